"""Which documents tell of the same story: groups by the rarer words they share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Span, Token

Matrix = npt.NDArray[np.float64]
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def telling(tokens: Iterable[Token]) -> Counter[str]:
    """The lemmas of words that tell what a text is about, with their numbers."""
    return Counter(
        token.lemma_.lower()
        for token in tokens
        if token.pos_ in _TELLING and not token.is_stop and len(token.lemma_) > 1
    )


class Vocabulary:
    """How rare each word is over the documents given."""

    def __init__(self, docs: Sequence[Doc]) -> None:
        self.documents = len(docs)
        self._frequency: Counter[str] = Counter(word for doc in docs for word in set(telling(doc)))
        self._number = {word: i for i, word in enumerate(sorted(self._frequency))}

    def rarity(self, word: str) -> float:
        """0 for a word that every document has, towards 1 for one that few have."""
        if self.documents < 2:
            return 1.0
        share = math.log((1 + self.documents) / (1 + self._frequency.get(word, 0)))
        return max(0.0, share / math.log(1 + self.documents))

    def vectors(self, texts: Sequence[Doc | Span]) -> Matrix:
        """One unit vector a text; words weighted by number (dampened) and rarity."""
        made = np.zeros((len(texts), max(1, len(self._number))))
        for row, text in enumerate(texts):
            for word, count in telling(text).items():
                column = self._number.get(word)
                if column is not None:
                    made[row, column] = (1 + math.log(count)) * self.rarity(word)
            length = float(np.linalg.norm(made[row]))
            if length:
                made[row] /= length
        return made


def average_linkage(similarity: Matrix, least: float) -> list[int]:
    """Group numbers after joining the two most alike groups until none are alike enough.

    Args:
        similarity: a symmetric matrix; negative infinity keeps a pair apart for good.
        least: the mean similarity two groups must have to be joined.

    Returns:
        One number an item; items of one number are one group.
    """
    size = similarity.shape[0]
    groups: dict[int, list[int]] = {i: [i] for i in range(size)}
    mean = similarity.astype(np.float64, copy=True)
    np.fill_diagonal(mean, -np.inf)
    while len(groups) > 1:
        flat = int(np.argmax(mean))
        a, b = divmod(flat, size)
        if mean[a, b] < least:
            break
        a, b = min(a, b), max(a, b)
        na, nb = len(groups[a]), len(groups[b])
        joined = (mean[a] * na + mean[b] * nb) / (na + nb)
        mean[a, :] = joined
        mean[:, a] = joined
        mean[a, a] = -np.inf
        mean[b, :] = -np.inf
        mean[:, b] = -np.inf
        groups[a] += groups.pop(b)
    labels = [0] * size
    for first, members in groups.items():
        for member in members:
            labels[member] = first
    return labels
