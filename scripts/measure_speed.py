"""What each room costs beside parsing, in one process and one run.

.venv/bin/python scripts/measure_speed.py [EVERY [SPEED [PREFIX…]]]

every so-many-th report (default 40), at a speed of `onrecord --speed` (default thorough), of reports
whose ids begin with one of the prefixes (default all; `tri: state:` for political ones).
"""

from __future__ import annotations

import sys
import time
from typing import cast

from news import ARTICLES, read_rows

from onrecord.coder import Coder, report_of
from onrecord.parse.documents import documents
from onrecord.parse.relevance import Speed


def main(every: int, speed: Speed, prefixes: tuple[str, ...]) -> None:
    """Print seconds and tokens a second of the bare pipeline, of ours, and of every room."""
    coder = Coder(speed=speed)
    coder.rooms.build()
    drawn = [row for row in read_rows(ARTICLES) if row["id"].startswith(prefixes or "")][::every]
    texts = [row["text"] for row in drawn]
    reports = [report_of(row["text"], row.get("date"), id=row["id"]) for row in drawn]
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
    given = sys.argv[1:]
    main(
        int(given[0]) if given else 40,
        cast(Speed, given[1]) if len(given) > 1 else "thorough",
        tuple(given[2:]),
    )
