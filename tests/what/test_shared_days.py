"""Days that a report gives once for what it tells several times."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Published, Report
from onrecord.rooms import Rooms
from onrecord.vocabulary import Genre

Days = Callable[..., dict[str, tuple[str | None, str]]]


@pytest.fixture(scope="module")
def days(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Days:
    """The day and status of each event by its trigger, in a text of Thursday, June 17, 2021."""
    rooms = Rooms(knowledge)

    def read(text: str, genre: Genre = "news") -> dict[str, tuple[str | None, str]]:
        report = Report(
            id="r", source="test", text=text, genre=genre, published=Published(from_="2021-06-17")
        )
        events = rooms.code(parsed(text), report).events
        return {
            event.trigger.text: (event.date.from_ if event.date else None, event.status) for event in events
        }

    return read


MEETING = "Chile's foreign minister met Peru's foreign minister on Tuesday in Lima. "


def test_what_was_said_at_the_meeting_a_readout_is_on_was_said_that_day(days: Days) -> None:
    text = MEETING + "The two ministers also discussed trade. Chile's minister praised Peru."
    assert days(text, "readout")["discussed"] == ("2021-06-15", "actual")
    # A news report goes on to other days.
    assert days(text)["praised"][0] is None


def test_what_others_do_or_somebody_does_now_is_of_no_meeting(days: Days) -> None:
    text = MEETING + "Mali condemned Niger. Chile supports Peru."
    found = days(text, "readout")
    assert {found[word][0] for word in ("condemned", "supports") if word in found} == {None}


def test_the_attack_was_on_the_one_day_the_report_gives_for_it(days: Days) -> None:
    text = "Chad attacked a base of Niger on Tuesday. Mali condemned the attack."
    assert days(text)["attack"][0] == "2021-06-15"


def test_of_attacks_on_two_days_neither_is_the_attack(days: Days) -> None:
    text = (
        "Chad attacked a base of Niger on Tuesday. Chad attacked another base of Niger on Wednesday. "
        "Mali regretted the violence of the attack."
    )
    assert days(text).get("attack", (None, ""))[0] is None


def test_a_retold_attack_of_long_ago_is_history(days: Days) -> None:
    text = "Chad attacked a base of Niger on March 2. " + "The road to it is long and stony. " * 30
    text += "Mali said that Chad's attack on the base had killed ten."
    assert days(text)["attack"] == ("2021-03-02", "historical")


def test_a_participle_goes_with_the_day_of_its_verb(days: Days) -> None:
    found = days("Chile's president met Peru's president on Tuesday, warning Bolivia not to close the road.")
    assert found["warning"][0] == "2021-06-15"
