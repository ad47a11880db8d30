"""How often words reported an act in real reports judged by hand."""

from __future__ import annotations

from functools import cache

from onrecord.encode.sessions import checked

FILE = "words.tsv"
# Judged uses that an average word counts for beside a word's own.
_SMOOTH = 4.0
# Fewer uses say nothing of a word by itself.
_FEW = 3


@cache
def _words() -> dict[tuple[str, str], tuple[int, int]]:
    found = {}
    for line in checked(FILE).decode("utf-8").splitlines()[1:]:
        word, kind, seen, acts = line.split("\t")
        found[word, kind] = (int(seen), int(acts))
    return found


@cache
def _share_of_all(kind: str) -> float:
    counts = [count for (_, other), count in _words().items() if other == kind]
    return sum(acts for _, acts in counts) / max(1, sum(seen for seen, _ in counts))


@cache
def share_of_acts(word: str, kind: str) -> float | None:
    """The share of a word's uses that reported an act; None where too few were judged.

    Args:
        word: the lemma in lower case.
        kind: "VERB" or "NOUN".
    """
    seen, acts = _words().get((word, kind), (0, 0))
    if seen < _FEW:
        return None
    return (acts + _SMOOTH * _share_of_all(kind)) / (seen + _SMOOTH)
