"""Times that count from another time, lengths of time, and what recurs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Published, Report, Time
from onrecord.parse.documents import documents
from onrecord.when import TimeFinder

Find = Callable[..., list[Time]]
REPORT = Report(id="r", source="test", text="", published=Published(from_="2021-06-21"))


@pytest.fixture(scope="module")
def find(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Find:
    finder = TimeFinder(knowledge)

    def found(text: str, day: str = "2021-06-21") -> list[Time]:
        report = Report(id="r", source="test", text="", published=Published(from_=day))
        return list(finder.find(parsed(text), report))

    return found


@pytest.mark.parametrize(
    ("text", "expected", "days"),
    [
        ("They met last week.", ("last week", "2021-W24"), ("2021-06-14", "2021-06-20")),
        ("They met last weekend.", ("last weekend", "2021-W24-WE"), ("2021-06-19", "2021-06-20")),
        ("They will meet next month.", ("next month", "2021-07"), ("2021-07-01", "2021-07-31")),
        ("They met earlier this month.", ("earlier this month", "2021-06"), ("2021-06-01", "2021-06-30")),
        ("They met last fall.", ("last fall", "2020-FA"), ("2020-09-01", "2020-11-30")),
        ("They met two years ago.", ("two years ago", "2019"), ("2019-01-01", "2019-12-31")),
        ("They met 10 days ago.", ("10 days ago", "2021-06-11"), ("2021-06-11", "2021-06-11")),
        ("They met in April last year.", ("April last year", "2020-04"), ("2020-04-01", "2020-04-30")),
        (
            "It will end by the end of the year.",
            ("the end of the year", "2021"),
            ("2021-01-01", "2021-12-31"),
        ),
        (
            "It met in the first week of May.",
            ("the first week of May", "2021-W17"),
            # Its days are May's; the ISO week of its first, which TIMEX3 calls it by, begins in April.
            ("2021-05-01", "2021-05-07"),
        ),
        (
            "It met on the first Monday of May.",
            ("the first Monday of May", "2021-05-03"),
            ("2021-05-03",) * 2,
        ),
    ],
)
def test_counted_from_the_day_of_publication(
    find: Find, text: str, expected: tuple[str, str], days: tuple[str, str]
) -> None:
    (time,) = find(text)
    assert (time.text, time.value, time.anchor) == (*expected, "published")
    assert (time.from_, time.to) == days


def test_weeks_ago_is_about_a_day(find: Find) -> None:
    # News says "two weeks ago" of the days around the same weekday, so EDTF's ~ and a span.
    (time,) = find("They met two weeks ago.")
    assert (time.value, time.edtf, time.from_, time.to) == (
        "2021-06-07",
        "2021-06-07~",
        "2021-06-04",
        "2021-06-10",
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoy arrived on May 3. He left two days later.", "2021-05-05"),
        ("The envoy arrived on May 3. He left the next day.", "2021-05-04"),
        ("The treaty was signed in 2011. It lapsed the following year.", "2012"),
        ("The treaty was signed in 2011. Two wars were fought that year.", "2011"),
        ("Talks opened on May 3. The two sides had met a day earlier.", "2021-05-02"),
        ("Talks are to end on July 9. If there is no deal by that time, he leaves.", "2021-07-09"),
    ],
)
def test_counted_from_another_date_in_the_text(find: Find, text: str, value: str) -> None:
    time = find(text)[-1]
    assert (time.value, time.anchor) == (value, "text")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was held for nearly two years.", ("nearly two years", "P2Y")),
        ("He was held for a few days.", ("a few days", "PXD")),
        ("He was held for more than 18 months.", ("more than 18 months", "P18M")),
        ("He was held for two and a half years.", ("two and a half years", "P2Y6M")),
        ("He began a three-day visit.", ("three-day", "P3D")),
        ("He spoke for half an hour.", ("half an hour", "PT30M")),
        ("The war lasted decades.", ("decades", "PXE")),
        ("The harbour will be rebuilt over three years.", ("three years", "P3Y")),
    ],
)
def test_a_length_of_time_has_no_days_of_its_own(find: Find, text: str, expected: tuple[str, str]) -> None:
    (time,) = find(text)
    assert (time.text, time.value, time.type) == (*expected, "DURATION")
    assert (time.edtf, time.from_, time.to, time.anchor) == (None, None, None, "none")


def test_a_length_of_time_up_to_now_has_a_beginning_and_an_end(find: Find) -> None:
    (time,) = find("Over the past two years, five tests were held.")
    assert (time.text, time.value) == ("the past two years", "P2Y")
    assert (time.from_, time.to, time.edtf) == ("2019-06-21", "2021-06-21", "2019-06-21/2021-06-21")


def test_in_two_weeks_is_a_date_only_when_it_lies_ahead(find: Find) -> None:
    (ahead,) = find("The two sides will meet again in two weeks.")
    assert (ahead.text, ahead.type, ahead.value) == ("two weeks", "DATE", "2021-07-05")
    (behind,) = find("The army took the town in two weeks.")
    assert (behind.type, behind.value) == ("DURATION", "P2W")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council meets every month.", ("every month", "P1M")),
        ("The council meets every two weeks.", ("every two weeks", "P2W")),
        ("The council meets twice a week.", ("twice a week", "P1W")),
        ("The council meets on Mondays.", ("Mondays", "XXXX-WXX-1")),
        ("The council meets each July.", ("each July", "XXXX-07")),
        ("The council meets weekly.", ("weekly", "P1W")),
    ],
)
def test_what_recurs_is_a_set(find: Find, text: str, expected: tuple[str, str]) -> None:
    (time,) = find(text)
    assert (time.text, time.value, time.type) == (*expected, "SET")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army is now in the town.", ("now", "PRESENT_REF")),
        ("The army recently took the town.", ("recently", "PAST_REF")),
        ("The army will soon take the town.", ("soon", "FUTURE_REF")),
        ("It had done so in the past.", ("the past", "PAST_REF")),
        ("It cannot be ruled out in the near future.", ("the near future", "FUTURE_REF")),
    ],
)
def test_vague_times_have_no_days(find: Find, text: str, expected: tuple[str, str]) -> None:
    (time,) = find(text)
    assert (time.text, time.value, time.from_) == (*expected, None)


def test_soon_after_and_as_soon_as_are_no_times(find: Find) -> None:
    assert find("He fell ill soon after the drill and left as soon as it ended.") == []


def test_a_price_a_year_is_no_time(find: Find) -> None:
    assert find("The base costs $500 million a year.") == []


def test_periods_compared_in_reports_of_earnings(find: Find) -> None:
    times = find("Profit rose in the first quarter. In the year-earlier period it had lost money.")
    assert [(time.text, time.value) for time in times] == [
        ("the first quarter", "2021-Q1"),
        ("the year-earlier period", "2020-Q1"),
    ]


def test_words_alone_do_where_a_sentence_is_not_parsed(nlp: Language, knowledge: Knowledge) -> None:
    text = "The two sides will meet on Tuesday. The two sides talked on Thursday. They may go in May."
    doc = next(documents(nlp, [text], choose=lambda sentences: [False] * len(sentences)))
    times = TimeFinder(knowledge).find(doc, REPORT)
    assert [time.value for time in times] == ["2021-06-22", "2021-06-17", "2021-05"]


def test_the_day_after_an_event_of_unknown_date_is_unknown(find: Find) -> None:
    (may, day) = find("The pact was signed on May 3. He spoke the day after the attack.")
    assert (may.value, day.text, day.value, day.from_) == ("2021-05-03", "the day", "XXXX-XX-XX", None)


def test_three_days_later_needs_a_date_to_count_from(find: Find) -> None:
    # Counting from the day of publication would put into the future what is told as past.
    (time,) = find("Three days later, the envoy was recalled.")
    assert (time.text, time.value, time.type, time.from_) == ("Three days", "P3D", "DURATION", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Shelling went on last winter.", "2020-WI"),
        ("Shelling went on this spring.", "2021-SP"),
        ("Shelling will go on next winter.", "2021-WI"),
    ],
)
def test_seasons_begin_in_the_year_that_names_them(find: Find, text: str, value: str) -> None:
    assert [time.value for time in find(text)] == [value]


def test_what_follows_since_is_over_even_in_a_sentence_about_the_future(find: Find) -> None:
    (time,) = find("It will be their first meeting since September.")
    assert time.value == "2020-09"


def test_a_weekday_after_a_past_verb_of_saying_is_the_day_it_was_said(find: Find) -> None:
    (time,) = find("The minister said on Friday the navy would seek more ships.")
    assert time.value == "2021-06-18"


def test_a_dateline_in_the_east_may_be_a_day_ahead(
    knowledge: Knowledge, parsed: Callable[[str], Doc]
) -> None:
    # 21 June 2021 was a Monday; in Seoul Tuesday had begun.
    text = "SEOUL — The army fired two shells early Tuesday, the ministry said."
    (time,) = TimeFinder(knowledge).find(parsed(text), REPORT)
    assert (time.from_, time.zone) == ("2021-06-22", "Asia/Seoul")


def test_the_week_of_a_day_is_the_whole_week(find: Find) -> None:
    (time,) = find("Talks are to resume in the week of July 12.")
    assert (time.value, time.from_, time.to) == ("2021-W28", "2021-07-12", "2021-07-18")


def test_on_a_sunday_last_week_may_be_the_week_that_ended_the_day_before(
    knowledge: Knowledge, parsed: Callable[[str], Doc]
) -> None:
    # A report of Sunday, June 20: American papers mean the days from the 14th on, others those before.
    sunday = Report(id="r", source="test", text="", published=Published(from_="2021-06-20"))
    (time,) = TimeFinder(knowledge).find(parsed("The envoys met last week."), sunday)
    assert (time.value, time.from_, time.to) == ("2021-W23", "2021-06-07", "2021-06-19")


def test_that_before_a_weekday_may_only_open_a_clause(find: Find) -> None:
    *_, time = find("The war began on May 3. He noted that Thursday's launch was no threat.")
    assert (time.text, time.value) == ("Thursday", "2021-06-17")
    *_, time = find("The war began on May 3. That Thursday the envoys met.")
    assert time.anchor == "text"


def test_a_month_right_after_a_verb_of_saying_is_when_it_was_said(find: Find) -> None:
    (time,) = find("Peru announced in January it was planning to leave the pact.")
    assert time.value == "2021-01"


def test_an_agreement_named_after_a_holiday_is_of_no_holiday(find: Find) -> None:
    assert find("She spoke of her support for the Good Friday Agreement.") == []
    assert [t.value for t in find("They met on Good Friday.")] == ["2021-04-02"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met in the last week of May.", "2021-05-25/2021-05-31"),
        # Good Friday to Easter; Saturday to the Monday, Thursday to Sunday of other holidays.
        ("They met over Easter weekend.", "2021-04-02/2021-04-04"),
        ("They met over the Memorial Day weekend.", "2021-05-29/2021-05-31"),
        ("They met over Thanksgiving weekend.", "2020-11-26/2020-11-29"),
    ],
)
def test_weeks_and_weekends_have_the_days_that_people_mean(find: Find, text: str, days: str) -> None:
    (time,) = find(text)
    assert f"{time.from_}/{time.to}" == days


def test_what_is_ahead_of_a_weekday_is_before_it(find: Find) -> None:
    (time,) = find("She left for Oslo ahead of her Tuesday meeting with the premier.")
    assert time.value == "2021-06-22"


def test_a_day_of_history_depends_on_what_the_report_is_about(find: Find) -> None:
    (usual,) = find("The Sept. 11 attack changed flying.")
    assert usual.value == "2001-09-11"
    (other,) = find("Senators asked about the Sept. 11 attack in Benghazi.")
    assert other.value == "2012-09-11"
    (other,) = find("Senators asked about the Sept. 11 attacks on the consulate.")
    assert other.value == "2012-09-11"
    first, _ = find("Since the Sept. 11 attacks on New York nothing was like Benghazi's in 2012.")
    assert first.value == "2001-09-11"


@pytest.mark.parametrize("day", ["2021-06-21", "2021-06-22", "2021-06-24"])
def test_what_follows_mondays_talks_told_soon_after_follows_the_last_monday(find: Find, day: str) -> None:
    for opening in ("Following", "After"):
        (time,) = find(f"{opening} Monday's talks in Oslo, the premier will fly home.", day)
        assert (time.text, time.value) == ("Monday", "2021-06-21")


def test_what_follows_mondays_talks_told_on_the_friday_before_is_to_come(find: Find) -> None:
    (time,) = find("After Monday's talks in Oslo, the premier will fly home.", "2021-06-18")
    assert time.value == "2021-06-21"


def test_the_following_monday_is_still_the_one_after_the_day_told(find: Find) -> None:
    *_, time = find("The envoys met on May 5, 2021. They met again the following Monday.")
    assert time.value == "2021-05-10"


def test_a_day_joined_to_one_that_is_to_come_comes_after_it(find: Find) -> None:
    # A report of Monday: the dinner is that night.
    *_, time = find(
        "The visit, which begins with dinner on Monday night and then talks on Tuesday, is short."
    )
    assert time.value == "2021-06-22"


def test_back_in_a_month_is_past_but_for_who_comes_back(find: Find) -> None:
    (time,) = find("She accepted the invitation to meet back in March.")
    assert time.value == "2021-03"
    (time,) = find("The envoy will be back in September.")
    assert time.value == "2021-09"


def test_a_call_on_a_day_is_no_call_for_that_day(find: Find) -> None:
    (time,) = find("In a telephone call Tuesday evening, the minister cited the danger.", "2021-06-23")
    assert time.value == "2021-06-22TEV"
    (time,) = find("They are calling for talks on Friday.", "2021-06-23")
    assert time.value == "2021-06-25"


def test_a_clock_time_far_from_the_day_last_told_is_the_reports_own(find: Find) -> None:
    between = "The ministers spoke of trade, of visas and of the fishing grounds that both coasts share. " * 7
    *_, time = find(f"They met on May 3. {between} (The briefing ended at 3:13 p.m.)")
    assert time.value == "2021-06-21T15:13"
    *_, time = find("They met on May 3. The talks ended at 3:13 p.m.")
    assert time.value == "2021-05-03T15:13"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # Of the night to Monday, June 21.
        ("Planes struck the port overnight to Monday.", "2021-06-20TNI"),
        ("Planes struck the port overnight into Sunday.", "2021-06-19TNI"),
        ("Planes struck the port overnight on Saturday.", "2021-06-19TNI"),
        ("Planes struck the port overnight.", "2021-06-20TNI"),
    ],
)
def test_overnight_takes_the_night_that_a_day_beside_it_names(find: Find, text: str, value: str) -> None:
    assert find(text)[0].value == value


def test_the_day_that_talks_are_planned_for_is_to_come(find: Find) -> None:
    (time,) = find("Talks between Peru and Chile planned for Friday have been put off.", "2021-06-22")
    assert time.from_ == "2021-06-25"
