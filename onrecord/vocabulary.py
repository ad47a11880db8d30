"""The closed lists of words that the nouns use; each is closed but for `other`."""

from __future__ import annotations

from typing import Literal

SpanIn = Literal["text", "title"]
Genre = Literal["news", "transcript", "statement", "readout", "state-media", "opinion", "digest"]
PublishedBasis = Literal["given", "metadata", "feed", "dateline", "none"]
ActorKind = Literal["person", "organisation", "country", "group", "office"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["explicit", "published", "text", "none"]
PlaceUse = Literal["literal", "metonym", "modifier"]
Act = Literal["says", "believes", "intends", "reports"]
# Texts whose issuer speaks in them.
ISSUED: frozenset[Genre] = frozenset({"statement", "readout", "state-media"})
# Texts that an office gives out of its own words or dealings.
GIVEN_OUT: frozenset[Genre] = frozenset({"transcript", "statement", "readout"})
# Acts that are speech; the others are thought.
SPOKEN: frozenset[Act] = frozenset({"says", "reports"})
Basis = Literal[
    "on-record",
    "on-condition-of-anonymity",
    "written-statement",
    "joint-statement",
    "document",
    "broadcast",
    "social-media",
    "report",
    "other",
]
StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "declines", "asks", "other"]
EventKind = Literal[
    "meeting",
    "weapons",
    "exercise",
    "agreement",
    "sanctions",
    "review",
    "statement",
    "violence",
    "protest",
    "other",
]
# What two sides or more do together.
JOINT: frozenset[EventKind] = frozenset({"meeting", "agreement", "exercise"})
# Not told apart by what is done: words, and acts that are mostly words too (a concession, an offer of aid).
SAYING: frozenset[EventKind] = frozenset({"statement", "other"})
Status = Literal["actual", "future", "hypothetical", "negated", "historical", "cancelled", "postponed"]
# Sets of statuses, by what they say of the act. It took place, of late or long ago:
DONE: frozenset[Status] = frozenset({"actual", "historical"})
# Whether it took place is told: it did or it did not.
SETTLED: frozenset[Status] = frozenset({"actual", "historical", "negated"})
# It has not taken place so far, and may.
OPEN: frozenset[Status] = frozenset({"future", "hypothetical"})
# It was planned, and does not take place as planned.
CALLED_OFF: frozenset[Status] = frozenset({"cancelled", "postponed"})
# It did not take place, planned or not.
NOT_DONE: frozenset[Status] = frozenset({"negated", "cancelled", "postponed"})
# Somebody has planned it, whatever became of the plan.
PLANNED: frozenset[Status] = frozenset({"future", "cancelled", "postponed"})
# It is, or once was, only thought of as to come.
AHEAD: frozenset[Status] = frozenset({"future", "hypothetical", "cancelled", "postponed"})
DateBasis = Literal["sentence", "context", "statement", "none"]
DossierKind = Literal[
    "consultation", "negotiation", "weapons", "exercise", "agreement", "sanctions", "review", "position"
]
CommitmentState = Literal["open", "kept", "late", "changed", "called-off", "broken", "unreported"]
Verdict = Literal["right", "wrong", "edited", "same", "not-same"]
