"""How alike two mentions are in their wording, and two reports in what they open on."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.merge.digest import Digest
from onrecord.merge.words import story_shared
from onrecord.vocabulary import DONE

# A feature of `merge/weights.yaml`, how strongly it was seen (1 the usual), and the words seen.
Observation = tuple[str, float, str]

_LEAST_SHARED_WORDS = 4
_LEAST_NAMES = 3
_MANY = 10
# Days and years stand beside these kinds, and a weapon's range is told of all its tests.
_NUMBERED = frozenset({"meeting", "weapons"})
# Two accounts of one threat or demand share at least this part of their words.
_LEAST_LIKE = 0.3
# The share of the rarer words of two openings: of 352 pairs of reports on one happening 62 % have more than
# 0.15, of pairs told at about the same time 4 %; 0.02 is the median of these.
_ONE_STORY, _SURE_STORY, _OTHER_STORY = 0.1, 0.3, 0.03


def news_of_both(a: Digest, b: Digest) -> bool:
    """Whether two reports have one sort of act by the same people for their news, each in its own words."""
    one, other = a.event.type, b.event.type
    if a.event.kind == "other" and a.act != b.act:
        # What is not said but done has its own word.
        return False
    both = a.people & b.people & a.actors & b.actors
    return a.report != b.report and a.news and b.news and one == other and bool(both)


def _numbers(words: frozenset[str]) -> list[str]:
    """The numbers among words that say how many: no year, and none that any list has."""
    whole = {word: int(bare) for word in words if (bare := word.replace(",", "")).isdecimal()}
    return sorted(word for word, value in whole.items() if value >= _MANY and not 1900 <= value <= 2100)


def wording(a: Digest, b: Digest) -> Iterator[Observation]:
    """What the sentences of two mentions share, and what they do not."""
    shared = a.words & b.words
    if a.saying and not news_of_both(a, b) and len(shared) < _LEAST_LIKE * min(len(a.words), len(b.words)):
        # One report has no cause to reword what it told a paragraph ago.
        yield "other wording", 1.8 if a.report == b.report else 1.0, ""
    if len(shared) >= _LEAST_SHARED_WORDS and a.report != b.report:
        share = len(shared) / max(8, min(len(a.words), len(b.words)))
        yield "shared words", share, ", ".join(sorted(shared)[:6])
    if a.event.kind not in _NUMBERED and a.report != b.report and (numbers := _numbers(shared)):
        yield "same number", 1.0, ", ".join(numbers)
    names = a.names & b.names
    if a.event.kind == "meeting" and a.report != b.report:
        least = min(len(a.names), len(b.names))
        if least >= _LEAST_NAMES and len(names) < _LEAST_LIKE * least:
            yield "other names", 1.0, ""
    if names:
        yield "shared names", min(1.0, len(names) / 2), ", ".join(sorted(names)[:4])


def stories(a: Digest, b: Digest) -> Iterator[Observation]:
    """Whether the reports open on one story, and the mentions are of its opening."""
    if a.report == b.report or not a.story or not b.story:
        return
    shared = a.story & b.story
    share = story_shared(a.story, b.story)
    if share >= _ONE_STORY:
        feature = "one story, told first" if a.lead and b.lead else "one story"
        yield feature, min(1.0, share / _SURE_STORY), ", ".join(sorted(shared)[:6])
    elif a.lead and b.lead and share < _OTHER_STORY:
        yield "other story", 1.0, ""


def occasions(a: Digest, b: Digest) -> Iterator[Observation]:
    """Whether two texts of one office are of two occasions, on which it says and does alike things."""
    if a.issued is None or b.issued is None or a.issued[0] != b.issued[0] or a.origin == b.origin:
        return
    told_here = a.lead and b.lead and {a.event.status, b.event.status} <= DONE
    if a.event.kind == "meeting" and told_here and a.issued[1] == b.issued[1] == "readout":
        yield "another readout", 1.0, ""
    elif a.saying and not (a.dated and b.dated):
        yield "another occasion", 1.0, ""
