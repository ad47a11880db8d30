"""Which words of a report are toponyms.

Two witnesses are heard: the name recogniser (places, and persons or organisations that a
place name may sit in) and the gazetteer with the words beside the name. Where a sentence
was not analysed the second one decides alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from onrecord.parse.labels import PLACES
from onrecord.where.evidence import DIVISION_WORDS, Evidence, Words
from onrecord.where.gazetteer import Candidate, Gazetteer, folded
from onrecord.where.territory import Territories

# Longer place names exist, but none that a shorter piece of it would not also place.
LONGEST = 6
# Endings by which adjectives and names of peoples are told from names of places.
_OF_PEOPLES = ("an", "ans", "ese", "ish", "ic", "ics")
_INITIAL_WORD = re.compile(r"[A-ZÀ-ÞŠŽĐŁ]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A toponym in the text, before it is known which place it means.

    `after_comma` is what a short form behind a comma stands for; `label` the recogniser's;
    `listed` the name to look up where the words themselves are not listed.
    """

    span: Span
    label: str
    known: bool
    after_comma: Candidate | None = None
    listed: str | None = None

    @property
    def text(self) -> str:
        """The name under which the gazetteer lists the place, or else the words themselves."""
        return self.listed or self.span.text

    @property
    def says_division(self) -> bool:
        """Whether the words call it a state, a province or the like ("Lagos State")."""
        following = self.span.doc[self.span.end].lower_ if self.span.end < len(self.span.doc) else ""
        return following in DIVISION_WORDS or self.span[-1].lower_ in DIVISION_WORDS


