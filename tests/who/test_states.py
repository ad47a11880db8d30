"""States by what they share: a region, a rank, or whose allies they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Actor

Actors = Callable[..., dict[str, Actor]]


@pytest.mark.parametrize(
    ("text", "group", "name"),
    [
        ("European allies rebuked the junta.", "European allies", "European allies"),
        ("The Baltic states expelled two attaches.", "The Baltic states", "Baltic states"),
        ("Six world powers resumed the talks.", "Six world powers", "world powers"),
        ("U.S. allies condemned the raid.", "U.S. allies", "United States allies"),
        ("Chile and its neighbours signed a pact.", "its neighbours", "Chile neighbours"),
        ("Peru thanked its Latin American partners.", "its Latin American partners", "Latin American partners"),
        ("European foreign ministers met in London.", "European foreign ministers", "European foreign ministers"),
    ],
)  # fmt: skip
def test_states_named_together_are_a_group_of_no_one_country(
    actors: Actors, text: str, group: str, name: str
) -> None:
    found = actors(text)[group]
    assert (found.kind, found.name, found.country, found.sectors) == ("group", name, None, ("GOV",))


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Iran's neighbours Oman and Qatar condemned it.", ("OMN", "QAT")),
        ("U.S. allies like Oman and Qatar condemned it.", ("OMN", "QAT")),
        ("The Baltic states, Estonia, Latvia and Lithuania, condemned it.", ("EST", "LVA", "LTU")),
    ],
)
def test_states_that_are_named_beside_are_those(
    actors: Actors, text: str, countries: tuple[str, ...]
) -> None:
    assert next(actor.countries for actor in actors(text).values() if actor.kind == "group") == countries


@pytest.mark.parametrize("text", ["State powers were extended.", "Business partners met."])
def test_powers_partners_and_states_of_no_region_are_nobody(actors: Actors, text: str) -> None:
    assert actors(text) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Europe imposed sanctions on Belarus.", "Europe"),
        ("Mali traded charges with the West.", "the West"),
        ("The international community condemned the coup.", "the international community"),
    ],
)
def test_the_west_and_europe_act_where_they_are_no_mere_place(actors: Actors, text: str, name: str) -> None:
    assert name in {actor.name for actor in actors(text).values()}


@pytest.mark.parametrize("text", ["Protests spread across Europe.", "Troops entered the West Bank."])
def test_europe_as_a_place_and_the_west_bank_are_not_the_west(actors: Actors, text: str) -> None:
    assert not {"Europe", "the West"} & {actor.name for actor in actors(text).values()}
