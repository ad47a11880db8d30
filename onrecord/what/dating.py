"""When an event was, by syntax: the time of its own clause, not of the verb that reports it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Doc, Span, Token

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.what import Trigger
from onrecord.knowledge.rows.where import COUNTRIES
from onrecord.model import Actor, Event, Place, Report, Time
from onrecord.model import Span as Words
from onrecord.vocabulary import Status
from onrecord.what import syntax
from onrecord.what.clauses import clause_head
from onrecord.what.frames import lemma
from onrecord.what.hanging import (
    ELSEWHERE,
    carriers,
    is_beside,
    is_done_by_saying,
    looked_back_on,
    names_object,
    path_up,
)

# Background is what was over about this long before the report appeared (contract: ~30 days).
BACKGROUND = timedelta(days=30)
# Hours: a day is taken to have begun in a country at least this much farther east when news of
# the day before names it as past ("fired on Sunday", read on Saturday in Washington).
_EAST = 7.0
_DEGREES_AN_HOUR = 15.0
_SIX_DAYS = timedelta(days=6)
# What stands between the first and the last day of a stretch, the latter after "from" only.
_THROUGH = frozenset({"through", "thru", "-", "–", "until", "till"})
_UP_TO = frozenset({"to"})
# Code points between the two.
_BETWEEN = 9
# Code points back to the act whose day a word that names itself ("the talks") takes over.
_BACK = 900
_MOVES = frozenset({"move", "shift", "change", "postpone", "delay", "reschedule", "push", "bring"})
# After these a toponym below a noun says whose or with whom, not where.
_NO_PLACE = frozenset({"of", "with", "between", "by", "against", "for"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A value and the token that heads its words."""

    head: Token
    value: Time | Place


def _is_no_day(value: Time | Place, span: Span, spatial: frozenset[str]) -> bool:
    """Whether the words say no when or where of an act: a length of time ("for eight hours"), the
    start of a span ("since March"), a place that names a clock ("Geneva time") or a party."""
    doc = span.doc
    if isinstance(value, Time):
        after = doc[span.start - 1].lower_ if span.start > 0 else ""
        return (value.type == "DURATION" and value.from_ is None) or after == "since"
    if span.end < len(doc) and doc[span.end].lower_ == "time":
        return True
    # "at the request of Chad" names no place, "off the coast of Chad" does.
    root = span.root
    while root.dep_ == "conj" and root.head.pos_ == "PROPN":
        root = root.head
    governor = root.head if root.dep_ == "pobj" else None
    return (
        governor is not None
        and governor.lower_ in _NO_PLACE
        and governor.head.pos_ in syntax.NOUNS
        and governor.head.ent_type_ == ""
        and lemma(governor.head) not in spatial
    )


def _stretched(doc: Doc, values: Iterable[Time] | Iterable[Place]) -> list[Time | Place]:
    """The values, two days "from" and "through" which something lasts taken as one stretch of days."""
    found: list[Time | Place] = []
    for value in values:
        before = found[-1] if found else None
        if isinstance(value, Time) and isinstance(before, Time) and _lasts(doc, before, value):
            whole = doc.char_span(before.start, value.end, alignment_mode="expand")
            found[-1] = replace(
                before,
                end=value.end,
                text=whole.text[: value.end - before.start] if whole is not None else before.text,
                value=f"{before.value}/{value.value}",
                edtf=f"{before.from_}/{value.to}",
                to=value.to,
            )
        else:
            found.append(value)
    return found


def _lasts(doc: Doc, first: Time, last: Time) -> bool:
    if not (first.in_ == last.in_ == "text" and 0 < last.start - first.end <= _BETWEEN):
        return False
    if not (first.from_ and last.to) or first.from_ >= last.to or first.type == "DURATION" != last.type:
        return False
    between = doc.char_span(first.end, last.start, alignment_mode="expand")
    words = between.text.strip().lower() if between is not None else ""
    if words in _THROUGH:
        return True
    start = doc.char_span(first.start, first.end, alignment_mode="expand")
    if start is None or words not in _UP_TO or start.start == 0:
        return False
    opening = doc[start.start - 1]
    # "Moved from Thursday to Friday" tells the old day and the new one.
    return opening.lower_ == "from" and lemma(opening.head) not in _MOVES


