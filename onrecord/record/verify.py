"""Re-read every span of a record against the stored text, and every text against its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.record.spans import spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """One thing in the record that its text does not bear out.

    Attributes:
        entry: the entry's id.
        report: the report whose text or bytes are meant.
        field: the path of fields to the span, or `text_sha256`, `raw_sha256`.
        problem: what is wrong, in words.
        expected: what the entry says.
        found: what the stored text or bytes say, where there is something.
    """

    entry: str
    report: str
    field: str
    problem: str
    expected: str
    found: str | None = None


def text_hash(text: str) -> str:
    """The sha256 of a report's text, as `read` computes it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def check_report(report: Mapping[str, Any], raw: bytes) -> Iterator[Mismatch]:
    """A report's text and raw bytes against the hashes it was read with."""
    checks = (
        ("text_sha256", report["text_sha256"], text_hash(report["text"]), "the stored text was changed"),
        ("raw_sha256", report["raw_sha256"], hashlib.sha256(raw).hexdigest(), "the raw bytes were changed"),
    )
    for name, expected, found, problem in checks:
        if expected and expected != found:
            yield Mismatch(
                entry=report["id"],
                report=report["id"],
                field=name,
                problem=problem,
                expected=expected,
                found=found,
            )


def check_spans(entry: str, value: Any, texts: Mapping[str, tuple[str, str | None]]) -> Iterator[Mismatch]:
    """Every span of a printed value against the texts it says it lies in.

    Args:
        entry: the id of the entry the value belongs to.
        value: the printed value.
        texts: `(text, title)` by report id.
    """
    for path, span in spans(value):
        report = span.get("report")
        if report is None or report not in texts:
            yield Mismatch(
                entry=entry,
                report=str(report),
                field=path,
                problem="the span names no report of this record",
                expected=span["text"],
            )
            continue
        text, title = texts[report]
        within = (title or "") if span["in"] == "title" else text
        found = within[span["start"] : span["end"]] if 0 <= span["start"] <= span["end"] else ""
        if found != span["text"]:
            yield Mismatch(
                entry=entry,
                report=report,
                field=path,
                problem="the text does not read so",
                expected=span["text"],
                found=found,
            )
