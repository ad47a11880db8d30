"""The states a process came into, one after the other, each with its day and its happening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.follow.evidence import Evidence, by_status, narrowest
from onrecord.follow.ladder import Ladder
from onrecord.follow.occasions import FIRST_HAND
from onrecord.follow.phrases import phrases
from onrecord.follow.reported import Reported
from onrecord.follow.sides import Sides
from onrecord.follow.states import States
from onrecord.follow.tellings import (
    DATED,
    ONE_ROUND,
    Telling,
    a_week_back,
    about_summits,
    another_plan,
    as_planned,
    at_its_plan,
    come_about,
    day_beside,
    details_of,
    exact,
    in_order,
    one_step,
    own_day,
    precise,
    told_again,
)
from onrecord.follow.told import Told, later, length
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.details import INSTRUMENTS
from onrecord.knowledge.rows.follow import NO_NEWS, Change, Process
from onrecord.model import DossierStep, Event, Happening

UNSAID = "system not said"
# Each meeting, exercise or test is a step; elsewhere only a new state is, or what a row says (`each`).
_EACH = frozenset({"weapons", "exercise", "consultation", "negotiation"})
# Exercises last for weeks, and reports tell of each of their days.
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
# What turns a process must be told as news or with its day; that talks "failed" is said for years.
_TURNS = frozenset({"broken down", "concluded", "resumed"})
# Parties of a pact that ends for all where one leaves it.
_TWO = 2
# Steps that come after a pact was made, in some later year than its own.
_AFTER = frozenset({"ended", "not-renewed", "suspended", "renewed"})
# Where anything told makes a state.
_BEGINNING = frozenset({None, "proposed"})
_BEFORE_IN_FORCE = frozenset({"proposed", "signed", "in force", "in-force", "signing planned"})


@dataclass(slots=True)
class _Course:
    """The course of a process so far: its steps by their first days, and of each the day that is known.

    `plans` are what lies ahead, and `unheard` the state if nobody tells of them when their day has passed.
    """

    steps: list[DossierStep] = field(default_factory=list)
    known: list[str | None] = field(default_factory=list)
    state: str | None = None
    plans: list[Telling] = field(default_factory=list)
    unheard: str | None = None

    def add(self, step: DossierStep, known: str | None) -> None:
        self.steps.append(step)
        self.known.append(known if step.date else None)


class Histories:
    """Derives histories by the state machines of `follow/changes.yaml`."""

    def __init__(self, knowledge: Knowledge, ladder: Ladder, sides: Sides) -> None:
        self._states = States(knowledge)
        self._ladder = ladder
        self._sides = sides
        self._no_news = [re.compile(row.pattern, re.IGNORECASE) for row in knowledge.rows(NO_NEWS)]
        told = phrases(knowledge)
        self._weekday, self._tomorrow = told["weekday"], told["tomorrow"]
        pacts = [row for row in knowledge.rows(INSTRUMENTS) if len(row.parties) != _TWO]
        self._of_many = frozenset(row.name for row in pacts)
        self._in_force = {row.name: row.from_.isoformat() for row in knowledge.rows(INSTRUMENTS) if row.from_}

    def of(
        self, process: Process, members: Iterable[Evidence], told: Told, deeds: Reported
    ) -> tuple[tuple[DossierStep, ...], str | None]:
        """The steps in the order of their days, and the state they lead to.

        Plans are dated by the day of the news, deeds by their own day, or by that of their first
        report where no report gives one.

        Args:
            process: what they are steps of.
            members: the happenings of the line.
            told: what the reports told.
            deeds: what single sentences tell, of whatever line, by which a plan came about.
        """
        found = list(self._reported(process, members, told))
        found = [r for r in found if r.status != "future" or self._own_plan(process, r, told)]
        consulting = process.dossier == "consultation"
        if consulting:
            found = list(about_summits(found))
            found = [at_its_plan(r, found) for r in found]
        course = self._course(process, found, told)
        if self._overdue(course, told):
            ahead = course.plans if consulting else []
            came = [deed for plan in ahead if (deed := come_about(plan, told, deeds)) is not None]
            course = self._course(process, [*found, *came], told)
            if self._overdue(course, told):
                course.state = course.unheard
        steps = zip(course.steps, course.known, strict=True)
        return tuple(replace(step, date=day) for step, day in steps), course.state

    @staticmethod
    def _overdue(course: _Course, told: Told) -> bool:
        """Whether the day of what lies ahead has long passed."""
        if not course.plans:
            return False
        last = course.plans[-1]
        return later(last.due[1] if last.due else last.at, _OVERDUE) < told.last

    def _course(self, process: Process, found: list[Telling], told: Told) -> _Course:
        done = [r for r in found if r.status == "actual" and r.dated and exact(r.due)]
        course = _Course()
        for each in sorted(found, key=in_order):
            days = sorted(r.at for r in done if self._may_be_one(each, r, told))
            if process.dossier in _EACH and told_again(each, days):
                continue
            change = self._change(process, course.state, each, days)
            if change is not None:
                self._goes_on(course, process, each, change, told)
        return course

    def _change(self, process: Process, state: str | None, each: Telling, days: list[str]) -> Change | None:
        """The change that a thing told brings to a process; none by what was known before."""
        happening = each.evidence.happening
        words = frozenset(w for e in each.evidence.events for w in e.trigger.text.casefold().split())
        change = self._states.next(process.dossier, state, happening, each.details, each.status, words)
        if change is None or self._known_before(change.state, each.at, happening):
            return None
        if not (each.dated or each.lead) and (change.news or (change.each and state not in _BEGINNING)):
            # What stands deep in a report, without a day, is known before and begins nothing new.
            return None
        # A measure told with its day is one, also where it is told as background.
        old = not (each.fresh or each.dated)
        if change.each and state not in _BEGINNING and (old or told_again(each, days)):
            return None
        if change.state in _TURNS and not each.dated and (not each.lead or change.state == "resumed"):
            # Deep in a report, and without a day, it is what everybody knew before; and of talks that
            # are merely told to be held nobody knows that they are new ones.
            return None
        return change

    def _goes_on(self, course: _Course, process: Process, each: Telling, change: Change, told: Told) -> None:
        """Add the step of a change, and the state it leads to."""
        happening, state = each.evidence.happening, course.state
        day = None if change.standing and not each.dated else each.date
        new = self._named(change.state, process, each.evidence, told)
        if change.state == "broken down" and state in (None, "proposed"):
            # What breaks down was under way before, though nobody told of it by itself.
            course.add(DossierStep(state="under way", date=day, happening=happening.id), each.shown)
        if new != state or process.dossier in _EACH or change.each:
            step = DossierStep(state=new, date=day, happening=happening.id)
            gap = _ONE_ROUND.get(process.dossier, 0)
            if not any(one_step(step, earlier, gap) for earlier in course.steps[-3:]):
                course.add(step, each.shown)
        if not change.passing or state is None:
            course.state, course.unheard = new, change.overdue
            course.plans = [*course.plans, each] if change.overdue else []

    def _reported(self, process: Process, members: Iterable[Evidence], told: Told) -> Iterator[Telling]:
        lasting = process.dossier not in _EACH
        for evidence in members:
            for status, events in by_status(evidence, told).items():
                day = min((d for e in events if (d := told.published(e.id))), default="")
                details = details_of(evidence.happening, events, told)
                if status == "actual" and (outcome := details.get("outcome")):
                    # How it ended was not told before the first report that says so.
                    told_so = (told.published(e.id) for e in events if e.details.get("outcome") == outcome)
                    day = min((d for d in told_so if d), default=day)
                details["many"] = details.get("name") in self._of_many
                span = narrowest(events)
                lead = any(self._news(e, told) for e in events)
                fresh = any(e.status != "historical" and not told.opinion(e.id) for e in events)
                made = Telling(day, evidence, status, day or None, details, span is not None, lead, fresh)
                made = replace(made, last=max((d for e in events if (d := told.published(e.id))), default=""))
                if status != "actual":
                    ahead = span is not None and span[1] >= day
                    made = replace(made, due=span, dated=ahead, lead=any(told.lead(e.id) for e in events))
                    if day and not another_plan(made, evidence, told):
                        yield from self._planned(made, events, lasting, told)
                    continue
                if span is None:
                    span = day_beside(evidence, told)
                if span is not None and not lead and not own_day(events):
                    # Deep in a report a day of the sentences around is more often that of something else.
                    span = None
                if span is not None and self._of_the_pact(span, details):
                    span = None
                if span is None and not lasting:
                    span = as_planned(evidence, day, told)
                if span is None or (length(*span) > DATED and span[1] >= day):
                    made = replace(made, dated=False)
                    # Background told without a day stands in no history, but what it says of a pact holds.
                    if day and lasting and not (fresh and lead):
                        yield replace(made, date=None, lead=False)
                    elif day and fresh and lead:
                        # Of 115 meetings told without a day, those outside a report's opening were
                        # background in four of five ("their three meetings", "the summit in Hanoi").
                        yield made
                elif length(*span) <= DATED or lasting:
                    # A deed is not done after all the reports that tell of it as done.
                    late = bool(day) and span[0] > (made.last or day)
                    if late and all(self._told_as(self._weekday, e) for e in events if _begins(e, span)):
                        span, late = a_week_back(span, made.last or day), False
                    elif late and any(self._told_as(self._tomorrow, e) for e in events):
                        # "Tomorrow's meeting" is none that was held.
                        continue
                    yield replace(
                        made,
                        at=day if late else self._as_known(span, details),
                        date=day if late else span[0],
                        dated=True,
                        due=None if late else span,
                    )

    @staticmethod
    def _told_as(pattern: re.Pattern[str], event: Event) -> bool:
        return event.date is not None and pattern.search(event.date.text) is not None

    def _may_be_one(self, one: Telling, other: Telling, told: Told) -> bool:
        """Whether what is told without a day may be another deed told again.

        Of weapons, what a government says of the test of another system is about a test of that day; in
        newspapers such tests were background ("after its fourth nuclear test").
        """
        systems = [r.details.get("system") for r in (one, other)]
        if one.evidence.happening.kind != "weapons" or None in systems:
            return True
        issued = any(told.genre(e.id) in FIRST_HAND for e in one.evidence.events)
        return not issued or self._ladder.systems.compatible(*systems)

    def _own_plan(self, process: Process, each: Telling, told: Told) -> bool:
        """Whether a plan is of those who plan it: that others see a test coming announces none."""
        if process.dossier != "weapons":
            return True
        speakers = [told.speaker(e.id) for e in each.evidence.events if e.status == "future"]
        return any(s is not None and s.country in each.evidence.acting for s in speakers)

    @staticmethod
    def _planned(made: Telling, events: list[Event], lasting: bool, told: Told) -> Iterator[Telling]:
        """What is told as planned, put off or called off: news, unless its own days are long over.

        A plan whose day had passed when it was told, or that has none and stands deep in a report, says
        nothing of what is ahead; what was called off some time ago was called off then.
        """
        over = made.due is not None and made.due[1] < later(made.at, -ONE_ROUND)
        if lasting or made.status not in ("future", "cancelled", "postponed"):
            yield made
        elif over:
            if made.status != "future" and made.due is not None:
                yield replace(made, at=made.due[0], date=precise(made.due))
        elif made.due is not None or any(told.lead(e.id) for e in events):
            yield made

    def _news(self, event: Event, told: Told) -> bool:
        """Whether what is told without a day is told as new."""
        return told.lead(event.id) and not any(p.search(event.sentence.text) for p in self._no_news)

    def _as_known(self, span: tuple[str, str], details: dict[str, Any]) -> str:
        """Where a deed stands among others: a pact "signed in 2015" in the year of its own day."""
        own = self._in_force.get(str(details.get("name", "")), "")
        wide = length(*span) > DATED and own[:4] == span[0][:4]
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


def _begins(event: Event, span: tuple[str, str]) -> bool:
    """Whether an event is told of a time that begins with a stretch of days."""
    return event.date is not None and event.date.from_ == span[0]
