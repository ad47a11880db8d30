"""What one report's events say of each other, before they are compared with other reports'.

A sentence tells of a call made and of the meeting agreed on in it; the next says "they". Such
mentions are read here with what stands beside them in the same report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.model import Actor, Coded, Event, Report
from onrecord.vocabulary import OPEN

# Code points between a statement by "six envoys" and the sentence that names them.
_NEAR = 600
_LEAST_SIGNATORIES = 2
# Function words: what they point to stands before.
_POINTING = frozenset("they we both all the two three four five sides parties countries".split())


def readings(coded: Coded) -> Iterator[Event]:
    """The events of a report in its order, each with what the report elsewhere says of it."""
    events = coded.events
    named: tuple[Actor, ...] = ()
    for number, event in enumerate(events):
        if event.status == "actual" and _day_ahead(event, coded.report):
            event = replace(event, status="future")
        read = _planned(event, events) if event.status in OPEN else event
        if read.kind == "meeting":
            if _the_same(read.actors) and named and not read.recipients:
                read = replace(read, actors=named)
            elif len(_resolved((*read.actors, *read.recipients))) > 1:
                named = _resolved((*read.actors, *read.recipients))
        elif read.kind == "statement" and read.details.get("claimed") and not read.details.get("signatories"):
            read = _signed(read, events[number + 1 :])
        yield read


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


def _unnamed(actors: tuple[Actor, ...]) -> bool:
    """Whether nobody takes part but a group whose members the text does not say."""
    return bool(actors) and all(a.kind == "group" and not a.country and not a.countries for a in actors)


def _the_same(actors: tuple[Actor, ...]) -> bool:
    """Whether those who take part are only pointed to ("they", "the three")."""
    return _unnamed(actors) and all(set(a.text.lower().split()) <= _POINTING for a in actors)


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


def _signed(event: Event, after: tuple[Event, ...]) -> Event:
    """A statement by so many, with those that the next sentences name as its authors."""
    for other in after:
        if other.sentence.start - event.sentence.end > _NEAR:
            break
        named = other.details.get("signatories")
        alike = other.kind == "statement" and other.recipients and not other.details.get("claimed")
        if alike and isinstance(named, list | tuple) and len(named) >= _LEAST_SIGNATORIES:
            actors = other.actors if _unnamed(event.actors) else event.actors
            return replace(event, actors=actors, details={**event.details, "signatories": list(named)})
    return event
