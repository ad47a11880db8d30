"""Days by the clocks of two zones."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from onrecord.merge.digest import Digest


def _ahead(zone: str, ordinal: int) -> float | None:
    """Hours that a zone is ahead of UTC on a day; None for a zone nobody knows."""
    try:
        offset = datetime.combine(date.fromordinal(ordinal), time(12), ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):
        return None
    return offset.total_seconds() / 3600 if offset is not None else None


def one_instant(a: Digest, b: Digest) -> bool:
    """Whether two days, one after the other, can be one instant: the later day further east."""
    early, late = (a, b) if (a.last or 0) < (b.first or 0) else (b, a)
    if not early.zone or not late.zone or early.last is None or late.first is None:
        return False
    west, east = _ahead(early.zone, early.last), _ahead(late.zone, late.first)
    return west is not None and east is not None and east > west
