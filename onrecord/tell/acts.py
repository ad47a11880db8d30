"""One act, one line: which lines tell of the same act, though merging left it in two happenings.

A brief that tells a summit three times misleads by weight. Where two lines are of one kind, of the
same sides and of days that meet, and their words or reports agree, the plainer one stands for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from onrecord.follow.told import apart, later
from onrecord.model import Entity, Happening
from onrecord.tell.dates import stretch, within
from onrecord.tell.sentence import Composer
from onrecord.tell.values import Line
from onrecord.tell.view import View

# A quotation without a day tells of something of at most so many days before its report.
_LATELY = 3
# So many words of substance around what was done that two sentences share show one act, fewer with the
# verb or with a name that is no party's; and this part of the words that the shorter one has.
_SHARED, _WITH_VERB, _PART = 5, 3, 0.34
# How many words before and after what was done are compared.
_REACH = 12
# Kinds of which our words for one day and the same sides tell one act.
_ONE_A_DAY = frozenset({"meeting", "weapons", "exercise"})
# How many sides have a meeting of their own.
_LEAST = 2
# A stretch of more days holds more than one act of a kind.
_WEEKS = 14
# So many days around a stretch a meeting may still be the one that it tells of.
_AROUND = 14
# The day and month in a sentence of ours.
_ON = re.compile(r" on (\d+) ([A-Z][a-z]+(?: \d{4})?)(?=\.)")
# The day at the end of a sentence of ours.
_DAY = re.compile(r" (?:on|in|between|by|from) [^.]*\.")
# Letters of a word that its forms share: "killed", "killing".
_STEM = 5
_WORD = re.compile(r"[A-Za-z][\w’'-]{3,}")
# Words of a date, of saying and of every such report are no substance.
_PLAIN = frozenset(
    "that this with from have been were will would could said says they their there which when what after "
    "before into over about than more also some other such only monday tuesday wednesday thursday friday "
    "saturday sunday january february march april june july august september october november december "
    "president minister foreign state states united government officials official country leader told".split()
)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.lower()[:_STEM] for word in _WORD.findall(text))


def _both_days(text: str, other: str) -> str | None:
    """The one text with the days of both, where both give a day of the same month."""
    first, second = _ON.search(text), _ON.search(other)
    if first is None or second is None or first.group(2) != second.group(2):
        return None
    days = sorted({int(first.group(1)), int(second.group(1))})
    return f"{text[: first.start()]} on {days[0]} and {days[-1]} {first.group(2)}{text[first.end() :]}"


def _about(first: str, last: str) -> tuple[str, str]:
    return later(first, -_AROUND), later(last, _AROUND)


@dataclass(frozen=True, slots=True)
class _Act:
    """What two lines are compared by; days are ISO 8601."""

    kind: str
    status: str
    composed: bool
    failed: bool
    level: object
    sides: frozenset[str]
    people: frozenset[str]
    first: str
    last: str
    words: frozenset[str]
    verb: frozenset[str]
    names: frozenset[str]
    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class Acts:
    """Finds the lines of one act."""

    view: View
    composer: Composer
    _known: dict[str, _Act] = field(default_factory=dict)

    def once(self, lines: Iterable[Line]) -> list[Line]:
        """Lines without those that tell an act again; the plainest telling takes the first one's place."""
        kept: list[Line] = []
        for line in lines:
            at = next((n for n, other in enumerate(kept) if self._same(line, other)), None)
            if at is None:
                kept.append(line)
                continue
            first = kept[at]
            plainer, other = (line, first) if self._plainer(line, first) else (first, line)
            kept[at] = replace(
                plainer,
                also=tuple(dict.fromkeys((*plainer.also, other.entry, *other.also))),
                score=max(plainer.score, other.score),
            )
        return self._of_days(kept)

    def _of_days(self, lines: Iterable[Line]) -> list[Line]:
        """Lines of which one tells both days of a meeting of the same people: "on 27 and 28 February"."""
        kept: list[Line] = []
        for line in lines:
            at = next((n for n, other in enumerate(kept) if self._next_to(line, other)), None)
            days = _both_days(*self._fuller(kept[at], line)) if at is not None else None
            if at is None or days is None:
                kept.append(line)
                continue
            also = (*kept[at].also, line.entry, *line.also)
            sources = tuple(dict.fromkeys((*kept[at].sources, *line.sources)))
            reports, origins = ({getattr(s, of) for s in sources} for of in ("report", "origin"))
            kept[at] = replace(
                kept[at], text=days, also=also, sources=sources, reports=len(reports), origins=len(origins)
            )
        return kept

    def _fuller(self, line: Line, other: Line) -> tuple[str, str]:
        """The texts of two lines, that which names more people first."""
        one, two = self._act(line), self._act(other)
        fewer = one is not None and two is not None and len(one.people) < len(two.people)
        return (other.text, line.text) if fewer else (line.text, other.text)

    def _next_to(self, line: Line, other: Line) -> bool:
        """Whether two meetings of the same two or more people, told in our words, are of consecutive days."""
        one, two = self._act(line), self._act(other)
        if one is None or two is None or {one.kind, two.kind} != {"meeting"} or line.marks != other.marks:
            return False
        alike = one.composed and two.composed and (one.status, one.sides) == (two.status, two.sides)
        same = one.people == two.people and len(one.people) >= _LEAST
        # "The two states met" on the eve of their leaders' meeting, where that too is told as of leaders.
        within = one.people <= two.people or two.people <= one.people
        leaders = one.level == two.level == "leader" and within and len(one.sides) == _LEAST
        single = one.first == one.last and two.first == two.last
        return alike and (same or leaders) and single and abs(apart(one.first, two.first)) == 1

    def _plainer(self, line: Line, other: Line) -> bool:
        new, old = self._act(line), self._act(other)
        return new is not None and old is not None and new.composed and not old.composed

    def _same(self, line: Line, other: Line) -> bool:
        one, two = self._act(line), self._act(other)
        if one is None or two is None or (one.kind, one.status) != (two.kind, two.status):
            return False
        if one.people and two.people and not (one.people <= two.people or two.people <= one.people):
            return False
        if not (one.last and two.last):
            return False
        alike = one.sides <= two.sides or two.sides <= one.sides
        if not alike or not (one.sides and two.sides):
            return False
        if max(apart(each.first, each.last) for each in (one, two)) > _WEEKS:
            # Of what was done "in 2016" another day of that year tells nothing.
            return False
        touching = one.first <= two.last and two.first <= one.last
        if one.composed and two.composed:
            # Two launches on consecutive days are two, but for a failure that one report dates by two clocks.
            beside = later(one.first, -1) <= two.last and two.first <= later(one.last, 1)
            again = one.failed and two.failed and bool(one.reports & two.reports)
            alone = one.kind in _ONE_A_DAY or self._agree(one, two)
            return (touching and alone and one.sides == two.sides) or (beside and again)
        return touching and self._agree(one, two)

    @staticmethod
    def _agree(one: _Act, two: _Act) -> bool:
        """Whether the words of two tellings agree; of two sides' meeting its days are enough."""
        if one.kind == "meeting" and one.composed != two.composed:
            return one.sides == two.sides and len(one.sides) >= _LEAST
        shared = one.words & two.words
        if len(shared) < _PART * min(len(one.words), len(two.words)):
            return False
        verb = bool(one.verb & two.verb)
        return len(shared) >= _SHARED or (verb and (len(shared) >= _WITH_VERB or bool(one.names & two.names)))

    def vaguer(self, lines: Iterable[Line]) -> set[str]:
        """Those that tell of a stretch of days what another seems to tell of its day: a summit twice.

        They are of one kind and of the same countries, and no two name different people. Of what is no
        meeting ("a nuclear test in 2013") the words must be the same but for the day.
        """
        composed = {line.entry: line for line in lines if self._composed(line.entry)}
        days = {entry: self.composer.told_days(self.view.happenings[entry]) for entry in composed}
        told = [(entry, given[0]) for entry, given in days.items() if len(given) == 1]
        return {
            entry
            for entry, wide in told
            if wide.from_ and wide.to and wide.from_ != wide.to
            for other, sharp in told
            if sharp.from_ and sharp.to and within((sharp.from_, sharp.to), _about(wide.from_, wide.to))
            if stretch(sharp) < stretch(wide)
            if self._seem_one(composed[entry], composed[other], exact=sharp.from_ == sharp.to)
        }

    def _composed(self, entry: str) -> bool:
        happening = self.view.happenings.get(entry)
        return happening is not None and self.composer.composed(happening)

    def _seem_one(self, vague: Line, sharp: Line, *, exact: bool) -> bool:
        one, two = self.view.happenings[vague.entry], self.view.happenings[sharp.entry]
        if one.kind != two.kind:
            return False
        if one.kind != "meeting" or not exact:
            first, last = (day for each in (one, two) for day in (self.composer.told_days(each)[0],))
            inside = (first.from_ or "") <= (last.from_ or "") and (last.to or "") <= (first.to or "")
            return inside and _DAY.sub("", vague.text) == _DAY.sub("", sharp.text)
        named = self._people(one), self._people(two)
        return self._countries(one) == self._countries(two) and (not all(named) or named[0] == named[1])

    def _countries(self, happening: Happening) -> frozenset[str]:
        return frozenset(entity.country or entity.id for entity in self._parties(happening))

    def _people(self, happening: Happening) -> frozenset[str]:
        return frozenset(entity.id for entity in self._parties(happening) if entity.kind == "person")

    def _parties(self, happening: Happening) -> list[Entity]:
        parties = (*happening.actors, *happening.recipients)
        return [self.view.entities[party.entity] for party in parties]

    def _act(self, line: Line) -> _Act | None:
        if line.entry in self._known:
            return self._known[line.entry]
        happening = self.view.happenings.get(line.entry)
        if happening is None:
            return None
        return self._known.setdefault(line.entry, self._made(happening))

    def _made(self, happening: Happening) -> _Act:
        composer, view = self.composer, self.view
        composed = composer.composed(happening)
        parties = [
            view.entities[party.entity]
            for role in ("actors", "recipients")
            for party in composer.surest(happening, role)
        ]
        borne = (composer.bearing(happening) if composed else composer.spoken_by(happening))[:1]
        text = " ".join(composer.around(event, _REACH) for event in borne)
        triggers = " ".join(event.trigger.text for event in borne)
        # Whose act it is says nothing of which of theirs it is.
        parted = _stems(" ".join(name for each in parties for name in (each.name, *each.names)))
        written = {
            word for event in borne for word in _WORD.findall(event.sentence.text) if word[0].isupper()
        }
        day = next(filter(None, (view.day_of(view.report_of(event)) for event in borne)), None)
        told = [d for d in composer.told_days(happening) if d.from_ and d.to]
        given = [(d.from_ or "", d.to or "") for d in told]
        if not given and day:
            given = [(later(day, -_LATELY), day)]
        first, last = min((f for f, _ in given), default="9999"), max((t for _, t in given), default="")
        return _Act(
            kind=happening.kind if happening.kind != "other" else happening.type or "",
            status=happening.status,
            composed=composed,
            level=happening.details.get("level"),
            failed=happening.details.get("result") == "failure",
            sides=frozenset(each.country or each.id for each in parties),
            people=frozenset(each.id for each in parties if each.kind == "person"),
            first=first,
            last=last,
            words=_stems(text) - parted - _stems(" ".join(_PLAIN)),
            verb=_stems(triggers),
            names=(_stems(" ".join(written)) & _stems(text)) - parted - _stems(" ".join(_PLAIN)),
            reports=frozenset(happening.reports),
        )
