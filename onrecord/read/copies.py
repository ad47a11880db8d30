"""Which reports are copies of an earlier one, which replace one, and who reported first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.read import REVISIONS
from onrecord.model import Report
from onrecord.read.outlets import Outlets
from onrecord.read.patterns import compiled
from onrecord.read.wording import CONTAINED, WORD, Wording, shared, shingles

# A newer version keeps most of the story's wording; one that says it is one may keep half.
_REVISED = 0.6
_SAME_HEADLINE = 0.6
_EDGE = 600
# Within so many days a desk's story that keeps a quarter of another's wording goes on with it: so did 15 of
# 22 judged updates, and no other two stories of one outlet (the nearest shared 34 shingles of 134;
# 2026-11-22).
_GOES_ON = 3
_KEPT = 0.25
# A week later the same words are a form, filled in anew; a story is not told again under its headline.
_WEEK = 7
_FORM_HEADLINE = 0.5
_TITLE_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][\w’'-]+")


class Copies:
    """Groups of reports that are one text, grown report by report.

    The first of a group is the earliest by day of publication, else the first to come in. A
    report that comes late but is dated earlier becomes its group's first.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._outlets = Outlets(knowledge)
        self._revisions = [
            compiled(row.pattern, file=REVISIONS.file, row=row.id, flags=re.MULTILINE)
            for row in knowledge.rows(REVISIONS)
        ]
        self._wording = Wording()
        self._reports: list[Report] = []
        self._number: dict[str, int] = {}

    def mark(self, reports: Iterable[Report]) -> tuple[Report, ...]:
        """The reports with copy_of, supersedes, origin and origin_reason filled, in order.

        A report marked before is given back as it now stands.
        """
        given = list(reports)
        new = []
        for report in given:
            if report.id not in self._number:
                self._number[report.id] = self._wording.add(report.text, report.published.from_)
                self._reports.append(report)
                self._weigh(self._number[report.id])
                new.append(self._number[report.id])
        self._settle(self._wording.around(new))
        return tuple(self._reports[self._number[report.id]] for report in given)

    def _settle(self, numbers: set[int]) -> None:
        """Mark reports that share wording: the first stands, later ones copy or replace."""
        origins = self._wording.origins(numbers)
        groups: dict[int, list[int]] = {}
        for number in numbers:
            groups.setdefault(origins[number].first if number in origins else number, []).append(number)
        for first, members in groups.items():
            members.sort(key=lambda number: self._wording.place(number))
            for place, number in enumerate(members):
                report, origin = self._reports[number], self._reports[first]
                earlier = (self._reports[other] for other in reversed(members[:place]))
                replaced = next((other for other in earlier if self._replaces(report, other)), None)
                through = origins.get(number)
                shares = (self._reports[through.through].id, through.share) if through else None
                self._reports[number] = replace(
                    report,
                    copy_of=origin.id if through and replaced is None else None,
                    supersedes=replaced.id if replaced is not None else None,
                    origin=origin.id,
                    origin_reason=self._reason(report, origin, replaced, shares),
                )

    def _weigh(self, number: int) -> None:
        """Hold a report's outlet, day and headline against what its wording says."""
        report = self._reports[number]
        for other in self._wording.linked(number):
            if self._one_form(report, self._reports[other]):
                self._wording.part(number, other)
        for other in self._wording.nearly(number):
            earlier = self._reports[other]
            if self._goes_on(report, earlier) and not self._one_form(report, earlier):
                self._wording.join(number, other)

    def _one_outlet(self, one: Report, other: Report) -> bool:
        known = self._outlets.of(one)
        if known is not None and known is self._outlets.of(other):
            return True
        return bool(one.outlet) and one.outlet == other.outlet

    def _one_form(self, one: Report, other: Report) -> bool:
        """Whether one outlet filled one form in twice: another day's schedule, another test condemned."""
        if not self._one_outlet(one, other) or _alike(one.title, other.title) < _FORM_HEADLINE:
            return False
        if (_days_apart(one, other) or 0) >= _WEEK:
            return True
        days = _days_named(one.title), _days_named(other.title)
        if days[0] and days[1]:
            return days[0] != days[1]
        return _names_alone(one, other) and _names_alone(other, one)

    def _goes_on(self, later: Report, earlier: Report) -> bool:
        """Whether one outlet's two stories of a few days share too much to be two."""
        apart = _days_apart(later, earlier)
        return apart is not None and apart <= _GOES_ON and self._one_outlet(later, earlier)

    def _replaces(self, later: Report, earlier: Report) -> bool:
        """Whether one report is the same outlet's newer version of another."""
        if later.text_sha256 == earlier.text_sha256 and later.text_sha256:
            return False
        if not self._one_outlet(later, earlier):
            return False
        mine, its = shingles(later.text), shingles(earlier.text)
        common = shared(mine, its)
        least, most = sorted((len(mine), len(its)))
        if self._goes_on(later, earlier) and _KEPT * least <= common < most:
            return True
        if (later.title and earlier.title) and _alike(later.title, earlier.title) < _SAME_HEADLINE:
            return False
        says_so = self._says_revised(later)
        return common >= (CONTAINED if says_so else _REVISED) * max(len(mine), len(its))

    def _says_revised(self, report: Report) -> bool:
        places = (
            report.title or "",
            report.text[:_EDGE],
            report.text[-_EDGE:],
            *(d.text for d in report.dropped),
        )
        return any(pattern.search(place) for pattern in self._revisions for place in places)

    @staticmethod
    def _reason(
        report: Report, origin: Report, replaced: Report | None, shares: tuple[str, float] | None
    ) -> str:
        credited = report.agency if report.agency and report.agency != report.outlet else None
        if replaced is not None:
            return f"newer version of {replaced.id} by the same outlet"
        if shares is not None:
            other, share = shares
            words = f"shares {share:.0%} of its wording with {other}"
            if not share:
                words = f"shares its wording with a longer text, as does {origin.id}"
            return words + (f", and credits {credited}" if credited else "")
        if credited:
            return f"credits {credited}; no earlier report of the same wording was read"
        return "reports for itself: no earlier report of the same wording was read"


