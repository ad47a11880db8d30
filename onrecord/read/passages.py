"""What two reports tell in the same words of their own, outside quotations, and in what order.

Two reporters who hear one statement quote the same words; only a text worked from another (or both
from one agency's) tells the story between the quotations in the same words too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from onrecord.read.wording import WORD

# Shorter runs are phrases of the language ("the president of the united states").
_FEWEST_WORDS = 5
# Places in the other text at which a run is tried; formulas stand in more.
_PLACES = 20
# A quotation within its paragraph; an unclosed mark reaches no farther than the line.
_QUOTATION = re.compile(r"[“\"][^”\"“\n]{3,900}[”\"]")
# Nobody says "I" in a news report but who is quoted (a tweet, a statement set apart); "us" may be the
# country.
_SPOKEN = frozenset({"i", "my", "me", "mine", "we", "our", "ours", "ourselves", "myself"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A text's words in order, each with whether it stands in a quotation."""

    words: tuple[str, ...]
    quoted: tuple[bool, ...]

    @property
    def own(self) -> int:
        """How many words the report says itself."""
        return len(self.words) - sum(self.quoted)


@dataclass(frozen=True, slots=True)
class Common:
    """The passages two reports tell in the same words of their own.

    `passages` is their number, `words` their length together, `share` the part they make up of what
    the shorter text says itself, `in_order` the part of them that stands in one order in both.
    """

    passages: int = 0
    words: int = 0
    share: float = 0.0
    in_order: float = 0.0


def voice(text: str) -> Voice:
    """A text's words, with those that are quoted marked."""
    spans = [found.span() for found in _QUOTATION.finditer(text)]
    words: list[str] = []
    quoted: list[bool] = []
    at = 0
    for found in WORD.finditer(text):
        while at < len(spans) and spans[at][1] <= found.start():
            at += 1
        words.append(found.group().casefold())
        quoted.append(at < len(spans) and spans[at][0] <= found.start())
    return Voice(tuple(words), tuple(quoted))


def common(one: Voice, other: Voice) -> Common:
    """The passages of five words and more that both texts tell in their own voice."""
    shorter, longer = sorted((one, other), key=lambda v: (len(v.words), v.words))
    own = [
        (at, place, length)
        for at, place, length in _runs(shorter.words, longer.words)
        if 2 * sum(shorter.quoted[at : at + length]) < length
        and 2 * sum(longer.quoted[place : place + length]) < length
        and _SPOKEN.isdisjoint(shorter.words[at : at + length])
    ]
    words = sum(length for _, _, length in own)
    if not words:
        return Common()
    return Common(len(own), words, words / max(1, shorter.own), _in_order(own) / words)


def _runs(shorter: tuple[str, ...], longer: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """Runs of words that stand in both, each word of the shorter text in one: where, where, how long."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(longer) - _FEWEST_WORDS + 1):
        places.setdefault(longer[place : place + _FEWEST_WORDS], []).append(place)
    found = []
    at = 0
    while at <= len(shorter) - _FEWEST_WORDS:
        tried = places.get(shorter[at : at + _FEWEST_WORDS], [])[:_PLACES]
        if not tried:
            at += 1
            continue
        length, place = max(
            ((_length(shorter, at, longer, p), p) for p in tried), key=lambda r: (r[0], -r[1])
        )
        found.append((at, place, length))
        at += length
    return found


def _length(one: tuple[str, ...], at: int, other: tuple[str, ...], place: int) -> int:
    length = _FEWEST_WORDS
    while (
        at + length < len(one) and place + length < len(other) and one[at + length] == other[place + length]
    ):
        length += 1
    return length


def _in_order(runs: list[tuple[int, int, int]]) -> int:
    """The most words in runs that follow each other in both texts."""
    # Ends in the other text, with the most words up to there; both rise.
    ends: list[int] = []
    most: list[int] = []
    for _, place, length in runs:
        before = bisect_left(ends, place)
        total = length + (most[before - 1] if before else 0)
        at = before
        while at < len(ends) and most[at] <= total:
            at += 1
        ends[before:at] = [place]
        most[before:at] = [total]
    return max(most, default=0)
