"""Which words of a sentence read without marks attribute: a head over the trained encoder of acts.

The encoder of acts reads each sentence once without marks in any case; what its lower layers make of a
word says nearly for nothing whether it is worth asking the encoder of attributions about.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.coder import Coder
from onrecord.encode.marking import LONGEST, Marks, mark
from onrecord.said.attributions import AttributionFinder
from onrecord.said.hearing import Hearing
from training.events import ActModel, among, batch

# Which layer's vectors are read, counted from nought. Area under the curve on PolNeAR's development
# part (2026-11-22, all words): second layer .949, third .956, fourth .954; the last knows acts alone.
_LAYER = 2
_HIDDEN = 192


@dataclass(frozen=True, slots=True)
class Candidates:
    """A sentence and its words that could be cues, each with where it begins and whether it attributes."""

    text: str
    words: tuple[tuple[int, bool], ...]


class WithCues(nn.Module):
    """The encoder of acts with one more head, which reads each word piece: whether it attributes."""

    def __init__(self, acts: ActModel) -> None:
        super().__init__()
        size = acts.encoder.size
        self.acts = acts
        self.cue = nn.Sequential(nn.Linear(size, _HIDDEN), nn.GELU(), nn.Dropout(0.1), nn.Linear(_HIDDEN, 1))

    def forward(self, ids: Tensor, at: Tensor, read: Tensor | None = None) -> tuple[Tensor, ...]:
        after = self.acts.encoder.layered(ids, read)
        return (*self.acts.told(after[-1], among(at, read)), self.cue(after[_LAYER]).squeeze(-1))


def candidates(
    path: Path, coder: Coder, attributions: AttributionFinder, hearing: Hearing
) -> list[Candidates]:
    """The words that could be cues in all documents of PolNeAR's training part.

    Args:
        path: said.train.jsonl (no licence stated).
        coder: analyses the texts.
        attributions: the rules, whose cues are candidates too.
        hearing: says which words could be cues.
    """
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        cues = [extent for statement in row["statements"] for extent in statement["cue"]]
        doc = coder.doc(row["text"], whole=True)
        for sentence in doc.sents:
            ruled = attributions.in_sentence(doc, sentence.start, sentence.end)
            words = tuple(
                (token.idx - sentence.start_char, any(a <= token.idx < b for a, b in cues))
                for token, _ in hearing.candidates(doc, sentence.start, sentence.end, ruled)
            )
            if words:
                found.append(Candidates(sentence.text, words))
    return found


@torch.no_grad()
def _read(model: WithCues, rows: Sequence[Candidates], tokenizer: Tokenizer) -> tuple[Tensor, Tensor]:
    """Vectors of the words (words, size), and whether each attributes."""
    encodings = tokenizer.encode_batch([row.text for row in rows], add_special_tokens=False)
    marked = [mark(e.ids, e.offsets, Marks(), LONGEST) for e in encodings]
    order = sorted(range(len(rows)), key=lambda i: len(marked[i].ids))
    vectors, told = [], []
    for k in range(0, len(order), 64):
        chunk = order[k : k + 64]
        ids, _ = batch([marked[i] for i in chunk])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            read = model.acts.encoder.layered(ids)[_LAYER].float()
        for j, i in enumerate(chunk):
            begins = {
                encodings[i].offsets[marked[i].first + piece][0]: at
                for piece, at in enumerate(marked[i].own())
            }
            for start, cue in rows[i].words:
                if start in begins:
                    vectors.append(read[j, begins[start]].half())
                    told.append(float(cue))
    return torch.stack(vectors), torch.tensor(told)


def fit(
    model: WithCues,
    rows: Sequence[Candidates],
    tokenizer: Tokenizer,
    *,
    epochs: int = 6,
    rate: float = 2e-3,
    size: int = 512,
    seed: int = 0,
) -> None:
    """Trains the head in place; the encoder stays as it is, and with it all that is said of acts."""
    torch.manual_seed(seed)
    model.eval()
    vectors, wanted = _read(model, rows, tokenizer)
    model.cue.train()
    optimiser = torch.optim.AdamW(model.cue.parameters(), lr=rate, weight_decay=0.05)
    steps = epochs * -(-len(wanted) // size)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / steps)
    for _ in range(epochs):
        for chunk in torch.randperm(len(wanted)).split(size):
            told = model.cue(vectors[chunk].float()).squeeze(-1)
            loss = F.binary_cross_entropy_with_logits(told, wanted[chunk])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    model.eval()
