"""The words that a sentence needs to report an event, for the filter before parsing."""

from __future__ import annotations

from onrecord.knowledge import Knowledge
from onrecord.what.lexicon import NO_EVENT, Lexicon, Sense

# Classes that any name or pronoun may fill: they ask for no word of their own.
_OPEN = frozenset({"actor", "country", "named", "person", "self", "thing", "place", "time"})
Words = tuple[frozenset[str], ...]


def _asked(sense: Sense, classes: dict[str, frozenset[str]]) -> Words:
    """Groups of words, of each of which the sentence needs one."""
    groups = []
    for need in sense.needs:
        if need.forbidden or _OPEN.intersection(need.classes):
            continue
        words = need.words.union(*(classes.get(name, frozenset()) for name in need.classes))
        if words:
            groups.append(words)
    return (*groups, *(frozenset({particle}) for particle in sense.particles))


def trigger_words(knowledge: Knowledge) -> dict[str, tuple[Words, ...]]:
    """For each lemma that can start an event, what its senses ask for beside it.

    Returns:
        lemma to senses; a sense is groups of lower-case lemmas, of each of which one must
        stand in the sentence (none for a sense that asks for no word).
    """
    lexicon = Lexicon(knowledge)
    found: dict[str, tuple[Words, ...]] = {}
    for senses in (lexicon.verbs, lexicon.nouns):
        for lemma, of_it in senses.items():
            asked = tuple(_asked(s, lexicon.classes) for s in of_it if s.row.category != NO_EVENT)
            if asked:
                found[lemma] = found.get(lemma, ()) + asked
    return found
