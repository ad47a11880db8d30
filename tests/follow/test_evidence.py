"""What is followed at all: sure events, the sides their own sentences name, deeds told with their day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from follow.surely import KNOWLEDGE, graded, of_kind, surely
from newsroom import Desk

from onrecord.follow.evidence import Witnesses
from onrecord.follow.sides import Sides
from onrecord.follow.told import Told
from onrecord.model import Dossier
from onrecord.vocabulary import Status

USA, PRK, ISR = ("The United States", "USA"), ("North Korea", "PRK"), ("Israel", "ISR")


def talks(
    report: str,
    day: str,
    sentence: str,
    trigger: str,
    on: str | None,
    status: Status = "actual",
    **details: str,
) -> Desk:
    desk = Desk(report, day)
    desk.tells(
        sentence, trigger, "meeting", by=[USA, PRK], on=on, type_="CONSULT", details=details, status=status
    )
    return desk


def on_arms(report: str, day: str, on: str | None, status: Status = "actual", **details: str) -> Desk:
    sentence = "The United States and North Korea held ministerial talks on denuclearization."
    return talks(report, day, sentence, "talks", on, status, **details)


@pytest.mark.parametrize(("confidence", "number"), [(0.9, 1), (0.3, 0)])
def test_what_is_not_surely_read_opens_no_dossier(confidence: float, number: int) -> None:
    desks = [on_arms("a", "2031-01-11", "2031-01-10"), on_arms("b", "2031-03-11", "2031-03-10")]
    assert len(of_kind("negotiation", *(surely(desk, confidence) for desk in desks))) == number


def test_what_a_reporter_asks_is_no_meeting() -> None:
    desks = []
    for month in ("01", "03"):
        sentence = "Will the two sides, the United States and North Korea, hold talks on denuclearization?"
        desk = Desk(f"r{month}", f"2031-{month}-11")
        desk.tells(
            sentence, "talks", "meeting", by=[("the United States", "USA"), PRK], on=f"2031-{month}-10",
            type_="CONSULT",
        )  # fmt: skip
        desks.append(desk)
    assert not of_kind("negotiation", *map(surely, desks))


def test_parties_taken_from_a_neighbouring_sentence_are_guesses() -> None:
    coded = []
    for month in ("01", "03"):
        told = surely(on_arms(f"r{month}", f"2031-{month}-11", f"2031-{month}-10"))
        events = tuple(
            replace(e, actors=tuple(replace(a, inferred=True) for a in e.actors)) for e in told.events
        )
        coded.append(replace(told, events=events))
    assert not of_kind("negotiation", *coded)


def test_the_country_in_a_title_takes_no_part() -> None:
    desks = []
    for month in ("01", "03"):
        desk = Desk(f"r{month}", f"2031-{month}-11")
        desk.tells(
            "The United States said that its ambassador to Israel held ministerial talks.", "talks", "meeting",
            by=[USA, ISR], on=f"2031-{month}-10", type_="CONSULT", details={"level": "minister"},
        )  # fmt: skip
        desks.append(desk)
    assert not of_kind("consultation", *map(surely, desks))


def test_whom_somebody_else_met_did_not_meet_each_other() -> None:
    desks = []
    for month in ("01", "03"):
        desk = Desk(f"r{month}", f"2031-{month}-11")
        desk.tells(
            "The envoy held ministerial talks with North Korea and with Israel.", "talks", "meeting",
            by=[PRK, ISR], on=f"2031-{month}-10", type_="CONSULT", details={"level": "minister"},
        )  # fmt: skip
        desks.append(desk)
    assert not of_kind("consultation", *map(surely, desks))


def test_that_no_meeting_is_planned_calls_none_off() -> None:
    held = [on_arms("a", "2031-01-11", "2031-01-10", level="minister")]
    planned = [on_arms("b", "2031-02-11", "2031-03-10", "future", level="minister")]
    denied = [on_arms("c", "2031-02-20", "2031-03-10", "negated", level="minister")]
    (found,) = of_kind("consultation", *map(surely, held + planned + denied))
    assert [s.state for s in found.history] == ["held", "planned"]


def test_a_breakdown_told_again_without_its_day_is_not_dated_by_the_later_report() -> None:
    desks = [
        on_arms("a", "2031-10-02", "2031-10-01"),
        on_arms("b", "2031-10-07", "2031-10-07", outcome="broke-down"),
        on_arms("c", "2031-10-15", None, outcome="broke-down"),
    ]
    (found,) = of_kind("negotiation", *map(surely, desks))
    assert [(s.state, s.date) for s in found.history] == [
        ("under way", "2031-10-01"),
        ("broken down", "2031-10-07"),
    ]


def test_the_country_that_hosts_talks_is_no_third_party_to_them() -> None:
    desks = []
    for month in ("01", "03"):
        desk = Desk(f"r{month}", f"2031-{month}-11")
        desk.tells(
            "The United States and North Korea held talks on denuclearization in Sweden.", "talks", "meeting",
            by=[USA, PRK], on=f"2031-{month}-10", type_="CONSULT", place=("Sweden", "SWE"),
        )  # fmt: skip
        desks.append(desk)
    (found,) = of_kind("negotiation", *map(surely, desks))
    assert found.title == "U.S.–North Korea denuclearisation talks"


def test_that_a_country_is_under_sanctions_does_not_tell_since_when() -> None:
    desks = []
    for month in ("01", "03"):
        desk = Desk(f"r{month}", f"2031-{month}-11")
        desk.tells(
            "North Korea is under sanctions of the United States.", "sanctions", "sanctions",
            by=[("the United States", "USA")], to=[PRK], type_="SANCTION", details={"step": "imposed"},
        )  # fmt: skip
        desks.append(desk)
    (found,) = of_kind("sanctions", *map(surely, desks))
    assert [(s.state, s.date) for s in found.history] == [("imposed", None)]


def test_one_who_leaves_does_not_end_a_pact_of_many_nor_in_the_year_it_was_signed() -> None:
    desk = Desk("a", "2018-08-07")
    desk.tells(
        "The United States withdrew from the 2015 nuclear deal.", "deal", "agreement", by=[USA],
        on="2015-01-01", until="2015-12-31", type_="AGREE",
        details={"name": "Joint Comprehensive Plan of Action", "step": "ended"},
    )  # fmt: skip
    (found,) = of_kind("agreement", surely(desk))
    assert [(s.state, s.date) for s in found.history] == [("left by a party", "2018-08-07")]


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("its policy toward North Korea", "U.S. review of North Korea policy"),
        ("North Korean meddling", None),  # an inquiry into an act reviews no policy
    ],
)
def test_a_review_is_of_a_policy(subject: str, title: str | None) -> None:
    desk = Desk("a", "2031-02-03")
    desk.tells(
        "The United States ordered a review.", "review", "review", by=[USA], on="2031-02-02",
        details={"stage": "announced", "subject": subject},
    )  # fmt: skip
    assert [d.title for d in of_kind("review", surely(desk))] == ([title] if title else [])


def test_sanctions_on_companies_are_sanctions_on_their_country() -> None:
    desks = []
    for number, status in enumerate(("future", "actual")):
        desk = Desk(f"r{number}", f"2031-0{number + 1}-04")
        desk.tells(
            "The United States imposed sanctions on companies of North Korea.", "imposed", "sanctions", by=[USA],
            to=[("companies of North Korea", "PRK")], on=f"2031-0{number + 1}-04", type_="SANCTION",
            status=status, details={"step": "imposed"},  # type: ignore[arg-type]
        )  # fmt: skip
        desks.append(desk)
    coded = [surely(desk) for desk in desks]
    firms = [
        replace(
            c,
            events=tuple(
                replace(e, recipients=tuple(replace(a, sectors=("BUS",)) for a in e.recipients))
                for e in c.events
            ),
        )
        for c in coded
    ]
    (found,) = of_kind("sanctions", *firms)
    assert (found.title, found.state) == ("U.S. sanctions on North Korea", "imposed")


def test_a_pact_of_two_told_with_both_of_them_and_a_step_is_followed_however_it_was_read() -> None:
    def renewed(partner: tuple[str, str]) -> list[Dossier]:
        desk = Desk("a", "2028-10-18")
        desk.tells(
            f"South Korea renewed the pact with {partner[0]}.", "renewed", "agreement",
            by=[("South Korea", "KOR"), partner], on="2028-10-18", type_="AGREE",
            details={"name": "General Security of Military Information Agreement", "step": "renewed"},
        )  # fmt: skip
        return of_kind("agreement", surely(desk, 0.1))

    assert [d.state for d in renewed(("Japan", "JPN"))] == ["renewed"]
    assert not renewed(("Peru", "PER"))


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("North Korea fired missiles into the sea.", 1),
        ("North Korea fired missiles at a base of its neighbour.", 0),
        ("North Korea fired missiles that killed nine people.", 0),
    ],
)
def test_what_is_fired_at_somebody_is_no_test_of_a_programme(sentence: str, number: int) -> None:
    desks = []
    for month in ("01", "03"):
        desk = Desk(f"r{month}", f"2031-{month}-11")
        desk.tells(
            sentence, "fired", "weapons", by=[PRK], on=f"2031-{month}-10", type_="MOBILIZE",
            details={"system": "missile", "activity": "test"},
        )  # fmt: skip
        desks.append(desk)
    assert len(of_kind("weapons", *map(surely, desks))) == number


@pytest.mark.parametrize(("outcome", "number"), [("broke-down", 1), ("statement", 0)])
def test_talks_that_named_a_launch_are_a_negotiation_where_they_broke_down(outcome: str, number: int) -> None:
    sentence = "The United States and North Korea held talks after the missile launch."
    rounds = [
        talks(f"r{month}", f"2031-{month}-11", sentence, "talks", f"2031-{month}-10", outcome=outcome)
        for month in ("01", "03")
    ]
    assert len(of_kind("negotiation", *map(surely, rounds))) == number


def test_two_tellings_of_one_origin_do_not_outvote_the_meeting_itself() -> None:
    # A plan that names one of three, told twice by one outlet, and the meeting as another tells it.
    three = [("Japan", "JPN"), ("Peru", "PER"), ("Chile", "CHL")]
    coded = []
    for number in range(3):
        plan = number < 2
        sentence = f"Japan {'will meet' if plan else 'met'} in Lima{'' if plan else ' with Peru and Chile'}."
        desk = Desk(f"r{number}", f"2031-01-0{number + 1}", origin="o1" if plan else "o2")
        desk.tells(
            sentence, "meet" if plan else "met", "meeting", by=three[:1] if plan else three,
            on="2031-01-03", type_="CONSULT", status="future" if plan else "actual", place=("Lima", "PER"),
        )  # fmt: skip
        coded.append(surely(desk))
    (happening,) = graded(*coded)
    found = Witnesses(KNOWLEDGE, Sides(KNOWLEDGE)).of(happening, Told(coded))
    assert found is not None
    assert found.sides == {"JPN", "PER", "CHL"}
