"""The rooms as spaCy components: `nlp.add_pipe("onrecord_what")`.

Each component sets `doc._.onrecord_<answers>` (a list of the contract's dicts) and the spans
under `doc.spans["onrecord_<answers>"]`. The day of publication is read from
`doc._.onrecord_date` (ISO 8601 or None). The pipeline before it must tag, parse and name.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from onrecord.coder import report_of
from onrecord.knowledge import Knowledge
from onrecord.plain import to_dict
from onrecord.rooms import Question, Rooms

_DATE = "onrecord_date"


@cache
def _rooms(knowledge: str | None) -> Rooms:
    """One set of rooms a knowledge, shared by the components of all pipelines."""
    return Rooms(Knowledge(knowledge))


def _extend(question: Question) -> str:
    name = f"onrecord_{question}"
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=None)
    if not Doc.has_extension(_DATE):
        Doc.set_extension(_DATE, default=None)
    return name


class Component:
    """Answers one question about each Doc that passes.

    Args:
        question: what to answer.
        knowledge: a folder laid over the shipped knowledge, or None.
    """

    def __init__(self, question: Question, knowledge: str | None) -> None:
        self.question = question
        self._name = _extend(question)
        self._rooms = _rooms(knowledge)

    def __call__(self, doc: Doc) -> Doc:
        report = report_of(doc.text, getattr(doc._, _DATE))
        values = getattr(self._rooms.answer(doc, report, self.question), self.question)
        setattr(doc._, self._name, [to_dict(value) for value in values])
        extents = (_extent(value) for value in values)
        spans = (doc.char_span(*extent, alignment_mode="expand") for extent in extents if extent)
        doc.spans[self._name] = SpanGroup(doc, name=self._name, spans=[span for span in spans if span])
        return doc


def _extent(value: Any) -> tuple[int, int] | None:
    """Where a value stands in the text: its own span, an event's trigger, a statement's content."""
    if hasattr(value, "start"):
        return value.start, value.end
    span = getattr(value, "trigger", None) or next(iter(getattr(value, "content", ())), None)
    return (span.start, span.end) if span else None


def _factory(name: str, question: Question) -> Callable[..., Component]:
    def make(nlp: Language, name: str, knowledge: str | None) -> Component:
        return Component(question, knowledge)

    made: Callable[..., Component] = Language.factory(
        name, assigns=[f"doc._.onrecord_{question}"], default_config={"knowledge": None}, func=make
    )
    return made


make_who = _factory("onrecord_who", "actors")
make_when = _factory("onrecord_when", "times")
make_where = _factory("onrecord_where", "places")
make_said = _factory("onrecord_said", "statements")
make_what = _factory("onrecord_what", "events")
