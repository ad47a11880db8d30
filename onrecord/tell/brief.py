"""The record told on a page: what matters first, every line with its sources.

A brief is a value made from the record alone; `terminal`, `markdown` and `page` print it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import RecordError
from onrecord.knowledge import Knowledge
from onrecord.model import Commitment, Dossier, Happening
from onrecord.record import Change, Store
from onrecord.tell.about import Subject
from onrecord.tell.quotes import said_lines
from onrecord.tell.ranking import score
from onrecord.tell.sentence import Composer, quoted
from onrecord.tell.values import Brief, Line, Point, Section
from onrecord.tell.view import View
from onrecord.tell.words import capital, days, listed, plural, short_day

# The lines of a section before the rest is only counted, and of the first screen.
SECTION_LINES = 15
LEAD_LINES = 8
_DONE = frozenset({"actual"})
_UNKEPT = ("unreported", "broken")
_COMING = ("future", "hypothetical", "postponed", "cancelled")


_MARKS = {
    "future": "planned",
    "hypothetical": "possible",
    "cancelled": "called off",
    "postponed": "postponed",
    "historical": "background",
    "negated": "denied or not done",
}


@dataclass(frozen=True, slots=True)
class _Maker:
    view: View
    composer: Composer
    changes: dict[str, Change]
    compared: bool

    def line(self, happening: Happening) -> Line:
        events = self.view.events_of(happening)
        text = self.composer.sentence(happening)
        disputed = self.composer.disagreements(happening)
        if disputed:
            text = f"{text} ({capital('; '.join(disputed))}.)"
        change = self.changes.get(happening.id)
        marks = [_MARKS[happening.status]] if happening.status in _MARKS else []
        marks += ["claimed"] if happening.claimed else []
        marks += ["disputed"] if happening.disagreements else []
        marks += [change.what] if change and self.compared else []
        day = min((d.from_ for d in happening.dates if d.from_), default=None)
        return Line(
            text=text,
            entry=happening.id,
            marks=tuple(marks),
            sources=self.view.sources(events),
            origins=happening.origins,
            reports=len(happening.reports),
            day=day or min((e.latest for e in events if e.latest), default=None),
            score=score(happening, self.composer.label(happening).gravity, change, self.view.last_day),
        )

    def ranked(self, happenings: Iterable[Happening]) -> list[Line]:
        return sorted(map(self.line, happenings), key=lambda line: (-line.score, line.day or "", line.entry))

    def changed(self, change: Change) -> Line | None:
        now = self.view.happenings.get(change.happening)
        if change.what == "new" or now is None:
            return None
        names = listed(self.composer.words.of("field", name) for name in change.fields)
        before = (change.before or {}).get("status")
        if "status" in change.fields and isinstance(before, str):
            was = self.composer.words.of("status-given", before)
            text = f"Was: {was}. Now: {self.composer.sentence(now)}"
        else:
            text = f"{self.composer.sentence(now)} (Changed: {names}.)"
        return Line(
            text=text,
            entry=now.id,
            marks=("changed",),
            sources=self.view.sources(self.view.events_of(now)),
            origins=now.origins,
            reports=len(now.reports),
        )

    def commitment(self, commitment: Commitment) -> Line:
        composer = self.composer
        by = listed(composer.entity(entity) for entity in commitment.by) or "somebody the reports do not name"
        to = listed(composer.entity(entity) for entity in commitment.to)
        due = days(commitment.due.from_, commitment.due.to, composer.year) if commitment.due else ""
        state = composer.words.of("commitment", commitment.state)
        evidence = self.view.evidence
        sources = evidence(commitment.said_in or "") or evidence(commitment.happening or "")
        # The words of the promise itself; what it comes to in the record's words is for `show`.
        promised = quoted(sources[0].sentence.text) if sources else f"{commitment.what}."
        text = f"{capital(by)}{f' to {to}' if to else ''}: {promised}"
        text += f" Due {due}." if due else " No day given."
        return Line(
            text=f"{text} State: {state}.",
            entry=commitment.id,
            marks=(state,),
            sources=sources,
            origins=len({s.report for s in sources if s.copy_of is None}),
            reports=len({s.report for s in sources}),
            day=commitment.due.to if commitment.due else None,
        )

    def dossier(self, dossier: Dossier) -> Line:
        last = dossier.history[-1] if dossier.history else None
        happening = self.view.happenings.get((last.happening or "") if last else "")
        text = dossier.title
        if dossier.state:
            # A day after the last report is one that was announced, not reached.
            reached = last and last.date and last.date <= (self.view.last_day or "")
            since = f" since {short_day(last.date)}" if last and reached else ""
            text += f": {dossier.state}{since}"
        events = self.view.events_of(happening) if happening else ()
        held = plural(len(dossier.happenings), "happening")
        if dossier.commitments:
            held += f", {plural(len(dossier.commitments), 'commitment')}"
        return Line(
            text=f"{text}. {held}.",
            entry=dossier.id,
            sources=self.view.sources(events),
            origins=happening.origins if happening else 0,
            reports=len(happening.reports) if happening else 0,
            day=last.date if last else None,
        )


def _section(key: str, title: str, lines: list[Line], empty: str, limit: int | None) -> Section:
    shown = lines if limit is None else lines[:limit]
    return Section(key=key, title=title, lines=tuple(shown), more=len(lines) - len(shown), empty=empty)


def _since(view: View, since: str | None) -> tuple[str | None, int | None, str | None]:
    """What to compare with: in words, the number of a run, a day of publication."""
    if since is None:
        run = view.store.last_run("brief")
        return None, run.number if run else None, None
    if since == "last":
        run = view.store.last_run("brief")
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
            another entry's id, a kind such as `weapons`.
        knowledge: the words to tell it in.
        limit: lines of a section; the rest is counted. None shows all.

    Raises:
        RecordError: `since` is no day, or nothing in the record is `about` that.
    """
    view = View(store)
    composer = Composer.of(view, knowledge or Knowledge())
    compared_with, run, from_day = _since(view, since)
    changes = {change.happening: change for change in store.changes(run)} if run is not None else {}
    subject = Subject(view, about)
    told = [happening for happening in view.happenings.values() if subject.holds(happening)]
    if from_day is not None:
        told = [h for h in told if any((view.day_of(r) or "") >= from_day for r in h.reports)]
    elif since == "last" and run is not None:
        told = [h for h in told if h.id in changes]
    maker = _Maker(view, composer, changes, run is not None)
    ids = {happening.id for happening in told}
    done = maker.ranked(h for h in told if h.status in _DONE)
    coming = sorted(
        maker.ranked(h for h in told if h.status in _COMING),
        key=lambda line: (_COMING.index(view.happenings[line.entry].status), line.day or "9999", line.entry),
    )
    denied = maker.ranked(h for h in told if h.status == "negated")
    disputed = maker.ranked(h for h in told if h.disagreements)
    background = maker.ranked(h for h in told if h.status == "historical")
    changed = [
        line for c in changes.values() if c.happening in ids and (line := maker.changed(c)) is not None
    ]
    said = said_lines(view, composer, told, subject, from_day, only_these=since == "last" and run is not None)
    commitments = [c for c in store.commitments() if subject.holds_commitment(c)]
    unkept = [maker.commitment(c) for c in commitments if c.state in _UNKEPT]
    due = [maker.commitment(c) for c in commitments if c.state not in _UNKEPT]
    dossiers = [maker.dossier(d) for d in store.dossiers() if subject.holds_dossier(d)]
    never = "Nothing was compared: no earlier brief was made from this record."
    nothing_changed = "Nothing that was told before has changed." if run is not None else never
    sections = (
        _section("happened", "What happened", done, "Nothing that was read says so.", limit),
        _section("planned", "What is planned", coming, "Nothing was announced.", limit),
        _section("denied", "What was denied or not done", denied, "Nothing.", limit),
        _section("said", "What was said, and by whom", said, "No statement was found.", limit),
        _section("changed", "What changed since last time", changed, nothing_changed, limit),
        _section("disagreements", "Where reports disagree", disputed, "Nowhere.", limit),
        _section("due", "What was promised", due, "Nothing.", limit),
        _section("unreported", "Promised, and not reported since or broken", unkept, "Nothing.", limit),
        _section("dossiers", "Dossiers", dossiers, "None.", limit),
        _section("background", "Told as background", background, "Nothing.", limit),
    )
    published = sorted(day for day in map(view.day_of, view.reports) if day)
    return Brief(
        title=f"On record: {subject.name}" if about else "On record",
        first=published[0] if published else None,
        last=published[-1] if published else None,
        since=compared_with,
        about=about,
        lead=_lead(done, coming, denied),
        sections=sections,
        timeline=tuple(_points(told, composer)),
        coverage=store.coverage(),
        counts=store.statistics(),
    )


def _lead(*groups: list[Line]) -> tuple[Line, ...]:
    """The lines that matter most, whatever their section."""
    every = [line for group in groups for line in group if "possible" not in line.marks]
    return tuple(sorted(every, key=lambda line: (-line.score, line.day or "", line.entry))[:LEAD_LINES])


def _points(happenings: Iterable[Happening], composer: Composer) -> Iterable[Point]:
    points = []
    for happening in happenings:
        dated = [date for date in happening.dates if date.from_ and date.to]
        if dated and happening.status not in ("historical", "hypothetical"):
            points.append(
                Point(
                    first=min(date.from_ or "" for date in dated),
                    last=max(date.to or "" for date in dated),
                    text=composer.sentence(happening),
                    entry=happening.id,
                    kind=happening.kind,
                    status=happening.status,
                    disputed=bool(happening.disagreements),
                )
            )
    return sorted(points, key=lambda point: (point.first, point.last, point.entry))
