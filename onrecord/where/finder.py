"""From a report's Doc to its Places."""

from __future__ import annotations

from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.who import ORGANISATIONS
from onrecord.model import Place, Report
from onrecord.read.outlets import outlet_country
from onrecord.where.evidence import Words
from onrecord.where.gazetteer import Gazetteer
from onrecord.where.mentions import Mention, MentionFinder
from onrecord.where.resolve import Choice, Resolver
from onrecord.where.territory import Territories
from onrecord.where.use import UseTeller


class PlaceFinder:
    """Finds every toponym of a report, tells its use and resolves it.

    Args:
        knowledge: the knowledge files, with or without an overlay.

    Raises:
        KnowledgeError: a table of places cannot be used.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        words = Words(knowledge)
        self._knowledge = knowledge
        self._gazetteer = Gazetteer(knowledge, words["generic-endings"])
        short = {
            name
            for row in knowledge.rows(ORGANISATIONS)
            for name in (row.name, *row.names)
            if name.isupper() and name.isalpha()
        }
        self._mentions = MentionFinder(self._gazetteer, words, Territories(knowledge, words), short)
        self._resolver = Resolver(self._gazetteer)
        self._use = UseTeller(words)

    def find(self, doc: Doc, report: Report) -> tuple[Place, ...]:
        """The toponyms of a report in the order of its text.

        Each has its use, and GeoNames id, coordinates (WGS84 degrees), country (ISO 3166-1
        alpha-3), PLOVER resolution and UCDP precision where it could be resolved; `reason`
        says why this place, or why none. The dateline's place is among them.
        """
        line = report.dateline
        dateline = None
        if line is not None and line.in_ == "text" and doc.text[line.start : line.end] == line.text:
            dateline = doc.char_span(line.start, line.end, alignment_mode="expand")
        mentions = self._mentions.find(doc, dateline)
        choices = self._resolver.resolve(doc, mentions, outlet_country(report, self._knowledge))
        return tuple(self._place(mention, choice) for mention, choice in zip(mentions, choices, strict=True))

    def _place(self, mention: Mention, choice: Choice) -> Place:
        span = mention.span
        use = self._use.use(span, choice.candidate)
        chosen = choice.candidate
        if chosen is None:
            return Place(
                start=span.start_char, end=span.end_char, text=span.text, use=use, reason=choice.reason
            )
        return Place(
            start=span.start_char,
            end=span.end_char,
            text=span.text,
            use=use,
            name=chosen.name,
            country=chosen.country,
            geonames=chosen.geonames,
            lat=chosen.lat,
            lon=chosen.lon,
            feature=chosen.feature,
            resolution=chosen.resolution,
            precision=chosen.precision,
            reason=choice.reason,
        )
