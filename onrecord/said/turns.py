"""Transcripts: whose turn it is, and what is said in it.

A turn is one statement: its label is the source, its words are the content, and there is no cue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.said import TURN_LABELS, WORDS
from onrecord.model import Actor, Described, Report, Span, Statement, stable_id
from onrecord.read.outlets import Outlets, outlet_country
from onrecord.said.clauses import Extent

_WORD = r"(?:Mc|Mac|De|Di|Du|La|Le|Van)?[A-ZÀ-Þ#][A-ZÀ-Þ0-9.'’#-]*"
_WHO = (
    rf"(?:(?P<name>{_WORD}(?:[ ]{_WORD}){{0,6}}(?:\s\([^)\n]{{1,60}}\))?)\**:\**(?=\s)"
    r"|(?P<question>Q)[ \t\xa0]{1,6}(?=[A-Z“\"(\[—-]))"
)
# A label stands at the start of a line or, where a page lost its line breaks, after a wide gap.
_LABEL = re.compile(rf"(?:^|(?<=\n)|(?<=[.?!)\]T”\"]\s\s)|(?<=\s\s\s))[ \t\xa0*]*[\"“]?{_WHO}")
# In a transcript that lost its gaps too, behind what ends a turn, or the hour at which it begins.
_INLINE = re.compile(
    r"(?:(?:^|(?<=\n))[ \t\xa0*]*|(?:(?<=[.?!)\]”\"—–])|(?<=M\. [A-Z]{3})|(?<=M\. [A-Z]{4}))[ \t\xa0]+[*]*)"
    rf"(?![A-Z]{{1,3}}T\s){_WHO}"
)
_ASIDE = re.compile(r"^\s*[(\[][^)\]]{1,40}[)\]]\s*$")
# In an interview's or a ministry's own transcript labels stand in small letters, at the start of a line.
_MIXED = re.compile(
    r"(?:^|(?<=\n))[ \t\xa0*]*"
    r"(?:(?P<question>Q)[.:]|(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]+){0,4}):)\**(?=\s)"
)
# "Yeah." and "Thank you, sir." are turns without a statement; "Will you resign?" asks something.
_FEWEST_WORDS = 5
_FEWEST_ASKING = 2
# Fewer make a sentence: "We will sign it."
_SENTENCE = re.compile(
    r"\s*(?:\w+, )?(?:I|[Ww]e|[Tt]hey|[Hh]e|[Ss]he|[Ii]t|[Tt]here|[Nn]obody)(?:['’]\w+)?(?:\s[\w'’-]+){3}[.!]"
)
# Which of several unnamed speakers a label means: before its words, or after them.
_WHICH = re.compile(
    r"^(?:a|the|first|second|third|fourth|fifth|another|other) "
    r"| (?:one|two|three|four|five|#?\d+|number \w+)$"
)
_UNNAMED = frozenset({"anonymous", "unnamed guest"})
# Two labels in a news report may be headings; three are an exchange quoted at length.
_FEWEST_LABELS = 3
_MARKS = frozenset('"“”')


def _colon(text: str, label: Extent) -> Span | None:
    """The colon by which a news report that prints an exchange attributes it."""
    at = text.find(":", label[1], label[1] + 4)
    return Span(start=at, end=at + 1, text=":") if at >= 0 else None


def _bare(text: str, start: int, end: int) -> Extent:
    """The extent without blanks at its ends."""
    words = text[start:end]
    return end - len(words.lstrip()), start + len(words.rstrip())


def _quoted(text: str, start: int, end: int) -> list[Extent]:
    """A turn's paragraphs in an exchange that is quoted whole.

    Each opens with a quotation mark, and only the last of the exchange is closed; stage directions
    are nobody's words.
    """
    pieces = []
    for paragraph in re.finditer(r"[^\n]+", text[start:end]):
        first, last = _bare(text, start + paragraph.start(), start + paragraph.end())
        if paragraph.start() and text[first : first + 1] in _MARKS:
            first += 1
        marks = sum(text.count(mark, first, last) for mark in _MARKS)
        if marks % 2 and text[last - 1] in _MARKS:
            last -= 1
        if first < last and not _ASIDE.match(text[first:last]):
            pieces.append((first, last))
    return pieces


class TurnFinder:
    """Cuts transcripts into turns."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._labels = [(row.role, re.compile(row.pattern)) for row in knowledge.rows(TURN_LABELS)]
        self._outlets = Outlets(knowledge)
        self._courtesy = next(set(row.words) for row in knowledge.rows(WORDS) if row.kind == "courtesy")

    def find(self, report: Report, text: str, actors: Sequence[Actor]) -> list[Statement]:
        """One statement a turn that says something; none where the text is no transcript."""
        transcript = report.genre == "transcript"
        inline, mixed = (self._inline(text), self._mixed(text)) if transcript else ([], [])
        labels = max(inline, mixed, key=len) if transcript else list(_LABEL.finditer(text))
        if len(labels) < (1 if transcript else _FEWEST_LABELS):
            return []
        if not transcript and len({label["name"] for label in labels}) == len(labels):
            # Each stands once: headings, and nobody answers anybody.
            return []
        made = []
        for number, label in enumerate(labels):
            end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
            words = text[label.end() : end]
            if not _says_something(words) or _ASIDE.match(words):
                continue
            kind = "question" if label["question"] else "name"
            if self._role(label[kind]) == "ignore":
                continue
            quoted = label.group().lstrip()[:1] in _MARKS
            content = _quoted(text, label.end(), end) if quoted else [_bare(text, label.end(), end)]
            if content:
                made.append(self._turn(report, text, label.span(kind), content, actors))
        return made

    def _inline(self, text: str) -> list[re.Match[str]]:
        """The labels of a transcript; a single word within a line is one where it recurs or is a role."""
        found = list(_INLINE.finditer(text))
        often = Counter(label["name"] or label["question"] for label in found)
        sure = {label.end() for label in _LABEL.finditer(text)}
        return [
            label
            for label in found
            if label.end() in sure
            or often[name := label["name"] or label["question"]] > 1
            or " " in name
            or self._role(name) is not None
        ]

    def _mixed(self, text: str) -> list[re.Match[str]]:
        """The labels in small letters, where they are those of an exchange: most of them recur, or ask."""
        found = list(_MIXED.finditer(text))
        often = Counter(label["name"] or label["question"] for label in found)
        kept = [
            label
            for label in found
            if often[name := label["name"] or label["question"]] > 1 or self._role(name) is not None
        ]
        return kept if len(kept) >= _FEWEST_LABELS and len(often) > 1 else []

    def _role(self, label: str) -> str | None:
        if self._outlets.named(label) is not None:
            # "AFP: Does China plan …": its reporter asks.
            return "question"
        return next((role for role, pattern in self._labels if pattern.match(label.upper())), None)

    def _turn(
        self, report: Report, text: str, label: Extent, content: Sequence[Extent], actors: Sequence[Actor]
    ) -> Statement:
        source = Span(start=label[0], end=label[1], text=text[label[0] : label[1]])
        role = self._role(source.text)
        return Statement(
            id=stable_id("s", report.id, content[0][0], None),
            speaker=self._at_home(report, self._speaker(report, source, role, actors), role),
            anonymous=role in _UNNAMED,
            basis="on-condition-of-anonymity" if role in _UNNAMED else "on-record",
            source=source,
            cue=_colon(text, label) if report.genre != "transcript" else None,
            content=tuple(Span(start=start, end=end, text=text[start:end]) for start, end in content),
            kind="direct",
            stance="asks" if role == "question" else "asserts",
        )

    def _at_home(self, report: Report, speaker: Actor, role: str | None) -> Actor:
        """A spokesperson ("MS. REYES"), or an unnamed official, with the country of whose briefing it is.

        Guests are labelled by their office, those who ask by what they do.
        """
        first = speaker.text.split()[0].casefold().rstrip(".")
        own = role == "anonymous" or (role is None and first in self._courtesy)
        if report.genre != "transcript" or speaker.country or not own:
            return speaker
        return replace(speaker, country=outlet_country(report, self._knowledge))

    @staticmethod
    def _speaker(report: Report, label: Span, role: str | None, actors: Sequence[Actor]) -> Actor:
        made = Actor(start=label.start, end=label.end, text=label.text, kind="person")
        if role == "question":
            return made
        if role in _UNNAMED:
            words = _WHICH.sub("", _WHICH.sub("", label.text.lower())).split()
            senior = words[0] if words[0] in {"senior", "sr", "sr."} else None
            institution = " ".join(word for word in words[bool(senior) : -1] if word.isalpha() or "." in word)
            return replace(
                made,
                entity=stable_id("e", report.id, label.text),
                described=Described(
                    seniority="senior" if senior else None, institution=institution or None, number=1
                ),
            )
        at = [a for a in actors if a.in_ == "text" and a.start < label.end and label.start < a.end]
        surname = re.sub(r"\s*\(.*", "", label.text).split()[-1].casefold()
        of_that_name = [
            a for a in actors if a.kind == "person" and a.name and a.name.split()[-1].casefold() == surname
        ]
        # The label's own mention may be a surname in capitals that says no more; who stands in the text
        # with the same office is meant, not whoever has that surname.
        # A surname that stands alone may be a town's name too.
        alone = " " not in label.text
        own = [a for a in at if a.name and (a.kind == "person" or not alone)]
        if not any(a.country for a in own):
            titles = set(label.text.casefold().split()) - {surname}
            alike = [a for a in of_that_name if a.country and titles & set(_words_of(a))]
            own = alike or own
        at = own or of_that_name
        if not at:
            return replace(made, entity=stable_id("e", report.id, label.text))
        return replace(at[0], start=label.start, end=label.end, text=label.text, in_="text")


def _says_something(words: str) -> bool:
    fewest = _FEWEST_ASKING if words.rstrip().endswith("?") else _FEWEST_WORDS
    return len(words.split()) >= fewest or _SENTENCE.fullmatch(words.rstrip()) is not None


def _words_of(actor: Actor) -> list[str]:
    return f"{actor.text} {actor.office or ''}".casefold().split()
