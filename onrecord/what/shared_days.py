"""Days that a report gives once for what it tells several times.

A readout dates its meeting ("met today in Lima") and goes on with what was said there; a report names
the day of an attack and then only "the attack". Both leave no doubt about the day, and say so nowhere
near the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from onrecord.model import Event, Report, Time
from onrecord.vocabulary import DONE, ISSUED
from onrecord.what import syntax
from onrecord.what.dating import dated_status, precision
from onrecord.what.frames import lemma
from onrecord.what.parties import codes
from onrecord.what.telling import trigger_of

# Sentences of a release in which it may tell of the meeting that it is on.
_OPENING = 3
# How long after the meeting a release on it appears at most.
_SOON = timedelta(days=7)
# What is done where people meet, in PLOVER's categories.
_AT_MEETINGS = frozenset(
    {"CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "ACCUSE", "REJECT"}
)
# Deeds, of which a report that names one day tells one; words and meetings are many.
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST"})


def with_shared_days(doc: Doc, report: Report, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, with the days that others of the report give them.

    Args:
        doc: the analysed text.
        report: its report.
        events: its events in text order.
    """
    meeting = _meeting(doc, report, events)
    days = _only_days(events)
    made = []
    for event in events:
        trigger = trigger_of(doc, event) if event.date is None and event.status == "actual" else None
        told = days.get(event.type or "", [])
        if trigger is None:
            pass
        elif meeting is not None and _is_of(event, trigger, meeting):
            event = _dated(event, meeting.date, report)
        elif any(_is_told_again(doc, event, trigger, other) for other in told):
            event = _dated(event, told[0].date, report)
        made.append(event)
    return tuple(made)


def _dated(event: Event, day: Time | None, report: Report) -> Event:
    if day is None:
        return event
    status = dated_status(event.status, day, report)
    return replace(event, date=day, date_basis="context", date_precision=precision(day), status=status)


def _meeting(doc: Doc, report: Report, events: Sequence[Event]) -> Event | None:
    """The meeting that a release opens with, if it dates one."""
    if report.genre not in ISSUED or report.published.from_ is None:
        return None
    published = date.fromisoformat(report.published.from_[:10])
    ends = [sentence.end_char for sentence in doc.sents][:_OPENING]
    for event in events:
        if not ends or event.sentence.start >= ends[-1]:
            return None
        day = event.date.from_ if event.date is not None and event.date_precision == 1 else None
        if day is None or event.type != "CONSULT" or event.status != "actual" or not event.main:
            continue
        if timedelta(0) <= published - date.fromisoformat(day) <= _SOON:
            return event
    return None


def _is_of(event: Event, trigger: Token, meeting: Event) -> bool:
    """Whether something was said or agreed at a meeting by those who met."""
    if not event.main or event.type not in _AT_MEETINGS or event.sentence.start <= meeting.sentence.start:
        return False
    verb = trigger if syntax.verb_like(trigger) else trigger.head
    return verb.tag_ == "VBD" and bool(codes(event.actors) & codes([*meeting.actors, *meeting.recipients]))


def _only_days(events: Sequence[Event]) -> dict[str, list[Event]]:
    """The dated deeds of each category of which the report names one day alone."""
    found: dict[str, list[Event]] = {}
    for event in events:
        if (
            event.type in _DEEDS
            and event.kind != "weapons"
            and event.date is not None
            and event.date_precision == 1
        ):
            found.setdefault(event.type, []).append(event)
    return {kind: told for kind, told in found.items() if len({e.date.from_ for e in told if e.date}) == 1}


def _is_told_again(doc: Doc, event: Event, trigger: Token, other: Event) -> bool:
    """Whether a deed is one told with its day elsewhere: "the attack", or the same verb of the same."""
    if other.status not in DONE:
        return False
    sides = [(codes(event.actors), codes(other.actors)), (codes(event.recipients), codes(other.recipients))]
    if any(one and another and not one & another for one, another in sides):
        return False
    if not syntax.verb_like(trigger):
        pointed = any(c.dep_ == "det" and c.lower_ in syntax.POINTING for c in trigger.children)
        owned = any(c.dep_ == "poss" and c.tag_ != "PRP$" for c in trigger.children)
        return pointed or (owned and bool(sides[0][0] & sides[0][1]))
    first = trigger_of(doc, other)
    alike = first is not None and lemma(first) == lemma(trigger)
    return alike and all(one == another and one for one, another in sides)
