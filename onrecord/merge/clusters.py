"""Putting digests together: candidates by kind, parties and days, then the explained decision.

Digests are taken in one order (dated ones first; published, report id, place in the text), so
the outcome is a function of the set of them; each is compared with few members of few clusters, so the cost
grows with the number of events and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.merge.decide import Decider
from onrecord.merge.digest import VAGUE, Digest
from onrecord.vocabulary import AHEAD, OPEN, SETTLED, Status

# Days in one bucket of the index; a week and a day, so that most windows touch two.
_BUCKET = 8
# Clusters looked at for one event, and members of each: on 109 reports 986 of 1,000 happenings are
# those found with 40 and 6; 100,000 events took 48 s of one core.
_CANDIDATES = 12
_MEMBERS = 3
# Of a block, the clusters added last; a busy week of one country's statements has no more.
_LATEST = 200
# Whatever a house style changes: full stops, hyphens, quotation marks, spaces.
_LETTERS = re.compile(r"[\W_]+")

Joined = tuple[Digest, Digest, tuple[tuple[float, str], ...]]


@dataclass(slots=True)
class Cluster:
    """Digests of one happening, in order, and why each joined."""

    digests: list[Digest] = field(default_factory=list)
    reasons: list[Joined] = field(default_factory=list)
    judged: list[str] = field(default_factory=list)
    dated: dict[tuple[int | None, int | None], Digest] = field(default_factory=dict)

    @classmethod
    def of(cls, digests: Iterable[Digest]) -> Cluster:
        """A cluster of these digests."""
        made = cls(sorted(digests, key=lambda d: d.order))
        for digest in made.digests:
            if digest.dated:
                made.dated.setdefault((digest.first, digest.last), digest)
        return made

    def take(self, other: Cluster) -> None:
        """Take another cluster in."""
        self.digests = sorted([*self.digests, *other.digests], key=lambda d: d.order)
        self.reasons += other.reasons
        for span, digest in other.dated.items():
            self.dated.setdefault(span, digest)

    def events(self) -> set[str]:
        """The ids of the events."""
        return {d.event.id for d in self.digests}

    def day(self, statuses: frozenset[Status]) -> tuple[int, int] | None:
        """The one day that most reports give for mentions of these statuses; None where they give none."""
        told: dict[tuple[int, int], set[str]] = defaultdict(set)
        for d in self.digests:
            if d.dated and d.first is not None and d.first == d.last and d.event.status in statuses:
                told[d.first, d.first].add(d.origin)
        best = min(told, key=lambda day: (-len(told[day]), day), default=None)
        return best if best is not None and 2 * len(told[best]) > len(set().union(*told.values())) else None

    def sample(self, on: tuple[int, int] | None = None) -> list[Digest]:
        """The first members and the last, of those with a day where one is given: enough to compare with."""
        members = self.digests if on is None else [d for d in self.digests if _on(d, on)]
        if len(members) <= _MEMBERS:
            return members
        return [*members[: _MEMBERS - 1], members[-1]]


def _keys(digest: Digest) -> Iterator[tuple[object, ...]]:
    kind = digest.event.kind
    yield "report", kind, digest.report
    if digest.first is None or digest.last is None:
        return
    # The days in which a plan called off can lie are many too, but they are not what the report says.
    if digest.dated and digest.last - digest.first > VAGUE:
        return
    if kind in ("meeting", "exercise", "agreement", "violence"):
        # Who did an attack may be disputed: its victims find it too.
        parties: Iterable[str] = digest.countries
        if kind == "violence":
            # Of an attack one report may name neither side.
            parties = {*parties, digest.act}
    else:
        # Unnamed parties ("gunmen") are entities of their report alone and would find no other.
        parties = digest.actor_countries or digest.actors - digest.unnamed
    parties = parties or digest.recipient_countries or (digest.act,)
    also = digest.event.type if digest.saying else None
    for first, last in digest.spans:
        for bucket in range((first - 1) // _BUCKET, (last + 1) // _BUCKET + 1):
            for party in sorted(parties):
                yield kind, also, party, bucket


def _opposed(
    mine: list[Digest], theirs: list[Digest], day: tuple[int, int] | None = None
) -> list[tuple[Digest, Digest]]:
    """The pairs that can keep two clusters apart.

    Where one cluster has a deed with its day, what is only planned in it is settled: "the
    discussions", undated, are held against the deed alone. Where most plans of the one and most
    deeds of the other are of one `day`, a plan and a deed without that day are held against nothing;
    nor is a plan against the day to which it was put off.
    """
    return [
        (a, b)
        for a in mine
        for b in theirs
        if not (_settled(a, mine) and b.event.status in SETTLED and not b.dated)
        and not (_settled(b, theirs) and a.event.status in SETTLED and not a.dated)
        and not (day is not None and _ahead_of(a, b) and not (_on(a, day) and _on(b, day)))
        and not (_put_off(a, mine, b) or _put_off(b, theirs, a))
    ]


def _put_off(plan: Digest, members: list[Digest], other: Digest) -> bool:
    """Whether a plan was put off, by what its own cluster tells, to the day of the other."""
    if plan.event.status not in AHEAD or not other.dated:
        return False
    return any(
        d.moved is not None
        and _on(other, d.moved)
        and d.first is not None
        and _on(plan, (d.first, d.last or d.first))
        for d in members
    )


def _settled(plan: Digest, members: list[Digest]) -> bool:
    return plan.event.status in OPEN and any(d.dated and d.event.status in SETTLED for d in members)


def _ahead_of(a: Digest, b: Digest) -> bool:
    one, other = a.event.status, b.event.status
    return (one in AHEAD and other in SETTLED) or (other in AHEAD and one in SETTLED)


def _on(digest: Digest, day: tuple[int, int]) -> bool:
    return digest.dated and (digest.first or 0) <= day[1] and day[0] <= (digest.last or 0)


def _planned_day(one: Cluster, other: Cluster) -> tuple[int, int] | None:
    """The day for which most reports of either cluster plan it, and none tell a deed of another."""
    mine, theirs = one.day(AHEAD), other.day(AHEAD)
    deeds = {one.day(SETTLED), other.day(SETTLED)} - {None, mine}
    return mine if mine is not None and mine == theirs and not deeds else None


def _one_day(one: Cluster, other: Cluster) -> tuple[int, int] | None:
    """The day for which most reports of one cluster plan what most of the other tell as done."""
    for plan, deed in ((one, other), (other, one)):
        planned, done = plan.day(AHEAD), deed.day(SETTLED)
        if planned is not None and planned == done and plan.day(SETTLED) in (None, done):
            return done
    return None


def _copied(ordered: list[Digest]) -> list[Cluster]:
    """Clusters to begin with: a mention, and the same words in reports that copy or correct its own."""
    told: dict[tuple[str, ...], dict[str, list[Digest]]] = defaultdict(dict)
    for d in ordered:
        words = _LETTERS.sub("", d.event.sentence.text.casefold())
        key = (d.kin, words, d.event.trigger.text.casefold(), d.event.kind, d.event.status)
        told[key].setdefault(d.report, []).append(d)
    made: list[Cluster] = []
    for by_report in told.values():
        reports = list(by_report.values())
        if len(reports) > 1 and all(len(mentions) == 1 for mentions in reports):
            cluster = Cluster.of(mentions[0] for mentions in reports)
            first = cluster.digests[0]
            cluster.reasons = [(d, first, ((1.0, "the same words, copied"),)) for d in cluster.digests[1:]]
            made.append(cluster)
        else:
            made += [Cluster.of([d]) for mentions in reports for d in mentions]
    return sorted(made, key=lambda c: (not c.dated, c.digests[0].order))


class Clusterer:
    """Puts digests into clusters.

    Args:
        decider: says of two digests what speaks for and against.
        apart: pairs of event ids that are never in one cluster.
    """

    def __init__(self, decider: Decider, apart: frozenset[frozenset[str]] = frozenset()) -> None:
        self._decider = decider
        self._never: dict[str, set[str]] = defaultdict(set)
        for pair in apart:
            for event in pair:
                self._never[event] |= pair - {event}

    def clusters(self, digests: Iterable[Digest]) -> list[Cluster]:
        """Happenings as clusters of digests, which may come in any order."""
        # Dated mentions first: they found the happenings that "the launch", undated, goes with.
        ordered = sorted(digests, key=lambda d: (not d.dated, d.order))
        first = self._gathered(_copied(ordered))
        # Once more with whole clusters: a plan and the deed, told apart by their first mentions,
        # come together by their later ones.
        again = self._gathered(sorted(first, key=lambda cluster: cluster.digests[0].order))
        return sorted(again, key=lambda cluster: cluster.digests[0].order)

    def _gathered(self, arriving: Iterable[Cluster]) -> list[Cluster]:
        clusters: list[Cluster] = []
        index: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for cluster in arriving:
            keys = list(dict.fromkeys(key for member in cluster.sample() for key in _keys(member)))
            found = Counter(number for key in keys for number in index[key][-_LATEST:])
            ranked = sorted(found, key=lambda n: (-found[n], -n))
            number = self._best(cluster, clusters, ranked)
            if number is None:
                number = len(clusters)
                clusters.append(cluster)
            else:
                clusters[number].take(cluster)
            for key in keys:
                if number not in index[key][-_CANDIDATES:]:
                    index[key].append(number)
        return clusters

    def _best(self, cluster: Cluster, clusters: list[Cluster], ranked: list[int]) -> int | None:
        """The cluster an arriving one goes with best, its reasons noted; None where it goes with none."""
        barred = set().union(*(self._never.get(d.event.id, ()) for d in cluster.digests))
        best: tuple[float, int, Joined] | None = None
        looked = 0
        for number in ranked:
            if looked == _CANDIDATES:
                break
            other = clusters[number]
            if self._excluded(cluster, other) or (barred and barred & other.events()):
                continue
            looked += 1
            day = _planned_day(cluster, other)
            decisions = [
                (self._decider.decide(member, mine), mine, member)
                for mine in cluster.sample(day)
                for member in other.sample(day)
            ]
            if any(self._decider.on_two_days(mine, member, made) for made, mine, member in decisions):
                continue
            top = max(decisions, key=lambda d: d[0].score)
            mean = sum(d[0].score for d in decisions) / len(decisions)
            score = (top[0].score + 2 * mean) / 3
            if score > self._decider.threshold and (best is None or score > best[0]):
                best = (score, number, (top[1], top[2], top[0].reasons))
        if best is None:
            return None
        cluster.reasons.append(best[2])
        return best[1]

    def _excluded(self, cluster: Cluster, other: Cluster) -> bool:
        mine = {d.event.id: d for d in (*cluster.sample(), *cluster.dated.values())}.values()
        theirs = {d.event.id: d for d in (*other.sample(), *other.dated.values())}.values()
        planned = _planned_day(cluster, other)
        return any(
            self._decider.excluded(a, b)
            for a, b in _opposed(list(mine), list(theirs), _one_day(cluster, other))
            # Of two plans of one day a mention misread to another keeps nothing apart.
            if planned is None or (_on(a, planned) and _on(b, planned))
        )


def joined(clusters: list[Cluster], same: Iterable[tuple[str, str]]) -> list[Cluster]:
    """The clusters with those made one that a person judged to be the same."""
    where = {d.event.id: i for i, c in enumerate(clusters) for d in c.digests}
    root = list(range(len(clusters)))

    def find(i: int) -> int:
        while root[i] != i:
            i = root[i]
        return i

    judged: dict[int, list[str]] = defaultdict(list)
    for one, other in same:
        a, b = find(where[one]), find(where[other])
        if a != b:
            root[max(a, b)] = min(a, b)
            judged[min(a, b)] += [*judged.pop(max(a, b), []), "A person judged them to be the same."]
    groups: dict[int, list[Cluster]] = defaultdict(list)
    for i, cluster in enumerate(clusters):
        groups[find(i)].append(cluster)
    made = []
    for i, members in sorted(groups.items()):
        if len(members) == 1:
            made.append(members[0])
            continue
        whole = Cluster.of(d for c in members for d in c.digests)
        whole.reasons = [r for c in members for r in c.reasons]
        whole.judged = sorted(set(judged.get(i, [])))
        made.append(whole)
    return made
