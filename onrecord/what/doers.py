"""Who did what a clause tells without saying by whom.

"The talks lasted two hours", "the launch", "six villagers were detained": an act without a doer is
no event, so the doer is looked for in one order. A weapon's: who made the launch that is pointed to,
else all launches of the report. Any other's: who promises or threatens it, or is asked for it, in the
same sentence; who takes part in the exercise it belongs to; who did the same act as told elsewhere;
who last did something together, or the two sides the report is on; the state that arrests and
sentences at home. What is found is marked `inferred`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.encode.labels import MUTUAL
from onrecord.model import Actor, Event
from onrecord.vocabulary import CALLED_OFF, DONE
from onrecord.what.launches import launch_before, points_back
from onrecord.what.mentions import PLACE_ACTED_UPON, as_actor
from onrecord.what.parties import codes, is_international
from onrecord.what.telling import Telling, stem

# Characters between two tellings of one act; a report's whole length is often less.
REACH = 3000
# Characters back to those who met when they did something else.
_CLOSE = 1000
# An act this unlikely is not worth a guess at its doer.
_LEAST = 0.05
# An attack by nobody knows whom is told where it is as likely as this.
_PLAIN = 0.3
# One of which a thing is told to have killed people, where as unlikely a reading is mostly of who did it.
_BY_A_THING = 0.15
# What people suffer ("twelve were wounded") is mostly of the one attack told; who is charged or praised
# is so by anybody.
_ON_PEOPLE = frozenset({"ASSAULT", "COERCE"}) | MUTUAL
# To dismiss a minister is one thing, to dismiss a claim another.
_OF_POWER = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
_JOINING = frozenset({"ADP", "PART", "SCONJ"})
# Whose deed it would be that is threatened or promised (theirs), asked for or blamed (the others').
_WHOSE_ACT = {"THREATEN": True, "AGREE": True, "REQUEST": False, "ACCUSE": False}
_STATE = "the state where it was done"
# How often a report must tell of two countries together, and in what share, to be on these two.
PAIRED_LEAST, PAIRED_SHARE = 2, 0.6

Parties = tuple[tuple[Actor, ...], tuple[Actor, ...]]
Told = tuple[Event, Telling]


def unsaid(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Parties that the clause itself does not name."""
    return tuple(replace(actor, inferred=True) for actor in actors)


def _unsaid_of(event: Event) -> Parties:
    return unsaid(event.actors), unsaid(event.recipients)


def is_between(event: Event) -> bool:
    """Whether two sides take part in an event, a body of several, or two people of one country."""
    several = is_international(event.actors, event.recipients)
    return several or len({a.entity for a in event.actors if a.kind == "person"}) > 1


def is_told_before(doc: Doc, event: Event, events: Sequence[Event]) -> bool:
    """Whether an act without a doer is one whose parties an earlier sentence told.

    A noun names a meeting again ("after the meeting, Chad said ..."): those who speak beside it need not be
    the ones who met. A passive tells an act again ("after the plane was shot down").

    Args:
        doc: the analysed text.
        event: the act.
        events: all of the text.
    """
    telling = Telling(doc, event)
    before = [e for e in events if e.actors and 0 < event.sentence.start - e.sentence.start <= REACH]
    if event.kind == "meeting" and not event.recipients and telling.points() and not telling.is_owned():
        return any(other.kind == "meeting" and is_between(other) for other in before)
    if not telling.is_passive():
        return False
    alike = [e for e in before if e.type == event.type and codes(e.actors) and _may_be(event, e)]
    return any(Telling(doc, other).stem == telling.stem for other in alike)


