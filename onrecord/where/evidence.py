"""What speaks for a capitalised name being a place: its fame, its neighbours, its build."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows import where as rows
from onrecord.where.gazetteer import Candidate, Gazetteer

# A bare name is believed without a witness if some place of this many people bears it.
WELL_KNOWN = 300_000
# Parishes and communes of small states share their names with persons and saints.
SMALL_DIVISION = 100_000
DIVISION_WORDS = frozenset("state province region governorate oblast prefecture county district".split())
_TOWN_WORDS = frozenset("city town village port suburb capital".split())


class Words:
    """The word sets of `where/words.yaml`, by name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._sets = {row.set: frozenset(row.words) for row in knowledge.rows(rows.WORDS)}

    def __getitem__(self, name: str) -> frozenset[str]:
        return self._sets[name]


class Evidence:
    """Judges names by the gazetteer and the words around them; built once."""

    def __init__(self, gazetteer: Gazetteer, words: Words) -> None:
        self._gazetteer = gazetteer
        self._heads = words["organisation-heads"]
        self._features = words["feature-heads"]
        self._titles = words["personal-titles"]
        self._prepositions = words["place-prepositions"]
        self._strong = words["strong-prepositions"]
        self._compass = words["compass-words"]
        self._describing = words["describing-words"]
        self._openers = tuple(tuple(opener.split()) for opener in words["organisation-openers"])

    def is_no_name(self, token: Token) -> bool:
        """Whether a lone token is an adjective, a verb or a generic noun rather than a name."""
        if token.text in self._features or token.text in self._heads or token.text in self._compass:
            return True
        return token.tag_ in {"JJ", "VB", "VBD", "RB", "IN"} and self.weight(token.text) < 2

    def opens_report(self, doc: Doc, span: Span) -> bool:
        """Whether the span is a dateline without a mark behind it: "LONDON Shares fell"."""
        if span.start or not span.text.isupper() or len(span.text) < 4 or span.end >= len(doc):
            return False
        return not doc[span.end].text.isupper() and self.weight(span.text) >= 2

    def is_state_short(self, span: Span) -> bool:
        """Whether the span abbreviates a country: "U.S.", "ROK", "DPRK"."""
        return len(span) == 1 and span.text.isupper() and len(span.text) > 1 and self.weight(span.text) == 3

    def weight(self, name: str) -> int:
        """3 a country, continent or metropolis; 2 well known; 1 a town; 0 a hamlet."""
        best = 0
        for candidate in self._gazetteer.candidates(name):
            if candidate.kind == "country" or (candidate.kind == "site" and candidate.weight >= 7):
                return 3
            if not candidate.own_name and candidate.kind != "site":
                best = max(best, 1 if candidate.population > WELL_KNOWN else 0)
            elif candidate.kind == "division" and candidate.population < SMALL_DIVISION:
                best = max(best, 1)
            elif candidate.kind in ("division", "site") or candidate.population >= WELL_KNOWN:
                best = max(best, 3 if candidate.population > 3_000_000 else 2)
            elif candidate.population >= 10_000:
                best = max(best, 1)
        return best

    def beside(self, doc: Doc, span: Span) -> int:
        """How strongly the neighbouring words say that this is a place (0 to 3)."""
        before = doc[span.start - 1] if span.start else None
        if span.end + 1 < len(doc) and doc[span.end].text == ",":
            following = self.following_name(doc, span.end + 1)
            if following is not None and span[0].text[0].isupper():
                return 3
        if before is not None and before.lower_ == "of" and span.start > 1:
            kind = doc[span.start - 2].lower_
            return 2 if kind in DIVISION_WORDS or kind in _TOWN_WORDS else 1
        if before is not None and before.lower_ in self._strong and not self.runs_on(doc, span):
            return 2
        if before is not None and before.lower_ in self._prepositions:
            return 1
        if before is None or before.is_space or before.text in {"\n", ")"}:
            opens = doc[span.end].text if span.end < len(doc) else ""
            if span.text.isupper() and opens in {"(", "—", "–", "-", "--", ","}:
                return 2
        if before is not None and before.lower_ in self._describing and before.lower_ != "the":
            return 1
        return 0

    def stands_alone(self, doc: Doc, span: Span) -> bool:
        """Whether neither neighbour is a capitalised word that could make it a person's name."""
        before = doc[span.start - 1] if span.start else None
        if before is not None and before.is_alpha and before.text[0].isupper() and span.start > 1:
            opens_sentence = doc[span.start - 2].is_punct or doc[span.start - 2].is_space
            if not opens_sentence or before.text in self._titles:
                return False
        return not self.runs_on(doc, span) or self._gazetteer.known(doc[span.end].text)

    @staticmethod
    def runs_on(doc: Doc, span: Span) -> bool:
        """Whether the capitalised words go on behind the span."""
        if span.end >= len(doc):
            return False
        following = doc[span.end]
        return following.is_alpha and following.text[0].isupper() and bool(doc[span.end - 1].whitespace_)

    def following_name(self, doc: Doc, start: int) -> Candidate | None:
        """The state, province or country named from token `start` on, if there is one."""
        for length in (4, 3, 2, 1):
            span = doc[start : start + length]
            if len(span) < length:
                continue
            short = self._gazetteer.after_comma(span.text)
            if short:
                return short
            for candidate in self._gazetteer.candidates(span.text):
                if (
                    candidate.kind in ("country", "division")
                    and candidate.own_name
                    and span.text[0].isupper()
                ):
                    return candidate
        return None

    def is_organisation(self, span: Span) -> bool:
        """Whether the last word makes it a body or a meeting ("East Asia Summit")."""
        return span[-1].text in self._heads and span[-1].text not in self._features

    def belongs_to_longer(self, doc: Doc, span: Span) -> bool:
        """Whether the name is a piece of an organisation's or a person's name."""
        after = doc[span.end] if span.end < len(doc) else None
        if after is not None and (after.text in self._heads) and after.text not in self._features:
            return True
        if (
            after is not None
            and after.text in {"-", "–"}
            and span.end + 1 < len(doc)
            and not doc[span.end - 1].whitespace_
            and doc[span.end + 1].text[:1].isupper()
            and not self._gazetteer.known(doc[span.end + 1].text)
        ):
            return True
        before = doc[span.start - 1] if span.start else None
        if before is None:
            return False
        if before.text in self._titles and doc[span.start].ent_type_ == "PERSON":
            return True
        for opener in self._openers:
            first = span.start - len(opener)
            if first >= 0 and all(doc[first + i].text == word for i, word in enumerate(opener)):
                return True
        return False
