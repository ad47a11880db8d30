"""Triggers that were given, with what stands around them, and how two of them compare.

The features and their coefficients (`merge/given.tsv`) decide for triggers what
`merge/weights.yaml` decides for coded events; here no parties, dates or places are known, so
words near the trigger stand in for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Span, Token

from onrecord.merge.documents import Matrix, Vocabulary
from onrecord.merge.words import Families

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent", "poss"})
_OBJECTS = frozenset({"dobj", "attr", "dative", "oprd"})
# Auxiliaries that put an act out of the present and past.
_NOT_DONE = frozenset({"will", "would", "may", "might", "could", "should", "can", "not", "n't"})
_SIMILAR = 0.55
# Settles 61 of 100 pairs; on ECB+ dev the figure is the same with and without it (76.5).
_UNLIKE = 0.3
# Headline and first sentences tell the story's main act, in whatever words.
_LEAD = 3
# Words on either side of the trigger that count as its surroundings.
_NEAR = 6


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """One given trigger and its surroundings."""

    id: str
    document: int
    number: int
    sentence: int
    lemma: str
    family: str
    wider: frozenset[str]
    saying: bool
    lead: bool
    form: str
    noun: bool
    rarity: float
    vector: Matrix | None
    subjects: frozenset[str]
    objects: frozenset[str]
    places: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    done: bool
    context: Matrix
    surroundings: Matrix | None


def _root(span: Span) -> Token:
    """The word that carries the act: of "take part" and "make a statement" the noun."""
    root = span.root
    if root.pos_ == "AUX" or root.lemma_ in ("make", "take", "have", "give", "be", "get"):
        for token in span:
            if token.i != root.i and token.pos_ in ("NOUN", "VERB", "ADJ"):
                return token
    return root


def _words(token: Token) -> Iterator[str]:
    """The words of an argument: its head, and what modifies it closely."""
    yield token.lemma_.lower()
    for child in token.children:
        if child.dep_ in ("compound", "amod", "nmod") and not child.is_stop:
            yield child.lemma_.lower()


def _arguments(root: Token) -> tuple[set[str], set[str], set[str]]:
    subjects: set[str] = set()
    objects: set[str] = set()
    places: set[str] = set()
    for child in root.children:
        if child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    where = objects if child.lower_ == "of" else subjects if child.lower_ == "by" else places
                    where.update(_words(inner))
        elif child.dep_ == "agent":
            subjects.update(w for inner in child.children for w in _words(inner))
        elif child.dep_ == "nsubjpass":
            objects.update(_words(child))
        elif child.dep_ in _SUBJECTS and child.pos_ != "PRON":
            subjects.update(_words(child))
        elif child.dep_ in _OBJECTS or (child.dep_ in ("compound", "amod") and root.pos_ == "NOUN"):
            objects.update(_words(child))
    if root.dep_ in ("relcl", "acl") and root.head.pos_ in ("NOUN", "PROPN"):
        subjects.update(_words(root.head))
    return subjects, objects, places


class TriggerReader:
    """Reads given triggers from their documents."""

    def __init__(self, families: Families, vocabulary: Vocabulary) -> None:
        self._families = families
        self._vocabulary = vocabulary

    def read(self, doc: Doc, document: int, spans: list[tuple[str, int, int]]) -> list[Trigger]:
        """The triggers of one document; `spans` are id, start and end (code points)."""
        sentences = list(doc.sents)
        contexts = self._vocabulary.vectors(sentences)
        of_token = [n for n, sentence in enumerate(sentences) for _ in sentence]
        made = []
        for number, (name, start, end) in enumerate(sorted(spans, key=lambda s: (s[1], s[0]))):
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is None or not len(span):
                # An empty trigger is nobody's; it is a happening of its own.
                span = doc[0:1]
            root = _root(span)
            sentence = of_token[root.i]
            subjects, objects, places = _arguments(root)
            around = sentences[sentence]
            lemma = root.lemma_.lower()
            made.append(
                Trigger(
                    id=name,
                    document=document,
                    number=number,
                    sentence=sentence,
                    lemma=lemma,
                    family=(family := self._family(span, root)),
                    wider=self._families.wider(family),
                    saying="talking" in self._families.wider(family),
                    lead=sentence < _LEAD,
                    form=span.text.lower(),
                    noun=root.pos_ in ("NOUN", "PROPN"),
                    rarity=self._vocabulary.rarity(lemma),
                    vector=self._unit(doc, lemma, root),
                    subjects=frozenset(subjects),
                    objects=frozenset(objects),
                    places=frozenset(places),
                    names=frozenset(t.lower_ for t in around if t.pos_ == "PROPN" and t.i != root.i),
                    numbers=frozenset(t.lower_ for t in around if t.pos_ == "NUM"),
                    done=not any(child.lower_ in _NOT_DONE for child in root.children),
                    context=contexts[sentence],
                    surroundings=self._surroundings(doc, around, root),
                )
            )
        return made

    def _family(self, span: Span, root: Token) -> str:
        words = [root.lemma_, root.lower_, *(t.lemma_ for t in span)]
        known = next((w for w in words if self._families.knows([w])), root.lemma_)
        return self._families.of(known)

    def _surroundings(self, doc: Doc, sentence: Span, root: Token) -> Matrix | None:
        """The mean meaning of the content words near the trigger, rarer words counting more."""
        near = doc[max(sentence.start, root.i - _NEAR) : min(sentence.end, root.i + _NEAR + 1)]
        found = [
            (self._vocabulary.rarity(t.lemma_.lower()), t.vector)
            for t in near
            if t.i != root.i and t.has_vector and t.is_alpha and not t.is_stop
        ]
        if not found:
            return None
        total = np.zeros(doc.vocab.vectors_length)
        for weight, vector in found:
            total += weight * np.asarray(vector, dtype=np.float64)
        length = float(np.linalg.norm(total))
        return total / length if length else None

    @staticmethod
    def _unit(doc: Doc, lemma: str, root: Token) -> Matrix | None:
        lexeme = doc.vocab[lemma]
        if not lexeme.has_vector:
            lexeme = root.lex
        if not lexeme.has_vector:
            return None
        vector = np.asarray(lexeme.vector, dtype=np.float64)
        length = float(np.linalg.norm(vector))
        return vector / length if length else None


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def hopeless(a: Trigger, b: Trigger) -> bool:
    """Whether two triggers are too unlike to be compared: other act, other field, other meaning.

    Asked first, since it settles most pairs at little cost.
    """
    if a.lemma == b.lemma or a.family == b.family or a.form == b.form or a.wider & b.wider:
        return False
    return a.vector is None or b.vector is None or float(a.vector @ b.vector) < _UNLIKE


def compare(a: Trigger, b: Trigger, stories: Matrix) -> dict[str, float]:
    """What is alike and unlike in two triggers; `stories` holds how alike their documents are."""
    same_lemma = a.lemma == b.lemma or a.form == b.form
    same_act = same_lemma or a.family == b.family
    similar = float(a.vector @ b.vector) if a.vector is not None and b.vector is not None else 0.0
    together = a.document == b.document
    story = 0.0 if together else float(stories[a.document, b.document])
    context = 0.0 if together and a.sentence == b.sentence else float(a.context @ b.context)
    subjects, objects, places = (
        _share(a.subjects, b.subjects),
        _share(a.objects, b.objects),
        _share(a.places, b.places),
    )
    arguments = _share(a.subjects | a.objects | a.places, b.subjects | b.objects | b.places)
    clash = float(bool(a.objects and b.objects and not objects)) + float(
        bool(a.subjects and b.subjects and not subjects)
    )
    around = 0.0
    apart = not (together and a.sentence == b.sentence)
    if a.surroundings is not None and b.surroundings is not None and apart:
        around = float(a.surroundings @ b.surroundings)
    related = float(bool(a.wider & b.wider) and not same_act)
    lead = float(a.lead and b.lead)
    seen = {
        "prior": 1.0,
        "same lemma": float(same_lemma),
        "same family": float(same_act and not same_lemma),
        "similar words": 0.0 if same_act else max(0.0, similar),
        "very similar words": 0.0 if same_act else max(0.0, similar - _SIMILAR),
        "one document": float(together),
        "one sentence": float(together and a.sentence == b.sentence),
        "one story": story,
        "like sentences": context,
        "shared arguments": arguments,
        "named in one's arguments": _share(a.objects | a.subjects, b.names | b.objects | b.subjects)
        + _share(b.objects | b.subjects, a.names | a.objects | a.subjects),
        "other arguments": clash,
        "shared names": _share(a.names, b.names),
        "other numbers": float(bool(a.numbers and b.numbers and not a.numbers & b.numbers)),
        "done and not done": float(a.done != b.done),
        "one a noun": float(a.noun != b.noun),
    }
    act = float(same_act)
    saying = float(a.saying and b.saying)
    seen |= {
        "related act": related,
        "related act, one story": related * story,
        "related act, one document": related * float(together),
        "related act, arguments": related * arguments,
        "like surroundings": around,
        "same act, like surroundings": act * around,
        "similar words, like surroundings": (1 - act) * max(0.0, similar) * around,
        "both lead": lead,
        "same act, both lead": act * lead,
        "related act, both lead": related * lead,
        "other act, both lead, one story": (1 - act) * lead * story,
        "both say": saying,
        "both say, shared subjects": saying * subjects,
        "both say, other subjects": saying * float(bool(a.subjects and b.subjects and not subjects)),
        "both say, one story": saying * story,
        "similar words, one story": (1 - act) * max(0.0, similar) * story,
        "similar words, one document": (1 - act) * max(0.0, similar) * float(together),
    }
    seen |= {
        "same act, one document": act * float(together),
        "same act, rare word": act * min(a.rarity, b.rarity),
        "same act, one story": act * story,
        "same act, like sentences": act * context,
        "same act, shared arguments": act * arguments,
        "same act, shared objects": act * objects,
        "same act, shared subjects": act * subjects,
        "same act, shared places": act * places,
        "same act, other arguments": act * clash,
        "same act, shared names": act * _share(a.names, b.names),
        "same act, nouns": act * float(a.noun and b.noun),
        "same act, done and not done": act * float(a.done != b.done),
        "other act, like sentences": (1 - act) * context,
        "other act, shared arguments": (1 - act) * arguments,
        "other act, other story": (1 - act) * (1 - story),
    }
    return seen
