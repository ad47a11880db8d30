"""The country of a large city, read straight from the gazetteer's table.

Loading all rows of the table through `Knowledge` took 1.2 s, more than all the rest of this
room; of its 88,000 rows those of large cities are wanted, and of these name and country.
"""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import KnowledgeError
from onrecord.knowledge import Knowledge
from onrecord.knowledge.loader import DATA
from onrecord.knowledge.rows.where import CITIES
from onrecord.who.phrases import pieces

# A city below this is more often a surname or a word than an actor in world news.
SMALLEST_CITY = 50_000
_COLUMNS = ("name", "country", "population", "other_names")


def city_countries(knowledge: Knowledge) -> dict[tuple[str, ...], str]:
    """Country codes by the pieces of a city's name, the largest of each name.

    Raises:
        KnowledgeError: the table lacks a column or holds a row that does not fit.
    """
    largest: dict[tuple[str, ...], tuple[int, str]] = {}
    for name, country, population, others in _large(DATA / CITIES.file):
        _add(largest, name, country, population, others)
    own = knowledge.overlay / CITIES.file if knowledge.overlay else None
    if own is not None and own.is_file():
        for name, country, population, others in _large(own):
            _add(largest, name, country, population, others)
    return {key: country for key, (_, country) in largest.items()}


def _add(
    largest: dict[tuple[str, ...], tuple[int, str]], name: str, country: str, population: int, others: str
) -> None:
    for form in (name, *others.split(" | ")):
        key = pieces(form)
        if key and population > largest.get(key, (0, ""))[0]:
            largest[key] = (population, country)


def _large(path: Path) -> list[tuple[str, str, int, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    header = lines[0].split("\t") if lines else []
    if not set(_COLUMNS) <= set(header):
        raise KnowledgeError(
            "lacks a column of the shipped table",
            input=str(path),
            remedy=f"give it the columns {', '.join(_COLUMNS)}",
        )
    name, country, population, others = (header.index(column) for column in _COLUMNS)
    found = []
    for line in lines[1:]:
        cells = line.split("\t")
        try:
            count = int(cells[population] or 0)
            if count >= SMALLEST_CITY:
                found.append((cells[name], cells[country], count, "".join(cells[others : others + 1])))
        except (IndexError, ValueError) as error:
            raise KnowledgeError(
                f"row '{line[:40]}' does not fit", input=str(path), remedy="correct that row"
            ) from error
    return found
