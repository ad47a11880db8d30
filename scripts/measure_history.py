"""Compare the record of real reports with chronologies that people kept by hand.

    .venv/bin/python scripts/measure_history.py [--record FILE] [--short]

Reads all reports of ../shared/news/articles.jsonl.gz that touch North Korea into a record (a
record that is there is used as it stands), then compares North Korea's weapons happenings with
the missile and nuclear rows of reference/dprk_provocations.csv, and the Security Council's
decisions with reference/unsc_dprk_meetings.csv. Every false and every missed one is listed with
its sentence; `--short` prints ids and offsets instead, for docs/history.md.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from news import ARTICLES, NEWS, read_rows

from onrecord.api import Record
from onrecord.model import Event, Happening, Report

TESTS = NEWS / "reference" / "dprk_provocations.csv"
MEETINGS = NEWS / "reference" / "unsc_dprk_meetings.csv"

# What "touches North Korea" and "is on a test" means is decided by words alone, so that what the
# product finds has no part in saying what it ought to find.
NORTH = re.compile(r"\b(?:North Korea\w*|N\.? ?Korea\w*|NKorea\w*|DPRK|Pyongyang|Kim Jong)\b")
WEAPON = re.compile(r"missile|nuclear|rocket|satellite|ballistic|projectile|\bICBM|\bnuke|bomb|weapon", re.I)
TEST = re.compile(r"\b(?:\w+-)?(?:test\w*|launch\w*|fir(?:e|es|ed|ing)|detonat\w+|explo\w+|blast)\b", re.I)
COUNCIL = re.compile(r"Security Council|\bUNSC|\bU\.?N\.?\b|United Nations")
DECISION = re.compile(r"\b(?:sanctions?|resolution)\b", re.I)
DECIDED = re.compile(
    r"\b(?:adopt\w*|approv\w*|impos\w*|pass(?:ed|es)|vot(?:e|ed|es)|unanimous\w*|backed|slapped)\b", re.I
)
# A listing by one of its committees is no decision of the Council, and in no chronology of its meetings.
COMMITTEE = re.compile(r"Council(?:['’]s)?(?: [\w-]+){0,2} committee")
SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
# Days around a row within which a happening is it, and days after it within which a report counts.
NEAR, AFTER = 1, 3
# A stretch without any row of any kind, longer than this, is one that the chronology leaves out.
SILENCE = 240


@dataclass(frozen=True, slots=True)
class Told:
    """A happening that names its day, with the events behind it."""

    happening: Happening
    first: date
    last: date
    events: tuple[tuple[Report, Event], ...]

    @property
    def to_the_day(self) -> bool:
        return self.first == self.last

    def near(self, day: date) -> bool:
        """Whether it lies within a day of another, or the days it may lie in hold that day."""
        return self.first - timedelta(NEAR) <= day <= self.last + timedelta(NEAR)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a chronology, and the reports that ought to tell of it."""

    day: date
    what: str
    reports: tuple[Report, ...]


