"""What is pledged for a day, of whatever kind, and the deed that does it in time or late."""

from __future__ import annotations

from dataclasses import replace

import pytest
from follow.surely import promises_of
from newsroom import Desk

from onrecord.model import Coded, Event, Span
from onrecord.vocabulary import EventKind

PER, CHL = ("Peru", "PER"), ("Chile", "CHL")
_UNSURELY = 0.3
PLEDGE = "Peru pledged to deliver 5,000 tonnes of wheat to Chile by March 31."


def told_on(event: Event, words: str) -> Event:
    """The event with its day at these words of its sentence."""
    assert event.date is not None
    start = event.sentence.start + event.sentence.text.index(words)
    given = replace(event.date, start=start, end=start + len(words), text=words)
    return replace(event, date=given, date_basis="sentence", confidence=_UNSURELY)


def pledge(
    sentence: str = PLEDGE, cue: str = "pledged", words: str = "March 31", on: str = "2031-03-31"
) -> Coded:
    """A report of 10 February that somebody is to deliver something."""
    desk = Desk("a", "2031-02-10")
    desk.tells(
        sentence, "deliver", "other", by=[PER], to=[CHL], on=on, status="future", type_="COOPERATE"
    )  # fmt: skip
    coded = desk.filed()
    event = told_on(coded.events[0], words)
    start = sentence.index(cue)
    event = replace(event, status_cue=Span(start=start, end=start + len(cue), text=cue))
    return replace(coded, events=(event,))


def deed(sentence: str, day: str, *, trigger: str = "delivered", kind: EventKind = "other") -> Coded:
    """A report that tells, on the day after, what was done on a Monday."""
    desk = Desk("b", day)
    desk.tells(sentence, trigger, kind, by=[PER], to=[CHL], on=day, type_="COOPERATE")
    coded = desk.filed()
    return replace(coded, events=(told_on(coded.events[0], "Monday"),))


def test_what_is_pledged_for_a_day_is_a_promise_however_unsurely_its_kind_is_read() -> None:
    (made,) = promises_of(pledge())
    assert made.due is not None
    assert (made.due.from_, made.due.to, made.state) == ("2031-02-10", "2031-03-31", "open")


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Peru hoped to deliver 5,000 tonnes of wheat to Chile by March 31.", "hoped"),
        ("Peru pledged to deliver 5,000 tonnes of wheat to Chile after March 31.", "pledged"),
        ("Peru was asked to deliver 5,000 tonnes of wheat to Chile by March 31.", "was"),
    ],
)
def test_a_hope_a_demand_and_a_day_after_which_are_no_pledge(sentence: str, cue: str) -> None:
    assert not promises_of(pledge(sentence, cue))


@pytest.mark.parametrize(
    ("sentence", "day", "state"),
    [
        ("Peru delivered 5,000 tonnes of wheat to Chile on Monday.", "2031-03-24", "kept"),
        ("Peru delivered 5,000 tonnes of wheat to Chile on Monday.", "2031-04-07", "late"),
        # Done before it was promised, and something else done to the same.
        ("Peru delivered 5,000 tonnes of wheat to Chile on Monday.", "2031-02-03", "open"),
        ("Peru delivered 20 ambulances to Chile on Monday.", "2031-03-24", "open"),
    ],
)
def test_a_pledge_is_kept_by_the_deed_on_the_same_thing(sentence: str, day: str, state: str) -> None:
    (made,) = promises_of(pledge(), deed(sentence, day))
    assert made.state == state


def test_what_two_promised_each_other_one_may_do_to_the_other() -> None:
    sentence = "Peru and Chile agreed to deliver cheap wheat to each other by March 31."
    mutual = pledge(sentence, "agreed")
    event = mutual.events[0]
    chile = replace(event.recipients[0], start=sentence.index("Chile"), end=sentence.index("Chile") + 5)
    mutual = replace(mutual, events=(replace(event, actors=(*event.actors, chile), recipients=()),))
    (made,) = promises_of(mutual, deed("Peru delivered wheat to Chile on Monday.", "2031-04-07"))
    assert (made.state, len(made.by)) == ("late", 2)


def test_another_verb_needs_more_of_the_same_words() -> None:
    shipped = deed("Peru shipped 5,000 tonnes of wheat to Chile on Monday.", "2031-03-24", trigger="shipped")
    sold = deed("Peru sold cheap wheat to Chile on Monday.", "2031-03-24", trigger="sold")
    assert [c.state for c in promises_of(pledge(), shipped)] == ["kept"]
    assert [c.state for c in promises_of(pledge(), sold)] == ["open"]


def review(report: str, day: str, sentence: str, trigger: str, *, on: str | None = None) -> Coded:
    desk = Desk(report, day)
    desk.tells(
        sentence, trigger, "review", by=[PER], on=on, status="future" if on else "actual",
        details={"subject": "Chile policy", "stage": "completed"},
    )  # fmt: skip
    coded = desk.filed()
    event = replace(coded.events[0], confidence=0.6)
    if on:
        start = sentence.index("will")
        cue = Span(start=start, end=start + 4, text="will")
        event = replace(told_on(event, "the end of June"), confidence=0.4, status_cue=cue)
    return replace(coded, events=(event,))


def test_a_review_told_as_completed_after_its_day_is_late() -> None:
    plan = review(
        "a", "2031-04-12", "Peru will complete its review of Chile policy by the end of June.", "complete",
        on="2031-06-30",
    )  # fmt: skip
    done = review("b", "2031-07-20", "Peru has completed its review of Chile policy.", "completed")
    assert [c.state for c in promises_of(plan, done)] == ["late"]
    assert [c.state for c in promises_of(plan)] == ["open"]
