"""Which reports are copies of an earlier one, which replace one, and who reported first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.model import Report
from onrecord.read.kinship import Kinship
from onrecord.read.passages import Common, Voice, common, voice
from onrecord.read.wording import Link, Origin, Wording


class Copies:
    """Groups of reports that are one text, or worked from one, grown report by report.

    The first of a group is the earliest by day of publication, else the first to come in. A
    report that comes late but is dated earlier becomes its group's first.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._kinship = Kinship(knowledge)
        self._wording = Wording()
        self._reports: list[Report] = []
        self._number: dict[str, int] = {}
        # By the numbers of two reports: a desk's story and the one that goes on with it, or what two
        # outlets have in common.
        self._going_on: set[frozenset[int]] = set()
        self._worked_over: dict[frozenset[int], Common] = {}
        self._voices: dict[int, Voice] = {}

    def mark(self, reports: Iterable[Report]) -> tuple[Report, ...]:
        """The reports with copy_of, supersedes, origin and origin_reason filled, in order.

        A report marked before is given back as it now stands. A report worked from another has its
        origin, but is no copy: what it adds is its own.
        """
        given = list(reports)
        new = []
        for report in given:
            if report.id not in self._number:
                self._number[report.id] = self._wording.add(report.text, report.published.from_)
                self._reports.append(report)
                self._weigh(self._number[report.id])
                new.append(self._number[report.id])
        # Voices are as long as the texts; few of those still to come will be held against them.
        self._voices.clear()
        self._settle(self._wording.around(new))
        return tuple(self._reports[self._number[report.id]] for report in given)

    def _settle(self, numbers: set[int]) -> None:
        """Mark reports that share wording: the first stands, later ones copy, rework or replace."""
        origins = self._wording.origins(numbers)
        groups: dict[int, list[int]] = {}
        for number in numbers:
            groups.setdefault(origins[number].first if number in origins else number, []).append(number)
        for first, members in groups.items():
            members.sort(key=lambda number: self._wording.place(number))
            for place, number in enumerate(members):
                report = self._reports[number]
                earlier = reversed(members[:place])
                replaced = next((other for other in earlier if self._replaces(number, other)), None)
                origin = origins.get(number)
                copied = origin.copied if origin is not None and replaced is None else None
                self._reports[number] = replace(
                    report,
                    copy_of=self._reports[copied].id if copied is not None else None,
                    supersedes=self._reports[replaced].id if replaced is not None else None,
                    origin=self._reports[first].id,
                    origin_reason=self._reason(number, origin, replaced),
                )

    def _weigh(self, number: int) -> None:
        """Hold a report's outlet, day, headline and voice against what its wording says."""
        report = self._reports[number]
        for other in self._wording.linked(number):
            earlier = self._reports[other]
            if self._kinship.one_form(report, earlier):
                self._wording.part(number, other)
        for other, link in self._wording.nearly(number):
            earlier = self._reports[other]
            if not self._kinship.one_form(report, earlier):
                self._join(number, other, link)

    def _join(self, number: int, other: int, link: Link) -> None:
        """Take two reports that share less than a copy does for one story, if they are."""
        report, earlier = self._reports[number], self._reports[other]
        told = common(self._voice(number), self._voice(other))
        pair = frozenset((number, other))
        if not self._kinship.one_outlet(report, earlier):
            if self._kinship.works_over(report, earlier, told):
                self._worked_over[pair] = told
                self._wording.join(number, other, "rework")
        elif self._kinship.goes_on(report, earlier, link, told):
            self._going_on.add(pair)
            self._wording.join(number, other, "copy")
        elif self._kinship.reads_out(report, earlier, link):
            self._worked_over[pair] = told
            self._wording.join(number, other, "reading")

    def _voice(self, number: int) -> Voice:
        if number not in self._voices:
            self._voices[number] = voice(self._reports[number].text)
        return self._voices[number]

    def _replaces(self, number: int, other: int) -> bool:
        if frozenset((number, other)) in self._going_on:
            return True
        return self._kinship.replaces(self._reports[number], self._reports[other])

    def _reason(self, number: int, origin: Origin | None, replaced: int | None) -> str:
        report = self._reports[number]
        credited = report.agency if report.agency and report.agency != report.outlet else None
        if replaced is not None:
            return f"newer version of {self._reports[replaced].id} by the same outlet"
        if origin is None:
            if credited:
                return f"credits {credited}; no earlier report of the same wording was read"
            return "reports for itself: no earlier report of the same wording was read"
        other = self._reports[origin.through].id
        told = self._worked_over.get(frozenset((number, origin.through)))
        if told is not None and origin.copied is None:
            words = self._worked(number, origin.through, other, told)
        elif origin.share:
            words = f"shares {origin.share:.0%} of its wording with {other}"
        else:
            words = f"shares its wording with a longer text, as does {self._reports[origin.first].id}"
        return words + (f", and credits {credited}" if credited else "")

    def _worked(self, number: int, through: int, other: str, told: Common) -> str:
        if self._kinship.one_outlet(self._reports[number], self._reports[through]):
            return f"says what the same outlet put out as {other}"
        return f"tells {told.words} words of its own, in {told.passages} passages, as {other} tells them"


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
