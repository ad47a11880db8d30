"""What one report is to another, by outlet, day, headline, genre and what each tells in its own voice."""

from __future__ import annotations

import re
from datetime import date

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.read import OUTLETS, REVISIONS
from onrecord.model import Report
from onrecord.read.outlets import Outlets
from onrecord.read.passages import Common
from onrecord.read.patterns import compiled
from onrecord.read.wording import CONTAINED, WORD, Link, shared, shingles

# A newer version keeps most of the story's wording; one that says it is one may keep half.
_REVISED = 0.6
_SAME_HEADLINE = 0.6
_EDGE = 600
# Within so many days a desk's story that keeps a quarter of another's wording goes on with it (so did 15 of
# 22 judged updates), and so does one that keeps a quarter of its own voice in much the same order: what
# other stories of one desk share is background, told in any order (in half of the judged pairs an update
# had 0.75 and more in order, another story with as much in common 0.59 and less; 2026-11-22).
_GOES_ON = 3
_KEPT = 0.25
_FEWEST_KEPT = 100
_DESK_ORDER = 0.7
# Two outlets that tell so much in the same words of their own, in so many passages, work from one text;
# where both credit one agency, less will do. In half of the judged pairs rewrites had 0.28 to 0.46 (one
# that credits nobody 0.18), independent accounts with five passages 0.10 and less (2026-11-22).
_WORKED_OVER = 0.25
_WITH_CREDIT = 0.15
_FEWEST_PASSAGES = 5
_FEWEST_WORDS = 40
_ORDER = 0.5
# What an office says at its briefing and has also put out in writing.
_READ_OUT = 0.25
# A few lines of one desk under another headline on another day are its formula ("leaves here").
_NOTE = 50
# A week later the same words are a form, filled in anew; a story is not told again under its headline.
_WEEK = 7
_FORM_HEADLINE = 0.5
_TITLE_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][\w’'-]+")


class Kinship:
    """Tells updates, rewrites and filled-in forms by more than the wording two reports share."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._outlets = Outlets(knowledge)
        self._revisions = [
            compiled(row.pattern, file=REVISIONS.file, row=row.id, flags=re.MULTILINE)
            for row in knowledge.rows(REVISIONS)
        ]
        self._agencies = {
            credit: row.name
            for row in knowledge.rows(OUTLETS)
            if row.kind == "agency"
            for credit in (row.name, *row.credits)
        }
        names = "|".join(re.escape(name) for name in sorted(self._agencies, key=len, reverse=True))
        # As written: "AP" is an agency, "ap" none.
        self._credit = re.compile(rf"\b(?:{names})\b")

    def agencies(self, report: Report) -> frozenset[str]:
        """The agencies a report names anywhere, also in what was left out, and the one that wrote it."""
        places = (report.text, report.outlet or "", *(piece.text for piece in report.dropped))
        named = {self._agencies[name] for place in places for name in self._credit.findall(place)}
        return frozenset(named | ({report.agency} if report.agency else set()))

    def one_outlet(self, one: Report, other: Report) -> bool:
        """Whether two reports are of one outlet, by any of its names."""
        known = self._outlets.of(one)
        if known is not None and known is self._outlets.of(other):
            return True
        return bool(one.outlet) and one.outlet == other.outlet

    def one_form(self, one: Report, other: Report) -> bool:
        """Whether one outlet filled one form in twice: another day's schedule, another test condemned."""
        if not self.one_outlet(one, other):
            return False
        apart = days_apart(one, other)
        if apart and self._note(one, other):
            return True
        if _alike(one.title, other.title) < _FORM_HEADLINE:
            return False
        if (apart or 0) >= _WEEK:
            return True
        days = _days_named(one.title), _days_named(other.title)
        if days[0] and days[1]:
            return days[0] != days[1]
        return _names_alone(one, other) and _names_alone(other, one)

    def _note(self, one: Report, other: Report) -> bool:
        least = min(len(WORD.findall(one.text)), len(WORD.findall(other.text)))
        return least < _NOTE and bool(one.title and other.title) and one.title != other.title

    def goes_on(self, later: Report, earlier: Report, link: Link, told: Common) -> bool:
        """Whether one outlet's two stories of a few days share too much to be two."""
        if not _in_one_run(later, earlier):
            return False
        if link.share >= _KEPT and link.shingles >= _FEWEST_KEPT:
            return True
        row = self._outlets.of(later)
        if row is not None and row.kind in ("government", "state-media"):
            # An office tells all its meetings in the same words.
            return False
        return _amply(told, _KEPT) and told.in_order >= _DESK_ORDER

    @staticmethod
    def reads_out(one: Report, other: Report, link: Link) -> bool:
        """Whether one outlet's transcript holds much of what it put out in writing a day before or after."""
        apart = days_apart(one, other)
        return apart is not None and apart <= 1 and _spoken(one) != _spoken(other) and link.share >= _READ_OUT

    def works_over(self, one: Report, other: Report, told: Common) -> bool:
        """Whether the reports of two outlets are worked from one text."""
        # What offices share months apart is the language of diplomacy, what papers share a page's frame.
        if (days_apart(one, other) or 0) >= _WEEK:
            return False
        if not _amply(told, _WITH_CREDIT) or told.in_order < _ORDER:
            return False
        return told.share >= _WORKED_OVER or bool(self.agencies(one) & self.agencies(other))

    def replaces(self, later: Report, earlier: Report) -> bool:
        """Whether one report is the same outlet's newer version of another."""
        if later.text_sha256 == earlier.text_sha256 and later.text_sha256:
            return False
        if not self.one_outlet(later, earlier):
            return False
        mine, its = shingles(later.text), shingles(earlier.text)
        common = shared(mine, its)
        least, most = sorted((len(mine), len(its)))
        if _in_one_run(later, earlier) and _KEPT * least <= common < most:
            return True
        if (later.title and earlier.title) and _alike(later.title, earlier.title) < _SAME_HEADLINE:
            return False
        says_so = self._says_revised(later)
        return common >= (CONTAINED if says_so else _REVISED) * most

    def _says_revised(self, report: Report) -> bool:
        places = (
            report.title or "",
            report.text[:_EDGE],
            report.text[-_EDGE:],
            *(d.text for d in report.dropped),
        )
        return any(pattern.search(place) for pattern in self._revisions for place in places)


def days_apart(one: Report, other: Report) -> int | None:
    """Days between the publication of two reports; None where one has no day."""
    first, second = one.published.from_, other.published.from_
    if first is None or second is None:
        return None
    return abs((date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])).days)


def _in_one_run(one: Report, other: Report) -> bool:
    """Whether two reports are near enough in time, and alike enough in kind, to be one story's versions."""
    apart = days_apart(one, other)
    return apart is not None and apart <= _GOES_ON and _spoken(one) == _spoken(other)


def _amply(told: Common, least: float) -> bool:
    return told.share >= least and told.passages >= _FEWEST_PASSAGES and told.words >= _FEWEST_WORDS


def _spoken(report: Report) -> bool:
    return report.genre == "transcript"


def _words(title: str | None) -> set[str]:
    return set(WORD.findall((title or "").casefold()))


def _alike(one: str | None, other: str | None) -> float:
    """The share of the shorter headline's words that the other has too; 0 where one has none."""
    mine, theirs = _words(one), _words(other)
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def _days_named(title: str | None) -> set[str]:
    return {day.casefold() for day in _TITLE_DAY.findall(title or "")}


def _names_alone(one: Report, other: Report) -> bool:
    """Whether a headline names somebody whom the other report nowhere names."""
    names = {name.casefold() for name in _NAME.findall(one.text)}
    return bool((_words(one.title) - _words(other.title)) & names - set(WORD.findall(other.text.casefold())))
