"""Whose words a paper tells: "the statement said" goes back to who issued it."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from onrecord.said.clauses import passive, subject

_FROM = frozenset({"from", "by", "of"})
_IN = frozenset({"in", "through", "via"})


def issuer(doc: Doc, head: Token, papers: Collection[str], issuing: Collection[str]) -> Token | None:
    """The word for who issued a paper that the text spoke of before.

    Args:
        head: the noun that something is said by.
        papers: lemmas of things that people speak through.
        issuing: lemmas of what they do with them.
    """
    word = head.lemma_.lower()
    if word not in papers or not any(child.lower_ in {"the", "that", "this"} for child in head.lefts):
        return None
    for token in reversed(doc[: head.i + 1]):
        if token.lemma_.lower() == word and (found := _of(token, issuing)) is not None:
            return found
    return None


def signed_by(paper: Token, papers: Collection[str], issuing: Collection[str]) -> Token | None:
    """Who a paper is said to be by, in the words beside it ("the letter, signed by three states")."""
    if paper.lemma_.lower() not in papers:
        return None
    for child in paper.rights:
        issued = child.dep_ in {"acl", "relcl"} and child.lemma_ in issuing
        by = [below for below in child.children if below.lower_ == "by"] if issued else [child]
        for each in by:
            if each.lower_ in _FROM and each.dep_ in {"prep", "agent"}:
                return next((below for below in each.children if below.dep_ == "pobj"), None)
    return None


def _of(paper: Token, issuing: Collection[str]) -> Token | None:
    """Whose a paper is: the owner beside it, or who issues it or speaks in it."""
    for child in paper.children:
        if child.dep_ == "poss" and child.tag_ != "PRP$":
            return child
        if child.dep_ == "prep" and child.lower_ in _FROM:
            return next((below for below in child.children if below.dep_ == "pobj" and _is_name(below)), None)
    verb = paper.head
    if paper.dep_ == "pobj" and verb.lower_ in _IN:
        verb = verb.head
    elif paper.dep_ != "dobj" or verb.lemma_ not in issuing:
        return None
    return subject(verb) if verb.pos_ == "VERB" and not passive(verb) else None


def _is_name(token: Token) -> bool:
    return token.pos_ in {"PROPN", "NOUN"}
