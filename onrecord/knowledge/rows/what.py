"""What counts as an event: PLOVER's codebook, the trigger lexicon, and the cues of status."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.knowledge.loader import Subject
from onrecord.vocabulary import EventKind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How an act of a category is done; `score` is None where the manual prints none."""

    name: str
    definition: str
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One of PLOVER's categories, with three example sentences of our own.

    `refused` is the category of saying that one will not do such an act; `kind` the kind of an
    event of this category whose trigger no row of the lexicon knows.
    """

    name: str
    title: str
    quad: int
    score: float
    needs_recipient: bool
    definition: str
    coded: str
    not_coded: str
    examples: tuple[str, ...]
    source: str
    modes: tuple[Mode, ...] = ()
    refused: str | None = None
    kind: EventKind = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    """What the words say of whether an act took place."""

    name: Status
    definition: str
    coded: str
    not_coded: str
    examples: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Why, or in which field, an act is done."""

    name: str
    definition: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Folding:
    """A category that becomes another one when its act is only announced or is off."""

    categories: tuple[str, ...]
    statuses: tuple[Status, ...]
    becomes: str
    why: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided where the manual contradicts itself or is silent."""

    name: str
    manual: str
    decided: str
    why: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass:
    """Words that a frame may ask for as `@name`."""

    name: str
    words: tuple[str, ...]
    source: str


FLAGS = frozenset(
    {"takes", "reciprocal", "sides", "keep", "keepcomp", "weak", "supported", "pointing", "never"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One sense of a word that reports an act.

    Attributes:
        lemma: the verb or noun, lower case.
        needs: what must stand with it, all of them: `prt:out`, `obj`, `obj:@meeting`,
            `obj:ban,limit`, `noobj`, `prep:on`, `prep:on:@actor`, `subj:@weapon`, `mod:air`,
            `owner:@leader` (of a noun: whose act), `comp`, `inf` (a to-infinitive), `subjunctive`,
            `compmust`, `pred:liar`, `adj:willing`, `passive`, `neg`, `actors` (a plural or two
            parties); `!` before one forbids it.
        category: PLOVER's category, or NONE for a sense that reports no act of politics;
            empty with a kind for acts outside PLOVER.
        actor, recipient: where they stand, in order of preference: `subj`, `obj`, `prep:to`,
            `comp` (the embedded clause), `poss`, `mod`; `none`.
        flags: any of `FLAGS`: `takes` (of a sense without an event: its object is none either);
            `reciprocal` (all parties act); `sides` (the same, told of a noun's two sides); `keep`
            (the object stays an event of its own), `keepcomp` (so does the clause below); `weak`
            (only with a named recipient); `supported` (a noun that needs a verb to carry it);
            `pointing` (only of a launch told before); `never` (of a noun that is left to the encoder).
        status: a status that the word itself gives ("called off").
    """

    lemma: str
    needs: tuple[str, ...] = ()
    category: str = ""
    modes: tuple[str, ...] = ()
    kind: EventKind = "other"
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    status: Status | None = None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportVerb:
    """A verb that carries an event noun ("hold talks", "talks began", "face sanctions").

    Attributes:
        noun: where the event noun stands: `object`, `subject`, or `prep:to`.
        subject: what the verb's subject is to the event: `actor`, `recipient` or `none`.
    """

    lemma: str
    noun: str
    subject: str
    source: str
    particle: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCue:
    """A word that says of an act beside or below it whether it took place.

    Attributes:
        relation: how the act hangs on the word: `complement` (clause below a verb),
            `object`, `subject` (of a verb), `of` (below a noun, by "to", "of", "for"),
            `modifier` (the word modifies the act), `mark` (opens its clause),
            `prep:X` (object of X below a verb), `preposition`, `no` ("under no circumstances"), `claim`
            (a noun for what is claimed, or a verb that rejects it), `verdict` (a word that calls a claim
            untrue), `not-quite` ("nearly"), `absent` (a verb of staying away, which ends a plan told before
            it), `present` (one of coming, which negated does so), `moved` (a verb that puts off with "to May"
            or "back"), `shelved` ("on ice"),
            `attribute` (an adjective that leaves the noun it stands before as it is).
        status: the status given, `same` where the act shares the word's own, or `topic` where it
            is hypothetical unless the noun names a known act.
    """

    lemma: str
    relation: str
    status: str
    source: str


CATEGORIES = Subject(file="what/categories.yaml", row=Category, key=("name",))
STATUSES = Subject(file="what/statuses.yaml", row=StatusRow, key=("name",))
CONTEXTS = Subject(file="what/contexts.yaml", row=Context, key=("name",))
FOLDINGS = Subject(file="what/foldings.yaml", row=Folding, key=("categories", "statuses"))
DECISIONS = Subject(file="what/decisions.yaml", row=Decision, key=("name",))
WORD_CLASSES = Subject(file="what/word_classes.yaml", row=WordClass, key=("name",))
HEADLINE_WORDS = Subject(file="what/headline_words.yaml", row=WordClass, key=("name",))
VERBS = Subject(file="what/verbs.tsv", row=Trigger, key=("lemma", "needs"))
NOUNS = Subject(file="what/nouns.tsv", row=Trigger, key=("lemma", "needs"))
SUPPORT_VERBS = Subject(file="what/support_verbs.tsv", row=SupportVerb, key=("lemma", "noun", "particle"))
STATUS_CUES = Subject(file="what/status_cues.tsv", row=StatusCue, key=("lemma", "relation"))

SUBJECTS = (
    CATEGORIES,
    STATUSES,
    CONTEXTS,
    FOLDINGS,
    DECISIONS,
    WORD_CLASSES,
    HEADLINE_WORDS,
    VERBS,
    NOUNS,
    SUPPORT_VERBS,
    STATUS_CUES,
)
