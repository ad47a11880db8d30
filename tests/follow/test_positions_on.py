"""Whom and what a position is on, and where its wording changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from follow.surely import of_kind
from newsroom import Desk

from onrecord.model import Actor, Coded, Dossier, Time

CODES = {
    "Chile": "CHL",
    "Bolivia": "BOL",
    "North Korea": "PRK",
    "the North": "PRK",
    "Korean Peninsula": "PRK",
}


def released(day: str, words: str) -> Coded:
    """A statement of Peru's own, with the countries it names as mentions."""
    desk = Desk(day, day)
    desk.said(words, "Peru", "PER")
    told = desk.filed()
    named = tuple(
        Actor(
            start=at, end=at + len(name), text=name, kind="country", country=code, name=name,
        )
        for name, code in CODES.items()
        if (at := told.report.text.find(name)) >= 0
    )  # fmt: skip
    report = replace(told.report, genre="statement")
    return replace(told, actors=(*told.actors, *named), report=report)


def positions(*words: str) -> list[Dossier]:
    days = ("2031-01-05", "2031-06-05", "2032-01-05", "2032-06-05")
    return of_kind("position", *(released(day, said) for day, said in zip(days, words, strict=False)))


def states(*words: str) -> list[str]:
    (found,) = positions(*words)
    return [step.state for step in found.history]


def test_human_rights_in_two_countries_are_two_subjects() -> None:
    in_chile = "Peru said it is deeply concerned about human rights of journalists and students in Chile."
    in_bolivia = "Peru said it is deeply concerned about human rights of journalists and students in Bolivia."
    assert not positions(in_chile, in_bolivia)
    (found,) = positions(in_chile, in_chile)
    assert found.title == "Peru on human rights: Chile"


def test_a_formula_told_as_an_aim_is_the_same_position_in_other_words() -> None:
    assert states(
        "Peru seeks the total denuclearization of North Korea by peaceful means.",
        "Peru said its objective remains the complete denuclearization of North Korea.",
        "Peru remains committed to the complete denuclearization of North Korea and to dialogue.",
    ) == [
        "stated: “total denuclearization of North Korea”",
        "reworded: “complete denuclearization of North Korea”",
        "restated",
    ]  # fmt: skip


def reported(day: str, words: str) -> Coded:
    """A newspaper's report of what Peru said on its day, in the newspaper's words."""
    told = released(day, words)
    (statement,) = told.statements
    at = Time(start=0, end=0, text="", type="DATE", value=day, from_=day, to=day)
    report = replace(told.report, genre="news")
    return replace(told, report=report, statements=(replace(statement, kind="indirect", date=at),))


def test_an_aim_told_in_full_is_reworded_also_where_a_newspaper_tells_it() -> None:
    in_full = (
        reported("2031-01-05", "Peru seeks the complete denuclearization of North Korea."),
        reported("2032-01-05", "Peru seeks the complete denuclearization of the Korean Peninsula."),
    )
    (found,) = of_kind("position", *in_full)
    assert found.state == "reworded: “complete denuclearization of the Korean Peninsula”"
    # The bare word may be the reporter's.
    bare = reported("2032-01-05", "Peru seeks the denuclearization of the Korean Peninsula.")
    (found,) = of_kind("position", in_full[0], bare)
    assert found.state == "restated"


def test_what_a_commitment_newly_takes_in_is_a_change_of_wording_once() -> None:
    pledge = (
        "Peru affirmed its commitment to extended deterrence for Chile with the full range of capabilities"
    )
    assert states(f"{pledge}.", f"{pledge}, including nuclear.", f"{pledge}, including nuclear.") == [
        "stated: “extended deterrence”", "reworded: “including nuclear”", "restated"
    ]  # fmt: skip


def test_the_same_words_again_are_never_a_new_statement_of_the_position() -> None:
    condemns = "Peru strongly condemns the ballistic missile launch of North Korea as a brazen violation."
    urges = "Peru said ballistic missile programs of North Korea starve its hungry people of bread."
    marks = states(condemns, urges, condemns, urges)
    assert [mark.split(":")[0] for mark in marks] == ["stated", "restated", "restated", "restated"]


@pytest.mark.parametrize(
    "words",
    [
        "Peru said Chile is ready and Bolivia wants a ceasefire in the valley before the harvest.",
        "Peru spoke of Chile in the context of a ceasefire in the valley before the harvest.",
        "Peru said there are some in Chile who do not support a ceasefire before the harvest.",
    ],
)
def test_what_others_want_or_what_is_named_by_the_way_is_no_position(words: str) -> None:
    assert not positions(words, words)


def test_what_one_part_of_a_sentence_denies_turns_nothing_in_another() -> None:
    assert [
        state.split(":")[0]
        for state in states(
            "Peru seeks the complete denuclearization of North Korea.",
            "Peru said complete denuclearization of North Korea remains its goal, and no one walked away.",
        )
    ] == ["stated", "restated"]


def test_other_words_within_days_are_a_change_of_wording_and_the_same_words_are_not() -> None:
    days = ("2031-05-21", "2031-05-23", "2031-06-17")
    said = ("complete", "total", "total")
    told = [
        released(
            day, f"Peru remains committed to the {word} denuclearization of North Korea and to dialogue."
        )
        for day, word in zip(days, said, strict=True)
    ]
    (found,) = of_kind("position", *told)
    assert [(s.state.split(":")[0], s.date) for s in found.history] == [
        ("stated", "2031-05-21"), ("reworded", "2031-05-23"), ("restated", "2031-06-17"),
    ]  # fmt: skip
