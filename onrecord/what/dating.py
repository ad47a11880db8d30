"""When an event was, by syntax: the time of its own clause, not of the verb that reports it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Span, Token

from onrecord.model import Actor, Place, Report, Time
from onrecord.what import syntax
from onrecord.what.clauses import clause_head
from onrecord.what.frames import lemma

# Background is what was over about this long before the report appeared (contract: ~30 days).
BACKGROUND = timedelta(days=30)
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
        and governor.head.pos_ in {"NOUN", "PROPN"}
        and governor.head.ent_type_ == ""
        and lemma(governor.head) not in spatial
    )


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
    for value in values:
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


def is_background(time: Time | None, published: date | None) -> bool:
    """Whether the time was over more than about a month before publication."""
    last = _day(time.to) if time is not None else None
    return last is not None and published is not None and published - last > BACKGROUND


def published_day(report: Report) -> date | None:
    return _day(report.published.from_)


def _climb(token: Token) -> list[Token]:
    """From a time's or place's head up to the sentence's root."""
    path: list[Token] = []
    current = token
    while current.head.i != current.i and len(path) < 12:
        current = current.head
        path.append(current)
    return path


def attached(
    trigger: Token,
    support: Token | None,
    sentence: Span,
    candidates: Sequence[Placed],
    planning: frozenset[str] = frozenset(),
) -> Placed | None:
    """The time or place that hangs on the trigger: on it, on the verb that carries it, or on
    the clause it opens; nearest in the tree, then in the text.

    `planning` are verbs that only set a noun in time ("the visit that was planned for May").
    """
    own = {trigger.i}
    if support is not None:
        own.add(support.i)
    clause = clause_head(trigger)
    ranked: list[tuple[int, int, int, Placed]] = []
    for candidate in candidates:
        if not sentence.start <= candidate.head.i < sentence.end:
            continue
        path = _climb(candidate.head)
        # The words between a time and its verb are prepositions and nouns of the same phrase.
        governors = [t for t in path if syntax.verb_like(t)]
        first = governors[0] if governors else None
        distance = abs(candidate.head.i - trigger.i)
        if any(t.i in own for t in path):
            steps = next(k for k, t in enumerate(path) if t.i in own)
            between = [
                t
                for t in path[:steps]
                if syntax.verb_like(t)
                and t.i not in own
                and not (t.dep_ in {"acl", "relcl"} and t.head.i == trigger.i and lemma(t) in planning)
            ]
            if not between:
                ranked.append((0, steps, distance, candidate))
            continue
        if first is None:
            continue
        if first.i == clause.i and not syntax.verb_like(trigger):
            # A noun's clause dates it where the noun is what the clause tells of.
            ranked.append((1, len(path), distance, candidate))
        elif trigger.dep_ in {"xcomp", "conj"} and first.i == trigger.head.i:
            ranked.append((2, len(path), distance, candidate))
    return min(ranked, key=lambda r: r[:3])[3] if ranked else None
