"""What is no step of a line: tariffs, who is not told of, other people's meetings, what is yet to come."""

from __future__ import annotations

from dataclasses import replace

import pytest
from follow.surely import of_kind, promises_of, surely
from newsroom import Desk

from onrecord.model import Coded
from onrecord.vocabulary import Genre, Status

CHILE, PERU = ("Chile", "CHL"), ("Peru", "PER")


def measure(day: str, words: str) -> Coded:
    desk = Desk(day, day)
    sentence = f"Chile imposed {words} on Peru."
    desk.tells(
        sentence, "imposed", "sanctions", by=[CHILE], to=[PERU], on=day, type_="SANCTION",
        details={"step": "imposed"},
    )  # fmt: skip
    return surely(desk)


@pytest.mark.parametrize(
    ("words", "number"),
    [("sanctions", 1), ("steel tariffs", 0), ("import duties", 0), ("sanctions and tariffs", 1)],
)
def test_tariffs_are_no_sanctions(words: str, number: int) -> None:
    assert len(of_kind("sanctions", measure("2031-01-05", words), measure("2031-06-05", words))) == number


def met(
    day: str,
    on: str | None,
    sentence: str,
    trigger: str = "met",
    status: Status = "actual",
    level: str = "leader",
    confidence: float = 0.9,
    genre: Genre = "news",
) -> Coded:
    """A report of a meeting of Chile and Peru."""
    desk = Desk(f"r{day}{on}{trigger}", day)
    desk.tells(
        sentence, trigger, "meeting", by=[CHILE, PERU], on=on, status=status, type_="CONSULT",
        details={"level": level},
    )  # fmt: skip
    told = surely(desk, confidence)
    return replace(told, report=replace(told.report, genre=genre))


OPEN = (
    met("2031-01-11", "2031-01-10", "Leaders of Chile and Peru met on Jan. 10."),
    met("2031-03-11", "2031-03-10", "Leaders of Chile and Peru met on March 10."),
)


def days(*more: Coded) -> list[tuple[str, str | None]]:
    (found,) = of_kind("consultation", *OPEN, *more)
    return [(s.state, s.date) for s in found.history][len(OPEN) :]


def test_a_meeting_of_which_no_details_are_given_is_not_held_by_who_is_named() -> None:
    sentence = "Leaders of Chile and Peru gave no details on a meeting."
    assert not days(met("2031-09-11", "2031-09-10", sentence, "meeting"))


def test_a_summit_told_as_if_held_before_its_day_is_only_talked_of() -> None:
    plan = met(
        "2031-09-01", "2031-09-12", "Leaders of Chile and Peru will meet on Sept. 12.", "meet", "future"
    )
    early = met("2031-09-08", None, "The summit of Chile and Peru is a leap into the unknown.", "summit")
    assert [state for state, _ in days(plan, early)] == ["planned"]


def test_what_was_made_days_earlier_has_no_day() -> None:
    sentence = "Days earlier leaders of Chile and Peru met; days ago the summit made history."
    assert not days(met("2031-09-11", None, sentence))


def test_a_meeting_told_less_surely_is_a_step_where_its_sentence_gives_the_day() -> None:
    sentence = "Leaders of Chile and Peru met on Sept. 10."
    assert days(met("2031-09-11", "2031-09-10", sentence, confidence=0.4)) == [("held", "2031-09-10")]
    assert not days(met("2031-09-11", None, sentence, confidence=0.4))
    assert not days(met("2031-09-11", "2031-09-10", sentence, confidence=0.2))


def test_the_last_couple_of_days_are_no_day() -> None:
    desk = Desk("a", "2031-05-20")
    desk.tells(
        "Chile and Peru signed the Harbour Pact over the last couple of days.", "signed", "agreement",
        by=[CHILE, PERU], on="2031-05-18", until="2031-05-20", type_="AGREE",
        details={"name": "Harbour Pact", "step": "signed"},
    )  # fmt: skip
    told = surely(desk)
    date = replace(told.events[0].date, text="the last couple of days")  # type: ignore[type-var]
    told = replace(told, events=(replace(told.events[0], date=date),))
    (found,) = of_kind("agreement", told)
    assert [s.date for s in found.history] == ["2031-05"]


def test_senior_party_leaders_hold_no_consultations_of_leaders() -> None:
    sentence = "Senior Peruvian party leaders of Peru visited Chile."
    visits = (met("2031-09-11", "2031-09-10", sentence, "visited"),)
    (found,) = of_kind("consultation", *OPEN, *visits)
    assert len(found.history) == len(OPEN)


def test_of_a_joint_drill_of_which_one_side_is_read_nobody_promised_the_rest() -> None:
    for by, number in (([CHILE, PERU], 1), ([CHILE], 0)):
        desk = Desk("a", "2031-01-08")
        desk.tells(
            "Chile and Peru will hold joint drills on Jan. 20.", "drills", "exercise", by=by, on="2031-01-20",
            status="future", type_="COOPERATE", details={"joint": True},
        )  # fmt: skip
        assert len(promises_of(surely(desk))) == number


def test_who_is_left_out_is_no_party_and_neither_are_neighbours() -> None:
    for sentence in (
        "Chile, but not Peru, will hold talks on Jan. 20.",
        "Chile will hold talks with Peru's neighbours on Jan. 20.",
    ):
        plan = met("2031-01-08", "2031-01-20", sentence, "talks", "future")
        assert not promises_of(plan)


def test_a_month_told_of_a_planned_meeting_comes_after_the_plan() -> None:
    plan = met(
        "2031-09-01", "2031-09-12", "Leaders of Chile and Peru will meet on Sept. 12.", "meet", "future"
    )
    desk = Desk("late", "2031-12-20")
    desk.tells(
        "Leaders of Chile and Peru met in September.", "met", "meeting", by=[CHILE, PERU], on="2031-09-01",
        until="2031-09-30", type_="CONSULT", details={"level": "leader"},
    )  # fmt: skip
    assert days(plan, surely(desk))[-1] == ("held", "2031-09")
