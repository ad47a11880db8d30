"""Groups without a number: each other's envoys, the neighbours, its minister, two adjectives in one."""

from __future__ import annotations

from who.conftest import Actors


def test_each_others_envoys_are_of_those_who_expel_them(actors: Actors) -> None:
    found = actors("India and Nepal expelled each other's ambassadors.")
    assert found["each other's ambassadors"].countries == ("IND", "NPL")


def test_the_neighbours_and_the_sides_are_the_two_states_spoken_of_last(actors: Actors) -> None:
    for noun in ("neighbours", "sides"):
        found = actors(f"Thailand and Cambodia traded fire. The {noun} later agreed to talks.")
        assert set(found[f"The {noun}"].countries) == {"THA", "KHM"}


def test_neighbours_of_a_man_are_no_states(actors: Actors) -> None:
    found = actors("Chad, Niger and Mali met. The neighbors said nothing.")
    assert found["The neighbors"].countries == ()


def test_its_is_of_who_speaks_and_not_of_what_an_adjective_describes(actors: Actors) -> None:
    text = "Qatar said an Israeli strike on Doha was cowardly, and its prime minister vowed a response."
    assert actors(text)["its prime minister"].country == "QAT"


def test_two_adjectives_joined_are_two_countries(actors: Actors) -> None:
    found = actors("Troops clashed on the Thai-Cambodian border.")
    assert {"THA", "KHM"} <= {actor.country for actor in found.values()}


def test_where_a_family_came_from_is_no_country_of_its_own(actors: Actors) -> None:
    found = actors("She studies Indian-American history.")
    assert "IND" not in {actor.country for actor in found.values()}


def test_an_umbrella_group_is_no_person(actors: Actors) -> None:
    found = actors("The talks were rejected by an opposition umbrella group.")
    assert found["an opposition umbrella group"].kind == "group"
