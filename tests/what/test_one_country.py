"""Whose people they are where a sentence tells of one country, and acts told with two words."""

from __future__ import annotations

import pytest

from onrecord.coder import Coder
from onrecord.model import Event
from onrecord.what.parties import codes


def events(coder: Coder, text: str, category: str) -> list[Event]:
    """The events of a category that a text reports."""
    return [event for event in coder.what(text, "2019-05-14") if event.type == category]


# One country is told of: whoever is named without one is of it.
AT_HOME = [
    ("Police in Kenya beat a union leader on Friday.", "ASSAULT", {"KEN"}, {"KEN"}),
    ("Gunmen shot dead two Iraqi policemen at a checkpoint.", "ASSAULT", {"IRQ"}, {"IRQ"}),
    ("A Moldovan court sentenced four opposition leaders to prison on Friday.", "SANCTION", {"MDA"}, {"MDA"}),
    ("Bolivian miners demanded better pay from the government.", "REQUEST", {"BOL"}, {"BOL"}),
]


@pytest.mark.parametrize(("text", "category", "actors", "recipients"), AT_HOME)
def test_the_only_country_of_a_sentence_is_that_of_its_people(
    coder: Coder, text: str, category: str, actors: set[str], recipients: set[str]
) -> None:
    event = events(coder, text, category)[0]
    assert (codes(event.actors), codes(event.recipients)) == (actors, recipients)


def test_soldiers_may_be_abroad(coder: Coder) -> None:
    # Whose farmers they are the sentence does not say: soldiers act abroad more than at home.
    event = events(coder, "American soldiers killed nine farmers on Friday.", "ASSAULT")[0]
    assert (codes(event.actors), codes(event.recipients)) == ({"USA"}, set())


def test_envoys_are_not_attacked_by_their_own(coder: Coder) -> None:
    (event,) = events(coder, "Gunmen attacked the French ambassador on Friday.", "ASSAULT")
    assert codes(event.actors) == set()


def test_those_harmed_in_a_place_are_its_people(coder: Coder) -> None:
    text = "An Ethiopian air strike killed nine herders near the town of Kismayo in Somalia."
    found = events(coder, text, "ASSAULT")
    assert found and all(codes(event.recipients) == {"SOM"} for event in found)


def test_of_two_countries_none_is_taken(coder: Coder) -> None:
    text = "Gunmen shot dead two Iraqi policemen on Friday, officials in Kuwait said."
    assert all("KWT" not in codes(event.actors) for event in events(coder, text, "ASSAULT"))


def test_in_its_own_politics_a_country_is_on_both_sides(coder: Coder) -> None:
    text = (
        "Chile's president accused the Chilean senate of delay on Monday. The senate rejected the president's "
        "budget in March. Chile's finance minister urged Chilean senators to reconsider. "
        "The president later rejected the idea of a compromise."
    )
    event = events(coder, text, "REJECT")[-1]
    assert codes(event.actors) == codes(event.recipients) == {"CHL"}


def test_a_body_of_states_has_no_home(coder: Coder) -> None:
    found = events(coder, "UN inspectors searched a chemical plant on Friday.", "ACCUSE")
    assert all("UNO" not in codes(event.recipients) for event in found)


# --- two words for one act ----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Four Syrian children were killed in the Israeli shelling of a village in Lebanon on Friday.",
        "Sudan's rebels engaged Chadian soldiers in a firefight near the border.",
        "Nine Malians were killed by a French air strike.",
    ],
)
def test_an_act_told_with_verb_and_noun_is_one(coder: Coder, text: str) -> None:
    (event,) = events(coder, text, "ASSAULT")
    assert codes(event.actors) and codes(event.recipients)


def test_a_journey_and_the_talks_it_is_for_are_two(coder: Coder) -> None:
    text = "Oman's foreign minister flew to Tehran on Friday for talks with Iran's president."
    assert len(events(coder, text, "CONSULT")) == 2


def test_an_answer_to_criticism_is_not_the_criticism(coder: Coder) -> None:
    text = "Chad answered Niger's criticism on Friday by accusing it of lies."
    doers = [codes(event.actors) for event in events(coder, text, "ACCUSE")]
    assert {"TCD"} in doers


def test_who_takes_part_is_no_act(coder: Coder) -> None:
    text = "The Danish embassy in Tripoli was set on fire by Libyan rioters on Friday."
    assert all("rioters" not in event.trigger.text for event in coder.what(text, "2019-05-14"))


def test_what_sort_of_people_they_are_is_no_act(coder: Coder) -> None:
    text = "Kenyan doctors treated wounded Somalis at a hospital in Garissa."
    (event,) = coder.what(text, "2019-05-14")
    assert (event.type, codes(event.actors), codes(event.recipients)) == ("AID", {"KEN"}, {"SOM"})


def test_what_is_called_for_is_asked(coder: Coder) -> None:
    (event,) = events(coder, "The opposition in Gabon called for the president to step down.", "REQUEST")
    assert codes(event.actors) == codes(event.recipients) == {"GAB"}


def test_an_intent_to_cooperate_is_told_once(coder: Coder) -> None:
    text = "Nigeria intends to cooperate with Benin on border patrols."
    assert [event.plover for event in coder.what(text, "2019-05-14")] == ["AGREE"]


def test_an_outcome_is_done_to_those_the_act_was_done_to(coder: Coder) -> None:
    text = "Chadian soldiers fired on mourners from Niger on Friday, killing six."
    found = events(coder, text, "ASSAULT")
    assert found and all(codes(event.recipients) == {"NER"} for event in found)


def test_what_is_struck_abroad_is_of_the_country_it_lies_in(coder: Coder) -> None:
    event = events(coder, "Ukrainian drones hit an oil depot in Russia.", "ASSAULT")[0]
    assert codes(event.recipients) == {"RUS"}
    assert all(recipient.inferred for recipient in event.recipients)
