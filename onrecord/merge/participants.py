"""Who takes part in two mentions: the same, some of the same, others, or it is not said."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.merge.digest import Digest, detail
from onrecord.merge.likeness import Observation
from onrecord.vocabulary import AHEAD, JOINT

# A meeting of two countries' people; of larger ones a report names whom it likes.
PAIR, _THREE = 2, 3
# From so many parties on a meeting is a summit of a group; three or four are often told of by two.
_ROUND = 5
# One person shared by two meetings says more where the same countries meet.
_OTHERS_TOO = 0.6


def taking_part(a: Digest, b: Digest) -> Iterator[Observation]:
    """What people and parties of two mentions say."""
    if a.event.kind == "meeting" and a.report == b.report and (a.borrowed or b.borrowed):
        # "We also talked about Ukraine" after a sentence on another meeting is no word on that meeting.
        return
    yield from _people(a, b)
    if a.report != b.report and not (_known(a) and _known(b)):
        yield "parties unsaid", 1.0, ""
    elif not (a.countries or a.actors) or not (b.countries or b.actors):
        yield ("parties unsaid here" if a.report == b.report else "parties unsaid"), 1.0, ""
    elif a.event.kind in JOINT:
        # It matters who takes part here, not in which grammatical part.
        yield from _together(a, b)
    else:
        yield from _acting_and_acted_on(a, b)


def _people(a: Digest, b: Digest) -> Iterator[Observation]:
    if not a.people or not b.people:
        return
    shared = a.people & b.people
    meeting = a.event.kind == "meeting"
    if a.saying and a.people & a.actors and b.people & b.actors and not a.actors & b.actors:
        # Who speaks in one may be spoken of in the other.
        yield "other people", 1.0, ""
    elif shared:
        part = len(shared) / min(len(a.people), len(b.people))
        if meeting and a.report != b.report and len(shared) == 1 and not _leaders(a, b):
            # One man meets many in a week: of 60 merged meetings drawn at random (2026-11-22)
            # 14 held another meeting's report, and in 10 of these nobody but one person was shared.
            yield "one person", part * (1.0 if a.parties == b.parties else _OTHERS_TOO), "1"
        else:
            yield "same people", part, str(len(shared))
        few = max(len(a.countries), len(b.countries)) <= PAIR
        if meeting and few and a.people - shared and b.people - shared:
            # "Vega met Adams" and "Vega met Baker" are two meetings.
            yield "another person", 1.0, ""
    elif a.saying or (meeting and not _named_beside(a, b)):
        yield "other people", 1.0, ""


def _named_beside(a: Digest, b: Digest) -> bool:
    """Whether a sentence names somebody who takes part by the other, so that each names whom it likes."""
    return any(words and words <= b.names for words in a.called) or any(
        words and words <= a.names for words in b.called
    )


def _leaders(a: Digest, b: Digest) -> bool:
    """Whether two leaders are to meet: of two countries' there is one such plan at a time."""
    both = detail(a.event, "level") == detail(b.event, "level") == "leader"
    ahead = {a.event.status, b.event.status} <= AHEAD
    return both and ahead and a.parties == b.parties and len(a.parties) == PAIR


def _together(a: Digest, b: Digest) -> Iterator[Observation]:
    mine, theirs = a.parties or a.actors, b.parties or b.actors
    feature, strength, named = _share(mine, theirs)
    meeting = a.event.kind == "meeting"
    if feature == "shared parties" and mine - theirs and theirs - mine and _each_named(a, b, mine, theirs):
        yield "another party", 1.0, _named(mine ^ theirs)
    if meeting and min(len(mine), len(theirs)) == PAIR and max(len(mine), len(theirs)) >= _ROUND:
        # Of all who are at a summit two meet by themselves.
        yield "two of many", 1.0, named
    # That one country meets somebody says little of whom it meets.
    alone = feature == "same parties" and len(mine) == 1
    yield feature, 0.3 if alone and meeting else strength, named
    if a.report == b.report:
        return
    unsaid = meeting and feature == "shared parties" and min(len(mine), len(theirs)) == 1
    if alone or unsaid:
        yield "one party alone", 1.0, named


def _each_named(a: Digest, b: Digest, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether those who take part are so few that a report names all: two, or three who met."""
    if a.event.kind == "meeting" and a.report != b.report:
        return min(len(mine), len(theirs)) <= _THREE
    return max(len(mine), len(theirs)) <= PAIR


def _acting_and_acted_on(a: Digest, b: Digest) -> Iterator[Observation]:
    mine, theirs = _acting(a, b), _acting(b, a)
    if not mine or not theirs:
        yield "parties unsaid", 1.0, ""
        return
    seen = _share(mine, theirs)
    unsaid = not (a.recipient_countries and b.recipient_countries)
    if seen[0] == "same parties" and len(mine) == 1 and unsaid and _of_many(a, b):
        # One country does much; to whom is what tells its acts apart.
        seen = (seen[0], 0.6, seen[2])
    done_to = a.recipient_countries, b.recipient_countries
    if seen[0] == "other parties" and mine & done_to[1] and theirs & done_to[0]:
        seen = ("swapped", 1.0, ", ".join(sorted(mine | theirs)))
    elif seen[0] == "other parties" and _blamed_by_some(a, b):
        seen = ("other blame", 1.0, seen[2])
    yield seen
    if done_to[0] and done_to[1] and not done_to[0] & done_to[1]:
        yield "other recipients", 1.0, ", ".join(sorted(done_to[0] | done_to[1]))


def _of_many(a: Digest, b: Digest) -> bool:
    """Whether two reports tell of acts that a country does every week; it tests weapons seldom."""
    return a.report != b.report and a.event.kind != "weapons"


def _blamed_by_some(a: Digest, b: Digest) -> bool:
    """Whether one attack on the same victims is laid to different parties, on somebody's word."""
    attack = a.event.kind == "violence" and (a.statement is not None or b.statement is not None)
    return attack and bool(a.recipient_countries & b.recipient_countries)


def _known(d: Digest) -> frozenset[str]:
    return d.countries or (d.actors | d.recipients) - d.unnamed


def _acting(d: Digest, other: Digest) -> frozenset[str]:
    """Who acts, as far as it can be held against another report's word: "gunmen" are nobody there."""
    return d.actor_countries or (d.actors if d.report == other.report else d.actors - d.unnamed)


def _share(mine: frozenset[str], theirs: frozenset[str]) -> Observation:
    shared = mine & theirs
    if mine == theirs:
        return "same parties", 1.0, _named(shared)
    if shared:
        return "shared parties", 2 * len(shared) / (len(mine) + len(theirs)), _named(shared)
    return "other parties", 1.0, _named(mine | theirs)


def _named(parties: frozenset[str]) -> str:
    return ", ".join(sorted(party for party in parties if not party.startswith("en-")))
