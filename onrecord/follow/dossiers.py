"""Processes followed over happenings: which belong together, and the state they are in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median

from onrecord.follow.evidence import Evidence, Witnesses
from onrecord.follow.filing import Filed, Filer, Key, title
from onrecord.follow.histories import ONE_EXERCISE, UNSAID, Histories
from onrecord.follow.ladder import Ladder
from onrecord.follow.leaving import Leaving
from onrecord.follow.levels import Levels
from onrecord.follow.negotiations import Negotiations
from onrecord.follow.reported import Reported
from onrecord.follow.sides import Sides
from onrecord.follow.suspensions import Suspensions
from onrecord.follow.tellings import ONE_ROUND
from onrecord.follow.told import Told, apart, to_the_day
from onrecord.knowledge import Knowledge
from onrecord.model import Dossier, DossierStep, Entity, Happening, stable_id
from onrecord.said.topics import TopicFinder

# The words for how often something recurs, by the days between two times.
_CADENCE = ((2, "day"), (10, "week"), (45, "month"), (130, "quarter"), (250, "half-year"), (550, "year"))
_LEAST_FOR_CADENCE = 3
# The share of gaps that are no longer and no shorter than this times the middle one.
_MOSTLY = 0.7
_TWICE = 2
_ONE_TIME = {"exercise": ONE_EXERCISE}
_Members = list[tuple[Filed, Evidence]]


class DossierMaker:
    """Files happenings under processes and derives their states."""

    def __init__(
        self, knowledge: Knowledge, ladder: Ladder, topics: TopicFinder, sides: Sides, witnesses: Witnesses
    ) -> None:
        self._sides = sides
        self._witnesses = witnesses
        self._filer = Filer(knowledge, sides, Levels(knowledge, sides, witnesses))
        self._negotiations = Negotiations(knowledge, sides, topics)
        self._histories = Histories(knowledge, ladder, sides)
        self._suspensions = Suspensions(knowledge, sides, topics)
        self._leaving = Leaving(knowledge, sides)

    def make(
        self, happenings: Iterable[Happening], entities: Iterable[Entity], told: Told
    ) -> Iterator[Dossier]:
        """The dossiers, by kind and key."""
        ids: dict[str, str] = {}
        for e in entities:
            side = self._sides.side(e) if e.kind in ("country", "organisation") else None
            if side is not None and (e.kind == "country" or side == e.name):
                ids.setdefault(side, e.id)
        groups: dict[Key, _Members] = defaultdict(list)
        everything = tuple(happenings)
        followed = self._witnesses.all(everything, told)
        for evidence in followed:
            for filed in self._filer.filed(evidence, told):
                groups[filed.key].append((filed, evidence))
        for filed, evidence in self._negotiations.filed(followed, told):
            groups[filed.key].append((filed, evidence))
        self._add_dated(groups, everything, {e.id for e in followed}, told)
        self._add_leaving(groups, everything, told)
        _add_threats(groups, followed)
        self._fold_levels(groups)
        # Keys of sanctions: target, imposer; of reviews: reviewer, subject.
        _give_owners(groups, "sanctions", 2)
        _give_owners(groups, "review", 1)
        deeds = Reported(self._witnesses, everything, told)
        for key, members in sorted(groups.items()):
            if _opened(members):
                ordered = sorted((e for _, e in members), key=lambda e: (told.day(e.happening) or "", e.id))
                made = self._dossier(key, members[0][0], ordered, ids, told, deeds)
                if _worth_following(made, members):
                    yield made

    def _add_dated(
        self, groups: dict[Key, _Members], happenings: tuple[Happening, ...], known: set[str], told: Told
    ) -> None:
        """Add to lines that are open what is told less surely, but with its day in the sentence."""
        open_ = {key for key, members in groups.items() if _opened(members)}
        for happening in happenings:
            if happening.id in known or happening.kind != "meeting":
                continue
            evidence = self._witnesses.of(happening, told, dated=True)
            if evidence is None:
                continue
            for filed in self._filer.filed(evidence, told):
                if filed.key in open_:
                    groups[filed.key].append((filed, replace(evidence, firm=False)))
        for key, evidence in list(self._suspensions.found(happenings, sorted(open_), told)):
            if all(evidence.id != known.id for _, known in groups[key]):
                groups[key].append((groups[key][0][0], evidence))

    def _fold_levels(self, groups: dict[Key, _Members]) -> None:
        """Make one line of the meetings of three and more who met at each of several levels once."""
        alone: dict[Key, list[Key]] = defaultdict(list)
        for key, members in groups.items():
            many = key[0] == "consultation" and len(key[1].split("+")) > _TWICE
            if many and len({e.id for _, e in members}) < members[0][0].process.least:
                alone[key[:-1]].append(key)
        for parties, keys in alone.items():
            if len(keys) > 1:
                of_any = self._filer.of_any_level(groups[keys[0]][0][0])
                groups[parties] = [(of_any, e) for key in keys for _, e in groups.pop(key)]

    def _add_leaving(
        self, groups: dict[Key, _Members], happenings: tuple[Happening, ...], told: Told
    ) -> None:
        """File who left a pact with the pact, instead of what single reports make of its end."""
        for name, evidence in self._leaving.found(happenings, told):
            filed = self._filer.of_pact(name)
            members = groups[filed.key]
            members[:] = [(f, e) for f, e in members if e.happening.details.get("step") != "ended"]
            members.append((filed, evidence))

    def _dossier(
        self,
        key: Key,
        filed: Filed,
        ordered: list[Evidence],
        ids: dict[str, str],
        told: Told,
        deeds: Reported,
    ) -> Dossier:
        history, state = self._histories.of(filed.process, ordered, told, deeds)
        # A plan may have come about as a happening that is filed elsewhere.
        steps = (step.happening for step in history if step.happening is not None)
        happenings = dict.fromkeys((*(e.id for e in ordered), *steps))
        own = [e for e in ordered if e.happening.kind in filed.process.kinds]
        weapons = filed.process.dossier == "weapons"
        parties = {s for e in own for s in (e.acting if weapons else e.sides)}
        if filed.process.dossier == "sanctions":
            parties = set(key[1:])
        return Dossier(
            id=stable_id("d", *key),
            kind=filed.process.dossier,
            title=title(filed) + _cadence(filed.process.dossier, history),
            parties=tuple(sorted(ids[s] for s in parties if s in ids)),
            state=state,
            history=history,
            happenings=tuple(happenings),
        )


def _opened(members: _Members) -> bool:
    """Whether there is enough to follow: the least number of happenings, one of them firm."""
    own = {e.id: e for filed, e in members if not filed.process.joins}
    process = members[0][0].process
    told = sum(e.origins for e in own.values())
    return any(e.firm for e in own.values()) and len(own) >= process.least and told >= process.tellings


def _worth_following(dossier: Dossier, members: _Members) -> bool:
    """Whether there is a process: no line without a meeting, no programme of weapons that nobody names."""
    if dossier.kind == "negotiation" and dossier.history and members[0][0].key[1] != "track":
        # Rounds have to be told, and not talks that are only hoped for; one is enough that ended the talks
        # or that several told of, or that on a told topic is a report's own news.
        rounds = {s.happening for s in dossier.history if s.state not in ("proposed", "resumption proposed")}
        surely = {e.id for _, e in members if e.origins > 1 or (e.happening.leading and members[0][0].key[2])}
        return len(rounds) > 1 or bool(rounds & surely)
    if dossier.kind == "weapons":
        # Bombs and shots of no told system make no programme, and neither does one test.
        return len(dossier.history) > 1 and any(UNSAID not in step.state for step in dossier.history)
    if dossier.kind == "sanctions":
        # Of what one report muses about nothing need come.
        return len(dossier.history) > 1 or any(step.state != "proposed" for step in dossier.history)
    if dossier.kind == "agreement" and "instrument" in members[0][0].process.grouped_by:
        # A deal that was signed is done; one whose signing was told before is followed.
        return len(dossier.history) > 1 and any(step.state.startswith("signing") for step in dossier.history)
    if dossier.kind == "consultation":
        return len(dossier.history) > 1 and any(step.state == "held" for step in dossier.history)
    return bool(dossier.history)


def _add_threats(groups: dict[Key, _Members], followed: list[Evidence]) -> None:
    """File threats over an exercise with the exercise: the answer to a series is part of its story."""
    threats: dict[str, list[Evidence]] = defaultdict(list)
    for evidence in followed:
        if evidence.happening.kind == "statement" and evidence.happening.type == "THREATEN":
            for about in evidence.happening.about:
                threats[about].append(evidence)
    for key, members in groups.items():
        if key[0] == "exercise":
            seen: set[str] = set()
            for filed, evidence in list(members):
                members += [(filed, t) for t in threats.get(evidence.id, ()) if t.id not in seen]
                seen |= {t.id for t in threats.get(evidence.id, ())}


def _give_owners(groups: dict[Key, _Members], kind: str, at: int) -> None:
    """What nobody is told to have done is that of the only one known to do it: sanctions on one, a review.

    `at` is where a key of that kind names the doer; it is empty there where nobody is told.
    """
    known: dict[Key, list[Key]] = defaultdict(list)
    for key in groups:
        if key[0] == kind and key[at]:
            known[(*key[:at], "", *key[at + 1 :])].append(key)
    for unsaid in [key for key in groups if key[0] == kind and not key[at]]:
        members = groups.pop(unsaid)
        keys = known.get(unsaid, [])
        # Nobody's sanctions and reviews are no process.
        if len(keys) == 1:
            groups[keys[0]] += [(groups[keys[0]][0][0], e) for _, e in members]


def _cadence(kind: str, history: tuple[DossierStep, ...]) -> str:
    """How often they come together, from three times on: ", about every month"."""
    if kind not in ("consultation", "exercise"):
        return ""
    days = sorted({s.date for s in history if s.state.startswith("held") and to_the_day(s.date)})
    rounds = days[:1] + [b for a, b in pairwise(days) if apart(a, b) > _ONE_TIME.get(kind, ONE_ROUND)]
    if len(rounds) < _LEAST_FOR_CADENCE:
        return ""
    gaps = [apart(a, b) for a, b in pairwise(rounds)]
    gap = median(gaps)
    # Four meetings in one spring and one three years later have no cadence.
    regular = sum(gap / _TWICE <= g <= gap * _TWICE for g in gaps)
    word = next((name for limit, name in _CADENCE if gap <= limit), None)
    return f", about every {word}" if word and regular >= _MOSTLY * len(gaps) else ""
