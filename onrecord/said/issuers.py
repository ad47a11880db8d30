"""Statements, readouts and state media: what nobody else is given for, the issuer says."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from onrecord.model import Actor, Report, Span, Statement, stable_id
from onrecord.parse.documents import parsed_sentences, text_of
from onrecord.parse.labels import FINITE
from onrecord.said.clauses import Extent, trimmed
from onrecord.said.nesting import without_datelines
from onrecord.vocabulary import ActorKind, Basis

ISSUED = frozenset({"statement", "readout", "state-media"})
# The opening of a release names who issues it: "The minister issued the following statement".
_OPENING = 3
_ISSUING = frozenset({"issue", "release", "publish", "make"})
_PAPERS = frozenset({"statement", "communique", "communiqué", "declaration"})


def issued(doc: Doc, report: Report, actors: Sequence[Actor], said: Sequence[Statement]) -> list[Statement]:
    """One statement a paragraph: its sentences that are not mostly somebody else's words.

    Returns:
        nothing outside the genres that an issuer speaks in: a news report or an opinion piece
        asserts nothing by itself.
    """
    if report.genre not in ISSUED:
        return []
    text = text_of(doc)
    person = _who_issues(doc, actors)
    speaker = person or _issuer(report, text, actors)
    own_report = report.genre == "state-media" and person is None
    basis: Basis = "report" if own_report else "written-statement"
    given = [(span.start, span.end) for statement in said for span in statement.content]
    made = []
    for sentences in _paragraphs(doc, text):
        own = [
            (sentence.start_char, sentence.end_char)
            for sentence in sentences
            if not _given(sentence, given) and any(token.tag_ in FINITE for token in sentence)
        ]
        content = [
            Span(start=a, end=b, text=text[a:b]) for a, b in without_datelines(text, _joined(text, own))
        ]
        if content:
            made.append(
                Statement(
                    id=stable_id("s", report.id, content[0].start, None),
                    speaker=speaker,
                    basis=basis,
                    content=tuple(content),
                    kind="direct",
                )
            )
    return made


def _who_issues(doc: Doc, actors: Sequence[Actor]) -> Actor | None:
    """Who "issued the following press statement", where the text's opening says so."""
    for number, sentence in enumerate(parsed_sentences(doc)):
        if number >= _OPENING:
            return None
        for token in sentence:
            papers = [child for child in token.children if child.dep_ == "dobj" and child.lemma_ in _PAPERS]
            subjects = [child for child in token.children if child.dep_ == "nsubj"]
            if token.lemma_ in _ISSUING and papers and subjects:
                at = subjects[0].idx
                return next((a for a in actors if a.start <= at < a.end), None)
    return None


def _issuer(report: Report, text: str, actors: Sequence[Actor]) -> Actor | None:
    name = (report.byline if report.genre == "statement" else None) or report.outlet
    if not name:
        return None
    for actor in actors:
        if actor.in_ == "text" and name in {actor.name, actor.text}:
            return actor
    start = text.find(name)
    if start >= 0:
        return Actor(start=start, end=start + len(name), text=name, kind="organisation", name=name)
    # The issuer stands on the page, not in the text: an empty span there, and said to be inferred.
    kind: ActorKind = "person" if name == report.byline else "organisation"
    return Actor(start=0, end=0, text="", kind=kind, name=name, inferred=True)


def _paragraphs(doc: Doc, text: str) -> list[list[Tokens]]:
    paragraphs: list[list[Tokens]] = []
    last_end = -1
    for sentence in parsed_sentences(doc):
        if not paragraphs or "\n" in text[last_end - 1 : sentence.start_char]:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
        last_end = sentence.end_char
        if sentence.text.endswith("\n"):
            last_end = len(sentence.text.rstrip()) + sentence.start_char
    return paragraphs


def _given(sentence: Tokens, given: Sequence[Extent]) -> bool:
    """Whether at least half of the sentence is content of somebody's."""
    covered: set[int] = set()
    for start, end in given:
        covered.update(range(max(start, sentence.start_char), min(end, sentence.end_char)))
    return 2 * len(covered) >= sentence.end_char - sentence.start_char


def _joined(text: str, extents: Sequence[Extent]) -> list[Extent]:
    joined: list[Extent] = []
    for extent in extents:
        if joined and not text[joined[-1][1] : extent[0]].strip():
            joined[-1] = (joined[-1][0], extent[1])
        else:
            joined.append(extent)
    return [found for extent in joined if (found := trimmed(text, extent)) is not None]
