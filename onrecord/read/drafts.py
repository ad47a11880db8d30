"""A report on its way in: what each kind of input yields before cleaning, and what reading gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.errors import InputError
from onrecord.model import Dropped, Published, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A report and the bytes it was read from, for the record to keep."""

    report: Report
    raw: bytes
    media_type: str


class Skipped(InputError):
    """An input left out on purpose (not English, read already): named, but no fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an input holds, before the rules for text are applied.

    `source` names the input to people ("news.jsonl:12"); `key` names it in the report's id,
    the same wherever the working folder lies.
    """

    source: str
    key: str
    raw: bytes
    media_type: str
    text: str
    given_id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: Published = field(default_factory=Published)
    dropped: tuple[Dropped, ...] = ()
