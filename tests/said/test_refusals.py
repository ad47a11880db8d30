"""Refusals to speak, in whatever words; figures that somebody puts."""

from __future__ import annotations

import pytest

from onrecord.coder import Coder


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The Peruvian army had no immediate comment.", "The Peruvian army", "immediate comment"),
        ("There was no immediate comment from Lima.", "Lima", "immediate comment"),
        ("No comment was immediately available from the Peruvian army.", "the Peruvian army", "comment"),
        ("There was no word from Lima on the fate of the crew.", "Lima", "on the fate of the crew"),
        ("The ministry gave no details of the arrests.", "The ministry", "details of the arrests"),
        ("The envoy gave no date for the talks.", "The envoy", "date for the talks"),
        (
            "Neither the ministry nor the embassy responded to requests for comment.",
            "Neither the ministry nor the embassy",
            "requests for comment",
        ),
        ("None of the embassies replied to questions.", "None of the embassies", "questions"),
    ],
)
def test_who_kept_silent_declines(coder: Coder, text: str, source: str, content: str) -> None:
    (made,) = coder.said(text, "2031-05-06")
    assert made.stance == "declines"
    assert made.source is not None and made.source.text == source
    assert made.content[-1].text == content


def test_no_comment_in_marks_is_what_was_said(coder: Coder) -> None:
    (made,) = coder.said("The Peruvian army offered only “no comment”.", "2031-05-06")
    assert made.stance == "declines" and made.content[0].text == "“no comment”"


@pytest.mark.parametrize(
    "text",
    [
        "The envoy had no reason to leave the hall.",
        "The fleet will sail if there is no response from the rebels.",
    ],
)
def test_neither_reasons_nor_what_may_come_are_refusals(coder: Coder, text: str) -> None:
    assert coder.said(text, "2031-05-06") == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Peru’s navy put the number of dead at 34.", "the number of dead at 34"),
        ("The bank put its losses at $3 billion.", "its losses at $3 billion"),
    ],
)
def test_who_puts_a_figure_states_it(coder: Coder, text: str, content: str) -> None:
    (made,) = coder.said(text, "2031-05-06")
    assert made.act == "says" and made.content[0].text == content


def test_a_cup_put_on_the_table_at_noon_is_no_statement(coder: Coder) -> None:
    assert coder.said("The envoy put the cup on the table at noon.", "2031-05-06") == ()
