"""What a mention only points to: those who met, the test told of before, a meeting still to come."""

from __future__ import annotations

from dataclasses import replace

from merge.desks import PAIR, PRK, merged
from merge.test_meetings import opened_elsewhere
from newsroom import Desk

from onrecord.model import Actor, Happening
from onrecord.vocabulary import Status

TOPICS = "anchovy quotas, lithium, reefs, pilots and harbour dues in other bodies"


def of_kind(kind: str, *desks: Desk) -> list[Happening]:
    return [h for h in merged(*desks) if h.kind == kind]


def named(desk: Desk, sentence: str, *people: tuple[str, str]) -> None:
    """The last event of a desk with people for its parties."""
    actors = tuple(desk.person(sentence, name, code) for name, code in people)
    desk.events[-1] = replace(desk.events[-1], actors=actors, recipients=())


def two_leaders(report: str) -> Desk:
    """A report on a call of two ministers, of which it then says more without naming them."""
    desk = opened_elsewhere(report, "2031-05-02")
    told = "Luis Araya spoke with Marta Soto."
    level = {"level": "minister", "format": "bilateral"}
    desk.tells(told, "spoke", "meeting", type_="CONSULT", on="2031-05-01", details=level)
    named(desk, told, ("Luis Araya", "PER"), ("Marta Soto", "CHL"))
    desk.tells(
        f"The two sides discussed {TOPICS}.", "discussed", "meeting", type_="CONSULT",
        details={"format": "multilateral"},
    )  # fmt: skip
    start = desk.text.index("The two sides")
    sides = Actor(start=start, end=start + 13, text="The two sides", kind="group", countries=("CHL", "PER"))
    desk.events[-1] = replace(desk.events[-1], actors=(sides,))
    return desk


def test_the_two_sides_are_those_who_met_before_with_their_names_and_level() -> None:
    (found,) = merged(two_leaders("a"))
    assert len(found.events) == 2
    assert found.details["level"] == "minister"
    assert len(found.actors) == 2


def test_what_the_two_sides_discussed_is_not_what_envoys_of_the_same_countries_did() -> None:
    envoys = opened_elsewhere("b", "2031-05-02")
    sentence = f"Rosa Quispe and Juan Rojas discussed {TOPICS}."
    details = {"level": "envoy", "format": "multilateral"}
    envoys.tells(sentence, "discussed", "meeting", type_="CONSULT", details=details)
    named(envoys, sentence, ("Rosa Quispe", "PER"), ("Juan Rojas", "CHL"))
    assert len(merged(two_leaders("a"), envoys)) == 2


def doubted(report: str, day: str, *, held: bool) -> Desk:
    """Doubts about a summit that is still ahead, or a word about the one that was held."""
    desk = Desk(report, day)
    desk.tells(
        "Peru and Chile will hold a summit in Lima.", "summit", "meeting", by=PAIR, status="future",
        type_="CONSULT", details={"level": "leader"}, place=("Lima", "PER"),
    )  # fmt: skip
    if held:
        desk.tells(
            "Peru and Chile met last week.", "met", "meeting", by=PAIR, on="2031-04-02", type_="CONSULT",
            details={"level": "leader"},
        )  # fmt: skip
    desk.tells(
        "Doubts about the summit of Peru and Chile grow.", "summit", "meeting", by=PAIR, type_="CONSULT",
        details={"level": "leader"},
    )  # fmt: skip
    return desk


def test_doubts_about_a_summit_do_not_say_that_it_was_held() -> None:
    plan = Desk("b", "2031-04-10")
    plan.tells(
        "Peru and Chile will hold a summit in Lima on April 20.", "summit", "meeting", by=PAIR,
        on="2031-04-20", status="future", type_="CONSULT", details={"level": "leader"}, place=("Lima", "PER"),
    )  # fmt: skip
    (found,) = merged(doubted("a", "2031-04-09", held=False), plan)
    assert found.status == "future"


def test_where_a_meeting_was_held_a_bare_mention_may_be_of_it() -> None:
    assert {h.status for h in merged(doubted("a", "2031-04-09", held=True))} >= {"actual"}


def test_the_day_on_which_a_summit_was_called_off_is_not_its_day() -> None:
    # On April 5 the summit of April 20 was called off: one happening, dated to April 20 alone.
    off, plan = Desk("a", "2031-04-06"), Desk("b", "2031-04-04")
    summit = {"level": "leader", "format": "bilateral"}
    off.tells(
        "Peru on Friday called off the summit with Chile in Arica.", "summit", "meeting", by=PAIR,
        on="2031-04-05", status="cancelled", type_="CONSULT", details=summit, place=("Arica", "CHL"),
    )  # fmt: skip
    plan.tells(
        "Peru and Chile will hold a summit in Arica.", "summit", "meeting", by=PAIR, on="2031-04-20",
        status="future", type_="CONSULT", details=summit, place=("Arica", "CHL"),
    )  # fmt: skip
    (found,) = merged(off, plan)
    assert [d.from_ for d in found.dates] == ["2031-04-20"]
    assert found.status == "cancelled"


