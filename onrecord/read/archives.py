"""From WARC files (CC-NEWS and others) to one draft a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecordType

from onrecord.errors import InputError
from onrecord.read import pages
from onrecord.read.drafts import Draft
from onrecord.read.inputs import Opened, Pieces


def drafts(given: Opened) -> Iterator[Draft | InputError]:
    """The HTML pages of an archive; what was read before a break is kept."""
    count = 0
    try:
        for record in ArchiveIterator(
            cast(BinaryIO, Pieces(given.stream)),
            record_types=WarcRecordType.response,
            parse_http=True,
            auto_decode="all",
        ):
            headers = record.http_headers
            if (
                headers is None
                or (headers.status_code or 200) != 200
                or "html" not in (record.http_content_type or "html")
            ):
                continue
            url = record.headers.get("WARC-Target-URI")
            body = record.reader.read()
            count += 1
            source = f"{given.source}, {url or f'record {count}'}"
            # Packed or chunked bodies have another length than the record states.
            packed = headers.get("Transfer-Encoding") or headers.get("Content-Encoding")
            if not packed and len(body) < record.content_length:
                count -= 1
                raise EOFError
            try:
                yield pages.draft(body, source, f"{given.key}#{count}", url=url, charset=record.http_charset)
            except InputError as error:
                yield error
    except (EOFError, OSError, ValueError) as error:
        reason = f" ({error})" if str(error) else ""
        yield InputError(
            f"breaks off after {count} page{'s' if count != 1 else ''}{reason}; those before were read",
            input=given.source,
            remedy="copy or fetch it again",
        )
        return
    if not count:
        yield InputError(
            "is a WARC file without HTML pages", input=given.source, remedy="give one with responses in it"
        )
