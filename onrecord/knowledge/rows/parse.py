"""Rows behind the cutting of sentences and words."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSyllables:
    """Second syllables of hyphenated given names of one script (lower case)."""

    script: str
    second: tuple[str, ...]
    source: str


SENTENCE_WORDS = Subject(file="parse/sentence_words.yaml", row=SentenceWords, key=("kind",))
NAME_SYLLABLES = Subject(file="parse/name_syllables.yaml", row=NameSyllables, key=("script",))
SUBJECTS = (SENTENCE_WORDS, NAME_SYLLABLES)
