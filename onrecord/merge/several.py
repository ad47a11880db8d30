"""Whether a mention tells of several acts and not of one: "its recent launches", "a series of attacks"."""

from __future__ import annotations

import re

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import SEVERAL
from onrecord.model import Event

# Words that may stand between what says "several" and the trigger: "recent ballistic missile launches".
_BETWEEN = {"before": r"\s+(?:[\w-]+\s+){0,%d}$", "series": r"(?:\s+of)?\s+(?:[\w-]+\s+){0,%d}$"}
# "Launches of various missiles".
_AFTER = r"\s+of\s+"


class Several:
    """Finds mentions of several acts, by the words of the knowledge file."""

    def __init__(self, knowledge: Knowledge) -> None:
        nouns: dict[str, list[str]] = {}
        before: dict[str, list[str]] = {}
        series: dict[str, list[str]] = {}
        after: dict[str, list[str]] = {}
        self._lasting: set[tuple[str, str]] = set()
        for row in knowledge.rows(SEVERAL):
            words = "|".join(_alternative(word) for word in row.words)
            if row.stands == "lasting":
                self._lasting |= {(row.kind, word) for word in row.words}
            elif row.stands == "trigger":
                nouns.setdefault(row.kind, []).append(f"(?:{words})s")
            elif row.stands == "after":
                after.setdefault(row.kind, []).append(_AFTER + f"(?:{words})" + r"\b")
            else:
                cue = f"(?:{words})" + _BETWEEN[row.stands] % row.between
                (series if row.stands == "series" else before).setdefault(row.kind, []).append(cue)
        self._nouns = _patterns(nouns)
        self._before = _patterns(before)
        self._series = _patterns(series)
        self._after = _patterns(after)

    def told(self, event: Event) -> bool:
        """Whether a mention without a number means several."""
        noun = self._nouns.get(event.kind)
        if noun is not None:
            return noun.fullmatch(event.trigger.text) is not None
        cue = self._before.get(event.kind)
        # After a subject "launches" is a verb: only what stands before tells it from the noun.
        if cue is not None and _plural(event) and event.details.get("count") != 1:
            return cue.search(_words_before(event)) is not None or self.series(event)
        return False

    def lasting(self, event: Event) -> bool:
        """Whether a mention is of what goes on for long, as a war does, and not of an act in it."""
        return (event.kind, event.trigger.text.lower()) in self._lasting

    def series(self, event: Event) -> bool:
        """Whether a mention is of several acts told at once ("a string of launches")."""
        if not _plural(event):
            return False
        cue, after = self._series.get(event.kind), self._after.get(event.kind)
        words_after = event.sentence.text[event.trigger.end - event.sentence.start :]
        return (cue is not None and cue.search(_words_before(event)) is not None) or (
            after is not None and after.match(words_after) is not None
        )


def _patterns(found: dict[str, list[str]]) -> dict[str, re.Pattern[str]]:
    return {kind: re.compile("|".join(cues), re.IGNORECASE) for kind, cues in found.items()}


def _plural(event: Event) -> bool:
    return event.trigger.text.lower().endswith("s")


def _words_before(event: Event) -> str:
    return event.sentence.text[: event.trigger.start - event.sentence.start]


def _alternative(word: str) -> str:
    """A word as a pattern; a possessive ending stands after the word it belongs to."""
    return "[’']s" if word == "'s" else rf"\b{re.escape(word)}"
