"""Cues that look like speech where nobody has said anything."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.said import FOOTINGS, VERBS, WORDS
from onrecord.parse.documents import text_of
from onrecord.said import clauses
from onrecord.said.attribution import Attribution, lemma
from onrecord.said.circumstances import negated, thing_of

_UNNAMED = "on-condition-of-anonymity"
_RELATIVE = frozenset({"WDT", "WP"})


class Unspoken:
    """Tells attributions that are none by what they are said of.

    The encoder learned from readers who marked whatever has a source; what shows a thing, brings it
    about or names one's own source is no statement of anybody's.

    Attributes:
        naming: verbs that name whom one has it from.
        connectives: words by which a report goes over to what it tells next.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        kinds = {row.kind: frozenset(row.words) for row in knowledge.rows(WORDS)}
        self._happenings = kinds["happening"]
        self._shown = kinds["shown"]
        self._particles = kinds["particle"]
        self._unmentioned = kinds["unmentioned"]
        self._answering = kinds["answering"]
        self.naming = kinds["named-source"]
        self._moved = kinds["moved"]
        self.connectives = kinds["connective"]
        self._in_words_only = kinds["in-words-only"]
        self._nobody = kinds["nobody"]
        self._asked = kinds["asked"]
        self._assault = kinds["assault"]
        conditions = (row.pattern for row in knowledge.rows(FOOTINGS) if row.basis == _UNNAMED)
        self._condition = re.compile("|".join(f"(?:{pattern})" for pattern in conditions), re.IGNORECASE)
        self._people = kinds["noun"]
        self._quoting = {row.lemma for row in knowledge.rows(VERBS) if set(row.frames) == {"quote"}}

    def holds(self, doc: Doc, made: Attribution) -> bool:
        """Whether nothing was said."""
        if made.quoted or made.cue_token is None:
            return False
        cue = doc[made.cue_token]
        word = lemma(cue)
        if self._condition.match(text_of(doc), cue.idx):
            # "Asked not to be named": how somebody spoke, and none of the words.
            return True
        if word in self._assault and thing_of(doc, made) is not None and not _over_something(cue):
            return True
        if made.act == "says" and made.stance == "asserts" and self._points_elsewhere(doc, made):
            return True
        if made.source_token is None:
            # "Was large enough to suggest that", "rumors surfaced that": nobody does.
            # So does nobody who "prohibits the sale": a law does, in a clause that the parser cut off.
            unheard = made.heard and (cue.pos_ == "NOUN" or cue.tag_ == "VBZ")
            return (cue.tag_ == "VB" and made.frame == "clause") or unheard
        source = doc[made.source_token]
        if word in self._shown and self.is_happening(source):
            return True
        if source.lower_ in self._nobody or _stands_for_a_clause(source):
            return True
        if any(child.dep_ == "prt" and f"{word} {child.lower_}" in self._particles for child in cue.rights):
            return True
        if _still_due(cue) or (word in self._quoting and clauses.passive(cue)):
            return True
        if word in self._unmentioned and (negated(cue) or _without(cue)):
            return True
        if word in self._in_words_only:
            thing = thing_of(doc, made)
            # "Dodged sanctions", but "dodged questions on them" is a refusal.
            return thing is not None and lemma(thing) not in self._asked
        if word in self._answering and not negated(cue):
            return thing_of(doc, made) is not None
        return word in self.naming | self._moved and self._is_of_people(doc, made)

    def is_happening(self, source: Token) -> bool:
        """Whether a source is something that came about, and nobody."""
        words = {source.lower_, lemma(source)}
        return source.pos_ in {"NOUN", "VERB"} and not source.ent_type_ and bool(words & self._happenings)

    def reseat(self, doc: Doc, made: Attribution) -> None:
        """Give a participle to its clause's subject where the noun beside it speaks of an event.

        "Seoul closed the border after the launch, saying …": the launch says nothing.
        """
        if made.cue_token is None or made.source_token is None or doc[made.cue_token].tag_ != "VBG":
            return
        if self.is_happening(doc[made.source_token]):
            above = clauses.subject(doc[made.cue_token].head)
            if above is not None and not self.is_happening(above):
                made.set_source(above)

    @staticmethod
    def _points_elsewhere(doc: Doc, made: Attribution) -> bool:
        """Whether the content is a relative pronoun ("the plan, which they described")."""
        span = doc.char_span(*made.content[0], alignment_mode="expand")
        return len(made.content) == 1 and span is not None and len(span) == 1 and span[0].tag_ in _RELATIVE

    def _is_of_people(self, doc: Doc, made: Attribution) -> bool:
        thing = thing_of(doc, made)
        if thing is None or thing.lemma_.lower() not in self._people:
            return False
        span = doc.char_span(*made.content[0], alignment_mode="expand")
        # "Quoted sources as saying that …" tells their words.
        return not any(token.pos_ in {"VERB", "AUX"} for token in span or ())


def _over_something(cue: Token) -> bool:
    """Whether it tells what somebody is attacked *for*: an attack in words."""
    beside = (*cue.rights, *(below for child in cue.rights if child.dep_ == "dobj" for below in child.rights))
    return any(child.dep_ == "prep" and child.lower_ in {"over", "for", "as"} for child in beside)


def _stands_for_a_clause(source: Token) -> bool:
    """Whether it is what was told before: "*that* raises questions", "… *which* suggests that"."""
    return source.tag_ == "WDT" or (source.tag_ == "DT" and source.lower_ in {"this", "that"})


def _without(cue: Token) -> bool:
    """Whether it was left undone: "without mentioning"."""
    return cue.dep_ == "pcomp" and cue.head.lower_ == "without"


def _still_due(cue: Token) -> bool:
    """Whether it is yet to be said: "has to explain", "did not need to say"."""
    duty = cue.head
    return cue.dep_ == "xcomp" and duty.lemma_ in {"have", "need"} and duty.tag_ in {"VBZ", "VBP", "VB"}
