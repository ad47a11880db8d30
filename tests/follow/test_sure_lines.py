"""Only what is sure is followed: news and not reminders, those who met and not those who stood by."""

from __future__ import annotations

from dataclasses import replace

import pytest
from follow.surely import KNOWLEDGE, PRK, of_kind, promises_of, surely
from newsroom import Desk

from onrecord.model import Coded, Span, Statement, Time
from onrecord.said.topics import TopicFinder
from onrecord.vocabulary import Genre, Status

TOPICS = TopicFinder(KNOWLEDGE)
CHILE, PERU, BRAZIL = ("Chile", "CHL"), ("Peru", "PER"), ("Brazil", "BRA")


def ministers(report: str, day: str, on: str | None, sentence: str = "", status: Status = "actual") -> Desk:
    """A report of talks that foreign ministers of Chile and Peru held, are to hold or once held."""
    desk = Desk(report, day)
    sentence = sentence or "Foreign ministers of Chile and Peru held talks."
    desk.tells(
        sentence, "talks", "meeting", by=[CHILE, PERU], on=on, status=status, type_="CONSULT",
        details={"level": "minister"},
    )  # fmt: skip
    return desk


def steps(kind: str, *coded: Coded) -> list[tuple[str, str | None]]:
    return [(s.state, s.date) for d in of_kind(kind, *coded) for s in d.history]


def test_what_is_said_to_reporters_of_an_old_meeting_is_no_new_step() -> None:
    told = [
        surely(ministers("a", "2031-01-11", "2031-01-10")),
        surely(ministers("b", "2031-03-11", "2031-03-10")),
    ]
    recalled = surely(ministers("c", "2031-09-01", None))
    recalled = replace(recalled, report=replace(recalled.report, genre="transcript"))
    assert [day for _, day in steps("consultation", *told, recalled)] == ["2031-01-10", "2031-03-10"]


def test_several_earlier_meetings_are_no_news_even_in_a_report_s_opening() -> None:
    told = [
        surely(ministers("a", "2031-01-11", "2031-01-10")),
        surely(ministers("b", "2031-03-11", "2031-03-10")),
    ]
    sentence = "Foreign ministers of Chile and Peru failed to agree in three rounds of talks."
    assert len(steps("consultation", *told, surely(ministers("c", "2031-09-01", None, sentence)))) == len(
        told
    )


def test_what_was_planned_for_a_day_and_is_told_as_done_was_done_on_that_day() -> None:
    desks = [
        ministers("a", "2031-01-11", "2031-01-10"),
        ministers(
            "b", "2031-06-01", "2031-06-16", "Foreign ministers of Chile and Peru will hold talks.", "future"
        ),
    ]
    after = Desk("c", "2031-06-18")
    for status, on in (("actual", "2031-06-16"), ("actual", None)):
        after.tells(
            f"Foreign ministers of Chile and Peru held {'their ' if on else ''}talks.", "talks", "meeting",
            by=[CHILE, PERU], on=on, status=status, type_="CONSULT", details={"level": "minister"},  # type: ignore[arg-type]
        )  # fmt: skip
    found = steps("consultation", *map(surely, desks), surely(after))
    assert found[-1] == ("held", "2031-06-16")
    assert ("held", "2031-06-18") not in found


def test_a_plan_whose_day_had_passed_when_it_was_told_is_none() -> None:
    desks = [
        ministers("a", "2031-01-11", "2031-01-10"),
        ministers("b", "2031-03-11", "2031-03-10"),
        ministers(
            "c",
            "2031-09-01",
            "2031-05-05",
            "Foreign ministers of Chile and Peru were to hold talks.",
            "future",
        ),
    ]
    assert [state for state, _ in steps("consultation", *map(surely, desks))] == ["held", "held"]


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        ("Foreign ministers of Chile, Peru and Brazil held talks.", 0),
        ("Foreign ministers of Chile, Peru and Brazil held trilateral talks.", 1),
    ],
)
def test_of_three_it_must_be_told_that_they_met_together(sentence: str, lines: int) -> None:
    coded = []
    for month in ("01", "03"):
        desk = Desk(f"r{month}", f"2031-{month}-11")
        desk.tells(
            sentence, "talks", "meeting", by=[CHILE, PERU, BRAZIL], on=f"2031-{month}-10", type_="CONSULT",
            details={"level": "minister"},
        )  # fmt: skip
        coded.append(surely(desk))
    assert len(of_kind("consultation", *coded)) == lines


