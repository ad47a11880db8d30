"""From RSS and Atom to one draft an entry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import feedparser
import lxml.html

from onrecord.errors import InputError
from onrecord.model import Published
from onrecord.read.dates import from_stamp
from onrecord.read.drafts import Draft

_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_BREAKS = re.compile(r"</(?:p|div|li|h[1-6]|blockquote|tr|ul|ol)>|<br\s*/?>", re.IGNORECASE)


def _plain(html: str) -> str:
    """An entry's HTML as text, its paragraphs set apart; an entry holds no page to extract from."""
    if not _MARKUP.search(html):
        return html.strip()
    tree = lxml.html.fromstring(f"<div>{_BREAKS.sub(lambda m: m.group() + chr(10), html)}</div>")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _published(entry: Any) -> Published:
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return (from_stamp(datetime(*stamp[:6]), "feed") if stamp else None) or Published()
    except ValueError:
        return Published()


def drafts(raw: bytes, source: str, key: str) -> Iterator[Draft | InputError]:
    """The entries of a feed, in its order; each keeps what it said, as JSON, for its raw input."""
    parsed = feedparser.parse(raw)
    if not parsed.entries:
        yield InputError("is a feed without entries", input=source, remedy="fetch it again, or give another")
        return
    outlet = parsed.feed.get("title")
    for number, entry in enumerate(parsed.entries, 1):
        bodies = [part.get("value", "") for part in entry.get("content", [])]
        html = max([*bodies, entry.get("summary", "")], key=len)
        title, url = entry.get("title"), entry.get("link")
        name = f"{source}, entry {number}"
        text = _plain(html)
        if not text:
            yield InputError(
                "has no text", input=name, remedy="give the page it links to" + (f": {url}" if url else "")
            )
            continue
        kept = {
            "id": entry.get("id"),
            "title": title,
            "link": url,
            "published": entry.get("published"),
            "html": html,
        }
        yield Draft(
            source=name,
            key=f"{key}#{entry.get('id') or url or number}",
            raw=json.dumps(kept, ensure_ascii=False, sort_keys=True).encode(),
            media_type="application/json",
            text=text,
            url=url,
            title=_plain(title) if title else None,
            outlet=outlet,
            byline=entry.get("author"),
            published=_published(entry),
        )
