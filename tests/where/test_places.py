"""Toponyms in sentences as newspapers write them: which words, which use, which place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Place, Report
from onrecord.parse.documents import documents
from onrecord.where import PlaceFinder

Find = Callable[[str], dict[str, Place]]


@pytest.fixture(scope="module")
def finder(knowledge: Knowledge) -> PlaceFinder:
    return PlaceFinder(knowledge)


@pytest.fixture(scope="module")
def places(finder: PlaceFinder, parsed: Callable[[str], Doc]) -> Find:
    """The places of a text, by their words; of a word named twice the last one."""

    def find(text: str) -> dict[str, Place]:
        found = finder.find(parsed(text), Report(id="r", source="test", text=text))
        assert all(text[place.start : place.end] == place.text for place in found)
        return {place.text: place for place in found}

    return find


# Which words are toponyms.


def test_a_dateline_and_a_visit_are_places(places: Find) -> None:
    found = places("GENEVA (Reuters) - The two foreign ministers met in Geneva before flying to Vienna.")
    assert list(found) == ["GENEVA", "Geneva", "Vienna"]
    assert {place.use for place in found.values()} == {"literal"}


def test_adjectives_and_peoples_are_no_toponyms(places: Find) -> None:
    assert places("Turkish and Iraqi officers trained Kurds, the Germans said.") == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Washington Post published the letter.",
        "Jordan Smith spoke to reporters.",
        "He studied at the University of Maryland.",
        "The Bank of America raised its forecast.",
    ],
)
def test_a_name_inside_another_name_is_no_toponym(places: Find, sentence: str) -> None:
    assert places(sentence) == {}


def test_a_person_named_in_full_keeps_the_surname(places: Find) -> None:
    assert places("Lisa Monaco briefed reporters. Monaco declined to give details.") == {}


def test_months_and_weather_are_no_towns(places: Find) -> None:
    assert places("The talks broke off in March and resumed in May, while El Niño brought rain.") == {}


def test_a_describing_word_stays_outside_the_name(places: Find) -> None:
    assert "Syria" in places("Shelling was reported across northern Syria on Monday.")


def test_a_compass_word_that_belongs_to_the_name_stays_in(places: Find) -> None:
    assert "South Sudan" in places("Fighting resumed in South Sudan's capital, Juba.")


def test_an_article_is_part_of_the_name_only_where_the_place_is_called_so(places: Find) -> None:
    found = places("Judges in The Hague heard the case. The Kremlin did not comment.")
    assert list(found) == ["The Hague", "Kremlin"]


def test_the_north_is_a_country_where_the_report_names_it(places: Find) -> None:
    found = places("North Korea fired a missile. The North said it was a drill.")
    assert found["North"].country == "PRK"
    assert "North" not in places("Snow fell across the North on Friday.")


# Which use.


def test_a_capital_that_says_something_is_a_government(places: Find) -> None:
    assert places("Seoul said it would answer any attack.")["Seoul"].use == "metonym"


def test_a_palace_that_denies_is_a_government(places: Find) -> None:
    assert places("The Kremlin denied the report.")["Kremlin"].use == "metonym"
    assert places("Guards stood outside the Kremlin.")["Kremlin"].use == "literal"


def test_a_country_that_is_spoken_with_is_a_government(places: Find) -> None:
    found = places("Washington opened talks with Tehran.")
    assert found["Washington"].use == "metonym"
    assert found["Tehran"].use == "metonym"


def test_an_envoy_for_a_country_deals_with_its_government(places: Find) -> None:
    found = places("The special representative for North Korea arrived in Seoul on Monday.")
    assert found["North Korea"].use == "metonym"
    assert found["Seoul"].use == "literal"


def test_a_place_before_a_noun_describes_it(places: Find) -> None:
    assert places("The Paris talks ended without a statement.")["Paris"].use == "modifier"
    assert places("Japan's foreign minister flew home.")["Japan"].use == "modifier"


def test_a_border_or_a_coast_is_where_the_country_is(places: Find) -> None:
    assert places("A missile fell off Japan's coast.")["Japan"].use == "literal"


def test_a_place_where_something_happens_is_literal(places: Find) -> None:
    found = places("Twelve soldiers were killed near Mosul, and a convoy burned outside Kirkuk.")
    assert {place.use for place in found.values()} == {"literal"}


# Which place, and why.


def test_a_named_state_decides_between_namesakes(places: Find) -> None:
    found = places("The shop opened in Paris, Texas, and a second one in Springfield, Ill., a week later.")
    assert (found["Paris"].country, found["Paris"].geonames) == ("USA", 4717560)
    assert found["Springfield"].geonames == 4250542
    assert found["Ill."].name == "Illinois"
    assert "Texas" in (found["Paris"].reason or "")


def test_london_in_ontario_is_in_canada(places: Find) -> None:
    assert places("Police in London, Ontario, arrested two men.")["London"].country == "CAN"


def test_without_context_the_best_known_place_is_meant(places: Find) -> None:
    assert places("The ministers will meet in Paris.")["Paris"].country == "FRA"


def test_the_other_places_of_a_report_decide(places: Find) -> None:
    text = "Police in Ohio said the suspect drove from Cleveland to Toledo. He was arrested in Athens."
    assert places(text)["Athens"].country == "USA"
    assert places("The Greek cabinet met in Athens.")["Athens"].country == "GRC"


def test_a_list_of_cities_is_not_a_city_in_a_state(places: Find) -> None:
    found = places("She will visit Washington, New York and Boston.")
    assert found["Washington"].geonames == 4140963


def test_a_province_is_told_from_its_city(places: Find) -> None:
    assert places("Floods hit Kandahar province.")["Kandahar"].feature == "ADM1"
    assert places("A bomb exploded in Kandahar.")["Kandahar"].feature == "PPL"


def test_georgia_is_a_country_or_a_state(places: Find) -> None:
    assert places("Russia withdrew from Georgia and left Tbilisi.")["Georgia"].country == "GEO"
    assert places("Voters in Georgia, Alabama and Florida went to the polls.")["Georgia"].country == "USA"


def test_the_levels_of_plover_and_ucdp(places: Find) -> None:
    found = places("He drove from Kharkiv through Texas to Iran and across the Black Sea.")
    levels = {name: (place.resolution, place.precision) for name, place in found.items()}
    assert levels["Kharkiv"] == (4, 1)
    assert levels["Texas"] == (2, 4)
    assert levels["Iran"] == (1, 6)
    assert levels["Black Sea"] == (None, 7)


@pytest.mark.parametrize(
    ("sentence", "name", "feature"),
    [
        ("The officers met at Panmunjom.", "Panmunjom", "truce village"),
        ("Activity was seen at the Punggye-ri test site.", "Punggye-ri", "nuclear test site"),
        ("Inspectors returned to Natanz.", "Natanz", "nuclear site"),
        ("A tanker was seized in the Strait of Hormuz.", "Strait of Hormuz", "strait"),
        ("The leaders met at Camp David.", "Camp David", "retreat"),
    ],
)
def test_sites_of_the_trade(places: Find, sentence: str, name: str, feature: str) -> None:
    place = places(sentence)[name]
    assert place.feature == feature
    assert place.lat is not None and place.lon is not None


def test_a_disputed_place_has_no_single_country(places: Find) -> None:
    place = places("Two coast guard ships collided near Second Thomas Shoal.")["Second Thomas Shoal"]
    assert place.country is None
    assert place.reason is not None and "claimed" in place.reason


def test_one_sea_under_two_names(places: Find) -> None:
    east = places("The missile fell into the East Sea.")["East Sea"]
    japan = places("The missile fell into the Sea of Japan.")["Sea of Japan"]
    assert (east.name, east.lat, east.lon) == (japan.name, japan.lat, japan.lon)


def test_a_building_in_no_gazetteer_is_put_at_its_town_and_says_so(places: Find) -> None:
    hotel = places("The delegations met at the Grand Meridian Hotel in Muscat.")["Grand Meridian Hotel"]
    assert hotel.geonames is None
    assert hotel.country == "OMN"
    assert hotel.precision == 2
    assert hotel.reason is not None and "Muscat" in hotel.reason


def test_every_choice_and_every_refusal_has_a_reason(places: Find) -> None:
    found = places("Gunmen attacked a post near Qarvoland. Officials in Niamey and Paris condemned it.")
    assert all(place.reason for place in found.values())


# Reports of which little is known.


def test_sentences_that_were_not_analysed_still_have_their_places(finder: PlaceFinder, nlp: Language) -> None:
    text = "Moscow said on Friday that troops had left Idlib. U.S. envoys met in Astana with Jordan."
    doc = next(documents(nlp, [text], choose=lambda sentences: [False] * len(sentences)))
    found = {p.text: p for p in finder.find(doc, Report(id="r", source="test", text=text))}
    assert found["Moscow"].use == "metonym"
    assert found["Idlib"].country == "SYR"
    assert found["U.S."].use == "modifier"
    assert found["Astana"].use == "literal"


def test_the_dateline_that_reading_found_is_resolved(
    finder: PlaceFinder, parsed: Callable[[str], Doc]
) -> None:
    text = "NAIROBI, Kenya — Rebels took the town at dawn."
    line = Place(start=0, end=7, text="NAIROBI", use="literal")
    found = finder.find(parsed(text), Report(id="r", source="test", text=text, dateline=line))
    assert (found[0].text, found[0].name, found[0].country) == ("NAIROBI", "Nairobi", "KEN")
