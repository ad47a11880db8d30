"""Which process a happening belongs to: the rows of `follow/processes.yaml`, read as keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.follow.sides import Sides
from onrecord.follow.subjects import Subjects
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import LEVEL_TITLES, PROCESSES, Process
from onrecord.merge.words import stem
from onrecord.model import Happening

Key = tuple[str, ...]
_ENOUGH = 2
# A list of more targets or imposers than this is a coding of a whole paragraph, not a measure.
_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class Filed:
    """A happening's place: the row it fits, the key of the dossier, the fillings of its title."""

    process: Process
    key: Key
    fills: tuple[tuple[str, str], ...]


class Filer:
    """Files happenings of all kinds but negotiations, which need to know each other (`negotiations`)."""

    def __init__(self, knowledge: Knowledge, sides: Sides) -> None:
        self._processes = [p for p in knowledge.rows(PROCESSES) if p.dossier != "negotiation"]
        self._words = {p: frozenset(stem(w) for w in p.words) for p in self._processes}
        self._levels = {row.level: row.title for row in knowledge.rows(LEVEL_TITLES)}
        self._sides = sides
        self._subjects = Subjects(knowledge, sides)

    def filed(self, happening: Happening, told: Told) -> Iterator[Filed]:
        """The places of a happening: one for each kind of dossier, for sanctions one for each target."""
        seen: set[str] = set()
        for process in self._processes:
            if process.dossier in seen or not self._fits(process, happening, told):
                continue
            found = list(self._places(process, happening, told))
            if found:
                seen.add(process.dossier)
                yield from found

    def _fits(self, process: Process, happening: Happening, told: Told) -> bool:
        if happening.kind not in process.kinds:
            return False
        if process.types and happening.type not in process.types:
            return False
        if any(happening.details.get(name) in (None, "", [], ()) for name in process.needs):
            return False
        if not process.words:
            return True
        if self._subjects.countries(str(happening.details.get("subject", ""))):
            return True
        return bool(words_of(happening, told) & self._words[process])

    def _places(self, process: Process, happening: Happening, told: Told) -> Iterator[Filed]:
        acting, targets = self._sides.acting(happening, told), self._sides.acted_on(happening, told)
        if process.dossier == "sanctions":
            yield from self._measures(process, acting - targets, targets)
            return
        key: list[str] = [process.dossier]
        fills: dict[str, str] = {}
        for by in process.grouped_by:
            if by in ("parties", "actors"):
                sides = acting | targets if by == "parties" else acting
                if by == "parties" and len(sides) < (1 if process.dossier == "exercise" else _ENOUGH):
                    return
                if process.dossier == "review":
                    about = self._subjects.countries(str(happening.details["subject"]))
                    acting = sides = sides - about if len(about) == 1 else sides
                elif not sides or (process.dossier == "weapons" and len(sides) > 1):
                    # Of a weapon two are told to have tested, nobody knows whose programme it is of.
                    return
                key.append("+".join(sorted(sides)))
                fills[by] = self._sides.joined(sides) if len(sides) > 1 else self._sides.possessive(sides)
            elif by == "subject":
                subject, title = self._subjects.of(str(happening.details["subject"]), acting, told)
                if not subject:
                    return
                key.append(subject)
                fills[by] = title
            else:
                value = " ".join(str(happening.details[by]).split())
                key.append(value.casefold())
                fills[by] = self._levels.get(value, value) if by == "level" else value
        yield Filed(process, tuple(key), tuple(fills.items()))

    def _measures(
        self, process: Process, imposers: frozenset[str], targets: frozenset[str]
    ) -> Iterator[Filed]:
        if not targets or len(targets) > _AT_MOST or len(imposers) > _AT_MOST:
            return
        for target in sorted(targets):
            for imposer in sorted(imposers) or [""]:
                fills = {
                    "imposers": self._sides.listed([imposer] if imposer else []),
                    "targets": self._sides.name(target),
                }
                yield Filed(process, (process.dossier, target, imposer), tuple(fills.items()))


def words_of(happening: Happening, told: Told) -> frozenset[str]:
    """The stems of the words that name it: its triggers, its name, its subject."""
    texts = [e.trigger.text for e in told.events(happening)]
    texts += [str(happening.details.get(name, "")) for name in ("topic", "name", "subject")]
    return frozenset(stem(w) for text in texts for w in re.findall(r"[\w'-]+", text))


def title(filed: Filed) -> str:
    """The title of a dossier, from any of its members' fillings."""
    made = filed.process.title
    for name, value in filed.fills:
        made = made.replace("{" + name + "}", value)
    made = " ".join(made.split())
    return made[:1].upper() + made[1:]
