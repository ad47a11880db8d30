"""Which sentence tells a step of a process, or what became of a promise.

A happening rests on many sentences, from the first rumour on: the one that a reader wants tells what
the step is, on its day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.follow.evidence import POINTING
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import CHANGES, Change
from onrecord.model import Commitment, Dossier, DossierStep, Due, Event
from onrecord.tell.sentence import Composer
from onrecord.tell.view import View
from onrecord.vocabulary import DONE, PLANNED, Status

# What a sentence tells that settles a promise, by the state it is then in.
_SETTLES: dict[str, frozenset[Status]] = {
    "kept": DONE,
    "late": DONE,
    "called-off": frozenset({"cancelled", "postponed"}),
    "changed": frozenset({"postponed", "future"}),
    "broken": frozenset({"negated"}),
}


_TWO = 2
# Of sentences read with so little confidence most tell something else.
_UNSURE = 0.35


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
        rows = [
            row
            for row in self.knowledge.rows(CHANGES)
            if row.dossier == dossier.kind and step.state.startswith(row.state.partition(" {")[0])
        ]
        events = self.view.events_of(happening)
        # Talks "broke down" where a sentence says so, and not in any that tells of the talks.
        turned = [e for e in events if any(_turns(e, row) for row in rows)]
        statuses = frozenset(status for row in rows for status in row.statuses)
        return self._best(turned or events, statuses, step.date or "", step.date or "")

    def promise(self, commitment: Commitment) -> Event | None:
        """The event that tells a promise; of a statement that is a whole release, its first one of it."""
        happening = self.view.happenings.get(commitment.happening or "")
        if happening is None:
            return None
        events = self.view.events_of(happening)
        said = [e for e in events if commitment.said_in in (e.id, e.according_to)]
        due = commitment.due
        first, last = (due.from_ or "", due.to or "9999") if due is not None else ("", "9999")
        return min(said, key=lambda e: (not _given(e, first, last), -e.confidence), default=None)

    def dated(self, commitment: Commitment, promise: Event | None) -> Event | None:
        """The event that gives the due day, where the promise's own sentence gives none or another."""
        happening, due = self.view.happenings.get(commitment.happening or ""), commitment.due
        if happening is None or due is None or (promise is not None and _of_day(promise, due)):
            return None
        given = [e for e in self.view.events_of(happening) if e.status in PLANNED and _of_day(e, due)]
        return min(given, key=lambda e: (e.date_basis == "context", -e.confidence), default=None)

    def settling(self, commitment: Commitment) -> Event | None:
        """The event that tells what became of a promise; None where nothing settled it."""
        happening = self.view.happenings.get(commitment.settled_by or "")
        if happening is None:
            return None
        due = commitment.due
        first, last = (due.from_ or "", due.to or "9999") if due is not None else ("", "9999")
        events = self.view.events_of(happening)
        found = self._best(events, _SETTLES.get(commitment.state, frozenset()), first, last, surest=True)
        return None if found is None or found.id == commitment.said_in else found

    def _best(
        self,
        events: Iterable[Event],
        statuses: frozenset[Status],
        first: str,
        last: str,
        surest: bool = False,
    ) -> Event | None:
        def key(event: Event) -> tuple[bool | float, ...]:
            return (
                bool(statuses) and event.status not in statuses,
                self.view.copied(self.view.report_of(event)),
                surest and not _names_all(event),
                self.composer.certainty_of(event) < _UNSURE,
                self._off(event, first, last),
                not _names_all(event),
                self.composer.reminder(event) or self.composer.only_named(event),
                # A caption leads its report, years after the day that it tells of.
                not (surest or self.composer.leads(event)),
                -self.composer.certainty_of(event),
            )

        return min(events, key=key, default=None)

    def _off(self, event: Event, first: str, last: str) -> int:
        """0 where a deed's sentence gives the day, or a plan's report is of it; 1 a deed's report; else 2."""
        published = self.view.day_of(self.view.report_of(event)) or ""
        own = _given(event, first, last)
        news = _meets(published, published, first, last)
        return [own, news].index(True) if event.status != "future" and own | news else int(not news) * 2


def _of_day(event: Event, due: Due) -> bool:
    """Whether an event is told of a time that begins or ends as the due one does."""
    date = event.date
    if date is None or date.from_ is None:
        return False
    return date.from_ == due.from_ or (due.to is not None and (date.to or date.from_) == due.to)


def _turns(event: Event, row: Change) -> bool:
    """Whether a sentence tells by itself the detail, or has the word, that makes a change."""
    if row.detail is not None and row.values:
        return event.details.get(row.detail) in row.values
    return bool(set(row.words) & set(event.trigger.text.casefold().split()))


def _given(event: Event, first: str, last: str) -> bool:
    """Whether an event is told of a day of a stretch."""
    date = event.date
    if date is None or date.from_ is None:
        return False
    return _meets(date.from_, date.to or date.from_, first, last)


def _names_all(event: Event) -> bool:
    """Whether a sentence itself names two who did it, or the one who did: not "he" and "the two leaders"."""
    parties = (*event.actors, *event.recipients)
    sentence = event.sentence
    named = sum(
        a.in_ == sentence.in_
        and sentence.start <= a.start < sentence.end
        and not a.text.islower()
        and a.text.casefold() not in POINTING
        for a in parties
    )
    return named >= min(_TWO, len(parties))


def _meets(begin: str, end: str, first: str, last: str) -> bool:
    """Whether two stretches of days meet, of which the second may be known to the month or the year."""
    return begin[: len(last)] <= last and end >= first
