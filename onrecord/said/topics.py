"""What a statement is about, told by its words, and the formula in which it is put."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.said import TOPIC_MODIFIERS, TOPICS
from onrecord.knowledge.rows.who import COUNTRIES
from onrecord.model import Statement

# "of North Korea", "on the Korean Peninsula": whose it is belongs to the formula; a day does not.
_OF = r"\s+(?:(?:of|in)\s+(?:the\s+)?|on\s+the\s+)"
_WHOSE = re.compile(_OF + r"([A-Z][\w’'-]*)[\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*")
_BETWEEN = r"(?:[^\w.;]+\w[\w’'-]*){0,4}?[^\w.;]+"
_SPACE = r"[\s-]+"
# An alternative in brackets counts as one word of a wording, whatever spaces it holds.
_WORD = re.compile(r"\((?:[^()]|\([^()]*\))*\)\??|\S+")
_CAPITALS = re.compile(r"[A-Z]{2}")


def _word(word: str) -> str:
    made = word if word.startswith("(") else re.escape(word).replace(r"\*", "*")
    made = re.sub(r" +", lambda _: _SPACE, made.replace("*", r"\w*"))
    return made if _CAPITALS.search(word) else f"(?i:{made})"


def _pattern(wording: str) -> str:
    words = _WORD.findall(wording)
    made = _word(words[0])
    for before, word in pairwise(words):
        if word == "~":
            continue
        if word.endswith(")?"):
            made += f"(?:{_SPACE}{_word(word[:-1])})?"
        else:
            made += (_BETWEEN if before == "~" else _SPACE) + _word(word)
    return made


@dataclass(frozen=True, slots=True)
class Formula:
    """The words in which a topic is put, and what makes them a formula: how far, of what.

    What it is of is told by the code of a country, whatever it is called, and else by its first word.
    """

    text: str
    qualities: frozenset[str]


class TopicFinder:
    """Finds topics by the patterns of `said/topics.yaml`.

    Args:
        knowledge: the knowledge files; read once, here.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.rows(TOPICS)
        self._order = {row.id: number for number, row in enumerate(rows)}
        self._ids = tuple(row.id for row in rows)
        each = (f"(?P<t{n}>{'|'.join(map(_pattern, row.wordings))})" for n, row in enumerate(rows))
        self._any = re.compile(rf"(?<![\w-])(?:{'|'.join(each)})(?!\w)")
        forms = {
            " ".join(form.split()): row.code
            for row in knowledge.rows(COUNTRIES)
            for form in (row.name, *row.names)
        }
        self._codes = {form.replace("’", "'"): code for form, code in forms.items()}
        named = "|".join(
            re.escape(form).replace(r"\ ", r"\s+").replace("'", "['’]")
            for form in sorted(self._codes, key=lambda form: (-len(form), form))
        )
        self._country = re.compile(rf"{_OF}({named})(?![\w-])")
        modifiers = "|".join(re.escape(row.word) for row in knowledge.rows(TOPIC_MODIFIERS))
        self._before = re.compile(
            rf"(?i:(?<!\w)(?:(?:{modifiers})(?:,?\s+and\s+|,\s*|\s+))*(?:{modifiers})[\s,]+)$"
        )

    def named(self, text: str) -> Counter[str]:
        """How often a text names each topic, by id."""
        return Counter(self._ids[int((m.lastgroup or "t0")[1:])] for m in self._any.finditer(text))

    def of(self, texts: Iterable[str]) -> str | None:
        """The topic most often named, of those named equally often the first in the knowledge file."""
        counted: Counter[str] = Counter()
        for text in texts:
            counted += self.named(text)
        return min(counted, key=lambda t: (-counted[t], self._order[t])) if counted else None

    def formula(self, text: str, topic: str) -> Formula | None:
        """How a text first puts a topic ("complete denuclearization of the Korean Peninsula")."""
        group = f"t{self._order[topic]}" if topic in self._order else None
        for found in self._any.finditer(text):
            if found.lastgroup != group:
                continue
            before = self._before.search(text, 0, found.start())
            country = self._country.match(text, found.end())
            after = country or _WHOSE.match(text, found.end())
            start, end = (
                (before.start() if before else found.start()),
                (after.end() if after else found.end()),
            )
            said = re.findall(r"[\w-]+", before.group().casefold()) if before else []
            qualities = {word.removesuffix("ly") for word in said if word != "and"}
            if country is not None:
                qualities.add(self._codes[" ".join(country.group(1).replace("’", "'").split())])
            elif after is not None:
                qualities.add(after.group(1))
            return Formula(" ".join(text[start:end].split()).rstrip("."), frozenset(qualities))
        return None

    def fill(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """The statements, each with the topic its content names."""
        return tuple(replace(s, topic=self.of(span.text for span in s.content)) for s in statements)
