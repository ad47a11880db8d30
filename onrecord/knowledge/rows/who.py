"""Rows for who can act: countries, their institutions, organisations, people and their offices.

Country codes are ISO 3166-1 alpha-3, with its user-assigned XKX for Kosovo (PLOVER's manual, and
so its exports, print KOS), and PLOVER's UNO IGO EUR NGO ISM IMG MNC. Dates are ISO 8601, of a
year, a month or a day; an end that is absent is open, a start that is absent unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge.loader import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state, a region counted with one, or a former state, in every form a report uses.

    `people` are nouns for its people, singular and plural; `capitals` stand for its government.
    `sectors` is PRE for a breakaway territory.
    """

    name: str
    code: str
    source: str
    kind: Literal["state", "region", "breakaway", "former"] = "state"
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metonym:
    """A building, street or quarter that stands for the institution in it."""

    name: str
    source: str
    names: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation or armed group, as it is between two dates.

    `members` are country codes. A `generic` one takes the country of its modifier ("the
    Mexican Senate"). An `ambiguous` one has a name that is also a word or a surname.
    """

    name: str
    source: str
    names: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    generic: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """A common noun for an institution that any country may have."""

    noun: str
    name: str
    source: str
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A common noun for a person by what they do.

    `use`: office (a post, canonically `office`), spokes (speaks for somebody), role, honour
    (a rank before a name), title (head of something named), people (says nothing of what
    they do), collective (one noun for many), group (a faith or an ethnic group), modifier (an
    adjective of one).
    """

    noun: str
    use: Literal["office", "spokes", "role", "collective", "honour", "title", "people", "group", "modifier"]
    source: str
    sectors: tuple[str, ...] = ()
    office: str | None = None
    gender: Literal["m", "f"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A known person: other spellings, gender, and the sectors when no office is held."""

    name: str
    source: str
    names: tuple[str, ...] = ()
    country: str | None = None
    gender: Literal["m", "f"] | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTerm:
    """One office that one person held, from day to day.

    `uncertain` names the doubtful ends; "end unknown after 2022" is the last year its source tells of.
    """

    person: str
    office: str
    source: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    uncertain: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeName:
    """What an office's name tells.

    `same_as` is the name it is compared under; of two offices held, that of lower `weight`
    names the person; a `single` one has one holder a country.
    """

    name: str
    source: str
    same_as: str | None = None
    weight: int | None = None
    single: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that tells something of the actor beside it.

    `kind` says what of it: former, seniority, condition (of anonymity); number, multiplier; side (a noun
    for a group by reference); male, female (given names), courtesy (titles; `value` m or f); locative,
    motion, place_noun (a place is meant); sponsored, leaning (the country is not that of who is meant);
    leading ("U.S.-led" is of the country); matter (what one deals with: "for Korean affairs");
    half, both_halves, undivided, undivided_people (the Koreas),
    part (a land within a state, whose leader is not the state's); weak (an institution only with a country
    or a capital), borrows (a noun with the sector of what stands beside it), borrowing_use (a `Role.use` of
    such nouns), of_state (people of the country a text is about), state_sector (sectors whose country a
    text may leave unsaid), no_state (sectors whose leaders are no government's), lasting_sector (sectors
    nobody is formerly of), facility (of those it belongs to), vessel (what has a name and does not act),
    company (last word of a firm's name; `value` its sector), not_actor (a name the recogniser takes for
    one), hidden (a phrase that holds a country's name in vain); travels (an office or noun of those who are
    often abroad); about (a title before which a state of `value` says what for, "the Syria envoy");
    of_members (of a list of states and the body they belong to, the states are meant); run_in (a word that
    texts write together with the name after it); succeeding ("a second official"); nation ("the country's
    leader" is of the country spoken of); of_theme (of the country abroad that a report is about: "the
    rebels"; `value` whose not_in holds for it), from_abroad (words before such a noun that say it is of
    another); addressing (what "it was told that" is said to somebody by), of_events (verbs whose "it" is an
    event: "it comes as"), citing (verbs that name one's source), robbing (verbs whose "of" says what
    somebody is accused or deprived of); to_be (who does not yet hold the office: "the nominee"), permanent
    (a minister's title that in the countries of `value` a civil servant bears); minded (only said of those
    who can want: "it is ready to"); states (nouns for states; `value` somebody's where they may be a
    country's own: "U.S. allies"), region, which_states (words that say which),
    naming (before some of them by name: "like Japan"); only_in, not_in (a title or body, or a word of one,
    that only or never the countries of `value`, separated by spaces, have); family_first, either_order
    (countries by the order of names); taking (verbs whose object may be a town); many (singular nouns for
    several people), descent (an adjective that a dash joins to where one's family came from); mutual (nouns
    for the two spoken of last, without a number: "the neighbours").
    """

    word: str
    kind: str
    source: str
    value: str | None = None


COUNTRIES = Subject(file="who/countries.tsv", row=Country, key=("name",))
METONYMS = Subject(file="who/metonyms.tsv", row=Metonym, key=("name",))
ORGANISATIONS = Subject(file="who/organisations.tsv", row=Organisation, key=("name", "country", "start"))
INSTITUTIONS = Subject(file="who/institutions.tsv", row=Institution, key=("noun",))
ROLES = Subject(file="who/roles.tsv", row=Role, key=("noun",))
PEOPLE = Subject(file="who/people.tsv", row=Person, key=("name",))
OFFICES = Subject(file="who/offices.tsv", row=OfficeTerm, key=("person", "office", "country", "start"))
OWN_OFFICES = Subject(
    file="who/offices_own.tsv", row=OfficeTerm, key=("person", "office", "country", "start")
)
OFFICE_NAMES = Subject(file="who/office_names.tsv", row=OfficeName, key=("name",))
CUES = Subject(file="who/cues.tsv", row=Cue, key=("word", "kind"))

SUBJECTS = (
    COUNTRIES,
    METONYMS,
    ORGANISATIONS,
    INSTITUTIONS,
    ROLES,
    PEOPLE,
    OFFICES,
    OWN_OFFICES,
    OFFICE_NAMES,
    CUES,
)
