"""One act that a sentence tells with two words ("were killed in the shelling", "met at a summit")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.model import Actor, Event
from onrecord.vocabulary import DONE
from onrecord.what import syntax
from onrecord.what.frames import lemma
from onrecord.what.parties import codes, is_visit
from onrecord.what.telling import trigger_of

# Prepositions that join an act to its own name. After others ("left for talks", "in response to the
# criticism") a second act begins. Of 39 pairs of one category, one below the other, in which hand marked
# reports have a single act, half are joined like this; of 26 in which both are marked, two (2026-11-22).
_SAME_ACT = frozenset("in at during with of by".split())


class OneAct:
    """Keeps of two words for one act the surer, with the parties of both.

    Args:
        classes: the lexicon's word classes.
    """

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self._counting = classes["container"] | classes["carrier"]

    def of(self, doc: Doc, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events, those that are told twice in a sentence once.

        Args:
            doc: the analysed text.
            events: its events, in text order.
        """
        events = _without_roles(doc, _with_outcomes(doc, events))
        found = [(event, trigger_of(doc, event)) for event in events]
        kept = {event.id: event for event in events}
        became: dict[str, str] = {}
        for upper, above in found:
            for lower, below in found:
                if above is None or below is None or upper.sentence.start != lower.sentence.start:
                    continue
                if upper.id not in kept or lower.id not in kept or not _alike(upper, lower):
                    continue
                winner = self._named_by(kept[upper.id], above, kept[lower.id], below)
                if winner is None:
                    continue
                loser = lower.id if winner.id == upper.id else upper.id
                kept[winner.id] = _with_parties_of(winner, kept.pop(loser))
                became[loser] = winner.id
        return tuple(
            replace(event, about=_pointing(event, became)) if event.about else event
            for event in kept.values()
        )

    def _named_by(self, upper: Event, above: Token, lower: Event, below: Token) -> Event | None:
        """Which of two events tells the act, if it is one act."""
        surer = upper if upper.confidence > lower.confidence else lower
        if below.pos_ in syntax.NOUNS and below.dep_ == "pobj" and below.head.head.i == above.i:
            word = below.head.lower_
            if word not in _SAME_ACT:
                return None
            if word == "of":
                # "a campaign of air strikes" counts the strikes; "the war of aggression" is a war.
                return lower if lemma(above) in self._counting else upper
            return upper if _is_party(below, upper) else surer
        if below.pos_ in syntax.NOUNS and below.dep_ == "nsubj" and below.head.i == above.i:
            return upper if _is_party(below, upper) or _is_party(below, lower) else surer
        if above.pos_ in syntax.NOUNS and below.dep_ == "relcl" and below.head.i == above.i:
            # "the bombing that killed nine"
            own = syntax.subject(below)
            return surer if own is not None and own.i == above.i else None
        return None


def _without_roles(doc: Doc, events: Sequence[Event]) -> list[Event]:
    """The events but for what only says who brought those of a meeting together ("talks led by Oman")."""
    made = []
    for event in events:
        word = trigger_of(doc, event) if event.type == "CONSULT" else None
        by = word is not None and word.tag_ == "VBN" and word.dep_ in {"acl", "advcl"} and syntax.agent(word)
        sides = codes(event.recipients)
        told = (
            other
            for other in events
            if by and other is not event and other.type == event.type and other.sentence == event.sentence
        )
        if not any(sides and sides <= codes((*other.actors, *other.recipients)) for other in told):
            made.append(event)
    return made


def _with_outcomes(doc: Doc, events: Sequence[Event]) -> list[Event]:
    """The events, an act's outcome with those upon whom it was done ("fired on mourners, killing six")."""
    found = [(event, trigger_of(doc, event)) for event in events]
    made = []
    for event, outcome in found:
        if outcome is not None and outcome.dep_ == "advcl" and outcome.tag_ == "VBG":
            for other, act in found:
                done = act is not None and act.i == outcome.head.i and _alike(event, other)
                if done and not codes(event.recipients) and codes(other.actors) == codes(event.actors):
                    upon = tuple(replace(r, inferred=True) for r in other.recipients if codes((r,)))
                    event = replace(event, recipients=(*event.recipients, *upon))
        made.append(event)
    return made


def _alike(one: Event, other: Event) -> bool:
    """Whether two events may be one: of one category, equally done, by nobody that differs."""
    if one.id == other.id or one.type is None or one.type != other.type:
        return False
    if one.status != other.status and not {one.status, other.status} <= DONE:
        return False
    if is_visit(one) != is_visit(other):
        # "joined the session during his trip": a meeting is not the journey to it.
        return False
    mine, theirs = codes((*one.actors, *one.recipients)), codes((*other.actors, *other.recipients))
    doers = codes(one.actors), codes(other.actors)
    if all(doers) and not doers[0] & doers[1]:
        return False
    return not mine or not theirs or bool(mine & theirs)


def _is_party(noun: Token, event: Event) -> bool:
    """Whether a noun stands for somebody who takes part ("protesters", "destroyers")."""
    return any(a.start <= noun.idx < a.end for a in (*event.actors, *event.recipients) if not a.inferred)


def _with_parties_of(event: Event, other: Event) -> Event:
    """The event with those parties that only the other telling of it names."""
    actors, recipients = event.actors, event.recipients
    if not codes(actors):
        actors = other.actors or actors
    if event.type == "CONSULT" and not codes(other.actors) <= codes((*actors, *recipients)):
        actors = (*actors, *_new(other.actors, actors))
    if not codes(recipients) and codes(other.recipients):
        recipients = (*recipients, *_new(other.recipients, recipients))
    return replace(event, actors=actors, recipients=recipients)


def _new(some: Sequence[Actor], known: Sequence[Actor]) -> tuple[Actor, ...]:
    have = codes(known)
    return tuple(actor for actor in some if codes((actor,)) - have)


def _pointing(event: Event, became: Mapping[str, str]) -> tuple[str, ...]:
    """What an event is about, by the ids of those that are kept."""
    found = []
    for other in event.about:
        while other in became:
            other = became[other]
        if other != event.id:
            found.append(other)
    return tuple(dict.fromkeys(found))
