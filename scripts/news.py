"""The real reports that lie beside the project, as the measuring scripts read them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
NEWS = ROOT.parent / "shared" / "news"
ARTICLES = NEWS / "articles.jsonl.gz"
Row = dict[str, Any]


def read_rows(path: Path) -> Iterator[Row]:
    """The lines of a JSON Lines file, plain or gzip."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def quiet() -> set[str]:
    """The ids of the reports that a reader found free of any PLOVER event."""
    return set((NEWS / "quiet.txt").read_text(encoding="utf-8").split())
