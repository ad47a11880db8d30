"""Score events and statements on our own development set (benchmarks/reports.jsonl, excerpts.jsonl).

    .venv/bin/python scripts/measure_reports.py [--pred FILE] [--keep FILE] [--mistakes FILE]

from the project's root, ../shared beside it. The sets hold ids and offsets; the texts are read
from ../shared/news/articles.jsonl.gz. `--keep` writes what the coder printed, `--pred` scores
that instead of running it anew, `--mistakes` writes every difference with its sentence.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from news import ARTICLES, ROOT, Row, read_rows

from onrecord.coder import Coder
from onrecord.evaluation import Evaluation, evaluate
from onrecord.evaluation.figures import Figures, Mistake, Rate
from onrecord.parse.sentences import split
from onrecord.plain import to_line
from onrecord.read import Read, reports
from onrecord.vocabulary import CALLED_OFF, Status

REPORTS = ROOT / "benchmarks" / "reports.jsonl"
EXCERPTS = ROOT / "benchmarks" / "excerpts.jsonl"
ENOUGH = 40
# What issue C asks for, over the found events or (given triggers) over all.
TARGETS = {
    "future": 0.75,
    "cancelled or postponed": 0.65,
    "negated": 0.65,
    "hypothetical": 0.6,
    "historical": 0.6,
}


def _texts(wanted: set[str], path: Path) -> dict[str, Row]:
    """Write the articles that are wanted to `path`, as they stand."""
    found = {}
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines, path.open("w", encoding="utf-8") as kept:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                found[row["id"]] = row
                kept.write(line)
    return found


def _code(coder: Coder, texts: Path, path: Path) -> None:
    with path.open("w", encoding="utf-8") as kept:
        for read in reports([texts], knowledge=coder.knowledge, raw_jsonl=True):
            if isinstance(read, Read):
                kept.write(to_line(coder.code(read.report)) + "\n")


def _written(rows: Iterable[Row], path: Path) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def _of(value: float | None) -> str:
    return "  -  " if value is None else f"{value:.3f}"


def _line(name: str, rate: Rate) -> str:
    return (
        f"  {name:24} P {_of(rate.precision)}  R {_of(rate.recall)}  F1 {_of(rate.f1)}"
        f"   ({rate.wanted} wanted, {rate.given} given, {rate.right} right)"
    )


def _layers(name: str, figures: Figures[Any]) -> None:
    print(name)
    for layer, rate in figures.rates.items():
        if not rate.wanted:
            continue
        right, found = figures.of_found.get(layer, (0, 0))
        print(_line(layer, rate) + (f"  {right / found:.1%} of those found" if found else ""))


def _statuses(rates: dict[str, Rate]) -> None:
    both = [rates.get(name, Rate()) for name in sorted(CALLED_OFF)]
    joined = Rate(*(sum(getattr(rate, part) for rate in both) for part in ("wanted", "given", "right")))
    for name, rate in {**dict(sorted(rates.items())), "cancelled or postponed": joined}.items():
        target = f"  target {TARGETS[name]:.2f}" if name in TARGETS else ""
        print(_line(name, rate) + target)


def _agreement(made: Evaluation) -> None:
    row = made.as_dict()["agreement"]
    for kind in ("events", "statements"):
        alphas = ", ".join(f"{name} {_of(value)}" for name, value in row[kind]["alpha"].items())
        print(f"  {kind}: F1 {_of(row[kind]['f1'])} ({row[kind]['both']} shared); alpha {alphas}")


def _counts(rows: Sequence[Row]) -> None:
    """How many events the sets have of each status, an event that two hands have counted once."""
    seen: dict[tuple[str, int], str] = {}
    for row in rows:
        for event in row["events"]:
            seen.setdefault((row["id"], event["trigger"]["start"]), event["statuses"][0])
    for status, count in Counter(seen.values()).most_common():
        print(f"  {status:14} {count:5}" + ("" if count >= ENOUGH else f"   short of {ENOUGH}"))


def _given_triggers(coder: Coder, rows: Sequence[Row], articles: dict[str, Row]) -> dict[str, Rate]:
    """Status by class where the triggers are given: the decision without the finding."""
    rates: dict[str, Rate] = {}
    by_id: dict[str, dict[tuple[int, int], list[str]]] = {}
    for row in rows:
        events = by_id.setdefault(row["id"], {})
        for event in row["events"]:
            at = (event["trigger"]["start"], event["trigger"]["end"])
            events[at] = list(dict.fromkeys([*events.get(at, []), *event["statuses"]]))
    for name, events in by_id.items():
        article = articles[name]
        said: Sequence[Status] = coder.status(article["text"], list(events), article.get("date"))
        for accepted, status in zip(events.values(), said, strict=True):
            meant = status if status in accepted else accepted[0]
            rates.setdefault(meant, Rate()).wanted += 1
            rates.setdefault(status, Rate()).given += 1
            rates[meant].right += status in accepted
    return rates


def _told(mistake: Mistake, text: str) -> str:
    start, end = next(
        ((s, e) for s, e in split(text) if s <= mistake.start < e), (mistake.start, mistake.end)
    )
    sentence = f"{text[start : mistake.start]}[[{mistake.words}]]{text[mistake.end : end]}"
    return (
        f"{mistake.report}\t{mistake.start}\t{mistake.layer}\twanted {mistake.wanted}\tgiven {mistake.given}"
        f"\t{' '.join(sentence.split())}"
    )


def _measure(folder: Path, given: argparse.Namespace) -> None:
    rows, excerpts = list(read_rows(REPORTS)), list(read_rows(EXCERPTS))
    articles = _texts({row["id"] for row in (*rows, *excerpts)}, folder / "texts.jsonl")
    coder = Coder()
    answers = Path(given.pred or given.keep or folder / "answers.jsonl")
    if not given.pred:
        _code(coder, folder / "texts.jsonl", answers)

    def scored(some: Iterable[Row]) -> Evaluation:
        gold = _written(some, folder / "gold.jsonl")
        return evaluate(
            [gold], texts=[folder / "texts.jsonl"], predictions=[answers], coder=coder, on_problem=print
        )

    both = scored(rows)
    parts = {
        f"{both.reports} reports, both hands": both,
        "hand A alone": scored(row for row in rows if row["coder"] == "A"),
        "hand B alone": scored(row for row in rows if row["coder"] == "B"),
    }
    for name, made in parts.items():
        print(f"== {name}")
        _layers("events", made.event_figures)
        _layers("statements", made.statement_figures)
    print("== agreement of the two hands, reports")
    _agreement(both)
    print("== agreement of the two hands, excerpts")
    sentences = scored(excerpts)
    _agreement(sentences)
    everything = scored([*rows, *excerpts])
    print("== status of found events, reports and excerpts")
    _statuses(everything.event_figures.classes["status"])
    print("== status where the triggers are given, reports and excerpts")
    _statuses(_given_triggers(coder, [*rows, *excerpts], articles))
    print("== how many of each status")
    _counts([*rows, *excerpts])
    if given.mistakes:
        lines = [_told(mistake, articles[mistake.report]["text"]) for mistake in everything.mistakes]
        Path(given.mistakes).write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--pred")
    arguments.add_argument("--keep")
    arguments.add_argument("--mistakes")
    with TemporaryDirectory() as folder:
        _measure(Path(folder), arguments.parse_args())


if __name__ == "__main__":
    main()
