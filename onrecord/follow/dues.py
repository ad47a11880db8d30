"""For which days a thing was promised, as the sentences of the promise give them."""

from __future__ import annotations

import re
from datetime import date

from onrecord.follow.phrases import phrases
from onrecord.follow.told import Told, later, length
from onrecord.knowledge import Knowledge
from onrecord.model import Due, Event
from onrecord.read.dates import month_number

_WEEK = 6
# Units of a time that begins now ("over the next year"), in days.
_UNITS = {"week": 7, "month": 31, "quarter": 92, "year": 365, "decade": 3653}
_UNIT = re.compile(r"\b(?:next|coming)\s+(" + "|".join(_UNITS) + r")\b", re.IGNORECASE)
_BEFORE = 15


class Dues:
    """Reads due days."""

    def __init__(self, knowledge: Knowledge) -> None:
        told = phrases(knowledge)
        self._since, self._ahead = told["since-day"], told["ahead-of"]
        self._until, self._coming, self._this_week = told["until-day"], told["coming-time"], told["this-week"]

    def of(self, announced: list[Event], told: Told) -> list[tuple[str, Due]]:
        """The due days in the order in which they were announced, each with the day of its announcement."""
        found: dict[Due, str] = {}
        for event in announced:
            published = told.published(event.id) or ""
            due = self._due(event, published)
            if due is not None:
                found.setdefault(due, published)
        return _narrowed([(day, due) for due, day in found.items()])

    def _due(self, event: Event, published: str) -> Due | None:
        given = event.date
        if given is None or event.date_basis == "context" or not (given.from_ or given.to):
            return None
        first, last = given.from_, given.to or given.from_
        if event.status in ("cancelled", "postponed") and (last or "") <= published:
            # "On Thursday called off the summit" gives the day of the calling off.
            return None
        sentence, start = event.sentence.text, given.start - event.sentence.start
        if not 0 <= start < len(sentence):
            return Due(from_=first, to=last)
        behind = start + len(given.text)
        if self._ahead.search(sentence[behind : max(behind, event.trigger.start - event.sentence.start)]):
            # "Met today ahead of the summit next month" gives the day of the meeting.
            return None
        unit = _UNIT.search(given.text)
        if published and unit is not None and self._coming.search(sentence[max(0, start - _BEFORE) : start]):
            return Due(from_=published, to=later(published, _UNITS[unit.group(1).casefold()]))
        if (
            first
            and last == published
            and length(first, last) == _WEEK
            and self._this_week.search(given.text)
        ):
            # On a Sunday "this week" is the one that begins, as in both such plans whose day another
            # report gave (2026-11-22).
            return Due(from_=published, to=later(published, _WEEK + 1))
        if first and first == last:
            since = self._since.search(sentence[max(0, start - _BEFORE) : start])
            if since is not None and 0 < int(since["day"]) < date.fromisoformat(first[:10]).day:
                return Due(from_=f"{first[:8]}{int(since['day']):02}", to=first)
            return Due(from_=first, to=self._until_day(sentence[behind:], first))
        return Due(from_=first, to=last)

    def _until_day(self, behind: str, first: str) -> str:
        """The last day of a stretch of days of which only the first was read ("July 9-13", "to June 6")."""
        found = self._until.match(behind)
        if found is None:
            return first
        begun = date.fromisoformat(first[:10])
        month = month_number(found["month"] or "") or begun.month
        try:
            until = begun.replace(month=month, day=int(found["day"]))
        except ValueError:
            return first
        return until.isoformat() if begun < until else first


def _narrowed(given: list[tuple[str, Due]]) -> list[tuple[str, Due]]:
    """Without the wider of two that agree: "in May", then "on May 22", is one day told twice."""
    kept: list[tuple[str, Due]] = []
    for day, due in given:
        if kept and _overlap(kept[-1][1], due):
            kept[-1] = (day, due) if _within(due, kept[-1][1]) else kept[-1]
        else:
            kept.append((day, due))
    return kept


def _overlap(one: Due, other: Due) -> bool:
    return (one.from_ or "") <= (other.to or "9") and (other.from_ or "") <= (one.to or "9")


def _within(one: Due, other: Due) -> bool:
    return (one.from_ or "") >= (other.from_ or "") and (one.to or "9") <= (other.to or "9")
