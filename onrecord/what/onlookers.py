"""Who only judges, fears, follows or answers an act, and so has not done it: "Oslo condemned the arrests"."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from onrecord.parse.labels import SUBJECTS
from onrecord.what import syntax
from onrecord.what.frames import lemma


def onlookers(act: Token, judging: Collection[str]) -> set[int]:
    """Where those are named (offsets of their head words) who act upon, speak of or answer an act.

    Args:
        act: the noun that names it.
        judging: verbs, adjectives and nouns of judging, noticing and answering.
    """
    found: set[int] = set()
    if act.pos_ not in syntax.NOUNS:
        return found
    answered = False
    for above in act.ancestors:
        answered = answered or lemma(above) in judging
        if answered:
            clause = above if syntax.verb_like(above) else above.head
            found |= {child.idx for child in clause.children if child.dep_ in SUBJECTS}
            subject = next((child for child in clause.children if child.dep_ in SUBJECTS), None)
            if subject is not None and (subject == act or subject.is_ancestor(act)):
                # "The arrests angered Oslo": who is moved has not done it either.
                found |= {child.idx for child in clause.children if child.dep_ == "dobj"}
            if syntax.verb_like(clause) and (who := syntax.subject(clause)) is not None:
                found.add(who.idx)
            if found:
                return found
        elif syntax.verb_like(above):
            return found
    return found
