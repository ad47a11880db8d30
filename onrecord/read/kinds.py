"""What a file is, by its first bytes rather than its name."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.errors import InputError
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.read import FILE_KINDS

Kind = Literal["html", "feed", "warc", "lines", "text"]

_HTML = re.compile(
    rb"<!doctype html|<html[\s>]|<(?:head|body|article|meta|div|p|title|h1|main|section)[\s>/]", re.IGNORECASE
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_LINE_SUFFIXES = (".jsonl", ".ndjson", ".json")


class KindFinder:
    """Tells the kinds of input apart, and names the files that hold no report."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._signatures = [(bytes.fromhex(row.signature), row) for row in knowledge.rows(FILE_KINDS)]

    def find(self, head: bytes, source: str) -> Kind:
        """The kind of an input from its first 64 KiB (uncompressed).

        Raises:
            InputError: it is empty, or holds no text.
        """
        for signature, row in self._signatures:
            if head[row.offset : row.offset + len(signature)] == signature:
                raise InputError(f"is {row.name}, not a report", input=source, remedy=row.remedy)
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not start:
            raise InputError("is empty", input=source, remedy="give a file with text in it")
        if start.startswith(b"WARC/"):
            return "warc"
        if not head.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x00" in head:
            raise InputError(
                "holds binary data, not text", input=source, remedy="give text, HTML or JSON Lines"
            )
        name = source.lower().removesuffix(".gz")
        if start.startswith(b"{") or (name.endswith(_LINE_SUFFIXES) and not start.startswith(b"<")):
            return "lines"
        if start.startswith(b"["):
            return "lines" if re.match(rb"\[\s*\{\s*\"", start) else "text"
        if start.startswith(b"<"):
            if _FEED.search(start[:2000]) and not _HTML.match(start):
                return "feed"
            if _HTML.search(start):
                return "html"
        return "text"
