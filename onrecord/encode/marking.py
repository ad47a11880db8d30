"""Word pieces of a sentence, with marks around its parties and its trigger.

The encoders read a sentence with its actors, recipients and trigger set between reserved word
pieces. Training and reading mark with this code, so that both see the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Extent = tuple[int, int]

# BERT's vocabulary keeps these ids unused ("[unused1]" … "[unused6]").
ACTOR, RECIPIENT, TRIGGER = (2, 3), (4, 5), (6, 7)
START, END = 101, 102
# Pieces of a sentence that is read without marks; in news one in five thousand is longer.
LONGEST = 160
_SPECIAL = frozenset({*ACTOR, *RECIPIENT, *TRIGGER, START, END})


@dataclass(frozen=True, slots=True)
class Marks:
    """What is asked about: character extents in the sentence; a part may be empty."""

    actors: tuple[Extent, ...] = ()
    recipients: tuple[Extent, ...] = ()
    trigger: tuple[Extent, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """Word-piece ids with marks, and where the first mark of each part stands.

    Attributes:
        ids: piece ids, from `[CLS]` to `[SEP]`.
        at: positions of the first actor, recipient and trigger mark; 0 (`[CLS]`) where unmarked.
        first: which of the sentence's pieces comes first, where it was cut to a window.
    """

    ids: tuple[int, ...]
    at: tuple[int, int, int]
    first: int = 0

    def own(self) -> list[int]:
        """Positions in `ids` of the sentence's own pieces, in order."""
        return [k for k, piece in enumerate(self.ids) if piece not in _SPECIAL]

    def asked(self) -> tuple[int, ...]:
        """Positions whose vectors tell of what is marked: of `[CLS]`, actor, recipient and trigger."""
        return (0, *self.at)


def _pieces(offsets: Sequence[Extent], extent: Extent) -> Extent | None:
    """First and last-plus-one piece that an extent touches."""
    inside = [k for k, (start, end) in enumerate(offsets) if start < extent[1] and end > extent[0]]
    return (inside[0], inside[-1] + 1) if inside else None


def mark(ids: Sequence[int], offsets: Sequence[Extent], marks: Marks, limit: int = 96) -> Marked:
    """Sets the marks.

    Args:
        ids: word pieces of the sentence, without special ones.
        offsets: their character extents.
        marks: what is asked about.
        limit: the most pieces kept; a longer sentence is cut to a window around the marks.
    """
    opens: dict[int, list[tuple[int, int]]] = {}
    closes: dict[int, list[tuple[int, int]]] = {}
    touched: list[int] = []
    for kind, (pair, extents) in enumerate(
        ((ACTOR, marks.actors), (RECIPIENT, marks.recipients), (TRIGGER, marks.trigger))
    ):
        for extent in extents:
            found = _pieces(offsets, extent)
            if found is None:
                continue
            first, last = found
            opens.setdefault(first, []).append((kind, pair[0]))
            closes.setdefault(last, []).append((kind, pair[1]))
            touched += [first, last]
    begin, stop = 0, len(ids)
    room = limit - 2 - 2 * len(touched) // 2
    if stop > room:
        low, high = (min(touched), max(touched)) if touched else (0, 0)
        spare = max(room - (high - low), 0)
        begin = max(0, min(low - spare // 2, len(ids) - room))
        stop = min(len(ids), begin + room)
    made = [START]
    at = [0, 0, 0]
    for k in range(begin, stop + 1):
        for _, piece in closes.get(k, ()):
            made.append(piece)
        if k == stop:
            break
        for kind, piece in opens.get(k, ()):
            if not at[kind]:
                at[kind] = len(made)
            made.append(piece)
        made.append(ids[k])
    made.append(END)
    return Marked(tuple(made), (at[0], at[1], at[2]), begin)
