"""At which level a meeting was held, by the offices of those who are told to have met."""

from __future__ import annotations

import re
from collections import defaultdict

from onrecord.follow.evidence import Evidence, Witnesses
from onrecord.follow.sides import Sides
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import LEVELS, Level
from onrecord.model import Event

_IN_PERSON = frozenset({"person", "office"})
# Code points from an act within which words tell who held it.
_BESIDE = 60


class Levels:
    """The rows of `follow/levels.yaml`: what most events of a meeting tell of who sat there."""

    def __init__(self, knowledge: Knowledge, sides: Sides, witnesses: Witnesses) -> None:
        self._rows = knowledge.rows(LEVELS)
        self._called = {row.level: re.compile(row.called, re.IGNORECASE) for row in self._rows}
        self._sides = sides
        self._witnesses = witnesses

    def of(self, evidence: Evidence, told: Told) -> Level | None:
        """The level that most sure events tell, by offices before words; None where none tells one."""
        by_offices: dict[str, float] = defaultdict(float)
        by_words: dict[str, float] = defaultdict(float)
        for event in evidence.events:
            offices, known = self._by_offices(event, evidence.sides, told)
            if offices is not None:
                by_offices[offices.level] += event.confidence
            elif not known and (words := self._by_words(event)) is not None:
                by_words[words.level] += event.confidence
        votes = by_offices or by_words
        found = max(self._rows, key=lambda row: votes.get(row.level, 0.0)) if votes else None
        return found if found is not None and not evidence.sides & set(found.never) else None

    def _by_offices(self, event: Event, sides: frozenset[str], told: Told) -> tuple[Level | None, bool]:
        """The lower of the ranks at which sides are told to sit, and whether any office is told at all.

        A minister who saw a president held ministerial talks; of a leader alone nobody knows whom he met.
        """
        highest: dict[str, Level] = {}
        for actor in (*event.actors, *event.recipients):
            row = self._office(actor.office, actor.text) if actor.kind in _IN_PERSON else None
            if row is None or not self._witnesses.takes_part(event, actor):
                continue
            for side in self._sides.of_actor(actor, event.id, told) & sides:
                if side not in highest or row.rank < highest[side].rank:
                    highest[side] = row
        if not highest:
            return None, False
        lowest = max(row.rank for row in highest.values())
        found = [r for r in self._rows if r.rank == lowest and r in highest.values()]
        if len(found) > 1 or (found[0].each and not sides <= set(highest)):
            # An adviser who saw a minister held talks of neither sort.
            return None, True
        return found[0], True

    def _office(self, office: str | None, called: str) -> Level | None:
        """The level of an office; who is told as a crown prince sits as one, whatever else he is."""
        held = office or ""
        titled = next((r for r in self._rows if any(title in called for title in r.titles)), None)
        return titled or next(
            (row for row in self._rows if row.offices and held.startswith(row.offices)), None
        )

    def _by_words(self, event: Event) -> Level | None:
        coded = event.details.get("level")
        return next(
            (
                row
                for row in self._rows
                if row.level == coded
                and (
                    event.trigger.text.casefold() in row.words
                    or any(_calls(self._called[row.level], told) for told in _beside(event))
                )
            ),
            None,
        )


def _beside(event: Event) -> tuple[str, ...]:
    """The words about an act and of its parties: who else a long sentence calls a leader sat elsewhere."""
    first, last = (at - event.sentence.start for at in (event.trigger.start, event.trigger.end))
    about = event.sentence.text[max(0, first - _BESIDE) : max(0, last + _BESIDE)]
    return about, *(actor.text for actor in (*event.actors, *event.recipients))


def _calls(called: re.Pattern[str], told: str) -> bool:
    """Whether words tell a level, other than as those of somebody else ("senior party leaders")."""
    return any(m.groupdict().get("no") is None for m in called.finditer(told))
