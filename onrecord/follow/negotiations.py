"""Which happenings belong to one negotiation: the same parties, on topics of one family.

Talks are known by what they are called; a summit or a visit on their topic joins them, and talks
on no told topic belong to what the same parties mostly talk of.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from onrecord.follow.filing import Filed, words_of
from onrecord.follow.sides import Sides
from onrecord.follow.subjects import Subjects
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import PROCESSES, TRACKS, Process, Track
from onrecord.knowledge.rows.said import TOPICS
from onrecord.merge.words import stem
from onrecord.model import Happening
from onrecord.said.topics import TopicFinder

# With fewer talks than this of its own, a topic is a part of what the parties mostly talk of.
_OWN_LINE = 3
_ENOUGH = 2
_AT_MOST = 5
# Of 23 lines of talks on North Korea, those of others than its own named it in more than half of their talks.
_MOSTLY = 0.5


@dataclass(slots=True)
class _Line:
    """The talks of some parties on one family of topics, as they are gathered."""

    opening: list[tuple[Process, Happening]] = field(default_factory=list)
    topics: Counter[str] = field(default_factory=Counter)


class Negotiations:
    """Gathers negotiations from happenings."""

    def __init__(self, knowledge: Knowledge, sides: Sides, topics: TopicFinder) -> None:
        self._subjects = Subjects(knowledge, sides)
        self._processes = [p for p in knowledge.rows(PROCESSES) if p.dossier == "negotiation"]
        self._words = {p: frozenset(stem(w) for w in p.words) for p in self._processes}
        rows = knowledge.rows(TOPICS)
        self._family = {row.id: row.family for row in rows if row.family}
        self._talks = {row.id: row.talks for row in rows if row.talks}
        self._tracks = [(row, _any(row.words)) for row in knowledge.rows(TRACKS)]
        self._sides = sides
        self._topics = topics

    def filed(self, happenings: Iterable[Happening], told: Told) -> Iterator[tuple[Filed, Happening]]:
        """The happenings of negotiations with their places, those that open a line before those that join."""
        lines: dict[tuple[str, str], _Line] = defaultdict(_Line)
        joining: list[tuple[Process, Happening, str, Counter[str]]] = []
        for happening in happenings:
            process = self._process(happening, told)
            who = self._who(happening, told) if process is not None else ""
            if process is None or not who:
                continue
            topics = self._topics_of(happening, told)
            track = self._track(happening, told, frozenset(who.split("+")), topics)
            if track is not None:
                lines[("track", track)].opening.append((process, happening))
            elif process.joins:
                joining.append((process, happening, who, topics))
            else:
                line = lines[(who, self._main(topics))]
                line.opening.append((process, happening))
                line.topics += topics
        _gather(lines)
        lines = {key: line for key, line in lines.items() if not self._of_others(key[0], line, told)}
        for process, happening, who, topics in joining:
            family = self._main(topics)
            # Who merely met may have talked of anything; a summit on the topic is a part of the talks.
            if (who, family) in lines and (family or process.words):
                lines[(who, family)].opening.append((process, happening))
        for (who, family), line in sorted(lines.items()):
            for process, happening in line.opening:
                yield self._filed(process, who, family, line), happening

    def _of_others(self, who: str, line: _Line, told: Told) -> bool:
        """Whether parties consult on what is for others to settle: allies' talks on an adversary's arms."""
        sides = frozenset(who.split("+"))
        if who == "track" or not line.opening:
            return False
        others: Counter[str] = Counter()
        for _, happening in line.opening:
            others.update(
                {c for e in told.events(happening) for c in self._subjects.countries(e.sentence.text)} - sides
            )
        return any(number > _MOSTLY * len(line.opening) for number in others.values())

    def _process(self, happening: Happening, told: Told) -> Process | None:
        words: frozenset[str] | None = None
        for process in self._processes:
            if happening.kind not in process.kinds or (process.types and happening.type not in process.types):
                continue
            if process.words:
                words = words_of(happening, told) if words is None else words
                if not words & self._words[process]:
                    continue
            return process
        return None

    def _who(self, happening: Happening, told: Told) -> str:
        sides = self._sides.acting(happening, told) | self._sides.acted_on(happening, told)
        return "+".join(sorted(sides)) if _ENOUGH <= len(sides) <= _AT_MOST else ""

    def _topics_of(self, happening: Happening, told: Told) -> Counter[str]:
        counted: Counter[str] = Counter()
        for sentence in {e.sentence.text for e in told.events(happening)}:
            counted.update({t: n for t, n in self._topics.named(sentence).items() if t in self._family})
        return counted

    def _main(self, topics: Counter[str]) -> str:
        """The family most named; none where no topic is named."""
        families: Counter[str] = Counter()
        for topic, number in topics.items():
            families[self._family[topic] or ""] += number
        return min(families, key=lambda f: (-families[f], f)) if families else ""

    def _track(
        self, happening: Happening, told: Told, sides: frozenset[str], topics: Counter[str]
    ) -> str | None:
        sentences = [e.sentence.text for e in told.events(happening)]
        for row, words in self._tracks:
            if words is not None and happening.kind == "meeting" and any(words.search(s) for s in sentences):
                return row.id
            met = row.parties and set(row.parties) <= sides and sides & set(row.with_)
            if met and self._main(topics) in row.families:
                return row.id
        return None

    def _filed(self, process: Process, who: str, family: str, line: _Line) -> Filed:
        if who == "track":
            row: Track = next(row for row, _ in self._tracks if row.id == family)
            return Filed(replace(process, title=row.title), ("negotiation", who, family), ())
        topic = max(line.topics, key=lambda t: (line.topics[t], t), default="")
        fills = {"parties": self._sides.joined(who.split("+")), "topic": self._talks.get(topic, "")}
        return Filed(process, ("negotiation", who, family), tuple(fills.items()))


def _any(words: tuple[str, ...]) -> re.Pattern[str] | None:
    # The words may carry a hyphen or a plain space ("Six-Party talks", "six party talks").
    made = "|".join(re.escape(w).replace(r"\ ", r"[\s-]+") for w in words)
    return re.compile(rf"(?<!\w)(?:{made})(?!\w)", re.IGNORECASE) if words else None


def _gather(lines: dict[tuple[str, str], _Line]) -> None:
    """Let the talks of some parties on no topic, or on one seldom told, be part of their main line."""
    by_parties: dict[str, list[str]] = defaultdict(list)
    for who, family in lines:
        if who != "track":
            by_parties[who].append(family)
    for who, families in by_parties.items():
        told = [f for f in families if f]
        if not told:
            continue
        main = min(told, key=lambda f: (-len(lines[(who, f)].opening), f))
        for family in families:
            line = lines[(who, family)]
            if family != main and (not family or len(line.opening) < _OWN_LINE):
                lines[(who, main)].opening += line.opening
                lines[(who, main)].topics += line.topics
                del lines[(who, family)]
