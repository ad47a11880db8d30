"""Which meetings are one: who met, on which day, and what else singles a meeting out."""

from __future__ import annotations

from dataclasses import replace

from merge.desks import PAIR, merged
from newsroom import Desk

from onrecord.model import Actor
from onrecord.vocabulary import ActorKind


def undated(report: str, day: str, sentence: str, trigger: str, name: str, *, both: bool) -> Desk:
    """A meeting of one named man, with or without the country he met."""
    desk = Desk(report, day)
    desk.tells(sentence, trigger, "meeting", to=PAIR[1:] if both else (), type_="CONSULT")
    person = desk.person(sentence, name, "PER")
    desk.events[-1] = replace(desk.events[-1], actors=(person,))
    return desk


def test_one_man_shared_makes_no_two_meetings_of_a_week_one() -> None:
    # A foreign minister confers every day; that it was he again is nothing particular.
    talks = undated(
        "a", "2031-05-02", "Luis Araya conferred with Chile.", "conferred", "Luis Araya", both=True
    )
    tour = undated("b", "2031-05-05", "Luis Araya opened a forum.", "opened", "Luis Araya", both=False)
    assert len(merged(talks, tour)) == 2


def test_two_men_shared_make_one() -> None:
    desks = []
    for report, day in (("a", "2031-05-02"), ("b", "2031-05-03")):
        desk = Desk(report, day)
        sentence = "Luis Araya met Marta Soto."
        desk.tells(sentence, "met", "meeting", type_="CONSULT", details={"format": "bilateral"})
        people = desk.person(sentence, "Luis Araya", "PER"), desk.person(sentence, "Marta Soto", "CHL")
        desk.events[-1] = replace(desk.events[-1], actors=people)
        desks.append(desk)
    assert len(merged(*desks)) == 1


def body(desk: Desk, sentence: str, words: str) -> Actor:
    start = desk.text.index(words, desk.text.index(sentence))
    kind: ActorKind = "organisation"
    actor = Actor(start=start, end=start + len(words), text=words, kind=kind, name=words, country="IGO")
    desk.actors.append(actor)
    return actor


def test_two_alliances_are_not_one_party_because_both_are_of_no_country() -> None:
    desks = []
    for report, name in (("a", "The Andean Pact"), ("b", "The Arctic League")):
        desk = Desk(report, "2031-05-02")
        sentence = f"{name} opened a meeting on quotas for anchovy and herring."
        desk.tells(sentence, "meeting", "meeting", type_="CONSULT", on="2031-05-02")
        desk.events[-1] = replace(desk.events[-1], actors=(body(desk, sentence, name),))
        desks.append(desk)
    assert len(merged(*desks)) == 2


def opened_elsewhere(report: str, day: str) -> Desk:
    """A report that opens on a story of its own, so that what it tells further down is an aside."""
    desk = Desk(report, day)
    words = ("quota", "reef", "lamp", "sardine", "harbour", "glacier")
    desk.text = " ".join(f"{word}{report}{letter}" for word in words for letter in "bcdfghjklmnp") + ". "
    return desk


def conferred(report: str, day: str, words: str, trigger: str, on: str | None) -> Desk:
    desk = opened_elsewhere(report, day)
    sentence = f"Luis Araya and Marta Soto had {words}."
    desk.tells(sentence, trigger, "meeting", type_="CONSULT", on=on)
    people = desk.person(sentence, "Luis Araya", "PER"), desk.person(sentence, "Marta Soto", "CHL")
    desk.events[-1] = replace(desk.events[-1], actors=people)
    return desk


def test_meetings_of_a_year_are_not_the_meeting_of_the_day() -> None:
    of_the_day = conferred("a", "2031-05-02", "a meeting", "meeting", "2031-05-02")
    some = conferred("b", "2031-05-05", "informal meetings", "meetings", None)
    the_same = conferred("b", "2031-05-05", "a meeting", "meeting", None)
    assert len(merged(of_the_day, some)) == 2
    assert len(merged(of_the_day, the_same)) == 1


def test_talks_that_collapsed_in_a_country_are_those_that_broke_down_in_its_capital() -> None:
    # Told a week later and without a day: that they broke down singles them out, and Peru holds Lima.
    desks = []
    for report, day, on, town, level in (
        ("a", "2031-10-07", "2031-10-07", "Lima", 4),
        ("b", "2031-10-15", None, "Peru", 1),
    ):
        desk = Desk(report, day)
        desk.tells(
            f"Talks of Bolivia and Chile broke down in {town}.", "Talks", "meeting",
            by=[("Bolivia", "BOL"), ("Chile", "CHL")], on=on, type_="CONSULT", place=(town, "PER"),
            details={"outcome": "broke-down", "format": "bilateral"},
        )  # fmt: skip
        event = desk.events[-1]
        assert event.place is not None
        desk.events[-1] = replace(event, place=replace(event.place, resolution=level))
        desks.append(desk)
    assert len(merged(*desks)) == 1


