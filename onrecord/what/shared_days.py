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
from onrecord.vocabulary import DONE, ISSUED, NOT_DONE, OPEN
from onrecord.what import syntax
from onrecord.what.dating import dated_status, precision
from onrecord.what.frames import lemma
from onrecord.what.parties import codes
from onrecord.what.telling import stem, trigger_of

# Sentences of a release in which it may tell of the meeting that it is on.
_OPENING = 3
# How long after the meeting a release on it appears at most.
_SOON = timedelta(days=7)
# How far back a report's news goes.
_NEWS = timedelta(days=3)
_FRESH = timedelta(days=1)
# Code points on to which words without a day are of the day told last.
_FAR = 2000
# What is done where people meet, in PLOVER's categories.
_AT_MEETINGS = frozenset(
    {"CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "ACCUSE", "REJECT"}
)
_TWO = 2
# Letters that "meet" and "meeting" share.
_STEM = 4
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
    news = _news(report, events)
    made = []
    for event in events:
        if event.date is None and event.kind == "meeting":
            event = _dated(event, _day_of_meeting(doc, report, event, events), report)
        trigger = trigger_of(doc, event) if event.date is None and event.status == "actual" else None
        told = days.get(event.type or "", [])
        if trigger is None:
            pass
        elif meeting is not None and _is_of(event, trigger, meeting):
            event = _dated(event, meeting.date, report)
        elif any(_is_told_again(doc, event, trigger, other) for other in told):
            event = _dated(event, told[0].date, report)
        elif news and event.kind == "statement" and _is_told_on(doc, trigger):
            event = _dated(event, _day_of_news(event, news, events), report)
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


def _day_of_meeting(doc: Doc, report: Report, event: Event, events: Sequence[Event]) -> Time | None:
    """The one day that the report gives for "the summit" of the same states, held or to come as this one."""
    naming = trigger_of(doc, event)
    states = codes(event.actors) | codes(event.recipients)
    if naming is None or naming.tag_ != "NN" or event.status in NOT_DONE or len(states) < _TWO:
        return None
    if any(child.dep_ == "det" and child.lower_ not in syntax.POINTING for child in naming.children):
        # "a summit" may be any.
        return None
    ahead = event.status in OPEN
    told = [
        other
        for other in events
        if other.kind == "meeting"
        and other.status not in NOT_DONE
        and ahead == (other.status in OPEN)
        and other.date_basis == "sentence"
        and other.date_precision == 1
        and codes(other.actors) | codes(other.recipients) == states
    ]
    words = (trigger_of(doc, other) for other in told)
    days = {other.date.from_ or "" for other in told if other.date is not None}
    if len(days) != 1 or not any(word is not None and _one_word(naming, word) for word in words):
        return None
    # What is "to come" on the day of the report is more often the day that somebody spoke of it.
    late = ahead and min(days) <= (report.published.from_ or "")
    return None if late else told[0].date


def _one_word(noun: Token, word: Token) -> bool:
    """Whether two words name a meeting alike ("the meeting", "will meet")."""
    return stem(lemma(noun))[:_STEM] == stem(lemma(word))[:_STEM]


def _news(report: Report, events: Sequence[Event]) -> list[Event]:
    """What a news report tells as done in the last days, with the day in the same sentence; nothing
    where none of it is of the day of publication or of the day before."""
    if report.genre != "news" or report.published.from_ is None:
        return []
    published = date.fromisoformat(report.published.from_[:10])
    told = [
        (published - date.fromisoformat(event.date.from_), event)
        for event in events
        if event.date is not None
        and event.date.from_
        and event.date_basis == "sentence"
        and event.date_precision == 1
        and event.status == "actual"
        and event.trigger.in_ == "text"
    ]
    news = [(ago, event) for ago, event in told if timedelta(0) <= ago <= _NEWS]
    return [event for _, event in news] if any(ago <= _FRESH for ago, _ in news) else []


def _is_told_on(doc: Doc, verb: Token) -> bool:
    """Whether a sentence goes on telling the news: in the past tense, in the report's own words, with
    no other time and without "already" or "when she took office"."""
    main = verb
    while main.dep_ == "conj" and main.head.i != main.i:
        main = main.head
    if not verb.tag_ == main.tag_ == "VBD" or main.dep_ != "ROOT":
        return False
    sentence = verb.sent
    before = doc.text[sentence.start_char : verb.idx]
    if before.count("“") > before.count("”") or before.count('"') % 2:
        return False
    for child in (*verb.children, *main.children):
        if child.dep_ == "aux":
            # "has denounced and threatened": a parser's slip of the tag
            return False
        early = child.i < verb.i and child.lower_ != "also"
        if child.dep_ == "neg" or (early and child.dep_ in {"advmod", "advcl"} and child.tag_ != "VBG"):
            return False
    return not any(entity.label_ == "DATE" for entity in sentence.ents)


def _day_of_news(event: Event, news: Sequence[Event], events: Sequence[Event]) -> Time | None:
    """The one day on which the report tells its news: that of the same people, or else of all before.

    It lasts until the report names another day.
    """
    names, at = _names(event), event.sentence.start
    own = [other for other in news if names & _names(other)]
    among = own or news
    fresh = max((other.date.from_ or "" for other in news if other.date), default="")
    if {other.date.from_ for other in among if other.date} != {fresh}:
        return None
    before = [other for other in among if other.sentence.start < at]
    if not before:
        return own[0].date if own else None
    last = before[-1].sentence.end
    since = (e for e in events if last <= e.sentence.start <= at and e.status in DONE)
    told = (e.date for e in since if e.date is not None and e.date_basis == "sentence")
    if at - last > _FAR or any(day.from_ != fresh for day in told):
        return None
    return before[-1].date


def _names(event: Event) -> frozenset[str]:
    return frozenset(actor.name or actor.text for actor in event.actors)


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
