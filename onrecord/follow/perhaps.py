"""What is told as done, surely or not: where a promise may have been kept, nobody can say it was not.

A deed told with too little confidence to settle anything settles it all the same where it is told of the
very people who promised it, on the very days, by a report that is not the promise's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.follow.told import Told, later, length
from onrecord.model import Due, Happening
from onrecord.vocabulary import DONE

# A meeting of two told to the day within so few days is the promised one, wherever it was to be.
DAYS = 10
# So many days before it is due, or after, what is told as done may be what was promised.
ABOUT = 3
# What is told without a day so long (days) after the due day is something newer.
AFTERWARDS = 7
# Silence tells something where reports on a party appeared in so many days after the due day.
LISTENED = 60
BOTH = 2
# The least confidence of a mention by which the very people, told to have met on the day, kept their promise.
_LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Something told as done, surely or not: its days, or that of its first report, and by whom.

    `told` are the reports, each with its day and whether a mention of it is likely right.
    """

    id: str
    first: str
    last: str
    dated: bool
    by: frozenset[str]
    sides: frozenset[str]
    level: object
    told: frozenset[tuple[str, str, bool]]


def perhaps(happening: Happening, told: Told) -> Perhaps | None:
    """A deed as all its mentions tell it, sure or not; None where not even its report has a day."""
    spans = [(d.from_, d.to or d.from_) for d in happening.dates if d.from_]
    given = [span for span in spans if length(*span) <= DAYS]
    day = min((d for e in happening.events if (d := told.published(e))), default=None)
    first, last = min(given, default=(day, day))
    if first is None or last is None:
        return None
    by = frozenset(p.entity for p in (*happening.actors, *happening.recipients))
    sides = told.acting(happening) | told.acted_on(happening)
    telling = frozenset(
        (told.origin(e.id) or "", told.published(e.id) or "", e.confidence >= _LIKELY)
        for e in told.events(happening)
        if e.status in DONE
    )
    level = happening.details.get("level")
    return Perhaps(happening.id, first, last, bool(given), by, sides, level, telling)


def so_long_after(each: Perhaps, sides: frozenset[str]) -> int:
    """How many days after the due day a thing may have been done that might be the promised one."""
    if not each.dated:
        return AFTERWARDS
    # Just the same two may have done late what they had promised; of many others who met, nobody knows.
    return LISTENED if each.sides == sides else ABOUT


def by_the_same(
    people: frozenset[str], due: Due | None, told: Iterable[Perhaps], promising: frozenset[str]
) -> str | None:
    """What those who were named, two or more, are told to have done on the days, be it unsurely.

    Not by a report of the promise, which has background of the same people, nor before the day has come.
    """
    if due is None or due.from_ is None or due.to is None or length(due.from_, due.to) > DAYS:
        return None
    found = [
        each
        for each in told
        if len(people & each.by) >= BOTH
        and (not each.dated or due.from_ <= each.first <= each.last <= later(due.to, 1))
        and any(likely and report not in promising and day >= due.from_ for report, day, likely in each.told)
    ]
    return min(found, key=lambda each: (each.first, each.id)).id if found else None
