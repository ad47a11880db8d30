"""The `relate` command: the relation a text reports from a given source to a given target.

The source and the target stand in for the actors; triggers, roles and status are those of
`EventFinder.find`, so that what is measured here is what the finder does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from spacy.tokens import Doc, Token

from onrecord.model import Actor
from onrecord.parse.documents import text_of
from onrecord.vocabulary import Status
from onrecord.what.roles import Mentions

if TYPE_CHECKING:
    from onrecord.what.finder import EventFinder
    from onrecord.what.triggers import Match


class Relation(TypedDict):
    """What `relate` prints; `type` and `plover` are None where nothing is reported."""

    type: str | None
    plover: str | None
    modes: tuple[str, ...]
    status: Status | None
    confidence: float


_NOTHING = Relation(type=None, plover=None, modes=(), status=None, confidence=0.0)


def _actor(doc: Doc, span: tuple[int, int], entity: str) -> Actor:
    start, end = span
    return Actor(start=start, end=end, text=text_of(doc)[start:end], kind="group", entity=entity)


def _tokens(doc: Doc, span: tuple[int, int]) -> set[int]:
    found = doc.char_span(*span, alignment_mode="expand")
    return {token.i for token in found} if found is not None else set()


def _near(token: Token, wanted: set[int]) -> int:
    """Steps in the tree from a trigger to a span (up to the common ancestor and down)."""
    above = {token.i: 0} | {t.i: k + 1 for k, t in enumerate(token.ancestors)}
    best = 99
    for i in wanted:
        current, steps = token.doc[i], 0
        while current.i not in above and current.head.i != current.i:
            current, steps = current.head, steps + 1
        if current.i in above:
            best = min(best, steps + above[current.i])
    return best


def _score(
    match: Match, doc: Doc, source: set[int], target: set[int], roles: tuple[list[Actor], list[Actor]]
) -> float:
    """How well a trigger's own roles fit the given pair; below 1 only closeness speaks for it."""
    actors, recipients = ({a.entity for a in people} for people in roles)
    score = 0.0
    if "source" in actors:
        score += 4
    if "target" in recipients or ("source" in actors and "target" in actors):
        score += 4
    if "target" in actors and "source" not in actors:
        score -= 3
    if "source" in recipients:
        score -= 2
    if match.token.i in source | target:
        score -= 2
    far = min(_near(match.token, source), 6) + min(_near(match.token, target), 6)
    score += 0.5 if match.clause.is_verb else 0.0
    return score - 0.3 * far - (0.5 if match.sense.has("weak") else 0.0)


def relation(finder: EventFinder, doc: Doc, source: tuple[int, int], target: tuple[int, int]) -> Relation:
    """The best-fitting trigger's category, folded by its status."""
    pair = [_actor(doc, source, "source"), _actor(doc, target, "target")]
    mentions = Mentions(doc, pair)
    at_source, at_target = _tokens(doc, source), _tokens(doc, target)
    best: tuple[float, Match] | None = None
    for _, matches in finder.triggers.find(doc, mentions.tokens()):
        for match in finder.readings.uncovered(matches):
            if not match.sense.row.category:
                continue
            score = _score(match, doc, at_source, at_target, finder.parties(match, mentions))
            if best is None or score > best[0]:
                best = (score, match)
    if best is None:
        return _NOTHING
    score, match = best
    category, reading = finder.readings.category(match, finder.readings.read(match))
    return Relation(
        type=category,
        plover=finder.codebook.folded(category, reading.status),
        modes=finder.codebook.modes(category, match.sense.row.modes),
        status=reading.status,
        confidence=round(max(0.05, min(0.9, 0.3 + score / 14)), 2),
    )
