"""Whether a mention points to an act told of before, is of talks that go on, or of what will not be done."""

from __future__ import annotations

import re

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import POINTING
from onrecord.model import Event
from onrecord.vocabulary import AHEAD

# Words before a noun by which it is pointed to.
POINTERS = frozenset({"the", "that", "this", "its", "his", "her", "their"})
# "The two-day summit", "Monday's talks": with a word or two between, an act is pointed to as well.
_DEFINITE = re.compile(
    rf"\b(?:{'|'.join(sorted(POINTERS))}|[a-z]+day['’]s)\s+(?:[\w’'-]+\s+){{0,2}}$", re.IGNORECASE
)


def pointed_to(event: Event) -> bool:
    """Whether an act is pointed to as one known: "the two-day talks"."""
    return _DEFINITE.search(_before(event)) is not None


class UnderWay:
    """Tells talks that go on from a meeting, by the words of the knowledge file."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = {row.part: row.words for row in knowledge.rows(POINTING)}
        self._talks = frozenset(words["under way"])
        # "Continue the talks", "further rounds of talks".
        self._continued = re.compile(
            rf"\b(?:{'|'.join(words['continued'])})\s+(?:[\w’'-]+\s+){{0,2}}$", re.IGNORECASE
        )

    def told(self, event: Event) -> bool:
        """Whether a mention is of talks under way, and not of an occasion.

        A plan to talk is a plan of one occasion, but for one to "continue talks".
        """
        words = event.trigger.text.lower().split()
        if event.kind != "meeting" or not words or words[-1] not in self._talks:
            return False
        if self._continued.search(_before(event)):
            return True
        return event.status not in AHEAD and not pointed_to(event)


class ToCome:
    """Finds denials that speak of the time after, by the words of the knowledge file: "will not test"."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = next(row.words for row in knowledge.rows(POINTING) if row.part == "to come")
        # Of the verb that follows, with a word or two between: "was not expected to meet".
        self._words = re.compile(
            rf"\b(?:{'|'.join(map(re.escape, words))})\s+(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE
        )

    def renounced(self, event: Event) -> bool:
        """Whether a mention says that an act will not be done."""
        return event.status == "negated" and self._words.search(_before(event)) is not None


def _before(event: Event) -> str:
    return event.sentence.text[: event.trigger.start - event.sentence.start]
