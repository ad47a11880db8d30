"""What is compared: an event or a statement as somebody marked it, hand or program.

Every value is a tuple of alternatives, any of which is right: a hand may give several, and
where two hands marked the same thing with different values, either's is accepted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

Value = TypeVar("Value")
Countries = frozenset[str]


@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """Code points `start` to `end` (exclusive) of the report's text."""

    start: int
    end: int

    def shared(self, other: Extent) -> int:
        """How many code points both cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, ISO 8601."""

    first: str
    last: str

    def meets(self, other: Days) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke: a resolved name or description, and a country or PLOVER code."""

    name: str | None
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMark:
    """An event; an empty tuple is a layer that was not annotated, `dates=(None,)` one without a date."""

    trigger: Extent
    types: tuple[str | None, ...]
    statuses: tuple[str, ...] = ()
    actors: tuple[Countries, ...] = ()
    recipients: tuple[Countries, ...] = ()
    dates: tuple[Days | None, ...] = ()

    @property
    def extent(self) -> Extent:
        """Where it stands in the text."""
        return self.trigger

    def joined(self, other: EventMark) -> EventMark:
        """The same event with the other hand's values accepted too."""
        return replace(
            self,
            types=_either(self.types, other.types),
            statuses=_either(self.statuses, other.statuses),
            actors=_either(self.actors, other.actors),
            recipients=_either(self.recipients, other.recipients),
            dates=_either(self.dates, other.dates),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementMark:
    """A statement; `speakers=(None,)` is one whose speaker the text does not give."""

    content: tuple[Extent, ...]
    source: Extent | None = None
    cue: Extent | None = None
    speakers: tuple[Speaker | None, ...] = ()
    anonymous: tuple[bool, ...] = ()
    kinds: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()

    @property
    def extent(self) -> Extent:
        """Where its content begins and ends."""
        return Extent(self.content[0].start, self.content[-1].end)

    @property
    def size(self) -> int:
        """How many code points its content has."""
        return sum(piece.end - piece.start for piece in self.content)

    def shared(self, other: StatementMark) -> int:
        """How many code points of content both cover."""
        return sum(a.shared(b) for a in self.content for b in other.content)

    def joined(self, other: StatementMark) -> StatementMark:
        """The same statement with the other hand's values accepted too."""
        return replace(
            self,
            source=self.source or other.source,
            cue=self.cue or other.cue,
            speakers=_either(self.speakers, other.speakers),
            anonymous=_either(self.anonymous, other.anonymous),
            kinds=_either(self.kinds, other.kinds),
            acts=_either(self.acts, other.acts),
        )


Mark = TypeVar("Mark", EventMark, StatementMark)


def _either(one: tuple[Value, ...], other: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(chain(one, other)))
