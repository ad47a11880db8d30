"""A judgement of a thing, a deed agreed to, and what was said in words: the kinds kept apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Report, Statement
from onrecord.said import StatementFinder

Find = Callable[..., tuple[Statement, ...]]


@pytest.fixture(scope="module")
def find(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Find:
    finder = StatementFinder(knowledge)

    def run(text: str, actors: Sequence[Actor] = ()) -> tuple[Statement, ...]:
        report = Report(id="r", source="test", text=text, genre="news")
        return finder.find(parsed(text), report, actors, (), ())

    return run


def organisation(text: str, words: str, country: str) -> Actor:
    start = text.index(words)
    return Actor(
        start=start, end=start + len(words), text=words, kind="organisation", name=words, country=country
    )


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # What is told is what they hold of a thing; none of the words they said it in.
        ("The foreign minister condemned the attack on the embassy.", "believes"),
        ("The Norwegian prime minister praised the agreement on fishing rights.", "believes"),
        # The words are told: a clause, or a quotation however short.
        ("The foreign minister condemned the attack as “cowardly”.", "says"),
        ("The foreign minister warned that the attack would be answered.", "says"),
        # What they mean to do, and what they found in common.
        ("Libya agreed to give up its centrifuges.", "intends"),
        ("The two envoys agreed that the text needed work.", "says"),
        # A deed made known is none of the words it was made known in.
        ("The president announced the appointment of a new envoy.", "intends"),
        ("The president announced that a new envoy had been appointed.", "says"),
        ("The chancellor proposed a ban on imported coal.", "intends"),
        ("The militia threatened to close the airport.", "intends"),
        ("The admiral ordered the fleet to sail for the strait.", "intends"),
        # A verb that only the encoder takes for speech, of a thing.
        ("Lawmakers have blocked funding for the wall.", "believes"),
        # A feeling conveyed; a side's position conveyed is said.
        ("The ambassador expressed concern about the detained crew.", "believes"),
        ("The two ministers reaffirmed their commitment to the ceasefire.", "says"),
        ("The envoy urged the parties to return to the table.", "says"),
    ],
)
def test_a_judgement_or_an_intention_is_not_what_was_said(find: Find, text: str, act: str) -> None:
    (made,) = find(text)
    assert made.act == act


def test_the_ministry_is_the_one_spoken_of_before(find: Find) -> None:
    text = (
        "Trucks queued at the border, Chile's Interior Ministry said. "
        "The ministry said that the road would open on Monday."
    )
    ministry = organisation(text, "Chile's Interior Ministry", "CHL")
    _, second = find(text, actors=[ministry])
    assert second.speaker is not None
    assert (second.speaker.name, second.speaker.country) == (ministry.name, "CHL")
    assert second.speaker.text == "The ministry"


def test_a_ministry_found_without_its_name_is_the_one_named_before(find: Find) -> None:
    text = "Chile's Interior Ministry closed the road. The ministry said that it would open on Monday."
    named = organisation(text, "Chile's Interior Ministry", "CHL")
    start = text.index("The ministry")
    bare = Actor(start=start, end=start + 12, text="The ministry", kind="organisation")
    (made,) = find(text, actors=[named, bare])
    assert made.speaker is not None and made.speaker.country == "CHL"
    assert made.speaker.text == "The ministry"


def test_a_document_has_the_country_of_whose_it_is(find: Find) -> None:
    text = "Pentagon data showed that the number of flights had doubled."
    (made,) = find(text, actors=[organisation(text, "Pentagon", "USA")])
    assert made.speaker is not None and made.speaker.country == "USA"


def test_the_critics_of_a_government_are_not_of_its_country(find: Find) -> None:
    text = "Critics of the Kremlin said the vote had been rigged."
    start = text.index("the Kremlin")
    kremlin = Actor(start=start, end=start + 11, text="the Kremlin", kind="organisation", country="RUS")
    (made,) = find(text, actors=[kremlin])
    assert made.speaker is not None and made.speaker.country is None
