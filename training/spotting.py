"""Which words of a sentence read without marks a model takes for acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tokenizers import Tokenizer

from onrecord.encode.marking import Marks
from training.events import ActModel, predict, prepare
from training.rows import NONE, Row


def shares(model: ActModel, texts: Iterable[str], tokenizer: Tokenizer) -> dict[str, Mapping[int, float]]:
    """As `encode.acts.spotted`, for each of many sentences, by a model in training."""
    every = sorted(set(texts))
    data = prepare([Row(text, Marks(), "spots", text, spots=()) for text in every], tokenizer)
    found: dict[str, Mapping[int, float]] = {}
    for text, marked, tags, out in zip(
        every, data.marked, data.tags, predict(model, data.marked), strict=True
    ):
        offsets = tokenizer.encode(text, add_special_tokens=False).offsets
        none = out[-1].softmax(-1)[:, NONE]
        found[text] = {
            offsets[marked.first + k][0]: 1 - float(none[at])
            for k, at in enumerate(marked.own())
            if tags is not None and tags[at] >= 0
        }
    return found


def of_triggers(rows: Sequence[Row], told: Mapping[str, Mapping[int, float]]) -> list[float]:
    """For each row the highest share of a word of its trigger; 0 where it has none."""
    return [
        max(
            (share for at, share in told[row.text].items() for a, b in row.marks.trigger if a <= at < b),
            default=0.0,
        )
        for row in rows
    ]
