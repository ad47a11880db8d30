"""Parties that an event's own clause leaves unsaid, from the rest of the report.

A report names both sides of a meeting once and then says "the summit", who attacked whom once and
then "the attack"; and it seldom says against whom one protests, or what one resigns from, at home.
Whatever is added is marked `inferred`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.what import WORD_CLASSES
from onrecord.model import Actor, Event, Report
from onrecord.what import syntax
from onrecord.what.frames import lemma
from onrecord.what.mentions import as_actor
from onrecord.what.parties import BODIES, codes, is_international, is_visit

# Characters between two tellings of one act; a report's whole length is often less.
_REACH = 3000
_POINTING = syntax.POINTING | {"any", "more", "another", "further"}
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_JOINT = frozenset("we they them their us our".split())
# How often a country must be met with another in a report, and in what share, to be its other side.
_PAIRED_LEAST, _PAIRED_SHARE = 2, 0.6
# Of all parties' countries in a report, the share that makes it one on that country's affairs.
_HOME_SHARE, _HOME_LEAST = 0.6, 3


def _stem(word: str) -> str:
    """The beginning that a verb and the noun of its act share ("attacked", "attacker")."""
    return word[:5]


class _Trigger:
    """What the text around an event's trigger says of its parties."""

    def __init__(self, doc: Doc, event: Event) -> None:
        span = doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
        self.token: Token | None = span.root if span is not None else None
        self.stem = _stem(lemma(self.token)) if self.token is not None else ""
        self.is_noun = self.token is not None and self.token.pos_ in {"NOUN", "PROPN"}

    def points(self) -> bool:
        """Whether a noun names an act as known ("the talks", "his trip", "any summit")."""
        return self.is_noun and any(
            child.lower_ in _POINTING or child.dep_ == "poss" for child in self._children()
        )

    def bare(self) -> bool:
        """Whether nothing before a noun says which one it is ("in talks", "resume dialogue")."""
        return self.is_noun and not any(child.dep_ == "det" for child in self._children())

    def takes(self, words: frozenset[str]) -> bool:
        """Whether a verb has one of some words for its object ("resume dialogue")."""
        return any(child.dep_ == "dobj" and lemma(child) in words for child in self._children())

    def _children(self) -> list[Token]:
        return list(self.token.children) if self.token is not None else []

    def holds(self, actor: Actor) -> bool:
        """Whether a party stands in the trigger's own phrase or is the subject of its verb."""
        if self.token is None:
            return False
        at = range(actor.start, actor.end)
        return any(word.idx in at for word in self.token.subtree)


def _codes_of(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.upper() for word in words)


