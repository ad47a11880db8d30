"""States by what they share: "European allies", "the Baltic states", "U.S. allies", "world powers".

They are nobody's in particular and have no country, but they meet, warn and impose; and what
"U.S. allies" do is not done by the United States.
"""

from __future__ import annotations

from itertools import pairwise

from onrecord.who.context import Reading
from onrecord.who.drafts import Draft
from onrecord.who.noun_phrases import NounPhrase


def is_regional(reading: Reading, phrase: NounPhrase) -> bool:
    """Whether a phrase names a region ("European", "Latin American")."""
    words = [reading.doc[index].lower_ for index in range(phrase.start, phrase.head)]
    pairs = (" ".join(pair) for pair in pairwise(words))
    return any(reading.lexicon.cue("region", word) is not None for word in (*words, *pairs))


def states(reading: Reading, phrase: NounPhrase) -> Draft | None:
    """A group of states, or None where the phrase is none.

    A noun for states needs a word that says which; allies and partners may also be a country's.
    """
    head = reading.doc[phrase.head]
    sort = reading.lexicon.cue("states", head.lemma_.lower())
    if sort is None or head.tag_ not in ("NNS", "NNPS") or _is_named(phrase):
        return None
    region = is_regional(reading, phrase) or _says_which(reading, phrase)
    theirs = sort == "somebody's" and (_owner(phrase) is not None or _is_its(reading, phrase))
    if not (theirs or region):
        return None
    name = shared_name(reading, phrase) if region else of(head.lower_, _owner(phrase))
    listed = _listed(reading, phrase)
    return Draft(
        start=phrase.start, end=phrase.end, head=phrase.head, kind="group", countries=listed,
        because=f"states by the noun '{head.lemma_.lower()}'", name=None if listed else name,
        sectors=() if listed else ("GOV",), members=reading.number(phrase), noun=head.lower_, plural=True,
    )  # fmt: skip


def _listed(reading: Reading, phrase: NounPhrase) -> tuple[str, ...]:
    """The countries named after ("its allies Russia and China", "U.S. allies like Japan and Chad")."""
    tokens = [reading.doc[inner.head] for inner in phrase.apposition]
    for child in reading.doc[phrase.head].rights if phrase.parsed else ():
        if child.dep_ == "prep" and reading.lexicon.cue("naming", child.lower_) is not None:
            tokens += [inner for inner in child.children if inner.dep_ == "pobj"]
    matches = (reading.matches.at(t.i) for first in tokens for t in (first, *first.conjuncts))
    found = (match.of("country") for match in matches if match is not None)
    return tuple(dict.fromkeys(entry.row.code for entry in found if entry is not None))


def of(noun: str, country: str | None) -> str | None:
    """The name of a country's allies or neighbours, however the text calls the country."""
    return f"{country} {noun}" if country else None


def shared_name(reading: Reading, phrase: NounPhrase) -> str:
    """What those of a region are called in any report ("the European allies" are "European allies")."""
    first = phrase.start
    while first < phrase.head and reading.doc[first].tag_ in ("DT", "PDT", "PRP$", "CD", "JJR", "JJS"):
        first += 1
    return reading.doc[first : phrase.head + 1].text


def _says_which(reading: Reading, phrase: NounPhrase) -> bool:
    words = (reading.doc[index].text for index in range(phrase.start, phrase.head))
    return any(reading.lexicon.cue("which_states", word) is not None for word in words)


def _is_named(phrase: NounPhrase) -> bool:
    """Whether the noun is part of a name ("the United States"), or an organisation's ("NATO allies")."""
    named = phrase.match is not None and phrase.match.end - phrase.match.start > 1
    return named or any(match.of("organisation", "person", "metonym") for match in phrase.modifiers)


def _owner(phrase: NounPhrase) -> str | None:
    """The name of the country whose allies or neighbours they are."""
    found = (match.of("country", "adjective", "capital") for match in phrase.modifiers)
    return next((entry.row.name for entry in found if entry is not None), None)


def _is_its(reading: Reading, phrase: NounPhrase) -> bool:
    return reading.doc[phrase.start].lower_ == "its"
