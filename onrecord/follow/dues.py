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
_A_WEEK = 7
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Units of a time that begins now ("over the next year"), in days.
_UNITS = {"week": 7, "month": 31, "quarter": 92, "year": 365, "decade": 3653}
_UNIT = re.compile(r"\b(?:next|coming)\s+(" + "|".join(_UNITS) + r")\b", re.IGNORECASE)
_BEFORE = 15
# Days of a stretch that may be told day by day ("Wednesday", then "Thursday" of a summit of two days).
_TOLD_IN_PARTS = 3


class Dues:
    """Reads due days."""

    def __init__(self, knowledge: Knowledge) -> None:
        told = phrases(knowledge)
        self._since, self._ahead = told["since-day"], told["ahead-of"]
        self._until, self._coming, self._this_week = told["until-day"], told["coming-time"], told["this-week"]
        self._between, self._at_the_latest = told["between-days"], told["at-the-latest"]
        self._weekday, self._and_weekday = told["weekday"], told["and-weekday"]
        self._at_the_earliest, self._said_on = told["at-the-earliest"], told["said-on"]

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
        # What is put off "from May 20 to June 4" is due on the later day.
        moved = event.moved_to if event.status == "postponed" else None
        given = event.date if moved is None else moved
        if given is None or event.date_basis == "context" or not (given.from_ or given.to):
            return None
        first, last = given.from_, given.to or given.from_
        if moved is None and event.status in ("cancelled", "postponed") and (last or "") <= published:
            # "On Thursday called off the summit" gives the day of the calling off.
            return None
        sentence, start = event.sentence.text, given.start - event.sentence.start
        if not 0 <= start < len(sentence):
            return Due(from_=first, to=last)
        before, behind = sentence[max(0, start - _BEFORE) : start], sentence[start + len(given.text) :]
        if self._of_another_act(event, behind, past=(last or "9") <= published):
            return None
        if self._at_the_earliest.search(before):
            return Due(from_=first)
        if first and first == last:
            if published < first and self._at_the_latest.search(before):
                return Due(from_=published or None, to=last)
            if self._weekday.match(given.text):
                return Due(from_=first, to=_until_weekday(self._and_weekday, behind, first))
            return self._of_a_day(first, before, behind)
        return self._bounded(given.text, before, published, last) or Due(from_=first, to=last)

    def _of_another_act(self, event: Event, behind: str, past: bool) -> bool:
        """Whether a day is that of something else, which stands between it and the act."""
        acts = event.trigger.start - event.sentence.start - (len(event.sentence.text) - len(behind))
        said = self._said_on.match(behind) if past else None
        if said is not None and (acts > 0 or said["what"]):
            # "On Saturday voiced hopes for the summit" gives the day of the hopes.
            return True
        # "Met today ahead of the summit next month" gives the day of the meeting.
        return self._ahead.search(behind[: max(0, acts)]) is not None

    def _bounded(self, text: str, before: str, published: str, last: str | None) -> Due | None:
        """The days of a time that begins, or may begin, on the day of the report."""
        unit = _UNIT.search(text)
        if published and unit is not None and self._coming.search(before):
            return Due(from_=published, to=later(published, _UNITS[unit.group(1).casefold()]))
        if published and last == published and self._this_week.search(text):
            # On a Sunday "this week" is the one that begins, as in both such plans whose day another
            # report gave (2026-11-22).
            return Due(from_=published, to=later(published, _WEEK + 1))
        if published and last and last > published and self._at_the_latest.search(before):
            return Due(from_=published, to=last)
        return None

    def _of_a_day(self, first: str, before: str, behind: str) -> Due:
        since = self._since.search(before)
        if since is not None and 0 < int(since["day"]) < date.fromisoformat(first[:10]).day:
            return Due(from_=f"{first[:8]}{int(since['day']):02}", to=first)
        until = self._between if before.casefold().endswith("between ") else self._until
        return Due(from_=first, to=_until_day(until, behind, first))


def _until_day(until: re.Pattern[str], behind: str, first: str) -> str:
    """The last day of a stretch of days of which only the first was read ("July 9-13", "to June 6")."""
    found = until.match(behind)
    if found is None:
        return first
    begun = date.fromisoformat(first[:10])
    month = month_number(found["month"] or "") or begun.month
    try:
        last = begun.replace(month=month, day=int(found["day"]))
    except ValueError:
        return first
    return last.isoformat() if begun < last else first


def _until_weekday(until: re.Pattern[str], behind: str, first: str) -> str:
    """The last of several days that are told by their names ("on Tuesday and Thursday")."""
    found = until.match(behind)
    if found is None:
        return first
    begun = date.fromisoformat(first[:10])
    return later(first, (_DAYS.index(found["day"].casefold()[:3]) - begun.weekday()) % _A_WEEK)


def _narrowed(given: list[tuple[str, Due]]) -> list[tuple[str, Due]]:
    """Without the wider of two that agree: "in May", then "on May 22", is one day told twice.

    Two days that follow each other are those of one stretch.
    """
    kept: list[tuple[str, Due]] = []
    for day, due in given:
        if kept and _overlap(kept[-1][1], due):
            kept[-1] = (day, due) if _within(due, kept[-1][1]) else kept[-1]
        elif kept and (joined := _joined(kept[-1][1], due)) is not None:
            kept[-1] = (kept[-1][0], joined)
        else:
            kept.append((day, due))
    return kept


def _joined(one: Due, other: Due) -> Due | None:
    """Both, where they are days of which one follows the other."""
    if not (one.from_ and one.to and other.from_ and other.to):
        return None
    first, last = min(one.from_, other.from_), max(one.to, other.to)
    days = length(one.from_, one.to) + length(other.from_, other.to) + 1
    return Due(from_=first, to=last) if length(first, last) == days < _TOLD_IN_PARTS else None


def _overlap(one: Due, other: Due) -> bool:
    return (one.from_ or "") <= (other.to or "9") and (other.from_ or "") <= (one.to or "9")


def _within(one: Due, other: Due) -> bool:
    return (one.from_ or "") >= (other.from_ or "") and (one.to or "9") <= (other.to or "9")
