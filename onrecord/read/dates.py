"""The day a report appeared, from what it is given: never from the day it is read.

Nothing here looks at the clock, so that the same input gives the same report in any year.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime

from onrecord.errors import InputError
from onrecord.model import Published
from onrecord.vocabulary import PublishedBasis

# News in English with a day on it; what lies outside is a slip of the hand or of a parser.
FIRST_YEAR, LAST_YEAR = 1900, 2100

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-?(?P<month>\d\d)(?:-?(?P<day>\d\d)"
    r"(?:[T ]\d\d:?\d\d(?::?\d\d)?(?:[.,]\d+)?)?)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?"
)
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(\d{1,2}|[a-z]{3})[/-]?(\d{1,2})(?=[/-]|$)", re.IGNORECASE)
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}


def month_number(name: str) -> int | None:
    """The month of an English name or its abbreviation, or None."""
    return MONTHS.get(name.strip(". ").lower()[:3])


def _zone(written: str | None) -> str | None:
    if not written:
        return None
    if written in {"Z", "UTC", "GMT"} or written[1:].replace(":", "") == "0000":
        return "UTC"
    hours, minutes = int(written[1:3]), int(written[-2:])
    # IANA's fixed zones count westward and in whole hours only.
    return f"Etc/GMT{'-' if written[0] == '+' else '+'}{hours}" if not minutes and hours <= 14 else None


def of_days(first: date, last: date, basis: PublishedBasis, value: str, zone: str | None = None) -> Published:
    """A publication date of one day or, where only month or year is known, of several."""
    return Published(value=value, from_=first.isoformat(), to=last.isoformat(), zone=zone, basis=basis)


def from_iso(written: str, basis: PublishedBasis, source: str) -> Published:
    """A publication date from ISO 8601 (day, day and time, month, or year).

    Raises:
        InputError: it is no such date, or lies outside 1900 to 2100.
    """
    match = _ISO.fullmatch(written.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = int(match["year"]), match["month"], match["day"]
        first = date(year, int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last = date(year, last_month, int(day or calendar.monthrange(year, last_month)[1]))
    except ValueError:
        raise InputError(
            f"the date {written[:40]!r} is not an ISO 8601 date",
            input=source,
            remedy="write it as YYYY-MM-DD",
        ) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError(
            f"the date {written[:40]!r} lies outside the years {FIRST_YEAR} to {LAST_YEAR}",
            input=source,
            remedy="correct the date, or leave it out",
        )
    value = first.isoformat()[: 10 if day else 7 if month else 4]
    return of_days(first, last, basis, value, _zone(match["zone"]))


def from_parts(year: int, month: int, day: int, basis: PublishedBasis) -> Published | None:
    """A publication date from numbers found in a text, or None where they make no sane day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return of_days(found, found, basis, found.isoformat())


def from_metadata(written: str | None, basis: PublishedBasis = "metadata") -> Published | None:
    """A publication date from a page's or feed's own fields, or None where it is none."""
    try:
        return from_iso(written, basis, "") if written else None
    except InputError:
        return None


def from_url(url: str | None) -> Published | None:
    """The day in an address such as `/2019/oct/10/` or `/2019/10/10/`, or None."""
    match = _URL_DAY.search(url or "")
    if match is None:
        return None
    month = int(match[2]) if match[2].isdigit() else month_number(match[2])
    return from_parts(int(match[1]), month or 0, int(match[3]), "metadata")


def from_stamp(stamp: datetime, basis: PublishedBasis) -> Published | None:
    """A publication date from a feed's or archive's time in UTC."""
    found = from_parts(stamp.year, stamp.month, stamp.day, basis)
    return (
        None if found is None else of_days(stamp.date(), stamp.date(), basis, stamp.date().isoformat(), "UTC")
    )
