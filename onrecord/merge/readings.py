"""What one report's events say of each other, before they are compared with other reports'.

A sentence tells of a call made and of the meeting agreed on in it; the next says "they" or "the two
leaders". Such mentions are read here with what stands beside them in the same report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import POINTING
from onrecord.model import Actor, Coded, Event, Report
from onrecord.vocabulary import CALLED_OFF, DONE, OPEN, PLANNED

# Code points between a statement by "six envoys" and the sentence that names them.
_NEAR = 600
_LEAST_SIGNATORIES = 2
# What a mention of a meeting takes from the mention that names those who met.
_OF_THOSE_WHO_MET = ("level", "format", "channel")


class Readings:
    """Reads a report's events with each other; the words are those of the knowledge file."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = {row.part: frozenset(row.words) for row in knowledge.rows(POINTING)}
        self._few, self._those = words["few"], words["those"]
        self._occasions, self._definite = words["occasion"], words["definite"]

    def of(self, coded: Coded) -> Iterator[Event]:
        """The events of a report in its order, each with what the report elsewhere says of it."""
        events = coded.events
        ahead = self._ahead(events)
        last: Event | None = None
        before: Event | None = None
        weapon: Event | None = None
        for number, event in enumerate(events):
            if event.status == "actual" and (_day_ahead(event, coded.report) or event.id in ahead):
                event = replace(event, status="future")
            read = _planned(event, events) if event.status in OPEN else event
            if read.kind == "meeting":
                if last is not None and self._points(read, last):
                    read = _as_named(read, last)
                elif len(_resolved((*read.actors, *read.recipients))) > 1:
                    last = read
                read = _in_one_breath(read, before) if before is not None else read
                read = _off_that_day(read, events)
                before = read
            elif read.kind == "weapons" and read.status in DONE:
                if weapon is not None and self._the_same_test(read, weapon):
                    read = replace(read, details={**read.details, "system": weapon.details["system"]})
                elif read.details.get("system"):
                    weapon = read
            elif read.kind == "statement" and read.details.get("claimed") and not _signatories(read):
                read = _signed(read, events[number + 1 :])
            yield read

    def _points(self, event: Event, last: Event) -> bool:
        """Whether those who meet are only pointed to, and may be those of the meeting told of before."""
        if event.recipients or not event.actors or not all(map(self._pointed_to, event.actors)):
            return False
        codes = _countries(event)
        if not codes:
            return True
        # "The leaders" are not the envoys of whom the sentence before tells.
        level, before = event.details.get("level"), last.details.get("level")
        return codes == _countries(last) and (level is None or before is None or level == before)

    def _pointed_to(self, actor: Actor) -> bool:
        words = set(actor.text.lower().split())
        return actor.kind == "group" and bool(words & self._few) and words <= self._few | self._those

    def _the_same_test(self, event: Event, before: Event) -> bool:
        """Whether "the test" is the one of which the report told before, and of no weapon of its own."""
        if event.details.get("system") or event.details.get("activity") != before.details.get("activity"):
            return False
        words = event.sentence.text[: event.trigger.start - event.sentence.start].lower().split()
        return bool(words) and words[-1] in self._definite and _countries(event) == _countries(before)

    def _ahead(self, events: tuple[Event, ...]) -> frozenset[str]:
        """The ids of mentions that only name a meeting which the report has ahead of it.

        "Doubts about the summit" do not say that it was held. Where the report tells of a plan of the
        same countries at least as often, and of no meeting of theirs as held, that plan is meant.
        """
        told: dict[frozenset[str], list[Event]] = {}
        for event in events:
            if event.kind == "meeting" and len(codes := _countries(event)) > 1:
                told.setdefault(codes, []).append(event)
        found: set[str] = set()
        for those in told.values():
            bare = [e for e in those if e.status == "actual" and e.date is None and self._names_only(e)]
            done = sum(e.status in DONE for e in those)
            if bare and done == len(bare) <= sum(e.status in PLANNED for e in those):
                found.update(e.id for e in bare)
        return frozenset(found)

    def _names_only(self, event: Event) -> bool:
        return event.trigger.text.lower() in self._occasions


