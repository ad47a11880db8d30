"""Where the content of a statement begins and ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Report, Statement
from onrecord.said import StatementFinder
from onrecord.said.hearing import ended

Find = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="module")
def find(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Find:
    finder = StatementFinder(knowledge)

    def run(text: str) -> tuple[Statement, ...]:
        return finder.find(parsed(text), Report(id="r", source="test", text=text), (), (), ())

    return run


def contents(found: tuple[Statement, ...]) -> list[list[str]]:
    return [[piece.text for piece in statement.content] for statement in found]


def test_an_abbreviation_at_the_end_keeps_its_full_stop(find: Find) -> None:
    assert contents(find("The minister said that the mill would sell no more steel to the U.S.\n")) == [
        ["that the mill would sell no more steel to the U.S."]
    ]


def test_a_quotation_marks_lost_fellow_is_not_sought_in_the_next_paragraph(find: Find) -> None:
    text = (
        'The mayor said there was “no proof" that the fire at the port had been laid.\n\n'
        '"We found no trace of fuel," the mayor added.'
    )
    assert contents(find(text))[0] == ['there was “no proof" that the fire at the port had been laid']


def test_a_word_of_the_reporters_before_a_quotation_stays(find: Find) -> None:
    (made,) = find('The envoy left at noon, telling reporters that "I will not sit in a room with liars."')
    assert [piece.text for piece in made.content] == ['that "I will not sit in a room with liars."']


def test_the_title_of_a_work_is_nobodys_words(find: Find) -> None:
    (made,) = find("In his latest book, “Guests Without Keys,” Mr. Haddad said the border should be opened.")
    assert [piece.text for piece in made.content] == ["the border should be opened"]


def test_a_quotation_belongs_to_the_cue_whose_words_it_is_part_of(find: Find) -> None:
    text = (
        "“This is not right,” Haddad said. “You drove the crews to the breaking point” to please the owners, "
        "she said."
    )
    assert contents(find(text)) == [
        ["“This is not right,”"],
        ["“You drove the crews to the breaking point” to please the owners"],
    ]


def test_a_sentence_that_goes_on_quoting_is_taken_to_its_end(find: Find) -> None:
    text = (
        "“It is tinkering at the edges,” said Lena Park, an economist. “There is nothing new in it. "
        "It is just a tax increase” for those who own their homes."
    )
    assert contents(find(text))[0][-1].endswith("It is just a tax increase” for those who own their homes")


def test_a_relative_pronoun_behind_a_preposition_stays(find: Find, parsed: Callable[[str], Doc]) -> None:
    doc = parsed("All of which, he said, would help. They thanked Sweden, which had paid.")
    assert ended(doc, (0, 12)) == (0, 12)
    assert ended(doc, (doc.text.index("Sweden"), doc.text.index(" had"))) == (48, 54)


def test_content_does_not_end_within_a_noun_phrase(parsed: Callable[[str], Doc]) -> None:
    doc = parsed("He thought the limits were too tight for many foreign technology firms in the region.")
    start, end = ended(doc, (doc.text.index("the limits"), doc.text.index(" firms")))
    assert doc.text[start:end] == "the limits were too tight for many foreign technology firms"


def test_however_before_an_adjective_goes_over_to_nothing(find: Find) -> None:
    assert contents(find("However noble the aim, the tax on grain is a mistake, Park said."))[0][
        0
    ].startswith("However noble")
    assert contents(find("However, the tax on grain is a mistake, Park said."))[0][0].startswith("the tax")


def test_a_closing_mark_that_opens_a_quotation_is_kept_with_its_fellow(find: Find) -> None:
    text = "” … she gave them a mix of old songs and new ones that nobody had asked for,” Haddad wrote."
    assert contents(find(text))[0][-1].endswith("asked for,”")


def test_turns_of_an_exchange_that_is_quoted_whole(find: Find) -> None:
    text = (
        "The two met on Sunday. A transcript follows:\n\n"
        '"PARK: Will the envoy come to the talks on Monday?\n\n'
        '"HADDAD: He will not come to any talks.\n\n'
        '"He has said so more than once this week.\n\n'
        '"(CROSSTALK.)\n\n'
        '"PARK: Then who will speak for your side there?"\n'
    )
    found = find(text)
    assert [made.source.text for made in found if made.source] == ["PARK", "HADDAD", "PARK"]
    assert contents(found) == [
        ["Will the envoy come to the talks on Monday?"],
        ["He will not come to any talks.", "He has said so more than once this week."],
        ["Then who will speak for your side there?"],
    ]
