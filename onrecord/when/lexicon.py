"""The time lexicon as look-up tables, built once from the knowledge."""

from __future__ import annotations

import re
from collections import defaultdict

from onrecord.knowledge.loader import Knowledge
from onrecord.knowledge.rows.when import (
    FISCAL_YEARS,
    NAMED_DAYS,
    SEASONS,
    TIME_UNITS,
    TIME_WORDS,
    ZONES,
    FiscalYear,
    NamedDay,
    Season,
    TimeUnit,
)


class Lexicon:
    """Words by their lower-case form.

    Attributes:
        words: word → (group, value).
        phrases: first word → the phrases that begin with it, longest first, as
            (lower-case words, group, value).
        units: code → its row.
        seasons: code → its row.
        remembered: (month, day) → the days of history it may stand for, those of one matter first.
        offsets: IANA name → standard hours from UTC.
        place_zones: place or its adjective ("Seoul", "Korean") → IANA name.
        fiscal_years: word that tells whose fiscal year it is → its row.
        named_days: number (the value of a `named_day` token) → its row.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.words: dict[str, tuple[str, str]] = {}
        phrases: defaultdict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
        entries = [(row.word, row.group, row.value) for row in knowledge.rows(TIME_WORDS)]
        self.units: dict[str, TimeUnit] = {}
        for unit in knowledge.rows(TIME_UNITS):
            self.units[unit.code] = unit
            entries += [(form, "unit", unit.code) for form in unit.singular]
            entries += [(form, "units", unit.code) for form in unit.plural]
        self.seasons: dict[str, Season] = {row.code: row for row in knowledge.rows(SEASONS)}
        # Hours from UTC by IANA name, and the zones of the places that zones are named after.
        self.offsets: dict[str, float] = {}
        self.place_zones: dict[str, str] = {}
        for zone in knowledge.rows(ZONES):
            entries.append((zone.name.lower(), "zone", zone.iana or ""))
            if zone.iana is not None:
                self.offsets[zone.iana] = zone.offset or 0.0
                place, _, time = zone.name.rpartition(" ")
                if time == "time":
                    self.place_zones[place] = zone.iana
        self.fiscal_years: dict[str, FiscalYear] = {
            word: row for row in knowledge.rows(FISCAL_YEARS) for word in row.words
        }
        self.named_days: tuple[NamedDay, ...] = knowledge.rows(NAMED_DAYS)
        for number, row in enumerate(self.named_days):
            entries += [(name, "named_day", str(number)) for name in row.names]
        self.remembered: defaultdict[tuple[int, int], list[NamedDay]] = defaultdict(list)
        for row in sorted((row for row in self.named_days if row.before), key=lambda row: not row.about):
            self.remembered[int(row.rule[5:7]), int(row.rule[8:])].append(row)
        for form, group, value in entries:
            # As the lexer gives them: without the possessive ("new year day").
            words = tuple(word.removesuffix("'s").rstrip("'") for word in re.findall(r"[^\s/]+|/", form))
            if len(words) == 1:
                # The lexicon's own "second" (an ordinal) goes before the unit of that name.
                self.words.setdefault(form, (group, value))
            else:
                phrases[words[0]].append((words, group, value))
        self.phrases = {
            first: sorted(found, key=lambda phrase: -len(phrase[0])) for first, found in phrases.items()
        }
        self.groups = frozenset(group for _, group, _ in entries)
