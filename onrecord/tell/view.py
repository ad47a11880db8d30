"""A record looked at from its happenings: values by their ids, and the evidence behind each.

Only what is asked for is read. Whoever is about to tell many happenings says so with `bring`,
which reads all they rest on in a few queries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property, partial

from onrecord.model import Actor, Entity, Event, Happening, Report, Span, Statement
from onrecord.parse.sentences import split
from onrecord.record import Coverage, Head, ReportHead, Store
from onrecord.record.coverage import covered
from onrecord.tell.held import Held
from onrecord.tell.values import Source


class View:
    """What a brief, a page or an export asks of a record."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.report_heads: dict[str, ReportHead] = {head.id: head for head in store.report_heads()}
        self.reports = Held(partial(store.of_ids, Report), lambda r: r.id, partial(store.ids, Report))
        self.happenings = Held(
            partial(store.of_ids, Happening), lambda h: h.id, partial(store.ids, Happening)
        )
        self.events = Held(partial(store.of_ids, Event), lambda e: e.id, partial(store.ids, Event))
        self.statements = Held(
            partial(store.of_ids, Statement), lambda s: s.id, partial(store.ids, Statement)
        )
        self.entities = Held(partial(store.of_ids, Entity), lambda e: e.id, partial(store.ids, Entity))
        self._taken_back = frozenset(h.supersedes for h in self.report_heads.values() if h.supersedes)
        self._people: dict[str, Entity | None] = {}
        self._names: dict[str, dict[str, str]] = {}
        self._spoken: dict[str, list[Statement]] = {}
        self._told_in: dict[str, list[Event]] = {}
        self._starts: dict[str, frozenset[int]] = {}
        self._sentences: dict[str, list[tuple[int, int]]] = {}
        self.last_day = max((r.published for r in self.report_heads.values() if r.published), default=None)

    @cached_property
    def heads(self) -> dict[str, Head]:
        """What every happening is chosen by."""
        return {head.id: head for head in self.store.heads()}

    @cached_property
    def happening_of(self) -> dict[str, str]:
        """The happening of every event that is part of one."""
        return {event: head.id for head in self.heads.values() for event in head.events}

    def bring(self, happenings: Iterable[str]) -> None:
        """Read some happenings with all that a line on them rests on."""
        ids = list(happenings)
        self.happenings.bring(ids)
        told = [self.happenings[each] for each in ids if each in self.happenings]
        self.happenings.bring(other for each in told for other in each.about)
        told += [self.happenings[o] for each in told for o in each.about if o in self.happenings]
        self.events.bring(event for each in told for event in each.events)
        events = [self.events[e] for each in told for e in each.events if e in self.events]
        self.reports.bring(map(self._report_with, events))
        self.statements.bring(event.according_to for event in events if event.according_to)
        self.entities.bring(party.entity for each in told for party in (*each.actors, *each.recipients))

    @staticmethod
    def _report_with(event: Event) -> str:
        return event.trigger.report or ""

    def report_of(self, entry: Event | Statement) -> str:
        """The report that an event or a statement of a record was found in."""
        spans = (
            (entry.trigger, entry.sentence)
            if isinstance(entry, Event)
            else (*entry.content, entry.cue, entry.source, entry.speaker)
        )
        return next(span.report for span in spans if span is not None and span.report)

    def reports_of(self, events: Iterable[str]) -> list[str]:
        """The reports of the events of some ids, as far as the record holds them, each once."""
        held = [self.events[event] for event in events if event in self.events]
        return list(dict.fromkeys(map(self.report_of, held)))

    def day_of(self, report: str) -> str | None:
        """The first day of a report's publication."""
        return self.report_heads[report].published if report in self.report_heads else None

    def reported(self, reports: Iterable[str]) -> tuple[str, str]:
        """The first and the last day on which some reports were published; empty where none has a day."""
        days = sorted(filter(None, map(self.day_of, reports)))
        return (days[0], days[-1]) if days else ("", "")

    def copied(self, report: str) -> bool:
        """Whether a report only repeats another."""
        return report in self.report_heads and self.report_heads[report].copy_of is not None

    def superseded(self, report: str) -> bool:
        """Whether a correction or an update took a report's place."""
        return report in self._taken_back

    def argued(self, report: str) -> bool:
        """Whether a report is a column, whose writer asserts nothing for the record."""
        return report in self.report_heads and self.report_heads[report].genre == "opinion"

    def name_of(self, report: str) -> str:
        """What to call a report's source: its outlet, agency, title or file."""
        held = self.reports[report]
        if held.outlet or held.agency:
            return held.outlet or held.agency or ""
        return f"“{held.title}”" if held.title else held.source.rstrip("/").rsplit("/", 1)[-1]

    def coverage(self, reports: Iterable[str] | None = None) -> tuple[Coverage, ...]:
        """What was read, or these reports, under the names that citations use: outlet, else agency."""
        heads = [self.report_heads[each] for each in (self.report_heads if reports is None else reports)]
        self.reports.bring(head.id for head in heads if head.outlet is None)
        return covered(
            head if head.outlet is not None else replace(head, outlet=self.reports[head.id].agency)
            for head in heads
        )

    def known(self, name: str) -> Entity | None:
        """The one person of that name in the record."""
        if name not in self._people:
            found = self.store.people_named(name)
            self._people[name] = found[0] if len(found) == 1 else None
        return self._people[name]

    def named(self, actor: Actor) -> str | None:
        """The name that another mention of the same entity has in the same text."""
        if actor.entity is None or actor.report is None:
            return None
        return self._named_in(actor.report).get(actor.entity)

    def namesake(self, actor: Actor) -> bool:
        """Whether a mention may be of another person of the same report: a name not in full that two bear.

        Of somebody known to the knowledge, whose office the report states, that is not to be feared.
        """

        def words(text: str) -> set[str]:
            return set(re.findall(r"\w+", text.casefold()))

        if actor.kind != "person" or actor.name is None or actor.report is None or actor.wikidata:
            return False
        written, others = words(actor.text), self._named_in(actor.report)
        full = words(actor.name) <= written
        return not full and any(other != actor.name and written & words(other) for other in others.values())

    def _named_in(self, report: str) -> dict[str, str]:
        if report not in self._names:
            self._names[report] = self.store.names_in(report)
        return self._names[report]

    def described(self, statement: Statement, points_back: Callable[[str], bool]) -> str | None:
        """How the same report describes a source where it does not only point back to it."""
        speaker = statement.speaker
        if speaker is None or speaker.entity is None:
            return None
        report = self.report_of(statement)
        same = (s.speaker for s in self._said_in(report) if s.anonymous and s.speaker is not None)
        words = (" ".join(each.text.split()) for each in same if each.entity == speaker.entity)
        return next((each for each in words if not points_back(each)), None)

    def _said_in(self, report: str) -> list[Statement]:
        if report not in self._spoken:
            self._spoken[report] = list(self.store.of_reports(Statement, [report]))
        return self._spoken[report]

    def spoken_in(self, event: Event) -> bool:
        """Whether an event's sentence tells that somebody says a thing."""
        sentence = event.sentence
        cues = (s.cue for s in self._said_in(self.report_of(event)) if s.cue is not None)
        return any(c.in_ == sentence.in_ and sentence.start <= c.start < sentence.end for c in cues)

    def mentioned_at(self, report: str) -> frozenset[int]:
        """Where in a report's text a mention of an actor, a place or a time begins."""
        if report not in self._starts:
            self._starts[report] = self.store.mention_starts(report)
        return self._starts[report]

    def evidence(self, entry: str) -> tuple[Source, ...]:
        """What an event, a happening or a statement rests on, by its id."""
        if entry in self.events:
            return self.sources([self.events[entry]])
        if entry in self.happenings:
            return self.sources(self.events_of(self.happenings[entry]))
        if entry not in self.statements:
            return ()
        statement = self.statements[entry]
        span = next((s for s in (*statement.content, statement.cue, statement.source) if s is not None), None)
        if span is None:
            return ()
        report = self.report_of(statement)
        return (self.source(report, self.sentence_around(report, span), span),)

    def events_of(self, happening: Happening) -> tuple[Event, ...]:
        """A happening's events that the record holds, earliest published first."""
        self.events.bring(happening.events)
        held = [self.events[event] for event in happening.events if event in self.events]
        return tuple(sorted(held, key=self._told))

    def beside(self, event: Event) -> tuple[Event, ...]:
        """The other events of an event's sentence."""
        report, sentence = self.report_of(event), event.sentence
        if report not in self._told_in:
            self._told_in[report] = list(self.store.of_reports(Event, [report]))
        here = (sentence.in_, sentence.start)
        return tuple(
            each
            for each in self._told_in[report]
            if (each.sentence.in_, each.sentence.start) == here and each.id != event.id
        )

    def _told(self, event: Event) -> tuple[bool, str, str, int]:
        report = self.report_of(event)
        # A copy never stands for the report it copies.
        return self.copied(report), self.day_of(report) or "9999", report, event.trigger.start

    def source(self, report_id: str, sentence: Span, trigger: Span | None = None) -> Source:
        """The source that some words of a report are."""
        report = self.reports[report_id]
        link = report.url or (report.source if report.source.startswith(("http://", "https://")) else None)
        return Source(
            report=report_id,
            name=self.name_of(report_id),
            outlet=report.outlet or report.agency,
            date=report.published.from_,
            title=report.title,
            link=link,
            sentence=sentence,
            origin=report.origin or report_id,
            trigger=trigger,
            copy_of=report.copy_of,
        )

    def sources(self, events: Iterable[Event]) -> tuple[Source, ...]:
        """The sentences that events rest on, each once."""
        found: dict[tuple[str, str, int, int], Source] = {}
        for event in events:
            report = self.report_of(event)
            key = (report, event.sentence.in_, event.sentence.start, event.sentence.end)
            found.setdefault(key, self.source(report, event.sentence, event.trigger))
        return tuple(found.values())

    def sentence_around(self, report_id: str, span: Span) -> Span:
        """The sentence of a report in which a span begins; the title for what stands there."""
        text = self.reports[report_id].text
        if span.in_ == "title":
            title = self.reports[report_id].title or ""
            return Span(start=0, end=len(title), text=title, in_="title", report=report_id)
        if report_id not in self._sentences:
            self._sentences[report_id] = split(text)
        cuts = self._sentences[report_id]
        start, end = next((cut for cut in cuts if cut[0] <= span.start < cut[1]), (span.start, span.end))
        words = text[start:end].rstrip()
        return Span(start=start, end=start + len(words), text=words, report=report_id)
