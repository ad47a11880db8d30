"""Which sentences are worth parsing: those with a word that can start an event or a statement.

The test is on words alone. What it loses and what it saves is measured in docs/benchmarks.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

Needed = tuple[frozenset[str], ...]

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_QUOTES = ('"', "“", "”", "«", "``")
# Regular English inflection, undone: each ending and what it may have replaced.
_ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("ing", ("", "e")),
    ("ed", ("", "e")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("d", ("",)),
)


def stems(word: str) -> set[str]:
    """A lower-case word and what it may be an inflected form of."""
    found = {word}
    for ending, replaced in _ENDINGS:
        if not word.endswith(ending) or len(word) - len(ending) < 2:
            continue
        stem = word[: -len(ending)]
        found.update(stem + r for r in replaced)
        if len(stem) > 2 and stem[-1] == stem[-2]:
            found.add(stem[:-1])
    return found


def irregular_forms(nlp: Language) -> dict[str, tuple[str, ...]]:
    """The pipeline's own table of irregular verbs and nouns: form to lemmas ("said": "say")."""
    if "lemmatizer" not in nlp.pipe_names:
        return {}
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_exc"):
        return {}
    table = lookups.get_table("lemma_exc")
    strings = nlp.vocab.strings

    def word(key: int | str) -> str:
        return strings[key] if isinstance(key, int) else key

    found: dict[str, tuple[str, ...]] = {}
    for part_of_speech in ("verb", "noun"):
        for form, lemmas in (table.get(part_of_speech) or {}).items():
            written = word(form)
            found[written] = found.get(written, ()) + tuple(word(lemma) for lemma in lemmas)
    return found


class SentenceFilter:
    """Says of a sentence's text whether to analyse it.

    Args:
        triggers: lower-case lemmas that can start an event or a statement, each with its
            senses; a sense is groups of words, of each of which the sentence needs one.
        irregular: irregular forms and their lemmas.
    """

    def __init__(
        self,
        triggers: Mapping[str, tuple[Needed, ...]],
        irregular: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._triggers = triggers
        self._irregular = irregular or {}
        self._lemmas: dict[str, frozenset[str]] = {}

    def _possible(self, word: str) -> frozenset[str]:
        """What a word may be a form of."""
        known = self._lemmas.get(word)
        if known is None:
            parts = [word, *word.split("-")] if "-" in word else [word]
            found = {stem for part in parts for stem in stems(part)}
            found.update(lemma for part in parts for lemma in self._irregular.get(part, ()))
            known = self._lemmas[word] = frozenset(found)
        return known

    def __call__(self, sentence: str) -> bool:
        if any(quote in sentence for quote in _QUOTES):
            return True
        words = _WORD.findall(sentence.lower())
        present = frozenset().union(*(self._possible(word) for word in words))
        return any(
            all(not present.isdisjoint(group) for group in sense)
            for lemma in present
            if lemma in self._triggers
            for sense in self._triggers[lemma]
        )
