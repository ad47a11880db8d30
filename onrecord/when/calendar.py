"""Stretches of the calendar, their TIMEX3 values, and the steps between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

# Longest first: a coarser expression never refines a finer one.
GRAINS = ("C", "E", "Y", "H", "Q", "SE", "M", "W", "WE", "D")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of whole days on the calendar.

    Attributes:
        value: its TIMEX3 value.
        first, last: its first and last day.
        grain: Y year, H half, Q quarter, SE season, M month, W week, WE weekend, D day,
            E decade, C century.
    """

    value: str
    first: date
    last: date
    grain: str

    @property
    def edtf(self) -> str:
        """ISO 8601-2: a date where the calendar has a form for it, else an interval of days."""
        if self.grain == "E":
            return f"{self.first.year // 10:03d}X"
        if self.grain == "C":
            return f"{self.first.year // 100:02d}XX"
        if self.grain in ("Y", "M", "D"):
            return self.value
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


def day(when: date) -> Stretch:
    return Stretch(when.isoformat(), when, when, "D")


def month(year_number: int, number: int) -> Stretch:
    first = date(year_number, number, 1)
    return Stretch(f"{year_number:04d}-{number:02d}", first, _before_next_month(year_number, number), "M")


def _before_next_month(year_number: int, number: int) -> date:
    if number == 12:
        return date(year_number, 12, 31)
    return date(year_number, number + 1, 1) - timedelta(days=1)


def year(number: int) -> Stretch:
    return Stretch(f"{number:04d}", date(number, 1, 1), date(number, 12, 31), "Y")


def quarter(year_number: int, number: int) -> Stretch:
    last = _before_next_month(year_number, number * 3)
    return Stretch(f"{year_number:04d}-Q{number}", date(year_number, number * 3 - 2, 1), last, "Q")


def half(year_number: int, number: int) -> Stretch:
    last = _before_next_month(year_number, number * 6)
    return Stretch(f"{year_number:04d}-H{number}", date(year_number, number * 6 - 5, 1), last, "H")


def week(within: date) -> Stretch:
    monday = within - timedelta(days=within.weekday())
    iso = monday.isocalendar()
    return Stretch(f"{iso.year:04d}-W{iso.week:02d}", monday, monday + timedelta(days=6), "W")


def weekend(within: date) -> Stretch:
    whole = week(within)
    return Stretch(f"{whole.value}-WE", whole.first + timedelta(days=5), whole.last, "WE")


def decade(year_number: int) -> Stretch:
    first = year_number // 10 * 10
    return Stretch(f"{first // 10:03d}", date(first, 1, 1), date(first + 9, 12, 31), "E")


def century(hundreds: int) -> Stretch:
    """The years from `hundreds`*100 on; the 20th century is 19."""
    first = max(hundreds * 100, 1)
    return Stretch(f"{hundreds:02d}", date(first, 1, 1), date(hundreds * 100 + 99, 12, 31), "C")


def season(year_number: int, code: str, first_month: int, months: int) -> Stretch:
    """The season beginning in that year; `first_month` and `months` give its bounds."""
    end = first_month + months - 2
    last = _before_next_month(year_number + end // 12, end % 12 + 1)
    return Stretch(f"{year_number:04d}-{code}", date(year_number, first_month, 1), last, "SE")


def containing(grain: str, when: date) -> Stretch:
    """The stretch of that grain (not a season) in which the day lies."""
    if grain == "D":
        return day(when)
    if grain == "W":
        return week(when)
    if grain == "WE":
        return weekend(when)
    if grain == "M":
        return month(when.year, when.month)
    if grain == "Q":
        return quarter(when.year, (when.month - 1) // 3 + 1)
    if grain == "H":
        return half(when.year, (when.month - 1) // 6 + 1)
    if grain == "Y":
        return year(when.year)
    if grain == "E":
        return decade(when.year)
    return century(when.year // 100)


def add_months(when: date, months: int) -> date:
    """The same day of another month, or that month's last day."""
    total = when.year * 12 + when.month - 1 + months
    last = _before_next_month(total // 12, total % 12 + 1)
    return last.replace(day=min(when.day, last.day))


def moved(when: date, grain: str, count: int) -> date:
    """The day `count` grains later (earlier where negative).

    Raises:
        ValueError, OverflowError: outside the years 1 to 9999.
    """
    if grain == "D":
        return when + timedelta(days=count)
    if grain in ("W", "WE"):
        return when + timedelta(days=7 * count)
    months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "SE": 12, "E": 120, "C": 1200}[grain]
    return add_months(when, months * count)


def weekday_near(when: date, number: int, direction: str) -> date:
    """The nearest day with that ISO weekday up to (`past`) or from (`future`) the given day, or that day."""
    if direction == "future":
        return when + timedelta(days=(number - when.isoweekday()) % 7)
    return when - timedelta(days=(when.isoweekday() - number) % 7)
