"""The real reports that training rows point into."""

from __future__ import annotations

import gzip
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.knowledge import Knowledge
from onrecord.model import Report
from onrecord.read import Read, reports


def read_reports(
    articles: Path, wanted: Collection[str], knowledge: Knowledge, *, as_given: bool
) -> Iterator[tuple[str, Report]]:
    """The wanted reports with their ids, in the order of the articles.

    Args:
        articles: `news/articles.jsonl.gz`.
        as_given: take the text as it stands, else cleaned of what is not the report's; offsets
            count in one or the other.
    """
    with TemporaryDirectory() as folder:
        texts = Path(folder) / "reports.jsonl"
        with gzip.open(articles, "rt", encoding="utf-8") as lines, texts.open("w", encoding="utf-8") as kept:
            kept.writelines(line for line in lines if json.loads(line)["id"] in wanted)
        for read in reports([texts], knowledge=knowledge, raw_jsonl=as_given):
            if isinstance(read, Read):
                yield read.report.given_id or read.report.id, read.report
