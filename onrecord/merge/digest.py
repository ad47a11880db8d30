"""An event as merging sees it: parties, days, place, details and wording, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import WINDOWS
from onrecord.knowledge.rows.when import DATELINES
from onrecord.merge.entities import Links
from onrecord.merge.readings import Readings
from onrecord.merge.several import Several
from onrecord.merge.systems import Systems
from onrecord.merge.undated import in_year_of
from onrecord.merge.under_way import POINTERS, ToCome, UnderWay, pointed_to
from onrecord.merge.words import OPENING, Families, Stories, content_stems, names_in, stem, words_of_name
from onrecord.model import Actor, Coded, Event, Report, Statement, Time
from onrecord.vocabulary import CALLED_OFF, GIVEN_OUT, OPEN, SAYING, SETTLED, Genre

# Wider than this (days) a date says too little to look for the happening by it in other reports.
VAGUE = 62
_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b"
)
# Code points between the place of a dateline and its date.
_DATELINE = 30
# Kinds of instruments that impose no sanctions.
_PACTS = frozenset({"agreement", "treaty", "communiqué"})
# PLOVER's codes that say only what sort of body it is: NATO and ASEAN share one and are not one party.
_SORTS_OF_BODIES = frozenset({"IGO", "NGO", "ISM", "IMG", "MNC"})


@dataclass(frozen=True, slots=True, eq=False)
class Digest:
    """One event, with what its report knows of it.

    `first` and `last` are day numbers (proleptic ordinals); where the text gives no date they
    are the days around publication in which it can lie, and `dated` is False. `latest` is the
    last day that the report can tell of as past; `kin` is the report that this one copies or
    corrects, or itself; `superseded` is True where a correction took the report's place, and
    `dateline` where the place is only where the report was written. `unnamed` are those of its
    parties that only this report knows ("gunmen"), `parties` the countries and bodies that have a
    part, `called` the words of the names of its `people`; `lead` is True where headline or opening
    tells it, `news` where that is what they are about, and `story` holds the rarer words of these.
    `borrowed` is True where its own sentence names no party and points to nothing told before, so that its
    parties are those of a neighbouring sentence and tell nothing of their own. `series` is True where several
    acts of a longer time are told of at once, `lasting` where a war is told of, and `under_way` where talks
    are, but no occasion is pointed to; `renounced` where it is told, without a day, that it will not be done.
    `issued` are outlet and genre of a text that an office puts out itself; None for what reporters write.
    `moved` is the span of days to which a plan was put off. `filed` is the time zone of the city in the
    dateline. `argued` is True in a column, whose writer reports nothing for the record.
    """

    event: Event
    report: str
    origin: str
    published: str | None
    told: int | None
    order: tuple[str, str, int, str]
    act: str
    actors: frozenset[str]
    recipients: frozenset[str]
    actor_countries: frozenset[str]
    recipient_countries: frozenset[str]
    parties: frozenset[str]
    people: frozenset[str]
    called: tuple[frozenset[str], ...]
    first: int | None
    last: int | None
    dated: bool
    moved: tuple[int, int] | None
    latest: int | None
    plural: bool
    series: bool
    lasting: bool
    nominal: bool
    borrowed: bool
    under_way: bool
    renounced: bool
    ordinal: str | None
    kin: str
    superseded: bool
    dateline: bool
    zone: str | None
    system: str | None
    instruments: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    statement: Statement | None
    speaker: str | None
    unnamed: frozenset[str]
    lead: bool
    news: bool
    story: frozenset[str]
    issued: tuple[str, Genre] | None
    argued: bool
    filed: str | None

    @property
    def countries(self) -> frozenset[str]:
        """All countries that have a part."""
        return self.actor_countries | self.recipient_countries

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Its days, also those to which a plan was put off; none where no day is known."""
        own = ((self.first, self.last),) if self.first is not None and self.last is not None else ()
        return own if self.moved is None else (*own, self.moved)

    @property
    def saying(self) -> bool:
        """Whether the act is done with words, so that each speaker's is an act of its own."""
        return self.event.kind in SAYING


def day(value: str | None) -> int | None:
    """The ordinal of an ISO day; None for no day or one that is not in the calendar."""
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        return None


def _span(time: Time | None) -> tuple[int, int] | None:
    """The ordinals of a time's first and last day; None without either."""
    first, last = (day(time.from_), day(time.to)) if time is not None else (None, None)
    found = [each for each in (first, last) if each is not None]
    return (found[0], found[-1]) if found else None


def _countries(report: str, actors: tuple[Actor, ...], links: Links) -> frozenset[str]:
    return frozenset(code for actor in actors for code in links.codes(report, actor))


