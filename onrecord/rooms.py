"""The five rooms strung together over one Doc, whoever parsed it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import Any, Literal

from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Coded, Event, Report, Statement
from onrecord.said import StatementFinder
from onrecord.what import EventFinder
from onrecord.what.filling import Filler
from onrecord.what.headline_events import in_title, linked, of_its_day, worth_telling
from onrecord.what.headlines import Headlines
from onrecord.when import TimeFinder
from onrecord.where import PlaceFinder
from onrecord.who import ActorFinder

Question = Literal["actors", "times", "places", "statements", "events"]


class Rooms:
    """The finders of who, when, where, said and what, each built when first needed.

    Args:
        knowledge: what they know.
        encoders: whether the trained encoders have a say in events and statements.
    """

    def __init__(self, knowledge: Knowledge, *, encoders: bool = True) -> None:
        self.knowledge = knowledge
        self.encoders = encoders

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
        return StatementFinder(self.knowledge, encoders=self.encoders)

    @cached_property
    def events(self) -> EventFinder:
        """The finder behind `what`."""
        return EventFinder(self.knowledge, encoders=self.encoders)

    @cached_property
    def filler(self) -> Filler:
        """What adds contexts, instruments and details to events."""
        return Filler(self.knowledge)

    @cached_property
    def headlines(self) -> Headlines:
        """What makes sentences of titles."""
        return Headlines(self.knowledge)

    def build(self) -> None:
        """Build every finder now."""
        _ = (self.times, self.actors, self.places, self.statements, self.events, self.filler, self.headlines)

    def answer(self, doc: Doc, report: Report, question: Question) -> Coded:
        """A Coded that holds the answer to one question, and what it needed on the way."""
        if question in ("actors", "times", "places"):
            found: dict[str, Any] = {question: getattr(self, question).find(doc, report)}
            return Coded(id=report.given_id or report.id, report=report, **found)
        return self.code(doc, report, events=question == "events")

    def code(self, doc: Doc, report: Report, *, events: bool = True) -> Coded:
        """Everything the rooms find in a Doc whose text is the report's."""
        times = self.times.find(doc, report)
        actors = self.actors.find(doc, report)
        places = self.places.find(doc, report)
        statements = self.statements.find(doc, report, actors, times, places)
        found: tuple[Event, ...] = ()
        if events:
            bare = self.events.find(doc, report, actors, times, places, statements)
            found = self.filler.fill(doc, report, actors, bare)
        return Coded(
            id=report.given_id or report.id,
            report=report,
            actors=actors,
            times=times,
            places=places,
            statements=_about(statements, found),
            events=found,
        )

    def with_title(self, coded: Coded, parse: Callable[[str], Doc]) -> Coded:
        """A coded report with what its title tells and its text does not.

        Of the title's actors, times, places and statements those are added that its events speak of.

        Args:
            coded: what was found in the text.
            parse: analyses a sentence.
        """
        report = coded.report
        headline = self.headlines.read(report)
        if headline is None:
            return coded
        doc = parse(headline.text)
        whole = self.headlines.filled(headline, doc)
        if whole is not headline:
            doc = parse(whole.text)
        # A title is nobody's statement, has no date line, and its ids must not be the text's.
        own = replace(
            report, id=f"{report.id}#title", text=whole.text, title=None, dateline=None, genre="news"
        )
        times = self.times.find(doc, own)
        actors = linked(self.actors.find(doc, own), coded.actors, whole.text)
        places = self.places.find(doc, own)
        statements = self.statements.find(doc, own, actors, times, places)
        bare = self.events.find(doc, own, actors, times, places, statements)
        if report.genre == "transcript":
            bare = tuple(of_its_day(event, self.events.codebook) for event in bare)
        kept = tuple(event for event in bare if worth_telling(event, doc, coded.events))
        events: tuple[Event, ...] = in_title(self.filler.fill(doc, own, actors, kept), whole)
        events = tuple(event for event in events if event.trigger is not None and event.actors)
        if not events:
            return coded
        sources = {event.according_to for event in events}
        parties = {(a.start, a.end) for event in events for a in (*event.actors, *event.recipients)}
        said = tuple(in_title(s, whole) for s in _about(statements, events) if s.id in sources)
        return replace(
            coded,
            actors=coded.actors + tuple(a for a in in_title(actors, whole) if (a.start, a.end) in parties),
            times=coded.times + tuple(t for t in in_title(times, whole) if any(e.date == t for e in events)),
            places=coded.places
            + tuple(p for p in in_title(places, whole) if any(e.place == p for e in events)),
            statements=coded.statements + said,
            events=coded.events + events,
        )


def _about(statements: tuple[Statement, ...], events: tuple[Event, ...]) -> tuple[Statement, ...]:
    """Point each statement to the events that its content reports."""
    told: dict[str, list[str]] = {}
    for event in events:
        if event.according_to is not None:
            told.setdefault(event.according_to, []).append(event.id)
    return tuple(replace(s, about=tuple(told[s.id])) if s.id in told else s for s in statements)
