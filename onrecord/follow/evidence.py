"""What may be followed: the events of a happening that are surely read, and the sides they name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.follow.pacts import Pacts
from onrecord.follow.phrases import phrases
from onrecord.follow.sides import Sides
from onrecord.follow.told import Told, later, length
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import NO_PARTY, SURENESS
from onrecord.model import Actor, Event, Happening, Time
from onrecord.vocabulary import Status

# What a reporter asks tells nothing ("Is the President meeting him today?").
_QUESTION = re.compile(r"\?[\"”’']?\s*$|^\s*QUESTION\b")
# Up to a name, of one of several whom somebody met ("meetings with Kim and with Putin").
_WITH = re.compile(r"\bwith\b(?:\W+\w+){0,3}\W*$", re.IGNORECASE)
_TWO = 2
# Who is nearer to an act than its party, by the kind of act: who met are people, who tests a country.
_NEARER = {
    "meeting": frozenset({"person", "office"}),
    "weapons": frozenset({"person", "office", "country"}),
}
# "Not" so many code points before a word denies it.
_NOT = re.compile(r"\b(?:not|never|no (?:longer|intention|plans?|reason|need))\b|n['’]t\b", re.IGNORECASE)
_CLOSE = 25
_VAGUE = re.compile(r"\b(?:couple|few|several|recent|past|last)\b(?:\W+\w+){0,3}\W+days\b", re.IGNORECASE)
_OWNED = re.compile(r"['’]s? .*$", re.DOTALL)
_WEEK = 7
_S = ("'s", "’s")
_BOTH = re.compile(
    r"^(?:the two|the pair|both)\b|\b(?:two|three|several|some|other) (?:nations|countries|states)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"he", "his", "him", "she", "her", "they", "their", "them"})
_IT = frozenset({"it", "its", "they", "their", "them"})
# Words that name nobody.
POINTING = _PRONOUNS | _IT
# Code points before and after a name that may show it to be a part of a title.
_BEFORE = 60
# Code points before an act in which a word may take it back.
_CLAUSE = 90
# Code points beside an act of sanctions in which it is told what was imposed.
_BESIDE = 60
# An act of two may be told with both as actors, or with one as recipient: the side is what counts.
_Sides = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is surely told of a happening.

    `events` in the order of their reports; `acting` and `acted_on` are the sides that most of
    them name in their own sentence; `origins` counts the reports that are no copies, and `firm`
    says whether a dossier may be opened on it.
    """

    happening: Happening
    events: tuple[Event, ...]
    acting: frozenset[str]
    acted_on: frozenset[str]
    origins: int
    firm: bool

    @property
    def sides(self) -> frozenset[str]:
        """All sides."""
        return self.acting | self.acted_on

    @property
    def id(self) -> str:
        """The id of the happening."""
        return self.happening.id


