"""A plan that is put off, taken back or known from one side: a line and a calendar that mislead nobody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from newsroom import mention
from tell.peru import CHILE, MET, PARTIES, PERU, Tell, both, happening, lines_of, report

from onrecord.model import (
    Actor,
    Coded,
    Happening,
    HappeningDate,
    Span,
    Statement,
    StatusReported,
    Time,
)
from onrecord.record import Store
from onrecord.tell.exports import export

PLAN = "Peru and Chile will meet in Arica on May 20."
MOVED = "Peru and Chile postponed a meeting in Arica on May 20 to June 4."


def planned(key: str, *, by: Actor | None = None, day: str = "2024-05-03") -> Coded:
    coded = report(
        key, PLAN, "meet", both(PLAN), on=("May 20", "2024-05-20"), day=day, status="future", **MET
    )
    if by is None:
        return coded
    said = Span(start=0, end=len(PLAN), text=PLAN)
    statement = Statement(id=f"s-{key}", speaker=by, content=(said,), kind="indirect")
    event = replace(coded.events[0], according_to=statement.id)
    return replace(coded, statements=(statement,), events=(event,))


def put_off(key: str) -> Coded:
    coded = report(key, MOVED, "meeting", both(MOVED), on=("May 20", "2024-05-20"), day="2024-05-17",
                   status="postponed", **MET)  # fmt: skip
    at = MOVED.index("June 4")
    new = Time(
        start=at,
        end=at + 6,
        text="June 4",
        type="DATE",
        value="2024-06-04",
        from_="2024-06-04",
        to="2024-06-04",
    )
    return replace(coded, events=(replace(coded.events[0], moved_to=new),))


def moved(first: Coded, second: Coded) -> Happening:
    told = happening([first, second], [PERU, CHILE], status="postponed")
    history = (
        StatusReported(status="future", reported="2024-05-03", report=first.report.id),
        StatusReported(status="postponed", reported="2024-05-17", report=second.report.id),
    )
    day = HappeningDate(from_="2024-06-04", to="2024-06-04", precision=1, events=(second.events[0].id,))
    return replace(told, history=history, dates=(day,))


def calendar(where: Path, coded: list[Coded], happenings: list[Happening]) -> list[dict[str, str]]:
    with Store(where) as store:
        for each in coded:
            store.add(each, each.report.text.encode())
        store.replace_derived(PARTIES, happenings)
        text = "".join(export(store, "ics")).replace("\r\n ", "")
    parts = text.split("BEGIN:VEVENT\r\n")[1:]
    return [dict(line.split(":", 1) for line in part.split("\r\n") if ":" in line) for part in parts]


def test_a_plan_put_off_stands_once_in_the_calendar_on_its_new_day(tmp_path: Path) -> None:
    first, second = planned("a"), put_off("b")
    (entry,) = calendar(tmp_path / "a.db", [first, second], [moved(first, second)])
    assert entry["DTSTART;VALUE=DATE"] == "20240604"
    assert (entry["STATUS"], entry["SEQUENCE"]) == ("TENTATIVE", "1")


def test_a_line_tells_to_which_day_a_plan_was_put_off(tell: Tell) -> None:
    first, second = planned("a"), put_off("b")
    second = replace(second, events=(replace(second.events[0], date=None),))
    (line,) = lines_of(tell(PARTIES, [first, second], [moved(first, second)]), "planned")
    assert line.text == "Postponed to 4 June: a meeting of Peru and Chile."


@pytest.mark.parametrize(
    ("sides", "status"),
    [
        (("Peru",), "TENTATIVE"),
        (("Peru", "Chile"), "CONFIRMED"),
        ((None,), "TENTATIVE"),
        ((None, None), "CONFIRMED"),
    ],
)
def test_a_plan_is_confirmed_by_two_origins_or_by_both_sides(
    tmp_path: Path, sides: tuple[str | None, ...], status: str
) -> None:
    named = {"Peru": mention(PLAN, "Peru", PERU), "Chile": mention(PLAN, "Chile", CHILE)}
    coded = [planned(str(n), by=named.get(side or "")) for n, side in enumerate(sides)]
    made = replace(happening(coded, [PERU, CHILE]), origins=len(sides) if None in sides else 1)
    (entry,) = calendar(tmp_path / "a.db", coded, [made])
    assert entry["STATUS"] == status


def test_what_two_origins_tell_that_somebody_vowed_is_no_confirmed_plan(tmp_path: Path) -> None:
    def vowed(each: Coded) -> Coded:
        cue = Span(start=0, end=5, text="vowed")
        return replace(each, events=(replace(each.events[0], status_cue=cue),))

    coded = [vowed(planned("a")), vowed(planned("b"))]
    (entry,) = calendar(tmp_path / "a.db", coded, [happening(coded, [PERU, CHILE])])
    assert entry["STATUS"] == "TENTATIVE"
