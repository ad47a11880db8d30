"""What somebody says of a topic over time: stated, restated, reworded or reversed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.follow.sides import OFFICIAL, Sides
from onrecord.follow.told import Told, apart
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import CONTRARY_WORDS, FORMULAS
from onrecord.knowledge.rows.said import TOPICS
from onrecord.merge.words import content_stems, names_in
from onrecord.model import Actor, Dossier, DossierStep, Entity, Report, Statement, stable_id
from onrecord.said.topics import Formula, TopicFinder

# Who else holds positions: parties and rebels; a newspaper reports, and a parliament is of many minds.
_HOLDS = OFFICIAL | {"PTY", "OPP", "REB", "UAF", "SEP"}
_OWN_WORDS = frozenset({"says", "believes", "intends"})
# Two clauses say the like where they share so many content words besides the topic's, and most of the
# shorter one's ...
_SHARED = 4
_MOST = 0.6
# ... or, of short ones, half of all. With three shared words and half of the shorter's, a third of 15
# judged positions were right (2026-11-22).
_ON_ONE = 2
_HALF = 0.5
# What is told twice within so many days is one statement.
_ONE_OCCASION = 3
# A clause of more words is a speech, of which the topic is a part.
_CLAUSE = 45
_SENTENCE = re.compile(r"(?<=[.!?…;])[”\"’]?\s+")
_WORDS = re.compile(r"n[’']t\b|[\w-]+")


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement on a topic: its report and day, the formula of its clause and what turns it."""

    report: str
    day: str
    statement: Statement
    formula: Formula
    qualities: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    contrary: bool


class Positions:
    """Gathers positions: of each named speaker, and of a country through all who speak for it."""

    def __init__(self, knowledge: Knowledge, topics: TopicFinder, sides: Sides) -> None:
        self._names = {row.id: row.name for row in knowledge.rows(TOPICS)}
        self._formulas = {row.topic: row for row in knowledge.rows(FORMULAS)}
        self._contrary = frozenset(row.word for row in knowledge.rows(CONTRARY_WORDS))
        self._topics = topics
        self._sides = sides

    def make(self, entities: tuple[Entity, ...], told: Told) -> Iterator[Dossier]:
        """The positions that were taken up again: said in like words, in another formula, or taken back.

        A step's `happening` is the id of the statement: what was said is itself what happened.
        """
        known = {e.id: e for e in entities}
        said: dict[tuple[str, str], list[_Said]] = defaultdict(list)
        for coded in told.coded:
            if coded.report.copy_of is not None:
                continue
            for statement in coded.statements:
                speakers = list(self._speakers(coded.report, statement, told))
                each = self._said(coded.report, statement) if speakers else None
                if each is not None:
                    for speaker in speakers:
                        said[(speaker, statement.topic or "")].append(each)
        for (speaker, topic), statements in sorted(said.items()):
            history = self._steps(topic, sorted(statements, key=lambda s: (s.day, s.statement.id)))
            # One statement takes nothing up again.
            if speaker not in known or len(history) < 2:
                continue
            yield Dossier(
                id=stable_id("d", "position", speaker, topic),
                kind="position",
                title=f"{self._name(known[speaker])} on {self._names.get(topic, topic)}",
                parties=(speaker,),
                state=history[-1].state,
                history=history,
            )

    def _name(self, entity: Entity) -> str:
        return self._sides.name(entity.country or entity.name) if entity.kind == "country" else entity.name

    def _speakers(self, report: Report, statement: Statement, told: Told) -> Iterator[str]:
        """Whose position a statement tells: the speaker's own, and the country's for which he speaks."""
        speaker = statement.speaker
        if (
            statement.topic is None
            or speaker is None
            or speaker.inferred
            or statement.anonymous
            or statement.act not in _OWN_WORDS
            or statement.topic not in self._formulas
            or statement.stance not in ("asserts", "denies")
        ):
            return
        entity = told.links.of(report.id, speaker)
        if entity is not None and speaker.name is not None and _holds(speaker):
            yield entity
        country = told.links.country(speaker.country) if speaker.country else None
        if country is not None and country != entity and _speaks_for(speaker):
            yield country

    def _said(self, report: Report, statement: Statement) -> _Said | None:
        """The clause of a statement that names its topic; None where none of its own length does."""
        days = (statement.date.from_ if statement.date else None, report.published.from_)
        # Nothing was said after the day of the report that quotes it.
        day = min((d for d in days if d), default=None)
        topic = statement.topic or ""
        for text in _clauses(span.text for span in statement.content):
            formula = self._topics.formula(text, topic)
            if day and formula is not None and not _in_a_name(formula.text, text):
                words = _WORDS.findall(text.casefold())
                turns = sum(word in self._contrary for word in words) + (statement.stance == "denies")
                return _Said(
                    report=report.id,
                    day=day,
                    statement=statement,
                    formula=formula,
                    qualities=self._qualities(topic, formula),
                    words=content_stems(text) - content_stems(formula.text),
                    names=frozenset(s for name in names_in(text) for s in content_stems(name)),
                    contrary=turns % 2 == 1,
                )
        return None

    def _qualities(self, topic: str, formula: Formula) -> frozenset[str]:
        row = self._formulas.get(topic)
        if row is None:
            return frozenset()
        own = {q for q in formula.qualities if q in row.qualities}
        return frozenset(own | {q for q in formula.qualities if row.whose and q[:1].isupper()})

    def _steps(self, topic: str, statements: list[_Said]) -> tuple[DossierStep, ...]:
        """The statements that are on one position, in the order of their days; none where no two are."""
        whose = self._formulas[topic].whose if topic in self._formulas else False
        marks: dict[str, str] = {}
        before: list[_Said] = []
        formula: _Said | None = None
        for now in statements:
            # A report that quotes a statement twice is no second statement.
            last = next((b for b in reversed(before) if b.report != now.report and _like(b, now)), None)
            state = "restated" if last is not None else ""
            if last is not None and last.contrary != now.contrary:
                # "No relief until they disarm" is no contrary of "disarm": little but the turn must differ.
                state = "reversed" if _overlap(last, now) >= _MOST else ""
            if formula is not None and now.qualities and formula.contrary == now.contrary:
                same = _same_formula(now.qualities, formula.qualities)
                if same is not None and (whose or len(now.words & formula.words) >= _ON_ONE):
                    state, last = ("restated" if same else "reworded"), formula
            if state and last is not None and abs(apart(last.day, now.day)) <= _ONE_OCCASION:
                continue
            if state and last is not None:
                marks.setdefault(last.statement.id, "stated")
                marks[now.statement.id] = state
            if now.qualities:
                formula = now
            before.append(now)
        return tuple(
            DossierStep(
                state=f"{mark}: “{s.formula.text}”" if mark != "restated" else mark,
                date=s.day,
                happening=s.statement.id,
            )
            for s in before
            if (mark := marks.get(s.statement.id))
        )


