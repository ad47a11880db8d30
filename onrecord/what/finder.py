"""Events of a report: triggers, roles, status, dates and places brought together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from onrecord.encode.acts import spot
from onrecord.knowledge import Knowledge
from onrecord.model import (
    Actor,
    Event,
    Place,
    Report,
    Span,
    Statement,
    Time,
    stable_id,
)
from onrecord.parse.documents import text_of
from onrecord.vocabulary import DONE, DateBasis, EventKind, Status
from onrecord.what import syntax
from onrecord.what.clauses import words_of
from onrecord.what.codebook import Codebook
from onrecord.what.comments import is_aside, is_comment, is_unconfirmed, told_again
from onrecord.what.confidence import confidence
from onrecord.what.datelines import dateline_span
from onrecord.what.dating import (
    LocalDays,
    Placed,
    attached,
    date_before,
    dated_status,
    placed,
    precision,
    time_of,
)
from onrecord.what.foreground import is_main
from onrecord.what.judging import Judge
from onrecord.what.launches import behind, known, launch_before, owner, points_back
from onrecord.what.lexicon import Lexicon
from onrecord.what.mentions import Mentions
from onrecord.what.one_act import OneAct
from onrecord.what.parties import Politics, codes, is_international, is_party
from onrecord.what.plan_days import with_days_of_plans
from onrecord.what.readings import Readings
from onrecord.what.relations import Relation, relation, statuses
from onrecord.what.revising import Reviser, tells_enough
from onrecord.what.roles import Roles, names_itself
from onrecord.what.shared_days import with_shared_days
from onrecord.what.speakers import (
    first_person,
    joint_speakers,
    others_meant,
    owned_by_speaker,
    with_ours,
)
from onrecord.what.status import StatusReader
from onrecord.what.triggers import Match, TriggerFinder
from onrecord.what.unlisted import SEEN, UNLISTED_NOUN, UnlistedFinder
from onrecord.what.unsaid import UnsaidParties

# Kinds of act that reports tell again by their mere name, whoever did them.
_TOLD_AGAIN = frozenset({"weapons", "exercise"})
_REACTIONS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "CONCEDE", "THREATEN", "PROTEST"})


@dataclass(frozen=True, slots=True)
class _Around:
    """What the other rooms found in the report."""

    doc: Doc
    report: Report
    mentions: Mentions
    when: list[Placed]
    where: list[Placed]
    statements: Sequence[Statement]
    speakers: tuple[Actor, ...]


def _token_span(token: Token) -> Span:
    return Span(start=token.idx, end=token.idx + len(token.text), text=token.text)


class EventFinder:
    """Finds what each clause of a report says was done.

    Args:
        knowledge: the codebook, the trigger lexicon and the cues of status.
        encoders: whether the encoder of acts has a say; without it the rules decide alone, in
            less time.
    """

    def __init__(self, knowledge: Knowledge, *, encoders: bool = True) -> None:
        self.codebook = Codebook(knowledge)
        self.judge = Judge(self.codebook) if encoders else None
        lexicon = Lexicon(knowledge)
        self.triggers = TriggerFinder(lexicon)
        self.roles = Roles(lexicon.classes)
        self.unlisted = UnlistedFinder(lexicon, self.triggers.frames)
        self.statuses = StatusReader(knowledge)
        self.readings = Readings(self.codebook, self.statuses, lexicon.classes)
        self.politics = Politics(lexicon)
        words = (lexicon.classes["looking_on"], self.statuses.rejecting, lexicon.classes["town"])
        judge = self.judge
        self.reviser = Reviser(self.codebook, judge, self.politics, *words) if judge is not None else None
        self.one_act = OneAct(lexicon.classes)
        self.unsaid = UnsaidParties(lexicon.classes)
        self.naming = lexicon.classes["naming"]
        self.local_days = LocalDays(knowledge)
        self.confirming = lexicon.classes["confirming"]
        self.spatial = lexicon.classes["spatial"]
        self.informed = lexicon.classes["informed"]
        self.decided_by_states = frozenset(map(str.upper, lexicon.classes["category_decided_by_states"]))
        self.planning = frozenset(
            verb
            for (verb, relation), status in self.statuses.cues.items()
            if status == "future" and relation == "object"
        )

    # --- the three commands -----------------------------------------------------------

    def find(
        self,
        doc: Doc,
        report: Report,
        actors: Sequence[Actor],
        times: Sequence[Time],
        places: Sequence[Place],
        statements: Sequence[Statement],
        *,
        revise: bool = True,
    ) -> tuple[Event, ...]:
        """The report's events in text order.

        An act without an actor is left out: PLOVER codes who did it. Ids depend on the
        report's id, the trigger's place, the category and the kind alone.

        Args:
            doc: the analysed text; the other rooms' findings in it follow.
            revise: false gives what the second reading is asked about: what the rules take for
                acts and words that may report one, with an actor or without. The encoder of acts
                learns to tell among these (training/reports.py).
        """
        literal = [place for place in places if place.use == "literal"]
        dateline = dateline_span(text_of(doc), report)
        around = _Around(
            doc=doc,
            report=report,
            mentions=Mentions(doc, actors, literal, dateline),
            when=placed(doc, times, dateline),
            where=placed(doc, literal, dateline, actors, self.spatial),
            statements=statements,
            speakers=joint_speakers(report, statements),
        )
        found: list[Event] = []
        mentioned = around.mentions.tokens()
        political = around.mentions.tokens(self.politics.is_political)
        read = [(s, m, self.readings.uncovered(m)) for s, m in self.triggers.find(doc, mentioned)]
        most, sentences = sum(len(told) for _, _, told in read), sum(1 for _ in doc.sents)
        # Words that the lexicon does not know are not looked for where they could not count.
        unlisted = self.reviser is not None and (not revise or tells_enough(most, sentences))
        for sentence, matches, told in read:
            here = []
            if unlisted:
                told = [*told, *self.unlisted.find(sentence, matches, mentioned, political)]
            for match in told:
                event = self._event(sentence, match, around, found)
                if event is not None:
                    here.append((match, event))
                    found.append(event)
            found[len(found) - len(here) :] = _reacting(here)
        if not revise:
            return tuple(found)
        kept: Sequence[Event] = found
        if self.reviser is not None:
            kept = self.reviser.revised(doc, report.id, actors, statements, found)
        news = [place for place in places if not dateline[0] <= place.start < dateline[1]]
        whole = self.unsaid.completed(doc, report, actors, news, self.one_act.of(doc, kept))
        return with_days_of_plans(doc, report, times, with_shared_days(doc, report, whole))

    def relate(self, doc: Doc, source: tuple[int, int], target: tuple[int, int]) -> Relation:
        """The relation that the text reports from source to target (character offsets)."""
        return relation(self, doc, source, target)

    def status(
        self,
        doc: Doc,
        triggers: Sequence[tuple[int, int]],
        times: Sequence[Time] = (),
        report: Report | None = None,
    ) -> list[Status]:
        """The status of each given trigger (character offsets), in order.

        With `times` and `report` an act told as background is `historical`, as in `find`.
        """
        return statuses(self, doc, triggers, times, report)

    # --- one event --------------------------------------------------------------------

    def parties(self, match: Match, mentions: Mentions) -> tuple[list[Actor], list[Actor]]:
        """Actors and recipients of a trigger by syntax and sense."""
        return self.roles.of(match, mentions)

    def _found_parties(
        self, match: Match, around: _Around, speaker: Actor | None
    ) -> tuple[list[Actor], list[Actor]]:
        """As `parties`, with the speaker for "we"."""
        if (
            match.sense.row.kind == "weapons"
            and match.support is not None
            and self.statuses.is_topic(match.support.verb)
        ):
            # Who discusses a launch has not made it.
            match = replace(match, support=None)
        actors, recipients = self.parties(match, around.mentions)
        if owned_by_speaker(match):
            # "our policy review": the one who speaks, whatever else the clause names
            return ([replace(speaker, inferred=True)] if speaker is not None else []), recipients
        if first_person(match) and speaker is not None and not any(a.country for a in actors):
            actors = [replace(speaker, inferred=True), *(a for a in actors if a.country)]
            actors += [] if recipients else others_meant(match, actors, around.speakers)
        if not actors and (match.sense.row.kind == "exercise" or with_ours(match)):
            others = self.roles.other_side(match, around.mentions)
            if others and speaker is not None and speaker.country not in codes(others) | {None}:
                # "his country's drill with Kenya", "talks with our allies", said by a minister
                actors = [replace(speaker, inferred=True), *others]
        if match.sense.row.kind == "weapons":
            # "The council imposed sanctions after its nuclear test": the United Nations tests no weapons.
            actors = [actor for actor in actors if codes((actor,)) != {"UNO"}]
            actors = [*actors, *behind(match, actors, around.mentions)]
            actors = actors or owner(match, around.mentions, self.roles.containers)
        if not actors and speaker is not None and self._is_decided(match, speaker, around.mentions):
            actors = [replace(speaker, inferred=True)]
        return actors, recipients

    def _is_decided(self, match: Match, speaker: Actor, mentions: Mentions) -> bool:
        """Whether an official tells what his own state will do, without saying that it will
        ("the ministry announced that contacts would be suspended")."""
        if not match.clause.passive or match.sense.row.category not in self.decided_by_states:
            return False
        if syntax.agent(match.token) is not None or self.readings.read(match).status != "future":
            return False
        official = "GOV" in speaker.sectors or "MIL" in speaker.sectors
        done_to = [actor for thing in match.clause.objects if (actor := mentions.at(thing)) is not None]
        return official and bool(codes((speaker,))) and not codes(done_to) - codes((speaker,))

    def _dated(
        self,
        sentence: Span,
        match: Match,
        around: _Around,
        statement: Statement | None,
        earlier: Sequence[Event],
        *,
        refusing: bool,
    ) -> tuple[Time | None, DateBasis]:
        """The time of the trigger's own clause; else, for a word that points back, that of the
        act it points to; else, for what is done by saying it, that of the saying."""
        support = match.support.verb if match.support else None
        time = time_of(match.token, support, match.token.sent, around.when, self.planning, self.naming)
        if time is not None:
            return time, "sentence"
        if names_itself(match):
            time = date_before(match.sense.row, sentence, earlier, one=match.token.tag_ == "NN")
            if time is not None:
                return time, "context"
        spoken = first_person(match) and match.sense.row.kind == "statement"
        if (spoken or refusing) and statement is not None and statement.date is not None:
            return statement.date, "statement"
        return None, "none"

    @staticmethod
    def _points_to_launch(match: Match, sentence: Span, earlier: Sequence[Event]) -> bool:
        """Whether a bare "the launch" has one to point to, which its own sentence does not tell."""
        told_here = any(e.kind == "weapons" and e.sentence.start == sentence.start for e in earlier)
        if any(owner.ent_type_ not in {"DATE", "TIME"} for owner in syntax.possessors(match.token)):
            # "after the North's launch": whose it was is said again.
            return any(e.kind == "weapons" for e in earlier)
        return points_back(match.token) and not told_here and launch_before(sentence, earlier) is not None

    def _is_seen(self, trigger: Token, sentence: Span) -> bool:
        """Whether the encoder takes the word for an act, its parties unseen."""
        start = trigger.idx - sentence.start
        return self.reviser is not None and spot(sentence.text, (start, start + len(trigger))) >= SEEN

    def _is_coded(self, match: Match, actors: list[Actor], recipients: list[Actor], *, seen: bool) -> bool:
        """Whether the parties make it an act that the codebook codes."""
        if not actors:
            # Who acted may stand elsewhere in the sentence or the report; it is looked for later.
            if names_itself(match) or match.sense.row.kind in _TOLD_AGAIN:
                return True
            return self.reviser is not None and (seen or not match.sense.has("weak"))
        return self.politics.concerns(match.sense.row.category, actors, recipients, seen=seen)

    def _event(
        self, sentence: SpacySpan, match: Match, around: _Around, earlier: Sequence[Event]
    ) -> Event | None:
        report, trigger, kind = around.report, match.token, match.sense.row.kind
        if is_comment(match) or is_aside(match, self.informed) or is_unconfirmed(match, self.confirming):
            return None
        if trigger.dep_ == "amod" and around.mentions.heads(trigger.head) and trigger.n_lefts == 0:
            # "The wounded men", "a jailed editor" says of what sort they are, and not who did it.
            return None
        if match.sense is UNLISTED_NOUN and around.mentions.heads(trigger):
            # "protesters", "destroyers" are who took part in an act, and no act.
            return None
        words = words_of(sentence)
        statement = _innermost(around.statements, trigger)
        speaker = statement.speaker if statement is not None else None
        actors, recipients = self._found_parties(match, around, speaker)
        seen = self._is_seen(trigger, words)
        if not self._is_coded(match, actors, recipients, seen=seen):
            return None
        recipients = recipients or self.roles.place_acted_upon(match, around.mentions, actors)
        if match.sense.has("weak") and not recipients and not (seen or names_itself(match)):
            return None
        if match.sense.has("pointing") and not self._points_to_launch(match, words, earlier):
            return None
        reading = told_again(match, self.readings.read(match), kind, names_itself(match), earlier)
        reading = known(match, reading, words, earlier)
        category, reading = self.readings.category(match, reading)
        support = match.support.verb if match.support else None
        time, basis = self._dated(
            words, match, around, statement, earlier, refusing=category != (match.sense.row.category or None)
        )
        at = attached(trigger, support, sentence, around.where, self.planning)
        where = at.value if at is not None and isinstance(at.value, Place) else None
        told_whom = kind in _WORDS or match.sense.has("reciprocal")
        if where is not None and is_party(where, [*actors, *recipients] if told_whom else actors):
            # "urged Chad", "met Chad's minister": who or whom, not where
            where = None
        if reading.status == "actual" and basis == "sentence":
            retold = not match.clause.is_verb and points_back(match.token)
            time = self.local_days.of(time, report, actors, where, earlier, retold=retold)
        status = dated_status(reading.status, time, report)
        folded = self.codebook.folded(category, status)
        asked = ("meet",) if match.asks_to_meet and not match.sense.row.modes else ()
        modes = self.codebook.modes(category, match.sense.row.modes + asked)
        return Event(
            id=stable_id("e", report.id, trigger.idx, category, kind),
            kind=kind,
            sentence=words,
            trigger=_token_span(trigger),
            type=category,
            plover=folded,
            modes=modes,
            quad=self.codebook.quad(folded),
            intensity=self.codebook.intensity(folded, modes, folded=folded != category),
            status=status,
            status_cue=_token_span(reading.cue) if reading.cue is not None else None,
            actors=tuple(actors),
            recipients=tuple(recipients),
            international=is_international(actors, recipients),
            date=time,
            date_basis=basis,
            date_precision=precision(time) if time is not None else None,
            latest=(report.published.to or report.published.from_) if status in DONE else None,
            place=where,
            according_to=statement.id if statement is not None else None,
            main=is_main(trigger, support),
            confidence=confidence(match, status, actors, recipients),
        )


# Kinds of act that are done in words, so that a country acted upon is no place of theirs.
_WORDS: frozenset[EventKind] = frozenset({"statement", "agreement", "sanctions", "review"})


def _innermost(statements: Sequence[Statement], token: Token) -> Statement | None:
    """The shortest statement whose content covers a word."""
    covering = [
        statement
        for statement in statements
        if any(piece.start <= token.idx < piece.end for piece in statement.content)
    ]
    return min(covering, key=lambda s: sum(p.end - p.start for p in s.content)) if covering else None


def _reacting(here: Sequence[tuple[Match, Event]]) -> list[Event]:
    """A sentence's events, with reactions ("condemned the launch") pointed at what they react to."""
    events = []
    for match, event in here:
        below = _content(match.token) if event.type in _REACTIONS else set()
        about = [
            other.id for inner, other in here if inner.token.i in below and inner.token.i != match.token.i
        ]
        events.append(replace(event, about=tuple(about[:1])) if about else event)
    return events


def _content(trigger: Token) -> set[int]:
    """The words below a trigger, without those that only say when ("after the meeting")."""
    when = [child for child in syntax.prepositions(trigger) if child.lower_ in syntax.BESIDE_IN_TIME]
    beside = {token.i for child in when for token in child.subtree}
    return {token.i for token in trigger.subtree} - beside
