"""The second reading: events that the rules found, as the encoder of acts and the rules together see them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from onrecord.encode.acts import spot, spotted
from onrecord.encode.labels import MUTUAL
from onrecord.encode.marking import Extent, Marks
from onrecord.encode.sessions import manifest
from onrecord.model import Actor, Event, Span, Statement, stable_id
from onrecord.parse.documents import text_of
from onrecord.vocabulary import CALLED_OFF, NOT_DONE, EventKind, Status
from onrecord.what import syntax
from onrecord.what.codebook import Codebook
from onrecord.what.doers import is_told_before
from onrecord.what.frames import lemma
from onrecord.what.judging import NONE, Decision, Judge, decided_modes
from onrecord.what.parties import PEOPLE, Politics, codes, is_international, within
from onrecord.what.possible_doers import possible_doers
from onrecord.what.telling import trigger_of
from onrecord.what.topics import is_on_a_topic, without_topics

_PRONOUNS = frozenset("he him his she her it its they them their who which".split())
# Mentions tried for a party that the rules left open; a third was right in few of a hundred.
_TRIED = 2
# What the encoder spots at less is hardly ever an act (4 to 6 in 100 of the lexicon's) and not asked about.
_HARDLY = 0.02
# Nor is one without a doer, which has to be looked for, at less than this.
_UNLIKELY = 0.15
# A text this short was chosen by somebody; in longer ones acts the rules see, per sentence.
_FEW, _PLAIN = 3, 0.1
# In a short text what the lexicon lists stands unless the encoder is this sure against it.
_SURELY_NONE = 0.98
# A longer report with hardly an act is on something else; there only sure ones are kept.
_LONG, _QUIET, _SURE = 10, 0.06, 0.5
_EXERCISES = {"MOBILIZE", "COOPERATE"}
# Bodies of states whose decisions are acts.
_COUNCILS = ({"UNO"}, {"EUR"})


def _is_unlisted(event: Event) -> bool:
    """Whether no row of the lexicon gave the event its category."""
    return event.type is None and event.kind == "other"


@dataclass(frozen=True, slots=True)
class _Text:
    """A report's words, its actors, who says what, all candidates; `short`: a sentence or a few."""

    doc: Doc
    actors: Sequence[Actor]
    sources: Mapping[str, Span]
    events: Sequence[Event]
    short: bool

    def inside(self, sentence: Span) -> list[Actor]:
        """The mentions of a sentence."""
        return within(self.actors, sentence)

    def words(self, sentence: Span) -> Sequence[Token]:
        """The tokens of a sentence."""
        return list(self.doc.char_span(sentence.start, sentence.end, alignment_mode="expand") or ())

    def trigger(self, event: Event) -> Token | None:
        """The word that heads an event's trigger."""
        return trigger_of(self.doc, event)


def tells_enough(acts: int, sentences: int) -> bool:
    """Whether a text tells acts enough for those that only the encoder sees to count.

    In a report on sport or business it takes games and deals for politics.

    Args:
        acts: those that the lexicon knows and somebody does.
        sentences: of the text.
    """
    return sentences <= _FEW or acts >= _PLAIN * sentences


def extents(people: Sequence[Actor], sentence: Span) -> tuple[Extent, ...]:
    """Where people stand in a sentence; those that it leaves unsaid do not."""
    return tuple(
        (a.start - sentence.start, a.end - sentence.start) for a in within(people, sentence) if not a.inferred
    )


def marks_of(event: Event) -> Marks:
    """An event's parties and trigger, in code points of its sentence."""
    start = event.sentence.start
    return Marks(
        actors=extents(event.actors, event.sentence),
        recipients=extents(event.recipients, event.sentence),
        trigger=((event.trigger.start - start, event.trigger.end - start),),
    )


def _joined(verb: Token) -> list[Token]:
    """The nouns that prepositions join to a verb."""
    return [noun for word in syntax.prepositions(verb) for noun in word.children if noun.dep_ == "pobj"]