def touching(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The articles that name North Korea."""
    return (row for row in rows if NORTH.search(f"{row.get('title') or ''}\n{row['text']}"))


def read(record: Record) -> None:
    """Read the reports that touch North Korea into an empty record."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as chosen:
        for row in touching(read_rows(ARTICLES)):
            chosen.write(json.dumps(row) + "\n")
        chosen.flush()
        record.read([chosen.name], on_problem=lambda problem: print(f"  {problem}"))


def rows_of(path: Path, keep: Callable[[dict[str, str]], bool]) -> list[tuple[date, str]]:
    """Day and name of the rows of a chronology that are wanted, oldest first."""
    with path.open(encoding="utf-8-sig", newline="") as table:
        return sorted(
            (date.fromisoformat(row["date"]), row.get("event") or f"SCR {row.get('resolutions')}")
            for row in csv.DictReader(table)
            if keep(row)
        )


def opening(report: Report) -> list[str]:
    """The title and the first sentence: what a report is on."""
    return [report.title or "", *(s for s in SENTENCES.split(report.text) if len(s) > 20)][:2]


def says_test(words: str) -> bool:
    return bool(NORTH.search(words) and WEAPON.search(words) and TEST.search(words))


def says_decision(words: str) -> bool:
    return bool(COUNCIL.search(words) and DECISION.search(words) and DECIDED.search(words))


def is_on_test(report: Report) -> bool:
    return any(map(says_test, opening(report)))


def tells_decision(report: Report) -> bool:
    sentences = [report.title or "", *SENTENCES.split(report.text)]
    return bool(NORTH.search(report.text)) and any(map(says_decision, sentences))


def rows(
    days: Iterable[tuple[date, str]], reports: Iterable[Report], on: Callable[[Report], bool]
) -> list[Row]:
    """The rows that some report is on within the days after, each with those reports."""
    dated = [(date.fromisoformat(r.published.from_[:10]), r) for r in reports if r.published.from_ and on(r)]
    found = []
    for day, what in days:
        near = tuple(r for told, r in dated if timedelta(0) <= told - day <= timedelta(AFTER))
        if near:
            found.append(Row(day, what, near))
    return found


class History:
    """What a record tells of North Korea, ready to be compared."""

    def __init__(self, record: Record) -> None:
        store = record.store
        self.reports = [r for r in store.reports() if NORTH.search(f"{r.title or ''}\n{r.text}")]
        kept = {r.id for r in self.reports}
        self.countries = {e.id: e.country for e in store.entities()}
        self.events = {e.id: (c.report, e) for c in store.coded() if c.report.id in kept for e in c.events}
        self.happenings = [h for h in store.happenings() if any(e in self.events for e in h.events)]

    def _told(self, happening: Happening) -> Told | None:
        """The happening with the day most reports give, else their days; None where none gives any."""
        spans = [
            (date.fromisoformat(given.from_), date.fromisoformat(given.to))
            for given in happening.dates
            if given.from_ and given.to
        ]
        for first, last in sorted(spans, key=lambda span: span[0] != span[1])[:1]:
            events = tuple(self.events[e] for e in happening.events if e in self.events)
            return Told(happening, first, last, events)
        return None

    def done(self, country: str, keep: Callable[[Happening], bool]) -> tuple[list[Told], int]:
        """What a country or body is told to have done, and how many without any day."""
        chosen = [
            h
            for h in self.happenings
            if h.status == "actual"
            and keep(h)
            and any(self.countries.get(p.entity) == country for p in h.actors)
        ]
        told = [t for h in chosen if (t := self._told(h)) is not None]
        return sorted(told, key=lambda t: (t.first, t.happening.id)), len(chosen) - len(told)

    def decides(self, happening: Happening) -> bool:
        """Whether a happening is a decision of the Security Council on North Korea."""
        told = [self.events[e][1] for e in happening.events if e in self.events]
        if any(COMMITTEE.search(e.sentence.text) for e in told):
            return False
        return happening.kind in ("sanctions", "agreement") and any(
            COUNCIL.search(e.sentence.text)
            and DECIDED.search(e.sentence.text)
            and (NORTH.search(e.sentence.text) or any(a.country == "PRK" for a in e.recipients))
            for e in told
        )


def is_covered(day: date, known: list[date]) -> bool:
    """Whether the chronology keeps the days around a day at all."""
    before, after = [d for d in known if d <= day], [d for d in known if d >= day]
    return bool(before and after) and (after[0] - before[-1]).days <= SILENCE


def show(told: Told, short: bool) -> None:
    """Print a happening with one mention of each day, or with its id and offsets only."""
    span = f"{told.first}" if told.to_the_day else f"{told.first} to {told.last}"
    h = told.happening
    what = h.details.get("system") or h.kind
    print(f"  {span}  {h.id}  {what}, {len(h.events)} mentions, {h.origins} origins")
    dated = [(r, e) for r, e in told.events if e.date is not None and e.date.from_] or list(told.events)
    for report, event in dated[:2]:
        where = f"{report.given_id or report.id} {event.sentence.start}-{event.sentence.end}"
        print(f"      {where}" + ("" if short else f"  [{event.trigger.text}] {event.sentence.text[:400]}"))


def show_missed(row: Row, says: Callable[[str], bool], short: bool) -> None:
    print(f"  {row.day}  {row.what}")
    for report in row.reports[:4]:
        sentence = next((s for s in [report.title or "", *SENTENCES.split(report.text)] if says(s)), "")
        print(f"      {report.published.from_} {report.given_id}" + ("" if short else f"  {sentence[:300]}"))


def compare(
    name: str,
    told: list[Told],
    undated: int,
    days: list[date],
    wanted: list[Row],
    known: list[date],
    says: Callable[[str], bool],
    short: bool,
) -> None:
    """Print precision and recall, then what is false, what lies outside, and what is missed."""
    exact = [t for t in told if t.to_the_day]
    right = [t for t in exact if any(t.near(d) for d in days)]
    outside = [t for t in exact if t not in right and not is_covered(t.first, known)]
    false = [t for t in exact if t not in right and t not in outside]
    met = [row for row in wanted if any(t.near(row.day) for t in right)]
    loose = [row for row in wanted if any(t.near(row.day) for t in told if (t.last - t.first).days < 7)]
    print(f"\n{name}: {len(exact)} dated to the day, {len(told) - len(exact)} to longer, {undated} undated")
    if exact:
        print(f"  precision {len(right) / len(exact):.3f} ({len(right)} of {len(exact)})")
        print(f"  of those on days the chronology keeps: {len(right) / (len(exact) - len(outside)):.3f}")
    if wanted:
        print(f"  recall {len(met) / len(wanted):.3f} ({len(met)} of {len(wanted)} rows)")
        print(f"  with happenings dated to a week or less: {len(loose)} of {len(wanted)}")
    for title, group in (("false", false), ("on days the chronology leaves out", outside)):
        print(f" {title}: {len(group)}")
        for t in group:
            show(t, short)
    missed = [row for row in wanted if row not in met]
    print(f" missed: {len(missed)}")
    for row in missed:
        show_missed(row, says, short)


def main() -> None:
    """Print the figures of docs/history.md."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--record", default="out/history.db")
    arguments.add_argument("--short", action="store_true")
    given = arguments.parse_args()
    Path(given.record).parent.mkdir(parents=True, exist_ok=True)
    with Record(given.record) as record:
        if not record.store.statistics()["reports"]:
            read(record)
        history = History(record)
    print(f"{len(history.reports)} reports touch North Korea")
    known = [day for day, _ in rows_of(TESTS, lambda row: True)]
    tests = rows_of(TESTS, lambda row: row["type"].startswith(("Missile", "Nuclear")))
    told, undated = history.done("PRK", lambda h: h.kind == "weapons")
    compare(
        "Tests and launches of North Korea", told, undated, [d for d, _ in tests],
        rows(tests, history.reports, is_on_test), known, says_test, given.short,
    )  # fmt: skip
    adopted = rows_of(MEETINGS, lambda row: bool(row["resolutions"]))
    told, undated = history.done("UNO", history.decides)
    compare(
        "Decisions of the Security Council", told, undated, [d for d, _ in adopted],
        rows(adopted, history.reports, tells_decision), known, says_decision, given.short,
    )  # fmt: skip


if __name__ == "__main__":
    main()
