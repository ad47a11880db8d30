"""Which places bear a name: cities, divisions, countries and sites behind one lookup.

The tables of cities and divisions hold some 100,000 rows, of which a report needs a few
dozen. They are therefore read as lines, indexed by name, and a row is only made when its
name is asked for (measured: 0.35 s to index, 1.3 s more if every row is validated first). The
rows fit the classes in `knowledge/rows/where.py`, which a check of the knowledge asserts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from onrecord.errors import KnowledgeError
from onrecord.knowledge import Knowledge
from onrecord.knowledge.loader import DATA, Subject
from onrecord.knowledge.rows import where as rows

Kind = Literal["country", "division", "district", "city", "site"]
# The Arabic article as GeoNames spells it before the letters of the sun and the moon.
_ARTICLES = ("al", "ad", "ar", "as", "at", "an", "az", "ash", "el")
_ABBREVIATED = {"saint": "st", "mount": "mt", "fort": "ft", "the": ""}
_BETWEEN = "\x1f"
_OPENING = re.compile(rf"(?:^|(?<=[\n{_BETWEEN}]))({'|'.join(_ABBREVIATED)}) ")
_COMBINING = re.compile(r"[\u0300-\u036f]+")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`", "'"))
# Sites of this weight are believed wherever their full name stands.
SURE = 8
# Levels of PLOVER resolution and UCDP where_prec by kind of place (conventions.md).
_LEVELS: dict[Kind, tuple[int, int]] = {
    "country": (1, 6),
    "division": (2, 4),
    "district": (3, 3),
    "city": (4, 1),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean.

    `own_name` is whether the name is its main one; `weight` is a site's prior (0 to 9), or
    what a customary short name adds to another place's;
    `countries` has several members for a disputed or shared place.
    """

    kind: Kind
    name: str
    countries: tuple[str, ...]
    division: str | None
    geonames: int | None
    lat: float
    lon: float
    population: int
    feature: str
    resolution: int | None
    precision: int
    own_name: bool
    weight: float = 0.0

    @property
    def country(self) -> str | None:
        """The country whose place it is; None where several share or dispute it."""
        return self.countries[0] if len(self.countries) == 1 else None


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """The form under which a name is looked up: no case, accents, dots, hyphens or article."""
    return _fold(name)


def _fold(names: str) -> str:
    """Fold one name, or many at once with a line or a unit separator between them.

    Folding the tables' names one by one took half of the time to load them.
    """
    if not names.isascii():
        names = _COMBINING.sub("", unicodedata.normalize("NFKD", names.translate(_APOSTROPHES)))
    return _OPENING.sub(_shortened, names.lower().replace("-", " ").replace(".", ""))


def _shortened(match: re.Match[str]) -> str:
    short = _ABBREVIATED[match.group(1)]
    return f"{short} " if short else ""