def _holds(speaker: Actor) -> bool:
    """Whether a speaker is one whose positions are followed: who governs, or wants to."""
    if speaker.kind == "country":
        return True
    return bool(speaker.sectors) and speaker.sectors[0] in _HOLDS


def _speaks_for(speaker: Actor) -> bool:
    """Whether a speaker's words are his country's."""
    if speaker.kind == "country":
        return True
    return bool(OFFICIAL & set(speaker.sectors[:1])) and (
        speaker.kind == "organisation" or bool(speaker.office)
    )


def _clauses(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for clause in _SENTENCE.split(text):
            if len(clause.split()) <= _CLAUSE:
                yield clause


def _same_formula(one: frozenset[str], other: frozenset[str]) -> bool | None:
    """Whether two formulas are one; None where they do not speak of the same thing.

    How far ("complete") and of what ("of North Korea") are two things. The bare word takes nothing
    back of the formula used before, and one word more adds to it.
    """
    pairs = []
    for of_what in (False, True):
        a, b = ({q for q in qualities if q[:1].isupper() == of_what} for qualities in (one, other))
        if a and b:
            pairs.append(a <= b or b <= a)
    return all(pairs) if pairs else None


def _like(one: _Said, other: _Said) -> bool:
    """Whether two statements say the like, or its contrary, of their topic."""
    both = one.words & other.words
    if not both - one.names - other.names:
        # Those who are spoken of are no position.
        return False
    if len(both) >= _SHARED:
        return len(both) >= _MOST * min(len(one.words), len(other.words))
    return len(both) >= _ON_ONE and _overlap(one, other) >= _HALF


def _overlap(one: _Said, other: _Said) -> float:
    return len(one.words & other.words) / max(1, len(one.words | other.words))


def _in_a_name(formula: str, text: str) -> bool:
    """Whether a topic's words are a part of a name ("the Bureau of Human Rights")."""
    words = formula.split()
    return (
        len(words) > 1 and words[0][:1].isupper() and words[1][:1].isupper() and not text.startswith(formula)
    )
