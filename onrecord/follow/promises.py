"""Which events commit somebody: an act of a told kind, by a named party, that was put as settled."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Literal

from onrecord.follow.evidence import Witnesses, uncancelled
from onrecord.follow.phrases import phrases
from onrecord.follow.pledged import KINDS, UNKIND
from onrecord.follow.sides import MANY
from onrecord.follow.told import Told, later, length
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import COMMISSIVES, NO_PROMISE, PROMISES, Promise
from onrecord.model import Event, Happening
from onrecord.vocabulary import PLANNED, SAYING

_Place = Literal["before", "close", "after", "sentence"]
_GIVING = frozenset({"AGREE", "CONCEDE"})
# "Not" this many characters before an act denies it.
_CLOSE = 25
# Code points of a verb and what it is done to.
_OBJECT = 60
# Words further back than this belong to another clause.
_BEFORE = 90
_ENOUGH_TO_MEET = 2
_PLACES: tuple[_Place, ...] = ("before", "close", "after", "sentence")
# A month told so many days ahead without its year may as well be the last one of that name.
_FAR = 240
# No meeting is promised for a longer time than this (days).
_WIDE = 100


class Promises:
    """Tells promises from hopes, guesses and demands."""

    def __init__(self, knowledge: Knowledge, witnesses: Witnesses) -> None:
        self._witnesses = witnesses
        self._rows: dict[str, list[Promise]] = defaultdict(list)
        for row in knowledge.rows(PROMISES):
            self._rows[row.kind].append(row)
        self._force = {word: row.force for row in knowledge.rows(COMMISSIVES) for word in row.words}
        told = phrases(knowledge)
        self._going_on, self._by_day = told["going-on"], told["at-the-latest"]
        self._not = {
            where: [
                re.compile(row.pattern, re.IGNORECASE)
                for row in knowledge.rows(NO_PROMISE)
                if row.where == where
            ]
            for where in _PLACES
        }

    def row(self, happening: Happening) -> Promise | None:
        """The row of a happening that may be a promise."""
        # To accept or promise is done with words; what was promised is another happening.
        given = happening.kind in SAYING and happening.type in _GIVING
        if not given and not any(step.status in PLANNED for step in happening.history):
            return None
        return next(
            (
                row
                for row in self._rows.get(happening.kind, ())
                if (not row.types or {happening.type, happening.plover} & set(row.types))
                and all(happening.details.get(name) not in (None, "") for name in row.needs)
                and (not row.steps or happening.details.get("step") in row.steps)
            ),
            None,
        )

    def announcing(self, happening: Happening, row: Promise, told: Told) -> list[Event]:
        """The events of a happening that commit somebody to it, in the order of their reports."""
        return [
            e
            for e in told.events(happening)
            if (self._witnesses.sure(e) or self._pledged(e, told))
            and not told.opinion(e.id)
            and not told.questioned(e.id)
            and not _misdated(e, told)
            and not _too_wide(e)
            and _abroad(e)
            and self._by_somebody(e, row, told)
            and not self._by_others(e, row, told)
            and (self._commits(e, row, told) or self._pledged(e, told) or _accepted(e, told))
        ]

    def promisers(self, event: Event, row: Promise, told: Told) -> frozenset[str]:
        """The entities that a sentence itself names as those who are to do it.

        They are people, countries and what belongs to one. A journey is made by who travels.
        """
        mutual = event.kind == "meeting" and not self.journey(event, row)
        actors = [
            a
            for a in event.actors + (event.recipients if mutual else ())
            if self._witnesses.takes_part(event, a)
        ]
        if event.kind == "meeting" and not mutual:
            hosts = event.place.country if event.place is not None else None
            actors = [a for a in actors if a.country != hosts or hosts is None] or actors
            actors = [a for a in actors if a.kind != "country"] or actors
        return frozenset(
            entity.id
            for actor in actors
            for entity in told.parties(event.id, actor)
            if (entity.kind == "person" or entity.country) and entity.name != MANY
        )

    def journey(self, event: Event, row: Promise) -> bool:
        """Whether an act is a journey."""
        return bool(_told(act_of(event, row)) & set(row.journeys))

    def alone(self, event: Event, row: Promise) -> bool:
        """Whether one party is enough: to travel, or to do what takes no other."""
        return event.kind != "meeting" or self.journey(event, row)

    def _by_somebody(self, event: Event, row: Promise, told: Told) -> bool:
        """Whether the sentence itself names who is to do it, and of a meeting of two both of them."""
        named = self.promisers(event, row, told)
        if event.kind == "exercise" and event.details.get("joint") and len(named) < _ENOUGH_TO_MEET:
            # Of a joint exercise one of whose sides was read nobody knows whose it is.
            return False
        if self.alone(event, row):
            return bool(named)
        countries = {e.country for n in named if (e := told.entity(n)) is not None}
        # Two of one government who meet promise nothing to anybody abroad.
        return MANY in countries or (len(named) >= _ENOUGH_TO_MEET and len(countries) >= _ENOUGH_TO_MEET)

    def _by_others(self, event: Event, row: Promise, told: Told) -> bool:
        """Whether only somebody else says so, of whom nobody is to do it: a rival's word binds no one."""
        speaker = told.speaker(event.id)
        if speaker is None or speaker.country is None or speaker.country == MANY:
            return False
        promising = (told.entity(n) for n in self.promisers(event, row, told))
        countries = {e.country for e in promising if e is not None}
        if len(countries) >= _ENOUGH_TO_MEET and self._pledged(event, told):
            # What several agreed on, whoever brought them to it tells as well.
            return False
        countries |= {event.place.country} if event.place is not None else set()
        countries |= {a.country for a in event.recipients}
        return bool(countries) and MANY not in countries and speaker.country not in countries

    def _commits(self, event: Event, row: Promise, told: Told) -> bool:
        if event.status not in PLANNED or event.kind == "statement" or not _ahead(event, told):
            return False
        if row.dated and (event.date is None or not event.date.from_):
            return False
        if event.kind in UNKIND and not row.types:
            return False
        trigger = _words(event)
        if row.words and not trigger & set(row.words):
            return False
        if _begun(event, told) and self._going_on.search(_before(event)):
            return False
        if event.status != "future":
            return not self._denied(event, ("sentence",)) and not uncancelled(event)
        dated = event.date is not None and event.date_basis != "context" and bool(event.date.from_)
        cue = event.status_cue.text.casefold().strip() if event.status_cue is not None else ""
        force = self._force.get(cue, "dated" if not cue else None)
        if force is None or (not dated and (force == "dated" or trigger & set(row.vague))):
            return False
        return not self._denied(event, _PLACES)

    def _pledged(self, event: Event, told: Told) -> bool:
        """Whether an act of no kind of its own is told, by a word that binds, to be done by a day.

        What kind of act it is, of which nobody is sure, makes it no less a promise.
        """
        date, cue = event.date, event.status_cue
        if event.kind not in KINDS or event.status != "future" or date is None or cue is None:
            return False
        start = date.start - event.sentence.start
        before = event.sentence.text[max(0, start - _CLOSE) : max(0, start)]
        return (
            self._witnesses.dated(event)
            and self._force.get(cue.text.casefold().strip()) == "bound"
            and cue.end <= event.trigger.start < date.start
            and self._by_day.search(before) is not None
            and (date.to or date.from_ or "") > (told.published(event.id) or "9")
            and not self._denied(event, _PLACES)
        )

    def _denied(self, event: Event, places: tuple[_Place, ...]) -> bool:
        sentence = event.sentence.text
        end = max(0, event.trigger.end - event.sentence.start)
        start = max(0, event.trigger.start - event.sentence.start)
        # A name before a comma or a full stop ends what bears on the act.
        texts = {
            "before": re.split(r"[;:]", sentence[max(0, start - _BEFORE) : start])[-1],
            "close": sentence[max(0, start - _CLOSE) : start],
            "after": re.split(r"[;:,]", sentence[end : end + _BEFORE])[0],
            "sentence": sentence,
        }
        return any(pattern.search(texts[where]) for where in places for pattern in self._not[where])


