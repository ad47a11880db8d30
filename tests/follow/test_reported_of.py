"""One sentence with the people and the day settles a promise, and so does one that calls it off."""

from __future__ import annotations

import pytest
from follow.surely import journey, promises_of

from onrecord.model import Coded
from onrecord.vocabulary import Status


def trip(
    report: str,
    day: str,
    sentence: str,
    trigger: str,
    on: str | None,
    status: Status = "actual",
    confidence: float = 0.9,
) -> Coded:
    """A report of a journey of the Chilean minister Ann Reyes to Sweden."""
    return journey(
        report, day, sentence, trigger, ("Ann Reyes", "CHL"), "Sweden",
        on=on, status=status, confidence=confidence,
    )  # fmt: skip


PLAN = trip("a", "2031-10-01", "Ann Reyes will visit Sweden on Oct. 6.", "visit", "2031-10-06", "future")
LATER = trip("z", "2031-12-20", "Ann Reyes will visit Sweden.", "visit", None, "hypothetical")


@pytest.mark.parametrize(
    ("day", "on", "confidence", "settled"),
    [
        # However unsure the sentence, it names her, the country and the day; on another day she came late.
        ("2031-10-07", "2031-10-06", 0.3, ["kept"]),
        ("2031-10-10", "2031-10-09", 0.3, ["late"]),
        # Months after it is another journey.
        ("2031-12-07", "2031-12-06", 0.3, []),
    ],
)
def test_a_journey_is_told_by_a_sentence_that_gives_its_day(
    day: str, on: str | None, confidence: float, settled: list[str]
) -> None:
    deed = trip("b", day, "Ann Reyes arrived in Sweden.", "arrived", on, confidence=confidence)
    states = [c.state for c in promises_of(PLAN, deed, LATER) if c.due is not None]
    assert [state for state in states if state in ("kept", "late")] == settled


@pytest.mark.parametrize(
    ("on", "called_off"),
    [
        (None, True),
        ("2031-10-06", True),
        # What is called off for another day is another journey.
        ("2031-11-20", False),
    ],
)
def test_a_plan_is_called_off_by_a_later_sentence(on: str | None, called_off: bool) -> None:
    off = trip("b", "2031-10-04", "Ann Reyes cancelled a trip to Sweden.", "trip", on, "cancelled", 0.6)
    states = [c.state for c in promises_of(PLAN, off, LATER) if c.due and c.due.from_ == "2031-10-06"]
    assert states == ["called-off" if called_off else "open"]


def test_the_day_on_which_a_plan_is_called_off_is_not_the_day_it_was_due() -> None:
    off = trip(
        "b",
        "2031-10-04",
        "Ann Reyes on Saturday cancelled a trip to Sweden.",
        "trip",
        "2031-10-04",
        "cancelled",
    )
    (found,) = promises_of(off)
    assert found.state == "called-off"
    assert found.due is None
