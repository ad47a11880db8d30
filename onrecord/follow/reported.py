"""What single sentences tell of a promise, sure or not: that it came about to the day, or was called off.

Of 23 promises that stood as open long after they were due (2026-11-22), most had been told of by some later
report in a sentence that names the very people and the very days, though it was read with little confidence.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.follow.evidence import Witnesses, asked, uncancelled
from onrecord.follow.sides import MANY
from onrecord.follow.told import Told, later, length
from onrecord.merge.words import stem
from onrecord.model import Due, Entity, Event, Happening, Time
from onrecord.vocabulary import DONE

_BOTH = 2
# The least confidence of a sentence that gives the people and the day, of one that calls a plan off, of one
# that tells the thing as done about then, and of one that gives the day, though nobody is named.
_TO_THE_DAY = 0.25
_CALLED_OFF = 0.3
_ABOUT_THEN = 0.45
_OF_SIDES = 0.6
# So many days after a day it is told as news; later it is a reminder, more often of another one.
_NEWS = 10
# A date of more days is no day, one of more is not even about then, and days around a plan on which a
# cancellation may still be dated.
_A_DAY = 3
_A_WEEK = 7
_SOME_DAYS = 14
_ABOUT = 3
_SOON = 60
_PUT_OFF = frozenset({"cancelled", "postponed"})
# A sentence, and the happening that merging has it tell of.
_Told = tuple[Event, Happening]


@dataclass(frozen=True, slots=True)
class Plan:
    """What was to come: by whom, of which sides, when, and in which reports it was told as planned.

    Args:
        people: who promised it, by their entities; two of them must be named where there are two.
        bodies: of nobody but a body of many, its entities; only what is called alike is theirs.
        sides: all sides of the plan, of which two must be told.
        at: the country where it was to be, one of the sides.
        due: its days.
        limit: the last day that is still on time (ISO 8601).
        reports: the reports of the plan, which tell it once more.
        level: the level at which they are to meet, if told.
        channel: by what they are to speak, if they are not to meet.
        words: the stems of what it is called.
    """

    people: frozenset[str]
    bodies: frozenset[str]
    sides: frozenset[str]
    at: frozenset[str]
    due: Due | None
    limit: str
    reports: frozenset[str]
    level: object = None
    channel: object = None
    words: frozenset[str] = frozenset()


class Reported:
    """Single sentences on meetings and journeys, by the people, the bodies and the sides they name."""

    def __init__(self, witnesses: Witnesses, happenings: Iterable[Happening], told: Told) -> None:
        self._witnesses = witnesses
        self._told = told
        self._done: dict[str, list[_Told]] = defaultdict(list)
        self._off: dict[str, list[_Told]] = defaultdict(list)
        for happening in happenings:
            if happening.kind != "meeting":
                continue
            for event in told.events(happening):
                least = _TO_THE_DAY if own_day(event) is not None else _ABOUT_THEN
                if event.status in DONE and event.confidence >= least:
                    self._add(self._done, event, happening)
                elif event.status in _PUT_OFF and event.confidence >= _CALLED_OFF and not uncancelled(event):
                    self._add(self._off, event, happening)

    def _add(self, index: dict[str, list[_Told]], event: Event, happening: Happening) -> None:
        if self._told.copied(event.id) or asked(event) or self._told.questioned(event.id):
            return
        for name in (*self._people(event), *self._bodies(event), joined(self._sides(event))):
            index[name].append((event, happening))

    def plan(self, events: Sequence[Event], due: Due | None, limit: str) -> Plan:
        """The plan that some events tell, of which the first says where it is to be."""
        named = [each for event in events for each in self._named(event)]
        sides = {
            side for event in events for both in self._witnesses.named(event, self._told) for side in both
        }
        at = {e.place.country for e in events[:1] if e.place is not None and e.place.country}
        return Plan(
            people=frozenset(e.id for e in named if e.kind == "person"),
            bodies=frozenset(e.id for e in named if e.country == MANY),
            sides=frozenset(sides | at),
            at=frozenset(at),
            due=due,
            limit=limit,
            reports=frozenset(self._told.origin(e.id) or "" for e in events),
            level=next((level for e in events if (level := e.details.get("level"))), None),
            channel=next((channel for e in events if (channel := e.details.get("channel"))), None),
            words=frozenset(stem(word) for e in events for word in e.trigger.text.split()),
        )

    def came(self, plan: Plan, *, exact: bool = False) -> tuple[str, Happening] | None:
        """The day and the happening of a sentence that tells that a plan came about.

        It gives a day that is due, or unless it is to be `exact` tells the thing about then; where nobody is
        named, it gives the day and names just the sides.
        """
        if plan.due is None or plan.due.from_ is None:
            return None
        likely = [
            (event, happening)
            for event, happening in self._likely(plan)
            if self._told.origin(event.id) not in plan.reports
            and {event.details.get("channel"), happening.details.get("channel")} <= {None, plan.channel}
        ]
        to_the_day = [(day, e.id, h) for e, h in likely if (day := self._due_day(e, plan.due, plan.limit))]
        about_then = [(plan.due.from_, e.id, h) for e, h in likely if self._about_then(e, plan)]
        first = min(to_the_day or ([] if exact else about_then), key=lambda each: each[:2], default=None)
        return (first[0], first[2]) if first is not None else None

    def _likely(self, plan: Plan) -> Iterable[_Told]:
        """The deeds of the people of a plan, else of its body, else of just its two sides."""
        if plan.people:
            return self._of(self._done, frozenset(map(self._called, plan.people)), plan.sides)
        if plan.bodies:
            of_bodies = self._of(self._done, plan.bodies, plan.sides)
            return [(e, h) for e, h in of_bodies if plan.words & {stem(w) for w in e.trigger.text.split()}]
        if len(plan.sides) != _BOTH or plan.due is None or _days(plan.due) > _A_DAY:
            return ()
        return [
            (event, happening)
            for event, happening in self._done.get(joined(plan.sides), ())
            if event.confidence >= _OF_SIDES
            and own_day(event) is not None
            and (plan.level != "leader" or event.details.get("level") == "leader")
        ]

    def _due_day(self, event: Event, due: Due, limit: str) -> str | None:
        """The day of a deed that its sentence gives, where it is due and told as news."""
        day, published = own_day(event), self._told.published(event.id) or ""
        if day is None or not (due.from_ or "") <= day <= limit:
            return None
        return day if day <= published <= later(day, _NEWS) else None

    def _about_then(self, event: Event, plan: Plan) -> bool:
        """Whether a deed without a day of its own is told in the days of a plan, and of just its sides."""
        if event.status != "actual" or event.confidence < _ABOUT_THEN or plan.due is None:
            return False
        if own_day(event) is not None or (plan.people and _days(plan.due) > _SOME_DAYS):
            # Those who are to meet some time in a season may meet twice in it.
            return False
        first, date = plan.due.from_ or "", event.date if event.date_basis != "context" else None
        about = date is None or (date.from_ is not None and _overlaps(date, first, plan.limit))
        elsewhere = plan.at or len(plan.sides) >= _BOTH
        # One side more may be where they met, or whom it was about.
        alone = len(self._sides(event)) <= max(_BOTH, len(plan.sides)) + 1
        told = first <= (self._told.published(event.id) or "") <= later(plan.limit, _A_DAY)
        return about and told and alone and bool(elsewhere)

    def called_off(
        self, people: frozenset[str], sides: frozenset[str], due: Due | None, promised: tuple[str, str]
    ) -> tuple[str, bool, str] | None:
        """The happening of a sentence that calls a plan off, whether it was only put off, and the day.

        Args:
            people: as of a `Plan`.
            sides: as of a `Plan`.
            due: its days, if any.
            promised: the first and the last day on which it was told as planned.
        """
        last = later(due.to, _NEWS) if due is not None and due.to is not None else later(promised[1], _SOON)
        found = [
            (published, event.id, happening.id, event.status == "postponed")
            for event, happening in self._of(self._off, frozenset(map(self._called, people)), sides)
            if promised[1] <= (published := self._told.published(event.id) or "") <= last
            and (due is None or event.date is None or event.date.from_ is None or _about(event, due))
        ]
        if not found:
            return None
        published, _, happening, only_put_off = min(found)
        return happening, only_put_off, published

    def _of(
        self,
        index: dict[str, list[_Told]],
        names: frozenset[str],
        sides: frozenset[str],
    ) -> list[_Told]:
        return [
            (event, happening)
            for name in sorted(names)
            for event, happening in index.get(name, ())
            if len(names & (self._people(event) | self._bodies(event))) >= min(_BOTH, len(names))
            and len(sides & (self._sides(event) | self._homes(event))) >= min(_BOTH, len(sides))
        ]

    def _homes(self, event: Event) -> frozenset[str]:
        """The countries of all who are named, also of those who act for none."""
        return frozenset(e.country for e in self._named(event) if e.country and e.country != MANY)

    def _bodies(self, event: Event) -> frozenset[str]:
        return frozenset(e.id for e in self._named(event) if e.country == MANY)

    def _named(self, event: Event) -> list[Entity]:
        return [
            entity
            for actor in (*event.actors, *event.recipients)
            if self._witnesses.takes_part(event, actor)
            for entity in self._told.parties(event.id, actor)
        ]

    def _people(self, event: Event) -> frozenset[str]:
        return frozenset(self._called(e.id) for e in self._named(event) if e.kind == "person")

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


def joined(sides: frozenset[str]) -> str:
    """Sides as one key."""
    return "+".join(sorted(sides))


def _days(due: Due) -> int:
    return length(due.from_ or "", due.to) if due.from_ else 0


def _overlaps(date: Time, first: str, last: str) -> bool:
    """Whether a date of a week at most shares a day with a stretch of days."""
    begun, ended = date.from_ or "", date.to or date.from_ or ""
    return length(begun, ended) <= _A_WEEK and begun <= last and first <= ended


def own_day(event: Event) -> str | None:
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
