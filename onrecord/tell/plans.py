"""What became of plans: whether the deed seems to be told, though merging left it beside its plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.follow.told import later
from onrecord.model import Event
from onrecord.record import Head
from onrecord.tell.view import View
from onrecord.vocabulary import CALLED_OFF, DONE, OPEN

# So many days before and after a plan what is told of its sides may be the deed.
_BEFORE, _AFTER, _TWO = 14, 60, 2


@dataclass(frozen=True, slots=True)
class Plans:
    """Compares plans with all that is told as done."""

    view: View
    # By kind, the days and parties of all that is told as done.
    _done: dict[str, list[tuple[str, frozenset[str]]]] = field(default_factory=dict)

    def may_be_told(self, plan: Head) -> bool:
        """Whether something of a plan's kind is told as done by its sides about its time.

        That nothing that was read says whether it took place would then be false.
        """
        first, last = plan.first or plan.last or "", plan.last or plan.first or ""
        return self._done_between(plan, later(first, -_BEFORE), later(last, _AFTER))

    def put_back_on(self, head: Head, events: Sequence[Event]) -> bool:
        """Whether what was called off is told of later as to come, or something of its kind as done.

        A summit that was held all the same does not stand as called off. What was only put off is to come.
        """
        off = max((self._day(event) for event in events if event.status in CALLED_OFF), default="")
        if not off:
            return False
        on = DONE if head.status == "postponed" else OPEN | DONE
        again = any(event.status in on and self._day(event) > off for event in events)
        return again or self._done_between(head, later(off, 1), later(off, _AFTER))

    def _done_between(self, plan: Head, first: str, last: str) -> bool:
        if plan.kind not in self._done:
            self._done[plan.kind] = [
                (day, frozenset(head.parties))
                for head in self.view.heads.values()
                if head.kind == plan.kind and head.status in DONE
                if (day := head.first or self.view.reported(head.reports)[0])
            ]
        sides = frozenset(plan.parties)
        least = min(_TWO, len(sides))
        return any(first <= day <= last and len(sides & done) >= least for day, done in self._done[plan.kind])

    def _day(self, event: Event) -> str:
        return self.view.day_of(self.view.report_of(event)) or ""
