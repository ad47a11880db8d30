"""Rows behind an event's details, instruments and contexts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from onrecord.knowledge.loader import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """Words for a weapon system; `certain` where they fix its type."""

    system: str
    certain: bool
    phrases: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponActivity:
    """What is done with a weapon (tested, displayed, deployed …), by the words that report it."""

    activity: str
    lemmas: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCue:
    """Words that give one field of the details a value."""

    field: str
    value: str | bool
    phrases: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchedFrom:
    """The system that one of the `wider` kind is where it is fired from a platform."""

    wider: str
    platform: str
    system: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLevel:
    """Words and offices that tell a meeting's level; earlier rows win."""

    level: str
    phrases: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRole:
    """Verbs and nouns that make somebody a meeting's host or mediator."""

    role: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Words for steps of agreements, sanctions and reviews; of `measure`, for sorts of sanctions."""

    kind: str
    step: str
    phrases: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """A named series of exercises and who usually holds it (ISO alpha-3)."""

    name: str
    phrases: tuple[str, ...]
    parties: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedInstrument:
    """A treaty, pact, communiqué or law.

    `described` words ("an intelligence-sharing pact") count only where at least two of the
    parties (one, where there is one) are named in the sentence and the day fits; where `about` names
    countries, only where one of those is.
    """

    id: str
    name: str
    kind: str
    phrases: tuple[str, ...]
    source: str
    parties: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    from_: Annotated[date | None, Field(alias="from")] = None
    to: date | None = field(default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextWords:
    """Words that put a paragraph into one of PLOVER's contexts."""

    context: str
    phrases: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """Words that tell how many an attack killed or hurt.

    Attributes:
        field: the detail, `dead` or `injured`.
        done: forms of verbs that stand before the number.
        state: words that stand behind it.
    """

    field: Literal["dead", "injured"]
    done: tuple[str, ...]
    state: tuple[str, ...]
    source: str


WEAPONS = Subject(file="details/weapons.yaml", row=Weapon, key=("system", "phrases"))
WEAPON_ACTIVITIES = Subject(file="details/weapon_activities.yaml", row=WeaponActivity, key=("activity",))
LAUNCHED_FROM = Subject(file="details/launched_from.yaml", row=LaunchedFrom, key=("system",))
WEAPON_CUES = Subject(file="details/weapon_cues.yaml", row=FieldCue, key=("field", "value"))
MEETING_LEVELS = Subject(file="details/meeting_levels.yaml", row=MeetingLevel, key=("level",))
MEETING_CUES = Subject(file="details/meeting_cues.yaml", row=FieldCue, key=("field", "value"))
MEETING_ROLES = Subject(file="details/meeting_roles.yaml", row=MeetingRole, key=("role",))
STEPS = Subject(file="details/steps.yaml", row=Step, key=("kind", "step"))
EXERCISE_CUES = Subject(file="details/exercise_cues.yaml", row=FieldCue, key=("field", "value"))
EXERCISES = Subject(file="details/exercises.tsv", row=Exercise, key=("name",))
INSTRUMENTS = Subject(file="details/instruments.yaml", row=NamedInstrument, key=("id",))
TOLLS = Subject(file="details/tolls.yaml", row=Toll, key=("field",))
CONTEXTS = Subject(file="details/contexts.yaml", row=ContextWords, key=("context",))

SUBJECTS = (
    WEAPONS,
    WEAPON_ACTIVITIES,
    LAUNCHED_FROM,
    WEAPON_CUES,
    MEETING_LEVELS,
    MEETING_CUES,
    MEETING_ROLES,
    STEPS,
    EXERCISE_CUES,
    EXERCISES,
    INSTRUMENTS,
    TOLLS,
    CONTEXTS,
)
