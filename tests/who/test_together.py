"""Those named as one: "they", "the three", "the foreign ministers", "both governments", "U.S.-DRC"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Actor

Actors = Callable[..., dict[str, Actor]]


@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        (
            "India's foreign minister and the Nepalese premier met on Friday. They signed nothing.",
            "They",
            {"IND", "NPL"},
        ),
        (
            "Polish Foreign Minister Adam Zych met Czech Foreign Minister Petr Horak. "
            "The foreign ministers spoke of gas.",
            "The foreign ministers",
            {"POL", "CZE"},
        ),
        ("Peace was praised at an inter-Korean summit.", "inter-Korean", {"PRK", "KOR"}),
        ("Talks between the two Koreas went on.", "the two Koreas", {"PRK", "KOR"}),
        (
            "Chad's president met the leader of Niger. The two leaders spoke of Mali. Sudan closed its "
            "border. Both leaders dined.",
            "Both leaders",
            {"TCD", "NER"},
        ),
        (
            "Officials of Chad and Niger met. They prepared their leaders' summit.",
            "their leaders",
            {"TCD", "NER"},
        ),
        (
            "Chadian Vice Foreign Minister Adam Haroun met Nigerien Deputy Foreign Minister Ali Bako and "
            "Mali's premier. The two vice foreign ministers signed.",
            "The two vice foreign ministers",
            {"TCD", "NER"},
        ),
    ],
)
def test_who_was_told_one_by_one_is_meant_together(
    actors: Actors, text: str, words: str, countries: set[str]
) -> None:
    assert set(actors(text)[words].countries) == countries


def test_the_three_are_those_who_met(actors: Actors) -> None:
    text = "The defence ministers of Egypt, Jordan and Iraq met on Sunday. In the evening, the three dined."
    assert set(actors(text)["the three"].countries) == {"EGY", "JOR", "IRQ"}


def test_ministers_are_found_again_by_another_name_of_their_office(actors: Actors) -> None:
    text = (
        "Japanese Vice Minister for Foreign Affairs Takeo Mori met South Korean First Vice Foreign Minister "
        "Choi Jong-kun. The two vice foreign ministers signed."
    )
    found = actors(text, "2021-11-17")
    assert set(found["The two vice foreign ministers"].countries) == {"JPN", "KOR"}


def test_what_a_country_leads_is_its_own_in_any_spelling(actors: Actors) -> None:
    found = actors("U.S.-led sanctions and Saudi-led raids were condemned.")
    assert (found["U.S."].country, found["Saudi-led"].country) == ("USA", "SAU")


def test_envoys_counted_first_and_listed_after(actors: Actors) -> None:
    text = (
        "Four Nordic envoys walked out. The reason was given later. "
        '"We could not stay," said the ambassadors of Norway, Denmark and Iceland.'
    )
    envoys = actors(text)["Four Nordic envoys"]
    assert (envoys.members, set(envoys.countries)) == (4, {"NOR", "DNK", "ISL"})


def test_both_governments_are_not_of_the_one_who_praises_them(actors: Actors) -> None:
    text = "Chile renewed its treaty with Peru. Brazilian President Ana Rocha praised both governments."
    assert set(actors(text)["both governments"].countries) == {"CHL", "PER"}


def test_two_countries_in_one_token_are_two_mentions(actors: Actors) -> None:
    found = actors("The U.S.-DRC dialogue resumed, as did the U.S.-South Korea talks.")
    assert found["DRC"].country == "COD"
    assert found["South Korea"].country == "KOR"
    assert found["U.S."].country == "USA"


def test_envoys_of_three_countries_that_act_are_of_all_three(actors: Actors) -> None:
    (envoys,) = actors("Senior diplomats of Italy, the United Kingdom and Spain met on Tuesday.").values()
    assert set(envoys.countries) == {"ITA", "GBR", "ESP"}


def test_the_north_s_own_spelling_of_the_south(actors: Actors) -> None:
    found = actors("The puppets of south Korea and the south Korean navy will regret it.")
    assert {actor.country for actor in found.values()} == {"KOR"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The ministry named Dalian-based Hailong Shipping.", "Dalian-based Hailong Shipping", "CHN"),
        ("Inspectors fined Greece's Aegean Star Shipping.", "Greece's Aegean Star Shipping", "GRC"),
    ],
)
def test_a_firm_is_of_its_seat(actors: Actors, text: str, name: str, country: str) -> None:
    firm = actors(text)[name]
    assert (firm.kind, firm.country, firm.sectors) == ("organisation", country, ("BUS",))


def test_a_ship_is_nobody(actors: Actors) -> None:
    found = actors("Canada said the tanker Blue Heron had moved fuel.")
    assert not [text for text in found if "Heron" in text]


def test_companies_are_not_of_the_country_that_accuses_them(actors: Actors) -> None:
    found = actors("The United States punished two companies it accuses of smuggling.")
    assert found["two companies"].country is None


def test_an_institution_is_of_the_place_it_is_said_to_be_in(actors: Actors) -> None:
    found = actors("A court in Guyana freed him. Police in Nairobi arrested two others.")
    assert {a.text: a.country for a in found.values()}["A court"] == "GUY"
    assert found["Police"].country == "KEN"


def test_a_title_with_two_fields_keeps_its_country(actors: Actors) -> None:
    text = "Nasser Halabi, Minister of Foreign Affairs and Trade of Egypt, thanked Bulgaria."
    assert actors(text)["Nasser Halabi"].country == "EGY"


def test_countries_joined_by_hyphens_are_a_mention_each(actors: Actors) -> None:
    found = actors("The US-Japan-ROK meeting ended.")
    assert {actor.country for actor in found.values()} == {"USA", "JPN", "KOR"}


def test_a_row_of_dashes_joins_nobody(actors: Actors) -> None:
    assert "Nepal" in actors("----- Nepal signed. //// It was Friday.")