class UnsaidParties:
    """Completes events with the parties that other sentences tell.

    Args:
        knowledge: the classes of words, categories, modes and sectors that decide where to look.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        classes = {row.name: frozenset(row.words) for row in knowledge.rows(WORD_CLASSES)}
        self._talks = classes["mutual_talks"]
        self._meeting = frozenset(map(_stem, classes["meeting_told_again"]))
        self._violence = frozenset(map(_stem, classes["violence_told_again"]))
        self._directed = _codes_of(classes["category_done_to_somebody"])
        self._forceful = _codes_of(classes["category_of_force"])
        self._judging = _codes_of(classes["category_judging"])
        self._addressed = _codes_of(classes["category_addressed"])
        self._domestic_modes = classes["mode_at_home"]
        self._domestic_sectors = _codes_of(classes["sector_acting_at_home"])
        self._of_home = _codes_of(classes["sector_of_home"])

    def completed(
        self, doc: Doc, report: Report, actors: Sequence[Actor], events: Sequence[Event]
    ) -> list[Event]:
        """The events with the parties that other sentences tell.

        Args:
            doc: the analysed text.
            report: the report; where it was filed tells whose police "the police" are.
            actors: all mentions in it.
            events: its events, in text order.
        """
        home, own = _home(report, events), _told_of(events)
        triggers = [_Trigger(doc, event) for event in events]
        pairs = _pairs(events)
        made: list[Event] = []
        for number, event in enumerate(events):
            trigger = triggers[number]
            event = self._as_of_home(self._both_sides(event, trigger), home)
            earlier = list(zip(made, triggers, strict=False))
            later = list(zip(events[number + 1 :], triggers[number + 1 :], strict=True))
            told = [*reversed(earlier), *later]
            if event.type == "CONSULT":
                event = self._met(event, trigger, told, pairs)
            else:
                event = self._same_act(event, trigger, told)
                event = self._struck(self._judged(event, trigger, triggers, events), told, pairs)
            event = self._in_own_affairs(self._at_home(event), own, actors)
            acting = {(a.start, a.end) for a in event.actors}
            # Nobody is named once as doing and as done to.
            others = tuple(r for r in event.recipients if r.inferred or (r.start, r.end) not in acting)
            event = replace(event, recipients=others)
            made.append(replace(event, international=is_international(event.actors, others)))
        return made

    def _both_sides(self, event: Event, trigger: _Trigger) -> Event:
        """All who meet as actors, as the codebook asks."""
        if not (trigger.is_noun or trigger.takes(self._talks)):
            return event
        if event.type != "CONSULT" or not event.recipients or is_visit(event) or not codes(event.recipients):
            return event
        if event.kind != "meeting" or event.modes:
            return event
        known = {actor.start for actor in event.actors}
        others = tuple(r for r in event.recipients if r.start not in known)
        return replace(event, actors=(*event.actors, *others), recipients=())

    def _as_of_home(self, event: Event, home: str | None) -> Event:
        """Officials, police and protesters of no country said as those of the report's country."""
        if home is None or codes(event.actors):
            return event
        allowed = self._of_home | {"CVL"} if event.type == "PROTEST" else self._of_home
        if event.type == "CONSULT" or not any(allowed.intersection(actor.sectors) for actor in event.actors):
            return event
        actors = tuple(
            replace(actor, country=home, because=f"{actor.because}; country of the report")
            if allowed.intersection(actor.sectors)
            else actor
            for actor in event.actors
        )
        return replace(event, actors=actors)

    def _met(
        self,
        event: Event,
        trigger: _Trigger,
        told: Sequence[tuple[Event, _Trigger]],
        pairs: Counter[tuple[str, str]],
    ) -> Event:
        """The other side of a meeting, or the one visited, as told elsewhere."""
        have = codes(event.actors)
        if is_visit(event):
            if codes(event.recipients) or len(have) != 1 or trigger.stem == "host":
                return event
            visit = _visited(event, have, told)
            return visit if visit.recipients else replace(visit, recipients=_paired(have, told, pairs))
        if len(have) > 1 or codes(event.recipients):
            return event
        joint = any(
            a.text.lower() in _JOINT or (a.members or 0) > 1 or not (codes((a,)) or a.kind == "organisation")
            for a in event.actors
        )
        if not (trigger.points() or trigger.bare() or event.status == "cancelled" or joint):
            # With whom it says in words that name nobody ("with stakeholders"), or not at all.
            return event if event.recipients else _with(event, _paired(have, told, pairs))
        wanted = next(
            (n for a in event.actors for w in a.text.lower().split() if (n := _NUMBERS.get(w))), None
        )
        for other, _ in told:
            sides = codes((*other.actors, *other.recipients))
            if other.type != "CONSULT" or len(sides) < 2 or not have <= sides:
                continue
            if abs(other.sentence.start - event.sentence.start) > _REACH:
                continue
            if wanted is not None and len(sides) != wanted:
                continue
            missing = [a for a in (*other.actors, *other.recipients) if codes((a,)) - have]
            kept = tuple(a for a in event.actors if codes((a,)) or a.kind == "person")
            return replace(event, actors=(*(kept or event.actors), *_unsaid(missing)), recipients=())
        known = trigger.points() and trigger.stem in self._meeting
        return _with(event, _paired(have, told, pairs)) if known or not event.recipients else event

    def _same_act(self, event: Event, trigger: _Trigger, told: Sequence[tuple[Event, _Trigger]]) -> Event:
        """The parties of an act that a noun names again ("after the attack", "Seoul's warning")."""
        if not trigger.is_noun or codes(event.recipients) or event.type not in self._directed:
            return event
        if "withdraw" in event.modes:
            return event
        own = any(trigger.holds(actor) for actor in event.actors if not actor.inferred)
        have = codes(event.actors)
        for other, another in told:
            if abs(other.sentence.start - event.sentence.start) > _REACH or other.type != event.type:
                continue
            if not other.actors or not codes(other.recipients):
                continue
            if own and have and codes(other.actors) == have and other.modes == event.modes:
                return replace(event, recipients=_unsaid(other.recipients))
            same = another.stem == trigger.stem or (
                event.type == "ASSAULT" and trigger.stem in self._violence
            )
            if not own and trigger.points() and same and codes(other.actors):
                return replace(event, actors=_unsaid(other.actors), recipients=_unsaid(other.recipients))
        return event

    def _judged(
        self, event: Event, trigger: _Trigger, triggers: Sequence[_Trigger], events: Sequence[Event]
    ) -> Event:
        """The doer of the act that is judged as the one addressed ("condemned the execution")."""
        if trigger.token is None or event.type not in self._judging or codes(event.recipients):
            return event
        about = _objects(trigger.token)
        for other, another in zip(events, triggers, strict=True):
            if another.token is None or another.token not in about:
                continue
            doers = [a for a in other.actors if codes((a,)) - codes(event.actors)]
            if doers:
                return replace(event, recipients=(*event.recipients, *_unsaid(doers)))
        return event

    def _struck(
        self, event: Event, told: Sequence[tuple[Event, _Trigger]], pairs: Counter[tuple[str, str]]
    ) -> Event:
        """Whom a country strikes that has to do with one other in nearly all of the report."""
        if event.type not in self._forceful or event.recipients:
            return event
        return replace(event, recipients=_paired(codes(event.actors), told, pairs))

    def _at_home(self, event: Event) -> Event:
        """The actor's own country as recipient where the act is by its nature one at home."""
        if event.recipients and codes(event.recipients):
            return event
        if event.type == "CONSULT" or not codes(event.actors) - BODIES:
            return event
        domestic = (
            event.type == "PROTEST"
            or bool(self._domestic_modes.intersection(event.modes))
            or (
                event.type in self._addressed
                and all(self._domestic_sectors.intersection(a.sectors) for a in event.actors if codes((a,)))
            )
        )
        if not domestic:
            return event
        own = tuple(a for a in event.actors if codes((a,)) - BODIES)[:1]
        return replace(event, recipients=(*event.recipients, *_unsaid(own)))

    def _in_own_affairs(self, event: Event, own: str | None, actors: Sequence[Actor]) -> Event:
        """The own country as recipient of what is done in its politics ("the president rejected the
        idea"), in a report on these, where the sentence speaks of no other country."""
        if own is None or event.type not in self._directed or codes(event.recipients):
            return event
        if codes(event.actors) != {own} or (
            event.place is not None and event.place.country not in (None, own)
        ):
            return event
        inside = [a for a in actors if event.sentence.start <= a.start and a.end <= event.sentence.end]
        if codes(inside) - {own}:
            return event
        if event.type == "ASSAULT" and not any(
            self._domestic_sectors.intersection(a.sectors) for a in event.actors
        ):
            # Whom a state or its soldiers strike is mostly abroad, however little the sentence says.
            return event
        doer = tuple(a for a in event.actors if codes((a,)))[:1]
        return replace(event, recipients=(*event.recipients, *_unsaid(doer)))


