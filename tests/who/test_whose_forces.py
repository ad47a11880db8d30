"""Bodies and titles named without their country, and words that only seem to give one."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from onrecord.model import Actor, Place, Published, Report
from onrecord.who import ActorFinder

Actors = Callable[..., dict[str, Actor]]


def test_government_forces_act_though_no_country_is_named(actors: Actors) -> None:
    found = actors("Eight people were killed in an air strike by government forces.")
    forces = found["government forces"]
    assert (forces.sectors, forces.country) == (("MIL", "GOV"), None)


def test_government_troops_are_of_the_country_abroad_that_the_report_is_about(actors: Actors) -> None:
    text = "Chad is at war. Chad has lost towns in the north of Chad. Security forces fled. Regime forces stayed."
    found = actors(text, "2021-06-21", "Reuters")
    assert found["Security forces"].country == found["Regime forces"].country == "TCD"


def test_foreign_forces_are_of_another_country(actors: Actors) -> None:
    text = "Chad is at war. Chad has lost towns in the north of Chad. It relies on foreign security forces."
    assert actors(text, "2021-06-21", "Reuters")["foreign security forces"].country is None


def test_a_states_name_before_envoy_says_what_for_and_its_adjective_whose(actors: Actors) -> None:
    assert actors("The Syria envoy left.")["The Syria envoy"].country is None
    assert actors("The U.N. Syria envoy left.")["The U.N. Syria envoy"].country == "UNO"
    assert actors("The Syrian envoy left.")["The Syrian envoy"].country == "SYR"
    assert actors("Syria's envoy left.")["Syria's envoy"].country == "SYR"


def test_a_representative_is_not_of_the_country_whose_affairs_he_deals_with(actors: Actors) -> None:
    found = actors("The launch angered Peru, whose representative for Korean affairs left for Chad.")
    assert found["whose representative for Korean affairs"].country == "PER"


def test_negotiators_in_a_city_may_be_anybodys(actors: Actors) -> None:
    assert actors("Negotiators in Vienna reached a deal.")["Negotiators"].country is None
    assert actors("He wrote to his counterparts in China.")["his counterparts"].country == "CHN"
    assert actors("Police in Vienna arrested two men.")["Police"].country == "AUT"


def test_other_members_of_a_body_are_states(actors: Actors) -> None:
    text = "She met the leaders of Chad, Niger and other Security Council members."
    (leaders,) = (a for a in actors(text).values() if a.text.startswith("the leaders"))
    assert set(leaders.countries) == {"TCD", "NER"}


def test_my_administration_in_a_release_is_of_who_issued_it(
    finder: ActorFinder, parsed: Callable[[str], Doc]
) -> None:
    text = "Chad must act. My Administration will help Chad, and our governments agree."
    report = Report(
        id="r",
        source="test",
        text=text,
        outlet="The White House",
        genre="statement",
        published=Published(from_="2023-06-20"),
    )
    found = {a.text: a for a in finder.find(parsed(text), report)}
    assert found["My Administration"].country == "USA"
    assert found["our governments"].country is None


def test_a_name_that_lost_the_space_before_it_is_still_known(actors: Actors) -> None:
    found = actors("The respected ComradeKim Jong Un inspected a unit.", "2024-09-13", "KCNA")
    (kim,) = found.values()
    assert (kim.name, kim.country) == ("Kim Jong-un", "PRK")
    assert actors("MacDonald spoke.").keys() == {"MacDonald"}


def test_leaders_of_trades_are_no_government(actors: Actors) -> None:
    assert actors("Tech leaders met in Oslo.")["Tech leaders"].sectors == ("BUS",)
    assert actors("Two financial institutions closed.")["Two financial institutions"].sectors == ("BUS",)


def test_hamas_is_no_government_of_a_state(actors: Actors) -> None:
    assert actors("Hamas fired rockets.", "2014-07-20")["Hamas"].sectors == ("REB",)


def test_leaders_of_an_organisation_go_by_its_name(actors: Actors) -> None:
    for text in ("Leaders of the Gulf Cooperation Council met.", "Gulf Cooperation Council leaders met."):
        (leaders,) = actors(text).values()
        assert (leaders.name, leaders.country, leaders.kind) == ("Gulf Cooperation Council", "IGO", "group")


def test_no_city_of_a_dateline_without_a_mark_is_an_actor(
    finder: ActorFinder, parsed: Callable[[str], Doc]
) -> None:
    text = "TAIPEI/WASHINGTON China deployed missiles on an island on Tuesday."
    place = Place(start=0, end=6, text="TAIPEI", use="literal")
    report = Report(id="r", source="test", text=text, dateline=place)
    assert [actor.text for actor in finder.find(parsed(text), report)] == ["China"]
