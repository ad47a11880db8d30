"""On which day an act was: the days of its own clause, a stretch of days as one, not those of what it followed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.coder import report_of
from onrecord.knowledge import Knowledge
from onrecord.rooms import Rooms

Days = Callable[[str, str], list[tuple[str | None, str | None]]]


@pytest.fixture(scope="module")
def days(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Days:
    """The first and last day of each event with a trigger, in a text of Thursday, June 17, 2021."""
    rooms = Rooms(knowledge)

    def read(text: str, trigger: str) -> list[tuple[str | None, str | None]]:
        events = rooms.code(parsed(text), report_of(text, "2021-06-17")).events
        return [
            (event.date.from_, event.date.to) if event.date is not None else (None, None)
            for event in events
            if event.trigger.text == trigger
        ]

    return read


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The President of Chile will visit Peru from June 19 to 23.", "visit"),
        ("The President of Chile will visit Peru June 19-23.", "visit"),
        ("Chile and Peru will hold talks from Saturday through Wednesday.", "talks"),
    ],
)
def test_from_one_day_to_another_is_one_stretch_of_days(days: Days, sentence: str, trigger: str) -> None:
    # Read as its last day alone, a five-day journey was kept apart from the meeting made on its third.
    assert days(sentence, trigger) == [("2021-06-19", "2021-06-23")]


def test_what_is_moved_from_one_day_to_another_does_not_last(days: Days) -> None:
    found = days("Chile and Peru moved their talks from Saturday to Wednesday.", "talks")
    assert all(first == last for first, last in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile praised Peru in a statement on Wednesday after the summit of the two countries.",
        "The President of Chile spoke on Wednesday ahead of a summit with Peru.",
    ],
)
def test_what_was_said_after_a_summit_does_not_date_the_summit(days: Days, sentence: str) -> None:
    assert days(sentence, "summit") == [(None, None)]


@pytest.fixture(scope="module")
def put_off(
    knowledge: Knowledge, parsed: Callable[[str], Doc]
) -> Callable[[str], list[tuple[str | None, ...]]]:
    """Of each act put off in a text of June 17, 2021: the day it had been for, and the one it is for now."""
    rooms = Rooms(knowledge)

    def read(text: str) -> list[tuple[str | None, ...]]:
        events = rooms.code(parsed(text), report_of(text, "2021-06-17")).events
        return [
            tuple(time.from_ if time is not None else None for time in (event.date, event.moved_to))
            for event in events
            if event.status == "postponed"
        ]

    return read


@pytest.mark.parametrize(
    ("sentence", "before", "now"),
    [
        ("Chile and Peru moved their talks from June 22 to July 6.", "2021-06-22", "2021-07-06"),
        (
            "The signing of a treaty between Chile and Peru, scheduled for June 22, has been postponed to July 6.",
            "2021-06-22",
            "2021-07-06",
        ),
        ("Chile and Peru put off the meeting of their foreign ministers until July 6.", None, "2021-07-06"),
        ("Talks between Chile and Peru on June 22 have been postponed.", "2021-06-22", None),
    ],
)
def test_what_is_put_off_has_the_day_it_had_been_for_and_the_day_it_is_for_now(
    put_off: Callable[[str], list[tuple[str | None, ...]]], sentence: str, before: str | None, now: str | None
) -> None:
    assert put_off(sentence) == [(before, now)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Peru fired a ballistic missile on Wednesday. Chile condemned the test.", "2021-06-16"),
        # Of two days told neither is the bare word's.
        (
            "Peru fired a ballistic missile on Wednesday. It tested a nuclear bomb in May 2019. Chile condemned the test.",
            None,
        ),
        # "The tests" may be more than the one that is dated.
        ("Peru fired a ballistic missile on Wednesday. Chile condemned the tests.", None),
    ],
)
def test_the_test_is_of_the_one_day_that_is_told_of_a_launch(days: Days, text: str, day: str | None) -> None:
    word = "tests" if "tests" in text else "test"
    assert days(text, word)[-1] == (day, day)


@pytest.mark.parametrize(
    ("sentence", "trigger", "day"),
    [
        ("Chile and Peru agreed on Wednesday to share radar data.", "share", None),
        ("Chile vowed on Wednesday to send troops to Haiti on June 30.", "send", "2021-06-30"),
        ("Chile and Peru will hold talks on Saturday.", "talks", "2021-06-19"),
    ],
)
def test_the_day_of_a_promise_is_not_that_of_what_is_promised(
    days: Days, sentence: str, trigger: str, day: str | None
) -> None:
    assert days(sentence, trigger) == [(day, day)]
