"""Which happenings belong to one negotiation: the same parties, on topics of one family.

Talks are known by what they are called; a summit or a visit on their topic joins them, and talks
on no told topic belong to what the same parties mostly talk of.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from onrecord.follow.evidence import Evidence
from onrecord.follow.filing import Filed, triggers_of, words_of
from onrecord.follow.phrases import phrases
from onrecord.follow.sides import Sides
from onrecord.follow.subjects import Subjects
from onrecord.follow.suspensions import TalksBehind, any_of
from onrecord.follow.told import Told, apart
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import PROCESSES, PROMISES, REGIMES, TRACKS, Process, Track
from onrecord.knowledge.rows.said import TOPICS
from onrecord.merge.words import stem
from onrecord.model import Event
from onrecord.said.topics import TopicFinder

# With fewer talks than this of its own, a topic is a part of what the parties mostly talk of.
_OWN_LINE = 3
# Words before a place that is a host.
_IN = re.compile(r"\b(?:in|at)\s+(?:the\s+)?$", re.IGNORECASE)
# Talks on no told topic are followed where at least this share of them broke down.
_SOME = 0.25
# Code points between the name of a track and the word for a meeting in it ("a round of the Six-Party Talks").
_CLOSE = 30
# Who negotiates does more than consult.
_BARGAIN = ("negotiate", "negotiations", "negotiation")
_ARMS = "nuclear"
# Steps of a pact that end the talks on it.
_CONCLUDES = frozenset({"signed", "in-force"})
_WITHOUT_RESULT = ("broke-down", "no-deal")
# Talks of the same parties told within so many days are taken for rounds of one line.
_ONE_TIME = 45
# The same for those who are told to talk of one thing only.
_ONE_LINE = 400
# Sides of a negotiation, at least and at most; a list of more is a conference.
_ENOUGH = 2
_AT_MOST = 5
# Of 23 lines of talks on North Korea, those of others than its own named it in more than half of their talks.
_MOSTLY = 0.5


@dataclass(slots=True)
class _Line:
    """The talks of some parties on one family of topics, as they are gathered."""

    opening: list[tuple[Process, Evidence]] = field(default_factory=list)
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
        self._tracks = [(row, any_of(row.words)) for row in knowledge.rows(TRACKS)]
        # On whose arms others consult.
        self._watched = {row.target for row in knowledge.rows(REGIMES) if row.imposer == "UNO"}
        self._envoy = phrases(knowledge)["envoy-to-talks"]
        self._light = frozenset(word for row in knowledge.rows(PROMISES) for word in row.light)
        self._talks_behind = TalksBehind(knowledge)
        self._sides = sides
        self._topics = topics

    def filed(self, followed: Iterable[Evidence], told: Told) -> Iterator[tuple[Filed, Evidence]]:
        """The happenings of negotiations with their places, those that open a line before those that join."""
        lines: dict[tuple[str, str], _Line] = defaultdict(_Line)
        joining: list[tuple[Process, Evidence, str, Counter[str]]] = []
        for evidence in followed:
            track = self._named_track(evidence)
            if track is not None:
                # Talks with a name of their own are talks, whatever word stands for the round.
                lines[("track", track)].opening.append((self._processes[0], evidence))
                continue
            process = self._process(evidence)
            if process is None:
                continue
            if not _ENOUGH <= len(evidence.sides) <= _AT_MOST:
                continue
            who = "+".join(sorted(evidence.sides))
            topics = self._topics_of(evidence)
            if process.joins:
                joining.append((process, evidence, who, topics))
            else:
                line = lines[(who, self._main(topics))]
                line.opening.append((process, evidence))
                line.topics += topics
        _gather(lines, told)
        lines = {key: line for key, line in lines.items() if not self._of_others(key[0], line)}
        for (who, family), line in lines.items():
            if who != "track":
                own = [(p, e) for p, e in line.opening if not self._on_their_arms(e, family)]
                line.opening = own
        for process, evidence, who, topics in joining:
            family = self._main(topics)
            if self._on_their_arms(evidence, family):
                continue
            # Who merely met may have talked of anything; a summit on the topic is a part of the talks.
            if (who, family) in lines and (family or process.words):
                lines[(who, family)].opening.append((process, evidence))
        for (who, family), line in sorted(lines.items()):
            track = self._track(who, family)
            if (
                family
                and track is None
                and not self._talks.get(_foremost(line), "")
                and not _broken(line.opening)
            ):
                # Talks on what has no name as a subject of talks ("missiles") are meetings that named it,
                # unless a round of them ended without a result.
                continue
            for process, evidence in line.opening:
                yield self._filed(process, *(("track", track) if track else (who, family)), line), evidence

    def _of_others(self, who: str, line: _Line) -> bool:
        """Whether parties consult on what is for others to settle: allies' talks on an adversary's arms.

        Those who are told to negotiate settle something, whosever arms it is about, unless none of their
        rounds is told without the other.
        """
        sides = frozenset(who.split("+"))
        rounds = len(line.opening)
        if who == "track" or not rounds:
            return False
        others: Counter[str] = Counter()
        for _, evidence in line.opening:
            named = {c for e in evidence.events for c in self._subjects.countries(e.sentence.text)}
            # Whoever gives talks a roof is no third party to them ("broke down in Sweden").
            hosts = {host for e in evidence.events if (host := _host(e)) is not None}
            others.update(named - sides - hosts)
        most = max(others.values(), default=0)
        if any(_bargains(evidence) for _, evidence in line.opening):
            return most == rounds >= _ENOUGH
        return most > _MOSTLY * rounds

    def _on_their_arms(self, evidence: Evidence, family: str) -> bool:
        """Whether it was on the arms of one who has no seat, and is under sanctions of the UN.

        Visits to a neighbour to urge him "to press North Korea" are no talks with him on nuclear weapons.
        """
        if family != _ARMS or _bargains(evidence):
            return False
        named = {c for e in evidence.events for c in self._subjects.countries(e.sentence.text)}
        return bool(named & self._watched - evidence.sides)

    def _process(self, evidence: Evidence) -> Process | None:
        happening = evidence.happening
        words: frozenset[str] | None = None
        for process in self._processes:
            if happening.kind not in process.kinds or (process.types and happening.type not in process.types):
                continue
            if process.words:
                # A meeting is called talks by what it was called, not by what it was about.
                words = words if words is not None else self._called(evidence)
                if not words & self._words[process]:
                    continue
            return process
        return None

    def _called(self, evidence: Evidence) -> frozenset[str]:
        """What a happening is called; told by a light verb, by what it is about ("opened talks")."""
        if evidence.happening.kind != "meeting":
            return words_of(evidence)
        objects = (self._talks_behind(e) for e in evidence.events if e.trigger.text.casefold() in self._light)
        return triggers_of(evidence) | {stem(word) for word in objects if word}

    def _topics_of(self, evidence: Evidence) -> Counter[str]:
        counted: Counter[str] = Counter()
        for sentence in {e.sentence.text for e in evidence.events}:
            counted.update({t: n for t, n in self._topics.named(sentence).items() if t in self._family})
        return counted

    def _main(self, topics: Counter[str]) -> str:
        """The family most named; none where no topic is named."""
        families: Counter[str] = Counter()
        for topic, number in topics.items():
            families[self._family[topic] or ""] += number
        return min(families, key=lambda f: (-families[f], f)) if families else ""

    def _named_track(self, evidence: Evidence) -> str | None:
        """The track whose name the sentences tell, or whose pact they tell to be signed."""
        happening = evidence.happening
        if happening.kind == "agreement" and happening.details.get("step") in _CONCLUDES:
            name = happening.details.get("name")
            return next(
                (row.id for row, _ in self._tracks if row.pact is not None and row.pact == name), None
            )
        if happening.kind != "meeting":
            return None
        return next(
            (
                row.id
                for row, words in self._tracks
                if words is not None and any(_called(event, words, self._envoy) for event in evidence.events)
            ),
            None,
        )

    def _track(self, who: str, family: str) -> str | None:
        """The track that a line of talks between some parties on a family of topics is a part of."""
        sides = frozenset(who.split("+"))
        return next(
            (
                row.id
                for row, _ in self._tracks
                if row.parties
                and set(row.parties) <= sides
                and sides & set(row.with_)
                and sides <= {*row.parties, *row.with_}
                and family in row.families
            ),
            family if who == "track" else None,
        )

    def _filed(self, process: Process, who: str, family: str, line: _Line) -> Filed:
        if who == "track":
            row: Track = next(row for row, _ in self._tracks if row.id == family)
            return Filed(replace(process, title=row.title), ("negotiation", who, family), ())
        topic = self._talks.get(_foremost(line), "")
        fills = {"parties": self._sides.joined(who.split("+")), "topic": topic}
        return Filed(process, ("negotiation", who, family), tuple(fills.items()))


def _bargains(evidence: Evidence) -> bool:
    """Whether it is told as negotiating."""
    return bool(frozenset(stem(word) for word in _BARGAIN) & triggers_of(evidence))


def _called(event: Event, words: re.Pattern[str], envoy: re.Pattern[str]) -> bool:
    """Whether an act itself is called so, and not something else in its sentence, nor an envoy."""
    start, end = (at - event.sentence.start for at in (event.trigger.start, event.trigger.end))
    sentence = event.sentence.text
    return any(
        m.start() - _CLOSE <= start and end <= m.end() + _CLOSE and not envoy.search(sentence, 0, m.start())
        for m in words.finditer(sentence)
    )


def _foremost(line: _Line) -> str:
    """The topic most named in talks."""
    return max(line.topics, key=lambda t: (line.topics[t], t), default="")


def _host(event: Event) -> str | None:
    """The country in which talks are told to be held; "talks on North Korea" have no host."""
    if event.place is None:
        return None
    before = event.sentence.text[: max(0, event.place.start - event.sentence.start)]
    return event.place.country if _IN.search(before) else None


def _broken(opening: Iterable[tuple[Process, Evidence]]) -> list[Evidence]:
    """The rounds that ended without a result."""
    return [e for _, e in opening if any(x.details.get("outcome") in _WITHOUT_RESULT for x in e.events)]


def _gather(lines: dict[tuple[str, str], _Line], told: Told) -> None:
    """Let talks of some parties on no topic, or on one seldom told, be part of their main line's rounds.

    They are where they were told about the time of a round of it; else nobody knows what they were on.
    """
    by_parties: dict[str, list[str]] = defaultdict(list)
    for who, family in lines:
        if who != "track":
            by_parties[who].append(family)
    for who, families in by_parties.items():
        named = [f for f in families if f]
        if not named:
            # Talks on nothing that is told are no negotiation, unless they broke down over something.
            opening = lines[(who, "")].opening
            if len(_broken(opening)) < _SOME * len(opening):
                del lines[(who, "")]
            continue
        main = min(named, key=lambda f: (-len(lines[(who, f)].opening), f))
        rounds = [day for _, e in lines[(who, main)].opening if (day := told.day(e.happening))]
        for family in families:
            line = lines[(who, family)]
            if family == main or (family and len(line.opening) >= _OWN_LINE):
                continue
            time = _ONE_TIME if len(named) > 1 else _ONE_LINE
            near = [
                (process, e)
                for process, e in line.opening
                if (day := told.day(e.happening)) and any(abs(apart(r, day)) <= time for r in rounds)
            ]
            lines[(who, main)].opening += near
            kept = {e.id for _, e in near}
            line.opening = [(process, e) for process, e in line.opening if e.id not in kept]
            if not family or not line.opening:
                del lines[(who, family)]
