"""How far an event may be trusted, by the kind of trigger that told it.

For what the encoder of acts has no say in: events of kinds outside PLOVER, and all of them where it
is left out; elsewhere the second reading has a fitted confidence of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Actor
from onrecord.vocabulary import SETTLED, Status
from onrecord.what.triggers import Match

# Share of events with the right folded category, of those whose source and target are both
# right, on the 1,026 pairs of the PLV development sentences (2026-11, 646 such events):
# verbs 370 of 525 and nouns 51 of 66 where the act is told as done or denied, 19 of 38 and
# 5 of 17 where it is still open (the folding is then at stake as well).
_TOLD = {"verb": 0.7, "noun": 0.77}
_OPEN = {"verb": 0.5, "noun": 0.3}
# Priors, not fitted: these sentences give nearly no such event with both sides right.
_ONE_SIDED = 0.1
_INFERRED = 0.15


def confidence(match: Match, status: Status, actors: Sequence[Actor], recipients: Sequence[Actor]) -> float:
    """The share right (0 to 1) of events like this one.

    The share is that of the category where the parties are right; what is taken off for a
    missing side and for parties taken over from another sentence is a prior.
    """
    shares = _TOLD if status in SETTLED else _OPEN
    score = shares["verb" if match.clause.is_verb else "noun"]
    if not recipients and not match.sense.has("reciprocal"):
        score -= _ONE_SIDED
    if any(actor.inferred for actor in actors):
        score -= _INFERRED
    return round(max(score, 0.05), 2)