def in_person(month: str, first: str, second: str) -> Coded:
    """Two officials, by their offices, who met on the tenth of a month."""
    desk = Desk(f"r{month}", f"2031-{month}-11")
    sentence = "Ann Reyes of Chile met Bo Quispe of Peru on Tuesday."
    desk.tells(
        sentence, "met", "meeting", on=f"2031-{month}-10", type_="CONSULT", details={"level": "minister"}
    )
    people = (
        desk.person(sentence, "Ann Reyes", "CHL", office=first),
        desk.person(sentence, "Bo Quispe", "PER", office=second),
    )
    told = surely(desk)
    government = tuple(replace(p, sectors=("GOV",)) for p in people)
    return replace(told, actors=government, events=(replace(told.events[0], actors=government),))


def test_a_deputy_who_sees_a_minister_holds_no_ministerial_talks() -> None:
    coded = [in_person(m, "Deputy Secretary of State", "Minister of Foreign Affairs") for m in ("01", "03")]
    (found,) = of_kind("consultation", *coded)
    assert found.title == "Chile–Peru consultations of senior officials"


def test_who_stands_nearer_to_a_meeting_is_the_one_who_met() -> None:
    def told(between: str) -> list[Coded]:
        coded = []
        for month in ("01", "03"):
            desk = Desk(f"r{month}", f"2031-{month}-11")
            sentence = f"Ann Reyes said that {between}the meeting with Bo Quispe went well."
            desk.tells(
                sentence, "meeting", "meeting", on=f"2031-{month}-10", type_="CONSULT", details={"level": "leader"}
            )  # fmt: skip
            people = [
                desk.person(sentence, "Ann Reyes", "CHL", office="President"),
                desk.person(sentence, "Bo Quispe", "PER", office="President"),
            ]
            if between:
                desk.person(sentence, "Cy Souza", "BRA", office="President")
            made = surely(desk)
            government = tuple(replace(p, sectors=("GOV",)) for p in people)
            coded.append(replace(made, events=(replace(made.events[0], actors=government),)))
        return coded

    assert of_kind("consultation", *told(""))
    assert not of_kind("consultation", *told("Cy Souza believed "))


@pytest.mark.parametrize(
    ("sentence", "to", "title"),
    [
        ("Chile imposed sanctions on Peru.", PERU, ["Chile sanctions on Peru"]),
        ("Chile agreed to impose U.N. sanctions on Peru.", PERU, []),
        ("Chile spoke after fresh Peru sanctions were imposed.", PERU, []),
    ],
)
def test_whose_sanctions_they_are(sentence: str, to: tuple[str, str], title: list[str]) -> None:
    coded = []
    for number in ("1", "2"):
        desk = Desk(f"r{number}", f"203{number}-03-02")
        desk.tells(
            sentence, "sanctions", "sanctions", by=[CHILE], to=[to], on=f"203{number}-03-01", type_="SANCTION",
            details={"step": "imposed"},
        )  # fmt: skip
        coded.append(surely(desk))
    assert [d.title for d in of_kind("sanctions", *coded)] == title


def test_talks_that_broke_down_are_not_resumed_by_a_visit() -> None:
    desks = []
    for day, trigger, details in (
        ("2031-01-10", "talks", {}),
        ("2031-02-10", "talks", {"outcome": "no-deal"}),
        ("2031-05-10", "visit", {}),
    ):
        desk = Desk(day, day)
        desk.tells(
            f"Chile and Peru spoke of denuclearization in a {trigger}.", trigger, "meeting", by=[CHILE, PERU], on=day,
            type_="CONSULT", details=details,
        )  # fmt: skip
        desks.append(surely(desk))
    assert [state for state, _ in steps("negotiation", *desks)] == ["under way", "broken down"]


