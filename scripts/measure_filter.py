"""What the sentence filter keeps of the gold events, and how much of the news it lets through.

.venv/bin/python scripts/measure_filter.py       from the project's root; ../shared beside it
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from onrecord.coder import Coder
from onrecord.parse.sentences import split

SHARED = Path(__file__).parents[2] / "shared"


def _rows(path: Path) -> Iterator[dict[str, object]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main() -> None:
    """Print recall on sentences with a gold event, and the share of sentences and tokens kept."""
    coder = Coder()
    for name in ("what.plv.jsonl", "what.petrarch.jsonl"):
        texts = [str(row["text"]) for row in _rows(SHARED / "gold/dev" / name)]
        kept = sum(any(coder.filter(text[a:b]) for a, b in split(text)) for text in texts)
        print(f"{name}: {kept} of {len(texts)} sentences with a gold event kept ({kept / len(texts):.1%})")
    sentences = parsed = words = words_parsed = 0
    for number, row in enumerate(_rows(SHARED / "news/articles.jsonl.gz")):
        if number % 10:
            continue
        text = str(row["text"])
        for start, end in split(text):
            length = len(text[start:end].split())
            keep = coder.filter(text[start:end])
            sentences, parsed = sentences + 1, parsed + keep
            words, words_parsed = words + length, words_parsed + keep * length
    print(f"every tenth report: {parsed / sentences:.1%} of sentences parsed,", end=" ")
    print(f"{words_parsed / words:.1%} of words")


if __name__ == "__main__":
    main()
