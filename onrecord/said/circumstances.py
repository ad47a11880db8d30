"""How something was said: on what footing, with what stance, in whose words, when and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from spacy.tokens import Doc, Span, Token

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.said import FOOTINGS, WORDS, Cue
from onrecord.model import Place, Time
from onrecord.parse.documents import text_of
from onrecord.said import clauses
from onrecord.said.attribution import Attribution, infinitive
from onrecord.said.clauses import Extent
from onrecord.vocabulary import Act, Basis, Stance, StatementKind

Moment = TypeVar("Moment", Time, Place)
_QUOTED = re.compile(r"[“”\"«»]|''|(?<!\w)[‘'](?=\w)")
_THINGS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
_CONJUNCTIONS = frozenset({"that", "whether", "if", "what", "how", "why", "who", "when", "where"})
_BEING = frozenset("is are was were be been being".split())


def kind(text: str, made: Attribution) -> StatementKind:
    """Direct where the content is quotation alone, mixed where quoted words stand within others."""
    outside = 0
    marks = 0
    for start, end in made.content:
        piece = text[start:end]
        marks += bool(_QUOTED.search(piece))
        if piece[0] not in "“\"'‘«" or piece[-1] not in "”\"'’»":
            outside += 1
    if made.quoted and not outside:
        return "direct"
    if made.quoted:
        return "direct" if all(text[start] in "“\"'‘«" for start, _ in made.content) else "mixed"
    return "mixed" if marks else "indirect"


def act_of(doc: Doc, made: Attribution, row: Cue | None, known: Callable[[Token], Cue | None]) -> Act:
    """What kind of statement it is: for some cues the content decides.

    "Condemned the attack" tells a judgement and none of the words it was passed in, "agreed to
    withdraw" what somebody means to do, "expressed concern" what its noun tells. With a clause or
    a quotation both were said.

    Args:
        row: what the knowledge says of the cue.
        known: what it says of any word.
    """
    if made.act != "says" or made.quoted or not made.content:
        return made.act
    if row is None and made.heard and not _tells_words(doc, made):
        # "Blocked funding for the wall", "rescinded its "don't ask" policy".
        return "believes"
    thing = thing_of(doc, made)
    if thing is not None:
        if row is None:
            # A word that only the encoder takes for a cue, and of a mere thing ("angered", "voted
            # in favor of"): it shows an attitude.
            return "believes" if made.heard else made.act
        return row.of_thing or _of_noun(doc, made, thing, known) or made.act
    span = doc.char_span(*made.content[0], alignment_mode="expand")
    if row is not None and span is not None and (_is_deed(span.root) or _is_deed_of_another(span, made)):
        return row.of_deed or made.act
    return made.act


def _of_noun(doc: Doc, made: Attribution, thing: Token, known: Callable[[Token], Cue | None]) -> Act | None:
    """What a noun conveyed tells: in the cue ("expressed condemnation of"), or a feeling in the content.

    Support and opposition in the content stay said: with them a side takes its position.
    """
    cue = doc.char_span(*made.cue, alignment_mode="expand") if made.cue else None
    told = {row.of_thing or row.act for t in cue or () if t.pos_ == "NOUN" and (row := known(t)) is not None}
    felt = known(thing)
    return "believes" if "believes" in told or (felt is not None and felt.act == "believes") else None


def _tells_words(doc: Doc, made: Attribution) -> bool:
    """Whether what is told has a verb of its own, other than within marks."""
    spans = (doc.char_span(*extent, alignment_mode="expand") for extent in made.content)
    for span in spans:
        marks = 0
        for token in span or ():
            marked = bool(_QUOTED.fullmatch(token.text))
            marks += marked
            if marked and token.i > 0 and token.nbor(-1).lower_ == "as":
                # "Attacked the plan as “a gift to the rich”": the quoted words were said.
                return True
            if token.pos_ in {"VERB", "AUX"} and marks % 2 == 0:
                return True
    return False


def thing_of(doc: Doc, made: Attribution) -> Token | None:
    """The thing that is all the content there is ("praised *the deal*"); None where words are told."""
    spans = [doc.char_span(*extent, alignment_mode="expand") for extent in made.content]
    found = [span for span in spans if span is not None]
    if not found or any(_QUOTED.search(span.text) or span[0].lower_ in _CONJUNCTIONS for span in found):
        return None
    if any(token.dep_ in _COMPLEMENTS and token.head.i == made.cue_token for span in found for token in span):
        # "Urged *the parties to return*", "said *the deal was dead*".
        return None
    # The first word that hangs on none within: of "the talks, given their failure" the talks.
    head = next((token for token in found[0] if token.head not in found[0]), found[0].root)
    if head.pos_ in _THINGS:
        return head
    # The parser takes many a plural for a verb ("North Korea's latest *launches*").
    beside = {child.dep_ for child in head.lefts}
    return head if beside & {"det", "poss", "amod"} and "nsubj" not in beside else None


def _is_deed(head: Token) -> bool:
    """ "To close the airport": the infinitive is all there is."""
    return infinitive(head) and head.left_edge.lower_ == "to"


def _is_deed_of_another(content: Span, made: Attribution) -> bool:
    """ "Ordered *the ship to sail*"."""
    return any(t.dep_ in _COMPLEMENTS and t.head.i == made.cue_token and infinitive(t) for t in content)


def negated(cue: Token) -> bool:
    """Whether the cue is denied by a word beside it."""
    return clauses.negated(cue) or (
        cue.dep_ == "conj" and any(child.lower_ == "neither" for child in cue.head.lefts)
    )


class Circumstances:
    """Reads footing and stance off the words around a cue."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._footings = [(row, re.compile(row.pattern, re.IGNORECASE)) for row in knowledge.rows(FOOTINGS)]
        kinds = {row.kind: frozenset(row.words) for row in knowledge.rows(WORDS)}
        self._answers = kinds["answer"]
        self._put_to = kinds["put-to"]
        self._spoken_to = kinds["spoken-to"]
        self._falsehood = kinds["falsehood"]

    def speaker_unnamed(self, cue: Token) -> bool:
        """Whether it is told only of whom or to whom something was said ("asked about it, she said").

        Of other verbs a participle beside a noun is as often a past tense that the parser mistook.
        """
        if any(child.dep_ == "agent" or child.lower_ == "by" for child in cue.rights):
            return False
        helped = any(child.dep_ == "auxpass" and child.lower_ in _BEING for child in cue.lefts)
        beside = cue.lemma_ in self._spoken_to and clauses.passive_beside(cue)
        return helped or beside or (cue.lemma_ in self._put_to and clauses.passive(cue))

    def basis(self, doc: Doc, made: Attribution, sentence: Extent, *, of_person: bool = False) -> Basis:
        """On what footing it was said, by the words of the cue's sentence outside the content.

        Args:
            of_person: whether somebody speaks, whatever papers are told of him ("a data analyst").
        """
        text = text_of(doc)
        around = "".join(text[start:end] for start, end in _outside(sentence, made.content))
        source = text[made.source[0] : made.source[1]] if made.source else ""
        for row, pattern in self._footings:
            if row.where in {"cue", "both"} and pattern.search(around):
                return row.basis
            of_paper = row.where == "source" and of_person
            if row.where in {"source", "both"} and not of_paper and pattern.search(source):
                return row.basis
        if made.act == "reports":
            return "report"
        return "on-record" if made.act == "says" and made.source else "other"

    def stance(self, doc: Doc, made: Attribution) -> Stance:
        """What the speaker does with the content; a negated cue turns it."""
        if made.stance == "asserts" and made.act == "says" and self._calls_false(doc, made):
            return "denies"
        if made.cue_token is None:
            return made.stance
        cue = doc[made.cue_token]
        turned = negated(cue)
        lemma = cue.lemma_.lower()
        if not turned:
            if lemma == "tell" or made.stance != "asks":
                return made.stance
            return "asks"
        if made.stance in {"denies", "declines"}:
            return "declines" if any(c.lower_ == "nor" for c in cue.lefts) else "other"
        if made.act == "intends" or lemma in self._answers:
            return "declines"
        return "denies" if made.act == "believes" else "declines"

    def _calls_false(self, doc: Doc, made: Attribution) -> bool:
        """ "It is a lie", "called the claim baseless": the words say of something that it is not so."""
        spans = (doc.char_span(*extent, alignment_mode="expand") for extent in made.content)
        said = [token for span in spans if span is not None for token in span]
        return any(
            token.lemma_.lower() in self._falsehood and _said_of(token) and not _denied(token)
            for token in said
        )


