"""Names of weapon systems, and which of them can be meant by one another."""

from __future__ import annotations

import re

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import LADDER, Rung

# Code points between a trigger and the system's name: most of a clause.
_NEAR = 60


class Systems:
    """The ladder's systems by every word for them."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.rows(LADDER)
        self.rungs: dict[str, Rung] = {row.system: row for row in rows}
        self._by_word: dict[str, str] = {}
        # "SAM" is a missile, "Sam" somebody's name.
        self._acronyms = frozenset(word.casefold() for row in rows for word in row.words if word.isupper())
        for row in rows:
            for word in (row.system, row.name, *row.words):
                self._by_word.setdefault(word.casefold().replace("-", " "), row.system)
        longest_first = sorted(self._by_word, key=lambda word: (-len(word), word))
        self._words = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")s?\b")

    def named(self, word: object) -> Rung | None:
        """The system a word names; None for what the ladder does not know."""
        system = self._by_word.get(str(word).casefold().replace("-", " "))
        return self.rungs[system] if system is not None else None

    def near(self, text: str, start: int, end: int) -> str | None:
        """The system whose name stands nearest to a place of a text; None where none is near.

        Args:
            text: a sentence.
            start: where the words that matter begin in it (code points).
            end: where they end.
        """
        nearest = self._nearest(text, start, end)
        return nearest[1] if nearest is not None else None

    def words_near(self, text: str, start: int, end: int) -> str | None:
        """The words of the text for the system nearest to a place of it, as `near` finds it."""
        nearest = self._nearest(text, start, end)
        return nearest[0] if nearest is not None else None

    def _nearest(self, text: str, start: int, end: int) -> tuple[str, str] | None:
        found = []
        plain = text.lower().replace("-", " ")
        if len(plain) != len(text):
            # A letter that grows when lowered ("İ") would shift every offset after it.
            plain = "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("-", " ")
        for match in self._words.finditer(plain):
            away = max(0, match.start() - end, start - match.end())
            said = text[match.start() : match.end()]
            if match.group().removesuffix("s") in self._acronyms and not said.removesuffix("s").isupper():
                continue
            if away <= _NEAR:
                named = self.named(match.group()) or self.named(match.group().removesuffix("s"))
                if named is not None:
                    found.append((away, match.start(), match.end(), named.system))
        if not found:
            return None
        _, first, last, system = min(found)
        return text[first:last], system

    def is_a(self, system: str, wider: str) -> bool:
        """Whether a system is the wider one or a kind of it."""
        if system == wider:
            return True
        row = self.rungs.get(system)
        return row is not None and any(self.is_a(also, wider) for also in row.also)

    def kin(self, system: str) -> frozenset[str]:
        """The system and all wider words for it."""
        row = self.rungs.get(system)
        wider = row.also if row is not None else ()
        return frozenset({system}).union(*(self.kin(also) for also in wider))

    def overlap(self, one: str, other: str) -> bool:
        """Whether some system is of both kinds (a short-range missile may be a ballistic one)."""
        return any(self.is_a(system, one) and self.is_a(system, other) for system in self.rungs)

    def compatible(self, one: object, other: object) -> bool:
        """Whether two words can mean one system: the same, or one a kind of the other."""
        first, second = self.named(one), self.named(other)
        if first is None or second is None:
            return str(one).casefold() == str(other).casefold()
        if first.rung is not None and second.rung is not None:
            return self.is_a(first.system, second.system) or self.is_a(second.system, first.system)
        return self.overlap(first.system, second.system)
