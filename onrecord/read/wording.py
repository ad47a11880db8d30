"""Which texts are one text, by the wording they share.

Texts are compared by their five-word shingles. One shingle in four (by its hash, so the same
ones everywhere) is kept in an index that finds candidates; these are confirmed on all shingles
by containment, the share of the shorter text's wording found in the other, since agency text
inside an outlet's longer story is a copy too, however little of the whole it makes up.

Which text is the first of its group is a function of the texts and their order alone, however
and in whatever batches they came.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

_WORDS_IN_SHINGLE = 5
_KEPT_OF_HASHES = 4
_SHORT = 64
# Swept 0.46 to 0.52 over gold/dev/copies.jsonl: at 0.47 f1 is 99.6 and 99.4 of the different reports
# that quote one statement are kept apart, at 0.50 99.6 and 99.6, at 0.52 99.6 and 99.8, but agency
# text built into another story falls from 98.2 to 96.4. Taking clutter out first made nothing better.
CONTAINED = 0.50
# Fewer shingles shared than this may be one quotation.
_FEWEST_SHARED = 12
# A shingle in more texts than this is a formula ("said in a statement on Monday").
_COMMON = 200
# Less than a copy shares, but enough to be looked at more closely (see `Copies`); joins nothing by itself.
# The least that a judged rewrite shared was 7 % of its shingles (2026-11-22).
_NEARLY = 0.06
_FEWEST_NEARLY = 20
# Two cuts of one text need share nothing; a third that is this much like both joins them.
_LIKE_BOTH = 0.30
# What other texts say of a candidate, beside its own likeness.
_SUPPORT = 0.5

WORD = re.compile(r"\w+")
Shingles = NDArray[np.uint32]
# A copy of it, worked from it, or (a briefing, a release) holding some of what the other says.
Kin = Literal["copy", "rework", "reading"]


@dataclass(frozen=True, slots=True)
class Link:
    """Two texts that share wording.

    `alike` is how alike they are as wholes, `share` the part of the shorter one's shingles that are
    shared, `shingles` their number, `kind` what one is to the other.
    """

    alike: float
    share: float
    shingles: int
    kind: Kin = "copy"


@dataclass(frozen=True, slots=True)
class Origin:
    """The first text of a group, and the one through which a text belongs to it, with what they share.

    `copied` is the first of the group that can be reached by copying alone, None where the text only
    works another over.
    """

    first: int
    through: int
    share: float
    copied: int | None


def shingles(text: str) -> Shingles:
    """The hashes of a text's five-word shingles, each once, in order of size."""
    words = WORD.findall(text.casefold())
    count = max(1, len(words) - _WORDS_IN_SHINGLE + 1) if words else 0
    hashes = (zlib.crc32(" ".join(words[i : i + _WORDS_IN_SHINGLE]).encode()) for i in range(count))
    return np.unique(np.fromiter(hashes, dtype=np.uint32, count=count))


def shared(one: Shingles, other: Shingles) -> int:
    """How many shingles two texts share."""
    return len(np.intersect1d(one, other, assume_unique=True))


