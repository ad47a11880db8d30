"""Whose act a noun names: said by a pronoun, before another noun, or by the state that alone can do it."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model import Event
from onrecord.what.parties import codes

Told = Callable[[str, str], Event]


def test_what_one_is_condemned_for_is_his_own_act(told: Told) -> None:
    event = told("Chad condemned Sudan for its attack on the border town.", "attack")
    assert codes(event.actors) == {"SDN"}


def test_an_owner_is_said_once_for_two_acts(told: Told) -> None:
    text = "North Korea's nuclear test in January and a rocket launch in February led to sanctions."
    event = told(text, "launch")
    assert codes(event.actors) == {"PRK"} and event.kind == "weapons"


def test_a_foreigner_is_arrested_by_the_state_where_he_was(told: Told) -> None:
    event = told("A British journalist was arrested in Egypt on Friday.", "arrested")
    assert codes(event.actors) == {"EGY"} and codes(event.recipients) == {"GBR"}
