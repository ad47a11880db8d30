"""Whether a sentence tells an act, or only mentions it on the way to telling another."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.what import syntax

# From a clause to the one above it that still tells the same: what is said, and what is told beside it.
_TELLING = frozenset({"ccomp", "conj", "parataxis"})
# How deep clauses may lie in one another; deeper ones are parser errors.
_DEPTH = 6


def is_main(trigger: Token, carrier: Token | None) -> bool:
    """Whether the main clause of a sentence, or what it reports as said, tells of an act.

    "Russia vetoed the text" and "he said Russia vetoed the text" do; "the talks, which Russia joined",
    "after the attack on the base" and "the launch drew criticism" only mention theirs.

    Args:
        trigger: the word that names the act.
        carrier: the verb that carries it where it is a noun ("held talks"), if any.
    """
    word = carrier if carrier is not None else trigger
    if not syntax.verb_like(word):
        # A sentence without a verb ("Fresh talks in Geneva") tells what its head names.
        return word.dep_ == "ROOT"
    if trigger.dep_ in {"amod", "compound"}:
        return False
    for _ in range(_DEPTH):
        if word.dep_ == "ROOT":
            return True
        if word.dep_ == "xcomp" or word.dep_ in _TELLING:
            word = word.head
            continue
        return False
    return False