def test_a_capital_that_stands_for_its_government_is_no_place_of_a_meeting() -> None:
    # "Lima" has a part in talks: nobody says that they were held there.
    desks = []
    for report, day, trigger in (("a", "2031-05-02", "talks"), ("b", "2031-05-05", "trip")):
        desk = Desk(report, day)
        desk.tells(
            f"Lima has a part in the {trigger} with Chile.", trigger, "meeting",
            by=[("Lima", "PER"), ("Chile", "CHL")], type_="CONSULT", place=("Lima", "PER"),
            details={"format": "bilateral"},
        )  # fmt: skip
        desks.append(desk)
    assert len(merged(*desks)) == 2


def attack(report: str, sentence: str, trigger: str, *, victim: bool) -> Desk:
    desk = opened_elsewhere(report, "2031-05-02")
    desk.tells(sentence, trigger, "violence", type_="ASSAULT")
    person = (desk.person(sentence, "Luis Araya", "PER"),)
    event = desk.events[-1]
    desk.events[-1] = replace(event, recipients=person) if victim else replace(event, actors=person)
    return desk


def test_one_man_attacks_many_but_is_killed_once() -> None:
    words = ("Luis Araya began an attack on taxes.", "The attack of Luis Araya came at noon.")
    assert len(merged(*(attack(r, s, "attack", victim=False) for r, s in zip("ab", words, strict=True)))) == 2
    words = ("The killing of Luis Araya shook Peru.", "Many mourn the killing of Luis Araya.")
    assert len(merged(*(attack(r, s, "killing", victim=True) for r, s in zip("ab", words, strict=True)))) == 1


def test_a_meeting_of_two_at_a_summit_is_not_the_summit() -> None:
    everybody = [("Peru", "PER"), ("Chile", "CHL"), ("Brazil", "BRA"), ("Bolivia", "BOL"), ("Ecuador", "ECU")]
    desks = []
    for report, who, trigger in (("a", everybody, "summit"), ("b", everybody[:2], "met")):
        desk = opened_elsewhere(report, "2031-05-02")
        names = ", ".join(name for name, _ in who)
        sentence = f"{names} opened the summit in Lima." if trigger == "summit" else f"{names} met in Lima."
        desk.tells(
            sentence, trigger, "meeting", by=who, on="2031-05-02", type_="CONSULT", place=("Lima", "PER"),
            details={"level": "leader"},
        )  # fmt: skip
        desks.append(desk)
    assert len(merged(*desks)) == 2


def test_who_speaks_in_one_report_and_is_spoken_of_in_another_made_no_one_statement() -> None:
    desks = []
    for report, speaker, target in (("a", "Luis Araya", "Marta Soto"), ("b", "Marta Soto", "Luis Araya")):
        desk = Desk(report, "2031-05-02")
        sentence = f"{speaker} called the words of {target} a disgrace."
        desk.tells(sentence, "called", "statement", type_="ACCUSE")
        said, of = desk.person(sentence, speaker, "PER"), desk.person(sentence, target, "PER")
        desk.events[-1] = replace(desk.events[-1], actors=(said,), recipients=(of,))
        desks.append(desk)
    assert len(merged(*desks)) == 2


def gathered(report: str, *parties: tuple[str, str]) -> Desk:
    """A report of a meeting of one day, between these."""
    desk = Desk(report, "2031-05-02")
    names = " and ".join(name for name, _ in parties)
    desk.tells(
        f"{names} met.", "met", "meeting", by=parties, on="2031-05-02", type_="CONSULT",
        details={"format": "multilateral"},
    )  # fmt: skip
    return desk


def test_two_of_a_round_who_met_a_third_were_at_another_meeting() -> None:
    bolivia, brazil, ecuador = ("Bolivia", "BOL"), ("Brazil", "BRA"), ("Ecuador", "ECU")
    round_ = gathered("a", *PAIR, bolivia, brazil)
    assert len(merged(round_, gathered("b", PAIR[0], ecuador))) == 2
    assert len(merged(round_, gathered("b", *PAIR, ecuador))) == 2
    # Of those who were there each report names whom it likes.
    assert len(merged(round_, gathered("b", *PAIR, bolivia))) == 1
