"""What a trigger reports as its sense and its status give it, and which triggers tell others' content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.vocabulary import OPEN
from onrecord.what import syntax
from onrecord.what.codebook import Codebook
from onrecord.what.frames import lemma
from onrecord.what.launches import attempted
from onrecord.what.status import Reading, StatusReader, is_known
from onrecord.what.triggers import Match

# What is asked for is part of the asking, but for kinds whose plans are followed over time.
_FOLLOWED = frozenset({"exercise", "weapons", "agreement", "sanctions"})


class Readings:
    """Categories and statuses of triggers.

    Args:
        codebook: PLOVER's categories.
        statuses: the reader of status cues.
        classes: the lexicon's word classes, among them the words for an attempt and for a promise.
    """

    def __init__(
        self, codebook: Codebook, statuses: StatusReader, classes: Mapping[str, frozenset[str]]
    ) -> None:
        self.codebook = codebook
        self.statuses = statuses
        self.trying = classes["trying"]
        self.promising = classes["promising"]

    def uncovered(self, matches: Sequence[Match]) -> list[Match]:
        """Matches without those that another one tells as its content.

        "refused to withdraw" is a refusal; "plans to meet" is a meeting to come, which folds to the same
        category; but "agreed to disarm" is both a promise given and what is to come of it (of 11 such pairs
        on hand-coded reports all five promises are coded, and no plan: 2026-11-22).
        """
        dropped: set[int] = set()
        by_token = {match.token.i: match for match in matches}
        for match in matches:
            category = match.sense.row.category
            for inner in match.clause.embedded():
                told = by_token.get(inner.i)
                if told is None:
                    continue
                same = told.sense.row.category == category
                folded = self.codebook.folded(told.sense.row.category, self.read(told).status)
                if category == "AGREE" and (self.codebook.quad(told.sense.row.category or None) or 0) > 2:
                    # "vowed to expand its arsenal" promises nobody anything good.
                    dropped.add(match.token.i)
                    continue
                if category == "CONCEDE" and self.read(match).status == "negated":
                    # "would not give permission to fly" tells of no flight.
                    dropped.add(told.token.i)
                    continue
                promised = category == "AGREE" and lemma(match.token) in self.promising
                if promised and not same and told.sense.row.kind != "meeting":
                    continue
                if not match.sense.has("keepcomp"):
                    alike = same and told.sense.row.kind == match.sense.row.kind
                    asked = category == "REQUEST" and told.sense.row.kind not in _FOLLOWED
                    dropped.update((told.token.i,) if alike or asked else ())
                    if (
                        category == "AGREE" == folded
                        and not same
                        and inner in syntax.complements(match.token)
                    ):
                        # "intends to cooperate" is the cooperation to come, which folds to the same.
                        dropped.add(match.token.i)
                    continue
                if category == "REQUEST" and told.sense.row.kind in _FOLLOWED:
                    continue
                dropped.add(match.token.i if folded == category and not same else told.token.i)
            if category == "REQUEST":
                asked_for = self._asked_for(match, matches)
                dropped.update(other.token.i for other in asked_for)
                meets = any(other.sense.row.kind == "meeting" for other in asked_for)
                by_token[match.token.i] = replace(match, asks_to_meet=meets)
            if category == "REJECT":
                dropped.update(other.token.i for other in self._refused(match, matches))
        return [by_token[match.token.i] for match in matches if match.token.i not in dropped]

    def _asked_for(self, match: Match, matches: Sequence[Match]) -> list[Match]:
        """Acts that are only the content of a request ("urged both to return to talks")."""
        below = {
            token.i
            for child in match.token.children
            if child.i > match.token.i and child.dep_ not in {"conj", "parataxis"}
            for token in child.subtree
        }
        return [
            other
            for other in matches
            if other.token.i in below
            and (
                other.sense.row.kind == "meeting"
                or (match.clause.is_verb and other.sense.row.kind == "other")
            )
            and self.read(other).status in OPEN
        ]

    def _refused(self, match: Match, matches: Sequence[Match]) -> list[Match]:
        """What is turned down and so does not happen ("spurned an offer of talks"); a plan that is
        followed over time stays."""
        below = {token.i for token in match.token.subtree if token.i > match.token.i}
        return [
            other
            for other in matches
            if other.token.i in below
            and not other.clause.is_verb
            and other.sense.row.kind not in _FOLLOWED | {"violence"}
            and self.read(other).status in OPEN | {"negated"}
        ]

    def read(self, match: Match) -> Reading:
        """The status of a trigger as its own words and its sense give it."""
        reading = self.statuses.read(match.token, match.support.verb if match.support else None)
        if reading.status == "negated" and any(need.kind == "neg" for need in match.sense.needs):
            # "Would not rule out a strike" threatens by what it denies.
            reading = Reading("actual", None)
        if (
            match.sense.row.kind == "violence"
            and reading.cue is not None
            and self.statuses.is_topic(reading.cue)
        ):
            # Violence that is talked about is no idea ("discussed fighting in the east").
            reading = Reading("actual", None)
        if match.sense.row.kind == "review" and reading.status == "hypothetical" and is_known(match.token):
            # A review that is talked about is under way.
            reading = Reading("actual", None)
        reading = attempted(match, reading, self.statuses, self.trying)
        given = match.sense.row.status
        if given is not None and reading.status == "actual":
            return Reading(given, match.token)
        return reading

    def category(self, match: Match, reading: Reading) -> tuple[str | None, Reading]:
        """The category of a trigger, and its status.

        Saying that one will not do a thing is a refusal, done by saying so.
        """
        category = match.sense.row.category or None
        refused = self.codebook.refused(category)
        if refused and reading.status == "negated" and self.statuses.is_volition(match.token):
            return refused, Reading("actual", reading.cue)
        return category, reading
