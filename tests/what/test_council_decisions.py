"""What the Security Council decides, as the codebook reads it: an act of the Council, with its day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.coder import report_of
from onrecord.knowledge import Knowledge
from onrecord.model import Event
from onrecord.rooms import Rooms

Decisions = Callable[[str], list[Event]]


@pytest.fixture(scope="module")
def decisions(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Decisions:
    """The agreements and sanctions of a text published on Saturday, 8 March 2031, that the UN made."""
    # By the rules alone: what is tested is that they know the act at all.
    rooms = Rooms(knowledge, encoders=False)

    def read(text: str) -> list[Event]:
        events = rooms.code(parsed(text), report_of(text, "2031-03-08")).events
        return [
            event
            for event in events
            if event.kind in ("agreement", "sanctions") and any(a.country == "UNO" for a in event.actors)
        ]

    return read


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.N. Security Council adopted a resolution on Chad on Wednesday.",
        "The Security Council on Wednesday passed a resolution condemning the launch by Chad.",
        "The resolution on Chad was adopted by the U.N. Security Council on Wednesday.",
        "The U.N. Security Council voted on Wednesday to extend the mandate of the panel on Chad.",
        "Chad faces harsh new measures following a unanimous Security Council vote on Wednesday.",
    ],
)
def test_a_resolution_is_an_act_of_the_council_though_it_acts_on_nobody(
    decisions: Decisions, sentence: str
) -> None:
    # Whom a resolution is on is not whom it supports: the act stands without a recipient.
    days = [event.date.from_ for event in decisions(sentence) if event.date is not None]
    assert "2031-03-05" in days


def test_a_vote_that_brings_sanctions_is_told_beside_them(decisions: Decisions) -> None:
    found = decisions(
        "Chad faces tough new U.N. sanctions following a unanimous Security Council vote on Wednesday on a "
        "resolution drafted by France."
    )
    assert {event.kind for event in found} == {"agreement", "sanctions"}


def test_a_councils_resolution_on_parking_is_no_act_of_politics_among_states(decisions: Decisions) -> None:
    assert decisions("The city council passed a resolution on parking on Wednesday.") == []
