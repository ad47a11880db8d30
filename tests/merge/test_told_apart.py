"""What a report leaves out (its date, the place, which of several), and what may be made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from merge.desks import PAIR, merged
from newsroom import Desk

from onrecord.knowledge import Knowledge
from onrecord.merge.undated import in_year_of, near
from onrecord.merge.words import Families

STORY = "Envoys Quispe and Araya, lithium, Antofagasta, ferry, Tacna, glacier, pipeline: "


def met(report: str, day: str | None, on: str | None, told: str = STORY) -> Desk:
    desk = Desk(report, day)
    desk.tells(
        f"{told}Peru and Chile met.", "met", "meeting", by=PAIR, on=on, type_="CONSULT",
        details={"level": "minister", "format": "bilateral"},
    )  # fmt: skip
    return desk


def test_a_report_without_a_date_goes_with_the_reports_of_its_story() -> None:
    (found,) = merged(met("a", "2031-04-02", "2031-04-02"), met("b", None, None))
    assert set(found.reports) == {"a", "b"}
    # It is found by its story; no date is made up for it.
    assert {d.from_ for d in found.dates} == {"2031-04-02"}


def test_a_report_without_a_date_and_of_another_story_stays_alone() -> None:
    other = met("b", None, None, "Anchovy quotas, trawlers, Callao, lighthouse, sardines, harvest, reef: ")
    assert len(merged(met("a", "2031-04-02", "2031-04-02"), other)) == 2


def test_what_is_told_alike_of_two_times_leaves_a_report_without_a_date_where_it_is() -> None:
    story = frozenset("quispe araya lithium tacna ferry glacier envoy antofagasta".split())
    half = frozenset([*sorted(story)[:6], "spring", "autumn"])
    assert near({"a": story, "b": story}, {"a": None, "b": 100}) == {"a": 100}
    assert near({"a": story, "b": story, "c": half}, {"a": None, "b": 100, "c": 200}) == {}
    assert near({"a": story, "b": story, "c": half}, {"a": None, "b": 100, "c": 110}) == {"a": 100}


def on_day_of_no_year(report: str, value: str) -> Desk:
    """A report without a date that gives its meeting's day without the year."""
    desk = met(report, None, "2031-01-01")
    (event,) = desk.events
    time = replace(event.date, value=value, from_=None, to=None) if event.date is not None else None
    desk.events[-1] = replace(event, date=time)
    return desk


def test_a_day_without_a_year_says_of_which_of_two_like_meetings_a_report_without_a_date_tells() -> None:
    spring, autumn = met("a", "2031-04-02", "2031-04-02"), met("b", "2031-09-21", "2031-09-21")
    assert not any(
        "c" in h.reports and len(h.reports) > 1 for h in merged(spring, autumn, met("c", None, None))
    )
    told = {frozenset(h.reports) for h in merged(spring, autumn, on_day_of_no_year("c", "XXXX-09-21"))}
    assert told == {frozenset("a"), frozenset("bc")}


def test_a_day_without_a_year_is_the_one_nearest_to_when_the_story_was_told() -> None:
    assert in_year_of("XXXX-12-30", date(2031, 1, 4).toordinal()) == date(2030, 12, 30).toordinal()
    assert in_year_of("XXXX-WXX-5", date(2031, 3, 4).toordinal()) is None
    assert in_year_of("2031-02-28", date(2031, 3, 4).toordinal()) is None


def told_together(sentence: str, first: str, then: str) -> int:
    """How many happenings two attacks are of which one sentence tells."""
    desk = Desk("a", "2031-05-03")
    for trigger in (first, then):
        desk.tells(sentence, trigger, "violence", by=PAIR[:1], to=PAIR[1:], type_="ASSAULT")
    return len(merged(desk))


@pytest.mark.parametrize(
    ("sentence", "first", "then"),
    [
        ("Peru bombarded Chile in response to a recent attack.", "bombarded", "attack"),
        ("Peru bombarded Chile two days after an attack.", "bombarded", "attack"),
        ("Two days after the attack, Peru bombarded Chile.", "attack", "bombarded"),
    ],
)
def test_what_answers_an_attack_or_follows_it_is_another_attack(sentence: str, first: str, then: str) -> None:
    assert told_together(sentence, first, then) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru bombarded Chile in an attack.",
        # What answers something else says nothing of the two.
        "Peru bombarded Chile in response to protests, saying the attack was over.",
        "Peru bombarded Chile, and two days after saying so admitted the attack.",
    ],
)
def test_two_words_for_one_attack_are_one_where_nothing_sets_them_apart(sentence: str) -> None:
    assert told_together(sentence, "bombarded", "attack") == 1


def attack(report: str, words: str, trigger: str, on: str | None, place: tuple[str, str] | None) -> Desk:
    desk = Desk(report, "2031-05-03")
    desk.tells(
        words, trigger, "violence", by=[("gunmen", "")], to=PAIR[:1], on=on, type_="ASSAULT", place=place
    )
    return desk


def test_attacks_in_two_countries_are_two_though_the_victims_are_of_one() -> None:
    near_lima = attack(
        "a", "In Lima gunmen attacked the Peru bank.", "attacked", "2031-05-02", ("Lima", "PER")
    )
    in_arica = attack(
        "b", "In Arica gunmen attacked the Peru bank.", "attacked", "2031-05-02", ("Arica", "CHL")
    )
    assert len(merged(near_lima, in_arica)) == 2


def test_recent_attacks_are_not_the_attack_of_the_day() -> None:
    one = attack("a", "In Lima gunmen began an attack on Peru.", "attack", "2031-05-02", ("Lima", "PER"))
    some = attack("b", "In Lima the recent attacks of gunmen on Peru.", "attacks", None, ("Lima", "PER"))
    same = attack("b", "In Lima the attack of gunmen on Peru.", "attack", None, ("Lima", "PER"))
    assert len(merged(one, some)) == 2
    assert len(merged(one, same)) == 1


def test_a_missile_is_fielded_and_tested_each_by_itself() -> None:
    desks = []
    for report, done, activity in (("a", "tested", "test"), ("b", "fielded", "deployment")):
        desk = Desk(report, "2031-05-03")
        desk.tells(
            f"Peru {done} a missile.", done, "weapons", by=PAIR[:1], type_="MOBILIZE",
            details={"activity": activity},
        )  # fmt: skip
        desks.append(desk)
    assert len(merged(*desks)) == 2


def test_function_words_name_no_act() -> None:
    families = Families(Knowledge())
    assert families.of_trigger("was") == ""
    assert families.of_trigger("was killed") == families.of_trigger("murder")


def test_one_minister_at_two_tables_has_two_meetings() -> None:
    def talks(report: str, other: str, code: str) -> Desk:
        desk = Desk(report, "2031-05-03")
        sentence = f"{STORY if code == 'CHL' else 'Wheat: '}Ana Quispe met {other}."
        desk.tells(sentence, "met", "meeting", type_="CONSULT", details={"level": "minister"})
        people = desk.person(sentence, "Ana Quispe", "PER"), desk.person(sentence, other, code)
        desk.events[-1] = replace(desk.events[-1], actors=people)
        return desk

    assert len(merged(talks("a", "Luis Araya", "CHL"), talks("b", "Marta Soto", "BRA"))) == 2
    assert len(merged(talks("a", "Luis Araya", "CHL"), talks("b", "Luis Araya", "CHL"))) == 1
