"""How processes are followed: what belongs to one, how its state changes, the ladder, the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from onrecord.knowledge.loader import Subject
from onrecord.vocabulary import DossierKind, EventKind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of one of the lists below."""

    word: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """Which happenings make a dossier of a kind, by what they are grouped, and when there are enough.

    `least` counts happenings and `tellings` the reports of each, without copies, taken together.

    `grouped_by`: parties (all sides), actors (acting sides), targets (sides acted on), imposers
    (acting sides, where told), topic, or a detail's name. `needs` are details and `words` those
    of the trigger, subject or name without which it is none. `title` is filled with what it is
    grouped by, one side alone in the possessive; `sides` are the fewest and the most sides that make
    one, `never` the codes of those that do no such thing. A row that `joins` opens no dossier by itself.
    """

    dossier: DossierKind
    kinds: tuple[EventKind, ...]
    grouped_by: tuple[str, ...]
    title: str
    least: int
    source: str
    types: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    sides: tuple[int, int] = (1, 8)
    never: tuple[str, ...] = ()
    tellings: int = 1
    joins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One way a process comes into a state; the first row that fits a happening decides.

    `words` are those of the trigger. A `passing` change is a step of the history that leaves an
    earlier state as it is; of a `standing` state reports tell that it holds, not when it began;
    `many` is for pacts of more than two parties only. {actors} in a state is filled with who acts.
    Of an `each` change every one told with its day, or as news, is a step of its own; a `news` change
    counts only so told. `overdue` is what a planned state becomes where its day is long past.
    """

    dossier: DossierKind
    state: str
    source: str
    after: tuple[str, ...] = ()
    kinds: tuple[EventKind, ...] = ()
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    detail: str | None = None
    values: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    passing: bool = False
    standing: bool = False
    many: bool = False
    each: bool = False
    news: bool = False
    overdue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A negotiation with a name of its own.

    A meeting belongs to it where one of its `words` is told, or where all `parties` and one of
    `with_` (country codes) meet on a topic of one of its `families`. Who signs its `pact` concludes it.
    """

    id: str
    title: str
    source: str
    words: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    with_: Annotated[tuple[str, ...], Field(alias="with")] = ()
    families: tuple[str, ...] = ()
    pact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleName:
    """What one country or body, or several among themselves, are called in titles."""

    codes: tuple[str, ...]
    name: str
    source: str
    first: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of consultations, what a line at it is called, and by what a meeting is at it.

    `offices` are beginnings of offices' names of which one side must be told (`each`: every side);
    sides of unlike `rank` (1 the highest) meet at the lower one. `words` are triggers that tell the
    coded level by themselves. Where no office is told, the coded level decides if the pattern
    `called` stands in the sentence, but in its group `no`. Who bears one of the `titles` sits at the level
    whatever office he holds. A side of `never` has no line at the level.
    """

    level: str
    rank: int
    title: str
    called: str
    source: str
    titles: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    each: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A pattern of a sentence that tells what its file is named for."""

    pattern: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """How sure (0 to 1) an event of a kind must be to be followed, and to open a dossier alone.

    `named` is enough to be followed where the event names its instrument, and `dated` to be a step of
    what is followed already where its own sentence gives the day.
    """

    kind: EventKind
    counts: float
    opens: float
    source: str
    named: float | None = None
    dated: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoParty:
    """A pattern for the words before (or after) whoever is named but takes no part.

    `kinds` are those of the acts it holds for, none for all.
    """

    pattern: str
    source: str
    where: Literal["before", "after"] = "before"
    kinds: tuple[EventKind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A step of the ladder of weapons activity, from the ordinary (1) to the gravest.

    `also` are the wider words for the system (an SRBM is a ballistic missile); rows with
    `rung` absent are such wider words, whose rung the text leaves open.
    """

    system: str
    name: str
    why: str
    source: str
    rung: int | None = None
    least_km: int | None = None
    also: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What an instrument says of an act.

    An act meets the condition where its system is in `systems` (or of one of them), fails it
    where its system is known and is not, and stays undetermined where the text does not say.
    `activities` are what must be done with it (a launch, not a parade; none named: anything).
    `range_km` is the least range caught, `places` the countries it must happen in, `recipients`
    those it must be done to. `disputed` and `within` (an area no toponym settles) leave even an
    act that meets the condition undetermined; `named` are words by which texts call the instrument.
    `uncertain` says what of the row was written from memory and waits for a look at the instrument.
    """

    id: str
    instrument: str
    condition: str
    result: Literal["applies", "does-not-apply"]
    kinds: tuple[EventKind, ...]
    asks: str
    source: str
    bound: tuple[str, ...] = ()
    not_bound: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    range_km: int | None = None
    since: str | None = None
    until: str | None = None
    places: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    within: str | None = None
    disputed: str | None = None
    named: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    uncertain: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Which happenings are commitments, and how many days' grace their due day has.

    `words` are those of the trigger without which it is none, `vague` those that commit only to
    a day that is told, `journeys` those of an act that binds its actor and nobody who is visited
    and may go on for so many days (`stay`), and `light` verbs those told with what they are done to
    (a journey, or one of `talks`);
    `needs` are details, `steps` the steps that count; of a `dated` row only what has a day is one.
    `what` is filled with {act}, {step} and {name}.
    """

    kind: EventKind
    grace: int
    what: str
    source: str
    types: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    journeys: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    talks: tuple[str, ...] = ()
    stay: int = 0
    needs: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    dated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Commissive:
    """Words that put an act in the future: binding by themselves, or only where a day is told."""

    force: Literal["bound", "dated"]
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPromise:
    """A pattern that makes an act no promise: before it, close before it, after it, or in its sentence."""

    pattern: str
    where: Literal["before", "close", "after", "sentence"]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A pattern of words by which a sentence tells something that is followed."""

    tells: Literal[
        "imposer", "sanctions-of-the-un", "no-measure", "envoy-to-talks", "leaving", "left", "coming-time",
        "until-day", "since-day", "ahead-of", "this-week", "between-days", "at-the-earliest",
        "at-the-latest", "said-on", "joint", "about", "aim", "scope", "untold", "tariffs", "penalties",
        "weekday", "and-weekday", "going-on", "tomorrow",
    ]  # fmt: skip
    pattern: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """Sanctions of one country or body on another, in force from one year to another (None: still)."""

    imposer: str
    target: str
    since: int
    source: str
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaTopic:
    """A topic on which positions are followed.

    `qualities` are the words that make a formula of its word, and `whose` says that what it is of
    belongs to the formula as well. An `aim` is a position by itself ("our goal is …"); `concerns` are
    the countries that the topic is about whatever else a clause names.
    """

    topic: str
    source: str
    qualities: tuple[str, ...] = ()
    whose: bool = False
    aim: bool = False
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPosition:
    """A pattern of a clause that takes no position on the topic it names.

    It stands before the topic's words, anywhere in the clause, in the verb of saying, before that verb
    (`earlier`), or in a caption near the statement. A pattern of `others` tells before the topic's words what
    `who` wants, which is a position only where that is the speaker's own side.
    """

    pattern: str
    where: Literal["before", "clause", "cue", "earlier", "caption", "others"]
    source: str


PROCESSES = Subject(
    file="follow/processes.yaml", row=Process, key=("dossier", "kinds", "grouped_by", "joins", "sides")
)
CHANGES = Subject(
    file="follow/changes.yaml",
    row=Change,
    key=("dossier", "state", "after", "kinds", "types", "statuses", "values", "words"),
)
LADDER = Subject(file="follow/ladder.tsv", row=Rung, key=("system",))
RULES = Subject(file="follow/rules.yaml", row=Rule, key=("id",))
# Words, by their beginning, with which sources say that a rule was broken or kept.
CLAIM_WORDS = Subject(file="follow/claim_words.tsv", row=Word, key=("word",))
PROMISES = Subject(file="follow/promises.yaml", row=Promise, key=("kind", "types"))

TRACKS = Subject(file="follow/tracks.yaml", row=Track, key=("id",))
TITLE_NAMES = Subject(file="follow/names.tsv", row=TitleName, key=("codes",))
COMMISSIVES = Subject(file="follow/commissives.yaml", row=Commissive, key=("force",))
NO_PROMISE = Subject(file="follow/no_promise.yaml", row=NoPromise, key=("pattern",))
LEVELS = Subject(file="follow/levels.yaml", row=Level, key=("level",))
# Sentences that say of three and more that they met together, not one by one.
TOGETHER = Subject(file="follow/together.yaml", row=Pattern, key=("pattern",))
SURENESS = Subject(file="follow/sureness.yaml", row=Sureness, key=("kind",))
NO_PARTY = Subject(file="follow/no_party.yaml", row=NoParty, key=("pattern",))
# Sentences in which a weapon is fired in anger.
NO_TEST = Subject(file="follow/no_test.yaml", row=Pattern, key=("pattern",))
# Sentences that tell a deed without a day as known before.
NO_NEWS = Subject(file="follow/no_news.yaml", row=Pattern, key=("pattern",))
PHRASES = Subject(file="follow/phrases.yaml", row=Phrase, key=("tells",))
REGIMES = Subject(file="follow/regimes.tsv", row=Regime, key=("imposer", "target", "since"))
# Said of any policy under review, and so telling none from another.
PLAIN_WORDS = Subject(file="follow/plain_words.tsv", row=Word, key=("word",))
FORMULAS = Subject(file="follow/formulas.yaml", row=FormulaTopic, key=("topic",))
NO_POSITION = Subject(file="follow/no_position.yaml", row=NoPosition, key=("pattern",))
# These turn a statement into its contrary.
CONTRARY_WORDS = Subject(file="follow/contrary_words.tsv", row=Word, key=("word",))

SUBJECTS = (
    PROCESSES,
    CHANGES,
    LADDER,
    RULES,
    CLAIM_WORDS,
    PROMISES,
    COMMISSIVES,
    NO_PROMISE,
    TRACKS,
    TITLE_NAMES,
    LEVELS,
    TOGETHER,
    SURENESS,
    NO_PARTY,
    NO_TEST,
    NO_NEWS,
    PHRASES,
    REGIMES,
    PLAIN_WORDS,
    FORMULAS,
    NO_POSITION,
    CONTRARY_WORDS,
)
