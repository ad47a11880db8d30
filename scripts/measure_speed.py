"""What each room costs beside parsing, in one process and one run.

.venv/bin/python scripts/measure_speed.py [EVERY]    every so-many-th report (default 40)
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from pathlib import Path

from onrecord.coder import Coder, report_of
from onrecord.parse.documents import documents

ARTICLES = Path(__file__).parents[2] / "shared" / "news" / "articles.jsonl.gz"


def main(every: int) -> None:
    """Print seconds and tokens a second of the bare pipeline, of ours, and of every room."""
    coder = Coder()
    coder.rooms.build()
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for number, line in enumerate(lines) if number % every == 0]
    texts = [row["text"] for row in rows]
    reports = [report_of(row["text"], row.get("date"), id=row["id"]) for row in rows]
    spent: dict[str, float] = {}

    def clock(name: str, start: float) -> float:
        now = time.process_time()
        spent[name] = spent.get(name, 0.0) + now - start
        return now

    start = time.process_time()
    tokens = sum(len(doc) for doc in coder.nlp.pipe(texts))
    bare = time.process_time() - start
    rooms = coder.rooms
    for text, report in zip(texts, reports, strict=True):
        start = time.process_time()
        doc = next(documents(coder.nlp, [text], coder.filter))
        start = clock("parse", start)
        times = rooms.times.find(doc, report)
        start = clock("when", start)
        actors = rooms.actors.find(doc, report)
        start = clock("who", start)
        places = rooms.places.find(doc, report)
        start = clock("where", start)
        statements = rooms.statements.find(doc, report, actors, times, places)
        start = clock("said", start)
        events = rooms.events.find(doc, report, actors, times, places, statements)
        start = clock("what", start)
        rooms.filler.fill(doc, report, actors, events)
        clock("details", start)
    ours = sum(spent.values())
    print(f"{len(texts)} reports, {tokens} tokens")
    print(f"bare spaCy pipeline {bare:.1f} s ({tokens / bare:.0f} tokens/s)")
    print(f"OnRecord {ours:.1f} s ({tokens / ours:.0f} tokens/s), {ours / bare:.2f} times the bare pipeline")
    for name, seconds in spent.items():
        print(f"  {name}: {seconds:.2f} s, {seconds / bare:.1%} of the bare pipeline")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
