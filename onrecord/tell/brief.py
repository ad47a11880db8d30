"""The record told on a page: what matters first, every line with its sources.

A brief is a value made from the record alone; `terminal`, `markdown` and `page` print it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import RecordError
from onrecord.knowledge import Knowledge
from onrecord.model import Happening
from onrecord.record import Change, Store
from onrecord.tell.about import Subject
from onrecord.tell.processes import Processes
from onrecord.tell.quotes import one_a_quotation, said_lines, told_as_speech
from onrecord.tell.ranking import QUOTED, score
from onrecord.tell.sentence import Composer, is_proposal
from onrecord.tell.values import Brief, Line, Point, Section
from onrecord.tell.view import View
from onrecord.tell.words import capital, days, listed, short_day

# The lines of a section before the rest is only counted, and of the first screen.
SECTION_LINES = 15
LEAD_LINES = 8
_DONE = frozenset({"actual"})
_UNKEPT = ("unreported", "broken")
_COMING = ("future", "postponed", "cancelled")
# Kinds whose entries are acts, whatever the category of their words.
_ACTS = frozenset(
    {"meeting", "weapons", "exercise", "agreement", "sanctions", "review", "violence", "protest"}
)


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
        composer, composed = self.composer, self.composer.composed(happening)
        text = composer.sentence(happening)
        differ = composer.differences.clauses(happening, dated=composed)
        if differ:
            text = f"{text} ({capital('; '.join(differ))}.)"
        last = max((each.to for each in happening.dates if each.to), default="9999")
        if composed and happening.status == "future" and last < (self.view.last_day or ""):
            text += " (Nothing that was read says whether it took place.)"
        change = self.changes.get(happening.id)
        told_as_status = happening.status in _MARKS and not is_proposal(happening)
        marks = [_MARKS[happening.status]] if told_as_status else []
        marks += [] if composed else [composer.label(happening).label]
        marks += ["claimed"] if happening.claimed else []
        disputed = composer.differences.disputed(happening)
        marks += ["disputed"] if disputed else ["corrected"] if differ and composed else []
        marks += ["day unclear"] if composer.contradicts_itself(happening) else []
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
            score=score(happening, composer.label(happening).gravity, change, self.view.last_day)
            - (0.0 if composed else QUOTED),
        )

    def verbal(self, happening: Happening) -> bool:
        """Whether a happening is words (an accusation, a request) rather than an act."""
        by_type = self.composer.words.holds("verbal", happening.type or "")
        return happening.kind == "statement" or (happening.kind not in _ACTS and by_type)

    def empty(self, happening: Happening) -> bool:
        """Whether all that is reported is that somebody did not wish to speak."""
        if happening.type != "REJECT" or not self.verbal(happening):
            return False
        phrases = self.composer.words.group("left-out")
        told = [event.sentence.text.lower() for event in self.view.events_of(happening)]
        return bool(told) and all(any(phrase in text for phrase in phrases) for text in told)

    def conditional(self, happening: Happening) -> bool:
        """Whether a possible thing is a threat or hangs on a condition that the report states."""
        conditions = self.composer.words.group("condition")
        told = {word for e in self.view.events_of(happening) for word in e.sentence.text.lower().split()}
        return happening.type == "THREATEN" or bool(told & set(conditions))

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
    told = [happening for happening in told if not maker.empty(happening)]
    quoted: dict[str, str] = {}
    unclear = [h for h in told if composer.contradicts_itself(h)]
    happened = [h for h in told if (h.status in _DONE or is_proposal(h)) and h not in unclear]
    done = one_a_quotation(maker.ranked(h for h in happened if not maker.verbal(h)), quoted)
    coming = one_a_quotation(
        sorted(
            maker.ranked(h for h in told if h.status in _COMING),
            key=lambda line: (
                _COMING.index(view.happenings[line.entry].status),
                line.day or "9999",
                line.entry,
            ),
        ),
        quoted,
    )
    denied = one_a_quotation(maker.ranked(h for h in told if h.status == "negated"), quoted)
    verbal = one_a_quotation(maker.ranked(h for h in happened if maker.verbal(h)), quoted)
    unsure = (
        h
        for h in told
        if h.status == "hypothetical" and h not in happened and (limit is None or maker.conditional(h))
    )
    possible = one_a_quotation(maker.ranked(unsure), quoted)
    disputed = maker.ranked(h for h in told if composer.differences.real(h))
    background = one_a_quotation(maker.ranked([*(h for h in told if h.status == "historical"), *unclear]))
    changed = [
        line for c in changes.values() if c.happening in ids and (line := maker.changed(c)) is not None
    ]
    said = said_lines(view, composer, told, subject, from_day, only_these=since == "last" and run is not None)
    verbal, said = told_as_speech(verbal, said)
    commitments = [c for c in store.commitments() if subject.holds_commitment(c)]
    processes = Processes(view, composer)
    past = [c for c in commitments if processes.state(c) in _UNKEPT]
    unkept = one_a_quotation(map(processes.commitment, past))
    due = one_a_quotation(processes.commitment(c) for c in commitments if c not in past)
    dossiers = [processes.dossier(d) for d in store.dossiers() if subject.holds_dossier(d)]
    never = "Nothing was compared: no earlier brief was made from this record."
    nothing_changed = "Nothing that was told before has changed." if run is not None else never
    sections = (
        _section("happened", "What happened", done, "Nothing that was read says so.", limit),
        _section("planned", "What is planned, or was called off", coming, "Nothing was announced.", limit),
        _section("possible", "What may happen", possible, "Nothing with a condition or a threat.", limit),
        _section("verbal", "What was said about it", verbal, "Nothing.", limit),
        _section("denied", "What was denied or not done", denied, "Nothing.", limit),
        _section("said", "What was said, and by whom", said, "No statement was found.", limit),
        _section("changed", "What changed since last time", changed, nothing_changed, limit),
        _section("disagreements", "Where reports disagree, or were corrected", disputed, "Nowhere.", limit),
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
        lead=_lead(done, coming, denied) or tuple(verbal[:LEAD_LINES]),
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
