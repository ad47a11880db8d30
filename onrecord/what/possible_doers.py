"""Who in a sentence may have done an act that its words give to nobody, the likeliest first."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from onrecord.encode.labels import MUTUAL
from onrecord.model import Actor, Event, Span
from onrecord.what import syntax
from onrecord.what.frames import lemma
from onrecord.what.onlookers import onlookers
from onrecord.what.parties import Politics, codes
from onrecord.what.topics import topics_of


def possible_doers(
    event: Event,
    trigger: Token,
    inside: Sequence[Actor],
    speaker: Span | None,
    politics: Politics,
    judging: Collection[str],
    towns: Collection[str],
) -> list[Actor]:
    """The mentions of a sentence that an act is tried with, subjects of its clauses first, then what is near.

    Args:
        event: the act.
        trigger: the word that tells it.
        inside: the mentions of its sentence.
        speaker: where the one stands in whose words it is told; who says a thing has not done it.
        politics: says who is a party to politics.
        judging: words of judging, noticing and answering; who does so has not done it either.
        towns: words for places; an attack "in the Libyan city of Sirte" is not Libya's by that.
    """
    taken = {party.entity for party in (*event.actors, *event.recipients)}
    subjects = {who.idx for verb in trigger.ancestors if (who := syntax.subject(verb)) is not None}
    # Ministers raise a matter at talks of their own.
    beside = onlookers(trigger, judging) if event.type not in MUTUAL else set()
    looking_on = codes([actor for actor in inside if _holds(actor, beside)])
    barred = beside | topics_of(trigger) | {event.trigger.start}
    if event.type == "ASSAULT" and _is_owned(trigger):
        barred |= subjects
    if event.type == "ASSAULT":
        barred |= {word.idx for word in trigger.sent if word.dep_ == "amod" and lemma(word.head) in towns}
    found = [
        actor
        for actor in inside
        if actor.entity not in taken
        and politics.is_political(actor)
        and not _holds(actor, barred)
        and not (speaker is not None and actor.start < speaker.end and speaker.start < actor.end)
        and not codes((actor,)) & looking_on
        and not (event.type == "ASSAULT" and _is_official(actor))
    ]
    found.sort(key=lambda a: (not _holds(a, subjects), abs(a.start - event.trigger.start)))
    return found


def _holds(actor: Actor, places: Collection[int]) -> bool:
    return any(actor.start <= at < actor.end for at in places)


def _is_owned(trigger: Token) -> bool:
    """Whether it is done to somebody's own: who "will not tolerate attacks on our ships" is no attacker."""
    return any(word.tag_ == "PRP$" for word in trigger.subtree if word.i > trigger.i)


def _is_official(actor: Actor) -> bool:
    """Whether somebody governs; such people speak of violence more often than they are said to do it."""
    return actor.kind != "country" and "GOV" in actor.sectors and "MIL" not in actor.sectors
