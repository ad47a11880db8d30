"""What is told of a happening: what most of its reports say, and what a minority says only in a real dispute."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from merge.desks import MERGER, PAIR, PRK, merged
from merge.test_meetings import opened_elsewhere
from newsroom import Desk

from onrecord.merge import entities
from onrecord.model import Actor, Coded, Happening, Place

MARCH_5 = "2031-03-05"
NORWAY = ("Norway", "NOR")


def met(
    report: str, by: Iterable[tuple[str, str]] = PAIR, on: str | None = MARCH_5, until: str | None = None
) -> Desk:
    """A report of the fifth of March or the day after on a meeting in Lima."""
    desk = Desk(report, "2031-03-06")
    names = " and ".join(name for name, _ in by)
    desk.tells(
        f"The ministers of {names} met in Lima on fishing quotas.", "met", "meeting",
        by=by, on=on, until=until, type_="CONSULT",
    )  # fmt: skip
    return desk


def names(happening: Happening, coded: Iterable[Coded]) -> list[str]:
    """Who has a part in a happening."""
    known = {e.id: e.name for e in entities(coded)[0]}
    return sorted(known[p.entity] for p in (*happening.actors, *happening.recipients))


def with_people(desk: Desk, *people: Actor) -> Coded:
    """The report, its last event done by these people."""
    coded = desk.filed()
    return replace(coded, events=(*coded.events[:-1], replace(coded.events[-1], actors=people)))


def test_a_country_that_one_of_four_reports_names_took_no_part() -> None:
    coded = [met(report).filed() for report in "abc"] + [met("d", (*PAIR, NORWAY)).filed()]
    (found,) = MERGER.happenings(coded)
    assert names(found, coded) == ["Chile", "Peru"]


def test_of_two_reports_neither_outvotes_the_other() -> None:
    coded = [met("a").filed(), met("b", (*PAIR, NORWAY)).filed()]
    (found,) = MERGER.happenings(coded)
    assert names(found, coded) == ["Chile", "Norway", "Peru"]


def test_a_copy_has_no_vote_of_its_own() -> None:
    desks = [met("a"), met("b")]
    for report in "cdef":
        copy = met(report, (*PAIR, NORWAY))
        copy.origin = "c"
        desks.append(copy)
    coded = [desk.filed() for desk in desks]
    (found,) = MERGER.happenings(coded)
    assert (found.origins, names(found, coded)) == (3, ["Chile", "Peru"])


def test_a_surname_read_as_another_of_that_name_is_outvoted() -> None:
    coded = []
    for report, said, meant in (
        ("a", "Rosa Quispe", "Rosa Quispe"),
        ("b", "Rosa Quispe", "Rosa Quispe"),
        ("c", "Quispe", "Tomas Quispe"),
    ):
        desk = Desk(report, MARCH_5)
        sentence = f"{said} met Juan Rojas on fishing quotas."
        desk.tells(sentence, "met", "meeting", on=MARCH_5, type_="CONSULT")
        quispe = replace(desk.person(sentence, said, "PER"), name=meant)
        coded.append(with_people(desk, quispe, desk.person(sentence, "Juan Rojas", "CHL")))
    (found,) = MERGER.happenings(coded)
    assert names(found, coded) == ["Juan Rojas", "Rosa Quispe"]


@pytest.mark.parametrize(("one", "other"), [("Rosa M. Quispe", "Rosa Quispe"), ("Cho Tae-mun", "Cho Taemun")])
def test_a_name_written_in_two_ways_is_one_person(one: str, other: str) -> None:
    desks = []
    for report, name in (("a", one), ("b", other)):
        desk = Desk(report, MARCH_5)
        desk.text = f"{name} spoke. "
        desk.person(name, name, "PER")
        desks.append(desk.filed())
    assert len([e for e in entities(desks)[0] if e.kind == "person"]) == 1


def test_in_march_is_the_day_in_march_that_others_give() -> None:
    (found,) = merged(met("a"), met("b", on="2031-03-01", until="2031-03-31"))
    assert [(d.from_, d.to, len(d.events)) for d in found.dates] == [(MARCH_5, MARCH_5, 2)]


def test_manoeuvres_take_all_the_days_they_are_said_to_take() -> None:
    desks = []
    for report, on, until in (("a", "2031-03-05", None), ("b", "2031-03-01", "2031-03-20")):
        desk = Desk(report, "2031-03-21")
        desk.tells(
            "Peru and Chile held the exercise Blue Condor.", "exercise", "exercise",
            by=PAIR, on=on, until=until, type_="COOPERATE", details={"name": "Blue Condor"},
        )  # fmt: skip
        desks.append(desk)
    (found,) = merged(*desks)
    assert sorted((d.from_, d.to) for d in found.dates) == [
        ("2031-03-01", "2031-03-20"),
        ("2031-03-05", "2031-03-05"),
    ]


def signed(report: str, on: str) -> Desk:
    """A report that an accord was signed on a day."""
    desk = Desk(report, "2031-03-07")
    desk.tells(
        "Peru and Chile signed the Callao accord on fishing quotas.", "signed", "agreement",
        by=PAIR, on=on, type_="AGREE", details={"name": "Callao accord"},
    )  # fmt: skip
    return desk


def test_two_reports_that_each_name_a_day_differ() -> None:
    (found,) = merged(signed("a", MARCH_5), signed("b", "2031-03-06"))
    assert [d.field for d in found.disagreements] == ["date"]


def test_a_day_taken_from_the_sentence_before_disputes_nothing() -> None:
    other = signed("b", "2031-03-06").filed()
    loose = replace(other, events=(replace(other.events[0], date_basis="context"),))
    (found,) = MERGER.happenings([signed("a", MARCH_5).filed(), loose])
    assert [d.from_ for d in found.dates] == [MARCH_5]
    assert found.disagreements == ()


def test_a_report_that_gives_both_days_is_not_at_odds_with_the_others() -> None:
    both = signed("b", MARCH_5)
    both.tells(
        "Peru and Chile had signed the Callao accord by Thursday.", "signed", "agreement",
        by=PAIR, on="2031-03-06", type_="AGREE", details={"name": "Callao accord"},
    )  # fmt: skip
    found = next(h for h in merged(signed("a", MARCH_5), both) if "a" in h.reports)
    assert [d.from_ for d in found.dates] == [MARCH_5]
    assert found.disagreements == ()


def test_a_summit_only_spoken_of_before_its_day_has_not_been_held() -> None:
    plan = Desk("a", "2031-02-20")
    plan.tells(
        "Peru and Chile will hold a summit on fishing quotas in Lima.", "summit", "meeting",
        by=PAIR, on=MARCH_5, status="future", type_="CONSULT", place=("Lima", "PER"),
    )  # fmt: skip
    doubts = Desk("b", "2031-02-25")
    doubts.tells(
        "Doubts about the summit of Peru and Chile on fishing quotas in Lima grow.", "summit", "meeting",
        by=PAIR, type_="CONSULT", place=("Lima", "PER"),
    )  # fmt: skip
    for found in merged(plan, doubts):
        if "a" in found.reports:
            assert found.status == "future"


def test_a_plan_without_a_day_goes_with_the_deed_of_the_day_others_planned_it_for() -> None:
    first, second = Desk("a", "2031-02-20"), Desk("b", "2031-02-21")
    words = "Peru and Chile will hold a summit on fishing quotas in Lima."
    first.tells(words, "summit", "meeting", by=PAIR, on=MARCH_5, status="future", type_="CONSULT")
    second.tells(words, "summit", "meeting", by=PAIR, status="future", type_="CONSULT")
    deed = Desk("c", MARCH_5)
    deed.tells(
        "Peru and Chile held a summit on fishing quotas in Lima.", "summit", "meeting",
        by=PAIR, on=MARCH_5, type_="CONSULT",
    )  # fmt: skip
    after = Desk("d", "2031-03-06")
    after.tells(
        "The summit of Peru and Chile on fishing quotas in Lima is over.", "summit", "meeting",
        by=PAIR, type_="CONSULT",
    )  # fmt: skip
    (found,) = merged(first, second, deed, after)
    assert (found.status, [d.from_ for d in found.dates]) == ("actual", [MARCH_5])


def test_an_attack_is_found_where_neither_side_is_named() -> None:
    one, other = Desk("a", MARCH_5), Desk("b", MARCH_5)
    one.tells(
        "Gunmen of Chile attacked a harbour cafe in Callao, killing nine fishermen.", "attacked", "violence",
        by=[("Chile", "CHL")], on=MARCH_5, type_="ASSAULT",
    )  # fmt: skip
    other.tells(
        "A harbour cafe in Callao was attacked and nine fishermen died.", "attacked", "violence",
        on=MARCH_5, type_="ASSAULT",
    )  # fmt: skip
    assert len(merged(one, other)) == 1


def test_thanks_to_two_countries_in_the_same_words_are_two() -> None:
    desks = []
    for report, whom in (("a", ("Kuwait", "KWT")), ("b", ("Qatar", "QAT"))):
        desk = Desk(report, MARCH_5)
        desk.tells(
            f"Peru thanked {whom[0]} for its generous help to refugees and its role in peace.", "thanked",
            "statement", by=[("Peru", "PER")], to=[whom], type_="SUPPORT",
        )  # fmt: skip
        desks.append(desk)
    assert len(merged(*desks)) == 2


def test_a_call_has_no_place() -> None:
    desk = Desk("a", MARCH_5)
    desk.tells(
        "Peru spoke with Chile in Lima by telephone.", "spoke", "meeting", by=PAIR, type_="CONSULT",
        place=("Lima", "PER"), details={"channel": "phone"},
    )  # fmt: skip
    (found,) = merged(desk)
    assert found.place is None


def test_the_capitals_that_open_a_report_are_where_it_was_written() -> None:
    desk = Desk("a", MARCH_5)
    desk.tells(
        "LIMA North Korea fired a missile.", "fired", "weapons", by=PRK, on=MARCH_5, place=("LIMA", "PER")
    )
    launch = Desk("b", MARCH_5)
    launch.tells(
        "North Korea fired a missile near Wonsan.", "fired", "weapons", by=PRK, on=MARCH_5,
        place=("Wonsan", "PRK"),
    )  # fmt: skip
    (found,) = merged(desk, launch)
    assert isinstance(found.place, Place)
    assert found.place.name == "Wonsan"


def test_a_test_that_is_feared_for_days_is_not_one_that_was_made() -> None:
    # "In answer to a nuclear test" names what may come; only a day, or the news of it, says that it was made.
    plan = Desk("a", "2031-05-02")
    plan.tells(
        "North Korea will hold a nuclear test on Saturday.", "test", "weapons", by=PRK, on="2031-05-04",
        status="future", type_="MOBILIZE", details={"activity": "test", "system": "nuclear"},
    )  # fmt: skip
    aside = opened_elsewhere("b", "2031-05-03")
    aside.text += "Ships of many flags lie at anchor in the roads. " * 2
    aside.tells(
        "Ships stay near North Korea in answer to a nuclear test.", "test", "weapons", by=PRK, type_="MOBILIZE",
        details={"activity": "test", "system": "nuclear"},
    )  # fmt: skip
    assert [h.status for h in merged(plan, aside) if "a" in h.reports] == ["future"]


def test_a_day_taken_over_from_other_words_is_not_after_the_first_report_of_the_deed() -> None:
    said = "Chile's foreign minister called the seizure of the trawler by Peru an act of piracy."
    first, later = Desk("a", "2031-03-06"), Desk("b", "2031-03-07")
    first.tells(said, "called", "statement", by=PAIR[:1], to=PAIR[1:], type_="ACCUSE")
    later.tells(said, "called", "statement", by=PAIR[:1], to=PAIR[1:], type_="ACCUSE", on="2031-03-07")
    coded = later.filed()
    (event,) = coded.events
    sure = [d.from_ for h in MERGER.happenings([first.filed(), coded]) for d in h.dates]
    loose = replace(coded, events=(replace(event, date_basis="context"),))
    (found,) = MERGER.happenings([first.filed(), loose])
    assert (sure, found.dates) == (["2031-03-07"], ())


def fired(report: str, *systems: str) -> Desk:
    """A report on one launch, sentence by sentence by these words for the weapon."""
    desk = Desk(report, MARCH_5)
    for number, system in enumerate(systems, 1):
        desk.tells(
            f"Told for the {number}. time, North Korea fired the {system} missile off Sinpo.", "fired",
            "weapons", by=PRK, on=MARCH_5, type_="MOBILIZE", details={"system": system, "activity": "test"},
        )  # fmt: skip
    return desk


def test_the_missile_that_each_report_also_calls_submarine_launched_is_a_submarine_launched_one() -> None:
    (found,) = merged(fired("a", "SLBM", "missile", "missile"), fired("b", "ballistic", "missile"))
    assert found.details["system"] == "SLBM"


def test_one_report_of_four_does_not_make_a_missile_an_intercontinental_one() -> None:
    (found,) = merged(fired("a", "ICBM"), *(fired(report, "missile") for report in "bcd"))
    assert found.details["system"] == "missile"


def test_a_monday_in_washington_is_a_tuesday_in_seoul() -> None:
    desks = []
    for city, day in (("Washington", "2031-03-03"), ("Seoul", "2031-03-04")):
        desk = Desk(city, "2031-03-04")
        desk.text = (
            f"{city.upper()} — Envoys of four countries had been talking for a week without a result. "
        )
        desk.dateline = Place(start=0, end=len(city), text=city.upper(), use="literal")
        desk.tells(
            "North Korea fired a ballistic missile into the sea off Wonsan.", "fired", "weapons", by=PRK, on=day,
            type_="MOBILIZE", details={"system": "ballistic"},
        )  # fmt: skip
        desks.append(desk)
    (found,) = merged(*desks)
    assert {d.from_: d.zone for d in found.dates} == {
        "2031-03-03": "America/New_York",
        "2031-03-04": "Asia/Seoul",
    }
    assert not [each for each in found.disagreements if each.field == "date"]
