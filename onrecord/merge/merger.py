"""Happenings from the events of many reports: a pure function of reports, knowledge and judgements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from onrecord.knowledge import Knowledge
from onrecord.merge.answers import Answers
from onrecord.merge.clusters import Cluster, Clusterer, joined
from onrecord.merge.decide import Decider
from onrecord.merge.digest import Digester, day
from onrecord.merge.entities import Links, entities
from onrecord.merge.happening import HappeningMaker
from onrecord.merge.judgements import Decided, decided, happening_id
from onrecord.merge.undated import near
from onrecord.merge.words import OPENING
from onrecord.model import Coded, Happening, Judgement

_FIELDS = frozenset(f.name for f in fields(Happening))


class Merger:
    """Merges events into happenings, with reasons.

    Args:
        knowledge: weights, windows, status order, details and word families are read from it.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._digester = Digester(knowledge)
        self._decider = Decider(knowledge)
        self._maker = HappeningMaker(knowledge)
        self._answers = Answers(knowledge)

    def happenings(
        self, coded_reports: Iterable[Coded], judgements: Iterable[Judgement] = (), links: Links | None = None
    ) -> tuple[Happening, ...]:
        """The happenings that the reports tell of.

        Args:
            coded_reports: in any order; the answer does not depend on it.
            judgements: the ledger, oldest first. `same` and `not-same` name two events or
                happenings (target and value); `wrong` without a field strikes out an event or
                a happening; `edited` replaces a field of a happening.
            links: from `entities` over the same reports, if there already.

        Returns:
            Happenings in the order of their first mention (published, report id, start).
        """
        coded = sorted(coded_reports, key=lambda c: (c.report.published.from_ or "", c.report.id))
        if links is None:
            links = entities(coded)[1]
        ledger = decided(judgements, (e.id for c in coded for e in c.events))
        old = frozenset(c.report.supersedes for c in coded if c.report.supersedes)
        around = self._around(coded)
        digests = [
            d
            for c in coded
            for d in self._digester.of(c, links, old, around.get(c.report.id))
            if d.event.id not in ledger.wrong
        ]
        there = {d.event.id for d in digests}
        apart = ledger.apart | self._answers.told_apart(d.event for d in digests)
        clusters = joined(
            Clusterer(self._decider, apart).clusters(digests),
            [(a, b) for a, b in ledger.same if a in there and b in there],
        )
        made = [self._maker.make(cluster, links) for cluster in clusters]
        made = [h for h in made if h.id not in ledger.wrong and not ledger.wrong & set(h.aliases)]
        return tuple(_edited(h, ledger) for h in _pointing(made, clusters))

    def _around(self, coded: list[Coded]) -> dict[str, int]:
        """About when the reports without a day were written, for those that share a story."""
        told = {c.report.id: day(c.report.published.from_) for c in coded}
        if all(on is not None for on in told.values()):
            return {}
        return near({c.report.id: self._digester.story(c) for c in coded}, told, _named_days(coded))


def _named_days(coded: list[Coded]) -> dict[str, frozenset[str]]:
    """The days, without their year, that the openings of reports without a date name."""
    return {
        c.report.id: frozenset(
            e.date.value
            for e in c.events
            if e.date is not None and e.date.from_ is None and e.sentence.start < OPENING
        )
        for c in coded
        if c.report.published.from_ is None
    }


def _pointing(happenings: list[Happening], clusters: list[Cluster]) -> list[Happening]:
    """The happenings with the happenings they react to or comment on."""
    of_event = {event: h.id for h in happenings for event in h.events}
    about = {d.event.id: d.event.about for c in clusters for d in c.digests}
    made = []
    for h in happenings:
        found = {of_event[a] for e in h.events for a in about[e] if a in of_event} - {h.id}
        made.append(replace(h, about=tuple(sorted(found))) if found else h)
    return made


def _edited(happening: Happening, ledger: Decided) -> Happening:
    """The happening as people corrected it; a dotted field names one of the details."""
    ids = {happening.id, *happening.aliases}
    for target, field, value in ledger.edits:
        if happening_id(target) not in ids:
            continue
        if field.startswith("details."):
            details = {**happening.details, field.removeprefix("details."): value}
            happening = replace(happening, details=details)
        elif field in _FIELDS:
            happening = replace(happening, **{field: value})
        else:
            continue
        happening = replace(
            happening, because=(*happening.because, f"A person set its {field.replace('_', ' ')}.")
        )
    return happening
