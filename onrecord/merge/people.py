"""Which country a named person is of, by what all reports together say of the name.

One report says "Foreign Minister Tanabe" and leaves the country open, another infers it from the
country named nearest; "Japan's Foreign Minister Tanabe" in a third settles it for all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from onrecord.model import Actor

# How `who` says that it took a country from the surroundings and not from the words themselves.
_FROM_SURROUNDINGS = "; country of "


def inferred(actor: Actor) -> bool:
    """Whether an actor's country was inferred from other mentions and not said of it."""
    return actor.inferred or _FROM_SURROUNDINGS in (actor.because or "")


# "F." in the middle of a name, and the marks that one desk writes in a name and another does not.
_INITIAL = re.compile(r"(?<=\s)[^\W\d_]\.?\s+(?=\w)")
_MARKS = re.compile(r"[-‐‑'’.]")


def as_called(name: str) -> str:
    """A name as it is compared: "John F. Kerry" is John Kerry, "Cho Tae-yong" Cho Taeyong."""
    return _MARKS.sub("", _INITIAL.sub("", name)).casefold()


def full_name(name: str) -> bool:
    """Whether a name has two words or more, so that it means one person in most reports."""
    return len(name.split()) > 1


class People:
    """The persons of all reports by full name.

    Args:
        groups: the mentions of one entity of one report together; those of all reports.
    """

    def __init__(self, groups: Iterable[list[Actor]]) -> None:
        told: dict[str, list[Actor]] = defaultdict(list)
        for group in groups:
            # One voice a report: "Han", "she" and "Han Seo-jin" say one thing of her country.
            named = [a for a in group if a.name and a.kind in ("person", "organisation")]
            best = max(named, key=lambda a: (a.country is not None, not inferred(a), -a.start), default=None)
            if best is not None and full_name(best.name or ""):
                told[as_called(best.name or "")].append(best)
        self._homes: dict[str, dict[str | None, str | None]] = {
            name: _homes(actors) for name, actors in told.items() if any(a.kind == "person" for a in actors)
        }

    def knows(self, actor: Actor) -> bool:
        """Whether an actor bears a full name that some report gives to a person."""
        return as_called(actor.name or "") in self._homes and actor.kind in ("person", "organisation")

    def country(self, actor: Actor) -> str | None:
        """The country of a person known here, as all reports support it; None where none says it."""
        homes = self._homes[as_called(actor.name or "")]
        return homes.get(actor.country, homes.get(None))


def _homes(actors: list[Actor]) -> dict[str | None, str | None]:
    """From the country a mention gives to the country the person is of."""
    said = Counter(a.country for a in actors if a.country and not inferred(a))
    thought = Counter(a.country for a in actors if a.country)
    counted = said or thought
    if not counted:
        return {None: None}
    first = min(counted, key=lambda code: (-counted[code], code or ""))
    offices = {code: {a.office for a in actors if a.country == code and a.office} for code in said}
    homes: dict[str | None, str | None] = dict.fromkeys(thought, first)
    for code in said:
        # Two people of one name: two countries are said outright, and the offices differ.
        if code != first and offices[code] and offices[first] and not offices[code] & offices[first]:
            homes[code] = code
    return {**homes, None: first}