def placed(
    doc: Doc,
    values: Iterable[Time] | Iterable[Place],
    dateline: tuple[int, int] = (0, 0),
    named: Sequence[Actor] = (),
    spatial: frozenset[str] = frozenset(),
) -> list[Placed]:
    """The values with the tokens they hang from.

    Args:
        doc: the report.
        values: times or places; those of the date line say nothing of any act.
        dateline: its code points.
        named: actors; a place inside a longer one ("the mayor of Tunis") is not where it was.
        spatial: nouns of which a place may be said to have one ("the coast of").
    """
    inside = [(actor.start, actor.end) for actor in named]
    found = []
    for value in _stretched(doc, values):
        if value.in_ != "text" or (dateline[0] <= value.start and value.end <= dateline[1]):
            continue
        span = doc.char_span(value.start, value.end, alignment_mode="expand")
        if span is None or _is_no_day(value, span, spatial):
            continue
        if isinstance(value, Place) and any(
            start <= value.start and value.end <= end and end - start > value.end - value.start + 4
            for start, end in inside
        ):
            continue
        found.append(Placed(span.root, value))
    return found


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def precision(time: Time) -> int | None:
    """UCDP's date precision: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 longer."""
    first, last = _day(time.from_), _day(time.to)
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    for code, longest in ((1, 1), (2, 6), (3, 7), (4, 31)):
        if days <= longest:
            return code
    return 5


def dated_status(status: Status, time: Time | None, report: Report | None) -> Status:
    """The status of an act told with a time: done long before its report appeared, it is background."""
    last = _day(time.to) if time is not None else None
    published = _day(report.published.from_) if report is not None else None
    over = last is not None and published is not None and published - last > BACKGROUND
    return "historical" if over and status == "actual" else status


def attached(
    trigger: Token,
    support: Token | None,
    sentence: Span,
    candidates: Sequence[Placed],
    planning: frozenset[str] = frozenset(),
    naming: frozenset[str] = frozenset(),
) -> Placed | None:
    """The time or place that hangs on the trigger: on it, on the verb that carries it, or on
    the clause it opens; nearest in the tree, then in the text.

    `planning` are verbs that only set a noun in time ("the visit that was planned for May"),
    `naming` those that only say what a thing is called.
    """
    own = {trigger.i}
    if support is not None:
        own.add(support.i)
    clause = clause_head(trigger)
    carrying = {verb.i for verb in carriers(trigger)}
    ranked: list[tuple[int, int, int, Placed]] = []
    for candidate in candidates:
        if not sentence.start <= candidate.head.i < sentence.end:
            continue
        path = path_up(candidate.head, sentence)
        # The words between a time and its verb are prepositions and nouns of the same phrase.
        governors = [t for t in path if syntax.verb_like(t)]
        first = governors[0] if governors else None
        distance = abs(candidate.head.i - trigger.i)
        # Where somebody spoke is not where it was done.
        timed = isinstance(candidate.value, Time)
        if any(t.i in own for t in path):
            steps = next(k for k, t in enumerate(path) if t.i in own)
            between = [
                t
                for t in path[:steps]
                if syntax.verb_like(t)
                and t.i not in own
                and not (t.dep_ in {"acl", "relcl"} and t.head.i == trigger.i and lemma(t) in planning)
                and not names_object(t, own, naming)
            ]
            apart = any(t.pos_ in {"ADP", "SCONJ"} and t.lower_ in ELSEWHERE for t in path[1:steps])
            if not between and not apart:
                # "A test in May and a launch last week": "in" is no step further from the verb.
                links = sum(t.pos_ != "ADP" for t in path[:steps])
                ranked.append((0, links, distance, candidate))
            elif timed and len(between) == 1 and not apart and is_beside(between[0], trigger):
                ranked.append((3, steps, distance, candidate))
            continue
        if first is None:
            continue
        if first.i == clause.i and not syntax.verb_like(trigger) and not looked_back_on(trigger, clause):
            # A noun's clause dates it where the noun is what the clause tells of.
            ranked.append((1, len(path), distance, candidate))
        elif first.i in carrying or (timed and is_done_by_saying(trigger, first)):
            ranked.append((2, len(path), distance, candidate))
    return min(ranked, key=lambda r: r[:3])[3] if ranked else None


