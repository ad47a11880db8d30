"""How both encoders are trained: AdamW over batches of like length, linear warm-up and decay."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn


def train(
    model: nn.Module,
    rates: list[dict[str, Any]],
    lengths: Sequence[int],
    loss: Callable[[list[int], random.Random], Tensor],
    *,
    epochs: int,
    size: int,
    seed: int,
) -> None:
    """Trains in place, in bfloat16 products.

    Args:
        rates: groups of parameters, each with its learning rate (`params`, `lr`).
        lengths: word pieces of each row.
        loss: that of the rows with these numbers; draws what it needs from the generator.
        size: rows in a batch.
    """
    torch.manual_seed(seed)
    order = random.Random(seed)
    optimiser = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = epochs * ((len(lengths) + size - 1) // size)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(s / max(1, steps // 10), max(0.0, (steps - s) / (steps * 0.9)))
    )
    model.train()
    began = time.time()
    for epoch in range(epochs):
        at = list(range(len(lengths)))
        order.shuffle(at)
        # Batches of like length: padding costs as much as words.
        chunks = []
        for k in range(0, len(at), size * 16):
            part = sorted(at[k : k + size * 16], key=lambda i: lengths[i])
            chunks += [part[j : j + size] for j in range(0, len(part), size)]
        order.shuffle(chunks)
        seen = 0.0
        for number, chunk in enumerate(chunks, 1):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                told = loss(chunk, order)
            optimiser.zero_grad()
            told.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            seen += float(told.detach()) * len(chunk)
            if number % 200 == 0:
                print(f"  {number}/{len(chunks)} batches, {time.time() - began:.0f} s", flush=True)
        print(f"epoch {epoch + 1}: loss {seen / len(at):.3f}, {time.time() - began:.0f} s", flush=True)
    model.eval()


def mean(weights: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """The weights half-way between those of models that began alike."""
    return {
        name: sum((own[name] for own in weights[1:]), weights[0][name]) / len(weights) for name in weights[0]
    }
