"""Two people in one noun phrase: "the Trump-Kim summit"; "Trump and leader Kim", which trees misread."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.knowledge.rows.who import Person
from onrecord.who.context import Reading
from onrecord.who.drafts import Draft
from onrecord.who.names import Names
from onrecord.who.noun_phrases import NounPhrase
from onrecord.who.persons import known, person
from onrecord.who.phrases import pieces

_DASHES = frozenset("-–—/")


def pair(reading: Reading, phrase: NounPhrase, names: Names) -> list[Draft]:
    """Both people of a phrase, where each is known by name; else nobody ("Rees-Mogg" is one).

    Two heads of state or government joined by a dash need no country named ("the Trump-Kim summit").
    """
    for left, right in _cuts(reading, phrase):
        joined = right.start - left.end == 1 and reading.doc[left.end].text in _DASHES
        leaders = [_leads(reading, half) if joined else None for half in (left, right)]
        halves = list(zip((left, right), leaders, strict=True))
        if all(leader is not None or _is_known(reading, half, names) for half, leader in halves):
            found = [_one(reading, half, leader, names) for half, leader in halves]
            both = [draft for draft in found if draft is not None]
            if len({draft.key for draft in both}) == 2:
                return both
    return []


def _one(reading: Reading, half: NounPhrase, leader: Person | None, names: Names) -> Draft | None:
    if _is_known(reading, half, names) or leader is None:
        return person(reading, half, names)
    draft = known(reading, half, leader, names)
    names.register(draft)
    return draft


def _leads(reading: Reading, half: NounPhrase) -> Person | None:
    """The one head of a state or government, of any country, with a lone surname on the day."""
    if half.match is not None or half.end - half.start > 1 or reading.day is None:
        return None
    term = reading.lexicon.offices.leader(reading.doc[half.head].text, reading.day)
    return reading.lexicon.known.get(term.person) if term is not None else None


def _cuts(reading: Reading, phrase: NounPhrase) -> Iterator[tuple[NounPhrase, NounPhrase]]:
    """The halves of a phrase before and after a dash without blanks, or an "and", between names."""
    doc = reading.doc
    for at in range(phrase.start + 1, phrase.head + 1):
        if at + 1 >= phrase.end or not (doc[at - 1].pos_ == "PROPN" and doc[at + 1].text[:1].isupper()):
            continue
        tight = not doc[at - 1].whitespace_ and not doc[at].whitespace_
        if not (doc[at].text in _DASHES and tight) and doc[at].lower_ != "and":
            continue
        first = at - 1
        while first > phrase.start and doc[first - 1].pos_ == "PROPN":
            first -= 1
        left = NounPhrase(first, at, at - 1, reading.matches.at(at - 1), parsed=phrase.parsed)
        yield left, _behind(reading, phrase, at)


def _behind(reading: Reading, phrase: NounPhrase, at: int) -> NounPhrase:
    """The half after the joint, with the name that the tree hangs beside its title ("EU policy chief
    Kaja Kallas")."""
    last = phrase.head if phrase.head > at else phrase.end - 1
    match, named = reading.matches.at(last), reading.matches.at(last + 1)
    modifiers = [inner for inner in phrase.modifiers if inner.start > at]
    title = match is not None and match.of("role") is not None
    if match is not None and title and named is not None and named.of("person") is not None:
        end = named.end
        return NounPhrase(at + 1, end, end - 1, named, [*modifiers, match], parsed=phrase.parsed)
    right = NounPhrase(at + 1, phrase.end, last, match, modifiers, parsed=phrase.parsed)
    right.complements, right.apposition = phrase.complements, phrase.apposition
    return right


def _is_known(reading: Reading, half: NounPhrase, names: Names) -> bool:
    if half.match is not None:
        return half.match.of("person") is not None
    name = pieces(reading.doc[half.head].text)
    seen = names.meant(half, name, None)
    return seen is not None or names.leader(half, name, None, seen) is not None
