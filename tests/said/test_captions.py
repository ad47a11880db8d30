"""A headline above the text that attributes with a colon."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Report, Statement
from onrecord.said import StatementFinder
from onrecord.vocabulary import Genre
from onrecord.where import PlaceFinder
from onrecord.who import ActorFinder

Find = Callable[..., list[Statement]]
BELOW = "\n\nAnna Haddad, the foreign minister, met the envoys of Norway in Oslo on Monday."


@pytest.fixture(scope="module")
def captions(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Find:
    statements, actors, places = StatementFinder(knowledge), ActorFinder(knowledge), PlaceFinder(knowledge)

    def run(line: str, genre: Genre = "news") -> list[Statement]:
        text = line + BELOW
        doc, report = parsed(text), Report(id="r", source="test", text=text, genre=genre)
        found = statements.find(doc, report, actors.find(doc, report), (), places.find(doc, report))
        return [made for made in found if made.cue is not None and made.cue.text == ":"]

    return run


@pytest.mark.parametrize(
    ("line", "source", "content"),
    [
        ("Haddad: Talks on fishing will go on.", "Haddad", "Talks on fishing will go on"),
        ("Poll: Voters split over the new port", "Poll", "Voters split over the new port"),
        ("Officials: Two ships left without papers", "Officials", "Two ships left without papers"),
        ("Anna Haddad: ‘We Never Left the Table.’", "Anna Haddad", "‘We Never Left the Table.’"),
    ],
)
def test_who_stands_before_the_colon_said_what_follows(
    captions: Find, line: str, source: str, content: str
) -> None:
    (made,) = captions(line)
    assert made.source is not None and made.source.text == source
    assert [piece.text for piece in made.content] == [content]


def test_the_speaker_is_an_actor(captions: Find) -> None:
    (made,) = captions("Anna Haddad: Talks on fishing will go on.")
    assert made.speaker is not None and made.speaker.kind == "person" and not made.anonymous


def test_a_poll_reports(captions: Find) -> None:
    (made,) = captions("Poll: Voters split over the new port")
    assert made.act == "reports"


@pytest.mark.parametrize(
    "line",
    [
        "OSLO: Envoys of two countries met on Monday.",
        "Oslo: Envoys of two countries met on Monday.",
        "The Latest: Envoys go home without a deal",
        "A week with Haddad: Five talks and a storm",
        "Photo: Two ships in the harbour",
    ],
)
def test_a_date_line_or_a_column_says_nothing(captions: Find, line: str) -> None:
    assert not captions(line)


def test_a_release_is_headed_by_whom_it_is_about(captions: Find) -> None:
    assert not captions("Haddad: Talks on fishing will go on.", genre="statement")
