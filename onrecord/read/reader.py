"""Inputs of every kind to clean, dated reports: the room's front door."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from os import PathLike, fspath
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.knowledge import Knowledge
from onrecord.model import Published, Report, stable_id
from onrecord.read import archives, feeds, lines, pages
from onrecord.read.characters import decode, tidy, unwrap
from onrecord.read.clutter import Clutter
from onrecord.read.datelines import DatelineFinder
from onrecord.read.dates import from_iso, from_url
from onrecord.read.drafts import Draft, Read, Skipped
from onrecord.read.genres import GenreFinder
from onrecord.read.inputs import Opened, opened
from onrecord.read.kinds import KindFinder
from onrecord.read.languages import LanguageFinder
from onrecord.read.outlets import Outlets

# Half a million words is a library, not a report; spaCy refuses longer texts too.
LONGEST_TEXT = 1_000_000
LONGEST_HEADLINE = 160


def headline(text: str) -> tuple[str | None, str]:
    """The headline that opens a plain text, if one does, and the text after it.

    A headline is one line without a full stop, set off by a blank line, before paragraphs.
    """
    first, _, rest = text.partition("\n\n")
    is_one = (
        "\n" not in first
        and len(first) <= LONGEST_HEADLINE
        and first[-1:].isalnum()
        and any(len(paragraph) > len(first) for paragraph in rest.split("\n\n"))
    )
    return (first.strip(), rest.lstrip()) if is_one else (None, text)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class Reader:
    """Reads reports by the rules of one knowledge; built once, used for any number of inputs.

    Args:
        knowledge: the rules.
        date: the day of publication for reports that have none (ISO 8601).
        raw_jsonl: take every input as JSON Lines and its texts as they stand.

    Raises:
        InputError: `date` is no ISO 8601 date.
    """

    def __init__(self, knowledge: Knowledge, *, date: str | None = None, raw_jsonl: bool = False) -> None:
        self._date = from_iso(date, "given", "--date") if date else None
        self._raw = raw_jsonl
        self._outlets = Outlets(knowledge)
        self._kinds = KindFinder(knowledge)
        self._clutter = Clutter(knowledge)
        self._datelines = DatelineFinder(knowledge, self._outlets)
        self._genres = GenreFinder(knowledge, self._outlets)
        self._languages: LanguageFinder | None = None if raw_jsonl else LanguageFinder(knowledge)

    def read(
        self, inputs: Sequence[str | PathLike[str]], *, stdin: BinaryIO | None = None, fetch: bool = False
    ) -> Iterator[Read | InputError]:
        """Every report of the inputs in their order; an input that cannot be read gives its error."""
        seen: dict[str, tuple[str, str]] = {}
        for given in opened([fspath(name) for name in inputs], stdin, fetch):
            if isinstance(given, InputError):
                yield given
                continue
            for draft in self._drafts(given):
                if isinstance(draft, InputError):
                    yield draft
                    continue
                try:
                    made = self._made(draft)
                    if not self._raw:
                        self._once(made.report, seen)
                    yield made
                except InputError as error:
                    yield error

    def _drafts(self, given: Opened) -> Iterator[Draft | InputError]:
        try:
            if self._raw:
                yield from lines.drafts(given)
                return
            kind = self._kinds.find(given.head(), given.source)
            if kind == "lines":
                yield from lines.drafts(given)
            elif kind == "warc":
                yield from archives.drafts(given)
            elif kind == "feed":
                yield from feeds.drafts(given.stream.read(), given.source, given.key)
            elif kind == "html":
                yield pages.draft(
                    given.stream.read(), given.source, given.key, url=given.url, charset=given.charset
                )
            else:
                yield self._plain(given)
        except InputError as error:
            yield error
        except (EOFError, OSError) as error:
            yield InputError(f"breaks off ({error})", input=given.source, remedy="copy or fetch it again")

    @staticmethod
    def _plain(given: Opened) -> Draft:
        raw = given.stream.read()
        text = decode(raw, given.charset).replace("\r\n", "\n").replace("\r", "\n")
        return Draft(
            source=given.source, key=given.key, raw=raw, media_type="text/plain", text=text, url=given.url
        )

    def _made(self, draft: Draft) -> Read:
        if not draft.text.strip():
            raise InputError(
                "its text is empty", input=draft.source, remedy="give it a text, or leave it out"
            )
        if len(draft.text) > LONGEST_TEXT:
            raise InputError(
                f"its text has {len(draft.text):,} characters, more than {LONGEST_TEXT:,}",
                input=draft.source,
                remedy="cut it into single reports",
            )
        report = self._as_it_stands(draft) if self._raw else self._cleaned(draft)
        return Read(report=report, raw=draft.raw, media_type=draft.media_type)

    def _report(self, draft: Draft, text: str, published: Published) -> Report:
        raw_sha256 = _sha256(draft.raw)
        return Report(
            id=stable_id("r", draft.given_id or draft.url or draft.key, raw_sha256),
            source=draft.source,
            given_id=draft.given_id,
            raw_sha256=raw_sha256,
            text=text,
            text_sha256=_sha256(text.encode("utf-8", "surrogatepass")),
            title=draft.title,
            outlet=draft.outlet,
            byline=draft.byline,
            url=draft.url,
            published=published if published.value else (self._date or Published()),
            dropped=draft.dropped,
        )

    def _as_it_stands(self, draft: Draft) -> Report:
        published = draft.published if draft.published.value else from_url(draft.url) or Published()
        report = self._report(draft, draft.text, published)
        return self._placed(report, None, draft.published.value is not None or self._date is not None)

    def _cleaned(self, draft: Draft) -> Report:
        title = " ".join(tidy(draft.title).split()) if draft.title else None
        text = tidy(draft.text)
        self._in_english(text, draft.source)
        cleaned = self._clutter.clean(unwrap(text), title)
        if not cleaned.text:
            raise InputError(
                "nothing is left of it without its clutter",
                input=draft.source,
                remedy="give the report's own text",
            )
        body = cleaned.text
        if title is None and draft.media_type == "text/plain":
            title, body = headline(body)
        known = (
            draft.published
            if draft.published.value
            else from_url(draft.url) or cleaned.published or Published()
        )
        dropped = (*draft.dropped, *cleaned.dropped)
        draft = replace(
            draft,
            title=title,
            outlet=draft.outlet or cleaned.outlet,
            byline=draft.byline or cleaned.byline,
            dropped=dropped,
        )
        report = self._report(draft, body, known)
        return self._placed(report, cleaned.agency, bool(known.value) or self._date is not None)

    def _placed(self, report: Report, agency: str | None, dated: bool) -> Report:
        """A report with its outlet, agency, dateline and genre."""
        year = int(report.published.from_[:4]) if dated and report.published.from_ else None
        dateline = self._datelines.find(report.text, report.title, year)
        published = report.published
        if not published.value and dateline.published is not None:
            published = dateline.published
        outlet = self._outlets.named(report.outlet) or (
            self._outlets.at(report.url) if not report.outlet else None
        )
        by_agency = self._outlets.credited(agency)
        own_agency = (
            outlet.name if outlet and outlet.credits and outlet.kind in ("agency", "state-media") else None
        )
        agency = dateline.agency or (by_agency.name if by_agency else agency) or own_agency
        name = (
            outlet.name if outlet is not None and report.outlet in (None, *outlet.aliases) else report.outlet
        )
        genre = self._genres.find(report.text, report.title, report.url, report.outlet or name, agency)
        return replace(
            report, published=published, dateline=dateline.place, agency=agency, outlet=name, genre=genre
        )

    def _in_english(self, text: str, source: str) -> None:
        foreign = self._languages.foreign(text) if self._languages else None
        if foreign is not None:
            code, name = foreign
            raise Skipped(
                f"is in {name} ({code}), not in English; skipped", input=source, remedy="give a translation"
            )

    @staticmethod
    def _once(report: Report, seen: dict[str, tuple[str, str]]) -> None:
        name = report.given_id or report.id
        first = seen.setdefault(name, (report.source, report.text_sha256))
        if first[0] == report.source:
            return
        if first[1] == report.text_sha256:
            raise Skipped(f"is the same as {first[0]} (id {name!r}); read once", input=report.source)
        raise InputError(
            f"has the id {name!r} of {first[0]} but another text",
            input=report.source,
            remedy="give each report its own id",
        )


def reports(
    inputs: Sequence[str | PathLike[str]],
    *,
    knowledge: Knowledge,
    date: str | None = None,
    raw_jsonl: bool = False,
    stdin: BinaryIO | None = None,
    fetch: bool = False,
) -> Iterator[Read | InputError]:
    """Read reports from files, folders, `-` (standard input) and, with `fetch`, URLs.

    Args:
        inputs: what to read, in order.
        knowledge: the rules for clutter, datelines, genres and outlets.
        date: the day of publication (ISO 8601) for reports that have none.
        raw_jsonl: every input is JSON Lines, and its texts are taken as they stand.
        stdin: read for `-`; the process's own by default.
        fetch: whether URLs may be fetched.

    Yields:
        each report with its raw bytes, or the error of an input that cannot be read
        (`Skipped` where it was left out on purpose). Nothing is raised.
    """
    try:
        reader = Reader(knowledge, date=date, raw_jsonl=raw_jsonl)
    except InputError as error:
        yield error
        return
    yield from reader.read(inputs, stdin=stdin, fetch=fetch)
