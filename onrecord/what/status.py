"""Did it happen, by the words? Read up the tree from the trigger, with the cue's span.

Each word between the trigger and the main clause may change what is committed to: an
auxiliary, a governing verb ("refused to"), a noun ("prospects for"), a conjunction ("if").
The innermost speaker counts: what is merely reported stays `actual`.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.what import STATUS_CUES
from onrecord.vocabulary import NOT_DONE, OPEN, Status
from onrecord.what import syntax
from onrecord.what.frames import lemma
from onrecord.what.overturned import denial, is_at_no_time, is_put_off, overtaken, undone_after

_DEPTH = 8
_NEGATIVE_SUBJECTS = frozenset({"no", "neither", "nobody", "none", "nothing", "no-one"})
_OFF: dict[Status, Status] = {"negated": "actual", "cancelled": "cancelled", "postponed": "postponed"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A status, and the word that gives it (None for plain assertion)."""

    status: Status
    cue: Token | None = None


_ACTUAL = Reading("actual")


def is_known(noun: Token) -> bool:
    """Whether a noun names an act that is taken to be known ("the visit", "Chad's offer")."""
    return any(child.lower_ in syntax.DEFINITE or child.dep_ == "poss" for child in noun.children)


# Relations of the words by which a plan that was told before them came to nothing.
_OF_COMING = frozenset({"absent", "present"})


