"""Reports whose events are read with confidence, and what is followed of them."""

from __future__ import annotations

from dataclasses import replace

from newsroom import Desk

from onrecord.follow.follower import Follower
from onrecord.knowledge import Knowledge
from onrecord.merge import Merger, entities
from onrecord.model import Coded, Commitment, Dossier, Happening
from onrecord.vocabulary import Status

KNOWLEDGE = Knowledge()
MERGER = Merger(KNOWLEDGE)
FOLLOWER = Follower(KNOWLEDGE)
PRK = [("North Korea", "PRK")]
_SURE = 0.9


def surely(desk: Desk, confidence: float = _SURE) -> Coded:
    """A desk's report, all of whose events are as sure as that."""
    coded = desk.filed()
    return replace(coded, events=tuple(replace(e, confidence=confidence) for e in coded.events))


def journey(
    report: str,
    day: str,
    sentence: str,
    trigger: str,
    who: tuple[str, str],
    where: str,
    *,
    on: str | None,
    status: Status = "actual",
    confidence: float = _SURE,
) -> Coded:
    """A report of an official's journey to Sweden: `who` is a name and a country, `where` a place there."""
    desk = Desk(report, day)
    desk.tells(
        sentence, trigger, "meeting", to=[("Sweden", "SWE")], on=on, status=status, type_="CONSULT",
        place=(where, "SWE"),
    )  # fmt: skip
    name, country = who
    person = replace(desk.person(sentence, name, country, f"Q{len(name)}{name[-1]}"), sectors=("GOV",))
    told = surely(desk, confidence)
    events = tuple(replace(e, actors=(person,)) for e in told.events)
    return replace(told, actors=(*told.actors, person), events=events)


def graded(*coded: Coded) -> tuple[Happening, ...]:
    """The happenings of some reports, with rungs and findings."""
    return FOLLOWER.graded(MERGER.happenings(coded), coded)


def dossiers_of(*coded: Coded) -> list[Dossier]:
    """The processes that some reports tell of."""
    return list(FOLLOWER.dossiers(graded(*coded), entities(coded)[0], coded))


def of_kind(kind: str, *coded: Coded) -> list[Dossier]:
    """Those of one kind."""
    return [dossier for dossier in dossiers_of(*coded) if dossier.kind == kind]


def promises_of(*coded: Coded) -> list[Commitment]:
    """The commitments that some reports tell of."""
    return list(FOLLOWER.commitments(graded(*coded), coded))
