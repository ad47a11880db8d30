"""What a clause further up undoes: a claim that is rejected, an act put off, one that is to be at no time."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from onrecord.parse.labels import SUBJECTS
from onrecord.what import syntax

_ADVERSE = frozenset({"but", "yet"})
# The status that a word gives by a relation (`StatusCue`), None for a word that is no such cue.
Cue = Callable[[Token, str], str | None]


def denial(claim: Token, cue: Cue) -> Token | None:
    """The word that rejects a claim ("rejected reports that", "the charge … was baseless"), or None."""
    if cue(claim, "claim") is None:
        return None
    verb = claim.head
    if claim.dep_ in {"dobj", "nsubjpass"} and syntax.verb_like(verb):
        if cue(verb, "claim") == "negated":
            return verb
        said = (c for c in verb.subtree if c.i > claim.i or c.dep_ == "oprd")
        return next((word for word in said if cue(word, "verdict") == "negated"), None)
    if claim.dep_ == "nsubj":
        around = [verb, *(c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"})]
        return next((word for word in around if cue(word, "verdict") == "negated"), None)
    if claim.dep_ == "pobj" and claim.head.lower_ in {"at", "off", "to"}:
        above = claim.head.head
        return above if syntax.verb_like(above) and cue(above, "claim") == "negated" else None
    return None


def is_put_off(verb: Token, cue: Cue) -> bool:
    """Whether a verb of motion moves an act in time ("pushed to May", "put back a week", "put on ice")."""
    if cue(verb, "moved") is None:
        return False
    for child in verb.children:
        objects = [c for c in child.children if c.dep_ == "pobj"] if child.dep_ == "prep" else []
        dated = any(c.ent_type_ == "DATE" for c in objects)
        shelved = child.lower_ == "on" and any(cue(c, "shelved") is not None for c in objects)
        if shelved or (dated and child.lower_ in {"to", "until", "till"}):
            return True
        if child.lower_ == "back" and child.dep_ in {"prt", "advmod"}:
            return True
    return False


def undone_after(noun: Token, verb: Token) -> Token:
    """The verb of "talks planned for May *were put off*", where the tree has the participle for the verb."""
    if verb.tag_ not in {"VBD", "VBN"} or any(child.dep_ in {"aux", "auxpass"} for child in verb.children):
        return verb
    for after in verb.children:
        helped = {child.dep_ for child in after.children}
        if after.dep_ in {"ccomp", "conj"} and after.i > verb.i > noun.i and "auxpass" in helped:
            return after if not helped & {"nsubj", "nsubjpass", "mark"} else verb
    return verb


def overtaken(verb: Token, cue: Cue) -> Token | None:
    """The word by which a plan was not carried out ("was due to attend but *stayed* at home"), or None."""
    plan = verb
    while plan.dep_ in {"xcomp", "ccomp", "advcl", "acomp"} and plan.head != plan:
        plan = plan.head
    if not any(child.dep_ == "cc" and child.lower_ in _ADVERSE for child in plan.children):
        return None
    for after in plan.children:
        if after.dep_ != "conj" or after.i < verb.i:
            continue
        if any(c.dep_ in SUBJECTS and c.pos_ != "PRON" for c in after.children):
            # "Will have reason to be glad, but the question remains": somebody else's doing.
            continue
        infinitives = [c for c in after.children if c.dep_ == "xcomp"]
        # "Declined to attend", but not "declined to say when".
        stayed = cue(after, "absent") is not None and (
            not infinitives or any(cue(c, "present") is not None for c in infinitives)
        )
        missed = cue(after, "present") is not None and any(c.dep_ == "neg" for c in after.children)
        if stayed or missed:
            return after
    return None


def is_at_no_time(preposition: Token, cue: Cue) -> bool:
    """Whether a phrase rules the act out ("under no circumstances will it yield")."""
    return any(
        noun.dep_ == "pobj"
        and cue(noun, "no") == "negated"
        and any(word.lower_ == "no" for word in noun.lefts)
        for noun in preposition.children
    )
