"""What somebody says of a topic over time: stated, restated, reworded or reversed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.follow.concerns import Concern, Concerns, main
from onrecord.follow.likeness import Said, in_order, lines_of, of_one_concern
from onrecord.follow.occasions import FIRST_HAND, Occasion
from onrecord.follow.phrases import phrases
from onrecord.follow.sides import OFFICIAL, Sides
from onrecord.follow.stated import Stated, clauses
from onrecord.follow.subjects import Subjects
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import CONTRARY_WORDS, FORMULAS, NO_POSITION
from onrecord.knowledge.rows.said import TOPICS
from onrecord.merge.words import content_stems, names_in
from onrecord.model import Actor, Coded, Dossier, DossierStep, Entity, Report, Statement, stable_id
from onrecord.said.topics import Formula, TopicFinder
from onrecord.vocabulary import ISSUED

# Who else holds positions: parties and rebels; a newspaper reports, and a parliament is of many minds.
_HOLDS = OFFICIAL | {"PTY", "OPP", "REB", "UAF", "SEP"}
# What is believed or intended is told by others, in their words.
_OWN_WORDS = frozenset({"says"})
# But who puts out himself that he "condemns" a thing says so.
_PUT_OUT = frozenset({"says", "believes"})
_OF_OFFICES = frozenset({"statement", "readout"})
# Code points about a formula in which it is told to be an aim.
_NEAR = 90
_QUOTED = re.compile(r"[“\"]([^”\"]*)[”\"]?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A capitalised word, also behind a hyphen ("inter-Korean"); the first of a clause is one for another reason.
_CAPITAL = re.compile(r"(?<=[-\s(])[A-Z][\w.]+")
# Where one part of a clause ends and the next begins.
_PART = re.compile(r"[,;:–—]|\bbut\b")
_WORDS = re.compile(r"n[’']t\b|[\w-]+")


@dataclass(frozen=True, slots=True)
class _Line:
    """One position: its statements and steps; a `further` one on the same topic goes by its own words."""

    members: tuple[Said, ...]
    steps: tuple[DossierStep, ...]
    further: bool


class Positions:
    """Gathers positions: of each named speaker, and of a country through all who speak for it."""

    def __init__(self, knowledge: Knowledge, topics: TopicFinder, sides: Sides) -> None:
        self._names = {row.id: row.name for row in knowledge.rows(TOPICS)}
        self._formulas = {row.topic: row for row in knowledge.rows(FORMULAS)}
        self._contrary = frozenset(row.word for row in knowledge.rows(CONTRARY_WORDS))
        self._none: dict[str, list[re.Pattern[str]]] = defaultdict(list)
        for row in knowledge.rows(NO_POSITION):
            self._none[row.where].append(re.compile(row.pattern))
        told = phrases(knowledge)
        self._aim, self._scope = told["aim"], told["scope"]
        self._joint, self._about = told["joint"], told["about"]
        self._concerns = Concerns(knowledge, sides)
        self._subjects = Subjects(knowledge, sides)
        self._stated = Stated(knowledge, topics, sides)
        self._topics = topics
        self._sides = sides

    def make(self, entities: tuple[Entity, ...], told: Told) -> Iterator[Dossier]:
        """The positions that were taken up again: said in like words, in another formula, or taken back.

        One is held by one speaker on one topic as it concerns one country ("human rights in Peru"). A
        step's `happening` is the id of the statement: what was said is itself what happened.
        """
        known = {e.id: e for e in entities}
        said: dict[tuple[str, str], list[Said]] = defaultdict(list)
        for coded in told.coded:
            if coded.report.copy_of is not None:
                continue
            occasion = Occasion(coded.report, self._none)
            for statement in coded.statements:
                day = occasion.day(statement)
                speakers = (
                    [s for s in self._speakers(coded.report, statement, told) if s in known] if day else []
                )
                if day and speakers:
                    for each in self._said(coded, statement, day, told):
                        for speaker in speakers:
                            said[(speaker, each.topic)].append(each)
        lines = [
            (speaker, topic, line)
            for (speaker, topic), statements in sorted(said.items())
            for line in self._lines(topic, statements)
        ]
        of_countries = {
            now.statement.id
            for speaker, _, line in lines
            if known[speaker].kind == "country"
            for now in line.members
        }
        for speaker, topic, line in lines:
            if known[speaker].kind != "country" and {s.statement.id for s in line.members} <= of_countries:
                # What one man alone said for his country stands there.
                continue
            code, concerned = main(s.concern for s in line.members)
            about = line.members[0].formula.text if line.further else self._names.get(topic, topic)
            title = f"{self._name(known[speaker])} on {f'“{about}”' if line.further else about}"
            yield Dossier(
                id=stable_id("d", "position", speaker, topic, code, *([about] if line.further else [])),
                kind="position",
                title=f"{title}: {concerned}" if concerned and concerned not in title else title,
                parties=(speaker,),
                state=line.steps[-1].state,
                history=line.steps,
            )

    def _name(self, entity: Entity) -> str:
        return self._sides.name(entity.country or entity.name) if entity.kind == "country" else entity.name

    def _speakers(self, report: Report, statement: Statement, told: Told) -> Iterator[str]:
        """Whose position a statement tells: the speaker's own, and the country's for which he speaks."""
        speaker = statement.speaker
        if (
            speaker is None
            or (speaker.inferred and not _issuer(report, speaker))
            or statement.anonymous
            or statement.act not in (_PUT_OUT if report.genre in _OF_OFFICES else _OWN_WORDS)
            or statement.stance not in ("asserts", "denies")
        ):
            return
        entity = told.links.of(report.id, speaker)
        if entity is not None and speaker.name is not None and _holds(speaker):
            yield entity
        codes = {speaker.country} if _speaks_for(speaker) or speaker.inferred else set()
        for code in sorted(code for code in codes | self._together(report, speaker) if code):
            country = told.links.country(code)
            if country is not None and country != entity:
                yield country

    def _together(self, report: Report, speaker: Actor) -> frozenset[str]:
        """The countries that say a thing with one voice, in what one of them put out.

        They are those of "the two leaders", and where "we" speak or nobody by name, those of the title of a
        joint statement.
        """
        named = speaker.country is not None and not speaker.inferred
        if report.genre not in FIRST_HAND or named or speaker.kind not in ("group", "organisation"):
            return frozenset()
        if speaker.countries:
            return frozenset(speaker.countries if OFFICIAL & set(speaker.sectors[:1]) else ())
        title = report.title or ""
        if not self._joint.search(title):
            return frozenset()
        # "Joint statement of A and B on C"; but "on the partnership between A and B".
        by = self._subjects.countries(self._about.split(title)[0])
        every = by if len(by) > 1 else self._subjects.countries(title)
        return every if len(every) > 1 and speaker.country in (None, *every) else frozenset()

    def _said(self, coded: Coded, statement: Statement, day: str, told: Told) -> Iterator[Said]:
        """The first clause of a statement on each topic and concern, of those of a clause's length.

        What a long answer is mostly about is not what each of its sentences is about.
        """
        seen: set[tuple[str, frozenset[str]]] = set()
        for first, text in clauses(statement.content):
            topic = self._topics.of([text])
            formula = self._stated.formula(text, topic) if topic in self._formulas and topic else None
            if (
                topic is None
                or formula is None
                or not self._takes_one(statement, formula.text, text, day, told)
                or _of_another(statement, formula.text)
            ):
                continue
            each = self._clause(coded, statement, day, topic, formula, first, text, told)
            if (topic, each.concern.countries) not in seen:
                seen.add((topic, each.concern.countries))
                yield each

    def _clause(
        self,
        coded: Coded,
        statement: Statement,
        day: str,
        topic: str,
        formula: Formula,
        first: int,
        text: str,
        told: Told,
    ) -> Said:
        words = _WORDS.findall(_part(text, formula.text).casefold())
        turns = sum(word in self._contrary for word in words) + (statement.stance == "denies")
        country = statement.speaker.country if statement.speaker is not None else None
        own = told.forms(frozenset({country})) if country else frozenset()
        at = max(0, text.casefold().find(formula.text.casefold()))
        behind = at + len(formula.text)
        fixed = self._formulas[topic].concerns
        where = (first, first + at, first + behind, first + len(text))
        concern = (
            Concern(frozenset(fixed))
            if fixed
            else self._concerns.of(coded, statement.content, where, country or "")
        )
        return Said(
            report=coded.report.id,
            day=day,
            statement=statement,
            topic=topic,
            concern=concern,
            formula=formula,
            qualities=self._qualities(topic, formula),
            aimed=self._aim.search(text[max(0, at - _NEAR) : behind + _NEAR]) is not None,
            scope=tuple(" ".join(m.split()) for m in self._scope.findall(text)),
            words=content_stems(text) - content_stems(formula.text),
            names=frozenset(s for name in names_in(text) for s in content_stems(name)),
            others=content_stems(" ".join(_CAPITAL.findall(text))) - content_stems(" ".join(own)),
            contrary=turns % 2 == 1,
            verbatim=_verbatim(coded.report, statement, formula.text),
        )

    def _takes_one(self, statement: Statement, formula: str, text: str, day: str, told: Told) -> bool:
        """Whether a clause takes a position on the topic whose words it holds, and takes it now."""
        if _in_a_name(formula, text) or any(year < day[:4] for year in _YEAR.findall(text)):
            return False
        before = text[: max(0, text.casefold().find(formula.casefold()))]
        texts = {
            "before": before,
            "clause": text,
            "cue": statement.cue.text if statement.cue is not None else "",
        }
        if any(pattern.search(said) for where, said in texts.items() for pattern in self._none[where]):
            return False
        # What another is told to want is his position, if anybody's.
        speaker = statement.speaker
        own = told.forms(frozenset({speaker.country})) if speaker and speaker.country else frozenset[str]()
        own |= {name.casefold() for name in (speaker.name, speaker.text) if name} if speaker else frozenset()
        wants = (m["who"].casefold() for pattern in self._none["others"] for m in pattern.finditer(before))
        return all(any(form.endswith(who) for form in own) for who in wants)

    def _qualities(self, topic: str, formula: Formula) -> frozenset[str]:
        row = self._formulas[topic]
        own = {q for q in formula.qualities if q in row.qualities}
        return frozenset(own | {q for q in formula.qualities if row.whose and q[:1].isupper()})

    def _lines(self, topic: str, statements: list[Said]) -> Iterator[_Line]:
        """The positions on one topic: of those statements that concern the same and say the like."""
        row = self._formulas[topic]
        for group in of_one_concern(sorted(statements, key=in_order)):
            for number, (members, states) in enumerate(lines_of(group, aims=row.aim, whose=row.whose)):
                steps = tuple(
                    DossierStep(state=state, date=now.day, happening=now.statement.id)
                    for now, state in states
                )
                if len(steps) > 1:
                    yield _Line(tuple(members), steps, further=number > 0)


def _verbatim(report: Report, statement: Statement, formula: str) -> bool:
    """Whether the words of a formula are the speaker's own: quoted, or in what he published."""
    if statement.kind == "direct" or report.genre in FIRST_HAND:
        return True
    return formula.casefold() in " ".join(_quoted(statement)).casefold()


