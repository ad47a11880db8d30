"""Who judges, fears or answers an act has not done it; who is in a list with others has met as they did."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.coder import Coder
from onrecord.model import Event
from onrecord.what.parties import codes

Told = Callable[[str, str], Event]


@pytest.mark.parametrize(
    ("text", "trigger", "judge"),
    [
        ('"Portugal condemns the attack on pilgrims in Quetta," the foreign minister said.', "attack", "PRT"),
        ("The envoy said Portugal deplored the arrest of editors in Minsk.", "arrest", "PRT"),
        ("Portugal is closely following the arrest of the archbishop in Managua.", "arrest", "PRT"),
        ("Portugal closed its airspace in response to the attack on the ferry.", "attack", "PRT"),
        ("Portugal opened an inquiry into the killing of a Peruvian editor.", "killing", "PRT"),
        ("The killing of a Peruvian editor enraged Portugal.", "killing", "PRT"),
    ],
)
def test_who_judges_or_answers_an_act_has_not_done_it(
    coder: Coder, text: str, trigger: str, judge: str
) -> None:
    found = [event for event in coder.what(text, "2024-05-06") if event.trigger.text == trigger]
    assert not any(judge in codes(event.actors) for event in found)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The Putin-Erdogan meeting in Sochi lasted four hours.", {"RUS", "TUR"}),
        (
            "It was said before a meeting between Mr. Biden, Prime Minister Fumio Kishida of Japan, and "
            "President Yoon Suk Yeol.",
            {"USA", "JPN", "KOR"},
        ),
        ("Pompeo prepared for a meeting between Biden and Chinese leader Xi Jinping.", {"USA", "CHN"}),
    ],
)
def test_all_those_listed_have_met(told: Told, text: str, sides: set[str]) -> None:
    assert codes(told(text, "meeting").actors) == sides


def test_who_speaks_next_is_in_no_list_before_him(told: Told) -> None:
    event = told("Biden met with Prime Minister Kishida, and Xi Jinping said he was content.", "met")
    assert codes(event.actors) == {"USA", "JPN"}


@pytest.mark.parametrize(
    ("text", "trigger", "upon"),
    [
        ("Laos, against which Thailand imposed sanctions on Friday, protested.", "imposed", "LAO"),
        ("Ghana, with which Togo signed a pact on Friday, thanked Lome.", "signed", "GHA"),
    ],
)
def test_a_relative_clause_is_about_the_one_before_it(told: Told, text: str, trigger: str, upon: str) -> None:
    event = told(text, trigger)
    assert upon in codes((*event.actors, *event.recipients))


def test_who_receives_arms_is_helped_by_whom_they_come_from(told: Told) -> None:
    event = told("Chad is set to receive two helicopters from Russia.", "receive")
    assert (codes(event.actors), codes(event.recipients)) == ({"RUS"}, {"TCD"})


def test_who_is_called_out_is_blamed_and_not_telephoned(told: Told) -> None:
    event = told("Chile called out Peru over the fishing ban on Friday.", "called")
    assert (event.type, codes(event.recipients)) == ("ACCUSE", {"PER"})
