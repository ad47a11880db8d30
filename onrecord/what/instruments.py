"""Resolutions, treaties, pacts and communiqués, by name and by description."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.details import INSTRUMENTS, NamedInstrument
from onrecord.model import Actor, Instrument
from onrecord.what.phrases import Phrases

# "UN Security Council Resolution 1874 (2009)", "resolutions 1718 and 1874", "UNSCR 2397". The
# bare word needs a number of the Council's range (1 to 4 digits) and no "House"/"S.J." before.
_RESOLUTION = re.compile(
    r"(?:(?:U\.?N\.?|United Nations)\s+)?(?:(?:Security Council|UNSC)\s+)?"
    r"(?:[Rr]esolutions?|UNSCRs?)\s+(?:[Nn]o\.\s*)?(\d{2,4})(?:\s*\((?:19|20)\d\d\))?"
    r"((?:\s*(?:,|and|&)\s*\d{3,4})*)"
)
_NUMBER = re.compile(r"\d{3,4}")
_NOT_COUNCIL = re.compile(r"(?:House|Senate|Joint|Concurrent|General Assembly|Assembly)\s+$")


def _resolution(start: int, words: str, number: str) -> Instrument:
    return Instrument(
        start=start,
        end=start + len(words),
        text=words,
        name=f"UNSCR {number}",
        kind="resolution",
        id=f"unscr-{number}",
    )


class InstrumentFinder:
    """Finds the instruments that a report names or describes."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.rows(INSTRUMENTS)
        self._named = Phrases((phrase, row) for row in rows for phrase in row.phrases)
        described: dict[str, list[NamedInstrument]] = {}
        for row in rows:
            for phrase in row.described:
                described.setdefault(phrase, []).append(row)
        self._described = Phrases((phrase, tuple(found)) for phrase, found in described.items())

    def find(self, doc: Doc, actors: Iterable[Actor] = (), day: str | None = None) -> tuple[Instrument, ...]:
        """The instruments of a report.

        Args:
            doc: the report.
            actors: who is mentioned; a description needs its parties among them.
            day: the publication day (ISO 8601); a description fits only instruments of then.

        Returns:
            Instruments in the text's order, overlapping ones left out.
        """
        text = doc.text
        found = [*self._resolutions(text), *self._by_name(text)]
        taken = [(i.start, i.end) for i in found]
        named = {i.id for i in found}
        for hit in self._described.find(text):
            if any(start < hit.end and hit.start < end for start, end in taken):
                continue
            row = self._fitting(hit.value, self._countries_near(doc, hit.start, actors), day, named)
            if row is not None:
                found.append(self._instrument(text, hit.start, hit.end, row))
        return tuple(sorted(found, key=lambda instrument: instrument.start))

    @staticmethod
    def _instrument(text: str, start: int, end: int, row: NamedInstrument) -> Instrument:
        return Instrument(start=start, end=end, text=text[start:end], name=row.name, kind=row.kind, id=row.id)

    def _by_name(self, text: str) -> list[Instrument]:
        return [self._instrument(text, hit.start, hit.end, hit.value) for hit in self._named.find(text)]

    @staticmethod
    def _resolutions(text: str) -> list[Instrument]:
        found = []
        for match in _RESOLUTION.finditer(text):
            if _NOT_COUNCIL.search(text, max(0, match.start() - 30), match.start()):
                continue
            words = text[match.start() : match.end(1)]
            found.append(_resolution(match.start(), words, match.group(1)))
            for more in _NUMBER.finditer(text, match.start(2), match.end(2)):
                found.append(_resolution(more.start(), more.group(), more.group()))
        return found

    @staticmethod
    def _countries_near(doc: Doc, at: int, actors: Iterable[Actor]) -> frozenset[str]:
        """The countries named in the sentence and in the one before it."""
        sentences = list(doc.sents)
        here = next((i for i, s in enumerate(sentences) if s.start_char <= at < s.end_char), 0)
        start, end = sentences[max(0, here - 1)].start_char, sentences[here].end_char
        return frozenset(
            country
            for actor in actors
            if start <= actor.start < end
            for country in ([actor.country] if actor.country else []) + list(actor.countries)
        )

    @staticmethod
    def _fitting(
        rows: Iterable[NamedInstrument], countries: frozenset[str], day: str | None, named: set[str | None]
    ) -> NamedInstrument | None:
        """The instrument whose parties are named; one the report names elsewhere comes first."""
        fitting = []
        for row in rows:
            in_force = day is None or (
                (row.from_ is None or row.from_.isoformat() <= day)
                and (row.to is None or day <= row.to.isoformat())
            )
            shared = len(countries.intersection(row.parties))
            # "A nuclear accord" of two others that signed with Iran is another one.
            meant = not row.about or not countries.isdisjoint(row.about)
            if in_force and meant and row.parties and shared >= min(2, len(row.parties)):
                fitting.append((row.id not in named, -shared / len(row.parties), row.id, row))
        return min(fitting)[3] if fitting else None