def act_of(event: Event, row: Promise) -> str:
    """The words of an act; of one that a verb tells which says nothing by itself, "make a trip"."""
    words = event.trigger.text
    if words.casefold() not in row.light:
        return words
    rest = event.sentence.text[event.trigger.end - event.sentence.start :][:_OBJECT]
    found = re.match(rf"\s+(?:[\w'’-]+\s+){{0,4}}?(?:{'|'.join((*row.journeys, *row.talks))})\b", rest)
    return words + found.group() if found is not None else words


def _before(event: Event) -> str:
    start = max(0, event.trigger.start - event.sentence.start)
    return event.sentence.text[max(0, start - _CLOSE) : start]


def _begun(event: Event, told: Told) -> bool:
    """Whether an act is told of days that had begun, by no word that it is still to come."""
    published, date = told.published(event.id), event.date
    first = date.from_ if date is not None else None
    return event.status_cue is None and published is not None and first is not None and first < published


def _words(event: Event) -> frozenset[str]:
    """The words of a trigger, in lower case."""
    return _told(event.trigger.text)


def _told(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w'-]+", words.casefold()))


def _misdated(event: Event, told: Told) -> bool:
    """Whether the day of a plan may be of the year before: a month told without its year, far ahead."""
    published, date = told.published(event.id), event.date
    if published is None or date is None or date.from_ is None or date.anchor == "explicit":
        return False
    return date.from_ > later(published, _FAR)


def _too_wide(event: Event) -> bool:
    """Whether a meeting is told for so long a time that any later one would do."""
    date = event.date
    if event.kind != "meeting" or date is None or date.from_ is None:
        return False
    return length(date.from_, date.to) > _WIDE


def _abroad(event: Event) -> bool:
    """Whether an act concerns more than one country: of trips through one's own no record is kept."""
    if event.kind not in ("meeting", "other"):
        return True
    parties = (*event.actors, *event.recipients)
    countries = {c for a in parties for c in (a.country, *a.countries) if c}
    countries |= {event.place.country} if event.place is not None and event.place.country else set()
    return len(countries) > 1 or MANY in countries


def _ahead(event: Event, told: Told) -> bool:
    """Whether a plan lies ahead of its report; what lies behind it is told as planned once."""
    published = told.published(event.id)
    last = (event.date.to or event.date.from_) if event.date is not None else None
    return published is None or last is None or last >= later(published, -1)


def _accepted(event: Event, told: Told) -> bool:
    """Whether something was accepted or promised for a day that lay ahead ("accepted, in two weeks")."""
    published = told.published(event.id)
    if event.kind not in SAYING or event.type != "AGREE" or event.status != "actual":
        return False
    ahead = event.date.from_ if event.date is not None else None
    return published is not None and ahead is not None and ahead > published
