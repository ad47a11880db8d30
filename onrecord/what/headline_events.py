"""Events of a headline: given back in the title's code points, and kept where the text does not tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from spacy.tokens import Doc, Token

from onrecord.model import Actor, Event, Span
from onrecord.vocabulary import JOINT
from onrecord.what.codebook import Codebook
from onrecord.what.headlines import Headline
from onrecord.what.telling import trigger_of

# Meetings of two sides and tests of weapons are taken where they are this sure, every other act only
# where it is surer: below, on 2,500 real titles (2026-11-22), verbs used as figures ("targets",
# "reopens", "seeks") and doers that were mere places outnumbered the acts. Chosen by reading those
# titles, not fitted by training/fit.py, which sees whole sentences of texts only; the confidence they
# are compared with is fitted there, so where its numbers move titles are to be read again.
_SURE, _SURE_OTHER = 0.35, 0.5
# "Slams critics after meeting with Merkel": whom the words behind these name is no recipient.
_ASIDE = frozenset({"after", "before", "amid", "during", "as", "since", "while", "despite", "ahead"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_SAME_CLAUSE = frozenset({"conj", "xcomp", "ccomp", "parataxis"})
_NAME = re.compile(r"\s+([A-Z][\w’'-]+)")
_ENDINGS = ("ing", "ed", "es", "s", "e")


def in_title(value: Any, headline: Headline) -> Any:
    """A value whose spans, found in the headline's sentence, lie in the title.

    A span of nothing but words that were put in becomes None; in a tuple it is left out.
    """
    if isinstance(value, tuple):
        moved = (in_title(each, headline) for each in value)
        return tuple(each for each in moved if each is not None)
    if isinstance(value, dict):
        return {name: in_title(each, headline) for name, each in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    inner: dict[str, Any] = {
        field.name: made
        for field in fields(value)
        if (made := in_title(own := getattr(value, field.name), headline)) is not own
    }
    if isinstance(value, Span):
        extent = headline.extent(value.start, value.end)
        if extent is None:
            return None
        inner |= {"start": extent[0], "end": extent[1], "text": headline.title[extent[0] : extent[1]]}
        inner["in_"] = "title"
    return replace(value, **inner)


def linked(actors: Sequence[Actor], known: Sequence[Actor], text: str) -> tuple[Actor, ...]:
    """A title's actors as those of the text whom they are; a surname is the person's of that name.

    Args:
        actors: of the title.
        known: of the text.
        text: the sentence in which the title's were found.
    """
    persons = {_surname(each): each for each in reversed(known) if each.kind == "person" and each.name}
    return tuple(_linked(_with_name(actor, persons, text), known) for actor in actors)


def _surname(actor: Actor) -> str:
    return (actor.name or actor.text).split()[-1].casefold().removesuffix("'s").removesuffix("’s")


def _with_name(actor: Actor, persons: Mapping[str, Actor], text: str) -> Actor:
    """An office with the name that follows it, where the text has a person of that name."""
    follows = _NAME.match(text, actor.end) if actor.kind == "office" else None
    person = persons.get(follows[1].casefold()) if follows else None
    if follows is None or person is None:
        return actor
    end = follows.end()
    name = text[actor.start : end]
    return replace(person, start=actor.start, end=end, text=name, inferred=False, because=actor.because)


def _linked(actor: Actor, known: Sequence[Actor]) -> Actor:
    same = [other for other in known if _is_same(actor, other)]
    if not same:
        return actor
    first = max(same, key=lambda other: (other.wikidata is not None, other.name is not None, -other.start))
    if actor.wikidata is not None or first.name is None:
        return replace(actor, entity=first.entity)
    return replace(
        first,
        start=actor.start,
        end=actor.end,
        text=actor.text,
        inferred=actor.inferred,
        because=actor.because,
    )


def _is_same(actor: Actor, other: Actor) -> bool:
    if actor.wikidata is not None and other.wikidata is not None:
        return actor.wikidata == other.wikidata
    if actor.text.casefold() == other.text.casefold():
        return True
    if actor.kind != other.kind:
        return False
    if actor.kind == "country":
        return actor.country is not None and actor.country == other.country
    return (
        actor.kind == "person"
        and other.name is not None
        and _surname(replace(actor, name=None)) == _surname(other)
    )


def of_its_day(event: Event, codebook: Codebook) -> Event:
    """A meeting in the title of a transcript: what is said before it is said on its day."""
    if event.type != "CONSULT" or event.status != "future" or event.date is not None:
        return event
    return codebook.told_as(event, event.type, "actual", event.modes)


def worth_telling(event: Event, doc: Doc, told: Sequence[Event]) -> bool:
    """Whether an event of the title adds something to those that the text tells.

    Args:
        event: of the title.
        doc: the headline's sentence.
        told: the text's events.
    """
    if event.status == "hypothetical" or not _is_main(event, doc):
        return False
    return _is_sure(event, doc) and not any(_is_told(event, other) for other in told)


def _is_sure(event: Event, doc: Doc) -> bool:
    """Whether a headline alone, without the text that explains it, bears the event out."""
    parties = (*event.actors, *event.recipients)
    if event.kind in JOINT:
        codes = {code for each in parties for code in (each.country, *each.countries) if code}
        return event.confidence >= _SURE and len(codes) >= 2
    if event.kind == "weapons":
        return event.confidence >= _SURE and any(actor.country for actor in event.actors)
    # Whoever is no subject ("freed from Greek detention") is a doer by guess.
    subjects = {token.idx for token in doc if token.dep_ in {"nsubj", "pobj"} and _does(token)}
    doing = any(a.start <= at < a.end for a in event.actors for at in subjects)
    named = any(actor.country for actor in event.actors)
    known = event.type == "ASSAULT" or all(each.country or each.sectors for each in event.recipients)
    between = (doc.text[event.trigger.end : each.start] for each in event.recipients)
    beside = any(_ASIDE & set(words.lower().split()) for words in between)
    apart = not {a.entity for a in event.actors} & {r.entity for r in event.recipients}
    sure = event.confidence >= _SURE_OTHER and event.type is not None
    return sure and doing and named and known and apart and not beside


def _does(token: Token) -> bool:
    """Whether a word is a verb's subject, or stands behind the "by" of a passive."""
    return token.dep_ == "nsubj" or token.head.dep_ == "agent"


