"""What single sentences tell of a promise, sure or not: that it came about to the day, or was called off.

Of 23 promises that stood as open long after they were due (2026-11-22), most had been told of by some later
report in a sentence that names the very people and the very days, though it was read with little confidence.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from onrecord.follow.evidence import Witnesses, asked, uncancelled
from onrecord.follow.told import Told, later, length
from onrecord.model import Due, Event, Happening
from onrecord.vocabulary import DONE

_BOTH = 2
# The least confidence of a sentence that gives the people and the day, and of one that calls a plan off.
_TO_THE_DAY = 0.25
_CALLED_OFF = 0.3
# So many days after a day it is told as news; later it is a reminder, more often of another one.
_NEWS = 10
# A date of more days is no day, and days around a plan on which a cancellation may still be dated.
_A_DAY = 3
_ABOUT = 3
_SOON = 60
_PUT_OFF = frozenset({"cancelled", "postponed"})


class Reported:
    """Single sentences on meetings and journeys, by the people they name."""

    def __init__(self, witnesses: Witnesses, happenings: Iterable[Happening], told: Told) -> None:
        self._witnesses = witnesses
        self._told = told
        self._done: dict[str, list[tuple[Event, str]]] = defaultdict(list)
        self._off: dict[str, list[tuple[Event, str]]] = defaultdict(list)
        for happening in happenings:
            if happening.kind != "meeting":
                continue
            for event in told.events(happening):
                if event.status in DONE and event.confidence >= _TO_THE_DAY and _day(event) is not None:
                    self._add(self._done, event, happening)
                elif event.status in _PUT_OFF and event.confidence >= _CALLED_OFF and not uncancelled(event):
                    self._add(self._off, event, happening)

    def _add(self, index: dict[str, list[tuple[Event, str]]], event: Event, happening: Happening) -> None:
        if self._told.copied(event.id) or asked(event) or self._told.questioned(event.id):
            return
        for person in self._people(event):
            index[person].append((event, happening.id))

    def came(
        self,
        people: frozenset[str],
        sides: frozenset[str],
        due: Due | None,
        limit: str,
        promising: frozenset[str],
    ) -> tuple[str, str] | None:
        """The day and the happening of a sentence that tells, with the day, that a promise was kept.

        Args:
            people: who promised it, by their entities; two of them must be named where there are two.
            sides: all sides of the promise, of which two must be told.
            due: its days.
            limit: the last day that is still on time (ISO 8601).
            promising: the reports of the promise, which tell the plan once more.
        """
        if due is None or due.from_ is None:
            return None
        found = [
            (day, event.id, happening)
            for event, happening in self._of(self._done, people, sides)
            if (day := _day(event)) is not None
            and due.from_ <= day <= limit
            and day <= (self._told.published(event.id) or "") <= later(day, _NEWS)
            and self._told.origin(event.id) not in promising
        ]
        return min(found)[::2] if found else None

    def called_off(
        self, people: frozenset[str], sides: frozenset[str], due: Due | None, promised: tuple[str, str]
    ) -> tuple[str, bool] | None:
        """The happening of a sentence that calls a plan off, and whether it was only put off.

        Args:
            people: as in `came`.
            sides: as in `came`.
            due: its days, if any.
            promised: the first and the last day on which it was told as planned.
        """
        last = later(due.to, _NEWS) if due is not None and due.to is not None else later(promised[1], _SOON)
        found = [
            (published, event.id, happening, event.status == "postponed")
            for event, happening in self._of(self._off, people, sides)
            if promised[1] <= (published := self._told.published(event.id) or "") <= last
            and (due is None or event.date is None or event.date.from_ is None or _about(event, due))
        ]
        return min(found)[2:] if found else None

    def _of(
        self,
        index: dict[str, list[tuple[Event, str]]],
        people: frozenset[str],
        sides: frozenset[str],
    ) -> list[tuple[Event, str]]:
        names = frozenset(self._called(person) for person in people)
        return [
            (event, happening)
            for name in sorted(names)
            for event, happening in index.get(name, ())
            if len(names & self._people(event)) >= min(_BOTH, len(names))
            and len(sides & self._sides(event)) >= min(_BOTH, len(sides))
        ]

    def _people(self, event: Event) -> frozenset[str]:
        return frozenset(
            self._called(entity.id)
            for actor in (*event.actors, *event.recipients)
            if self._witnesses.takes_part(event, actor)
            for entity in self._told.parties(event.id, actor)
            if entity.kind == "person"
        )

    def _called(self, person: str) -> str:
        """The last word of a person's name without its accents: Pena and Peña Nieto are two entities."""
        entity = self._told.entity(person)
        words = unicodedata.normalize("NFKD", entity.name if entity is not None else person).split()
        return "".join(c for c in words[-1].casefold() if not unicodedata.combining(c)) if words else person

    def _sides(self, event: Event) -> frozenset[str]:
        acting, acted_on = self._witnesses.named(event, self._told)
        named = acting | acted_on
        # Who was somewhere has been there; of two who met there it says no more than where.
        place = event.place.country if event.place is not None and len(named) < _BOTH else None
        return named | {place} if place else named


def _day(event: Event) -> str | None:
    """The day of a deed that its own sentence gives."""
    date = event.date
    if date is None or date.from_ is None or event.date_basis == "context":
        return None
    return date.from_ if length(date.from_, date.to) <= _A_DAY else None


def _about(event: Event, due: Due) -> bool:
    """Whether what was called off is dated about the days of the plan."""
    first, last = (event.date.from_, event.date.to or event.date.from_) if event.date else (None, None)
    return (first or "") <= later(due.to or "9999-01-01", _ABOUT) and (last or "9") >= later(
        due.from_ or "0001-01-10", -_ABOUT
    )
