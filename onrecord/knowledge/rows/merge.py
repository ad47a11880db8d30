"""What makes two mentions one happening: weights, status order, fields that may disagree, words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge.loader import Subject
from onrecord.vocabulary import EventKind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How much one observation speaks for (or against) two mentions being one happening.

    `kinds` names the event kinds it holds for; where a kind is named, it takes the place of
    the row without kinds. `because` is the reason as a reader sees it; `{}` is what was seen.
    """

    feature: str
    weight: float
    because: str
    source: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """How long before (or after) publication an undated event of a status can lie, in days."""

    status: Status
    before: int
    after: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusOrder:
    """What a later report can make of a happening that has a status so far."""

    status: Status
    yields_to: tuple[Status, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailField:
    """A detail that tells happenings apart, or on which reports may disagree.

    `apart` is how much two different values speak for two happenings (1 the usual weight, 0 not
    at all); `disagreement` is the name under which differing values of one happening are shown.
    `alike` are values that reports use for one another ("working-level", "official").
    """

    detail: str
    kinds: tuple[str, ...]
    apart: float
    source: str
    disagreement: str | None = None
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFamily:
    """Words, in their dictionary form, that name one kind of act ("kill", "murder").

    `wider` are the fields a family belongs to: acts of one field are often told by each
    other's words ("killed", "died").
    """

    family: str
    words: tuple[str, ...]
    source: str
    wider: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenWeight:
    """One coefficient of the decision on triggers alone (no coded parties, dates or places)."""

    feature: str
    weight: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonWords:
    """Words that any news report may hold: that two reports share them tells nothing of a common story."""

    kind: str
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralWords:
    """Words by which a mention says that it tells of several acts of a kind ("its recent launches").

    `stands` is where: as the `trigger` (its plural, or for what is `lasting` the word itself), `before`
    it, as a `series` of it ("a wave of attacks"), or `after` it ("launches of various missiles");
    `between` is how many other words may stand between.
    """

    kind: EventKind
    stands: Literal["trigger", "lasting", "before", "series", "after"]
    words: tuple[str, ...]
    source: str
    between: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PointingWords:
    """Words that point to what the report names elsewhere.

    Of words of the parts `few` and `those` alone a wording consists that only points to those named
    before ("the two leaders"); `occasion` are nouns for a meeting that do not say that it was held,
    `definite` the words after which a noun names what was told before ("the test"); with `until then` a
    negation speaks of the time before ("had not met before") and with `to come` of the time after ("will
    not test"), and denies nothing. `under way` are words for talks that may go on for months, as they do
    where they are `continued`; with `late` and not with `by day` a day may be the one before by a clock in
    the west. An act that is an `answer` to another, or so many `measures` of time `before or after` it, is
    not the other.
    """

    part: Literal[
        "few",
        "those",
        "occasion",
        "definite",
        "until then",
        "to come",
        "under way",
        "continued",
        "late",
        "by day",
        "answer",
        "measures",
        "before or after",
    ]
    words: tuple[str, ...]
    source: str


WEIGHTS = Subject(file="merge/weights.yaml", row=Weight, key=("feature", "kinds"))
WINDOWS = Subject(file="merge/windows.yaml", row=Window, key=("status",))
STATUS_ORDER = Subject(file="merge/status.yaml", row=StatusOrder, key=("status",))
DETAILS = Subject(file="merge/details.yaml", row=DetailField, key=("detail",))
FAMILIES = Subject(file="merge/families.tsv", row=WordFamily, key=("family",))
GIVEN_WEIGHTS = Subject(file="merge/given.tsv", row=GivenWeight, key=("feature",))
COMMON_WORDS = Subject(file="merge/common_words.tsv", row=CommonWords, key=("kind",))
SEVERAL = Subject(file="merge/several.yaml", row=SeveralWords, key=("kind", "stands"))
POINTING = Subject(file="merge/pointing.yaml", row=PointingWords, key=("part",))

SUBJECTS = (WEIGHTS, WINDOWS, STATUS_ORDER, DETAILS, FAMILIES, GIVEN_WEIGHTS, COMMON_WORDS, SEVERAL, POINTING)
