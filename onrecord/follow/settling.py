"""What became of a promise: kept, late, changed, called off, broken, or not reported since."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.follow.deeds import SOON, Deeds, Who, crowd, elsewhere, place_of
from onrecord.follow.dues import Dues
from onrecord.follow.evidence import Witnesses
from onrecord.follow.perhaps import (
    ABOUT,
    BOTH,
    LISTENED,
    Perhaps,
    by_the_same,
    perhaps,
    so_long_after,
)
from onrecord.follow.pledged import Pledged
from onrecord.follow.reported import Reported
from onrecord.follow.told import Told, later
from onrecord.model import Due, Event, Happening
from onrecord.vocabulary import DONE, SAYING, CommitmentState

# After so many days nobody can say any more what became of a promise without a day.
_NO_DAY = 180


class Settling:
    """Judges promises by the happenings and the reports that were read, and by nothing else.

    Args:
        witnesses: what may be relied on.
        dues: how due days are read.
        happenings: all of them.
        told: what the reports told.
        pledged: finds the deeds of what was pledged for a day.
        coverage: the days (ISO 8601) of the reports read; None takes those of the coded reports.
    """

    def __init__(
        self,
        witnesses: Witnesses,
        dues: Dues,
        happenings: Iterable[Happening],
        told: Told,
        pledged: Pledged,
        coverage: Iterable[str] | None = None,
    ) -> None:
        happenings = list(happenings)
        self._pledged = pledged
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
        self._deeds = Deeds(witnesses, happenings, told, self._last)
        # What is told as done, surely or not, by its kind.
        self._perhaps: dict[str, list[Perhaps]] = defaultdict(list)
        for h in happenings:
            if h.status in DONE and (unsure := perhaps(h, told)) is not None:
                self._perhaps[h.kind].append(unsure)
                if h.type is not None and h.kind == "other":
                    # Measures told in other words may be the promised ones ("blacklisting").
                    self._perhaps[h.type].append(unsure)

    def outcome(
        self, happening: Happening, announced: list[Event], grace: int
    ) -> tuple[CommitmentState, str | None]:
        """The state of a promise, and the happening that settled it."""
        given = self.dues(announced)
        due = given[-1][1] if given else None
        limit = _limit(due, grace) if due is not None else None
        promised = min((d for e in announced if (d := self._told.published(e.id))), default="")
        done = self._pledged.came(announced, due)
        if done is not None:
            return ("late" if done.late else "kept"), done.happening
        who = self._deeds.who(announced)
        # Of several plans in one the first says where.
        who = Who(who.people, who.sides, self._deeds.who(announced[:1]).places)
        found = self._deeds.kept(happening, who, due, limit, promised)
        if found is not None:
            past = limit is not None and found.dated and found.first > limit
            better = None if past or found.exact else self._to_the_day(happening, who, due, limit, announced)
            # Who gave another day when the first had been missed has kept it late.
            limits = [on_time for _, each in given if (on_time := _limit(each, grace)) is not None]
            late = bool(limits) and found.dated and found.first > min(limits)
            return ("late" if late else "kept"), better or found.happening.id
        told = [
            e for e in self._told.events(happening) if self._witnesses.sure(e) and self._since(e, promised)
        ]
        off = self._called_off(happening, who, due, told, announced)
        if off is not None:
            return off
        # That nothing is planned breaks no promise; that it was not done when it was due does.
        if due is not None and any(e.status == "negated" and self._since(e, due.to or "9") for e in told):
            return "broken", happening.id
        if any(e.status == "postponed" for e in told) or len({day for day, _ in given}) > 1:
            return "changed", happening.id
        if limit is None or limit >= self._last:
            return "open", None
        return self._unsurely(happening, who, due, limit, announced)

    def _to_the_day(
        self, promise: Happening, who: Who, due: Due | None, limit: str | None, announced: list[Event]
    ) -> str | None:
        """The happening that is told of the due days, however unsurely, before one that has no day."""
        if limit is None or due is None:
            return None
        own = self._own_day(promise, who, due, limit)
        came = None if own else self._reported.came(self._reported.plan(announced, due, limit), exact=True)
        return came[1].id if came is not None else own

    def _called_off(
        self, promise: Happening, who: Who, due: Due | None, told: list[Event], announced: list[Event]
    ) -> tuple[CommitmentState, str] | None:
        """The state of a promise that somebody tells to have been called off or put off by its own word."""
        days = sorted(d for e in announced if (d := self._told.published(e.id)))
        off = sorted(d for e in told if e.status == "cancelled" and (d := self._told.published(e.id)))
        if off:
            back = self._deeds.back_on(promise, who, off[0])
            return ("kept", back) if back is not None else ("called-off", promise.id)
        if not days or promise.kind != "meeting":
            return None
        by = self._reported.called_off(who.people, who.sides, due, (days[0], days[-1]))
        if by is None:
            return None
        back = self._deeds.back_on(promise, who, by[2])
        return ("kept", back) if back is not None else ("changed" if by[1] else "called-off", by[0])

    def _unsurely(
        self, promise: Happening, who: Who, due: Due | None, limit: str, announced: list[Event]
    ) -> tuple[CommitmentState, str | None]:
        """What became of a promise whose day has passed, by what is told with little confidence."""
        promising = frozenset(self._told.origin(e.id) or "" for e in announced)
        like = [
            each
            for each in self._may_be_done(promise, who, due, limit)
            # What is told as done where it is promised is background, or the plan once more.
            if any(report not in promising for report, _, _ in each.told)
        ]
        likely = self._own_day(promise, who, due, limit) or by_the_same(who.people, due, like, promising)
        if promise.kind not in SAYING:
            if likely is not None:
                return "kept", likely
            came = self._reported.came(self._reported.plan(announced, due, limit))
            if came is not None:
                # The stay that a journey may last is no grace for its first day.
                day = due.to if due is not None and due.from_ == due.to else None
                return ("late" if day is not None and came[0] > later(day, 1) else "kept"), came[1].id
        return ("open" if like or not self._listened(promise, limit) else "unreported"), None

    def dues(self, announced: list[Event]) -> list[tuple[str, Due]]:
        """The due days of a promise, each with the day of its announcement."""
        return self._dues.of(announced, self._told)

    def long_ago(self, day: str) -> bool:
        """Whether a day lies so far back that what was then promised for no day would have been done."""
        return later(day, _NO_DAY) < self._last

    def _since(self, event: Event, day: str) -> bool:
        return (self._told.published(event.id) or "") >= day

    def _own_day(self, promise: Happening, who: Who, due: Due | None, limit: str) -> str | None:
        """The promise's own happening, where a later report tells in so many words that it came on the day.

        However unsure that sentence was read: merging has found it to be the thing that was planned.
        """
        sides = self._told.acting(promise) | self._told.acted_on(promise)
        done = [e for e in self._told.events(promise) if e.status in DONE]
        places = frozenset(place for e in done for place in place_of(e))
        if due is None or due.from_ is None or crowd(who.sides, sides) or elsewhere(who, places):
            return None
        first = later(due.from_, -1)
        came = any(
            e.date is not None
            and e.date.from_ is not None
            and e.date_basis != "context"
            and first <= e.date.from_ <= (e.date.to or e.date.from_) <= limit
            and self._since(e, due.from_)
            for e in done
        )
        return promise.id if came else None

    def _may_be_done(self, promise: Happening, who: Who, due: Due | None, limit: str) -> Iterator[Perhaps]:
        """The like that is told as done by the same people, or else two of the countries, about that time.

        Surely or not: then nobody can say that it was never reported. Of 12 such promises 4 had been kept
        (2026-11-22); where people are named, other people of their countries say nothing of it, and
        neither does what two others of them did at another level.
        """
        sides = self._told.acting(promise) | self._told.acted_on(promise)
        first = later(due.from_, -ABOUT) if due is not None and due.from_ else limit
        level = promise.details.get("level")
        sorts = [promise.kind, *([promise.type] if promise.kind == "sanctions" and promise.type else [])]
        for each in (each for sort in sorts for each in self._perhaps[sort]):
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


def _limit(due: Due, grace: int) -> str | None:
    """The last day that is still on time; of what is to come "as early as" a day, some time after it."""
    if due.to is not None:
        return later(due.to, grace)
    return later(due.from_, SOON + grace) if due.from_ is not None else None
