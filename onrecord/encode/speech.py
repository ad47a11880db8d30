"""What the encoder of attributions says of a marked cue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.encode.labels import SPEECH
from onrecord.encode.marking import Extent, Marks, mark
from onrecord.encode.sessions import run, tokenizer

FILE = "speech.onnx"
# Word pieces kept of a sentence around its cue.
_LIMIT = 128


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


def _runs(text: str, pieces: list[Extent], tags: list[int], tag: int) -> tuple[Extent, ...]:
    """Extents of neighbouring pieces with one tag, grown to whole words."""
    runs: list[list[int]] = []
    last = -2
    for k, (start, end) in enumerate(pieces):
        if tags[k] != tag:
            continue
        if last == k - 1 and runs:
            runs[-1][1] = end
        else:
            runs.append([start, end])
        last = k
    return tuple((start, end) for start, end in runs)


def hear(sentence: str, cue: Extent) -> Heard:
    """The encoder's answer for one word of a sentence taken as a cue."""
    found = tokenizer().encode(sentence, add_special_tokens=False)
    marked = mark(found.ids, found.offsets, Marks(trigger=(cue,)), _LIMIT)
    decided, tagged = run(FILE, marked)
    own = marked.own()
    pieces: list[Extent] = [found.offsets[marked.first + k] for k in range(len(own))]
    best = tagged[own].argmax(-1)
    tags = [int(best[k]) for k in range(len(own))]
    # All pieces of a word go with its first.
    for k in range(1, len(tags)):
        if (
            pieces[k][0] == pieces[k - 1][1]
            and sentence[pieces[k][0]].isalnum()
            and sentence[pieces[k - 1][1] - 1].isalnum()
        ):
            tags[k] = tags[k - 1]
    shares = np.exp(decided - decided.max())
    source, said, content = (_runs(sentence, pieces, tags, SPEECH.index(part)) for part in SPEECH[1:])
    return Heard(float(shares[1] / shares.sum()), source, said, content)
