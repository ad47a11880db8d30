"""The calendar under the grammar: stretches, steps, holidays, and how numbers are read."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.when import NamedDay
from onrecord.when import calendar
from onrecord.when.lexicon import Lexicon
from onrecord.when.lexing import pieces
from onrecord.when.named_days import easter, in_year


@pytest.fixture(scope="module")
def lexicon(knowledge: Knowledge) -> Lexicon:
    return Lexicon(knowledge)


def test_weeks_are_those_of_iso_8601() -> None:
    # 1 January 2021 was a Friday of the last week of 2020.
    assert calendar.week(date(2021, 1, 1)).value == "2020-W53"
    weekend = calendar.weekend(date(2021, 1, 1))
    assert (weekend.value, weekend.first, weekend.last) == ("2020-W53-WE", date(2021, 1, 2), date(2021, 1, 3))


def test_a_month_later_than_the_31st_is_the_last_of_the_month() -> None:
    assert calendar.moved(date(2021, 1, 31), "M", 1) == date(2021, 2, 28)
    assert calendar.moved(date(2020, 2, 29), "Y", -1) == date(2019, 2, 28)


def test_winter_ends_in_the_next_year() -> None:
    winter = calendar.season(2019, "WI", 12, 3)
    assert (winter.first, winter.last) == (date(2019, 12, 1), date(2020, 2, 29))


@pytest.mark.parametrize(
    ("stretch", "edtf"),
    [
        (calendar.day(date(2021, 6, 21)), "2021-06-21"),
        (calendar.month(2021, 2), "2021-02"),
        (calendar.decade(1994), "199X"),
        (calendar.century(19), "19XX"),
        (calendar.quarter(2021, 1), "2021-01-01/2021-03-31"),
        (calendar.week(date(2021, 6, 21)), "2021-06-21/2021-06-27"),
    ],
)
def test_edtf_is_a_date_where_iso_8601_2_has_one_else_an_interval(
    stretch: calendar.Stretch, edtf: str
) -> None:
    assert stretch.edtf == edtf


@pytest.mark.parametrize(("year", "day"), [(2000, (4, 23)), (2018, (4, 1)), (2021, (4, 4)), (2024, (3, 31))])
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("rule", "day"),
    [("11-w4#4", date(2021, 11, 25)), ("05-w1#-1", date(2021, 5, 31)), ("07-04", date(2021, 7, 4))],
)
def test_rules_of_holidays(rule: str, day: date) -> None:
    assert in_year(NamedDay(rule=rule, names=(), source="test"), 2021) == day


@pytest.mark.parametrize(
    ("text", "group", "number"),
    [
        ("twenty-four", "number", 24),
        ("a hundred and thirty", "number", 130),
        # A year or a count: which, the grammar decides by what follows.
        ("two thousand", "spelled_year", 2000),
        ("nineteen ninety-one", "spelled_year", 1991),
        ("twenty-first", "ordinal", 21),
        ("1,200", "number", 1200),
        ("1998", "year", 1998),
    ],
)
def test_numbers_in_words_and_figures(lexicon: Lexicon, text: str, group: str, number: int) -> None:
    (piece,) = pieces(text, lexicon)
    assert (piece.group, piece.number) == (group, number)


def test_a_dash_between_blanks_does_not_join(lexicon: Lexicon) -> None:
    assert [p.group for p in pieces("2018–19", lexicon)] == ["year", "hyphen", "day_number"]
    assert [p.group for p in pieces("2018 – 19", lexicon)] == ["year", "dash", "day_number"]