def _day_ahead(event: Event, report: Report) -> bool:
    """Whether an event is dated to one day well after its report ("before the February 27 meeting")."""
    told, when = report.published.from_, event.date
    if not told or when is None or when.from_ is None or when.from_ != when.to:
        return False
    try:
        return (date.fromisoformat(when.from_[:10]) - date.fromisoformat(told[:10])).days > 1
    except ValueError:
        return False


def _resolved(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(a for a in actors if a.name or a.country or a.countries)


def _countries(event: Event) -> frozenset[str]:
    """The countries that take part, as far as the report itself says."""
    parties = (*event.actors, *event.recipients)
    return frozenset(c for a in parties for c in (a.countries or ((a.country,) if a.country else ())))


def _as_named(event: Event, last: Event) -> Event:
    """A mention that points to those of the meeting told of before, with their names and their level."""
    named = replace(event, actors=_resolved((*last.actors, *last.recipients)))
    if event.status != last.status and not {event.status, last.status} <= DONE:
        # Those who met may plan to meet in another way.
        return named
    details = {name: last.details[name] for name in _OF_THOSE_WHO_MET if name in last.details}
    return replace(named, details={**event.details, **details})


def _in_one_breath(event: Event, before: Event) -> Event:
    """A mention without a day, with that of the same people in its sentence: "met on Friday to discuss"."""
    if event.sentence != before.sentence or event.status != before.status:
        return event
    if event.date is not None or before.date is None or _spans(event) != _spans(before):
        return event
    return replace(event, date=before.date, date_basis=before.date_basis)


def _off_that_day(event: Event, events: tuple[Event, ...]) -> Event:
    """A mention without the day on which its meeting was called off.

    "On Thursday he cancelled the summit, calling the talks inappropriate" holds no talks on Thursday.
    """
    if event.date is None or event.status in CALLED_OFF:
        return event
    off = (e for e in events if e.status in CALLED_OFF and e.sentence == event.sentence)
    if any(e.date == event.date and _spans(e) == _spans(event) for e in off):
        return replace(event, date=None, date_basis="none")
    return event


def _spans(event: Event) -> frozenset[tuple[int, int]]:
    return frozenset((a.start, a.end) for a in (*event.actors, *event.recipients))


def _unnamed(actors: tuple[Actor, ...]) -> bool:
    """Whether nobody takes part but a group whose members the text does not say."""
    return bool(actors) and all(a.kind == "group" and not a.country and not a.countries for a in actors)


def _planned(event: Event, events: tuple[Event, ...]) -> Event:
    """A plan without what is told of a deed: no outcome, no day of the deed's, not the call's channel."""
    if event.date_basis == "context" and event.date is not None:
        event = replace(event, date=None, date_basis="none")
    beside: set[tuple[str, Any]] = {
        ("channel", other.details.get("channel"))
        for other in events
        if other.status not in OPEN and other.sentence == event.sentence
    }
    details = {
        name: value
        for name, value in event.details.items()
        if name != "outcome" and not (name == "channel" and (name, value) in beside)
    }
    return replace(event, details=details) if details != event.details else event


def _signatories(event: Event) -> Any:
    return event.details.get("signatories")


def _signed(event: Event, after: tuple[Event, ...]) -> Event:
    """A statement by so many, with those that the next sentences name as its authors."""
    for other in after:
        if other.sentence.start - event.sentence.end > _NEAR:
            break
        named = _signatories(other)
        alike = other.kind == "statement" and other.recipients and not other.details.get("claimed")
        if alike and isinstance(named, list | tuple) and len(named) >= _LEAST_SIGNATORIES:
            actors = other.actors if _unnamed(event.actors) else event.actors
            return replace(event, actors=actors, details={**event.details, "signatories": list(named)})
    return event
