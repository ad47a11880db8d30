"""Finds the words of a sentence that report acts, each with the sense it has there."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from onrecord.knowledge.rows.what import SupportVerb
from onrecord.parse.documents import parsed_sentences
from onrecord.what import syntax
from onrecord.what.frames import Clause, Frames, lemma
from onrecord.what.lexicon import NO_EVENT, Lexicon, Sense

_VERBAL = frozenset({"VERB", "AUX", "ADJ"})
_PAST = frozenset({"VBN", "VBD"})


@dataclass(frozen=True, slots=True)
class Support:
    """The verb that carries an event noun, and what its subject is to the event."""

    verb: Token
    row: SupportVerb


@dataclass(frozen=True, slots=True)
class Match:
    """A word that reports an act."""

    token: Token
    sense: Sense
    clause: Clause
    support: Support | None = None
    asks_to_meet: bool = False


def support_of(noun: Token, lexicon: Lexicon, containers: frozenset[str]) -> Support | None:
    """The verb that carries a noun ("held a round of talks"), found through what counts it."""
    top = noun
    if top.dep_ == "compound":
        top = top.head
    while top.dep_ == "pobj" and top.head.lower_ == "of" and lemma(top.head.head) in containers:
        top = top.head.head
    while top.dep_ == "conj" and top.head.pos_ in syntax.NOUNS:
        top = top.head
    if (
        top.dep_ == "pobj"
        and top.head.lower_ == "for"
        and lemma(top.head.head) in lexicon.classes["owned_up"]
    ):
        # "Claimed responsibility for the attack"
        top = top.head.head
    head = top.head
    if top.dep_ in {"dobj", "nsubjpass", "attr"} and syntax.verb_like(head):
        position = "object"
    elif top.dep_ == "nsubj" and syntax.verb_like(head):
        position = "subject"
    elif top.dep_ == "pobj" and syntax.verb_like(head.head):
        position, head = f"prep:{head.lower_}", head.head
    elif head.dep_ in {"acl", "relcl"}:
        return None
    else:
        position = ""
    candidates = [(position, head)] if position else []
    for child in top.children:
        # "the talks held in Vienna", "the attack that rebels launched"
        if child.dep_ in {"acl", "relcl"} and any(o.i == top.i for o in syntax.objects(child)):
            candidates.append(("object", child))
    for place, verb in candidates:
        if place == "subject" and syntax.is_passive(verb):
            place = "object"
        fitting = [row for row in lexicon.support.get(lemma(verb), ()) if row.noun == place]
        fitting.sort(key=lambda row: row.particle is None)
        for row in fitting:
            if row.particle is None or any(c.lower_ == row.particle for c in verb.children):
                return Support(verb, row)
    return None


def _misread_noun(token: Token) -> bool:
    """Whether the tagger took a plural noun for a verb ("condemned its missile launches")."""
    return (
        token.tag_ == "VBZ"
        and token.dep_ in {"dobj", "pobj", "nsubjpass"}
        and any(child.dep_ in {"compound", "amod", "poss"} for child in token.lefts)
    )


class TriggerFinder:
    """All triggers of a Doc, in text order; a word reports one act at most."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.frames = Frames(lexicon)

    def support(self, noun: Token) -> Support | None:
        """The verb that carries an event noun, or None."""
        if noun.pos_ not in syntax.NOUNS:
            return None
        return support_of(noun, self.lexicon, self.frames.containers)

    def _senses(self, token: Token) -> list[Sense] | None:
        """The senses of a verb; a past form taken for an adjective keeps its ending as its lemma."""
        word = lemma(token)
        bases = (word, word.removesuffix("d"), word.removesuffix("ed")) if token.pos_ == "ADJ" else (word,)
        return next((senses for base in bases if (senses := self.lexicon.verbs.get(base))), None)

    def _verb(self, token: Token, mentioned: frozenset[int]) -> Match | None:
        senses = self._senses(token)
        if not senses or (token.pos_ == "ADJ" and token.tag_ not in _PAST and not syntax.verb_like(token)):
            return None
        if token.dep_ in {"aux", "auxpass"} or (token.dep_ == "amod" and token.tag_ not in _PAST):
            return None
        clause = Clause(token, mentioned)
        sense = self.frames.best(senses, clause)
        if sense is None or sense.row.category == NO_EVENT:
            return None
        return Match(token, sense, clause)

    def _noun(self, token: Token, mentioned: frozenset[int]) -> Match | None:
        senses = self.lexicon.nouns.get(lemma(token))
        if not senses or token.ent_type_ in {"DATE", "TIME"}:
            return None
        if (
            token.dep_ == "compound"
            and token.head.pos_ in syntax.NOUNS
            and lemma(token.head) not in self.frames.carriers
        ):
            return None
        clause = Clause(token, mentioned)
        sense = self.frames.best(senses, clause)
        if sense is None or sense.row.category == NO_EVENT or sense.has("never"):
            return None
        support = support_of(token, self.lexicon, self.frames.containers)
        if sense.has("supported") and support is None:
            return None
        return Match(token, sense, clause, support)

    def _disclaimed(self, token: Token, mentioned: frozenset[int]) -> list[int]:
        """Objects of a verb whose sense takes their act away ("denied the charge")."""
        senses = self.lexicon.verbs.get(lemma(token))
        if not senses or token.pos_ not in {"VERB"}:
            return []
        clause = Clause(token, mentioned)
        sense = self.frames.best(senses, clause)
        return [noun.i for noun in clause.objects] if sense is not None and sense.has("takes") else []

    def _only_describes(self, match: Match, mentioned: frozenset[int]) -> bool:
        """Whether a participle tells only when the act that a noun names was announced or begun
        ("a review of its policy, announced in June, ended"): the noun is then the trigger."""
        verb = match.token
        if verb.dep_ != "acl" or not match.clause.passive or syntax.agent(verb) is not None:
            return False
        noun = self._noun(verb.head, mentioned) if verb.head.pos_ in syntax.NOUNS else None
        return noun is not None and noun.sense.row.kind == match.sense.row.kind

    def in_sentence(self, sentence: Span, mentioned: frozenset[int]) -> list[Match]:
        """The sentence's triggers; a noun that a verb's frame has taken in is left out."""
        found: list[Match] = []
        taken: set[int] = set()
        for token in sentence:
            if token.pos_ not in _VERBAL and not syntax.verb_like(token):
                continue
            match = self._verb(token, mentioned)
            if match is None:
                taken.update(self._disclaimed(token, mentioned))
                continue
            if self._only_describes(match, mentioned):
                continue
            found.append(match)
            if match.sense.wants_object() and not match.sense.has("keep"):
                for noun in match.clause.object_of(match.sense):
                    taken.update(inner.i for inner in syntax.conjuncts(noun)[:1])
                    taken.update(inner.i for inner in syntax.below(noun, "of")[:1])
        for token in sentence:
            if (token.pos_ in syntax.NOUNS or _misread_noun(token)) and token.i not in taken:
                match = self._noun(token, mentioned)
                if match is not None:
                    found.append(match)
        found.sort(key=lambda match: match.token.i)
        return found

    def find(self, doc: Doc, mentioned: frozenset[int]) -> list[tuple[Span, list[Match]]]:
        """The analysed sentences with their triggers."""
        return [(sentence, self.in_sentence(sentence, mentioned)) for sentence in parsed_sentences(doc)]