def _said_of(word: Token) -> bool:
    """Whether a word is what something is said to be, or to be called."""
    at = word.head if word.dep_ in {"conj", "amod", "compound"} else word
    if at.dep_ == "pobj":
        return at.head.lower_ == "as"
    return at.dep_ in {"attr", "acomp", "oprd"} or (at.dep_ == "ccomp" and at.pos_ in {"ADJ", "NOUN"})


def _denied(word: Token) -> bool:
    """Whether it is said not to be so ("is not a lie", "nobody should assume it is fake")."""
    above = [each for each in word.ancestors if each.pos_ in {"VERB", "AUX"}]
    beside = any(child.dep_ == "neg" for each in (word, *above) for child in each.children)
    return beside or any(map(clauses.negated, above))


def _outside(sentence: Extent, content: Sequence[Extent]) -> list[Extent]:
    pieces = []
    at = sentence[0]
    for start, end in sorted(content):
        if start > at:
            pieces.append((at, min(start, sentence[1])))
        at = max(at, end)
    if at < sentence[1]:
        pieces.append((at, sentence[1]))
    return [(start, end) for start, end in pieces if start < end]


def _hangs_on(doc: Doc, token: Token, cue: Token) -> bool:
    """Whether a phrase belongs to the cue's own clause and to no verb between."""
    steps = 0
    while token.head != token and steps < 12:
        token = token.head
        steps += 1
        if token == cue:
            return True
        if token.pos_ in {"VERB", "AUX"}:
            # "speaking at the ministry on Monday, he said": a participle of the cue's clause.
            return token.dep_ in {"advcl", "acl"} and token.tag_ == "VBG" and token.head == cue
    return False


def when_said(doc: Doc, made: Attribution, times: Sequence[Time]) -> Time | None:
    """The date in the cue's clause, the nearest where there are several."""
    return _nearest(doc, made, [time for time in times if time.type in {"DATE", "TIME"}])


def where_said(doc: Doc, made: Attribution, places: Sequence[Place]) -> Place | None:
    """The literal place in the cue's clause, the nearest where there are several."""
    return _nearest(doc, made, [place for place in places if place.use == "literal"])


def _nearest(doc: Doc, made: Attribution, candidates: Sequence[Moment]) -> Moment | None:
    if made.cue is None or made.cue_token is None:
        return None
    cue = doc[made.cue_token]
    best: tuple[int, Moment] | None = None
    for candidate in candidates:
        if candidate.in_ != "text" or not cue.sent.start_char <= candidate.start < cue.sent.end_char:
            continue
        if any(start <= candidate.start < end for start, end in made.content):
            continue
        if made.source and made.source[0] <= candidate.start < made.source[1]:
            continue
        span = doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
        if span is None or not _hangs_on(doc, span.root, cue):
            continue
        distance = abs(candidate.start - made.cue[0])
        if best is None or distance < best[0]:
            best = (distance, candidate)
    return best[1] if best else None
