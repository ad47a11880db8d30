"""A position is told by the clause on its topic, wherever in a speech that stands."""

from __future__ import annotations

from follow.surely import KNOWLEDGE

from onrecord.follow.stated import Stated
from onrecord.model import Dossier, Span, Statement

STATED = Stated.of(KNOWLEDGE)
SPEECH = (
    "Thank you so much, Ann. It is good to be here. We spoke of the denuclearization of Iran. "
    "We seek the complete denuclearization of North Korea. Good night."
)


def told(title: str, state: str = "stated") -> str | None:
    dossier = Dossier(id="d", kind="position", title=title)
    content = Span(start=100, end=100 + len(SPEECH), text=SPEECH, report="r")
    found = STATED.span(dossier, state, Statement(id="s", content=(content,)))
    if found is None:
        return None
    assert SPEECH[found.start - 100 : found.end - 100] == found.text
    return found.text


def test_the_clause_that_names_whom_a_position_concerns_tells_it() -> None:
    assert told("Peru on denuclearisation: North Korea") == "complete denuclearization of North Korea"
    assert told("Peru on denuclearisation: Iran") == "denuclearization of Iran"


def test_the_formula_of_a_step_goes_before_the_country() -> None:
    state = "reworded: “complete denuclearization of North Korea”"
    assert told("Peru on denuclearisation: Iran", state) == "complete denuclearization of North Korea"


def test_a_speech_without_the_topic_tells_no_position() -> None:
    assert told("Peru on human rights: Iran") is None
