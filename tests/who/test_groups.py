"""Organisations, institutions, people by what they do, and groups by reference."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Report
from onrecord.parse.documents import documents
from onrecord.who import ActorFinder

Actors = Callable[..., dict[str, Actor]]


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Chile's Defense Ministry denied it.", "CHL", "GOV"),
        ("The Serbian Army withdrew.", "SRB", "MIL"),
        ("Israeli police arrested him.", "ISR", "COP"),
        ("The FBI is investigating.", "USA", "COP"),
        ("Ukrainian farmers blocked the road.", "UKR", "AGR"),
        ("A Belarusian protester was detained.", "BLR", "CVL"),
        ("Somali lawmakers objected.", "SOM", "LEG"),
        ("A Houthi spokesman claimed the attack.", "YEM", "REB"),
        ("The Mexican Senate ratified the treaty.", "MEX", "LEG"),
        ("Norway's central bank raised rates.", "NOR", "GOV"),
        ("Members of the South African National Defence Force deployed.", "ZAF", "MIL"),
        ("Russia's ambassador to Poland was summoned.", "RUS", "GOV"),
        ("Shanghai police detained dozens.", "CHN", "COP"),
        ("The Knesset passed the bill.", "ISR", "LEG"),
        ("The World Health Organization warned of it.", "UNO", "MED"),
    ],
)
def test_who_belongs_where_and_does_what(actors: Actors, text: str, country: str, sector: str) -> None:
    actor = next(iter(actors(text).values()))
    assert (actor.country, actor.sectors[0]) == (country, sector)


@pytest.mark.parametrize(("day", "sector"), [("2002-05-01", "REB"), ("2023-05-01", "GOV")])
def test_an_organisation_is_what_it_was_on_the_day(actors: Actors, day: str, sector: str) -> None:
    (taliban,) = actors("The Taliban closed the border.", day).values()
    assert taliban.sectors == (sector,)


def test_unnamed_officials_keep_their_number_and_rank(actors: Actors) -> None:
    text = "Two senior South Korean officials, speaking on condition of anonymity, confirmed it."
    officials = next(iter(actors(text).values()))
    assert (officials.kind, officials.country, officials.members) == ("group", "KOR", 2)
    assert officials.described is not None
    assert (officials.described.seniority, officials.described.number) == ("senior", 2)
    assert officials.described.condition == "on condition of anonymity"


def test_a_second_official_is_another_one(actors: Actors) -> None:
    found = actors(
        "An official confirmed the plan. A second official denied it. The official declined to elaborate."
    )
    first, second, last = found["An official"], found["A second official"], found["The official"]
    assert first.entity != second.entity
    assert last.entity == second.entity


def test_the_two_sides_are_the_countries_named_before(actors: Actors) -> None:
    found = actors("India and Pakistan exchanged fire. The two sides later agreed to talk.")
    assert set(found["The two sides"].countries) == {"IND", "PAK"}


def test_the_three_countries_are_those_that_met_not_what_they_spoke_of(actors: Actors) -> None:
    text = (
        "South Korea, Japan and the United States discussed North Korea with China. "
        "The three countries will meet again."
    )
    assert set(actors(text)["The three countries"].countries) == {"KOR", "JPN", "USA"}


def test_a_pact_organisation_brings_its_members(actors: Actors) -> None:
    (quad,) = actors("The G7 condemned the launch.").values()
    assert set(quad.countries) == {"USA", "GBR", "FRA", "DEU", "ITA", "CAN", "JPN"}


def test_a_decision_is_nobody_but_the_court_is(actors: Actors) -> None:
    found = actors("Peru condemned a U.S. Supreme Court decision.")
    assert [(a.country, a.sectors) for a in found.values()] == [("PER", ()), ("USA", ("JUD",))]


def test_one_mention_for_the_ministry_none_for_its_country(actors: Actors) -> None:
    assert list(actors("South Korea's foreign ministry denied it.")) == ["South Korea's foreign ministry"]


def test_a_bare_institution_is_of_the_country_the_text_is_about(actors: Actors) -> None:
    text = "Thailand will vote next year. Thailand has had many coups. The army said it would stay out."
    assert actors(text)["The army"].country == "THA"


def test_an_actor_whose_country_is_not_said_has_none(actors: Actors) -> None:
    (minister,) = actors("Defense Minister").values()
    assert (minister.country, minister.sectors) == (None, ("GOV",))


def test_an_abbreviation_means_what_it_was_introduced_for(actors: Actors) -> None:
    found = actors("The Harbour Foundation (HBF) held a forum. HBF hosts it every year.")
    assert found["HBF"].entity == found["The Harbour Foundation"].entity


def test_the_envoys_of_a_list_bring_all_its_countries(actors: Actors) -> None:
    found = actors("Envoys from South Korea, Japan and the United States met on Monday.")
    assert [set(actor.countries) for actor in found.values()] == [{"KOR", "JPN", "USA"}]


def test_words_alone_are_enough_where_no_sentence_was_parsed(
    actors: Actors, nlp: Language, knowledge: Knowledge
) -> None:
    text = "Iran's foreign ministry warned NATO."
    doc = next(documents(nlp, [text], choose=lambda sentences: [False] * len(sentences)))
    found = ActorFinder(knowledge).find(doc, Report(id="r", source="test", text=text))
    assert [(a.text, a.country) for a in found] == [("Iran's foreign ministry", "IRN"), ("NATO", "IGO")]


def test_those_of_the_un_are_its_own(actors: Actors) -> None:
    # "un" before a word is a prefix only in lower case ("un-American"): capitals are the body's name.
    found = actors("UN inspectors searched a depot; the UN envoy complained of delays.")
    assert found["UN inspectors"].country == "UNO"
    assert found["the UN envoy"].country == "UNO"


def test_forces_of_two_countries_are_of_both(actors: Actors) -> None:
    (troops,) = actors("Indian and Pakistani troops traded fire.").values()
    assert set(troops.countries) == {"IND", "PAK"}


def test_two_leaders_who_are_said_to_be_of_a_sort_are_a_mention(actors: Actors) -> None:
    found = actors("A court in Bucharest sentenced two opposition leaders on Monday.")
    assert any("opposition leaders" in words for words in found)


def test_its_minister_is_of_the_country_that_the_sentence_is_about(actors: Actors) -> None:
    found = actors("Chad hopes to sign a pact with Niger, its foreign minister said.")
    assert found["its foreign minister"].country == "TCD"


def test_where_troops_are_moved_is_not_part_of_their_name(actors: Actors) -> None:
    found = actors("India moved extra troops to its border with China.")
    assert "extra troops" in found
    assert "the ambassador to Chad" in actors("He met the ambassador to Chad.")


def test_soldiers_from_a_country_are_its_own(actors: Actors) -> None:
    assert actors("Soldiers from Chad shelled the town.")["Soldiers from Chad"].country == "TCD"


def test_the_ministers_of_the_three_countries_are_of_these(actors: Actors) -> None:
    text = "Chad, Niger and Mali signed. The foreign ministers of the three countries shook hands."
    group = actors(text)["The foreign ministers of the three countries"]
    assert sorted(group.countries) == ["MLI", "NER", "TCD"]


def test_both_men_are_the_two_named_before(actors: Actors) -> None:
    text = "Benjamin Netanyahu received Emmanuel Macron, and both men spoke of Iran."
    assert set(actors(text, "2018-06-05")["both men"].countries) == {"ISR", "FRA"}


def test_south_and_north_korea_are_two(actors: Actors) -> None:
    text = "South and North Korea will end the conflict between the two countries."
    found = actors(text)
    assert found["South"].country == "KOR"
    assert set(found["the two countries"].countries) == {"KOR", "PRK"}


def test_a_joint_army_is_of_both(actors: Actors) -> None:
    assert actors("The U.S.-South Korean military trained.")["The U.S.-South Korean military"].countries == (
        "USA",
        "KOR",
    )


def test_the_countrys_leader_leads_the_country_spoken_of(actors: Actors) -> None:
    text = "Chad closed its border. The country's president signed the order."
    assert actors(text)["The country's president"].country == "TCD"


def test_whose_army_is_of_what_it_describes(actors: Actors) -> None:
    assert actors("Envoys came from Chad, whose army had left.")["whose army"].country == "TCD"


def test_the_souths_officials_are_south_koreas(actors: Actors) -> None:
    found = actors("North Korea closed the site. The South's officials went home.")
    assert found["The South's officials"].country == "KOR"


def test_three_nations_are_those_whose_envoys_met_and_not_what_they_met_on(actors: Actors) -> None:
    text = (
        "Chad's envoy for Sudan, Adam Haroun, saw Mali's envoy for Sudan, Issa Keita, and Niger's Ali Bako. "
        "The three nations will meet again. The envoys from the three nations shook hands."
    )
    found = actors(text)
    assert set(found["The three nations"].countries) == {"TCD", "MLI", "NER"}
    assert set(found["The envoys from the three nations"].countries) == {"TCD", "MLI", "NER"}


def test_officials_listed_by_country_are_all_meant_by_they(actors: Actors) -> None:
    found = actors("Japanese, US, and South Korean officials met in Karuizawa. They agreed.")
    assert set(found["They"].countries) == {"JPN", "USA", "KOR"}


def test_leaders_of_an_armed_group_are_no_government(actors: Actors) -> None:
    assert actors("Houthi leaders rejected it.")["Houthi leaders"].sectors == ("REB",)


def test_korean_in_a_paper_of_the_north_is_its_own(actors: Actors) -> None:
    text = "The Korean people rejoiced over South Korean regrets."
    found = actors(text, "2024-08-14", "KCNA")
    assert (found["The Korean people"].country, found["South Korean"].country) == ("PRK", "KOR")
    assert actors(text, "2024-08-14", "Yonhap")["The Korean people"].country == "KOR"


def test_both_are_the_two_named_before(actors: Actors) -> None:
    assert set(actors("Chad and Niger signed. Both will keep it.")["Both"].countries) == {"TCD", "NER"}


def test_another_bodys_council_is_not_the_united_nations(actors: Actors) -> None:
    (council, *_) = actors("The African Union Peace and Security Council met.").values()
    assert (council.name, council.country) == ("African Union Peace and Security Council", "IGO")


def test_democratic_senators_sit_in_one_congress(actors: Actors) -> None:
    assert actors("Three Democratic senators voted no.")["Three Democratic senators"].country == "USA"
