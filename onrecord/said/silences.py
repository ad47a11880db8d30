"""Refusals that a noun tells: "gave no details", "there was no comment from"."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from onrecord.said import clauses
from onrecord.said.attribution import Attribution, lemma


class Silences:
    """Finds who kept silent.

    Args:
        withheld: a verb and the noun that with "no" make a refusal of it ("give detail").
        unheard: nouns of what there was none from somebody.
    """

    def __init__(self, withheld: Collection[str], unheard: Collection[str]) -> None:
        self._withheld = withheld
        self._unheard = unheard
        self._nouns = {pair.split()[1] for pair in withheld} | set(unheard)

    def find(self, noun: Token) -> Attribution | None:
        """The refusal that a noun with "no" tells; None for any other noun."""
        word, no = lemma(noun), next((child for child in noun.lefts if child.lower_ == "no"), None)
        if word not in self._nouns or no is None:
            return None
        verb, source = noun.head, None
        if noun.dep_ == "dobj" and f"{lemma(verb)} {word}" in self._withheld:
            source = clauses.subject(verb)
        elif word in self._unheard and (noun.dep_ == "nsubj" or any(c.dep_ == "expl" for c in verb.lefts)):
            # "No comment was available from", "there was none from".
            beside = (each for c in verb.rights for each in (c, *c.rights))
            origin = next((c for c in (*noun.rights, *beside) if c.lower_ == "from"), None)
            source = next((c for c in origin.children if c.dep_ == "pobj"), None) if origin else None
        if source is None or (noun.dep_ != "dobj" and verb.tag_ in {"VBZ", "VBP"}):
            # "If there is no response from the North": nobody has kept silent yet.
            return None
        first, last, begin = min(clauses.group(verb)[0], no.i), no.i, no.i + 1
        if no.i > first and no.nbor(-1).is_quote:
            # "Offered “no comment”": these two words were said.
            last, begin = clauses.group(verb)[1], no.i - 1
        made = Attribution(
            clauses.chars(noun.doc, first, last), noun.i, "says", "declines", frame="silence", sure=True
        )
        made.set_source(source)
        from_whom = clauses.subtree(source) if source.i > noun.i else set()
        rest = {i for i in clauses.subtree(noun) if i >= begin} | {*range(begin, noun.i + 1)}
        made.content = clauses.runs(noun.doc, rest - from_whom - {min(from_whom, default=0) - 1})
        return made
