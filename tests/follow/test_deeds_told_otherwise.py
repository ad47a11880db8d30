"""Plans that came about as something told otherwise: without a day, by a body, at another level, after all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from follow.surely import graded, journey, of_kind, promises_of, surely
from newsroom import Desk

from onrecord.model import Actor, Coded
from onrecord.vocabulary import Status

JPN, PER, CHL = ("Japan", "JPN"), ("Peru", "PER"), ("Chile", "CHL")
# Somebody goes on to tell of the parties long after a plan was due.
LATER = Desk("z", "2032-02-01")
LATER.tells("Japan, Peru, Chile and Sweden said nothing.", "said", "statement", by=[JPN, PER, CHL])


def trip(
    report: str, day: str, sentence: str, trigger: str, on: str | None, status: Status, sure: float = 0.9
) -> Coded:
    """A report of a journey of the Chilean minister Ann Reyes to Sweden."""
    return journey(
        report, day, sentence, trigger, ("Ann Reyes", "CHL"), "Sweden", on=on, status=status, confidence=sure
    )


PLAN = trip("a", "2031-10-01", "Ann Reyes will visit Sweden on Oct. 6.", "visit", "2031-10-06", "future")


@pytest.mark.parametrize(
    ("day", "sentence", "state"),
    [
        ("2031-10-07", "Building on the stay of Ann Reyes in Sweden, much was done.", "kept"),
        # A month later it is another one.
        ("2031-11-20", "Building on the stay of Ann Reyes in Sweden, much was done.", "unreported"),
    ],
)
def test_a_journey_is_kept_by_what_is_told_about_then_without_a_day(
    day: str, sentence: str, state: str
) -> None:
    deed = trip("b", day, sentence, "stay", None, "actual", sure=0.5)
    found = [c.state for c in promises_of(PLAN, deed, surely(LATER)) if c.due is not None]
    assert found == [state]


def meeting(
    report: str,
    day: str,
    sentence: str,
    trigger: str,
    *,
    by: tuple[tuple[str, str], ...] = (JPN, PER),
    on: str | None = None,
    level: str = "official",
    status: Status = "actual",
) -> Coded:
    desk = Desk(report, day)
    details = {"level": level}
    desk.tells(sentence, trigger, "meeting", by=by, on=on, status=status, type_="CONSULT", details=details)
    return surely(desk)


DELEGATIONS = meeting(
    "a", "2031-10-01", "Delegations of Japan and Peru will meet on Monday.", "meet", on="2031-10-06",
    status="future",
)  # fmt: skip


@pytest.mark.parametrize(
    ("by", "on", "day", "state"),
    [
        # Whoever of the two received them, on the day and of just the two it is what was planned.
        ((JPN, PER), "2031-10-06", "2031-10-07", "kept"),
        ((JPN, PER), "2031-10-20", "2031-10-21", "unreported"),
        # Of three nobody knows whether the two met by themselves.
        ((JPN, PER, CHL), "2031-10-06", "2031-10-07", "open"),
    ],
)
def test_a_meeting_at_another_level_on_the_very_day_keeps_a_promise_that_names_nobody(
    by: tuple[tuple[str, str], ...], on: str, day: str, state: str
) -> None:
    names = ", ".join(name for name, _ in by)
    deed = meeting("b", day, f"{names} met in the palace.", "met", by=by, on=on, level="leader")
    assert [c.state for c in promises_of(DELEGATIONS, deed, surely(LATER))] == [state]


def summit(report: str, day: str, sentence: str, trigger: str, on: str | None, status: Status) -> Coded:
    return meeting(report, day, sentence, trigger, on=on, status=status, level="leader")


OFF = summit(
    "b", "2031-10-02", "Japan called off the summit with Peru, planned for Oct. 6.", "summit", None, "cancelled"
)  # fmt: skip


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2031-10-09", "kept"),
        # Months later the two hold another one.
        ("2031-12-09", "called-off"),
    ],
)
def test_a_summit_that_is_called_off_and_held_soon_after_all_was_kept(on: str, state: str) -> None:
    held = summit("c", on, "Japan and Peru held a summit in Lima.", "summit", on, "actual")
    assert [c.state for c in promises_of(OFF, held, surely(LATER))] == [state]


def test_a_line_whose_last_plan_came_about_at_another_level_was_held() -> None:
    def ministers(report: str, day: str, does: str, on: str, status: Status = "actual") -> Coded:
        sentence = f"Foreign ministers of Japan and Peru {does} on Monday."
        return meeting(report, day, sentence, does.split()[-1], on=on, level="minister", status=status)

    first = ministers("y", "2031-05-07", "met", "2031-05-06")
    plan = ministers("a", "2031-10-01", "will meet", "2031-10-06", "future")
    deed = meeting(
        "b", "2031-10-07", "Leaders of Japan and Peru met on Monday.", "met", on="2031-10-06", level="leader"
    )
    (found,) = of_kind("consultation", first, plan, deed, surely(LATER))
    assert (found.state, found.history[-1].date) == ("held", "2031-10-06")
    (unheard,) = of_kind("consultation", first, plan, surely(LATER))
    assert unheard.state == "planned, not reported since"


def gathering(report: str, day: str, sentence: str, trigger: str, status: Status) -> Coded:
    """A report of something that NATO does in Washington."""
    desk = Desk(report, day)
    start, until = ("2031-07-01", "2031-07-31") if status == "future" else (None, None)
    desk.tells(
        sentence, trigger, "meeting", on=start, until=until, status=status, type_="CONSULT",
        place=("Washington", "USA"),
    )  # fmt: skip
    coded = surely(desk, 0.9 if status == "future" else 0.5)
    at = sentence.index("NATO")
    nato = Actor(start=at, end=at + 4, text="NATO", kind="organisation", name="NATO", country="IGO")
    event = replace(coded.events[0], actors=(nato,))
    return replace(coded, actors=(nato,), events=(event,))


@pytest.mark.parametrize(
    ("trigger", "state"),
    [
        ("summit", "kept"),
        # What else the body does there is not what was promised.
        ("reception", "open"),
    ],
)
def test_a_summit_of_a_body_is_kept_by_what_is_called_alike_there_about_then(
    trigger: str, state: str
) -> None:
    plan = gathering(
        "a", "2031-01-29", "NATO will hold its summit in Washington in July.", "summit", "future"
    )
    deed = gathering(
        "b", "2031-07-11", f"At the {trigger} of NATO in Washington much was said.", trigger, "actual"
    )
    assert [c.state for c in promises_of(plan, deed, surely(LATER))] == [state]


def test_a_promise_is_shown_kept_by_what_gives_the_day_before_what_gives_the_month() -> None:
    plan = summit(
        "a", "2031-10-01", "Japan and Peru will hold a summit on Oct. 6.", "summit", "2031-10-06", "future"
    )
    desk = Desk("b", "2031-11-02")
    desk.tells(
        "Japan and Peru held a summit last month.", "summit", "meeting", by=[JPN, PER], on="2031-10-01",
        until="2031-10-31", type_="CONSULT", details={"level": "leader"},
    )  # fmt: skip
    unsure = summit("c", "2031-10-07", "Japan and Peru sat down on Monday.", "sat", "2031-10-06", "actual")
    exact = replace(unsure, events=tuple(replace(e, confidence=0.61) for e in unsure.events))
    happenings = graded(plan, surely(desk), exact)
    (found,) = promises_of(plan, surely(desk), exact)
    settled = next(h for h in happenings if h.id == found.settled_by)
    assert found.state == "kept"
    assert "c" in settled.reports
