"""Where a report's date line stands: what it names is where and when the report was filed."""

from __future__ import annotations

import re

from onrecord.model import Report

# "KHARTOUM (Reuters) -- ", "KABUL: ", where the reader has found no date line.
_OPENING = re.compile(
    r"\s*(?:[A-Z][A-Za-z]+ )?[A-Z]{3,}[A-Z.,' -]*[^\n:]{0,40}?(?:\([^)]{2,30}\))?\s*(?:--|—|–| - |:)\s"
)
# From the place on: the day, the agency, and the dash or colon that ends it.
_TAIL = re.compile(r"[^\n]{0,60}?(?:--|—|–|\s-|:)\s")


def dateline_span(text: str, report: Report | None) -> tuple[int, int]:
    """The date line's code points with its dash, (0, 0) where there is none."""
    place = report.dateline if report is not None else None
    if place is not None and place.in_ == "text":
        tail = _TAIL.match(text, place.end)
        return (place.start, tail.end() if tail is not None else place.end)
    opening = _OPENING.match(text)
    return (0, opening.end()) if opening is not None else (0, 0)
