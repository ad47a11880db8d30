"""What the encoder of acts says of a marked trigger or pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.encode.labels import CATEGORIES, FACTS, MODES, ROOTS, STATUSES
from onrecord.encode.marking import Marks, mark
from onrecord.encode.sessions import run, tokenizer

FILE = "acts.onnx"


@dataclass(frozen=True, slots=True)
class Judged:
    """Probabilities of one marked act.

    Attributes:
        type: by PLOVER category as the words say it, and "NONE" for no political act.
        root: by folded category, for the pair as a whole; CONCEDE and RETREAT are "YIELD".
        status: by status.
        fact: by "factual", "uncertain", "counterfactual": what the text commits to.
        actor, recipient: that the marked party plays that part.
        modes: by "CATEGORY.mode", each for itself.
    """

    type: Mapping[str, float]
    root: Mapping[str, float]
    status: Mapping[str, float]
    fact: Mapping[str, float]
    actor: float
    recipient: float
    modes: Mapping[str, float]


def _shares(names: tuple[str, ...], logits: NDArray[np.float32]) -> dict[str, float]:
    grown = np.exp(logits - logits.max())
    return dict(zip(names, (float(share) for share in grown / grown.sum()), strict=True))


def judge(sentence: str, marks: Marks) -> Judged:
    """The encoder's answer for one marked sentence.

    Args:
        sentence: the sentence's text.
        marks: extents in it, in code points.
    """
    pieces = tokenizer().encode(sentence, add_special_tokens=False)
    outputs = run(FILE, mark(pieces.ids, pieces.offsets, marks))
    kind, root, status, fact, actor, recipient, modes = outputs
    return Judged(
        type=_shares(CATEGORIES, kind),
        root=_shares(ROOTS, root),
        status=_shares(STATUSES, status),
        fact=_shares(FACTS, fact),
        actor=_shares(("wrong", "right"), actor)["right"],
        recipient=_shares(("wrong", "right"), recipient)["right"],
        modes=dict(zip(MODES, (float(1 / (1 + np.exp(-x))) for x in modes), strict=True)),
    )
