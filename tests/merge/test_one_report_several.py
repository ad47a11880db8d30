"""Several meetings of one report: which of its "talks" are the same, and which only stand near by."""

from __future__ import annotations

from dataclasses import replace

from merge.desks import PAIR, merged
from newsroom import Desk

from onrecord.model import Happening

MET = "Luis Araya met Marta Soto."


def beside(sentence: str, trigger: str) -> Desk:
    """A report of a meeting, and a sentence more whose parties are taken from the one on the meeting."""
    desk = Desk("a", "2031-05-02")
    desk.tells(MET, "met", "meeting", type_="CONSULT")
    people = desk.person(MET, "Luis Araya", "PER"), desk.person(MET, "Marta Soto", "CHL")
    desk.events[-1] = replace(desk.events[-1], actors=people)
    desk.tells(sentence, trigger, "meeting", type_="CONSULT")
    desk.events[-1] = replace(desk.events[-1], actors=people)
    return desk


def test_what_names_nobody_and_points_to_nothing_is_no_word_on_the_meeting_told_before() -> None:
    assert len(merged(beside("There was tough talk on pilots as well.", "talk"))) == 2


def test_the_talks_are_those_told_before() -> None:
    assert len(merged(beside("The two-hour talks were on pilots.", "talks"))) == 1


def test_two_acts_of_two_countries_told_without_a_day_are_two() -> None:
    desk = Desk("a", "2031-05-02")
    desk.tells("Peru and Chile met on quotas.", "met", "meeting", by=PAIR, type_="CONSULT")
    desk.tells("Peru and Chile exchanged envoys.", "exchanged", "meeting", by=PAIR, type_="CONSULT")
    assert len(merged(desk)) == 2


def test_meetings_of_which_a_report_tells_are_not_the_one_that_is_its_news() -> None:
    desk = Desk("a", "2031-05-02")
    desk.tells("The meeting of Peru and Chile began.", "meeting", "meeting", by=PAIR, type_="CONSULT")
    desk.tells("Of Peru and Chile other meetings are known.", "meetings", "meeting", by=PAIR, type_="CONSULT")
    assert len(merged(desk)) == 2


def planned(report: str, day: str, on: str) -> Desk:
    """A plan that one sentence tells twice, the day once: "will meet on Friday to discuss"."""
    desk = Desk(report, day)
    sentence = "Peru and Chile will meet to discuss quotas for anchovy."
    desk.tells(sentence, "meet", "meeting", by=PAIR, type_="CONSULT", status="future", on=on)
    desk.tells(sentence, "discuss", "meeting", by=PAIR, type_="CONSULT", status="future")
    return desk


def test_what_is_to_be_discussed_at_a_meeting_has_the_day_of_the_meeting() -> None:
    # Else a meeting of the next month would do for the talks without a day.
    held = Desk("b", "2031-06-12")
    held.tells(
        "Peru and Chile met to discuss quotas for anchovy.", "discuss", "meeting", by=PAIR, type_="CONSULT",
        on="2031-06-11",
    )  # fmt: skip
    found: tuple[Happening, ...] = merged(planned("a", "2031-05-02", "2031-05-03"), held)
    assert [len(h.events) for h in found] == [2, 1]


def test_on_its_own_day_a_meeting_is_ahead_in_one_sentence_and_held_in_the_next() -> None:
    desk = Desk("a", "2031-05-02")
    told = "Today Peru and Chile will hold a summit in Lima."
    where = ("Lima", "PER")
    desk.tells(
        told, "summit", "meeting", by=PAIR, type_="CONSULT", status="future", on="2031-05-02", place=where
    )
    told = "Peru and Chile opened their summit in Lima at noon."
    desk.tells(told, "summit", "meeting", by=PAIR, type_="CONSULT", on="2031-05-02", place=where)
    (found,) = merged(desk)
    assert found.status == "actual"


def threat(report: str, words: str, *, main: bool) -> Desk:
    """A report whose news is that one man threatened a country, in words of its own."""
    desk = Desk(report, "2031-05-02")
    sentence = f"Luis Araya {words}."
    trigger = words.split()[0]
    desk.tells(sentence, trigger, "statement", to=[("Chile", "CHL")], type_="THREATEN", main=main)
    desk.events[-1] = replace(desk.events[-1], actors=(desk.person(sentence, "Luis Araya", "PER"),))
    desk.text += "A strike of pilots, dockers, stokers and stevedores has closed the harbour of Arica. "
    return desk


def test_a_threat_that_two_reports_have_for_their_news_is_one_in_whatever_words() -> None:
    told = "threatened Chile with embargo, blockade, tariffs, seizures and expulsions"
    again = "warned Chile that nothing agreed upon since the winter would stay"
    assert len(merged(threat("a", told, main=True), threat("b", again, main=True))) == 1
    # Where it is an aside, one man threatens many in a week.
    assert len(merged(threat("a", told, main=True), threat("b", again, main=False))) == 2
