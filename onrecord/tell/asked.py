"""The words that a brief is asked about, in every form a report may give them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.details import INSTRUMENTS
from onrecord.knowledge.rows.who import COUNTRIES, METONYMS, Country
from onrecord.model import Entity

# Words that the name of somebody may have beside those that are asked for: "President Lee Jae-won",
# "Hamas militants"; a longer one is a description that only mentions it.
BESIDE = 2
# Kinds of rows of the knowledge that are a state with people of its own.
_STATES = frozenset({"state", "breakaway"})


def within(wanted: str, name: str) -> bool:
    """Whether whole words of a name are what is wanted."""
    return f" {wanted} " in f" {name.casefold()} "


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda form: (-len(form), form)))


class Asked:
    """What is asked for: a state, a named pact, or a name or words as they stand.

    Attributes:
        words: what is asked for, folded.
        country: the state's ISO 3166-1 alpha-3 code, or None.
        pacts: the names of the treaties and pacts of that name.
    """

    def __init__(self, about: str, knowledge: Knowledge) -> None:
        self.words = about.casefold().strip()
        rows = knowledge.rows(COUNTRIES)
        states = (row for row in rows if row.kind in _STATES)
        self.country = next((s.code for s in states if self.words in map(str.casefold, _names(s))), None)
        known = [row for row in knowledge.rows(INSTRUMENTS) if self.words in map(str.casefold, row.phrases)]
        self.pacts = frozenset(row.name for row in known)
        own = [form for row in rows if row.code == self.country for form in _forms(row)]
        houses = [row for row in knowledge.rows(METONYMS) if row.country == self.country is not None]
        own += [name for row in houses for name in (row.name, *row.names)]
        own += [phrase for row in known for phrase in row.phrases]
        # "Sudan" is not asked for where "South Sudan" stands.
        others = [
            form
            for row in rows
            if row.code != self.country
            for form in _forms(row)
            if any(f" {each} " in f" {form} " for each in own)
        ]
        # A state's forms have their own case: "us" is not the US.
        plain = [] if self.country is not None else [rf"(?i:{re.escape(self.words)})"]
        asked = "|".join((*plain, *([_any_of(own)] if own else [])))
        masked = f"{_any_of(others)}|" if others else ""
        self._form = re.compile(rf"(?<!\w)(?:{masked}(?P<own>{asked}))(?!\w)")

    def mentioned(self, text: str) -> bool:
        """Whether a text holds one of the forms."""
        return any(found.group("own") for found in self._form.finditer(text))

    def names(self, entity: Entity) -> bool:
        """Whether an entity is, or acts for, what is asked for."""
        if self.words == entity.id:
            return True
        if self.country is not None:
            return entity.country == self.country
        longest = len(self.words.split()) + BESIDE
        named = entity.kind != "country" and len(entity.name.split()) <= longest
        return (named and within(self.words, entity.name)) or self.words == entity.name.casefold()

    def surely_names(self, entity: Entity) -> bool:
        """Whether an entity that is meant is known to be what its name says, and no word taken for one."""
        whole = entity.name.casefold() in (self.words, f"the {self.words}")
        person = entity.kind == "person"
        known = bool(entity.wikidata) if person else whole
        return (
            self.country is not None or self.words == entity.id or known or (whole and bool(entity.country))
        )


def _names(row: Country) -> tuple[str, ...]:
    return (row.code, row.name, *row.names, *row.adjectives, *row.people)


def _forms(row: Country) -> tuple[str, ...]:
    return (row.name, *row.names, *row.adjectives, *row.people, *row.capitals)
