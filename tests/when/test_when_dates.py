"""Dates and clock times: which words are one, and which day they mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Published, Report, Time
from onrecord.when import TimeFinder

Find = Callable[..., list[Time]]


@pytest.fixture(scope="module")
def find(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Find:
    finder = TimeFinder(knowledge)

    def found(text: str, date: str | None = "2021-06-21", zone: str | None = None) -> list[Time]:
        report = Report(id="r", source="test", text=text, published=Published(from_=date, zone=zone))
        times = list(finder.find(parsed(text), report))
        assert all(text[time.start : time.end] == time.text for time in times)
        return times

    return found


def read(times: list[Time]) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in times]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pact was signed on July 27, 1953.", ("July 27, 1953", "1953-07-27")),
        ("The pact was signed on 27 July 1953.", ("27 July 1953", "1953-07-27")),
        ("They met on Monday, June 14, 2021.", ("Monday, June 14, 2021", "2021-06-14")),
        ("He resigned in early October 2019.", ("early October 2019", "2019-10")),
        ("The envoys met in the summer of 2018.", ("the summer of 2018", "2018-SU")),
        ("The programme began in the late 1990s.", ("the late 1990s", "199")),
        ("It was the worst famine of the 20th century.", ("the 20th century", "19")),
        ("Talks broke down at the end of 2019.", ("the end of 2019", "2019")),
        ("Exports fell in the first half of 2020.", ("the first half of 2020", "2020-H1")),
        ("Exports fell in the third quarter of 2020.", ("the third quarter of 2020", "2020-Q3")),
        ("The 2018–19 budget was passed.", ("2018–19", "2018/2019")),
    ],
)
def test_a_date_with_its_year_needs_no_day_of_publication(
    find: Find, text: str, expected: tuple[str, str]
) -> None:
    (time,) = find(text, date=None)
    assert (time.text, time.value, time.anchor) == (*expected, "explicit")
    assert time.from_ is not None and time.to is not None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The two envoys met Tuesday.", "2021-06-15"),
        ("The two envoys will meet Tuesday.", "2021-06-22"),
        ("The two envoys are scheduled to meet on Tuesday.", "2021-06-22"),
        ("The ministry said Monday that the drill was over.", "2021-06-21"),
        ("The ministry says on Friday that the drill is over.", "2021-06-18"),
        ("The truce had been due to end Tuesday.", "2021-06-15"),
        ("The move follows Tuesday's talks.", "2021-06-15"),
    ],
)
def test_a_weekday_lies_where_its_verb_looks(find: Find, text: str, value: str) -> None:
    # The report is of a Monday; a weekday is within the week before it, that day included,
    # unless the clause speaks of what is to come.
    assert [time.value for time in find(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The president was elected in November.", "2020-11"),
        ("The president will visit in November.", "2021-11"),
        ("The ceasefire took effect on Oct. 10.", "2020-10-10"),
        ("The ceasefire is due to take effect on Oct. 10.", "2021-10-10"),
        ("The deadline was moved to July 1.", "2021-07-01"),
    ],
)
def test_a_date_without_its_year_is_the_nearest_that_suits_the_tense(
    find: Find, text: str, value: str
) -> None:
    assert [time.value for time in find(text)] == [value]


def test_a_weekday_beside_a_date_says_which_year(find: Find) -> None:
    # The day was a Thursday in 2014, not in 2015; an old picture in a report of 2016.
    times = find("A photograph released on Thursday, October 30, shows him.", date="2016-01-22")
    assert [time.value for time in times] == ["2014-10-30"]


def test_a_report_of_unknown_date_leaves_relative_dates_unanchored(find: Find) -> None:
    times = find("He left Wednesday, on Oct. 8, after talks last week, and returns today.", date=None)
    assert [time.value for time in times] == ["XXXX-WXX-3", "XXXX-10-08", "PAST_REF", "PRESENT_REF"]
    assert {(time.edtf, time.from_, time.to, time.anchor) for time in times} == {(None, None, None, "none")}


def test_the_second_day_of_a_range_takes_the_month(find: Find) -> None:
    assert read(find("The exercise will run from Aug. 16 to 26.")) == [
        ("Aug. 16", "2021-08-16"),
        ("26", "2021-08-26"),
    ]
    assert read(find("The embassy was stormed on Sept. 11 and 12, 2012.")) == [
        ("Sept. 11", "2012-09-11"),
        ("12, 2012", "2012-09-12"),
    ]


def test_the_end_of_a_range_gives_its_beginning_the_year(find: Find) -> None:
    assert read(find("Sixteen tests were held between February and December 2017.")) == [
        ("February", "2017-02"),
        ("December 2017", "2017-12"),
    ]


def test_a_day_by_its_number_alone(find: Find) -> None:
    assert read(find("The delegation arrived on the 15th.")) == [("the 15th", "2021-06-15")]
    assert find("It was the 15th round of talks.") == []


def test_holidays_and_remembered_days(find: Find) -> None:
    assert read(find("Troops fired on the crowd on Christmas Eve.")) == [("Christmas Eve", "2020-12-24")]
    assert read(find("The talks will resume after Thanksgiving.")) == [("Thanksgiving", "2021-11-25")]
    assert read(find("The law was passed after the Sept. 11 attacks.")) == [("Sept. 11", "2001-09-11")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike began at 5:30 a.m. Friday.", [("5:30 a.m. Friday", "2021-06-18T05:30")]),
        ("The strike began Friday evening.", [("Friday evening", "2021-06-18TEV")]),
        ("Shelling went on last night.", [("last night", "2021-06-20TNI")]),
        ("The missile was fired at 2120 GMT.", [("2120 GMT", "2021-06-21T21:20Z")]),
        (
            "The call began at 6:02 a.m. on Friday.",
            [("6:02 a.m.", "2021-06-18T06:02"), ("Friday", "2021-06-18")],
        ),
    ],
)
def test_times_of_day(find: Find, text: str, expected: list[tuple[str, str]]) -> None:
    assert read(find(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He may go and they march on.",
        "In 2,000 homes the power was cut.",
        "The survey asked people of 18 to 34.",
        "Prime Minister Theresa May spoke.",
        "He told 60 Minutes that it was over.",
        "Prices continued to fall.",
        "The Winter Olympics were opened.",
        "Mr. Brown, 52 years old, was kidnapped.",
        "A 37-year-old woman was hurt.",
        "The clip (3:01) was widely shared.",
        "About a quarter of the troops left.",
        "The past president was ill.",
    ],
)
def test_words_that_only_look_like_times(find: Find, text: str) -> None:
    assert find(text) == []


def test_a_zone_named_with_a_date(find: Find) -> None:
    (time,) = find("The envoy called on Friday (KST).")
    assert (time.text, time.value, time.zone) == ("Friday", "2021-06-18", "Asia/Seoul")


def test_the_day_has_begun_earlier_in_the_east(find: Find) -> None:
    # Monday in Washington is already Tuesday in Seoul: one instant, two names for its day.
    (time,) = find("The missile was fired on Tuesday (KST).", zone="America/New_York")
    assert (time.value, time.zone) == ("2021-06-22", "Asia/Seoul")


def test_a_place_in_the_sentence_says_what_local_is(find: Find) -> None:
    (time,) = find("The leaders met in Washington on May 21 (local time).")
    assert (time.value, time.zone) == ("2021-05-21", "America/New_York")
    (time,) = find("The leaders met on May 21 (local time).")
    assert time.zone is None


def test_whose_fiscal_year_it_is_decides_its_days(find: Find) -> None:
    (japan,) = find("Japan's fiscal year 2020 budget rose.")
    assert (japan.value, japan.from_, japan.to) == ("2020", "2020-04-01", "2021-03-31")
    (america,) = find("The U.S. fiscal 2022 budget rose.")
    assert (america.from_, america.to) == ("2021-10-01", "2022-09-30")
    (unknown,) = find("The fiscal 2022 budget rose.")
    assert (unknown.value, unknown.from_, unknown.to) == ("2022", None, None)


def test_numbers_of_resolutions_are_no_years(find: Find) -> None:
    # But the year in brackets after one is.
    assert read(find("It breaches resolutions 1718, 1874 and 2094, and Resolution 1929 (2010).")) == [
        ("2010", "2010")
    ]
    assert read(find("It has been in force since 2006.")) == [("2006", "2006")]


def test_a_month_once_seen_as_a_name_stays_one(find: Find) -> None:
    text = "Theresa May resigned. However, May said she would stay until the vote in July."
    assert read(find(text)) == [("July", "2021-07")]


def test_years_of_an_era_are_told_in_our_calendar(find: Find) -> None:
    assert read(find("He visited the works in August Juche 103 (2014).")) == [
        ("August Juche 103 (2014)", "2014-08")
    ]


def test_a_verb_in_the_present_passive_is_not_past(find: Find) -> None:
    assert read(find("He faces ten years when he is sentenced in August.")) == [
        ("ten years", "P10Y"),
        ("August", "2021-08"),
    ]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("The rocket was fired on Saturday evening in Washington.", "America/New_York"),
        ("The rocket was fired on Saturday evening (Sunday morning in North Korea).", "Asia/Seoul"),
        ("The rocket was fired early Sunday in the United States.", "America/New_York"),
        ("SEOUL - The rocket was fired on Sunday morning, the army said.", "Asia/Seoul"),
    ],
)
def test_a_time_of_day_is_by_the_clock_of_the_place_beside_it_or_of_the_dateline(
    find: Find, text: str, zone: str
) -> None:
    *_, time = find(text)
    assert time.zone == (zone if time.type == "TIME" else None)


def test_both_days_of_a_range_before_its_month_are_dates(find: Find) -> None:
    assert [t.value for t in find("The trip's 1–2 June stop was brief.")] == ["2021-06-01", "2021-06-02"]
    assert [t.value for t in find("The 5-6 May 2013 talks failed.")] == ["2013-05-05", "2013-05-06"]


def test_a_prime_minister_is_no_month(find: Find) -> None:
    first, *rest = find("Trump will meet with Prime Minister Theresa May next month.")
    assert (first.text, rest) == ("next month", [])
    assert find("He met Prime Minister Theresa May. Critics of May's plan rebelled.") == []
    (time,) = find("He met Prime Minister Theresa May. The plan ends in May.")
    assert time.value == "2021-05"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The talks on Wednesday last week failed.", "2026-10-07"),
        ("They met on Friday of last week.", "2026-10-09"),
        ("They will meet on Tuesday of next week.", "2026-10-20"),
        ("They met on Monday this week.", "2026-10-12"),
    ],
)
def test_a_weekday_is_of_the_week_named_behind_it(find: Find, text: str, day: str) -> None:
    first = find(text, date="2026-10-15")[0]
    assert (first.from_, first.to) == (day, day)
