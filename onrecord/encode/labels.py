"""The classes that the encoders tell apart, in the order of their outputs."""

from __future__ import annotations

from onrecord.vocabulary import Status

CATEGORIES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip
# What both sides do, so that neither is more the actor than the other.
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# Folded categories as the PLV pairs have them: both kinds of yielding are one.
ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES: tuple[Status, ...] = (
    "actual", "future", "hypothetical", "negated", "historical", "cancelled", "postponed",
)  # fmt: skip
FACTS = ("factual", "uncertain", "counterfactual")
_FACT_OF = {
    "actual": "factual", "historical": "factual",
    "negated": "counterfactual", "cancelled": "counterfactual", "postponed": "counterfactual",
    "future": "uncertain", "hypothetical": "uncertain",
}  # fmt: skip
MODES = (
    "CONSULT.visit", "CONSULT.third-party", "CONSULT.multilateral", "CONSULT.phone",
    "RETREAT.withdraw", "RETREAT.release", "RETREAT.disarm", "RETREAT.ceasefire", "RETREAT.access",
    "RETREAT.resign", "REQUEST.assist", "REQUEST.change", "REQUEST.yield", "REQUEST.meet",
    "ACCUSE.disapprove", "ACCUSE.investigate", "ACCUSE.allege",
    "REJECT.assist", "REJECT.change", "REJECT.yield", "REJECT.meet",
    "THREATEN.restrict", "THREATEN.arrest", "THREATEN.relations", "THREATEN.expel",
    "THREATEN.territory", "THREATEN.violence",
    "PROTEST.demo", "PROTEST.riot", "PROTEST.strike", "PROTEST.hunger", "PROTEST.boycott",
    "PROTEST.obstruct", "PROTEST.vandalize",
    "SANCTION.convict", "SANCTION.expel", "SANCTION.withdraw", "SANCTION.discontinue",
    "MOBILIZE.troops", "MOBILIZE.weapons", "MOBILIZE.police", "MOBILIZE.militia",
    "COERCE.seize", "COERCE.restrict", "COERCE.censor", "COERCE.curfew", "COERCE.martial-law",
    "COERCE.arrest", "COERCE.deport", "COERCE.withhold", "COERCE.misinformation", "COERCE.cyber",
    "ASSAULT.abduct", "ASSAULT.beat", "ASSAULT.torture", "ASSAULT.sexual", "ASSAULT.targeted",
    "ASSAULT.destroy", "ASSAULT.primitive", "ASSAULT.firearms", "ASSAULT.explosives",
    "ASSAULT.suicide-attack", "ASSAULT.aerial", "ASSAULT.drone", "ASSAULT.heavy-weapons",
    "ASSAULT.crowd-control", "ASSAULT.unconventional",
)  # fmt: skip
# What a word piece is to a marked cue.
SPEECH = ("other", "source", "cue", "content")


def fact_of(status: str) -> str:
    """What an act of a status is in the scale of factuality."""
    return _FACT_OF[status]


def root_of(category: str) -> str:
    """What ROOTS calls a folded category."""
    return "YIELD" if category in {"CONCEDE", "RETREAT"} else category
