"""The rows behind `said`: cues, footings, transcript labels, words for unnamed people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge.loader import Subject
from onrecord.vocabulary import Act, Basis, Stance

Frame = Literal["quote", "clause", "infinitive", "object", "gerund", "raising", "figure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb, noun or adjective that attributes, and what it takes as content.

    Attributes:
        lemma: the word's lemma, in small letters.
        act: what kind of statement it makes.
        stance: what the speaker does with the content.
        frames: complements that are content.
        prepositions: those whose object is content ("called *for* talks").
        of_thing: what kind it makes where the content is a thing and no words: a judgement of it
            ("praised the deal"), or a deed made known ("announced a ban"); as `act` where absent.
        of_deed: what kind it makes where the content is a deed, one's own ("agreed to withdraw") or
            another's ("ordered the fleet to sail"); as `act` where absent.
        recipient: whether its object may be the one spoken to ("told reporters that").
        source: where the row comes from.
    """

    lemma: str
    act: Act
    stance: Stance
    source: str
    frames: tuple[Frame, ...] = ()
    prepositions: tuple[str, ...] = ()
    recipient: bool = False
    of_thing: Act | None = None
    of_deed: Act | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words outside a verb's clause that attribute it ("according to", "reportedly")."""

    words: str
    shape: Literal["object", "none"]
    act: Act
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Idiom:
    """A cue of several words that begins with a verb ("made clear"); `words` follow it directly."""

    lemma: str
    words: str
    act: Act
    stance: Stance
    source: str
    quote: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """A pattern that tells on what basis a statement was made; the first one met decides."""

    basis: Basis
    where: Literal["cue", "source", "both"]
    pattern: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one kind that the rules ask for by that kind (data/said/words.yaml says what each is for)."""

    kind: str
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLabel:
    """A transcript's label for speakers who are not named."""

    role: Literal["question", "anonymous", "unnamed guest", "ignore"]
    pattern: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What statements and talks are about, in the words by which texts tell it.

    A wording in lower case matches in any case, a word with two capitals in a row only as it
    stands; `*` is any ending, `~` up to four words between, `(a|b)` either and `(a)?` may be
    missing. Talks on topics of one `family` are one negotiation, called by the `talks` of its
    commonest topic; a topic without a family is none that talks are held on by themselves.
    """

    id: str
    name: str
    wordings: tuple[str, ...]
    source: str
    family: str | None = None
    talks: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicModifier:
    """A word directly before a topic's words that is part of the formula ("complete")."""

    word: str
    source: str


VERBS = Subject(file="said/verbs.tsv", row=Cue, key=("lemma",))
NOUNS = Subject(file="said/nouns.tsv", row=Cue, key=("lemma",))
ADJECTIVES = Subject(file="said/adjectives.tsv", row=Cue, key=("lemma",))
PHRASES = Subject(file="said/phrases.yaml", row=Phrase, key=("words",))
IDIOMS = Subject(file="said/idioms.yaml", row=Idiom, key=("lemma", "words"))
FOOTINGS = Subject(file="said/bases.yaml", row=Footing, key=("basis", "pattern"))
WORDS = Subject(file="said/words.yaml", row=Words, key=("kind",))
TURN_LABELS = Subject(file="said/turns.yaml", row=TurnLabel, key=("pattern",))
TOPICS = Subject(file="said/topics.yaml", row=Topic, key=("id",))
TOPIC_MODIFIERS = Subject(file="said/topic_modifiers.yaml", row=TopicModifier, key=("word",))

SUBJECTS = (
    VERBS,
    NOUNS,
    ADJECTIVES,
    PHRASES,
    IDIOMS,
    FOOTINGS,
    WORDS,
    TURN_LABELS,
    TOPICS,
    TOPIC_MODIFIERS,
)
