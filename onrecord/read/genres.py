"""What kind of report a text is, by signs written down as data."""

from __future__ import annotations

import re

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.read import GENRES, GenreRow
from onrecord.read.outlets import Outlets
from onrecord.read.patterns import compiled
from onrecord.vocabulary import Genre

_HEAD = 400
# Enough to tell a genre by; a transcript of three hours shows it in its first minutes.
_LOOKED_AT = 30_000
_QUOTED = re.compile(r"[“\"][^“”\"\n]{1,2000}[”\"]")


class GenreFinder:
    """The first sign that fits decides; nothing fits an ordinary news report."""

    def __init__(self, knowledge: Knowledge, outlets: Outlets) -> None:
        self._signs = [
            (row, compiled(row.pattern, file=GENRES.file, row=row.id)) for row in knowledge.rows(GENRES)
        ]
        self._outlets = outlets

    def find(
        self, text: str, title: str | None, url: str | None, outlet: str | None, agency: str | None
    ) -> Genre:
        """The genre of a report from its text and what is known about it."""
        row = self._outlets.named(outlet) or self._outlets.at(url) or self._outlets.named(agency)
        sample = text[:_LOOKED_AT]
        looked_at = {
            "title": title or "",
            "start": sample[:_HEAD],
            "end": text[-_HEAD:],
            "url": url or "",
            "lines": sample,
            "text": "",
        }
        words = len(sample.split())
        for sign, pattern in self._signs:
            if sign.field == "outlet":
                fits = bool((row and pattern.search(row.kind)) or (outlet and pattern.search(outlet)))
            else:
                if sign.field == "text" and not looked_at["text"]:
                    looked_at["text"] = _QUOTED.sub(" ", sample)
                fits = self._often_enough(sign, pattern, looked_at[sign.field], words)
            if fits:
                return sign.genre
        return "news"

    @staticmethod
    def _often_enough(sign: GenreRow, pattern: re.Pattern[str], where: str, words: int) -> bool:
        if sign.times == 1 and not sign.per_thousand and sign.field != "lines":
            return pattern.search(where) is not None
        if sign.field == "lines":
            found = sum(pattern.match(line.strip()) is not None for line in where.split("\n"))
        else:
            found = sum(1 for _ in pattern.finditer(where))
        return found >= sign.times and found * 1000 >= sign.per_thousand * words
