"""How widely the documents of one story tell of an act: its main act is in most of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from onrecord.merge.triggers import Trigger


class Retelling:
    """Counts over the triggers of one group of documents."""

    def __init__(self, triggers: Iterable[Trigger]) -> None:
        # Mentions a document are left out: on ECB+ dev they gave 0.2 points, on NewsWCL50's
        # longer documents they took 16.
        pairs = {(trigger.family, trigger.document) for trigger in triggers}
        self._documents = Counter(family for family, _ in pairs)
        self._size = len({document for _, document in pairs})

    def compare(self, a: Trigger, b: Trigger) -> dict[str, float]:
        """What the counts say of two triggers of the group."""
        first, second = self._documents[a.family], self._documents[b.family]
        if a.family == b.family:
            return {
                "same act, share of documents": first / self._size,
                "same act, number of documents": math.sqrt(first),
            }
        least = min(first, second) / self._size
        return {
            "other act, lesser share of documents": least,
            "other act, greater share of documents": max(first, second) / self._size,
            "related act, lesser share of documents": least if a.wider & b.wider else 0.0,
        }
