"""Statements, readouts and state media: what nobody else is given for, the issuer says."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.said import WORDS
from onrecord.model import Actor, Report, Span, Statement, stable_id
from onrecord.parse.documents import parsed_sentences, text_of
from onrecord.parse.labels import FINITE
from onrecord.read.outlets import outlet_country
from onrecord.said.clauses import Extent, trimmed
from onrecord.said.headings import Headings
from onrecord.said.nesting import without_datelines
from onrecord.said.topics import TopicFinder
from onrecord.vocabulary import ISSUED, ActorKind, Basis

# The opening of a release names who issues it: "The minister issued the following statement".
_OPENING = 3
# "The below is attributable to the Spokesperson": a notice of so many words at most, itself no statement.
_ATTRIBUTABLE = "attributable"
_NOTICE = 20


class Issuers:
    """Gives releases to who issues them.

    Args:
        knowledge: the knowledge files; read once, here.
        topics: finds what a paragraph is about.
    """

    def __init__(self, knowledge: Knowledge, topics: TopicFinder) -> None:
        self._knowledge = knowledge
        self._topics = topics
        self._headings = Headings(knowledge)
        kinds = {row.kind: frozenset(row.words) for row in knowledge.rows(WORDS)}
        self._issuing, self._issued = kinds["issuing"], kinds["issued"]
        self._answers = kinds["issued-answer"]

    def find(
        self, doc: Doc, report: Report, actors: Sequence[Actor], said: Sequence[Statement]
    ) -> list[Statement]:
        """A release is one statement of its issuer's, one for each topic where its paragraphs name several.

        Its pieces are the sentences that are not mostly somebody else's words; paragraphs that name no
        topic go with the release's own. One a paragraph was what no reader of a release takes it for:
        64 of 174 statements too many on sixty annotated reports.

        Returns:
            nothing outside the genres that an issuer speaks in: a news report or an opinion piece
            asserts nothing by itself.
        """
        if report.genre not in ISSUED:
            return []
        text = text_of(doc)
        home = outlet_country(report, self._knowledge)
        person, begins = self._who_issues(doc, actors)
        person = person or self._headings.speaker(report, actors, home)
        speaker = person or _issuer(report, text, actors, home)
        basis: Basis = "written-statement"
        if person is not None and person.kind == "group":
            basis = "joint-statement"
        elif report.genre == "state-media" and person is None:
            basis = "report"
        given = [(span.start, span.end) for statement in said for span in statement.content]
        pieces: list[Span] = []
        named: list[str | None] = []
        for sentences in _paragraphs(doc, text):
            own = [
                (sentence.start_char, sentence.end_char)
                for sentence in sentences
                if sentence.start >= begins
                and not _given(sentence, given)
                and any(token.tag_ in FINITE for token in sentence)
            ]
            content = [
                Span(start=a, end=b, text=text[a:b]) for a, b in without_datelines(text, _joined(text, own))
            ]
            pieces += content
            named += [self._topics.of(span.text for span in content)] * len(content)
        if not pieces:
            return []
        whole = self._topics.of(piece.text for piece in pieces)
        by_topic: dict[str | None, list[Span]] = {}
        for piece, topic in zip(pieces, named, strict=True):
            by_topic.setdefault(topic or whole, []).append(piece)
        return [
            Statement(
                id=stable_id("s", report.id, content[0].start, None),
                speaker=speaker,
                basis=basis,
                content=tuple(content),
                kind="direct",
            )
            for content in by_topic.values()
        ]

    def _who_issues(self, doc: Doc, actors: Sequence[Actor]) -> tuple[Actor | None, int]:
        """Who "issued the following press statement", where the opening says so, and where that ends."""
        for number, sentence in enumerate(parsed_sentences(doc)):
            if number >= _OPENING:
                break
            for token in sentence:
                given = [child for child in token.children if child.dep_ == "dobj"]
                whom = [child for child in token.children if child.dep_ == "nsubj"]
                if token.lemma_ in self._issuing and given and whom:
                    announces = any(child.lower_ == "following" for child in given[0].children)
                    paper = given[0].lemma_
                    # "Gave an answer" is told of many who do not go on speaking.
                    if paper in self._issued or (announces and paper in self._answers):
                        return _mention(actors, whom[0].idx), sentence.end if announces else 0
                if token.lower_ == _ATTRIBUTABLE and len(sentence) <= _NOTICE:
                    to = [child for child in token.children if child.lower_ == "to"]
                    whom = [below for child in to for below in child.children if below.dep_ == "pobj"]
                    return (_mention(actors, whom[0].idx), sentence.end) if whom else (None, 0)
        return None, 0


def _mention(actors: Sequence[Actor], at: int) -> Actor | None:
    return next((actor for actor in actors if actor.start <= at < actor.end), None)


def _issuer(report: Report, text: str, actors: Sequence[Actor], home: str | None) -> Actor | None:
    name = (report.byline if report.genre == "statement" else None) or report.outlet
    if not name:
        return None
    for actor in actors:
        if actor.in_ == "text" and name in {actor.name, actor.text}:
            return actor
    start = text.find(name)
    if start >= 0:
        return Actor(
            start=start, end=start + len(name), text=name, kind="organisation", name=name, country=home
        )
    # The issuer stands on the page, not in the text: an empty span there, and said to be inferred.
    kind: ActorKind = "person" if name == report.byline else "organisation"
    return Actor(start=0, end=0, text="", kind=kind, name=name, country=home, inferred=True)


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
