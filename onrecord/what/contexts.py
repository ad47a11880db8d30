"""PLOVER's 37 contexts, by the words of the sentence and, more strictly, of the report."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc, Span

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.details import CONTEXTS
from onrecord.what.phrases import Phrases

# A context that only other sentences speak of needs this many hits in the report. PLOVER
# codes contexts by paragraph or document; two stray words are not yet the report's topic.
HITS_IN_REPORT = 4
# Contexts that hold for a report as a whole; the others only where the sentence says so.
_OF_REPORT = "onrecord_contexts"
_WHOLE_REPORT = frozenset({"diplomatic", "cbrn", "election", "terrorism", "migration", "health", "cyber"})


class ContextFinder:
    """Finds the contexts of an event."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.rows(CONTEXTS)
        self._order = [row.context for row in rows]
        words: dict[str, list[str]] = {}
        for row in rows:
            for phrase in row.phrases:
                words.setdefault(phrase, []).append(row.context)
        self._phrases = Phrases((phrase, tuple(contexts)) for phrase, contexts in words.items())

    def contexts(self, doc: Doc, sentence: Span) -> tuple[str, ...]:
        """The contexts of what a sentence reports, in the codebook's order."""
        if _OF_REPORT not in doc.user_data:
            counts = Counter(context for hit in self._phrases.find(doc.text) for context in hit.value)
            doc.user_data[_OF_REPORT] = frozenset(c for c in _WHOLE_REPORT if counts[c] >= HITS_IN_REPORT)
        here = {context for hit in self._phrases.find(sentence.text) for context in hit.value}
        found = here | doc.user_data[_OF_REPORT]
        return tuple(context for context in self._order if context in found)
