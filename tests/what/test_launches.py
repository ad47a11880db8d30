"""Tests and launches as the codebook reads them: was it done, by whom, of what, and on which day.

The whole way from text to event is taken, as in `onrecord what`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.coder import report_of
from onrecord.knowledge import Knowledge
from onrecord.model import Event
from onrecord.rooms import Rooms

Launches = Callable[..., list[Event]]


@pytest.fixture(scope="module")
def launches(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Launches:
    """The weapons events of a text published on a Saturday in 2031, or on another day."""
    rooms = Rooms(knowledge)

    def read(text: str, published: str = "2031-03-08") -> list[Event]:
        events = rooms.code(parsed(text), report_of(text, published)).events
        return [event for event in events if event.kind == "weapons"]

    return read


def day(event: Event) -> str | None:
    return event.date.from_ if event.date is not None else None


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran tried but failed to launch a satellite on Thursday.",
        "Iran attempted to launch a satellite on Thursday.",
        "Iran's attempted satellite launch on Thursday ended in failure.",
        "An Iranian missile test apparently failed on Thursday.",
    ],
)
def test_an_attempt_that_failed_was_a_launch(launches: Launches, sentence: str) -> None:
    # A rocket left the pad, or was meant to: rules and the ladder ask of the launch, not of its success.
    (event,) = launches(sentence)
    assert event.status == "actual"
    assert day(event) == "2031-03-06"
    assert event.actors[0].country == "IRN"


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran is trying to launch a satellite.",
        "Iran may attempt to launch a satellite on Sunday.",
        "Iran has not tried to launch a satellite.",
    ],
)
def test_an_attempt_still_to_be_made_is_none(launches: Launches, sentence: str) -> None:
    assert all(event.status != "actual" for event in launches(sentence))


def test_what_appeared_to_be_a_missile_is_a_missile_fired(launches: Launches) -> None:
    (event,) = launches(
        "Iran fired what appeared to be a medium-range ballistic missile on Friday, Oman said."
    )
    assert (event.status, day(event)) == ("actual", "2031-03-07")
    assert event.details["system"] == "MRBM"


def test_a_name_given_in_passing_does_not_take_the_day(launches: Launches) -> None:
    (event,) = launches("Officials said Iran launched two missiles dubbed Sejil on Wednesday.")
    assert day(event) == "2031-03-05"


def test_a_day_before_a_comma_belongs_to_what_came_before(launches: Launches) -> None:
    (event,) = launches("Iran launched a missile Friday, American and Israeli officials said.")
    assert day(event) == "2031-03-07"


def test_sundays_launch_is_the_one_told_before(launches: Launches) -> None:
    told, again = launches("Iran fired a missile into the sea. Thursday's launch was the fifth this year.")
    assert again.trigger.text == "launch"
    assert again.actors[0].country == "IRN"
    assert again.actors[0].inferred
    assert (day(told), day(again)) == (None, "2031-03-06")


def test_a_launch_without_one_before_it_points_to_nothing(launches: Launches) -> None:
    # Of a book, a product, a campaign: a bare launch is a weapon's only where one has been told.
    assert not launches("Iran praised Thursday's launch. The test went well.")


def test_who_discusses_a_launch_has_not_made_it(launches: Launches) -> None:
    text = "Iran fired a missile into the sea. The Security Council will discuss Thursday's missile test."
    assert all(actor.country == "IRN" for event in launches(text) for actor in event.actors)


def test_the_leader_who_watched_a_test_stands_for_his_country(launches: Launches) -> None:
    (event,) = launches("North Korean leader Kim Jong Un oversaw a ballistic missile test, state media said.")
    assert event.actors[0].country == "PRK"
    assert event.details["activity"] == "test"


def test_a_missile_that_nobody_is_said_to_have_fired_is_its_owners(launches: Launches) -> None:
    (event,) = launches("An Iranian missile exploded during launch on Friday, officials said.")
    assert (event.actors[0].country, day(event)) == ("IRN", "2031-03-07")


def test_a_body_acts_for_the_state_it_is_said_to_be_of(launches: Launches) -> None:
    (event,) = launches(
        "The Space Research Administration (SRA) of Iran conducted the launch of a satellite."
    )
    assert "IRN" in {actor.country for actor in event.actors}


def test_a_sunday_in_asia_begins_on_saturday_in_washington(launches: Launches) -> None:
    # Read on Saturday, "on Sunday" cannot be tomorrow: it has begun where the rocket was fired.
    (event,) = launches("North Korea launched a long-range rocket on Sunday, South Korea said.", "2031-03-08")
    assert day(event) == "2031-03-09"


def test_a_sunday_in_europe_is_a_week_old(launches: Launches) -> None:
    (event,) = launches("Norway launched a research rocket on Sunday, its army said.", "2031-03-08")
    assert day(event) == "2031-03-02"


def test_a_launch_told_again_a_week_later_keeps_its_day(launches: Launches) -> None:
    text = "North Korea has tested many missiles. Sunday's launch was its fifth."
    assert [day(event) for event in launches(text, "2031-03-08")][-1] == "2031-03-02"


@pytest.mark.parametrize(
    ("sentence", "activity"),
    [
        ("Iran test-fired a cruise missile.", "test"),
        ("Iran unveiled a cruise missile.", "display"),
        ("Iran deployed cruise missiles.", "deployment"),
        ("Iran developed a cruise missile.", "development"),
    ],
)
def test_a_parade_is_no_launch(launches: Launches, sentence: str, activity: str) -> None:
    (event,) = launches(sentence)
    assert event.details["activity"] == activity


def test_a_weapon_named_of_another_test_is_not_this_ones(launches: Launches) -> None:
    text = "Iran fired a missile. Friday's launch followed two tests of intercontinental ballistic missiles."
    again = next(event for event in launches(text) if event.trigger.text == "launch")
    assert "system" not in again.details


def test_what_a_missile_could_carry_is_not_what_was_tested(launches: Launches) -> None:
    (event,) = launches("Iran tested a ballistic missile that could carry a nuclear warhead.")
    assert event.details["system"] == "ballistic"


@pytest.mark.parametrize(
    "sentence",
    [
        "Friday's nuclear test was Chad's second this year.",
        "Friday's missile launch, Chad's third this month, alarmed its neighbours.",
        "Friday's missile test marked Chad's first launch of a satellite.",
    ],
)
def test_a_test_that_is_called_somebodys_third_is_theirs(launches: Launches, sentence: str) -> None:
    first = launches(sentence)[0]
    assert [actor.country for actor in first.actors] == ["TCD"]
    assert (first.status, day(first)) == ("actual", "2031-03-07")


def test_a_test_that_is_called_somebodys_answer_says_nothing_of_who_made_it(launches: Launches) -> None:
    found = launches("Friday's missile launch was Chad's answer to the sanctions.")
    assert all(event.trigger.text != "launch" or not event.actors for event in found)


@pytest.mark.parametrize(
    ("text", "trigger", "system", "count"),
    [
        (
            "In its effort to build an ICBM, Chad fired a short-range missile on Monday.",
            "fired",
            "short-range missile",
            1,
        ),
        (
            "Chad has conducted three nuclear bomb tests, the most recent in May.",
            "conducted",
            "nuclear",
            None,
        ),
    ],
)
def test_a_weapon_is_what_was_fired_and_not_what_leads_in(
    launches: Launches, text: str, trigger: str, system: str, count: int | None
) -> None:
    (event,) = (e for e in launches(text) if e.trigger.text == trigger)
    assert (event.details["system"], event.details.get("count")) == (system, count)
