"""What is told without a day, or of one man alone, is joined only where more than that is alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from merge.desks import PRK, merged
from merge.test_at_large import shot
from merge.test_meetings import opened_elsewhere
from newsroom import Desk

from onrecord.vocabulary import Status

PERU, CHILE = ("Peru", "PER"), ("Chile", "CHL")
OFFICES = "Luis Araya, deputy chairman of the standing committee and first secretary of the council of state,"


def held(report: str, day: str, sentence: str, trigger: str, *names: str) -> Desk:
    """A report of another story that tells without a day of what the two countries held."""
    desk = opened_elsewhere(report, day)
    desk.tells(sentence, trigger, "meeting", by=[PERU, CHILE], type_="CONSULT")
    if names:
        people = tuple(
            desk.person(sentence, name, code) for name, (_, code) in zip(names, (PERU, CHILE), strict=True)
        )
        desk.events[-1] = replace(desk.events[-1], actors=people)
    return desk


def test_two_undated_meetings_of_one_pair_of_countries_a_week_apart_are_two() -> None:
    first = held(
        "a", "2031-05-02", "Peru and Chile held a session on quotas for anchovy and herring.", "session"
    )
    other_words = "Chile and Peru held discussions on herring and anchovy quotas."
    assert len(merged(first, held("b", "2031-05-03", other_words, "discussions"))) == 1
    assert len(merged(first, held("b", "2031-05-07", other_words, "discussions"))) == 2


def test_of_what_was_held_the_news_of_one_day_is_of_one_meeting_though_no_day_is_told() -> None:
    first = held(
        "a", "2031-05-02", "Peru and Chile held a session on quotas for anchovy and herring.", "session"
    )

    def of_three(trigger: str) -> Desk:
        sentence = f"Chile, Peru and Bolivia held a {trigger} on herring and anchovy quotas."
        desk = opened_elsewhere("b", "2031-05-03")
        desk.tells(sentence, trigger, "meeting", by=[PERU, CHILE, ("Bolivia", "BOL")], type_="CONSULT")
        return desk

    assert len(merged(first, of_three("session"))) == 1
    assert len(merged(first, of_three("dinner"))) == 2


def test_two_who_met_in_both_make_undated_meetings_of_a_week_one() -> None:
    people = "Luis Araya", "Marta Soto"
    desks = [
        held(report, day, f"Luis Araya of Peru and Marta Soto of Chile held a {what}.", what, *people)
        for report, day, what in (("a", "2031-05-02", "session"), ("b", "2031-05-07", "dinner"))
    ]
    assert len(merged(*desks)) == 1


def test_to_continue_a_conversation_is_not_the_meeting_that_is_announced() -> None:
    def planned(report: str, sentence: str, trigger: str) -> Desk:
        desk = held(report, "2031-05-02", sentence, trigger, "Luis Araya", "Marta Soto")
        desk.events[-1] = replace(desk.events[-1], status="future")
        return desk

    visit = planned("a", "Luis Araya of Peru will meet Marta Soto of Chile.", "meet")
    further = planned(
        "b", "Luis Araya of Peru and Marta Soto of Chile will continue that conversation.", "conversation"
    )
    at_last = planned(
        "b", "Luis Araya of Peru and Marta Soto of Chile will have that conversation.", "conversation"
    )
    assert len(merged(visit, further)) == 2
    assert len(merged(visit, at_last)) == 1


@pytest.mark.parametrize("status", ["negated", "actual"])
def test_what_will_not_be_fired_is_not_what_was(status: Status) -> None:
    fired = shot("a", "2031-03-04", "North Korea fired a ballistic missile.", "fired", "2031-03-04")
    told = Desk("b", "2031-03-05")
    sentence = "It is promised that North Korea will not fire a ballistic missile."
    details = {"system": "ballistic missile"}
    told.tells(sentence, "fire", "weapons", by=PRK, type_="MOBILIZE", details=details)
    told.events[-1] = replace(told.events[-1], status=status)
    assert len(merged(fired, told)) == (2 if status == "negated" else 1)


def test_greetings_in_the_same_words_to_two_countries_are_two() -> None:
    def greeted(report: str, country: str, code: str) -> Desk:
        desk = Desk(report, "2031-05-02")
        sentence = (
            "Lima, May 2 -- Luis Araya, foreign minister of Peru, sent a message of greeting on the occasion of the "
            f"50th anniversary of relations on 28 April to {country}."
        )
        desk.tells(sentence, "greeting", "statement", to=[(country, code)], type_="SUPPORT")
        desk.events[-1] = replace(desk.events[-1], actors=(desk.person(sentence, "Luis Araya", "PER"),))
        return desk

    assert len(merged(greeted("a", "Chile", "CHL"), greeted("b", "Bolivia", "BOL"))) == 2
    assert len(merged(greeted("a", "Chile", "CHL"), greeted("b", "Chile", "CHL"))) == 1


def test_the_offices_of_one_man_told_in_full_make_no_two_meetings_one() -> None:
    def met(report: str, day: str, did: str, trigger: str) -> Desk:
        desk = opened_elsewhere(report, day)
        sentence = f"{OFFICES} {did}."
        desk.tells(sentence, trigger, "meeting", type_="CONSULT")
        desk.events[-1] = replace(desk.events[-1], actors=(desk.person(sentence, "Luis Araya", "PER"),))
        return desk

    guests = met("a", "2031-05-02", "met guests", "met")
    assert len(merged(guests, met("b", "2031-05-05", "opened a meeting", "meeting"))) == 2
    assert len(merged(guests, met("b", "2031-05-02", "met guests", "met"))) == 1
