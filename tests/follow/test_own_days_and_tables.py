"""Whose day a sentence gives, how many sat at a table, and whose arms talks were on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from follow.surely import FOLLOWER, dossiers_of, graded, of_kind, surely
from newsroom import Desk

from onrecord.merge import entities
from onrecord.model import Coded
from onrecord.vocabulary import Status

CHILE, PERU, USA, JPN = ("Chile", "CHL"), ("Peru", "PER"), ("United States", "USA"), ("Japan", "JPN")


def met(
    report: str, day: str, sentence: str, trigger: str, on: str | None, words: str = "", *,
    level: str = "minister", status: Status = "actual", outcome: str | None = None,
) -> Coded:  # fmt: skip
    """A report of a meeting of Chile and Peru, dated in some words."""
    desk = Desk(report, day)
    details = {"level": level} | ({"outcome": outcome} if outcome else {})
    desk.tells(
        sentence, trigger, "meeting", by=[CHILE, PERU], on=on, status=status, type_="CONSULT", details=details
    )
    coded = surely(desk)
    (event,) = coded.events
    if words and event.date is not None:
        start = sentence.index(words)
        given = replace(event.date, start=start, end=start + len(words), text=words)
        event = replace(event, date=given, date_basis="sentence")
    return replace(coded, events=(event,))


def steps(kind: str, *coded: Coded) -> list[tuple[str, str | None]]:
    return [(s.state, s.date) for d in of_kind(kind, *coded) for s in d.history]


# 2031-05-20 is a Tuesday.
BEFORE = met(
    "a", "2031-01-11", "Foreign ministers of Chile and Peru met on Friday.", "met", "2031-01-10", "Friday"
)


def test_a_deed_of_a_weekday_that_was_read_as_the_next_one_is_of_the_week_before() -> None:
    told = met(
        "b",
        "2031-05-19",
        "Foreign ministers of Chile and Peru met on Tuesday.",
        "met",
        "2031-05-20",
        "Tuesday",
    )
    assert steps("consultation", BEFORE, told) == [("held", "2031-01-10"), ("held", "2031-05-13")]


def test_tomorrow_s_meeting_is_none_that_was_held() -> None:
    told = met(
        "b", "2031-05-19", "The meeting of foreign ministers of Chile and Peru tomorrow was long sought.", "meeting", "2031-05-20",
        "tomorrow",
    )  # fmt: skip
    assert steps("consultation", BEFORE, told) == []


def test_a_summit_on_a_weekday_told_before_its_planned_day_is_the_planned_one() -> None:
    plan = met(
        "b",
        "2031-05-12",
        "Leaders of Chile and Peru will meet on May 19.",
        "meet",
        "2031-05-19",
        level="leader",
        status="future",
    )
    ahead = met(
        "c", "2031-05-15", "He left for Lima before a summit of the leaders of Chile and Peru Monday.", "summit", "2031-05-12", "Monday",
        level="leader",
    )  # fmt: skip
    first = met(
        "a",
        "2031-01-11",
        "Leaders of Chile and Peru met on Friday.",
        "met",
        "2031-01-10",
        "Friday",
        level="leader",
    )
    later = met(
        "d", "2031-05-20", "Leaders of Chile and Peru met on May 19.", "met", "2031-05-19", level="leader"
    )
    assert [day for state, day in steps("consultation", first, plan, ahead, later) if state == "held"] == [
        "2031-01-10",
        "2031-05-19",
    ]


def test_talks_broke_down_when_that_was_first_told() -> None:
    told = [
        met("a", "2031-03-01", "Chile and Peru held peace talks.", "talks", None),
        met(
            "b",
            "2031-03-05",
            "Peace talks of Chile and Peru broke down.",
            "talks",
            None,
            outcome="broke-down",
        ),
    ]
    talks, end = graded(*told)
    # Merging may take the talks and their end for one.
    one = replace(end, events=(*talks.events, *end.events), reports=(*talks.reports, *end.reports))
    (line,) = (d for d in FOLLOWER.dossiers([one], entities(told)[0], told) if d.kind == "negotiation")
    assert (line.state, line.history[-1].date) == ("broken down", "2031-03-05")


def measure(sentence: str, trigger: str, day: str, *, report: str = "a", lawmakers: bool = False) -> Coded:
    desk = Desk(report, "2031-04-02")
    desk.tells(
        sentence, trigger, "sanctions", by=[("United States", "USA")], to=[("North Korea", "PRK")], on=day,
        type_="SANCTION", details={"step": "imposed"},
    )  # fmt: skip
    coded = surely(desk)
    (event,) = coded.events
    if "Feb. 12" in sentence and event.date is not None:
        start = sentence.index("Feb. 12")
        given = replace(event.date, start=start, end=start + 7, text="Feb. 12")
        event = replace(event, date=given, date_basis="sentence")
    if lawmakers:
        event = replace(event, actors=tuple(replace(a, sectors=("LEG",), kind="group") for a in event.actors))
    return replace(coded, events=(event,))


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("United States sanctions on North Korea followed the North's Feb. 12 test.", False),
        ("United States sanctions on North Korea were imposed on Feb. 12.", True),
    ],
)
def test_the_day_of_somebody_s_test_is_not_that_of_the_sanctions(sentence: str, known: bool) -> None:
    told = steps("sanctions", *(measure(sentence, "sanctions", "2031-02-12", report=r) for r in "ab"))
    assert (("imposed", "2031-02-12") in told) is known


@pytest.mark.parametrize("lawmakers", [True, False])
def test_what_members_of_a_parliament_pass_is_not_imposed_yet(lawmakers: bool) -> None:
    sentence = "In the United States they tightened sanctions on North Korea."
    made = (measure(sentence, "tightened", "2031-03-30", report=r, lawmakers=lawmakers) for r in "ab")
    told = steps("sanctions", *made)
    assert bool(told) is not lawmakers


def allies(report: str, day: str, sentence: str, place: tuple[str, str] | None = None) -> Coded:
    desk = Desk(report, day)
    desk.tells(
        sentence, "talks", "meeting", by=[USA, JPN], on=day, type_="CONSULT", place=place,
        details={"level": "official"},
    )  # fmt: skip
    return surely(desk)


def test_allies_talks_on_the_arms_of_one_who_is_not_there_are_no_negotiation() -> None:
    on_others = [
        allies("a", "2031-01-10", "United States and Japan held talks on denuclearization of North Korea."),
        allies("b", "2031-02-10", "United States and Japan held talks on the nuclear weapons of North Korea."),
        # Somebody else's talks in his capital make him no host of theirs.
        allies(
            "c", "2031-03-10", "United States and Japan held talks on denuclearization in Pyongyang.",
            ("Pyongyang", "PRK"),
        ),
    ]  # fmt: skip
    assert not [d for d in dossiers_of(*on_others) if d.kind == "negotiation"]
    own = [
        allies(str(n), f"2031-0{n}-10", "United States and Japan held talks on tariffs and trade.")
        for n in (1, 2)
    ]
    assert [d.title for d in dossiers_of(*own) if d.kind == "negotiation"] == ["U.S.–Japan trade talks"]


@pytest.mark.parametrize(
    ("sentence", "step"),
    [
        ("Foreign ministers of Chile and Peru, Prime Minister Silva met.", False),
        ("Foreign ministers of Chile and Peru met while Prime Minister Silva was away.", True),
        ("Foreign ministers of Chile and Peru held a trilateral meeting.", False),
    ],
)
def test_a_table_of_three_is_no_step_of_two(sentence: str, step: bool) -> None:
    desk = Desk("b", "2031-05-20")
    trigger = "meeting" if "meeting" in sentence else "met"
    desk.tells(
        sentence, trigger, "meeting", by=[CHILE, PERU], on="2031-05-20", type_="CONSULT",
        details={"level": "minister"},
    )  # fmt: skip
    if "Silva" in sentence:
        desk.person(sentence, "Prime Minister Silva", "BRA")
    also = met("c", "2031-09-11", "Foreign ministers of Chile and Peru met on Sept. 10.", "met", "2031-09-10")
    assert (("held", "2031-05-20") in steps("consultation", BEFORE, surely(desk), also)) is step
