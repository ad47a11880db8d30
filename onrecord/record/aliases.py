"""What became of a happening whose id is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.model import Happening


def new_aliases(before: Iterable[Happening], now: Iterable[Happening]) -> Iterator[tuple[str, str, str]]:
    """`(old id, present id, because)` for each id that is no longer a happening's own.

    The present happening is the one that holds most of the old one's events; among equals,
    the least id, so that the answer does not depend on order.
    """
    holder: dict[str, list[str]] = {}
    present = set()
    for happening in now:
        present.add(happening.id)
        for event in happening.events:
            holder.setdefault(event, []).append(happening.id)
    for old in before:
        if old.id in present:
            continue
        held = Counter(new for event in old.events for new in holder.get(event, ()))
        if held:
            new, shared = min(held.items(), key=lambda item: (-item[1], item[0]))
            yield old.id, new, f"{shared} of its {len(old.events)} events are now part of {new}"