def _counted(events: Sequence[Event]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for event in events:
        counted.update(codes((*event.actors, *event.recipients)))
    return counted


def _told_of(events: Sequence[Event]) -> str | None:
    """The country that takes part in most of what a report tells, if there is one."""
    counted = _counted(events)
    best, count = counted.most_common(1)[0] if counted else (None, 0)
    sure = count >= _HOME_LEAST and count >= _HOME_SHARE * counted.total()
    return best if sure else None


def _home(report: Report, events: Sequence[Event]) -> str | None:
    """The country whose affairs a report tells, if there is one; where it was filed comes first."""
    line = report.dateline.country if report.dateline is not None else None
    counted = _counted(events)
    return line if line is not None and (counted[line] or not counted) else _told_of(events)


def _objects(word: Token) -> list[Token]:
    """The nouns and clauses that a verb or noun of judging is about."""
    found = syntax.objects(word) if syntax.verb_like(word) else []
    for above in [word, *found]:
        for preposition in syntax.prepositions(above):
            found = [*found, *(child for child in preposition.children if child.dep_ in {"pobj", "pcomp"})]
    clauses = [
        child for above in [word, *found] for child in above.children if child.dep_ in {"ccomp", "acl"}
    ]
    return [*found, *clauses]


def _unsaid(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    return tuple(replace(actor, inferred=True) for actor in actors)


def _pairs(events: Sequence[Event]) -> Counter[tuple[str, str]]:
    """How often a report has one country act toward or with another."""
    counted: Counter[tuple[str, str]] = Counter()
    for event in events:
        actors, recipients = codes(event.actors), codes(event.recipients)
        found = {(a, b) for a in actors for b in actors | recipients if a != b}
        counted.update(found | {(b, a) for a, b in found})
    return counted


def _with(event: Event, others: tuple[Actor, ...]) -> Event:
    """A meeting with its other side, if one is known."""
    return replace(event, actors=(*event.actors, *others), recipients=()) if others else event


def _paired(
    have: set[str], told: Sequence[tuple[Event, _Trigger]], pairs: Counter[tuple[str, str]]
) -> tuple[Actor, ...]:
    """Whom one country has to do with in nearly all of the report; empty where there is no such."""
    if len(have) != 1:
        return ()
    own = next(iter(have))
    others = Counter({b: count for (a, b), count in pairs.items() if a == own})
    if not others:
        return ()
    best, count = others.most_common(1)[0]
    if count < _PAIRED_LEAST or count < _PAIRED_SHARE * others.total():
        return ()
    return next(
        (
            _unsaid([actor])
            for other, _ in told
            for actor in (*other.actors, *other.recipients)
            if codes((actor,)) == {best}
        ),
        (),
    )


def _visited(event: Event, have: set[str], told: Sequence[tuple[Event, _Trigger]]) -> Event:
    """Whom a visit goes to: the country of its place, else as the same one's visit is told elsewhere."""
    if event.place is not None and event.place.country and event.place.country not in have:
        return replace(event, recipients=(*event.recipients, as_actor(event.place)))
    for other, _ in told:
        if other.type != "CONSULT" or abs(other.sentence.start - event.sentence.start) > _REACH:
            continue
        if not codes(other.actors) & have:
            continue
        hosts = [a for a in (*other.recipients, *other.actors) if codes((a,)) and not codes((a,)) & have]
        if hosts:
            return replace(event, recipients=_unsaid(hosts[:1]))
    return event
