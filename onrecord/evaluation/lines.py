"""Annotated lines as people and programs write them, and the marks they hold.

A gold line gives codes by themselves or in the contract's shape, one value or a list of
alternatives; a line that the coder printed is a gold line too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as day
from os import PathLike, fspath
from typing import Any, BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator

from onrecord.errors import InputError
from onrecord.evaluation.marks import Countries, Days, EventMark, Extent, Speaker, StatementMark
from onrecord.read.inputs import opened
from onrecord.vocabulary import Act, StatementKind, Status

_CONFIG = ConfigDict(frozen=True, extra="ignore")
_REMEDY = "see “Measuring on your own reports” in docs/measuring.md"


class SpanLine(BaseModel):
    """Code points of the text; the words, where given, must be those."""

    model_config = _CONFIG
    start: int
    end: int
    text: str | None = None
    in_title: bool = False

    @model_validator(mode="before")
    @classmethod
    def _flat(cls, value: Any) -> Any:
        return {**value, "in_title": value.get("in") == "title"} if isinstance(value, dict) else value

    @model_validator(mode="after")
    def _forward(self) -> SpanLine:
        if not 0 <= self.start < self.end:
            raise ValueError(f"{self.start} to {self.end} is no stretch of text")
        return self

    @property
    def extent(self) -> Extent:
        return Extent(self.start, self.end)


class ActorLine(BaseModel):
    """An actor: a code by itself, or one of the contract's."""

    model_config = _CONFIG
    country: str | None = None
    countries: tuple[str, ...] = ()
    name: str | None = None
    text: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _code(cls, value: Any) -> Any:
        return {"country": value} if isinstance(value, str) else value

    @property
    def codes(self) -> tuple[str, ...]:
        return self.countries or ((self.country,) if self.country else ())


class DateLine(BaseModel):
    """A day by itself, or first and last day."""

    model_config = _CONFIG
    first: str | None = None
    last: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _days(cls, value: Any) -> Any:
        if isinstance(value, str):
            first, _, last = value.partition("/")
            return {"first": first, "last": last or first}
        if isinstance(value, dict):
            return {"first": value.get("from"), "last": value.get("to") or value.get("from")}
        return value

    @field_validator("first", "last")
    @classmethod
    def _is_day(cls, value: str | None) -> str | None:
        if value is not None:
            day.fromisoformat(value[:10])
        return value and value[:10]

    @property
    def days(self) -> Days | None:
        return Days(self.first, self.last) if self.first and self.last else None


class EventLine(BaseModel):
    """An event; `types` and `statuses` are alternatives, `type` and `status` the one value."""

    model_config = _CONFIG
    trigger: SpanLine
    types: tuple[str | None, ...]
    statuses: tuple[Status, ...] = ()
    actors: tuple[ActorLine, ...] | None = None
    recipients: tuple[ActorLine, ...] | None = None
    date: DateLine | None = None
    dated: bool = False

    @model_validator(mode="before")
    @classmethod
    def _alternatives(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        made = {**value, "dated": "date" in value}
        for one, many in (("type", "types"), ("status", "statuses")):
            if many not in made and one in made:
                made[many] = [made[one]]
        return made

    @property
    def mark(self) -> EventMark:
        return EventMark(
            trigger=self.trigger.extent,
            types=self.types,
            statuses=self.statuses,
            actors=_countries(self.actors),
            recipients=_countries(self.recipients),
            dates=(self.date.days if self.date else None,) if self.dated else (),
        )


class StatementLine(BaseModel):
    """A statement of the contract; the speaker may be a name by itself."""

    model_config = _CONFIG
    content: tuple[SpanLine, ...]
    source: SpanLine | None = None
    cue: SpanLine | None = None
    speaker: ActorLine | None = None
    spoken: bool = False
    anonymous: bool | None = None
    kind: StatementKind | None = None
    act: Act | None = None

    @model_validator(mode="before")
    @classmethod
    def _speaker(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        speaker = value.get("speaker")
        named = {"name": speaker} if isinstance(speaker, str) else speaker
        return {**value, "speaker": named, "spoken": "speaker" in value}

    @field_validator("content")
    @classmethod
    def _some(cls, value: tuple[SpanLine, ...]) -> tuple[SpanLine, ...]:
        if not value:
            raise ValueError("a statement has one piece of content or more")
        return tuple(sorted(value, key=lambda piece: piece.start))

    @property
    def mark(self) -> StatementMark:
        codes = self.speaker.codes if self.speaker else ()
        spoken = (
            # A group of several countries speaks for no single one.
            Speaker(self.speaker.name or self.speaker.text, next(iter(codes)) if len(codes) == 1 else None)
            if self.speaker
            else None
        )
        return StatementMark(
            content=tuple(piece.extent for piece in self.content),
            source=self.source.extent if self.source else None,
            cue=self.cue.extent if self.cue else None,
            speakers=(spoken,) if self.spoken else (),
            anonymous=() if self.anonymous is None else (self.anonymous,),
            kinds=() if self.kind is None else (self.kind,),
            acts=() if self.act is None else (self.act,),
        )


class AnnotatedLine(BaseModel):
    """One report as one hand, or a program, annotated it."""

    model_config = _CONFIG
    id: str
    text: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    date: str | None = None
    coder: str = ""
    within: SpanLine | None = None
    events: tuple[EventLine, ...] | None = None
    statements: tuple[StatementLine, ...] | None = None

    def spans(self) -> Iterator[SpanLine]:
        """Every span of the text."""
        for event in self.events or ():
            yield event.trigger
        for statement in self.statements or ():
            yield from statement.content
            yield from (span for span in (statement.source, statement.cue) if span)

    def events_within(self, within: Extent | None) -> list[EventMark]:
        """The events whose trigger stands in the text, inside `within`."""
        marks = [event.mark for event in self.events or () if not event.trigger.in_title]
        return [mark for mark in marks if within is None or mark.trigger.shared(within)]

    def statements_within(self, within: Extent | None) -> list[StatementMark]:
        """The statements whose content stands in the text, inside `within`."""
        lines = (s for s in self.statements or () if not any(piece.in_title for piece in s.content))
        marks = [line.mark for line in lines]
        return [mark for mark in marks if within is None or mark.extent.shared(within)]


def _countries(actors: tuple[ActorLine, ...] | None) -> tuple[Countries, ...]:
    return () if actors is None else (frozenset(code for actor in actors for code in actor.codes),)


def annotated(
    inputs: Sequence[str | PathLike[str]], stdin: BinaryIO | None = None
) -> Iterator[tuple[str, AnnotatedLine] | InputError]:
    """Each line with its place (`file:line`), or the error of one that cannot be used.

    Args:
        inputs: JSON Lines files, plain or gzip, or `-`.
        stdin: what `-` reads; the process's own by default.
    """
    for given in opened([fspath(name) for name in inputs], stdin, False):
        if isinstance(given, InputError):
            yield given
            continue
        for number, line in enumerate(given.stream, 1):
            place = f"{given.source}:{number}"
            if not line.strip():
                continue
            try:
                yield place, AnnotatedLine.model_validate_json(line)
            except ValidationError as error:
                yield InputError.of_line(error, input=place, remedy=_REMEDY)
