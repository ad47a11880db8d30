"""Whether something seen singles one happening out among others of its kind and parties."""

from __future__ import annotations

from onrecord.merge.digest import Digest
from onrecord.merge.likeness import Observation, news_of_both
from onrecord.vocabulary import AHEAD

# Less than this strength singles nothing out: a month, a whole country.
_TELLS, TELLS_LITTLE = 0.5, 0.4
# A value that few meetings have, beside a day: that an accord was reached, that the talks broke down.
RARE, RAREST = 2.0, 4.0
# What singles one happening out among others of its kind and parties. "Sanctions", "the talks" and
# "attacks" of a war are in every report of a year: before this was asked, 19 of 50 merged happenings
# drawn at random held a foreign report.
_TELLING = frozenset(
    {
        "same day",
        "same instant",
        "dates overlap",
        "same people",
        "same place",
        "same system",
        "same instrument",
        "shared words",
        "same number",
        "one story, told first",
    }
)


def rare(a: Digest, observed: list[Observation]) -> bool:
    """Whether two meetings share an outcome, which few have, and a day is given (`Decider._anchored`)."""
    met = a.event.kind == "meeting"
    return met and any(feature == "same detail" and strength >= RARE for feature, strength, _ in observed)


def without_titles(a: Digest, observed: list[Observation]) -> list[Observation]:
    """What was seen of two meetings, but for words shared where one man alone is told of on different days.

    His offices, told in full, are the same words in all that he does.
    """
    seen = {feature for feature, _, _ in observed}
    if a.event.kind != "meeting" or "one party alone" not in seen or "told same day" in seen:
        return observed
    return [observation for observation in observed if observation[0] != "shared words"]


def planned(a: Digest, b: Digest) -> bool:
    """Whether one or both lie ahead, or did."""
    return a.event.status in AHEAD or b.event.status in AHEAD


def _done_to(a: Digest, b: Digest) -> frozenset[str]:
    """The persons to whom both are done."""
    return a.people & a.recipients & b.people & b.recipients


def particular(a: Digest, b: Digest, observed: list[Observation]) -> bool:
    """Whether something seen singles one happening out among others of its kind and parties."""
    kind = a.event.kind
    telling = {feature for feature, strength, _ in observed if strength >= _TELLS} & _TELLING
    if rare(a, observed):
        return True
    if (a.saying or kind == "sanctions") and not (kind == "other" and _done_to(a, b)):
        # One man says and does much in a week; he is freed or dismissed once.
        telling.discard("same people")
    if kind == "violence" and not a.people & b.people & a.recipients & b.recipients:
        # Who is killed is killed once; who attacks does so again.
        telling.discard("same people")
    if kind == "meeting" and (a.under_way or b.under_way) and not (a.dated and b.dated):
        # "Months of talks", "in direct talks": the same two men talk on for a year.
        telling.discard("same people")
    if a.saying and not news_of_both(a, b):
        # A story holds many statements; what else two have in common tells.
        telling.discard("one story, told first")
    if not (a.dated or b.dated) and a.act != b.act:
        # "Nuclear" is what is tested, developed and feared alike.
        telling.discard("same system")
    return bool(telling)