def _parties(report: str, actors: tuple[Actor, ...], links: Links) -> frozenset[str]:
    """The countries that have a part, and the bodies of no country each by itself."""
    found: set[str] = set()
    for actor in actors:
        for code in links.codes(report, actor):
            body = links.of(report, actor) if code in _SORTS_OF_BODIES else None
            if body is None or not links.unnamed(body):
                found.add(body or code)
    return frozenset(found)


def _ordinal(event: Event) -> str | None:
    """Which of a series a mention near its trigger says it is ("its third nuclear test")."""
    if event.kind != "weapons":
        return None
    at = event.trigger.start - event.sentence.start
    found = _ORDINAL.findall(event.sentence.text[max(0, at - 40) : at + 60].lower())
    return str(found[0]) if len(found) == 1 else None


def _nominal(event: Event) -> bool:
    """Whether a mention points to something told ("the visit") and does not itself say it was done."""
    before = event.sentence.text[: event.trigger.start - event.sentence.start].lower().split()
    return bool(before) and before[-1] in POINTERS


def told_here(actor: Actor, event: Event) -> bool:
    """Whether a party of an event is told in the event's own sentence, and not taken from another."""
    sentence = event.sentence
    return actor.in_ == sentence.in_ and sentence.start <= actor.start < sentence.end and not actor.inferred


def _borrowed(event: Event) -> bool:
    """Whether all parties were taken from outside the sentence, of an act that is not pointed to."""
    return not pointed_to(event) and not any(told_here(a, event) for a in (*event.actors, *event.recipients))


def _instruments(event: Event) -> frozenset[str]:
    """What an act rests on; the pact that was left is named with all sanctions of the years after it."""
    resting_on = (i for i in event.instruments if event.kind != "sanctions" or i.kind not in _PACTS)
    return frozenset(i.id or i.name.casefold() for i in resting_on)


def _of_writing(event: Event, report: Report) -> bool:
    """Whether an event's date is the one in the dateline, on which the report was written."""
    time, line = event.date, report.dateline
    if time is None or line is None or time.in_ != line.in_ or line.in_ != "text":
        return False
    return 0 <= time.start - line.end <= _DATELINE and not re.search(
        r"[—–]|--|\b[a-z]{2,}", report.text[line.end : time.start]
    )


def _is_news(event: Event, headline: frozenset[str]) -> bool:
    """Whether a report is about an event: its headline, or a main clause of its opening, tells it."""
    if event.sentence.in_ == "title":
        return True
    return event.main and (
        event.sentence.start < OPENING or not headline.isdisjoint(content_stems(event.trigger.text))
    )


def _from_dateline(event: Event, report: Report) -> bool:
    place, line = event.place, report.dateline
    if place is None or place.in_ != "text":
        return False
    if line is None:
        # "LIMA Chile fired a rocket": where the mark after the dateline is lost, its capitals are not.
        return place.start == 0 and place.text.isupper()
    return place.in_ == line.in_ and line.start <= place.start < line.end


