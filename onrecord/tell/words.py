"""Names, days and lists, as running English has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.tell import WORDS
from onrecord.knowledge.rows.where import COUNTRIES

_MONTHS = "January February March April May June July August September October November December".split()
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()


def listed(names: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`; each name once."""
    each = list(dict.fromkeys(names))
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}" if each else ""


def plural(count: int, noun: str) -> str:
    """`1 report`, `2 reports`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def spelt(count: int) -> str:
    """A number from two to twelve in words, any other in digits."""
    return _NUMBERS[count] if 1 < count < len(_NUMBERS) else str(count)


def capital(sentence: str) -> str:
    """The sentence with its first letter raised."""
    return sentence[:1].upper() + sentence[1:]


def first_day(day: str) -> date:
    """The first day of what is known to the day, the month or the year: `2018-10-09`, `2018-10`, `2018`."""
    year, month, number, *_ = (*day.split("-"), "1", "1")
    return date(int(year), int(month), int(number))


def short_day(day: str | None) -> str:
    """`9 Oct 2018`; `May 2018` or `2018` where no more is known; or `undated`."""
    if day is None:
        return "undated"
    when = first_day(day)
    if day.count("-") < 2:
        return f"{_MONTHS[when.month - 1]} {when.year}" if "-" in day else str(when.year)
    return f"{when.day} {_MONTHS[when.month - 1][:3]} {when.year}"


def _day(when: date, year: bool) -> str:
    return f"{when.day} {_MONTHS[when.month - 1]}{f' {when.year}' if year else ''}"


def days(first: str | None, last: str | None, this_year: int | None = None) -> str:
    """One day or a stretch of days, with its preposition: `on 9 October`, `in November 2018`.

    Args:
        first: the first day, ISO 8601.
        last: the last day.
        this_year: the year that goes without saying.
    """
    if first is None and last is None:
        return ""
    if first is None or last is None:
        only = date.fromisoformat(first or last or "")
        return f"{'by' if first is None else 'from'} {_day(only, only.year != this_year)}"
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    year = begin.year != this_year or end.year != this_year
    if begin == end:
        return f"on {_day(begin, year)}"
    next_day = date.fromordinal(end.toordinal() + 1)
    if begin.day == 1 and next_day.day == 1:
        if begin.month == end.month and begin.year == end.year:
            return f"in {_MONTHS[begin.month - 1]}{f' {begin.year}' if year else ''}"
        if (begin.month, end.month) == (1, 12) and begin.year == end.year:
            return f"in {begin.year}"
    if (begin.month, begin.year) == (end.month, end.year):
        return f"between {begin.day} and {_day(end, year)}"
    return f"between {_day(begin, begin.year != end.year)} and {_day(end, year)}"


class Words:
    """The words of the knowledge files, by group and code."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = {(row.group, row.code): row.words for row in knowledge.rows(WORDS)}
        groups: dict[str, list[str]] = {}
        for group, code in self._words:
            groups.setdefault(group, []).append(code)
        self._groups = {group: tuple(codes) for group, codes in groups.items()}
        self._phrases = {
            group: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, codes))})(?!\w)")
            for group, codes in self._groups.items()
        }
        self._countries = {row.code: row.name for row in knowledge.rows(COUNTRIES)}
        with_article = [name for code, name in self._countries.items() if ("the", code) in self._words]
        self._country = re.compile(rf"\b(?:{'|'.join(map(re.escape, self._countries.values()))})\b")
        self._of_country = re.compile(rf"\bof (?=(?:{'|'.join(map(re.escape, with_article))})\b)")

    def of(self, group: str, code: str, otherwise: str | None = None) -> str:
        """The words for a code, or the code itself, its dashes and underscores as blanks."""
        plain = code.replace("_", " ").replace("-", " ") if otherwise is None else otherwise
        return self._words.get((group, code), plain)

    def holds(self, group: str, code: str) -> bool:
        """Whether a group has a code."""
        return (group, code) in self._words

    def group(self, group: str) -> tuple[str, ...]:
        """The codes of a group."""
        return self._groups.get(group, ())

    def says(self, group: str, words: str) -> bool:
        """Whether words (in small letters) hold one of a group's phrases."""
        return group in self._phrases and self._phrases[group].search(words) is not None

    def country(self, code: str) -> str:
        """A country's name in running text: `the United States`; its code where there is none."""
        name = (self._countries.get(code) or self.of("bloc", code, code)).removeprefix("The ")
        return f"the {name}" if ("the", code) in self._words else name

    def name(self, name: str) -> str:
        """A name in running text: `the Ministry of Defence`, `the European Union`, `Greenpeace`."""
        name = self._of_country.sub("of the ", name)
        words = name.split()
        if len(words) > 2 and words[1] == "of" and ("common-first", words[0].lower()) in self._words:
            # "Military of South Korea" is what the record calls it, not what it is named.
            return f"the {words[0].lower()} {' '.join(words[1:])}"
        if (
            len(words) > 2
            and words[1] == "of"
            and self._country.fullmatch(" ".join(words[2:]).removeprefix("the "))
        ):
            # "Ministry of Sudan" is one of its ministries, the report does not say which.
            words[:1] = self.of("bare-body", words[0].lower(), words[0]).split()
            name = " ".join(words)
        if not words or words[0].lower() == "the":
            return f"the {' '.join(words[1:])}" if words else name
        takes = ("the-first", words[0]) in self._words or ("the-last", words[-1]) in self._words
        return f"the {name}" if takes and "'s " not in name else name

    def countries_in(self, text: str) -> frozenset[str]:
        """The names of countries that stand in a text."""
        return frozenset(self._country.findall(text))

    def country_name(self, code: str | None) -> str | None:
        """A country's name as it stands in a column."""
        return self._countries.get(code) if code else None
