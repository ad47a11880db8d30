"""Whether a mention tells of several acts and not of one: "its recent launches", "a series of attacks"."""

from __future__ import annotations

import re

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import SEVERAL
from onrecord.model import Event

# Words that may stand between what says "several" and the trigger: "recent ballistic missile launches".
_BETWEEN = {"before": r"\s+(?:[\w-]+\s+){0,%d}$", "series": r"\s+of\s+(?:[\w-]+\s+){0,%d}$"}


class Several:
    """Finds mentions of several acts, by the words of the knowledge file."""

    def __init__(self, knowledge: Knowledge) -> None:
        nouns: dict[str, list[str]] = {}
        before: dict[str, list[str]] = {}
        for row in knowledge.rows(SEVERAL):
            words = "|".join(_alternative(word) for word in row.words)
            if row.stands == "trigger":
                nouns.setdefault(row.kind, []).append(f"(?:{words})s")
            else:
                before.setdefault(row.kind, []).append(f"(?:{words})" + _BETWEEN[row.stands] % row.between)
        self._nouns = {kind: re.compile("|".join(found), re.IGNORECASE) for kind, found in nouns.items()}
        self._before = {kind: re.compile("|".join(found), re.IGNORECASE) for kind, found in before.items()}

    def told(self, event: Event) -> bool:
        """Whether a mention without a number means several."""
        noun = self._nouns.get(event.kind)
        if noun is not None:
            return noun.fullmatch(event.trigger.text) is not None
        cue = self._before.get(event.kind)
        # After a subject "launches" is a verb: only what stands before tells it from the noun.
        if cue is None or not event.trigger.text.lower().endswith("s") or event.details.get("count") == 1:
            return False
        return cue.search(event.sentence.text[: event.trigger.start - event.sentence.start]) is not None


def _alternative(word: str) -> str:
    """A word as a pattern; a possessive ending stands after the word it belongs to."""
    return "[’']s" if word == "'s" else rf"\b{re.escape(word)}"
