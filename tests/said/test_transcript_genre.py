"""Transcripts known by their titles and by who asks in them."""

from __future__ import annotations

import pytest

from onrecord.knowledge import Knowledge
from onrecord.read.genres import GenreFinder
from onrecord.read.outlets import Outlets

ASKED = "Q: Are you afraid?\n\nA: No.\n\nQ: Will you go?\n\nA: We will.\n\nQ: When?\n\nA: On Monday."


@pytest.mark.parametrize(
    ("title", "text", "genre"),
    [
        (
            "Spokesperson Ana Quispe’s Regular Press Conference on May 6, 2031",
            "AFP: Will you go?",
            "transcript",
        ),
        ("“We are not afraid”", ASKED, "transcript"),
        ("Peru’s president speaks", "Q: Are you afraid? That was asked of him on Monday in Lima.", "news"),
    ],
)
def test_a_transcript_is_known_by_its_questions(
    knowledge: Knowledge, title: str, text: str, genre: str
) -> None:
    assert GenreFinder(knowledge, Outlets(knowledge)).find(text, title, None, None, None) == genre
