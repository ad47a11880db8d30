"""The 40 columns of a POLECAT file, in their order, tab-separated.

Several values are joined with "; "; a missing one is the word `None`, as the data's readers
expect. One row an entry: its actors share a cell, in one order in every actor column.
`Event Mode` and `Contexts` follow the rules of `plover`; rows that PLOVER has none for are
left out. What POLECAT has no column for (status, claimed, origins) is in the `csv` export.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Place
from onrecord.tell.exports.cow import CowNumbers
from onrecord.tell.exports.entries import Entry, Involved
from onrecord.tell.exports.plover import auxiliary
from onrecord.tell.words import Words

COLUMNS = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|"
    "Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|"
    "Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|"
    "Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|Province|Country|"
    "Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|"
    "Story Organizations|Story Locations|Language|Version"
).split("|")
MISSING = "None"
# PLOVER's resolution of a town; only then is a place's name a city's.
_TOWN = 4


def cell(value: object) -> str:
    """A value as it stands in a cell: no tab, no line break, `None` where missing."""
    text = "" if value is None else " ".join(str(value).split())
    return text or MISSING


def joined(values: Iterable[object]) -> str:
    """Values of one cell, a missing one kept as `None` so that columns stay aligned."""
    each = [cell(value).replace(";", ",") for value in values]
    return "; ".join(each) if any(value != MISSING for value in each) else MISSING


def _sides(involved: tuple[Involved, ...], day: str | None, words: Words, cow: CowNumbers) -> list[str]:
    states = [cow.state(each.country, day) for each in involved]
    return [
        joined(each.name for each in involved),
        joined(words.country_name(each.country) or each.country for each in involved),
        joined(state.number if state else None for state in states),
        joined(each.sectors[0] if each.sectors else None for each in involved),
        joined(dict.fromkeys(sector for each in involved for sector in each.sectors)),
        joined(each.office for each in involved),
        joined(each.raw for each in involved),
        joined(each.wikidata for each in involved),
    ]


def _place(place: Place | None, words: Words) -> list[str]:
    if place is None:
        return [MISSING] * 10
    town = place.name if (place.resolution or 0) >= _TOWN else None
    values = (
        place.name,
        town,
        None,
        None,
        words.country_name(place.country) or place.country,
        place.lat,
        place.lon,
        place.geonames,
        place.text,
        place.feature,
    )
    return [cell(value) for value in values]


def polecat_row(entry: Entry, words: Words, cow: CowNumbers, version: str) -> list[str] | None:
    """The 40 cells of an entry, or None where PLOVER has no category for it."""
    if entry.plover is None or not entry.actors or entry.date is None:
        return None
    auxiliaries = auxiliary(entry.status)
    originals = [source for source in entry.sources if source.copy_of is None] or list(entry.sources)
    involved = (*entry.actors, *entry.recipients)
    return [
        entry.id,
        entry.date,
        entry.plover,
        joined(entry.modes if entry.type == entry.plover else ()),
        cell(entry.intensity),
        cell(entry.quad),
        joined([*entry.contexts, *([auxiliaries] if auxiliaries else [])]),
        *_sides(entry.actors, entry.date, words, cow),
        *_sides(entry.recipients, entry.date, words, cow),
        *_place(entry.place, words),
        joined(dict.fromkeys(source.outlet for source in originals)),
        cell(entry.published),
        joined(each.name for each in involved if each.kind == "person"),
        joined(each.name for each in involved if each.kind == "organisation"),
        joined([entry.place.name] if entry.place else ()),
        "en",
        cell(version),
    ]
