"""Words that no row of the lexicon takes for an act where they stand, offered to the encoder of acts.

Of 900 verbs of this sort with a political subject, drawn from real reports and judged by hand, a
third reported a political act (2026-11-22). Which words are worth asking about is read off more
such judgements (encode/weights/words.tsv).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from spacy.tokens import Span, Token

from onrecord.encode.words import share_of_acts
from onrecord.knowledge.rows.what import Trigger
from onrecord.what.frames import Clause, Frames, lemma
from onrecord.what.lexicon import NO_EVENT, Lexicon, Sense
from onrecord.what.triggers import Match

_ROW = Trigger(
    lemma="",
    actor=("subj",),
    recipient=("obj", "prep:to", "prep:with", "prep:against", "prep:on", "prep:for", "prep:from"),
    source="own: the places where most verbs have their parties",
)
UNLISTED = Sense(row=_ROW, needs=(), particles=(), preposition=None)
_NOUN_ROW = Trigger(
    lemma="",
    actor=("poss", "prep:by", "mod", "prep:between", "prep:from", "support"),
    recipient=("prep:against", "prep:with", "prep:on", "prep:to", "prep:for", "prep:of"),
    source="own: the places where most event nouns have their parties",
)
UNLISTED_NOUN = Sense(row=_NOUN_ROW, needs=(), particles=(), preposition=None)


# A word that in real reports was an act less often than this is not asked about.
_LEAST = 0.06


class UnlistedFinder:
    """Offers verbs and event nouns that report an act often enough.

    Args:
        frames: what the lexicon says is no act in its frame is not offered.
        lexicon: its words, and the classes `never_an_act` (of verbs, where no judgements say
            otherwise) and `may_be_an_act` (of nouns).
    """

    def __init__(self, lexicon: Lexicon, frames: Frames) -> None:
        self._lexicon = lexicon
        self._frames = frames
        self._never = lexicon.classes["never_an_act"]
        # Nouns that are acts in some frame; outside it the encoder decides.
        self._nouns = lexicon.classes["may_be_an_act"] | {
            lemma
            for lemma, senses in lexicon.nouns.items()
            if any(sense.row.category not in {"", NO_EVENT} for sense in senses)
        }

    def find(self, sentence: Span, matches: Sequence[Match], mentioned: frozenset[int]) -> list[Match]:
        """Candidates of a sentence whose listed triggers are `matches`."""
        if not any(token.i in mentioned for token in sentence):
            return []
        told = {match.token.i for match in matches} | {
            match.support.verb.i for match in matches if match.support is not None
        }
        offered = [
            Match(token, UNLISTED if token.pos_ == "VERB" else UNLISTED_NOUN, Clause(token, mentioned))
            for token in sentence
            if token.i not in told
            and ((token.pos_ == "VERB" and self._may_act(token, told)) or self._may_name(token, told))
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

    def _may_name(self, noun: Token, told: Collection[int]) -> bool:
        if noun.pos_ != "NOUN" or noun.dep_ == "compound" or noun.head.i in told:
            return False
        word = lemma(noun)
        share = share_of_acts(word, "NOUN")
        return word in self._nouns if share is None else share >= _LEAST

    def _may_act(self, verb: Token, told: Collection[int]) -> bool:
        share = share_of_acts(lemma(verb), "VERB")
        if verb.dep_ in {"aux", "auxpass", "amod"}:
            return False
        if lemma(verb) in self._never if share is None else share < _LEAST:
            return False
        # What is said is a statement; an object that is an act has its own trigger.
        return not any(child.dep_ in {"dobj", "nsubjpass"} and child.i in told for child in verb.children)
