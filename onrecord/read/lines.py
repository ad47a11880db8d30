"""From JSON Lines to one draft a line; one bad line is one error, and the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.errors import InputError
from onrecord.model import Published
from onrecord.read import pages
from onrecord.read.characters import decode
from onrecord.read.dates import from_iso
from onrecord.read.drafts import Draft
from onrecord.read.inputs import Opened

_WORDS = ("id", "text", "title", "date", "url", "outlet", "html", "byline")


def _object(line: bytes, source: str) -> dict[str, Any]:
    try:
        loaded = json.loads(decode(line))
    except (json.JSONDecodeError, RecursionError) as error:
        detail = (
            f"{error.msg} at column {error.colno}"
            if isinstance(error, json.JSONDecodeError)
            else "nested too deeply"
        )
        raise InputError(
            f"is not valid JSON ({detail})", input=source, remedy="write one JSON object a line"
        ) from None
    if not isinstance(loaded, dict):
        raise InputError(
            f"holds a JSON {type(loaded).__name__}, not an object",
            input=source,
            remedy="write one JSON object a line",
        )
    for word in _WORDS:
        value = loaded.get(word)
        if word == "id" and isinstance(value, int) and not isinstance(value, bool):
            loaded[word] = str(value)
        elif value is not None and not isinstance(value, str):
            raise InputError(
                f"its field {word!r} is not a string", input=source, remedy="put it in quotation marks"
            )
    return loaded


def _draft(line: bytes, source: str, key: str) -> Draft:
    row = _object(line, source)
    published = from_iso(row["date"], "given", source) if row.get("date") else Published()
    known = {"given_id": row.get("id"), "url": (row.get("url") or "").strip() or None}
    if not (row.get("text") or "").strip() and row.get("html"):
        page = pages.draft(line, source, key, url=known["url"], html=row["html"])
        return Draft(
            source=source,
            key=key,
            raw=line,
            media_type="application/json",
            text=page.text,
            title=row.get("title") or page.title,
            outlet=row.get("outlet") or page.outlet,
            byline=row.get("byline") or page.byline,
            published=published if published.value else page.published,
            dropped=page.dropped,
            given_id=row.get("id"),
            url=known["url"] or page.url,
        )
    if not isinstance(row.get("text"), str):
        raise InputError("has neither 'text' nor 'html'", input=source, remedy="give every line one of them")
    return Draft(
        source=source,
        key=key,
        raw=line,
        media_type="application/json",
        text=row["text"],
        title=row.get("title") or None,
        outlet=row.get("outlet") or None,
        byline=row.get("byline") or None,
        published=published,
        given_id=known["given_id"],
        url=known["url"],
    )


def drafts(given: Opened) -> Iterator[Draft | InputError]:
    """One draft or one error a line, empty lines passed over, never more than a line in memory."""
    for number, line in enumerate(given.stream, 1):
        if not line.strip():
            continue
        # An object or list written over many lines would be an error a line.
        if line.strip() in {b"{", b"["}:
            yield InputError(
                "holds JSON written over several lines",
                input=given.source,
                remedy="write one JSON object a line",
            )
            return
        source = f"{given.source}:{number}"
        try:
            yield _draft(line.rstrip(b"\r\n"), source, f"{given.key}:{number}")
        except InputError as error:
            yield error
