"""People whom a report's title names in full, and its text by their surname only."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from onrecord.who.context import Reading
from onrecord.who.drafts import Draft
from onrecord.who.names import Names
from onrecord.who.noun_phrases import Matches, flat_phrases
from onrecord.who.persons import person

_WORD = re.compile(r"\w+(?:[.-]\w+)*|\S")


def named_in_title(reading: Reading, names: Names, title: str | None) -> None:
    """Let the surnames of a text find who its title names in full.

    A title has no tree: people who are known are found by their names, others by a given name before
    a word that the recogniser takes for a person's in the text.
    """
    words = _WORD.findall(title or "")
    if not words:
        return
    heading = Doc(reading.doc.vocab, words=words, sent_starts=[True, *[False] * (len(words) - 1)])
    matches = Matches(reading.lexicon.phrases.find(heading), reading.matches.robbing)
    own = Reading(heading, reading.day, reading.lexicon, matches)
    for phrase in flat_phrases(heading[:], matches):
        if phrase.match is not None and phrase.match.of("person") is not None:
            person(own, phrase, names)
    surnames = {token.text for ent in reading.doc.ents if ent.label_ == "PERSON" for token in ent}
    for at, (given, surname) in enumerate(pairwise(words)):
        gender = reading.lexicon.gender(given)
        free = matches.at(at) is None and matches.at(at + 1) is None
        if free and gender and surname in surnames and given.istitle() and surname.istitle():
            name = f"{given} {surname}"
            made = Draft(start=0, end=1, head=0, kind="person", because="named in the title", definite=True)
            names.register(replace(made, name=name, key=f"person {name.lower()}", gender=gender))
