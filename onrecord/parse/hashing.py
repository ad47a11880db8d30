"""Sentences as hashed features: their words, word starts, neighbours in twos, and plain signs.

Training and reading use this code, so that both see the same. Nothing is kept between texts: a
feature is a number below `BUCKETS`, and two features may share one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

# One byte a bucket and score: a megabyte in the package. Not swept.
BUCKETS = 1 << 19

Buckets = NDArray[np.uint32]
Counts = NDArray[np.int64]

_TOKEN = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*|\d+|[\"“”«»:?]")
# A word's first letters stand for its inflections: "threatened", "threatening", "threats".
_START = 5
_LONGEST_LENGTH = 8
_MOST_NAMES = 6
# Multipliers of Knuth's multiplicative hashing; any odd ones would do.
_FIRST, _SECOND, _GAP = np.uint32(2654435761), np.uint32(2246822519), np.uint32(3266489917)
_SHIFT = np.uint32(32 - BUCKETS.bit_length() + 1)


def _words(sentence: str) -> list[str]:
    """Words in lower case, figures as "0", quotation marks as one sign."""
    tokens = _TOKEN.findall(sentence)
    words = [
        token.lower() if token[0].isalpha() else "0" if token[0].isdigit() else token for token in tokens
    ]
    return ["<", *('"' if word in "“”«»" else word for word in words), ">"]


def _signs(sentence: str, words: Sequence[str]) -> list[str]:
    """How long the sentence is and how many names it may hold, in steps."""
    length = min(len(words).bit_length(), _LONGEST_LENGTH)
    names = sum(1 for word in sentence.split()[1:] if word[0].isupper())
    return [f"=length{length}", f"=names{min(names, _MOST_NAMES)}", f"=end{sentence.rstrip()[-1:]}"]


def features(sentences: Sequence[str]) -> tuple[Buckets, Counts]:
    """The features of some sentences, one after the other.

    Args:
        sentences: their texts.

    Returns:
        The buckets of all features, and how many of them each sentence has (never none).
    """
    words: list[str] = []
    signs: list[str] = []
    lengths, sign_lengths = [], []
    for sentence in sentences:
        own = _words(sentence)
        own_signs = _signs(sentence, own) + [word[:_START] + "*" for word in own if len(word) > _START]
        words += own
        signs += own_signs
        lengths.append(len(own))
        sign_lengths.append(len(own_signs))
    hashed = np.fromiter((crc32(word.encode()) for word in words), np.uint32, len(words))
    others = np.fromiter((crc32(sign.encode()) for sign in signs), np.uint32, len(signs))
    of = np.repeat(np.arange(len(sentences)), lengths)
    near = hashed[:-1] * _FIRST + hashed[1:] * _SECOND
    over = hashed[:-2] * _FIRST + hashed[2:] * _GAP
    near_of, over_of = of[:-1][of[:-1] == of[1:]], of[:-2][of[:-2] == of[2:]]
    every = np.concatenate(
        [hashed * _FIRST, others * _FIRST, near[of[:-1] == of[1:]], over[of[:-2] == of[2:]]]
    )
    owner = np.concatenate([of, np.repeat(np.arange(len(sentences)), sign_lengths), near_of, over_of])
    order = np.argsort(owner, kind="stable")
    return every[order] >> _SHIFT, np.bincount(owner, minlength=len(sentences))