def _words(title: str | None) -> set[str]:
    return set(WORD.findall((title or "").casefold()))


def _alike(one: str | None, other: str | None) -> float:
    """The share of the shorter headline's words that the other has too; 0 where one has none."""
    mine, theirs = _words(one), _words(other)
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def _days_named(title: str | None) -> set[str]:
    return {day.casefold() for day in _TITLE_DAY.findall(title or "")}


def _days_apart(one: Report, other: Report) -> int | None:
    """Days between the publication of two reports; None where one has no day."""
    first, second = one.published.from_, other.published.from_
    if first is None or second is None:
        return None
    return abs((date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])).days)


def _names_alone(one: Report, other: Report) -> bool:
    """Whether a headline names somebody whom the other report nowhere names."""
    names = {name.casefold() for name in _NAME.findall(one.text)}
    return bool((_words(one.title) - _words(other.title)) & names - set(WORD.findall(other.text.casefold())))


def copies(lines: Sequence[Mapping[str, str | None]]) -> list[dict[str, str | None]]:
    """For `{"id", "text", "date"?}` lines, `{"id", "copy_of"}` lines in the same order.

    `copy_of` is null, or the id of the first of the text's group (by date where given, else as
    they came).
    """
    wording = Wording()
    names = [str(line["id"]) for line in lines]
    for line in lines:
        wording.add(line.get("text") or "", line.get("date"))
    origins = wording.origins(range(len(lines)))
    firsts = [names[origins[number].first] if number in origins else None for number in range(len(lines))]
    return [{"id": name, "copy_of": first} for name, first in zip(names, firsts, strict=True)]
