"""Tests and launches of weapons: attempts that failed, launches that go without saying who."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.model import Actor, Event, Span
from onrecord.vocabulary import DONE
from onrecord.what import syntax
from onrecord.what.comments import is_ranked
from onrecord.what.frames import contents, lemma
from onrecord.what.mentions import Mentions
from onrecord.what.status import Reading, StatusReader
from onrecord.what.triggers import Match

# Characters back to the launch that "Sunday's launch" or "the missile" points to.
_BACK = 1500
# "Such launches" may be others than those told.
_POINTING = syntax.DEFINITE | {"both"}


def attempted(match: Match, reading: Reading, statuses: StatusReader, trying: frozenset[str]) -> Reading:
    """The status of a launch that was tried: an attempt that failed was a launch all the same.

    "Chad tried but failed to launch a rocket" tells of a rocket launched, with a failure for its
    result; "may try to", "is trying to" and "attempts to" leave it open.
    """
    cue = reading.cue
    verb = match.token.head
    if match.sense.row.kind == "weapons" and match.token.dep_ == "nsubj" and lemma(verb) in trying:
        # "the test apparently failed": how it ended is in doubt, not that it was made.
        ended = statuses.read_verb(verb)
        if verb.tag_ in {"VBD", "VBN"} and ended.status != "negated" and not _modal(ended):
            return Reading("actual", cue)
    if match.sense.row.kind != "weapons" or cue is None or reading.status not in {"hypothetical", "negated"}:
        return reading
    if lemma(cue) not in trying and cue.lower_ not in trying:
        return reading
    if not syntax.verb_like(cue):
        return _told(cue, statuses.read_noun(cue), reading) if cue.tag_ == "NN" else reading
    if cue.dep_ == "amod":
        governor = statuses.read_noun(match.token.head) if match.token.dep_ == "compound" else None
        return reading if governor is not None and governor.status not in DONE else Reading("actual", cue)
    if cue.tag_ not in {"VBD", "VBN"}:
        return reading
    return _told(cue, statuses.read_verb(cue), reading)


def _modal(reading: Reading) -> bool:
    return reading.cue is not None and reading.cue.tag_ == "MD"


def _told(cue: Token, outer: Reading, reading: Reading) -> Reading:
    return Reading("actual", cue) if outer.status == "actual" else reading


def owner(match: Match, mentions: Mentions, containers: frozenset[str]) -> list[Actor]:
    """Whose weapon it is, where nobody is said to have fired it ("a Chadian missile blew up"), or whose
    test a test is said to have been ("Friday's launch was Chad's third")."""
    things = match.clause.objects if match.clause.is_verb else _said_to_be(match.token)
    for thing in things:
        for noun in contents(thing, containers):
            owners = (mentions.at(t) for t in (*syntax.possessors(noun), *syntax.modifiers(noun)))
            found = [actor for actor in owners if actor is not None and actor.country is not None]
            if found:
                return found[:1]
    return []


def _said_to_be(noun: Token) -> list[Token]:
    """What a test is called beside itself: "was Chad's third", "the launch, Chad's third this year"."""
    beside = [child for child in noun.children if child.dep_ == "appos"]
    if noun.dep_ == "nsubj" and lemma(noun.head) in {"be", "mark"}:
        beside += [child for child in noun.head.children if child.dep_ in {"attr", "acomp", "dobj"}]
    # "was Chad's response" says what it was for; "was Chad's third", "was the largest by Chad" whose it was.
    return [word for word in beside if word.like_num or word.pos_ == "ADJ" or is_ranked(word)]


def behind(match: Match, actors: Sequence[Actor], mentions: Mentions) -> list[Actor]:
    """Those to whom a body that acts belongs, where its own mention does not say ("the Space
    Administration (SA) of Chad")."""
    who = match.clause.subject
    if who is None or not actors or any(a.country or a.countries for a in actors):
        return []
    found = (mentions.at(token) for token in syntax.below(who, "of"))
    return [actor for actor in found if actor is not None and actor.country is not None]


def points_back(trigger: Token) -> bool:
    """Whether a launch, or what was launched, is told as one known already."""
    nouns = syntax.objects(trigger) if syntax.verb_like(trigger) else [trigger]
    if not syntax.verb_like(trigger) and is_ranked(trigger):
        # "the first such test" is one of its kind, not the one told.
        return False
    return any(
        (child.dep_ == "det" and child.lower_ in _POINTING)
        or (child.dep_ == "poss" and child.ent_type_ == "DATE")
        for noun in nouns
        for child in noun.children
    )


def launch_before(sentence: Span, earlier: Sequence[Event]) -> Event | None:
    """The last launch told a little before, to which "Sunday's launch" or "the missile" points."""
    for event in reversed(earlier):
        if sentence.start - event.sentence.end > _BACK:
            break
        if event.kind == "weapons" and event.status in DONE and event.sentence.start < sentence.start:
            return event
    return None


def known(match: Match, reading: Reading, sentence: Span, earlier: Sequence[Event]) -> Reading:
    """The status of a launch that has been told as made: what is in doubt now is something else.

    "The test apparently took place on Friday", "believed that the launch broke the rules".
    """
    if match.sense.row.kind != "weapons" or reading.status != "hypothetical" or match.clause.is_verb:
        return reading
    if (reading.cue is not None and reading.cue.tag_ == "MD") or not points_back(match.token):
        return reading
    return Reading("actual", reading.cue) if launch_before(sentence, earlier) is not None else reading
