"""Attribution by verbs: who is its subject, and which of its complements is the content."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from spacy.tokens import Token

from onrecord.knowledge.rows.said import Cue
from onrecord.said import clauses
from onrecord.said.attribution import Attribution, infinitive, lemma

# Conjunctions that set another's words against the speaker's.
_AGAINST = frozenset({"while", "though", "although", "whereas", "as"})
# Prepositions whose phrase goes on with an object ("accused them *of lying*").
_TAILS = frozenset({"of", "for", "as", "from", "against", "over", "to", "with", "on"})


def _goes_on(child: Token) -> bool:
    """Whether a verb's complement goes on with its object's ("called them *a threat*")."""
    if child.dep_ in {"xcomp", "oprd", "ccomp", "acl", "dobj", "attr", "acomp"}:
        return child.tag_ != "VBG" or child.dep_ != "ccomp"
    if child.dep_ != "prep" or child.lower_ not in _TAILS:
        return False
    return not any(below.ent_type_ in {"DATE", "TIME"} for below in child.children)


def _hung_lower(verb: Token) -> Token | None:
    """The that-clause the parser hung to a noun beside the verb ("said in a statement that")."""
    for child in verb.rights:
        if child.dep_ not in {"prep", "dobj", "npadvmod", "dative"}:
            continue
        for below in child.subtree:
            that = any(c.dep_ == "mark" and c.lower_ == "that" for c in below.lefts)
            if that and below.dep_ in {"acl", "relcl", "ccomp"} and below.head.pos_ in {"NOUN", "PROPN"}:
                return below
    return None


def _figure(verb: Token) -> Token | None:
    """The number at which something is put ("put the toll *at 34*")."""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == "at" and any(token.like_num for token in child.subtree):
            return child
    return None


def _claim_denied(verb: Token) -> set[int] | None:
    """The claim that a clause hung to it denies ("*a charge* that Peru denies")."""
    claim, who = verb.head, clauses.own_subject(verb)
    if verb.dep_ != "relcl" or claim.pos_ != "NOUN" or who is None or who.tag_ in {"WDT", "WP"}:
        return None
    things = [child for child in verb.children if child.dep_ in {"dobj", "ccomp", "xcomp"}]
    if any(child.tag_ not in {"WDT", "WP"} for child in things):
        return None
    return {i for i in clauses.subtree(claim) if i <= claim.i}


class VerbCues:
    """Reads the clause of a verb that the knowledge lists.

    Args:
        verbs: the rows by lemma.
        light: verbs that make a cue with a noun ("issued a statement").
        written: nouns that join a cue ("said in a statement").
        silences: verbs that are refusals when negated and alone ("would not comment").
        spoken_to: verbs that beside a passive are passive too ("was summoned and told").
        voiceless: nouns and pronouns of what says nothing.
    """

    def __init__(
        self,
        verbs: Mapping[str, Cue],
        light: Collection[str],
        written: Collection[str],
        silences: Collection[str],
        spoken_to: Collection[str],
        voiceless: Collection[str],
    ) -> None:
        self._verbs = verbs
        self._light = light
        self._written = written
        self._silences = silences
        self._spoken_to = spoken_to
        self._voiceless = voiceless

    def find(self, verb: Token, row: Cue) -> Attribution | None:
        """The attribution a verb makes; None where it has neither content nor may have a quotation."""
        doc = verb.doc
        first, last = clauses.group(verb)
        if clauses.passive(verb) or (lemma(verb) in self._spoken_to and clauses.passive_beside(verb)):
            return self._from_passive(verb, row, first, last)
        if "raising" in row.frames:
            return self._from_raising(verb, row, first, last)
        reporters = self._reporters(verb)
        source = clauses.subject(reporters or verb)
        light = self._announced_by(verb)
        if light is not None:
            source, first = light
        made = Attribution(
            clauses.chars(doc, first, last), verb.i, row.act, row.stance, can_quote="quote" in row.frames
        )
        made.set_source(source)
        content, new_last, made.frame = self._active_content(verb, row, last)
        claim = _claim_denied(verb) if row.stance == "denies" else None
        if claim is not None:
            content, made.frame = claim, "relative"
        if new_last == last:
            new_last = self._written_in(verb, last)
        if new_last != last:
            made.cue = clauses.chars(doc, first, new_last)
        made.content = clauses.runs(doc, content)
        made.sure = bool(made.content) and (reporters is not None or made.frame in {"figure", "relative"})
        made.speaks = row.act == "says" and {"quote", "clause"} <= set(row.frames)
        made.speech = made.speaks and made.frame in {"clause", "around"}
        refused = clauses.negated(verb)
        alone = not made.content and verb.lemma_ in self._silences
        if alone and first < verb.i and any(child.dep_ == "neg" for child in verb.lefts):
            # "would not comment": the refusal is the cue, what is refused the content.
            made.cue = clauses.chars(doc, first, verb.i - 1)
            made.content = [clauses.chars(doc, verb.i, verb.i)]
            made.frame, made.can_quote = "silence", False
        elif refused and verb.lemma_ in self._silences and made.frame.startswith("preposition"):
            # "did not respond to a request": a refusal too, whatever was asked.
            made.frame = "silence"
        if not made.content and not made.can_quote:
            return None
        if source is None and "quote" not in row.frames:
            return None
        if made.frame == "object" and verb.dep_ == "advcl" and infinitive(verb):
            # "met to discuss the plan": a purpose; one in four is marked in PolNeAR's training part.
            return None
        return made

    def _reporters(self, verb: Token) -> Token | None:
        """The verb of speech that goes on with a verb which the parser hung to its content.

        "Said the talks were useful and called the text fair": the talks call nothing anything.
        """
        said, inner = verb.head.head, clauses.own_subject(verb.head)
        if verb.dep_ != "conj" or verb.head.dep_ != "ccomp" or clauses.own_subject(verb) is not None:
            return None
        if (
            inner is None
            or inner.lemma_.lower() not in self._voiceless
            or not verb.tag_ == said.tag_ == "VBD"
        ):
            return None
        rows = self._verbs.get(lemma(said)), self._verbs.get(lemma(verb))
        return said if all(row is not None and row.act == "says" for row in rows) else None

    @staticmethod
    def _from_raising(verb: Token, row: Cue, first: int, last: int) -> Attribution | None:
        """ "The North appears to have fired": nobody is named who finds it so."""
        raised = clauses.own_subject(verb)
        complement = next((c for c in verb.rights if c.dep_ in {"xcomp", "oprd", "acomp", "ccomp"}), None)
        if complement is None:
            return None
        tokens = clauses.subtree(complement)
        if raised is not None and raised.lower_ != "it":
            tokens |= clauses.subtree(raised)
        made = Attribution(clauses.chars(verb.doc, first, last), verb.i, row.act, row.stance, frame="raising")
        made.content = clauses.runs(verb.doc, tokens)
        return made if made.content else None

    def _written_in(self, verb: Token, last: int) -> int:
        """The last token of "in a statement", where it follows the verb."""
        for child in verb.rights:
            if child.dep_ == "prep" and child.i == last + 1 and child.right_edge.i - child.i < 7:
                for below in child.children:
                    if below.dep_ == "pobj" and below.lemma_.lower() in self._written:
                        return below.i
        return last

    def _announced_by(self, verb: Token) -> tuple[Token | None, int] | None:
        """For "issued a statement saying": who issued it, and where the cue begins."""
        noun = verb.head
        if verb.dep_ != "acl" or verb.tag_ != "VBG" or noun.dep_ != "dobj":
            return None
        if noun.head.lemma_ not in self._light:
            return None
        return clauses.subject(noun.head), clauses.group(noun.head)[0]

    def _active_content(self, verb: Token, row: Cue, last: int) -> tuple[set[int], int, str]:
        frames = row.frames
        clause = aim = gerund = thing = None
        for child in verb.children:
            if child.dep_ == "ccomp" and self._parenthesis(verb, child):
                continue
            if child.dep_ == "ccomp" and not infinitive(child):
                clause = clause or child
            elif child.dep_ in {"xcomp", "ccomp"} and infinitive(child):
                aim = aim or child
            elif child.dep_ == "xcomp" and child.tag_ == "VBG":
                gerund = gerund or child
            elif child.dep_ in {"dobj", "nmod"} and (child.i > verb.i or child.tag_ in {"WDT", "WP"}):
                thing = thing or child
        if clause is None and {"clause", "quote"} <= set(frames):
            clause = _hung_lower(verb)
        if clause is not None and ("clause" in frames or "quote" in frames):
            return self._of_clause(verb, clause), last, "clause"
        if aim is not None and ("infinitive" in frames or ("object" in frames and thing is not None)):
            tokens = clauses.subtree(aim)
            if thing is not None:
                tokens |= clauses.subtree(thing)
            return tokens, last, "infinitive"
        if gerund is not None and "gerund" in frames:
            return clauses.subtree(gerund), last, "gerund"
        figure = _figure(verb) if thing is not None and "figure" in frames else None
        if thing is not None and figure is not None:
            return clauses.subtree(thing) | clauses.subtree(figure), last, "figure"
        if thing is not None and "object" in frames and not (row.recipient and "quote" in frames):
            return self._of_object(verb, thing), last, "object"
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in row.prepositions and child.i > verb.i:
                tokens = clauses.subtree(child) - {child.i}
                if aim is not None and aim.i > child.i:
                    tokens |= clauses.subtree(aim)
                if tokens:
                    return tokens, child.i if child.i == last + 1 else last, f"preposition:{child.lower_}"
        if "clause" in frames and "quote" in frames:
            return self._around(verb), last, "around"
        return set(), last, "quote"

    def _parenthesis(self, verb: Token, clause: Token) -> bool:
        """Whether a clause after a comma is only "prosecutors said": the one that attributes this one."""
        row = self._verbs.get(lemma(clause))
        if row is None or "quote" not in row.frames or clause.i < verb.i:
            return False
        first = clause.left_edge.i
        takes_more = any(c.dep_ in {"ccomp", "dobj", "xcomp", "prep"} for c in clause.rights)
        return first > 0 and verb.doc[first - 1].text == "," and not takes_more

    def _of_clause(self, verb: Token, clause: Token) -> set[int]:
        tokens = clauses.subtree(clause) - self._of_the_reporter(verb, clause)
        if clause.i > verb.i:
            # A clause to the right begins where it begins, whatever the parser hung to it further left.
            right = {i for i in tokens if i > verb.i}
            left = tokens - right
            return right | left if left and any(verb.doc[i].tag_ in {"WDT", "WP"} for i in left) else right
        return {i for i in tokens if i < verb.i} - clauses.subtree(clauses.own_subject(verb) or verb) or set()

    def _of_the_reporter(self, verb: Token, clause: Token) -> set[int]:
        """What the parser hung to the content though it goes on with the reporter's sentence."""
        beside: set[int] = set()
        for child in clause.subtree:
            if child.i <= clause.i:
                continue
            comma = child.left_edge.i > 0 and verb.doc[child.left_edge.i - 1].text in {",", "-", "—"}
            if child.dep_ == "advcl" and child.tag_ == "VBG" and child.left_edge.i == child.i and comma:
                # "said it was ready, adding that": the participle is the speaker's, not the content's.
                if lemma(child) in self._verbs:
                    beside |= clauses.subtree(child)
            elif child.dep_ == "advcl" and comma and child.head == clause:
                # "said it was ready, while others said it was not": another speaker's statement.
                if lemma(child) in self._verbs and any(c.lower_ in _AGAINST for c in child.lefts):
                    beside |= clauses.subtree(child)
            elif child.dep_ == "conj" and self._reporters(child) == verb:
                beside |= clauses.subtree(child)
            elif (
                child.dep_ == "conj"
                and verb.tag_ == child.tag_ == "VBD"
                and child.head.tag_ in {"VBZ", "VBP", "VB"}
                and clauses.own_subject(child) is None
            ):
                # "said she admires him and praised": the tense shows which verb the second goes with.
                beside |= clauses.subtree(child)
        return beside

    @staticmethod
    def _of_object(verb: Token, thing: Token) -> set[int]:
        tokens = clauses.subtree(thing)
        if thing.i < verb.i:
            return tokens
        following = [child for child in verb.rights if child.i > thing.i]
        last = max((n for n, child in enumerate(following) if _goes_on(child)), default=-1)
        for child in following[: last + 1]:
            tokens |= clauses.subtree(child)
        return tokens

    @staticmethod
    def _around(verb: Token) -> set[int]:
        """The clause a parenthesis ("he said", "as she put it") stands in."""
        if clauses.own_subject(verb) is None or verb.head == verb:
            return set()
        as_clause = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
        if verb.dep_ not in {"parataxis", "ccomp"} and not as_clause:
            return set()
        if verb.head.pos_ not in {"VERB", "AUX"}:
            return set()
        around = clauses.subtree(verb.head) - clauses.subtree(verb)
        # A clause that comes first is itself what is said ("The captain pleaded guilty, police said").
        return set() if verb.dep_ == "ccomp" and min(around) > verb.left_edge.i else around

    def _from_passive(self, verb: Token, row: Cue, first: int, last: int) -> Attribution | None:
        doc = verb.doc
        agent = next(
            (
                below
                for child in verb.children
                if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
                for below in child.children
                if below.dep_ == "pobj"
            ),
            None,
        )
        patient = verb.head if verb.dep_ == "acl" else clauses.subject(verb)
        tokens: set[int] = set()
        for child in verb.children:
            if child.dep_ == "ccomp" and "clause" in row.frames and child.i > verb.i:
                tokens |= clauses.subtree(child)
            elif child.dep_ == "xcomp" and {"infinitive", "clause", "object"} & set(row.frames):
                tokens |= clauses.subtree(child)
                if patient is not None:
                    tokens |= clauses.subtree(patient)
        if not tokens and agent is not None and patient is not None and "object" in row.frames:
            tokens = {i for i in clauses.subtree(patient) if i < verb.i}
        if not tokens and not (agent is not None and "quote" in row.frames):
            return None
        made = Attribution(
            clauses.chars(doc, first, last), verb.i, row.act, row.stance, can_quote="quote" in row.frames
        )
        made.set_source(agent)
        made.content = clauses.runs(doc, tokens)
        told = any(child.dep_ == "ccomp" for child in verb.rights)
        made.speech = told and agent is not None and row.act == "says" and "quote" in row.frames
        return made if made.content or made.can_quote else None