class Doers:
    """Finds who did what a clause leaves without a doer.

    Args:
        classes: the lexicon's word classes.
    """

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self._state = frozenset(map(stem, classes["act_of_state"]))

    def found(self, told: Sequence[Told]) -> list[Told]:
        """The acts whose doer the report tells somewhere, those without one left out.

        Args:
            told: a text's events and their triggers, in text order.
        """
        kept: list[Told] = []
        for number, (event, telling) in enumerate(told):
            if not event.actors:
                parties = self._parties(event, telling, kept, told[number + 1 :])
                if parties is None and not _is_attack_by_somebody(event, telling.token):
                    continue
                doers, upon = parties or ((), ())
                event = replace(event, actors=doers, recipients=event.recipients or upon)
            kept.append((event, telling))
        return kept

    def _parties(
        self, event: Event, telling: Telling, before: Sequence[Told], after: Sequence[Told]
    ) -> Parties | None:
        if telling.token is None:
            return None
        if event.confidence < _LEAST or telling.token.dep_ == "amod":
            # "The jailed editor" says of what sort he is, and not who did it.
            return None
        if event.kind == "weapons":
            return _whose_weapon(event, telling, before, after)
        return (
            _governing(event, telling, [*before, *after])
            or _drill_before(event, telling, before)
            or _as_told(event, telling, before, after)
            or _sides_of_report(event, telling, before, after)
            or self._state_of(event, telling)
        )

    def is_of_state(self, event: Event, telling: Telling) -> bool:
        """Whether the word tells what a state does to those it holds or employs."""
        return event.type in _OF_POWER and telling.stem in self._state

    def _state_of(self, event: Event, telling: Telling) -> Parties | None:
        """The state that holds, tries or sentences its own people ("six villagers were detained")."""
        if not self.is_of_state(event, telling) or not (telling.is_noun or telling.is_passive()):
            return None
        upon = [a for a in event.recipients if codes((a,))]
        where = as_actor(event.place) if event.place is not None and event.place.country else None
        whose = where or (upon[0] if upon else None)
        if whose is None or len(codes(upon)) > 1:
            return None
        state = replace(whose, kind="country", sectors=("GOV",), inferred=True, because=_STATE)
        # A foreigner arrested somewhere is so by the state where he was.
        return (state,), (tuple(upon) or (state,))


def _is_attack_by_somebody(event: Event, token: Token | None) -> bool:
    """Whether a clause tells who was attacked, and nobody knows by whom yet ("the embassy was attacked").

    So is "a car bomb killed nine people", where a thing stands for whoever did it.
    """
    if token is None or event.type != "ASSAULT" or event.status not in DONE:
        return False
    # Of "a strike on a market killed forty" the noun may be the trigger.
    verb = token.head if token.dep_ == "nsubj" and token.head.pos_ == "VERB" else token
    roles = {child.dep_ for child in verb.children}
    if "nsubjpass" in roles and verb == token:
        return bool(codes(event.recipients)) and event.confidence >= _PLAIN
    if verb != token and "dobj" not in roles:
        # "Shelling resumed in the town."
        return event.place is not None and bool(event.place.country) and event.confidence >= _PLAIN
    somewhere = bool(codes(event.recipients)) or (event.place is not None and bool(event.place.country))
    added = (token.dep_, token.tag_) == ("advcl", "VBG") and token.head.pos_ == "VERB"
    if added and event.confidence >= _PLAIN:
        # "Shells hit a market, killing nine."
        roles |= {child.dep_ for child in token.head.children if child.dep_ == "nsubj"}
    killed = "nsubj" in roles and "dobj" in roles and bool(event.recipients)
    return killed and somewhere and event.confidence >= _BY_A_THING


def _whose_weapon(
    event: Event, telling: Telling, before: Sequence[Told], after: Sequence[Told]
) -> Parties | None:
    """Who made the launch that is pointed back to, or all launches of the report."""
    if telling.token is not None and points_back(telling.token):
        last = launch_before(event.sentence, [other for other, _ in before])
        if last is not None:
            return unsaid(last.actors), ()
    launches = [
        (other, another)
        for other, another in [*reversed(before), *after]
        if other.kind == "weapons" and other.type == event.type and codes(other.actors)
    ]
    makers = {code for other, _ in launches for code in codes(other.actors)}
    if len(makers) != 1:
        return None
    if not telling.is_noun and not any(another.stem == telling.stem for _, another in launches):
        return None
    return unsaid(launches[0][0].actors), ()


