"""One attribution as the grammar shows it, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.said import clauses
from onrecord.said.clauses import Extent
from onrecord.vocabulary import Act, Stance


@dataclass(slots=True)
class Attribution:
    """Cue, source and content; extents are character offsets, tokens are indices into the Doc.

    Attributes:
        quoted: quotations were given to it.
        can_quote: a quotation may be given to it.
        frame: which complement its content is.
        speaks: its cue is a verb of speaking, after which a bare quotation goes on.
        heard: only the encoder takes its cue for one.
        told: its content is what the encoder heard.
        sure: the tree alone decides that it is one.
        speech: it says of somebody that they *said* something, in a clause.
    """

    cue: Extent | None
    cue_token: int | None
    act: Act = "says"
    stance: Stance = "asserts"
    source: Extent | None = None
    source_token: int | None = None
    content: list[Extent] = field(default_factory=list)
    quoted: bool = False
    can_quote: bool = False
    frame: str = "quote"
    speech: bool = False
    speaks: bool = False
    heard: bool = False
    told: bool = False
    sure: bool = False

    def set_source(self, source: Token | None) -> None:
        """Take the noun phrase at `source` as who says it; "who" stands for what it refers to."""
        if source is None:
            return
        self.source = clauses.phrase(
            source, self.cue_token is not None and source.i < self.cue_token, self.cue_token
        )
        self.source_token = source.i
        if source.tag_ in {"WP", "WDT"}:
            above = source.head
            while above.dep_ not in {"relcl", "ROOT"} and above.head != above:
                above = above.head
            if above.dep_ == "relcl":
                self.source_token = above.head.i


def infinitive(verb: Token) -> bool:
    """Whether the verb stands with "to"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.lefts)


def lemma(token: Token) -> str:
    """The lemma in small letters; the pipeline takes "hopes" and "hoped" for forms of "hop"."""
    found = token.lemma_.lower()
    return "hope" if found == "hop" and not token.lower_.startswith("hopp") else found
