"""Days by the clocks of two zones."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import POINTING
from onrecord.merge.digest import Digest

# What is fired or blown up has its hour, told by the clock there or by the reader's.
MOMENTARY = frozenset({"weapons", "violence"})


# So many hours east it is the next day for most of the evening.
_FAR_EAST = 5


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
        if a.event.kind not in MOMENTARY:
            return False
        if far_east(early.filed, late.filed, early.first if early.first is not None else 0):
            # Reports of Washington and of Seoul go by the clocks there.
            return True
        said, then = (d.event.date.text if d.event.date is not None else "" for d in (early, late))
        return self._late.search(said) is not None and self._by_day.search(then) is None


def far_east(west: str | None, east: str | None, ordinal: int) -> bool:
    """Whether it is for most of the evening of one zone the next day in the other."""
    if west is None or east is None:
        return False
    behind, before = ahead(west, ordinal), ahead(east, ordinal)
    return behind is not None and before is not None and before - behind >= _FAR_EAST


def ahead(zone: str, ordinal: int) -> float | None:
    """Hours that a zone is ahead of UTC on a day; None for a zone nobody knows."""
    try:
        offset = datetime.combine(date.fromordinal(ordinal), time(12), ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):
        return None
    return offset.total_seconds() / 3600 if offset is not None else None
