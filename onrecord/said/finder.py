"""The room's one door: from an analysed report to its statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Place, Report, Statement, Time, stable_id
from onrecord.parse.documents import parsed_sentences, text_of
from onrecord.said import clauses
from onrecord.said.announced import announces, going_on, inverted
from onrecord.said.attribution import Attribution
from onrecord.said.attributions import AttributionFinder
from onrecord.said.captions import Captions
from onrecord.said.circumstances import (
    Circumstances,
    act_of,
    kind,
    thing_of,
    when_said,
    where_said,
)
from onrecord.said.hearing import Hearing, trained
from onrecord.said.issuers import Issuers
from onrecord.said.nesting import (
    of_the_issuer,
    outer,
    turn_at,
    without_asides,
    without_connective,
    without_datelines,
)
from onrecord.said.quotations import quotations
from onrecord.said.quoting import attach, cut_short
from onrecord.said.relays import relay
from onrecord.said.speakers import Cast, SpeakerFinder, span
from onrecord.said.topics import TopicFinder
from onrecord.said.turns import TurnFinder
from onrecord.said.unspoken import Unspoken
from onrecord.vocabulary import ISSUED


def _id(report: Report, made: Attribution) -> str:
    return stable_id("s", report.id, made.content[0][0], made.cue[0] if made.cue else None)


class StatementFinder:
    """Finds statements by dependency rules and the cues in `knowledge/data/said/`.

    Args:
        knowledge: the knowledge files; read once, here.
        encoders: whether the encoder of attributions has a say; without it the rules decide
            alone, in less time.
    """

    def __init__(self, knowledge: Knowledge, *, encoders: bool = True) -> None:
        self._attributions = AttributionFinder(knowledge)
        self._hearing = Hearing(self._attributions.listed) if encoders and trained() else None
        self._speakers = SpeakerFinder(knowledge)
        self._turns = TurnFinder(knowledge)
        self._captions = Captions(self._speakers.captioning | self._speakers.people)
        self._circumstances = Circumstances(knowledge)
        self._topics = TopicFinder(knowledge)
        self._issuers = Issuers(knowledge, self._topics)
        self._unspoken = Unspoken(knowledge)

    def find(
        self,
        doc: Doc,
        report: Report,
        actors: Sequence[Actor],
        times: Sequence[Time],
        places: Sequence[Place],
    ) -> tuple[Statement, ...]:
        """The statements a report attributes, in the order of their first words.

        Args:
            doc: the analysed text; sentences without a tree are passed over.
            report: the report the Doc is of.
            actors: mentions found in it, for the speakers.
            times: time expressions found in it, for when something was said.
            places: toponyms found in it, for where.
        """
        quotes = quotations(text_of(doc))
        found: list[Attribution] = []
        for sentence in parsed_sentences(doc):
            here = self._attributions.in_sentence(doc, sentence.start, sentence.end)
            found.extend(self._heard(doc, sentence, here))
        quotes = cut_short(found, quotes)
        caption = self._captions.find(doc, report, actors, places)
        if caption is not None:
            found.append(caption)
        turns = self._turns.find(report, text_of(doc), actors)
        attached = [
            made
            for made in attach(doc, found, quotes)
            if made.content and not self._unspoken.holds(doc, made)
        ]
        for made in attached:
            self._unspoken.reseat(doc, made)
            made.content = without_datelines(text_of(doc), made.content)
            made.content = without_connective(doc, made.content, self._unspoken.connectives)
        if report.genre in ISSUED:
            attached = [made for made in attached if not of_the_issuer(doc, made)]
        kept = without_asides(doc, attached, quotes, turns)
        within = outer(kept)
        cast = self._speakers.cast(doc, report, actors)
        statements = []
        for number, made in enumerate(kept):
            statement = self._statement(doc, report, made, cast, times, places)
            if number in within:
                statement = replace(statement, within=_id(report, within[number]))
            else:
                turn = turn_at(turns, statement.content[0].start)
                statement = replace(statement, within=turn.id if turn else None)
            statements.append(statement)
        statements += turns or self._issuers.find(doc, report, actors, statements)
        statements.sort(key=lambda s: (s.content[0].start, s.cue.start if s.cue else 0))
        return self._topics.fill(statements)

    def _heard(self, doc: Doc, sentence: Tokens, here: list[Attribution]) -> list[Attribution]:
        """The rules' attributions of a sentence as the encoder hears them, but for what is relayed."""
        settled: set[int | None] = set()
        relayed = []
        for made in here:
            quoting = relay(doc, made, self._unspoken.naming)
            if quoting is not None:
                relayed.append(made)
                settled.add(made.cue_token)
                if clauses.passive(doc[quoting]):
                    settled.add(quoting)
        heard = [made for made in here if made.cue_token not in settled]
        if self._hearing is not None:
            heard = self._hearing.revised(doc, sentence.start, sentence.end, heard)
            heard = [made for made in heard if made.cue_token not in settled]
            # What a colon announces is said, however the encoder hears the word before it.
            known = {made.cue_token for made in heard}
            heard += [made for made in here if made.cue_token not in known and announces(doc, made)]
        for turned in (inverted(doc, sentence, self._attributions.inverted), going_on(doc, sentence)):
            if turned is not None:
                heard = [turned, *(made for made in heard if made.cue_token != turned.cue_token)]
        for made in heard:
            self._as_listed(doc, made)
            if made.source is not None:
                made.source = clauses.without_preposition(doc, made.source)
        return heard + relayed

    def _as_listed(self, doc: Doc, made: Attribution) -> None:
        """Act and stance of a cue that only the encoder heard, where the knowledge lists the word."""
        if made.heard and made.cue_token is not None:
            row = self._attributions.row(doc[made.cue_token])
            if row is not None:
                made.act, made.stance = row.act, row.stance

    def _statement(
        self,
        doc: Doc,
        report: Report,
        made: Attribution,
        cast: Cast,
        times: Sequence[Time],
        places: Sequence[Place],
    ) -> Statement:
        text = text_of(doc)
        speaker: Actor | None = None
        anonymous = False
        at = doc[made.cue_token] if made.cue_token is not None else None
        act = act_of(doc, made, self._attributions.row(at), self._attributions.row) if at else made.act
        told_of = made.act == "says" and at is not None and at.lower_ not in self._attributions.feelings
        if told_of and at is not None and self._circumstances.speaker_unnamed(at):
            made.source = made.source_token = None
        if made.source is not None and made.source_token is not None:
            head = doc[made.source_token]
            speaker, anonymous = cast.speaker(head, made.source)
            if speaker.in_ == "text" and speaker.start <= made.source[0] < made.source[1] < speaker.end:
                # The parser broke off within a name that another room found whole.
                made.source = (speaker.start, speaker.end)
            before = text[made.source[0] : speaker.start] if speaker.start < made.source[1] else ""
            if before.isupper() and speaker.in_ == "text":
                # A dateline without its dash ("MANILA U.S. Defense Secretary …").
                made.source = (speaker.start, made.source[1])
            if self._speakers.is_document(head):
                if act == made.act != "intends":
                    act = made.act = "reports"
            elif act == "reports" and thing_of(doc, made) is not None:
                # "Goes out of its way to show its neutrality": who is no document shows what they hold.
                act = "believes"
        sentence = (at.sent.start_char, at.sent.end_char) if at is not None else made.content[0]
        of_person = speaker is not None and (anonymous or speaker.kind in {"person", "office"})
        basis = self._circumstances.basis(doc, made, sentence, of_person=of_person)
        if anonymous and speaker is not None and speaker.described and speaker.described.condition:
            basis = "on-condition-of-anonymity"
        if basis == "joint-statement" or made.act == "intends":
            # Signatories are no anonymous source; nor are people of whom only a wish is told.
            anonymous = False
        return Statement(
            id=_id(report, made),
            speaker=speaker,
            anonymous=anonymous,
            act=act,
            basis=basis,
            source=span(text, made.source) if made.source else None,
            cue=span(text, made.cue) if made.cue else None,
            content=tuple(span(text, extent) for extent in made.content),
            kind=kind(text, made),
            stance=self._circumstances.stance(doc, made),
            date=when_said(doc, made, times),
            place=where_said(doc, made, places),
        )
