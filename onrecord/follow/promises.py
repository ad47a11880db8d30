"""Which events commit somebody: an act of a told kind, by a named party, that was put as settled."""

from __future__ import annotations

import re
from collections import defaultdict

from onrecord.follow.evidence import Witnesses
from onrecord.follow.told import Told, later
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import COMMISSIVES, NO_PROMISE, PROMISES, Promise
from onrecord.model import Event, Happening
from onrecord.vocabulary import PLANNED, SAYING

_GIVING = frozenset({"AGREE", "CONCEDE"})
# "Not" this many characters before an act denies it.
_CLOSE = 25
# Words further back than this belong to another clause.
_BEFORE = 90
_ENOUGH_TO_MEET = 2


class Promises:
    """Tells promises from hopes, guesses and demands."""

    def __init__(self, knowledge: Knowledge, witnesses: Witnesses) -> None:
        self._witnesses = witnesses
        self._rows: dict[str, list[Promise]] = defaultdict(list)
        for row in knowledge.rows(PROMISES):
            self._rows[row.kind].append(row)
        self._force = {word: row.force for row in knowledge.rows(COMMISSIVES) for word in row.words}
        self._not = {
            where: [
                re.compile(row.pattern, re.IGNORECASE)
                for row in knowledge.rows(NO_PROMISE)
                if row.where == where
            ]
            for where in ("before", "close", "sentence")
        }

    def row(self, happening: Happening) -> Promise | None:
        """The row of a happening that may be a promise."""
        # To accept or promise is done with words; what was promised is another happening.
        given = happening.kind in SAYING and happening.type in _GIVING
        if not given and not any(step.status in PLANNED for step in happening.history):
            return None
        return next(
            (
                row
                for row in self._rows.get(happening.kind, ())
                if (not row.types or {happening.type, happening.plover} & set(row.types))
                and all(happening.details.get(name) not in (None, "") for name in row.needs)
                and (not row.steps or happening.details.get("step") in row.steps)
            ),
            None,
        )

    def announcing(self, happening: Happening, row: Promise, told: Told) -> list[Event]:
        """The events of a happening that commit somebody to it, in the order of their reports."""
        return [
            e
            for e in told.events(happening)
            if self._witnesses.sure(e)
            and self._by_somebody(e, told)
            and (self._commits(e, row, told) or _accepted(e, told))
        ]

    def _by_somebody(self, event: Event, told: Told) -> bool:
        """Whether the sentence itself names who is to do it."""
        actors = event.actors + (event.recipients if event.kind == "meeting" else ())
        named = {
            entity.id
            for actor in actors
            if self._witnesses.takes_part(event, actor)
            for entity in told.parties(event.id, actor)
            if entity.kind != "group" or entity.country
        }
        return len(named) >= (_ENOUGH_TO_MEET if event.kind == "meeting" and event.place is None else 1)

    def _commits(self, event: Event, row: Promise, told: Told) -> bool:
        if event.status not in PLANNED or event.kind == "statement" or not _ahead(event, told):
            return False
        if row.dated and (event.date is None or not event.date.from_):
            return False
        trigger = set(re.findall(r"[\w'-]+", event.trigger.text.casefold()))
        if row.words and not trigger & set(row.words):
            return False
        if event.status != "future":
            return not self._denied(event, ("sentence",)) and not self._undone(event)
        dated = event.date is not None and event.date_basis != "context" and bool(event.date.from_)
        cue = event.status_cue.text.casefold().strip() if event.status_cue is not None else ""
        force = self._force.get(cue, "dated" if not cue else None)
        if force is None or (not dated and (force == "dated" or trigger & set(row.vague))):
            return False
        return not self._denied(event, ("before", "close", "sentence"))

    def _undone(self, event: Event) -> bool:
        """Whether a cancellation is itself denied: "did not cancel the meetings"."""
        cue = event.status_cue
        if cue is None:
            return False
        start = max(0, cue.start - event.sentence.start)
        before = event.sentence.text[max(0, start - _CLOSE) : start]
        return any(pattern.search(before) for pattern in self._not["close"])

    def _denied(self, event: Event, places: tuple[str, ...]) -> bool:
        sentence = event.sentence.text
        start = max(0, event.trigger.start - event.sentence.start)
        # A name before a comma or a full stop ends what bears on the act.
        texts = {
            "before": re.split(r"[;:]", sentence[max(0, start - _BEFORE) : start])[-1],
            "close": sentence[max(0, start - _CLOSE) : start],
            "sentence": sentence,
        }
        return any(pattern.search(texts[where]) for where in places for pattern in self._not[where])


def _ahead(event: Event, told: Told) -> bool:
    """Whether a plan lies ahead of its report; what lies behind it is told as planned once."""
    published = told.published(event.id)
    last = (event.date.to or event.date.from_) if event.date is not None else None
    return published is None or last is None or last >= later(published, -1)


def _accepted(event: Event, told: Told) -> bool:
    """Whether something was accepted or promised for a day that lay ahead ("accepted, in two weeks")."""
    published = told.published(event.id)
    if event.kind not in SAYING or event.type != "AGREE" or event.status != "actual":
        return False
    ahead = event.date.from_ if event.date is not None else None
    return published is not None and ahead is not None and ahead > published
