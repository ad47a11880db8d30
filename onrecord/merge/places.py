"""Where happenings are: whether two mentions lie in one place, and which place their reports give."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.merge.digest import Digest, detail
from onrecord.merge.likeness import Observation
from onrecord.merge.votes import outvoted, voices
from onrecord.model import Place

# From this PLOVER resolution on a place is a town or narrower; up to the other a country or wider.
TOWN, _COUNTRY = 4, 1
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
    elif (one.resolution or 1) >= TOWN and (other.resolution or 1) >= TOWN:
        yield "other place", 0.6, names


def scene(members: list[Digest]) -> Place | None:
    """The narrowest place in the country that most origins give; none of a call.

    Where a report was written, and a party that is named by its capital, count only for want of others.
    """
    if sum(detail(d.event, "channel") is not None for d in members) * 2 > len(members):
        return None
    told = [d for d in members if d.event.place is not None]
    told = [d for d in told if _where(d) is not None] or [d for d in told if not d.dateline] or told
    given = [(d, d.event.place) for d in told if d.event.place is not None]
    countries = voices((d.origin, p.country, True) for d, p in given if p.country)
    towns = voices((d.origin, _key(p), True) for d, p in given)
    most = max(towns.values(), default=0.0)
    return max(
        (p for _, p in given),
        key=lambda p: (
            countries.get(p.country or "", 0.0),
            not outvoted(towns[_key(p)], most),
            p.resolution or 0,
            towns[_key(p)],
        ),
        default=None,
    )


def _key(place: Place) -> str:
    return str(place.geonames or (place.name or place.text).casefold())


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