def _governing(event: Event, telling: Telling, others: Sequence[Told]) -> Parties | None:
    """Those who promise or threaten the act, or of whom it is asked, in the same sentence."""
    if telling.token is None:
        return None
    here = {
        another.token.i: other
        for other, another in others
        if another.token is not None and other.sentence.start == event.sentence.start
    }
    # "Warned of strikes", not "pledged to work for an end of the strikes".
    near = [word for word in telling.token.ancestors if word.pos_ not in _JOINING][:1]
    above = here.get(near[0].i) if near else None
    if above is None or above.type not in _WHOSE_ACT or "investigate" in above.modes:
        return None
    named = above.actors if _WHOSE_ACT[above.type] else above.recipients
    # "Condemned the raid in Lahore": where it was done is not who did it.
    doers = [a for a in named if codes((a,)) and a.because != PLACE_ACTED_UPON]
    if event.type in MUTUAL:
        doers = [*doers, *(a for a in event.recipients if codes((a,)) - codes(doers))]
        return (unsaid(doers), ()) if len(codes(doers)) > 1 else None
    if not doers or codes(doers) & codes(event.recipients):
        return None
    return unsaid(doers), ()


def _drill_before(event: Event, telling: Telling, before: Sequence[Told]) -> Parties | None:
    """Who takes part in the exercise told before, for a part of it ("live-fire training is off")."""
    if event.kind != "exercise" or not (telling.is_passive() or event.status in CALLED_OFF):
        return None
    for other, _ in reversed(before):
        if event.sentence.start - other.sentence.end > REACH:
            break
        if other.kind == "exercise":
            return unsaid((*other.actors, *other.recipients)), ()
    return None


def _as_told(event: Event, telling: Telling, before: Sequence[Told], after: Sequence[Told]) -> Parties | None:
    """The parties of the same sort of act told before, else after ("the talks", "were wounded")."""
    if not telling.leaves_doer_unsaid():
        return None
    pointing = telling.points() if telling.is_noun else event.type in _ON_PEOPLE
    invited = _invited(event, before) if event.type == "CONSULT" and pointing else None
    for other, another in [*reversed(before), *after]:
        if abs(event.sentence.start - other.sentence.start) > REACH:
            continue
        if invited is not None and other.sentence.start <= invited.sentence.start:
            return unsaid(invited.recipients), ()
        if other.type != event.type or other.status == "negated" or not other.actors:
            continue
        if event.type in MUTUAL and not is_between(other):
            continue
        if not _may_be(event, other):
            continue
        if pointing or another.stem == telling.stem:
            return _unsaid_of(other)
    return None


def _may_be(event: Event, other: Event) -> bool:
    """Whether nothing said of two tellings keeps them from being of one act: whom it was done to, where."""
    upon, theirs, doers = codes(event.recipients), codes(other.recipients), codes(other.actors)
    if event.type not in MUTUAL and upon and theirs and not upon & theirs:
        return False
    if upon & doers and not theirs & doers:
        # Who was attacked is not taken for the attacker, unless he struck at home.
        return False
    places = {e.place.country for e in (event, other) if e.place is not None and e.place.country}
    return event.type in MUTUAL or len(places) < 2


def _invited(event: Event, before: Sequence[Told]) -> Event | None:
    """The last act that brings two together ("Oslo invited both sides to talks. The first round ...")."""
    for other, _ in reversed(before):
        if event.sentence.start - other.sentence.end > REACH:
            break
        if other.type == "AGREE" and len(codes(other.recipients)) > 1:
            return other
    return None


def _sides_of_report(
    event: Event, telling: Telling, before: Sequence[Told], after: Sequence[Told]
) -> Parties | None:
    """Those who last did something together, else the two countries that a report is on, for a
    meeting named as known."""
    if event.type != "CONSULT" or not telling.points():
        return None
    for other, _ in reversed(before):
        if event.sentence.start - other.sentence.end > _CLOSE:
            break
        if len(codes(other.actors)) > 1 and other.status in DONE:
            # "Envoys of Peru, Chile and Norway condemned the coup. The meeting took place in Oslo."
            return unsaid(other.actors), ()
    told = [*reversed(before), *after]
    pairs: Counter[frozenset[str]] = Counter()
    for other, _ in told:
        both = frozenset(codes((*other.actors, *other.recipients)))
        if len(both) == 2:
            pairs[both] += 1
    if not pairs:
        return None
    (best, count), *_ = pairs.most_common(1)
    if count < PAIRED_LEAST or count < PAIRED_SHARE * pairs.total():
        return None
    sides: dict[str, Actor] = {}
    for other, _ in told:
        for actor in (*other.actors, *other.recipients):
            for code in codes((actor,)) & best:
                if codes((actor,)) == {code}:
                    sides.setdefault(code, actor)
    return (unsaid(list(sides.values())), ()) if len(sides) == 2 else None
