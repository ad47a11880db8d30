"""A plain table: documented, typed columns, one row an entry, for spreadsheets and statistics."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from onrecord.tell.exports.cow import CowNumbers
from onrecord.tell.exports.entries import Entry
from onrecord.tell.exports.plover import auxiliary
from onrecord.tell.words import Words

_Make = Callable[[Entry, Words, CowNumbers], Any]


def _countries(side: str) -> _Make:
    def make(entry: Entry, _: Words, __: CowNumbers) -> list[str]:
        return [each.country or "" for each in getattr(entry, side)]

    return make


def _cow(side: str, letters: bool) -> _Make:
    def make(entry: Entry, _: Words, cow: CowNumbers) -> list[str]:
        states = [cow.state(each.country, entry.date) for each in getattr(entry, side)]
        return [(state.letters if letters else str(state.number)) if state else "" for state in states]

    return make


def _names(side: str) -> _Make:
    return lambda entry, _, __: [each.name or each.raw or "" for each in getattr(entry, side)]


def _sectors(side: str) -> _Make:
    return lambda entry, _, __: [" ".join(each.sectors) for each in getattr(entry, side)]


def _place(field: str) -> _Make:
    return lambda entry, _, __: getattr(entry.place, field) if entry.place else None


def _where(entry: Entry, *_: object) -> str | None:
    return (entry.place.name or entry.place.text) if entry.place else None


def _details(entry: Entry, *_: object) -> str | None:
    return json.dumps(entry.details, ensure_ascii=False, sort_keys=True) if entry.details else None


def _outlets(entry: Entry, *_: object) -> list[str]:
    return list(dict.fromkeys(source.outlet or "" for source in entry.sources))


def _sentence(entry: Entry, *_: object) -> str | None:
    return entry.sources[0].sentence.text if entry.sources else None


def _report(entry: Entry, *_: object) -> str | None:
    return entry.sources[0].report if entry.sources else None


def _status(entry: Entry, *_: object) -> str:
    return auxiliary(entry.status) or "actual"


# name: (type, what it says, how it is made). The header's order; new columns go to the end.
COLUMNS: dict[str, tuple[str, str, _Make]] = {
    "id": ("string", "stable id", lambda e, *_: e.id),
    "unit": ("string", "happening or event", lambda e, *_: e.unit),
    "kind": ("string", "meeting, weapons, …", lambda e, *_: e.kind),
    "type": ("string", "PLOVER category as the words say it", lambda e, *_: e.type),
    "plover": ("string", "PLOVER category after folding", lambda e, *_: e.plover),
    "modes": ("list", "PLOVER modes of `type`", lambda e, *_: list(e.modes)),
    "contexts": ("list", "PLOVER contexts", lambda e, *_: list(e.contexts)),
    "quad": ("integer", "PLOVER quad code, 1 to 4", lambda e, *_: e.quad),
    "intensity": ("number", "PLOVER score, -10 to +10", lambda e, *_: e.intensity),
    "status": ("string", "PLOVER's word for the status, or `actual`", _status),
    "claimed": ("boolean", "known only from what somebody says", lambda e, *_: e.claimed),
    "date": ("date", "first day, ISO 8601", lambda e, *_: e.date),
    "end_date": ("date", "last day, ISO 8601", lambda e, *_: e.end),
    "date_precision": ("integer", "UCDP, 1 the day to 5 over a month", lambda e, *_: e.precision),
    "date_basis": ("string", "what the day rests on; latest: the last it can be", lambda e, *_: e.date_basis),
    "actors": ("list", "names", _names("actors")),
    "actor_countries": ("list", "ISO 3166-1 alpha-3 or PLOVER's, in the actors' order", _countries("actors")),
    "actor_cow": ("list", "Correlates of War numbers on that day", _cow("actors", False)),
    "actor_cow_letters": ("list", "Correlates of War letters; never join on these", _cow("actors", True)),
    "actor_sectors": ("list", "PLOVER sectors, those of one actor parted by blanks", _sectors("actors")),
    "recipients": ("list", "names", _names("recipients")),
    "recipient_countries": ("list", "as for actors", _countries("recipients")),
    "recipient_cow": ("list", "as for actors", _cow("recipients", False)),
    "recipient_cow_letters": ("list", "as for actors", _cow("recipients", True)),
    "recipient_sectors": ("list", "as for actors", _sectors("recipients")),
    "place": ("string", "where, by name", _where),
    "place_country": ("string", "ISO 3166-1 alpha-3", _place("country")),
    "geonames": ("integer", "GeoNames id", _place("geonames")),
    "lat": ("number", "degrees north, WGS84", _place("lat")),
    "lon": ("number", "degrees east, WGS84", _place("lon")),
    "place_precision": ("integer", "UCDP, 1 exact to 7", _place("precision")),
    "details": ("json", "details of the kind", _details),
    "rung": ("integer", "step of the ladder of weapons", lambda e, *_: e.rung),
    "origins": ("integer", "reports that are first-hand", lambda e, *_: e.origins),
    "reports": ("integer", "reports in all", lambda e, *_: e.reports),
    "disagreements": ("list", "fields on which reports differ", lambda e, *_: list(e.disagreements)),
    "according_to": ("string", "whose word it is (events)", lambda e, *_: e.according_to),
    "confidence": ("number", "probability, 0 to 1", lambda e, *_: e.confidence),
    "happening": ("string", "the happening it belongs to", lambda e, *_: e.happening),
    "published": ("date", "first day of publication", lambda e, *_: e.published),
    "outlets": ("list", "who reported it", _outlets),
    "sentence": ("string", "the first sentence it rests on", _sentence),
    "report": ("string", "the report of that sentence", _report),
}  # fmt: skip


def table_row(entry: Entry, words: Words, cow: CowNumbers) -> dict[str, Any]:
    """An entry by column; lists are lists, what is missing is None."""
    return {name: make(entry, words, cow) for name, (_, _, make) in COLUMNS.items()}


def csv_cell(value: Any) -> str:
    """A value in a CSV cell: lists joined with "; ", booleans `true` and `false`, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(str(each).replace(";", ",") for each in value)
    # A spreadsheet would run a cell that begins so as a formula.
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in ("=", "+", "@") else text
