"""What is told as done, surely: by whom and when, and which of it does what was promised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.follow.evidence import Witnesses, by_status, narrowest
from onrecord.follow.perhaps import AFTERWARDS, BOTH, DAYS
from onrecord.follow.reported import joined
from onrecord.follow.told import Told, later, length
from onrecord.model import Due, Event, Happening
from onrecord.vocabulary import SAYING

# A deed this long (days) after the due day is another one, not the promised one come late.
_LATEST = 31
# A plan for a longer time is too wide for any meeting of its parties to be the one that was meant.
_NARROW = 40
# So long (days) after a promise without a day, a deed of the same people may still be the promised one.
SOON = 60
# What was called off is on again where the same come together so many days later; a month later it is
# another meeting.
_BACK_ON = 21
_NAMED = ("name", "system", "step", "channel")
_SAME = ("level", "format", *_NAMED)
_MANY = 3
# Days of a deed whose day is told.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Who:
    """Whom the sentences of a promise or of a deed name, and where."""

    people: frozenset[str]
    sides: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deed:
    """Something told as done: by whom, and between which days at most."""

    happening: Happening
    who: Who
    first: str
    last: str
    dated: bool

    @property
    def exact(self) -> bool:
        """Whether its day is told."""
        return self.dated and length(self.first, self.last) <= _FEW


class Deeds:
    """Deeds by their kind and whom they name, each person and all sides together.

    Args:
        witnesses: what may be relied on.
        happenings: all of them.
        told: what the reports told.
        last: the last day read (ISO 8601).
    """

    def __init__(self, witnesses: Witnesses, happenings: Iterable[Happening], told: Told, last: str) -> None:
        self._witnesses = witnesses
        self._told = told
        self._last = last
        self._done: dict[tuple[str, str], list[Deed]] = defaultdict(list)
        self._own: dict[str, Deed] = {}
        for happening in happenings:
            deed = self._deed(happening)
            if deed is not None:
                self._own[happening.id] = deed
                for key in (*deed.who.people, joined(deed.who.sides)):
                    self._done[(happening.kind, key)].append(deed)

    def _deed(self, happening: Happening) -> Deed | None:
        evidence = self._witnesses.of(happening, self._told)
        if evidence is None or happening.status != "actual":
            return None
        events = by_status(evidence, self._told).get("actual", [])
        first = min((d for e in events if (d := self._told.published(e.id))), default="")
        span = narrowest(events)
        if not first or (span is None and all(e.status == "historical" for e in events)):
            return None
        if span is not None and length(*span) > _NARROW:
            return None
        when = span or (first, first)
        return Deed(happening, self.who(events), *when, dated=span is not None)

    def who(self, events: Iterable[Event]) -> Who:
        people, sides, places = set[str](), set[str](), set[str]()
        for e in events:
            acting, acted_on = self._witnesses.named(e, self._told)
            sides |= acting | acted_on
            for actor in (*e.actors, *e.recipients):
                if self._witnesses.takes_part(e, actor):
                    people |= {p.id for p in self._told.parties(e.id, actor) if p.kind == "person"}
            places |= place_of(e)
        return Who(frozenset(people), frozenset(sides), frozenset(places))

    def back_on(self, promise: Happening, who: Who, since: str) -> str | None:
        """What the same people, or the same sides at the same level, did so soon after it was called off.

        The summit that was off in May and held in June was the promised one.
        """
        level = promise.details.get("level")
        found = [
            deed
            for key in (*who.people, joined(who.sides))
            for deed in self._done.get((promise.kind, key), ())
            if deed.dated
            and len(who.sides) >= BOTH
            and length(deed.first, deed.last) < DAYS
            and since < deed.first <= later(since, _BACK_ON)
            and who.sides <= deed.who.sides
            and not crowd(who.sides, deed.who.sides)
            and who.people <= deed.who.people
            and (len(who.people) >= BOTH or level in ("leader", deed.happening.details.get("level")))
        ]
        exact = min(found, key=lambda d: (length(d.first, d.last), d.first, d.happening.id), default=None)
        return exact.happening.id if exact is not None else None

    def kept(
        self, promise: Happening, who: Who, due: Due | None, limit: str | None, promised: str
    ) -> Deed | None:
        """The deed that does what was promised: not before it was due, by the same and where it was to be.

        Nothing keeps a promise before it is given, nor after the last day read.
        """
        if not promised or promise.kind in SAYING:
            # What was promised in words is another happening, and nothing tells which.
            return None
        if due is None or due.from_ is None or due.to is None or limit is None:
            first, last, wide = promised, later(promised, SOON), True
            undated = last
        else:
            first, last = max(promised, later(due.from_, -1)), later(limit, _LATEST)
            undated = later(limit, AFTERWARDS)
            wide = later(due.from_, _NARROW) < due.to
        own = self._own.get(promise.id)
        if own is not None and (
            _strangers(who, own.who) or crowd(who.sides, own.who.sides) or elsewhere(who, own.who.places)
        ):
            own = None
        if own is not None and own.last >= first:
            return own
        candidates = {
            deed.happening.id: deed
            for key in (*who.people, joined(who.sides))
            for deed in self._done.get((promise.kind, key), ())
            if deed.happening.id != promise.id
            # Where neither has its day, any talk of the same two would keep any promise of theirs.
            and (deed.dated or limit is not None)
            and (first if deed.dated else max(first, due.from_ or first if due else first)) <= deed.last
            and deed.first <= min(last if deed.dated else undated, self._last)
            and _alike(promise, who, deed)
            and _same(promise, who, deed, wide, due)
            and (limit is None or not deed.dated or deed.first <= limit or _come_late(promise, who, deed))
        }
        return min(candidates.values(), key=lambda d: (d.first, d.happening.id), default=None)


def _strangers(who: Who, did: Who) -> bool:
    """Whether two have nobody in common, though both name somebody: merging took one for the other."""
    if who.people and did.people:
        return not who.people & did.people
    return bool(who.sides and did.sides) and not who.sides & did.sides


def place_of(event: Event) -> frozenset[str]:
    """Where an event is told to be: its country, if it is in one, and its name."""
    place = event.place
    if place is None:
        return frozenset()
    return frozenset(each for each in (place.country, place.name or place.text) if each)


def elsewhere(who: Who, places: frozenset[str]) -> bool:
    """Whether what nobody promised by name was done in another place: another meeting of the same two."""
    return not who.people and bool(who.places and places) and not who.places & places


def crowd(promised: frozenset[str], came: frozenset[str]) -> bool:
    """Whether many sides came together, where two had promised it to each other."""
    return len(came) > _MANY and len(promised) <= BOTH


def _come_late(promise: Happening, who: Who, deed: Deed) -> bool:
    """Whether a deed after the due day is the promised one: by the same two there, or at the same level.

    Of five that shared only people or only the place (2026-11-22) none was.
    """
    if len(who.people & deed.who.people) >= BOTH and who.places & deed.who.places:
        return True
    level = promise.details.get("level")
    alike = level is not None and level == deed.happening.details.get("level")
    return alike and not who.people and who.sides == deed.who.sides


def _alike(promise: Happening, who: Who, deed: Deed) -> bool:
    """Whether a deed is of the same sort; the same people may be told at one level or at another."""
    names = _NAMED if who.people & deed.who.people else _SAME
    return all(deed.happening.details.get(n) in (None, promise.details.get(n)) for n in names)


def _same(promise: Happening, who: Who, deed: Deed, wide: bool, due: Due | None) -> bool:
    """Whether a deed of the time is the promised one: by its name, its people and its place or sides.

    What one country does alone ("will travel") is told of too often to be known by its country.
    """
    did = deed.who
    if crowd(who.sides, did.sides):
        return False
    name = promise.details.get("name")
    if name and name == deed.happening.details.get("name"):
        return bool(who.sides & did.sides)
    place = bool(who.places & did.places)
    people = len(who.people & did.people)
    if wide:
        return people >= BOTH or (people > 0 and place)
    if people < BOTH <= min(len(who.people), len(did.people)):
        # Two are named in both, and they are not the same two.
        return False
    if people:
        return place or people >= BOTH or (len(who.sides) > 1 and who.sides <= did.sides)
    if who.people and did.people:
        return False
    level = promise.details.get("level")
    alike = place or (level is not None and level == deed.happening.details.get("level"))
    if due is not None and due.from_ and length(due.from_, due.to) <= DAYS:
        alike = alike or (deed.dated and deed.first == deed.last)
    return len(who.sides) > 1 and who.sides == did.sides and alike
