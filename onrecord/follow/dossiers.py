"""Processes followed over happenings: which belong together, and the state they are in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from onrecord.follow.ladder import Ladder
from onrecord.follow.states import States
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import PROCESSES, Process
from onrecord.merge.words import stem
from onrecord.model import Dossier, DossierStep, Entity, Happening, stable_id

Key = tuple[str, ...]
# The words for how often something recurs, by the days between two times.
_CADENCE = ((2, "day"), (10, "week"), (45, "month"), (130, "quarter"), (250, "half-year"), (550, "year"))
_LEAST_FOR_CADENCE = 3


@dataclass(frozen=True, slots=True)
class _Filed:
    process: Process
    key: Key
    fills: tuple[tuple[str, str], ...]
    parties: frozenset[str]


def _slug(value: object) -> str:
    return re.sub(r"\s+", " ", str(value)).strip().casefold()


def _topic(subject: object, acting: frozenset[str], told: Told) -> str:
    """The words of a subject that tell it from others, without the names of those whose it is."""
    own = told.forms(acting)
    words = re.findall(r"[\w.'’-]+", str(subject).casefold())
    kept = {w.removesuffix("'s").removesuffix("’s").strip(".") for w in words}
    return " ".join(sorted(stem(w) for w in kept - own if len(w) > 2))


class DossierMaker:
    """Files happenings under processes and derives their states."""

    def __init__(self, knowledge: Knowledge, ladder: Ladder) -> None:
        self._processes = knowledge.rows(PROCESSES)
        self._topics = {p: frozenset(stem(t) for t in p.topics) for p in self._processes}
        self._states = States(knowledge)
        self._ladder = ladder

    def make(
        self, happenings: Iterable[Happening], entities: Iterable[Entity], told: Told
    ) -> Iterator[Dossier]:
        """The dossiers, by kind and key."""
        names = {e.country: e.name for e in entities if e.kind == "country" and e.country}
        ids = {e.country: e.id for e in entities if e.kind == "country" and e.country}
        groups: dict[tuple[str, Key], list[tuple[_Filed, Happening]]] = defaultdict(list)
        everything = list(happenings)
        for happening in everything:
            for filed in self._filed(happening, told, names):
                groups[(filed.process.dossier, filed.key)].append((filed, happening))
        _add_threats(groups, everything)
        for (_, key), members in sorted(groups.items(), key=lambda item: item[0]):
            ordered = sorted((h for _, h in members), key=lambda h: (told.day(h) or "", h.id))
            if len(ordered) >= min(f.process.least for f, _ in members):
                made = self._dossier(key, members[0][0], ordered, ids, told)
                if made.history:
                    yield made

    def _filed(self, happening: Happening, told: Told, names: dict[str, str]) -> Iterator[_Filed]:
        seen = set()
        for process in self._processes:
            if process.dossier in seen or happening.kind not in process.kinds:
                continue
            if process.types and happening.type not in process.types:
                continue
            if any(happening.details.get(name) in (None, "", [], ()) for name in process.needs):
                continue
            if process.topics and not self._on_topic(process, happening, told):
                continue
            filed = self._key(process, happening, told, names)
            if filed is not None:
                seen.add(process.dossier)
                yield filed

    def _on_topic(self, process: Process, happening: Happening, told: Told) -> bool:
        words = [e.trigger.text for e in told.events(happening)]
        words += [str(happening.details.get(name, "")) for name in ("topic", "name")]
        stems = {stem(w) for text in words for w in re.findall(r"[\w'-]+", text)}
        return bool(stems & self._topics[process])

    @staticmethod
    def _key(process: Process, happening: Happening, told: Told, names: dict[str, str]) -> _Filed | None:
        acting, targets = told.acting(happening), told.acted_on(happening)
        sides = {"actors": acting, "targets": targets, "parties": acting | targets}
        key: list[str] = [process.dossier]
        fills: list[tuple[str, str]] = []
        grouped = False
        for by in process.grouped_by:
            if by in sides:
                alone = by == "parties" and process.dossier != "exercise" and len(sides[by]) < 2
                if alone or not sides[by]:
                    return None
                key.append("+".join(sorted(sides[by])))
                grouped = True
            else:
                value = happening.details.get(by)
                if value in (None, "", [], ()):
                    key.append("")
                    fills.append((by, ""))
                    continue
                grouped = True
                key.append(_topic(value, acting, told) if by == "subject" else _slug(value))
                fills.append((by, str(value)))
                if by == "name" and process.dossier == "exercise":
                    # A named series is one, whoever joins it in a year.
                    break
        if not grouped:
            return None
        for side, codes in sides.items():
            fills.append((side, _listed(sorted(names.get(c, c) for c in codes))))
        return _Filed(process, tuple(key), tuple(fills), sides["parties"])

    def _dossier(
        self, key: Key, filed: _Filed, ordered: list[Happening], ids: dict[str, str], told: Told
    ) -> Dossier:
        history = tuple(self._history(filed.process, ordered, told))
        own = [h for h in ordered if h.kind in filed.process.kinds]
        parties = {c for h in own for c in told.acting(h) | told.acted_on(h)}
        if filed.process.dossier == "weapons":
            parties = {c for h in ordered for c in told.acting(h)}
        return Dossier(
            id=stable_id("d", *key),
            kind=filed.process.dossier,
            title=_title(filed) + _cadence(filed.process, ordered, told),
            parties=tuple(sorted(ids[c] for c in parties if c in ids)),
            state=history[-1].state if history else None,
            history=history,
            happenings=tuple(h.id for h in ordered),
        )

    def _history(self, process: Process, ordered: list[Happening], told: Told) -> Iterator[DossierStep]:
        """The states in the order of the days: of plans the day of the news, of deeds their own."""
        steps: list[tuple[str, int, Happening, str]] = []
        for h in ordered:
            for n, reported in enumerate(h.history):
                when = told.day(h) if reported.status == "actual" else reported.reported
                when = when or min((d for e in h.events if (d := told.published(e))), default=None)
                steps.append((when or reported.reported or "", n, h, reported.status))
        state: str | None = None
        for when, _, h, status in sorted(steps, key=lambda s: (s[0], s[2].id, s[1])):
            new = self._states.next(process.dossier, state, h, status)  # type: ignore[arg-type]
            if new is None:
                continue
            if new == "broken down" and state in (None, "proposed"):
                # What breaks down was under way before, though nobody told of it by itself.
                yield DossierStep(state="under way", date=when or None, happening=h.id)
            if process.dossier == "weapons":
                row = self._ladder.system(h, told)
                new = f"{new}: {row.name}" if row is not None else f"{new}: system not said"
            # Each meeting, exercise or test is a step; elsewhere only a new state is.
            if new != state or process.dossier in ("weapons", "exercise", "consultation"):
                yield DossierStep(state=new, date=when or None, happening=h.id)
            state = new


def _add_threats(
    groups: dict[tuple[str, Key], list[tuple[_Filed, Happening]]], happenings: list[Happening]
) -> None:
    """File threats over an exercise with the exercise: the answer to a series is part of its story."""
    threats: dict[str, list[Happening]] = defaultdict(list)
    for h in happenings:
        if h.kind == "statement" and h.type == "THREATEN":
            for about in h.about:
                threats[about].append(h)
    for (kind, _), members in groups.items():
        if kind == "exercise":
            seen: set[str] = set()
            for filed, h in list(members):
                members += [(filed, t) for t in threats.get(h.id, ()) if t.id not in seen]
                seen |= {t.id for t in threats.get(h.id, ())}


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def _title(filed: _Filed) -> str:
    fills = dict(filed.fills)
    if filed.process.dossier == "exercise":
        if fills.get("name"):
            return f"{fills['name']} exercises"
        fills["name"] = ""
    made = filed.process.title
    for name, value in fills.items():
        if name == "level" and value:
            value = f" at {value.replace('-', ' ')} level"
        elif name == "subject" and value:
            value = f" of {value}"
        made = made.replace("{" + name + "}", value)
    return made[:1].upper() + made[1:]


def _cadence(process: Process, ordered: list[Happening], told: Told) -> str:
    """How often they come together, from three times on: ", about every month"."""
    if process.dossier not in ("consultation", "exercise"):
        return ""
    days = sorted({d for h in ordered if h.status == "actual" and (d := told.day(h))})
    if len(days) < _LEAST_FOR_CADENCE:
        return ""
    ordinals = [date.fromisoformat(d[:10]).toordinal() for d in days]
    gap = median(b - a for a, b in pairwise(ordinals))
    word = next((name for limit, name in _CADENCE if gap <= limit), None)
    return f", about every {word}" if word else f", about every {round(gap / 365)} years"
