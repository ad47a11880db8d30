"""What is told of at large and what singles an act out: series, talks under way, persons, numbers, clocks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from merge.desks import MERGER, PRK, merged
from merge.test_meetings import opened_elsewhere
from newsroom import Desk

from onrecord.model import Coded
from onrecord.vocabulary import EventKind

USA = [("Washington", "USA")]


def shot(report: str, day: str, sentence: str, trigger: str, on: str | None = None, told: str = "") -> Desk:
    """A report of launches, its day worded as `told`."""
    desk = Desk(report, day)
    desk.tells(
        sentence, trigger, "weapons", by=PRK, on=on, type_="MOBILIZE", details={"system": "ballistic missile"}
    )
    (event,) = desk.events
    if event.date is not None:
        desk.events[-1] = replace(event, date=replace(event.date, text=told))
    return desk


@pytest.mark.parametrize(
    "sentence",
    [
        "North Korea followed that with test launches of various missiles.",
        "North Korea has followed that with a string of ballistic launches.",
        "North Korea was condemned for its repeated ballistic missile launches.",
        "North Korea was condemned for multiple ballistic missile launches.",
    ],
)
def test_a_string_of_launches_is_not_the_launch_of_the_day(sentence: str) -> None:
    fired = shot("a", "2031-03-04", "North Korea launches a ballistic missile.", "launches", "2031-03-04")
    one = shot("b", "2031-03-05", "North Korea followed that with the ballistic launches.", "launches")
    assert len(merged(fired, one)) == 1
    assert len(merged(fired, shot("b", "2031-03-05", sentence, "launches"))) == 2


def test_how_many_were_tested_in_an_autumn_is_no_count_of_one_test() -> None:
    def tested(report: str, count: int, on: str, until: str) -> Desk:
        desk = Desk(report, "2031-12-01")
        desk.tells(
            "North Korea tested missiles of long range.", "tested", "weapons", by=PRK, on=on, until=until,
            type_="MOBILIZE", details={"system": "ICBM", "count": count},
        )  # fmt: skip
        return desk

    of_autumn = tested("b", 3, "2031-10-15", "2031-11-30")
    assert len(merged(tested("a", 1, "2031-11-28", "2031-11-28"), of_autumn)) == 2
    assert len(merged(tested("a", 3, "2031-11-28", "2031-11-28"), of_autumn)) == 1


def late_and_early(then: str) -> int:
    return len(
        merged(
            shot("a", "2031-03-05", "North Korea fired a missile.", "fired", "2031-03-04", "late Tuesday"),
            shot("b", "2031-03-05", "North Korea fired a missile.", "fired", "2031-03-05", then),
        )
    )


def test_late_on_one_day_is_the_next_day_by_a_clock_in_the_east() -> None:
    assert late_and_early("early Wednesday") == 1
    assert late_and_early("Wednesday") == 1


def test_the_afternoon_after_is_no_clock_s_late_evening() -> None:
    assert late_and_early("Wednesday afternoon") == 2


def talked(report: str, sentence: str, trigger: str) -> Desk:
    """A report of its own story in which two leaders are an aside, of no day."""
    desk = opened_elsewhere(report, "2031-05-02" if report == "a" else "2031-05-05")
    desk.tells(sentence, trigger, "meeting", type_="CONSULT")
    people = desk.person(sentence, "Luis Araya", "PER"), desk.person(sentence, "Marta Soto", "CHL")
    desk.events[-1] = replace(desk.events[-1], actors=people, details={"format": "bilateral"})
    return desk


def test_months_of_talks_are_not_the_meeting_of_the_same_two() -> None:
    summit = talked("a", "Luis Araya met Marta Soto.", "met")
    at_large = talked("b", "After months of talks Luis Araya and Marta Soto are at odds.", "talks")
    the_talks = talked("b", "The talks of Luis Araya and Marta Soto were short.", "talks")
    assert len(merged(summit, at_large)) == 2
    assert len(merged(summit, the_talks)) == 1


def freed(report: str, sentence: str, person: str | None) -> Desk:
    desk = opened_elsewhere(report, "2031-05-02" if report == "a" else "2031-05-05")
    desk.tells(sentence, "freed", "other", by=[("Chile", "CHL")], type_="RETREAT")
    if person is not None:
        held = desk.person(sentence, person, "PER")
        desk.events[-1] = replace(desk.events[-1], recipients=(held,))
    return desk


def test_one_man_is_freed_once() -> None:
    one, other = "Chile freed Luis Araya.", "It was right, she said, that Chile freed Luis Araya."
    assert len(merged(freed("a", one, "Luis Araya"), freed("b", other, "Luis Araya"))) == 1
    assert len(merged(freed("a", one, None), freed("b", other, None))) == 2


def test_the_same_number_of_diplomats_is_one_expulsion() -> None:
    def expelled(report: str, sentence: str, trigger: str) -> Desk:
        desk = Desk(report, "2031-03-27")
        desk.tells(sentence, trigger, "sanctions", by=USA, to=PRK, type_="SANCTION")
        return desk

    one = expelled("a", "Washington ordered 60 of North Korea's diplomats out.", "ordered")
    assert len(merged(one, expelled("b", "Washington will expel 60 envoys of North Korea.", "expel"))) == 1
    assert len(merged(one, expelled("b", "Washington will expel more envoys of North Korea.", "expel"))) == 2


def news(report: str, sentence: str, trigger: str, kind: EventKind, type_: str, *done: str) -> Coded:
    """A report that has what the first of two men did, perhaps to the second, for its headline."""
    desk = Desk(report, "2031-05-02")
    desk.tells(sentence, trigger, kind, type_=type_)
    people = [desk.person(sentence, name, "PER") for name in done]
    desk.events[-1] = replace(desk.events[-1], actors=tuple(people[:1]), recipients=tuple(people[1:]))
    coded = desk.filed()
    return replace(coded, report=replace(coded.report, title=sentence))


def test_whom_one_report_accuses_is_no_author_of_what_another_report_tells() -> None:
    def charged(report: str, sentence: str, trigger: str, *people: str) -> Coded:
        return news(report, sentence, trigger, "statement", "ACCUSE", *people)

    one = charged("a", "Luis Araya charged the fleets of Iquique with fraud.", "charged", "Luis Araya")
    again = charged("b", "On Friday Luis Araya blamed owners of fleets.", "blamed", "Luis Araya")
    against = charged("b", "On Friday the House blamed Luis Araya.", "blamed", "House", "Luis Araya")
    (event,) = against.events
    house = replace(event.actors[0], kind="organisation", country="PER")
    against = replace(against, events=(replace(event, actors=(house,)),))
    assert len(MERGER.happenings([one, again])) == 1
    assert len(MERGER.happenings([one, against])) == 2


def test_two_things_done_by_one_man_and_told_first_are_two() -> None:
    def acted(report: str, sentence: str, trigger: str) -> Coded:
        return news(report, sentence, trigger, "other", "COOPERATE", "Luis Araya")

    joined = acted("a", "Luis Araya joined the owners of anchovy fleets in Iquique.", "joined")
    again = acted("b", "Luis Araya joined the anchovy fleets of Iquique.", "joined")
    helped = acted("b", "Luis Araya helped the anchovy fleets of Iquique.", "helped")
    assert len(MERGER.happenings([joined, again])) == 1
    assert len(MERGER.happenings([joined, helped])) == 2
