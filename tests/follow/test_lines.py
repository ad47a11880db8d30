"""Lines of talks, pacts, sanctions, reviews and positions: what is one line, what it is called, its state."""

from __future__ import annotations

from dataclasses import replace

import pytest
from follow.surely import of_kind, promises_of, surely
from newsroom import Desk

from onrecord.knowledge import Knowledge
from onrecord.model import Coded, Commitment, Dossier
from onrecord.said.topics import TopicFinder
from onrecord.vocabulary import Status

TOPICS = TopicFinder(Knowledge())
USA, PRK = ("The United States", "USA"), ("North Korea", "PRK")


def _filed(desks: tuple[Desk, ...]) -> list[Coded]:
    # What somebody publishes himself was said on the day it bears.
    coded = [surely(desk) for desk in desks]
    return [
        replace(c, statements=TOPICS.fill(c.statements), report=replace(c.report, genre="statement"))
        for c in coded
    ]


def dossiers(kind: str, *desks: Desk) -> list[Dossier]:
    return of_kind(kind, *_filed(desks))


def promises(*desks: Desk) -> list[Commitment]:
    return promises_of(*_filed(desks))


def met(report: str, on: str, sentence: str, trigger: str, **details: str) -> Desk:
    desk = Desk(report, on)
    desk.tells(sentence, trigger, "meeting", by=[USA, PRK], on=on, type_="CONSULT", details=details)
    return desk


def test_talks_are_called_by_parties_and_topic_and_a_summit_on_it_is_a_part_of_them() -> None:
    desks = [
        met("a", "2031-01-10", "The United States and North Korea held talks on denuclearization.", "talks"),
        met("b", "2031-02-10", "The United States and North Korea held talks.", "talks"),
        met("c", "2031-04-10", "The United States and North Korea met on denuclearization.", "met"),
        met("d", "2031-06-10", "The United States and North Korea met over lunch.", "met"),
    ]
    (found,) = dossiers("negotiation", *desks)
    assert found.title == "U.S.–North Korea denuclearisation talks"
    # A lunch of which nobody tells the topic is none of the talks.
    assert [s.date for s in found.history] == ["2031-01-10", "2031-02-10", "2031-04-10"]


def test_allies_who_talk_of_a_third_country_consult_and_do_not_negotiate() -> None:
    desks = []
    for month in ("01", "02"):
        desk = Desk(f"r{month}", f"2031-{month}-10")
        desk.tells(
            "Foreign ministers of The United States and Japan held talks on North Korea's denuclearization.",
            "talks", "meeting",
            by=[USA, ("Japan", "JPN")], on=f"2031-{month}-10", type_="CONSULT", details={"level": "minister"},
        )  # fmt: skip
        desks.append(desk)
    assert not dossiers("negotiation", *desks)
    (found,) = dossiers("consultation", *desks)
    assert found.title == "U.S.–Japan ministerial consultations"


def sanctioned(*steps: tuple[str, Status]) -> Dossier:
    """The dossier of sanctions of which one step a year is told."""
    desks = []
    for number, (step, status) in enumerate(steps):
        desk = Desk(f"r{number}", f"203{number}-03-01")
        desk.tells(
            "The United States and sanctions on North Korea.", "sanctions", "sanctions", by=[USA], to=[PRK],
            on=f"203{number}-03-01", status=status, type_="SANCTION", details={"step": step},
        )  # fmt: skip
        desks.append(desk)
    (found,) = dossiers("sanctions", *desks)
    return found


def test_sanctions_are_followed_by_who_imposes_them_on_whom() -> None:
    found = sanctioned(
        ("imposed", "future"), ("imposed", "actual"), ("evaded", "actual"), ("lifted", "actual")
    )
    assert found.title == "U.S. sanctions on North Korea"
    assert [s.state for s in found.history] == ["proposed", "imposed", "evaded", "lifted"]


def test_evasion_leaves_sanctions_imposed() -> None:
    assert sanctioned(("imposed", "actual"), ("evaded", "actual")).state == "imposed"