class Wording:
    """The texts compared so far, by number, and the links between those that share wording."""

    def __init__(self) -> None:
        self._shingles: list[Shingles] = []
        self._order: list[tuple[str, int]] = []
        self._links: list[dict[int, Link]] = []
        self._nearly: list[dict[int, Link]] = []
        self._holding: dict[int, list[int]] = {}

    def add(self, text: str, day: str | None) -> int:
        """Take in a text with its day (ISO 8601, or None); its number."""
        number = len(self._shingles)
        mine = shingles(text)
        # All of a short text's: a sample of a few sentences may hold nothing.
        sample = (mine if len(mine) <= _SHORT else mine[mine % _KEPT_OF_HASHES == 0]).tolist()
        links, nearly = self._found(mine, sample)
        self._shingles.append(mine)
        # Undated texts come after dated ones: only a day makes one text the first.
        self._order.append((day or "9999", number))
        self._links.append(links)
        self._nearly.append(nearly)
        for other, link in links.items():
            self._links[other][number] = link
        for value in sample:
            self._holding.setdefault(value, []).append(number)
        return number

    def _found(self, mine: Shingles, sample: list[int]) -> tuple[dict[int, Link], dict[int, Link]]:
        """The earlier texts that share a copy's part of the wording, and those that share less."""
        seen: Counter[int] = Counter()
        for value in sample:
            holding = self._holding.get(value, ())
            if len(holding) <= _COMMON:
                seen.update(holding)
        links: dict[int, Link] = {}
        nearly: dict[int, Link] = {}
        for other, sampled in seen.items():
            theirs = self._shingles[other]
            smaller = min(len(mine), len(theirs))
            # A sample far below what a copy would share needs no full comparison.
            if sampled * _KEPT_OF_HASHES < _NEARLY * smaller / 2:
                continue
            common = shared(mine, theirs)
            share = common / smaller
            link = Link(common / (len(mine) + len(theirs) - common), share, common)
            if share >= CONTAINED and (common >= _FEWEST_SHARED or share > 0.8):
                links[other] = link
            elif share >= _NEARLY and common >= _FEWEST_NEARLY:
                nearly[other] = link
        return links, nearly

    def linked(self, number: int) -> tuple[int, ...]:
        """The texts that share as much with one as a copy does."""
        return tuple(sorted(self._links[number]))

    def nearly(self, number: int) -> tuple[tuple[int, Link], ...]:
        """The texts added before one that share some of its wording, but less than a copy does."""
        return tuple(sorted(self._nearly[number].items()))

    def part(self, one: int, other: int) -> None:
        """Take two texts for no copies of each other, whatever they share."""
        link = self._links[one].pop(other, None)
        if self._links[other].pop(one, None) is not None and link is not None:
            self._nearly[max(one, other)][min(one, other)] = link

    def join(self, one: int, other: int, kind: Kin) -> None:
        """Link a text with one that it `nearly` copies."""
        self._links[one][other] = self._links[other][one] = replace(self._nearly[one][other], kind=kind)

    def place(self, number: int) -> tuple[str, int]:
        """Where a text stands in the order of days and arrival."""
        return self._order[number]

    def around(self, numbers: Iterable[int]) -> set[int]:
        """These texts and all that are linked to them, directly or through others."""
        reached, waiting = set(numbers), list(numbers)
        while waiting:
            for other in self._links[waiting.pop()]:
                if other not in reached:
                    reached.add(other)
                    waiting.append(other)
        return reached

    def origins(self, numbers: Iterable[int]) -> dict[int, Origin]:
        """The origin of every text that has another than itself; `numbers` as `around` gives them."""
        found: dict[int, Origin] = {}
        for number in sorted(numbers, key=self._order.__getitem__):
            through = self._earlier(number)
            if through is not None:
                before = found.get(through)
                link = self._links[number].get(through)
                share = link.share if link is not None else 0.0
                copied = through if before is None or before.copied is None else before.copied
                first = before.first if before is not None else through
                if link is not None and link.kind == "reading":
                    # A briefing reads out statements that have nothing in common.
                    first = copied
                is_copy = link is None or link.kind == "copy"
                found[number] = Origin(first, through, share, copied if is_copy else None)
        return found

    def _earlier(self, number: int) -> int | None:
        """The earlier text that this one copies, if any."""
        links, mine = self._links[number], self._order[number]
        earlier = [other for other in links if self._order[other] < mine]
        # A text that is copied stands before one that is worked over.
        for kind in ("copy", "rework"):
            earlier = [other for other in earlier if links[other].kind == kind] or earlier
        if earlier:
            # Of equals the earliest.
            earlier.sort(key=self._order.__getitem__)
            return max(earlier, key=lambda other: self._backed(number, other))
        cuts = [
            third
            for other, link in links.items()
            if link.kind == "copy" and link.alike > _LIKE_BOTH
            for third, onward in self._links[other].items()
            if onward.kind == "copy" and onward.alike > _LIKE_BOTH and self._order[third] < mine
        ]
        return min(cuts, key=self._order.__getitem__, default=None)

    def _backed(self, number: int, other: int) -> float:
        """How alike two texts are, with the backing of texts that are linked to both.

        A story built from two agency texts goes to the one with more copies; otherwise the
        most alike as a whole wins (the first, the longest shared and the most contained lost more).
        """
        links, theirs = self._links[number], self._links[other]
        own = links[other].alike
        both = (link for third, link in links.items() if link.kind == "copy" and third in theirs)
        return own + _SUPPORT * sum(min(own, link.alike) for link in both)
