"""From what several hands marked in one report to what is required, and what is left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic

from onrecord.evaluation.marks import Mark
from onrecord.evaluation.matching import Likeness, pairs


@dataclass(frozen=True, slots=True)
class Unit(Generic[Mark]):
    """One thing that was marked: what is accepted of it, and each hand's own mark (None: it has none)."""

    accepted: Mark
    by: tuple[Mark | None, ...]

    @property
    def required(self) -> bool:
        """Whether more than half of the hands have it: of two both, of three two."""
        return 2 * sum(mark is not None for mark in self.by) > len(self.by)


def units(hands: Sequence[Sequence[Mark]], likeness: Likeness[Mark]) -> tuple[Unit[Mark], ...]:
    """What the hands marked in one report, in the order of the text.

    Args:
        hands: each hand's marks.
        likeness: how alike two marks are, 0 where they are two things.
    """
    found: list[Unit[Mark]] = []
    for number, marks in enumerate(hands):
        met = dict(pairs([unit.accepted for unit in found], marks, likeness))
        found = [_seen(unit, marks[met[i]] if i in met else None) for i, unit in enumerate(found)]
        taken = set(met.values())
        found += [Unit(mark, _then((None,) * number, mark)) for j, mark in enumerate(marks) if j not in taken]
    return tuple(sorted(found, key=lambda unit: unit.accepted.extent))


def _seen(unit: Unit[Mark], mark: Mark | None) -> Unit[Mark]:
    """The unit with one more hand's mark of it, or that hand's silence."""
    accepted = unit.accepted if mark is None else unit.accepted.joined(mark)
    return Unit(accepted, _then(unit.by, mark))


def _then(by: tuple[Mark | None, ...], mark: Mark | None) -> tuple[Mark | None, ...]:
    return tuple(chain(by, (mark,)))
