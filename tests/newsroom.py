"""Reports with hand-made events, for tests of what happens after reading."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.model import (
    Actor,
    Coded,
    Entity,
    Event,
    Place,
    Published,
    Report,
    Span,
    Statement,
    Time,
    stable_id,
)
from onrecord.vocabulary import EventKind, Status


class Desk:
    """Writes one report: a sentence at a time, each with the events it tells of."""

    def __init__(self, report: str, day: str | None, origin: str | None = None) -> None:
        self.report, self.day, self.origin = report, day, origin
        self.copy_of: str | None = None
        self.supersedes: str | None = None
        self.dateline: Place | None = None
        self.text = ""
        self.actors: list[Actor] = []
        self.events: list[Event] = []
        self.statements: list[Statement] = []

    def _span(self, sentence: str, words: str) -> tuple[int, int]:
        start = len(self.text) - len(sentence) - 1 + sentence.index(words)
        return start, start + len(words)

    def _actor(self, sentence: str, words: str, country: str | None) -> Actor:
        start, end = self._span(sentence, words)
        codes = tuple(country.split("+")) if country else ()
        named = words[0].isupper() and not words.startswith("A ")
        actor = Actor(
            start=start,
            end=end,
            text=words,
            kind="country" if named and len(codes) == 1 else "group",
            name=words if named else None,
            country=codes[0] if len(codes) == 1 else None,
            countries=codes,
        )
        self.actors.append(actor)
        return actor

    def person(
        self,
        sentence: str,
        words: str,
        country: str | None,
        wikidata: str | None = None,
        *,
        office: str | None = None,
        inferred: bool = False,
    ) -> Actor:
        """A person named in a sentence already told."""
        start = self.text.index(words, self.text.index(sentence))
        actor = Actor(
            start=start,
            end=start + len(words),
            text=words,
            kind="person",
            name=words,
            country=country,
            wikidata=wikidata,
            office=office,
            inferred=inferred,
        )
        self.actors.append(actor)
        return actor

    def said(self, sentence: str, speaker: str, country: str, *, anonymous: bool = False) -> str:
        """Tell a sentence that somebody is reported to have said; gives the statement's id."""
        self.text += sentence + " "
        statement = Statement(
            id=stable_id("s", self.report, len(self.statements)),
            speaker=self._actor(sentence, speaker, country),
            anonymous=anonymous,
            content=(self._whole(sentence),),
        )
        self.statements.append(statement)
        return statement.id

    def _whole(self, sentence: str) -> Span:
        start = len(self.text) - len(sentence) - 1
        return Span(start=start, end=start + len(sentence), text=sentence)

    def tells(
        self,
        sentence: str,
        trigger: str,
        kind: EventKind,
        *,
        by: Iterable[tuple[str, str]] = (),
        to: Iterable[tuple[str, str]] = (),
        on: str | None = None,
        until: str | None = None,
        zone: str | None = None,
        moved_to: str | None = None,
        status: Status = "actual",
        type_: str | None = None,
        place: tuple[str, str] | None = None,
        details: dict[str, Any] | None = None,
        according_to: str | None = None,
        about: tuple[str, ...] = (),
        main: bool = True,
    ) -> str:
        """Tell a sentence (or one told last) that reports an event; gives the event's id."""
        if not self.text.endswith(sentence + " "):
            self.text += sentence + " "
        start, end = self._span(sentence, trigger)
        event = Event(
            id=stable_id("e", self.report, start, end, len(self.events)),
            kind=kind,
            type=type_,
            plover=type_,
            sentence=self._whole(sentence),
            trigger=Span(start=start, end=end, text=trigger),
            status=status,
            actors=tuple(self._actor(sentence, words, country) for words, country in by),
            recipients=tuple(self._actor(sentence, words, country) for words, country in to),
            date=self._time(start, on, until, zone),
            date_precision=1 if on and not until else None,
            moved_to=self._time(start, moved_to, None, zone),
            place=self._place(sentence, place),
            details=details or {},
            according_to=according_to,
            about=about,
            main=main,
        )
        self.events.append(event)
        return event.id

    @staticmethod
    def _time(start: int, on: str | None, until: str | None, zone: str | None) -> Time | None:
        if on is None:
            return None
        return Time(
            start=start, end=start, text="", type="DATE", value=on, from_=on, to=until or on, zone=zone
        )

    def _place(self, sentence: str, place: tuple[str, str] | None) -> Place | None:
        if place is None:
            return None
        words, country = place
        start, end = self._span(sentence, words)
        return Place(
            start=start, end=end, text=words, use="literal", name=words, country=country, resolution=4
        )

    def filed(self) -> Coded:
        """The report as coded."""
        return Coded(
            id=self.report,
            report=Report(
                id=self.report,
                source=self.report,
                text=self.text,
                published=Published(value=self.day, from_=self.day, to=self.day, basis="given"),
                origin=self.origin,
                copy_of=self.copy_of,
                supersedes=self.supersedes,
                dateline=self.dateline,
            ),
            actors=tuple(self.actors),
            statements=tuple(self.statements),
            events=tuple(self.events),
        )


def mention(text: str, words: str, entity: Entity | None = None, **fields: Any) -> Actor:
    """The first place where a text has these words, as a mention of an entity or of what the fields say."""
    start = text.index(words)
    known = {"kind": entity.kind, "name": entity.name, "country": entity.country} if entity else {}
    return Actor(start=start, end=start + len(words), text=words, **known | fields)


def one_sentence(
    report: str,
    day: str,
    text: str,
    trigger: str,
    *,
    outlet: str,
    event: str,
    statements: tuple[Statement, ...] = (),
    **fields: Any,
) -> Coded:
    """A report of one sentence that tells one event, given by its id and its other fields."""
    start = text.index(trigger)
    told = Event(
        id=event,
        sentence=Span(start=0, end=len(text), text=text),
        trigger=Span(start=start, end=start + len(trigger), text=trigger),
        **fields,
    )
    published = Published(value=day, from_=day, to=day, basis="given")
    whole = Report(id=report, source=f"{report}.txt", text=text, outlet=outlet, published=published)
    return Coded(id=report, report=whole, statements=statements, events=(told,))
