"""The states a process came into, one after the other, each with its day and its happening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from onrecord.follow.evidence import Evidence, by_status, narrowest
from onrecord.follow.ladder import Ladder
from onrecord.follow.occasions import FIRST_HAND
from onrecord.follow.sides import Sides
from onrecord.follow.states import States
from onrecord.follow.told import Told, apart, later, length, to_the_day
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.details import INSTRUMENTS
from onrecord.knowledge.rows.follow import NO_NEWS, Process
from onrecord.model import DossierStep, Event, Happening
from onrecord.vocabulary import Status

UNSAID = "system not said"
# Each meeting, exercise or test is a step; elsewhere only a new state is, or what a row says (`each`).
_EACH = frozenset({"weapons", "exercise", "consultation", "negotiation"})
# Days of one round of talks; exercises last for weeks, and reports tell of each of their days.
ONE_ROUND = 3
ONE_EXERCISE = 45
# Reports tell of new measures for some days after the day on which they were taken.
_ONE_MEASURE = 7
_ONE_ROUND = {
    "exercise": ONE_EXERCISE,
    "consultation": ONE_ROUND,
    "negotiation": ONE_ROUND,
    "sanctions": _ONE_MEASURE,
}
# Who read on for so many days after the day of a plan, and found nothing of it, knows no more than that.
_OVERDUE = 60
# A longer stretch of days dates nothing ("in 2003", "over the past year").
_DATED = 45
# What is told of a week or a month is a deed of which another report gives the day, if that lies in it or
# so many days before.
_SHORTLY = 7
# What is told without a day so soon (days) after a deed of the same line is that deed, told again.
_AGAIN = 90
# Of a coming summit reports talk for so many days as if it were held.
_BEFOREHAND = 14
# Of what stands on one day the plan comes before the deed.
_ORDER: dict[Status, int] = {"future": -1, "actual": 1}
_NEXT = 2
# What turns a process must be told as news or with its day; that talks "failed" is said for years.
_TURNS = frozenset({"broken down", "concluded", "resumed"})
# Parties of a pact that ends for all where one leaves it.
_TWO = 2
# Steps that come after a pact was made, in some later year than its own.
_AFTER = frozenset({"ended", "not-renewed", "suspended", "renewed"})
# Where anything told makes a state.
_BEGINNING = frozenset({None, "proposed"})
_BEFORE_IN_FORCE = frozenset({"proposed", "signed", "in force", "in-force", "signing planned"})


@dataclass(frozen=True, slots=True)
class _Reported:
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
        return _precise(self.due) if deed and self.due is not None else self.date


class Histories:
    """Derives histories by the state machines of `follow/changes.yaml`."""

    def __init__(self, knowledge: Knowledge, ladder: Ladder, sides: Sides) -> None:
        self._states = States(knowledge)
        self._ladder = ladder
        self._sides = sides
        self._no_news = [re.compile(row.pattern, re.IGNORECASE) for row in knowledge.rows(NO_NEWS)]
        pacts = [row for row in knowledge.rows(INSTRUMENTS) if len(row.parties) != _TWO]
        self._of_many = frozenset(row.name for row in pacts)
        self._in_force = {row.name: row.from_.isoformat() for row in knowledge.rows(INSTRUMENTS) if row.from_}

    def of(
        self, process: Process, members: Iterable[Evidence], told: Told
    ) -> tuple[tuple[DossierStep, ...], str | None]:
        """The steps in the order of their days, and the state they lead to.

        Plans are dated by the day of the news, deeds by their own day, or by that of their first
        report where no report gives one.
        """
        # With its first day, by which it is told from others, each step and the day that is known.
        steps: list[DossierStep] = []
        known: list[str | None] = []
        state: str | None = None
        ahead: tuple[str, str] | None = None
        found = list(self._reported(process, members, told))
        found = [r for r in found if r.status != "future" or self._own_plan(process, r, told)]
        if process.dossier == "consultation":
            found = list(_about_summits(found))
            found = [_at_its_plan(r, found) for r in found]
        days = sorted(r.at for r in found if r.status == "actual" and r.dated and _exact(r.due))
        for each in sorted(found, key=_in_order):
            happening = each.evidence.happening
            if process.dossier in _EACH and _told_again(each, days):
                continue
            words = frozenset(w for e in each.evidence.events for w in e.trigger.text.casefold().split())
            change = self._states.next(process.dossier, state, happening, each.details, each.status, words)
            if change is None or self._known_before(change.state, each.at, happening):
                continue
            if not (each.dated or each.lead) and (change.news or (change.each and state not in _BEGINNING)):
                # What stands deep in a report, without a day, is known before and begins nothing new.
                continue
            if change.each and state not in _BEGINNING and (not each.fresh or _told_again(each, days)):
                continue
            if change.state in _TURNS and not each.dated and (not each.lead or change.state == "resumed"):
                # Deep in a report, and without a day, it is what everybody knew before; and of talks that
                # are merely told to be held nobody knows that they are new ones.
                continue
            day = None if change.standing and not each.dated else each.date
            new = self._named(change.state, process, each.evidence, told)
            if change.state == "broken down" and state in (None, "proposed"):
                # What breaks down was under way before, though nobody told of it by itself.
                steps.append(DossierStep(state="under way", date=day, happening=happening.id))
                known.append(each.shown if day else None)
            if new != state or process.dossier in _EACH or change.each:
                step = DossierStep(state=new, date=day, happening=happening.id)
                gap = _ONE_ROUND.get(process.dossier, 0)
                if not any(_one_step(step, earlier, gap) for earlier in steps[-3:]):
                    steps.append(step)
                    known.append(each.shown if day else None)
            if not change.passing or state is None:
                state = new
                ahead = (change.overdue, each.due[1] if each.due else each.at) if change.overdue else None
        if ahead is not None and later(ahead[1], _OVERDUE) < told.last:
            state = ahead[0]
        return tuple(replace(step, date=day) for step, day in zip(steps, known, strict=True)), state

    def _reported(self, process: Process, members: Iterable[Evidence], told: Told) -> Iterator[_Reported]:
        lasting = process.dossier not in _EACH
        for evidence in members:
            for status, events in by_status(evidence, told).items():
                day = min((d for e in events if (d := told.published(e.id))), default="")
                details = _details(evidence.happening, events, told)
                details["many"] = details.get("name") in self._of_many
                span = narrowest(events)
                lead = any(self._news(e, told) for e in events)
                fresh = any(e.status != "historical" and not told.opinion(e.id) for e in events)
                made = _Reported(day, evidence, status, day or None, details, span is not None, lead, fresh)
                made = replace(made, last=max((d for e in events if (d := told.published(e.id))), default=""))
                if status != "actual":
                    ahead = span is not None and span[1] >= day
                    made = replace(made, due=span, dated=ahead, lead=any(told.lead(e.id) for e in events))
                    if day and not _another_plan(made, evidence, told):
                        yield from self._planned(made, events, lasting, told)
                    continue
                if span is None:
                    span = _day_beside(evidence, told)
                if span is not None and not lead and not _own_day(events):
                    # Deep in a report a day of the sentences around is more often that of something else.
                    span = None
                if span is not None and self._of_the_pact(span, details):
                    span = None
                if span is None and not lasting:
                    span = _as_planned(evidence, day, told)
                if span is None or (length(*span) > _DATED and span[1] >= day):
                    made = replace(made, dated=False)
                    # Background told without a day stands in no history, but what it says of a pact holds.
                    if day and lasting and not (fresh and lead):
                        yield replace(made, date=None, lead=False)
                    elif day and fresh and lead:
                        # Of 115 meetings told without a day, those outside a report's opening were
                        # background in four of five ("their three meetings", "the summit in Hanoi").
                        yield made
                elif length(*span) <= _DATED or lasting:
                    # A deed is not done after all the reports that tell of it as done.
                    late = day and span[0] > (made.last or day)
                    yield replace(
                        made,
                        at=day if late else self._as_known(span, details),
                        date=day if late else span[0],
                        dated=True,
                        due=None if late else span,
                    )

    def _own_plan(self, process: Process, each: _Reported, told: Told) -> bool:
        """Whether a plan is of those who plan it: that others see a test coming announces none."""
        if process.dossier != "weapons":
            return True
        speakers = [told.speaker(e.id) for e in each.evidence.events if e.status == "future"]
        return any(s is not None and s.country in each.evidence.acting for s in speakers)

    @staticmethod
    def _planned(made: _Reported, events: list[Event], lasting: bool, told: Told) -> Iterator[_Reported]:
        """What is told as planned, put off or called off: news, unless its own days are long over.

        A plan whose day had passed when it was told, or that has none and stands deep in a report, says
        nothing of what is ahead; what was called off some time ago was called off then.
        """
        over = made.due is not None and made.due[1] < later(made.at, -ONE_ROUND)
        if lasting or made.status not in ("future", "cancelled", "postponed"):
            yield made
        elif over:
            if made.status != "future" and made.due is not None:
                yield replace(made, at=made.due[0], date=_precise(made.due))
        elif made.due is not None or any(told.lead(e.id) for e in events):
            yield made

    def _news(self, event: Event, told: Told) -> bool:
        """Whether what is told without a day is told as new."""
        return told.lead(event.id) and not any(p.search(event.sentence.text) for p in self._no_news)

    def _as_known(self, span: tuple[str, str], details: dict[str, Any]) -> str:
        """Where a deed stands among others: a pact "signed in 2015" in the year of its own day."""
        own = self._in_force.get(str(details.get("name", "")), "")
        wide = length(*span) > _DATED and own[:4] == span[0][:4]
        return own if wide and details.get("step") in _BEFORE_IN_FORCE else span[0]

    def _of_the_pact(self, span: tuple[str, str], details: dict[str, Any]) -> bool:
        """Whether a day is that of a pact, not of its end: "withdrew from the 2015 deal"."""
        in_force = self._in_force.get(str(details.get("name", "")))
        return in_force is not None and details.get("step") in _AFTER and span[0][:4] <= in_force[:4]

    def _known_before(self, state: str, when: str, happening: Happening) -> bool:
        """Whether a step towards an agreement is told as if of a day on which it long was in force."""
        in_force = self._in_force.get(str(happening.details.get("name", "")))
        return in_force is not None and state in _BEFORE_IN_FORCE and when > in_force

    def _named(self, state: str, process: Process, evidence: Evidence, told: Told) -> str:
        if process.dossier == "weapons":
            row = self._ladder.system(evidence.happening, told)
            return f"{state}: {row.name}" if row is not None else f"{state}: {UNSAID}"
        return state.replace("{actors}", self._sides.listed(evidence.acting) or "a party")


def _in_order(each: _Reported) -> tuple[str, int, str]:
    """Where a thing stands among others: of one day the plan before the deed, but the next one after it."""
    next_one = each.status == "future" and each.due is not None and each.due[0] > each.at
    return each.at, _NEXT if next_one else _ORDER.get(each.status, 0), each.evidence.id


def _about_summits(found: list[_Reported]) -> Iterator[_Reported]:
    """What a line holds, its undated summits measured by its plans.

    Told as if held shortly before a planned day, a summit is the planned one: on its day where reports go on
    to tell of it, and else only talked of beforehand.
    """
    planned = sorted(
        {r.due[0] for r in found if r.status == "future" and r.due is not None and _exact(r.due)}
    )
    for each in found:
        ahead = [day for day in planned if each.at < day <= later(each.at, _BEFOREHAND)]
        summit = each.evidence.happening.details.get("level") == "leader"
        if each.status != "actual" or each.dated or not ahead or not summit:
            yield each
        elif ahead[0] <= each.last:
            yield replace(each, at=ahead[0], date=ahead[0], dated=True, due=(ahead[0], ahead[0]))


def _at_its_plan(each: _Reported, found: list[_Reported]) -> _Reported:
    """A meeting of which a month is told stands where the only one planned for that month does."""
    if each.status != "actual" or each.due is None or _exact(each.due):
        return each
    first, last = each.due
    planned = {r.due[0] for r in found if r.status == "future" and r.due is not None and _exact(r.due)}
    within = [day for day in planned if first <= day <= last]
    return replace(each, at=within[0]) if len(within) == 1 and length(first, last) <= _DATED else each


def _another_plan(each: _Reported, evidence: Evidence, told: Told) -> bool:
    """Whether what was called off is an earlier plan, of which a report of the new one reminds."""
    ahead = [e for e in evidence.events if e.status == "future"]
    if each.status not in ("cancelled", "postponed") or each.due is None or not ahead:
        return False
    told_in = {told.origin(e.id) for e in evidence.events if e.status == each.status}
    return each.due[1] < later(each.at, -ONE_ROUND) and told_in <= {told.origin(e.id) for e in ahead}


def _day_beside(evidence: Evidence, told: Told) -> tuple[str, str] | None:
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
    return span if _exact(span) else None


def _as_planned(evidence: Evidence, told_on: str, told: Told) -> tuple[str, str] | None:
    """The days for which a thing was planned that is told as done, without a day, once they had come."""
    due = narrowest(by_status(evidence, told).get("future", ()))
    return due if due is not None and length(*due) <= ONE_ROUND and due[0] <= told_on else None


def _details(happening: Happening, events: list[Event], told: Told) -> dict[str, Any]:
    """The details as sure events give them; one that no event gives was set by a person."""
    given = {k: v for e in sorted(events, key=lambda e: e.confidence) for k, v in e.details.items()}
    coded = {k for e in told.events(happening) for k in e.details}
    own = {k: v for k, v in happening.details.items() if k not in coded or k in given}
    return {**given, **own}


def _told_again(each: _Reported, days: list[str]) -> bool:
    """Whether what is told without a day, or as a plan, is a deed of which another report gives the day."""
    if each.status == "actual" and each.due is not None and not _exact(each.due):
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


def _own_day(events: Iterable[Event]) -> bool:
    """Whether one of the sentences that tell a thing gives its day."""
    return any(e.date is not None and e.date.from_ and e.date_basis != "context" for e in events)


def _exact(span: tuple[str, str] | None) -> bool:
    """Whether a deed's days are told, and no more of them than one round has."""
    return span is not None and length(*span) <= ONE_ROUND


def _one_step(step: DossierStep, earlier: DossierStep, gap: int) -> bool:
    """Whether two steps are one deed that reports tell as two, or one round whose days are `gap` apart."""
    if step.state != earlier.state:
        return False
    if step.date == earlier.date:
        return True
    if not gap or not to_the_day(step.date) or not to_the_day(earlier.date):
        return False
    return abs(apart(earlier.date, step.date)) <= gap


def _precise(span: tuple[str, str]) -> str | None:
    """A day, or the month or year that is all that is known; "this week" may leave not even these."""
    first, last = (date.fromisoformat(day[:10]) for day in span)
    if (last - first).days <= ONE_ROUND:
        return span[0]
    if (first.year, first.month) == (last.year, last.month):
        return span[0][:7]
    return span[0][:4] if first.year == last.year else None
