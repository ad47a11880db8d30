"""The encoder of attributions: for a marked cue, whether it attributes, and which words play which part."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.encode.labels import SPEECH
from onrecord.encode.marking import Extent, Marked, Marks, mark
from training.encoders import Encoder
from training.events import batch

LIMIT = 128


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
        x = self.encoder(ids, 0)
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
    """Trains in place, as `training.events.fit` does."""
    torch.manual_seed(seed)
    order = random.Random(seed)
    marked, tags = prepare(cues, tokenizer)
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    steps = epochs * ((len(marked) + size - 1) // size)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(s / max(1, steps // 10), max(0.0, (steps - s) / (steps * 0.9)))
    )
    model.train()
    began = time.time()
    for epoch in range(epochs):
        at = list(range(len(marked)))
        order.shuffle(at)
        chunks = []
        for k in range(0, len(at), size * 16):
            part = sorted(at[k : k + size * 16], key=lambda i: len(marked[i].ids))
            chunks += [part[j : j + size] for j in range(0, len(part), size)]
        order.shuffle(chunks)
        seen = 0.0
        for number, chunk in enumerate(chunks):
            ids, places = batch([marked[i] for i in chunk], "bert")
            wanted = torch.full(ids.shape, -1)
            for row, i in enumerate(chunk):
                wanted[row, : len(tags[i])] = torch.tensor(tags[i])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                decided, tagged = model(ids, places)
            known = wanted >= 0
            loss = 0.5 * F.cross_entropy(
                decided.float(), torch.tensor([int(cues[i].attributes) for i in chunk]), label_smoothing=0.02
            )
            if known.any():
                loss = loss + F.cross_entropy(tagged.float()[known], wanted[known])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            seen += float(loss.detach()) * len(chunk)
            if number % 200 == 199:
                print(f"  {number + 1}/{len(chunks)} batches, {time.time() - began:.0f} s", flush=True)
        print(f"epoch {epoch + 1}: loss {seen / len(at):.3f}, {time.time() - began:.0f} s", flush=True)
    model.eval()
