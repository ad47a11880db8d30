"""How processes are followed: what belongs to one, how its state changes, the ladder, the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge.loader import Subject
from onrecord.vocabulary import DossierKind, EventKind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """Which happenings make a dossier of a kind, by what they are grouped, and when there are enough.

    `grouped_by`: parties (all countries), actors (acting countries), pair (acting countries
    and those acted on), or a detail's name; `title` is filled with {parties}, {actors},
    {targets}, {level}, {format} and {name}; `needs` are details without which it is none.
    """

    dossier: DossierKind
    kinds: tuple[EventKind, ...]
    grouped_by: tuple[str, ...]
    title: str
    least: int
    source: str
    types: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One way a process comes into a state; the first row that fits a happening decides."""

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
    `range_km` is the least range caught, `places` the countries it must happen in, `recipients`
    those it must be done to. `disputed` and `within` (an area no toponym settles) leave even an
    act that meets the condition undetermined; `named` are words by which texts call the instrument.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWord:
    """A word (its beginning) with which sources say that a rule was broken or kept."""

    word: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Which happenings are commitments, and how many days' grace their due day has."""

    kind: EventKind
    grace: int
    what: str
    source: str
    types: tuple[str, ...] = ()


PROCESSES = Subject(file="follow/processes.yaml", row=Process, key=("dossier", "kinds"))
CHANGES = Subject(
    file="follow/changes.yaml",
    row=Change,
    key=("dossier", "state", "after", "kinds", "types", "statuses", "values"),
)
LADDER = Subject(file="follow/ladder.tsv", row=Rung, key=("system",))
RULES = Subject(file="follow/rules.yaml", row=Rule, key=("id",))
CLAIM_WORDS = Subject(file="follow/claim_words.tsv", row=ClaimWord, key=("word",))
PROMISES = Subject(file="follow/promises.yaml", row=Promise, key=("kind", "types"))

SUBJECTS = (PROCESSES, CHANGES, LADDER, RULES, CLAIM_WORDS, PROMISES)
