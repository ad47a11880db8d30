"""Two people in one noun phrase: "the Trump-Kim summit"; "Trump and leader Kim", which trees misread."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.who.context import Reading
from onrecord.who.drafts import Draft
from onrecord.who.names import Names
from onrecord.who.noun_phrases import NounPhrase
from onrecord.who.persons import person
from onrecord.who.phrases import pieces

_DASHES = frozenset("-–—/")


def pair(reading: Reading, phrase: NounPhrase, names: Names) -> list[Draft]:
    """Both people of a phrase, where each is known by name; else nobody ("Rees-Mogg" is one)."""
    for left, right in _cuts(reading, phrase):
        if _is_known(reading, left, names) and _is_known(reading, right, names):
            found = [person(reading, half, names) for half in (left, right)]
            both = [draft for draft in found if draft is not None]
            if len({draft.key for draft in both}) == 2:
                return both
    return []


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
        last = phrase.head if phrase.head > at else phrase.end - 1
        before, after = reading.matches.at(at - 1), reading.matches.at(last)
        left = NounPhrase(first, at, at - 1, before, parsed=phrase.parsed)
        right = NounPhrase(at + 1, phrase.end, last, after, parsed=phrase.parsed)
        right.modifiers = [match for match in phrase.modifiers if match.start > at]
        right.complements, right.apposition = phrase.complements, phrase.apposition
        yield left, right


def _is_known(reading: Reading, half: NounPhrase, names: Names) -> bool:
    if half.match is not None:
        return half.match.of("person") is not None
    name = pieces(reading.doc[half.head].text)
    seen = names.meant(half, name, None)
    return seen is not None or names.leader(half, name, None, seen) is not None
