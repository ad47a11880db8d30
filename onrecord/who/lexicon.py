"""All that `who` knows, laid out for looking up: one trie of phrases, and small tables of cues."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.who import (
    COUNTRIES,
    CUES,
    INSTITUTIONS,
    METONYMS,
    ORGANISATIONS,
    PEOPLE,
    ROLES,
    Country,
    Organisation,
    Person,
)
from onrecord.who.cities import city_countries
from onrecord.who.offices import Offices
from onrecord.who.phrases import Entry, Phrases, plurals


class Lexicon:
    """Phrases and cues, built once from the knowledge.

    Attributes:
        phrases: every known phrase.
        offices: who held what when.
        capitals: country codes by a capital of one word, and by a word for a divided country.
        countries: the row of a code (the state's, where regions share it).
        known: the row of each person, by name.
        cities: country codes by the pieces of a city's name (the largest of that name).
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.phrases = Phrases(cue.word.lower() for cue in knowledge.rows(CUES) if cue.kind == "run_in")
        family_first = {cue.word for cue in knowledge.rows(CUES) if cue.kind == "family_first"}
        self.offices = Offices(knowledge, frozenset(family_first))
        self.countries: dict[str, Country] = {}
        self.cities = city_countries(knowledge)
        self.known: dict[str, Person] = {}
        self.capitals: dict[str, str] = {}
        self._cues: dict[str, dict[str, str | None]] = {}
        for cue in knowledge.rows(CUES):
            self._cues.setdefault(cue.kind, {})[cue.word.lower()] = cue.value
        self._add("hidden", None, (cue.word for cue in knowledge.rows(CUES) if cue.kind == "hidden"))
        self._add_countries(knowledge.rows(COUNTRIES))
        self.capitals |= {
            word: value for word in self.cues("undivided") if (value := self.cue("undivided", word))
        }
        for metonym in knowledge.rows(METONYMS):
            self._add("metonym", metonym, (metonym.name, *metonym.names))
        for organisation in self._latest_last(knowledge.rows(ORGANISATIONS)):
            self._add("organisation", organisation, (organisation.name, *organisation.names))
        for institution in knowledge.rows(INSTITUTIONS):
            self._add("institution", institution, (institution.noun,))
            self._add("institutions", institution, plurals(institution.noun))
        for role in knowledge.rows(ROLES):
            self._add("role", role, (role.noun,))
            self._add("roles", role, plurals(role.noun))
        self._add_people(knowledge.rows(PEOPLE))

    def cue(self, kind: str, word: str) -> str | None:
        """The value of a cue word ("" where it has none), or None if it is no such cue."""
        table = self._cues.get(kind, {})
        low = word.lower()
        return (table[low] or "") if low in table else None

    def cues(self, kind: str) -> tuple[str, ...]:
        """All cue words of a kind."""
        return tuple(self._cues.get(kind, ()))

    def place(self, name: str) -> Entry | None:
        """The country, or an organisation such as the EU, that a name means."""
        meanings = self.phrases.meanings(name)
        kinds = ("country", "adjective", "organisation")
        return next((entry for kind in kinds for entry in meanings if entry.kind == kind), None)

    def gender(self, given: str) -> str | None:
        """What a given name or courtesy title tells of a person's gender."""
        courtesy = self.cue("courtesy", given)
        if courtesy:
            return courtesy
        if self.cue("male", given) is not None:
            return "m"
        return "f" if self.cue("female", given) is not None else None

    def _add(self, kind: str, row: object | None, forms: Iterable[str]) -> None:
        for form in forms:
            self.phrases.add(form, Entry(kind, row, form))

    def _add_countries(self, rows: Iterable[Country]) -> None:
        for row in rows:
            if row.kind == "state" or row.code not in self.countries:
                self.countries[row.code] = row
            self._add("country", row, (row.name, *row.names))
            self._add("adjective", row, row.adjectives)
            self._add("citizens", row, row.people)
            self._add("capital", row, row.capitals)
            if row.kind == "state":
                self.capitals |= {c.lower(): row.code for c in row.capitals if c.isalpha()}

    def _add_people(self, rows: Iterable[Person]) -> None:
        described = {row.name: row for row in rows}
        for row in described.values():
            spellings = [s for name in (row.name, *row.names) for s in self._spellings(name, row.country)]
            self._add("person", row, dict.fromkeys(spellings))
            self.known[row.name] = row
        for name, country, wikidata in self.offices.holders():
            if name not in described:
                person = Person(name=name, country=country, wikidata=wikidata, source="offices")
                self._add("person", person, self._spellings(name, country))
                self.known[name] = person

    @staticmethod
    def _latest_last(rows: tuple[Organisation, ...]) -> list[Organisation]:
        return sorted(rows, key=lambda row: row.start or "")

    def _spellings(self, name: str, country: str | None) -> tuple[str, ...]:
        """A name, without a middle initial, and turned round where either name may come first."""
        words = name.split()
        short = [word for word in words if not (len(word) == 2 and word.endswith("."))]
        forms = [name] if len(short) == len(words) or len(short) < 2 else [name, " ".join(short)]
        if len(words) == 2 and self.cue("either_order", country or "") is not None:
            forms.append(f"{words[1]} {words[0]}")
        return tuple(forms)
