"""Find known phrases in a Doc, however their accents, hyphens, full stops and case are written.

A phrase is a row of pieces: words in lower case without accents, full stops or apostrophes.
A phrase in capitals ("WHO", "US") matches capitals only; one with a capital needs a capital at
its start, so that "Turkey" is not found in "turkey".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc

_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_DROPPED = re.compile(r"[.'’‘`]")
_JOINT = re.compile(r"[a-z][A-Z]")
_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=200_000)
def pieces(text: str) -> tuple[str, ...]:
    """The pieces of a phrase or a token ("Kim Jong-Un" and "Kim Jong Un" are the same three)."""
    if text.isascii() and text.isalpha():
        return (text.lower(),)
    plain = _DROPPED.sub("", _POSSESSIVE.sub(" s", text))
    decomposed = unicodedata.normalize("NFKD", plain.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return tuple(piece for piece in _NOT_WORD.split(bare.lower()) if piece)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a phrase may mean: what kind of row, and which."""

    kind: str
    row: Any
    form: str


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start` to `end` (exclusive) that are a known phrase."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def of(self, *kinds: str) -> Entry | None:
        """Its first entry of one of these kinds."""
        return next((entry for entry in self.entries if entry.kind in kinds), None)


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    entries: list[tuple[str, Entry]] = field(default_factory=list)


def _case_of(form: str) -> str:
    letters = [char for char in form if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return "capitals"
    if any(char.isupper() for char in form):
        # "south Korea", as the North's agency writes it, has its capital later.
        return "capital" if form[0].isupper() or len(form.split()) == 1 else "inner"
    return "any"


class Phrases:
    """A trie of phrases, filled once and asked for the longest matches of a Doc.

    Args:
        run_in: words (lower case) that texts write together with the name after them.
    """

    def __init__(self, run_in: Iterable[str] = ()) -> None:
        self._root = _Node()
        self._run_in = frozenset(run_in)

    def add(self, form: str, entry: Entry) -> None:
        """Make `form` mean `entry`, besides whatever else it means."""
        node = self._root
        for piece in pieces(form):
            node = node.children.setdefault(piece, _Node())
        if node is not self._root:
            node.entries.append((_case_of(form), entry))

    def meanings(self, form: str) -> tuple[Entry, ...]:
        """What the whole of a phrase means, its case being as given."""
        node: _Node | None = self._root
        for piece in pieces(form):
            node = node.children.get(piece) if node else None
        capital, capitals = form[:1].isupper(), form.upper() == form
        inner = any(char.isupper() for char in form)
        return tuple(e for case, e in (node.entries if node else ()) if _fits(case, capital, capitals, inner))

    def find(self, doc: Doc) -> list[Match]:
        """The longest matches from left to right, none overlapping another."""
        words: list[str] = []
        owner: list[int] = []
        texts = [token.text for token in doc]
        for index, text in enumerate(texts):
            joint = _JOINT.search(text) if text.isalpha() else None
            if joint is not None and text[: joint.start() + 1].lower() in self._run_in:
                # "ComradeKim", as texts that lost a space have it, is Kim.
                text = text[joint.start() + 1 :]
            for piece in pieces(text):
                words.append(piece)
                owner.append(index)
        found: list[Match] = []
        position = 0
        children = self._root.children
        while position < len(words):
            if words[position] not in children:
                position += 1
                continue
            length, entries = self._longest(words, owner, texts, position)
            if not length:
                position += 1
                continue
            first, last = owner[position], owner[position + length - 1]
            if found and found[-1].end > first:
                position += 1
                continue
            found.append(Match(first, last + 1, entries))
            position += length
        return found

    def _longest(
        self, words: list[str], owner: list[int], texts: list[str], position: int
    ) -> tuple[int, tuple[Entry, ...]]:
        node = self._root
        best: tuple[int, tuple[Entry, ...]] = (0, ())
        capital = texts[owner[position]][:1].isupper() or any(c.isupper() for c in texts[owner[position]])
        capitals, inner = True, False
        at = position
        while at < len(words) and (following := node.children.get(words[at])) is not None:
            # A phrase does not run over a line break or a full stop that is its own token.
            if (
                at > position
                and owner[at] - owner[at - 1] > 1
                and not _joins(texts, owner[at - 1], owner[at])
            ):
                break
            inner = inner or texts[owner[at]][:1].isupper()
            capitals = capitals and texts[owner[at]].upper() == texts[owner[at]]
            node = following
            at += 1
            if node.entries:
                fitting = tuple(
                    entry for case, entry in node.entries if _fits(case, capital, capitals, inner)
                )
                if fitting:
                    best = (at - position, fitting)
        return best


def _joins(texts: list[str], before: int, after: int) -> bool:
    return all(texts[index] in _JOINING for index in range(before + 1, after))


_JOINING = frozenset({"-", "–", "’", "'", ".", "&", "/"})


def _fits(case: str, capital: bool, capitals: bool, inner: bool) -> bool:
    return case == "any" or {"capitals": capitals, "inner": inner}.get(case, capital)


def plurals(noun: str) -> Iterable[str]:
    """The noun's regular plural; "minister of state" makes its first word plural as well."""
    head, of, rest = noun.partition(" of ")
    if of:
        yield from (f"{plural} of {rest}" for plural in plurals(head))
        return
    if noun.endswith(("s", "x", "ch", "sh")):
        yield noun + "es"
    elif noun.endswith("y") and noun[-2:-1] not in "aeiou":
        yield noun[:-1] + "ies"
    elif noun.endswith("man"):
        yield noun[:-3] + "men"
    else:
        yield noun + "s"