class Reviser:
    """Decides type, status and worth of events anew, and finds recipients that the rules left open.

    Args:
        codebook: PLOVER's categories.
        judge: weighs encoder and rules.
        politics: says who is a party to politics.
        judging: words of judging, noticing and answering; who does so has not done the act.
        rejecting: words that call a claim untrue.
        towns: words for places; whose town it is does nothing by that.
    """

    def __init__(
        self,
        codebook: Codebook,
        judge: Judge,
        politics: Politics,
        judging: frozenset[str],
        rejecting: frozenset[str],
        towns: frozenset[str],
    ) -> None:
        self._codebook = codebook
        self._judge = judge
        self._politics = politics
        self._judging = judging
        self._rejecting = rejecting
        self._towns = towns
        self._fitted = manifest()["acts"]

    def revised(
        self,
        doc: Doc,
        report: str,
        actors: Sequence[Actor],
        statements: Sequence[Statement],
        events: Sequence[Event],
    ) -> tuple[Event, ...]:
        """The events that are kept, in order; who did some of them other sentences may tell.

        Args:
            doc: the analysed text.
            report: the report's id.
            actors: all mentions in it.
            statements: what it reports as said; who says a thing has not done it.
            events: what the rules found.
        """
        sentences = sum(1 for _ in doc.sents)
        sources = {s.id: s.source for s in statements if s.source is not None}
        text = _Text(doc, actors, sources, events, sentences <= _FEW)
        kept: list[Event] = []
        renamed: dict[str, str] = {}
        plain = [event for event in events if event.actors and not _is_unlisted(event)]
        political = tells_enough(len(plain), sentences)
        quiet = sentences > _LONG and len(plain) < _QUIET * sentences
        for event in events:
            if not political and (_is_unlisted(event) or not event.actors):
                continue
            event = self._named(event, text)
            made = self._one(event, text) if event.type is not None or _is_unlisted(event) else event
            if made is None or (quiet and made.confidence < _SURE):
                continue
            own = stable_id("e", report, event.trigger.start, made.type, made.kind)
            renamed[event.id] = own
            kept.append(replace(made, id=own))
        return tuple(
            replace(event, about=tuple(renamed[other] for other in event.about if other in renamed))
            for event in kept
        )

    def _named(self, event: Event, text: _Text) -> Event:
        """Pronouns as the full mention that the same sentence has of them."""

        def full(actor: Actor) -> Actor:
            if actor.inferred or actor.entity is None or actor.text.lower() not in _PRONOUNS:
                return actor
            same = [
                other
                for other in text.inside(event.sentence)
                if other.entity == actor.entity and other.text.lower() not in _PRONOUNS
            ]
            return max(same, key=lambda other: other.end - other.start) if same else actor

        return replace(
            event,
            actors=tuple(dict.fromkeys(full(a) for a in event.actors)),
            recipients=tuple(dict.fromkeys(full(a) for a in event.recipients)),
        )

    def _one(self, event: Event, text: _Text) -> Event | None:
        words = text_of(text.doc)[event.sentence.start : event.sentence.end]
        marks = self._marks(event, text)
        plain = text.short and event.type is not None and bool(event.actors)
        if not plain and self._spotted(event, text, words, marks) < (_HARDLY if event.actors else _UNLIKELY):
            return None
        # Of an act of the lexicon's at most one in thirty is none: first it is asked with who may do it.
        found = None
        if event.type is not None and self._lacks_actor(event, text):
            found = self._with_actor(event, text, words)
        if found is None:
            decision = self._judge.decide(words, marks, event.type, event.status)
            if self._is_none(event, decision, text):
                return None
            if (event.type is None and self._lacks_actor(event, text)) or self._doubts_actor(event, decision):
                found = self._with_actor(event, text, words)
        if found is not None:
            event, decision = found
            if self._is_none(event, decision, text):
                return None
        if not event.recipients and decision.type not in MUTUAL:
            event, decision = self._with_recipient(event, text, words, decision)
        if not any(token.pos_ in {"VERB", "AUX"} for token in text.words(event.sentence)):
            # A phrase without a verb has no tense ("Remarks Before Their Meeting"); the rules know its cues.
            decision = replace(decision, status=event.status)
        return self._decided(event, decision, text)

    def _lacks_actor(self, event: Event, text: _Text) -> bool:
        """Whether the sentence is searched for one who does the act."""
        # Whose launch it was is told in the clause or in another sentence.
        return (
            not event.actors and event.kind != "weapons" and not is_told_before(text.doc, event, text.events)
        )

    def _doubts_actor(self, event: Event, decision: Decision) -> bool:
        """Whether the sentence is searched for one who does the act rather."""
        return bool(event.actors) and bool(decision.actor < self._fitted["wrong_actor"])

    @staticmethod
    def _marks(event: Event, text: _Text) -> Marks:
        """An event's marks, on the noun where the verb only carries it ("opened an investigation")."""
        marks = marks_of(event)
        trigger = text.trigger(event)
        if trigger is None or not syntax.verb_like(trigger):
            return marks
        start = event.sentence.start
        told = {other.trigger.start for other in text.events}
        shares = spotted(text_of(text.doc)[start : event.sentence.end])
        own = shares.get(trigger.idx - start, 0.0)
        carried = [
            noun
            for noun in syntax.objects(trigger)
            if noun.pos_ == "NOUN" and noun.idx not in told and shares.get(noun.idx - start, 0.0) > own
        ]
        if not carried:
            return marks
        best = max(carried, key=lambda noun: shares.get(noun.idx - start, 0.0))
        at = best.idx - start
        return replace(marks, trigger=((at, at + len(best)),))

    @staticmethod
    def _spotted(event: Event, text: _Text, words: str, marks: Marks) -> float:
        """How likely an event's word is an act, or the verb that it hangs on ("the round broke down")."""
        shares = [spot(words, at) for at in marks.trigger]
        trigger = text.trigger(event)
        if trigger is None:
            return max(shares)
        also = [trigger.head] if trigger.head.pos_ == "VERB" else []
        if event.type is not None:
            # "Went on strike", "put under arrest": the lexicon knows the phrase, whose noun is the act.
            also += _joined(trigger)
        starts = ((word.idx - event.sentence.start, len(word)) for word in also)
        return max([*shares, *(spot(words, (at, at + size)) for at, size in starts)])

    def _is_none(self, event: Event, decision: Decision, text: _Text) -> bool:
        if event.kind == "agreement" and event.type is not None and codes(event.actors) in _COUNCILS:
            return False  # "The Security Council adopted a resolution": to the encoder mere procedure.
        most: float = self._fitted["drop" if event.type is not None else "drop_unlisted"]
        return decision.nothing > (_SURELY_NONE if text.short and event.type is not None else most)

    def _with_actor(self, event: Event, text: _Text, words: str) -> tuple[Event, Decision] | None:
        """The mention that the encoder takes for the actor where the rules found none."""
        trigger = text.trigger(event)
        if trigger is None:
            return None
        speaker = text.sources.get(event.according_to or "")
        open_to = possible_doers(
            event, trigger, text.inside(event.sentence), speaker, self._politics, self._judging, self._towns
        )
        told: list[tuple[float, Actor, Event, Decision]] = []
        for actor in open_to[:_TRIED]:
            tried = replace(event, actors=(actor,))
            if event.type in MUTUAL and event.recipients:
                tried = replace(event, actors=(actor, *event.recipients), recipients=())
            decision = self._judge.decide(words, marks_of(tried), event.type, event.status)
            if decision.actor > self._fitted["actor"]:
                told.append((decision.actor, actor, tried, decision))
        if not told:
            return None
        _, actor, best, decision = max(told, key=lambda one: one[0])
        if event.type == "CONSULT" and not event.recipients:
            sides = [other for _, other, _, _ in told if codes([other]) - codes([actor])]
            if not sides and len(codes([actor])) < 2:
                # One alone is no meeting.
                return None
            best = replace(best, actors=(actor, *sides))
        return best, decision

    def _with_recipient(
        self, event: Event, text: _Text, words: str, decision: Decision
    ) -> tuple[Event, Decision]:
        """The mention below the trigger that the encoder takes for the recipient, if any."""
        trigger = text.trigger(event)
        if trigger is None:
            return event, decision
        below = {token.idx for token in trigger.subtree if token.i > trigger.i}
        own = {actor.entity for actor in event.actors}
        open_to = [
            actor
            for actor in text.inside(event.sentence)
            if actor.start in below
            and (actor.country or actor.sectors)
            and actor.entity not in own
            and all(actor.end <= a.start or a.end <= actor.start for a in event.actors)
        ]
        best: tuple[float, Event, Decision] | None = None
        for actor in open_to[:_TRIED]:
            tried = replace(event, recipients=(actor,))
            told = self._judge.decide(words, marks_of(tried), event.type, event.status)
            if told.recipient > self._fitted["recipient"] and (best is None or told.recipient > best[0]):
                best = (told.recipient, tried, told)
        return (best[1], best[2]) if best is not None else (event, decision)

    def _modes_seen(self, event: Event, decision: Decision, trigger: Token | None) -> tuple[str, ...]:
        """The modes that the encoder sees, which often takes meeting somebody for a visit to him."""
        modes = decided_modes(self._codebook, decision)
        met = any(r.kind in PEOPLE for r in event.recipients) or is_on_a_topic(trigger)
        return tuple(mode for mode in modes if not (met and mode == "visit"))

    def _decided(self, event: Event, decision: Decision, text: _Text) -> Event:
        shares = {name: share for name, share in decision.types.items() if name != NONE}
        category = max(shares, key=lambda name: shares[name])
        if event.type is not None and {event.type, category} == _EXERCISES and event.kind == "exercise":
            # Whether an exercise is a joint one its words say: one held alone is a show of force.
            category = event.type
        # What the text says elsewhere (that the visit was called off, that a launch failed) the
        # encoder does not see; it reads one sentence.
        told = event.status in CALLED_OFF or (event.kind == "weapons" and category == event.type)
        told = told or self._is_rejected(event, text)
        status = event.status if told else decision.status
        if category == "CONSULT" and "visit" not in event.modes:
            event = without_topics(event, text.trigger(event))
        modes = event.modes if category == event.type else ()
        modes = modes or self._modes_seen(event, replace(decision, type=category), text.trigger(event))
        kind: EventKind = event.kind
        if category != event.type and not self._is_of_a_pact(event, category):
            kind = self._codebook.categories[category].kind
        return replace(
            self._codebook.told_as(event, category, status, modes),
            kind=kind,
            international=is_international(event.actors, event.recipients),
            confidence=self.confidence(event, decision, category, status),
        )

    def _is_rejected(self, event: Event, text: _Text) -> bool:
        """Whether the act is what a claim says that is rejected, of which the encoder has seen little."""
        cue = event.status_cue
        if cue is None or event.status not in NOT_DONE:
            return False
        words = text.doc.char_span(cue.start, cue.end, alignment_mode="expand")
        return words is not None and lemma(words.root) in self._rejecting

    def _is_of_a_pact(self, event: Event, category: str) -> bool:
        """Whether an act on an agreement stays one: to renew it supports it, or consents to it."""
        if event.kind != "agreement" or event.type is None:
            return False
        return self._codebook.quad(category) == self._codebook.quad(event.type)

    def confidence(self, event: Event, decision: Decision, category: str, status: Status) -> float:
        """Probability that type, status, main actor and main recipient are all right.

        A logistic regression on judged candidates from reports (training/fit.py).
        """
        weights = self._fitted["confidence"]

        def odds(share: float) -> float:
            share = min(max(share, 0.01), 0.99)
            return math.log(share / (1 - share))

        told = {
            "type": odds(decision.types[category]),
            "status": odds(decision.statuses[status]),
            "actor": odds(decision.actor) if extents(event.actors, event.sentence) else 0.0,
            "recipient": odds(decision.recipient) if extents(event.recipients, event.sentence) else 0.0,
            "no_recipient": float(not event.recipients),
            "inferred": float(not event.actors or any(actor.inferred for actor in event.actors)),
            "one": 1.0,
        }
        score = sum(weights[name] * value for name, value in told.items())
        return round(1 / (1 + math.exp(-score)), 2)
