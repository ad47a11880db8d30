"""Speech whose speaker the sentence leaves out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.coder import Coder
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


@pytest.mark.parametrize("paper", ["declaration", "statement", "communique"])
def test_who_signs_a_joint_paper_is_no_unnamed_source(coder: Coder, paper: str) -> None:
    text = f"The leaders of Fiji, Tonga and Samoa said in a joint {paper} that they would sue Nauru."
    (made,) = coder.said(text, "2024-05-06")
    assert (made.basis, made.anonymous) == ("joint-statement", False)
    assert made.speaker is not None and made.speaker.described is None


@pytest.mark.parametrize("told", ["apologised to Bangkok", "protested to Bangkok"])
def test_those_spoken_of_do_not_say_who_speaks(coder: Coder, told: str) -> None:
    text = f"The Thai army chief said on Friday that Cambodia had {told}."
    (made,) = coder.said(text, "2024-05-06")
    assert made.speaker is not None and made.speaker.country == "THA" and made.within is None
