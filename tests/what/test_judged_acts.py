"""Parties that a sentence leaves to the rest of the report: of judgements, blows, visits and meetings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.coder import Coder
from onrecord.model import Event

Found = Callable[[str], list[Event]]


@pytest.fixture(scope="module")
def found() -> Found:
    coder = Coder()
    return lambda text: list(coder.what(text, "2016-03-04"))


def _one(events: list[Event], trigger: str) -> Event:
    return next(event for event in events if event.trigger.text == trigger)


def test_who_condemns_an_execution_accuses_who_carried_it_out(found: Found) -> None:
    text = "Saudi Arabia executed a cleric on Saturday. Iran's president, Hassan Rouhani, condemned the execution."
    (accused,) = _one(found(text), "condemned").recipients
    assert (accused.country, accused.inferred) == ("SAU", True)


def test_the_council_that_adopts_a_resolution_acts(found: Found) -> None:
    event = _one(found("The Security Council adopted a resolution on Chad on Wednesday."), "adopted")
    assert (event.kind, event.actors[0].country) == ("agreement", "UNO")


def test_what_follows_after_is_not_when_the_act_took_place(found: Found) -> None:
    text = "The Security Council imposed new sanctions on North Korea after its nuclear test in January."
    assert _one(found(text), "imposed").date is None


def test_nobody_is_doer_and_struck_in_one_word(found: Found) -> None:
    for event in found(
        "Turkey accused Russia of bombing civilians and Russia denied it. The strikes went on."
    ):
        acting = {actor.start for actor in event.actors if not actor.inferred}
        assert not acting & {actor.start for actor in event.recipients if not actor.inferred}


def test_in_a_single_sentence_what_the_lexicon_lists_stands(found: Found) -> None:
    (event,) = found("Teachers went on strike in Lima on Monday.")
    assert (event.type, event.actors[0].text) == ("PROTEST", "Teachers")
