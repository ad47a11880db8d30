"""Whom "he", "him" and "it" mean, and whose an unnamed official is."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model import Actor

Actors = Callable[..., dict[str, Actor]]


def test_who_acts_is_not_whom_he_acts_upon(actors: Actors) -> None:
    found = actors("Emmanuel Macron arrived. Donald Trump greeted him.", "2018-05-01")
    assert found["him"].name == "Emmanuel Macron"


def test_who_says_a_thing_is_not_him_of_whom_he_says_it(actors: Actors) -> None:
    text = "Barack Obama spoke of Vladimir Putin. “We will see him,” Mr. Obama said."
    assert actors(text, "2014-06-04")["him"].name == "Vladimir Putin"


def test_he_is_the_subject_of_the_main_clause(actors: Actors) -> None:
    text = "As Barack Obama left, Vladimir Putin stayed. He was tired."
    assert actors(text, "2014-06-04")["He"].name == "Vladimir Putin"


def test_it_may_be_a_ship(actors: Actors) -> None:
    found = actors("The aircraft carrier turned toward Chad. It fired twice.")
    assert found["It"].country is None


def test_whom_a_states_agency_cites_is_of_that_state(actors: Actors) -> None:
    text = "{} said, citing a foreign ministry spokesman, that the talks had failed."
    assert actors(text.format("KCNA"))["a foreign ministry spokesman"].country == "PRK"
    assert actors(text.format("Reuters"))["a foreign ministry spokesman"].country is None


def test_an_unnamed_official_is_of_the_capital_his_sentence_opens_with(actors: Actors) -> None:
    found = actors("In Washington, a senior military official said so.")
    assert found["a senior military official"].country == "USA"
    found = actors("In the United Kingdom, it worked, according to the government.")
    assert found["the government"].country == "GBR"
