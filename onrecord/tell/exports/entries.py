"""What every export starts from: one entry a happening, or one an event, its parties named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from onrecord.model import Actor, Event, Happening, Party, Place
from onrecord.tell.values import Source
from onrecord.tell.view import View
from onrecord.vocabulary import DONE

# Entries read together.
TOGETHER = 400

Unit = Literal["event", "happening"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """Somebody with a part in an entry, as columns have them."""

    name: str | None
    country: str | None
    kind: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    raw: str | None = None
    wikidata: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of an export.

    Attributes:
        date: the first day, ISO 8601; `end` the last. Where no day is stated, the last day it can
            have happened, with `precision` 5 and `date_basis` `latest`.
        precision: UCDP's, 1 (the day) to 5 (more than a month).
        date_basis: `sentence`, `context`, `statement`, `latest`, or `none` where `date` is empty.
        claimed: known only from what somebody says, or writes in a column.
        origins: how many reported it first-hand; for an event, 1, or 0 in a copy.
        confidence: of the events' the highest.
    """

    id: str
    unit: Unit
    kind: str
    type: str | None
    plover: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: int | None
    intensity: float | None
    status: str
    claimed: bool
    date: str | None
    end: str | None
    precision: int | None
    date_basis: str
    actors: tuple[Involved, ...]
    recipients: tuple[Involved, ...]
    place: Place | None
    details: dict[str, Any] = field(default_factory=dict)
    rung: int | None = None
    origins: int = 0
    reports: int = 0
    disagreements: tuple[str, ...] = ()
    confidence: float | None = None
    link: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    happening: str | None = None
    according_to: str | None = None
    published: str | None = None


def _mentioned(actor: Actor) -> Involved:
    return Involved(
        name=actor.name,
        country=actor.country or (actor.countries[0] if len(actor.countries) == 1 else None),
        kind=actor.kind,
        sectors=actor.sectors,
        office=actor.office,
        raw=actor.text,
        wikidata=actor.wikidata,
        id=actor.entity_id,
    )


def _party(party: Party, view: View, mentions: dict[str, Actor], day: str | None) -> Involved:
    entity = view.entities.get(party.entity)
    if entity is None:
        return Involved(name=None, country=None, id=party.entity)
    mention = next((mentions[name] for name in (entity.name, *entity.names) if name in mentions), None)
    office = next(
        (
            term.office
            for term in entity.offices
            if day is None or ((term.from_ or "") <= day and day <= (term.to or "9999"))
        ),
        None,
    )
    return Involved(
        name=entity.name,
        country=entity.country,
        kind=entity.kind,
        sectors=entity.sectors or (mention.sectors if mention else ()),
        office=office,
        raw=mention.text if mention else None,
        wikidata=entity.wikidata,
        id=entity.id,
    )


def _event(event: Event, view: View) -> Entry:
    date = event.date.from_ if event.date else None
    end = event.date.to if event.date else None
    report = view.report_of(event)
    basis: str = event.date_basis if date else "latest" if event.latest else "none"
    statement = view.statements.get(event.according_to or "")
    speaker = statement.speaker if statement else None
    return Entry(
        id=event.id,
        unit="event",
        kind=event.kind,
        type=event.type,
        plover=event.plover,
        modes=event.modes,
        contexts=event.contexts,
        quad=event.quad,
        intensity=event.intensity,
        status=event.status,
        claimed=event.according_to is not None or view.argued(report),
        date=date or event.latest,
        end=end or event.latest,
        precision=event.date_precision if date else 5 if event.latest else None,
        date_basis=basis,
        actors=tuple(_mentioned(actor) for actor in event.actors),
        recipients=tuple(_mentioned(actor) for actor in event.recipients),
        place=event.place,
        details=event.details,
        origins=int(not view.copied(report)),
        reports=1,
        confidence=event.confidence,
        link=event.about,
        sources=view.sources([event]),
        happening=view.happening_of.get(event.id),
        according_to=(speaker.name or speaker.text) if speaker else None,
        published=view.day_of(report),
    )


def _happening(happening: Happening, view: View) -> Entry:
    events = view.events_of(happening)
    # Figures of PLOVER belong to the category the happening came to, not to another event's.
    scored = next((e for e in events if e.plover == happening.plover and e.quad is not None), None)
    mentions = {a.name: a for e in events for a in (*e.actors, *e.recipients) if a.name}
    first = next((date for date in happening.dates if date.from_), None)
    latest = min((e.latest for e in events if e.latest), default=None)
    day = first.from_ if first else latest
    dated = next((e for e in events if first and e.id in first.events), None)
    published = [d for d in map(view.day_of, happening.reports) if d]
    return Entry(
        id=happening.id,
        unit="happening",
        kind=happening.kind,
        type=happening.type,
        plover=happening.plover,
        modes=happening.modes,
        contexts=happening.contexts,
        quad=scored.quad if scored else None,
        intensity=scored.intensity if scored else None,
        status=happening.status,
        claimed=happening.claimed,
        date=day,
        end=first.to if first else latest,
        precision=first.precision if first else 5 if latest else None,
        date_basis=(dated.date_basis if dated else "context") if first else "latest" if latest else "none",
        actors=tuple(_party(party, view, mentions, day) for party in happening.actors),
        recipients=tuple(_party(party, view, mentions, day) for party in happening.recipients),
        place=happening.place,
        details=happening.details,
        rung=happening.rung,
        origins=happening.origins,
        reports=len(happening.reports),
        disagreements=tuple(each.field for each in happening.disagreements),
        confidence=max((e.confidence for e in events), default=None),
        link=happening.about,
        sources=view.sources(events),
        happening=happening.id,
        published=min(published, default=None),
    )


def _happenings(view: View) -> Iterator[Entry]:
    for some in _together(view.happenings):
        view.bring(some)
        for each in some:
            yield _happening(view.happenings[each], view)


def _events(view: View) -> Iterator[Entry]:
    for some in _together(view.events):
        view.events.bring(some)
        events = [view.events[each] for each in some]
        view.reports.bring(map(view.report_of, events))
        view.statements.bring(event.according_to for event in events if event.according_to)
        for event in events:
            yield _event(event, view)


def _together(ids: Iterable[str]) -> Iterator[list[str]]:
    """Ids some hundreds at a time, so that what they rest on is read in a few queries."""
    each = list(ids)
    for start in range(0, len(each), TOGETHER):
        yield each[start : start + TOGETHER]


def entries(view: View, unit: Unit, *, everything: bool = False) -> Iterator[Entry]:
    """One entry a happening (or an event), by day and id.

    Args:
        view: the record.
        unit: what a row is.
        everything: also what was not done, or not yet, with its status.
    """
    made = list(_happenings(view) if unit == "happening" else _events(view))
    for entry in sorted(made, key=lambda entry: (entry.date or "9999", entry.id)):
        if everything or entry.status in DONE:
            yield entry
