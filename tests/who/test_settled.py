"""The country that the words beside a mention do not give: only from strong signs, else none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.model import Actor, Place, Published, Report
from onrecord.who import ActorFinder

Actors = Callable[..., dict[str, Actor]]


def test_a_spokesman_speaks_for_the_body_that_spoke_right_before(actors: Actors) -> None:
    text = (
        "North Korea test-fired a rocket. North Korea warned of more. The State Department condemned the test. "
        "Spokesman Alan Wexford said talks were still possible."
    )
    assert actors(text)["Spokesman Alan Wexford"].country == "USA"


def test_a_title_that_one_country_has_needs_no_other_sign(actors: Actors) -> None:
    text = (
        "North Korea cut the line. North Korea gave no reason. Unification Minister Seo Tae-min regretted it."
    )
    assert actors(text)["Unification Minister Seo Tae-min"].country == "KOR"
    found = actors(
        "Secretary of State Ruth Calloway called French Foreign Minister Luc Arnaud.", "2031-02-03"
    )
    assert found["Secretary of State Ruth Calloway"].country == "USA"


def test_a_title_is_not_given_to_a_country_without_it(actors: Actors) -> None:
    text = (
        "The United States agreed. The United States then waited. Foreign Minister Jan Brouwer was pleased."
    )
    assert actors(text)["Foreign Minister Jan Brouwer"].country is None


def test_a_minister_after_his_government(actors: Actors) -> None:
    text = "Denmark's government said the cable was cut. Foreign Minister Mads Holm called it sabotage."
    assert actors(text)["Foreign Minister Mads Holm"].country == "DNK"


def test_the_place_a_sentence_opens_with(actors: Actors) -> None:
    text = (
        "South Korea extended the accord. South Korea had hesitated. "
        "In Washington, National Security Adviser Paul Denning welcomed the step."
    )
    found = actors(text, outlet="The Seoul Gazette")
    assert found["National Security Adviser Paul Denning"].country == "USA"


@pytest.mark.parametrize(("outlet", "country"), [("The Seoul Gazette", "KOR"), ("Valley Courier", None)])
def test_a_body_of_few_countries_is_that_of_the_outlet_never_the_adversary(
    actors: Actors, outlet: str, country: str | None
) -> None:
    text = "North Korea launched two missiles, the Joint Chiefs of Staff said. The JCS is tracking them."
    found = actors(text, outlet=outlet)
    assert found["the Joint Chiefs of Staff"].country == country
    assert found["The JCS"].entity == found["the Joint Chiefs of Staff"].entity


def test_the_dateline_tells_where_an_office_is(
    actors: Actors, finder: ActorFinder, parsed: Callable[[str], Doc]
) -> None:
    text = "OSLO (NTB) — Norway closed the strait, and Foreign Minister Kari Moe defended it."
    line = Place(start=0, end=4, text="OSLO", use="literal", name="Oslo", reason="dateline")
    report = Report(id="r", source="test", text=text, dateline=line, published=Published())
    by_text = {actor.text: actor for actor in finder.find(parsed(text), report)}
    assert by_text["Foreign Minister Kari Moe"].country == "NOR"
    assert not {"OSLO", "NTB"} & set(by_text)


def test_one_person_has_one_country_in_all_mentions(actors: Actors) -> None:
    text = "Petra Lindgren left early. Sweden's Petra Lindgren had met nobody. Lindgren declined to comment."
    found = actors(text)
    assert {found["Petra Lindgren"].country, found["Lindgren"].country} == {"SWE"}
    assert found["Petra Lindgren"].entity == found["Lindgren"].entity


def test_names_after_their_countries_are_taken_in_order(actors: Actors) -> None:
    text = "She received her French and German counterparts, Louis Garnier and Karl Vogt, in Ottawa."
    found = actors(text)
    assert (found["Louis Garnier"].country, found["Karl Vogt"].country) == ("FRA", "DEU")


def test_an_embassy_is_not_of_the_country_it_is_in(actors: Actors) -> None:
    found = actors("Poland protested through its embassy in Minsk. Spain's embassy in Lima was closed.")
    assert found["its embassy"].country == "POL"
    assert found["Spain's embassy"].country == "ESP"


def test_backed_fighters_have_no_country_from_those_around(actors: Actors) -> None:
    text = "The United States sent help. The United States said pro-Russian troops had fired."
    assert [a.country for a in actors(text).values() if "troops" in a.text] == [None]


def test_a_bare_plural_is_nobody_in_particular(actors: Actors) -> None:
    text = "Kenya voted. Kenya counted. Kenya waited for days, and officials gave no figures."
    assert actors(text)["officials"].country is None


def test_an_administration_official_after_the_white_house(actors: Actors) -> None:
    text = "The White House ended the review. A senior administration official said little would change."
    assert actors(text)["A senior administration official"].country == "USA"


def test_a_second_official_is_of_the_same_country(actors: Actors) -> None:
    found = actors("A Turkish official confirmed the visit. A second official gave the date.")
    assert found["A second official"].country == "TUR"
    assert found["A second official"].entity != found["A Turkish official"].entity


def test_a_short_name_brings_the_country_of_the_body_named_in_full(actors: Actors) -> None:
    found = actors("The European Commission published its plan. A Commission official called it final.")
    assert found["A Commission official"].country == "EUR"


def test_an_ambassador_at_the_un_is_not_of_the_outlet(actors: Actors) -> None:
    text = "Ambassador Omar Bensaid opened the session, and an under-secretary-general spoke."
    found = actors(text, outlet="CNN")
    assert found["Ambassador Omar Bensaid"].country is None
    assert found["an under-secretary-general"].country == "UNO"


def test_a_government_nobody_named_is_not_of_the_country_that_publishes(actors: Actors) -> None:
    text = "Sudan signed the accord. The United States thanked Sudan. The government promised elections."
    assert actors(text, outlet="U.S. Department of State")["The government"].country != "USA"


def test_two_states_that_act_together_settle_nothing(actors: Actors) -> None:
    text = "The United States and Nepal opened the forum. Director General Ram Thapa chaired it."
    assert actors(text)["Director General Ram Thapa"].country is None


def test_parties_to_a_plan_are_no_parties_of_a_state(actors: Actors) -> None:
    text = "Envoys of Chad, Niger and Mali agreed on a corridor. The parties will meet again."
    assert actors(text, outlet="U.S. Department of State")["The parties"].country is None
