"""Countries by name, adjective, people, capital and seat; not where they only say where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Actor

Actors = Callable[..., dict[str, Actor]]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("South Korea protested.", "KOR"),
        ("The DPRK rejected the offer.", "PRK"),
        ("The U.S. imposed sanctions.", "USA"),
        ("Türkiye agreed.", "TUR"),
        ("Kosovo agreed.", "XKX"),
        ("Burma agreed.", "MMR"),
        ("Cote d'Ivoire agreed.", "CIV"),
    ],
)
def test_a_country_under_any_of_its_names(actors: Actors, text: str, country: str) -> None:
    (actor,) = actors(text).values()
    assert (actor.kind, actor.country, actor.sectors) == ("country", country, ())


def test_a_capital_stands_for_its_government(actors: Actors) -> None:
    seoul = actors("Seoul rejected the proposal on Monday.")["Seoul"]
    assert (seoul.country, seoul.sectors) == ("KOR", ("GOV",))


def test_a_place_is_not_an_actor_where_it_says_where(actors: Actors) -> None:
    assert "Washington" not in actors("The envoys met in Washington on Monday.")
    assert "Washington" in actors("Washington criticised the launch.")


def test_a_capital_travelled_to_is_a_place(actors: Actors) -> None:
    assert "Tokyo" not in actors("The minister flew to Tokyo on Monday.")


def test_seats_stand_for_who_sits_in_them(actors: Actors) -> None:
    found = actors("The Kremlin denied what Downing Street and the Pentagon had said.")
    assert (found["The Kremlin"].country, found["The Kremlin"].sectors) == ("RUS", ("GOV",))
    assert found["Downing Street"].country == "GBR"
    assert found["the Pentagon"].sectors == ("MIL",)


def test_the_north_is_a_country_only_where_the_koreas_are_spoken_of(actors: Actors) -> None:
    found = actors("South Korea said the North fired a missile.")
    assert found["the North"].country == "PRK"
    assert "the North" not in actors("In Nigeria, the North voted for the governor.")


def test_two_countries_joined_are_two_actors(actors: Actors) -> None:
    found = actors("Japan and South Korea signed a pact.")
    assert [actor.country for actor in found.values()] == ["JPN", "KOR"]


def test_a_backer_is_not_the_country_of_those_it_backs(actors: Actors) -> None:
    rebels = actors("U.S.-backed Syrian rebels seized the town.")
    assert [a.country for a in rebels.values() if "rebels" in a.text] == ["SYR"]


def test_a_people_is_a_group_and_keeps_its_number(actors: Actors) -> None:
    found = actors("Two Russians were arrested.")
    assert (found["Two Russians"].kind, found["Two Russians"].members) == ("group", 2)


def test_a_breakaway_territory_counts_with_the_state_it_left(actors: Actors) -> None:
    (actor,) = actors("Abkhazia closed the crossing.").values()
    assert (actor.country, actor.sectors) == ("GEO", ("PRE",))


def test_the_sea_is_no_country(actors: Actors) -> None:
    assert actors("Waves rose on the South China Sea.") == {}


def test_a_country_that_bears_a_first_name_acts_as_a_country(actors: Actors) -> None:
    assert actors("Jordan granted asylum to an Iraqi general.")["Jordan"].country == "JOR"


def test_it_is_the_country_that_speaks_where_only_somebody_can_be_meant(actors: Actors) -> None:
    # "It is clear" is said of nobody, "it is ready" of who can want something.
    assert actors("Chad said it was ready to resume talks with Niger.")["it"].country == "TCD"
    assert "it" not in actors("Chad said it was clear that talks with Niger had failed.")


def test_who_tells_of_an_attack_may_be_its_object(actors: Actors) -> None:
    assert actors("Chad said shells were fired at it on Monday.")["it"].country == "TCD"
    assert "it" not in actors("Chad bought a tank and sent soldiers to fire it.")
