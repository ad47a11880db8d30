"""Unnamed speakers of one report: which of them speaks, and who is somebody else."""

from __future__ import annotations

from onrecord.coder import Coder, report_of
from onrecord.model import Statement

OFFICIALS = (
    "A senior Peruvian official said the deal was close. A second official said it was not. "
    "The first official said a text had been exchanged. Another said ministers would meet on Monday. "
    "A third, a Chilean diplomat, said nobody had seen the text. The official said talks would go on."
)


def said(coder: Coder, text: str) -> tuple[Statement, ...]:
    return coder.code(report_of(text, "2031-05-06", id="r")).statements


def test_the_first_official_is_whom_the_report_began_with(coder: Coder) -> None:
    people = [made.speaker.entity for made in said(coder, OFFICIALS) if made.speaker]
    assert people[0] == people[2] == people[5]
    assert len({people[0], people[1], people[3], people[4]}) == 4


def test_another_of_them_is_as_unnamed_as_they_are(coder: Coder) -> None:
    made = said(coder, OFFICIALS)
    assert all(each.anonymous for each in made)
    described = made[4].speaker and made[4].speaker.described
    assert described and (described.institution, described.number) == ("Chilean", 1)


def test_one_of_two_diplomats_is_one(coder: Coder) -> None:
    text = "Two diplomats said the envoy had resigned. One of them said he had left for Amman."
    numbers = [
        each.speaker and each.speaker.described and each.speaker.described.number
        for each in said(coder, text)
    ]
    assert numbers == [2, 1]


def test_another_country_is_no_unnamed_source(coder: Coder) -> None:
    text = "Peru said the border was open. Another country said it was not."
    assert not any(each.anonymous for each in said(coder, text))


def test_the_former_and_the_latter_are_the_last_two(coder: Coder) -> None:
    text = (
        "A Peruvian diplomat said the deal was close, and a Chilean officer said it was not. "
        "The former said a text existed. The latter said he had seen none."
    )
    first, second, former, latter = (made.speaker and made.speaker.entity for made in said(coder, text))
    assert (former, latter) == (first, second) and first != second


def test_officials_of_both_countries_are_of_no_institution(coder: Coder) -> None:
    (made,) = said(coder, "Officials from both countries said the talks went well.")
    assert made.anonymous and made.speaker and made.speaker.described
    assert made.speaker.described.institution is None


def test_asking_not_to_be_named_is_a_condition_and_no_statement(coder: Coder) -> None:
    (made,) = said(coder, "The ship will sail, said one official, who asked not to be identified.")
    assert made.basis == "on-condition-of-anonymity" and made.source and made.source.text == "one official"


def test_a_condition_ends_where_the_official_says_something(coder: Coder) -> None:
    (made,) = said(coder, "Officials speaking on background said that two rounds had been held.")
    assert made.speaker and made.speaker.described
    assert made.speaker.described.condition == "speaking on background"
