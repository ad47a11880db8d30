"""What was said and by whom: verbatim, the unnamed marked as unnamed, a copied quotation once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from onrecord.model import Happening, Statement
from onrecord.tell.about import Subject
from onrecord.tell.sentence import Composer, bare, quoted
from onrecord.tell.values import Line, Source
from onrecord.tell.view import View
from onrecord.tell.words import capital

# Fewer words than this make no sense out of their sentence ("said so").
SHORTEST = 4
# Reports that are themselves what somebody says.
_ISSUED = ("statement", "readout", "state-media")
_FIRST_PERSON = frozenset("i we our us my will must".split())


@dataclass(slots=True)
class _Spoken:
    """The statements of one speaker in one report, in the order of its text."""

    statements: list[Statement] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)


def _weight(statement: Statement, relevant: set[str], attributed: set[str]) -> float:
    """What a reader wants first: words about what is told, spoken on the record, verbatim."""
    weight = 2.0 if statement.id in attributed or relevant & set(statement.about) else 0.0
    weight += 1.0 if statement.kind == "direct" else 0.0
    return weight + (0.5 if statement.speaker and statement.speaker.kind == "person" else 0.0)


@dataclass(frozen=True, slots=True)
class _Sayings:
    view: View
    composer: Composer

    def _clause(self, statement: Statement, words: str) -> bool:
        """Whether the words of reported speech make a clause: the tense is in their first part."""
        report = self.view.reports[self.view.report_of[statement.id]]
        span = statement.content[0]
        sentence = self.view.sentence_around(report.id, span)
        lead = report.text[sentence.start : span.start]
        opened = bare(lead + "x") == "x"
        if words.startswith("that ") or lead.rstrip().endswith(" that") or opened:
            return True
        holds = self.composer.words.holds
        for word in re.findall(r"[\w’']+", words.lower()):
            if holds("finite", word):
                return True
            if holds("relative", word):
                return False
        return False

    def part(self, statement: Statement) -> str | None:
        """`said: “…”` or `said that …`; None for what makes no sense alone."""
        words = " … ".join(" ".join(bare(span.text).split()) for span in statement.content)
        if len(words.split()) < SHORTEST or statement.stance in ("declines", "asks"):
            return None
        if statement.speaker is None and not _FIRST_PERSON & set(words.lower().split()):
            # The running text of a press statement; only what it announces or asserts is speech.
            return None
        if statement.kind == "direct":
            return f"said: {quoted(words)}"
        told = words.removeprefix("that ").rstrip(" .,")
        first = told.split()[0].lower() if told.split() else ""
        if not self._clause(statement, words) or first in ("i", "we", "my", "our"):
            return None
        told = re.sub(r"[\"“]([^\"”]*)[\"”]", r"“\1”", told)
        if self.composer.words.holds("lower-case", first):
            told = told[0].lower() + told[1:]
        verb = {"denies": "denied", "believes": "believed", "intends": "said", "reports": "reported"}
        how = verb.get(statement.stance) or verb.get(statement.act, "said")
        return f"{how} that {told}"


def _joined(parts: Iterable[str]) -> str:
    """The parts after one another; the same verb is not repeated."""
    told = ""
    for part in dict.fromkeys(parts):
        if not told:
            told = part
            continue
        verb = part.split(" ", 1)[0].rstrip(":")
        if verb == "said" and part.startswith("said: ") and told.endswith("”"):
            told += f"; {part.removeprefix('said: ')}"
            continue
        same = told.rsplit("; ", 1)[-1].startswith(f"{verb} that ") and part.startswith(f"{verb} that ")
        told += f"; {part.removeprefix(f'{verb} ') if same else part}"
    return told


def _covered(view: View, composer: Composer, told: Iterable[Happening]) -> Iterator[tuple[str, int]]:
    """Where in the reports stand the acts that a line of ours tells already."""
    for happening in told:
        act = happening.kind != "statement" and happening.status != "hypothetical"
        if act and composer.composed(happening):
            for event in view.events_of(happening):
                yield view.report_of[event.id], event.trigger.start


def said_lines(
    view: View,
    composer: Composer,
    told: Iterable[Happening],
    subject: Subject,
    from_day: str | None,
    *,
    only_these: bool = False,
) -> list[Line]:
    """One line a speaker and report: quotations in quotation marks, reported speech as such.

    Statements inside others, of copies and of reports that were replaced are left out, and so is
    reported speech that only repeats an act told elsewhere; the same words by the same speaker in
    several reports make one line with several sources. With `only_these`, only the reports that
    tell of `told` are asked: what is new since last time is said in those.
    """
    told = tuple(told)
    events = [event for happening in told for event in view.events_of(happening)]
    relevant = {event.id for event in events}
    asked = {view.report_of[event] for event in relevant} if only_these else set(view.reports)
    attributed = {event.according_to for event in events if event.according_to}
    replaced = {report.supersedes for report in view.reports.values()}
    covered = tuple(_covered(view, composer, told))
    sayings = _Sayings(view, composer)
    spoken: dict[tuple[str, str], _Spoken] = {}
    seen: dict[tuple[str, str], tuple[str, str]] = {}
    for statement in sorted(
        view.statements.values(),
        key=lambda s: (view.report_of[s.id], s.content[0].start if s.content else 0, s.id),
    ):
        report = view.report_of[statement.id]
        if (
            report not in asked
            or report in replaced
            or view.reports[report].copy_of is not None
            or statement.within is not None
            or not statement.content
            or statement.content[0].in_ != "text"
            or (from_day is not None and (view.day_of(report) or "") < from_day)
            or not (subject.holds_statement(statement, report) or statement.id in attributed)
        ):
            continue
        span = statement.content[0]
        repeats = any(report == r and span.start <= at < statement.content[-1].end for r, at in covered)
        speaker, part = composer.speaker(statement), sayings.part(statement)
        if (
            speaker is None
            or part is None
            or (repeats and (statement.kind == "indirect" or view.reports[report].genre in _ISSUED))
        ):
            continue
        source = view.source(report, view.sentence_around(report, span), span)
        words = (speaker, part.casefold().strip(" .,"))
        held = spoken.setdefault(seen.setdefault(words, (report, speaker)), _Spoken())
        held.statements.append(statement)
        held.parts.append(part)
        held.sources.append(source)
        held.reports.add(report)
    lines = []
    for (report, speaker), each in spoken.items():
        anonymous = any(statement.anonymous for statement in each.statements)
        text = f"{capital(speaker)} {_joined(each.parts)}"
        lines.append(
            Line(
                text=text if text.endswith("”") else f"{text}.",
                entry=each.statements[0].id,
                also=tuple(statement.id for statement in each.statements[1:]),
                marks=("unnamed",) if anonymous else (),
                sources=tuple(dict.fromkeys(each.sources)),
                origins=len(each.reports),
                reports=len(each.reports),
                day=view.day_of(report),
                score=max(_weight(s, relevant, {a for a in attributed if a}) for s in each.statements),
            )
        )
    return sorted(lines, key=lambda line: (-line.score, line.day or "", line.entry))


def quotation(line: Line) -> str | None:
    """The quoted sentence that a line consists of, whoever stands before it."""
    found = re.match(r"(?:[^“”]{1,80}: )?(“.*)", line.text)
    return found.group(1) if found else None


def one_a_quotation(lines: Iterable[Line], told: dict[str, str] | None = None) -> list[Line]:
    """Lines that quote the same sentence as one, marks joined; `told`: quotations told before."""
    kept: dict[str, Line] = {}
    for line in lines:
        key = quotation(line) or line.entry
        if told is not None and key in told:
            continue
        if key in kept:
            first = kept[key]
            kept[key] = replace(
                first,
                marks=tuple(dict.fromkeys((*first.marks, *line.marks))),
                sources=tuple(dict.fromkeys((*first.sources, *line.sources))),
                also=(*first.also, line.entry, *line.also),
                reports=max(first.reports, line.reports),
                origins=max(first.origins, line.origins),
            )
        else:
            kept[key] = line
    if told is not None:
        told.update({key: line.entry for key, line in kept.items()})
    return list(kept.values())


def told_as_speech(verbal: Iterable[Line], said: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """Both without the quotations of `verbal` that `said` tells with their speaker."""
    speech = list(said)
    spoken = {(s.report, s.sentence.start): at for at, line in enumerate(speech) for s in line.sources}
    kept = []
    for line in verbal:
        places = [spoken.get((source.report, source.sentence.start)) for source in line.sources]
        at = next((place for place in places if place is not None), None)
        if at is None or quotation(line) is None:
            kept.append(line)
        else:
            speech[at] = replace(speech[at], also=(*speech[at].also, line.entry, *line.also))
    return kept, speech
