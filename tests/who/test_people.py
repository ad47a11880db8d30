"""People hold the office of the report's day; a title beside an unknown name is believed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Actor

Actors = Callable[..., dict[str, Actor]]


@pytest.mark.parametrize(
    ("day", "sector", "office"),
    [
        ("2017-04-01", "GOV", "Chancellor"),
        ("2023-01-10", "ELI", None),
    ],
)
def test_a_person_holds_an_office_only_within_its_term(
    actors: Actors, day: str, sector: str, office: str | None
) -> None:
    (merkel,) = actors("Angela Merkel urged restraint.", day).values()
    assert (merkel.country, merkel.sectors[0], merkel.office) == ("DEU", sector, office)


def test_without_a_date_the_latest_office_counts_only_if_it_is_open(actors: Actors) -> None:
    (mandela,) = actors("Nelson Mandela urged restraint.").values()
    assert (mandela.country, mandela.sectors) == ("ZAF", ("ELI",))


def test_spellings_and_orders_of_one_name(actors: Actors) -> None:
    for text in ("Kim Jong Un spoke.", "Kim Jong-un spoke.", "Kim Jong-Un spoke."):
        (kim,) = actors(text, "2019-03-01").values()
        assert (kim.name, kim.office) == ("Kim Jong-un", "Supreme Leader")
    for text in ("Takehiro Funakoshi spoke.", "Funakoshi Takehiro spoke."):
        (funakoshi,) = actors(text, "2022-03-01").values()
        assert (funakoshi.name, funakoshi.country) == ("Takehiro Funakoshi", "JPN")


def test_an_unknown_person_has_the_country_and_office_of_the_title(actors: Actors) -> None:
    (han,) = actors("South Korean Foreign Minister Han Seo-jin welcomed the vote.", "2031-05-01").values()
    assert (han.name, han.country, han.office) == ("Han Seo-jin", "KOR", "Minister of Foreign Affairs")
    assert han.text == "South Korean Foreign Minister Han Seo-jin"


def test_a_former_official_is_of_the_elite(actors: Actors) -> None:
    (official,) = actors("A former White House official criticised the plan.").values()
    assert (official.country, official.sectors) == ("USA", ("ELI",))


def test_a_surname_is_the_person_named_before(actors: Actors) -> None:
    text = "Finnish President Aino Virtala met reporters. Virtala said talks would go on."
    found = actors(text)
    assert found["Virtala"].entity == found["Finnish President Aino Virtala"].entity
    assert found["Virtala"].country == "FIN"


def test_two_people_of_one_surname_stay_two(actors: Actors) -> None:
    text = "Kim Jong-un ordered the test. The North's ambassador, Kim Song, defended it."
    found = actors(text, "2022-03-01")
    people = {actor.name for actor in found.values() if actor.kind == "person"}
    assert people == {"Kim Jong-un", "Kim Song"}
    assert len({actor.entity for actor in found.values() if actor.name in people}) == 2


def test_he_and_she_are_told_apart(actors: Actors) -> None:
    text = "British minister Mary Colby met senator John Fenwick. She praised the deal."
    found = actors(text)
    assert found["She"].name == "Mary Colby"


def test_an_office_alone_is_its_holder_on_the_day(actors: Actors) -> None:
    (president,) = actors("The French president left early.", "2018-06-01").values()
    assert (president.kind, president.name, president.country) == ("office", "Emmanuel Macron", "FRA")
    (undated,) = actors("The French president left early.").values()
    assert (undated.name, undated.country) == (None, "FRA")


def test_a_surname_with_its_office_is_the_holder(actors: Actors) -> None:
    found = actors("Cho, the South Korean foreign minister, left for Hanoi.", "2024-05-01")
    assert found["Cho"].name == "Cho Tae-yul"


def test_the_leader_and_his_government_are_those_of_the_person_named(actors: Actors) -> None:
    text = "Benjamin Netanyahu spoke on Monday. The Israeli leader said his government had proof."
    found = actors(text, "2018-05-01")
    assert found["The Israeli leader"].entity == found["Benjamin Netanyahu"].entity
    assert found["his government"].country == "ISR"


def test_an_administration_is_that_of_whoever_led_a_country_by_that_name(actors: Actors) -> None:
    found = actors(
        "The Bush administration lifted the ban; the Clinton administration had kept it.", "2018-05-01"
    )
    assert {found[name].country for name in ("The Bush administration", "the Clinton administration")} == {
        "USA"
    }


def test_a_given_name_with_a_hyphen_stands_beside_its_surname(actors: Actors) -> None:
    text = "A hotline between Kim and South Korean President Moon Jae-in, who will travel, was opened."
    assert actors(text, "2018-04-20")["South Korean President Moon Jae-in"].name == "Moon Jae-in"


def test_a_name_with_a_hyphen_is_a_persons_whatever_the_recogniser_takes_it_for(actors: Actors) -> None:
    text = (
        "Pak Yong-ho, vice foreign minister of North Korea, issued the following press statement on Friday."
    )
    assert actors(text, "2028-10-13")["Pak Yong-ho"].kind == "person"
