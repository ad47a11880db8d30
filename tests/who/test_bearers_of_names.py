"""Whom a bare surname means, what belongs to a title and what only follows it, and who is no actor."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Actor

Actors = Callable[..., dict[str, Actor]]


def test_a_bare_surname_is_the_one_the_text_is_about_not_the_last_bearer(actors: Actors) -> None:
    text = (
        "Kim Jong-un toured a plant. Kim praised its workers, and Kim promised more plants. "
        "Henry Kim of a Texas college was there as a guest. The visitors waited for Kim."
    )
    assert actors(text, "2019-02-20")["Kim"].name == "Kim Jong-un"


def test_who_tells_something_right_after_the_full_name_is_meant(actors: Actors) -> None:
    text = "Kim Jong-un left. Kim waved. Henry Kim watched him go. Kim said that the visit was short."
    assert actors(text, "2019-02-20")["Kim"].name == "Henry Kim"


def test_a_courtesy_title_tells_two_of_one_surname_apart(actors: Actors) -> None:
    text = "Hillary Clinton and Bill Clinton came. Mr. Clinton spoke first."
    assert actors(text, "2016-05-01")["Mr. Clinton"].name == "Bill Clinton"


@pytest.mark.parametrize(
    ("text", "leader"),
    [
        ("Germany hoped for a deal. Merkel and Hollande will meet in France.", "Francois Hollande"),
        ("A talk on roads was held. Hollande opened it.", None),  # no word of France
    ],
)
def test_a_surname_never_given_in_full_is_the_leader_of_a_country_the_text_names(
    actors: Actors, text: str, leader: str | None
) -> None:
    found = actors(text, "2015-05-01").get("Hollande")
    assert (found.office if found else None) == ("President" if leader else None)


def test_a_title_and_the_name_behind_it_are_one_mention(actors: Actors) -> None:
    text = "The U.S. special representative for North Korea Sung Kim arrived on Monday."
    (envoy, *_) = actors(text, "2021-06-20").values()
    assert (envoy.name, envoy.country) == ("Sung Kim", "USA")
    assert envoy.text.endswith("Sung Kim")


def test_the_aide_of_a_minister_is_not_the_minister(actors: Actors) -> None:
    found = actors("A spokesman for President Moon Jae-in denied it.", "2019-05-01")
    assert "Moon Jae-in" not in {actor.name for actor in found.values() if actor.office == "Spokesperson"}


def test_who_presides_over_a_parliament_does_not_lead_the_state(actors: Actors) -> None:
    (president, *_) = actors("The president of Kenya's National Assembly resigned.", "2018-05-01").values()
    assert (president.name, president.country, president.sectors[0]) == (None, "KEN", "LEG")


def test_a_title_of_a_past_office_makes_nobody_its_holder(actors: Actors) -> None:
    (obama,) = actors("President Obama had signed the pact.", "2019-05-01").values()
    assert obama.sectors == ("ELI",)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Kenya accused the rebels of carrying out the raid.", "the rebels"),
        ("The pact will strip the regime of its arms.", "the regime"),
        ("Chad barred all airlines from flying to Niger.", "all airlines"),
        ("They briefed officials on their trip.", "officials"),
    ],
)
def test_what_goes_on_with_the_verb_is_no_part_of_the_actor(actors: Actors, text: str, mention: str) -> None:
    assert mention in actors(text)


def test_a_building_named_after_somebody_is_not_him(actors: Actors) -> None:
    found = actors("A Russian lawyer was received at Trump Tower.", "2018-05-01")
    assert "Trump" not in found


def test_it_of_an_event_is_nobody(actors: Actors) -> None:
    text = "Chad closed the border. It was planned that envoys would meet. It comes as Niger mourns."
    assert "It" not in actors(text)


def test_what_tells_something_is_not_named_in_its_words(actors: Actors) -> None:
    text = 'Kenya\'s foreign ministry held a briefing. "We spoke with Niger about Chad," it said.'
    assert actors(text)["it"].country == "KEN"


def test_rebels_and_the_regime_are_of_the_country_abroad_the_report_is_about(actors: Actors) -> None:
    text = "Syria burns. Fighting went on in Syria, and Syrian towns fell. The rebels met the regime's army."
    assert actors(text, "2013-09-01", "CNN")["The rebels"].country == "SYR"
    even = "Syria burns. Iraq burns. Syrian and Iraqi towns fell in Iraq and Syria. The rebels went on."
    assert actors(even, "2013-09-01", "CNN")["The rebels"].country is None


def test_the_president_is_not_the_vice_president_named_before(actors: Actors) -> None:
    found = actors("Vice President Mike Pence spoke. The president left.", "2018-05-01")
    assert found["The president"].name != "Mike Pence"


def test_who_is_to_hold_an_office_is_not_its_holder(actors: Actors) -> None:
    found = actors("Senators questioned the U.S. secretary of state nominee.", "2018-04-10")
    assert not any(actor.name for actor in found.values() if actor.office == "Secretary of State")


def test_the_government_is_that_of_the_premier_who_speaks_of_it(actors: Actors) -> None:
    text = "Turkish Prime Minister Ahmet Davutoglu said the government knew who the bombers were."
    assert actors(text, "2016-03-14", "Reuters")["the government"].country == "TUR"


def test_opposition_to_a_deal_is_no_party(actors: Actors) -> None:
    assert "their opposition" not in actors("Chad and Niger stated their opposition to the deal.")
