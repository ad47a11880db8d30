"""Words as far as merging needs them: stems, families of words for one act, names, wording.

Events of a record come without a parse, so this works on the words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import COMMON_WORDS, FAMILIES

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<=[^\s.!?“\"])\s+([A-Z][\w’'-]{2,})")
# The code points of a text that tell what it is about: headline and lead, a few sentences.
OPENING = 700
_LEAST_STORY = 8
# Function words tell nothing about which happening is meant.
_FUNCTION = frozenset(
    "a an the and or but nor so as at by for from in into of off on onto out over to up with about after "
    "against before between during since than that this these those through under until upon via while who "
    "whom whose which what when where why how he she it they we you i his her its their our your him them us "
    "is are was were be been being am has have had having do does did will would can could may might must "
    "shall should not no if then also more most other some such only own same too very just there here said "
    "says say told tell according including one two".split()
)
_ENDINGS = (
    "ations",
    "ation",
    "ings",
    "ing",
    "ments",
    "ment",
    "ers",
    "ies",
    "ied",
    "ions",
    "ion",
    "ed",
    "es",
    "s",
)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word, lower-cased, without its commonest English endings ("launches" and "launched" alike)."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    if len(word) > 3 and word[-1] in "ey":
        word = word[:-1]
    return word


def content_stems(text: str) -> frozenset[str]:
    """The stems of a text's content words and numbers."""
    return frozenset(stem(word) for word in _WORD.findall(text) if word.lower() not in _FUNCTION)


def names_in(text: str) -> frozenset[str]:
    """Capitalised words that do not open a sentence."""
    return frozenset(_NAME.findall(text))


def words_of_name(name: str) -> frozenset[str]:
    """The words of a name as `names_in` finds them in a sentence."""
    return frozenset(_NAME.findall(f"- {name}"))


class Families:
    """Which words name the same act, whatever their form or part of speech."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._family: dict[str, str] = {}
        self._wider: dict[str, frozenset[str]] = {}
        for row in knowledge.rows(FAMILIES):
            self._wider[row.family] = frozenset(row.wider)
            for word in row.words:
                self._family.setdefault(word, row.family)
                self._family.setdefault(stem(word), row.family)

    def of(self, word: str) -> str:
        """The family of a word, or its stem where it belongs to none."""
        low = word.lower()
        return self._family.get(low) or self._family.get(stem(low)) or stem(low)

    def of_trigger(self, trigger: str) -> str:
        """The family of a trigger's words: the last that has one ("held talks"), else the last's stem.

        Function words ("was") name no act: "".
        """
        words = [w for w in _WORD.findall(trigger) if w.lower() not in _FUNCTION]
        if not words:
            return ""
        for word in reversed(words):
            low = word.lower()
            if (found := self._family.get(low) or self._family.get(stem(low))) is not None:
                return found
        return stem(words[-1])

    def wider(self, family: str) -> frozenset[str]:
        """The fields a family belongs to."""
        return self._wider.get(family, frozenset())

    def knows(self, words: Iterable[str]) -> bool:
        """Whether any of the words belongs to a family."""
        return any(w.lower() in self._family or stem(w) in self._family for w in words)


def story_shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the rarer words of two openings; of very few words none tells much."""
    return len(one & other) / max(_LEAST_STORY, min(len(one), len(other)))


class Stories:
    """What a report's headline and opening are about: their rarer words."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._common = frozenset(stem(word) for row in knowledge.rows(COMMON_WORDS) for word in row.words)

    def of(self, title: str | None, text: str, leave_out: Iterable[str] = ()) -> frozenset[str]:
        """The stems of a report's title and opening that tell its story from others.

        Args:
            title: its headline, if any.
            text: its text; the first `OPENING` code points count.
            leave_out: wordings compared by themselves (countries).
        """
        left = {s for wording in leave_out for s in content_stems(wording)}
        opening = content_stems(f"{title or ''} {text[:OPENING]}")
        return frozenset(s for s in opening if len(s) > 1 and s not in self._common and s not in left)
