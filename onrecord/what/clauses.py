"""The words of one act: its own clause, without what the sentence tells of other acts."""

from __future__ import annotations

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from onrecord.model import Span
from onrecord.what import syntax

_OTHER_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "pcomp"})
# Stands for a word of another clause: neither a letter nor a blank, so that no phrase spans it.
_MASK = "\x00"


def words_of(sentence: SpacySpan) -> Span:
    """A sentence without the blanks around it, in code points of its text."""
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(start=start, end=sentence.start_char + len(text.rstrip()), text=text.strip())


def clause_head(trigger: Token) -> Token:
    """The verb whose clause a word stands in; the sentence's root where there is none."""
    current = trigger
    while not syntax.verb_like(current) and current.head.i != current.i:
        current = current.head
    return current


def _is_other(token: Token, trigger: Token) -> bool:
    """Whether a word opens a clause that tells of something else than the trigger."""
    if not syntax.verb_like(token) or token.i == trigger.i:
        return False
    if syntax.free_relative(token) or (token.dep_ == "xcomp" and syntax.free_relative(token.head)):
        # "what appeared to be a missile" is the thing fired.
        return False
    if token.dep_ in _OTHER_CLAUSES:
        # "talks held by phone": what describes the trigger itself is its own.
        return not (token.dep_ in {"acl", "relcl"} and token.head.i == trigger.i)
    if token.dep_ == "xcomp":
        return True
    return token.dep_ == "conj" and syntax.verb_like(token.head)


def clause_tokens(trigger: Token, *, results: bool = False, described: bool = False) -> set[int]:
    """Indexes of the words of the trigger's clause.

    Args:
        trigger: the word that reports the act.
        results: also clauses joined to it by "and", which tell what came of it.
        described: also what is said of its nouns ("a missile that flew 900 km").
    """
    head = clause_head(trigger)
    found: set[int] = set()
    stack = [head]
    while stack:
        token = stack.pop()
        found.add(token.i)
        for child in token.children:
            # "Fired a missile, but it exploded, the agency reported": what is reported so came of it.
            reported = child.dep_ == "ccomp" and child.i < token.i and token.dep_ == "conj"
            wanted = (results and (child.dep_ == "conj" or reported)) or (
                described and child.dep_ in {"relcl", "acl"}
            )
            if wanted or not _is_other(child, trigger):
                stack.append(child)
    if trigger.i not in found:
        found.update(token.i for token in trigger.subtree)
    return found


def clause_text(
    trigger: Token, sentence: SpacySpan, *, results: bool = False, described: bool = False
) -> str:
    """The sentence's text with all words outside the trigger's clause masked, offsets kept."""
    keep = clause_tokens(trigger, results=results, described=described)
    return "".join(t.text_with_ws if t.i in keep else _MASK * len(t.text_with_ws) for t in sentence)
