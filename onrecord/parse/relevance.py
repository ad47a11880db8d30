"""Which sentences are worth parsing: those likely to report an event or to hold a cue of speech.

Two linear scores over hashed words, one for events and one for cues, each seen together with the
scores of the sentences around it and with the report's own mean: in a report that is nowhere
political even what is said is left out. What is inside a quotation or a speaker's turn needs no
tree to be found, so only the sentence that attributes it has to be kept.

Weights: training/filter.py. What is lost and what is saved: scripts/measure_filter.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import InputError
from onrecord.parse import measured
from onrecord.parse.hashing import Buckets, Counts, features

Speed = Literal["fast", "balanced", "thorough"]
Scores = NDArray[np.float64]

WEIGHTS = Path(__file__).parent / "weights"
FILE = "filter.npy"
# A text of one or two sentences was chosen by somebody: all of it is parsed.
ALWAYS_PARSED = 2
# A sentence far beyond doubt must not carry a report's mean by itself.
_FARTHEST = 6.0


@cache
def manifest() -> dict[str, Any]:
    """The weights' sha256, their scales, the context's weights and the thresholds."""
    return measured.manifest(WEIGHTS)


@cache
def _words() -> NDArray[np.int8]:
    """The weight of each bucket for events and for cues, in steps of the manifest's scales."""
    raw = measured.weights(WEIGHTS / FILE, manifest()["files"][FILE]["sha256"])
    loaded: NDArray[np.int8] = np.load(BytesIO(raw), allow_pickle=False)
    return loaded


def word_scores(weights: NDArray[Any], buckets: Buckets, counts: Counts) -> Scores:
    """The sums of the weights of each sentence's features: (2, sentences)."""
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    return np.add.reduceat(weights[:, buckets].astype(np.float64), starts, axis=1)


def in_context(scores: Scores, typical: Scores, trust: float) -> Scores:
    """What the second step sees of each sentence of one report: (9, sentences).

    Args:
        scores: (2, sentences) of the report's sentences, in order.
        typical: (2,) mean scores of all reports.
        trust: how many sentences of typical score the report's own mean starts with; a short
            text says little of what its report is about.
    """
    number = scores.shape[1]
    near = np.clip(scores, -_FARTHEST, _FARTHEST)
    edge = typical[:, None]
    mean = (near.sum(axis=1, keepdims=True) + trust * edge) / (number + trust)
    padded = np.concatenate([edge, near, edge], axis=1)
    parts = [scores, np.repeat(mean, number, axis=1), padded[:, :-2], padded[:, 2:], np.ones((1, number))]
    return np.concatenate(parts)


class SentenceFilter:
    """Says of each sentence of a report whether to analyse it.

    Args:
        speed: "thorough" has every sentence analysed, "balanced" leaves out those that lose next
            to nothing, "fast" also some that do; docs/benchmarks.md has the curve.

    Raises:
        InputError: no such speed.
        ModelError: the weights are missing or changed.
    """

    def __init__(self, speed: Speed = "balanced") -> None:
        if speed not in get_args(Speed):
            raise InputError("is no speed", input=speed, remedy=f"choose one of {', '.join(get_args(Speed))}")
        self.speed = speed
        if speed != "thorough":
            found = manifest()
            self._weights = _words()
            self._scales = np.array(found["scales"])[:, None]
            self._bias = np.array(found["bias"])[:, None]
            self._typical = np.array(found["typical"])
            self._trust = float(found["trust"])
            self._context = np.array(found["context"])
            self._least = np.array(found["thresholds"][speed])[:, None]

    def scores(self, sentences: Sequence[str]) -> Scores:
        """The scores of one report's sentences, for events and for cues: (2, sentences).

        Only for "fast" and "balanced".
        """
        by_words = word_scores(self._weights, *features(sentences)) * self._scales + self._bias
        found: Scores = self._context @ in_context(by_words, self._typical, self._trust)
        return found

    def alone(self, sentence: str) -> bool:
        """Whether a sentence would be analysed in a longer report of which nothing else is known."""
        return self.speed == "thorough" or bool(np.any(self.scores([sentence]) >= self._least))

    def __call__(self, sentences: Sequence[str]) -> list[bool]:
        """Whether to analyse each of one report's sentences, given in order."""
        if self.speed == "thorough" or len(sentences) <= ALWAYS_PARSED:
            return [True] * len(sentences)
        wanted = np.any(self.scores(sentences) >= self._least, axis=0)
        return [bool(want) for want in wanted]
