"""What reports told of happenings, found again by id: the events, statements and days behind them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeGuard

from onrecord.merge.entities import entities
from onrecord.model import Actor, Coded, Entity, Event, Happening, Party, Report, Statement
from onrecord.vocabulary import Genre

# Code points of a report's beginning, where it tells what is new; wider than what tells its story from
# others (`merge.words.OPENING`), as the second thing that is new may stand in the fifth sentence.
LEAD = 1200
# What is said to reporters goes over what all of them know, and an opinion over what it is about.
_NO_NEWS = frozenset({"opinion", "transcript"})
# Where somebody begins to speak in a transcript ("Q  Thank you.", "QUESTION:", "MS. REYES:"), and how far
# before what is told that may be.
_TURN = re.compile(
    r"(?P<asks>(?<![\w.])(?:Q|QUESTION|REPORTER)(?=[\s:]))|(?<![\w.])[A-Z][A-Z.’'-]{1,}(?:[ ][A-Z.’'-]+)*:"
)
_ONE_TURN = 2500
# Of a date (ISO 8601) that gives the day.
_DAY = 10


class Told:
    """The events, statements and reports of coded reports by id."""

    def __init__(self, coded: Iterable[Coded]) -> None:
        self.coded = sorted(coded, key=lambda c: (c.report.published.from_ or "", c.report.id))
        self._event: dict[str, Event] = {e.id: e for c in self.coded for e in c.events}
        self._report_of: dict[str, Report] = {e.id: c.report for c in self.coded for e in c.events}
        self._coded: dict[str, Coded] = {c.report.id: c for c in self.coded}
        self._mentions: dict[str, list[Actor]] = {}
        self._forms: dict[frozenset[str], frozenset[str]] = {}
        known, self.links = entities(self.coded)
        self._entity = {e.id: e for e in known}
        # The day of the latest report read (ISO 8601), "" where none has one.
        self.last = max((c.report.published.from_ or "" for c in self.coded), default="")

    def events(self, happening: Happening) -> list[Event]:
        """The events of a happening that are at hand."""
        return [self._event[e] for e in happening.events if e in self._event]

    def statements(self, happening: Happening) -> list[tuple[Report, Statement]]:
        """All statements in the reports that tell of a happening."""
        return [
            (self._coded[r].report, s)
            for r in happening.reports
            if r in self._coded
            for s in self._coded[r].statements
        ]

    def published(self, event: str) -> str | None:
        """The day the report of an event appeared; of one without a day, the last it tells of as past."""
        report = self._report_of.get(event)
        if report is None or report.published.from_:
            return report.published.from_ if report is not None else None
        past = (
            e.date.to or e.date.from_
            for e in self._coded[report.id].events
            if e.status == "actual" and e.date is not None
        )
        return max((day for day in past if day), default=None)

    def origin(self, event: str) -> str | None:
        """The id of the report that told first-hand what an event's report tells; mostly its own."""
        report = self._report_of.get(event)
        return (report.origin or report.id) if report is not None else None

    def genre(self, event: str) -> Genre | None:
        """The genre of the report of an event."""
        report = self._report_of.get(event)
        return report.genre if report is not None else None

    def opinion(self, event: str) -> bool:
        """Whether an event is told by somebody's opinion, where most deeds are old ones."""
        return self.genre(event) == "opinion"

    def lead(self, event: str) -> bool:
        """Whether an event is told where a report tells its news."""
        found, report = self._event.get(event), self._report_of.get(event)
        if found is None or report is None or report.genre in _NO_NEWS:
            return False
        return found.sentence.in_ == "title" or found.sentence.start < LEAD

    def questioned(self, event: str) -> bool:
        """Whether an event is told by a reporter who asks, in the record of a briefing."""
        found, report = self._event.get(event), self._report_of.get(event)
        if found is None or report is None or report.genre != "transcript" or found.sentence.in_ != "text":
            return False
        before = max(0, found.sentence.start - _ONE_TURN)
        turns = list(_TURN.finditer(report.text, before, max(found.sentence.start, found.trigger.start)))
        return bool(turns) and turns[-1].group("asks") is not None

    def copied(self, event: str) -> bool:
        """Whether an event is told by a copy of another report."""
        report = self._report_of.get(event)
        return report is not None and report.copy_of is not None

    def between(self, event: str, first: int, last: int) -> Iterator[Actor]:
        """The mentions between two places of the text that an event is told in."""
        report = self._report_of.get(event)
        if report is None or self._event[event].sentence.in_ != "text":
            return
        mentions = self._mentions.get(report.id)
        if mentions is None:
            told = (a for a in self._coded[report.id].actors if a.in_ == "text" and not a.inferred)
            mentions = self._mentions[report.id] = sorted(told, key=lambda a: a.start)
        at = bisect_left(mentions, first, key=lambda a: a.start)
        while at < len(mentions) and mentions[at].start < last:
            if mentions[at].end <= last:
                yield mentions[at]
            at += 1

    def speaker(self, event: str) -> Actor | None:
        """Who is told to have said what an event is known from."""
        report, found = self._report_of.get(event), self._event.get(event)
        if report is None or found is None or found.according_to is None:
            return None
        said = (s for s in self._coded[report.id].statements if s.id == found.according_to)
        return next((s.speaker for s in said), None)

    def parties(self, event: str, actor: Actor) -> list[Entity]:
        """The entities an actor of an event stands for."""
        report = self._report_of.get(event)
        ids = self.links.parties(report.id, actor) if report is not None else ()
        return [self._entity[entity] for entity in ids if entity in self._entity]

    def entity(self, entity: str) -> Entity | None:
        """The entity of an id."""
        return self._entity.get(entity)

    def acting(self, happening: Happening) -> frozenset[str]:
        """The countries that act."""
        return self._countries(happening.actors)

    def acted_on(self, happening: Happening) -> frozenset[str]:
        """The countries acted on."""
        return self._countries(happening.recipients)

    def _countries(self, parties: tuple[Party, ...]) -> frozenset[str]:
        known = (self._entity.get(p.entity) for p in parties)
        return frozenset(e.country for e in known if e is not None and e.country)

    def forms(self, countries: frozenset[str]) -> frozenset[str]:
        """The words by which reports call countries ("u.s", "washington")."""
        known = self._forms.get(countries)
        if known is None:
            known = self._forms[countries] = self._called(countries)
        return known

    def _called(self, countries: frozenset[str]) -> frozenset[str]:
        return frozenset(
            text.casefold().removeprefix("the ").removesuffix("'s").removesuffix("’s").strip(".")
            for e in self._entity.values()
            if e.kind == "country" and e.country in countries
            for text in (e.name, *e.names)
        )

    def names(self, parties: Iterable[Party]) -> tuple[str, ...]:
        """Parties as they are called, countries before people."""
        known = [e for p in parties if (e := self._entity.get(p.entity)) is not None]
        return tuple(e.name for e in sorted(known, key=lambda e: (e.kind != "country", e.name)))

    def day(self, happening: Happening) -> str | None:
        """The day it happened as far as is told, else the day it was first reported."""
        done = [d.from_ for d in happening.dates if d.from_ and any(self._done(e) for e in d.events)]
        for days in (done, [d.from_ for d in happening.dates if d.from_]):
            if days:
                return days[0]
        told = [day for e in happening.events if (day := self.published(e))]
        return min(told, default=None)

    def _done(self, event: str) -> bool:
        found = self._event.get(event)
        return found is not None and found.status == "actual"


def length(first: str, last: str | None) -> int:
    """How many days the last day is after the first; 0 without one."""
    return apart(first, last) if last else 0


def to_the_day(given: str | None) -> TypeGuard[str]:
    """Whether a date gives the day, not the month or year alone ("2018-05")."""
    return given is not None and len(given) >= _DAY


def later(day: str, days: int) -> str:
    """The day so many days after another."""
    return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()


def apart(first: str, last: str) -> int:
    """How many days one day is after another."""
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
