"""Words that no row of the lexicon takes for an act where they stand, offered to the encoder of acts.

Which words are worth asking about the encoder itself says, reading the sentence once without marks: on
held-back marked reports (2026-11-22) eight in ten marked acts are among the 0.9 words a sentence
that it spots at a fifth.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from spacy.tokens import Span, Token

from onrecord.encode.acts import spotted
from onrecord.knowledge.rows.what import Trigger
from onrecord.what.clauses import words_of
from onrecord.what.frames import Clause, Frames, lemma
from onrecord.what.lexicon import NO_EVENT, Lexicon, Sense
from onrecord.what.triggers import Match

# Weak: with only a doer, or with nobody, such a word has to be a sure one (of 81 words without a doer
# that the encoder spots at less than `SEEN`, one was an act; of 69 with one, eight: 90 reports, 2026-11-22).
_ROW = Trigger(
    lemma="",
    actor=("subj",),
    recipient=("obj", "prep:to", "prep:with", "prep:against", "prep:on", "prep:for", "prep:from"),
    flags=("weak",),
    source="own: the places where most verbs have their parties",
)
UNLISTED = Sense(row=_ROW, needs=(), particles=(), preposition=None)
_NOUN_ROW = Trigger(
    lemma="",
    actor=("poss", "prep:by", "mod", "prep:between", "prep:from", "support"),
    recipient=("prep:against", "prep:with", "prep:on", "prep:to", "prep:for", "prep:of"),
    flags=("weak",),
    source="own: the places where most event nouns have their parties",
)
UNLISTED_NOUN = Sense(row=_NOUN_ROW, needs=(), particles=(), preposition=None)

_ASKING = frozenset({"REQUEST", "REJECT"})
# A word less likely to report an act than this is not asked about.
_LEAST = 0.2
# One surer than this is asked about whatever the rules say of its parties.
SEEN = 0.3


class UnlistedFinder:
    """Offers verbs and nouns that the encoder, reading without marks, takes for acts often enough.

    Args:
        frames: what the lexicon says is no act in its frame is not offered.
        lexicon: its words.

    Attributes:
        spotted: gives a sentence's words, by where they begin in it, with the probability that
            they report an act.
    """

    def __init__(self, lexicon: Lexicon, frames: Frames) -> None:
        self._lexicon = lexicon
        self._places = lexicon.classes["place"] | lexicon.classes["spatial"]
        self._frames = frames
        self.spotted: Callable[[str], Mapping[int, float]] = spotted

    def find(
        self, sentence: Span, matches: Sequence[Match], mentioned: frozenset[int], political: frozenset[int]
    ) -> list[Match]:
        """Candidates of a sentence whose listed triggers are `matches`.

        Args:
            mentioned, political: tokens of all mentions, and of those that are a party to politics;
                a sentence without one of these is not read.
        """
        if not any(token.i in political for token in sentence):
            return []
        told = {match.token.i for match in matches} | {
            match.support.verb.i for match in matches if match.support is not None
        }
        words = words_of(sentence)
        # What is asked for or refused is content of the asking ("urged it to freeze settlements").
        told |= {
            inner.i
            for match in matches
            if match.sense.row.category in _ASKING
            for inner in match.clause.embedded()
        }
        by_place = self.spotted(words.text)
        shares = {token.i: by_place.get(token.idx - words.start, 0.0) for token in sentence}
        offered = [
            Match(token, UNLISTED if token.pos_ == "VERB" else UNLISTED_NOUN, Clause(token, mentioned))
            for token in sentence
            if token.i not in told and shares[token.i] >= _LEAST and _may_act(token, told, shares)
            if token.pos_ == "VERB" or lemma(token) not in self._places
        ]
        return [match for match in offered if not self._is_no_act(match, mentioned)]

    def _is_no_act(self, match: Match, mentioned: frozenset[int]) -> bool:
        """Whether the lexicon says of the word's sense here that it is no act ("denied the charge")."""
        sense = self._sense(match.token, match.clause)
        if sense is not None and (sense.row.category == NO_EVENT or sense.has("takes")):
            return True
        head = match.token.head
        if match.token.dep_ != "dobj" or head.pos_ != "VERB":
            return False
        above = self._sense(head, Clause(head, mentioned))
        return above is not None and above.has("takes")

    def _sense(self, token: Token, clause: Clause) -> Sense | None:
        listed = self._lexicon.verbs if token.pos_ == "VERB" else self._lexicon.nouns
        senses = listed.get(lemma(token))
        return self._frames.best(senses, clause) if senses else None


def _may_act(word: Token, told: Collection[int], shares: Mapping[int, float]) -> bool:
    """Whether a word is no part of another's act: its verb's, or its object's where that is the surer."""
    if word.pos_ == "NOUN":
        return word.dep_ != "compound" and word.head.i not in told
    if word.pos_ != "VERB" or word.dep_ in {"aux", "auxpass", "amod"}:
        return False
    # What is said is a statement; an object that is an act has its own trigger.
    sure = shares[word.i] if shares[word.i] >= SEEN else 0.0
    return not any(
        child.dep_ in {"dobj", "nsubjpass"} and child.i in told and sure <= shares.get(child.i, 0.0)
        for child in word.children
    )