def called_off(then: str, trigger: str, by: list[tuple[str, str]]) -> list[str | None]:
    """The days of the happenings of which something is told beside a summit called off on April 5."""
    desk = Desk("a", "2031-04-06")
    sentence = f"Peru on Friday called off the summit with Chile {then}."
    told: tuple[tuple[str, Status, list[tuple[str, str]]], ...]
    told = (("summit", "cancelled", PAIR), (trigger, "actual", by))
    for word, status, parties in told:
        desk.tells(
            sentence, word, "meeting", by=parties, on="2031-04-05", status=status, type_="CONSULT",
            details={"level": "leader", "format": "bilateral"},
        )  # fmt: skip
    first, second = desk.events
    desk.events[-1] = replace(second, date=first.date)
    if by == PAIR:
        desk.events[-1] = replace(desk.events[-1], actors=first.actors)
    return [d.from_ for h in merged(desk) for d in h.dates]


def test_talks_named_where_they_are_called_off_were_not_held_on_that_day() -> None:
    assert called_off("calling the talks unwise", "talks", PAIR) == []
    # Others did meet on it.
    assert called_off("after he met Bolivia", "met", [("Bolivia", "BOL")]) == ["2031-04-05"]


def test_the_test_is_the_nuclear_one_of_which_the_report_told() -> None:
    nuclear, missiles = Desk("a", "2031-05-02"), Desk("b", "2031-05-02")
    nuclear.tells(
        "North Korea tested a nuclear device.", "tested", "weapons", by=PRK, on="2031-05-01",
        type_="MOBILIZE", details={"system": "nuclear", "activity": "test"},
    )  # fmt: skip
    second = nuclear.tells(
        "Envoys in Lima took the test by North Korea seriously, over anchovy and lithium and glacier ice.",
        "test", "weapons", by=PRK, type_="MOBILIZE", details={"activity": "test"},
    )  # fmt: skip
    missiles.tells(
        "Envoys in Lima spoke of three missiles fired by North Korea, over anchovy and lithium and glacier ice.",
        "fired", "weapons", by=PRK, type_="MOBILIZE", details={"system": "ballistic", "activity": "test"},
    )  # fmt: skip
    found = next(h for h in of_kind("weapons", nuclear, missiles) if second in h.events)
    assert found.reports == ("a",)


def envoys(report: str, sentence: str, coded: tuple[str, str], other: tuple[str, str]) -> Desk:
    """A meeting of two envoys, one of whom was made out as a person and the other as a country."""
    desk = opened_elsewhere(report, "2031-05-02")
    desk.tells(sentence, "met", "meeting", type_="CONSULT", on="2031-05-01", details={"level": "envoy"})
    person = desk.person(sentence, *coded)
    country = Actor(
        start=person.start, end=person.start, text=other[0], kind="country", name=other[0], country=other[1]
    )
    desk.actors.append(country)
    desk.events[-1] = replace(desk.events[-1], actors=(person, country))
    return desk


def test_who_is_named_in_the_sentence_is_no_other_person() -> None:
    both = "In Lima envoys Luis Araya and Marta Soto met."
    a = envoys("a", both, ("Luis Araya", "PER"), ("Chile", "CHL"))
    b = envoys("b", "Two envoys, Luis Araya and Marta Soto, met.", ("Marta Soto", "CHL"), ("Peru", "PER"))
    c = envoys("c", "Two envoys, Juan Rojas and Rosa Quispe, met.", ("Juan Rojas", "CHL"), ("Peru", "PER"))
    assert len(merged(a, b)) == 1
    assert len(merged(a, c)) == 2


def talks_at_large(report: str, *, pointed_to: bool) -> Desk:
    """A report on two leaders, which then speaks of talks without naming them in that sentence."""
    desk = opened_elsewhere(report, "2031-05-02")
    sentence = (
        "That set the tone of the talks in Lima." if pointed_to else "Dialogue in Lima has seldom been easy."
    )
    trigger = "talks" if pointed_to else "Dialogue"
    desk.tells(sentence, trigger, "meeting", type_="CONSULT", details={"format": "bilateral"})
    elsewhere = tuple(
        Actor(start=n, end=n + 1, text=name, kind="person", name=name, country=code)
        for n, (name, code) in enumerate((("Luis Araya", "PER"), ("Marta Soto", "CHL")))
    )
    desk.actors += elsewhere
    desk.events[-1] = replace(desk.events[-1], actors=elsewhere)
    return desk


def test_talks_at_large_bring_no_report_into_a_meeting() -> None:
    # "Dialogue has seldom been easy" has its parties from the sentence before, "the talks" are theirs.
    assert len(merged(two_leaders("a"), talks_at_large("b", pointed_to=False))) == 2
    assert len(merged(two_leaders("a"), talks_at_large("b", pointed_to=True))) == 1
