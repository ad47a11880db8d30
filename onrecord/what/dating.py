"""When an event was, by syntax: the time of its own clause, not of the verb that reports it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Span, Token

from onrecord.model import Place, Report, Time
from onrecord.what import syntax

# Background is what was over about this long before the report appeared (contract: ~30 days).
BACKGROUND = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Placed:
    """A value and the token that heads its words."""

    head: Token
    value: Time | Place


def placed(doc: Doc, values: Iterable[Time] | Iterable[Place]) -> list[Placed]:
    """The values with the tokens they hang from."""
    found = []
    for value in values:
        span = doc.char_span(value.start, value.end, alignment_mode="expand")
        if span is not None and value.in_ == "text":
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


def _clause_of(token: Token) -> Token:
    """The verb whose clause a word stands in (a noun's nearest verb above, itself for a verb)."""
    current = token
    while not syntax.verb_like(current) and current.head.i != current.i:
        current = current.head
    return current


def attached(
    trigger: Token, support: Token | None, sentence: Span, candidates: Sequence[Placed]
) -> Placed | None:
    """The time or place that hangs on the trigger: on it, on the verb that carries it, or on
    the clause it opens; nearest in the tree, then in the text."""
    own = {trigger.i}
    if support is not None:
        own.add(support.i)
    clause = _clause_of(trigger)
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
            between = [t for t in path[:steps] if syntax.verb_like(t) and t.i not in own]
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
