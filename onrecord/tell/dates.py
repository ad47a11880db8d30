"""Which of the days that reports give for a happening a line tells."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from onrecord.follow.told import apart
from onrecord.model import Happening, HappeningDate
from onrecord.tell.differences import DATE_FIELDS

# A day known to a longer stretch than this (days) is none: "between 2000 and 2099".
_LONGEST_STRETCH = 366


def told_dates(happening: Happening) -> tuple[HappeningDate, ...]:
    """The dates that a line tells: both of one instant, all that reports differ on, else one.

    Dates that agree differ in precision only: the shortest stretch is the most precise. A
    stretch of more than a year tells no day.
    """
    given = tuple(each for each in happening.dates if not _vague(each))
    instant = one_instant(given)
    if instant:
        return instant
    if any(each.field in DATE_FIELDS for each in happening.disagreements) and len(given) > 1:
        return given
    return tuple(sorted(given, key=_open_length)[:1])


def _vague(given: HappeningDate) -> bool:
    return bool(given.from_ and given.to and apart(given.from_, given.to) > _LONGEST_STRETCH)


def one_instant(given: Sequence[HappeningDate]) -> tuple[HappeningDate, ...]:
    """Days that are one: the eighth in one capital is the ninth in another."""
    exact = {each.from_: each for each in given if each.from_ == each.to and each.zone}
    if len(exact) < 2 or len({each.zone for each in exact.values()}) < len(exact):
        return ()
    return tuple(sorted(exact.values(), key=lambda each: (each.from_ or "", each.zone or "")))


def _open_length(given: HappeningDate) -> float:
    """The days of a stretch; one that is open on a side is longer than any other."""
    return apart(given.from_, given.to) if given.from_ and given.to else inf
