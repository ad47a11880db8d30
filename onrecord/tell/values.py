"""The values a brief is made of: lines with their sources, under headings."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model import Span
from onrecord.record import Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The words in one report that an entry rests on.

    Attributes:
        report: the report's id; `outlet`, `date` (ISO 8601) and `title` are the report's.
        name: what to call it: the outlet, else the agency, else the file it came in.
        sentence: the sentence, with its place in the report's text.
        trigger: the words within it that say what was done, where there are such.
        origin: whose reporting it is: of a copy or rewrite the first report's id, else its own.
        copy_of: the report this one repeats, if it is a copy.
    """

    report: str
    name: str
    outlet: str | None
    date: str | None
    title: str | None
    link: str | None
    sentence: Span
    origin: str
    trigger: Span | None = None
    copy_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of a brief.

    Attributes:
        entry: the id of what it tells of, for `show`.
        also: the ids of what else the same words tell of.
        marks: `planned`, `possible`, `called off`, `claimed`, `disputed`, `unnamed`, `new`, ….
        origins: how many reported it first-hand; `reports`: how many reports in all.
        day: the first day it concerns.
        told: the day of publication of the words that it quotes; None where it is in our words.
        score: how it was ranked (`ranking.score`).
    """

    text: str
    entry: str
    also: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    origins: int = 0
    reports: int = 0
    day: str | None = None
    told: str | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines under a heading; `more` were left out, `empty` says what it means that none is there."""

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    more: int = 0
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A mark on the timeline: first and last day, what, and how sure (its status)."""

    first: str
    last: str
    text: str
    entry: str
    kind: str
    status: str
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a record says, for a reader who has only this.

    Attributes:
        first, last: the days of publication that were read.
        since: what it is compared with, in words; None for the whole record.
        note: what a reader must know of how what it is about was found; mostly nothing.
        lead: what matters most, one screen of it.
        timeline: the days of it.
        coverage: what was read.
    """

    title: str
    first: str | None
    last: str | None
    since: str | None
    about: str | None
    lead: tuple[Line, ...]
    sections: tuple[Section, ...]
    timeline: tuple[Point, ...]
    coverage: tuple[Coverage, ...]
    counts: dict[str, int] = field(default_factory=dict)
    note: str = ""