def said(day: str, words: str, genre: Genre, *, on: str | None = None, before: str = "") -> Coded:
    """A report of one statement, and the day on which it is told to have been made."""
    desk = Desk(day, day)
    desk.text = before
    desk.said(words, "Peru", "PER")
    told = desk.filed()

    def dated(statement: Statement) -> Statement:
        given = Time(start=0, end=4, text="", type="DATE", value=on, from_=on, to=on) if on else None
        return replace(statement, date=given)

    statements = tuple(map(dated, TOPICS.fill(told.statements)))
    return replace(told, statements=statements, report=replace(told.report, genre=genre))


WANTS = "Peru wants a ceasefire in the valley before the harvest."


def test_a_statement_quoted_again_without_its_day_restates_nothing() -> None:
    first = said("2031-01-05", WANTS, "news", on="2031-01-04")
    assert not of_kind("position", first, said("2031-06-05", WANTS, "news"))
    assert not of_kind("position", first, said("2031-06-05", WANTS, "news", on="2031-01-04"))
    assert of_kind("position", first, said("2031-06-05", WANTS, "news", on="2031-06-04"))
    assert of_kind("position", first, said("2031-06-05", WANTS, "statement"))


def test_a_caption_is_no_statement_of_its_day() -> None:
    first = said("2031-01-05", WANTS, "statement")
    caption = said("2031-06-05", WANTS, "statement", before="Hide Caption 2 of 9 Photos: ")
    assert not of_kind("position", first, caption)


def test_that_talks_on_a_topic_are_planned_is_no_position_on_it() -> None:
    plan = "Peru will hold talks with the rebels of the valley on a ceasefire before the harvest."
    assert not of_kind(
        "position", said("2031-01-05", plan, "statement"), said("2031-06-05", plan, "statement")
    )


def will(sentence: str, trigger: str, **fields: object) -> Desk:
    """A plan of Chile's and Peru's as told on 8 January."""
    desk = Desk("a", "2031-01-08")
    desk.tells(sentence, trigger, "meeting", by=[CHILE, PERU], status="future", type_="CONSULT", **fields)  # type: ignore[arg-type]
    return desk


def test_a_journey_is_promised_by_who_travels() -> None:
    desk = Desk("a", "2031-01-08")
    sentence = "Ann Reyes will visit Peru on Jan. 20."
    desk.tells(
        sentence, "visit", "meeting", to=[PERU], on="2031-01-20", status="future", type_="CONSULT",
        place=("Peru", "PER"),
    )  # fmt: skip
    traveller = replace(desk.person(sentence, "Ann Reyes", "CHL"), sectors=("GOV",))
    told = surely(desk)
    # Both are told to meet, and only one of them travels.
    peru = told.events[0].recipients[0]
    event = replace(told.events[0], actors=(traveller, peru), recipients=())
    (found,) = promises_of(replace(told, actors=(traveller, peru), events=(event,)))
    assert len(found.by) == 1
    assert "Reyes" in found.what


def test_a_rival_s_word_binds_nobody() -> None:
    desk = Desk("a", "2031-01-08")
    word = desk.said("North Korea said it understands the plan.", "North Korea", "PRK")
    desk.tells(
        "Chile and Peru will hold talks on Jan. 20.", "talks", "meeting", by=[CHILE, PERU], on="2031-01-20",
        status="future", type_="CONSULT", according_to=word,
    )  # fmt: skip
    assert not promises_of(surely(desk))


def test_when_a_drill_is_to_end_is_no_promise_to_hold_it() -> None:
    for rest, number in (("begin on Jan. 20", 1), ("end on Jan. 20", 0)):
        desk = Desk("a", "2031-01-08")
        desk.tells(
            f"Joint drills of Chile and Peru will {rest}.", "drills", "exercise", by=[CHILE, PERU], on="2031-01-20",
            status="future", type_="COOPERATE",
        )  # fmt: skip
        assert len(promises_of(surely(desk))) == number