def _table(path: Path) -> tuple[list[str], list[str]]:
    """The header's cells and the data lines of a TSV file."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    return (lines[0].split("\t"), lines[1:]) if lines else ([], [])


class Gazetteer:
    """All places of the knowledge files, found by name.

    Args:
        knowledge: the knowledge files.
        generic: words that may follow a listed name without changing what it means.

    Raises:
        KnowledgeError: a table of places lacks a column or holds a row that does not fit.
    """

    def __init__(self, knowledge: Knowledge, generic: frozenset[str] = frozenset()) -> None:
        self._generic = frozenset(word.lower() for word in generic)
        self._countries = {row.code: row for row in knowledge.rows(rows.COUNTRIES)}
        self._sites = knowledge.rows(rows.SITES)
        # The cities' lines, then from `_first_division` on the divisions'.
        self._lines: list[str] = []
        self._first_division = 0
        # Per folded name: line numbers, doubled; odd where it is one of the other names.
        self._by_name: dict[str, tuple[int, ...]] = {}
        self._of_geonames: dict[int, int] = {}
        self._capitals = {(row.code, folded(row.capital)) for row in self._countries.values() if row.capital}
        self._neighbours = {row.code: frozenset(row.neighbours) for row in self._countries.values()}
        short_names = knowledge.rows(rows.SHORT_NAMES)
        wanted = {str(short.geonames) for short in short_names}
        self._index(knowledge, rows.CITIES, wanted)
        self._first_division = len(self._lines)
        self._index(knowledge, rows.DIVISIONS, wanted)
        self._always: dict[str, list[Candidate]] = {}
        self._index_countries_and_sites()
        self._index_short_names(short_names)
        self.division_names = self._division_names()

    def _index(self, knowledge: Knowledge, subject: Subject[Any], wanted: set[str]) -> None:
        """Index one table's lines by name, and the lines of the `wanted` GeoNames ids by id."""
        header, lines = _table(DATA / subject.file)
        if knowledge.overlay and (own := knowledge.overlay / subject.file).exists():
            own_header, own_lines = _table(own)
            if own_header != header:
                raise KnowledgeError(
                    "does not have the columns of the shipped table",
                    input=str(own),
                    remedy=f"give it the columns {', '.join(header)}",
                )
            place = header.index("geonames")
            replaced = {line.split("\t")[place] for line in own_lines}
            lines = [line for line in lines if line.split("\t", place + 1)[place] not in replaced] + own_lines
        by_name, places = self._by_name, self._lines
        names = _fold("\n".join([line[: line.index("\t")] for line in lines])).split("\n")
        rest = "\n".join([line[line.rindex("\t") + 1 :] for line in lines])
        others = _fold(rest.replace(" | ", _BETWEEN)).split("\n")
        number = len(places) * 2
        for name, other_names in zip(names, others, strict=True):
            by_name[name] = (*by_name.get(name, ()), number)
            if other_names:
                for other in other_names.split(_BETWEEN):
                    by_name[other] = (*by_name.get(other, ()), number + 1)
            number += 2
        for index, line in enumerate(lines, start=len(places)):
            geonames = line.split("\t", 2)[1]
            if geonames in wanted:
                self._of_geonames[int(geonames)] = index * 2
        places.extend(lines)

    def _index_countries_and_sites(self) -> None:
        for row in self._countries.values():
            for index, name in enumerate((row.name, *row.other_names)):
                self._always.setdefault(folded(name), []).append(self._country(row.code, index == 0))
        for site in self._sites:
            for index, name in enumerate((site.name, *site.other_names)):
                self._always.setdefault(folded(name), []).append(
                    Candidate(
                        "site",
                        site.name,
                        site.countries,
                        None,
                        site.geonames,
                        site.lat,
                        site.lon,
                        0,
                        site.feature,
                        site.resolution,
                        site.precision,
                        index == 0,
                        site.weight,
                    )
                )

        names = [
            name for site in self._sites if site.weight >= SURE for name in (site.name, *site.other_names)
        ]
        names.extend(
            name for row in self._countries.values() for name in (row.name, *row.other_names) if " " in name
        )
        self._unmistakable = {folded(name) for name in names if len(re.split("[ -]", name)) > 1}
        self._first_words = {re.split("[ -]", name)[0] for name in names} - {"the", "The"}

    def _index_short_names(self, short_names: tuple[rows.ShortName, ...]) -> None:
        country_of = {row.geonames: row.code for row in self._countries.values()}
        self._after_comma: dict[str, Candidate] = {}
        self._with_neighbour: dict[str, Candidate] = {}
        for short in short_names:
            code = country_of.get(short.geonames)
            if code is not None:
                meant = self._country(code, True)
            elif (number := self._of_geonames.get(short.geonames, -1)) >= 0:
                meant = self._made(number)
            else:
                raise KnowledgeError(
                    f"'{short.short}' stands for GeoNames {short.geonames}, which is in no table",
                    input=rows.SHORT_NAMES.file,
                    remedy="correct the id",
                )
            if short.when == "after-comma":
                self._after_comma[short.short] = meant
            elif short.when == "with-neighbour":
                self._with_neighbour[short.short] = meant
            else:
                customary = replace(meant, weight=short.weight, own_name=True)
                self._always.setdefault(folded(short.short), []).append(customary)

    def _division_names(self) -> dict[tuple[str, str], str]:
        """The name of each first-order division, by country and code."""
        names = {}
        for line in self._lines[self._first_division :]:
            cells = line.split("\t", 5)
            if cells[4] == "1":
                names[cells[2], cells[3]] = cells[0]
        return names

    def _country(self, code: str, own_name: bool) -> Candidate:
        row = self._countries[code]
        return Candidate(
            "country",
            row.name,
            (code,),
            None,
            row.geonames,
            row.lat,
            row.lon,
            row.population,
            "PCLI",
            1,
            6,
            own_name,
        )

    def _made(self, number: int) -> Candidate:
        line = self._lines[number // 2]
        kind: Kind = "city" if number // 2 < self._first_division else "division"
        cells = line.split("\t")
        own_name = number % 2 == 0
        try:
            if kind == "city":
                name, geonames, country, division, lat, lon, population, _ = cells
                capital = (country, folded(name)) in self._capitals
                feature = "PPLC" if capital else "PPL"
            else:
                name, geonames, country, division, level, lat, lon, population, _, _ = cells
                kind = "division" if level == "1" else "district"
                feature = "ADM1" if level == "1" else "ADM2"
            resolution, precision = _LEVELS[kind]
            return Candidate(
                kind,
                name,
                (country,),
                division or None,
                int(geonames),
                float(lat),
                float(lon),
                int(population),
                feature,
                resolution,
                precision,
                own_name,
            )
        except ValueError as error:
            raise KnowledgeError(
                f"holds a row that does not fit ({error}): {line[:60]}",
                input="where/cities.tsv" if kind == "city" else "where/divisions.tsv",
                remedy="correct that row",
            ) from error

    def unmistakable(self, name: str) -> bool:
        """Whether the name is a site's or a country's, of several words, that nothing else bears."""
        return folded(name) in self._unmistakable

    def may_open(self, word: str) -> bool:
        """Whether an unmistakable name begins with this word (cheap)."""
        return word in self._first_words

    def known(self, name: str) -> bool:
        """Whether any place bears the name (cheap: no rows are made)."""
        key = folded(name)
        return key in self._by_name or key in self._always

    def candidates(self, name: str) -> list[Candidate]:
        """The places that bear the name, each once, the best-known names of them first."""
        return list(self._candidates(folded(name)))

    @lru_cache(maxsize=20_000)  # noqa: B019 - one gazetteer lives as long as its finder
    def _candidates(self, key: str) -> tuple[Candidate, ...]:
        found: dict[tuple[str, int | None, str], Candidate] = {}
        for candidate in self._found(key):
            found.setdefault((candidate.kind, candidate.geonames, candidate.name), candidate)
        return tuple(found.values())

    def loosely(self, name: str) -> str | None:
        """The listed form of a name that is not listed as it stands, or None.

        Leaves out a generic word ("Benue State", "Ghazni Province") or puts in the Arabic
        article that newspapers drop ("Qamishli").
        """
        words = name.split()
        if len(words) > 1 and words[-1].lower() in self._generic and self.known(" ".join(words[:-1])):
            return " ".join(words[:-1])
        key = folded(name)
        for article in _ARTICLES:
            if f"{article} {key}" in self._by_name:
                return f"{article} {key}"
        return None

    def _found(self, key: str) -> Iterator[Candidate]:
        yield from self._always.get(key, ())
        for number in sorted(self._by_name.get(key, ()), key=lambda number: number % 2):
            yield self._made(number)

    def after_comma(self, short: str) -> Candidate | None:
        """What a short form means behind "Springfield,": a state, province or country."""
        return self._after_comma.get(short)

    def with_neighbour(self, short: str) -> Candidate | None:
        """The country that "the North" or "the South" means in a report on that country."""
        return self._with_neighbour.get(short)

    def neighbours(self, country: str) -> frozenset[str]:
        """The countries (ISO 3166-1 alpha-3) that border on one."""
        return self._neighbours.get(country, frozenset())

    def country_name(self, code: str) -> str:
        """A country's name, or the code where it is none."""
        row = self._countries.get(code)
        return row.name if row else code
