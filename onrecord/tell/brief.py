"""The record told on a page: what matters first, every line with its sources.

A brief is a value made from the record alone; `terminal`, `markdown` and `page` print it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from onrecord.errors import RecordError
from onrecord.knowledge import Knowledge
from onrecord.model import Commitment
from onrecord.record import Head, Store
from onrecord.tell.about import Subject
from onrecord.tell.acts import Acts
from onrecord.tell.changed import Changed
from onrecord.tell.choosing import Make, best, spread, surer
from onrecord.tell.lead import LEAD_LINES, Lead
from onrecord.tell.lines import Lines
from onrecord.tell.plans import Plans
from onrecord.tell.processes import Processes
from onrecord.tell.quotes import heard_reports, one_a_quotation, said_lines, told_as_speech
from onrecord.tell.ranking import ASIDE
from onrecord.tell.selection import Selection, by_weight, in_time
from onrecord.tell.sentence import Composer
from onrecord.tell.steps import Steps
from onrecord.tell.values import Brief, Line, Point, Section
from onrecord.tell.view import View
from onrecord.tell.words import days, short_day

# The lines of a section before the rest is only counted.
SECTION_LINES = 10
# How many times as many lines are looked at for what happened as are told.
WIDE = 2
# An unsure reading is told where a section has no more than this to tell.
ALONE = 1
# Where not everything is wanted: how many reports are asked what was said, how many happenings
# stand on the timeline.
HEARD_REPORTS = 60
POINTS = 150
# How much of what one speaker said in one report.
PARTS = 2
Entry = TypeVar("Entry")
_UNKEPT = ("unreported", "broken")


def _since(view: View, since: str | None) -> tuple[str | None, int | None, str | None]:
    """What to compare with: in words, the number of a run, a day of publication."""
    run = view.store.last_run("brief")
    if since is None:
        return None, run.number if run else None, None
    if since == "last":
        if run is None:
            return "the beginning (no brief was made before)", None, None
        return f"the brief of {run.at[:16].replace('T', ' ')} UTC", run.number, None
    try:
        days(since, since)
    except ValueError as error:
        raise RecordError(
            "is not a day", input=f"--since {since}", remedy="give a day as 2018-10-09, or `last`"
        ) from error
    return short_day(since), None, since


@dataclass(frozen=True, slots=True)
class _Sections:
    """Fills sections, each quotation once over all of them."""

    view: View
    lines: Lines
    limit: int | None
    subject: Subject
    acts: Acts
    quoted: dict[str, str] = field(default_factory=dict)

    def ranked(
        self,
        key: str,
        title: str,
        empty: str,
        heads: Iterable[Head],
        make: Make,
        *,
        again: bool = False,
        besides: int = 0,
    ) -> Section:
        """The weightiest of some happenings; `again`: also what was told before; `besides`: so many more."""
        told = None if again else self.quoted

        def concerned(head: Head) -> Line | None:
            line = make(head) if self._concerned(head) else None
            if line is None or not self.subject.in_passing(
                self.view.happenings[head.id], self.lines.composer
            ):
                return line
            return replace(line, score=round(line.score - ASIDE, 3))

        limit = None if self.limit is None else self.limit + besides
        # Of many years so many more are looked at that each has its turn.
        wide = limit * WIDE if limit is not None and besides else limit
        once = list if self.limit is None or again else self.acts.once
        lines, more = best(self.view, heads, concerned, wide, bound=self.lines.bound, told=told, once=once)
        shown = self._surer(lines, more)
        shown = shown if limit is None else spread(shown, limit)
        more += len(lines) - len(shown)
        return Section(key=key, title=title, lines=tuple(shown), more=more, empty=empty)

    def _surer(self, lines: list[Line], more: int) -> list[Line]:
        if self.limit is None:
            return lines
        alone = self.subject.everything and len(lines) + more <= ALONE
        return surer(lines, ALONE if alone else 0)

    def _concerned(self, head: Head) -> bool:
        return self.subject.concerns(self.view.happenings[head.id], self.lines.composer)

    def in_time(self, key: str, title: str, empty: str, selection: Selection) -> Section:
        """What is planned: the nearest and weightiest plans, in the order of their days."""

        def make(head: Head) -> Line | None:
            line = self.lines.plan(head) if self._concerned(head) else None
            if line is None:
                return None
            return replace(line, score=line.score + selection.nearness(head) - self.lines.bound(head))

        heads = selection.coming(all_of_it=self.limit is None)
        once = list if self.limit is None else self.acts.once
        made, more = best(
            self.view, heads, make, self.limit, bound=selection.nearness, told=self.quoted, once=once
        )
        # On the first screen plans weigh what everything else does.
        own = {head.id: selection.nearness(head) - self.lines.bound(head) for head in heads}
        lines = [
            replace(line, score=round(line.score - own[line.entry], 3)) for line in self._surer(made, more)
        ]
        more += len(made) - len(lines) + len(selection.coming(all_of_it=True)) - len(heads)
        return Section(key=key, title=title, lines=tuple(sorted(lines, key=in_time)), more=more, empty=empty)

    def first(
        self, key: str, title: str, empty: str, entries: list[Entry], make: Callable[[Entry], Line | None]
    ) -> Section:
        """The first of some entries, in their order; what quotes the same sentence is one line."""
        taken = entries if self.limit is None else entries[: 2 * self.limit]
        return self.of(
            key, title, empty, one_a_quotation(filter(None, map(make, taken))), len(entries) - len(taken)
        )

    def of(self, key: str, title: str, empty: str, lines: list[Line], others: int = 0) -> Section:
        """Lines that are made already, and `others` that are not."""
        shown = lines if self.limit is None else lines[: self.limit]
        more = len(lines) - len(shown) + others
        return Section(key=key, title=title, lines=tuple(shown), more=more, empty=empty)


def brief(
    store: Store,
    *,
    since: str | None = None,
    about: str | None = None,
    knowledge: Knowledge | None = None,
    limit: int | None = SECTION_LINES,
) -> Brief:
    """Tell a record.

    Args:
        store: the record.
        since: a day (ISO 8601): tell what was reported from then on; or `last`: tell what is new
            or changed since the last brief (a run `brief` in the record).
        about: tell only what concerns this: a name, a country's name or code, a dossier's or
            another entry's id, a kind such as `weapons`, or words that a sentence must hold.
        knowledge: the words to tell it in.
        limit: lines of a section; the rest is counted. None shows all.

    Raises:
        RecordError: `since` is no day, or nothing in the record is `about` that.
    """
    view = View(store)
    known = knowledge or Knowledge()
    compared_with, run, from_day = _since(view, since)
    composer = Composer.of(view, known, from_day)
    every = store.changes(run) if run is not None else ()
    differences = Changed(view, composer)
    changes = {each.happening: each for each in every if each.what != "changed" or differences.differs(each)}
    dossiers = tuple(store.dossiers())
    subject = Subject(view, about, dossiers, known)
    heads = [head for head in view.heads.values() if subject.holds(head.id)]
    if from_day is not None:
        heads = [h for h in heads if view.reported(h.reports)[1] >= from_day]
    elif since == "last" and run is not None:
        heads = [h for h in heads if h.id in changes]
    settled = [(c, c.happening) for c in store.commitments() if c.settled_by is not None and c.happening]
    kept = frozenset(plan for _, plan in settled)
    carried_out = frozenset(
        plan for c, plan in settled if c.state in ("kept", "late") and c.settled_by != plan
    )
    lines = Lines(
        view, composer, Plans(view), changes, run is not None, limit is None, from_day, kept, carried_out
    )
    selection = Selection(view, lines, by_weight(lines, heads))
    ids = {head.id for head in heads}
    acts = Acts(view, composer)
    make = _Sections(view, lines, limit, subject, acts)
    done = make.ranked(
        "happened", "What happened", "Nothing that was read says so.", selection.done(words=False),
        lines.deed, besides=LEAD_LINES,
    )  # fmt: skip
    planned = make.in_time(
        "planned", "What is planned, or was called off", "Nothing was announced.", selection
    )
    denied = make.ranked(
        "denied", "What was denied or not done", "Nothing.", selection.of_status("negated"), lines.denied
    )
    verbal = make.ranked(
        "verbal", "What was said about it", "Nothing.", selection.done(words=True), lines.words
    )
    possible = make.ranked(
        "possible", "What may happen", "Nothing with a condition or a threat.",
        selection.possible(all_of_it=limit is None), lines.told if limit is None else lines.conditional,
    )  # fmt: skip
    background = make.ranked(
        "background",
        "Told as background",
        "Nothing.",
        selection.background(),
        lambda head: lines.old(head) if selection.long_over(head) else lines.background(head),
    )
    disputed = make.ranked(
        "disagreements", "Where reports disagree, or were corrected", "Nowhere.",
        (head for head in selection.told if head.differs), lines.disputed, again=True,
    )  # fmt: skip
    partly = since == "last" and run is not None
    heard = heard_reports(
        view, selection.told, subject, None if limit is None else HEARD_REPORTS, only_these=partly
    )
    scores = {head.id: lines.bound(head) for head in selection.told}
    said = said_lines(view, composer, scores, subject, from_day, heard, None if limit is None else PARTS)
    verbal_lines, said = told_as_speech(verbal.lines, said)
    processes = Processes(view, composer, Steps(view, composer, known))
    held = [c for c in store.commitments() if subject.holds_commitment(c)]
    if from_day is not None or partly:
        held = [c for c in held if {c.happening, view.happening_of.get(c.said_in or "")} & ids]
        dossiers = tuple(d for d in dossiers if ids & set(d.happenings))
    worth = [c for c in held if limit is None or processes.worth_telling(c)]
    standing = [d for d in dossiers if subject.holds_dossier(d)]
    sure = [d for d in standing if limit is None or processes.surely(d)]
    past = [c for c in worth if processes.state(c) in _UNKEPT]
    due = [c for c in worth if processes.state(c) not in _UNKEPT]
    unkept = sum(processes.state(c) in _UNKEPT for c in held)

    def promised(commitment: Commitment) -> Line | None:
        line = processes.commitment(commitment)
        return line if subject.mentioned(line.text) else None

    never = "Nothing was compared: no earlier brief was made from this record."
    nothing_changed = "Nothing that was told before has changed." if run is not None else never
    changed = differences.lines(c for c in changes.values() if subject.holds(c.happening))
    if limit is not None:
        vaguer = acts.vaguer((*done.lines, *background.lines))
        done, background = (_without(each, vaguer) for each in (done, background))
    news = tuple(line for line in verbal.lines if view.heads[line.entry].leading)
    # What was only said is on the first screen where it is a report's news.
    lead = Lead(selection, acts).of(done, planned, denied, replace(verbal, lines=news))
    sections = (
        _beside(done, lead, limit),
        planned,
        possible,
        replace(verbal, lines=tuple(verbal_lines)),
        denied,
        make.of("said", "What was said, and by whom", "No statement was found.", said),
        make.of("changed", "What changed since last time", nothing_changed, changed),
        disputed,
        _of_more(
            make.first("due", "What was promised", "Nothing.", processes.soonest(due), promised),
            len(held) - unkept - len(due),
        ),
        _of_more(
            make.first(
                "unreported", "Promised, and not reported since or broken", "Nothing.",
                processes.soonest(past), promised,
            ),
            unkept - len(past),
        ),
        _of_more(
            make.first("dossiers", "Dossiers", "None.", processes.weightiest(sure), processes.dossier),
            len(standing) - len(sure),
        ),
        background,
    )  # fmt: skip
    if from_day is not None:
        covered = [each for each in view.report_heads if (view.day_of(each) or "") >= from_day]
    else:
        covered = list(dict.fromkeys(each for head in heads for each in head.reports))
    part = from_day is not None or partly
    counts = store.statistics()
    if part:
        counts = {"reports": len(covered), "happenings": len(heads)}
    elif about:
        # Of what was read all counts, of what it tells only what is asked for.
        counts = {"reports": counts["reports"], "happenings": len(heads)}
    first, last = view.reported(covered if part else view.report_heads)
    return Brief(
        title=f"On record: {subject.heading(composer)}" if about else "On record",
        first=first or None,
        last=last or None,
        since=compared_with,
        about=about,
        note=subject.note,
        lead=lead,
        sections=sections,
        timeline=tuple(_points(selection.near(None if limit is None else POINTS), composer)),
        coverage=view.coverage(covered if part else None),
        counts=counts,
    )


def _of_more(section: Section, left: int) -> Section:
    """A section, of whose entries so many were not taken up."""
    return replace(section, more=section.more + left)


def _without(section: Section, entries: set[str]) -> Section:
    """A section without some entries, which are counted."""
    kept = tuple(line for line in section.lines if line.entry not in entries)
    return replace(section, lines=kept, more=section.more + len(section.lines) - len(kept))


def _beside(section: Section, lead: Iterable[Line], limit: int | None) -> Section:
    """A section with no more than `limit` lines beside those that the first screen tells."""
    first = {line.entry for line in lead}
    others = [line.entry for line in section.lines if line.entry not in first]
    return _without(section, set(others[limit:]) if limit is not None else set())


def _points(heads: Iterable[Head], composer: Composer) -> Iterator[Point]:
    chosen = list(heads)
    composer.view.bring(head.id for head in chosen)
    points = []
    for head in chosen:
        happening = composer.view.happenings[head.id]
        # The days that its line tells, not the widest that a report gives.
        told = composer.told_days(happening)
        stretches = [(each.from_, each.to) for each in told if each.from_ and each.to]
        if stretches:
            points.append(
                Point(
                    first=min(first for first, _ in stretches),
                    last=max(last for _, last in stretches),
                    text=composer.sentence(happening),
                    entry=head.id,
                    kind=head.kind,
                    status=head.status,
                    disputed=composer.differences.disputed(happening),
                )
            )
    return iter(sorted(points, key=lambda point: (point.first, point.last, point.entry)))
