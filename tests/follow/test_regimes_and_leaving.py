"""Sanctions of which a sentence names one side, pacts that a party leaves, and days that are not told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from follow.surely import of_kind, surely
from newsroom import Desk

from onrecord.model import Coded, DossierStep, Instrument
from onrecord.vocabulary import Status

USA, PRK, UNO = ("The United States", "USA"), ("North Korea", "PRK"), ("United Nations", "UNO")
BACKGROUND = (
    "Much else was said in the capital that day, none of which is of any concern to this report. " * 20
)


def measure(
    report: str, day: str, sentence: str, trigger: str, *, on: str | None = None, until: str | None = None,
    by: tuple[tuple[str, str], ...] = (USA,), to: tuple[tuple[str, str], ...] = (PRK,), deep: bool = False,
    step: str = "imposed", status: Status = "actual",
) -> Coded:  # fmt: skip
    """A report of sanctions, at its beginning or deep in it."""
    desk = Desk(report, day)
    desk.text = BACKGROUND if deep else ""
    desk.tells(
        sentence, trigger, "sanctions", by=by, to=to, on=on, until=until, type_="SANCTION", status=status,
        details={"step": step},
    )  # fmt: skip
    return surely(desk)


def history(*coded: Coded) -> tuple[DossierStep, ...]:
    (found,) = of_kind("sanctions", *coded)
    return found.history


@pytest.mark.parametrize(
    ("who", "country", "titles"),
    [
        ("Kim Jong Un", "PRK", ["UN sanctions on North Korea"]),
        # Of Sweden nobody has sanctions that its rockets could defy.
        ("Bo Lindgren", "SWE", []),
    ],
)
def test_whoever_defies_sanctions_of_a_body_is_under_them(who: str, country: str, titles: list[str]) -> None:
    coded = []
    for day in ("2031-01-10", "2031-02-10"):
        sentence = f"{who} launched a rocket in defiance of United Nations sanctions."
        desk = Desk(day, day)
        desk.tells(
            sentence, "sanctions", "sanctions", by=[UNO], type_="SANCTION", details={"step": "imposed"}
        )
        desk.person(sentence, who, country)
        coded.append(surely(desk))
    assert [d.title for d in of_kind("sanctions", *coded)] == titles


def test_who_is_under_sanctions_has_imposed_none() -> None:
    coded = []
    for day in ("2031-01-10", "2031-02-10"):
        sentence = "North Korea slipped past U.S. sanctions with new ships."
        desk = Desk(day, day)
        desk.tells(
            sentence, "sanctions", "sanctions", by=[PRK], type_="SANCTION", details={"step": "imposed"}
        )
        desk.person(sentence, "U.S.", "USA")
        coded.append(surely(desk))
    assert [d.title for d in of_kind("sanctions", *coded)] == ["U.S. sanctions on North Korea"]


def test_each_new_measure_is_a_step_and_what_holds_for_years_is_none() -> None:
    first = measure(
        "a", "2031-01-10", "The United States imposed sanctions on North Korea.", "imposed", on="2031-01-10"
    )
    second = measure(
        "b", "2031-05-02", "The United States sanctioned banks of North Korea.", "sanctioned", on="2031-05-01"
    )
    deep = measure(
        "c", "2031-09-09", "The United States imposed sanctions on North Korea.", "imposed", deep=True
    )
    assert [(s.state, s.date) for s in history(first, second, deep)] == [
        ("imposed", "2031-01-10"),
        ("imposed", "2031-05-01"),
    ]


def test_what_stands_deep_in_a_report_without_a_day_has_none() -> None:
    words = "The United States imposed sanctions on North Korea."
    reports = [measure(day, day, words, "imposed", deep=True) for day in ("2031-03-03", "2031-08-08")]
    assert [(s.state, s.date) for s in history(*reports)] == [("imposed", None)]


def test_of_a_week_the_month_is_known_and_not_the_day() -> None:
    words = "The United States imposed sanctions on North Korea last week."
    told = [
        measure(report, "2031-03-20", words, "imposed", on="2031-03-10", until="2031-03-16")
        for report in "ab"
    ]
    assert [s.date for s in history(*told)] == ["2031-03"]


def test_what_was_held_off_was_not_imposed() -> None:
    words = "The United States has held off from imposing any sanctions on North Korea."
    reports = [measure(day, day, words, "imposing", on=day) for day in ("2031-03-03", "2031-08-08")]
    assert not of_kind("sanctions", *reports)


def left(report: str, day: str, sentence: str, trigger: str, on: str | None, pact: str) -> Coded:
    """A report whose reader took a withdrawal for some other act, unsurely."""
    desk = Desk(report, day)
    desk.tells(sentence, trigger, "other", by=[USA], on=on, type_="RETREAT")
    coded = surely(desk, 0.1)
    start = sentence.index(pact)
    named = Instrument(start=start, end=start + len(pact), text=pact, name="Paris Agreement", kind="treaty")
    return replace(coded, events=tuple(replace(e, instruments=(named,)) for e in coded.events))


def test_several_unsure_reports_tell_who_left_a_pact_and_when() -> None:
    pact = "Paris climate accord"
    one = left(
        "a",
        "2031-06-03",
        f"The United States withdrew from the {pact} on Monday.",
        "withdrew",
        "2031-06-02",
        pact,
    )
    two = left(
        "b", "2031-08-01", f"The United States pulled out of the {pact} in June.", "pulled", None, pact
    )
    (found,) = of_kind("agreement", one, two)
    assert (found.title, found.state) == ("Paris Agreement", "left by U.S.")
    assert [s.date for s in found.history] == ["2031-06-02"]
    # One unsure report is none, and neither is a pact named in another clause.
    assert not of_kind("agreement", one)
    other = left(
        "c",
        "2031-08-01",
        f"The United States left the room while others praised the {pact}.",
        "left",
        None,
        pact,
    )
    assert not of_kind("agreement", one, other)
