"""PLOVER as JSON Lines, in the names of the manual's 2024 draft.

What the manual leaves open is decided here:

* Rows without a category (statements outside PLOVER) are left out, as are rows without an
  actor ("actor is required").
* `event` is the category after folding; `mode` are the modes of the category before it, and
  are left out where the folding changed it, since they do not exist there.
* The auxiliary modes (historical, future, hypothetical, negation) go into `context`, as the manual
  says; `cancelled` and `postponed`, which it does not know, stand there too. `actual` adds nothing.
* Entities have the table's fields (`code`, `sector`, `entity_text`, …) and the newer example's
  `wikidata_id` and `country_name` are left to `identifier_id` and `code`.
* Fields of our own are added under names that no PLOVER field has: `status`, `claimed`,
  `date_precision`, `date_basis`, `origins`, `reports`, `confidence`, `happening`.
"""

from __future__ import annotations

from typing import Any

from onrecord.tell.exports.entries import Entry, Involved
from onrecord.tell.values import Source
from onrecord.tell.words import Words

# Our word for a status, to PLOVER's auxiliary mode.
AUXILIARY = {"negated": "negation"}


def auxiliary(status: str) -> str | None:
    """PLOVER's auxiliary mode for a status; None for what was done."""
    return None if status == "actual" else AUXILIARY.get(status, status)


def manual_code(country: str | None) -> str | None:
    """A country's code as PLOVER's manual has it: Kosovo is KOS there, XKX in ISO's user range."""
    return "KOS" if country == "XKX" else country


def _entity(involved: Involved) -> dict[str, Any]:
    fields = {
        "code": manual_code(involved.country),
        "sector": list(involved.sectors) or None,
        "entity_text": involved.raw or involved.name,
        "identifier_id": involved.wikidata,
        "identifier_text": involved.name,
        "office": involved.office,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _text(source: Source) -> dict[str, Any]:
    fields = {
        "start": source.sentence.start,
        "end": source.sentence.end,
        "text_story": [source.sentence.text],
        "report": source.report,
    }
    # Offsets count in the text unless they say otherwise.
    return fields | ({"in": "title"} if source.sentence.in_ == "title" else {})


def _cite(source: Source) -> dict[str, Any]:
    fields = {
        "url": source.link,
        "title": source.title,
        "language": "en",
        "publication": source.outlet,
        "date": source.date,
    }
    return {name: value for name, value in fields.items() if value is not None}


def plover_record(entry: Entry, words: Words) -> dict[str, Any] | None:
    """An entry as a PLOVER record, or None where PLOVER has none for it."""
    if entry.plover is None or not entry.actors or entry.date is None:
        return None
    auxiliaries = auxiliary(entry.status)
    record: dict[str, Any] = {
        "id": entry.id,
        "has_event": True,
        "date": entry.date,
        "enddate": entry.end if entry.end != entry.date else None,
        "actor": [_entity(each) for each in entry.actors],
        "recipient": [_entity(each) for each in entry.recipients],
        "event": [entry.plover],
        "event_text": [source.trigger.text for source in entry.sources if source.trigger],
        "quad_code": entry.quad,
        "event_scale": entry.intensity,
        "mode": list(entry.modes) if entry.type == entry.plover else [],
        "context": [*entry.contexts, *([auxiliaries] if auxiliaries else [])],
        "link": list(entry.link) or None,
        "text_info": [_text(source) for source in entry.sources],
        "cite_info": [_cite(source) for source in entry.sources],
        "coder": "OnRecord",
        "status": entry.status,
        "claimed": entry.claimed,
        "date_precision": entry.precision,
        "date_basis": entry.date_basis,
        "origins": entry.origins,
        "reports": entry.reports,
        "confidence": entry.confidence,
        "happening": entry.happening,
    }
    place = entry.place
    if place is not None:
        located = {
            "extracted_place": place.text,
            "resolved_place": place.name,
            "geonameid": place.geonames,
            "lat": place.lat,
            "lon": place.lon,
            "country": words.country_name(place.country),
            "country_code": manual_code(place.country),
            "feature_code": place.feature,
            "resolution": place.resolution,
        }
        record["event_loc"] = {name: value for name, value in located.items() if value is not None}
    return {name: value for name, value in record.items() if value is not None}
