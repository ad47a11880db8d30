"""Which of the days that reports give for a happening a line tells."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from onrecord.follow.told import apart
from onrecord.model import Happening, HappeningDate

DATE_FIELDS = frozenset({"date", "dates"})
# A day known to a longer stretch than this (days) is none: "between 2000 and 2099".
_LONGEST_STRETCH = 366


def told_dates(happening: Happening, *, differ: bool) -> tuple[HappeningDate, ...]:
    """The dates that a line tells: both of one instant, all where reports `differ`, else one.

    Dates that agree differ in precision only: the shortest stretch is the most precise, of two
    as short the one that more events give. A stretch of more than a year tells no day.
    """
    given = tuple(each for each in happening.dates if not _vague(each))
    instant = one_instant(given)
    if instant:
        return instant
    if differ and len(given) > 1:
        # "In June" agrees with "on 12 June" and adds nothing to it.
        return tuple(
            each
            for each in given
            if not any(within((other.from_, other.to), (each.from_, each.to)) for other in given)
        )
    return tuple(sorted(given, key=lambda each: (_open_length(each), -len(each.events)))[:1])


def within(narrow: tuple[str | None, str | None], wide: tuple[str | None, str | None]) -> bool:
    """Whether one stretch of days lies in another, longer one; a side that is not known is open."""
    first, last = wide[0] or "", wide[1] or "9999"
    from_, to = narrow[0] or "", narrow[1] or "9999"
    return (first, last) != (from_, to) and first <= from_ and to <= last


def _vague(given: HappeningDate) -> bool:
    return stretch(given) > _LONGEST_STRETCH


def stretch(given: HappeningDate) -> int:
    """How many days lie between the first and the last of a date; none where one is not known."""
    return apart(given.from_, given.to) if given.from_ and given.to else 0


def one_instant(given: Sequence[HappeningDate]) -> tuple[HappeningDate, ...]:
    """Days that are one: the eighth in one capital is the ninth in another."""
    # Of the clocks that give one day (Seoul's and Pyongyang's) the one that more mentions go by.
    zoned = sorted(
        (each for each in given if each.from_ == each.to and each.zone), key=lambda d: len(d.events)
    )
    exact = {each.from_: each for each in zoned}
    if len(exact) < 2 or len({each.zone for each in exact.values()}) < len(exact):
        return ()
    return tuple(sorted(exact.values(), key=lambda each: (each.from_ or "", each.zone or "")))


def _open_length(given: HappeningDate) -> float:
    """The days of a stretch; one that is open on a side is longer than any other."""
    return apart(given.from_, given.to) if given.from_ and given.to else inf
