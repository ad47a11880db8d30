"""People in a list that the tree cuts to pieces: "with Mr. Rao, Premier Lee of Chad, and Ms. Diop"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc

from onrecord.model import Actor
from onrecord.parse.labels import SUBJECTS

_LAST = re.compile(r",? and ")
_VERBS = frozenset({"VERB", "AUX"})
# A description between two of a list ("Lee, the envoy for Chad, and Rao") is no longer than this.
_LONGEST = 80


def listed_with(actor: Actor, mentions: Sequence[Actor], doc: Doc) -> list[Actor]:
    """The others of the list that somebody stands in: whom commas and a last "and" join, no less.

    Args:
        actor: a person who takes part in an act.
        mentions: all mentions of the text, in order.
        doc: the text.
    """
    span = doc.char_span(actor.start, actor.end, alignment_mode="expand")
    if span is None or actor.kind != "person" or not actor.name:
        return []
    here = [a for a in mentions if span.sent.start_char <= a.start < span.sent.end_char]
    people = [a for a in here if a.kind == "person" and a.name and not a.inferred]
    if actor not in people:
        return []
    links = [_link(one, other, here, doc) for one, other in pairwise(people)]
    first = last = people.index(actor)
    while last < len(links) and links[last] and (last == first or links[last - 1] != "and"):
        last += 1
    while first and links[first - 1] and (links[first - 1] == "," or first == last):
        first -= 1
        last = max(last, first + 1)
    complete = last > first and links[last - 1] == "and"
    return [a for a in people[first : last + 1] if a is not actor] if complete else []


def _link(one: Actor, other: Actor, mentions: Sequence[Actor], doc: Doc) -> Literal["", ",", "and"]:
    """What joins two people who follow each other, their countries ("of Chad") left out."""
    between = doc.text[one.end : other.start]
    after = doc.char_span(other.start, other.end, alignment_mode="expand")
    # "met with Mr. Rao, and Ms. Diop said …": who has a clause of her own is in no list before it.
    if len(between) > _LONGEST or after is None or after.root.dep_ in SUBJECTS:
        return ""
    for inner in mentions:
        if inner.kind == "country" and one.end <= inner.start and inner.end <= other.start:
            between = between.replace(f" of {inner.text}", "", 1)
    if between == ", ":
        return ","
    if _LAST.fullmatch(between):
        return "and"
    span = doc.char_span(one.end, other.start, alignment_mode="contract")
    described = between.startswith(", ") and between.endswith(", and ")
    return "and" if described and span is not None and not any(t.pos_ in _VERBS for t in span) else ""