class Witnesses:
    """Picks the events of happenings that can be relied on, by the rows of `follow/sureness.yaml`."""

    def __init__(self, knowledge: Knowledge, sides: Sides) -> None:
        self._least = {row.kind: row for row in knowledge.rows(SURENESS)}
        self._no_party = [
            (re.compile(row.pattern, re.IGNORECASE), row.kinds, row.where == "after")
            for row in knowledge.rows(NO_PARTY)
        ]
        self._pacts = Pacts(knowledge)
        self._phrases = phrases(knowledge)
        self._sides = sides

    def all(self, happenings: Iterable[Happening], told: Told) -> list[Evidence]:
        """The evidence of the happenings that have any."""
        return [found for h in happenings if (found := self.of(h, told)) is not None]

    def of(self, happening: Happening, told: Told, *, dated: bool = False) -> Evidence | None:
        """The sure events of a happening and whom they name; None where no event is sure.

        Args:
            happening: of any kind.
            told: what the reports told.
            dated: whether deeds told less surely count too, where their sentence gives the day.
        """
        least = self._least.get(happening.kind)
        if least is None:
            return None
        named_pact = happening.kind == "agreement" and happening.details.get("name") is not None
        counts = self._dated if dated else self.sure
        sure = [e for e in told.events(happening) if counts(e) and not told.copied(e.id) and not asked(e)]
        # That a pact was signed holds whoever says so; a meeting that is asked about may never come.
        sure = [e for e in sure if (named_pact or not told.questioned(e.id)) and not uncancelled(e)]
        sure = [e for e in sure if not (e.kind == "meeting" and (self._of_another(e) or self._untold(e)))]
        sure = [e for e in sure if not self._across(e, told) and not self._no_measure(e)]
        named = {e.id: self.named(e, told) for e in sure}
        votes = self._votes(sure, named, told)
        if not votes or (max(votes.values()) == 0.0 and not named_pact):
            return None
        # A report may misread a party, and merging may bring in a report of something else.
        # One that names fewer of the sides speaks for all of them by half.
        backed = {sides: votes[sides] + sum(v for s, v in votes.items() if s < sides) / 2 for sides in votes}
        among = max(backed, key=lambda sides: (backed[sides], len(sides), sorted(sides)))
        kept = [e for e in sure if named[e.id][0] | named[e.id][1] <= among]
        if happening.kind == "meeting" and len(among) >= _TWO:
            # A sentence that names one side alone may tell of a meeting with somebody else.
            kept = [e for e in kept if len(named[e.id][0] | named[e.id][1]) >= _TWO]
        telling = max(
            (e for e in kept if named[e.id][0] | named[e.id][1] == among),
            key=lambda e: (bool(named[e.id][0]), e.confidence, e.id),
        )
        # A person may have set other parties.
        known = self._sides.all(happening, told)
        origins = len({told.origin(e.id) for e in kept})
        best = max(e.confidence for e in kept)
        return Evidence(
            happening=happening,
            events=tuple(sorted(kept, key=lambda e: (told.published(e.id) or "", e.id))),
            acting=named[telling.id][0] & known,
            acted_on=named[telling.id][1] & known,
            origins=origins,
            firm=origins > 1 or best >= least.opens or happening.details.get("name") is not None,
        )

    @staticmethod
    def _votes(sure: list[Event], named: dict[str, _Sides], told: Told) -> dict[frozenset[str], float]:
        """For all sides that events name, how sure the origins are that name just these."""
        surest: dict[tuple[frozenset[str], str | None], float] = {}
        for e in sure:
            acting, acted_on = named[e.id]
            by = (acting | acted_on, told.origin(e.id))
            surest[by] = max(surest.get(by, 0.0), e.confidence if acting | acted_on else 0.0)
        votes: dict[frozenset[str], float] = defaultdict(float)
        for (sides, _), confidence in surest.items():
            votes[sides] += confidence
        return votes

    def _of_another(self, event: Event) -> bool:
        """Whether those told are all whom somebody else met: "meetings with Kim and with Putin"."""
        parties = [a for a in (*event.actors, *event.recipients) if self.takes_part(event, a)]
        first = min((a.start for a in parties), default=0)
        if len(parties) < _TWO or first < event.trigger.end:
            return False
        between = event.sentence.text[event.trigger.end - event.sentence.start : first - event.sentence.start]
        return _WITH.search(between) is not None

    def _across(self, event: Event, told: Told) -> bool:
        """Whether somebody else stands between an act and who is told to take part in it.

        Of "Ann said that Bo reported that his meeting with Cho went well" Ann is no party, and of "Chile
        punished Peru after the country tested a missile" Chile is none: the nearer one is.
        """
        kinds = _NEARER.get(event.kind)
        if kinds is None:
            return False
        parties = [a for a in (*event.actors, *event.recipients) if self.takes_part(event, a)]
        own = {c for a in parties for c in (a.country, *a.countries)}
        for party in parties:
            first, last = min(party.end, event.trigger.end), max(party.start, event.trigger.start)
            if party.text.casefold() in _PRONOUNS:
                # Whom a pronoun stands for is a guess where the sentence names somebody else before it.
                first = event.sentence.start
            if event.kind == "weapons" and party.kind == "person":
                # "Ahead of a summit with Ann Reyes, the country tried to test a missile."
                first, last = event.sentence.start, event.sentence.end
            if not event.sentence.start <= party.start < event.sentence.end:
                continue
            if any(
                other.kind in kinds and other.country is not None and other.country not in own
                for other in told.between(event.id, first, last)
            ):
                return True
        return False

    def sure(self, event: Event) -> bool:
        """Whether an event is sure enough; of a pact told by name, also whether its parties are of it."""
        least = self._least.get(event.kind)
        if least is None:
            return False
        name = event.details.get("name") if event.kind == "agreement" else None
        if name is None or least.named is None:
            return event.confidence >= least.counts
        if self._pacts.told_in_full(event):
            return True
        return event.confidence >= least.named and self._pacts.within(event)

    def _dated(self, event: Event) -> bool:
        return event.status == "actual" and self.dated(event)

    def dated(self, event: Event) -> bool:
        """Whether an event is told with its day in its own sentence, and not all too unsurely."""
        row = self._least.get(event.kind)
        day = event.date.from_ if event.date is not None and event.date_basis != "context" else None
        return row is not None and row.dated is not None and day is not None and event.confidence >= row.dated

    def _untold(self, event: Event) -> bool:
        """Whether a meeting is named as that of which something is not told ("no details on a meeting")."""
        before = event.sentence.text[: max(0, event.trigger.start - event.sentence.start)]
        return self._phrases["untold"].search(before[-_CLAUSE:]) is not None

    def named(self, event: Event, told: Told) -> _Sides:
        """The sides that an event's own sentence names as acting and as acted on."""
        # Sanctions on a country's companies are sanctions on that country; "U.S. sanctions" are not on it.
        whoever = event.kind == "sanctions"
        imposing = tuple(a for a in event.recipients if whoever and self._imposes(event, a))
        others = tuple(a for a in event.recipients if a not in imposing)
        acting = self._among(event, imposing or event.actors, told)
        return acting, self._among(event, others, told, whoever)

    def _no_measure(self, event: Event) -> bool:
        """Whether what is told of sanctions was not done ("held off from imposing any"), or was a tariff."""
        if event.kind != "sanctions":
            return False
        start, end = (at - event.sentence.start for at in (event.trigger.start, event.trigger.end))
        about = event.sentence.text[max(0, start - _BESIDE) : max(0, end + _BESIDE)]
        if self._phrases["tariffs"].search(about) and not self._phrases["penalties"].search(about):
            return True
        if event.status != "actual":
            return False
        before = event.sentence.text[: max(0, event.trigger.start - event.sentence.start)]
        return self._phrases["no-measure"].search(before[-_CLAUSE:]) is not None

    def _imposes(self, event: Event, actor: Actor) -> bool:
        """Whether a name stands before "sanctions" as that of who imposed them."""
        return (
            self._phrases["imposer"].match(event.sentence.text, max(0, actor.end - event.sentence.start))
            is not None
        )

    def _among(
        self, event: Event, actors: tuple[Actor, ...], told: Told, whoever: bool = False
    ) -> frozenset[str]:
        return frozenset(
            side
            for actor in actors
            if self.takes_part(event, actor)
            for side in self._sides.of_actor(actor, event.id, told, whoever=whoever)
        )

    def takes_part(self, event: Event, actor: Actor) -> bool:
        """Whether a sentence names an actor as a party.

        Parties taken from a neighbouring sentence are guesses, and so are the country that "it" and the
        pair that "the two leaders" stand for; the country in "the ambassador to Israel" is a part of a title.
        """
        if actor.inferred or (actor.kind == "country" and actor.text.casefold() in _IT):
            return False
        if actor.kind == "country" and actor.text.islower():
            return False
        if event.kind == "meeting" and actor.kind == "group" and _BOTH.search(actor.text):
            return False
        before = event.sentence.text[: max(0, actor.start - event.sentence.start)][-_BEFORE:]
        behind = event.sentence.text[max(0, actor.end - event.sentence.start) :][:_BEFORE]
        # "North Korea's neighbours" may be read as one mention, and as North Korea.
        owned = _OWNED.search(actor.text) if actor.kind in ("country", "group") else None
        behind = f"{owned.group()}{behind}" if owned is not None else behind
        return not any(
            (not kinds or event.kind in kinds) and pattern.search(behind if after else before)
            for pattern, kinds, after in self._no_party
        )


