"""Whom a release's title gives as speaking: "Press Statement of …", "Statement by President …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.said import WORDS
from onrecord.model import Actor, Report

_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*")
_ACRONYM = re.compile(r"[A-Z]{2,}")
_JUNIOR = re.compile(r",? (?:Jr|Sr)\.?(?=,|$)")
# A name has so many words at least and at most.
_FEWEST, _MOST = 2, 4


class Headings:
    """Reads titles of releases.

    Args:
        knowledge: the knowledge files; read once, here.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        kinds = {row.kind: row.words for row in knowledge.rows(WORDS)}
        self._offices = frozenset({*kinds["office-word"], *kinds["noun"]})
        paper, way, about = (_either(kinds[kind]) for kind in ("release", "release-way", "release-about"))
        # Who speaks stands between what it is and what it is about.
        self._heading = re.compile(
            rf"(?P<joint>Joint\s+)?(?:{way}\s+)*(?:{paper}s?\s+(?:from|by)|Statements?\s+of)\s+(?:the\s+)?"
            rf"(?P<who>[^\n|:]+?)(?=\s+{about}\b|\s*[|:]|\s*$)",
            re.IGNORECASE,
        )

    def speaker(self, report: Report, actors: Sequence[Actor], home: str | None) -> Actor | None:
        """Who speaks, as the title has it; None where it names nobody.

        Args:
            actors: the text's, for whom the title means.
            home: the country of who publishes it, for those whose country neither names.
        """
        title = report.title or ""
        found = self._heading.match(title)
        if found is None:
            return None
        start, end = found.span("who")
        who = title[start:end]
        if found["joint"] or re.search(r",? and ", who):
            return Actor(start=start, end=end, text=who, kind="group", in_="title")
        meant = [
            a for a in actors if a.kind == "person" and a.name and " " in a.name and _within(a.name, who)
        ]
        name = meant[0].name if meant else self._name(who)
        bodies = (a for a in actors if a.country and a.kind in {"organisation", "country"})
        codes = {body.country for body in bodies if _within(body.text, who)}
        country = meant[0].country if meant else None
        office = _office(who, name)
        return Actor(
            start=start,
            end=end,
            text=who,
            in_="title",
            kind="person" if name else "office" if self._is_office(who) else "organisation",
            name=name,
            country=country or (home if home in codes or len(codes) != 1 else codes.pop()),
            sectors=meant[0].sectors if meant else ("GOV",),
            office=office or (meant[0].office if meant else None),
            entity=meant[0].entity if meant else None,
        )

    def _is_office(self, who: str) -> bool:
        return any(word.casefold() in self._offices for word in re.findall(r"[\w-]+", who))

    def _name(self, who: str) -> str | None:
        """The words after the last one of an office ("National Security Advisor *Jake Sullivan*")."""
        words = _JUNIOR.sub("", who).partition(", ")[0].split()
        first = len(words)
        while first and self._is_of_name(words[first - 1]):
            first -= 1
        if first and not (self._is_office(words[first - 1]) or _ACRONYM.fullmatch(words[first - 1])):
            return None
        return " ".join(words[first:]) if _FEWEST <= len(words) - first <= _MOST else None

    def _is_of_name(self, word: str) -> bool:
        initial = len(word) == 2 and word.endswith(".")
        return _NAME.fullmatch(word) is not None and (
            initial or not (word.isupper() or word.casefold().rstrip(".") in self._offices)
        )


def _either(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


def _within(name: str, who: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", who) is not None


def _office(who: str, name: str | None) -> str | None:
    """What stands before a name, or after it and a comma."""
    before, _, after = who.partition(name or "\n")
    return before.strip() or _JUNIOR.sub("", after).strip(" ,") or None if name else None
