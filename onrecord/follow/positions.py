"""What somebody says of a topic over time: stated, restated, reworded or reversed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.follow.sides import Sides
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.said import TOPICS
from onrecord.model import Dossier, DossierStep, Entity, Report, Statement, stable_id
from onrecord.said.topics import Formula, TopicFinder

# Who speaks for a country, by PLOVER's sectors.
_OFFICIAL = frozenset({"GOV", "MIL", "SPY", "LEG"})
_OWN_WORDS = frozenset({"says", "believes", "intends"})
_LEAST_DAYS = 2
_Said = tuple[str, Statement]


class Positions:
    """Gathers positions: of each named speaker, and of a country through all who speak for it."""

    def __init__(self, knowledge: Knowledge, topics: TopicFinder, sides: Sides) -> None:
        self._names = {row.id: row.name for row in knowledge.rows(TOPICS)}
        self._topics = topics
        self._sides = sides

    def make(self, entities: tuple[Entity, ...], told: Told) -> Iterator[Dossier]:
        """The positions on topics of which somebody spoke on two days at least.

        A step's `happening` is the id of the statement: what was said is itself what happened.
        """
        known = {e.id: e for e in entities}
        said: dict[tuple[str, str], list[_Said]] = defaultdict(list)
        for coded in told.coded:
            if coded.report.copy_of is not None:
                continue
            for statement in coded.statements:
                for speaker in self._speakers(coded.report, statement, told):
                    said[(speaker, statement.topic or "")].append((_day(coded.report, statement), statement))
        for (speaker, topic), statements in sorted(said.items()):
            if speaker not in known or len({day for day, _ in statements}) < _LEAST_DAYS:
                continue
            history = tuple(self._steps(topic, sorted(statements, key=lambda item: (item[0], item[1].id))))
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

    @staticmethod
    def _speakers(report: Report, statement: Statement, told: Told) -> Iterator[str]:
        """Whose position a statement tells: the speaker's own, and the country's for which he speaks."""
        speaker = statement.speaker
        if (
            statement.topic is None
            or speaker is None
            or statement.anonymous
            or statement.act not in _OWN_WORDS
        ):
            return
        if statement.stance not in ("asserts", "denies"):
            return
        entity = told.links.of(report.id, speaker)
        if entity is not None and speaker.name is not None:
            yield entity
        country = told.links.country(speaker.country) if speaker.country else None
        official = _OFFICIAL & set(speaker.sectors[:1]) or speaker.kind == "country"
        if country is not None and country != entity and official:
            yield country

    def _steps(self, topic: str, statements: list[_Said]) -> Iterator[DossierStep]:
        stance: str | None = None
        formula: Formula | None = None
        for when, statement in statements:
            text = " … ".join(span.text for span in statement.content)
            now = self._topics.formula(text, topic)
            if stance is None:
                state = "stated"
            elif statement.stance != stance:
                state = "reversed"
            # The bare word takes nothing back of the formula used before.
            elif now is not None and now.qualities and formula and now.qualities != formula.qualities:
                state = "reworded"
            else:
                state = "restated"
            told = f"{state}: “{now.text}”" if now is not None and state != "restated" else state
            yield DossierStep(state=told, date=when or None, happening=statement.id)
            stance = statement.stance
            if formula is None or (now is not None and now.qualities):
                formula = now


def _day(report: Report, statement: Statement) -> str:
    return (statement.date.from_ if statement.date else None) or report.published.from_ or ""
