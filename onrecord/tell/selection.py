"""What a brief may tell, chosen and ordered by heads alone: nothing is read whole for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.follow.told import apart
from onrecord.record import Head
from onrecord.tell.clauses import OLD
from onrecord.tell.lines import Lines
from onrecord.tell.sentence import is_proposal
from onrecord.tell.values import Line
from onrecord.tell.view import View
from onrecord.vocabulary import CALLED_OFF, PLANNED

# What lies at most this many days ahead is a plan; "by 2035" is a wish.
FAR = 400
AHEAD = 4.0
# A plan last told of this many days ago weighs no more for having been told of.
LATELY = 60
LATE = 4.0
# A plan whose day is so many days past may still be told of in the days that were read.
PAST = 14


def in_time(line: Line) -> tuple[int, str, str]:
    """What is planned in the order of its days, then what was put off, then what was called off."""
    off = next((n for n, mark in enumerate(("postponed", "called off"), 1) if mark in line.marks), 0)
    return off, line.day or "9999", line.entry


@dataclass(frozen=True, slots=True)
class Selection:
    """The heads that are told, the weightiest first, and which of them belong together."""

    view: View
    lines: Lines
    told: tuple[Head, ...]

    def done(self, *, words: bool) -> list[Head]:
        """What happened: acts, or (`words`) what was said, asked, offered."""
        return [
            head
            for head in self.told
            if (head.status == "actual" or is_proposal(head))
            and not self.lines.composer.of_another_day(head)
            and not self.long_over(head)
            and self.lines.verbal(head) == words
        ]

    def long_over(self, head: Head) -> bool:
        """Whether a thing was over well before anything that was read told of it."""
        reported = max(self.view.reported(head.reports)[0], self.lines.from_day or "")
        if head.last is None or not reported:
            return False
        return apart(head.last, reported) > OLD

    def of_status(self, *statuses: str) -> list[Head]:
        """Those of some statuses, but for what was proposed: to propose is an act."""
        return [head for head in self.told if head.status in statuses and not is_proposal(head)]

    def background(self) -> list[Head]:
        """What was told as background, and what may have been: the lines decide."""
        known = [
            head
            for head in self.told
            if head.status == "actual" and (self.lines.composer.of_another_day(head) or self.long_over(head))
        ]
        done = [*self.done(words=False), *self.done(words=True)]
        unsound = [head for head in self.of_status("future") if self._over_when_told(head)]
        return [*self.of_status("historical"), *known, *unsound, *done, *self.coming(all_of_it=False)]

    def coming(self, *, all_of_it: bool) -> list[Head]:
        """What is planned or was called off, but for plans that were carried out since.

        A plan whose day is long past, or that nobody has told of for long, is no plan any more; it
        is left out unless all is wanted. What was called off stays so.
        """
        overtaken = self._overtaken() | self._dropped() | self._done_since() | self.lines.done
        plans = [head for head in self.of_status(*sorted(PLANNED)) if head.id not in overtaken]
        if all_of_it:
            return plans
        sound = [head for head in plans if not self._over_when_told(head)]
        return [head for head in sound if head.status in CALLED_OFF or not self._stale(head)]

    def _over_when_told(self, head: Head) -> bool:
        """Whether a plan's day was over before anybody told of it: "agreed to the meeting of last month".

        Years before it is the day of something else: "will meet, for the first time since 1991".
        """
        reported = self.view.reported(head.reports)[0]
        contradicts = head.status == "future" and self.lines.composer.contradicts_itself(head)
        return contradicts and head.last is not None and apart(head.last, reported) <= FAR

    def possible(self, *, all_of_it: bool) -> list[Head]:
        """What may be; what might have been long ago only where all is wanted."""
        held = self.of_status("hypothetical")
        return [head for head in held if all_of_it or not self._stale(head)]

    def _stale(self, head: Head) -> bool:
        """Whether the day of a thing to come is past, or, of one without a day, the talk of it."""
        today = self.view.last_day
        known = None if self.lines.composer.contradicts_itself(head) else head.last
        day = known or self.view.reported(head.reports)[1]
        if not day:
            # Neither it nor any report of it has a day.
            return True
        return today is not None and apart(day, today) > (PAST if known else LATELY)

    def nearness(self, head: Head) -> float:
        """What a plan weighs: its own weight, and more where its day is near or it was told of lately."""
        weight = self.lines.bound(head)
        reported, today = self.view.reported(head.reports)[1], self.view.last_day
        if today is None:
            return weight
        if reported:
            weight += LATE * max(0.0, 1 - apart(reported, today) / LATELY)
        if head.status == "future" and head.last is not None and head.last < today:
            return weight - AHEAD
        if head.first is not None and head.first >= today:
            return weight + AHEAD if apart(today, head.first) <= FAR else weight - AHEAD
        return weight

    def _overtaken(self) -> set[str]:
        """Plans that were carried out: the same step of the same thing stands among what happened."""
        done: dict[tuple[str, str, str], list[Head]] = {}
        for head in self.told:
            if head.status == "actual" and head.named and head.step:
                done.setdefault((head.kind, head.named, head.step), []).append(head)
        return {
            head.id
            for head in self.told
            if head.status == "future" and head.named and head.step
            for other in done.get((head.kind, head.named, head.step), ())
            if set(head.parties) & set(other.parties)
            and self.view.reported(other.reports)[1] >= self.view.reported(head.reports)[0]
        }

    def _done_since(self) -> set[str]:
        """Plans for no day ("decided to free the three") of which the deed is told by then or later.

        Only of acts that are done once: whoever plans to meet again or to impose more has done so before.
        """
        done: dict[tuple[str | None, tuple[str, ...]], list[Head]] = {}
        for head in self.told:
            if head.status == "actual" and head.kind == "other" and head.modes:
                done.setdefault((head.type, head.modes), []).append(head)
        return {
            head.id
            for head in self.told
            if head.status == "future" and head.first is None and head.kind == "other" and head.parties
            for other in done.get((head.type, head.modes), ())
            if set(head.parties) <= set(other.parties)
            and self.view.reported(other.reports)[1] >= self.view.reported(head.reports)[0]
        }

    def _dropped(self) -> set[str]:
        """Plans that the same sides called off, or put off, and of which nobody has told since."""
        kinds = frozenset({"meeting", "exercise"})
        planned = [h for h in self.told if h.kind in kinds and h.status == "future"]
        off = [h for h in self.told if h.kind in kinds and h.status in CALLED_OFF]
        self.view.entities.bring(party for head in (*planned, *off) for party in head.parties)
        return {
            head.id
            for head in planned
            for other in off
            if head.kind == other.kind and len(self._sides(head)) > 1
            if self._sides(head) == self._sides(other)
            if self.view.reported(head.reports)[1] <= self.view.reported(other.reports)[1]
            if not (head.first and other.first) or apart(head.first, other.first) == 0
        }

    def _sides(self, head: Head) -> frozenset[str]:
        held = (self.view.entities.get(party) for party in head.parties)
        return frozenset(each.country or each.id for each in held if each is not None)

    def near(self, most: int | None) -> list[Head]:
        """What stands on the timeline: dated, and not only possible or background; acts before words."""
        dated = [
            head
            for head in self.told
            if head.first and head.last and head.status not in ("historical", "hypothetical")
        ]
        acts = [head for head in dated if not self.lines.verbal(head)]
        return [*acts, *(head for head in dated if self.lines.verbal(head))][:most]


def by_weight(lines: Lines, heads: Iterable[Head]) -> tuple[Head, ...]:
    """Heads, those that could be told first."""
    scored = [(-lines.bound(head), head.first or "", head.id, head) for head in heads]
    return tuple(head for *_, head in sorted(scored, key=lambda each: each[:3]))
