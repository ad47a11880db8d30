"""What was announced or promised, and what became of it, judged only by what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.follow.dues import Dues
from onrecord.follow.evidence import Witnesses
from onrecord.follow.pledged import Pledged
from onrecord.follow.promises import Promises, act_of
from onrecord.follow.settling import Settling
from onrecord.follow.sides import MANY
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import Promise
from onrecord.merge.words import stem
from onrecord.model import Commitment, Event, Happening, Party, stable_id
from onrecord.vocabulary import PLANNED

# Where sentences stand, and their words: two reports may have one at the same place.
_Sentences = frozenset[tuple[int, int, str]]


class CommitmentKeeper:
    """Finds commitments among happenings and says what became of each."""

    def __init__(self, knowledge: Knowledge, witnesses: Witnesses) -> None:
        self._promises = Promises(knowledge, witnesses)
        self._witnesses = witnesses
        self._dues = Dues(knowledge)
        self._knowledge = knowledge

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
        # Of two plans that are one the first told stands, in whatever order they were read.
        everything = sorted(happenings, key=lambda h: (told.day(h) or "", h.id))
        pledged = Pledged(self._knowledge, self._witnesses, everything, told)
        settling = Settling(self._witnesses, self._dues, everything, told, pledged, coverage)
        done = frozenset(
            (report, h.kind, str(h.details["step"]), str(h.details["name"]))
            for h in everything
            if h.status == "actual" and h.details.get("step") and h.details.get("name")
            for report in h.reports
        )
        seen: set[tuple[object, ...]] = set()
        kept: set[tuple[frozenset[str], str | None]] = set()
        found: list[tuple[Commitment, _Sentences]] = []
        for h in everything:
            row = self._promises.row(h)
            announced = self._promises.announcing(h, row, told) if row is not None else []
            announced = self._by_the_same(announced, told)
            if row is None or not announced or _no_promise(h, announced, done):
                continue
            made = self._commitment(h, row, announced, told, settling)
            if not made.by or _forgotten(made, announced, settling, told):
                continue
            if len(made.by) == 1 and not self._promises.alone(announced[0], row) and not _of_many(made, told):
                # Of a meeting of which merging kept one party nobody knows who promised it.
                continue
            told_again = (told.acting(h) | told.acted_on(h), made.settled_by)
            if made.due is None and made.settled_by is not None and told_again in kept:
                # One summit is promised in many reports, most of which give no day.
                continue
            kept.add(told_again)
            # Two plans of one kind by the same parties for the same days are one promise, and so are
            # two without a day in one report.
            when = made.due or (h.reports[:1], stem(announced[0].trigger.text))
            mark = (h.kind, told.acting(h) | told.acted_on(h), when, h.details.get("level"))
            if mark not in seen:
                seen.add(mark)
                said = frozenset((e.sentence.start, e.sentence.end, e.sentence.text) for e in announced)
                found.append((made, said))
        for made, sentences in found:
            yield _by_one_journey(made, sentences, found)

    def _commitment(
        self, happening: Happening, row: Promise, announced: list[Event], told: Told, settling: Settling
    ) -> Commitment:
        first = announced[0]
        given = [due for _, due in settling.dues(self._as_many(announced, told))]
        grace = row.grace + (row.stay if self._promises.journey(first, row) else 0)
        state, settled = settling.outcome(happening, self._as_many(announced, told), grace)
        if state == "called-off" and not given:
            given = [due for _, due in settling.dues(self._planned(happening, told))]
        promising = self._promises.promisers(first, row, told)
        # Merging may have left out a party whom the promise itself names ("joint American–Peruvian drills").
        told_of = {p.entity: p for p in (*happening.actors, *happening.recipients)}
        named = {entity: told_of.get(entity, Party(entity=entity)) for entity in self._named(first, told)}
        order = [*(e for e in told_of if e in named), *sorted(e for e in named if e not in told_of)]
        by = tuple(named[entity] for entity in order if entity in promising)
        to = tuple(named[entity] for entity in order if entity not in promising)
        names = told.names(by)
        name = happening.details.get("name")
        what = row.what.replace("{act}", act_of(first, row)).replace("{name}", f" {name}" if name else "")
        what = what.replace("{step}", str(happening.details.get("step", "")))
        return Commitment(
            id=stable_id("c", happening.id),
            what=f"{what} ({', '.join(names)})" if names else what,
            by=tuple(p.entity for p in by),
            to=tuple(p.entity for p in to),
            due=given[0 if state == "late" else -1] if given else None,
            said_in=first.according_to or first.id,
            state=state,
            happening=happening.id,
            settled_by=settled,
        )

    def _planned(self, happening: Happening, told: Told) -> list[Event]:
        """All that surely tells of a plan, or of its end: who calls it off may give the day it was for."""
        return [e for e in told.events(happening) if e.status in PLANNED and self._witnesses.sure(e)]

    def _named(self, event: Event, told: Told) -> frozenset[str]:
        return frozenset(
            entity.id
            for actor in (*event.actors, *event.recipients)
            if self._witnesses.takes_part(event, actor)
            for entity in told.parties(event.id, actor)
            # An office whose holder nobody names, and a body that is none by name, are no party.
            if entity.name not in (actor.office, MANY)
        )

    def _as_many(self, announced: list[Event], told: Told) -> list[Event]:
        """The events that name all whom the first names, where one of them gives a day, else all.

        "Will visit Chile and Peru on May 3-9 … on May 9 he visits Peru": the last day is not that of both.
        """
        named = self._named(announced[0], told)
        same = [e for e in announced if named <= self._named(e, told)]
        return same if any(e.date is not None and e.date.from_ for e in same) else announced

    def _by_the_same(self, announced: list[Event], told: Told) -> list[Event]:
        """The events that tell the first promise again: by nobody whom it does not name, or by more of them.

        One happening may have gathered a president's meetings of one day, and each is a promise of its own.
        """
        if not announced:
            return []
        first = self._named(announced[0], told)
        return [e for e in announced if (named := self._named(e, told)) <= first or first <= named]


def _by_one_journey(
    made: Commitment,
    sentences: _Sentences,
    found: list[tuple[Commitment, _Sentences]],
) -> Commitment:
    """A promise of which nothing was heard, kept by what kept another of the same sentence and day.

    "Will travel to Oslo on Friday for talks": who is told to have held the talks went there.
    """
    if made.state not in ("unreported", "open") or made.due is None:
        return made
    for other, its in found:
        if (
            other.state == "kept"
            and other.due == made.due
            and its & sentences
            and set(other.by) & set(made.by)
        ):
            return replace(made, state="kept", settled_by=other.settled_by)
    return made


def _of_many(made: Commitment, told: Told) -> bool:
    """Whether who promises is a body of many countries."""
    body = told.entity(made.by[0])
    return body is not None and body.country == MANY


def _forgotten(made: Commitment, announced: list[Event], settling: Settling, told: Told) -> bool:
    """Whether nobody can say any more what became of a promise without a day."""
    given = min((day for e in announced if (day := told.published(e.id))), default=None)
    return made.state == "open" and made.due is None and (given is None or settling.long_ago(given))


def _no_promise(happening: Happening, announced: list[Event], done: frozenset[tuple[str, ...]]) -> bool:
    """Whether what looks like a plan without a day is none.

    "Live-fire training has been cancelled" says of a part that it is left out; "decided to
    extend the pact" says once more what the same report says was done.
    """
    if any(e.date is not None and e.date.from_ for e in announced):
        return False
    statuses = {step.status for step in happening.history}
    if happening.kind == "exercise" and statuses <= {"cancelled", "negated"}:
        return True
    step, name = str(happening.details.get("step")), str(happening.details.get("name"))
    return any((report, happening.kind, step, name) in done for report in happening.reports)
