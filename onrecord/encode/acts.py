"""What the encoder of acts says of a marked trigger or pair, and which words it takes for acts unmarked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.encode.labels import CATEGORIES, FACTS, MODES, ROOTS, STATUSES
from onrecord.encode.marking import LONGEST, Extent, Marks, mark
from onrecord.encode.sessions import pieces, run

FILE = "acts.onnx"
# Number of the output that spots acts word by word; after those of a marked act.
_SPOT = 7
# No word is surer than this to report an act, or none.
LEAST_SPOT = 0.002


@dataclass(frozen=True, slots=True)
class Judged:
    """Probabilities of one marked act.

    Attributes:
        type: by PLOVER category as the words say it, and "NONE" for no political act.
        root: by folded category, for the pair as a whole; CONCEDE and RETREAT are "YIELD".
        status: by status.
        fact: by "factual", "uncertain", "counterfactual": what the text commits to.
        actor, recipient: that the marked party plays that part.
        modes: by "CATEGORY.mode", each for itself.
    """

    type: Mapping[str, float]
    root: Mapping[str, float]
    status: Mapping[str, float]
    fact: Mapping[str, float]
    actor: float
    recipient: float
    modes: Mapping[str, float]


def _shares(names: tuple[str, ...], logits: NDArray[np.float32]) -> dict[str, float]:
    grown = np.exp(logits - logits.max())
    return dict(zip(names, (float(share) for share in grown / grown.sum()), strict=True))


def judge(sentence: str, marks: Marks) -> Judged:
    """The encoder's answer for one marked sentence.

    Args:
        sentence: the sentence's text.
        marks: extents in it, in code points.
    """
    read = pieces(sentence)
    marked = mark(read.ids, read.offsets, marks)
    # The last layer's work, a sixth of all, is done for four words instead of forty.
    kind, root, status, fact, actor, recipient, modes, *_ = run(FILE, marked, marked.asked())
    return Judged(
        type=_shares(CATEGORIES, kind),
        root=_shares(ROOTS, root),
        status=_shares(STATUSES, status),
        fact=_shares(FACTS, fact),
        actor=_shares(("wrong", "right"), actor)["right"],
        recipient=_shares(("wrong", "right"), recipient)["right"],
        modes=dict(zip(MODES, (float(1 / (1 + np.exp(-x))) for x in modes), strict=True)),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """Of each word, by the code point where it begins: that it reports an act, that it attributes."""

    acts: Mapping[int, float]
    cues: Mapping[int, float]


@lru_cache(maxsize=256)
def _unmarked(sentence: str) -> _Words:
    read = pieces(sentence)
    marked = mark(read.ids, read.offsets, Marks(), LONGEST)
    # Weights made without PolNeAR have no last output: then the rules alone know what attributes.
    logits, *attributes = run(FILE, marked, range(len(marked.ids)))[_SPOT:]
    grown = np.exp(logits - logits.max(-1, keepdims=True))
    acts = 1 - grown[:, CATEGORIES.index("NONE")] / grown.sum(-1)
    cues = [1 / (1 + np.exp(-told)) for told in attributes]
    begins = {}
    for k, at in enumerate(marked.own()):
        start = read.offsets[marked.first + k][0]
        if sentence[start].isalpha() and not sentence[start - 1 : start].isalnum():
            begins[start] = at
    return _Words(
        {start: float(acts[at]) for start, at in begins.items()},
        {start: float(told[at]) for told in cues for start, at in begins.items()},
    )


def spotted(sentence: str) -> Mapping[int, float]:
    """For each word, by the code point where it begins, the probability that it reports an act.

    Words beyond the first 160 word pieces are left out.
    """
    return _unmarked(sentence).acts


def attributing(sentence: str) -> Mapping[int, float]:
    """For each word, as `spotted`, the probability that it attributes something to somebody.

    It was learned on words that could be cues, and says little of others.
    """
    return _unmarked(sentence).cues


def spot(sentence: str, extent: Extent) -> float:
    """The highest probability that a word within the extent reports an act; 0 where none was read."""
    return max((share for at, share in spotted(sentence).items() if extent[0] <= at < extent[1]), default=0.0)
