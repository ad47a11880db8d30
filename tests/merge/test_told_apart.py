"""What a report leaves out (its date, the place, which of several), and what may be made of it."""

from __future__ import annotations

from dataclasses import replace

from merge.desks import PAIR, merged
from newsroom import Desk

from onrecord.knowledge import Knowledge
from onrecord.merge.undated import near
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
