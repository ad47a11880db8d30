"""The loaded models: from texts and reports to what the five rooms find in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
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
    Time,
    stable_id,
)
from onrecord.parse import language_model
from onrecord.parse.documents import documents, sentence_counts
from onrecord.parse.relevance import SentenceFilter, Speed
from onrecord.read.copies import copies
from onrecord.read.dates import from_iso
from onrecord.rooms import Question, Rooms
from onrecord.vocabulary import Status


def report_of(text: str, date: str | None = None, *, id: str | None = None) -> Report:
    """A Report of a bare text, taken as it stands.

    Args:
        text: the text, in English.
        date: the day of publication, ISO 8601.
        id: the id to give it back under.

    Raises:
        InputError: `date` is no date, or not one of a report.
    """
    published = from_iso(date, "given", id or "date") if date is not None else Published()
    own_id = id if id is not None else stable_id("r", text)
    return Report(id=own_id, source="text", given_id=id, text=text, published=published)


class Coder:
    """Reads what reports say: who, when, where, said, what.

    Loading takes about two seconds; use one Coder for many texts.

    Args:
        model: the spaCy pipeline, see `parse.language_model.load`.
        knowledge: a folder laid over the shipped knowledge, or None.
        speed: how many sentences are parsed, see `parse.relevance.SentenceFilter`; all are where
            `knowledge` brings its own words for acts or speech, which the filter was not taught.
        encoders: whether the trained encoders have a say in events and statements; without them
            the rules decide alone, in less time and less well; None leaves it to `speed`, of
            which "fast" goes without.

    Attributes:
        parsed, unparsed: sentences analysed and left out so far by `code` and `code_all`.

    Raises:
        ModelError: the pipeline is missing or changed.
        KnowledgeError: a knowledge file holds a row that cannot be used.
    """

    def __init__(
        self,
        *,
        model: str = language_model.DEFAULT,
        knowledge: str | Path | Knowledge | None = None,
        speed: Speed = "thorough",
        encoders: bool | None = None,
    ) -> None:
        self.knowledge = knowledge if isinstance(knowledge, Knowledge) else Knowledge(knowledge)
        self.speed = speed
        self.nlp = language_model.load(model, self.knowledge)
        self.rooms = Rooms(self.knowledge, encoders=speed != "fast" if encoders is None else encoders)
        self.parsed = 0
        self.unparsed = 0

    @cached_property
    def filter(self) -> SentenceFilter:
        """Decides which sentences are worth parsing."""
        overlay = self.knowledge.overlay
        own_words = overlay is not None and any((overlay / room).is_dir() for room in ("what", "said"))
        return SentenceFilter("thorough" if own_words else self.speed)

    def doc(self, text: str, *, whole: bool = False) -> Doc:
        """The spaCy Doc of a text; `whole` analyses every sentence."""
        return next(documents(self.nlp, [text], None if whole else self.filter))

    def answer(self, report: Report, question: Question) -> Coded:
        """A Coded that holds the answer to one question, the report's text taken as it stands."""
        return self.rooms.answer(self.doc(report.text, whole=question != "events"), report, question)

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
        self.rooms.build()
        for report in reports:
            with self.nlp.memory_zone():
                doc = self.doc(report.text)
                parsed, unparsed = sentence_counts(doc)
                self.parsed += parsed
                self.unparsed += unparsed
                coded = self.rooms.code(doc, report)
                yield self.rooms.with_title(coded, partial(self.doc, whole=True))

    def relate(self, text: str, source: tuple[int, int], target: tuple[int, int]) -> dict[str, Any]:
        """The relation a sentence reports from source to target (code points, end exclusive).

        Returns:
            `type`, `plover`, `modes`, `status`, `confidence`; `type` is None where none.
        """
        return dict(self.rooms.events.relate(self.doc(text, whole=True), source, target))

    def status(
        self, text: str, triggers: Sequence[tuple[int, int]], date: str | None = None
    ) -> tuple[Status, ...]:
        """Whether each trigger (code points, end exclusive) happened, by the words of the text."""
        doc, report = self.doc(text, whole=True), report_of(text, date)
        return tuple(self.rooms.events.status(doc, triggers, self.rooms.times.find(doc, report), report))

    def merge(self, lines: Iterable[dict[str, Any]]) -> Iterator[dict[str, str]]:
        """Which given events are one happening.

        Args:
            lines: `{"id", "text", "date"?, "events": [{"id", "start", "end"}…]}`.

        Yields:
            `{"event", "happening"}`, one an event.
        """
        from onrecord.merge.given import merge_given

        yield from merge_given(list(lines), self.nlp, self.knowledge)

    @staticmethod
    def copies(lines: Iterable[dict[str, Any]]) -> Iterator[dict[str, str | None]]:
        """Which texts are copies or light rewrites of another.

        Args:
            lines: `{"id", "text", "date"?}`.

        Yields:
            `{"id", "copy_of"}`: None, or the id of the first of its group.
        """
        yield from copies(list(lines))
