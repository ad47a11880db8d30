"""What was announced or promised, and what became of it, judged only by what was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import PROMISES, Promise
from onrecord.model import Commitment, Due, Event, Happening, stable_id
from onrecord.vocabulary import CommitmentState

_PLANNED = frozenset({"future", "postponed", "cancelled"})
# To accept or promise is done with words; what was promised is another happening.
_WORDS = frozenset({"statement", "other"})
_GIVING = frozenset({"AGREE", "CONCEDE"})
# A deed this long (days) after the due day is another one, not the promised one come late.
_LATEST = 120


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()


class CommitmentKeeper:
    """Finds commitments among happenings and says what became of each."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._promises: dict[str, list[Promise]] = defaultdict(list)
        for row in knowledge.rows(PROMISES):
            self._promises[row.kind].append(row)

    def keep(
        self, happenings: Iterable[Happening], told: Told, coverage: Iterable[str] | None = None
    ) -> Iterator[Commitment]:
        """The commitments, in the order of their happenings.

        Args:
            happenings: graded or not, of all kinds.
            told: what the reports told.
            coverage: the days (ISO 8601) on which the reports that were read appeared; by
                default those of the coded reports.
        """
        everything = list(happenings)
        days = sorted(
            coverage if coverage is not None else (d for c in told.coded if (d := c.report.published.from_))
        )
        done: dict[tuple[str, frozenset[str]], list[tuple[str, Happening]]] = defaultdict(list)
        for h in everything:
            if h.status == "actual" and (when := told.day(h)):
                done[(h.kind, told.acting(h) | told.acted_on(h))].append((when, h))
        seen: set[tuple[object, ...]] = set()
        for h in everything:
            promise = self._promise(h)
            announced = [
                e for e in told.events(h) if (e.status in _PLANNED and _ahead(e, told)) or _promised(e, told)
            ]
            if promise is not None and announced and not _no_promise(h, announced, everything):
                made = self._commitment(h, promise, announced, told, done, days)
                # Two plans of one kind by the same parties for the same days are one promise.
                mark = (h.kind, told.acting(h) | told.acted_on(h), made.due, h.details.get("level"))
                if made.due is None or mark not in seen:
                    seen.add(mark)
                    yield made

    def _promise(self, happening: Happening) -> Promise | None:
        given = happening.kind in _WORDS and happening.type in _GIVING
        if not given and not any(step.status in _PLANNED for step in happening.history):
            return None
        return next(
            (
                row
                for row in self._promises.get(happening.kind, ())
                if not row.types or {happening.type, happening.plover} & set(row.types)
            ),
            None,
        )

    def _commitment(
        self,
        happening: Happening,
        promise: Promise,
        announced: list[Event],
        told: Told,
        done: dict[tuple[str, frozenset[str]], list[tuple[str, Happening]]],
        days: list[str],
    ) -> Commitment:
        first = announced[0]
        dues = _dues(announced)
        due = dues[-1] if dues else None
        state, settled = self._outcome(happening, promise, due, len(set(dues)) > 1, told, done, days)
        names = told.names(happening)
        what = promise.what.replace("{act}", first.trigger.text)
        what = what.replace(", {step}", f", {step}" if (step := happening.details.get("step")) else "")
        return Commitment(
            id=stable_id("c", happening.id),
            what=f"{what} ({', '.join(names)})" if names else what,
            by=tuple(p.entity for p in happening.actors),
            to=tuple(p.entity for p in happening.recipients),
            due=due,
            said_in=first.according_to or first.id,
            state=state,
            happening=happening.id,
            settled_by=settled,
        )

    @staticmethod
    def _outcome(
        happening: Happening,
        promise: Promise,
        due: Due | None,
        moved: bool,
        told: Told,
        done: dict[tuple[str, frozenset[str]], list[tuple[str, Happening]]],
        days: list[str],
    ) -> tuple[CommitmentState, str | None]:
        limit = _later(due.to, promise.grace) if due is not None and due.to else None
        if happening.status == "actual" and happening.kind not in _WORDS:
            when = told.day(happening)
            late = limit is not None and when is not None and when > limit
            return ("late" if late else "kept"), happening.id
        if happening.status == "cancelled":
            return "called-off", happening.id
        if happening.status == "negated":
            return "broken", happening.id
        found = _deed(happening, due, limit, told, done, days[-1] if days else "")
        if found is not None:
            return ("late" if limit is not None and found[0] > limit else "kept"), found[1].id
        if happening.status == "postponed" or moved:
            return "changed", happening.id
        if limit is not None and days and days[-1] > limit:
            return "unreported", None
        return "open", None


def _ahead(event: Event, told: Told) -> bool:
    """Whether a plan lies ahead of its report; what lies behind it is told as planned once."""
    published = told.published(event.id)
    last = (event.date.to or event.date.from_) if event.date is not None else None
    return published is None or last is None or last >= _later(published, -1)


def _no_promise(happening: Happening, announced: list[Event], happenings: list[Happening]) -> bool:
    """Whether what looks like a plan without a day is none.

    "Live-fire training has been cancelled" says of a part that it is left out; "decided to
    extend the pact" says once more what the same report says was done.
    """
    if _dues(announced):
        return False
    statuses = {step.status for step in happening.history}
    if happening.kind == "exercise" and statuses <= {"cancelled", "negated"}:
        return True
    step, name = happening.details.get("step"), happening.details.get("name")
    return bool(step and name) and any(
        h.status == "actual"
        and (h.kind, h.details.get("step"), h.details.get("name")) == (happening.kind, step, name)
        and set(h.reports) & set(happening.reports)
        for h in happenings
    )


def _promised(event: Event, told: Told) -> bool:
    """Whether something was accepted or promised for a day that lay ahead ("accepted, in two weeks")."""
    published = told.published(event.id)
    if event.kind not in _WORDS or event.type not in _GIVING or event.status != "actual":
        return False
    ahead = event.date.from_ if event.date is not None else None
    return published is not None and ahead is not None and ahead > published


def _dues(announced: list[Event]) -> list[Due]:
    """The due days, as they were announced one after the other."""
    found = (
        Due(from_=e.date.from_, to=e.date.to or e.date.from_)
        for e in announced
        if e.date is not None and e.date_basis != "context" and (e.date.from_ or e.date.to)
    )
    return list(dict.fromkeys(found))


def _deed(
    happening: Happening,
    due: Due | None,
    limit: str | None,
    told: Told,
    done: dict[tuple[str, frozenset[str]], list[tuple[str, Happening]]],
    last: str,
) -> tuple[str, Happening] | None:
    """Another happening that does what was promised: same kind and parties, not before it was due.

    Nothing keeps a promise before it is given, nor after the `last` day read.
    """
    if due is None or due.from_ is None or limit is None:
        return None
    parties = told.acting(happening) | told.acted_on(happening)
    if not parties:
        return None
    promised = min((d for e in happening.events if (d := told.published(e))), default="")
    candidates = [
        (when, h)
        for when, h in done.get((happening.kind, parties), ())
        if h.id != happening.id
        and promised <= when <= last
        and _later(due.from_, -1) <= when <= _later(limit, _LATEST)
        and all(
            h.details.get(name) in (None, happening.details.get(name))
            for name in ("level", "format", "name", "system", "step")
        )
        and (happening.kind not in ("other", "statement") or h.type == happening.type)
    ]
    return min(candidates, key=lambda item: (item[0], item[1].id), default=None)
