"""A state's waters, coast, soil and sky by its adjective ("in Malaysian waters", "off the Iranian coast")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.who import COUNTRIES
from onrecord.where.evidence import Words

# What may stand between the preposition and the adjective.
_OPENING = frozenset({"the", "its", "their"})


class Territories:
    """Finds such phrases and the state's name under which the gazetteer lists it; built once."""

    def __init__(self, knowledge: Knowledge, words: Words) -> None:
        self._nouns = words["territory-nouns"]
        self._between = words["territory-adjectives"]
        self._openers = words["locative-prepositions"] | words["territory-verbs"]
        rows = [row for row in knowledge.rows(COUNTRIES) if row.kind == "state" and not row.end]
        self._states = {adjective: row.name for row in rows for adjective in row.adjectives}

    def find(self, doc: Doc) -> Iterator[tuple[Span, str]]:
        """The words from the adjective to the noun, and the state's name."""
        for noun in doc:
            if noun.lower_ not in self._nouns or noun.i < 2:
                continue
            last = noun.i - 1
            if doc[last].lower_ in self._between:
                last -= 1
            for first in (last - 1, last):
                name = self._states.get(doc[max(first, 0) : last + 1].text)
                if name is not None and first > 0 and self._is_where(doc, doc[first]):
                    yield doc[first : noun.i + 1], name
                    break

    def _is_where(self, doc: Doc, adjective: Token) -> bool:
        """Whether a preposition of place stands before ("into", "off"), or a verb of going there."""
        at = adjective.i - 1
        while at > 0 and (doc[at].lower_ in _OPENING or doc[at].pos_ == "ADJ"):
            at -= 1
        return doc[at].lower_ in self._openers
