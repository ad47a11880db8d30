"""Correlates of War numbers of countries, as of a day."""

from __future__ import annotations

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.tell import COW, CowState


class CowNumbers:
    """Looks up a state by ISO 3166-1 alpha-3 code and year; the number is what to join on."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._states: dict[str, list[CowState]] = {}
        for row in knowledge.rows(COW):
            self._states.setdefault(row.country, []).append(row)

    def state(self, country: str | None, day: str | None) -> CowState | None:
        """The state a country was on a day (the latest where no day is known); None where none."""
        states = self._states.get(country or "", [])
        if day is None:
            return states[-1] if states else None
        year = int(day[:4])
        fitting = [
            state
            for state in states
            if (state.from_year is None or state.from_year <= year)
            and (state.to_year is None or year <= state.to_year)
        ]
        return fitting[-1] if fitting else None
