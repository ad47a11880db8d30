"""Which reports are copies of an earlier one, which replace one, and who reported first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

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

    def _replaces(self, later: Report, earlier: Report) -> bool:
        """Whether one report is the same outlet's newer version of another."""
        if later.text_sha256 == earlier.text_sha256 and later.text_sha256:
            return False
        one, other = self._outlets.of(later), self._outlets.of(earlier)
        same_outlet = one is not None and one is other
        if not same_outlet and not (later.outlet and later.outlet == earlier.outlet):
            return False
        words, theirs = (
            set(WORD.findall((later.title or "").casefold())),
            set(WORD.findall((earlier.title or "").casefold())),
        )
        if words and theirs and len(words & theirs) < _SAME_HEADLINE * min(len(words), len(theirs)):
            return False
        mine, its = shingles(later.text), shingles(earlier.text)
        common = shared(mine, its)
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
