"""On which day a thing was said, as far as anybody knows that it was not said before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.follow.told import apart
from onrecord.model import Report, Statement
from onrecord.vocabulary import GIVEN_OUT, ISSUED

# In these somebody speaks for himself on the day they bear.
FIRST_HAND = ISSUED | GIVEN_OUT
# Who is quoted later than so many days after he spoke is quoted as a reminder.
_NEWS = 3
# Code points in which "had" stands before a word of saying, and between two statements of one occasion.
_AUXILIARY = 20
_GOES_ON = 400
# Code points between a caption and what marks it as one.
_BESIDE = 200


class Occasion:
    """On which days the speakers of one report are told to have said what it quotes.

    What a news report quotes without a day, a caption printed year after year, and what a spokesman
    recalls are one statement told again: of 15 positions drawn (2026-11-22), 10 took such echoes for
    a stance restated. Who goes on right after a statement of a told day goes on the same day.
    """

    def __init__(self, report: Report, none: Mapping[str, Sequence[re.Pattern[str]]]) -> None:
        self._report = report
        self._none = none
        self._last: tuple[str | None, int, str] | None = None

    def day(self, statement: Statement) -> str | None:
        """The day a thing was said; None where nobody knows that it was not said before."""
        first = min((span.start for span in statement.content), default=0)
        last = max((span.end for span in statement.content), default=0)
        day = None if statement.within is not None or self._aside(first, last) else self._of(statement, first)
        if day is not None:
            self._last = (statement.speaker.name if statement.speaker else None, last, day)
        return day

    def _of(self, statement: Statement, first: int) -> str | None:
        given, published = statement.date, self._report.published.from_
        if given is not None:
            if given.from_ is None or given.from_ != (given.to or given.from_) or published is None:
                return None
            return given.from_ if 0 <= apart(given.from_, published) <= _NEWS else None
        if self._report.genre in FIRST_HAND:
            return published
        name = statement.speaker.name if statement.speaker else None
        cue = statement.cue
        before = "" if cue is None else self._report.text[max(0, cue.start - _AUXILIARY) : cue.start]
        if self._last is None or name is None or any(p.search(before) for p in self._none["earlier"]):
            return None
        who, end, day = self._last
        return day if who == name and 0 <= first - end <= _GOES_ON else None

    def _aside(self, first: int, last: int) -> bool:
        """Whether a statement stands in or beside the caption of a picture."""
        text = self._report.text
        return any(p.search(text, max(0, first - _BESIDE), last + _BESIDE) for p in self._none["caption"])
