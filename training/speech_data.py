"""Candidate cues of PolNeAR's training part, with the parts that its annotators gave them."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

from onrecord.coder import Coder
from onrecord.encode.marking import Extent
from onrecord.encode.speech import Parts
from onrecord.said.attributions import AttributionFinder
from onrecord.said.hearing import Hearing, supposed
from training.speech import Cue

# Share of the candidates without attribution that are kept; there are as many as with it.
_KEPT = 0.4


def cues(
    path: Path, coder: Coder, attributions: AttributionFinder, hearing: Hearing, seed: int = 0
) -> list[Cue]:
    """The words that the encoder is asked about in all documents, sentence by sentence.

    Args:
        path: said.train.jsonl (PolNeAR; no licence stated).
        coder: analyses the texts.
        attributions: the rules, for what the tree supposes.
        hearing: says which words are asked about.
    """
    draw = random.Random(seed)
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        doc = coder.doc(row["text"], whole=True)
        for sentence in doc.sents:
            ruled = attributions.in_sentence(doc, sentence.start, sentence.end)
            begin, end = sentence.start_char, sentence.end_char
            among = hearing.candidates(doc, sentence.start, sentence.end, ruled)
            for token, made in hearing.asked(row["text"][begin:end], begin, among):
                gold = next(
                    (s for s in row["statements"] if any(a <= token.idx < b for a, b in s["cue"])), None
                )
                if gold is None and draw.random() > _KEPT:
                    continue
                parts = gold or {"source": (), "cue": (), "content": ()}
                found.append(
                    Cue(
                        row["text"][begin:end],
                        (token.idx - begin, token.idx + len(token) - begin),
                        gold is not None,
                        _within(begin, end, [parts[part] for part in ("source", "cue", "content")]),
                        supposed(token, made, begin),
                    )
                )
    return found


def _within(begin: int, end: int, parts: Sequence[Sequence[Extent]]) -> Parts:
    """What of source, cue and content lies in the sentence, in its offsets."""
    source, cue, content = (
        [(max(a - begin, 0), min(b, end) - begin) for a, b in extents if a < end and b > begin]
        for extents in parts
    )
    return source, cue, content
