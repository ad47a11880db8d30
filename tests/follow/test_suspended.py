"""Talks that were suspended, and pacts whose signing was put off."""

from __future__ import annotations

from dataclasses import replace

from follow.surely import of_kind, promises_of, surely
from newsroom import Desk

from onrecord.model import Coded
from onrecord.vocabulary import EventKind, Status

PER, CHL = ("Peru", "PER"), ("Chile", "CHL")


def talks(report: str, day: str, sentence: str, trigger: str = "talks") -> Coded:
    desk = Desk(report, day)
    desk.tells(sentence, trigger, "meeting", by=[PER, CHL], on=day, type_="CONSULT")
    return surely(desk)


def act(report: str, day: str, sentence: str, trigger: str, *, kind: EventKind = "other") -> Coded:
    """An act of one on another, told with little confidence."""
    desk = Desk(report, day)
    desk.tells(sentence, trigger, kind, by=[PER], to=[CHL], on=day, type_="SANCTION")
    coded = surely(desk, 0.2)
    return replace(coded, events=(replace(coded.events[0], date_basis="sentence"),))


ROUNDS = (
    talks("a", "2031-01-11", "Peru and Chile held trade talks on Saturday."),
    talks("b", "2031-01-25", "Peru and Chile held trade talks on Saturday."),
)


def states(*coded: Coded) -> list[str]:
    (line,) = of_kind("negotiation", *coded)
    return [step.state for step in line.history]


def test_who_suspends_talks_suspends_the_open_line_and_a_later_round_resumes_it() -> None:
    stop = act("c", "2031-02-09", "Peru suspended trade talks with Chile on Sunday.", "suspended")
    again = talks("d", "2031-04-06", "Peru and Chile resumed trade talks on Sunday.", "resumed")
    assert states(*ROUNDS, stop) == ["under way", "under way", "suspended"]
    assert states(*ROUNDS, stop, again)[-1] == "resumed"


def test_a_suspension_without_a_day_is_one_where_it_is_news() -> None:
    def without_a_day(*before: str) -> Coded:
        desk = Desk("c", "2031-02-09")
        for sentence in before:
            desk.said(sentence, "Peru", "PER")
        desk.tells(
            "Peru suspended trade talks with Chile.", "suspended", "other", by=[PER], to=[CHL], type_="SANCTION"
        )  # fmt: skip
        return surely(desk, 0.2)

    assert states(*ROUNDS, without_a_day())[-1] == "suspended"
    background = ("Peru said that its harvest of grapes had been the best for many a year.",) * 20
    assert states(*ROUNDS, without_a_day(*background))[-1] == "under way"


def test_what_is_suspended_before_talks_is_no_suspension_of_them() -> None:
    aid = act("c", "2031-02-09", "Peru suspended aid to Chile before trade talks on Sunday.", "suspended")
    other = act("c", "2031-02-09", "Peru suspended hostage talks with Chile on Sunday.", "suspended")
    assert "suspended" not in states(*ROUNDS, aid)
    assert "suspended" not in states(*ROUNDS, other)


def test_talks_that_were_adjourned_are_suspended() -> None:
    end = talks("c", "2031-02-09", "Trade talks between Peru and Chile were adjourned on Sunday.", "talks")
    held = talks("c", "2031-02-09", "Trade talks between Peru and Chile were held on Sunday.", "talks")
    assert states(*ROUNDS, end)[-1] == "suspended"
    assert states(*ROUNDS, held)[-1] == "under way"


def signing(
    report: str, day: str, sentence: str, trigger: str, status: Status, on: str, moved: str | None = None
) -> Coded:
    desk = Desk(report, day)
    desk.tells(
        sentence, trigger, "agreement", by=[PER, CHL], on=on, moved_to=moved, status=status, type_="SUPPORT",
        details={"step": "signed", "parties": ["PER", "CHL"]},
    )  # fmt: skip
    coded = surely(desk)
    event = replace(coded.events[0], date_basis="sentence")
    if status == "future":
        start = sentence.index("will")
        event = replace(event, status_cue=replace(event.trigger, start=start, end=start + 4, text="will"))
    return replace(coded, events=(event,))


PLAN = signing(
    "a", "2031-05-03", "Peru and Chile will sign a border treaty on May 20.", "sign", "future", "2031-05-20"
)
PUT_OFF = signing(
    "b", "2031-05-18", "Peru and Chile postponed the signing of the border treaty from May 20 to June 4.",
    "signing", "postponed", "2031-05-20", "2031-06-04",
)  # fmt: skip
SIGNED = signing(
    "c",
    "2031-06-05",
    "Peru and Chile signed the border treaty on Wednesday.",
    "signed",
    "actual",
    "2031-06-04",
)


def test_a_pact_without_a_name_is_followed_from_the_plan_to_its_signing() -> None:
    (line,) = of_kind("agreement", PLAN, PUT_OFF, SIGNED)
    assert line.title == "Chile–Peru border treaty"
    assert [(step.state, step.date) for step in line.history] == [
        ("signing planned", "2031-05-03"), ("signing postponed", "2031-05-18"), ("signed", "2031-06-04"),
    ]  # fmt: skip


def test_a_pact_whose_signing_nobody_announced_is_no_process() -> None:
    assert not of_kind("agreement", SIGNED)


def test_a_signing_that_is_put_off_is_due_on_the_later_day() -> None:
    (made,) = promises_of(PLAN, PUT_OFF)
    assert made.due is not None
    assert (made.state, made.due.to) == ("changed", "2031-06-04")
    assert [c.state for c in promises_of(PLAN, PUT_OFF, SIGNED)] == ["late"]
