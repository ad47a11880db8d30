"""Commitments and dossiers as `show` prints them: each claim with the sentence, the outlet and the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.follow.perhaps import ABOUT, LISTENED
from onrecord.follow.told import later
from onrecord.model import Commitment, Dossier, DossierStep, Event
from onrecord.tell.printed import source_name
from onrecord.tell.steps import Steps
from onrecord.tell.values import Source
from onrecord.tell.verbatim import quoted
from onrecord.tell.words import days, listed, plural, short_day
from onrecord.vocabulary import DONE

if TYPE_CHECKING:
    from onrecord.follow.stated import Stated

Facts = list[tuple[str, str]]
# States of a promise of which what was read tells nothing.
_UNTOLD = frozenset({"open", "unreported"})
# Of what was done about the day so much is listed, of at least so many of the parties.
_SHOWN, _BOTH = 3, 2
# Of acts of words alone there are too many.
_TALKS = frozenset({"CONSULT", None})
_ENDED = frozenset({"cancelled", "postponed", "negated"})


def commitment(c: Commitment, steps: Steps) -> tuple[str, Facts, tuple[Source, ...]]:
    """What was promised, in whose words, and the sentence that tells what became of it."""
    view, composer = steps.view, steps.composer
    promise, settled = steps.promise(c), steps.settling(c)
    if promise is not None and promise.status in _ENDED:
        # The only sentence that tells a plan may be the one that tells its end.
        promise, settled = None, settled or promise
    words = view.sources([promise]) if promise is not None else ()
    settling = view.sources([settled]) if settled is not None else ()
    words = words or (() if settling else view.evidence(c.said_in or ""))
    day = steps.dated(c, promise)
    dated = view.sources([day]) if day is not None else ()
    over = c.due is not None and (c.due.to or c.due.from_ or "9") < (view.last_day or "")
    facts: Facts = [
        ("by", listed(composer.entity(each) for each in c.by)),
        ("to", listed(composer.entity(each) for each in c.to)),
        ("promised", f"{quoted(words[0].sentence.text)} ({source_name(words[0])})" if words else ""),
        ("due", days(c.due.from_, c.due.to) if c.due else "not stated"),
        ("due as told", f"{quoted(dated[0].sentence.text)} ({source_name(dated[0])})" if dated else ""),
        ("state", composer.words.of("commitment", "open-past" if c.state == "open" and over else c.state)),
        ("read", _read(c, steps) if c.state in _UNTOLD else ""),
        *(("near it", near) for near in (_near(c, steps) if c.state in _UNTOLD else ())),
        ("happening", c.happening or ""),
        ("settled by", c.settled_by or ""),
        ("as is told", f"{quoted(settled.sentence.text)} ({source_name(settling[0])})" if settled else ""),
    ]
    return c.what, facts, tuple(dict.fromkeys((*words, *dated, *settling)))


def _read(c: Commitment, steps: Steps) -> str:
    """How much was read in the time in which reports would have told what became of a promise."""
    if c.due is None or (first := c.due.from_ or c.due.to) is None:
        return ""
    view = steps.view
    last = later(c.due.to or first, LISTENED)
    within = {r.id for r in view.report_heads.values() if r.published and first <= r.published <= last}
    stretch = f"{plural(len(within), 'report')} published from {short_day(first)} to {short_day(last)}"
    tell = [
        f"{len(told) or 'none'} of {steps.composer.entity(party)}"
        for party in (*c.by, *c.to)
        for told in [{r for h in view.heads.values() if party in h.parties for r in h.reports} & within]
    ]
    return f"{stretch}, which tell of acts: {', '.join(tell)}" if within and tell else stretch


def _near(c: Commitment, steps: Steps) -> tuple[str, ...]:
    """What of that sort the parties are told to have done about the day, for a reader to judge."""
    promised = steps.view.heads.get(c.happening or "")
    if promised is None or c.due is None or (first := c.due.from_ or c.due.to) is None:
        return ()
    begin, end = later(first, -ABOUT), later(c.due.to or first, ABOUT)
    parties = {*c.by, *c.to}
    found = sorted(
        (h.first or "", h.id)
        for h in steps.view.heads.values()
        if h.status in DONE and h.first and h.last and begin <= h.first and h.last <= end
        if h.id != c.happening and (h.kind == promised.kind or h.type == promised.type not in _TALKS)
        if len(parties & set(h.parties)) >= min(_BOTH, len(parties))
    )
    return tuple(
        f"{steps.composer.sentence(steps.view.happenings[each])} [{each}]" for _, each in found[:_SHOWN]
    )


def dossier(d: Dossier, steps: Steps, stated: Stated) -> tuple[str, Facts, tuple[Source, ...]]:
    """The process with its steps, each by the sentence that tells it; `show` of a happening lists all."""
    view, composer = steps.view, steps.composer
    facts: Facts = [
        ("kind", d.kind),
        ("state", d.state or ""),
        ("parties", listed(composer.entity(each) for each in d.parties)),
        ("read", f"{plural(len(view.report_heads), 'report')} up to {short_day(view.last_day)}"),
        ("commitments", ", ".join(d.commitments)),
    ]
    evidence: list[Source] = []
    for step in d.history:
        spoken = _spoken(d, step, steps, stated)
        told = f" — {quoted(spoken[0].sentence.text)}" if spoken else ""
        of = f" [{step.happening}]" if step.happening else ""
        facts.append((_day(step, spoken), f"{step.state}{told}{of}"))
        evidence += spoken
    return d.title, facts, tuple(dict.fromkeys(evidence))


def _day(step: DossierStep, spoken: tuple[Source, ...]) -> str:
    """A step's day; of one that nobody dates the day by which it was told."""
    if step.date is not None:
        return short_day(step.date)
    return f"by {short_day(spoken[0].date)}" if spoken and spoken[0].date else "undated"


def _spoken(d: Dossier, step: DossierStep, steps: Steps, stated: Stated) -> tuple[Source, ...]:
    view = steps.view
    event: Event | None = steps.telling(d, step)
    if event is not None:
        return view.sources([event])
    statement = view.statements.get(step.happening or "")
    words = stated.span(d, step.state, statement) if statement is not None else None
    if statement is None or words is None:
        return view.evidence(step.happening or "")[:1]
    report = view.report_of(statement)
    return (view.source(report, view.sentence_around(report, words), words),)