class MentionFinder:
    """Finds toponyms; built once.

    Args:
        gazetteer: the places.
        words: the sets of words that decide about names.
        territories: finds a state's waters, coast, soil and sky.
        bodies: abbreviations of organisations; no town is meant by them ("NATO", "the AU").
    """

    def __init__(
        self, gazetteer: Gazetteer, words: Words, territories: Territories, bodies: Collection[str] = ()
    ) -> None:
        self._gazetteer = gazetteer
        self._territories = territories
        self._evidence = Evidence(gazetteer, words)
        self._features = words["feature-heads"]
        self._ordinary = frozenset(folded(word) for word in words["ordinary-words"])
        self._personal = frozenset(folded(word) for word in words["personal-names"])
        towns = (body for body in bodies if self._is_only_a_town(body))
        self._never = frozenset(folded(word) for word in (*words["never-places"], *towns))
        self._compass = words["compass-words"]
        self._generic = words["generic-endings"]
        self._venue_prepositions = words["venue-prepositions"]
        self._describing = words["describing-words"]
        self._venues = words["venue-heads"]

    def find(self, doc: Doc, dateline: Span | None = None) -> list[Mention]:
        """The toponyms of a report, in order, none within another.

        Args:
            doc: the report's Doc.
            dateline: its dateline's place, where reading found one.
        """
        taken = bytearray(len(doc))
        found: list[Mention] = []
        if dateline is not None:
            known = self._gazetteer.known(dateline.text)
            listed = None if known else self._gazetteer.loosely(dateline.text)
            found.append(Mention(dateline, "GPE", known or listed is not None, listed=listed))
            taken[dateline.start : dateline.end] = b"\1" * len(dateline)
        for site in self._unmistakable(doc):
            self._keep(site, found, taken)
        surnames = {folded(e[-1].text) for e in doc.ents if e.label_ == "PERSON" and len(e) > 1}
        for named_place in self._of_recogniser(doc):
            if not self._is_surname(doc, named_place.span, surnames):
                self._keep(named_place, found, taken)
        spans = list(self._capitalised(doc, taken))
        told = [self._of_gazetteer(doc, span) for span in spans]
        # A name that is a place once in a report is one wherever it stands in it.
        named = {folded(mention.span.text) for mention in (*found, *told) if mention and mention.known}
        for span, mention in zip(spans, told, strict=True):
            if (
                mention is None
                and folded(span.text) in named - self._never
                and not self._in_longer_entity(doc, span)
            ):
                mention = Mention(span, "", True)
            if mention is not None and not self._is_surname(doc, span, surnames):
                self._keep(mention, found, taken)
        for ground, state in self._territories.find(doc):
            self._keep(Mention(ground, "GPE", True, listed=state), found, taken)
        found.extend(self._after_commas(doc, found, taken))
        found.extend(self._by_halves(doc, found, taken))
        return sorted(found, key=lambda mention: mention.span.start)

    def _is_only_a_town(self, name: str) -> bool:
        """Whether no country, sea or region bears a name ("the EU" is one)."""
        return all(
            candidate.kind not in ("country", "site") for candidate in self._gazetteer.candidates(name)
        )

    def _is_surname(self, doc: Doc, span: Span, surnames: set[str]) -> bool:
        """Whether a lone name is that of a person named in full ("Lisa Monaco … Monaco told")."""
        return folded(span.text) in surnames and self._evidence.beside(doc, span) < 2

    @staticmethod
    def _keep(mention: Mention, found: list[Mention], taken: bytearray) -> None:
        """Add a mention unless its words are already taken."""
        span = mention.span
        if not any(taken[span.start : span.end]):
            found.append(mention)
            taken[span.start : span.end] = b"\1" * len(span)

    def _unmistakable(self, doc: Doc) -> Iterator[Mention]:
        """Sites of several words, whatever the recogniser takes their pieces for."""
        for token in doc:
            if not self._gazetteer.may_open(token.text):
                continue
            for length in range(min(LONGEST, len(doc) - token.i), 1, -1):
                span = doc[token.i : token.i + length]
                if not span[-1].is_punct and self._gazetteer.unmistakable(span.text):
                    if not self._evidence.belongs_to_longer(doc, span):
                        yield Mention(span, "LOC", True)
                    break

    def _by_halves(self, doc: Doc, found: list[Mention], taken: bytearray) -> Iterator[Mention]:
        """ "The North" and "the South" of a country that the report names in full."""
        named = {candidate.geonames for m in found if m.known for candidate in self._countries(m)}
        for token in doc[1:] if named else ():
            if token.text not in self._compass or taken[token.i] or doc[token.i - 1].lower_ != "the":
                continue
            meant = self._gazetteer.with_neighbour(token.text)
            span = doc[token.i : token.i + 1]
            if meant is not None and meant.geonames in named and not self._evidence.runs_on(doc, span):
                yield Mention(span, "GPE", True, meant)

    def _countries(self, mention: Mention) -> list[Candidate]:
        return [c for c in self._gazetteer.candidates(mention.text) if c.kind == "country"]

    def _of_recogniser(self, doc: Doc) -> Iterator[Mention]:
        for entity in doc.ents:
            if entity.label_ not in PLACES and not self._is_venue(doc, entity):
                continue
            span = self._trimmed(entity)
            if span is None or folded(span.text) in self._never:
                continue
            span = self._extended(doc, span)
            short = self._gazetteer.after_comma(span.text)
            if short is not None and span.start and doc[span.start - 1].text == ",":
                yield Mention(span, entity.label_, True, short)
                continue
            known = self._gazetteer.known(span.text)
            if not known and (inner := self._known_part(span)):
                yield Mention(inner, entity.label_, True)
            elif known and (entity.label_ == "GPE" or not self._evidence.belongs_to_longer(doc, span)):
                yield Mention(span, entity.label_, True)
            elif not known and not self._evidence.belongs_to_longer(doc, span):
                listed = self._gazetteer.loosely(span.text)
                bare = entity.label_ != "GPE" and not self._evidence.is_organisation(span)
                if listed or bare or self._borne_out(doc, span):
                    yield Mention(span, entity.label_, listed is not None, listed=listed)

    def _extended(self, doc: Doc, span: Span) -> Span:
        """The span with the capitalised word beside it that the recogniser left out ("MEXICO CITY")."""
        for start, end in ((span.start, span.end + 1), (span.start - 1, span.end)):
            if start < 0 or end > len(doc):
                continue
            longer = doc[start:end]
            added = longer[-1] if end > span.end else longer[0]
            if not _INITIAL_WORD.match(added.text) or (added.text == "The" and not self._has_article(longer)):
                continue
            if self._gazetteer.known(longer.text):
                return longer
        return span

    def _has_article(self, span: Span) -> bool:
        """Whether the article belongs to the name ("The Hague")."""
        best = self._gazetteer.candidates(span.text)[:2]
        return any(candidate.name.startswith("The ") for candidate in best)

    def _is_venue(self, doc: Doc, entity: Span) -> bool:
        """Whether an "organisation" is a building that something happens in: "at Guy's Hospital"."""
        if entity.label_ not in {"ORG", "PERSON", "PRODUCT"} or len(entity) < 2:
            return False
        if entity[-1].text not in self._venues or not entity.start:
            return False
        before = doc[entity.start - 1]
        if before.lower_ == "the" and before.i:
            before = before.nbor(-1)
        return before.lower_ in self._venue_prepositions

    def _borne_out(self, doc: Doc, span: Span) -> bool:
        """Whether the words bear out a name that only the recogniser takes for a place."""
        if any(token.text in self._features for token in span):
            return True
        return self._evidence.beside(doc, span) > 0 and not self._evidence.is_organisation(span)

    def _trimmed(self, entity: Span) -> Span | None:
        """The entity without quotes, articles, compass words or a possessive ending."""
        start, end = entity.start, entity.end
        doc = entity.doc
        while end > start and (
            doc[end - 1].is_space or doc[end - 1].text in {"'s", "’s", "'", "’", ",", "-"}
        ):
            end -= 1
        while start < end and (
            doc[start].is_punct
            or doc[start].is_space
            or (doc[start].lower_ in self._describing and self._may_go(doc, start, end))
            or doc[start].lower_ == "the"
        ):
            start += 1
        if start >= end or not any(_INITIAL_WORD.match(token.text) for token in doc[start:end]):
            return None
        span = doc[start:end]
        if len(span) == 1 and (len(span.text) == 1 or self._evidence.is_no_name(span[0])):
            return None
        return span

    def _may_go(self, doc: Doc, start: int, end: int) -> bool:
        """Whether a describing first word is no part of the name ("northern Syria")."""
        if self._gazetteer.known(doc[start:end].text) or start + 1 >= end:
            return False
        return doc[start].text[0].islower() or self._gazetteer.known(doc[start + 1 : end].text)

    def _known_part(self, span: Span) -> Span | None:
        """A known name behind a compass word or before a lower-case word, never within a name."""
        for start in range(span.start, span.end):
            for end in range(span.end, start, -1):
                inner = span.doc[start:end]
                if not self._gazetteer.known(inner.text) or not inner.text[0].isupper():
                    continue
                before = span.doc[span.start : start]
                after = span.doc[end : span.end]
                if all(token.text[0].islower() or token.is_punct for token in (*before, *after)):
                    return inner
        return None

    def _capitalised(self, doc: Doc, taken: bytearray) -> Iterator[Span]:
        """Known names of capitalised words, the longest at each place."""
        last = 0
        for token in doc:
            if token.i < last or taken[token.i] or not _INITIAL_WORD.match(token.text):
                continue
            if token.text == "The":
                continue
            for length in range(min(LONGEST, len(doc) - token.i), 0, -1):
                span = doc[token.i : token.i + length]
                final = span[-1].text
                joined = length > 2 and span[-2].text == "-" and not span[-2].whitespace_
                if not (_INITIAL_WORD.match(final) or joined or (length > 1 and final in self._generic)):
                    continue
                if any(piece.is_space for piece in span):
                    continue
                if self._gazetteer.known(span.text):
                    yield span
                    last = span.end
                    break

    def _of_gazetteer(self, doc: Doc, span: Span) -> Mention | None:
        """A known name that the recogniser did not call a place, if the words bear it out."""
        if folded(span.text) in self._never or (len(span.text) < 3 and not span.text.isupper()):
            return None
        if self._evidence.opens_report(doc, span):
            return Mention(span, "", True)
        if self._evidence.is_state_short(span) and self._entity_at(doc, span) is None:
            return Mention(span, "", True)
        if self._evidence.belongs_to_longer(doc, span) or (
            len(span) == 1 and self._evidence.is_no_name(span[0])
        ):
            return None
        entity = self._entity_at(doc, span)
        if entity is not None:
            if entity.label_ in PLACES:
                return None
            if (entity.start, entity.end) != (span.start, span.end):
                rest = [t for t in entity if not span.start <= t.i < span.end and t.text[0].isupper()]
                if rest or entity.label_ in {"DATE", "TIME", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT"}:
                    return None
            if entity.label_ == "NORP" and span.text.endswith(_OF_PEOPLES):
                return None
        weight = self._evidence.weight(span.text)
        beside = self._evidence.beside(doc, span)
        ordinary = folded(span.text) in self._ordinary
        label = entity.label_ if entity is not None else ""
        if label == "PERSON":
            accepted = (weight >= 2 and not ordinary and beside > 0) or (weight == 3 and not ordinary)
        elif ordinary:
            accepted = beside > 2
        elif folded(span.text) in self._personal:
            accepted = beside > 1 or (weight >= 2 and not label and self._evidence.stands_alone(doc, span))
        elif label:
            accepted = weight >= 2 or beside > 1
        else:
            accepted = (
                weight == 3
                or beside > 1
                or (weight == 2 and self._evidence.stands_alone(doc, span))
                or (weight == 1 and beside > 0)
            )
        if accepted and len(span) == 1 and span[0].tag_ and span[0].tag_ not in {"NNP", "NNPS"}:
            accepted = (beside > 0 or weight == 3) and not ordinary
        return Mention(span, label, True) if accepted else None

    @staticmethod
    def _entity_at(doc: Doc, span: Span) -> Span | None:
        """The recogniser's entity that overlaps the span."""
        if not any(token.ent_type_ for token in span):
            return None
        return next((e for e in doc.ents if e.start < span.end and span.start < e.end), None)

    def _in_longer_entity(self, doc: Doc, span: Span) -> bool:
        """Whether the span is a piece of a longer name, by the recogniser or by its neighbours."""
        if self._evidence.belongs_to_longer(doc, span):
            return True
        entity = self._entity_at(doc, span)
        if entity is None or entity.label_ in {"MONEY", "NORP"}:
            return entity is not None and span.text.endswith(_OF_PEOPLES)
        return any(not span.start <= token.i < span.end and token.text[0].isupper() for token in entity)

    def _after_commas(self, doc: Doc, found: list[Mention], taken: bytearray) -> Iterator[Mention]:
        """Short forms behind a place and a comma: "Springfield, Ill."."""
        for mention in list(found):
            comma = mention.span.end
            if comma + 1 >= len(doc) or doc[comma].text != "," or taken[comma + 1]:
                continue
            for length in (4, 3, 2, 1):
                span = doc[comma + 1 : comma + 1 + length]
                meant = self._gazetteer.after_comma(span.text) if len(span) == length else None
                if meant is not None:
                    taken[span.start : span.end] = b"\1" * len(span)
                    yield Mention(span, "GPE", True, meant)
                    break
