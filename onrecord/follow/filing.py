"""Which process a happening belongs to: the rows of `follow/processes.yaml`, read as keys."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.follow.evidence import Evidence
from onrecord.follow.levels import Levels
from onrecord.follow.phrases import phrases
from onrecord.follow.regimes import Regimes
from onrecord.follow.sides import Sides
from onrecord.follow.subjects import Subjects
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import NO_TEST, PROCESSES, TOGETHER, Process
from onrecord.merge.words import content_stems, stem
from onrecord.model import Event

Key = tuple[str, ...]
# Two may only have met each other.
_TWO = 2
# Code points beside an act that may say how many it was of.
_CLOSE = 20
_WHO = frozenset({"person", "office"})
# Between two who are told in one list ("President Yoon of South Korea, Prime Minister Kishida").
_LISTED = re.compile(r"^(?:\s+of\s+(?:the\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z(][\w.’')-]*)*)?\s*(?:,|,?\s*and)\s*$")
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

    def __init__(self, knowledge: Knowledge, sides: Sides, levels: Levels) -> None:
        self._processes = [p for p in knowledge.rows(PROCESSES) if p.dossier != "negotiation"]
        self._words = {p: frozenset(stem(w) for w in p.words) for p in self._processes}
        self._pacts = {
            p: re.compile(rf"([\w’'-]+) ({'|'.join(p.words)})\b")
            for p in self._processes
            if "instrument" in p.grouped_by
        }
        self._levels = levels
        self._no_test = [re.compile(row.pattern, re.IGNORECASE) for row in knowledge.rows(NO_TEST)]
        self._together = [re.compile(row.pattern, re.IGNORECASE) for row in knowledge.rows(TOGETHER)]
        self._of_the_un = phrases(knowledge)["sanctions-of-the-un"]
        self._regimes = Regimes(knowledge, sides)
        self._sides = sides
        self._subjects = Subjects(knowledge, sides)

    def filed(self, evidence: Evidence, told: Told) -> Iterator[Filed]:
        """The places of a happening: one for each kind of dossier, for sanctions one for each target."""
        seen: set[str] = set()
        for process in self._processes:
            if process.dossier in seen or not self._fits(process, evidence):
                continue
            found = list(self._places(process, evidence, told))
            if found:
                seen.add(process.dossier)
                yield from found

    @staticmethod
    def of_any_level(filed: Filed) -> Filed:
        """The same parties' place for meetings at any level."""
        fills = tuple((name, "consultations" if name == "level" else value) for name, value in filed.fills)
        return Filed(filed.process, filed.key[:-1], fills)

    def of_pact(self, name: str) -> Filed:
        """The place of what is told of a pact known by name."""
        process = next(p for p in self._processes if p.dossier == "agreement")
        return Filed(process, (process.dossier, name.casefold()), (("name", name),))

    def _fits(self, process: Process, evidence: Evidence) -> bool:
        happening = evidence.happening
        if happening.kind not in process.kinds:
            return False
        if process.types and happening.type not in process.types:
            return False
        if any(happening.details.get(name) in (None, "", [], ()) for name in process.needs):
            return False
        if process.dossier == "weapons" and self._in_anger(evidence):
            return False
        if process.dossier == "review" and not any(e.trigger.text.islower() for e in evidence.events):
            # "The 2018 Nuclear Posture Review" is a paper, and no longer a process.
            return False
        if not process.words or "instrument" in process.grouped_by:
            return True
        if self._subjects.only_countries(str(happening.details.get("subject", ""))):
            return True
        return bool(words_of(evidence) & self._words[process])

    def _in_anger(self, evidence: Evidence) -> bool:
        """Whether a weapon was fired at somebody."""
        if evidence.happening.details.get("activity", "test") != "test":
            return False
        return any(p.search(e.sentence.text) for p in self._no_test for e in evidence.events)

    def _places(self, process: Process, evidence: Evidence, told: Told) -> Iterator[Filed]:
        happening, acting, targets = evidence.happening, evidence.acting, evidence.acted_on
        if process.dossier == "sanctions":
            imposers, targets = self._regimes.sides(evidence, told)
            yield from self._measures(process, imposers, targets - set(process.never), evidence)
            return
        if process.dossier == "consultation" and not self._met_together(evidence, told):
            return
        whole = "name" in process.grouped_by or not self._of_others(evidence)
        if process.dossier == "exercise" and len(evidence.sides) == 1 and not whole:
            # Of a joint exercise one of whose sides is told, nobody knows whose series it is of.
            return
        key: list[str] = [process.dossier]
        fills: dict[str, str] = {}
        for by in process.grouped_by:
            if by in ("parties", "actors"):
                sides = evidence.sides if by == "parties" else acting
                if process.dossier == "review":
                    acting = sides = sides - self._subjects.about(str(happening.details["subject"]))
                if not process.sides[0] <= len(sides) <= process.sides[1] or sides & set(process.never):
                    return
                key.append("+".join(sorted(sides)))
                fills[by] = self._sides.joined(sides) if len(sides) > 1 else self._sides.possessive(sides)
            elif by == "subject":
                subject, title = self._subjects.of(str(happening.details["subject"]), acting, told)
                if not subject:
                    return
                key.append(subject)
                fills[by] = title
            elif by == "instrument":
                pact = self._pact(evidence, process)
                if pact is None:
                    return
                key.append(pact.casefold())
                fills[by] = pact
            elif by == "level":
                level = self._levels.of(evidence, told)
                if level is None:
                    return
                key.append(level.level)
                fills[by] = level.title
            else:
                value = " ".join(str(happening.details[by]).split())
                key.append(value.casefold())
                fills[by] = value
        yield Filed(process, tuple(key), tuple(fills.items()))

    def _pact(self, evidence: Evidence, process: Process) -> str | None:
        """What a pact without a name of its own is mostly called, with the word before ("peace treaty")."""
        called = Counter(
            " ".join(words)
            for event in evidence.events
            for words in self._pacts[process].findall(event.sentence.text)[:1]
        )
        most = min(called, key=lambda name: (-called[name], name), default=None)
        if most is None:
            return None
        before, _, noun = most.partition(" ")
        return most if content_stems(before) and before.islower() else noun

    def _of_others(self, evidence: Evidence) -> bool:
        """Whether an exercise is joint, or told in one breath with another country."""
        return bool(evidence.happening.details.get("joint")) or any(
            self._subjects.countries(event.sentence.text) - evidence.sides for event in evidence.events
        )

    def _met_together(self, evidence: Evidence, told: Told) -> bool:
        """Whether those who met sat at one table, and nobody else.

        Three and more are named in one breath, a body of them, or so told; at a table of two each sentence
        that names them lists nobody beside them ("Biden, Kishida and Yoon").
        """
        if len(evidence.sides) <= _TWO:
            return not all(self._with_others(event, evidence.sides, told) for event in evidence.events)
        return any(
            any(p.search(event.sentence.text) for p in self._together)
            or any(
                len(own := self._sides.of_actor(actor, event.id, told)) > _TWO
                and (actor.kind == "organisation" or own >= evidence.sides)
                for actor in (*event.actors, *event.recipients)
            )
            for event in evidence.events
        )

    def _with_others(self, event: Event, sides: frozenset[str], told: Told) -> bool:
        """Whether a sentence lists somebody of a third country beside the two, or says they were more."""
        text, start = event.sentence.text, event.sentence.start
        act = text[max(0, event.trigger.start - start - _CLOSE) : event.trigger.end - start + _CLOSE]
        if any(p.search(act) for p in self._together):
            return True
        parties = [a for a in (*event.actors, *event.recipients) if start <= a.start < start + len(text)]
        others = (
            a
            for a in told.between(event.id, start, start + len(text))
            if a.kind in _WHO
            and a.country
            and a.country not in sides
            and self._sides.name(a.country) != a.country
        )
        return any(
            _LISTED.match(text[min(a.end, b.end) - start : max(a.start, b.start) - start])
            for a in others
            for b in parties
            if a.end <= b.start or b.end <= a.start
        )

    def _measures(
        self, process: Process, imposers: frozenset[str], targets: frozenset[str], evidence: Evidence
    ) -> Iterator[Filed]:
        if not targets or len(targets) > _AT_MOST or len(imposers) > _AT_MOST:
            return
        if "UNO" not in imposers and all(self._of_the_un.search(e.sentence.text) for e in evidence.events):
            # Who votes for them, or enforces them, has imposed none of its own.
            return
        for target in sorted(targets):
            for imposer in sorted(imposers) or [""]:
                if not self._regimes.possible(imposer, target):
                    continue
                fills = {
                    "imposers": self._sides.listed([imposer] if imposer else []),
                    "targets": self._sides.name(target),
                }
                yield Filed(process, (process.dossier, target, imposer), tuple(fills.items()))


def words_of(evidence: Evidence) -> frozenset[str]:
    """The stems of the words that name it: its triggers, its name, its subject."""
    details = evidence.happening.details
    named = (str(details.get(name, "")) for name in ("topic", "name", "subject"))
    return triggers_of(evidence) | frozenset(_stems(named))


def triggers_of(evidence: Evidence) -> frozenset[str]:
    """The stems of its triggers."""
    return frozenset(_stems(e.trigger.text for e in evidence.events))


def _stems(texts: Iterable[str]) -> Iterator[str]:
    return (stem(w) for text in texts for w in re.findall(r"[\w'-]+", text))


def title(filed: Filed) -> str:
    """The title of a dossier, from any of its members' fillings."""
    made = filed.process.title
    for name, value in filed.fills:
        made = made.replace("{" + name + "}", value)
    made = " ".join(made.split())
    return made[:1].upper() + made[1:]
