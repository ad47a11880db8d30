"""Holidays and remembered days: "Christmas Eve", "Thanksgiving", "the Sept. 11 attacks"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.knowledge.rows.when import NamedDay

_NTH_WEEKDAY = re.compile(r"(\d\d)-w(\d)#(-?\d)")


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth day with that ISO weekday in a month, the last where `nth` is -1."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def in_year(row: NamedDay, year: int) -> date:
    """The day in a year; days of history are the same in all."""
    if row.rule.startswith("easter"):
        return easter(year) + timedelta(days=int(row.rule.removeprefix("easter")))
    nth = _NTH_WEEKDAY.fullmatch(row.rule)
    if nth:
        return nth_weekday(year, int(nth[1]), int(nth[2]), int(nth[3]))
    if len(row.rule) > 5:
        return date.fromisoformat(row.rule)
    return date(year, int(row.rule[:2]), int(row.rule[3:]))
