"""What the parse says around a time expression: tense, part of speech, names of persons."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc, Token

from onrecord.when.tense import Tense


class Surroundings:
    """A Doc asked by code points; every answer is None or False where a sentence is not parsed."""

    def __init__(self, doc: Doc, tense: Tense) -> None:
        self._doc = doc
        self._tense = tense
        self._offsets: Any = doc.to_array(["IDX"]).ravel()

    def _at(self, start: int) -> int | None:
        """The number of the token that begins at a code point."""
        at = int(self._offsets.searchsorted(start))
        return at if at < len(self._offsets) and int(self._offsets[at]) == start else None

    def token(self, start: int) -> Token | None:
        """The token that begins at that code point and has been tagged."""
        at = self._at(start)
        return self._doc[at] if at is not None and self._doc[at].tag_ else None

    def tense(self, start: int, end: int) -> str | None:
        """`past`, `present`, `future` or None for the clause of an expression."""
        return self._tense.direction(self._doc, start, end)

    def is_verb(self, start: int) -> bool:
        token = self.token(start)
        return token is not None and token.pos_ in ("VERB", "AUX")

    def is_name(self, start: int, *kinds: str) -> bool:
        """Whether the token is (part of) a name of one of spaCy's kinds (PERSON, ORG, FAC …)."""
        token = self.token(start)
        return token is not None and token.ent_type_ in kinds

    def sentence(self, start: int) -> tuple[int, int]:
        """The code points between which the sentence lies that holds `start`."""
        at = max(0, int(self._offsets.searchsorted(start, side="right")) - 1)
        found = self._doc[at].sent
        return found.start_char, found.end_char

    def begins_sentence(self, start: int) -> bool:
        """Whether the token is a sentence's first, but for marks before it."""
        at = self._at(start)
        if at is None:
            return False
        while at > 0 and not self._doc[at].is_sent_start:
            at -= 1
            if self._doc[at].is_alpha or self._doc[at].like_num:
                return False
        return True

    def tag(self, start: int) -> str:
        """The fine tag of the token, empty where there is none."""
        token = self.token(start)
        return token.tag_ if token is not None else ""

    def lemma(self, start: int) -> str:
        """The lemma of the token, empty where there is none."""
        token = self.token(start)
        return token.lemma_.lower() if token is not None else ""

    def dependency(self, start: int) -> str:
        token = self.token(start)
        return token.dep_ if token is not None else ""
