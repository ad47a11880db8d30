"""For which days a thing is promised, by whom and to whom, and which sentence promises it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from follow.surely import of_kind, promises_of, surely
from newsroom import Desk

from onrecord.model import Coded, Commitment, Dossier
from onrecord.vocabulary import Status

JPN, PER, CHL = ("Japan", "JPN"), ("Peru", "PER"), ("Chile", "CHL")


def promise(day: str, sentence: str, words: str, first: str, last: str) -> Commitment:
    """What a report of a day promises in a sentence that gives a time in these words."""
    desk = Desk("a", day)
    desk.tells(
        sentence, "meet", "meeting", by=[JPN, PER], on=first, until=last, status="future", type_="CONSULT"
    )
    coded = surely(desk)
    start = sentence.index(words)
    (event,) = coded.events
    assert event.date is not None
    given = replace(event.date, start=start, end=start + len(words), text=words)
    cue = replace(event.trigger, start=sentence.index("will"), end=sentence.index("will") + 4, text="will")
    told = replace(event, date=given, date_basis="sentence", status_cue=cue)
    (found,) = promises_of(replace(coded, events=(told,)))
    return found


@pytest.mark.parametrize(
    ("day", "sentence", "words", "read", "due"),
    [
        # Of a stretch of days the reader took the first.
        ("2031-07-01", "Japan and Peru will meet July 9-13.", "July 9", ("2031-07-09", "2031-07-09"), ("2031-07-09", "2031-07-13")),
        (
            "2031-05-20", "Japan and Peru will meet from May 31 to June 6.", "May 31",
            ("2031-05-31", "2031-05-31"), ("2031-05-31", "2031-06-06"),
        ),
        ("2031-07-01", "Japan and Peru will meet July 11-12.", "12", ("2031-07-12", "2031-07-12"), ("2031-07-11", "2031-07-12")),
        # The number behind a day is that of something else.
        (
            "2031-07-01", "Japan and Peru will meet July 9 to 12 percent applause.", "July 9",
            ("2031-07-09", "2031-07-09"), ("2031-07-09", "2031-07-09"),
        ),
        # 2031-07-06 is a Sunday: "this week" has begun on it.
        ("2031-07-06", "Japan and Peru will meet this week.", "this week", ("2031-06-30", "2031-07-06"), ("2031-07-06", "2031-07-13")),
        ("2031-07-03", "Japan and Peru will meet this week.", "this week", ("2031-06-30", "2031-07-06"), ("2031-06-30", "2031-07-06")),
        # "Over the next month" begins now.
        ("2031-07-03", "Japan and Peru will meet over the next month.", "next month", ("2031-08-01", "2031-08-31"), ("2031-07-03", "2031-08-03")),
        # A time between two days, and one that ends with a day.
        (
            "2031-07-01", "Japan and Peru will meet between July 9 and 13.", "July 9",
            ("2031-07-09", "2031-07-09"), ("2031-07-09", "2031-07-13"),
        ),
        ("2031-07-03", "Japan and Peru will meet by September.", "September", ("2031-09-01", "2031-09-30"), ("2031-07-03", "2031-09-30")),
        # By a day, or by the end of a month, is from now on; such an end is not that of the meeting.
        ("2031-07-01", "Japan and Peru will meet by July 19.", "July 19", ("2031-07-19", "2031-07-19"), ("2031-07-01", "2031-07-19")),
        (
            "2031-07-01", "Japan and Peru will meet by the end of July.", "the end of July",
            ("2031-07-20", "2031-07-31"), ("2031-07-01", "2031-07-31"),
        ),
        # What may come as early as a day has no last one.
        ("2031-07-03", "Japan and Peru will meet as soon as next week.", "next week", ("2031-07-07", "2031-07-13"), ("2031-07-07", None)),
        ("2031-07-03", "Japan and Peru will meet early next month.", "next month", ("2031-08-01", "2031-08-31"), ("2031-08-01", "2031-08-31")),
    ],
)  # fmt: skip
def test_due_days(
    day: str, sentence: str, words: str, read: tuple[str, str], due: tuple[str, str | None]
) -> None:
    found = promise(day, sentence, words, *read).due
    assert found is not None
    assert (found.from_, found.to) == due


def test_the_day_of_what_comes_before_is_no_due_day() -> None:
    sentence = "Ministers spoke today ahead of talks in which Japan and Peru will meet in Lima."
    assert promise("2031-07-01", sentence, "today", "2031-07-01", "2031-07-01").due is None


def test_the_day_on_which_somebody_spoke_of_a_plan_is_no_due_day() -> None:
    sentence = "The premier on Tuesday praised the plan by which Japan and Peru will meet in Lima."
    assert promise("2031-07-01", sentence, "Tuesday", "2031-07-01", "2031-07-01").due is None
    ahead = promise("2031-07-01", sentence.replace("Tuesday", "Friday"), "Friday", "2031-07-04", "2031-07-04")
    assert ahead.due is not None


def plan(report: str, day: str, sentence: str, trigger: str, cue: str) -> Coded:
    desk = Desk(report, day)
    desk.tells(
        sentence, trigger, "meeting", by=[JPN, PER], on="2031-10-06", status="future", type_="CONSULT",
        details={"level": "minister"},
    )  # fmt: skip
    coded = surely(desk)
    start = sentence.index(cue)
    (event,) = coded.events
    said = replace(event.trigger, start=start, end=start + len(cue), text=cue)
    return replace(coded, events=(replace(event, status_cue=said),))


def test_the_sentence_of_a_promise_is_the_first_that_commits_somebody() -> None:
    hope = plan("a", "2031-09-01", "Japan hopes to meet Peru on Oct. 6.", "meet", "hopes")
    first = plan("b", "2031-09-10", "Japan will meet Peru on Oct. 6.", "meet", "will")
    again = plan("c", "2031-09-20", "Japan is scheduled to meet Peru on Oct. 6.", "meet", "scheduled")
    (found,) = promises_of(hope, first, again)
    assert found.said_in == first.events[0].id


def test_who_is_visited_is_named_and_promises_nothing() -> None:
    desk = Desk("a", "2031-10-01")
    desk.tells(
        "Japan will visit Peru on Oct. 6.", "visit", "meeting", by=[JPN], to=[PER], on="2031-10-06",
        status="future", type_="CONSULT",
    )  # fmt: skip
    desk.tells("Peru votes.", "votes", "other", by=[PER], on="2031-10-01")
    coded = surely(desk)
    (found,) = promises_of(coded)
    (by,), (to,) = found.by, found.to
    assert by != to


def lines(*told: tuple[str, str, str, Status, dict[str, str]]) -> list[Dossier]:
    coded = []
    for report, day, on, status, details in told:
        desk = Desk(report, day)
        sentence = "Foreign ministers of Japan and Peru held talks."
        desk.tells(
            sentence,
            "talks",
            "meeting",
            by=[JPN, PER],
            on=on,
            status=status,
            type_="CONSULT",
            details=details,
        )
        coded.append(surely(desk))
    later = Desk("z", "2033-01-01")
    later.tells("Chile votes.", "votes", "other", by=[CHL], on="2033-01-01")
    return of_kind("consultation", *coded, surely(later))


def test_a_plan_of_which_nothing_was_heard_is_no_state_for_years() -> None:
    minister = {"level": "minister"}
    (found,) = lines(
        ("a", "2031-01-11", "2031-01-10", "actual", minister), ("b", "2031-03-01", "2031-03-10", "future", minister)
    )  # fmt: skip
    assert found.history[-1].state == "planned"
    assert found.state == "planned, not reported since"


def test_the_next_meeting_announced_at_one_comes_after_it() -> None:
    minister = {"level": "minister"}
    (found,) = lines(
        ("a", "2032-12-10", "2032-12-10", "actual", minister), ("b", "2032-12-10", "2033-02-20", "future", minister)
    )  # fmt: skip
    assert [s.state for s in found.history] == ["held", "planned"]
    assert found.state == "planned"


def broken(report: str, origin: str | None = None) -> Coded:
    desk = Desk(report, "2031-10-08", origin)
    desk.tells(
        "Talks of Japan and Peru broke down on Tuesday.", "Talks", "meeting", by=[JPN, PER], on="2031-10-07",
        type_="CONSULT", details={"outcome": "broke-down"},
    )  # fmt: skip
    return surely(desk)


def test_talks_that_broke_down_are_a_negotiation_where_several_tell_it() -> None:
    (found,) = of_kind("negotiation", broken("a"), broken("b"))
    assert (found.title, found.state) == ("Japan–Peru talks", "broken down")
    assert not of_kind("negotiation", broken("a"))


def test_meetings_of_three_at_several_levels_are_one_line_where_each_is_told_once() -> None:
    coded = []
    for day, level, who in (
        ("2031-01-10", "minister", "Foreign ministers"),
        ("2031-02-10", "special-representative", "Special envoys"),
    ):
        desk = Desk(day, day)
        sentence = f"{who} of Japan, Peru and Chile held trilateral talks."
        desk.tells(
            sentence,
            "talks",
            "meeting",
            by=[JPN, PER, CHL],
            on=day,
            type_="CONSULT",
            details={"level": level},
        )
        coded.append(surely(desk))
    (found,) = of_kind("consultation", *coded)
    assert [s.state for s in found.history] == ["held", "held"]
    assert found.title.endswith(" consultations")
