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
Status = Literal["actual", "future", "hypothetical", "negated", "historical", "cancelled", "postponed"]
DateBasis = Literal["sentence", "context", "statement", "none"]
DossierKind = Literal[
    "consultation", "negotiation", "weapons", "exercise", "agreement", "sanctions", "review", "position"
]
CommitmentState = Literal["open", "kept", "late", "changed", "called-off", "broken", "unreported"]
Verdict = Literal["right", "wrong", "edited", "same", "not-same"]
