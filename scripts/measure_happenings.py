"""Score merged happenings on groups of real reports, and draw merged happenings to read.

    .venv/bin/python scripts/measure_happenings.py [--record FILE] [--errors]
    .venv/bin/python scripts/measure_happenings.py --record FILE --draw 50 --seed 1
    .venv/bin/python scripts/measure_happenings.py --judged
    .venv/bin/python scripts/measure_happenings.py --copies [--errors]

From the project's root; ../shared beside it. Without `--record` the reports of the groups are
read and merged by themselves; with it those of a record are merged anew, among all others.

Groups (ids of reports whose lead is one happening) are the 19 of ../shared/news/same_happening.jsonl
and those of benchmarks/same_happening.jsonl, which also gives the kinds and parties to look for.
A happening is the group's where its kind is among these, its parties include them (or are
unsaid) and a date of it falls on the group's (or between `since` and it), a day more or less;
undated, it is told of about then and is not still ahead two days later. Two reports are linked where one
such happening holds mentions of both. Wanted are the links of each two reports of a group. False
is every link of a report of a group to one outside it: to the group's near-misses (`near`: the same
parties and kind on another day, or the like) and to all reports of all other groups, but those
that a reader found to tell of the happening too (`also`).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from zlib import crc32

from news import ARTICLES, NEWS, ROOT, Row, read_rows

from onrecord.knowledge import Knowledge
from onrecord.merge import Links, Merger, entities
from onrecord.model import Coded, Happening, Report
from onrecord.read.copies import Copies
from onrecord.vocabulary import OPEN

SET = ROOT / "benchmarks" / "same_happening.jsonl"
DRAWN = ROOT / "benchmarks" / "merged_happenings.jsonl"
COPIES = ROOT / "benchmarks" / "copies_judged.jsonl"
# A date wider than this (days) names no day; an undated happening is one of the days before its first report.
WEEK = 7
AHEAD = 60


def groups() -> list[Row]:
    """The groups of both files, each with ids, near, also, kinds, parties and event_date."""
    ours = {row["cluster"]: row for row in read_rows(SET)}
    theirs = {row["cluster"]: row for row in read_rows(NEWS / "same_happening.jsonl")}
    made = [{**theirs.get(name, {}), **row} for name, row in ours.items()]
    return [{"near": [], "also": [], **row} for row in made]


def _coded(record: str | None, wanted: set[str]) -> list[Coded]:
    if record is not None:
        from onrecord.record import Store

        return list(Store(record, create=False).coded())
    from onrecord.coder import Coder

    coder = Coder()
    read = _read(wanted, coder.knowledge)
    return [coder.code(report) for report in Copies(coder.knowledge).mark(read)]


def _read(wanted: set[str], knowledge: Knowledge) -> list[Report]:
    """The reports of these ids, read as a user's are."""
    from onrecord.read import reports

    folder = ROOT / "out"
    folder.mkdir(exist_ok=True)
    source = folder / "chosen_reports.jsonl"
    source.write_text(
        "".join(json.dumps(row) + "\n" for row in read_rows(ARTICLES) if row["id"] in wanted), "utf-8"
    )
    return [r.report for r in reports([str(source)], knowledge=knowledge) if not isinstance(r, Exception)]


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day[:10]).toordinal() if day and len(day) >= 10 else None


class Matcher:
    """Which happenings are a group's."""

    def __init__(self, coded: Iterable[Coded], links: Links) -> None:
        self._published = {c.report.id: _ordinal(c.report.published.from_) for c in coded}
        self._links = links

    def _countries(self, happening: Happening) -> set[str]:
        # Who fires is the weapons' party; at whom, or over whom, is not.
        beside = () if happening.kind == "weapons" else happening.recipients
        parties = [p.entity for p in (*happening.actors, *beside)]
        homes = (self._links.home(p) for p in parties)
        return {
            (self._links.country(home) if home else None) or p for p, home in zip(parties, homes, strict=True)
        }

    def is_of(self, happening: Happening, group: Row) -> bool:
        """Whether a happening has the group's kind, parties and date."""
        if happening.kind not in group["kinds"]:
            return False
        wanted = {self._links.country(code) for code in group["parties"]}
        if (
            wanted
            and not wanted <= (there := self._countries(happening))
            and (len(there) > 1 or not there <= wanted)
        ):
            return False
        day = _ordinal(group["event_date"]) or 0
        # What was kept secret is dated in many ways between the day it began and the day it came out.
        since = _ordinal(group.get("since")) or day
        spans = [
            (first, last)
            for d in happening.dates
            if (first := _ordinal(d.from_ or d.to)) is not None
            and (last := _ordinal(d.to or d.from_)) is not None
        ]
        narrow = [span for span in spans if span[1] - span[0] <= WEEK]
        if spans:
            return any(first - 1 <= day and since <= last + 1 for first, last in narrow or spans)
        told = [t for r in happening.reports if (t := self._published.get(r)) is not None]
        # What a report of two days after still has ahead of it is another happening than the group's.
        if happening.status in OPEN and told and max(told) > day + 1:
            return False
        ahead = AHEAD if happening.kind == "meeting" else 0
        return bool(told) and min(told) - WEEK <= day <= min(told) + ahead