def asked(event: Event) -> bool:
    """Whether a sentence asks instead of telling."""
    return _QUESTION.search(event.sentence.text) is not None


def uncancelled(event: Event) -> bool:
    """Whether a cancellation is itself denied: "did not cancel the meetings"."""
    cue = event.status_cue
    if cue is None or event.status != "cancelled":
        return False
    start = max(0, cue.start - event.sentence.start)
    return _NOT.search(event.sentence.text[max(0, start - _CLOSE) : start]) is not None


def by_status(evidence: Evidence, told: Told) -> dict[Status, list[Event]]:
    """The sure events by what they tell: a plan, a deed (background is one), a cancellation."""
    planned = {
        told.origin(e.id)
        for e in evidence.events
        if e.status == "future"
        and e.date is not None
        and (e.date.from_ or "") > (told.published(e.id) or "9")
    }
    found: dict[Status, list[Event]] = {}
    for event in evidence.events:
        status: Status = "actual" if event.status == "historical" else event.status
        published = told.published(event.id)
        first = event.date.from_ if event.date is not None else None
        # What a report dates ahead of itself is a plan, however it is put, and so is what it tells
        # without a day of a thing that it also tells as planned.
        if status == "actual" and published and (first is None and told.origin(event.id) in planned):
            continue
        if status == "actual" and published and first and first > later(published, 1):
            continue
        found.setdefault(status, []).append(event)
    return found


def narrowest(events: Iterable[Event]) -> tuple[str, str] | None:
    """The first and last day of the narrowest date that events give; None where none gives any.

    A day in a sentence goes before one that was taken from its neighbours.
    """
    given = [
        (e.date_basis == "context", length(*days), *days)
        for e in events
        if e.date is not None and e.date.from_ and not _anothers(e, e.date)
        for days in [_days(e.date)]
    ]
    least = min(given, default=None)
    return least[2:] if least is not None else None


def _anothers(event: Event, date: Time) -> bool:
    """Whether a day is that of somebody's other act: "followed North Korea's Feb. 12 test"."""
    at = date.start - event.sentence.start
    return event.trigger.end <= date.start and event.sentence.text[: max(0, at)].rstrip()[-2:] in _S


def _days(date: Time) -> tuple[str, str]:
    """The days of a date; "the last couple of days" are no more than the month."""
    first, last = date.from_ or "", date.to or date.from_ or ""
    if first == last or not _VAGUE.search(date.text) or length(first, last) > _WEEK:
        return first, last
    return f"{last[:7]}-01", last
