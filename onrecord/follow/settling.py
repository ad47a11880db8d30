"""What became of a promise: kept, late, changed, called off, broken, or not reported since."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from onrecord.follow.promises import PLANNED, WORDS, later
from onrecord.follow.told import Told
from onrecord.model import Due, Event, Happening
from onrecord.vocabulary import CommitmentState

# A deed this long (days) after the due day is another one, not the promised one come late.
_LATEST = 60
# A plan for a longer time is too wide for any meeting of its parties to be the one that was meant.
_NARROW = 40
# Silence tells something where reports on a party appeared in so many days after the due day.
_LISTENED = 60
# So long (days) after a promise without a day, a deed of the same people may still be the promised one.
_NO_DAY = 180
_SAME = ("level", "format", "name", "system", "step")
_Done = tuple[str, Happening]


class Settling:
    """Judges promises by the happenings and the reports that were read, and by nothing else.

    Args:
        happenings: all of them.
        told: what the reports told.
        coverage: the days (ISO 8601) of the reports read; None takes those of the coded reports.
    """

    def __init__(
        self, happenings: Iterable[Happening], told: Told, coverage: Iterable[str] | None = None
    ) -> None:
        self._told = told
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
        self._done: dict[tuple[str, frozenset[str]], list[_Done]] = defaultdict(list)
        for h in happenings:
            if h.status == "actual" and (when := told.day(h)) and self._news(h):
                self._done[(h.kind, self._countries(h))].append((when, h))

    def _news(self, happening: Happening) -> bool:
        return any(e.status == "actual" for e in self._told.events(happening))

    def _countries(self, happening: Happening) -> frozenset[str]:
        return self._told.acting(happening) | self._told.acted_on(happening)

    def outcome(
        self, happening: Happening, announced: list[Event], dues: list[Due], grace: int
    ) -> tuple[CommitmentState, str | None]:
        """The state of a promise, and the happening that settled it."""
        due = dues[-1] if dues else None
        limit = later(due.to, grace) if due is not None and due.to else None
        promised = min((d for e in announced if (d := self._told.published(e.id))), default="")
        if happening.status == "actual" and any(e.status in PLANNED for e in announced):
            span = self._told.span(happening)
            # What is dated before it was promised is another deed that was taken for this one.
            if span is None or span[1] >= promised:
                late = limit is not None and span is not None and span[0] > limit
                return ("late" if late else "kept"), happening.id
        if happening.status == "cancelled" or announced[-1].status == "cancelled":
            return "called-off", happening.id
        if happening.status == "negated":
            return "broken", happening.id
        found = self._deed(happening, due, limit, promised)
        if found is not None:
            return ("late" if limit is not None and found[0] > limit else "kept"), found[1].id
        if happening.status == "postponed" or len(dues) > 1:
            return "changed", happening.id
        if limit is not None and limit < self._last and self._listened(happening, limit):
            return "unreported", None
        return "open", None

    def _listened(self, happening: Happening, limit: str) -> bool:
        """Whether reports on a party were read in the time after the due day."""
        for code in self._countries(happening):
            days = self._heard.get(code, [])
            at = bisect_right(days, limit)
            if at < len(days) and days[at] <= min(later(limit, _LISTENED), self._last):
                return True
        return False

    def _deed(self, happening: Happening, due: Due | None, limit: str | None, promised: str) -> _Done | None:
        """Another happening that does what was promised: same kind and parties, not before it was due.

        Nothing keeps a promise before it is given, nor after the last day read.
        """
        countries = self._countries(happening)
        if not countries or not promised or happening.kind in WORDS:
            return None
        if due is None or due.from_ is None or due.to is None or limit is None:
            due, limit = Due(from_=promised, to=later(promised, _NO_DAY)), later(promised, _NO_DAY - _LATEST)
            wide = True
        else:
            wide = later(due.from_, _NARROW) < due.to
        # What one country does alone ("will travel") is told of too often to be known by its country.
        alone = len(countries) == 1
        candidates = [
            (when, h)
            for when, h in self._done.get((happening.kind, countries), ())
            if h.id != happening.id
            and promised <= when <= self._last
            and later(due.from_ or promised, -1) <= when <= later(limit, _LATEST)
            and all(h.details.get(n) in (None, happening.details.get(n)) for n in _SAME)
            and (self._same(happening, h) or not (wide or alone or when > limit))
        ]
        return min(candidates, key=lambda item: (item[0], item[1].id), default=None)

    def _same(self, promise: Happening, deed: Happening) -> bool:
        """Whether two share more than their countries: a name, a level, or two people."""
        if promise.details.get("name") and promise.details.get("name") == deed.details.get("name"):
            return True
        if promise.details.get("level") and promise.details.get("level") == deed.details.get("level"):
            return True
        people = [
            {p.entity for p in (*h.actors, *h.recipients) if self._person(p.entity)} for h in (promise, deed)
        ]
        return len(people[0] & people[1]) > 1

    def _person(self, entity: str) -> bool:
        found = self._told.entity(entity)
        return found is not None and found.kind == "person"


def dues(announced: list[Event]) -> list[Due]:
    """The due days, as they were announced one after the other."""
    found = (
        Due(from_=e.date.from_, to=e.date.to or e.date.from_)
        for e in announced
        if e.date is not None and e.date_basis != "context" and (e.date.from_ or e.date.to)
    )
    return _narrowed(list(dict.fromkeys(found)))


def _narrowed(given: list[Due]) -> list[Due]:
    """Without the wider of two that agree: "in May", then "on May 22", is one day told twice."""
    kept: list[Due] = []
    for due in given:
        if kept and _overlap(kept[-1], due):
            kept[-1] = due if _within(due, kept[-1]) else kept[-1]
        else:
            kept.append(due)
    return kept


def _overlap(one: Due, other: Due) -> bool:
    return (one.from_ or "") <= (other.to or "9") and (other.from_ or "") <= (one.to or "9")


def _within(one: Due, other: Due) -> bool:
    return (one.from_ or "") >= (other.from_ or "") and (one.to or "9") <= (other.to or "9")