def _score(
    found: list[Row], happenings: tuple[Happening, ...], matcher: Matcher, name: dict[str, str]
) -> Row:
    everyone = {i for g in found for i in (*g["ids"], *g["near"])}
    right = wrong = wanted = 0
    rows = []
    for g in found:
        mine = set(g["ids"])
        strangers = everyone - mine - set(g["also"])
        holding = [{name.get(r, r) for r in h.reports} & everyone for h in happenings if matcher.is_of(h, g)]
        linked = {frozenset(p) for held in holding for p in combinations(sorted(held), 2)}
        kept = [p for p in combinations(sorted(mine), 2) if frozenset(p) in linked]
        false = sorted(tuple(sorted(p)) for p in linked if len(p & mine) == 1 and len(p & strangers) == 1)
        wanted += len(mine) * (len(mine) - 1) // 2
        right += len(kept)
        wrong += len(false)
        missed = [p for p in combinations(sorted(mine), 2) if frozenset(p) not in linked]
        rows.append({"group": g["cluster"], "what": g["what"], "missed": missed, "false": false})
    precision, recall = right / max(1, right + wrong), right / max(1, wanted)
    return {
        "groups": len(found),
        "wanted": wanted,
        "right": right,
        "false": wrong,
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "rows": rows,
    }


def _merged(coded: list[Coded], knowledge: Knowledge) -> tuple[tuple[Happening, ...], Links]:
    links = entities(coded)[1]
    return Merger(knowledge).happenings(coded, (), links), links


def measure_groups(record: str | None, errors: bool) -> None:
    """Print precision, recall and F1 over the pairs of the groups."""
    found = groups()
    coded = _coded(record, {i for g in found for i in (*g["ids"], *g["near"])})
    happenings, links = _merged(coded, Knowledge())
    name = {c.report.id: c.id for c in coded}
    score = _score(found, happenings, Matcher(coded, links), name)
    for row in score.pop("rows"):
        if errors and (row["missed"] or row["false"]):
            print(f"{row['group']} {row['what']}")
            for verdict in ("missed", "false"):
                for pair in row[verdict]:
                    print(f"    {verdict}: {' | '.join(pair)}")
    ours = [g for g in found if g["cluster"].startswith("C")]
    part = _score(ours, happenings, Matcher(coded, links), name)
    print(json.dumps({k: round(v, 3) if isinstance(v, float) else v for k, v in score.items()}))
    print("the 19 alone:", {k: round(part[k], 3) for k in ("precision", "recall", "f1")})


def draw(record: str, number: int, seed: int) -> None:
    """Print `number` merged happenings (two reports or more that are no copies) drawn at random, to read."""
    coded = _coded(record, set())
    happenings, _ = _merged(coded, Knowledge())
    of = {c.report.id: c for c in coded}
    events = {e.id: (c, e) for c in coded for e in c.events}
    merged = []
    for h in happenings:
        origins = {of[r].report.origin or r for r in h.reports}
        if len(origins) > 1:
            merged.append(h)
    print(f"{len(merged)} merged happenings of {len(happenings)}")
    for n, h in enumerate(random.Random(seed).sample(sorted(merged, key=lambda h: h.id), number), 1):
        days = ", ".join(sorted({(d.from_ or "") for d in h.dates}))
        print(f"\n#{n} {h.id} {h.kind} {h.type} {h.status} {days}")
        by_report: dict[str, list[str]] = defaultdict(list)
        for e in h.events:
            c, event = events[e]
            day = event.date.from_ if event.date else "-"
            by_report[c.id].append(f"[{event.trigger.text}/{event.status}/{day}] {event.sentence.text[:330]}")
        for report, told in by_report.items():
            c = next(c for c in (of[r] for r in h.reports) if c.id == report)
            print(f"  {report} ({c.report.published.from_}) {(c.report.title or '')[:80]}")
            for line in told[:3]:
                print("     ", " ".join(line.split()))


def judged() -> None:
    """Print the verdicts kept on drawn happenings, by draw."""
    rows = list(read_rows(DRAWN))
    for name in sorted({row["draw"] for row in rows}):
        verdicts = Counter(row["verdict"] for row in rows if row["draw"] == name)
        print(name, dict(verdicts))


def measure_copies(errors: bool) -> None:
    """Print how the judged pairs come out, by sort: those the rules were made on, and the others."""
    knowledge = Knowledge()
    pairs = list(read_rows(COPIES))
    wanted = {i for pair in pairs for i in pair["ids"]}
    marked = {r.given_id or r.id: r for r in Copies(knowledge).mark(_read(wanted, knowledge))}
    counted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        one, other = (marked[i] for i in pair["ids"])
        if one.supersedes == other.id or other.supersedes == one.id:
            said = "update"
        elif one.origin != other.origin:
            said = "independent"
        else:
            said = "copy" if one.copy_of or other.copy_of else "rewrite"
        half = "made on" if crc32(" ".join(sorted(pair["ids"])).encode()) % 2 == 0 else "kept apart"
        counted[pair["verdict"], half][said] += 1
        if errors:
            print(f"  {pair['verdict']} ({half}) told as {said}: {' | '.join(pair['ids'])}")
    for (verdict, half), outcomes in sorted(counted.items()):
        print(f"{verdict} ({half}): {dict(outcomes)} of {sum(outcomes.values())}")


def main() -> None:
    """Print the figures of docs/merging.md."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--record")
    arguments.add_argument("--errors", action="store_true")
    arguments.add_argument("--draw", type=int)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--judged", action="store_true")
    arguments.add_argument("--copies", action="store_true")
    given = arguments.parse_args()
    if given.judged:
        judged()
    elif given.copies:
        measure_copies(given.errors)
    elif given.draw:
        draw(given.record, given.draw, given.seed)
    else:
        measure_groups(given.record, given.errors)


if __name__ == "__main__":
    main()
