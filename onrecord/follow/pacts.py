"""Whom a pact known by name binds, and which events tell of one so fully that nothing is left to guess."""

from __future__ import annotations

from onrecord.follow.sides import MANY
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.details import INSTRUMENTS
from onrecord.model import Event

_TWO = 2


class Pacts:
    """The parties of the pacts of `details/instruments.yaml`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._bound = {row.name: frozenset(row.parties) for row in knowledge.rows(INSTRUMENTS) if row.parties}

    def bound(self, event: Event) -> frozenset[str] | None:
        """The countries (ISO 3166-1 alpha-3) bound by the pact an event names; None where it names none."""
        name = event.details.get("name") if event.kind == "agreement" else None
        return self._bound.get(str(name))

    def within(self, event: Event) -> bool:
        """Whether the event names no country that the pact does not bind."""
        bound = self.bound(event)
        return bound is None or _countries(event) <= bound

    def told_in_full(self, event: Event) -> bool:
        """Whether an event tells of a pact of two by its name, with both of them and a step.

        However unsure the reading was, nothing is left to guess then: "South Korea renewed its
        intelligence-sharing pact with Japan" can be taken for no other pact and no other parties.
        """
        bound = self.bound(event)
        told = bool(event.details.get("step")) and bound is not None and len(bound) == _TWO
        return told and _countries(event) == bound


def _countries(event: Event) -> frozenset[str]:
    return frozenset(a.country for a in (*event.actors, *event.recipients) if a.country) - {MANY}
