"""The encoder of attributions: for a marked cue, whether it attributes, and which words play which part."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.encode.labels import SPEECH
from onrecord.encode.marking import Extent, Marked, Marks, mark
from onrecord.encode.speech import LIMIT
from training.encoders import Encoder
from training.events import batch
from training.loop import train


@dataclass(frozen=True, slots=True)
class Cue:
    """A candidate cue in its sentence; `parts` holds the extents of source, cue and content."""

    text: str
    cue: Extent
    attributes: bool
    parts: tuple[tuple[Extent, ...], tuple[Extent, ...], tuple[Extent, ...]]


class SpeechModel(nn.Module):
    """Encoder, a linear head over `[cue mark]`, and one over each word piece beside the cue's vector."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.decide = nn.Linear(encoder.size, 2)
        self.tag = nn.Linear(encoder.size, len(SPEECH))

    def forward(self, ids: Tensor, at: Tensor) -> tuple[Tensor, Tensor]:
        x = self.encoder(ids)
        rows = torch.arange(x.shape[0], device=x.device)
        return self.decide(self.dropout(x[rows, at[:, 2]])), self.tag(self.dropout(x))


def prepare(cues: Sequence[Cue], tokenizer: Tokenizer) -> tuple[list[Marked], list[list[int]]]:
    """Marked pieces, and each position's class (-1 where it has none)."""
    marked, tags = [], []
    encodings = tokenizer.encode_batch([cue.text for cue in cues], add_special_tokens=False)
    for cue, pieces in zip(cues, encodings, strict=True):
        made = mark(pieces.ids, pieces.offsets, Marks(trigger=(cue.cue,)), LIMIT)
        tag = [-1] * len(made.ids)
        if cue.attributes:
            for k, at in enumerate(made.own()):
                start, end = pieces.offsets[made.first + k]
                tag[at] = 0
                for number, extents in enumerate(cue.parts, 1):
                    if any(a <= start and end <= b for a, b in extents):
                        tag[at] = number
        marked.append(made)
        tags.append(tag)
    return marked, tags


def fit(
    model: SpeechModel,
    cues: Sequence[Cue],
    tokenizer: Tokenizer,
    *,
    epochs: int,
    rate: float,
    size: int = 24,
    seed: int = 0,
) -> None:
    """Trains in place."""
    marked, tags = prepare(cues, tokenizer)

    def loss(chunk: list[int], _: random.Random) -> Tensor:
        ids, places = batch([marked[i] for i in chunk])
        wanted = torch.full(ids.shape, -1)
        for row, i in enumerate(chunk):
            wanted[row, : len(tags[i])] = torch.tensor(tags[i])
        decided, tagged = model(ids, places)
        attributes = torch.tensor([int(cues[i].attributes) for i in chunk])
        known = wanted >= 0
        total = 0.5 * F.cross_entropy(decided.float(), attributes, label_smoothing=0.02)
        if known.any():
            total = total + F.cross_entropy(tagged.float()[known], wanted[known])
        return total

    rates = [{"params": list(model.parameters()), "lr": rate}]
    train(model, rates, [len(m.ids) for m in marked], loss, epochs=epochs, size=size, seed=seed)
