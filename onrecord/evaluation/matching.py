"""Which of two sets of marks mean the same thing, each mark used once.

An event is found where the triggers overlap, or stand in one clause and report the same
category: of a light verb's construction ("held talks") either word is right, and of an act
called off the calling off or the act. A statement is found where the contents share half of
the longer one, or half of the shorter one under the same cue.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.evaluation.clauses import Clauses
from onrecord.evaluation.marks import EventMark, Mark, Speaker, StatementMark

Pair = tuple[int, int]
Likeness = Callable[[Mark, Mark], float]

# What one hand wrote as one statement and another as several; below this they are different contents.
_COVERED = 0.8
# Two names are not one speaker's for sharing one of these.
_TITLES = "president minister secretary spokesman spokeswoman official officials"
_NO_NAMES = frozenset(f"the and for she her his they who {_TITLES}".split())


def pairs(one: Sequence[Mark], other: Sequence[Mark], likeness: Likeness[Mark]) -> list[Pair]:
    """Indexes of marks that mean the same, the most alike paired first; ties by their order."""
    options = sorted(
        (-alike, i, j)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if (alike := likeness(a, b)) > 0
    )
    taken_one: set[int] = set()
    taken_other: set[int] = set()
    found = []
    for _, i, j in options:
        if i not in taken_one and j not in taken_other:
            taken_one.add(i)
            taken_other.add(j)
            found.append((i, j))
    return sorted(found)


def event_likeness(clauses: Clauses) -> Likeness[EventMark]:
    """How alike two events are: the words of the trigger and the category, then either alone.

    A category shared within the clause counts for more than the same word read as two
    different acts: "cancelled" marked as the visit that was cancelled is that visit.
    """

    def likeness(one: EventMark, other: EventMark) -> float:
        shared = one.trigger.shared(other.trigger)
        longest = max(one.trigger.end - one.trigger.start, other.trigger.end - other.trigger.start)
        same_type = bool(set(one.types) & set(other.types))
        if shared:
            same_status = bool(set(one.statuses) & set(other.statuses))
            return (3 if same_type else 1) + 0.5 * shared / longest + 0.1 * same_status
        if same_type and clauses.same(one.trigger, other.trigger):
            apart = max(other.trigger.start - one.trigger.end, one.trigger.start - other.trigger.end)
            return 2 + 1 / (2 + apart)
        return 0

    return likeness


def statement_likeness(one: StatementMark, other: StatementMark) -> float:
    """How alike two statements are: the same cue first, then the share of content in common."""
    shared = one.shared(other)
    if not shared:
        return 0
    of_longer = shared / max(one.size, other.size)
    same_cue = one.cue is not None and other.cue is not None and one.cue.shared(other.cue) > 0
    if of_longer >= 0.5 or (same_cue and shared / min(one.size, other.size) >= 0.5):
        return of_longer + same_cue
    return 0


def _words(name: str) -> set[str]:
    folded = "".join(c if c.isalnum() else " " for c in name.casefold().replace("'s", " "))
    return {word for word in folded.split() if len(word) > 2} - _NO_NAMES


def same_speaker(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether two names are one speaker's: a word in common that not every state has ("minister")."""
    if one is None or other is None:
        return one is other
    first, second = _words(one.name or ""), _words(other.name or "")
    if first & second:
        return True
    return (not first or not second) and one.country == other.country


def is_piece(piece: StatementMark, whole: StatementMark) -> bool:
    """Whether one statement is a part of another's content, of the same speaker."""
    if piece.shared(whole) < _COVERED * piece.size:
        return False
    return any(same_speaker(a, b) for a in piece.speakers for b in whole.speakers)
