"""The encoder of acts: heads for category, PLV root, status, factuality and modes over marked sentences."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.encode.labels import CATEGORIES, FACTS, MODES, ROOTS, STATUSES
from onrecord.encode.marking import END, START, Marked, mark
from training.encoders import Encoder
from training.rows import Row

HEADS = {
    "type": CATEGORIES,
    "root": ROOTS,
    "status": STATUSES,
    "fact": FACTS,
    "actor": ("wrong", "right"),
    "recipient": ("wrong", "right"),
    "modes": MODES,
}
# Loss weights, set once from the sizes of the sets.
WEIGHTS = {"type": 1.0, "root": 1.0, "status": 0.7, "fact": 0.5, "actor": 0.5, "recipient": 0.5, "modes": 2.0}


class ActModel(nn.Module):
    """Encoder plus linear heads over the vectors of `[CLS]`, actor, recipient and trigger marks."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.mix = nn.Linear(4 * encoder.size, encoder.size)
        self.dropout = nn.Dropout(0.2)
        self.heads = nn.ModuleList(nn.Linear(encoder.size, len(to)) for to in HEADS.values())

    def forward(self, ids: Tensor, at: Tensor) -> tuple[Tensor, ...]:
        pad = 1 if self.encoder.kind == "mpnet" else 0
        x = self.encoder(ids, pad)
        first = x[:, 0]
        rows = torch.arange(x.shape[0], device=x.device)
        parts = [first] + [
            # An unmarked part has no vector of its own.
            x[rows, at[:, k]] * (at[:, k] > 0).unsqueeze(-1).to(x.dtype)
            for k in range(3)
        ]
        mixed = self.dropout(F.gelu(self.mix(self.dropout(torch.cat(parts, -1)))))
        return tuple(head(mixed) for head in self.heads)


@dataclass
class Prepared:
    """Rows as marked word pieces."""

    rows: list[Row]
    marked: list[Marked]


def prepare(rows: Sequence[Row], tokenizer: Tokenizer) -> Prepared:
    """Word pieces of all rows (BERT's vocabulary)."""
    marked = []
    for row, pieces in zip(
        rows, tokenizer.encode_batch([r.text for r in rows], add_special_tokens=False), strict=True
    ):
        marked.append(mark(pieces.ids, pieces.offsets, row.marks))
    return Prepared(list(rows), marked)


def batch(marked: Sequence[Marked], kind: str) -> tuple[Tensor, Tensor]:
    """Padded ids (rows, length) and mark positions (rows, 3)."""
    longest = max(len(m.ids) for m in marked)
    pad = 1 if kind == "mpnet" else 0
    ids = torch.full((len(marked), longest), pad)
    for k, m in enumerate(marked):
        # MPNet's vocabulary is BERT's, four ids up, with its own start and end.
        own = [{START: 0, END: 2}.get(i, i + 4) for i in m.ids] if kind == "mpnet" else list(m.ids)
        ids[k, : len(own)] = torch.tensor(own)
    return ids, torch.tensor([m.at for m in marked])


def _loss(
    outputs: tuple[Tensor, ...], rows: Sequence[Row], soft: Sequence[tuple[Tensor, ...] | None]
) -> Tensor:
    total = outputs[0].new_zeros(())
    for head, logits in zip(HEADS, outputs, strict=True):
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
        taught = [k for k, s in enumerate(soft) if s is not None]
        if taught:
            teacher = torch.stack([soft[k][list(HEADS).index(head)] for k in taught])  # type: ignore[index]
            t = 2.0
            part = (
                F.kl_div((logits[taught] / t).log_softmax(-1), (teacher / t).softmax(-1), reduction="sum")
                * t
                * t
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
    soft: Sequence[tuple[Tensor, ...] | None] | None = None,
    hide: float = 0.3,
) -> None:
    """Trains in place: AdamW, linear warm-up and decay, bfloat16 products.

    Args:
        hide: share of rows with parties whose trigger is left unmarked in a pass, as a pair
            is asked about without one in `relate`.
        soft: a teacher's logits per row, or None.
    """
    torch.manual_seed(seed)
    order = random.Random(seed)
    rates = [
        {"params": list(model.encoder.parameters()), "lr": rate},
        {"params": [p for n, p in model.named_parameters() if not n.startswith("encoder.")], "lr": rate * 3},
    ]
    optimiser = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = epochs * ((len(data.rows) + size - 1) // size)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(s / max(1, steps // 10), max(0.0, (steps - s) / (steps * 0.9)))
    )
    unmarked = [unhide(m) for m in data.marked]
    model.train()
    began = time.time()
    for epoch in range(epochs):
        at = list(range(len(data.rows)))
        order.shuffle(at)
        # Batches of like length: padding costs as much as words.
        chunks = []
        for k in range(0, len(at), size * 16):
            part = sorted(at[k : k + size * 16], key=lambda i: len(data.marked[i].ids))
            chunks += [part[j : j + size] for j in range(0, len(part), size)]
        order.shuffle(chunks)
        seen = 0.0
        for chunk in chunks:
            rows = [data.rows[i] for i in chunk]
            marked = [
                unmarked[i] if data.rows[i].root >= 0 and order.random() < hide else data.marked[i]
                for i in chunk
            ]
            ids, places = batch(marked, model.encoder.kind)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                outputs = model(ids, places)
            loss = _loss(outputs, rows, [soft[i] if soft is not None else None for i in chunk])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            seen += float(loss.detach()) * len(chunk)
        print(f"epoch {epoch + 1}: loss {seen / len(at):.3f}, {time.time() - began:.0f} s", flush=True)
    model.eval()


def unhide(marked: Marked) -> Marked:
    """The same without the trigger's marks."""
    if not marked.at[2]:
        return marked
    gone = [k for k, piece in enumerate(marked.ids) if piece in (6, 7)]
    ids = tuple(piece for piece in marked.ids if piece not in (6, 7))
    shift = lambda p: p - sum(g < p for g in gone)  # noqa: E731
    return Marked(ids, (shift(marked.at[0]), shift(marked.at[1]), 0))


@torch.no_grad()
def predict(model: ActModel, marked: Sequence[Marked], size: int = 64) -> list[tuple[Tensor, ...]]:
    """Logits of every head, row by row."""
    model.eval()
    order = sorted(range(len(marked)), key=lambda i: len(marked[i].ids))
    found: list[tuple[Tensor, ...] | None] = [None] * len(marked)
    for k in range(0, len(order), size):
        chunk = order[k : k + size]
        ids, places = batch([marked[i] for i in chunk], model.encoder.kind)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outputs = model(ids, places)
        for j, i in enumerate(chunk):
            found[i] = tuple(head[j].float() for head in outputs)
    return [f for f in found if f is not None]
