"""What somebody says of a topic over time: stated, restated, reworded or reversed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.follow.sides import OFFICIAL, Sides
from onrecord.follow.told import Told, apart
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import CONTRARY_WORDS, FORMULAS, NO_POSITION
from onrecord.knowledge.rows.said import TOPICS
from onrecord.merge.words import content_stems, names_in
from onrecord.model import Actor, Dossier, DossierStep, Entity, Report, Statement, stable_id
from onrecord.parse.sentences import split
from onrecord.said.topics import Formula, TopicFinder
from onrecord.vocabulary import GIVEN_OUT, ISSUED

# Who else holds positions: parties and rebels; a newspaper reports, and a parliament is of many minds.
_HOLDS = OFFICIAL | {"PTY", "OPP", "REB", "UAF", "SEP"}
# What is believed or intended is told by others, in their words.
_OWN_WORDS = frozenset({"says"})
# In these somebody speaks for himself on the day they bear.
_FIRST_HAND = ISSUED | GIVEN_OUT
# Who is quoted later than so many days after he spoke is quoted as a reminder.
_NEWS = 3
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
_QUOTED = re.compile(r"[“\"]([^”\"]*)[”\"]?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Code points in which "had" stands before a word of saying, and between two statements of one occasion.
_AUXILIARY = 20
_GOES_ON = 400
# Code points between a caption and what marks it as one.
_BESIDE = 200
# A capitalised word, also behind a hyphen ("inter-Korean"); the first of a clause is one for another reason.
_CAPITAL = re.compile(r"(?<=[-\s(])[A-Z][\w.]+")
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
    # Those of others than the speaker's own country.
    others: frozenset[str]
    contrary: bool
    verbatim: bool


class _Occasion:
    """On which days the speakers of one report are told to have said what it quotes.

    What a news report quotes without a day, a caption printed year after year, and what a spokesman
    recalls are one statement told again: of 15 positions drawn (2026-11-22), 10 took such echoes for
    a stance restated. Who goes on right after a statement of a told day goes on the same day.
    """

    def __init__(self, report: Report, none: Mapping[str, Sequence[re.Pattern[str]]]) -> None:
        self._report = report
        self._none = none
        self._last: tuple[str | None, int, str] | None = None

    def day(self, statement: Statement) -> str | None:
        """The day a thing was said; None where nobody knows that it was not said before."""
        first = min((span.start for span in statement.content), default=0)
        last = max((span.end for span in statement.content), default=0)
        day = None if statement.within is not None or self._aside(first, last) else self._of(statement, first)
        if day is not None:
            self._last = (statement.speaker.name if statement.speaker else None, last, day)
        return day

    def _of(self, statement: Statement, first: int) -> str | None:
        given, published = statement.date, self._report.published.from_
        if given is not None:
            if given.from_ is None or given.from_ != (given.to or given.from_) or published is None:
                return None
            return given.from_ if 0 <= apart(given.from_, published) <= _NEWS else None
        if self._report.genre in _FIRST_HAND:
            return published
        name = statement.speaker.name if statement.speaker else None
        cue = statement.cue
        before = "" if cue is None else self._report.text[max(0, cue.start - _AUXILIARY) : cue.start]
        if self._last is None or name is None or any(p.search(before) for p in self._none["earlier"]):
            return None
        who, end, day = self._last
        return day if who == name and 0 <= first - end <= _GOES_ON else None

    def _aside(self, first: int, last: int) -> bool:
        """Whether a statement stands in or beside the caption of a picture."""
        text = self._report.text
        return any(p.search(text, max(0, first - _BESIDE), last + _BESIDE) for p in self._none["caption"])


class Positions:
    """Gathers positions: of each named speaker, and of a country through all who speak for it."""

    def __init__(self, knowledge: Knowledge, topics: TopicFinder, sides: Sides) -> None:
        self._names = {row.id: row.name for row in knowledge.rows(TOPICS)}
        self._formulas = {row.topic: row for row in knowledge.rows(FORMULAS)}
        self._contrary = frozenset(row.word for row in knowledge.rows(CONTRARY_WORDS))
        self._none: dict[str, list[re.Pattern[str]]] = defaultdict(list)
        for row in knowledge.rows(NO_POSITION):
            self._none[row.where].append(re.compile(row.pattern))
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
            occasion = _Occasion(coded.report, self._none)
            for statement in coded.statements:
                day = occasion.day(statement)
                speakers = list(self._speakers(coded.report, statement, told)) if day else []
                each = self._said(coded.report, statement, day, told) if day and speakers else None
                if each is not None:
                    for speaker in speakers:
                        said[(speaker, statement.topic or "")].append(each)
        histories = {
            (speaker, topic): self._steps(topic, sorted(statements, key=lambda s: (s.day, s.statement.id)))
            for (speaker, topic), statements in sorted(said.items())
            if speaker in known
        }
        of_countries = {
            step.happening
            for (speaker, _), history in histories.items()
            if known[speaker].kind == "country"
            for step in history
        }
        for (speaker, topic), history in histories.items():
            # One statement takes nothing up again; what one man alone said for his country stands there.
            country = known[speaker].kind == "country"
            if len(history) < 2 or (not country and {step.happening for step in history} <= of_countries):
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

    def _said(self, report: Report, statement: Statement, day: str, told: Told) -> _Said | None:
        """The clause of a statement that names its topic; None where none of its own length does."""
        topic = statement.topic or ""
        for text in _clauses(span.text for span in statement.content):
            formula = self._topics.formula(text, topic)
            if formula is not None and self._takes_one(statement, formula.text, text, day):
                words = _WORDS.findall(text.casefold())
                turns = sum(word in self._contrary for word in words) + (statement.stance == "denies")
                names = frozenset(s for name in names_in(text) for s in content_stems(name))
                speaker = statement.speaker.country if statement.speaker is not None else None
                own = told.forms(frozenset({speaker})) if speaker else frozenset()
                return _Said(
                    report=report.id,
                    day=day,
                    statement=statement,
                    formula=formula,
                    qualities=self._qualities(topic, formula),
                    words=content_stems(text) - content_stems(formula.text),
                    names=names,
                    others=content_stems(" ".join(_CAPITAL.findall(text))) - content_stems(" ".join(own)),
                    contrary=turns % 2 == 1,
                    verbatim=_verbatim(report, statement, formula.text),
                )
        return None

    def _takes_one(self, statement: Statement, formula: str, text: str, day: str) -> bool:
        """Whether a clause takes a position on the topic whose words it holds, and takes it now."""
        if _in_a_name(formula, text) or any(year < day[:4] for year in _YEAR.findall(text)):
            return False
        texts = {
            "before": text[: max(0, text.casefold().find(formula.casefold()))],
            "clause": text,
            "cue": statement.cue.text if statement.cue is not None else "",
        }
        return not any(pattern.search(told) for where, told in texts.items() for pattern in self._none[where])

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
                # "No relief until they disarm" is no contrary of "disarm": little but the turn must differ,
                # in words that are the speaker's own.
                own = last.verbatim and now.verbatim
                state = "reversed" if own and _overlap(last, now) >= _MOST else ""
            if formula is not None and now.qualities and formula.contrary == now.contrary:
                same = _same_formula(now.qualities, formula.qualities)
                if same is False and not (now.verbatim and formula.verbatim):
                    # A reporter's own words for it change nothing.
                    same = None
                # Where governments choose their formula with care one word in common besides it is enough.
                shared = (now.words & formula.words) - now.names
                enough = len(shared) >= (1 if whose else _ON_ONE) and not _elsewhere(formula, now)
                if same is not None and enough:
                    state, last = ("restated" if same else "reworded"), formula
            if state and last is not None and abs(apart(last.day, now.day)) <= _ONE_OCCASION:
                continue
            if state and last is not None:
                if all(b.report != last.report for b in before if b.statement.id in marks):
                    # What a report says twice of one topic begins no second position.
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


def _verbatim(report: Report, statement: Statement, formula: str) -> bool:
    """Whether the words of a formula are the speaker's own: quoted, or in what he published."""
    if statement.kind == "direct" or report.genre in _FIRST_HAND:
        return True
    quoted = " ".join(m for span in statement.content for m in _QUOTED.findall(span.text))
    return formula.casefold() in quoted.casefold()


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
        for start, end in split(text):
            clause = text[start:end].strip()
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
    if _elsewhere(one, other):
        return False
    if not both - one.names - other.names:
        # Those who are spoken of are no position.
        return False
    if len(both) >= _SHARED:
        return len(both) >= _MOST * min(len(one.words), len(other.words))
    return len(both) >= _ON_ONE and _overlap(one, other) >= _HALF


def _elsewhere(one: _Said, other: _Said) -> bool:
    """Whether each names its own others, and none in common: an island and a peninsula may both reunite."""
    return bool(one.others and other.others) and not one.others & other.others


def _overlap(one: _Said, other: _Said) -> float:
    return len(one.words & other.words) / max(1, len(one.words | other.words))


def _in_a_name(formula: str, text: str) -> bool:
    """Whether a topic's words are a part of a name ("the Bureau of Human Rights")."""
    words = formula.split()
    return (
        len(words) > 1 and words[0][:1].isupper() and words[1][:1].isupper() and not text.startswith(formula)
    )
