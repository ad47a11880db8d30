"""The rules' reading of an act and the encoder's, weighed into one decision.

An act is read twice: by the lexicon and the tree (`triggers`, `readings`, `status`), and by the
encoder of acts. The decision multiplies the encoder's probabilities with how often judged acts
were of each category where the rules had read this one, each raised to a weight; matrices and
weights are fitted on reports (training/fit.py) and lie beside the encoder.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.encode.acts import LEAST_SPOT, Judged, judge, spot
from onrecord.encode.labels import CATEGORIES, STATUSES, fact_of, root_of
from onrecord.encode.marking import Marks
from onrecord.encode.sessions import manifest
from onrecord.vocabulary import Status
from onrecord.what.codebook import Codebook

NONE = "NONE"
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Decision:
    """What an act is taken to be.

    Attributes:
        type: the PLOVER category before folding.
        types, statuses: probabilities of all categories ("NONE" among them) and statuses.
        actor, recipient: probability that the marked party plays that part.
        modes: by "CATEGORY.mode", each for itself.
    """

    type: str
    status: Status
    types: Mapping[str, float]
    statuses: Mapping[str, float]
    actor: float
    recipient: float
    modes: Mapping[str, float]

    @property
    def nothing(self) -> float:
        """Probability that no political act is reported."""
        return self.types[NONE]


def _normal(scores: dict[str, float]) -> dict[str, float]:
    top = max(scores.values())
    grown = {name: math.exp(score - top) for name, score in scores.items()}
    whole = sum(grown.values())
    return {name: share / whole for name, share in grown.items()}


def _log(share: float) -> float:
    return math.log(max(share, _LEAST))


class Judge:
    """Weighs the encoder's answer with the rules'."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._fitted = manifest()["acts"]

    def decide(
        self, sentence: str, marks: Marks, category: str | None, status: Status, *, asked: bool = False
    ) -> Decision:
        """The decision on one act.

        Args:
            sentence: its sentence.
            marks: its parties and its trigger there, in code points of the sentence.
            category, status: as the rules read them; None where no rule knows the trigger.
            asked: a relation or a status was asked for: "none" is no answer, and the weights are
                those fitted for a pair without a trigger, or a trigger without parties.
        """
        told = judge(sentence, marks)
        weights = self._fitted["asked" if asked else "found"]
        statuses = self._statuses(told, status, weights["status"])
        lean: Mapping[str, float] = weights.get("lean", {})
        sure = max(STATUSES, key=lambda name: statuses[name] * lean.get(name, 1.0))
        likeliest = max(STATUSES, key=lambda name: told.status[name])
        agreed = fact_of(likeliest) == fact_of(status) != fact_of(sure)
        if asked and (likeliest == status or agreed):
            # Where rules and encoder agree, the head for factuality, which knows no future, is not asked.
            sure = likeliest
        types = self._types(told, category, sure, weights["type"])
        if not asked:
            # Whether it is an act at all the encoder knows better than the lexicon; which one, the lexicon.
            nothing = self._nothing(told, category, sure, max(spot(sentence, at) for at in marks.trigger))
            rest = 1 - types[NONE]
            types = {name: share / rest * (1 - nothing) for name, share in types.items()} | {NONE: nothing}
        named = {name: share for name, share in types.items() if name != NONE} if asked else types
        best = max(named, key=lambda name: named[name])
        return Decision(best, sure, types, statuses, told.actor, told.recipient, told.modes)

    def _nothing(self, told: Judged, category: str | None, status: Status, spotted: float) -> float:
        """Probability that no act is reported, the sentence read with marks and without."""
        weights = self._fitted["found"]["none"]
        marked = self._types(told, category, status, weights)[NONE]
        share = min(max(spotted, LEAST_SPOT), 1 - LEAST_SPOT)
        odds = marked / max(1 - marked, _LEAST) * ((1 - share) / share) ** weights["spot"]
        return float(odds / (1 + odds))

    def _types(
        self, told: Judged, category: str | None, status: Status, weights: Mapping[str, float]
    ) -> dict[str, float]:
        """Probabilities of the categories."""
        before = self._fitted["type_given_rule"][category or NONE]
        scores = {}
        for name in CATEGORIES:
            score = weights["type"] * _log(told.type[name]) + weights["rule"] * _log(before[name])
            if name != NONE:
                root = root_of(str(self._codebook.folded(name, status)))
                score += weights["root"] * _log(told.root[root])
            else:
                score += weights["root"] * _log(self._fitted["none_root"])
            scores[name] = score
        return _normal(scores)

    def _statuses(self, told: Judged, status: Status, weights: Mapping[str, float]) -> dict[str, float]:
        """Probabilities of the statuses."""
        before = self._fitted["status_given_rule"][status]
        return _normal(
            {
                name: weights["status"] * _log(told.status[name])
                + weights["fact"] * _log(told.fact[fact_of(name)])
                + weights["rule"] * _log(before[name])
                for name in STATUSES
            }
        )


def decided_modes(codebook: Codebook, decision: Decision) -> tuple[str, ...]:
    """The likeliest mode of the decided category, where one is likelier than not."""
    told = {
        name.partition(".")[2]: share
        for name, share in decision.modes.items()
        if name.startswith(f"{decision.type}.") and share > 0.5
    }
    return codebook.modes(decision.type, tuple(sorted(told, key=lambda name: -told[name])[:1]))
