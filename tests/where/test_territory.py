"""A state's waters, coast, soil and sky by its adjective, and names that are no places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Place, Report
from onrecord.where import PlaceFinder

Find = Callable[[str], dict[str, Place]]


@pytest.fixture(scope="module")
def places(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Find:
    finder = PlaceFinder(knowledge)

    def find(text: str) -> dict[str, Place]:
        return {p.text: p for p in finder.find(parsed(text), Report(id="r", source="test", text=text))}

    return find


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("A tanker was seized in Malaysian waters.", "Malaysian waters", "MYS"),
        ("A drone was shot down off the Iranian coast.", "Iranian coast", "IRN"),
        ("A jet entered Polish airspace.", "Polish airspace", "POL"),
        ("Boats met in South Korean territorial waters.", "South Korean territorial waters", "KOR"),
    ],
)
def test_a_states_ground_is_a_place(places: Find, text: str, words: str, country: str) -> None:
    found = places(text)[words]
    assert (found.country, found.use) == (country, "literal")


def test_a_states_coast_guard_is_no_place(places: Find) -> None:
    assert places("The crew was held by the Iranian coast guard.") == {}


def test_states_on_both_sides_of_a_border_are_places(places: Find) -> None:
    found = places("Troops clashed near the border between Thailand and Cambodia.")
    assert {found["Thailand"].use, found["Cambodia"].use} == {"literal"}


def test_what_is_seized_is_a_town_even_if_its_name_looks_like_another_thing(places: Find) -> None:
    assert places("The RSF seized El Fasher.")["El Fasher"].country == "SDN"


def test_no_town_is_meant_by_the_abbreviation_of_a_body(places: Find) -> None:
    assert set(places("Envoys of the AU and NATO members met in Gabon.")) == {"Gabon"}
