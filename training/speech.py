"""The encoder of attributions: for a marked cue, whether it attributes, and which words play which part."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.encode.labels import SPEECH
from onrecord.encode.marking import ACTOR, RECIPIENT, Extent, Marked, mark
from onrecord.encode.speech import LIMIT, Parts, marks
from training.encoders import MASK, Encoder
from training.events import batch
from training.loop import train

# Shares of words masked, and of supposed sources and contents left unmarked, in the last pass.
_MASKED, _HIDDEN = 0.06, 0.12


@dataclass(frozen=True, slots=True)
class Cue:
    """A candidate cue in its sentence, with its source, cue and content as annotated and as supposed."""

    text: str
    cue: Extent
    attributes: bool
    parts: Parts
    supposed: Parts


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


def prepare(
    cues: Sequence[Cue], tokenizer: Tokenizer, draw: random.Random | None
) -> tuple[list[Marked], list[list[int]]]:
    """Marked pieces, and each position's class (-1 where it has none).

    Args:
        draw: where given, what the tree supposes is marked too, but for some that the draw hides,
            and some words are masked.
    """
    marked, tags = [], []
    encodings = tokenizer.encode_batch([cue.text for cue in cues], add_special_tokens=False)
    for cue, pieces in zip(cues, encodings, strict=True):
        supposed = None if draw is None else _hidden(cue.supposed, draw)
        made = mark(pieces.ids, pieces.offsets, marks(cue.cue, supposed), LIMIT)
        ids = list(made.ids)
        tag = [-1] * len(ids)
        for k, at in enumerate(made.own()):
            start, end = pieces.offsets[made.first + k]
            if cue.attributes:
                tag[at] = 0
                for number, extents in enumerate(cue.parts, 1):
                    if any(a <= start and end <= b for a, b in extents):
                        tag[at] = number
            asked = start < cue.cue[1] and end > cue.cue[0]
            if draw is not None and draw.random() < _MASKED and not asked:
                ids[at] = MASK
        marked.append(replace(made, ids=tuple(ids)))
        tags.append(tag)
    return marked, tags


def _hidden(supposed: Parts, draw: random.Random) -> Parts:
    source, cue, content = (part if draw.random() > _HIDDEN else () for part in supposed)
    return source, cue, content


def with_marks(model: SpeechModel, tokenizer: Tokenizer) -> None:
    """Readies a model that knows the cue's marks alone to read those of source and content.

    BERT never used these pieces, so that their vectors hardly differ; they start as those of
    brackets. Word vectors stay as they are, and masked words stand in for dropout: a step then
    takes two thirds of the time.
    """
    words = model.encoder.words.weight
    with torch.no_grad():
        words[list(ACTOR + RECIPIENT)] = words[[tokenizer.token_to_id(c) for c in "<>{}"]].clone()
    for fixed in (model.encoder.words, model.encoder.positions):
        fixed.requires_grad_(False)
    for layer in model.encoder.layers:
        for dropout in layer.modules():
            if isinstance(dropout, nn.Dropout):
                dropout.p = 0.0


def fit(
    model: SpeechModel,
    cues: Sequence[Cue],
    tokenizer: Tokenizer,
    *,
    epochs: int,
    rate: float,
    size: int,
    supposed: bool,
    seed: int = 0,
) -> None:
    """Trains in place, on sentences with the cue marked or with what is `supposed` as well."""
    marked, tags = prepare(cues, tokenizer, random.Random(seed) if supposed else None)

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

    rates = [{"params": [p for p in model.parameters() if p.requires_grad], "lr": rate}]
    train(model, rates, [len(m.ids) for m in marked], loss, epochs=epochs, size=size, seed=seed)
