"""Rows behind the cutting of sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge.loader import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceWords:
    """Words of one kind that decide whether a full stop ends a sentence (lower case)."""

    kind: Literal["abbreviation", "also-word", "may-close", "starter"]
    words: tuple[str, ...]
    source: str


SENTENCE_WORDS = Subject(file="parse/sentence_words.yaml", row=SentenceWords, key=("kind",))
SUBJECTS = (SENTENCE_WORDS,)
