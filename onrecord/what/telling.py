"""What the words around an event's trigger tell of its parties."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from onrecord.model import Actor, Event
from onrecord.what import syntax
from onrecord.what.frames import lemma

_POINTING = syntax.POINTING | {"any", "more", "another", "further"}


def trigger_of(doc: Doc, event: Event) -> Token | None:
    """The word that heads an event's trigger; None where the text has no words there."""
    span = doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
    return span.root if span is not None else None


def stem(word: str) -> str:
    """The beginning that a verb and the noun of its act share ("attacked", "attacker")."""
    return word[:5]


class Telling:
    """One telling of an act: its trigger in the text.

    Attributes:
        token: the word that heads the trigger; None where the text has it within a longer word.
        stem: the beginning of its lemma.
        is_noun: whether the act is named, not told with a verb.
    """

    def __init__(self, doc: Doc, event: Event) -> None:
        self.token = trigger_of(doc, event)
        self.stem = stem(lemma(self.token)) if self.token is not None else ""
        self.is_noun = self.token is not None and self.token.pos_ in syntax.NOUNS

    @property
    def words(self) -> list[Token]:
        """The words right below the trigger."""
        return list(self.token.children) if self.token is not None else []

    def points(self) -> bool:
        """Whether a noun names an act as known ("the talks", "his trip", "any summit")."""
        words = self.words
        if self.token is not None and self.token.dep_ == "conj" and not any(w.dep_ == "det" for w in words):
            # "the rallies and detentions"
            words = [*words, *self.token.head.lefts]
        named = any(child.lower_ in _POINTING for child in words)
        return self.is_noun and (named or self.is_owned())

    def is_owned(self) -> bool:
        """Whether a noun says whose the act is ("his trip")."""
        return any(child.dep_ == "poss" for child in self.words)

    def bare(self) -> bool:
        """Whether nothing before a noun says which one it is ("in talks", "resume dialogue")."""
        return self.is_noun and not any(child.dep_ == "det" for child in self.words)

    def takes(self, words: frozenset[str]) -> bool:
        """Whether a verb has one of some words for its object ("resume dialogue")."""
        return any(child.dep_ == "dobj" and lemma(child) in words for child in self.words)

    def joins(self, actors: Sequence[Actor]) -> bool:
        """Whether "with" joins all of some parties to the act ("spoke today with its allies")."""
        below = syntax.below(self.token, "with") if self.token is not None else []
        places = {word.idx for head in below for word in head.subtree}
        return bool(actors) and all(a.inferred or places.intersection(range(a.start, a.end)) for a in actors)

    def holds(self, actor: Actor) -> bool:
        """Whether a party stands in the trigger's own phrase or is the subject of its verb."""
        if self.token is None:
            return False
        at = range(actor.start, actor.end)
        return any(word.idx in at for word in self.token.subtree)

    def is_passive(self) -> bool:
        """Whether a verb is done to its subject by somebody whom the clause does not name."""
        token = self.token
        return (
            token is not None
            and syntax.verb_like(token)
            and syntax.is_passive(token)
            and syntax.agent(token) is None
        )

    def leaves_doer_unsaid(self) -> bool:
        """Whether the clause does not say who acts: a noun, a passive, or a verb with an act for its
        subject ("the blast killed six")."""
        if self.token is None or not syntax.verb_like(self.token):
            return self.token is not None
        if syntax.is_passive(self.token):
            return syntax.agent(self.token) is None
        who = syntax.subject(self.token)
        return who is not None and who.pos_ == "NOUN"
