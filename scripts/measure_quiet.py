"""Count the events found in reports that a reader found free of any PLOVER event.

.venv/bin/python scripts/measure_quiet.py       from the project's root; ../shared beside it
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from onrecord.coder import Coder

NEWS = Path(__file__).parents[2] / "shared" / "news"


def main() -> None:
    """Print how many events a quiet report holds."""
    quiet = set((NEWS / "quiet.txt").read_text(encoding="utf-8").split())
    coder = Coder()
    found = []
    with gzip.open(NEWS / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in quiet:
                found.append(len(coder.what(row["text"], row.get("date"))))
    print(f"{len(found)} reports, {sum(found)} events, {sum(found) / len(found):.2f} a report")


if __name__ == "__main__":
    main()
