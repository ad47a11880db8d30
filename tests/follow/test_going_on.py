"""Lines that go on: what governments put out together, measures told as background, tests of other weapons."""

from __future__ import annotations

from dataclasses import replace

import pytest
from follow.surely import of_kind, surely
from newsroom import Desk

from onrecord.model import Actor, Coded, Dossier
from onrecord.vocabulary import Genre, Status

USA, PRK, UNO = ("The United States", "USA"), ("North Korea", "PRK"), ("United Nations", "UNO")
PLEDGE = "We reaffirm our commitment to the complete denuclearization of North Korea"


def issued(day: str, words: str, title: str, *, together: bool = False) -> Coded:
    """What the Peruvian ministry put out on a day: by nobody named, or by several who say "we"."""
    desk = Desk(day, day)
    desk.tells("Envoys of Peru and Chile spoke.", "spoke", "other", by=[("Peru", "PER"), ("Chile", "CHL")])
    desk.said(words, "North Korea", "PRK")
    told = desk.filed()
    ministry = Actor(
        start=0, end=0, text="", kind="organisation", name="Ministry of Peru", country="PER", inferred=True
    )
    we = Actor(start=0, end=2, text="We", kind="group")
    (said,) = told.statements
    statement = replace(said, speaker=we if together else ministry)
    report = replace(told.report, genre="statement", outlet="Ministry of Peru", title=title)
    return replace(told, report=report, statements=(statement,))


def positions(title: str, *, together: bool = False, words: str = f"{PLEDGE} and to peace.") -> list[str]:
    days = ("2031-01-05", "2031-06-05")
    found = of_kind("position", *(issued(day, words, title, together=together) for day in days))
    return sorted(dossier.title for dossier in found)


PERU = "Peru on denuclearisation: North Korea"
CHILE = "Chile on denuclearisation: North Korea"


def test_what_an_office_puts_out_is_its_country_s_position() -> None:
    assert positions("Statement on the Korean Peninsula") == [PERU]
    quoted = f"A friend wrote: “{PLEDGE} and to peace.”"
    assert positions("Statement on the Korean Peninsula", words=quoted) == []


@pytest.mark.parametrize(("genre", "found"), [("statement", 1), ("news", 0)])
def test_who_puts_out_himself_that_he_condemns_a_thing_says_so(genre: Genre, found: int) -> None:
    coded = []
    for day in ("2031-01-05", "2031-06-05"):
        desk = Desk(day, day)
        desk.said("Peru condemns the ballistic missile launch of North Korea as a violation.", "Peru", "PER")
        told = desk.filed()
        said = replace(told.statements[0], act="believes")
        coded.append(replace(told, statements=(said,), report=replace(told.report, genre=genre)))
    assert len(of_kind("position", *coded)) == found


@pytest.mark.parametrize(
    ("title", "together", "titles"),
    [
        ("Joint Statement of Peru and Chile", False, [CHILE, PERU]),
        ("Joint Statement on the Strategic Dialogue between Peru and Chile", True, [CHILE, PERU]),
        # Whom it is about has not said it.
        ("Joint Statement of Peru and Chile on Bolivia", True, [CHILE, PERU]),
        ("Joint Statement on Chile", False, [PERU]),
        # Of a title without a word on it nobody knows who "we" are.
        ("Peru and Chile", True, []),
    ],
)
def test_a_joint_statement_is_the_position_of_all_whose_it_is(
    title: str, together: bool, titles: list[str]
) -> None:
    assert positions(title, together=together) == titles


def sanctions(report: str, day: str, sentence: str, **told: str | None) -> Coded:
    desk = Desk(report, day)
    status: Status = "historical" if told.get("on") else "actual"
    desk.tells(
        sentence, "imposed", "sanctions", by=[USA], to=[PRK], on=told.get("on"), until=told.get("until"),
        status=status, type_="SANCTION", details={"step": "imposed"},
    )  # fmt: skip
    return surely(desk)


def test_a_measure_told_as_background_with_its_year_is_a_step() -> None:
    first = sanctions("a", "2031-03-01", "The United States imposed sanctions on North Korea.")
    year = sanctions(
        "b", "2034-10-15", "In 2033, The United States imposed more on North Korea.", on="2033-01-01",
        until="2033-12-31",
    )  # fmt: skip
    (found,) = of_kind("sanctions", first, year)
    assert [(s.state, s.date) for s in found.history] == [("imposed", "2031-03-01"), ("imposed", "2033")]


def test_the_un_has_no_sanctions_on_whom_it_never_had_any() -> None:
    def by_the_un(target: tuple[str, str]) -> list[Dossier]:
        coded = []
        for day in ("2031-01-10", "2031-06-10"):
            desk = Desk(day, day)
            desk.tells(
                f"United Nations imposed sanctions on {target[0]}.", "imposed", "sanctions", by=[UNO],
                to=[target], type_="SANCTION", details={"step": "imposed"},
            )  # fmt: skip
            coded.append(surely(desk))
        return of_kind("sanctions", *coded)

    assert by_the_un(PRK)
    assert not by_the_un(("China", "CHN"))


@pytest.mark.parametrize(
    ("system", "genre", "tests"),
    [
        ("ICBM", "statement", ["2031-03-01", "2031-04-01"]),
        # Of the same weapon it is the test of March once more; in a newspaper another one is background.
        ("cruise", "statement", ["2031-03-01"]),
        ("ICBM", "news", ["2031-03-01"]),
    ],
)
def test_what_a_government_says_of_the_test_of_another_weapon_is_a_new_test(
    system: str, genre: Genre, tests: list[str]
) -> None:
    coded = []
    for report, day, of, on in (
        ("a", "2031-03-02", "cruise", "2031-03-01"), ("b", "2031-04-01", system, None),
    ):  # fmt: skip
        desk = Desk(report, day)
        desk.tells(
            "North Korea fired a weapon into the sea.", "fired", "weapons", by=[PRK], on=on, type_="MOBILIZE",
            details={"activity": "test", "system": of, "certain": True},
        )  # fmt: skip
        told = surely(desk)
        kind: Genre = genre if report == "b" else "news"
        coded.append(replace(told, report=replace(told.report, genre=kind)))
    older = Desk("y", "2030-01-02")
    older.tells(
        "North Korea tested a nuclear device.", "tested", "weapons", by=[PRK], on="2030-01-01",
        type_="MOBILIZE", details={"activity": "test", "system": "nuclear", "certain": True},
    )  # fmt: skip
    (found,) = of_kind("weapons", surely(older), *coded)
    assert [step.date for step in found.history][1:] == tests


def test_who_imposed_what_on_whom_may_stand_beside_the_sentence_that_gives_the_day() -> None:
    first = sanctions("a", "2031-03-01", "The United States imposed sanctions on North Korea.")
    desk = Desk("b", "2031-06-02")
    for sentence, trigger, to in (
        ("The United States announced new sanctions on Sunday.", "announced", []),
        ("By these sanctions The United States hit North Korea.", "sanctions", [PRK]),
    ):
        desk.tells(
            sentence, trigger, "sanctions", by=[USA], to=to, on="2031-06-01", type_="SANCTION",
            details={"step": "imposed"},
        )  # fmt: skip
    coded = surely(desk)
    unsure = tuple(replace(e, confidence=0.9 if e.recipients == () else 0.1) for e in coded.events)
    (found,) = of_kind("sanctions", first, replace(coded, events=unsure))
    assert [step.date for step in found.history] == ["2031-03-01", "2031-06-01"]
