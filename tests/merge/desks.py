"""What desks' reports come to when they are merged with the shipped knowledge."""

from __future__ import annotations

from newsroom import Desk

from onrecord.knowledge import Knowledge
from onrecord.merge import Merger
from onrecord.model import Happening

MERGER = Merger(Knowledge())
PRK = [("North Korea", "PRK")]
PAIR = [("Peru", "PER"), ("Chile", "CHL")]


def merged(*desks: Desk) -> tuple[Happening, ...]:
    """The happenings of which some desks tell."""
    return MERGER.happenings(desk.filed() for desk in desks)
