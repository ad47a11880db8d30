"""The patterns of `follow/phrases.yaml`, by what they tell."""

from __future__ import annotations

import re

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import PHRASES


def phrases(knowledge: Knowledge) -> dict[str, re.Pattern[str]]:
    """The patterns, each for matching without regard to case."""
    return {row.tells: re.compile(row.pattern, re.IGNORECASE) for row in knowledge.rows(PHRASES)}
