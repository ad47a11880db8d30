"""Whether the clause around a time expression looks back or ahead."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.parse.labels import VERBS

PAST, PRESENT, FUTURE = "past", "present", "future"
_MODALS = frozenset(
    {"will", "wo", "'ll", "’ll", "shall", "would", "should", "may", "might", "can", "could", "must"}
)
_PERFECT = frozenset({"have", "has", "'ve", "’ve", "having"})
# What governs a "to" clause and leaves it to come: "wants to meet", "a plan to meet", "hoping to meet".
_TO_COME = frozenset({"VBZ", "VBP", "VBG", "NN", "NNS"})
# Steps up the tree (prepositions not counted) beyond which a verb to come says nothing of a date
# that only modifies a noun.
_FAR = 2
_BEFORE_NOUN = frozenset({"compound", "poss", "nmod", "nummod", "amod"})


class Tense:
    """Reads the direction of time off the tree, or off the nearest words where there is none.

    Args:
        ahead: lemmas that put what hangs on them into the future (expect, schedule, due).
        ahead_nouns: those of them that do so as nouns and adjectives too ("a plan to meet on Friday").
        speech: lemmas whose present tense tells of the past ("says on Wednesday").
    """

    def __init__(self, ahead: frozenset[str], ahead_nouns: frozenset[str], speech: frozenset[str]) -> None:
        self._ahead = ahead
        self._ahead_nouns = ahead_nouns
        self._speech = speech

    def direction(self, doc: Doc, start: int, end: int) -> str | None:
        """`past`, `present`, `future` or None for the expression at those code points.

        `present` only where the verb's own time is given: "talks open Monday", not "the
        move follows Monday's talks".
        """
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            return None
        root = span.root
        if not root.tag_:
            return self._by_words(doc, span.start)
        if self._told_then(doc, span.start):
            return PAST
        # "the Nov. 8 election": what is said of a noun need not be the time of the verb.
        before_noun = root.dep_ in _BEFORE_NOUN
        node, steps = root, 0
        while node.pos_ not in VERBS or span.start <= node.i < span.end:
            to_come = node.pos_ in ("ADJ", "NOUN") and node.lemma_.lower() in self._ahead_nouns
            if to_come and steps > before_noun:
                return PAST if self._pluperfect(node) else FUTURE
            if node.head.i == node.i or steps > 12:
                return None
            if node.lower_ == "of" and node.head.lower_ == "ahead":
                # "ahead of her Tuesday visit"
                return FUTURE
            steps += node.pos_ != "ADP"
            node = node.head
        found = self._of_verb(node)
        if found == PAST and not self._pluperfect(node) and self._meant_for(root, node):
            return FUTURE
        if found == FUTURE and before_noun and steps > _FAR:
            # "a move to suspend work in retaliation for Sunday's launch": the launch is not to come.
            return None
        if (found == PRESENT and steps > 1) or (found == PAST and (before_noun or steps > 1)):
            return None
        return found

    def _meant_for(self, root: Token, verb: Token) -> bool:
        """ "Planned for Friday", which the tree often takes for what talks "planned"."""
        return root.head.lower_ == "for" and root.head.head == verb and verb.lemma_.lower() in self._ahead

    def _told_then(self, doc: Doc, start: int) -> bool:
        """Whether the words just before are a past verb of saying: "said on Tuesday it would …", "in May"."""
        before = start - 1
        if before >= 0 and doc[before].lower_ in ("on", "in"):
            before -= 1
        return before >= 0 and doc[before].tag_ == "VBD" and doc[before].lemma_.lower() in self._speech

    def _of_verb(self, verb: Token) -> str | None:
        """The direction of a verb with its auxiliaries and, for a bare form, of what it hangs on."""
        for _ in range(6):
            governor = verb.head
            helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
            words = {child.lower_ for child in helpers} | {verb.lower_} & _MODALS
            if self._pluperfect(verb) or ("to" in words and self._pluperfect(governor)):
                # "had been due to end Friday": what was to come is over.
                return PAST
            if verb.tag_ == "VBG" and governor.lower_ in ("after", "since"):
                # "will meet Monday after arriving Saturday"
                return PAST
            if words & _MODALS:
                negated = any(child.dep_ == "neg" for child in verb.children)
                # "could not be reached Friday" is told of what was.
                return PAST if words & _PERFECT or (negated and "could" in words) else FUTURE
            if verb.lemma_.lower() in self._ahead and verb.tag_ != "VBD":
                return FUTURE
            if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers) or words & _PERFECT:
                return PAST
            if verb.tag_ == "VBG" and helpers:
                return FUTURE
            if verb.tag_ in ("VBZ", "VBP"):
                return PAST if verb.lemma_.lower() in self._speech else PRESENT
            if verb.tag_ == "VBN" and helpers:
                return PRESENT
            if governor.i == verb.i:
                return FUTURE if "to" in words else None
            wanted = governor.lemma_.lower() in self._ahead or governor.tag_ in _TO_COME
            if "to" in words and wanted:
                return FUTURE
            if verb.tag_ == "VBN":
                return PAST
            verb = governor
        return None

    @staticmethod
    def _pluperfect(word: Token) -> bool:
        """Whether the word or the verb it hangs on has "had" ("had been due to end")."""
        nodes = (word, word.head) if word.pos_ == "ADJ" else (word,)
        return any(child.lower_ == "had" and child.dep_ == "aux" for node in nodes for child in node.children)

    def _by_words(self, doc: Doc, at: int) -> str | None:
        """Without tags: the nearest word before the expression, in its sentence, that tells."""
        for token in reversed(doc[max(0, at - 12) : at]):
            low = token.lower_
            if low in (".", "!", "?", "\n"):
                return None
            if (low in _MODALS and low not in ("may", "can")) or low in self._ahead:
                return FUTURE
            if low in ("was", "were", "had", "said", "did") or (low.endswith("ed") and len(low) > 4):
                return PAST
        return None
