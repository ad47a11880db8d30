"""Score who, when and where on our own development set (benchmarks/who_when_where.jsonl).

    .venv/bin/python scripts/measure_own.py [--errors]     from the project's root; ../shared beside it

The set holds ids and offsets; the texts are read from ../shared/news/articles.jsonl.gz.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import Any

from news import ARTICLES, ROOT, Row, read_rows

from onrecord.coder import Coder
from onrecord.model import Actor, Place, Time
from onrecord.what.parties import codes

SET = ROOT / "benchmarks" / "who_when_where.jsonl"
NEAR_KM = 161.0
CAP = 8


def _countries(values: Row) -> frozenset[str]:
    return frozenset(values.get("countries") or ([values["country"]] if values.get("country") else []))


def _kilometres(gold: Row, place: Place) -> float:
    if place.lat is None or place.lon is None or gold.get("lat") is None:
        return float("inf")
    a, b = radians(gold["lat"]), radians(place.lat)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(place.lon - gold["lon"]) / 2) ** 2
    return 2 * 6371.0088 * asin(min(1.0, sqrt(h)))


def _actor_right(gold: Row, actor: Actor) -> dict[str, bool]:
    said = codes([actor])
    sector = gold.get("sector")
    return {
        "country": said == _countries(gold),
        "sector": (actor.sectors[0] if actor.sectors else None) == sector
        or (sector == "GOV" and not actor.sectors and actor.kind == "country"),
    }


def _place_right(gold: Row, place: Place) -> dict[str, bool]:
    return {
        "country": place.country == gold.get("country"),
        "within_161km": _kilometres(gold, place) <= NEAR_KM,
        "use": place.use == gold.get("use"),
    }


def _time_right(gold: Row, time: Time) -> dict[str, bool]:
    return {"value": time.value == gold.get("value")}


def _score(
    name: str,
    rows: Sequence[tuple[Row, Sequence[Any], str]],
    right: Callable[[Row, Any], dict[str, bool]],
    errors: bool,
) -> None:
    """Print found, right and precision for one kind of mark."""
    wanted = found = extra = said = 0
    fields: Counter[str] = Counter()
    for row, values, text in rows:
        marks = row[name]
        used: set[int] = set()
        for mark in marks:
            over = [i for i, v in enumerate(values) if v.start < mark["end"] and mark["start"] < v.end]
            used.update(over)
            if mark.get("optional"):
                continue
            wanted += 1
            if not over:
                if errors:
                    print(f"  missed {name}: {text[mark['start'] : mark['end']]!r} in {row['id']}")
                continue
            found += 1
            best = max(
                over, key=lambda i: min(values[i].end, mark["end"]) - max(values[i].start, mark["start"])
            )
            of_all = [right(gold, values[best]) for gold in mark["values"]]
            for field in of_all[0]:
                fine = any(answer[field] for answer in of_all)
                fields[field] += fine
                if errors and not fine:
                    print(f"  {name} {field}: {values[best]!r} for {mark['values']} in {row['id']}")
        # The hands stopped after eight marks an excerpt; what comes later was not looked at.
        until = max((mark["end"] for mark in marks), default=0) if len(marks) >= CAP else row["end"]
        within = [i for i, v in enumerate(values) if v.end <= until]
        said += len(within)
        extra += sum(i not in used for i in within)
    rates = ", ".join(f"{field} {count / found:.1%}" for field, count in fields.items())
    print(f"{name}: {wanted} wanted, found {found / wanted:.1%}, of those right: {rates}; ", end="")
    print(f"precision {1 - extra / said:.1%} of {said}")


def main(errors: bool) -> None:
    """Print the figures, with `--errors` each error too."""
    excerpts = list(read_rows(SET))
    wanted = {row["id"] for row in excerpts}
    articles = {row["id"]: row for row in read_rows(ARTICLES) if row["id"] in wanted}
    coder = Coder()
    answers: dict[str, list[tuple[Row, Sequence[Any], str]]] = {"mentions": [], "dates": [], "places": []}
    for row in excerpts:
        article = articles[row["id"]]
        text, day = article["text"], article["date"]
        answers["mentions"].append((row, coder.who(text, day), text))
        answers["dates"].append((row, coder.when(text, day), text))
        answers["places"].append((row, coder.where(text, day), text))
    _score("mentions", answers["mentions"], _actor_right, errors)
    _score("dates", answers["dates"], _time_right, errors)
    _score("places", answers["places"], _place_right, errors)


if __name__ == "__main__":
    main("--errors" in sys.argv[1:])