class StatusReader:
    """Reads the status of triggers; `cues` come from the knowledge alone."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.cues: dict[tuple[str, str], str] = {
            (row.lemma, row.relation): row.status for row in knowledge.rows(STATUS_CUES)
        }

    @property
    def rejecting(self) -> frozenset[str]:
        """The words that plainly undo an act: call a claim untrue, say it nearly was or stayed a plan."""
        undoing = [(word, how) for (word, how), status in self.cues.items() if status in NOT_DONE]
        plain = {word for word, how in undoing if how in {"claim", "verdict", "not-quite"}}
        # "But stayed at home"; "refused", "failed" and "dropped" undo in many other ways.
        staying = {word for word, how in undoing if how in _OF_COMING}
        others = {word for word, how in undoing if how not in _OF_COMING}
        # "Was to have met".
        return frozenset(plain | (staying - others) | {"be"})

    def _cue(self, token: Token, relation: str) -> str | None:
        for child in token.children:
            if child.dep_ == "prt":
                found = self.cues.get((f"{lemma(token)} {child.lower_}", relation))
                if found is not None:
                    return found
        return self.cues.get((lemma(token), relation)) or self.cues.get((token.lower_, relation))

    def is_topic(self, cue: Token) -> bool:
        """Whether a cue only says that an act was talked about ("discussed")."""
        return self._cue(cue, "object") == "topic"

    # --- the word's own auxiliaries, negation, adverbs and conjunction -----------------

    def _own(self, verb: Token) -> Reading:
        negated: Token | None = None
        reading = _ACTUAL
        has_perfect = any(c.dep_ == "aux" and c.lower_ in {"have", "'ve"} for c in verb.children)
        for child in verb.children:
            low = child.lower_
            undoing = child.dep_ == "advmod" and (
                self._cue(child, "modifier") or self._cue(child, "not-quite")
            )
            if child.dep_ == "neg" or undoing == "negated":
                if child.i < verb.i or child.dep_ == "neg":
                    negated = child
            elif child.dep_ == "aux" and child.tag_ == "MD":
                modal = self.cues.get((low, "modal"), "hypothetical")
                if low == "would" and not has_perfect and self._is_told(verb):
                    # "said the fleet would sail" is "the fleet will sail", told afterwards; but "a
                    # week after it said it would sail" leaves open whether that still holds.
                    modal = "hypothetical" if self._is_past_by_then(verb.head) else "future"
                if modal in OPEN and not (low in {"must", "'d"} and has_perfect):
                    reading = Reading("future" if modal == "future" else "hypothetical", child)
            elif child.dep_ == "mark" and self._cue(child, "mark") in {"hypothetical", "negated"}:
                if reading.status == "actual":
                    reading = Reading(
                        "hypothetical" if self._cue(child, "mark") == "hypothetical" else "negated", child
                    )
            elif child.dep_ == "advmod" and self._cue(child, "modifier") in OPEN and reading is _ACTUAL:
                if self._cue(child, "modifier") == "hypothetical":
                    reading = Reading("hypothetical", child)
            elif child.dep_ == "prep" and is_at_no_time(child, self._cue):
                negated = child
            elif child.dep_ in {"nsubj", "nsubjpass", "dobj"}:
                none = [
                    c for c in (child, *child.children) if c.lower_ in _NEGATIVE_SUBJECTS and c.i <= child.i
                ]
                if none:
                    negated = none[0]
        if self._going_to(verb) is not None and reading is _ACTUAL:
            reading = Reading("future", self._going_to(verb))
        if negated is not None:
            # "will not", "has not" and "would not" all deny it; "if not" leaves it open.
            if reading.cue is not None and reading.cue.dep_ == "mark":
                return reading
            if reading.cue is not None and reading.cue.lower_ in {"may", "might", "could"}:
                return reading if reading.cue.lower_ != "could" else Reading("negated", negated)
            return Reading("negated", negated)
        return reading

    @staticmethod
    def _is_past_by_then(saying: Token) -> bool:
        """Whether a verb of saying stands in a clause of time ("after it said …")."""
        return any(child.dep_ == "mark" and child.lower_ == "after" for child in saying.children) or (
            saying.dep_ == "pcomp" and saying.head.lower_ == "after"
        )

    def _is_told(self, verb: Token) -> bool:
        """Whether a clause is what somebody said, without a condition of its own."""
        head = verb.head
        conditional = any(
            c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in {"if", "unless"} for m in c.children)
            for c in verb.children
        )
        return (
            verb.dep_ == "ccomp"
            and head.tag_ in {"VBD", "VBN"}
            and self._cue(head, "complement") in {"actual", "same"}
            and not conditional
        )

    @staticmethod
    def _going_to(verb: Token) -> Token | None:
        head = verb.head
        if verb.dep_ == "xcomp" and head.lower_ == "going" and any(c.dep_ == "aux" for c in head.children):
            return head
        return None

    # --- what governs it --------------------------------------------------------------

    def _joined(self, below: str | None, governor: Reading, cue: Token) -> Reading:
        """The status of an act under a word with its own reading."""
        if below is None or below == "same":
            return governor
        if below == "actual":
            return _ACTUAL
        status: Status = below  # type: ignore[assignment]
        if governor.status in NOT_DONE:
            # "did not refuse", "cancelled plans": the word itself is denied.
            if status in NOT_DONE:
                return Reading("actual", governor.cue) if status == "negated" else Reading(status, cue)
            return governor if status == "future" else Reading("hypothetical", cue)
        if governor.status in OPEN and status in NOT_DONE:
            return Reading("negated" if status == "negated" else "hypothetical", cue)
        return Reading(status, cue)

    def _infinitive(self, verb: Token) -> bool:
        return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)

    def _complement(self, verb: Token, own: Reading, depth: int) -> Reading:
        head = verb.head
        if head.pos_ == "ADJ" or (head.lemma_ == "be" and verb.dep_ == "xcomp"):
            return self._adjectival(verb, head, own, depth)
        below = self._cue(head, "complement")
        infinitive = self._infinitive(verb)
        if verb.dep_ == "ccomp" and not infinitive:
            if own.status != "actual" or own.cue is not None:
                return own
            if below in {"future", "same", None}:
                # "expects that", "announced": a finite clause stands on its own tense.
                predicted = below == "future" and verb.tag_ in {"VB", "VBP", "VBZ"}
                return Reading("future", head) if predicted else own
            return self._joined(below, self.read_verb(head, depth + 1), head) if below != "actual" else own
        if below is None:
            below = "hypothetical" if infinitive else "same"
        elif below == "actual" and infinitive:
            # "is said to have met" asserts; "told Kyiv to stop" does not.
            perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
            below = "actual" if perfect else "hypothetical"
        joined = self._joined(below, self.read_verb(head, depth + 1), head)
        if own.status == "negated":
            return own if joined.status not in {"negated"} else _ACTUAL
        return joined

    def _adjectival(self, verb: Token, head: Token, own: Reading, depth: int) -> Reading:
        words = [head, *(c for c in head.children if c.dep_ in {"acomp", "attr", "oprd"})]
        for word in words:
            below = self._cue(word, "adjective")
            if below is not None:
                joined = self._joined(below, self.read_verb(self._copula(word), depth + 1), word)
                if own.status == "negated":
                    return own if joined.status != "negated" else _ACTUAL
                return joined
        if self._infinitive(verb):
            # "Was to have joined": it did not come to it.
            missed = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
            planned: Status = "cancelled" if missed and head.tag_ == "VBD" else "future"
            return Reading(planned, head) if head.lemma_ == "be" else Reading("hypothetical", head)
        return own

    @staticmethod
    def _copula(word: Token) -> Token:
        return word.head if word.dep_ in {"acomp", "attr", "oprd"} else word

    def read_verb(self, verb: Token, depth: int = 0) -> Reading:
        """The status of the act that a verb (or copula) reports."""
        own = self._own(verb)
        if depth > _DEPTH:
            return own
        head = verb.head
        if verb.dep_ in {"xcomp", "ccomp", "oprd"} and (syntax.verb_like(head) or head.pos_ == "ADJ"):
            if own.cue is not None and own.cue.tag_ == "MD":
                return own
            return self._complement(verb, own, depth)
        if own.status != "actual":
            return own
        if verb.dep_ in {"ccomp", "acl", "relcl"} and (denied := denial(head, self._cue)) is not None:
            return Reading("negated", denied)
        if verb.dep_ in {"ccomp", "acl", "relcl"} and head.pos_ == "NOUN" and verb.tag_ == "VB":
            # "the demand that troops withdraw"
            return self._under_noun(head, depth) or Reading("hypothetical", head)
        if verb.dep_ == "conj" and (syntax.verb_like(head)):
            finite = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
            if not finite and not (verb.tag_ in {"VBD", "VBZ"} and head.tag_ in {"VB", "VBG"}):
                return self.read_verb(head, depth + 1)
            return own
        if verb.dep_ == "advcl" and syntax.verb_like(head):
            if self._infinitive(verb):
                # What a journey to come is for, is to come as well.
                outer = self.read_verb(head, depth + 1)
                return outer if outer.status == "future" else Reading("hypothetical", verb)
            if verb.tag_ == "VBG" and not any(c.dep_ == "mark" for c in verb.children):
                outer = self.read_verb(head, depth + 1)
                return outer if outer.status in OPEN else own
            return own
        if verb.dep_ == "acl":
            if self._infinitive(verb):
                return self._under_noun(head, depth) or Reading("hypothetical", verb)
            return own
        if verb.dep_ == "pcomp":
            return self._prepositional(head, depth) or own
        if verb.dep_ == "amod":
            return own
        return own

    # --- nouns ------------------------------------------------------------------------

    def _under_noun(self, noun: Token, depth: int) -> Reading | None:
        if (denied := denial(noun, self._cue)) is not None:
            return Reading("negated", denied)
        below = self._cue(noun, "of")
        if below is None or (noun.dep_ == "pobj" and noun.head.lower_ == "without"):
            # "without delay" puts nothing off.
            return None
        return self._joined(below, self.read_noun(noun, depth + 1), noun)

    def _prepositional(self, preposition: Token, depth: int) -> Reading | None:
        low = preposition.lower_
        if low == "of" and preposition.head.lower_ == "ahead":
            return Reading("future", preposition.head)
        if low == "of" and preposition.head.lower_ == "short":
            return Reading("negated", preposition.head)  # "stopped short of condemning it"
        status = self.cues.get((low, "preposition"))
        if low == "before" and self._is_past(preposition):
            status = None
        if status in OPEN or status == "negated":
            return Reading(status, preposition)  # type: ignore[arg-type]
        head = preposition.head
        if head.pos_ in syntax.NOUNS:
            return self._under_noun(head, depth)
        if syntax.verb_like(head):
            below = self._cue(head, "complement")
            if low in {"from", "against", "of", "out", "at"} and below == "negated":
                return self._joined("negated", self.read_verb(head, depth + 1), head)
            if below in OPEN and low in {
                "for",
                "to",
                "on",
                "of",
                "about",
                "against",
                "in",
            }:
                return self._joined(below, self.read_verb(head, depth + 1), head)
            if below == "same" and low in {"in", "to", "with", "by"}:
                return self.read_verb(head, depth + 1)
        if head.pos_ == "ADJ":
            below = self._cue(head, "adjective")
            if below is not None:
                return self._joined(below, self.read_verb(self._copula(head), depth + 1), head)
        return None

    def read_noun(self, noun: Token, depth: int = 0) -> Reading:
        """The status of the act that a noun names."""
        if depth > _DEPTH:
            return _ACTUAL
        for child in noun.children:
            if child.i > noun.i:
                continue
            if child.dep_ in {"amod", "compound", "advmod", "nmod"}:
                status = self._cue(child, "adjective")
                if self._cue(child, "attribute") == "actual":
                    # "good talks" took place; that talks "would be good" says nothing of the kind.
                    continue
                if status is not None and child.pos_ != "NOUN":
                    return Reading(status, child)  # type: ignore[arg-type]
                if child.pos_ in {"VERB", "ADJ"} and (below := self._cue(child, "object")) in {
                    "future",
                    "hypothetical",
                }:
                    return Reading(below, child)  # type: ignore[arg-type]
            if child.dep_ in {"det", "neg"} and child.lower_ in {"no", "neither"}:
                return Reading("negated", child)
        head = noun.head
        if noun.dep_ == "conj" and head.pos_ in syntax.NOUNS:
            return self.read_noun(head, depth + 1)
        if noun.dep_ in {"dobj", "nsubjpass", "attr", "oprd"} and syntax.verb_like(head):
            return self._argument(noun, head, "object", depth)
        if noun.dep_ == "nsubj" and syntax.verb_like(head):
            if (after := undone_after(noun, head)) != head:
                return self._argument(noun, after, "object", depth)
            return self._argument(noun, head, "subject", depth)
        if noun.dep_ == "pobj":
            return self._prepositional(head, depth) or _ACTUAL
        if noun.dep_ in {"compound", "nmod"} and head.pos_ in syntax.NOUNS:
            if self._cue(head, "compound") == "same":
                return self.read_noun(head, depth + 1)
            return self._under_noun(head, depth) or _ACTUAL
        if noun.dep_ == "ROOT" or noun.dep_ == "appos":
            return _ACTUAL
        return _ACTUAL

    def _argument(self, noun: Token, verb: Token, position: str, depth: int) -> Reading:
        if position == "object" and is_put_off(verb, self._cue):
            return Reading("postponed", verb)
        below = self._cue(verb, position)
        governor = self.read_verb(verb, depth + 1)
        for child in verb.children:
            if child.dep_ in {"acomp", "oprd"} and position == "subject":
                status = self._cue(child, "adjective")
                if status is not None:
                    return self._joined(status, governor, child)
        if below is None:
            # A doubtful clause leaves a known act alone; a new one is as doubtful as its clause.
            return governor if governor.status in OPEN and not is_known(noun) else _ACTUAL
        if below == "topic":
            # "discussed the launch" speaks of one that was, "discussed a visit" of an idea.
            below = "hypothetical" if not is_known(noun) else "actual"
        return self._joined(below, governor, verb)

    @staticmethod
    def _is_past(preposition: Token) -> bool:
        """Whether what came "before" the act is told in the past, so that both are over."""
        above = next((t for t in preposition.ancestors if syntax.verb_like(t)), None)
        return above is not None and (
            above.tag_ in {"VBD", "VBN"} or any(c.lower_ in {"had", "was", "were"} for c in above.children)
        )

    @staticmethod
    def is_volition(verb: Token) -> bool:
        """Whether a negated clause says what somebody will not do ("will not withdraw")."""
        return any(c.dep_ == "aux" and c.lower_ in {"will", "would", "wo", "shall"} for c in verb.children)

    def read(self, token: Token, support: Token | None = None) -> Reading:
        """The status of a trigger; `support` is the verb that carries an event noun."""
        if syntax.verb_like(token) or token.tag_ in {"VBN", "VBG"}:
            reading = self.read_verb(token)
            if reading.status == "future" and (missed := overtaken(token, self._cue)) is not None:
                return Reading("cancelled", missed)
            if reading is _ACTUAL and token.dep_ == "ROOT" and token.sent.text.rstrip().endswith("?"):
                return Reading(
                    "hypothetical", next(t for t in reversed(token.sent) if t.text.startswith("?"))
                )
            return reading
        reading = self.read_noun(token)
        if support is not None and reading is _ACTUAL and syntax.verb_like(support):
            relation = "object" if any(o.i == token.i for o in syntax.objects(support)) else "subject"
            below = self._cue(support, relation)
            if below in {"same", None}:
                return self.read_verb(support)
        return reading
