"""About when a report without a date was written: when others opened on its story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from onrecord.merge.words import story_shared

Story = frozenset[str]

# The share of the rarer words of two openings that makes them one story (see `likeness`).
_ONE_STORY = 0.15
# Envoys meet every few months and each meeting is told in the same words: a report of another fortnight
# that shares two thirds as much leaves it open which meeting is told of.
_FORTNIGHT = 14
_AS_MUCH = 2 / 3
# A word that more reports open on than this leads to nobody's story; keeps the cost linear.
_COMMON = 200


def near(stories: Mapping[str, Story], told: Mapping[str, int | None]) -> dict[str, int]:
    """The day around which a report without one is looked for, for those that share a story.

    Only the search for candidates rests on it; it is given out nowhere and speaks neither for nor against.

    Args:
        stories: the rarer words each report opens on, by report id.
        told: the day each report was published (proleptic ordinal); None where not known.

    Returns:
        By report id, the day of the report whose opening is most alike; reports that resemble no other, or
        others of quite another time as much, are left out.
    """
    without = [report for report, day in told.items() if day is None]
    if not without:
        return {}
    dated: dict[str, int] = {report: day for report, day in told.items() if day is not None}
    opening: dict[str, list[str]] = defaultdict(list)
    for report in sorted(dated):
        for word in stories[report]:
            opening[word].append(report)
    found: dict[str, int] = {}
    for report in without:
        mine = stories[report]
        shared = Counter(
            other for word in mine if len(opening.get(word, ())) <= _COMMON for other in opening.get(word, ())
        )
        shares = {other: story_shared(mine, stories[other]) for other in shared}
        best = min(shares, key=lambda other: (-shares[other], dated[other], other), default=None)
        if best is None or shares[best] < _ONE_STORY:
            continue
        far = (share for other, share in shares.items() if abs(dated[other] - dated[best]) > _FORTNIGHT)
        if max(far, default=0.0) < _AS_MUCH * shares[best]:
            found[report] = dated[best]
    return found
