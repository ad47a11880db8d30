"""Acts of one sentence that are two by its own word: a strike in response to an attack."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import POINTING
from onrecord.model import Event
from onrecord.vocabulary import CALLED_OFF

# Between the words that set an act apart and the act stand who did it and what it was like, and no other
# clause: "in response to an apparent chemical weapons attack".
_BETWEEN = r"\s+((?:[\w’'.-]+\s+){0,4})$"
_OTHER_CLAUSE = re.compile(r"\b(?:\w+ing|said|that|who|which|will|would)\b", re.IGNORECASE)


class Answers:
    """Finds acts that are told to answer, to come before or to follow another of their kind."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = {row.part: "|".join(row.words) for row in knowledge.rows(POINTING)}
        measured = rf"(?:{words['measures']})\s+(?:{words['before or after']})"
        self._cue = re.compile(rf"\b(?:{words['answer']}|{measured})" + _BETWEEN, re.IGNORECASE)

    def told_apart(self, events: Iterable[Event]) -> frozenset[frozenset[str]]:
        """The pairs of event ids of one kind and sentence that are two acts by its own words."""
        together: dict[tuple[object, ...], list[Event]] = defaultdict(list)
        for event in events:
            if event.status not in CALLED_OFF:
                # "Two days after he cancelled the summit" is no word on another summit.
                together[event.sentence, event.kind].append(event)
        return frozenset(pair for those in together.values() if len(those) > 1 for pair in self._pairs(those))

    def _pairs(self, events: list[Event]) -> Iterator[frozenset[str]]:
        for one, other in combinations(events, 2):
            if self._apart(one, other) or self._apart(other, one):
                yield frozenset((one.id, other.id))

    def _apart(self, event: Event, other: Event) -> bool:
        """Whether an act is told to be answered by the other, or to lie so long before or after it."""
        text, base = event.sentence.text, event.sentence.start
        found = self._cue.search(text[: event.trigger.start - base])
        if found is None or _OTHER_CLAUSE.search(found[1]):
            return False
        if other.trigger.start - base < found.start():
            return True
        # "Two days after the attack, ...": the other stands in the clause after the comma.
        return "," in text[event.trigger.end - base : max(0, other.trigger.start - base)]
