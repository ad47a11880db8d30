"""What a time or a place hangs on in its sentence, and which other verbs share a day with theirs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from onrecord.what import syntax
from onrecord.what.frames import lemma

# "Sanctions after its test in January": what hangs below these words is of another time than the act.
ELSEWHERE = frozenset({"after", "before", "since", "following", "despite", "over"})
# Before what went on at the same time: "as she spoke", "in announcing it".
_WHILE = frozenset({"as", "while", "in", "when"})
# How many verbs one after the other take over a day.
_CHAIN = 4


def climb(token: Token) -> list[Token]:
    """From a time's or place's head up to the sentence's root."""
    path: list[Token] = []
    current = token
    while current.head.i != current.i and len(path) < 12:
        current = current.head
        path.append(current)
    return path


def names_object(verb: Token, own: set[int], naming: frozenset[str]) -> bool:
    """Whether a verb only says what the object is or is called ("fired what appeared to be a missile
    on Friday", "two missiles dubbed Sejil on Friday")."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and lemma(verb) in naming:
        return True
    clause = verb
    while clause.dep_ == "xcomp" and clause.head.i != clause.i:
        clause = clause.head
    return syntax.free_relative(clause) and clause.head.i in own


def path_up(head: Token, sentence: Span) -> list[Token]:
    """What a time or place hangs on, up to the root.

    Before a comma it belongs to what came before: "fired a missile Friday, American officials said"
    and "will receive him on Oct. 12, the ministry said" give no day of the saying.
    """
    above = head.head.head if head.head.pos_ == "ADP" else head.head
    after = head.right_edge.i + 1
    if above.i > after and after < sentence.end and sentence.doc[after].text == ",":
        for child in above.lefts:
            if child.dep_ == "ccomp" and child.i < head.i:
                return [child, *climb(child)]
        for token in reversed(sentence.doc[sentence.start : head.i]):
            if token.text == ",":
                break
            if syntax.verb_like(token):
                return [token, *climb(token)]
    return climb(head)


def looked_back_on(noun: Token, clause: Token) -> bool:
    """Whether a noun is only what its clause comes after: "spoke on Friday after talks in Lima"."""
    below = noun
    while below.i != clause.i and below.head.i != below.i:
        if below.lower_ in ELSEWHERE or below.lower_ == "ahead":
            return True
        below = below.head
    return False


def _goes_along(verb: Token) -> bool:
    """Whether a verb only goes on with what it hangs on ("met on Friday, warning Chad")."""
    opened = any(child.dep_ in {"mark", "prep", "advmod", "nsubj"} for child in verb.lefts)
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and not opened


def carriers(verb: Token) -> Iterator[Token]:
    """The verbs that a verb goes on from: "met on Friday and praised Peru, warning Chad"."""
    current = verb
    if verb.dep_ == "xcomp":
        # Farther on the day is only that of the wish: "urged Mali on Friday, pledging to go on to help".
        yield verb.head
        return
    for _ in range(_CHAIN):
        if current.dep_ == "conj" or _goes_along(current):
            current = current.head
        elif current.dep_ == "pcomp" and current.tag_ == "VBG" and current.head.lower_ == "by":
            # "responded on Sunday by accusing Chad"
            current = current.head.head
        else:
            return
        yield current


def is_beside(verb: Token, main: Token) -> bool:
    """Whether a verb tells what went on with the main one: "As she spoke on Sunday, he warned",
    "speaking on Friday, he warned", "in announcing it on Friday, he warned"."""
    if main.tag_ != "VBD":
        return False
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
        of = {main.i, *(child.i for child in main.children if child.dep_ == "nsubj")}
        return verb.head.lower_ in _WHILE and verb.head.head.i in of
    if verb.dep_ != "advcl" or verb.head.i != main.i:
        return False
    marks = {child.lower_ for child in verb.lefts if child.dep_ in {"mark", "advmod"}}
    if verb.tag_ == "VBG":
        return verb.i < main.i and marks <= _WHILE
    return verb.tag_ == "VBD" and bool(marks) and marks <= _WHILE


def is_done_by_saying(verb: Token, saying: Token) -> bool:
    """Whether somebody does what he says he is doing: "announced on Friday it was imposing sanctions"."""
    if verb.tag_ != "VBG" or verb.dep_ != "ccomp" or verb.head.i != saying.i or saying.tag_ != "VBD":
        return False
    who = [child for child in verb.lefts if child.dep_ == "nsubj" and child.tag_ == "PRP"]
    helping = [child for child in verb.lefts if child.dep_ == "aux"]
    # "Said it will be imposing" sets no day.
    return (
        bool(who) and bool(helping) and all(lemma(child) == "be" and child.tag_ != "VB" for child in helping)
    )
