"""Check the knowledge files for what the loader cannot see.

`check(knowledge)` reads every subject of every module in `onrecord/knowledge/rows/` (their
`SUBJECTS`) and returns `Problem`s, errors first:

- error `duplicate`: two rows of a subject have the same key;
- error `source`: a row does not say where it comes from; a table from one place may say it once,
  in a first line that is a comment, if its rows have no `source`;
- error `country`, `sector`: a code that is neither ISO 3166-1 alpha-3 (as `who/countries.tsv`
  has them) nor PLOVER's;
- error `dates`: a row ends before it starts, or a date is not ISO 8601;
- warning `overlap`, `gap`: two people hold one single-holder office of a country at a time, or
  nobody does for more than 45 days between two known holders;
- warning `two meanings`: one name is two rows of organisations, people or countries.

A printed problem reads `level kind: file: key: what is wrong`, one a line. `age(knowledge)` is
the latest day that any row knows of: what happened later, the knowledge cannot know.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise
from typing import Any, Literal

import onrecord.knowledge.rows as row_modules
from onrecord.knowledge.loader import DATA, Knowledge, Subject
from onrecord.knowledge.rows.who import (
    COUNTRIES,
    OFFICE_NAMES,
    OFFICES,
    ORGANISATIONS,
    OWN_OFFICES,
    PEOPLE,
    Country,
    Cue,
    OfficeTerm,
    Organisation,
    Person,
)

PLOVER_COUNTRIES = frozenset({"UNO", "IGO", "EUR", "NGO", "ISM", "IMG", "MNC", "XKX"})
PLOVER_SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK "
    "AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC NGO".split()
)
LONGEST_GAP = 45
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with, or doubtful in, a row."""

    level: Literal["error", "warning"]
    kind: str
    file: str
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.level} {self.kind}: {self.file}: {self.key}: {self.message}"


def subjects() -> tuple[Subject[Any], ...]:
    """All subjects, in the order of their modules' names."""
    found: list[Subject[Any]] = []
    for module in sorted(pkgutil.iter_modules(row_modules.__path__), key=lambda module: module.name):
        found += getattr(importlib.import_module(f"{row_modules.__name__}.{module.name}"), "SUBJECTS", ())
    return tuple(found)


def check(knowledge: Knowledge) -> list[Problem]:
    """All problems, errors first, in the order of the files and rows.

    Raises:
        KnowledgeError: a file cannot be loaded at all.
    """
    codes = {row.code for row in knowledge.rows(COUNTRIES)} | PLOVER_COUNTRIES
    problems: list[Problem] = []
    for subject in subjects():
        sourced = _has_source(subject)
        seen: set[str] = set()
        for row in knowledge.rows(subject):
            key = " / ".join(str(getattr(row, name) or "") for name in subject.key)
            if key in seen:
                problems.append(Problem("error", "duplicate", subject.file, key, "stands twice"))
            seen.add(key)
            problems += _row_problems(subject, row, key, codes, sourced)
    problems += _overlaps(knowledge)
    problems += _two_meanings(knowledge)
    return sorted(problems, key=lambda problem: problem.level)


def _has_source(subject: Subject[Any]) -> bool:
    """Whether a file says once where all of it comes from, in a comment above its rows."""
    if any(field.name == "source" for field in fields(subject.row)):
        return False
    with (DATA / subject.file).open(encoding="utf-8") as handle:
        return handle.readline().startswith("#")


def _row_problems(
    subject: Subject[Any], row: Any, key: str, codes: set[str], sourced: bool
) -> Iterator[Problem]:
    if not sourced and not getattr(row, "source", None):
        yield Problem("error", "source", subject.file, key, "has no source")
    if not subject.file.startswith("who/"):
        return
    own = (getattr(row, "country", None), getattr(row, "code", None))
    held = (row.value or "").split() if isinstance(row, Cue) and row.kind in ("only_in", "not_in") else ()
    for code in (*own, *getattr(row, "members", ()), *held):
        if code and code not in codes:
            yield Problem("error", "country", subject.file, key, f"'{code}' is no country code")
    for sector in getattr(row, "sectors", ()):
        if sector not in PLOVER_SECTORS:
            yield Problem("error", "sector", subject.file, key, f"'{sector}' is no PLOVER sector")
    start, end = getattr(row, "start", None), getattr(row, "end", None)
    for day in (start, end):
        if day and not _DATE.fullmatch(day):
            yield Problem("error", "dates", subject.file, key, f"'{day}' is no ISO 8601 date")
    if start and end and end[: len(start)] < start[: len(end)]:
        yield Problem("error", "dates", subject.file, key, f"ends {end}, before it starts {start}")


def _terms(knowledge: Knowledge) -> dict[tuple[str, str], list[OfficeTerm]]:
    """The fully dated terms of single-holder offices, by country and office, by start."""
    single = {row.name for row in knowledge.rows(OFFICE_NAMES) if row.single and row.same_as is None}
    held: dict[tuple[str, str], list[OfficeTerm]] = defaultdict(list)
    for term in (*knowledge.rows(OWN_OFFICES), *knowledge.rows(OFFICES)):
        if term.office in single and term.country and term.start and len(term.start) == 10:
            held[term.country, term.office].append(term)
    return {key: sorted(terms, key=lambda term: term.start or "") for key, terms in held.items()}


def _overlaps(knowledge: Knowledge) -> Iterator[Problem]:
    for (country, office), terms in _terms(knowledge).items():
        for first, second in pairwise(terms):
            key = f"{country} {office}"
            both = f"{first.person} ({first.end or 'open'}) and {second.person} ({second.start})"
            if first.person != second.person and (first.end or "9999") > (second.start or ""):
                yield Problem("warning", "overlap", OFFICES.file, key, both)
            elif first.end and len(first.end) == 10 and second.start:
                days = (date.fromisoformat(second.start) - date.fromisoformat(first.end)).days
                if days > LONGEST_GAP:
                    yield Problem("warning", "gap", OFFICES.file, key, f"{days} days between {both}")


def _two_meanings(knowledge: Knowledge) -> Iterator[Problem]:
    meant: dict[str, set[str]] = defaultdict(set)
    named: list[tuple[str, Country | Organisation | Person]] = []
    named += [(COUNTRIES.file, row) for row in knowledge.rows(COUNTRIES)]
    named += [(ORGANISATIONS.file, row) for row in knowledge.rows(ORGANISATIONS)]
    named += [(PEOPLE.file, row) for row in knowledge.rows(PEOPLE)]
    for file, row in named:
        for name in (row.name, *row.names):
            meant[name].add(f"{file} {row.name}")
    for name, rows in meant.items():
        if len(rows) > 1:
            yield Problem("warning", "two meanings", ORGANISATIONS.file, name, ", ".join(sorted(rows)))


def age(knowledge: Knowledge) -> str:
    """The latest day (ISO 8601) at which a row of the knowledge starts or ends."""
    return max(
        day
        for subject in subjects()
        for row in knowledge.rows(subject)
        for day in (getattr(row, "start", None), getattr(row, "end", None))
        if isinstance(day, str) and _DATE.fullmatch(day)
    )
