"""Whom a release's title gives as speaking."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Report, Statement
from onrecord.said import StatementFinder
from onrecord.vocabulary import Genre

Find = Callable[..., Statement]
TEXT = "We will answer any new sanctions with a step of our own.\n"


@pytest.fixture(scope="module")
def find(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Find:
    finder = StatementFinder(knowledge)

    def run(
        title: str, text: str = TEXT, outlet: str = "White House", actors: tuple[Actor, ...] = ()
    ) -> Statement:
        genre: Genre = "state-media" if outlet == "KCNA" else "statement"
        report = Report(id="r", source="test", text=text, title=title, genre=genre, outlet=outlet)
        (made,) = finder.find(parsed(text), report, actors, (), ())
        speaker = made.speaker
        if speaker is not None and speaker.in_ == "title":
            assert title[speaker.start : speaker.end] == speaker.text
        return made

    return run


@pytest.mark.parametrize(
    ("title", "name", "office"),
    [
        ("Statement by President Ana Reyes on the Fisheries Treaty", "Ana Reyes", "President"),
        ("Statement from Press Secretary Tom B. Hale", "Tom B. Hale", "Press Secretary"),
        (
            "Press Statement of Ana Reyes, Deputy Director of the Council",
            "Ana Reyes",
            "Deputy Director of the Council",
        ),
    ],
)
def test_a_statement_is_his_whom_its_title_names(find: Find, title: str, name: str, office: str) -> None:
    speaker = find(title).speaker
    assert speaker is not None and (speaker.kind, speaker.name, speaker.office) == ("person", name, office)
    assert speaker.country == "USA" and not speaker.inferred


def test_an_office_speaks_without_a_name(find: Find) -> None:
    made = find("Press Statement of Spokesman for DPRK Foreign Ministry", outlet="KCNA")
    assert made.speaker is not None and made.speaker.kind == "office" and made.speaker.name is None
    assert made.speaker.country == "PRK" and made.basis == "written-statement"


def test_a_ministry_of_another_country_keeps_its_own(find: Find) -> None:
    text = "Russia's Foreign Ministry was asked. " + TEXT
    ministry = Actor(start=0, end=25, text="Russia's Foreign Ministry", kind="organisation", country="RUS")
    made = find("Statement of Russia's Foreign Ministry", text, "KCNA", (ministry,))
    assert made.speaker is not None and made.speaker.country == "RUS"


def test_a_joint_statement_is_of_several(find: Find) -> None:
    made = find("Joint Statement from Mexico and Canada on the Lakes")
    assert made.speaker is not None and made.speaker.kind == "group" and made.speaker.country is None
    assert made.basis == "joint-statement"


def test_what_a_release_is_about_does_not_issue_it(find: Find) -> None:
    made = find("Readout of President Reyes’s Call with the King of Norway")
    assert made.speaker is not None and made.speaker.name == "White House"
    assert made.speaker.inferred and made.speaker.country == "USA"


def test_who_answers_an_agencys_question_speaks_and_not_the_agency(find: Find) -> None:
    opening = (
        "A spokesman of the Foreign Ministry of Chad gave the following answer to a question put by KCNA.\n"
    )
    spokesman = Actor(start=0, end=43, text=opening[:43], kind="office", country="TCD")
    made = find("Spokesman Answers", opening + TEXT, "KCNA", (spokesman,))
    assert made.speaker == spokesman and made.basis == "written-statement"


def test_the_sentence_that_announces_a_statement_is_no_part_of_it(find: Find) -> None:
    text = "The minister of Chad issued the following statement on Friday.\n" + TEXT
    assert [piece.text for piece in find("Chad speaks", text).content] == [TEXT.strip().rstrip(".")]
