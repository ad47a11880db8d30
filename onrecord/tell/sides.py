"""Whom a sentence of ours may name (the parties that reports agree on), and whose words stand for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from onrecord.follow.pacts import Pacts
from onrecord.model import Actor, Event, Happening, HappeningDate, Party
from onrecord.tell.alone import Alone
from onrecord.tell.differences import Differences
from onrecord.tell.ranking import MISREAD, SURE
from onrecord.vocabulary import DONE, OPEN

_TWO = 2
# How many sides a meeting of a format has.
_SIDES = {"bilateral": 2, "trilateral": 3}
# The most words between a verb of attack and who did it, or whom it struck.
_NEAR = 3
# The most words between a verb and the noun that is what was done ("launched a second round of strikes").
_BESIDE = 4
# So many characters more of a sentence weigh as much as a confidence of 0 instead of 1.
_LONG = 600


def _sentence_of(event: Event) -> tuple[str, str, int]:
    return event.sentence.report or "", event.sentence.in_, event.sentence.start


@dataclass(frozen=True, slots=True)
class Sides(Alone):
    """Decides which parties are sure, and whether they can be told as having acted together."""

    pacts: Pacts
    # Reports from this day on (ISO 8601) are told: none before is quoted where one of them will do.
    from_day: str | None = field(default=None, kw_only=True)
    # By happening, the events in whose words it is best quoted: they are asked for again and again.
    _spoken: dict[str, Sequence[Event]] = field(default_factory=dict, kw_only=True)

    def tellers(self, happening: Happening) -> Sequence[Event]:
        """The events whose words stand for a happening: first those of its own status."""
        events = self.view.events_of(happening)
        own = [e for e in events if e.status == happening.status] or list(events)
        # Of several sentences the one that gives the day says most; the order is else that of publication.
        dated = {event for each in happening.dates for event in each.events}
        return sorted(own, key=lambda e: (self.view.copied(self.view.report_of(e)), e.id not in dated))

    def spoken_by(self, happening: Happening) -> Sequence[Event]:
        """The events in whose words a happening is best quoted, the best first.

        An original before a copy, of a plan the doubt about it, news before a reminder or a question, a
        sentence on it before one that mentions it or was misread, a report before an opinion, one that
        names somebody before one that does not, then what is surest read and says little else.
        """
        if happening.id in self._spoken:
            return self._spoken[happening.id]
        doubted, told = self.doubted(happening), self.tellers(happening)

        def key(event: Event) -> tuple[bool | float, ...]:
            report = self.view.report_of(event)
            together = self.beside(event, told)
            worth = event.confidence - len(event.sentence.text) / _LONG
            return (
                (self.view.day_of(report) or "") < (self.from_day or ""),
                self.view.copied(report) or self.view.superseded(report),
                doubted and not self.in_doubt(event),
                happening.claimed and not self.admitted(event),
                self.reminder(event),
                self.asks(event),
                self.fragment(event) or self.heading(event) or self.voiceless(event),
                self.only_named(event) or self.only_could(event),
                max(map(self.certainty_of, together)) < MISREAD,
                self.view.argued(report),
                not any(map(self.leads, together)),
                self.points_nowhere(event),
                not self.names_somebody(event),
                -round(worth, 1),
            )

        return self._spoken.setdefault(happening.id, sorted(told, key=key))

    def names_somebody(self, event: Event) -> bool:
        """Whether an event's own sentence names one whom a reader knows outside it."""
        span = event.sentence
        return any(
            span.start <= each.start < span.end and (each.country or each.name)
            for each in (*event.actors, *event.recipients)
            if not self.points_back(each.text)
        )

    @staticmethod
    def beside(event: Event, among: Sequence[Event]) -> list[Event]:
        """An event and those among some that stand beside it: "launched airstrikes" is two of one."""
        text, first = event.sentence.text, event.sentence.start

        def near(other: Event) -> bool:
            start, end = sorted((event.trigger, other.trigger), key=lambda span: span.start)
            return len(text[start.end - first : end.start - first].split()) <= _BESIDE

        return [each for each in among if _sentence_of(each) == _sentence_of(event) and near(each)]

    def doubted(self, happening: Happening) -> bool:
        """Whether the last that was read of a plan is that it may not come about."""
        if happening.status != "future":
            return False
        told = self.tellers(happening)
        last = self.view.reported(map(self.view.report_of, told))[1]
        return any(self.view.day_of(self.view.report_of(e)) == last and self.in_doubt(e) for e in told)

    def certainty_of(self, event: Event) -> float:
        """How sure one sentence is read: a pact told in full can be taken for nothing else."""
        return max(event.confidence, SURE) if self.pacts.told_in_full(event) else event.confidence

    def certainty(self, happening: Happening) -> float:
        """How sure the surest of its reports is read (0 to 1)."""
        return max(map(self.certainty_of, self.tellers(happening)), default=1.0)

    def surest(self, happening: Happening, role: str) -> tuple[Party, ...]:
        """The parties that at least half as many of the events name as name the surest one.

        A happening of twenty events collects whoever one of them misread; such a party is no fact.
        """
        parties: tuple[Party, ...] = getattr(happening, role)
        events = [e for e in self.view.events_of(happening) if not self.view.copied(self.view.report_of(e))]
        meeting = happening.kind == "meeting"
        named = {
            party.entity: sum(
                self.tells((*e.actors, *e.recipients) if meeting else getattr(e, role), party, side=meeting)
                for e in events
            )
            for party in parties
        }
        most = max(named.values(), default=0)
        sure = tuple(party for party in parties if 2 * named[party.entity] >= most)
        return tuple(party for party in sure if self._in_person(party, sure, events))

    def _in_person(self, party: Party, among: Sequence[Party], events: Sequence[Event]) -> bool:
        """Whether a person is named about as often as those of the same country are.

        "The United States" tells of each of its people alike; who took part is told by name.
        """

        def of(entity: str) -> str | None:
            held = self.view.entities.get(entity)
            return held.country if held is not None and held.kind == "person" else None

        def named(each: Party) -> int:
            return sum(
                any(self.tells([a], each, side=False) for a in (*e.actors, *e.recipients) if not a.inferred)
                for e in events
            )

        country = of(party.entity)
        own = [each for each in among if country and of(each.entity) == country]
        return len(own) < _TWO or 2 * named(party) >= max(map(named, own))

    def trusted(self, happening: Happening) -> bool:
        """Whether the parties are known well enough for a sentence of ours to name them."""
        both = [party.entity for party in (*happening.actors, *happening.recipients)]
        if {p.entity for p in happening.actors} & {p.entity for p in happening.recipients}:
            # Nobody does a thing to himself; the parties were misread.
            return False
        if not self.readable(happening.actors) or self.contradicts_itself(happening):
            return False
        meeting = happening.kind == "meeting"
        if any(map(self._nowhere, both if meeting else [party.entity for party in happening.actors])):
            return False
        if happening.kind == "violence" and not self._struck(happening):
            return False
        if meeting:
            people = [p for p in (*happening.actors, *happening.recipients) if self._is_person(p)]
            if any(map(self._of_no_country, both)) and len(both) > 1:
                # "The emir", his country and the president are two sides, not three.
                return False
            sides = _SIDES.get(str(happening.details.get("format")))
            if sides is not None and len(both) > 1 and self.count(both) != sides:
                # Told of three, a meeting of two would be another one.
                return False
            if not all(map(partial(self._met, happening), people)):
                return False
        if happening.details.get("joint") and len(set(both)) < 2:
            return False
        claimants = self.claimants(happening, self.view.events_of(happening)) if happening.claimed else []
        return not claimants or any(claimants)

    def _is_person(self, party: Party) -> bool:
        entity = self.view.entities.get(party.entity)
        return entity is not None and entity.kind == "person"

    def _met(self, happening: Happening, person: Party) -> bool:
        """Whether a sentence of news names a person: "the first since their leaders met" names no leader."""
        told = [each for each in self.view.events_of(happening) if not self.reminder(each)]
        named = (self.tells((*e.actors, *e.recipients), person, side=False) for e in told)
        return not happening.events or any(named)

    def _of_no_country(self, entity_id: str) -> bool:
        entity = self.view.entities.get(entity_id)
        return entity is not None and entity.kind == "person" and entity.country is None

    def _nowhere(self, entity_id: str) -> bool:
        """Whether a party is some body of no country ("Police"), or a house or a base where others met."""
        entity = self.view.entities.get(entity_id)
        return entity is not None and entity.kind == "organisation" and entity.country is None

    def _struck(self, happening: Happening) -> bool:
        """Whether who attacked whom is plain: politicians do it in words, no state to itself."""
        actors = [self.view.entities[party.entity] for party in happening.actors]
        targets = [self.view.entities.get(party.entity) for party in happening.recipients]
        own = {actor.country for actor in actors} - {None}
        if not any(self._plainly(event, happening) for event in self.tellers(happening)):
            return False
        return not any(actor.kind == "person" for actor in actors) and not any(
            target is None or target.kind == "person" or (target.kind != "group" and target.country in own)
            for target in targets
        )

    def _plainly(self, event: Event, happening: Happening) -> bool:
        """Whether one sentence has the attackers before its verb and the attacked after it.

        Who struck whom is mixed up where several sentences are put together, or one that only names
        an attack ("the attack in Moscow, which Ukraine …"): of 22 such lines 10 were right (2026-11-22).
        """
        if not event.actors and not event.recipients:
            return True
        at = event.trigger.start
        text, first = event.sentence.text, event.sentence.start
        # "The minister condemned the raid that killed twelve": what stands further off has another verb.
        before = [
            a
            for a in event.actors
            if a.start < at and len(text[a.end - first : at - first].split()) <= _NEAR
            # "A bombing in the capital killed forty": the capital did not.
            if not any(self.words.holds("of-place", word) for word in self.words_before(event, a))
        ]
        after = [
            a
            for a in event.recipients
            if a.start > at and len(text[event.trigger.end - first : a.start - first].split()) <= _NEAR
        ]
        return (
            event.confidence >= SURE
            and all(self.tells(before, party, side=False) for party in self.surest(happening, "actors"))
            and all(self._is_struck(after, party) for party in self.surest(happening, "recipients"))
        )

    def _is_struck(self, mentions: Sequence[Actor], party: Party) -> bool:
        """Whether one of the attacked is a party itself: an Afghan outpost is not Afghanistan."""
        entity = self.view.entities.get(party.entity)
        if entity is not None and entity.kind == "country":
            mentions = [each for each in mentions if self.words.countries_in(each.text)]
        return self.tells(mentions, party, side=False)

    def sanctioned(self, happening: Happening) -> bool:
        """Whether a sentence has the recipients as those sanctioned: "over Ukraine" is not on Ukraine."""
        return any(
            all(
                self.tells([a for a in event.recipients if self._on(event, a)], party, side=False)
                for party in self.surest(happening, "recipients")
            )
            for event in self.tellers(happening)
        )

    def _on(self, event: Event, target: Actor) -> bool:
        text, first = event.sentence.text, event.sentence.start
        if any(self.words.holds("upon", word) for word in self.words_before(event, target)):
            return True
        between = text[event.trigger.end - first : max(0, target.start - first)].lower().split()
        near = event.trigger.end <= target.start and len(between) <= _NEAR
        return near and not any(self.words.holds("of-place", word) for word in between)

    def witnessed(self, happening: Happening, parties: Sequence[Party], *, dated: bool) -> bool:
        """Whether one sentence that is surely read names all of these parties, and gives a day that is told.

        Parties of one report, the day of another and the certainty of a third make a line that
        nobody wrote. A day that two reports give needs no sentence to go with it.
        """
        return not happening.events or bool(self.witnesses(happening, parties, dated=dated))

    def witnesses(self, happening: Happening, parties: Sequence[Party], *, dated: bool) -> list[Event]:
        """The events whose sentences name all of these parties, and give the day where it is told."""
        days = {event for each in self.told_days(happening) for event in each.events} if dated else set()
        if days and happening.status in DONE:
            # The day that two reports of the plan give is not yet that of the deed.
            days &= {event.id for event in self.tellers(happening) if event.status in DONE}
            if not days:
                return []
        # A day taken from the sentences around, or in words that were misread, no report gives.
        giving = [event for each in sorted(days) if (event := self.view.events.get(each))]
        own = [e.id for e in giving if e.date_basis != "context" and self.certainty_of(e) >= MISREAD]
        given = [r for r in self.view.reports_of(own) if not self.view.copied(r)]
        # Nobody who asks, or who told of the plan, saw the deed.
        planned = OPEN if happening.status in DONE else frozenset()
        sure = [
            event
            for event in self.tellers(happening)
            if self.certainty_of(event) >= SURE and not self.asks(event) and event.status not in planned
        ]
        # Whom talks "on Tuesday" were of, only a sentence that names them says.
        several = len(given) > 1 and happening.kind != "meeting"
        held = [
            event
            for event in sure
            if not days or several or (event.id in days and (event.date is None or self.own_day(event)))
            if self._names_all(event, parties)
        ]
        return sorted(held, key=lambda e: (e.id not in days, self.reminder(e) or self.only_named(e)))

    def told_days(self, happening: Happening) -> tuple[HappeningDate, ...]:
        """The dates that a line on a happening tells."""
        return Differences(self).told_days(happening)

    def _names_all(self, event: Event, parties: Sequence[Party]) -> bool:
        if self._of_either(event):
            return False
        span = event.sentence
        named = [
            each
            for each in (*event.actors, *event.recipients)
            if span.start <= each.start < span.end
            and not each.inferred
            and not self.words.holds("pronoun", each.text.lower())
            and not (each.kind == "country" and each.text.islower())
        ]
        if not self._spelt_out(span.text, parties):
            # "Their own leaders met": whose, was taken from the sentences before.
            named = [each for each in named if not self._some_people(each)]
        return all(self._named_by(named, party) for party in parties)

    def _some_people(self, actor: Actor) -> bool:
        """Whether a mention is of people named before it; "the two countries" are read more surely."""
        back = actor.kind == "group" and self.points_back(actor.text)
        return back and self.words.says("people", actor.text.lower())

    def _spelt_out(self, text: str, parties: Sequence[Party]) -> bool:
        """Whether a text has a name of every party, or a surname."""
        held = [self.view.entities[party.entity] for party in parties]
        names = [(each.name, *each.names, *re.findall(r"[\w’'-]+", each.name)[-1:]) for each in held]

        def written(name: str) -> bool:
            proper = name[:1].isupper() and not self.words.holds("pronoun", name.lower())
            return proper and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None

        return all(any(map(written, each)) for each in names)

    def _of_either(self, event: Event) -> bool:
        """Whether an "it" does what is told, and two countries are named before it that it may mean."""
        before = event.sentence.text[: max(0, event.trigger.start - event.sentence.start)]
        named, it, _ = before.rpartition(" it ")
        return bool(it) and len(self.words.countries_in(named)) > 1

    def _named_by(self, mentions: Sequence[Actor], party: Party) -> bool:
        """Whether mentions name a party itself; a person also where only the country is told."""
        entity = self.view.entities[party.entity]
        if entity.kind != "person":
            # "Some Chinese tour groups" are not China; officials, or "the two countries", are.
            private = [a for a in mentions if a.country and a.kind != "country" and self._private(a)]
            country = entity.kind == "country"
            return self.tells([a for a in mentions if not (country and a in private)], party, side=True)
        own = [a for a in mentions if a.kind != "person" or a.name in (entity.name, *entity.names)]
        return self.tells([a for a in own if not self.view.namesake(a)], party, side=True)

    def _private(self, actor: Actor) -> bool:
        """Whether those mentioned are some people of a country, or rebels, and not the state."""
        if self.words.says("private-body", actor.text.lower()):
            return True
        if not actor.sectors:
            return actor.kind == "group"
        return any(self.words.holds("not-of-state", sector) for sector in actor.sectors)

    def hosted(self, happening: Happening) -> bool:
        """Whether one country's people go to another country; else who visited whom was misread.

        Who met in a third country's city visited neither of the two.
        """
        guests = {self.view.entities[p.entity].country for p in happening.actors} - {None}
        hosts = [self.view.entities[party.entity] for party in happening.recipients]
        abroad = all(host.kind != "person" and host.country not in guests for host in hosts)
        where = happening.place.country if happening.place else None
        there = where is None or where in {host.country for host in hosts}
        return len(guests) < _TWO and abroad and there
