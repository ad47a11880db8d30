"""Processes followed over happenings: which belong together, and the state they are in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from statistics import median

from onrecord.follow.filing import Filed, Filer, Key, title
from onrecord.follow.histories import UNSAID, Histories
from onrecord.follow.ladder import Ladder
from onrecord.follow.negotiations import Negotiations
from onrecord.follow.sides import Sides
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.model import Dossier, Entity, Happening, stable_id
from onrecord.said.topics import TopicFinder

# The words for how often something recurs, by the days between two times.
_CADENCE = ((2, "day"), (10, "week"), (45, "month"), (130, "quarter"), (250, "half-year"), (550, "year"))
_LEAST_FOR_CADENCE = 3
# Days of one round of talks, or of one exercise.
_ONE_ROUND = 3
_Members = list[tuple[Filed, Happening]]


class DossierMaker:
    """Files happenings under processes and derives their states."""

    def __init__(self, knowledge: Knowledge, ladder: Ladder, topics: TopicFinder, sides: Sides) -> None:
        self._sides = sides
        self._filer = Filer(knowledge, sides)
        self._negotiations = Negotiations(knowledge, sides, topics)
        self._histories = Histories(knowledge, ladder, sides)

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
        everything = list(happenings)
        for happening in everything:
            for filed in self._filer.filed(happening, told):
                groups[filed.key].append((filed, happening))
        for filed, happening in self._negotiations.filed(everything, told):
            groups[filed.key].append((filed, happening))
        _add_threats(groups, everything)
        # Keys of sanctions: target, imposer; of reviews: reviewer, subject.
        _give_owners(groups, "sanctions", 2)
        _give_owners(groups, "review", 1)
        for key, members in sorted(groups.items()):
            ordered = sorted((h for _, h in members), key=lambda h: (told.day(h) or "", h.id))
            if len(ordered) >= min(f.process.least for f, _ in members):
                made = self._dossier(key, members[0][0], ordered, ids, told)
                # Bombs and shots of no told system make no programme.
                nameless = made.kind == "weapons" and all(UNSAID in step.state for step in made.history)
                if made.history and not nameless:
                    yield made

    def _dossier(
        self, key: Key, filed: Filed, ordered: list[Happening], ids: dict[str, str], told: Told
    ) -> Dossier:
        history, state = self._histories.of(filed.process, ordered, told)
        own = [h for h in ordered if h.kind in filed.process.kinds]
        parties = {s for h in own for s in self._sides.acting(h, told)}
        if filed.process.dossier != "weapons":
            parties |= {s for h in own for s in self._sides.acted_on(h, told)}
        return Dossier(
            id=stable_id("d", *key),
            kind=filed.process.dossier,
            title=title(filed) + _cadence(filed.process.dossier, ordered, told),
            parties=tuple(sorted(ids[s] for s in parties if s in ids)),
            state=state,
            history=history,
            happenings=tuple(h.id for h in ordered),
        )


def _add_threats(groups: dict[Key, _Members], happenings: list[Happening]) -> None:
    """File threats over an exercise with the exercise: the answer to a series is part of its story."""
    threats: dict[str, list[Happening]] = defaultdict(list)
    for h in happenings:
        if h.kind == "statement" and h.type == "THREATEN":
            for about in h.about:
                threats[about].append(h)
    for key, members in groups.items():
        if key[0] == "exercise":
            seen: set[str] = set()
            for filed, h in list(members):
                members += [(filed, t) for t in threats.get(h.id, ()) if t.id not in seen]
                seen |= {t.id for t in threats.get(h.id, ())}


def _give_owners(groups: dict[Key, _Members], kind: str, at: int) -> None:
    """What nobody is told to have done is that of the only one known to do it: sanctions on one, a review.

    `at` is where a key of that kind names the doer; it is empty there where nobody is told.
    """
    known: dict[Key, list[Key]] = defaultdict(list)
    for key in groups:
        if key[0] == kind and key[at]:
            known[(*key[:at], "", *key[at + 1 :])].append(key)
    for unsaid, keys in known.items():
        if len(keys) == 1 and unsaid in groups:
            groups[keys[0]] += [(groups[keys[0]][0][0], h) for _, h in groups.pop(unsaid)]


def _cadence(kind: str, ordered: list[Happening], told: Told) -> str:
    """How often they come together, from three times on: ", about every month"."""
    if kind not in ("consultation", "exercise"):
        return ""
    days = sorted({d for h in ordered if h.status == "actual" and (d := told.day(h))})
    ordinals = [date.fromisoformat(d[:10]).toordinal() for d in days]
    rounds = ordinals[:1] + [b for a, b in pairwise(ordinals) if b - a > _ONE_ROUND]
    if len(rounds) < _LEAST_FOR_CADENCE:
        return ""
    gap = median(b - a for a, b in pairwise(rounds))
    word = next((name for limit, name in _CADENCE if gap <= limit), None)
    return f", about every {word}" if word else f", about every {round(gap / 365)} years"
