"""About when a report without a date was written: when others opened on its story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from onrecord.merge.words import story_shared

Story = frozenset[str]

# The share of the rarer words of two openings that makes them one story (see `likeness`).
_ONE_STORY = 0.15
# Envoys meet every few months and each meeting is told in the same words: a report of another fortnight
# that shares two thirds as much leaves it open which meeting is told of.
_FORTNIGHT = 14
_AS_MUCH = 2 / 3
# A word that more reports open on than this leads to nobody's story; keeps the cost linear.
_COMMON = 200
# "On June 21", of a report without a year: TIMEX3 leaves the year open.
_YEARLESS = "XXXX-"
# Who tells of a day tells of it within the week before it or after it.
_WEEK = 7


def in_year_of(value: str, near: int) -> int | None:
    """The ordinal of a day given without its year ("XXXX-06-21") that lies nearest to another day."""
    if not value.startswith(_YEARLESS):
        return None
    year = date.fromordinal(near).year
    found = []
    for number in (year - 1, year, year + 1):
        try:
            found.append(date.fromisoformat(f"{number}-{value.removeprefix(_YEARLESS)}").toordinal())
        except ValueError:
            continue
    return min(found, key=lambda day: abs(day - near), default=None)


def near(
    stories: Mapping[str, Story],
    told: Mapping[str, int | None],
    named: Mapping[str, frozenset[str]] | None = None,
) -> dict[str, int]:
    """The day around which a report without one is looked for, for those that share a story.

    Only the search for candidates rests on it, and the year of a day that is named without one; it is given
    out nowhere.

    Args:
        stories: the rarer words each report opens on, by report id.
        told: the day each report was published (proleptic ordinal); None where not known.
        named: the days that a report's opening names without their year ("XXXX-06-21"); of reports that
            open alike those count that were published within a week of one of these.

    Returns:
        By report id, the day of the report whose opening is most alike; reports that resemble no other, or
        others of quite another time as much, are left out.
    """
    without = [report for report, day in told.items() if day is None]
    if not without:
        return {}
    dated: dict[str, int] = {report: day for report, day in told.items() if day is not None}
    opening: dict[str, list[str]] = defaultdict(list)
    for report in sorted(dated):
        for word in stories[report]:
            opening[word].append(report)
    found: dict[str, int] = {}
    for report in without:
        mine = stories[report]
        shared = Counter(
            other for word in mine if len(opening.get(word, ())) <= _COMMON for other in opening.get(word, ())
        )
        shares = {other: story_shared(mine, stories[other]) for other in shared}
        shares = _of_days(shares, dated, (named or {}).get(report, frozenset())) or shares
        best = min(shares, key=lambda other: (-shares[other], dated[other], other), default=None)
        if best is None or shares[best] < _ONE_STORY:
            continue
        far = (share for other, share in shares.items() if abs(dated[other] - dated[best]) > _FORTNIGHT)
        if max(far, default=0.0) < _AS_MUCH * shares[best]:
            found[report] = dated[best]
    return found


def _of_days(shares: dict[str, float], told: Mapping[str, int], named: frozenset[str]) -> dict[str, float]:
    """Those of one story that were published about a day that is named without its year."""
    return {
        other: share
        for other, share in shares.items()
        if share >= _ONE_STORY
        and any(
            (day := in_year_of(value, told[other])) is not None and abs(day - told[other]) <= _WEEK
            for value in named
        )
    }
