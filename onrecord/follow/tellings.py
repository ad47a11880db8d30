"""What reports tell of one happening of a process with one status, and where it stands among the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from onrecord.follow.evidence import Evidence, by_status, narrowest
from onrecord.follow.occasions import FIRST_HAND
from onrecord.follow.reported import Reported
from onrecord.follow.told import Told, apart, later, length, to_the_day
from onrecord.model import DossierStep, Due, Event, Happening
from onrecord.vocabulary import Status

# Behind a thing, what was done to it: in its own clause, by the first auxiliary.
_PASSIVE = re.compile(
    r"(?:(?!\b(?:was|were|been|is|are|be|that|which|who|after|before|when|while)\b)[^,;:]){0,120}"
    r"\b(?:was|were|have been|has been|had been)\s+(?P<done>\w+)",
    re.IGNORECASE,
)
# Days of one round of talks.
ONE_ROUND = 3
# A longer stretch of days dates nothing ("in 2003", "over the past year").
DATED = 45
# What is told of a week or a month is a deed of which another report gives the day, if that lies in it or
# so many days before.
_SHORTLY = 7
# What is told without a day so soon (days) after a deed of the same line is that deed, told again.
_AGAIN = 90
# Of a coming summit reports talk for so many days as if it were held.
_BEFOREHAND = 14
_WEEK = 7
# Of what stands on one day the plan comes before the deed.
_ORDER: dict[Status, int] = {"future": -1, "actual": 1}
_NEXT = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """A status of a happening, where it stands among others, and its day as far as it is known."""

    at: str
    evidence: Evidence
    status: Status
    date: str | None
    details: dict[str, Any]
    dated: bool
    lead: bool = False
    # Whether it is told as more than background.
    fresh: bool = True
    # The day of the latest report of it.
    last: str = ""
    # The days for which it was planned, or in which it was done.
    due: tuple[str, str] | None = None

    @property
    def shown(self) -> str | None:
        """Its day, or the month or year that is all that is known of it."""
        deed = self.status == "actual" and self.due is not None and self.date == self.due[0]
        return precise(self.due) if deed and self.due is not None else self.date


def in_order(each: Telling) -> tuple[str, int, str]:
    """Where a thing stands among others: of one day the plan before the deed, but the next one after it."""
    next_one = each.status == "future" and each.due is not None and each.due[0] > each.at
    return each.at, _NEXT if next_one else _ORDER.get(each.status, 0), each.evidence.id


def about_summits(found: list[Telling]) -> Iterator[Telling]:
    """What a line holds, its undated summits measured by its plans.

    Told as if held shortly before a planned day, a summit is the planned one: on its day where reports go on
    to tell of it, and else only talked of beforehand.
    """
    planned = sorted({r.due[0] for r in found if r.status == "future" and r.due is not None and exact(r.due)})
    for each in found:
        ahead = [day for day in planned if each.at < day <= later(each.at, _BEFOREHAND)]
        summit = each.evidence.happening.details.get("level") == "leader"
        if summit and each.status == "actual" and each.dated and _a_week_ahead(each, ahead):
            continue
        if each.status != "actual" or each.dated or not ahead or not summit:
            yield each
        elif ahead[0] <= each.last:
            yield replace(each, at=ahead[0], date=ahead[0], dated=True, due=(ahead[0], ahead[0]))


def _a_week_ahead(each: Telling, planned: list[str]) -> bool:
    """Whether a weekday read as past is that of the plan: "before a summit Monday", told before that day."""
    return exact(each.due) and any(day == later(each.at, _WEEK) and each.last < day for day in planned)


def a_week_back(span: tuple[str, str], last: str) -> tuple[str, str]:
    """The day of a deed that is told on a weekday, read as that of the week to come: of the week before."""
    if span[0] != span[1] or not last or not last < span[0] <= later(last, _WEEK):
        return span
    day = later(span[0], -_WEEK)
    return day, day


def at_its_plan(each: Telling, found: list[Telling]) -> Telling:
    """A meeting of which a month is told stands where the only one planned for that month does."""
    if each.status != "actual" or each.due is None or exact(each.due):
        return each
    first, last = each.due
    planned = {r.due[0] for r in found if r.status == "future" and r.due is not None and exact(r.due)}
    within = [day for day in planned if first <= day <= last]
    return replace(each, at=within[0]) if len(within) == 1 and length(first, last) <= DATED else each


def come_about(plan: Telling, told: Told, deeds: Reported) -> Telling | None:
    """A plan as the deed that it became by what is told elsewhere: at another level, or of more who met."""
    if plan.status != "future" or plan.due is None or length(*plan.due) > _BEFOREHAND:
        return None
    first, last = plan.due
    events = by_status(plan.evidence, told).get("future", [])
    came = deeds.came(deeds.plan(events, Due(from_=first, to=last), later(last, ONE_ROUND)))
    if came is None:
        return None
    day, happening = came
    own = told.day(happening)
    if day == first and own is not None and first < own <= later(last, ONE_ROUND):
        # Told without its day by the sentence that was found, but not by all of them.
        day = own
    evidence = replace(plan.evidence, happening=happening)
    due = plan.due if day == first else (day, day)
    return replace(
        plan, at=day, evidence=evidence, status="actual", date=day, dated=True, fresh=True, due=due
    )


def another_plan(each: Telling, evidence: Evidence, told: Told) -> bool:
    """Whether what was called off is an earlier plan, of which a report of the new one reminds."""
    ahead = [e for e in evidence.events if e.status == "future"]
    if each.status not in ("cancelled", "postponed") or each.due is None or not ahead:
        return False
    told_in = {told.origin(e.id) for e in evidence.events if e.status == each.status}
    return each.due[1] < later(each.at, -ONE_ROUND) and told_in <= {told.origin(e.id) for e in ahead}


def day_beside(evidence: Evidence, told: Told) -> tuple[str, str] | None:
    """The day of a deed, where only a sentence too unsure to be followed gives it, in a release.

    In newspapers two of three such days (2026-11-22) were those of something else.
    """
    reports = {told.origin(e.id) for e in evidence.events if told.genre(e.id) in FIRST_HAND}
    beside = [
        e
        for e in told.events(evidence.happening)
        if e.status == "actual" and e.date_basis != "context" and told.origin(e.id) in reports
        if e.date is not None and (e.date.from_ or "9") <= (told.published(e.id) or "")
    ]
    span = narrowest(beside)
    return span if exact(span) else None


def as_planned(evidence: Evidence, told_on: str, told: Told) -> tuple[str, str] | None:
    """The days for which a thing was planned that is told as done, without a day, once they had come."""
    due = narrowest(by_status(evidence, told).get("future", ()))
    return due if due is not None and length(*due) <= ONE_ROUND and due[0] <= told_on else None


def details_of(happening: Happening, events: list[Event], told: Told) -> dict[str, Any]:
    """The details as sure events give them; one that no event gives was set by a person."""
    given = {k: v for e in sorted(events, key=lambda e: e.confidence) for k, v in e.details.items()}
    coded = {k for e in told.events(happening) for k in e.details}
    own = {k: v for k, v in happening.details.items() if k not in coded or k in given}
    befell = tuple(sorted({word for e in events if (word := _befell(e)) is not None}))
    return {**given, **own, **({"befell": befell} if befell else {})}


def _befell(event: Event) -> str | None:
    """What is told to have been done to a thing by the first verb behind it ("talks … were adjourned")."""
    behind = event.sentence.text[max(0, event.trigger.end - event.sentence.start) :]
    found = _PASSIVE.match(behind)
    return found["done"].casefold() if found is not None else None


def told_again(each: Telling, days: list[str]) -> bool:
    """Whether what is told without a day, or as a plan, is a deed of which another report gives the day."""
    if each.status == "actual" and each.due is not None and not exact(each.due):
        first, last = later(each.due[0], -_SHORTLY), later(each.due[1], 1)
        return any(first <= day <= last for day in days)
    if each.status == "actual":
        return not each.dated and any(apart(day, each.at) <= _AGAIN for day in days if day <= each.at)
    if each.status == "future" and each.due is None:
        return any(0 <= apart(day, each.at) <= ONE_ROUND for day in days)
    if each.status == "future" and each.due is not None:
        first, last = later(each.due[0], -1), later(each.due[1], 1)
        return any(first <= day <= last and day <= each.at for day in days)
    return False


def own_day(events: Iterable[Event]) -> bool:
    """Whether one of the sentences that tell a thing gives its day."""
    return any(e.date is not None and e.date.from_ and e.date_basis != "context" for e in events)


def exact(span: tuple[str, str] | None) -> bool:
    """Whether a deed's days are told, and no more of them than one round has."""
    return span is not None and length(*span) <= ONE_ROUND


def one_step(step: DossierStep, earlier: DossierStep, gap: int) -> bool:
    """Whether two steps are one deed that reports tell as two, or one round whose days are `gap` apart."""
    if step.state != earlier.state:
        return False
    if step.date == earlier.date:
        return True
    if not gap or not to_the_day(step.date) or not to_the_day(earlier.date):
        return False
    return abs(apart(earlier.date, step.date)) <= gap


def precise(span: tuple[str, str]) -> str | None:
    """A day, or the month or year that is all that is known; "this week" may leave not even these."""
    first, last = (date.fromisoformat(day[:10]) for day in span)
    if (last - first).days <= ONE_ROUND:
        return span[0]
    if (first.year, first.month) == (last.year, last.month):
        return span[0][:7]
    return span[0][:4] if first.year == last.year else None
