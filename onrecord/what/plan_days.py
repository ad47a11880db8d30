"""The days of plans: to which one was put off, and that of the promise, which is not the plan's.

"The talks set for 20 May were put off until 4 June"; "agreed on Monday to send troops".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from onrecord.model import Event, Report, Time
from onrecord.what.dating import precision
from onrecord.what.telling import trigger_of

# What leads to the new day, from the word that says the plan was moved, and what to the old one.
_TO = frozenset({"to", "until", "till"})
_FROM = frozenset({"from"})
# Words at most between saying that a plan was moved and the new day.
_FAR = 14


def with_days_of_plans(
    doc: Doc, report: Report, times: Iterable[Time], events: Sequence[Event]
) -> tuple[Event, ...]:
    """The events, each plan that was put off with its new day, and no plan with a day that was over.

    Args:
        doc: the analysed text.
        report: its report.
        times: the times found in it.
        events: its events; of one with a new day `date` is the day it had been planned for, or None.
    """
    days = [t for t in times if t.in_ == "text" and t.from_ is not None and t.type == "DATE"]
    made = []
    for event in events:
        if event.status == "postponed":
            event = _moved(doc, report, days, event)
        elif event.status == "future" and _is_of_promise(doc, report, event):
            event = replace(event, date=None, date_basis="none", date_precision=None)
        made.append(event)
    return tuple(made)


def _is_of_promise(doc: Doc, report: Report, event: Event) -> bool:
    """Whether a plan has the day, over by then, of the verb above it that promises it."""
    time, trigger = event.date, trigger_of(doc, event)
    if time is None or trigger is None or trigger.dep_ != "xcomp" or event.date_basis != "sentence":
        return False
    if not time.to or time.to > (report.published.to or report.published.from_ or ""):
        return False
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    return span is not None and trigger not in span.root.ancestors


def _moved(doc: Doc, report: Report, days: Sequence[Time], event: Event) -> Event:
    words, cue = event.sentence, event.status_cue
    if cue is None or words.in_ != "text":
        return event
    there = [(t, doc.char_span(t.start, t.end, alignment_mode="expand")) for t in days]
    told = [(t, s) for t, s in there if words.start <= t.start < words.end and s is not None and s.start > 0]
    after = cue.start
    new = next(
        (t for t, s in told if t.start > after and _led_by(doc, s, _TO) and _near(doc, after, s)), None
    )
    if new is None:
        return event
    published = report.published.from_ or ""
    ahead = [t for t, _ in told if t is not new and (t.from_ or "") >= published and t.from_ != new.from_]
    old = next((t for t, s in told if t in ahead and _led_by(doc, s, _FROM)), None)
    if old is None:
        old = (
            event.date
            if event.date is not None and event.date.from_ != new.from_
            else next(iter(ahead), None)
        )
    return replace(
        event,
        date=old,
        date_basis="sentence" if old else "none",
        date_precision=precision(old) if old else None,
        moved_to=new,
    )


def _led_by(doc: Doc, span: Span, words: frozenset[str]) -> bool:
    """Whether one of some prepositions leads to a time, with an article between at most."""
    before = span.start - 1
    if doc[before].pos_ == "DET" and before > 0:
        before -= 1
    return doc[before].lower_ in words


def _near(doc: Doc, after: int, span: Span) -> bool:
    between = doc.char_span(after, span.start_char, alignment_mode="expand")
    return between is not None and len(between) <= _FAR
