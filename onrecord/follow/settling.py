"""What became of a promise: kept, late, changed, called off, broken, or not reported since."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.follow.dues import Dues
from onrecord.follow.evidence import Witnesses, by_status, narrowest
from onrecord.follow.perhaps import (
    ABOUT,
    AFTERWARDS,
    BOTH,
    DAYS,
    LISTENED,
    Perhaps,
    by_the_same,
    perhaps,
    so_long_after,
)
from onrecord.follow.reported import Reported
from onrecord.follow.told import Told, later, length
from onrecord.model import Due, Event, Happening
from onrecord.vocabulary import DONE, SAYING, CommitmentState

# A deed this long (days) after the due day is another one, not the promised one come late.
_LATEST = 31
# A plan for a longer time is too wide for any meeting of its parties to be the one that was meant.
_NARROW = 40
# So long (days) after a promise without a day, a deed of the same people may still be the promised one, and
# after so long nobody can say any more what became of it.
_SOON = 60
_NO_DAY = 180
_NAMED = ("name", "system", "step", "channel")
_SAME = ("level", "format", *_NAMED)
_MANY = 3


@dataclass(frozen=True, slots=True)
class _Who:
    """Whom the sentences of a promise or of a deed name, and where."""

    people: frozenset[str]
    sides: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Deed:
    """Something told as done: by whom, and between which days at most."""

    happening: Happening
    who: _Who
    first: str
    last: str
    dated: bool


class Settling:
    """Judges promises by the happenings and the reports that were read, and by nothing else.

    Args:
        witnesses: what may be relied on.
        dues: how due days are read.
        happenings: all of them.
        told: what the reports told.
        coverage: the days (ISO 8601) of the reports read; None takes those of the coded reports.
    """

    def __init__(
        self,
        witnesses: Witnesses,
        dues: Dues,
        happenings: Iterable[Happening],
        told: Told,
        coverage: Iterable[str] | None = None,
    ) -> None:
        happenings = list(happenings)
        self._told = told
        self._reported = Reported(witnesses, happenings, told)
        self._dues = dues
        self._witnesses = witnesses
        read = sorted(
            coverage if coverage is not None else (d for c in told.coded if (d := c.report.published.from_))
        )
        self._last = read[-1] if read else ""
        self._heard: dict[str, list[str]] = defaultdict(list)
        for c in told.coded:
            day = c.report.published.from_
            if day:
                for code in {code for a in c.actors for code in (a.country, *a.countries) if code}:
                    self._heard[code].append(day)
        # Deeds by their kind and whom they name, each person and all sides together.
        self._done: dict[tuple[str, str], list[_Deed]] = defaultdict(list)
        self._own: dict[str, _Deed] = {}
        # What is told as done, surely or not, by its kind.
        self._perhaps: dict[str, list[Perhaps]] = defaultdict(list)
        for h in happenings:
            deed = self._deed(h)
            if h.status in DONE and (unsure := perhaps(h, told)) is not None:
                self._perhaps[h.kind].append(unsure)
            if deed is not None:
                self._own[h.id] = deed
                for key in (*deed.who.people, _joined(deed.who.sides)):
                    self._done[(h.kind, key)].append(deed)

    def _deed(self, happening: Happening) -> _Deed | None:
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
        return _Deed(happening, self._who(events), *when, dated=span is not None)

    def _who(self, events: Iterable[Event]) -> _Who:
        people, sides, places = set[str](), set[str](), set[str]()
        for e in events:
            acting, acted_on = self._witnesses.named(e, self._told)
            sides |= acting | acted_on
            for actor in (*e.actors, *e.recipients):
                if self._witnesses.takes_part(e, actor):
                    people |= {p.id for p in self._told.parties(e.id, actor) if p.kind == "person"}
            if e.place is not None and e.place.country:
                places |= {e.place.country, e.place.name or e.place.text}
        return _Who(frozenset(people), frozenset(sides), frozenset(places))

    def outcome(
        self, happening: Happening, announced: list[Event], grace: int
    ) -> tuple[CommitmentState, str | None]:
        """The state of a promise, and the happening that settled it."""
        given = self.dues(announced)
        due = given[-1][1] if given else None
        limit = later(due.to, grace) if due is not None and due.to else None
        promised = min((d for e in announced if (d := self._told.published(e.id))), default="")
        who = self._who(announced)
        # Of several plans in one the first says where.
        who = _Who(who.people, who.sides, self._who(announced[:1]).places)
        found = self._kept(happening, who, due, limit, promised)
        if found is not None:
            late = limit is not None and found.dated and found.first > limit
            return ("late" if late else "kept"), found.happening.id
        told = [
            e for e in self._told.events(happening) if self._witnesses.sure(e) and self._since(e, promised)
        ]
        if any(e.status == "cancelled" for e in told):
            return "called-off", happening.id
        days = sorted(d for e in announced if (d := self._told.published(e.id)))
        off = self._reported.called_off(who.people, who.sides, due, (days[0], days[-1])) if days else None
        if off is not None and happening.kind == "meeting":
            return ("changed" if off[1] else "called-off"), off[0]
        # That nothing is planned breaks no promise; that it was not done when it was due does.
        if due is not None and any(e.status == "negated" and self._since(e, due.to or "9") for e in told):
            return "broken", happening.id
        if any(e.status == "postponed" for e in told) or len({day for day, _ in given}) > 1:
            return "changed", happening.id
        if limit is None or limit >= self._last:
            return "open", None
        promising = frozenset(self._told.origin(e.id) or "" for e in announced)
        like = [
            each
            for each in self._may_be_done(happening, who, due, limit)
            # What is told as done where it is promised is background, or the plan once more.
            if any(report not in promising for report, _, _ in each.told)
        ]
        likely = self._own_day(happening, who, due, limit) or by_the_same(who.people, due, like, promising)
        if happening.kind not in SAYING:
            if likely is not None:
                return "kept", likely
            sides = who.sides | self._at(announced)
            came = self._reported.came(who.people, sides, due, limit, promising)
            if came is not None:
                # The stay that a journey may last is no grace for its first day.
                day = due.to if due is not None and due.from_ == due.to else None
                return ("late" if day is not None and came[0] > later(day, 1) else "kept"), came[1]
        return ("open" if like or not self._listened(happening, limit) else "unreported"), None

    @staticmethod
    def _at(announced: list[Event]) -> frozenset[str]:
        """Where a journey is to go."""
        return frozenset(e.place.country for e in announced[:1] if e.place is not None and e.place.country)

    def dues(self, announced: list[Event]) -> list[tuple[str, Due]]:
        """The due days of a promise, each with the day of its announcement."""
        return self._dues.of(announced, self._told)

    def long_ago(self, day: str) -> bool:
        """Whether a day lies so far back that what was then promised for no day would have been done."""
        return later(day, _NO_DAY) < self._last

    def _since(self, event: Event, day: str) -> bool:
        return (self._told.published(event.id) or "") >= day

    def _own_day(self, promise: Happening, who: _Who, due: Due | None, limit: str) -> str | None:
        """The promise's own happening, where a later report tells in so many words that it came on the day.

        However unsure that sentence was read: merging has found it to be the thing that was planned.
        """
        sides = self._told.acting(promise) | self._told.acted_on(promise)
        if due is None or due.from_ is None or _crowd(who.sides, sides):
            return None
        first = later(due.from_, -1)
        came = any(
            e.status in DONE
            and e.date is not None
            and e.date.from_ is not None
            and e.date_basis != "context"
            and first <= e.date.from_ <= (e.date.to or e.date.from_) <= limit
            and self._since(e, due.from_)
            for e in self._told.events(promise)
        )
        return promise.id if came else None

    def _may_be_done(self, promise: Happening, who: _Who, due: Due | None, limit: str) -> Iterator[Perhaps]:
        """The like that is told as done by the same people, or else two of the countries, about that time.

        Surely or not: then nobody can say that it was never reported. Of 12 such promises 4 had been kept
        (2026-11-22); where people are named, other people of their countries say nothing of it, and
        neither does what two others of them did at another level.
        """
        sides = self._told.acting(promise) | self._told.acted_on(promise)
        first = later(due.from_, -ABOUT) if due is not None and due.from_ else limit
        level = promise.details.get("level")
        for each in self._perhaps[promise.kind]:
            if (
                (each.dated or who.people)
                and first <= each.first <= later(limit, so_long_after(each, sides))
                and len(who.people & each.by) >= min(BOTH, len(who.people))
                and len(sides & each.sides) >= min(BOTH, len(sides))
                and (who.people or None in (level, each.level) or level == each.level)
            ):
                yield each

    def _listened(self, happening: Happening, limit: str) -> bool:
        """Whether reports on a party were read in the time after the due day."""
        for code in self._told.acting(happening) | self._told.acted_on(happening):
            days = self._heard.get(code, [])
            at = bisect_right(days, limit)
            if at < len(days) and days[at] <= min(later(limit, LISTENED), self._last):
                return True
        return False

    def _kept(
        self, promise: Happening, who: _Who, due: Due | None, limit: str | None, promised: str
    ) -> _Deed | None:
        """The deed that does what was promised: not before it was due, by the same and where it was to be.

        Nothing keeps a promise before it is given, nor after the last day read.
        """
        if not promised or promise.kind in SAYING:
            # What was promised in words is another happening, and nothing tells which.
            return None
        if due is None or due.from_ is None or due.to is None or limit is None:
            first, last, wide = promised, later(promised, _SOON), True
            undated = last
        else:
            first, last = max(promised, later(due.from_, -1)), later(limit, _LATEST)
            undated = later(limit, AFTERWARDS)
            wide = later(due.from_, _NARROW) < due.to
        own = self._own.get(promise.id)
        if own is not None and (_strangers(who, own.who) or _crowd(who.sides, own.who.sides)):
            own = None
        if own is not None and own.last >= first:
            return own
        candidates = {
            deed.happening.id: deed
            for key in (*who.people, _joined(who.sides))
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


def _joined(sides: frozenset[str]) -> str:
    return "+".join(sorted(sides))


def _strangers(who: _Who, did: _Who) -> bool:
    """Whether two have nobody in common, though both name somebody: merging took one for the other."""
    if who.people and did.people:
        return not who.people & did.people
    return bool(who.sides and did.sides) and not who.sides & did.sides


def _crowd(promised: frozenset[str], came: frozenset[str]) -> bool:
    """Whether many sides came together, where two had promised it to each other."""
    return len(came) > _MANY and len(promised) <= BOTH


def _come_late(promise: Happening, who: _Who, deed: _Deed) -> bool:
    """Whether a deed after the due day is the promised one: by the same two there, or at the same level.

    Of five that shared only people or only the place (2026-11-22) none was.
    """
    if len(who.people & deed.who.people) >= BOTH and who.places & deed.who.places:
        return True
    level = promise.details.get("level")
    alike = level is not None and level == deed.happening.details.get("level")
    return alike and not who.people and who.sides == deed.who.sides


def _alike(promise: Happening, who: _Who, deed: _Deed) -> bool:
    """Whether a deed is of the same sort; the same people may be told at one level or at another."""
    names = _NAMED if who.people & deed.who.people else _SAME
    return all(deed.happening.details.get(n) in (None, promise.details.get(n)) for n in names)


def _same(promise: Happening, who: _Who, deed: _Deed, wide: bool, due: Due | None) -> bool:
    """Whether a deed of the time is the promised one: by its name, its people and its place or sides.

    What one country does alone ("will travel") is told of too often to be known by its country.
    """
    did = deed.who
    if _crowd(who.sides, did.sides):
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
