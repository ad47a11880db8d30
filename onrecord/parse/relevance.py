"""Which sentences are worth parsing: those with a word that can start an event or a statement.

The test is on words alone and takes about 3 % of the time that parsing would. What it loses
is measured in docs/benchmarks.md.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_QUOTES = ("\"", "“", "”", "«", "``")
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


class SentenceFilter:
    """Says of a sentence's text whether to analyse it.

    Args:
        forms: lower-case lemmas (and irregular forms) that can start an event or a statement.
    """

    def __init__(self, forms: frozenset[str]) -> None:
        self._forms = forms
        self._known: dict[str, bool] = {}

    def _starts(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            parts = [word, *word.split("-")] if "-" in word else [word]
            known = any(not self._forms.isdisjoint(stems(part)) for part in parts)
            self._known[word] = known
        return known

    def __call__(self, sentence: str) -> bool:
        if any(quote in sentence for quote in _QUOTES):
            return True
        return any(self._starts(word) for word in _WORD.findall(sentence.lower()))
