"""Words that speak of an act already told, or of one that is not claimed to have been."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.model import Event
from onrecord.vocabulary import AHEAD, CALLED_OFF, EventKind
from onrecord.what import syntax
from onrecord.what.frames import lemma
from onrecord.what.status import Reading
from onrecord.what.triggers import Match

_RANKED = frozenset({"last", "latest", "only", "next"})
_DASHES = frozenset({"—", "–", "--"})


def is_ranked(noun: Token) -> bool:
    """Whether a noun counts its like: "the third meeting", "its largest test"."""
    return any(
        word.ent_type_ == "ORDINAL" or word.tag_ in {"JJS", "RBS"} or word.lower_ in _RANKED
        for child in noun.children
        if child.i < noun.i
        for word in (child, *child.children)
    )


def is_comment(match: Match) -> bool:
    """Whether a noun only ranks an act told elsewhere ("It was the sixth launch this year")."""
    noun = match.token
    if match.clause.is_verb or not is_ranked(noun) or _names_its_sides(match):
        return False
    if noun.dep_ == "appos":
        # After a dash the parser takes a date line's town for what the noun explains.
        return not any(token.text in _DASHES for token in noun.doc[noun.head.i : noun.i])
    if noun.dep_ != "attr" or noun.head.lemma_ != "be":
        return False
    return any(child.dep_ == "nsubj" for child in noun.head.children)


def _names_its_sides(match: Match) -> bool:
    """Whether a visit is told with who goes where ("Kim's first visit to Peru")."""
    noun = match.token
    if "visit" not in match.sense.row.modes:
        return False
    return bool(syntax.below(noun, "to") and (syntax.possessors(noun) or syntax.below(noun, "from")))


def is_aside(match: Match, informed: frozenset[str]) -> bool:
    """Whether the act only says who is speaking ("a diplomat close to the talks")."""
    noun = match.token
    return (
        not match.clause.is_verb
        and noun.dep_ == "pobj"
        and (noun.head.head.lower_ in informed or noun.head.head.lemma_ in informed)
    )


def is_unconfirmed(match: Match, confirming: frozenset[str]) -> bool:
    """Whether the clause denies that the act was ever confirmed or announced."""
    verb = match.token.head
    return (
        match.token.dep_ in {"nsubjpass", "dobj"}
        and lemma(verb) in confirming
        and any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)
    )


def told_again(
    match: Match, reading: Reading, kind: EventKind, definite: bool, earlier: Sequence[Event]
) -> Reading:
    """The status of an act that the report has told before as off or as still to come.

    "The talks", said without a word of their own, are still to come if they were so before;
    "had been due to meet" is off once the report has told that it is called off.
    """
    before = next((event for event in reversed(earlier) if event.kind == kind), None)
    if before is None or kind == "other":
        return reading
    if reading.status == "future" and reading.cue is not None and _is_past_plan(reading.cue):
        off = next((e.status for e in reversed(earlier) if e.kind == kind and e.status in CALLED_OFF), None)
        return Reading(off, reading.cue) if off is not None else reading
    bare = reading.status == "actual" and reading.cue is None and match.support is None
    if definite and bare and match.token.dep_ != "appos" and before.status in AHEAD:
        same = before.trigger.text.lower().startswith(match.sense.row.lemma)
        return Reading(before.status) if same else reading
    return reading


def _is_past_plan(cue: Token) -> bool:
    """Whether a plan is told in the pluperfect ("had been scheduled")."""
    verb = cue if syntax.verb_like(cue) else cue.head
    return any(child.dep_ == "aux" and child.lower_ in {"had", "'d"} for child in verb.children)
