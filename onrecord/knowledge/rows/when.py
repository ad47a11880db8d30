"""Rows of the time lexicon: words and their classes, units, seasons, zones, holidays."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.knowledge.loader import Subject


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word or phrase (lower case) that takes part in time expressions.

    `group` names its part in the grammar (onrecord/when/grammar.py); `value` is what the
    group needs: a number, a TIMEX3 code, or nothing.
    """

    word: str
    group: str
    source: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class TimeUnit:
    """A unit of time: its TIMEX3 code (with T before units of a day), forms, and size.

    `code` is what the calendar counts in; `duration` is `P{}Y` or the like, with `{}` for the number;
    `times` multiplies the number first (a decade is ten years).
    """

    code: str
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    duration: str
    vague: str
    source: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Season:
    """A season: TIMEX3 code, first month and length, in the northern hemisphere; EDTF's number."""

    code: str
    first_month: int
    months: int
    edtf: int
    source: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone as news names it, its IANA name, and its standard hours from UTC.

    "local time" has neither: the place decides.
    """

    name: str
    source: str
    iana: str | None = None
    offset: float | None = None


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """When a government's fiscal year begins (on the first of a month), and which year names it.

    `words` (lower case) before the expression tell whose it is; without them its days are
    not known. `named_by` is `start` or `end`.
    """

    words: tuple[str, ...]
    first_month: int
    named_by: str
    source: str


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A holiday or remembered day, by its names (lower case).

    `rule` is `MM-DD` (every year), `YYYY-MM-DD` (one day of history), `MM-wN#K` (the Kth
    weekday N of the month, last where K is -1) or `easter+N` (days from Western Easter).
    `before`, for a day of history without a name of its own, are the words one of which
    follows where its month and day alone stand for it ("the Sept. 11 attacks"); `about` words one of
    which the report has where another day of history is meant than usual.
    """

    rule: str
    names: tuple[str, ...]
    source: str
    before: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TenseCue:
    """A lemma that tells the direction of the times that hang on it.

    `ahead`: they lie in the future (due, expect, schedule); `ahead_verb`: only where it is a verb
    ("called for talks on Friday", not "a call on Friday"). `speech`: its present tense
    tells of the past, as in "says on Wednesday".
    """

    word: str
    cue: str
    source: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """A city in which reports are filed, with its IANA time zone."""

    city: str
    iana: str
    source: str


TIME_WORDS = Subject(file="when/words.tsv", row=TimeWord, key=("word", "group"))
TIME_UNITS = Subject(file="when/units.yaml", row=TimeUnit, key=("code",))
SEASONS = Subject(file="when/seasons.yaml", row=Season, key=("code",))
ZONES = Subject(file="when/zones.tsv", row=Zone, key=("name",))
DATELINES = Subject(file="when/datelines.tsv", row=Dateline, key=("city",))
FISCAL_YEARS = Subject(file="when/fiscal_years.yaml", row=FiscalYear, key=("words",))
NAMED_DAYS = Subject(file="when/named_days.yaml", row=NamedDay, key=("rule", "names"))
TENSE_CUES = Subject(file="when/tense_cues.tsv", row=TenseCue, key=("word",))

SUBJECTS = (TIME_WORDS, TIME_UNITS, SEASONS, ZONES, DATELINES, FISCAL_YEARS, NAMED_DAYS, TENSE_CUES)