class Digester:
    """Makes the digests of a report's events."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.families = Families(knowledge)
        self._stories = Stories(knowledge)
        self._systems = Systems(knowledge)
        self._zones = {row.city.casefold(): row.iana for row in knowledge.rows(DATELINES)}
        self._readings = Readings(knowledge)
        self._several = Several(knowledge)
        self._under_way = UnderWay(knowledge)
        self._to_come = ToCome(knowledge)
        self._windows: dict[str, tuple[int, int]] = {
            row.status: (row.before, row.after) for row in knowledge.rows(WINDOWS)
        }

    def story(self, coded: Coded) -> frozenset[str]:
        """The rarer words of a report's headline and opening."""
        countries = (a.text for a in coded.actors if a.kind == "country" and a.start < OPENING)
        return self._stories.of(coded.report.title, coded.report.text, countries)

    def of(
        self,
        coded: Coded,
        links: Links,
        superseded: frozenset[str] = frozenset(),
        near: int | None = None,
    ) -> Iterator[Digest]:
        """The digests of one report's events, in its order.

        Args:
            coded: the report.
            links: from mentions to entities, of the same reports.
            superseded: the ids of reports that a correction took the place of.
            near: the day around which a report without a day is looked for (see `undated`).
        """
        report = coded.report
        events = tuple(self._readings.of(coded))
        statements = {s.id: s for s in coded.statements}
        told = day(report.published.from_)
        if told is None:
            # Without a day of its own a report is no older than the last day it tells of as past.
            past = [day(e.date.to or e.date.from_) for e in events if e.date and e.status in SETTLED]
            told = max((d for d in past if d is not None), default=None)
        wording: dict[tuple[int, str], tuple[frozenset[str], frozenset[str]]] = {}
        story = self.story(coded)
        headline = content_stems(report.title or "")
        around = told if told is not None else near
        for event in events:
            sentence = (event.sentence.start, event.sentence.in_)
            if sentence not in wording:
                names = names_in(event.sentence.text)
                # Names recur in every report of a crisis; what else is worded alike tells more.
                wording[sentence] = (content_stems(event.sentence.text) - frozenset(map(stem, names)), names)
            statement = statements.get(event.according_to) if event.according_to else None
            speaker = statement.speaker if statement is not None else None
            first, last, dated = self._days(event, around, _of_writing(event, report))
            actors = frozenset(p for a in event.actors for p in links.parties(report.id, a))
            recipients = frozenset(p for a in event.recipients for p in links.parties(report.id, a))
            people = [
                (a, found)
                for a in (*event.actors, *event.recipients)
                if a.kind == "person" and a.name and (found := links.of(report.id, a)) is not None
            ]
            yield Digest(
                event=event,
                report=report.id,
                origin=report.origin or report.copy_of or report.id,
                published=report.published.from_,
                told=told,
                order=(
                    date.fromordinal(told).isoformat() if told else "",
                    report.id,
                    event.trigger.start,
                    event.id,
                ),
                act=self.families.of_trigger(event.trigger.text),
                actors=actors,
                recipients=recipients,
                actor_countries=_countries(report.id, event.actors, links),
                recipient_countries=_countries(report.id, event.recipients, links),
                parties=_parties(report.id, (*event.actors, *event.recipients), links),
                people=frozenset(found for _, found in people),
                called=tuple({found: words_of_name(a.name or "") for a, found in people}.values()),
                first=first,
                last=last,
                dated=dated,
                moved=_span(event.moved_to),
                latest=(day(event.latest) or told) if event.status in SETTLED else None,
                plural=self._several.told(event),
                series=self._several.series(event),
                lasting=self._several.lasting(event),
                nominal=_nominal(event),
                borrowed=_borrowed(event),
                under_way=self._under_way.told(event),
                renounced=not dated and self._to_come.renounced(event),
                ordinal=_ordinal(event),
                kin=report.copy_of or report.supersedes or report.id,
                superseded=report.id in superseded,
                dateline=_from_dateline(event, report),
                zone=(event.date.zone if event.date is not None else None) or None,
                system=self._system(event),
                instruments=_instruments(event),
                words=wording[sentence][0] - self._said_already(event),
                names=wording[sentence][1],
                statement=statement,
                speaker=links.of(report.id, speaker) if speaker is not None else None,
                unnamed=frozenset(p for p in actors | recipients if links.unnamed(p)),
                lead=event.sentence.in_ == "title" or event.sentence.start < OPENING,
                news=_is_news(event, headline),
                story=story,
                # Each is of the occasion for which the office put it out.
                issued=(report.outlet, report.genre) if report.outlet and report.genre in GIVEN_OUT else None,
                argued=report.genre == "opinion",
                filed=self._zones.get(report.dateline.text.casefold()) if report.dateline else None,
            )

    @staticmethod
    def _said_already(event: Event) -> frozenset[str]:
        """The stems of the trigger and the parties, which are compared by themselves."""
        return frozenset(
            s for span in (event.trigger, *event.actors, *event.recipients) for s in content_stems(span.text)
        )

    def _system(self, event: Event) -> str | None:
        """The weapon as far as the words near the trigger tell it; None for other kinds."""
        if event.kind != "weapons":
            return None
        base = event.sentence.start
        return self._systems.near(event.sentence.text, event.trigger.start - base, event.trigger.end - base)

    def _days(self, event: Event, told: int | None, of_writing: bool) -> tuple[int | None, int | None, bool]:
        if event.date is None and (moved := _span(event.moved_to)) is not None:
            return *moved, True
        if event.date is not None and event.date.from_ is None and told is not None:
            # "June 21" of a report without a date is the one about which others open on its story.
            yearless = in_year_of(event.date.value, told)
            if yearless is not None and abs(yearless - told) <= VAGUE:
                return yearless, yearless, True
        if event.date is not None and not of_writing and not self._several.lasting(event):
            first, last = day(event.date.from_), day(event.date.to)
            first = first if first is not None else last
            last = last if last is not None else first
            # What a report tells as done did not come after it: such a date is misread.
            ahead = event.status in SETTLED and told is not None and first is not None and first > told + 1
            # "On Thursday he called off the summit": the day is that of the calling off.
            off = event.status in CALLED_OFF and told is not None and last is not None and last <= told
            # "On Tuesday he spoke of the summit": a plan is of no day that is over.
            over = event.status in OPEN and told is not None and last is not None and last < told
            if first is not None and last is not None and not (ahead or off or over):
                return first, last, True
        window = self._windows.get(event.status)
        if told is None or window is None:
            return None, None, False
        return told - window[0], told + window[1], False


def detail(event: Event, name: str) -> Any:
    """A detail's value; None where the text gives none."""
    value = event.details.get(name)
    return None if value in ("", [], ()) else value
