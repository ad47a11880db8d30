"""What looks like speech and is none: things that show, words left unsaid, sources merely named."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.coder import Coder
from onrecord.knowledge import Knowledge
from onrecord.model import Report, Statement
from onrecord.said import StatementFinder

Find = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="module")
def find(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Find:
    finder = StatementFinder(knowledge)

    def run(text: str) -> tuple[Statement, ...]:
        return finder.find(parsed(text), Report(id="r", source="test", text=text, genre="news"), (), (), ())

    return run


@pytest.mark.parametrize(
    "text",
    [
        # What came about shows how things are; nobody says so.
        "The drought threatened to empty the reservoirs of the capital.",
        "The fighting has claimed more than four hundred lives.",
        "The withdrawal demonstrates that the alliance is weak.",
        # Words that were not spoken are no refusal to speak either.
        "The prime minister did not mention the border dispute.",
        "She left the hall without mentioning the treaty.",
        # What is still to be said has been said by nobody.
        "The government needs to persuade lenders to release the loan.",
        # What was talked about tells none of the words.
        "The two ministers discussed the ferry service.",
        "Rebels attacked the convoy near Goma.",
        "The army posted two brigades to the border.",
        # A particle makes another verb of it.
        "The two countries called off the joint exercise.",
        # A sum is added, and nothing said.
        "The shares rose, adding two billion dollars in value.",
        # What one responds to was said before, by somebody else.
        "The ministry responded to the criticism on Monday.",
        # A measure is dodged; a question would be.
        "The trader helped the port evade sanctions.",
        # What was told before, and whoever reads, say nothing.
        "The port is empty. This suggests that the blockade holds.",
        "As you will recall, the strait was closed for a month.",
    ],
)
def test_nothing_was_said(find: Find, text: str) -> None:
    assert [made for made in find(text) if made.act in ("says", "reports")] == []


def test_the_source_of_a_source_is_not_what_was_said(find: Find) -> None:
    (made,) = find("The tanker was towed to port, the agency said, citing a coast guard official.")
    assert made.cue is not None and made.cue.text == "said"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The agency quoted an army officer as saying that the train had left.", "an army officer"),
        ("The general was quoted as saying that the train had left.", "The general"),
        ("The general was quoted by the agency as saying that the train had left.", "The general"),
    ],
)
def test_who_is_quoted_speaks_not_who_quotes(find: Find, text: str, source: str) -> None:
    made = find(text)[-1]
    assert made.source is not None and made.source.text == source
    assert [piece.text for piece in made.content] == ["that the train had left"]


def test_a_refusal_to_answer_is_a_statement(find: Find) -> None:
    (made,) = find("The embassy did not respond to a request for comment.")
    assert made.stance == "declines"


def test_an_event_beside_the_participle_is_not_who_speaks(find: Find) -> None:
    found = find(
        "Oslo halted the project on Monday as punishment for the neighbor's submarine launch on Friday "
        "saying it would return when the tests ended."
    )
    (made,) = (made for made in found if made.cue is not None and made.cue.text == "saying")
    assert made.source is not None and made.source.text == "Oslo"


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether the talks had failed, the envoy said they would go on.",
        "The envoy was asked whether the talks had failed.",
        "The envoy was accused of passing secrets to a rival power.",
        "The envoy, accused of spying, was sent home.",
    ],
)
def test_of_whom_or_to_whom_it_is_said_is_not_who_says_it(find: Find, text: str) -> None:
    for made in find(text):
        if made.cue is not None and made.cue.text != "said":
            assert made.source is None and made.speaker is None


def test_who_was_accused_by_somebody_is_not_who_accuses(find: Find) -> None:
    (made,) = find("The envoy was accused by prosecutors of passing secrets to a rival power.")
    assert made.source is not None and made.source.text == "prosecutors"


@pytest.mark.parametrize(
    "text",
    [
        "Chad recalled its consul in Douala for consultations.",
        "Chad recalled its ambassador from Paris.",
        "Chad signed a border pact with Niger.",
    ],
)
def test_who_recalls_an_envoy_or_signs_a_pact_says_nothing_by_it(coder: Coder, text: str) -> None:
    assert coder.said(text, "2024-05-06") == ()


def test_who_recalls_that_something_happened_says_so(coder: Coder) -> None:
    (made,) = coder.said("The minister recalled that the talks had failed.", "2024-05-06")
    assert made.cue is not None and made.cue.text == "recalled"
