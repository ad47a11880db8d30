"""What is told as done though the reports of the days after have it ahead: misread, or of another."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.merge.digest import Digest
from onrecord.vocabulary import AHEAD, DONE

# The day after is no later: a report of the west has ahead what in the east was done.
_LATER = 2
_LEAST = 2


def told_too_early(members: Sequence[Digest]) -> frozenset[str]:
    """The ids of mentions of a deed that more reports of later days, two at least, still have ahead.

    One sentence misread ("the meeting could take place in May") does not hold a summit that ten reports plan.
    """
    return frozenset(d.event.id for d in members if d.event.status in DONE and _still_ahead(d, members))


def _still_ahead(deed: Digest, members: Sequence[Digest]) -> bool:
    if deed.told is None:
        return False
    later = [d for d in members if d.told is not None and d.told >= deed.told + _LATER]
    ahead = {d.origin for d in later if d.event.status in AHEAD}
    done = {d.origin for d in later if d.event.status in DONE}
    return len(ahead) >= _LEAST and len(ahead - done) > len(done)
