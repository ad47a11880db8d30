"""PLOVER's codebook as a value: categories, modes, scores and folding."""

from __future__ import annotations

from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.what import CATEGORIES, FOLDINGS, Category
from onrecord.model import Event
from onrecord.vocabulary import DONE, Status


class Codebook:
    """Looks up categories and folds them by status."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.categories: dict[str, Category] = {row.name: row for row in knowledge.rows(CATEGORIES)}
        self._modes = {
            (category.name, mode.name): mode.score
            for category in self.categories.values()
            for mode in category.modes
        }
        self._folds = {
            (category, status): row.becomes
            for row in knowledge.rows(FOLDINGS)
            for category in row.categories
            for status in row.statuses
        }

    def folded(self, category: str | None, status: Status) -> str | None:
        """The category that PLOVER codes for an act of this status."""
        return None if category is None else self._folds.get((category, status), category)

    def refused(self, category: str | None) -> str | None:
        """The category of saying that one will not do an act of this category."""
        return self.categories[category].refused if category else None

    def quad(self, category: str | None) -> int | None:
        return self.categories[category].quad if category else None

    def intensity(self, category: str | None, modes: tuple[str, ...], *, folded: bool) -> float | None:
        """The score of an act: its mode's where it has one and was not folded, else the category's."""
        if category is None:
            return None
        if not folded:
            for mode in modes:
                score = self._modes.get((category, mode))
                if score is not None:
                    return score
        return self.categories[category].score

    def modes(self, category: str | None, modes: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the modes that the category has."""
        return tuple(mode for mode in modes if (category, mode) in self._modes)

    def told_as(self, event: Event, category: str, status: Status, modes: tuple[str, ...]) -> Event:
        """The event with another category, status and modes, and all that follows from them."""
        folded = self.folded(category, status)
        return replace(
            event,
            type=category,
            plover=folded,
            modes=modes,
            quad=self.quad(folded),
            intensity=self.intensity(folded, modes, folded=folded != category),
            status=status,
            status_cue=event.status_cue if status == event.status else None,
            latest=event.latest if status in DONE else None,
        )