def _is_main(event: Event, doc: Doc) -> bool:
    """Whether the headline is about this act: its own verb, or the talks that are its subject or object.

    What stands deeper ("in wake of deadly Libya attack", "Russia probe") has no doer in a headline's
    clipped grammar but by guess; read on 260 real titles, all of those were wrong.
    """
    token = trigger_of(doc, event)
    if token is None:
        return False
    # What two sides do together a headline names by a noun as surely as by a verb.
    if token.pos_ not in {"VERB", "AUX"} and event.kind not in JOINT:
        return False
    if token.pos_ not in {"VERB", "AUX"} and token.dep_ in _ARGUMENTS:
        token = token.head
    while token.dep_ in _SAME_CLAUSE and token.head != token:
        token = token.head
    return token.dep_ == "ROOT"


def _is_told(event: Event, other: Event) -> bool:
    """Whether the text's event may be the title's: the same sort of act, or the same word for it,
    with a party in common. One left out too many costs a repetition, one too few counts an act twice."""
    same_act = (
        (event.type is not None and event.type == other.type)
        or (event.plover is not None and event.plover == other.plover)
        or (event.kind == other.kind and event.kind not in {"statement", "other"})
        or _stem(event.trigger.text) == _stem(other.trigger.text)
    )
    if not same_act:
        return False
    ours = _parties((*event.actors, *event.recipients))
    theirs = _parties((*other.actors, *other.recipients))
    return not ours or not theirs or bool(ours & theirs)


def _stem(word: str) -> str:
    low = word.lower()
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return low.removesuffix(ending)
    return low


def _parties(people: Iterable[Actor]) -> frozenset[str]:
    found: set[str] = set()
    for actor in people:
        found.update(code for code in (actor.country, *actor.countries, actor.entity, actor.name) if code)
    return frozenset(found)
