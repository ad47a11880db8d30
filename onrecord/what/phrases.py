"""Find known phrases in a text, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")


class Found(NamedTuple, Generic[Value]):
    """A phrase in a text: code points, and what it stands for."""

    start: int
    end: int
    value: Value


def _pattern(phrase: str) -> str:
    """The phrase with blanks and hyphens alike, apostrophes of both kinds, and a plural."""
    words = re.split(r"[\s-]+", phrase.strip())
    return r"(?:\s+|\s?-\s?)".join(re.escape(word).replace("'", "['’]") for word in words)


class Phrases(Generic[Value]):
    """A compiled list of phrases; where several begin alike the longest is found.

    Args:
        rows: (phrase, what it stands for) pairs. A phrase with a capital letter is matched
            as written, any other without regard to case; a plural s is allowed.
    """

    def __init__(self, rows: Iterable[tuple[str, Value]]) -> None:
        self._values: dict[str, Value] = {}
        exact: list[str] = []
        loose: list[str] = []
        for phrase, value in rows:
            key = self._key(phrase)
            if key not in self._values:
                self._values[key] = value
                (exact if phrase != phrase.lower() else loose).append(phrase)
        self._exact = self._compiled(exact, 0)
        self._loose = self._compiled(loose, re.IGNORECASE)

    @staticmethod
    def _key(phrase: str) -> str:
        return re.sub(r"[\s-]+", " ", phrase.lower().replace("’", "'")).strip()

    @staticmethod
    def _compiled(phrases: list[str], flags: int) -> re.Pattern[str] | None:
        if not phrases:
            return None
        joined = "|".join(_pattern(phrase) for phrase in sorted(phrases, key=len, reverse=True))
        return re.compile(rf"(?<![\w])(?:{joined})(?:e?s)?(?!\w)", flags)

    def _value(self, text: str) -> Value:
        key = self._key(text)
        for shorter in (key, key.removesuffix("s"), key.removesuffix("es")):
            if shorter in self._values:
                return self._values[shorter]
        raise KeyError(text)

    def find(self, text: str, offset: int = 0) -> list[Found[Value]]:
        """The phrases in `text`, left to right, none inside another; `offset` is added."""
        hits: list[tuple[int, int, str]] = []
        for pattern in (self._exact, self._loose):
            if pattern is not None:
                hits.extend((m.start(), m.end(), m.group()) for m in pattern.finditer(text))
        found: list[Found[Value]] = []
        for start, end, words in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if not found or start + offset >= found[-1].end:
                found.append(Found(start + offset, end + offset, self._value(words)))
        return found

    def first(self, text: str) -> Found[Value] | None:
        """The leftmost phrase, or None."""
        found = self.find(text)
        return found[0] if found else None
