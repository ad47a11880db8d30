"""The weights in the package: checked by sha256, loaded once, run on one thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from onrecord.encode.marking import Extent, Marked
from onrecord.parse import measured

WEIGHTS = Path(__file__).parent / "weights"
Outputs = list[NDArray[np.float32]]


def manifest() -> dict[str, Any]:
    """Each weights file's purpose and sha256, and the fitted numbers (weights/manifest.json)."""
    return measured.manifest(WEIGHTS)


def checked(name: str) -> bytes:
    """A weights file's bytes, its sha256 compared with the manifest's."""
    return measured.weights(WEIGHTS / name, manifest()["files"][name]["sha256"])


@cache
def tokenizer() -> Tokenizer:
    """The word pieces of all encoders (BERT's uncased vocabulary)."""
    made = Tokenizer.from_str(checked("tokenizer.json").decode("utf-8"))
    made.no_padding()
    made.no_truncation()
    return made


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text, without special ones, and their character extents."""

    ids: tuple[int, ...]
    offsets: tuple[Extent, ...]


@lru_cache(maxsize=64)
def pieces(text: str) -> Pieces:
    """A text's word pieces; a sentence is asked about several times, so the last ones are kept."""
    found = tokenizer().encode(text, add_special_tokens=False)
    return Pieces(tuple(found.ids), tuple(found.offsets))


@cache
def _session(name: str) -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return InferenceSession(checked(name), options, providers=["CPUExecutionProvider"])


def run(name: str, marked: Marked, read: Sequence[int] | None = None) -> Outputs:
    """An encoder's outputs for one marked sentence.

    Args:
        name: the weights file.
        marked: the sentence's pieces.
        read: positions of which alone an encoder that takes them makes its last layer's vectors.

    Sentences run one by one: on one core batches gained nothing, and an int8 model scales its
    numbers by the batch, so that an answer would depend on what was asked beside it.
    """
    ids = np.array([marked.ids], dtype=np.int64)
    given = {"ids": ids, "at": np.array([marked.at], dtype=np.int64)}
    if read is not None:
        given["read"] = np.array([read], dtype=np.int64)
    return [output[0] for output in _session(name).run(None, given)]
