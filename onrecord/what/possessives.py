"""Who "his", "its" and "their" mean: the possessor of an act that a noun names.

"Chad defended its strikes", "he announced his decision to fire the envoy": whose act it is, a
pronoun says that the room of actors leaves alone. Within a sentence it mostly means the subject
of a clause above it.
"""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.model import Actor
from onrecord.what import syntax
from onrecord.what.mentions import Mentions

_KINDS = {
    "his": frozenset({"person", "office"}),
    "her": frozenset({"person", "office"}),
    "its": frozenset({"country", "organisation"}),
    "their": frozenset({"country", "organisation", "group"}),
}
# What somebody is blamed, thanked or punished for is his, and not the subject's ("thanked Oman for its aid").
_FOR_WHAT = frozenset({"for", "over"})
# How many clauses up one is looked for.
_CLAUSES = 3


def possessor(pronoun: Token, mentions: Mentions) -> list[Actor]:
    """The mention that a possessive pronoun stands for within its sentence, none where it is in doubt.

    Args:
        pronoun: the word "his", "her", "its" or "their" before a noun.
        mentions: those of the text.
    """
    kinds = _KINDS.get(pronoun.lower_)
    if kinds is None or pronoun.dep_ != "poss":
        return []
    clauses, below = 0, pronoun
    for above in pronoun.ancestors:
        if syntax.verb_like(above):
            for token in _beside(above, below):
                found = _agreeing(token, pronoun, kinds, mentions)
                if found:
                    return found
            clauses += 1
            if clauses == _CLAUSES:
                break
        below = above
    return []


def _beside(verb: Token, below: Token) -> list[Token]:
    """Who takes part in a clause beside the phrase that holds the pronoun."""
    who = syntax.subject(verb) if not syntax.is_passive(verb) else None
    whom = syntax.objects(verb)[:1]
    first = below.lower_ in _FOR_WHAT or syntax.is_passive(verb)
    return [token for token in ([*whom, who] if first else [who]) if token is not None and token.i != below.i]


def _agreeing(token: Token, pronoun: Token, kinds: frozenset[str], mentions: Mentions) -> list[Actor]:
    if token.i > pronoun.i:
        return []
    people = [actor for noun in syntax.conjuncts(token) if (actor := mentions.at(noun)) is not None]
    several = len(people) > 1 or any(a.countries or a.members for a in people) or token.tag_ == "NNS"
    if pronoun.lower_ == "their":
        return people if several or all(actor.kind == "group" for actor in people) else []
    return people if len(people) == 1 and not several and people[0].kind in kinds else []
