"""Words that come through another: "the general was quoted by the agency as saying that …"."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from onrecord.said import clauses
from onrecord.said.attribution import Attribution, lemma


def relay(doc: Doc, made: Attribution, naming: Collection[str]) -> int | None:
    """Give "saying" to whom somebody else quotes.

    The readers the encoder learned from gave such words to who quotes them, or to nobody.

    Args:
        made: an attribution of the rules; changed where it is such a one.
        naming: verbs that name whom one has it from.

    Returns:
        the token of the verb that quotes; None where there is none.
    """
    cue = doc[made.cue_token] if made.cue_token is not None else None
    if cue is None or not _participle(cue) or cue.dep_ != "pcomp" or cue.head.lower_ != "as":
        return None
    verb = cue.head.head
    if lemma(verb) not in naming:
        return None
    source = _quoted_one(verb)
    if source is None:
        return None
    if clauses.passive(verb) and cue.i == verb.i + 2:
        made.cue = clauses.chars(doc, clauses.group(verb)[0], cue.i)
    made.set_source(source)
    made.speech = True
    return verb.i


def _participle(verb: Token) -> bool:
    """ "Saying", "having said"."""
    return verb.tag_ == "VBG" or any(child.lower_ == "having" for child in verb.lefts)


def _quoted_one(verb: Token) -> Token | None:
    if not clauses.passive(verb):
        return next((child for child in verb.rights if child.dep_ == "dobj"), None)
    return verb.head if verb.dep_ == "acl" else clauses.subject(verb)
