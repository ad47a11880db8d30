"""Attribution by nouns and adjectives: "his warning that", "is confident that"."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from onrecord.knowledge.rows.said import Cue
from onrecord.said import clauses
from onrecord.said.attribution import Attribution, infinitive


def from_noun(noun: Token, row: Cue, light: Collection[str]) -> Attribution | None:
    """The attribution a noun makes; None where nobody is given for it.

    Args:
        noun: the noun.
        row: its row.
        light: verbs whose subject is given for the noun they take ("expressed concern").
    """
    doc = noun.doc
    owner: Token | None = None
    first = last = noun.i
    content: set[int] = set()
    told = False
    for child in noun.children:
        if child.dep_ == "poss":
            owner = child
        elif child.i < noun.i:
            continue
        elif child.dep_ == "prep" and child.lower_ in {"by", "from"} and owner is None:
            owner = next((below for below in child.children if below.dep_ == "pobj"), None)
        elif content:
            continue
        elif child.dep_ in {"acl", "ccomp", "relcl"} and (
            ("infinitive" in row.frames and infinitive(child))
            or (
                "clause" in row.frames
                and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)
            )
        ):
            content = clauses.subtree(child)
            told = not infinitive(child)
        elif child.dep_ == "prep" and child.lower_ in row.prepositions:
            content = clauses.subtree(child) - {child.i}
            if child.i == noun.i + 1:
                last = child.i
    if not content:
        return None
    if owner is None and noun.dep_ == "dobj" and noun.head.lemma_ in light:
        owner = clauses.subject(noun.head)
        first = clauses.group(noun.head)[0]
    if owner is None:
        return None
    if owner.i < noun.i and noun.head.pos_ != "VERB":
        first = noun.i
    made = Attribution(clauses.chars(doc, first, last), noun.i, row.act, row.stance)
    made.set_source(owner)
    made.content = clauses.runs(doc, content)
    # "Denied *Serbia's claim that* …": Serbia has spoken too.
    made.speech = told and row.act == "says" and owner.dep_ == "poss" and owner.tag_ != "PRP$"
    return made if made.content else None


def from_adjective(adjective: Token, row: Cue) -> Attribution | None:
    """The attribution an adjective makes of the subject it is said of."""
    doc = adjective.doc
    copula = adjective.head if adjective.dep_ in {"acomp", "attr", "oprd"} else adjective
    source = clauses.subject(copula)
    if source is None or (copula == adjective and adjective.pos_ != "VERB"):
        return None
    first, last = clauses.group(copula)[0], adjective.i
    content: set[int] = set()
    for child in adjective.rights:
        if child.dep_ in {"ccomp", "xcomp"}:
            wanted = "infinitive" if infinitive(child) else "clause"
            if wanted in row.frames:
                content = clauses.subtree(child)
        elif child.dep_ in {"prep", "agent"} and child.lower_ in row.prepositions:
            content = clauses.subtree(child) - {child.i}
            last = child.i if child.i == last + 1 else last
        if content:
            break
    if not content:
        return None
    made = Attribution(clauses.chars(doc, first, last), adjective.i, row.act, row.stance)
    made.set_source(source)
    made.content = clauses.runs(doc, content)
    return made if made.content else None
