"""At which level a meeting was held, by the offices of those who are told to have met."""

from __future__ import annotations

from onrecord.follow.evidence import Evidence, Witnesses
from onrecord.follow.sides import Sides
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import LEVELS, Level
from onrecord.model import Event

_IN_PERSON = frozenset({"person", "office"})


class Levels:
    """The rows of `follow/levels.yaml`, tried from the highest level down."""

    def __init__(self, knowledge: Knowledge, sides: Sides, witnesses: Witnesses) -> None:
        self._rows = knowledge.rows(LEVELS)
        self._sides = sides
        self._witnesses = witnesses

    def of(self, evidence: Evidence, told: Told) -> Level | None:
        """The highest level that a sure event tells; None where none tells one."""
        return next(
            (
                row
                for row in self._rows
                if any(self._at(row, event, evidence, told) for event in evidence.events)
            ),
            None,
        )

    def _at(self, row: Level, event: Event, evidence: Evidence, told: Told) -> bool:
        coded = event.details.get("level") == row.level
        if coded and event.trigger.text.casefold() in row.words:
            return True
        present = [
            actor for actor in (*event.actors, *event.recipients) if self._witnesses.takes_part(event, actor)
        ]
        if not row.each and not any(actor.kind in _IN_PERSON for actor in present):
            # "Ministerial talks between the two countries": nobody is named whose office tells more.
            return coded
        holding = frozenset[str]().union(
            *(
                self._sides.of_actor(actor, event.id, told)
                for actor in present
                if row.offices and (actor.office or "").startswith(row.offices)
            )
        )
        return evidence.sides <= holding if row.each else bool(holding)