def _of_another(statement: Statement, formula: str) -> bool:
    """Whether a topic's words stand in quotation marks, in a text that its issuer himself put out."""
    if statement.speaker is None or not statement.speaker.inferred:
        return False
    return any(formula.casefold() in quoted.casefold() for quoted in _quoted(statement))


def _quoted(statement: Statement) -> list[str]:
    return [words for span in statement.content for words in _QUOTED.findall(span.text)]


def _issuer(report: Report, speaker: Actor) -> bool:
    """Whether a text has no other speaker than the office that put it out, which speaks for its country."""
    return report.genre in ISSUED and speaker.name is not None and speaker.name == report.outlet


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


def _in_a_name(formula: str, text: str) -> bool:
    """Whether a topic's words are a part of a name ("Bureau of Human Rights", "Sanctions Committee")."""
    words = formula.split()
    if not words[0][:1].isupper() or text.startswith(formula):
        return False
    after = [*words[1:], *text.partition(formula)[2].split()]
    return bool(after) and after[0][:1].isupper()


def _part(text: str, formula: str) -> str:
    """The part of a clause in which a formula stands: what another part denies turns nothing here."""
    at = max(0, text.casefold().find(formula.casefold()))
    first = max((m.end() for m in _PART.finditer(text, 0, at)), default=0)
    last = _PART.search(text, at + len(formula))
    return text[first : last.start() if last else len(text)]
