"""The `relate` and `status` commands: what a text reports from a given source to a given target, and
whether what given words tell took place.

Source and target stand in for the actors; triggers, roles and status are those of `EventFinder.find`,
so that what is measured here is what the finder does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from spacy.tokens import Doc, Token

from onrecord.encode.acts import spotted
from onrecord.encode.marking import Marks
from onrecord.model import Actor, Report, Time
from onrecord.parse.documents import text_of
from onrecord.vocabulary import NOT_DONE, Status
from onrecord.what.clauses import words_of
from onrecord.what.datelines import dateline_span
from onrecord.what.dating import dated_status, placed, time_of
from onrecord.what.frames import lemma
from onrecord.what.judging import decided_modes
from onrecord.what.mentions import Mentions

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


# A score of `_score` from which both parties have the parts asked about, and what is left of the
# confidence below it; priors, not fitted.
_FITS, _MISFIT = 4.0, 0.5


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


def best_match(
    finder: EventFinder, doc: Doc, source: tuple[int, int], target: tuple[int, int]
) -> tuple[float, Match] | None:
    """The trigger whose own roles fit the given pair best, with how well they fit."""
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
    return best


def _sentence(doc: Doc, *extents: tuple[int, int]) -> tuple[int, str]:
    """Where the sentence that holds all extents begins, and its words; else the whole text."""
    text = text_of(doc)
    for sentence in doc.sents:
        begin, end = sentence.start_char, sentence.end_char
        if all(begin <= start and stop <= end for start, stop in extents):
            words = words_of(sentence)
            return words.start, words.text
    return 0, text


def relation(finder: EventFinder, doc: Doc, source: tuple[int, int], target: tuple[int, int]) -> Relation:
    """The category of what source does to target, folded by its status."""
    best = best_match(finder, doc, source, target)
    if finder.judge is None:
        return _by_rules(finder, best) if best is not None else _NOTHING
    category: str | None = None
    status: Status = "actual"
    modes: tuple[str, ...] = ()
    told: tuple[tuple[int, int], ...] = ()
    if best is not None:
        match = best[1]
        category, reading = finder.readings.category(match, finder.readings.read(match))
        status, modes = reading.status, match.sense.row.modes
        told = ((match.token.idx, match.token.idx + len(match.token)),)
    start, words = _sentence(doc, source, target, *told)
    # The trigger stays unmarked: where the rules took a wrong one, the mark would mislead the
    # encoder (macro-F1 86.6 without, 83.6 with it; PLV, a third held back).
    marks = Marks(((source[0] - start, source[1] - start),), ((target[0] - start, target[1] - start),))
    decision = finder.judge.decide(words, marks, category, status, asked=True)
    folds = finder.codebook.folded
    if category and folds(category, decision.status) == folds(decision.type, decision.status):
        # The same once folded ("will send" folds AID to AGREE): the trigger's own category.
        decision = replace(decision, type=category)
    elif category and folds(category, status) == decision.type:
        # The same as the rules read it: their category and status stand behind the folded one.
        decision = replace(decision, type=category, status=status)
    same = decision.type == category
    # Parties that do not stand where the trigger has them make it less sure; where the lexicon has no
    # trigger at all, it is as sure as the surest word of the sentence.
    fit = 1.0 if best is not None and best[0] >= _FITS else _MISFIT
    if best is None:
        fit *= max(spotted(words).values(), default=0.0)
    return Relation(
        type=decision.type,
        plover=finder.codebook.folded(decision.type, decision.status),
        modes=finder.codebook.modes(decision.type, modes)
        if same
        else decided_modes(finder.codebook, decision),
        status=decision.status,
        confidence=round(decision.types[decision.type] / (1 - min(decision.nothing, 0.99)) * fit, 2),
    )


def _by_rules(finder: EventFinder, best: tuple[float, Match]) -> Relation:
    """The best-fitting trigger's category as the rules read it."""
    score, match = best
    category, reading = finder.readings.category(match, finder.readings.read(match))
    return Relation(
        type=category,
        plover=finder.codebook.folded(category, reading.status),
        modes=finder.codebook.modes(category, match.sense.row.modes),
        status=reading.status,
        confidence=round(max(0.05, min(0.9, 0.3 + score / 14)), 2),
    )


def statuses(
    finder: EventFinder,
    doc: Doc,
    triggers: Sequence[tuple[int, int]],
    times: Sequence[Time],
    report: Report | None,
) -> list[Status]:
    """The status of each trigger (code points), "actual" where the text has no words."""
    when = placed(doc, times, dateline_span(text_of(doc), report) if times else (0, 0))
    found: list[Status] = []
    for start, end in triggers:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            found.append("actual")
            continue
        support = finder.triggers.support(span.root)
        verb = support.verb if support else None
        read = finder.statuses.read(span.root, verb)
        status = dated_status(read.status, time_of(span.root, verb, span.root.sent, when), report)
        cue = read.cue if read.status in NOT_DONE else None
        rejected = cue is not None and lemma(cue) in finder.statuses.rejecting
        if finder.judge is not None and not rejected:
            words = words_of(span.root.sent)
            trigger = (max(start - words.start, 0), end - words.start)
            status = finder.judge.decide(
                words.text, Marks(trigger=(trigger,)), None, status, asked=True
            ).status
        found.append(status)
    return found
