"""Transcripts: whose turn it is, and what is said in it.

A turn is one statement: its label is the source, its words are the content, and there is no cue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.said import TURN_LABELS, WORDS
from onrecord.model import Actor, Described, Report, Span, Statement, stable_id
from onrecord.read.outlets import outlet_country
from onrecord.said.clauses import Extent

_WORD = r"(?:Mc|Mac|De|Di|Du|La|Le|Van)?[A-ZÀ-Þ#][A-ZÀ-Þ0-9.'’#-]*"
# A label stands at the start of a line or, where a page lost its line breaks, after a wide gap.
_LABEL = re.compile(
    rf"(?:^|(?<=\n)|(?<=[.?!)\]T”\"]\s\s)|(?<=\s\s\s))[ \t\xa0*]*"
    rf"(?:(?P<name>{_WORD}(?:[ ]{_WORD}){{0,6}}(?:\s\([^)\n]{{1,60}}\))?)\**:\**(?=\s)"
    r"|(?P<question>Q)[ \t\xa0]{1,6}(?=[A-Z“\"(\[—-]))"
)
_ASIDE = re.compile(r"^\s*[(\[][^)\]]{1,40}[)\]]\s*$")
# "Yeah." and "Thank you, sir." are turns without a statement.
_FEWEST_WORDS = 5
# Two labels in a news report may be headings; three are an exchange quoted at length.
_FEWEST_LABELS = 3


def _colon(text: str, label: Extent) -> Span | None:
    """The colon by which a news report that prints an exchange attributes it."""
    at = text.find(":", label[1], label[1] + 4)
    return Span(start=at, end=at + 1, text=":") if at >= 0 else None


class TurnFinder:
    """Cuts transcripts into turns."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._labels = [(row.role, re.compile(row.pattern)) for row in knowledge.rows(TURN_LABELS)]
        self._courtesy = next(set(row.words) for row in knowledge.rows(WORDS) if row.kind == "courtesy")

    def find(self, report: Report, text: str, actors: Sequence[Actor]) -> list[Statement]:
        """One statement a turn that says something; none where the text is no transcript."""
        labels = list(_LABEL.finditer(text))
        if len(labels) < (1 if report.genre == "transcript" else _FEWEST_LABELS):
            return []
        made = []
        for number, label in enumerate(labels):
            end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
            words = text[label.end() : end]
            if len(words.split()) < _FEWEST_WORDS or _ASIDE.match(words):
                continue
            kind = "question" if label["question"] else "name"
            if self._role(label[kind]) == "ignore":
                continue
            made.append(self._turn(report, text, label.span(kind), (label.end(), end), actors))
        return made

    def _role(self, label: str) -> str | None:
        return next((role for role, pattern in self._labels if pattern.match(label)), None)

    def _turn(
        self, report: Report, text: str, label: Extent, words: Extent, actors: Sequence[Actor]
    ) -> Statement:
        start, end = words
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        source = Span(start=label[0], end=label[1], text=text[label[0] : label[1]])
        role = self._role(source.text)
        return Statement(
            id=stable_id("s", report.id, start, None),
            speaker=self._at_home(report, self._speaker(report, source, role, actors), role),
            anonymous=role == "anonymous",
            basis="on-condition-of-anonymity" if role == "anonymous" else "on-record",
            source=source,
            cue=_colon(text, label) if report.genre != "transcript" else None,
            content=(Span(start=start, end=end, text=text[start:end]),),
            kind="direct",
            stance="asks" if role == "question" else "asserts",
        )

    def _at_home(self, report: Report, speaker: Actor, role: str | None) -> Actor:
        """A spokesperson ("MS. REYES") with the country of whoever prints the transcript of its briefing.

        Guests are labelled by their office, those who ask by what they do.
        """
        first = speaker.text.split()[0].casefold().rstrip(".")
        if report.genre != "transcript" or role is not None or speaker.country or first not in self._courtesy:
            return speaker
        return replace(speaker, country=outlet_country(report, self._knowledge))

    @staticmethod
    def _speaker(report: Report, label: Span, role: str | None, actors: Sequence[Actor]) -> Actor:
        made = Actor(start=label.start, end=label.end, text=label.text, kind="person")
        if role == "question":
            return made
        if role == "anonymous":
            words = label.text.lower().split()
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
        own = [a for a in at if a.name]
        if not any(a.country for a in own):
            titles = set(label.text.casefold().split()) - {surname}
            alike = [a for a in of_that_name if a.country and titles & set(_words_of(a))]
            own = alike or own
        at = own or of_that_name
        if not at:
            return replace(made, entity=stable_id("e", report.id, label.text))
        return replace(at[0], start=label.start, end=label.end, text=label.text, in_="text")


def _words_of(actor: Actor) -> list[str]:
    return f"{actor.text} {actor.office or ''}".casefold().split()
