"""Who hosts a meeting, who mediates between its sides, and who is brought to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.coder import Coder
from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Event
from onrecord.what.hosts import MeetingRoles
from onrecord.what.parties import codes

Told = Callable[[str, str], Event]


@pytest.mark.parametrize(
    ("sentence", "trigger", "found"),
    [
        (
            "Talks between Serbia and Kosovo mediated by Spain ended on Saturday.",
            "Talks",
            {"mediator": "ESP"},
        ),
        ("Serbia and Kosovo held indirect talks through Spain's mediators.", "talks", {"mediator": "ESP"}),
        ("Serbia and Kosovo held talks with Spain as mediator.", "talks", {"mediator": "ESP"}),
        ("Serbia and Kosovo met under the auspices of Spain.", "met", {"mediator": "ESP"}),
        ("Spain mediated between Serbia and Kosovo.", "mediated", {"mediator": "ESP"}),
        ("Spain hosted talks between Serbia and Kosovo.", "talks", {"host": "ESP"}),
        ("Serbia and Kosovo met with Spain.", "met", {}),
    ],
)
def test_who_gives_the_roof_and_who_brings_the_sides_together(
    sentence: str,
    trigger: str,
    found: dict[str, str],
    knowledge: Knowledge,
    parsed: Callable[[str], Doc],
) -> None:
    doc = parsed(sentence)
    named = {"Serbia": "SRB", "Kosovo": "XKX", "Spain": "ESP"}
    actors = [
        Actor(start=t.idx, end=t.idx + len(t), text=t.text, kind="country", country=named[t.text])
        for t in doc
        if t.text in named
    ]
    token = next(t for t in doc if t.text == trigger)
    assert MeetingRoles(knowledge).find(token, actors) == found


@pytest.mark.parametrize(
    ("sentence", "word", "met"),
    [
        ("Sweden invited Chad and Mali to talks in Oslo.", "talks", {"TCD", "MLI"}),
        ("Sweden has invited Chad and Mali to a new round of talks next month.", "talks", {"TCD", "MLI"}),
        ("Oman brought Iran and the United States together for talks.", "talks", {"IRN", "USA"}),
        ("Chad and Mali were invited to talks in Oslo.", "talks", {"TCD", "MLI"}),
        ("Sweden invited Chad to talks with Mali.", "talks", {"TCD", "MLI"}),
        ("Putin invited Kim Jong Un to talks in Vladivostok.", "talks", {"RUS", "PRK"}),
        ("Kenya invited Chad's generals to talks with it.", "talks", {"KEN", "TCD"}),
        ("Qatar convened envoys of Chad and Mali for talks.", "convened", {"QAT", "TCD", "MLI"}),
    ],
)
def test_who_is_brought_to_talks_takes_part_and_who_brings_him_only_to_his_own(
    told: Told, sentence: str, word: str, met: set[str]
) -> None:
    assert codes(told(sentence, word).actors) == met


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("President Trump held a phone call with Vladimir Putin on Monday.", "call"),
        ("Details of the Friday phone call between President Trump and Vladimir Putin leaked.", "call"),
        ("Details of President Trump's call with Vladimir Putin leaked.", "call"),
        ("President Trump made a call to Vladimir Putin on Friday.", "made"),
    ],
)
def test_a_call_is_a_meeting_by_telephone(told: Told, sentence: str, word: str) -> None:
    call = told(sentence, word)
    assert (call.type, call.modes, codes(call.actors)) == ("CONSULT", ("phone",), {"USA", "RUS"})


def test_an_interview_and_calls_to_voters_are_no_meetings(coder: Coder) -> None:
    for text in (
        "In a phone call with Reuters, Chad's minister denied the claim.",
        "Chad's party placed thousands of automated phone calls in May.",
    ):
        events = coder.what(text, "2024-05-06")
        assert not [event for event in events if event.type == "CONSULT"]


def test_a_meeting_of_three_has_the_third_that_a_long_office_cuts_off(coder: Coder) -> None:
    (event,) = (
        e
        for e in coder.what(
            "Peruvian envoy Ana Rojas took part in a trilateral meeting with Chilean Ministry of Foreign Affairs "
            "Director General for Asian and Oceanian Affairs Bureau Luis Soto and Republic of Korea (ROK) Special "
            "Representative for Korean Peninsula Peace and Security Affairs Noh Kyu-duk to discuss lithium."
        )
        if e.kind == "meeting"
    )
    assert codes(event.actors) == {"PER", "CHL", "KOR"}
