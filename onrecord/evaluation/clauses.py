"""Whether two triggers stand in one clause, so that they may be two words for one act."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from onrecord.evaluation.marks import Extent
from onrecord.parse.labels import VERBS
from onrecord.parse.sentences import split

# Where one clause ends and another begins (ClearNLP labels, as the pipeline gives them). `xcomp` is
# not among them: "plans to visit", "failed to hold talks" report one act.
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "pcomp", "csubj", "csubjpass"})
_OF_A_NOUN = frozenset({"acl", "relcl"})


def _opens(token: Token) -> bool:
    return token.dep_ in _CLAUSES or (token.dep_ in ("conj", "dep") and token.pos_ in VERBS)


def _head(token: Token) -> Token:
    while not _opens(token) and token.head != token:
        token = token.head
    return token


class Clauses:
    """The clauses of one text; a sentence is analysed when it is first asked about.

    Args:
        nlp: a pipeline with a dependency parser.
        text: the report's text.
    """

    def __init__(self, nlp: Language, text: str) -> None:
        self._nlp = nlp
        self._text = text
        self._bounds = list(split(text))
        self._docs: dict[int, Doc] = {}

    def same(self, one: Extent, other: Extent) -> bool:
        """Whether both stand in one clause, or one is the noun that the other's clause describes.

        "Held talks" and "called off the visit" are the first, "talks held in Vienna" and "the
        visit, which was called off" the second.
        """
        at = self._sentence(one)
        if at is None or self._sentence(other) != at:
            return False
        first, second = self._tokens(at, one), self._tokens(at, other)
        heads_first = {_head(token).i for token in first}
        heads_second = {_head(token).i for token in second}
        return bool(heads_first & heads_second) or _describes(first, second) or _describes(second, first)

    def _sentence(self, extent: Extent) -> int | None:
        return next(
            (i for i, (start, end) in enumerate(self._bounds) if start <= extent.start < end),
            None,
        )

    def _tokens(self, at: int, extent: Extent) -> list[Token]:
        start, end = self._bounds[at]
        if at not in self._docs:
            self._docs[at] = self._nlp(self._text[start:end])
        inside = Extent(extent.start - start, extent.end - start)
        return [t for t in self._docs[at] if inside.shared(Extent(t.idx, t.idx + len(t)))]


def _describes(clause: list[Token], noun: list[Token]) -> bool:
    heads = (_head(token) for token in clause)
    described = {head.head.i for head in heads if head.dep_ in _OF_A_NOUN}
    return any(token.i in described for token in noun)
