"""What becomes of a promise where the deed is told, but not surely: kept, open, or never reported."""

from __future__ import annotations

from dataclasses import replace

from follow.surely import promises_of, surely
from newsroom import Desk

from onrecord.model import Coded
from onrecord.vocabulary import Status

PEOPLE = (("Ann Reyes", "CHL"), ("Bo Salas", "PER"))


def told(
    report: str, day: str, sentence: str, *, on: str | None, confidence: float = 0.9, planned: bool = False
) -> Desk:
    """A meeting of two ministers, planned or held, told with so much confidence."""
    desk = Desk(report, day)
    aside(desk, sentence, on=on, confidence=confidence, planned=planned)
    return desk


def aside(desk: Desk, sentence: str, *, on: str | None, confidence: float, planned: bool = False) -> None:
    """One more meeting of the two in the same report."""
    trigger = "meet" if "will meet" in sentence else "met"
    status: Status = "future" if planned else "actual"
    desk.tells(
        sentence, trigger, "meeting", on=on, status=status, type_="CONSULT", details={"level": "minister"}
    )
    people = tuple(desk.person(sentence, name, code) for name, code in PEOPLE)
    desk.events[-1] = replace(desk.events[-1], actors=people, confidence=confidence)


def read_on() -> Coded:
    """A report of a month later that names one of the countries."""
    desk = Desk("z", "2031-02-10")
    desk.tells("Chile votes.", "votes", "other", by=[("Chile", "CHL")], on="2031-02-10")
    return surely(desk)


def plan() -> Desk:
    return told("a", "2031-01-08", "Ann Reyes will meet Bo Salas on Jan. 20.", on="2031-01-20", planned=True)


def state(*desks: Desk) -> list[str]:
    return [c.state for c in promises_of(*(desk.filed() for desk in desks), read_on())]


def test_the_very_people_met_on_the_very_day_however_unsurely_it_was_read() -> None:
    unsure = told("b", "2031-01-21", "Ann Reyes met Bo Salas on Monday.", on="2031-01-20", confidence=0.55)
    assert state(plan(), unsure) == ["kept"]
    # The same sentence, read with hardly any confidence, is the plan's own happening by all else it tells.
    hardly = told("b", "2031-01-21", "Ann Reyes met Bo Salas on Monday.", on="2031-01-20", confidence=0.2)
    assert state(plan(), hardly) == ["kept"]


def test_background_in_the_report_of_the_promise_keeps_nothing() -> None:
    both = plan()
    aside(both, "Ann Reyes met Bo Salas in spring.", on=None, confidence=0.55)
    assert state(both) == ["unreported"]


def test_what_the_two_did_weeks_before_or_others_did_leaves_it_unreported() -> None:
    before = told("b", "2031-01-13", "Ann Reyes met Bo Salas on Sunday.", on="2031-01-12", confidence=0.55)
    assert state(plan(), before) == ["unreported"]
    others = Desk("b", "2031-01-21")
    others.tells(
        "Chile, Peru, Brazil and Japan met on Monday.", "met", "meeting",
        by=[("Chile", "CHL"), ("Peru", "PER"), ("Brazil", "BRA"), ("Japan", "JPN")], on="2031-01-20",
        type_="CONSULT", details={"level": "leader"},
    )  # fmt: skip
    assert state(plan(), others) == ["unreported"]


def test_a_day_nobody_has_read_beyond_leaves_it_open() -> None:
    assert [c.state for c in promises_of(plan().filed())] == ["open"]
