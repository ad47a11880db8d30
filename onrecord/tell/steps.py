"""Which sentence tells a step of a process, or what became of a promise.

A happening rests on many sentences, from the first rumour on: the one that a reader wants tells what
the step is, on its day.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import CHANGES
from onrecord.model import Commitment, Dossier, DossierStep, Event, Happening
from onrecord.tell.sentence import Composer
from onrecord.tell.view import View
from onrecord.vocabulary import DONE, Status

# What a sentence tells that settles a promise, by the state it is then in.
_SETTLES: dict[str, frozenset[Status]] = {
    "kept": DONE,
    "late": DONE,
    "called-off": frozenset({"cancelled", "postponed"}),
    "changed": frozenset({"postponed", "future"}),
    "broken": frozenset({"negated"}),
}


@dataclass(frozen=True, slots=True)
class Steps:
    """Finds the sentence behind a step."""

    view: View
    composer: Composer
    knowledge: Knowledge

    def telling(self, dossier: Dossier, step: DossierStep) -> Event | None:
        """The event of a step's happening that tells best what the step is; None where none is held."""
        happening = self.view.happenings.get(step.happening or "")
        if happening is None:
            return None
        statuses = {
            status
            for row in self.knowledge.rows(CHANGES)
            if row.dossier == dossier.kind and step.state.startswith(row.state.partition(" {")[0])
            for status in row.statuses
        }
        return self._best(happening, frozenset(statuses), step.date or "", step.date or "")

    def settling(self, commitment: Commitment) -> Event | None:
        """The event that tells what became of a promise; None where nothing settled it."""
        happening = self.view.happenings.get(commitment.settled_by or "")
        if happening is None:
            return None
        due = commitment.due
        first, last = (due.from_ or "", due.to or "9999") if due is not None else ("", "9999")
        found = self._best(happening, _SETTLES.get(commitment.state, frozenset()), first, last)
        return None if found is None or found.id == commitment.said_in else found

    def _best(self, happening: Happening, statuses: frozenset[Status], first: str, last: str) -> Event | None:
        events = self.view.events_of(happening)

        def key(event: Event) -> tuple[bool | float, ...]:
            return (
                bool(statuses) and event.status not in statuses,
                self.view.copied(self.view.report_of(event)),
                self._off(event, first, last),
                self.composer.reminder(event) or self.composer.only_named(event),
                not self.composer.leads(event),
                -self.composer.certainty_of(event),
            )

        return min(events, key=key, default=None)

    def _off(self, event: Event, first: str, last: str) -> int:
        """0 where a deed's sentence gives the day, or a plan's report is of it; 1 a deed's report; else 2."""
        published = self.view.day_of(self.view.report_of(event)) or ""
        date = event.date
        given = (date.from_, date.to or date.from_) if date is not None and date.from_ else None
        own = given is not None and _meets(*given, first, last)
        news = _meets(published, published, first, last)
        return [own, news].index(True) if event.status != "future" and own | news else int(not news) * 2


def _meets(begin: str, end: str, first: str, last: str) -> bool:
    """Whether two stretches of days meet, of which the second may be known to the month or the year."""
    return begin[: len(last)] <= last and end >= first
