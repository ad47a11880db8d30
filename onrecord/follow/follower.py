"""The face of the room: rungs and findings, dossiers and commitments from happenings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.follow.commitments import CommitmentKeeper
from onrecord.follow.dossiers import DossierMaker
from onrecord.follow.evidence import Witnesses
from onrecord.follow.ladder import Ladder
from onrecord.follow.positions import Positions
from onrecord.follow.rules import Rules
from onrecord.follow.sides import Sides
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.model import Coded, Commitment, Dossier, Entity, Happening
from onrecord.said.topics import TopicFinder


class Follower:
    """Follows happenings over time.

    Args:
        knowledge: the ladder, the rules, the processes, their states and the promises.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._ladder = Ladder(knowledge)
        self._rules = Rules(knowledge, self._ladder)
        topics, sides = TopicFinder(knowledge), Sides(knowledge)
        witnesses = Witnesses(knowledge, sides)
        self._dossiers = DossierMaker(knowledge, self._ladder, topics, sides, witnesses)
        self._positions = Positions(knowledge, topics, sides)
        self._commitments = CommitmentKeeper(knowledge, witnesses)
        self._last: Told | None = None

    def _told(self, coded: Iterable[Coded]) -> Told:
        """What these reports told; the three questions are mostly asked of the same ones."""
        reports = list(coded)
        known = {id(c) for c in self._last.coded} if self._last is not None else set()
        if self._last is None or len(known) != len(reports) or any(id(c) not in known for c in reports):
            self._last = Told(reports)
        return self._last

    def graded(self, happenings: Iterable[Happening], coded: Iterable[Coded]) -> tuple[Happening, ...]:
        """The happenings, with the rung of the ladder and what instruments say of each act."""
        told = self._told(coded)
        return tuple(
            replace(h, rung=self._ladder.rung(h, told), findings=self._rules.findings(h, told))
            for h in happenings
        )

    def dossiers(
        self,
        happenings: Iterable[Happening],
        entities: Iterable[Entity],
        coded: Iterable[Coded],
        commitments: Iterable[Commitment] = (),
    ) -> tuple[Dossier, ...]:
        """The processes that happenings belong to, with states, history and evidence.

        Args:
            happenings: all of them; a happening may stand in several dossiers.
            entities: from `merge.entities` over the same reports.
            coded: the reports the happenings come from.
            commitments: their ids are listed with the dossiers of their happenings.
        """
        told = self._told(coded)
        known = tuple(entities)
        promised: dict[str, list[str]] = {}
        for commitment in commitments:
            if commitment.happening is not None:
                promised.setdefault(commitment.happening, []).append(commitment.id)
        made = [*self._dossiers.make(happenings, known, told), *self._positions.make(known, told)]
        return tuple(
            replace(d, commitments=tuple(c for h in d.happenings for c in promised.get(h, ()))) for d in made
        )

    def commitments(
        self,
        happenings: Iterable[Happening],
        coded: Iterable[Coded],
        coverage: Iterable[str] | None = None,
    ) -> tuple[Commitment, ...]:
        """What was announced or promised and what became of it.

        Args:
            happenings: all of them.
            coded: the reports the happenings come from.
            coverage: the days (ISO 8601) of the reports read; None takes those of `coded`.
        """
        return tuple(self._commitments.keep(happenings, self._told(coded), coverage))
