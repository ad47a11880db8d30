"""How many origins tell a thing of a happening: each has one voice, a loose reading half a one.

Ten mentions in one report are one voice, five copies of it too. What most origins tell is told of the
happening; what one of many tells is more often misread than known to it alone: of 50 merged happenings
drawn at random (2026-11-22) 8 had a party and 7 a day that one report alone gave them, wrongly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)
# What a loose reading counts, beside 1 for a sure one.
LOOSE = 0.5
# A value is outvoted by one that so many times as many voices tell.
_OUTVOTED = 3


def voices(told: Iterable[tuple[str, Value, bool]]) -> dict[Value, float]:
    """The voices for each value.

    Args:
        told: the origin of each mention, what it tells, and whether it is sure of it.
    """
    surest: dict[Value, dict[str, float]] = defaultdict(dict)
    for origin, value, sure in told:
        weight = 1.0 if sure else LOOSE
        surest[value][origin] = max(weight, surest[value].get(origin, 0.0))
    return {value: sum(by_origin.values()) for value, by_origin in surest.items()}


def outvoted(mine: float, most: float) -> bool:
    """Whether what has so many voices is not told of the happening beside what has the most."""
    return most > mine and (mine < 1 or mine * _OUTVOTED <= most)
