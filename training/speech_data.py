"""Candidate cues of PolNeAR's training part, with the parts that its annotators gave them."""

from __future__ import annotations

import json
import random
from pathlib import Path

from onrecord.coder import Coder
from onrecord.encode.marking import Extent
from onrecord.said.hearing import Hearing
from training.speech import Cue

# Share of the candidates without attribution that are kept; there are three to one with it.
_KEPT = 0.3


def cues(path: Path, coder: Coder, hearing: Hearing, seed: int = 3) -> list[Cue]:
    """The candidates of all documents, sentence by sentence.

    Args:
        path: said.train.jsonl (PolNeAR; no licence stated).
        coder: analyses the texts.
        hearing: says which words may be cues.
    """
    draw = random.Random(seed)
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        doc = coder.doc(row["text"], whole=True)
        for sentence in doc.sents:
            begin, end = sentence.start_char, sentence.end_char
            for token in sentence:
                if not hearing.candidate(token):
                    continue
                cue = (token.idx - begin, token.idx + len(token) - begin)
                gold = next(
                    (s for s in row["statements"] if any(a <= token.idx < b for a, b in s["cue"])), None
                )
                if gold is None and draw.random() > _KEPT:
                    continue
                parts = tuple(
                    tuple(
                        (max(a - begin, 0), min(b, end) - begin)
                        for a, b in gold[part]
                        if a < end and b > begin
                    )
                    if gold is not None
                    else ()
                    for part in ("source", "cue", "content")
                )
                found.append(Cue(row["text"][begin:end], cue, gold is not None, _three(parts)))
    return found


def _three(
    parts: tuple[tuple[Extent, ...], ...],
) -> tuple[tuple[Extent, ...], tuple[Extent, ...], tuple[Extent, ...]]:
    source, cue, content = parts
    return source, cue, content
