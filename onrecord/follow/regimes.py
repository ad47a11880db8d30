"""Whose sanctions on whom a sentence means that names but one of the two.

Of 1,031 events of sanctions in 1,961 real reports (2026-11-22) three in four name no target as such: "the
North remained defiant in the face of United Nations sanctions". Where just one country of the sentence is
under sanctions of the one named, it is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set

from onrecord.follow.evidence import Evidence
from onrecord.follow.phrases import phrases
from onrecord.follow.sides import Sides
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import REGIMES
from onrecord.model import Actor, Event

_NAMES = frozenset({"country", "organisation", "group", "office", "person"})
_Sides = tuple[frozenset[str], frozenset[str]]


class Regimes:
    """The sanctions of `follow/regimes.tsv`, asked by their two sides."""

    def __init__(self, knowledge: Knowledge, sides: Sides) -> None:
        self._sides = sides
        self._years: dict[tuple[str, str], list[tuple[int, int | None]]] = defaultdict(list)
        for row in knowledge.rows(REGIMES):
            self._years[(row.imposer, row.target)].append((row.since, row.until))
        self._imposers = frozenset(imposer for imposer, _ in self._years)
        self._targets = frozenset(target for _, target in self._years)
        self._imposes = phrases(knowledge)["imposer"]

    def sides(self, evidence: Evidence, told: Told) -> _Sides:
        """Who imposes and who is under sanctions, as far as the sentences tell or leave but one answer."""
        targets = evidence.acted_on
        imposers = self._mostly(evidence, told) - targets
        if not targets:
            # "North Korea is under sanctions": who is under some and imposes none has not imposed these.
            targets = frozenset(s for s in imposers if s in self._targets and s not in self._imposers)
            imposers -= targets
        if imposers and not targets:
            found = {
                code
                for event in evidence.events
                for actor in _mentions(event, told)
                if (code := actor.country) and self._between(imposers, code, event, told)
            }
            targets = frozenset(found - imposers) if len(found - imposers) == 1 else targets
        elif targets and not imposers:
            found = {
                code
                for event in evidence.events
                for actor in _mentions(event, told)
                if (code := actor.country)
                and self._imposes.match(event.sentence.text, actor.end - event.sentence.start)
                and all(self._between({code}, target, event, told) for target in targets)
            }
            imposers = frozenset(found)
        return imposers, targets

    def _mostly(self, evidence: Evidence, told: Told) -> frozenset[str]:
        """Those of the acting sides whom about as many events name as the one named most.

        "The U.S. and the UN have tightened sanctions" may stand in a report of what the U.S. did today.
        """
        weight = {
            side: sum(
                event.confidence
                for event in evidence.events
                if any(side in self._sides.of_actor(actor, event.id, told) for actor in event.actors)
            )
            for side in evidence.acting
        }
        most = max(weight.values(), default=0.0)
        return frozenset(side for side, each in weight.items() if each >= most / 2)

    def known(self, imposer: str, target: str, event: Event, told: Told) -> bool:
        """Whether one has sanctions on the other in the year of the report that tells of them."""
        year = int((told.published(event.id) or "0")[:4])
        return any(
            since <= year and (until is None or year <= until)
            for since, until in self._years.get((imposer, target), ())
        )

    def _between(self, imposers: Set[str], target: str, event: Event, told: Told) -> bool:
        return any(self.known(imposer, target, event, told) for imposer in imposers)


def _mentions(event: Event, told: Told) -> Iterator[Actor]:
    """Whom an event's sentence names."""
    return (
        actor
        for actor in told.between(event.id, event.sentence.start, event.sentence.end)
        if actor.kind in _NAMES
    )
