"""Who held which office on which day."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.who import OFFICE_NAMES, OFFICES, OWN_OFFICES, OfficeTerm

# Weights in office_names.tsv up to this are those of heads of state and of government.
_LEADING = 5
# So many years after the last one its source tells of, an open term names nobody by the office alone.
_GRACE = 1
_LAST_TOLD = re.compile(r"unknown after (\d{4})")
_DUE = re.compile(r"due to end ([\d-]+)")


def covers(start: str | None, end: str | None, day: str) -> bool:
    """Whether a day lies in a term; a date cut to a year or a month stands for all of it."""
    return (not start or start <= day[: len(start)]) and (not end or day[: len(end)] <= end)


class Offices:
    """Terms of office, by person and by office.

    Rows of `offices_own.tsv` come first: they are corrections. `family_first` are the codes of
    countries whose people put the surname first.
    """

    def __init__(self, knowledge: Knowledge, family_first: frozenset[str] = frozenset()) -> None:
        self._of_person: dict[str, list[OfficeTerm]] = {}
        self._of_office: dict[tuple[str | None, str], list[OfficeTerm]] = {}
        self._names = {row.name: row for row in knowledge.rows(OFFICE_NAMES)}
        self._leaders: dict[str, list[OfficeTerm]] = {}
        self._of_word: dict[str, list[OfficeTerm]] = {}
        for term in (*knowledge.rows(OWN_OFFICES), *knowledge.rows(OFFICES)):
            self._of_person.setdefault(term.person, []).append(term)
            self._of_office.setdefault((term.country, self.compared(term.office)), []).append(term)
            for word in term.person.split():
                self._of_word.setdefault(word.lower(), []).append(term)
            if self.leads(term.office):
                surname = term.person.split()[0 if term.country in family_first else -1]
                self._leaders.setdefault(surname.lower(), []).append(term)

    def compared(self, office: str) -> str:
        """The name under which an office is compared with others."""
        row = self._names.get(office)
        return row.same_as if row is not None and row.same_as else office

    def single(self, office: str) -> bool:
        """Whether a country has one holder of the office at a time."""
        row = self._names.get(office)
        return row is not None and row.single

    def leads(self, office: str) -> bool:
        """Whether its holder leads a state or a government."""
        row = self._names.get(office)
        return row is not None and row.weight is not None and row.weight <= _LEADING

    def _weight(self, term: OfficeTerm) -> int:
        row = self._names.get(term.office)
        return row.weight if row is not None and row.weight is not None else len(self._names)

    def holders(self) -> Iterator[tuple[str, str | None, str | None]]:
        """Each person with an office: name, country, Wikidata id."""
        for name, terms in self._of_person.items():
            yield name, terms[0].country, next((term.wikidata for term in terms if term.wikidata), None)

    def held(self, person: str, day: str) -> list[OfficeTerm]:
        """The person's offices on that day, the weightiest first."""
        on_day = [term for term in self._of_person.get(person, ()) if covers(term.start, term.end, day)]
        return sorted(on_day, key=lambda term: (self._weight(term), _descending(term.start)))

    def earlier(self, person: str, day: str) -> OfficeTerm | None:
        """The weightiest office the person had left by that day."""
        over = [term for term in self._of_person.get(person, ()) if term.end and term.end < day]
        return min(over, key=lambda term: (self._weight(term), _descending(term.end)), default=None)

    def latest(self, person: str) -> OfficeTerm | None:
        """The person's latest known office: an open one, else the one that ended last."""
        terms = self._of_person.get(person, ())
        opened = [term for term in terms if not term.end]
        if opened:
            return min(opened, key=lambda term: (self._weight(term), _descending(term.start)))
        return max(terms, key=lambda term: term.end or "", default=None)

    def led_by(self, surname: str, day: str) -> str | None:
        """The one country that people of a surname led up to a day ("the Bush administration")."""
        if surname.islower():
            return None
        led = {term.country for term in self._leaders.get(surname.lower(), ()) if (term.start or "9") <= day}
        return led.pop() if len(led) == 1 else None

    def leader(self, surname: str, day: str, countries: Collection[str] | None = None) -> OfficeTerm | None:
        """Who of a surname led one of these countries (or any) on that day; None where two did alike."""
        terms = [
            term
            for term in self._leaders.get(surname.lower(), ())
            if (countries is None or term.country in countries)
            and term.start
            and covers(term.start, term.end, day)
        ]
        if not terms:
            return None
        least = min(self._weight(term) for term in terms)
        first = {term.person: term for term in terms if self._weight(term) == least}
        return next(iter(first.values())) if len(first) == 1 else None

    def titled(self, name: str, office: str, day: str) -> OfficeTerm | None:
        """The one person of any country with an office on that day whose name has that word in it."""
        found = {
            term.person: term
            for term in self._of_word.get(name.lower(), ())
            if term.start and covers(term.start, term.end, day)
            and self.compared(term.office) == self.compared(office)
        }  # fmt: skip
        return next(iter(found.values())) if len(found) == 1 else None

    def holder(self, country: str | None, office: str, day: str) -> OfficeTerm | None:
        """The one person who held a country's office on that day; None where unknown or unclear."""
        terms = self._of_office.get((country, self.compared(office)), ())
        on_day = {
            term.person: term
            for term in terms
            if term.start and covers(term.start, term.end, day) and _is_told(term, day)
        }
        return next(iter(on_day.values())) if len(on_day) == 1 else None


def _is_told(term: OfficeTerm, day: str) -> bool:
    """Whether the source of an open term still tells of that day, or of one not long before."""
    doubts = term.uncertain or "" if not term.end else ""
    if (due := _DUE.search(doubts)) is not None:
        return day[: len(due[1])] <= due[1]
    told = _LAST_TOLD.search(doubts)
    last = max(told[1], (term.start or "")[:4]) if told else None
    return last is None or int(day[:4]) <= int(last) + _GRACE


def _descending(date: str | None) -> int:
    return -int((date or "0").replace("-", "").ljust(8, "0"))
