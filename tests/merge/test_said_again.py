"""What is said and done again and again: by one office, by who tests missiles, by who threatens."""

from __future__ import annotations

from dataclasses import replace

from merge.desks import MERGER, PAIR, PRK
from merge.test_meetings import opened_elsewhere
from newsroom import Desk

from onrecord.model import Coded, Happening, Instrument
from onrecord.vocabulary import Genre


def put_out(desk: Desk, genre: Genre) -> Coded:
    """A report as an office itself put it out."""
    coded = desk.filed()
    return replace(coded, report=replace(coded.report, outlet="Ministry of Peru", genre=genre))


def merged_as(genre: Genre, *desks: Desk) -> tuple[Happening, ...]:
    return MERGER.happenings(put_out(desk, genre) for desk in desks)


def supports(report: str, day: str, more: str) -> Desk:
    desk = Desk(report, day)
    desk.tells(
        f"Peru expressed support for Chile, its lithium, anchovy, reefs, harbour, {more}.", "expressed",
        "statement", by=PAIR[:1], to=PAIR[1:], type_="SUPPORT",
    )  # fmt: skip
    return desk


def test_an_office_says_the_same_on_many_occasions() -> None:
    desks = (
        supports("a", "2031-05-02", "pilots, ferries, sardines, lamps, glaciers and tides"),
        supports("b", "2031-05-06", "quarries, copper, trawlers, dams, valleys and orchards"),
    )
    # What reporters tell in other words is of one statement, what the office itself says is of two.
    assert len(merged_as("news", *desks)) == 1
    assert len(merged_as("statement", *desks)) == 2


def receives(report: str, words: str) -> Desk:
    desk = Desk(report, "2031-05-02")
    desk.tells(
        words, "met", "meeting", by=PAIR, type_="CONSULT", on="2031-05-02", details={"format": "bilateral"}
    )
    return desk


def test_two_readouts_of_one_day_are_of_two_meetings() -> None:
    desks = receives("a", "Peru and Chile met on anchovy."), receives("b", "Peru and Chile met on reefs.")
    assert len(merged_as("news", *desks)) == 1
    assert len(merged_as("readout", *desks)) == 2


def launched(report: str, sentence: str, trigger: str, **details: object) -> Desk:
    desk = opened_elsewhere(report, "2031-05-02")
    desk.tells(sentence, trigger, "weapons", by=PRK, type_="MOBILIZE", details=dict(details))
    return desk


def test_launches_of_missiles_spoken_of_at_large_are_not_one() -> None:
    # Neither gives a day, a number or which missile it was.
    words = (
        "Peru condemned the launches of missiles by North Korea.",
        "A fund insures ships against launches of missiles by North Korea.",
    )
    desks = (launched(r, w, "launches", activity="test") for r, w in zip("ab", words, strict=True))
    assert len(MERGER.happenings(desk.filed() for desk in desks)) == 2


def test_an_attack_threatened_twice_is_not_one_attack() -> None:
    desks = []
    for report, day, words in (
        (
            "a",
            "2031-05-02",
            "Reefs and glaciers: Peru warned it might strike Chile for its lamps and ferries.",
        ),
        (
            "b",
            "2031-05-07",
            "Reefs and glaciers: Peru said it could strike Chile if its copper left orchards.",
        ),
    ):
        desk = Desk(report, day)
        desk.tells(
            words, "strike", "violence", by=PAIR[:1], to=PAIR[1:], status="hypothetical", type_="ASSAULT"
        )
        desks.append(desk)
    assert len(MERGER.happenings(desk.filed() for desk in desks)) == 2


def test_a_pact_that_was_left_singles_out_no_sanctions() -> None:
    desks = []
    for report, words in (
        ("a", "Since Peru left the Lima Pact its sanctions on Chile bite."),
        ("b", "Ships avoid Arica: sanctions by Peru on Chile followed its exit from the Lima Pact."),
    ):
        desk = opened_elsewhere(report, "2031-05-02")
        desk.tells(words, "sanctions", "sanctions", by=PAIR[:1], type_="SANCTION")
        at = desk.text.index("Lima Pact")
        pact = Instrument(
            start=at, end=at + 9, text="Lima Pact", name="Lima Pact", kind="agreement", id="lima"
        )
        desk.events[-1] = replace(desk.events[-1], instruments=(pact,))
        desks.append(desk)
    assert len(MERGER.happenings(desk.filed() for desk in desks)) == 2


def test_one_mans_offices_told_in_full_are_the_same_words_in_all_he_does() -> None:
    title = "Luis Araya, first keeper of the lithium chamber and warden of the anchovy council of the Andes,"
    desks = []
    for report, day, words, trigger, others in (
        ("a", "2031-05-02", f"{title} met pilots of Chile.", "met", PAIR[1:]),
        ("b", "2031-05-05", f"{title} met at noon.", "met", []),
    ):
        desk = opened_elsewhere(report, day)
        desk.tells(words, trigger, "meeting", to=others, type_="CONSULT")
        desk.events[-1] = replace(desk.events[-1], actors=(desk.person(words, "Luis Araya", "PER"),))
        desks.append(desk)
    assert len(MERGER.happenings(desk.filed() for desk in desks)) == 2


def test_what_only_a_column_asserts_is_claimed() -> None:
    def raided() -> Desk:
        desk = Desk("a", "2031-05-02")
        desk.tells("Peru raided a camp in Chile.", "raided", "violence", by=PAIR[:1], to=PAIR[1:])
        return desk

    assert [merged_as(genre, raided())[0].claimed for genre in ("opinion", "news")] == [True, False]
