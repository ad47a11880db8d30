"""Who does it, and to whom, where the sentence says so in a roundabout way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.coder import report_of
from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Event
from onrecord.rooms import Rooms
from onrecord.what.parties import codes

Parsed = Callable[[str], Doc]


@pytest.fixture(scope="module")
def rooms(knowledge: Knowledge) -> Rooms:
    return Rooms(knowledge, encoders=False)


@pytest.fixture(scope="module")
def encoded(knowledge: Knowledge) -> Rooms:
    return Rooms(knowledge)


def told(rooms: Rooms, parsed: Parsed, text: str, trigger: str) -> Event:
    events = rooms.code(parsed(text), report_of(text)).events
    return next(event for event in events if event.trigger.text == trigger)


def who(actors: tuple[Actor, ...]) -> set[str]:
    return codes(actors)


CASES = [
    # What is promised is promised to those it would be done to.
    ("Peru has agreed to lift the sanctions on Fiji.", "agreed", "AGREE", {"PER"}, {"FJI"}),
    # A mention of no country gives way to the country named inside it.
    ("Thailand refused to extradite two suspects to Myanmar.", "refused", "REJECT", {"THA"}, {"MMR"}),
    # "His country" is the speaker's.
    (
        "Croatia's prime minister said his country would not recognise the government in Kinshasa.",
        "recognise",
        "SUPPORT",
        {"HRV"},
        {"COD"},
    ),
    # Whose troops they are, where nobody is said to move them.
    ("Swedish peacekeepers were withdrawn from Darfur on Friday.", "withdrawn", "SANCTION", {"SWE"}, {"SDN"}),
    # Those wounded in a clash fought in it.
    (
        "Four Turkish soldiers were wounded in a clash with Syrian militants.",
        "clash",
        "ASSAULT",
        {"TUR", "SYR"},
        set(),
    ),
    # Talks and visits told beside what their members did.
    (
        "Kenya's minister spoke after a meeting with the Ugandan president.",
        "meeting",
        "CONSULT",
        {"KEN", "UGA"},
        set(),
    ),
    (
        "The Maltese president leaves on a trip to Peru on Monday.",
        "trip",
        "CONSULT",
        {"MLT"},
        {"PER"},
    ),
    # A government's protest is words, not a march.
    ("The announcement drew protests from Chad.", "protests", "ACCUSE", {"TCD"}, set()),
]


@pytest.mark.parametrize(("text", "trigger", "category", "actors", "recipients"), CASES)
def test_parties(
    rooms: Rooms,
    parsed: Parsed,
    text: str,
    trigger: str,
    category: str,
    actors: set[str],
    recipients: set[str],
) -> None:
    event = told(rooms, parsed, text, trigger)
    refused = rooms.events.codebook.refused(category)
    assert event.type in {category, refused}
    assert who(event.actors) == actors
    assert recipients <= who(event.recipients)


def test_a_crowd_on_the_road_does_not_travel(rooms: Rooms, parsed: Parsed) -> None:
    text = "Thousands marched during a visit to Oslo by the Chadian president."
    assert who(told(rooms, parsed, text, "visit").actors) == {"TCD"}


SENSES = [
    ("Haitian protesters set fire to the Dominican consulate.", "set", "PROTEST"),
    ("Namibia and Botswana broke off talks on the border.", "broke", "REJECT"),
    ("Pakistani troops exchanged fire with Indian border guards in Kashmir.", "exchanged", "ASSAULT"),
    ("Ecuador claimed that Colombian planes had bombed one of its villages.", "claimed", "ACCUSE"),
    ("Uzbekistan ordered the closure of a British charity.", "ordered", "COERCE"),
    ("Egypt sent a delegation to Khartoum to discuss the dam.", "sent", "CONSULT"),
    ("The African Union suspended Guinea after the coup.", "suspended", "SANCTION"),
    ("Estonia banned Russian trucks from its roads.", "banned", "SANCTION"),
    ("Benin slapped tariffs of 25 percent on steel from Togo.", "slapped", "SANCTION"),
    ("Austria hit Belarus with sanctions on Monday.", "hit", "SANCTION"),
    ("Macedonia voted in favour of a resolution condemning Serbia.", "voted", "SUPPORT"),
    ("Mexican marines handed over a drug suspect to the United States.", "handed", "COOPERATE"),
    ("Gabon interfered in Moldova's elections.", "interfered", "COERCE"),
]


@pytest.mark.parametrize(("text", "trigger", "category"), SENSES)
def test_senses(rooms: Rooms, parsed: Parsed, text: str, trigger: str, category: str) -> None:
    assert told(rooms, parsed, text, trigger).type == category


CHARGES = [
    ("Chad accused Libya of shelling a village, killing nine children.", "killing", {"LBY"}),
    ("Chad blamed Libya for bombing a convoy near Faya, wounding 30 people.", "wounding", {"LBY"}),
    ("Chad accused the rebels of firing rockets at Tripoli.", "firing", set()),
    # What is added in words is the accuser's own.
    ("Chad condemned Libya for firing a missile, calling it a provocation.", "calling", {"TCD"}),
]


@pytest.mark.parametrize(("text", "trigger", "actors"), CHARGES)
def test_who_is_charged_has_done_it_by_the_charge_and_not_who_charges(
    rooms: Rooms, parsed: Parsed, text: str, trigger: str, actors: set[str]
) -> None:
    event = told(rooms, parsed, text, trigger)
    assert who(event.actors) == actors
    assert event.actors


TOWNS = [
    ("An explosion in the Libyan city of Sirte killed 12 people on Friday.", "killed"),
    ("Shells hit a market in Sirte, killing 12 people, Libyan doctors said.", "killing"),
]


@pytest.mark.parametrize(("text", "trigger"), TOWNS)
def test_whose_town_it_is_has_not_done_what_is_done_there(
    encoded: Rooms, parsed: Parsed, text: str, trigger: str
) -> None:
    event = told(encoded, parsed, text, trigger)
    assert event.type == "ASSAULT"
    assert not event.actors
    assert who(event.recipients) == {"LBY"}


def test_a_bus_that_falls_into_a_ravine_is_no_attack(encoded: Rooms, parsed: Parsed) -> None:
    text = "A bus plunged into a ravine in the Peruvian region of Cusco, killing 31 people, police said."
    assert not encoded.code(parsed(text), report_of(text)).events


def test_who_leads_talks_holds_no_second_meeting(encoded: Rooms, parsed: Parsed) -> None:
    text = "Ethiopia and Eritrea held talks on the port of Assab on Monday, mediated by Saudi Arabia."
    assert [e.trigger.text for e in encoded.code(parsed(text), report_of(text)).events] == ["talks"]
