"""The states a process came into, one after the other, each with its day and its happening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.follow.ladder import Ladder
from onrecord.follow.sides import Sides
from onrecord.follow.states import States
from onrecord.follow.told import Told, length
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.details import INSTRUMENTS
from onrecord.knowledge.rows.follow import Process
from onrecord.model import DossierStep, Happening
from onrecord.vocabulary import Status

UNSAID = "system not said"
# Each meeting, exercise or test is a step; elsewhere only a new state is.
_EACH = frozenset({"weapons", "exercise", "consultation", "negotiation"})
# A longer stretch of days dates nothing ("in 2003", "over the past year").
_DATED = 45
_BEFORE_IN_FORCE = frozenset({"proposed", "signed", "in force", "signing planned"})


@dataclass(frozen=True, slots=True)
class _Reported:
    """A status of a happening, where it stands among others, and its day as far as it is known."""

    at: str
    number: int
    happening: Happening
    status: Status
    date: str | None


class Histories:
    """Derives histories by the state machines of `follow/changes.yaml`."""

    def __init__(self, knowledge: Knowledge, ladder: Ladder, sides: Sides) -> None:
        self._states = States(knowledge)
        self._ladder = ladder
        self._sides = sides
        self._in_force = {row.name: row.from_.isoformat() for row in knowledge.rows(INSTRUMENTS) if row.from_}

    def of(
        self, process: Process, members: Iterable[Happening], told: Told
    ) -> tuple[tuple[DossierStep, ...], str | None]:
        """The steps in the order of their days, and the state they lead to.

        Plans are dated by the day of the news, deeds by their own day, or by that of their first
        report where no report gives one.
        """
        steps: list[DossierStep] = []
        state: str | None = None
        found = self._reported(process, members, told)
        for each in sorted(found, key=lambda r: (r.at, r.happening.id, r.number)):
            happening = each.happening
            words = frozenset(w for e in told.events(happening) for w in e.trigger.text.casefold().split())
            change = self._states.next(process.dossier, state, happening, each.status, words)
            if change is None or self._known_before(change.state, each.at, happening):
                continue
            new = self._named(change.state, process, happening, told)
            if change.state == "broken down" and state in (None, "proposed"):
                # What breaks down was under way before, though nobody told of it by itself.
                steps.append(DossierStep(state="under way", date=each.date, happening=happening.id))
            if new != state or process.dossier in _EACH:
                step = DossierStep(state=new, date=each.date, happening=happening.id)
                # One deed that reports tell as two is one step.
                if not steps or (steps[-1].state, steps[-1].date) != (step.state, step.date):
                    steps.append(step)
            if not change.passing or state is None:
                state = new
        return tuple(steps), state

    @staticmethod
    def _reported(process: Process, members: Iterable[Happening], told: Told) -> Iterator[_Reported]:
        for h in members:
            first = told.first_told(h) or ""
            span = told.span(h)
            for number, reported in enumerate(h.history):
                day = reported.reported or first
                if reported.status != "actual":
                    yield _Reported(day, number, h, reported.status, day or None)
                elif span is None or (length(*span) > _DATED and span[1] >= day):
                    # Background told without a day stands nowhere in a history.
                    if any(e.status != "historical" for e in told.events(h)):
                        yield _Reported(day, number, h, reported.status, day or None)
                elif length(*span) <= _DATED or process.dossier not in _EACH:
                    # A deed is not done after the report that tells of it as done.
                    late = day and span[0] > day
                    at = day if late else span[0]
                    yield _Reported(at, number, h, reported.status, day if late else _precise(span))

    def _known_before(self, state: str, when: str, happening: Happening) -> bool:
        """Whether a step towards an agreement is told as if of a day on which it long was in force."""
        in_force = self._in_force.get(str(happening.details.get("name", "")))
        return in_force is not None and state in _BEFORE_IN_FORCE and when > in_force

    def _named(self, state: str, process: Process, happening: Happening, told: Told) -> str:
        if process.dossier == "weapons":
            row = self._ladder.system(happening, told)
            return f"{state}: {row.name}" if row is not None else f"{state}: {UNSAID}"
        if "{actors}" in state:
            who = self._sides.listed(self._sides.acting(happening, told))
            return state.replace("{actors}", who or "a party")
        return state


def _precise(span: tuple[str, str]) -> str:
    """A day, or the month or year that is all that is known."""
    first, last = (date.fromisoformat(day[:10]) for day in span)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return span[0][:7]
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return span[0][:4]
    return span[0]
