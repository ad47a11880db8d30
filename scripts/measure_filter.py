"""What the sentence filter keeps of the gold, and how many words of the news it leaves out.

.venv/bin/python scripts/measure_filter.py [fast|balanced]    from the project's root; ../shared beside it

Nothing is parsed: a sentence with gold in it counts as kept where the filter would have it parsed.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from typing import get_args

from news import ARTICLES, NEWS, ROOT, Row, quiet, read_rows

from onrecord.parse.relevance import SentenceFilter, Speed
from onrecord.parse.sentences import split

GOLD = NEWS.parent / "gold/dev"


class Kept:
    """Which sentences of a text are kept."""

    def __init__(self, choose: SentenceFilter, text: str) -> None:
        extents = split(text)
        self.starts = [start for start, _ in extents]
        self.words = [len(text[start:end].split()) for start, end in extents]
        self.wanted = choose([text[start:end] for start, end in extents])

    def at(self, offset: int) -> bool:
        return self.wanted[bisect_right(self.starts, offset) - 1]


def _left_out(choose: SentenceFilter, name: str, texts: Iterable[str]) -> None:
    words = left_out = reports = 0
    for text in texts:
        kept = Kept(choose, text)
        reports += 1
        words += sum(kept.words)
        left_out += sum(n for n, want in zip(kept.words, kept.wanted, strict=True) if not want)
    print(f"{name}: {reports} reports, {words} words, {left_out / words:.1%} left out")


def _recall(name: str, kept: Iterable[bool]) -> None:
    counts = Counter(kept)
    print(f"{name}: {counts[True]} of {counts.total()} kept, {counts[True] / counts.total():.1%}")


def _cue(statement: Row) -> int | None:
    """Where a gold statement's cue starts, else its source."""
    span = statement["cue"] or statement["source"]
    if not span:
        return None
    return int(span["start"] if isinstance(span, dict) else span[0][0])


def main(speed: Speed) -> None:
    """Print recall on gold events and cues, and the share of words left out by kind of report."""
    choose = SentenceFilter(speed)
    print(f"speed: {speed}")
    for name in ("what.plv.jsonl", "what.petrarch.jsonl"):
        texts = [str(row["text"]) for row in read_rows(GOLD / name)]
        # As if in a longer report of which nothing else is known: alone they are always parsed.
        scores = [choose.alone(text) for text in texts]
        _recall(f"{name}, sentences with an event", scores)
    articles = list(read_rows(ARTICLES))
    texts_by_id = {row["id"]: str(row["text"]) for row in articles}
    gold = list(read_rows(ROOT / "benchmarks/reports.jsonl"))
    whole = {row["id"]: Kept(choose, texts_by_id[row["id"]]) for row in gold}
    _recall(
        "benchmarks/reports.jsonl, events",
        [whole[row["id"]].at(event["trigger"]["start"]) for row in gold for event in row["events"]],
    )
    cues = [(whole[row["id"]], _cue(made)) for row in gold for made in row["statements"]]
    _recall("benchmarks/reports.jsonl, statements", [kept.at(cue) for kept, cue in cues if cue is not None])
    cued, said = [], []
    for row in read_rows(GOLD / "said.dev.jsonl"):
        kept = Kept(choose, row["text"])
        for made in row["statements"]:
            cue = _cue(made)
            if cue is not None:
                cued.append(kept.at(cue))
            said += [kept.at(start) for start, _ in made["content"]]
    _recall("said.dev.jsonl, sentences with a cue", cued)
    _recall("said.dev.jsonl, sentences in which content begins", said)
    calm = quiet()
    groups: dict[str, Callable[[int, Row], bool]] = {
        "every tenth report": lambda number, _: number % 10 == 0,
        "tri: and state:": lambda _, row: row["id"].startswith(("tri:", "state:")),
        "quiet.txt": lambda _, row: row["id"] in calm,
    }
    for name, belongs in groups.items():
        _left_out(choose, name, [row["text"] for n, row in enumerate(articles) if belongs(n, row)])


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else "balanced"
    main(next(speed for speed in get_args(Speed) if speed == asked))
