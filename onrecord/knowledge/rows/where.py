"""Rows of the gazetteer and of the words that tell how a place name is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge.loader import Subject


@dataclass(frozen=True, slots=True)
class City:
    """A populated place; `division` is its first-order division's GeoNames code."""

    name: str
    geonames: int
    country: str
    lat: float
    lon: float
    population: int
    division: str | None = None
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Division:
    """A first (`level` 1) or second-order division of a country; the point is its middle."""

    name: str
    geonames: int
    country: str
    division: str
    level: int
    lat: float
    lon: float
    population: int
    kind: str | None = None
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountryPoint:
    """A country or territory: ISO 3166-1 codes, GeoNames id and point, capital, neighbours."""

    name: str
    code: str
    iso2: str
    geonames: int
    lat: float
    lon: float
    population: int
    capital: str | None = None
    neighbours: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A place that lists of towns miss: bases, plants, straits, regions, summit venues.

    `countries` holds whose it is; several where it is disputed or shared, none at sea.
    `weight` is how readily the bare name means this place (0 hardly to 9 always).
    """

    name: str
    feature: str
    lat: float
    lon: float
    precision: int
    source: str
    resolution: int | None = None
    countries: tuple[str, ...] = ()
    geonames: int | None = None
    weight: float = 6.0
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShortName:
    """A newspaper's short or customary name; `when` says where it may be trusted.

    `after-comma`: behind a place ("Springfield, Ill."); `with-neighbour`: after "the", in a
    report that also names the country in full ("North Korea … the North"). `weight` is how
    much likelier the name makes the place, in powers of ten of inhabitants.
    """

    short: str
    geonames: int
    source: str
    when: Literal["always", "after-comma", "with-neighbour"] = "always"
    weight: float = 0.4


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """A set of words that decide about a name beside them."""

    set: str
    source: str
    words: tuple[str, ...]


CITIES = Subject(file="where/cities.tsv", row=City, key=("geonames",))
DIVISIONS = Subject(file="where/divisions.tsv", row=Division, key=("geonames",))
COUNTRIES = Subject(file="where/countries.tsv", row=CountryPoint, key=("code",))
SITES = Subject(file="where/sites.tsv", row=Site, key=("name",))
SHORT_NAMES = Subject(file="where/short_names.tsv", row=ShortName, key=("short", "geonames"))
WORDS = Subject(file="where/words.yaml", row=PlaceWords, key=("set",))

SUBJECTS = (CITIES, DIVISIONS, COUNTRIES, SITES, SHORT_NAMES, WORDS)
