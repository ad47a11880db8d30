"""Whom a bare surname means, what belongs to a title and what only follows it, and who is no actor."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.model import Actor, Report
from onrecord.who import ActorFinder

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


@pytest.mark.parametrize(
    ("text", "mention", "country"),
    [
        # An ordinary word at the head of a sentence is the name of who was named in full before.
        ("Attorney General Jeff Sessions left. Sessions said that he was ill.", "Sessions", "USA"),
        # A name that somebody better known bears as a surname.
        ("The scholar Abbas Kadhim disagreed.", "The scholar Abbas Kadhim", None),
        # Party and seat, as American papers print them.
        ("Sen. Ada Brook (R-Idaho) voted no.", "Sen. Ada Brook", "USA"),
        ("Rep. Tom Hale, D-Minn., voted yes.", "Rep. Tom Hale", "USA"),
        ("Tom Hale, a California Republican, voted yes.", "Tom Hale", "USA"),
        # An aide is of the country of whom he serves; an envoy is not of the country he is sent to.
        ("An aide to Angela Merkel resigned.", "An aide to Angela Merkel", "DEU"),
        ("President Bush had built it.", "President Bush", "USA"),
    ],
)
def test_whose_country_a_name_is_of(actors: Actors, text: str, mention: str, country: str | None) -> None:
    assert actors(text, "2017-03-02")[mention].country == country


def test_junior_is_part_of_the_name(actors: Actors) -> None:
    (father, *_) = actors("Adam Haroun, Jr. of Chad spoke with reporters.").values()
    assert (father.text, father.name, father.country) == ("Adam Haroun, Jr.", "Adam Haroun", "TCD")


def test_a_surname_is_the_sitting_leaders_once_his_fathers_full_name_is_far(actors: Actors) -> None:
    near = "Kim Jong Il ruled North Korea. Kim built the plant. "
    found = actors(
        near + "The works are old and the roads to them are bad. " * 8 + "Kim smiled.", "2018-06-01"
    )
    assert found["Kim Jong Il"].name == "Kim Jong-il"
    assert found["Kim"].name == "Kim Jong-un"
    assert actors(near, "2018-06-01")["Kim"].name == "Kim Jong-il"


def test_a_minister_by_surname_is_whoever_holds_the_office_that_day(actors: Actors) -> None:
    (minister, *_) = actors("Foreign Minister Retno arrived.", "2021-08-03").values()
    assert (minister.name, minister.country) == ("Retno Marsudi", "IDN")


def test_an_office_of_the_outlets_country_has_its_holder(actors: Actors) -> None:
    text = "Mike Pence, the former vice president, was there. The vice president spoke first."
    found = actors(text, "2024-10-15", "White House")
    assert found["The vice president"].name == "Kamala Harris"


def test_of_two_presidents_the_president_is_the_outlets_own(actors: Actors) -> None:
    text = "Donald Trump saw Emmanuel Macron. Trump was polite to Macron. The president then left."
    assert actors(text, "2019-08-24", "The Hill")["The president"].name == "Donald Trump"


def test_the_leader_of_a_part_is_not_the_states(actors: Actors) -> None:
    text = "British Prime Minister David Cameron spoke. The Scottish leader disagreed."
    assert actors(text, "2014-09-20")["The Scottish leader"].name is None


def test_an_agency_is_named_beside_what_it_is(actors: Actors) -> None:
    found = actors(
        "The North's official KCNA news agency said that North Korea would answer. The agency had more."
    )
    assert {actor.name for actor in found.values() if actor.kind == "organisation"} == {
        "Korean Central News Agency"
    }


def test_the_title_may_give_the_full_name(finder: ActorFinder, parsed: Callable[[str], Doc]) -> None:
    text = "Mr. Bolton said that he had kept notes. Ms. Reyes had none."
    report = Report(id="r", source="test", text=text, title="John Bolton's notes, and Mary Reyes without")
    found = {actor.text: actor.name for actor in finder.find(parsed(text), report)}
    assert found["Mr. Bolton"] == "John Bolton"
    assert found["Ms. Reyes"] == "Mary Reyes"


def test_a_given_name_of_the_west_comes_first_everywhere(actors: Actors) -> None:
    found = actors("Jack Ma of China spoke. Ma was calm.", "2016-07-09")
    assert found["Ma"].name == "Jack Ma"


def test_a_son_is_not_his_father(actors: Actors) -> None:
    found = actors("Donald Trump left with Donald Trump Jr. and with Adam Haroun's son, Adam Jr., on Monday.")
    assert {"Donald Trump", "Donald Trump Jr.", "Adam Jr."} <= {actor.name for actor in found.values()}
