"""Rows of the words a record is told in, and of the codes its exports use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from onrecord.knowledge.loader import Subject


@dataclass(frozen=True, slots=True)
class Wording:
    """How one sort of happening is put into words.

    Attributes:
        did, plan, noun: the sentence of what was done, of what is to come, and the noun phrase
            for what was called off; slots in braces.
        slots: slots that must be filled for the row to fit.
        several: whether two parties or more are needed.
        holds: phrases, one of which the sentence must hold; empty fits any.
        stems: beginnings of words, one of which the trigger must hold; empty fits any.
        details: detail to the values it may have.
    """

    id: str
    kind: str
    did: str
    plan: str
    noun: str
    source: str
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    slots: tuple[str, ...] = ("actors",)
    holds: tuple[str, ...] = ()
    several: bool = False
    details: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Label:
    """What a happening is called, and how grave it is (0 to 10) where no ladder says so."""

    label: str
    gravity: float
    source: str
    kind: str | None = None
    type: str | None = None
    mode: str | None = None
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase for a code of some group."""

    group: str
    code: str
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class CowState:
    """A state's Correlates of War number and letters, with the years they hold for.

    Never join on the letters: COW's KOR (730) is the Korea of before division, ISO's is 732.
    """

    country: str
    number: int
    letters: str
    source: str
    from_year: int | None = None
    to_year: int | None = None


WORDINGS = Subject(file="tell/wording.yaml", row=Wording, key=("id",))
LABELS = Subject(file="tell/labels.yaml", row=Label, key=("kind", "type", "mode", "step"))
WORDS = Subject(file="tell/words.yaml", row=Word, key=("group", "code"))
COW = Subject(file="tell/cow.tsv", row=CowState, key=("country", "number", "from_year"))
SUBJECTS = (WORDINGS, LABELS, WORDS, COW)
