"""What the encoder of attributions says of a marked cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.encode.labels import SPEECH
from onrecord.encode.marking import Extent, Marks, mark
from onrecord.encode.sessions import pieces, run

FILE = "speech.onnx"
# Extents of source, cue and content.
Parts = tuple[Sequence[Extent], Sequence[Extent], Sequence[Extent]]
# In logarithms of shares, both chosen on PolNeAR's development part (2026-11-22). A change of part
# between two words: without it one-word pieces stand apart. What the tree supposes of a word, which the
# encoder reads between marks too, counts by part (source, cue, content): of content less, since a clause's
# ends are where trees err (content exact 70.4 with .5, 70.7 with .3, 70.6 with .2 or .4).
_CHANGE, _SUPPOSED = 1.0, (0.5, 0.5, 0.3)
# Word pieces kept of a sentence around its cue, in training too.
LIMIT = 128


@dataclass(frozen=True, slots=True)
class Heard:
    """A candidate cue as the encoder hears it; extents in code points of the sentence.

    Attributes:
        attributes: probability that the word attributes something to somebody.
        source, cue, content: runs of words that play these parts.
    """

    attributes: float
    source: tuple[Extent, ...]
    cue: tuple[Extent, ...]
    content: tuple[Extent, ...]


def _runs(offsets: Sequence[Extent], tags: list[int], tag: int) -> tuple[Extent, ...]:
    """Extents of neighbouring pieces with one tag, grown to whole words."""
    runs: list[list[int]] = []
    last = -2
    for k, (start, end) in enumerate(offsets):
        if tags[k] != tag:
            continue
        if last == k - 1 and runs:
            runs[-1][1] = end
        else:
            runs.append([start, end])
        last = k
    return tuple((start, end) for start, end in runs)


def _words(sentence: str, offsets: Sequence[Extent]) -> list[list[int]]:
    """Numbers of the pieces that make up each word."""
    words: list[list[int]] = []
    for k, (start, _) in enumerate(offsets):
        joined = k > 0 and start == offsets[k - 1][1] and sentence[start].isalnum()
        if joined and sentence[start - 1].isalnum():
            words[-1].append(k)
        else:
            words.append([k])
    return words


def _best_path(shares: NDArray[np.float64]) -> list[int]:
    """The likeliest part of each word where every change of part costs `_CHANGE` (Viterbi)."""
    score, back = shares[0], []
    for own in shares[1:]:
        changed = score.max() - _CHANGE
        back.append(np.where(score >= changed, np.arange(len(score)), score.argmax()))
        score = np.maximum(score, changed) + own
    path = [int(score.argmax())]
    for before in reversed(back):
        path.append(int(before[path[-1]]))
    return path[::-1]


def marks(cue: Extent, supposed: Parts | None) -> Marks:
    """A supposed source is marked as an actor is, a supposed content as a recipient, the cue as a trigger."""
    source, _, content = supposed or ((), (), ())
    return Marks(tuple(source), tuple(content), (cue,))


def hear(sentence: str, cue: Extent, supposed: Parts | None = None) -> Heard:
    """The encoder's answer for one word of a sentence taken as a cue.

    Args:
        sentence: the sentence.
        cue: the word's extent in it.
        supposed: which extents somebody else, say the tree, takes for source, cue and content;
            the encoder reads source and content between marks. A part of which nothing is
            supposed is left to the encoder.
    """
    read = pieces(sentence)
    marked = mark(read.ids, read.offsets, marks(cue, supposed), LIMIT)
    decided, tagged = run(FILE, marked)
    own = marked.own()
    offsets = [read.offsets[marked.first + k] for k in range(len(own))]
    words = _words(sentence, offsets)
    # All pieces of a word go with its first.
    firsts = tagged[[own[word[0]] for word in words]].astype(np.float64)
    shares = firsts - firsts.max(-1, keepdims=True)
    shares -= np.log(np.exp(shares).sum(-1, keepdims=True))
    for part, extents in enumerate(supposed or (), 1):
        for k, word in enumerate(words if extents else ()):
            start = offsets[word[0]][0]
            told = any(a <= start < b for a, b in extents)
            shares[k, part] += _SUPPOSED[part - 1] if told else -_SUPPOSED[part - 1]
    tags = [0] * len(offsets)
    for word, tag in zip(words, _best_path(shares) if words else (), strict=True):
        for k in word:
            tags[k] = tag
    odds = np.exp(decided - decided.max())
    source, said, content = (_runs(offsets, tags, SPEECH.index(part)) for part in SPEECH[1:])
    return Heard(float(odds[1] / odds.sum()), source, said, content)
