"""Those whom a report quotes and names nowhere, kept apart: "a second official", "another", "one of them"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.model import Actor

# What stands for one of those already spoken of, or for some of them.
_ONE = frozenset("another other one second third fourth fifth".split())
_SEVERAL = frozenset("others some many both two three".split())
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4}
NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}


@dataclass(frozen=True, slots=True)
class _Known:
    noun: Token
    plural: bool
    order: int | None
    actor: Actor


def is_plural(head: Token) -> bool:
    """Whether a source is several people."""
    return head.tag_ in {"NNS", "NNPS"} or head.lower_ in _SEVERAL


def number_of(head: Token) -> int | None:
    """How many a source says it is, "one", "another" and any singular being one."""
    for child in (head, *head.lefts):
        if child.dep_ == "nummod" or child is head:
            number = int(child.text) if child.text.isdecimal() else NUMBERS.get(child.lower_)
            if number is not None:
                return number
    return 1 if head.tag_ in {"NN", "NNP"} or head.lower_ in _ONE else None


class Unnamed:
    """The unnamed speakers of one report, in the order they come."""

    def __init__(self) -> None:
        self._known: list[_Known] = []
        self._also: dict[str, Actor] = {}

    def keep(self, actor: Actor, noun: Token, plural: bool, words: set[str]) -> None:
        """Remember a speaker with the noun, and the words, that he is spoken of by."""
        order = next((_ORDINALS[word] for word in words if word in _ORDINALS), None)
        self._known.append(_Known(noun, plural, order, actor))

    def of_entity(self, entity: str | None) -> Actor | None:
        """The speaker who is that entity of the report."""
        found = (known.actor for known in reversed(self._known) if known.actor.entity == entity)
        return self._also.get(entity) or next(found, None) if entity is not None else None

    def also(self, entity: str | None, actor: Actor) -> None:
        """Remember another entity of the report as a speaker already known."""
        if entity is not None and entity != actor.entity:
            self._also[entity] = actor

    def last(self, lemma: str, plural: bool) -> Actor | None:
        """Whom "the official" goes back to."""
        return next((known.actor for known in reversed(list(self._alike(lemma, plural)))), None)

    def again(self, words: set[str], lemma: str) -> Actor | None:
        """Whom "the first official" or "the second diplomat" was before; None where nobody was."""
        at = next((_ORDINALS[word] for word in words if word in _ORDINALS), None)
        if at is None or "the" not in words:
            return None
        alike = list(self._alike(lemma, plural=False))
        told = (known.actor for known in alike if known.order == at)
        return next(told, alike[0].actor if alike and at == 0 else None)

    def of_pair(self, head: Token) -> Actor | None:
        """Whom "the former" and "the latter" mean, of the last two."""
        alone = head.lower_ in {"former", "latter"} and head.dep_ in {"nsubj", "pobj"}
        if not alone or len(self._known) < 2:
            return None
        return self._known[-2 if head.lower_ == "former" else -1].actor

    def one_of(self, head: Token, people: frozenset[str]) -> Token | None:
        """The noun for what "another", "a third" or "one of them" is one of; None for any other source."""
        if head.lower_ not in _ONE | _SEVERAL or head.pos_ in {"PROPN", "VERB"}:
            return None
        of = [below for child in head.rights if child.lower_ == "of" for below in child.children]
        beside = [child for child in head.rights if child.dep_ == "appos"]
        named = next((each for each in (*of, *beside) if each.pos_ in {"NOUN", "PROPN"}), None)
        if named is not None:
            return named if named.lemma_.lower() in people else None
        return self._known[-1].noun if self._known else None

    def _alike(self, lemma: str, plural: bool) -> Iterator[_Known]:
        return (k for k in self._known if k.noun.lemma_.lower() == lemma and k.plural == plural)
