"""Words that no row of the lexicon takes for an act where they stand, offered to the encoder of acts.

Of 900 verbs of this sort with a political subject, drawn from real reports and judged by hand, a
third reported a political act (2026-11-22).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from spacy.tokens import Span, Token

from onrecord.knowledge.rows.what import Trigger
from onrecord.what import syntax
from onrecord.what.frames import Clause, lemma
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


class UnlistedFinder:
    """Offers finite and infinitive verbs with a subject among the actors.

    Args:
        lexicon: its words, and the class `never_an_act`.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._never = lexicon.classes["never_an_act"]
        # Nouns that are acts in some frame; outside it the encoder decides.
        self._nouns = frozenset(
            lemma
            for lemma, senses in lexicon.nouns.items()
            if any(sense.row.category not in {"", NO_EVENT} for sense in senses)
        )

    def find(self, sentence: Span, matches: Sequence[Match], mentioned: frozenset[int]) -> list[Match]:
        """Candidates of a sentence whose listed triggers are `matches`."""
        told = {match.token.i for match in matches} | {
            match.support.verb.i for match in matches if match.support is not None
        }
        verbs = [
            Match(token, UNLISTED, Clause(token, mentioned))
            for token in sentence
            if token.pos_ == "VERB" and token.i not in told and self._may_act(token, told, mentioned)
        ]
        nouns = [
            Match(token, UNLISTED_NOUN, Clause(token, mentioned))
            for token in sentence
            if token.pos_ == "NOUN"
            and token.dep_ != "compound"
            and token.i not in told
            and token.head.i not in told
            and lemma(token) in self._nouns
        ]
        return sorted([*verbs, *nouns], key=lambda match: match.token.i)

    def _may_act(self, verb: Token, told: Collection[int], mentioned: frozenset[int]) -> bool:
        if lemma(verb) in self._never or verb.dep_ in {"aux", "auxpass", "amod"}:
            return False
        for child in verb.children:
            # What is said is a statement; an object that is an act has its own trigger.
            if child.dep_ == "ccomp" or (child.dep_ in {"dobj", "xcomp", "nsubjpass"} and child.i in told):
                return False
        who = syntax.agent(verb) if syntax.is_passive(verb) else syntax.subject(verb)
        return who is not None and any(token.i in mentioned for token in who.subtree)
