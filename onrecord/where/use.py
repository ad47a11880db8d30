"""How a toponym is used: for the place, for a body that acts, or to describe a noun."""

from __future__ import annotations

from spacy.tokens import Span, Token

from onrecord.parse.documents import is_parsed
from onrecord.vocabulary import PlaceUse
from onrecord.where.evidence import Words
from onrecord.where.gazetteer import Candidate

# Places of these kinds are seldom actors; the name of a river or a street stands for itself.
_ACTORS = frozenset({"country", "division", "city"})


class UseTeller:
    """Tells literal, metonymic and modifying uses apart; built once."""

    def __init__(self, words: Words) -> None:
        self._acting = words["acting-verbs"]
        self._acted_on = words["acted-on-verbs"]
        self._dealing = words["dealing-nouns"]
        self._locative = words["locative-prepositions"]
        self._locative_nouns = words["locative-nouns"]
        self._features = words["feature-heads"]
        self._seats = words["seat-features"]
        self._hyphened = words["hyphened-literally"]
        self._titles = words["personal-titles"]
        self._being = words["being-verbs"]
        self._bodies = words["of-bodies"]
        self._offices = words["office-nouns"]

    def use(self, span: Span, candidate: Candidate | None) -> PlaceUse:
        """The use of one toponym. Without a tree, the words before and after it decide."""
        # "Malaysian waters" are a place wherever they stand.
        if self._opens_report(span) or (len(span) > 1 and span[-1].text in self._locative_nouns):
            return "literal"
        if span.end < len(span.doc) and span.doc[span.end].text in self._titles:
            return "modifier"
        if (second := self._hyphened_with(span)) is not None:
            return "literal" if second in self._hyphened else "modifier"
        if not is_parsed(span.root.sent):
            return self._by_words(span, candidate)
        head = self._first_of_list(span.root)
        if head.dep_ in {"compound", "nmod", "amod", "nn"} and head.head.i not in range(span.start, span.end):
            if head.head.i > head.i and head.head.text not in self._features:
                return "modifier"
            if head.head.i < head.i:
                return "literal"
        if head.dep_ == "poss":
            owned = head.head.lemma_.lower()
            return "literal" if owned in self._locative_nouns else "modifier"
        governs = self._is_seat(candidate)
        wide = candidate is None or candidate.kind in _ACTORS or candidate.feature in {"region", "continent"}
        if not governs and not wide:
            return "literal"
        if head.dep_ == "nsubj":
            verb = head.head.lemma_
            acts = verb not in self._being if governs else verb in self._acting
            return "metonym" if acts else "literal"
        if head.dep_ == "nsubjpass":
            return "metonym" if governs and head.head.lemma_ in self._acted_on else "literal"
        if head.dep_ in {"dobj", "obj", "iobj", "dative"} and head.head.lemma_ in self._acted_on:
            return "metonym"
        if head.dep_ == "pobj":
            return self._after_preposition(head, governs)
        return "literal"

    @staticmethod
    def _hyphened_with(span: Span) -> str | None:
        """The second half of "U.S.-led", or None."""
        doc = span.doc
        if span.end + 1 >= len(doc) or doc[span.end].text != "-" or doc[span.end - 1].whitespace_:
            return None
        return None if doc[span.end].whitespace_ else doc[span.end + 1].lower_

    @staticmethod
    def _opens_report(span: Span) -> bool:
        """Whether the name stands in a dateline: first in its paragraph, before a dash or a bracket."""
        doc = span.doc
        if span.start and not doc[span.start - 1].is_space and doc[span.start - 1].text != ",":
            return False
        if 0 < span.start < 6 and doc[span.start - 1].text == "," and doc[0].is_upper:
            return True
        closing = doc[span.end].text if span.end < len(doc) else ""
        return (
            closing in {"(", "—", "–", "--", "-"}
            or (closing == "," and span.start == 0)
            or (span.start == 0 and span.text.isupper())
        )

    def _is_seat(self, candidate: Candidate | None) -> bool:
        """Whether a government is called by this name: a country, a capital or a palace."""
        if candidate is None:
            return False
        return candidate.kind == "country" or candidate.feature == "PPLC" or candidate.feature in self._seats

    def _after_preposition(self, head: Token, governs: bool) -> PlaceUse:
        preposition = head.head
        governor = preposition.head
        word = preposition.lower_
        if word == "by" and preposition.dep_ == "agent":
            return "metonym"
        if word == "between" and governor.lower_ in self._locative_nouns:
            return "literal"  # "the border between Chad and Niger"
        if word in {"with", "against", "between", "among"}:
            return "metonym"
        if governs and word == "of" and governor.lemma_.lower() in self._bodies:
            return "metonym"
        if governs and word == "on" and governor.pos_ != "VERB":
            return "metonym"
        if governs and word in {"for", "to"} and governor.lemma_.lower() in self._offices:
            return "metonym"
        if (
            word in {"on", "to", "toward", "towards", "from", "by"}
            and governor.lemma_.lower() in self._dealing
        ):
            return "metonym"
        return "literal"

    @staticmethod
    def _first_of_list(token: Token) -> Token:
        """The first member of "Seoul, Tokyo and Washington", whose place in the clause all share."""
        while token.dep_ in {"conj", "appos"} and token.head.i < token.i and token.head.pos_ == "PROPN":
            token = token.head
        return token

    def _by_words(self, span: Span, candidate: Candidate | None) -> PlaceUse:
        doc = span.doc
        before = doc[span.start - 1].lower_ if span.start else ""
        after = doc[span.end].lower_ if span.end < len(doc) else ""
        if before in self._locative:
            return "literal"
        if before in {"with", "against"}:
            return "metonym"
        if after in {"'s", "’s"}:
            following = doc[span.end + 1].lower_ if span.end + 1 < len(doc) else ""
            return "literal" if following in self._locative_nouns else "modifier"
        if candidate is not None and candidate.kind in _ACTORS and self._third_person(after):
            return "metonym"
        # "US officials": a short form before a word that is neither a verb nor a function word.
        short = span.text.isupper() and len(span.text) <= 4
        if short and after.isalpha() and span.doc[span.end].is_lower and not span.doc[span.end].is_stop:
            return "modifier"
        return "literal"

    def _third_person(self, word: str) -> bool:
        """Whether a word form belongs to an acting verb, by its ending alone."""
        endings = (("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("ied", "y"), ("ies", "y"))
        if word in {"said", "told", "sent", "vowed", "won", "lost", "beat"}:
            return True
        return any(
            word.endswith(ending) and word[: len(word) - len(ending)] + mended in self._acting
            for ending, mended in endings
        )
