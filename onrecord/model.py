"""The nouns of OnRecord: frozen values that point into a report's text.

The shapes are those of the contract (docs/data-dictionary.md). A trailing underscore keeps a field off a
Python keyword (`in_`, `from_`) and is not printed. Of the house only the vocabulary is imported.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any, Literal

from onrecord.vocabulary import (
    Act,
    ActorKind,
    Anchor,
    Basis,
    CommitmentState,
    DateBasis,
    DossierKind,
    EventKind,
    Genre,
    PlaceUse,
    PublishedBasis,
    SpanIn,
    Stance,
    StatementKind,
    Status,
    TimeType,
    Verdict,
)


def stable_id(prefix: str, *parts: object) -> str:
    """An id that depends on its parts alone: the same on every machine and in every run."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.blake2b(joined.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Code points `start` to `end` (exclusive) of a text; `report` is filled in a record only."""

    start: int
    end: int
    text: str
    in_: SpanIn = "text"
    report: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What a text says of a source it does not name."""

    seniority: str | None = None
    institution: str | None = None
    number: int | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Span):
    """A mention of somebody who can act, resolved as of the report's date."""

    kind: ActorKind
    name: str | None = None
    country: str | None = None
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    office: str | None = None
    wikidata: str | None = None
    members: int | None = None
    described: Described | None = None
    inferred: bool = False
    entity: str | None = None
    entity_id: str | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Span):
    """A time expression: TIMEX3 `value`, EDTF interval, first and last day (ISO 8601)."""

    type: TimeType
    value: str
    edtf: str | None = None
    from_: str | None = None
    to: str | None = None
    zone: str | None = None
    anchor: Anchor = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When a report appeared, and how that is known; a span only where its own text says so."""

    value: str | None = None
    from_: str | None = None
    to: str | None = None
    zone: str | None = None
    basis: PublishedBasis = "none"
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Span):
    """A toponym, its use, and where it is (WGS84 degrees; PLOVER resolution, UCDP precision)."""

    use: PlaceUse
    name: str | None = None
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    feature: str | None = None
    resolution: int | None = None
    precision: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Text that reading left out, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report as read; never changed afterwards (but for the copy and origin marks)."""

    id: str
    source: str
    text: str
    given_id: str | None = None
    raw_sha256: str = ""
    text_sha256: str = ""
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    url: str | None = None
    dateline: Place | None = None
    published: Published = field(default_factory=Published)
    genre: Genre = "news"
    language: str = "en"
    dropped: tuple[Dropped, ...] = ()
    copy_of: str | None = None
    supersedes: str | None = None
    origin: str | None = None
    origin_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one speaker is reported to have said, believed, intended or reported."""

    id: str
    speaker: Actor | None = None
    anonymous: bool = False
    act: Act = "says"
    basis: Basis = "on-record"
    source: Span | None = None
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    kind: StatementKind = "indirect"
    stance: Stance = "asserts"
    date: Time | None = None
    place: Place | None = None
    within: str | None = None
    about: tuple[str, ...] = ()
    topic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Span):
    """A resolution, treaty, pact or communiqué named in the text."""

    name: str
    kind: str
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What one clause of a report says was done (PLOVER's word); `main` where its sentence is about it."""

    id: str
    kind: EventKind
    sentence: Span
    trigger: Span
    type: str | None = None
    plover: str | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    quad: int | None = None
    intensity: float | None = None
    status: Status = "actual"
    status_cue: Span | None = None
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    international: bool = False
    date: Time | None = None
    date_basis: DateBasis = "none"
    date_precision: int | None = None
    moved_to: Time | None = None
    latest: str | None = None
    place: Place | None = None
    instruments: tuple[Instrument, ...] = ()
    details: dict[str, Any] = field(default_factory=dict)
    according_to: str | None = None
    about: tuple[str, ...] = ()
    main: bool = False
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One report and everything the five rooms found in it."""

    id: str
    report: Report
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One office held, from day to day (ISO 8601, open where None)."""

    office: str
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Who is meant, over many reports."""

    id: str
    kind: ActorKind
    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    offices: tuple[Term, ...] = ()
    wikidata: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An entity's part in a happening."""

    entity: str
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReported:
    """A status, when it was reported and by which report."""

    status: Status
    reported: str | None
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningDate:
    """One date given for a happening, and the events that give it."""

    from_: str | None = None
    to: str | None = None
    zone: str | None = None
    precision: int | None = None
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenValue:
    """One of several values that reports give for the same thing."""

    value: Any
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A field on which reports (or one report and itself) differ; nothing is averaged."""

    field: str
    values: tuple[GivenValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What an instrument says of an act: the rule, the words, and what is not known."""

    instrument: str
    condition: str
    result: Literal["applies", "does-not-apply", "undetermined"]
    words: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What happened, over reports; `about`: what it reacts to; `leading`: origins whose news it is."""

    id: str
    kind: EventKind
    aliases: tuple[str, ...] = ()
    type: str | None = None
    plover: str | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    status: Status = "actual"
    claimed: bool = False
    history: tuple[StatusReported, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    dates: tuple[HappeningDate, ...] = ()
    place: Place | None = None
    details: dict[str, Any] = field(default_factory=dict)
    rung: int | None = None
    findings: tuple[Finding, ...] = ()
    events: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    origins: int = 0
    leading: int = 0
    sources: tuple[str, ...] = ()
    on_record: int = 0
    anonymous: int = 0
    disagreements: tuple[Disagreement, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierStep:
    """A state a process came into, when, and by which happening."""

    state: str
    date: str | None
    happening: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The days between which something was promised for (ISO 8601, inclusive)."""

    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What was announced or promised, and what became of it, as far as was read."""

    id: str
    what: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    due: Due | None = None
    said_in: str | None = None
    state: CommitmentState = "open"
    happening: str | None = None
    settled_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A process followed over happenings; its state is derived from them."""

    id: str
    kind: DossierKind
    title: str
    parties: tuple[str, ...] = ()
    state: str | None = None
    history: tuple[DossierStep, ...] = ()
    commitments: tuple[str, ...] = ()
    happenings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided about an entry; the ledger is only ever added to."""

    id: str
    target: str
    verdict: Verdict
    field: str | None = None
    value: Any = None
    user: str
    at: str
    reason: str | None = None
