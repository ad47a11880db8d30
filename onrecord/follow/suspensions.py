"""Who suspended talks of a line that is open, by what single sentences tell.

"Chile suspended trade talks with Peru on Monday" is read with little confidence, and as an act of any kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.follow.evidence import Evidence, asked
from onrecord.follow.filing import Key
from onrecord.follow.sides import Sides
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import CHANGES, PROMISES, TRACKS, Track
from onrecord.knowledge.rows.said import TOPICS
from onrecord.model import Event, Happening
from onrecord.said.topics import TopicFinder

# Between a verb and the talks that are its object none of these stands ("opened before the talks").
_PREPOSITION = "in|on|at|for|with|before|after|during|to|from|by|as|ahead"
# How a suspension may be told: as done, or as talks that were called off or put off.
_TOLD = frozenset({"actual", "cancelled", "postponed"})
_STATE = "suspended"
_ENOUGH = 2


class TalksBehind:
    """Finds the talks that stand behind a verb as what is opened, resumed or suspended."""

    def __init__(self, knowledge: Knowledge) -> None:
        talks = "|".join(word for row in knowledge.rows(PROMISES) for word in row.talks)
        self._pattern = re.compile(rf"\s+(?:(?!(?:{_PREPOSITION})\b)[\w'’-]+\s+){{0,5}}?(?P<talks>{talks})\b")

    def __call__(self, event: Event) -> str | None:
        """The word for the talks."""
        found = self._pattern.match(event.sentence.text, max(0, event.trigger.end - event.sentence.start))
        return found["talks"] if found is not None else None


class Suspensions:
    """Finds suspensions of open negotiations."""

    def __init__(self, knowledge: Knowledge, sides: Sides, topics: TopicFinder) -> None:
        self._talks_behind = TalksBehind(knowledge)
        self._words = frozenset(
            word
            for row in knowledge.rows(CHANGES)
            if row.dossier == "negotiation" and row.state == _STATE
            for word in row.words
        )
        self._tracks = {row.id: (row, any_of(row.words)) for row in knowledge.rows(TRACKS)}
        self._family = {row.id: row.family for row in knowledge.rows(TOPICS) if row.family}
        self._sides = sides
        self._topics = topics

    def found(
        self, happenings: Iterable[Happening], lines: Iterable[Key], told: Told
    ) -> Iterator[tuple[Key, Evidence]]:
        """Each suspension that is told with its day or as news, with the line it is of.

        Those whom it names are all the parties, or some of those of the only line on its topic.
        """
        open_ = [key for key in lines if key[0] == "negotiation"]
        for happening in happenings if open_ else ():
            for event in told.events(happening):
                if not self._suspends(event, told) or told.copied(event.id) or asked(event):
                    continue
                sides = self._named(event, told)
                keys = [key for key in open_ if sides and self._may_be_of(event, sides, key)]
                if len(keys) == 1:
                    # Without a day of its own it must not be taken for the last round, told again.
                    telling = event if _dated(event) else replace(event, status="cancelled")
                    yield keys[0], Evidence(happening, (telling,), sides, frozenset(), 1, firm=False)

    def _suspends(self, event: Event, told: Told) -> bool:
        """Whether talks are what an act is done to, on a day that its sentence gives or as news."""
        words = set(event.trigger.text.casefold().split())
        if not words & self._words or event.status not in _TOLD:
            return False
        return (_dated(event) or told.lead(event.id)) and self._talks_behind(event) is not None

    def _named(self, event: Event, told: Told) -> frozenset[str]:
        return frozenset(
            side
            for actor in (*event.actors, *event.recipients)
            if not actor.inferred
            for side in self._sides.of_actor(actor, event.id, told)
        )

    def _may_be_of(self, event: Event, sides: frozenset[str], key: Key) -> bool:
        _, who, family = key
        named = self._topics.named(event.sentence.text)
        families = {self._family[topic] for topic in named if topic in self._family}
        if who == "track":
            row, words = self._tracks[family]
            told = words is not None and words.search(event.sentence.text) is not None
            return told or _of_track(row, sides, families)
        parties = frozenset(who.split("+"))
        if sides == parties:
            return not families or family in families
        return sides < parties and bool(family) and family in families


def _dated(event: Event) -> bool:
    return event.date is not None and bool(event.date.from_) and event.date_basis != "context"


def _of_track(row: Track, sides: frozenset[str], families: set[str]) -> bool:
    """Whether two and more may have sat at a table of a track, on its topic."""
    seats = {*row.parties, *row.with_}
    return (
        bool(row.parties) and len(sides) >= _ENOUGH and sides <= seats and bool(families & set(row.families))
    )


def any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """The words as a pattern; None where there are none."""
    # They may carry a hyphen or a plain space ("Six-Party talks", "six party talks").
    made = "|".join(re.escape(w).replace(r"\ ", r"[\s-]+") for w in words)
    return re.compile(rf"(?<!\w)(?:{made})(?!\w)", re.IGNORECASE) if words else None
