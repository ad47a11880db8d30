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
# PLOVER's sector of parliaments.
_PARLIAMENT = "LEG"


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
        if all(_by_lawmakers(event) for event in evidence.events):
            # What a chamber passes is in force when it is law.
            return frozenset(), frozenset()
        targets = evidence.acted_on
        imposers = self._mostly(evidence, told) - targets
        if not targets:
            # "North Korea is under sanctions": who is under some and imposes none has not imposed these.
            targets = frozenset(s for s in imposers if s in self._targets and s not in self._imposers)
            imposers -= targets
        if imposers and not targets:
            targets = self._target(imposers, evidence, told)
        elif targets and not imposers:
            imposers = self._imposer(targets, evidence, told)
        return imposers, targets

    def possible(self, imposer: str, target: str) -> bool:
        """Whether one can have sanctions on the other: all that the UN ever imposed are known."""
        return imposer != "UNO" or (imposer, target) in self._years

    def _target(self, imposers: frozenset[str], evidence: Evidence, told: Told) -> frozenset[str]:
        """The only country of the sentences, else of the happening, under sanctions of the imposers."""
        found = {
            code
            for event in evidence.events
            for actor in _mentions(event, told)
            if (code := actor.country) and self._between(imposers, code, event, told)
        }
        if len(found - imposers) == 1:
            return frozenset(found - imposers)
        return self._merged(told.acted_on(evidence.happening), imposers, evidence, told)

    def _imposer(self, targets: frozenset[str], evidence: Evidence, told: Told) -> frozenset[str]:
        """Whose name stands before "sanctions", else who did it as merging found, if he has some on them."""
        found = {
            code
            for event in evidence.events
            for actor in _mentions(event, told)
            if (code := actor.country)
            and self._imposes.match(event.sentence.text, actor.end - event.sentence.start)
            and all(self._between({code}, target, event, told) for target in targets)
        }
        merged = told.acting(evidence.happening)
        if not found and self._merged(targets, merged, evidence, told):
            return merged
        return frozenset(found)

    def _merged(
        self, targets: frozenset[str], imposers: frozenset[str], evidence: Evidence, told: Told
    ) -> frozenset[str]:
        """Targets that merging found for sanctions, where the one who imposed them has some on just these.

        Only of a measure told with its day: of eleven others four were none of theirs (2026-11-23).
        """
        dated = any(day.from_ for day in evidence.happening.dates)
        if len(imposers) != 1 or len(targets) != 1 or not dated:
            return frozenset()
        between = any(self._between(imposers, t, e, told) for t in targets for e in evidence.events)
        return targets if between else frozenset()

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


def _by_lawmakers(event: Event) -> bool:
    """Whether members of a parliament are told to have done it."""
    doers = [actor for actor in event.actors if actor.sectors]
    return bool(doers) and all(a.sectors[0] == _PARLIAMENT and a.kind != "organisation" for a in doers)


def _mentions(event: Event, told: Told) -> Iterator[Actor]:
    """Whom an event's sentence names."""
    return (
        actor
        for actor in told.between(event.id, event.sentence.start, event.sentence.end)
        if actor.kind in _NAMES
    )
