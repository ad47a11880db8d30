"""On what condition somebody spoke, and why he would not be named."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from onrecord.parse.documents import text_of
from onrecord.said.clauses import subject


class Conditions:
    """The conditions that one report tells.

    Args:
        doc: the analysed text.
        pattern: how reports tell of them.
    """

    def __init__(self, doc: Doc, pattern: re.Pattern[str]) -> None:
        self._doc = doc
        self._pattern = pattern
        self._apart = self._told_apart()

    def of(self, head: Token) -> str | None:
        """The condition of the source with that head: in its sentence, or told apart."""
        own = self._pattern.search(head.sent.text)
        if own is not None:
            start = head.sent.start_char + own.start()
            verb = head.head if head.dep_ == "nsubj" and head.head.idx > start else None
            return self._to_clause_end(start, verb.idx if verb is not None else None)
        return self._apart.get((head.lemma_.lower(), head.tag_ in {"NNS", "NNPS"}))

    def _told_apart(self) -> dict[tuple[str, bool], str]:
        """Conditions told apart from any statement: "The officials spoke on condition of …"."""
        found: dict[tuple[str, bool], str] = {}
        for match in self._pattern.finditer(text_of(self._doc)):
            matched = self._doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if matched is None:
                continue
            root = matched.root
            while root.pos_ not in {"VERB", "AUX"} and root.head != root:
                root = root.head
            who = subject(root)
            if who is not None:
                found.setdefault(
                    (who.lemma_.lower(), who.tag_ in {"NNS", "NNPS"}), self._to_clause_end(match.start())
                )
        return found

    def _to_clause_end(self, start: int, end: int | None = None) -> str:
        """The condition's words, to the end of its clause, or to the verb of who speaks."""
        rest = re.match(r"[^.;:,\n“”\"]+", text_of(self._doc)[start : end or start + 240])
        words = rest.group().strip() if rest else ""
        # "spoke on condition of anonymity": who spoke is the source, the condition is the rest.
        condition = re.search(r"\b(?:on|under) (?:the )?(?:strict )?condition\b", words)
        return words[condition.start() :] if condition else words
