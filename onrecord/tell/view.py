"""A record looked at as a whole: every value by its id, and the evidence behind each."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Actor, Coded, Entity, Event, Happening, Report, Span, Statement
from onrecord.parse.sentences import split
from onrecord.record import Store
from onrecord.tell.values import Source


class View:
    """Indexes over a record's values, built once for one brief, page or export."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.coded: tuple[Coded, ...] = tuple(store.coded())
        self.reports: dict[str, Report] = {each.report.id: each.report for each in self.coded}
        self._coded_of = {each.report.id: each for each in self.coded}
        self.report_of: dict[str, str] = {}
        self.events: dict[str, Event] = {}
        self.statements: dict[str, Statement] = {}
        for each in self.coded:
            for event in each.events:
                self.events[event.id] = event
                self.report_of[event.id] = each.report.id
            for statement in each.statements:
                self.statements[statement.id] = statement
                self.report_of[statement.id] = each.report.id
        self.entities: dict[str, Entity] = {entity.id: entity for entity in store.entities()}
        self._persons: dict[str, list[Entity]] = {}
        for entity in self.entities.values():
            if entity.kind == "person":
                self._persons.setdefault(entity.name, []).append(entity)
        self.happenings: dict[str, Happening] = {each.id: each for each in store.happenings()}
        self.happening_of: dict[str, str] = {
            event: happening.id for happening in self.happenings.values() for event in happening.events
        }
        self._sentences: dict[str, list[tuple[int, int]]] = {}
        self.last_day = max((day for day in map(self.day_of, self.reports) if day), default=None)

    def day_of(self, report: str) -> str | None:
        """The first day of a report's publication."""
        return self.reports[report].published.from_

    def name_of(self, report: str) -> str:
        """What to call a report's source: its outlet, agency, title or file."""
        held = self.reports[report]
        if held.outlet or held.agency:
            return held.outlet or held.agency or ""
        return f"“{held.title}”" if held.title else held.source.rstrip("/").rsplit("/", 1)[-1]

    def known(self, name: str) -> Entity | None:
        """The one person of that name in the record."""
        found = self._persons.get(name, [])
        return found[0] if len(found) == 1 else None

    def named(self, actor: Actor) -> str | None:
        """The name that another mention of the same entity has in the same text."""
        if actor.entity is None or actor.report is None or actor.report not in self._coded_of:
            return None
        mentions = self._coded_of[actor.report].actors
        return next((each.name for each in mentions if each.entity == actor.entity and each.name), None)

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
        report = self.report_of[entry]
        return (self.source(report, self.sentence_around(report, span), span),)

    def events_of(self, happening: Happening) -> tuple[Event, ...]:
        """A happening's events that the record holds, earliest published first."""
        held = [self.events[event] for event in happening.events if event in self.events]
        return tuple(sorted(held, key=self._told))

    def _told(self, event: Event) -> tuple[bool, str, str, int]:
        report = self.report_of[event.id]
        # A copy never stands for the report it copies.
        copied = self.reports[report].copy_of is not None
        return copied, self.day_of(report) or "9999", report, event.trigger.start

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
            trigger=trigger,
            copy_of=report.copy_of,
        )

    def sources(self, events: Iterable[Event]) -> tuple[Source, ...]:
        """The sentences that events rest on, each once."""
        found: dict[tuple[str, int, int], Source] = {}
        for event in events:
            report = self.report_of[event.id]
            key = (report, event.sentence.start, event.sentence.end)
            found.setdefault(key, self.source(report, event.sentence, event.trigger))
        return tuple(found.values())

    def sentence_around(self, report_id: str, span: Span) -> Span:
        """The sentence of a report in which a span begins."""
        text = self.reports[report_id].text
        if report_id not in self._sentences:
            self._sentences[report_id] = split(text)
        cuts = self._sentences[report_id]
        start, end = next((cut for cut in cuts if cut[0] <= span.start < cut[1]), (span.start, span.end))
        words = text[start:end].rstrip()
        return Span(start=start, end=start + len(words), text=words, report=report_id)
