"""The encoder of acts: heads for category, PLV root, status, factuality and modes over marked sentences,
and one that spots acts in sentences without marks."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.encode.labels import CATEGORIES, FACTS, MODES, ROOTS, STATUSES
from onrecord.encode.marking import LONGEST, TRIGGER, Extent, Marked, Marks, mark
from training.encoders import FIRST_PIECE, MASK, PADDING, Encoder
from training.loop import train
from training.rows import NONE, Row

HEADS = {
    "type": CATEGORIES,
    "root": ROOTS,
    "status": STATUSES,
    "fact": FACTS,
    "actor": ("wrong", "right"),
    "recipient": ("wrong", "right"),
    "modes": MODES,
}
# What the exported model gives, in this order.
OUTPUTS = (*HEADS, "spot")
# Loss weights, set once from the sizes of the sets.
WEIGHTS = {"type": 1.0, "root": 1.0, "status": 0.7, "fact": 0.5, "actor": 0.5, "recipient": 0.5, "modes": 2.0}
# A word's loss is small, since most report nothing.
SPOT = 5.0


class ActModel(nn.Module):
    """Encoder plus linear heads over the vectors of `[CLS]`, actor, recipient and trigger marks.

    A last head reads each word piece by itself: which category of act the word reports, if any.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.mix = nn.Linear(4 * encoder.size, encoder.size)
        self.dropout = nn.Dropout(0.2)
        self.heads = nn.ModuleList(nn.Linear(encoder.size, len(to)) for to in HEADS.values())
        self.spot = nn.Linear(encoder.size, len(CATEGORIES))

    def forward(self, ids: Tensor, at: Tensor, read: Tensor | None = None) -> tuple[Tensor, ...]:
        return self.told(self.encoder.layered(ids, read)[-1], among(at, read))

    def told(self, x: Tensor, at: Tensor) -> tuple[Tensor, ...]:
        """Every head's logits of the encoder's vectors."""
        first = x[:, 0]
        rows = torch.arange(x.shape[0], device=x.device)
        parts = [first] + [
            # An unmarked part has no vector of its own.
            x[rows, at[:, k]] * (at[:, k] > 0).unsqueeze(-1).to(x.dtype)
            for k in range(3)
        ]
        mixed = self.dropout(F.gelu(self.mix(self.dropout(torch.cat(parts, -1)))))
        return (*(head(mixed) for head in self.heads), self.spot(self.dropout(x)))


def among(at: Tensor, read: Tensor | None) -> Tensor:
    """Where the marks at these positions (rows, 3) stand among those that are `read`, which `[CLS]` and
    they lead (`Marked.asked`)."""
    return at if read is None else (at > 0).long() * torch.tensor([1, 2, 3])


@dataclass
class Prepared:
    """Rows as marked word pieces; `tags` are the classes of a spotted row's pieces, -1 where none counts."""

    rows: list[Row]
    marked: list[Marked]
    tags: list[list[int] | None]


def prepare(rows: Sequence[Row], tokenizer: Tokenizer) -> Prepared:
    """Word pieces of all rows (BERT's vocabulary)."""
    marked: list[Marked] = []
    tags: list[list[int] | None] = []
    for row, pieces in zip(
        rows, tokenizer.encode_batch([r.text for r in rows], add_special_tokens=False), strict=True
    ):
        if row.spots is None:
            marked.append(mark(pieces.ids, pieces.offsets, row.marks))
            tags.append(None)
        else:
            marked.append(mark(pieces.ids, pieces.offsets, Marks(), LONGEST))
            tags.append(_tags(row, marked[-1], pieces.offsets))
    return Prepared(list(rows), marked, tags)


def _tags(row: Row, marked: Marked, offsets: Sequence[Extent]) -> list[int]:
    """The class of each position: of a word's first piece the category it reports; else -1."""
    tags = [-1] * len(marked.ids)
    for k, at in enumerate(marked.own()):
        start = offsets[marked.first + k][0]
        if not row.text[start].isalpha() or row.text[start - 1 : start].isalnum():
            continue
        acts = [category for begin, end, category in row.spots or () if begin <= start < end]
        tags[at] = acts[0] if acts else NONE
    return tags