def test_of_a_promise_without_a_day_nobody_knows_after_half_a_year() -> None:
    told = surely(will("Chile and Peru agreed to meet in Oslo.", "meet", place=("Oslo", "NOR")))
    cue = Span(start=15, end=21, text="agreed")
    plan = replace(told, events=(replace(told.events[0], status_cue=cue),))
    soon, late = Desk("b", "2031-02-01"), Desk("b", "2031-09-01")
    for desk in (soon, late):
        desk.tells("North Korea fired a missile.", "fired", "weapons", by=PRK, on=desk.day, type_="MOBILIZE")
    assert [c.state for c in promises_of(plan, surely(soon))] == ["open"]
    assert not promises_of(plan, surely(late))


def test_a_summit_of_seven_keeps_no_promise_of_two() -> None:
    plan = will("Chile and Peru will meet on Jan. 20.", "meet", on="2031-01-20", details={"level": "leader"})
    many = Desk("b", "2031-01-22")
    many.tells(
        "Chile, Peru, Brazil, Japan and France met on Jan. 20.", "met", "meeting",
        by=[CHILE, PERU, BRAZIL, ("Japan", "JPN"), ("France", "FRA")], on="2031-01-20", type_="CONSULT",
        details={"level": "leader"},
    )  # fmt: skip
    assert "kept" not in [c.state for c in promises_of(surely(plan), surely(many))]


def test_talks_with_a_name_of_their_own_are_known_by_it_whatever_the_round_is_called() -> None:
    desks = []
    for day, status in (("2031-01-10", "actual"), ("2031-05-10", "future")):
        desk = Desk(day, day)
        desk.tells(
            "The United States and Russia convened a strategic stability dialogue.", "convened", "meeting",
            by=[("The United States", "USA"), ("Russia", "RUS")], on="2031-01-10" if status == "actual" else "2031-05-20",
            status=status, type_="CONSULT",  # type: ignore[arg-type]
        )  # fmt: skip
        desks.append(surely(desk))
    (found,) = of_kind("negotiation", *desks)
    assert found.title == "U.S.–Russia arms-control talks"


def test_an_envoy_for_talks_who_meets_somebody_holds_none_of_them() -> None:
    desks = []
    for day in ("2031-01-10", "2031-05-10"):
        desk = Desk(day, day)
        desk.tells(
            "The envoy for six-party talks of Chile met Peru.", "met", "meeting", by=[CHILE, PERU], on=day,
            type_="CONSULT",
        )  # fmt: skip
        desks.append(surely(desk))
    assert not of_kind("negotiation", *desks)


def test_what_a_reporter_asks_in_a_briefing_is_no_plan() -> None:
    plan = surely(will("Chile and Peru will meet on Jan. 20.", "meet", on="2031-01-20"))
    asked = Desk("a", "2031-01-08")
    asked.text = "MS. REYES: Go ahead. Q Thank you. "
    asked.tells(
        "Chile and Peru will meet on Jan. 20.", "meet", "meeting", by=[CHILE, PERU], on="2031-01-20",
        status="future", type_="CONSULT",
    )  # fmt: skip
    told = surely(asked)
    assert promises_of(plan)
    assert not promises_of(replace(told, report=replace(told.report, genre="transcript")))


def test_a_few_meetings_far_apart_have_no_cadence() -> None:
    days = ("2031-01-10", "2031-01-20", "2031-01-30", "2033-06-10", "2036-06-10")
    (found,) = of_kind("consultation", *(surely(ministers(day, day, day)) for day in days))
    assert found.title == "Chile–Peru ministerial consultations"


def test_what_one_spokesman_says_for_his_country_is_one_position() -> None:
    def of_spokesman(day: str) -> Coded:
        words = "Peru's spokeswoman Inés Prado wants a ceasefire in the valley before the harvest."
        desk = Desk(day, day)
        desk.said(words, "Peru", "PER")
        speaker = replace(desk.person(words, "Inés Prado", "PER", office="Spokesperson"), sectors=("GOV",))
        desk.actors[-1] = speaker
        desk.statements = [replace(one, speaker=speaker) for one in desk.statements]
        told = desk.filed()
        report = replace(told.report, genre="statement")
        return replace(told, statements=tuple(TOPICS.fill(told.statements)), report=report)

    (position,) = of_kind("position", of_spokesman("2031-01-05"), of_spokesman("2031-06-05"))
    assert position.title.startswith("Peru on")
