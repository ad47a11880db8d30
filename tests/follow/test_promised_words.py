"""What a promise is called, what is none, and by what it is kept late or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from follow.surely import FOLLOWER, graded, journey, promises_of, surely
from newsroom import Desk

from onrecord.model import Coded, Commitment

JPN, PER = ("Japan", "JPN"), ("Peru", "PER")


def planned(
    sentence: str, trigger: str, on: str, *, day: str = "2031-07-01", until: str | None = None
) -> Coded:
    desk = Desk(day, day)
    desk.tells(
        sentence, trigger, "meeting", by=[JPN, PER], on=on, until=until, status="future", type_="CONSULT"
    )
    return surely(desk)


def told(report: str, day: str, on: str, place: tuple[str, str] | None = None) -> Coded:
    desk = Desk(report, day)
    sentence = f"Officials of Japan met those of Peru{f' in {place[0]}' if place else ''}."
    desk.tells(sentence, "met", "meeting", by=[JPN, PER], on=on, type_="CONSULT", place=place)
    return surely(desk)


def as_one(deed: Coded | None, *coded: Coded) -> list[Commitment]:
    """What is promised where merging takes all these reports, but for the deed's, to tell of one thing."""
    found = graded(*coded)
    whole = replace(
        found[0],
        events=tuple(e for h in found for e in h.events),
        reports=tuple(r for h in found for r in h.reports),
        history=tuple(step for h in found for step in h.history),
        status="actual" if any(h.status == "actual" for h in found) else "future",
    )
    every = (*coded, deed) if deed is not None else coded
    others = graded(deed) if deed is not None else ()
    return list(FOLLOWER.commitments((whole, *others), every))


def trip(sentence: str, trigger: str, on: str, until: str | None = None) -> list[Commitment]:
    coded = journey(
        "a", "2031-10-04", sentence, trigger, ("Ann Whitcomb", "USA"), "Stockholm", on=on, status="future"
    )
    (event,) = coded.events
    if until is not None and event.date is not None:
        event = replace(event, date=replace(event.date, to=until))
    return promises_of(replace(coded, events=(event,)))


def test_a_verb_that_says_nothing_is_told_with_its_journey() -> None:
    (made,) = trip("Ann Whitcomb will make a short trip to Stockholm in Sweden.", "make", "2031-10-06")
    assert made.what == "make a short trip (Ann Whitcomb)"
    assert len(made.by) == 1


def test_a_journey_under_way_is_no_promise_of_one() -> None:
    under_way = "Ann Whitcomb gave assurances on a trip to Stockholm in Sweden this week."
    assert not trip(under_way, "trip", "2031-09-29", "2031-10-05")
    ahead = "Ann Whitcomb will give assurances on a trip to Stockholm in Sweden."
    assert trip(ahead, "trip", "2031-10-06", "2031-10-07")


@pytest.mark.parametrize(
    ("sentence", "promised"),
    [
        ("Japan did everything short of begging Peru for a meeting in July.", False),
        ("Japan went to Lima to get Peru into a meeting in July.", False),
        ("Japan told Lima that it and Peru have a meeting in July.", True),
    ],
)
def test_what_one_side_seeks_nobody_has_promised(sentence: str, promised: bool) -> None:
    assert bool(promises_of(planned(sentence, "meeting", "2031-07-10"))) is promised


def test_a_thing_for_two_weekdays_is_due_until_the_second() -> None:
    sentence = "Japan and Peru will meet on Tuesday and Thursday."
    coded = planned(sentence, "meet", "2031-07-08", day="2031-07-04")
    (event,) = coded.events
    assert event.date is not None
    start = sentence.index("Tuesday")
    given = replace(event.date, start=start, end=start + 7, text="Tuesday")
    (made,) = promises_of(replace(coded, events=(replace(event, date=given, date_basis="sentence"),)))
    assert made.due is not None and (made.due.from_, made.due.to) == ("2031-07-08", "2031-07-10")


def test_what_is_done_on_a_later_day_that_was_given_anew_is_kept_late() -> None:
    first = journey(
        "a", "2031-05-01", "Ann Whitcomb will visit Stockholm in Sweden in May.", "visit",
        ("Ann Whitcomb", "USA"), "Stockholm", on="2031-05-20", status="future",
    )  # fmt: skip
    again = journey(
        "b", "2031-05-25", "Ann Whitcomb will visit Stockholm in Sweden on June 12.", "visit",
        ("Ann Whitcomb", "USA"), "Stockholm", on="2031-06-12", status="future",
    )  # fmt: skip
    deed = journey(
        "c", "2031-06-13", "Ann Whitcomb visited Stockholm in Sweden.", "visited", ("Ann Whitcomb", "USA"),
        "Stockholm", on="2031-06-12",
    )  # fmt: skip
    (late,) = as_one(deed, first, again)
    assert late.state == "late"
    assert late.due is not None and late.due.from_ == "2031-05-20"
    (kept,) = as_one(deed, again)
    assert kept.state == "kept"


def test_a_meeting_elsewhere_of_officials_nobody_names_is_another_one() -> None:
    desk = Desk("a", "2031-07-01")
    desk.tells(
        "Officials of Japan and Peru will meet in Oslo.", "meet", "meeting", by=[JPN, PER], on="2031-07-10",
        status="future", type_="CONSULT", place=("Oslo", "NOR"),
    )  # fmt: skip
    plan = surely(desk)
    there, elsewhere = (
        told("b", "2031-07-11", "2031-07-10", place) for place in (("Oslo", "NOR"), ("Cairo", "EGY"))
    )
    assert [c.state for c in as_one(None, plan, there)] == ["kept"]
    assert "kept" not in [c.state for c in as_one(None, plan, elsewhere)]