def test_who_leaves_a_pact_of_many_leaves_it() -> None:
    desk = Desk("a", "2031-05-08")
    desk.tells(
        "The United States withdrew from the Harbour Pact.", "withdrew", "agreement", by=[USA], on="2031-05-08",
        type_="RETREAT", details={"name": "Harbour Pact", "step": "ended"},
    )  # fmt: skip
    (found,) = dossiers("agreement", desk)
    assert found.state == "left by U.S."


def test_a_year_is_no_first_of_january() -> None:
    desk = Desk("a", "2031-05-08")
    desk.tells(
        "The United States and North Korea signed the Harbour Pact in 1993.", "signed", "agreement", by=[USA, PRK], on="1993-01-01",
        until="1993-12-31", type_="AGREE", details={"name": "Harbour Pact", "step": "signed"},
    )  # fmt: skip
    (found,) = dossiers("agreement", desk)
    assert [(s.state, s.date) for s in found.history] == [("signed", "1993")]


def test_one_review_is_one_by_the_country_it_is_about() -> None:
    desks = []
    for number, (stage, subject) in enumerate(
        [("under way", "policy toward the DPRK"), ("completed", "North Korean policy")]
    ):
        desk = Desk(f"r{number}", f"2031-0{number + 1}-04")
        desk.tells(
            "The United States conducts a review.", "review", "review", by=[USA], on=f"2031-0{number + 1}-03",
            details={"stage": stage, "subject": subject},
        )  # fmt: skip
        desks.append(desk)
    (found,) = dossiers("review", *desks)
    assert found.title == "U.S. review of North Korea policy"
    assert [s.state for s in found.history] == ["under way", "completed"]


def test_a_position_marks_changed_wording_and_not_the_bare_word() -> None:
    desks = []
    for year, words in enumerate(
        [
            "complete denuclearization",
            "denuclearization",
            "complete denuclearization",
            "phased denuclearization",
        ]
    ):
        desk = Desk(f"r{year}", f"203{year}-01-05")
        desk.said(f"South Korea seeks {words}.", "South Korea", "KOR")
        desks.append(desk)
    (found,) = dossiers("position", *desks)
    assert found.title == "South Korea on denuclearisation"
    assert [s.state for s in found.history] == [
        "stated: “complete denuclearization”", "restated", "restated", "reworded: “phased denuclearization”"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "The United States hopes to meet with North Korea in Oslo on Feb. 10.",
        "The United States may meet with North Korea in Oslo on Feb. 10.",
        "If asked, the United States will meet with North Korea in Oslo on Feb. 10.",
        "Will the United States meet with North Korea in Oslo on Feb. 10?",
        "The United States demanded that it meet with North Korea in Oslo on Feb. 10.",
    ],
)
def test_a_hope_a_guess_a_condition_a_question_and_a_demand_are_no_promise(sentence: str) -> None:
    hoped = Desk("a", "2031-01-08")
    name = "the United States" if "the United States" in sentence else "The United States"
    hoped.tells(
        sentence,
        "meet",
        "meeting",
        by=[(name, "USA"), PRK],
        on="2031-02-10",
        status="future",
        type_="CONSULT",
    )
    assert not promises(hoped)


def test_what_moves_from_one_day_to_another_has_changed() -> None:
    desks = []
    for report, day, on in (("a", "2031-01-08", "2031-02-10"), ("b", "2031-01-20", "2031-03-10")):
        desk = Desk(report, day)
        desk.tells(
            "The United States and North Korea will hold a summit in Oslo.", "summit", "meeting", by=[USA, PRK],
            on=on, status="future", type_="CONSULT", details={"level": "leader"}, place=("Oslo", "NOR"),
        )  # fmt: skip
        desks.append(desk)
    found = promises(*desks)
    # Two happenings or one moved: either way nothing is kept or broken yet.
    assert {c.state for c in found} <= {"changed", "open"}
    assert found[-1].due and found[-1].due.to == "2031-03-10"
