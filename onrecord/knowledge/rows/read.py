"""Rows of what `read` knows: outlets, clutter, datelines, genres, file kinds, languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge.loader import Subject
from onrecord.vocabulary import Genre

OutletKind = Literal["newspaper", "agency", "state-media", "government", "broadcaster", "magazine", "online"]
ClutterScope = Literal["line", "piece", "rest", "byline", "header"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    """Who publishes reports. `credits` are the names under which its copy is run elsewhere."""

    name: str
    kind: OutletKind
    country: str
    source: str
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClutterRow:
    """Text that belongs to the page and not to the report.

    Scope: `line` a whole line, `piece` a part of one, `rest` a line and all after it (in the
    second half of a text only), `byline` and `header` lines near the top, whose named groups
    (`byline`; `outlet`, `agency`, `day`, `month`, `year`) are kept as facts.
    """

    id: str
    scope: ClutterScope
    pattern: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatelineRow:
    """How a dateline is written, or words that look like one and are none.

    Kind `form`: a pattern with any of the named groups place, agency, day, month, year;
    `year`: a pattern whose group `juche` or `year` gives the year; `not-place`: words in
    capitals before a dash that name no place; `city`: cities that begin a report without
    capitals, date or agency.
    """

    id: str
    kind: Literal["form", "year", "not-place", "city"]
    source: str
    pattern: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GenreRow:
    """One sign of a genre. The first row that fits decides, in the file's order.

    `field` says what is looked at: the title, the text's first 400 code points (`start`), its
    lines (`lines`), the whole text, the URL, or the `outlet` (then `pattern` fits the outlet's kind).
    `times`: how often the pattern must be found; `per_thousand`: at least so often per 1,000 words.
    """

    id: str
    genre: Genre
    field: Literal["title", "start", "lines", "text", "url", "outlet", "end"]
    pattern: str
    source: str
    times: int = 1
    per_thousand: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """Words by which a report says that it replaces or corrects an earlier one."""

    id: str
    pattern: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKindRow:
    """The first bytes (hexadecimal) of a kind of file that holds no report, and what to do."""

    id: str
    signature: str
    name: str
    remedy: str
    source: str
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRow:
    """A language the identifier may name (ISO 639-1)."""

    code: str
    name: str
    source: str


OUTLETS = Subject(file="read/outlets.tsv", row=OutletRow, key=("name",))
CLUTTER = Subject(file="read/clutter.yaml", row=ClutterRow, key=("id",))
DATELINES = Subject(file="read/datelines.yaml", row=DatelineRow, key=("id",))
GENRES = Subject(file="read/genres.yaml", row=GenreRow, key=("id",))
REVISIONS = Subject(file="read/revisions.yaml", row=RevisionRow, key=("id",))
FILE_KINDS = Subject(file="read/file_kinds.tsv", row=FileKindRow, key=("id",))
LANGUAGES = Subject(file="read/languages.tsv", row=LanguageRow, key=("code",))

SUBJECTS = (OUTLETS, CLUTTER, DATELINES, GENRES, REVISIONS, FILE_KINDS, LANGUAGES)