def time_of(
    trigger: Token, support: Token | None, sentence: Span, when: Sequence[Placed], *verbs: frozenset[str]
) -> Time | None:
    """The time that hangs on the trigger, as `attached` finds it (`verbs`: its last two)."""
    found = attached(trigger, support, sentence, when, *verbs)
    return found.value if found is not None and isinstance(found.value, Time) else None


def date_before(row: Trigger, sentence: Words, earlier: Sequence[Event], *, one: bool = False) -> Time | None:
    """The day of the same act as told a little before, for a word that points back to it.

    `one` says that the word is in the singular: "the test" is what was fired, where only one day is told.
    """
    if one and "pointing" in row.flags:
        days = {e.date.from_ for e in earlier if e.kind == row.kind and e.date is not None}
        one = len(days) == 1
    for event in reversed(earlier):
        if sentence.start - event.sentence.end > _BACK:
            break
        if event.kind == "weapons" and event.status == "historical":
            # "The North last launched one in December": the launch of the news is another.
            continue
        fired = one and "pointing" in row.flags and event.kind == row.kind
        if event.date is not None and (fired or _may_be_told_by(row, event)):
            return event.date
    return None


def _may_be_told_by(row: Trigger, event: Event) -> bool:
    if event.type != row.category or event.status == "negated" or not event.actors:
        return False
    meeting = row.category == "CONSULT" and event.kind == "meeting"
    return meeting or event.trigger.text.lower().startswith(row.lemma)


class LocalDays:
    """Knows in which countries the next day has begun when a report of the west appears."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._east = frozenset(
            row.code for row in knowledge.rows(COUNTRIES) if row.lon / _DEGREES_AN_HOUR >= _EAST
        )

    def of(
        self,
        time: Time | None,
        report: Report,
        actors: Sequence[Actor],
        where: Place | None,
        earlier: Sequence[Event],
        *,
        retold: bool,
    ) -> Time | None:
        """The time of an act done, by the clock of where it was done.

        A weekday that by the day of publication would be six days past is the one just begun in
        the east: a report of Saturday tells of Sunday's launch in Asia. Reports filed in the east
        and days named in full are left alone. Where the act is only told again ("Sunday's
        launch"), a week back is as likely: then an act before it must have been of that day.
        """
        published = _day(report.published.from_)
        day = _day(time.from_) if time is not None else None
        if time is None or published is None or day is None or time.from_ != time.to:
            return time
        if published - day != _SIX_DAYS or time.anchor == "explicit" or "last" in time.text.lower():
            return time
        begun = (published + timedelta(days=1)).isoformat()
        if retold or f"{day:%A}" not in time.text:
            shifted = any(e.date is not None and e.date.from_ == begun for e in earlier)
        else:
            line = report.dateline.country if report.dateline is not None else None
            countries = {where.country} if where is not None else {actor.country for actor in actors}
            shifted = line not in self._east and bool(countries & self._east)
        if not shifted:
            return time
        return replace(
            time,
            value=time.value.replace(day.isoformat(), begun),
            edtf=time.edtf.replace(day.isoformat(), begun) if time.edtf else time.edtf,
            from_=begun,
            to=begun,
        )
