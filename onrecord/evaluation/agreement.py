"""How far several hands agree: Krippendorff's alpha, and F1 for what was marked at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Generic

from onrecord.evaluation.figures import Layer
from onrecord.evaluation.hands import Unit
from onrecord.evaluation.marks import Mark


def alpha(units: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Krippendorff's alpha for nominal values.

    Args:
        units: for each unit the value each hand gave it, None where a hand gave none. Units
            with fewer than two values cannot be compared and are passed over.

    Returns:
        1 for perfect agreement, 0 for what chance would give, below 0 for less; None where
        nothing can be compared or all values are one and the same.

    Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): alpha is
    1 - (n - 1) * observed / expected, from the table of coincidences.
    """
    coincidences: dict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for unit in units:
        values = [value for value in unit if value is not None]
        if len(values) < 2:
            continue
        for i, one in enumerate(values):
            for j, other in enumerate(values):
                if i != j:
                    coincidences[one, other] += 1 / (len(values) - 1)
    totals: dict[Hashable, float] = defaultdict(float)
    for (one, _), count in coincidences.items():
        totals[one] += count
    n = sum(totals.values())
    observed = sum(count for (one, other), count in coincidences.items() if one != other)
    expected = n * n - sum(count * count for count in totals.values())
    return 1 - (n - 1) * observed / expected if expected > 1e-9 else None


@dataclass(slots=True)
class Agreement(Generic[Mark]):
    """How far the hands agree on one kind of mark, over the reports that two or more annotated.

    Attributes:
        marked: how many marks each pair of hands has, summed over both hands.
        both: how many of those the two have in common, counted once.
        values: by layer, the first value of each hand for each thing that two or more marked.
    """

    layers: Sequence[Layer[Mark]]
    marked: int = 0
    both: int = 0
    values: dict[str, list[list[Hashable | None]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, units: Sequence[Unit[Mark]], hands: int) -> None:
        """Count one report that so many hands annotated."""
        for one, other in combinations(range(hands), 2):
            has = [(unit.by[one] is not None, unit.by[other] is not None) for unit in units]
            self.marked += sum(a + b for a, b in has)
            self.both += sum(a and b for a, b in has)
        for unit in units:
            if sum(mark is not None for mark in unit.by) < 2:
                continue
            for layer in self.layers:
                self.values[layer.name].append(
                    [_first(layer, mark) if mark is not None else None for mark in unit.by]
                )

    @property
    def f1(self) -> float | None:
        """F1 of one hand's marks taken against the other's; None where nothing was marked twice."""
        return 2 * self.both / self.marked if self.marked else None

    def alpha(self, layer: str) -> float | None:
        """Krippendorff's alpha of a layer, over what two or more hands marked."""
        return alpha(self.values[layer])


def _first(layer: Layer[Mark], mark: Mark) -> Hashable | None:
    values = layer.values(mark)
    # A tuple, for a value that is None ("no date", "no country") is a value too.
    return (values[0],) if values else None
