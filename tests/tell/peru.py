"""A few hand-made reports on Peru and Chile, and the lines that a brief makes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from newsroom import mention, one_sentence

from onrecord.model import Actor, Coded, Entity, Happening, HappeningDate, Party, Time
from onrecord.tell import Brief, Line

PERU = Entity(id="n-per", kind="country", name="Peru", country="PER")
CHILE = Entity(id="n-chl", kind="country", name="Chile", country="CHL")
ROJAS = Entity(id="n-rojas", kind="person", name="Elena Rojas", country="PER")
VIDAL = Entity(id="n-vidal", kind="person", name="Juan Vidal", country="PER")
PARTIES = (PERU, CHILE, ROJAS)
Tell = Callable[..., Brief]
MET: dict[str, Any] = {"kind": "meeting", "type": "CONSULT", "main": True}
STRUCK: dict[str, Any] = {"kind": "violence", "type": "ASSAULT", "main": True}


def report(
    key: str,
    text: str,
    trigger: str,
    actors: Sequence[Actor] = (),
    *,
    on: tuple[str, str] | None = None,
    day: str = "2024-05-10",
    genre: Any = "news",
    **fields: Any,
) -> Coded:
    """A report of one sentence with one event; `on` its words for a day and the day they mean."""
    coded = one_sentence(
        f"r-{key}", day, text, trigger, outlet=f"Wire {key}", event=f"e-{key}", actors=tuple(actors),
        confidence=fields.pop("confidence", 0.8), **fields,
    )  # fmt: skip
    if on is not None:
        start = text.index(on[0])
        time = Time(
            start=start, end=start + len(on[0]), text=on[0], type="DATE", value=on[1], from_=on[1], to=on[1]
        )
        coded = replace(coded, events=(replace(coded.events[0], date=time, date_basis="sentence"),))
    return replace(coded, report=replace(coded.report, genre=genre))


def happening(coded: Sequence[Coded], parties: Sequence[Entity], **fields: Any) -> Happening:
    """The happening that some reports tell of, their news."""
    events = [each.events[0] for each in coded]
    dates = tuple(
        HappeningDate(from_=e.date.from_, to=e.date.to, precision=1, events=(e.id,)) for e in events if e.date
    )
    first = events[0]
    made: dict[str, Any] = {
        "id": f"h-{first.id}", "kind": first.kind, "type": first.type, "status": first.status, "dates": dates,
        "leading": 1,
    }  # fmt: skip
    return Happening(
        actors=tuple(Party(entity=each.id) for each in parties), events=tuple(e.id for e in events),
        reports=tuple(each.report.id for each in coded), origins=len(events), **made | fields,
    )  # fmt: skip


def lines_of(told: Brief, *keys: str) -> list[Line]:
    """The lines of some sections."""
    return [line for section in told.sections if section.key in keys for line in section.lines]


def both(text: str) -> tuple[Actor, Actor]:
    """Peru and Chile, as a text names them."""
    return mention(text, "Peru", PERU), mention(text, "Chile", CHILE)
