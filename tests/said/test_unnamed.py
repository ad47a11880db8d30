"""Speech whose speaker the sentence leaves out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Report
from onrecord.said import StatementFinder


@pytest.fixture(scope="module")
def finder(knowledge: Knowledge) -> StatementFinder:
    return StatementFinder(knowledge)


def test_an_accusation_in_the_passive_is_a_statement_of_nobody_named(
    finder: StatementFinder, parsed: Callable[[str], Doc]
) -> None:
    text = "The general was accused of selling fuel to smugglers."
    (made,) = finder.find(parsed(text), Report(id="r", source="test", text=text), (), (), ())
    assert made.source is None
    assert made.cue is not None and made.cue.text == "was accused of"
    assert "selling fuel to smugglers" in [piece.text for piece in made.content]


def test_a_question_put_without_words_and_by_nobody_is_no_statement(
    finder: StatementFinder, parsed: Callable[[str], Doc]
) -> None:
    text = "The harbour ministry was asked."
    assert finder.find(parsed(text), Report(id="r", source="test", text=text), (), (), ()) == ()
