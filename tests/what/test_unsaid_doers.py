"""Who did what a sentence tells without saying by whom: looked for in the rest of the report, in one order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.coder import Coder
from onrecord.model import Event
from onrecord.what.parties import codes

DAY = "2024-05-06"


Told = Callable[[str, str], Event]


def test_a_launch_is_of_the_only_country_whose_launches_the_report_tells(told: Told) -> None:
    text = (
        "Japan condemned the missile launch and called for talks. "
        "North Korea fired two ballistic missiles into the sea on Sunday."
    )
    event = told(text, "launch")
    assert codes(event.actors) == {"PRK"} and all(actor.inferred for actor in event.actors)


def test_of_two_countries_that_launch_none_is_taken(coder: Coder) -> None:
    text = (
        "India test-fired a ballistic missile on Friday. Pakistan test-fired a cruise missile on Saturday. "
        "Analysts fear that a missile test could follow."
    )
    assert not any(event.trigger.text == "test" for event in coder.what(text, DAY))


def test_the_meeting_is_of_those_who_last_did_something_together(told: Told) -> None:
    text = (
        "Foreign ministers from Peru, Chile and Norway condemned the coup in Mali. "
        "The meeting took place in Oslo on Friday."
    )
    event = told(text, "meeting")
    assert codes(event.actors) == {"PER", "CHL", "NOR"}
    assert all(actor.inferred for actor in event.actors)


@pytest.mark.parametrize("trigger", ["imprisoned", "tortured"])
def test_who_holds_people_and_is_not_named_is_the_state_they_live_in(told: Told, trigger: str) -> None:
    event = told("Christians in Eritrea are routinely imprisoned and tortured.", trigger)
    assert codes(event.actors) == {"ERI"} and all(actor.inferred for actor in event.actors)
    assert codes(event.recipients) == {"ERI"}


def test_what_is_threatened_is_to_be_done_by_the_one_who_threatens(told: Told) -> None:
    text = "The National Defense Commission of North Korea warned of strikes against the United States."
    event = told(text, "strikes")
    assert (codes(event.actors), codes(event.recipients)) == ({"PRK"}, {"USA"})


def test_talks_that_we_have_are_those_of_the_speaker(told: Told) -> None:
    event = told('"We are having productive talks with Oman," Iran\'s foreign minister said.', "talks")
    assert codes(event.actors) == {"IRN", "OMN"}


def test_who_talks_during_a_meeting_takes_part_in_it(told: Told) -> None:
    text = (
        "Obama discussed steps to deter further missile tests during a meeting with "
        "Chinese President Xi Jinping."
    )
    assert codes(told(text, "meeting").actors) == {"USA", "CHN"}


def test_an_act_without_a_doer_anywhere_is_left_out(coder: Coder) -> None:
    assert not coder.what("The talks lasted two hours.", DAY)


@pytest.mark.parametrize(
    ("text", "trigger", "sides"),
    [
        # What is spoken of takes no part, whatever the encoder makes of it.
        ("French and German ministers raised Iran's missile program at the talks.", "talks", {"FRA", "DEU"}),
        # What a meeting comes after takes no part in it.
        ("The meeting of Peru and Chile follows threats from Bolivia.", "meeting", {"PER", "CHL"}),
        # To meet somebody is not to visit him: both are actors.
        (
            "Mr. Obama expects to encounter President Vladimir Putin of Russia next week.",
            "encounter",
            {"USA", "RUS"},
        ),
    ],
)
def test_who_takes_part_in_a_meeting(told: Told, text: str, trigger: str, sides: set[str]) -> None:
    event = told(text, trigger)
    assert codes(event.actors) == sides and not event.recipients


def test_whom_a_country_blames_is_the_one_it_has_to_do_with(told: Told) -> None:
    text = (
        "Armenia accused Azerbaijan of shelling a border village. Azerbaijan rejected the claim and "
        "warned Armenia of consequences. Armenia condemned the statement in strong words."
    )
    event = told(text, "condemned")
    assert (codes(event.actors), codes(event.recipients)) == ({"ARM"}, {"AZE"})


def test_who_warns_of_what_follows_if_somebody_acts_warns_him(told: Told) -> None:
    event = told("Sudan warned that it would retaliate if Chad closed the border.", "warned")
    assert (codes(event.actors), codes(event.recipients)) == ({"SDN"}, {"TCD"})


def test_whom_a_state_executes_is_its_own_unless_somebody_says_otherwise(told: Told) -> None:
    assert codes(told("Saudi Arabia's execution of 47 people drew protests.", "execution").recipients) == {
        "SAU"
    }
    # To dismiss a claim is to do nothing to anybody.
    assert not codes(told("Iran dismissed the report.", "dismissed").recipients)


def test_the_police_are_those_of_the_country_where_it_all_happens(told: Told) -> None:
    text = (
        "A march in Havana ended in scuffles. Police detained about two dozen people. "
        "Similar marches were held in Matanzas and in Santiago de Cuba."
    )
    event = told(text, "detained")
    assert codes(event.actors) == {"CUB"} == codes(event.recipients)


def test_somebody_merely_named_is_of_the_country_that_most_of_the_report_is_on(told: Told) -> None:
    text = (
        "The US Congress rejected the bill on Monday. The White House condemned the vote. "
        "US Senator Ann Miller criticized the president. John Walker praised the senator."
    )
    event = told(text, "praised")
    assert codes(event.actors) == {"USA"}


def test_who_was_attacked_is_not_taken_for_the_attacker(coder: Coder) -> None:
    text = (
        "Iran condemned Saudi Arabia's execution of a cleric. "
        "It regretted that the attacks on the Saudi embassy in Tehran had damaged its standing."
    )
    assert all("SAU" not in codes(e.actors) for e in coder.what(text, DAY) if e.trigger.text == "attacks")


def test_who_speaks_after_a_meeting_need_not_have_met(told: Told) -> None:
    text = (
        "The UN Security Council met on Friday over Chad's missile. After the meeting, the envoys of Peru, "
        "Chile and Norway condemned the launch in a joint statement."
    )
    assert codes(told(text, "meeting").actors) == {"UNO"}
    condemned = told(text, "condemned")
    assert codes(condemned.actors) == {"PER", "CHL", "NOR"} and "UNO" not in codes(condemned.recipients)


def test_what_is_judged_is_not_the_meeting_after_which_it_is(coder: Coder) -> None:
    text = "After the meeting, Peru's president condemned Bolivia's launch of a missile."
    events = {event.trigger.text: event for event in coder.what(text, DAY)}
    assert events["condemned"].about == (events["launch"].id,)
