"""By what a promise is kept, and which statements are one position."""

from __future__ import annotations

from dataclasses import replace

import pytest
from follow.surely import journey, of_kind, promises_of, surely
from newsroom import Desk

from onrecord.knowledge import Knowledge
from onrecord.model import Coded, Commitment
from onrecord.said.topics import TopicFinder
from onrecord.vocabulary import Status

TOPICS = TopicFinder(Knowledge())


def visit(
    report: str, day: str, sentence: str, trigger: str, who: str, on: str, status: Status = "actual"
) -> Coded:
    """A report of a visit to Stockholm by a named person."""
    return journey(report, day, sentence, trigger, (who, "USA"), "Stockholm", on=on, status=status)


def test_a_visit_is_made_by_who_comes_to_the_place() -> None:
    plan = visit(
        "a", "2031-10-01", "Ann Whitcomb will visit Stockholm in Sweden on Oct. 6.", "visit", "Ann Whitcomb",
        "2031-10-06", "future",
    )  # fmt: skip
    deed = visit(
        "b", "2031-10-07", "Ann Whitcomb met officials of Sweden in Stockholm.", "met", "Ann Whitcomb", "2031-10-06"
    )  # fmt: skip
    other = visit(
        "c", "2031-10-07", "Bo Lindgren-Marsh met officials of Sweden in Stockholm.", "met", "Bo Lindgren-Marsh",
        "2031-10-06",
    )  # fmt: skip
    assert [c.state for c in promises_of(plan, deed)] == ["kept"]
    assert "kept" not in [c.state for c in promises_of(plan, other)]


def test_a_cancellation_that_is_denied_calls_nothing_off() -> None:
    def cancelled(sentence: str) -> list[Commitment]:
        desk = Desk("a", "2031-10-01")
        desk.tells(
            sentence, "meeting", "meeting", by=[("Japan", "JPN")], to=[("Peru", "PER")], on="2031-10-06",
            status="cancelled", type_="CONSULT",
        )  # fmt: skip
        coded = surely(desk)
        start = desk.text.index("cancel")
        cue = replace(coded.events[0].trigger, start=start, end=start + 6, text="cancel")
        return promises_of(replace(coded, events=(replace(coded.events[0], status_cue=cue),)))

    assert [c.state for c in cancelled("Japan did cancel its meeting with Peru.")] == ["called-off"]
    assert not cancelled("Japan did not cancel its meeting with Peru.")
    assert not cancelled("Japan has no plans to cancel its meeting with Peru.")


@pytest.mark.parametrize(
    ("later", "marks"),
    [
        # The like in other words is the same position; on another matter, or of another conflict, it is none.
        ("Peru wants a ceasefire in the valley before the harvest ends.", ["stated", "restated"]),
        ("Peru said that a ceasefire was signed by rebels of an island.", []),
        ("Peru never wants a ceasefire in the valley before the harvest.", ["stated", "reversed"]),
    ],
)
def test_positions_are_of_statements_that_say_the_like(later: str, marks: list[str]) -> None:
    coded = []
    for day, words in (
        ("2031-01-05", "Peru wants a ceasefire in the valley before the harvest."),
        ("2031-06-05", later),
    ):
        desk = Desk(day, day)
        desk.said(words, "Peru", "PER")
        told = desk.filed()
        first_hand = replace(told.report, genre="statement")
        coded.append(replace(told, statements=TOPICS.fill(told.statements), report=first_hand))
    found = of_kind("position", *coded)
    assert [s.state.split(":")[0] for d in found for s in d.history] == marks


def test_what_is_told_twice_in_two_days_is_one_statement() -> None:
    coded = []
    for day in ("2031-01-05", "2031-01-06"):
        desk = Desk(day, day)
        desk.said("Peru wants a ceasefire in the valley before the harvest.", "Peru", "PER")
        told = desk.filed()
        first_hand = replace(told.report, genre="statement")
        coded.append(replace(told, statements=TOPICS.fill(told.statements), report=first_hand))
    assert not of_kind("position", *coded)


def test_a_report_that_quotes_a_statement_again_is_no_second_one() -> None:
    desk = Desk("a", "2031-06-05")
    desk.said("Peru wants a ceasefire in the valley before the harvest.", "Peru", "PER")
    desk.said("Peru said it wants a ceasefire in the valley before the harvest.", "Peru", "PER")
    desk.tells("Peru repeated it in January.", "repeated", "statement", by=[("Peru", "PER")], on="2031-01-05")
    told = desk.filed()
    first, second = TOPICS.fill(told.statements)
    earlier = replace(first, date=told.events[0].date)
    assert not of_kind("position", replace(told, statements=(earlier, second)))


def test_who_held_the_talks_made_the_journey_to_them() -> None:
    sentence = "The United States will travel to Oslo on Oct. 6 for talks with North Korea."
    usa, prk = ("The United States", "USA"), ("North Korea", "PRK")
    plan = Desk("a", "2031-10-01")
    for trigger, to in (("travel", ("Oslo", "NOR")), ("talks", prk)):
        plan.tells(
            sentence, trigger, "meeting", by=[usa], to=[to], on="2031-10-06", status="future", type_="CONSULT",
            place=("Oslo", "NOR"),
        )  # fmt: skip
    deed = Desk("b", "2031-10-07")
    deed.tells(
        "The United States and North Korea held talks in Oslo.", "talks", "meeting", by=[usa, prk],
        on="2031-10-06", type_="CONSULT", place=("Oslo", "NOR"),
    )  # fmt: skip
    later = Desk("c", "2031-11-20")
    later.tells("The United States votes.", "votes", "other", by=[usa], on="2031-11-20")
    assert {c.state for c in promises_of(*map(surely, (plan, deed, later)))} == {"kept"}
