"""Processes over time: what state a line of talks or a pact is in, and what became of a promise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from follow.surely import PRK, graded, of_kind, promises_of, surely
from newsroom import Desk

from onrecord.model import Commitment, Dossier, Finding, Happening
from onrecord.vocabulary import Status

PAIR = [("Japan", "JPN"), ("South Korea", "KOR")]


def dossiers(kind: str, *desks: Desk) -> list[Dossier]:
    return of_kind(kind, *map(surely, desks))


def promised(*desks: Desk) -> list[Commitment]:
    return promises_of(*map(surely, desks))


def meeting(report: str, day: str, on: str, status: Status = "actual", **details: str) -> Desk:
    desk = Desk(report, day)
    desk.tells(
        "Japan and South Korea hold ministerial talks.",
        "talks",
        "meeting",
        by=PAIR,
        on=on,
        status=status,
        type_="CONSULT",
        details={"level": "minister", **details},
    )
    return desk


def shot(system: str | None, day: str = "2031-03-04", by: tuple[str, str] = PRK[0]) -> Happening:
    desk = Desk("a", day)
    desk.tells(
        f"{by[0]} carried out a test.",
        "test",
        "weapons",
        by=[by],
        on=day,
        type_="MOBILIZE",
        details={"system": system} if system else {},
    )
    return graded(surely(desk))[0]


def finding(happening: Happening, instrument: str) -> Finding:
    return next(f for f in happening.findings if f.instrument == instrument)


def test_the_ladder_rises_from_the_drill_to_the_hydrogen_bomb() -> None:
    order = [
        "artillery", "artillery rocket", "cruise missile", "SRBM", "MRBM", "IRBM", "ICBM", "nuclear test",
        "hydrogen bomb",
    ]  # fmt: skip
    rungs = [shot(system).rung for system in order]
    assert None not in rungs
    assert rungs == sorted(rungs, key=lambda rung: rung or 0)
    assert len(set(rungs)) == len(order)


def test_a_missile_of_unsaid_kind_has_no_rung() -> None:
    assert shot("missile").rung is None
    assert shot(None).rung is None


@pytest.mark.parametrize(
    ("system", "result"),
    [
        ("ICBM", "applies"),
        ("short-range ballistic missile", "applies"),
        ("satellite launcher", "applies"),  # the same technology
        ("cruise missile", "does-not-apply"),
        ("artillery", "does-not-apply"),
        ("short-range missile", "undetermined"),  # may be ballistic or not
        ("missile", "undetermined"),
    ],
)
def test_a_ban_on_ballistic_technology(system: str, result: str) -> None:
    found = finding(shot(system), "UNSCR 1874")
    assert found.result == result
    assert bool(found.unknown) == (result == "undetermined")


def test_a_rule_binds_its_own_from_its_own_day() -> None:
    assert not [f for f in shot("ICBM", "2005-05-01").findings if f.instrument.startswith("UNSCR")]
    assert not [f for f in shot("ICBM", by=("France", "FRA")).findings if f.instrument.startswith("UNSCR")]
    assert finding(shot("MRBM", "2012-01-10", ("Iran", "IRN")), "UNSCR 1929").result == "applies"
    assert finding(shot("MRBM", "2018-01-10", ("Iran", "IRN")), "UNSCR 2231").result == "applies"


def test_what_the_report_says_of_the_rule_is_kept_as_a_claim() -> None:
    desk = Desk("a", "2031-03-04")
    desk.said("The test violates Security Council resolutions, Japan said.", "Japan", "JPN")
    desk.tells(
        "North Korea fired a missile.", "fired", "weapons", by=PRK, on="2031-03-04", type_="MOBILIZE",
        details={"system": "missile"},
    )  # fmt: skip
    found = finding(graded(surely(desk))[0], "UNSCR 1874")
    assert found.result == "undetermined"
    assert found.claims and found.claims[0].startswith("Japan: ")


def test_consultations_of_one_level_are_one_line_with_a_cadence() -> None:
    desks = [meeting(f"r{m}", f"2031-{m:02d}-11", f"2031-{m:02d}-10") for m in (1, 4, 7)]
    desks.append(meeting("r9", "2031-09-01", "2031-10-10", "future"))
    (found,) = dossiers("consultation", *desks)
    assert found.title == "Japan–South Korea ministerial consultations, about every quarter"
    assert [step.state for step in found.history] == ["held", "held", "held", "planned"]
    assert found.state == "planned"


def test_talks_that_break_down_can_resume() -> None:
    desks = [
        meeting("a", "2031-01-11", "2031-01-10"),
        meeting("b", "2031-02-11", "2031-02-10", outcome="no-deal"),
        meeting("c", "2031-05-11", "2031-05-10"),
        meeting("d", "2031-06-11", "2031-06-10", outcome="agreement"),
    ]
    (found,) = dossiers("negotiation", *desks)
    assert [step.state for step in found.history] == ["under way", "broken down", "resumed", "concluded"]
    assert all(step.happening for step in found.history)


def test_a_pact_goes_from_proposal_to_end() -> None:
    steps: list[tuple[str, Status]] = [
        ("proposed", "actual"), ("signed", "actual"), ("in-force", "actual"), ("ended", "future"), ("ended", "actual")
    ]  # fmt: skip
    desks = []
    for n, (step, status) in enumerate(steps):
        desk = Desk(f"r{n}", f"203{n}-02-01")
        desk.tells(
            "Japan and South Korea and the Harbour Pact.", "Pact", "agreement", by=PAIR, on=f"203{n}-02-01",
            status=status, type_="SUPPORT", details={"name": "Harbour Pact", "step": step},
        )  # fmt: skip
        desks.append(desk)
    (found,) = dossiers("agreement", *desks)
    assert found.title == "Harbour Pact"
    assert [s.state for s in found.history] == ["proposed", "signed", "in force", "end announced", "ended"]


def test_a_weapons_programme_lists_its_tests_by_system() -> None:
    desks = []
    for n, system in enumerate(("SRBM", "ICBM")):
        desk = Desk(f"r{n}", f"2031-0{n + 1}-02")
        desk.tells(
            "North Korea fired a missile.", "fired", "weapons", by=PRK, on=f"2031-0{n + 1}-01",
            type_="MOBILIZE", details={"system": system},
        )  # fmt: skip
        desks.append(desk)
    (found,) = dossiers("weapons", *desks)
    assert [s.state for s in found.history] == [
        "tested: short-range ballistic missile",
        "tested: intercontinental ballistic missile",
    ]


def test_a_promise_is_kept_by_the_deed() -> None:
    (found,) = promised(
        meeting("a", "2031-01-02", "2031-01-10", "future"), meeting("b", "2031-01-11", "2031-01-10")
    )
    assert (found.state, found.due and found.due.to) == ("kept", "2031-01-10")
    assert found.settled_by is not None


def test_a_promise_kept_late_is_late() -> None:
    (found,) = promised(
        meeting("a", "2031-01-02", "2031-01-10", "future"), meeting("b", "2031-02-11", "2031-02-10")
    )
    assert found.state == "late"


@pytest.mark.parametrize(("status", "state"), [("cancelled", "called-off"), ("postponed", "changed")])
def test_what_is_called_off_or_put_off(status: Status, state: str) -> None:
    (found,) = promised(
        meeting("a", "2031-01-02", "2031-01-10", "future"), meeting("b", "2031-01-08", "2031-01-10", status)
    )
    assert found.state == state


def test_silence_is_unreported_only_where_later_reports_were_read() -> None:
    plan = meeting("a", "2031-01-02", "2031-01-10", "future")
    assert [c.state for c in promised(plan)] == ["open"]
    elsewhere, later = Desk("b", "2031-02-01"), Desk("c", "2031-02-01")
    elsewhere.tells("Chile votes.", "votes", "other", by=[("Chile", "CHL")], on="2031-02-01")
    later.tells("Japan votes.", "votes", "other", by=[("Japan", "JPN")], on="2031-02-01")
    assert [c.state for c in promised(plan, elsewhere)] == ["open"]  # nobody wrote of either party
    assert [c.state for c in promised(plan, later)] == ["unreported"]


def test_a_deed_of_both_that_is_told_unsurely_is_no_silence() -> None:
    plan = meeting("a", "2031-01-02", "2031-01-10", "future")
    read = Desk("c", "2031-02-01")
    read.tells("Japan votes.", "votes", "other", by=[("Japan", "JPN")], on="2031-02-01")
    deed = surely(meeting("b", "2031-02-20", "2031-02-19"))
    unsure = replace(deed, events=tuple(replace(event, confidence=0.1) for event in deed.events))
    (found,) = promises_of(surely(plan), surely(read), unsure)
    assert found.state == "open"