def batch(marked: Sequence[Marked]) -> tuple[Tensor, Tensor]:
    """Padded ids (rows, length) and mark positions (rows, 3)."""
    ids = torch.full((len(marked), max(len(m.ids) for m in marked)), PADDING)
    for k, m in enumerate(marked):
        ids[k, : len(m.ids)] = torch.tensor(m.ids)
    return ids, torch.tensor([m.at for m in marked])


def _loss(
    outputs: tuple[Tensor, ...],
    rows: Sequence[Row],
    tags: Sequence[list[int] | None],
) -> Tensor:
    total = outputs[0].new_zeros(())
    told = outputs[-1].float()
    wanted_tags = torch.full(told.shape[:2], -1)
    for k, tag in enumerate(tags):
        wanted_tags[k, : len(tag or ())] = torch.tensor(tag or [], dtype=torch.long)
    spotted = wanted_tags >= 0
    if spotted.any():
        share = sum(tag is not None for tag in tags) / len(rows)
        total = total + SPOT * share * F.cross_entropy(told[spotted], wanted_tags[spotted])
    for head, logits in zip(HEADS, outputs[:-1], strict=True):
        logits = logits.float()
        if head == "modes":
            known = [k for k, row in enumerate(rows) if row.type >= 0 and row.modes is not None]
            if known:
                wanted = torch.zeros(len(known), len(MODES))
                for k, i in enumerate(known):
                    wanted[k, list(rows[i].modes or ())] = 1
                total = total + WEIGHTS[head] * F.binary_cross_entropy_with_logits(logits[known], wanted)
            continue
        labels = torch.tensor([getattr(row, head) for row in rows])
        known_mask = labels >= 0
        if known_mask.any():
            part = F.cross_entropy(
                logits[known_mask], labels[known_mask], label_smoothing=0.05, reduction="sum"
            )
            total = total + WEIGHTS[head] * part / len(rows)
    return total


def fit(
    model: ActModel,
    data: Prepared,
    *,
    epochs: int,
    rate: float,
    size: int = 32,
    seed: int = 0,
    hide: float = 0.3,
    masked: float = 0.0,
) -> None:
    """Trains in place, the heads at three times the encoder's rate.

    Args:
        hide: share of rows with parties whose trigger is left unmarked in a pass, as a pair
            is asked about without one in `relate`.
        masked: share of word pieces that are covered, anew each time a row is seen.
    """
    unmarked = [unhide(m) for m in data.marked]

    def loss(chunk: list[int], draw: random.Random) -> Tensor:
        rows = [data.rows[i] for i in chunk]
        marked = [
            unmarked[i] if data.rows[i].root >= 0 and draw.random() < hide else data.marked[i] for i in chunk
        ]
        ids, places = batch(marked)
        if masked:
            hit = [[draw.random() < masked for _ in row] for row in ids]
            # Marks, the sentence's ends and padding stay.
            ids = ids.masked_fill(torch.tensor(hit) & (ids >= FIRST_PIECE), MASK)
        return _loss(model(ids, places), rows, [data.tags[i] for i in chunk])

    rates = [
        {"params": list(model.encoder.parameters()), "lr": rate},
        {"params": [p for n, p in model.named_parameters() if not n.startswith("encoder.")], "lr": rate * 3},
    ]
    train(model, rates, [len(m.ids) for m in data.marked], loss, epochs=epochs, size=size, seed=seed)


def unhide(marked: Marked) -> Marked:
    """The same without the trigger's marks."""
    if not marked.at[2]:
        return marked
    gone = [k for k, piece in enumerate(marked.ids) if piece in TRIGGER]
    ids = tuple(piece for piece in marked.ids if piece not in TRIGGER)

    def shift(position: int) -> int:
        return position - sum(at < position for at in gone)

    return Marked(ids, (shift(marked.at[0]), shift(marked.at[1]), 0))


@torch.no_grad()
def predict(model: ActModel, marked: Sequence[Marked], size: int = 64) -> list[tuple[Tensor, ...]]:
    """Logits of every head, row by row."""
    model.eval()
    order = sorted(range(len(marked)), key=lambda i: len(marked[i].ids))
    found: list[tuple[Tensor, ...] | None] = [None] * len(marked)
    for k in range(0, len(order), size):
        chunk = order[k : k + size]
        ids, places = batch([marked[i] for i in chunk])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outputs = model(ids, places)
        for j, i in enumerate(chunk):
            found[i] = tuple(head[j].float() for head in outputs)
    return [f for f in found if f is not None]
