"""Who left a pact known by name, and when, by what most reports tell.

Reports seldom tell of a withdrawal as of a step of the pact: in 1,961 real ones (2026-11-22) over a
hundred sentences say that somebody "pulled out of" or "is quitting" one, each read with little confidence
and as an act of its own. What several origins tell alike needs no confidence in any one of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from onrecord.follow.evidence import Evidence
from onrecord.follow.phrases import phrases
from onrecord.follow.sides import Sides
from onrecord.follow.told import Told, length
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.details import INSTRUMENTS
from onrecord.model import Event, Happening, Time
from onrecord.vocabulary import DONE

_KINDS = frozenset({"other", "agreement", "statement"})
_ORIGINS = 2
# Days that one date may be apart from the other that gives no more than a year, or a month.
_YEAR, _MONTH = 366, 31
_Telling = tuple[Event, Happening]


class Leaving:
    """Finds withdrawals from the pacts of `details/instruments.yaml`."""

    def __init__(self, knowledge: Knowledge, sides: Sides) -> None:
        told = phrases(knowledge)
        self._leaving, self._between = told["leaving"], told["left"]
        rows = [row for row in knowledge.rows(INSTRUMENTS) if row.kind != "resolution"]
        self._parties = {row.name: frozenset(row.parties) for row in rows}
        self._in_force = {row.name: row.from_.isoformat() for row in rows if row.from_}
        self._sides = sides

    def found(self, happenings: Iterable[Happening], told: Told) -> list[tuple[str, Evidence]]:
        """Each pact with the evidence that one of its parties left it, dated as most reports date it."""
        tellings: dict[tuple[str, str], list[_Telling]] = defaultdict(list)
        for happening in happenings:
            if happening.kind not in _KINDS:
                continue
            for event in told.events(happening):
                name = self._left(event)
                side = self._leaver(event, name, told) if name is not None else None
                if name is not None and side is not None and not told.copied(event.id):
                    tellings[(name, side)].append((event, happening))
        return [
            (name, self._evidence(name, side, group, told))
            for (name, side), group in sorted(tellings.items())
            if len({told.origin(event.id) for event, _ in group}) >= _ORIGINS
        ]

    def _left(self, event: Event) -> str | None:
        """The pact that an act is told to leave: the first one named after it, in its clause."""
        if event.status not in DONE or not self._leaving.match(event.trigger.text):
            return None
        named = [i for i in event.instruments if i.name in self._parties and i.start >= event.trigger.end]
        first = min(named, key=lambda i: i.start, default=None)
        if first is None:
            return None
        start, end = (at - event.sentence.start for at in (event.trigger.end, first.start))
        return first.name if self._between.match(event.sentence.text[start:end]) else None

    def _leaver(self, event: Event, name: str, told: Told) -> str | None:
        """The one side that an event says left; none where it is bound by another pact only."""
        sides = {s for actor in event.actors for s in self._sides.of_actor(actor, event.id, told)}
        bound = self._parties[name]
        return min(sides) if len(sides) == 1 and (not bound or sides <= bound) else None

    def _evidence(self, name: str, side: str, group: list[_Telling], told: Told) -> Evidence:
        day = self._day(name, group, told)
        telling = [(e, h) for e, h in group if day is not None and _given(e) == _given_of(day)]
        # Without a day a report deep in which it is told dates nothing.
        telling = telling or [(e, h) for e, h in group if not told.lead(e.id)] or group
        event, happening = max(telling, key=lambda pair: (pair[0].confidence, pair[0].id))
        step = {"name": name, "step": "ended"}
        return Evidence(
            happening=replace(happening, kind="agreement", details={**happening.details, **step}),
            events=(replace(event, status="actual", date=day, details={**event.details, **step}),),
            acting=frozenset({side}),
            acted_on=frozenset(),
            origins=len({told.origin(e.id) for e, _ in group}),
            firm=True,
        )

    def _day(self, name: str, group: list[_Telling], told: Told) -> Time | None:
        """The day, or else the month, that most tell: of the most told year, and of its most told month."""
        begun = self._in_force.get(name, "")[:4]
        dates = [
            e.date
            for e, _ in group
            if e.date is not None
            and e.date_basis != "context"
            and e.date.from_ is not None
            # "The 2015 deal" dates the deal; nothing is done after the report that tells of it.
            and e.date.from_[:4] > begun
            and e.date.from_ <= (told.published(e.id) or "9")
        ]
        # Of the year that most give first those who give the month, and of that month those who give the day.
        for size, longest in ((4, _YEAR), (7, _MONTH), (10, 0)):
            dates = [d for d in dates if length(d.from_ or "", d.to) <= longest] or dates
            counted = Counter((d.from_ or "")[:size] for d in dates)
            most = min(counted, key=lambda part: (-counted[part], part), default=None)
            dates = [d for d in dates if (d.from_ or "")[:size] == most]
        return min(dates, key=lambda d: (length(d.from_ or "", d.to), d.start), default=None)


def _given(event: Event) -> tuple[str | None, str | None] | None:
    return _given_of(event.date) if event.date is not None else None


def _given_of(date: Time) -> tuple[str | None, str | None]:
    return date.from_, date.to
