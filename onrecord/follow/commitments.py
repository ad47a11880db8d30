"""What was announced or promised, and what became of it, judged only by what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.follow.promises import Promises
from onrecord.follow.settling import Settling, dues
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import Promise
from onrecord.merge.words import stem
from onrecord.model import Commitment, Event, Happening, stable_id


class CommitmentKeeper:
    """Finds commitments among happenings and says what became of each."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._promises = Promises(knowledge)

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
        settling = Settling(everything, told, coverage)
        done = frozenset(
            (report, h.kind, str(h.details["step"]), str(h.details["name"]))
            for h in everything
            if h.status == "actual" and h.details.get("step") and h.details.get("name")
            for report in h.reports
        )
        seen: set[tuple[object, ...]] = set()
        for h in everything:
            row = self._promises.row(h)
            announced = self._promises.announcing(h, row, told) if row is not None else []
            if row is None or not announced or _no_promise(h, announced, done):
                continue
            made = _commitment(h, row, announced, told, settling)
            # Two plans of one kind by the same parties for the same days are one promise, and so are
            # two without a day in one report.
            when = made.due or (h.reports[:1], stem(announced[0].trigger.text))
            mark = (h.kind, told.acting(h) | told.acted_on(h), when, h.details.get("level"))
            if mark not in seen:
                seen.add(mark)
                yield made


def _commitment(
    happening: Happening, row: Promise, announced: list[Event], told: Told, settling: Settling
) -> Commitment:
    first = announced[0]
    given = dues(announced)
    state, settled = settling.outcome(happening, announced, given, row.grace)
    names = told.names(happening)
    name = happening.details.get("name")
    what = row.what.replace("{act}", first.trigger.text).replace("{name}", f" {name}" if name else "")
    what = what.replace("{step}", str(happening.details.get("step", "")))
    return Commitment(
        id=stable_id("c", happening.id),
        what=f"{what} ({', '.join(names)})" if names else what,
        by=tuple(p.entity for p in happening.actors),
        to=tuple(p.entity for p in happening.recipients),
        due=given[-1] if given else None,
        said_in=first.according_to or first.id,
        state=state,
        happening=happening.id,
        settled_by=settled,
    )


def _no_promise(happening: Happening, announced: list[Event], done: frozenset[tuple[str, ...]]) -> bool:
    """Whether what looks like a plan without a day is none.

    "Live-fire training has been cancelled" says of a part that it is left out; "decided to
    extend the pact" says once more what the same report says was done.
    """
    if dues(announced):
        return False
    statuses = {step.status for step in happening.history}
    if happening.kind == "exercise" and statuses <= {"cancelled", "negated"}:
        return True
    step, name = str(happening.details.get("step")), str(happening.details.get("name"))
    return any((report, happening.kind, step, name) in done for report in happening.reports)
