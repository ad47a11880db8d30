"""What a meeting or a speech is about: a country spoken of takes no part by that."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from onrecord.model import Event
from onrecord.what import syntax
from onrecord.what.frames import lemma
from onrecord.what.parties import PEOPLE

# "Talks on North Korea", "discussed North Korea".
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})
_ON_A_TOPIC = frozenset({"discuss", "raise", "address", "review", "debate", "cover"})


def is_on_a_topic(verb: Token | None) -> bool:
    """Whether a verb's object is what is spoken of ("discussed Chad", "raised Chad's debts")."""
    return verb is not None and syntax.verb_like(verb) and lemma(verb) in _ON_A_TOPIC


def topics_of(trigger: Token) -> set[int]:
    """Where the words begin that say what an act is about, or what is spoken of around it."""
    spoken_of = [thing for verb in trigger.ancestors if is_on_a_topic(verb) for thing in syntax.objects(verb)]
    about = [word for word in syntax.prepositions(trigger) if word.lower_ in _ABOUT]
    return {word.idx for head in (*about, *spoken_of) for word in head.subtree}


def without_topics(event: Event, verb: Token | None) -> Event:
    """A meeting without the countries that it only spoke of."""
    if verb is None or not is_on_a_topic(verb):
        return event
    topics = {
        word.idx
        for thing in syntax.objects(verb)
        for word in (thing, *syntax.possessors(thing), *syntax.modifiers(thing))
    }
    others = tuple(
        r for r in event.recipients if r.kind in PEOPLE or not topics.intersection(range(r.start, r.end))
    )
    return replace(event, recipients=others)
