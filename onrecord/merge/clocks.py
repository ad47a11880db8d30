"""Days by the clocks of two zones."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import POINTING
from onrecord.merge.digest import Digest

# What is fired or blown up has its hour, told by the clock there or by the reader's.
_MOMENTARY = frozenset({"weapons", "violence"})


class Clocks:
    """Says of two days, one after the other, whether they can be one instant."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = {row.part: "|".join(row.words) for row in knowledge.rows(POINTING)}
        self._late = re.compile(rf"\b(?:{words['late']})\b", re.IGNORECASE)
        self._by_day = re.compile(rf"\b(?:{words['by day']})\b", re.IGNORECASE)

    def one_instant(self, a: Digest, b: Digest) -> bool:
        """Whether the later day lies further east, or the earlier is told as "late" on it.

        Without zones "late Saturday" of one is "Sunday" of the other, unless that was in its afternoon.
        """
        if a.first is None or b.first is None or abs(a.first - b.first) != 1:
            return False
        early, late = (a, b) if a.first < b.first else (b, a)
        if early.zone and late.zone:
            west, east = ahead(early.zone, a.first), ahead(late.zone, b.first)
            return west is not None and east is not None and east > west
        if a.event.kind not in _MOMENTARY:
            return False
        said, then = (d.event.date.text if d.event.date is not None else "" for d in (early, late))
        return self._late.search(said) is not None and self._by_day.search(then) is None


def ahead(zone: str, ordinal: int) -> float | None:
    """Hours that a zone is ahead of UTC on a day; None for a zone nobody knows."""
    try:
        offset = datetime.combine(date.fromordinal(ordinal), time(12), ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):
        return None
    return offset.total_seconds() / 3600 if offset is not None else None
