"""Quotations that a colon announces, that follow a speech, or that go on over paragraphs."""

from __future__ import annotations

import pytest

from onrecord.coder import Coder


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The minister went on: “We do not want war with anybody.”", "The minister"),
        ("“The border stays shut,” Mr. Quispe went on.", "Mr. Quispe"),
        ("Said General Quispe: “The frigate stays.”", "General Quispe"),
        ("The colonel looked at the map. He went on. “The border stays shut.”", "He"),
        ("Added one diplomat: “Nobody wants this war.”", "one diplomat"),
    ],
)
def test_a_quotation_belongs_to_whom_it_stands_beside(coder: Coder, text: str, speaker: str) -> None:
    (made,) = coder.said(text, "2031-05-06")
    assert made.speaker is not None and made.speaker.text == speaker


def test_going_on_to_say_is_one_statement_with_its_clause(coder: Coder) -> None:
    (made,) = coder.said("He went on to say that the border would stay shut.", "2031-05-06")
    assert [piece.text for piece in made.content] == ["that the border would stay shut"]


def test_a_speech_goes_on_over_paragraphs_that_are_left_open(coder: Coder) -> None:
    text = (
        "“We have come a long way,” President Quispe said in Lima.\n\n"
        "“There were days when nobody believed in this.\n\n“We exchanged maps.\n\n"
        "“Now the guns are silent, and we will keep it so.”\n\nHe left for Cusco afterwards."
    )
    (made,) = coder.said(text, "2031-05-06")
    assert len(made.content) == 4 and "Cusco" not in made.content[-1].text


def test_who_speaks_is_told_after_the_second_paragraph(coder: Coder) -> None:
    text = "“Our army went in at dawn.\n\n“We told the neighbours beforehand,” General Quispe said."
    (made,) = coder.said(text, "2031-05-06")
    assert len(made.content) == 2
    assert made.speaker is not None and made.speaker.text == "General Quispe"


def test_a_quotation_in_a_paragraph_after_somebody_elses_words_is_not_his(coder: Coder) -> None:
    text = (
        "“We won,” President Quispe said. The bishop said it was a lie.\n\n"
        "“Nobody asked the farmers in the valley.”"
    )
    made = coder.said(text, "2031-05-06")
    assert not any(
        "farmers" in piece.text
        for each in made
        if each.source and "Quispe" in each.source.text
        for piece in each.content
    )


@pytest.mark.parametrize(
    "text",
    [
        "“We will fight on, the rebel chief said on the radio. The army said it had won.",
        'We will fight on," the rebel chief said on the radio. The army said it had won.',
    ],
)
def test_a_mark_missing_at_one_end_costs_nobody_his_words(coder: Coder, text: str) -> None:
    chief, army = coder.said(f"{text}\n\nThe UN called for calm.", "2031-05-06")[:2]
    assert chief.source is not None and chief.source.text == "the rebel chief"
    assert army.source is not None and army.source.text == "The army"
    assert "army" not in chief.content[-1].text


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("“This is fake news,” the Peruvian envoy said.", "denies"),
        ("“That is a lie,” the Peruvian envoy said.", "denies"),
        ("Chile's foreign ministry called the report a fabrication.", "denies"),
        ("Lima dismissed the accusations as baseless.", "denies"),
        ("The Peruvian army said the video was not fake.", "asserts"),
        ("The Peruvian army said nobody should assume the letter was fake.", "asserts"),
    ],
)
def test_calling_a_claim_false_denies_it(coder: Coder, text: str, stance: str) -> None:
    (made,) = coder.said(text, "2031-05-06")
    assert made.stance == stance
