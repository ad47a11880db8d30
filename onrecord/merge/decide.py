"""Whether two mentions are one happening: what was seen, what each observation weighs, and why.

The decision is a sum of weights (log odds) that stand in `merge/weights.yaml`; every weight
carries the words in which it is told to the reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import DETAILS, WEIGHTS, Weight
from onrecord.merge.apart import elsewhere, other_number, renounced
from onrecord.merge.clocks import MOMENTARY, Clocks
from onrecord.merge.days import sure
from onrecord.merge.digest import Digest, detail
from onrecord.merge.likeness import Observation, occasions, stories, wording
from onrecord.merge.participants import PAIR, taking_part
from onrecord.merge.particular import (
    RARE,
    RAREST,
    TELLS_LITTLE,
    particular,
    planned,
    rare,
    without_titles,
)
from onrecord.merge.places import places
from onrecord.merge.systems import Systems
from onrecord.vocabulary import CALLED_OFF, DONE, OPEN, SETTLED


@dataclass(frozen=True, slots=True)
class Decision:
    """The log odds that two mentions are one happening, and the reasons with their weights."""

    score: float
    reasons: tuple[tuple[float, str], ...]


# Details that tell two acts apart and join none: nearly all that is told of weapons is tests.
_USUAL = frozenset({"activity"})


def _shown_day(ordinal: int | None) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else "?"


def _visitors(d: Digest) -> frozenset[str]:
    """The countries that have a part, without the one where it takes place, which may be host only."""
    place = d.event.place
    return (d.countries - {place.country}) or d.countries if place is not None else d.countries


def _news_of_a_day(a: Digest, b: Digest) -> bool:
    """Whether two reports, a day apart at most, tell of one sort of meeting as held: that of the day."""
    if a.event.kind != "meeting" or a.act != b.act or a.under_way or b.under_way:
        return False
    if not {a.event.status, b.event.status} <= DONE or a.told is None or b.told is None:
        return False
    return abs(a.told - b.told) <= 1


def _names_nobody(d: Digest) -> bool:
    """Whether a mention has neither a day nor parties of its own, and points to nothing told before.

    "The North prefers private talks", between sentences on a summit, has the summit's parties from there.
    """
    return d.borrowed and not d.dated


class Decider:
    """Scores pairs of digests with the weights of the knowledge files."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._weights: dict[tuple[str, str | None], Weight] = {}
        for row in knowledge.rows(WEIGHTS):
            for kind in row.kinds or (None,):
                self._weights[(row.feature, kind)] = row
        self._apart = {row.detail: row for row in knowledge.rows(DETAILS) if row.apart}
        self._alike = {row.detail: frozenset(row.alike) for row in knowledge.rows(DETAILS)}
        self._systems = Systems(knowledge)
        self._clocks = Clocks(knowledge)
        self.threshold = self._weights[("threshold", None)].weight

    def _weight(self, feature: str, kind: str) -> Weight:
        return self._weights.get((feature, kind)) or self._weights[(feature, None)]

    def decide(self, a: Digest, b: Digest) -> Decision:
        """Add up what speaks for and against two mentions being one happening."""
        kind = a.event.kind
        score = self._weight("prior", kind).weight
        reasons = []
        observed = without_titles(a, list(self._observations(a, b)))
        if rare(a, observed):
            # "Washington and Pyongyang" in Sweden are the United States and North Korea in Stockholm.
            observed = [seen for seen in observed if seen[0] != "other names"]
        undated = a.report != b.report and not (a.dated or b.dated or _news_of_a_day(a, b))
        if a.report != b.report and not particular(a, b, observed):
            observed.append(("nothing particular", 1.0, ""))
            if undated:
                observed.append(("no day either", 1.0, ""))
        if undated and len(a.people & b.people) < PAIR:
            observed.append(("two undated", 1.0, ""))
        if a.report != b.report and kind == "meeting" and (_names_nobody(a) or _names_nobody(b)):
            observed.append(("names nobody", 1.0, ""))
        for feature, strength, seen in observed:
            row = self._weight(feature, kind)
            value = row.weight * strength
            score += value
            if row.because and value:
                reasons.append((value, row.because.replace("{}", seen)))
        return Decision(score, tuple(reasons))

    def excluded(self, a: Digest, b: Digest) -> bool:
        """Whether two mentions cannot be one happening, whatever else is alike (cheap, asked first)."""
        if a.event.kind != b.event.kind or elsewhere(a, b):
            return True
        if self._ahead_and_behind(a, b) or self._ahead_and_behind(b, a):
            return True
        if other_number(a, b) or renounced(a, b):
            return True
        if a.dated and b.dated and not planned(a, b):
            return self._gap(a, b) > 1
        if a.dated and b.dated and a.report == b.report and a.event.status == b.event.status:
            return self._gap(a, b) > 1
        if self._done_before(a, b) or self._done_before(b, a):
            return True
        if self._not_yet(a, b) or self._not_yet(b, a) or self._apart_in_channel(a, b):
            return True
        if a.first is None or b.first is None or a.report == b.report:
            return False
        return self._gap(a, b) > (31 if planned(a, b) else 3)

    def on_two_days(self, a: Digest, b: Digest, decision: Decision) -> bool:
        """Whether two are of two days, one after the other, and nothing told makes these one.

        What is fired on Monday and on Tuesday stays two launches, though "the launches" go with both.
        """
        if a.event.kind not in MOMENTARY or not (a.dated and b.dated) or decision.score > self.threshold:
            return False
        return sure(a) and sure(b) and {a.event.status, b.event.status} <= DONE and self._gap(a, b) == 1

    def _ahead_and_behind(self, plan: Digest, deed: Digest) -> bool:
        """Whether one is planned and the other done, and the plan is of something else."""
        if plan.event.status not in OPEN or deed.event.status not in DONE:
            return False
        # A report that has both in mind tells of two things: of the call, and the talks agreed on.
        if plan.report == deed.report:
            if plan.dated and deed.dated and plan.first == plan.last == deed.first == deed.last:
                # On its own day a meeting is still to come in one sentence, and held in the next.
                return False
            return deed.dated or not deed.nominal
        if plan.told is not None and deed.dated and deed.last is not None and deed.last < plan.told - 1:
            return True
        if not deed.dated:
            # Without a day it was done by the time of its report, and a plan told later is another's.
            if not plan.dated or plan.event.status == "hypothetical":
                return True
            if plan.told is not None and deed.told is not None and deed.told <= plan.told:
                return True
        if plan.dated and deed.dated and self._gap(plan, deed) > 1:
            return True
        if plan.countries <= deed.countries or deed.countries <= plan.countries:
            return False
        mine, theirs = _visitors(plan), _visitors(deed)
        return bool(mine and theirs) and not (mine <= theirs or theirs <= mine)

    @staticmethod
    def _done_before(off: Digest, deed: Digest) -> bool:
        """Whether a plan was called off after the deed was done, which is then another's."""
        if off.event.status not in CALLED_OFF or off.dated or off.first is None or deed.last is None:
            return False
        return deed.dated and deed.event.status in DONE and deed.last < off.first

    @staticmethod
    def _not_yet(telling: Digest, dated: Digest) -> bool:
        """Whether a report tells of something done that came only after it was written."""
        if telling.dated or telling.latest is None or dated.first is None or not dated.dated:
            return False
        if telling.event.status not in SETTLED:
            return False
        # The morning in the east is the evening before in the west; several need no such leave.
        return dated.first > telling.latest + (0 if telling.plural else 1)

    @staticmethod
    def _apart_in_channel(a: Digest, b: Digest) -> bool:
        """Whether one was held from afar, and the other is one in person or through another channel."""
        if a.event.kind != "meeting":
            return False
        one, other = detail(a.event, "channel"), detail(b.event, "channel")
        if one == other:
            return False
        if one is not None and other is not None:
            return True
        near = b if one is not None else a
        # A call may be retold without its channel, but nobody phones in a place or on a plan.
        return near.event.status in OPEN or (near.event.place is not None and not near.dateline)

    @staticmethod
    def _gap(a: Digest, b: Digest) -> int:
        """Days between two mentions' days; 0 where they touch, and where one's are not known."""
        if a.first is None or a.last is None or b.first is None or b.last is None:
            return 0
        return max(0, a.first - b.last, b.first - a.last)

    def _observations(self, a: Digest, b: Digest) -> Iterator[Observation]:
        yield from self._acts(a, b)
        yield from taking_part(a, b)
        yield from self._dates(a, b)
        yield from places(a, b)
        yield from self._details(a, b)
        yield from wording(a, b)
        yield from stories(a, b)
        yield from occasions(a, b)

    def _acts(self, a: Digest, b: Digest) -> Iterator[Observation]:
        one, other = a.event, b.event
        if one.type is not None and one.type == other.type:
            yield "same type", 1.0, one.type
        elif one.type is not None and other.type is not None:
            yield "other type", 1.0, f"{one.type}, the other {other.type}"
        if a.act == b.act:
            if a.act:
                yield "same act", 1.0, one.trigger.text
        else:
            yield "other act", 1.0, f"{one.trigger.text}, {other.trigger.text}"
        if one.modes and other.modes and not set(one.modes) & set(other.modes):
            yield "other mode", 1.0, f"{one.modes[0]}, {other.modes[0]}"
        if (one.status == "historical") != (other.status == "historical") and not (a.dated and b.dated):
            yield "history", 1.0, ""
        if (one.status == "negated") != (other.status == "negated"):
            # A report seldom tells that one thing did and did not happen; two may.
            yield "one denied", 2.5 if a.report == b.report else 1.0, ""
        if "hypothetical" in (one.status, other.status):
            yield "only possible", 1.0, ""
        if "negated" in (one.status, other.status) and not (a.dated or b.dated):
            yield "not done", 1.0, ""
        if a.report == b.report:
            yield "same report", 1.0, ""
            if one.sentence == other.sentence and a.parties == b.parties:
                yield "same sentence", 1.0, ""
        if (
            one.kind == "meeting"
            and a.plural != b.plural
            and (a.report == b.report or not (a.dated and b.dated))
        ):
            yield "several", 1.0, ""

    def _dates(self, a: Digest, b: Digest) -> Iterator[Observation]:
        if a.dated and b.dated:
            gap = self._gap(a, b)
            shown = " and ".join(sorted({_shown_day(a.first), _shown_day(b.first)}))
            if gap == 0:
                exact = any(span in b.spans and span[0] == span[1] for span in a.spans)
                # A month that holds both says less than a week does.
                width = max((d.last or 0) - (d.first or 0) for d in (a, b))
                yield ("same day" if exact else "dates overlap"), 1.0 if exact else 7 / (7 + width), shown
            elif planned(a, b):
                # A day more is the journey there, or the clock's; no date was moved for it.
                yield "moved date", min(2.0, (0.5 if gap > 1 else 0.1) + gap / 14), shown
            elif gap == 1 and self._clocks.one_instant(a, b):
                yield "same instant", 1.0, " and ".join([shown, *filter(None, (a.zone, b.zone))])
            elif gap == 1:
                yield "next day", 1.0, shown
            else:
                yield "other date", 1.0, shown
            return
        if a.first is not None and b.first is not None and self._gap(a, b) > 1:
            yield "other date", 0.25, f"{_shown_day(a.first)} and {_shown_day(b.first)}"
        if a.told is not None and b.told is not None and a.report != b.report:
            apart = abs(a.told - b.told)
            if apart <= 1:
                yield "told same day", 1.0, ""
            elif apart <= 6:
                yield "told same week", 1.0, ""
            else:
                yield "told apart", min(1.0, apart / 16), f"{apart} days"

    def _details(self, a: Digest, b: Digest) -> Iterator[Observation]:
        for name, row in self._apart.items():
            if row.kinds and a.event.kind not in row.kinds:
                continue
            one, other = detail(a.event, name), detail(b.event, name)
            if one is None or other is None:
                continue
            if one != other and isinstance(one, str) and {one, other} <= self._alike[name]:
                continue
            if name == "level" and a.people & b.people:
                # A minister received by a president: each report takes the level of another.
                continue
            if self._agree(one, other):
                if name in _USUAL:
                    continue
                yield (
                    "same detail",
                    self._telling(name, one, other) if self._anchored(a, b) else 1.0,
                    f"{name} ({one})",
                )
            else:
                yield "other detail", row.apart, f"{name} ({one}, {other})"
        if a.system and b.system and not (detail(a.event, "system") and detail(b.event, "system")):
            alike = self._systems.compatible(a.system, b.system)
            seen = a.system if alike else f"{a.system}, {b.system}"
            # "A missile" is what all of a year's tests are of.
            strength = 1.0 if not alike or self._particular_kind(a.system, b.system) else TELLS_LITTLE
            yield ("same system" if alike else "other system"), strength, seen
        if a.instruments and b.instruments:
            shared = a.instruments & b.instruments
            yield ("same instrument" if shared else "other instrument"), 1.0, ", ".join(sorted(shared))

    def _particular_kind(self, *systems: str) -> bool:
        """Whether each of some words for a weapon says which it is, as far as the ladder of weapons goes."""
        named = (self._systems.named(system) for system in systems)
        return all(row is None or row.rung is not None for row in named)

    @staticmethod
    def _anchored(a: Digest, b: Digest) -> bool:
        """Whether a day is given and nothing denied, so that a rare value points to that day's act."""
        return (a.dated or b.dated) and "negated" not in (a.event.status, b.event.status)

    def _telling(self, name: str, one: object, other: object) -> float:
        """How much more than usual one value in both tells: the graver a weapon, the rarer its tests."""
        if one != other:
            return 1.0
        if name == "outcome":
            # Most talks end without one that is told; that they broke down is told of one round in a month.
            return RAREST if one == "broke-down" else RARE
        row = self._systems.named(one) if name == "system" else None
        return max(1.0, (row.rung or 0) / 3) if row is not None else 1.0

    def _agree(self, one: object, other: object) -> bool:
        """Whether two values are one, or one is a wider word for the other (ballistic missile, SRBM)."""
        if isinstance(one, list | tuple) or isinstance(other, list | tuple):
            mine = set(one) if isinstance(one, list | tuple) else {one}
            theirs = set(other) if isinstance(other, list | tuple) else {other}
            return any(self._agree(x, y) for x in mine for y in theirs)
        return one == other or self._systems.compatible(one, other)
