"""From an HTML page to the report on it, with what was left out and why."""

from __future__ import annotations

import re
from typing import Any

import lxml.html
import trafilatura

from onrecord.errors import InputError
from onrecord.model import Dropped, Published
from onrecord.read.characters import decode
from onrecord.read.dates import FIRST_YEAR, LAST_YEAR, from_metadata, from_url
from onrecord.read.drafts import Draft

_PUBLISHED = re.compile(
    r"\"datePublished\"\s{0,3}:\s{0,3}\"([^\"]{4,40})\""
    r"|(?:property|name|itemprop)=[\"'](?:article:published_time|datePublished|og:published_time)[\"']\s{1,3}"
    r"content=[\"']([^\"']{4,40})[\"']"
)
_BLOCKS = ".//p|.//li|.//h1|.//h2|.//h3|.//h4|.//figcaption|.//blockquote|.//td|.//aside"
_FURNITURE = frozenset({"nav", "header", "footer", "aside", "figcaption", "form", "figure"})
# Menus have hundreds of entries; these show what was left out without keeping the page twice.
_MOST_DROPPED, _LONGEST_DROPPED, _SHORTEST_DROPPED = 40, 300, 25
# htmldate otherwise refuses days after the one it runs on.
_DATE_SETTINGS = {
    "extensive_search": False,
    "original_date": True,
    "min_date": f"{FIRST_YEAR}-01-01",
    "max_date": f"{LAST_YEAR}-12-31",
}


def _published(html: str, found: Any, url: str | None) -> Published:
    stated = _PUBLISHED.search(html)
    written = (stated.group(1) or stated.group(2)) if stated else None
    return from_metadata(written) or from_metadata(found) or from_url(url) or Published()


def _left_out(html: str, text: str) -> tuple[Dropped, ...]:
    """The page's longer blocks that are not in the report, in the page's order."""
    kept = re.sub(r"\W+", "", text)
    dropped: dict[str, Dropped] = {}
    for block in lxml.html.document_fromstring(
        html.encode(), parser=lxml.html.HTMLParser(encoding="utf-8")
    ).xpath(_BLOCKS):
        words = " ".join(str(block.text_content()).split())
        if len(words) < _SHORTEST_DROPPED or words in dropped or re.sub(r"\W+", "", words) in kept:
            continue
        around = next((str(a.tag) for a in (block, *block.iterancestors()) if str(a.tag) in _FURNITURE), None)
        reason = f"page furniture (<{around}>)" if around else "outside the report's body"
        dropped[words] = Dropped(text=words[:_LONGEST_DROPPED], reason=reason)
        if len(dropped) == _MOST_DROPPED:
            break
    return tuple(dropped.values())


def draft(
    raw: bytes,
    source: str,
    key: str,
    *,
    url: str | None = None,
    charset: str | None = None,
    html: str | None = None,
) -> Draft:
    """The report on a page.

    Args:
        raw: the page as it came.
        source: what people call it.
        key: its name in the report's id.
        url: its address, where known.
        charset: the encoding its server named.
        html: the page's characters, where they are known already.

    Raises:
        InputError: no report is found on it.
    """
    page = decode(raw, charset) if html is None else html
    try:
        found: Any = trafilatura.bare_extraction(
            page,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params=_DATE_SETTINGS,
        )
    except (ValueError, TypeError, AttributeError, lxml.etree.LxmlError) as error:
        raise InputError(
            f"is HTML that cannot be read ({error})", input=source, remedy="save the text, and give that"
        ) from error
    text = (found.text or "").strip() if found is not None else ""
    if not text:
        raise InputError(
            "is HTML without a report in it", input=source, remedy="give the page of one report, or its text"
        )
    # Trafilatura sets a block a line; a report's paragraphs are set apart by an empty one.
    text = re.sub(r"\n+", "\n\n", text)
    address = url or found.url
    return Draft(
        source=source,
        key=key,
        raw=raw,
        media_type="text/html",
        text=text,
        url=address,
        title=found.title,
        outlet=found.sitename,
        byline=found.author.replace(";", ",") if found.author else None,
        published=_published(page, found.date, address),
        dropped=_left_out(page, text),
    )
