"""What was said and by whom: verbatim, the unnamed marked as unnamed, a copied quotation once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model import Happening, Span, Statement
from onrecord.record import Head
from onrecord.tell.about import Subject
from onrecord.tell.clauses import FIRST_PERSON
from onrecord.tell.sentence import Composer
from onrecord.tell.values import Line, Source
from onrecord.tell.verbatim import LONGEST_QUOTE, bare, quoted
from onrecord.tell.view import View
from onrecord.tell.words import capital, plural
from onrecord.vocabulary import ISSUED

# Fewer words than this make no sense out of their sentence ("said so").
SHORTEST = 4
# So few words need a verb that shows its tense to be a sentence.
SHORT = 7
# How many of the last words of those whom a brief is about are looked at.
_LATEST = 120
# So many words, with "said", by which what a speaker says in two reports is known to be one.
_ALIKE = 9
# Lines of one speaker before others have had theirs.
TURNS = 2
# "…,” the minister said." after the words spoken is none of them.
_ATTRIBUTED = re.compile(r"([^“\"]{20,})[,.?!][”\"]\s+(?:\w+\W+){1,6}(?:said|says|added|told)\b[^”\"]{0,30}$")
_OF_BOTH = frozenset({"claimed", "unsure"})
_OWN_WORDS = FIRST_PERSON | {"will", "must"}


@dataclass(slots=True)
class _Spoken:
    """The statements of one speaker in one report, in the order of its text."""

    statements: list[Statement] = field(default_factory=list)
    parts: list[tuple[float, str]] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    weight: float = 0.0

    def told(self, most: int | None) -> list[str]:
        """The weightiest parts, as many as are asked for, as they follow in the text."""
        worth = sorted(range(len(self.parts)), key=lambda at: (-self.parts[at][0], at))
        return [self.parts[at][1] for at in sorted(worth[:most])]


def _weight(statement: Statement, worth: float) -> float:
    """What a reader wants first: words about what matters, spoken by somebody, verbatim."""
    weight = worth / 4 + (1.0 if statement.kind == "direct" else 0.0)
    return round(weight + (0.5 if statement.speaker and statement.speaker.kind == "person" else 0.0), 3)


@dataclass(frozen=True, slots=True)
class _Sayings:
    view: View
    composer: Composer

    def _clause(self, statement: Statement, words: str) -> bool:
        """Whether the words of reported speech make a clause: the tense is in their first part."""
        report = self.view.reports[self.view.report_of(statement)]
        span = statement.content[0]
        sentence = self.view.sentence_around(report.id, span)
        words_of = report.title or "" if span.in_ == "title" else report.text
        lead = words_of[sentence.start : span.start]
        opened = bare(lead + "x") == "x"
        holds = self.composer.words.holds
        if words.startswith("that ") or lead.rstrip().endswith(" that"):
            return True
        if opened:
            # "The tensions between the two sides" begins a sentence and says nothing.
            each = re.findall(r"[\w’']+", words.lower())
            return len(each) > SHORT or any(holds("finite", word) or word.endswith("ed") for word in each)
        for word in re.findall(r"[\w’']+", words.lower()):
            if holds("finite", word):
                return True
            if holds("relative", word):
                return False
        return False

    def _past_courtesies(self, words: str) -> str:
        """A quotation from where it comes to the matter: "Thank you." says nothing."""
        begins = "|".join(map(re.escape, self.composer.words.group("courtesy")))
        rest = re.sub(rf"^(?:(?:{begins})\b[^.!?]{{0,20}}[.!]\s+)+", "", words, flags=re.IGNORECASE)
        return rest or words

    def _opens(self, statement: Statement, told: str) -> bool:
        """Whether reported speech begins its sentence with a common word, which a line has inside."""
        report, span = self.view.report_of(statement), statement.content[0]
        start = self.view.sentence_around(report, span).start
        if span.start - start > 1 or not re.match(r"[A-Z][a-z’'-]+\b", told):
            return False
        word = re.match(r"\w+", told)
        text = self.view.reports[report].text
        low = word.group().lower() if word else ""
        mentioned = self.view.mentioned_at(report)
        return span.start not in mentioned and (
            re.search(rf"\b{low}\b", text) is not None or not re.search(rf"[a-z,] {low.capitalize()}\b", text)
        )

    def gist(self, statement: Statement, worth: dict[str, float]) -> Span | None:
        """The sentence that stands for a speech too long to be quoted: speeches begin with thanks.

        It is the one that tells the weightiest of the events in it, thanks last; None where none is told.
        """
        if statement.kind != "direct" or len(_whole(statement)) <= LONGEST_QUOTE:
            return None
        told = [event for event in statement.about if event in worth and event in self.view.events]

        def weight(event: str) -> tuple[bool, float, str]:
            words = re.findall(r"\w+", self.view.events[event].sentence.text.lower())
            return not any(self.composer.words.holds("thanks", word) for word in words), worth[event], event

        weightiest = max(told, key=weight, default=None)
        return self.view.events[weightiest].sentence if weightiest else None

    def part(self, statement: Statement, gist: Span | None = None) -> str | None:
        """`said: “…”` or `said that …`, of a speech its `gist`; None for what makes no sense alone."""
        words = _piece(gist.text) if gist is not None else _whole(statement)
        if len(words.split()) < SHORTEST or statement.stance in ("declines", "asks"):
            return None
        if statement.speaker is None and not _OWN_WORDS & set(words.lower().split()):
            # The running text of a press statement; only what it announces or asserts is speech.
            return None
        if statement.kind == "direct":
            if self.composer.in_own_words(statement):
                # "So-and-so issued the following statement" heads his words and is none of them.
                return None
            matter = self._past_courtesies(words)
            return f"said: {quoted(matter)}" if len(matter.split()) >= SHORTEST else None
        told = words.removeprefix("that ").rstrip(" .,")
        first = told.split()[0].lower() if told.split() else ""
        if not self._clause(statement, words) or first in ("i", "we", "my", "our"):
            return None
        told = re.sub(r"[\"“]([^\"”]*)[\"”]", r"“\1”", told)
        if self.composer.words.holds("lower-case", first) or self._opens(statement, told):
            told = told[0].lower() + told[1:]
        verb = {"denies": "denied", "believes": "believed", "intends": "said", "reports": "reported"}
        how = verb.get(statement.stance) or verb.get(statement.act, "said")
        return f"{how} that {told}"


def _begins(part: str) -> str:
    """The first words of what was said: what two reports quote from there on differs by a slip of the pen."""
    return " ".join(re.findall(r"\w+", part.casefold())[:_ALIKE])


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


def _piece(text: str) -> str:
    """One piece of what was said; the marks that open and close it within its report are left out."""
    words = _ATTRIBUTED.sub(r"\1", " ".join(bare(text).split()))
    if words[:1] in '"“”' and not re.search(r"[\"“]", words[1:-1]):
        words = words.lstrip('"“”')
    if words[-1:] in '"“”' and not re.search(r"[\"“]", words[:-1]):
        words = words.rstrip('"“”')
    return words.rstrip(",")


def _whole(statement: Statement) -> str:
    return " … ".join(_piece(span.text) for span in statement.content)


def _tells(piece: Span, report: str, covered: Iterable[tuple[str, int]]) -> bool:
    """Whether a stretch of a report holds the words of an act that is told."""
    return any(report == told and piece.start <= at < piece.end for told, at in covered)


def _left(parts: int, most: int | None) -> str:
    left = max(0, parts - most) if most is not None else 0
    return f" (and {plural(left, 'other statement')})" if left else ""


def _ended(text: str) -> str:
    """The sentence with its full stop, which a quotation may bring along."""
    return text if text.endswith((".”", "!”", "?”", "…”")) else f"{text}."


def _covered(view: View, composer: Composer, told: Iterable[Happening]) -> Iterator[tuple[str, int]]:
    """Where in the reports stand the acts that a line of ours tells already."""
    for happening in told:
        act = happening.kind != "statement" and happening.status != "hypothetical"
        if act and composer.composed(happening):
            for event in view.events_of(happening):
                if event.trigger.in_ != "text":
                    continue
                yield view.report_of(event), event.trigger.start


def heard_reports(
    view: View, ranked: Sequence[Head], subject: Subject, most: int | None, *, only_these: bool
) -> list[str]:
    """The reports that are asked what was said: those that tell of what matters most.

    Args:
        ranked: what is told, the weightiest first.
        subject: what the brief is about; what its people said is asked whether acts are told or not.
        most: how many reports are asked; None for all.
        only_these: ask only the reports that tell of `ranked`.
    """
    replaced = {head.supersedes for head in view.report_heads.values() if head.supersedes}
    originals = [r for r, head in view.report_heads.items() if head.copy_of is None and r not in replaced]
    if not only_these and (most is None or len(originals) <= most):
        return originals
    asked: dict[str, None] = {}
    for head in ranked:
        asked.update(dict.fromkeys(head.reports))
        if most is not None and len(asked) >= most:
            break
    by_name = list(view.store.statements_by(subject.names, _LATEST)) if subject.names else []
    view.statements.bring(by_name)
    spoken = dict.fromkeys(view.report_of(view.statements[each]) for each in by_name)
    kept = set(originals)
    return [report for report in {**asked, **(spoken if not only_these else {})} if report in kept]


def said_lines(
    view: View,
    composer: Composer,
    told: dict[str, float],
    subject: Subject,
    from_day: str | None,
    reports: Iterable[str],
    most: int | None,
) -> list[Line]:
    """One line a speaker and report: quotations in quotation marks, reported speech as such.

    Statements inside others are left out, and so is reported speech that only repeats an act told
    elsewhere; the same words by the same speaker in several reports make one line with several
    sources.

    Args:
        told: the happenings that the brief tells, with their scores.
        reports: the reports that are asked, no copies.
        most: how much of what one speaker said in one report is told; the rest is counted.
    """
    asked = [r for r in reports if from_day is None or (view.day_of(r) or "") >= from_day]
    in_these = set(asked)
    heads = [head for head in map(view.heads.get, told) if head and in_these & set(head.reports)]
    view.bring(head.id for head in heads)
    view.reports.bring(asked)
    worth: dict[str, float] = {}
    for head in heads:
        for event in view.events_of(view.happenings[head.id]):
            for entry in (event.id, event.according_to or event.id):
                worth[entry] = max(worth.get(entry, 0.0), told[head.id])
    covered = tuple(_covered(view, composer, (view.happenings[head.id] for head in heads)))
    sayings = _Sayings(view, composer)
    spoken: dict[tuple[str, str], _Spoken] = {}
    seen: dict[tuple[str, str], tuple[str, str]] = {}
    for statement in sorted(
        view.store.of_reports(Statement, asked),
        key=lambda s: (view.report_of(s), s.content[0].start if s.content else 0, s.id),
    ):
        related = worth.keys() & {statement.id, *statement.about}
        if (
            statement.within is not None
            or not statement.content
            or statement.content[0].in_ != "text"
            or not (subject.holds_statement(statement) or related)
        ):
            continue
        report = view.report_of(statement)
        if view.reports[report].genre in ISSUED:
            # A release is one statement of several paragraphs; those whose acts are told go without saying.
            untold = tuple(p for p in statement.content if not _tells(p, report, covered))
            if not untold:
                continue
            statement = replace(statement, content=untold)
        span = statement.content[0]
        repeats = any(_tells(piece, report, covered) for piece in statement.content)
        gist = sayings.gist(statement, worth)
        speaker, part = composer.speaker(statement), sayings.part(statement, gist)
        if speaker is None or part is None or (repeats and statement.kind == "indirect"):
            continue
        if not (subject.holds_statement(statement) or subject.mentioned(part)):
            continue
        source = view.source(report, view.sentence_around(report, gist or span), gist or span)
        words = (speaker, _begins(part))
        held = spoken.setdefault(seen.setdefault(words, (report, speaker)), _Spoken())
        held.statements.append(statement)
        weight = _weight(statement, max((worth[e] for e in related), default=0.0))
        # A speech is told by its gist; one without any is an exchange of courtesies more often than not.
        long = gist is None and len(_whole(statement)) > LONGEST_QUOTE
        held.parts.append((weight - long, part))
        held.sources.append(source)
        held.reports.add(report)
        held.weight = max(held.weight, weight)
    lines = []
    for (report, speaker), each in spoken.items():
        anonymous = any(statement.anonymous for statement in each.statements)
        lines.append(
            Line(
                text=_ended(f"{capital(speaker)} {_joined(each.told(most))}{_left(len(each.parts), most)}"),
                entry=each.statements[0].id,
                also=tuple(statement.id for statement in each.statements[1:]),
                marks=("unnamed",) if anonymous else (),
                sources=tuple(dict.fromkeys(each.sources)),
                origins=len(each.reports),
                reports=len(each.reports),
                day=view.day_of(report),
                told=view.day_of(report),
                score=each.weight,
            )
        )
    heard: Counter[str] = Counter()
    turns: dict[str, int] = {}
    who = {each.statements[0].id: speaker for (_, speaker), each in spoken.items()}
    lines.sort(key=lambda line: (-line.score, line.day or "", line.entry))
    for line in lines:
        turns[line.entry] = heard[who[line.entry]] // TURNS
        heard[who[line.entry]] += 1
    return sorted(lines, key=lambda line: (turns[line.entry], -line.score, line.day or "", line.entry))


def quotation(line: Line) -> str | None:
    """The quoted sentence that a line consists of, whoever stands before it."""
    found = re.match(r"(?:[^“”]{1,160}: )?(“.*)", line.text)
    return found.group(1) if found else None


def one_a_quotation(lines: Iterable[Line], told: dict[str, str] | None = None) -> list[Line]:
    """Lines that quote the same sentence as one, marks joined; `told`: quotations told before."""
    kept: dict[str, Line] = {}
    for line in lines:
        key = quotation(line) or line.text
        if told is not None and key in told:
            continue
        if key in kept:
            first = kept[key]
            sources = tuple(dict.fromkeys((*first.sources, *line.sources)))
            # Two may share reports; no origin is counted twice.
            originals = len({source.origin for source in sources})
            # What is claimed or unsure of only one of them is not so of the sentence.
            both = set(first.marks) & set(line.marks)
            marks = dict.fromkeys((*first.marks, *line.marks))
            kept[key] = replace(
                first,
                marks=tuple(mark for mark in marks if mark not in _OF_BOTH or mark in both),
                sources=sources,
                also=(*first.also, line.entry, *line.also),
                reports=len({source.report for source in sources}),
                origins=min(first.origins + line.origins, originals),
            )
        else:
            kept[key] = line
    if told is not None:
        told.update({key: line.entry for key, line in kept.items()})
    return list(kept.values())


def told_as_speech(verbal: Iterable[Line], said: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """Both without the quotations of `verbal` that `said` tells with their speaker."""
    speech = list(said)
    spoken = {
        (s.report, s.sentence.in_, s.sentence.start): at
        for at, line in enumerate(speech)
        for s in line.sources
    }
    kept = []
    for line in verbal:
        places = [spoken.get((s.report, s.sentence.in_, s.sentence.start)) for s in line.sources]
        at = next((place for place in places if place is not None), None)
        if at is None or quotation(line) is None:
            kept.append(line)
        else:
            speech[at] = replace(speech[at], also=(*speech[at].also, line.entry, *line.also))
    return kept, speech
