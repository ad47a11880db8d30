"""The loaded models, and the five rooms strung together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import (
    Actor,
    Coded,
    Event,
    Place,
    Published,
    Report,
    Statement,
    Status,
    Time,
    stable_id,
)
from onrecord.parse import language_model
from onrecord.parse.documents import Choose, documents
from onrecord.parse.relevance import SentenceFilter
from onrecord.read.dates import day_of_publication
from onrecord.said import StatementFinder, cue_forms
from onrecord.what import EventFinder, trigger_forms
from onrecord.when import TimeFinder
from onrecord.where import PlaceFinder
from onrecord.who import ActorFinder


def report_of(
    text: str, date: str | None = None, *, id: str | None = None, title: str | None = None
) -> Report:
    """A Report of a bare text, taken as it stands.

    Args:
        text: the text, in English.
        date: the day of publication, ISO 8601.
        id: the id to give it back under.
        title: its headline.

    Raises:
        InputError: `date` is not a day of the calendar between 1900 and 2100.
    """
    published = Published()
    if date is not None:
        day = day_of_publication(date)
        published = Published(value=day, from_=day, to=day, basis="given")
    own_id = id if id is not None else stable_id("r", text)
    return Report(id=own_id, source="text", given_id=id, text=text, title=title, published=published)


class Coder:
    """Reads what reports say: who, when, where, said, what.

    Loading takes about two seconds; use one Coder for many texts.

    Args:
        model: the spaCy pipeline, see `parse.language_model.load`.
        knowledge: a folder laid over the shipped knowledge, or None.
        parse_all: analyse every sentence, also those without a word that can start an
            event or mark a statement.

    Raises:
        ModelError: the pipeline is missing or changed.
        KnowledgeError: a knowledge file holds a row that cannot be used.
    """

    def __init__(
        self,
        *,
        model: str = language_model.DEFAULT,
        knowledge: str | Path | Knowledge | None = None,
        parse_all: bool = False,
    ) -> None:
        self.knowledge = knowledge if isinstance(knowledge, Knowledge) else Knowledge(knowledge)
        self.nlp = language_model.load(model)
        self.parse_all = parse_all

    @cached_property
    def times(self) -> TimeFinder:
        """The finder behind `when`."""
        return TimeFinder(self.knowledge)

    @cached_property
    def actors(self) -> ActorFinder:
        """The finder behind `who`."""
        return ActorFinder(self.knowledge)

    @cached_property
    def places(self) -> PlaceFinder:
        """The finder behind `where`."""
        return PlaceFinder(self.knowledge)

    @cached_property
    def statements(self) -> StatementFinder:
        """The finder behind `said`."""
        return StatementFinder(self.knowledge)

    @cached_property
    def events(self) -> EventFinder:
        """The finder behind `what`."""
        return EventFinder(self.knowledge)

    @cached_property
    def filter(self) -> SentenceFilter:
        """Decides which sentences are worth parsing."""
        return SentenceFilter(trigger_forms(self.knowledge) | cue_forms(self.knowledge))

    @property
    def _choose(self) -> Choose | None:
        return None if self.parse_all else self.filter

    def docs(self, texts: Iterable[str], *, whole: bool = False) -> Iterator[Doc]:
        """One spaCy Doc a text, in order; `whole` analyses every sentence."""
        yield from documents(self.nlp, texts, None if whole else self._choose)

    def _whole(self, text: str) -> Doc:
        return next(self.docs([text], whole=True))

    def when(self, text: str, date: str | None = None) -> tuple[Time, ...]:
        """The time expressions of a text published on `date`."""
        return self.answer(report_of(text, date), "times").times

    def who(self, text: str, date: str | None = None) -> tuple[Actor, ...]:
        """The actors a text mentions, as of `date`."""
        return self.answer(report_of(text, date), "actors").actors

    def where(self, text: str, date: str | None = None) -> tuple[Place, ...]:
        """The toponyms of a text, with their use and place."""
        return self.answer(report_of(text, date), "places").places

    def said(self, text: str, date: str | None = None) -> tuple[Statement, ...]:
        """The statements a text reports, with their speakers."""
        return self.answer(report_of(text, date), "statements").statements

    def what(self, text: str, date: str | None = None) -> tuple[Event, ...]:
        """The events a text reports."""
        return self.answer(report_of(text, date), "events").events

    def code(self, report: Report) -> Coded:
        """Everything the five rooms find in one report."""
        return next(self.code_all([report]))

    def code_all(self, reports: Iterable[Report]) -> Iterator[Coded]:
        """Everything the five rooms find, one Coded a report, in order."""
        # Built before the first memory zone: what a zone adds to the vocabulary dies with it.
        _ = (self.times, self.actors, self.places, self.statements, self.events, self.filter)
        for report in reports:
            with self.nlp.memory_zone():
                yield self._coded(next(self.docs([report.text])), report)

    def answer(self, report: Report, question: str) -> Coded:
        """A Coded that holds the answer to one question, and what it needed on the way.

        Args:
            report: the report, its text taken as it stands.
            question: `actors`, `times`, `places`, `statements`, `events` or `all`.
        """
        doc = next(self.docs([report.text], whole=question not in ("events", "all")))
        if question in ("actors", "times", "places"):
            found: dict[str, Any] = {question: getattr(self, question).find(doc, report)}
            return Coded(id=report.given_id or report.id, report=report, **found)
        return self._coded(doc, report, events=question != "statements")

    def _coded(self, doc: Doc, report: Report, *, events: bool = True) -> Coded:
        times = self.times.find(doc, report)
        actors = self.actors.find(doc, report)
        places = self.places.find(doc, report)
        statements = self.statements.find(doc, report, actors, times, places)
        found = self.events.find(doc, report, actors, times, places, statements) if events else ()
        return Coded(
            id=report.given_id or report.id,
            report=report,
            actors=actors,
            times=times,
            places=places,
            statements=_about(statements, found),
            events=found,
        )

    def relate(self, text: str, source: tuple[int, int], target: tuple[int, int]) -> dict[str, Any]:
        """The relation a sentence reports from source to target (code points, end exclusive).

        Returns:
            `type`, `plover`, `modes`, `status`, `confidence`; `type` is None where none.
        """
        return self.events.relate(self._whole(text), source, target)

    def status(
        self, text: str, triggers: Sequence[tuple[int, int]], date: str | None = None
    ) -> tuple[Status, ...]:
        """Whether each trigger (code points, end exclusive) happened, by the words of the text."""
        return tuple(self.events.status(self._whole(text), triggers, report_of(text, date)))

    def merge(self, lines: Iterable[dict[str, Any]]) -> Iterator[dict[str, str]]:
        """Which given events are one happening.

        Args:
            lines: `{"id", "text", "date"?, "events": [{"id", "start", "end"}…]}`.

        Yields:
            `{"event", "happening"}`, one an event.
        """
        given = list(lines)
        yield from merge_given(given, self.docs((line["text"] for line in given), whole=True))


def _about(statements: tuple[Statement, ...], events: tuple[Event, ...]) -> tuple[Statement, ...]:
    """Point each statement to the events that its content reports."""
    told: dict[str, list[str]] = {}
    for event in events:
        if event.according_to is not None:
            told.setdefault(event.according_to, []).append(event.id)
    return tuple(replace(s, about=tuple(told[s.id])) if s.id in told else s for s in statements)
