"""Who is meant by an office, a surname or an abbreviation, which depends on the day and on what is named."""

from __future__ import annotations

import pytest
from who.conftest import Actors


def test_an_office_whose_holder_is_no_longer_known_names_nobody(actors: Actors) -> None:
    text = "Niger's foreign minister spoke."
    assert actors(text, "2022-02-01")["Niger's foreign minister"].name is not None
    assert actors(text, "2026-02-01")["Niger's foreign minister"].name is None


@pytest.mark.parametrize(
    ("text", "day", "mention"),
    [
        # A term that is due to end is over on that day, whoever follows.
        ("Benin's president spoke.", "2026-09-01", "Benin's president"),
        ("The incoming Dutch prime minister spoke.", "2025-11-01", "The incoming Dutch prime minister"),
        # In New Delhi a civil servant bears the title.
        ("India's foreign secretary flew home.", "2025-11-01", "India's foreign secretary"),
        ("Israel's alternate prime minister spoke.", "2022-03-01", "Israel's alternate prime minister"),
    ],
)
def test_who_does_not_hold_the_office_is_not_named_for_it(
    actors: Actors, text: str, day: str, mention: str
) -> None:
    assert actors(text, day)[mention].name is None


def test_two_leaders_joined_by_a_dash_need_no_country(actors: Actors) -> None:
    found = actors("The Kim-Moon summit was postponed. Kim left early.", "2018-06-01")
    assert (found["Moon"].country, found["Kim"].name) == ("KOR", "Kim Jong-un")


def test_a_name_with_a_dash_is_one_persons(actors: Actors) -> None:
    assert len(actors("Jacob Rees-Mogg spoke.", "2019-06-01")) == 1


def test_two_officials_with_long_titles_are_two(actors: Actors) -> None:
    text = "European Commission President Ursula von der Leyen and EU foreign policy chief Kaja Kallas spoke."
    found = actors(text, "2025-06-26").values()
    assert {actor.name for actor in found} == {"Ursula von der Leyen", "Kaja Kallas"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The RSF shelled a market in Sudan.", "Rapid Support Forces"),
        ("The RSF said that a reporter was jailed in Turkey.", "Reporters Without Borders"),
    ],
)
def test_a_shared_abbreviation_is_that_of_the_country_named(actors: Actors, text: str, name: str) -> None:
    assert actors(text, "2025-06-26")["The RSF"].name == name


def test_a_town_that_is_seized_and_a_shoal_are_nobody_in_person(actors: Actors) -> None:
    found = actors("M23 rebels seized Goma on Monday. Boats met near Second Thomas Shoal.", "2025-02-01")
    assert "person" not in {actor.kind for actor in found.values()}


def test_a_body_named_before_has_its_country_where_it_is_named_again(actors: Actors) -> None:
    text = (
        "The External Policy Office of the Libyan foreign ministry met. "
        "A spokesman for the External Policy Office spoke."
    )
    assert actors(text)["A spokesman for the External Policy Office"].country == "LBY"


def test_a_firms_name_may_be_a_first_name(actors: Actors) -> None:
    assert actors("The film starred Leonardo DiCaprio.")["Leonardo DiCaprio"].country is None
