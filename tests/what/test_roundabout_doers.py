"""Who acts where the clause has him in an unusual place, or nowhere."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.coder import Coder
from onrecord.model import Event
from onrecord.what.parties import codes

Told = Callable[[str, str], Event]


def test_what_evidence_shows_is_done_by_its_own_subject(told: Told) -> None:
    event = told(
        "Peru has evidence that Chad delivered missiles to the separatist forces in Mali.", "delivered"
    )
    assert codes(event.actors) == {"TCD"}


def test_who_is_to_be_got_to_act_would_act(told: Told) -> None:
    event = told(
        "The United States is working to get North Korean leader Kim Jong Un to give up his nuclear weapons.",
        "give",
    )
    assert codes(event.actors) == {"PRK"}


def test_who_claims_responsibility_for_an_attack_made_it(told: Told) -> None:
    assert codes(
        told("Islamic State has claimed responsibility for the attack in Chad.", "attack").actors
    ) == {"IMG"}


def test_with_before_an_infinitive_joins_those_who_talk(told: Told) -> None:
    text = (
        "Special Presidential Envoy for Climate John Kerry had a phone call on July 14 with Russian President "
        "Vladimir Putin to discuss U.S.-Russia cooperation on combatting the climate crisis."
    )
    assert codes(told(text, "call").actors) == {"USA", "RUS"}


def test_the_police_may_be_they(told: Told) -> None:
    event = told("Danish police said on Thursday they had arrested four people near Copenhagen.", "arrested")
    assert codes(event.actors) == codes(event.recipients) == {"DNK"}


def test_the_council_that_answers_a_weapons_test_has_not_made_it(coder: Coder) -> None:
    text = "The UN Security Council imposed new sanctions on North Korea following its nuclear test."
    tests = [event for event in coder.what(text, "2024-05-06") if event.kind == "weapons"]
    assert all(codes(event.actors) != {"UNO"} for event in tests)


def test_an_attack_is_told_though_nobody_knows_whose(told: Told) -> None:
    event = told("The U.S. embassy in Cairo was attacked on Sunday.", "attacked")
    assert not event.actors and codes(event.recipients) == {"USA"}


def test_who_speaks_of_attacks_on_his_own_is_no_attacker(coder: Coder) -> None:
    events = coder.what("Norway will not tolerate attacks on its ships.", "2024-05-06")
    assert not any(event.type == "ASSAULT" and codes(event.actors) for event in events)


def test_a_body_that_meets_needs_no_other_side(told: Told) -> None:
    text = "Chad accused Mali of treason. Mali threatened Chad. Chad warned Mali. "
    assert codes(told(text + "The minister spoke at the U.N. meeting.", "meeting").actors) <= {"UNO"}


def test_two_days_beside_a_verb_belong_to_what_stands_nearest(told: Told) -> None:
    text = "Chad conducted a nuclear test in January and a long-range rocket launch last month."
    day = told(text, "conducted").date
    assert day is not None and day.text == "January"


def test_an_exercise_that_one_holds_alone_is_a_show_of_force_where_the_encoder_sees_a_joint_one(
    told: Told,
) -> None:
    assert told("Russia is conducting military exercises in Alaska", "conducting").type == "MOBILIZE"
