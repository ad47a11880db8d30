"""Parties told in another sentence than the act: who met whom, who struck whom, whose police."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.coder import Coder
from onrecord.model import Event
from onrecord.what.parties import codes

Told = Callable[[str, str], Event]


def test_a_meeting_told_again_has_both_sides(told: Told) -> None:
    text = (
        "Peru's foreign minister met his counterpart from Chile in Lima on Monday. "
        "On Tuesday Peru cancelled a second meeting over a fishing dispute."
    )
    assert codes(told(text, "meeting").actors) == {"PER", "CHL"}


def test_the_other_side_is_marked_as_inferred(told: Told) -> None:
    text = (
        "Peru's foreign minister met his counterpart from Chile in Lima on Monday. "
        "On Tuesday Peru cancelled a second meeting over a fishing dispute."
    )
    other = [a for a in told(text, "meeting").actors if codes((a,)) == {"CHL"}]
    assert other and all(actor.inferred for actor in other)


def test_a_strike_told_again_has_the_same_victim(told: Told) -> None:
    text = (
        "Sudan's air force attacked Chad on Sunday, killing nine soldiers. "
        "Kenya's president condemned Sudan's attack and called for a truce."
    )
    assert codes(told(text, "attack").recipients) == {"TCD"}


def test_who_resigns_leaves_an_office_of_his_own_country(told: Told) -> None:
    event = told("Portugal's defence minister resigned on Tuesday after the theft of the rifles.", "resigned")
    assert codes(event.actors) == codes(event.recipients) == {"PRT"}


def test_a_protest_at_home_is_against_the_country_itself(told: Told) -> None:
    event = told("Thousands of Bolivians protested in La Paz on Friday against fuel prices.", "protested")
    assert codes(event.actors) == codes(event.recipients) == {"BOL"}


def test_an_object_pronoun_is_not_the_subject_of_its_clause(told: Told) -> None:
    text = "The Sudanese president called the Kenyan prime minister a liar and threatened him with war."
    event = told(text, "threatened")
    assert (codes(event.actors), codes(event.recipients)) == ({"SDN"}, {"KEN"})


def test_an_embassy_before_the_word_attack_has_not_attacked(coder: Coder) -> None:
    text = "Yemen's government condemned the Saudi embassy attack on Sunday."
    attackers = [codes(e.actors) for e in coder.what(text, "2019-05-14") if "attack" in e.trigger.text]
    assert all("SAU" not in found for found in attackers)


def test_nobody_is_added_to_a_visit_abroad_that_names_its_host(told: Told) -> None:
    text = "Ghana's president met Togo's president in Lome on Monday. He visited Benin on Tuesday."
    event = told(text, "visited")
    assert (codes(event.actors), codes(event.recipients)) <= ({"GHA", "TGO"}, {"BEN"})
    assert codes(event.recipients) == {"BEN"}
