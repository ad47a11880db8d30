"""Read all real reports into a record and print what it cost and found.

    .venv/bin/python scripts/measure_news.py [INPUT] [--record FILE]

INPUT is ../shared/news/articles.jsonl.gz unless given.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from pathlib import Path

from news import ARTICLES

from onrecord.api import Record
from onrecord.coder import Coder


def main() -> None:
    """Print the figures of docs/benchmarks.md."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("input", nargs="?", default=str(ARTICLES))
    arguments.add_argument("--record", default="out/news.db")
    given = arguments.parse_args()
    Path(given.record).parent.mkdir(exist_ok=True)
    coder = Coder()
    start = time.perf_counter()
    stages: dict[str, float] = {}

    def tell(stage: str, done: int) -> None:
        stages.setdefault(stage, time.perf_counter() - start)
        if stage == "reading" and done % 250 == 0:
            print(f"  {done} reports after {time.perf_counter() - start:.0f} s", flush=True)

    with Record(given.record, coder=coder) as record:
        reading = record.read([given.input], on_progress=tell, on_problem=lambda p: print(f"  {p}"))
        read = time.perf_counter() - start
        mismatches = record.verify()
        verified = time.perf_counter() - start - read
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"reports added {reading.added}, refused {len(reading.problems)}, skipped {len(reading.skipped)}")
    print(f"sentences parsed {coder.parsed}, skipped {coder.unparsed}")
    print(", ".join(f"{name} {count}" for name, count in Counter(reading.counts).items()))
    print("stages begun at (s):", ", ".join(f"{name} {at:.0f}" for name, at in stages.items()))
    print(
        f"seconds {read:.0f} (verify {verified:.0f}), peak memory {peak:.0f} MB, mismatches {len(mismatches)}"
    )


if __name__ == "__main__":
    main()
