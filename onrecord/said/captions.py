"""What the headline above a text attributes with a colon: "Kremlin: talks to go on"."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from spacy.tokens import Doc, Span

from onrecord.model import Actor, Place, Report
from onrecord.parse.documents import text_of
from onrecord.said import clauses
from onrecord.said.attribution import Attribution

_LINE = re.compile(r"(?P<who>[^\n:()]{2,60}):\s+(?P<words>[\"“'‘\w][^\n]{9,200})(?=\n)")
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PUNCT"})
# Small words that stand within a name; with others a line tells of somebody ("A day with X: …").
_WITHIN = frozenset({"of", "the", "and", "&", "'s", "’s"})


class Captions:
    """Reads the headline that the text of a news report begins with.

    In PolNeAR's training part 62 of the 75 lines that it takes for an attribution are one, and 16 others
    are missed.

    Args:
        sources: nouns that stand for whoever is quoted ("poll", "official").
    """

    def __init__(self, sources: Set[str]) -> None:
        self._sources = sources

    def find(
        self, doc: Doc, report: Report, actors: Sequence[Actor], places: Sequence[Place]
    ) -> Attribution | None:
        """The attribution; None where the text begins otherwise, or with what is no source."""
        text = text_of(doc)
        line = _LINE.match(text)
        # "NEW DELHI: …" is a date line; other genres are headed by whom they are addressed to or about.
        if line is None or line["who"].isupper() or report.genre != "news":
            return None
        end = line.end("who")
        who, colon = doc.char_span(0, end), doc.char_span(end, end + 1)
        content = clauses.grounded(doc, line.span("words"))
        if who is None or colon is None or content is None or not self._speaks(who, actors, places):
            return None
        quoted = text[content[0]] in "\"“'‘" and text[content[1] - 1] in "\"”'’"
        made = Attribution((end, end + 1), colon[0].i, frame="caption", quoted=quoted, content=[content])
        made.source, made.source_token = (0, end), who.root.i
        return made

    def _speaks(self, who: Span, actors: Sequence[Actor], places: Sequence[Place]) -> bool:
        words = [token for token in who if token.lower_ not in _WITHIN]
        if not words or any(token.pos_ not in _NOMINAL or token.is_stop for token in words):
            return False
        last = who[-1]
        if {last.lower_, last.lemma_.lower()} & self._sources:
            return True
        end = who.end_char
        here = [actor for actor in actors if actor.in_ == "text"]
        if any(place.start < end for place in places):
            # Where it is from, not who says it: a date line.
            here = [actor for actor in here if actor.kind != "country"]
        # A headline has the surname of whom the text names in full.
        surnames = {actor.name.split()[-1] for actor in here if actor.kind == "person" and actor.name}
        return last.text in surnames or any(actor.end == end for actor in here)
