"""What a record covers: which outlets were read, over which days. Silence of others is not news."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One outlet's reports; days are ISO 8601, `undated` reports have none."""

    outlet: str | None
    first: str | None
    last: str | None
    days: int
    reports: int
    copies: int
    undated: int


def covered(rows: Iterable[Any]) -> tuple[Coverage, ...]:
    """Rows of `outlet`, `published` and `copy_of`, gathered by outlet, in the outlets' order."""
    by_outlet: dict[str | None, list[Any]] = {}
    for row in rows:
        by_outlet.setdefault(row.outlet, []).append(row)
    found = []
    for outlet in sorted(by_outlet, key=lambda name: (name is None, name or "")):
        of_it = by_outlet[outlet]
        days = sorted({row.published for row in of_it if row.published})
        found.append(
            Coverage(
                outlet=outlet,
                first=days[0] if days else None,
                last=days[-1] if days else None,
                days=len(days),
                reports=len(of_it),
                copies=sum(row.copy_of is not None for row in of_it),
                undated=sum(row.published is None for row in of_it),
            )
        )
    return tuple(found)
