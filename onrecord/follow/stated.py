"""Where a statement tells a position: the clause on the topic, and not the whole of a long speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.follow.sides import Sides
from onrecord.follow.subjects import Subjects
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.said import TOPICS
from onrecord.model import Dossier, Span, Statement
from onrecord.parse.sentences import split
from onrecord.said.topics import Formula, TopicFinder

# A clause of more words is a speech, of which the topic is a part.
_CLAUSE = 45


class Stated:
    """Finds the clauses in which topics are put."""

    def __init__(self, knowledge: Knowledge, topics: TopicFinder, sides: Sides) -> None:
        self._ids = {row.name: row.id for row in knowledge.rows(TOPICS)}
        self._subjects = Subjects(knowledge, sides)
        self._topics = topics

    @classmethod
    def of(cls, knowledge: Knowledge) -> Stated:
        """One that needs nothing else."""
        return cls(knowledge, TopicFinder(knowledge), Sides(knowledge))

    def formula(self, text: str, topic: str) -> Formula | None:
        """How a clause puts a topic: the first time that it says how far or of what, else the first time."""
        first = found = self._topics.formula(text, topic)
        while found is not None and not found.qualities:
            at = text.casefold().find(found.text.casefold())
            text = text[max(0, at) + len(found.text) :]
            found = self._topics.formula(text, topic) if at >= 0 else None
        return found or first

    def span(self, dossier: Dossier, state: str, statement: Statement) -> Span | None:
        """The words of a statement that put a position's topic: in the formula that a step's state gives.

        Of several clauses on the topic the one that names whom the position concerns tells it.
        """
        about, _, concerned = dossier.title.partition(" on ")[2].partition(": ")
        topic = self._ids.get(about) or self._topics.of([about])
        countries = self._subjects.countries(concerned)
        best: tuple[tuple[bool, bool], Span] | None = None
        for clause in _spans(statement.content):
            formula = self.formula(clause.text, topic) if topic is not None else None
            if formula is None or topic != self._topics.of([clause.text]):
                continue
            named = bool(countries) and countries <= self._subjects.countries(clause.text)
            key = (f"“{formula.text}”" not in state, not named)
            at = clause.text.casefold().find(formula.text.casefold())
            if best is None or key < best[0]:
                first, words = clause.start + max(0, at), clause.text[at : at + len(formula.text)]
                found = Span(
                    start=first, end=first + len(words), text=words, in_=clause.in_, report=clause.report
                )
                best = key, clause if at < 0 else found
        return best[1] if best is not None else None


def clauses(spans: Iterable[Span]) -> Iterator[tuple[int, str]]:
    """The clauses of a told length, each with its first code point."""
    for span in _spans(spans):
        yield span.start, span.text


def _spans(spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        for start, end in split(span.text):
            clause = span.text[start:end]
            if len(clause.split()) <= _CLAUSE:
                first = span.start + start + len(clause) - len(clause.lstrip())
                text = clause.strip()
                yield Span(start=first, end=first + len(text), text=text, in_=span.in_, report=span.report)
