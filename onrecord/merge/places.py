"""Whether two mentions lie in one place, one inside the other, or apart."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.merge.digest import Digest
from onrecord.merge.likeness import Observation
from onrecord.model import Place

# From this PLOVER resolution on a place is a town or narrower; up to the other a country or wider.
_TOWN, _COUNTRY = 4, 1
# A country says less of where than a town does.
_WIDE = 0.4


def places(a: Digest, b: Digest) -> Iterator[Observation]:
    """What the places of two mentions say; nothing where one has none but where its report was written."""
    one, other = _where(a), _where(b)
    if one is None or other is None:
        return
    if _one(one, other):
        yield "same place", _WIDE if (one.resolution or 5) <= _COUNTRY else 1.0, one.name or one.text
        return
    names = f"{one.name or one.text}, {other.name or other.text}"
    if one.country and other.country and one.country != other.country:
        yield "other place", 1.0, names
    elif one.country and one.country == other.country and _country(one) != _country(other):
        # "Talks in Peru" may be those in Lima: the one place holds the other.
        yield "same place", _WIDE, names
    elif (one.resolution or 1) >= _TOWN and (other.resolution or 1) >= _TOWN:
        yield "other place", 0.6, names


def _where(d: Digest) -> Place | None:
    """Where it took place; a capital that stands for its government is no place of a meeting."""
    place = d.event.place
    if place is None or d.dateline:
        return None
    parties = (*d.event.actors, *d.event.recipients)
    return None if any((p.start, p.in_) == (place.start, place.in_) for p in parties) else place


def _one(one: Place, other: Place) -> bool:
    if one.geonames is not None and one.geonames == other.geonames:
        return True
    return (one.name or one.text).casefold() == (other.name or other.text).casefold()


def _country(place: Place) -> bool:
    return place.resolution is not None and place.resolution <= _COUNTRY
