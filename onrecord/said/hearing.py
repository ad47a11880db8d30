"""Cues and extents as the encoder of attributions hears them, beside what the grammar shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from spacy.tokens import Doc, Token

from onrecord.encode.acts import attributing
from onrecord.encode.sessions import manifest
from onrecord.encode.speech import FILE, Heard, Parts, hear
from onrecord.parse.documents import text_of
from onrecord.said import clauses
from onrecord.said.attribution import Attribution, lemma
from onrecord.said.clauses import Extent

_OF_A_NOUN = frozenset({"det", "amod", "compound", "nummod", "poss"})


def trained() -> bool:
    """Whether the weights hold an encoder of attributions (those made without PolNeAR do not)."""
    return FILE in manifest()["files"]


class Hearing:
    """Revises the rules' attributions of a sentence.

    Args:
        listed: lemmas that the knowledge lists as cues.

    The manifest's "speech" gives the probability above which a word that only the encoder takes
    for a cue is one ("taken"), that under which one of the rules' is none ("left"), those which a
    cue with a bare thing for its content ("bare") and a cue without a source ("sourceless") have to
    reach, and how likely a candidate has to be a cue, the sentence read without marks, to be asked
    about, where the rules see nothing ("asked") and where they see one ("asked_again"); all chosen on
    PolNeAR's development part.
    """

    def __init__(self, listed: frozenset[str]) -> None:
        self._listed = listed
        self._fitted: Mapping[str, Any] = manifest()["speech"]

    def candidate(self, token: Token) -> bool:
        """A listed cue, or any verb with a clause for its object."""
        if token.pos_ not in {"VERB", "NOUN", "ADJ", "PROPN", "AUX"}:
            return False
        clause = token.pos_ == "VERB" and any(child.dep_ == "ccomp" for child in token.children)
        return clause or lemma(token) in self._listed

    def candidates(
        self, doc: Doc, start: int, end: int, found: Sequence[Attribution]
    ) -> Iterator[tuple[Token, Attribution | None]]:
        """The words of a sentence that could be cues, each with what the rules made of it."""
        by_token = {made.cue_token: made for made in found if made.cue_token is not None}
        for i in range(start, end):
            token, made = doc[i], by_token.get(i)
            if made is not None or self.candidate(token):
                yield token, made

    def asked(
        self, sentence: str, offset: int, candidates: Iterable[tuple[Token, Attribution | None]]
    ) -> Iterator[tuple[Token, Attribution | None]]:
        """Those of a sentence's candidates that, read without marks, are likely enough to be asked about.

        Args:
            sentence: the sentence.
            offset: where it begins in its text.
        """
        shares: Mapping[int, float] | None = None
        for token, made in candidates:
            if made is not None and _decided(made):
                # A refusal to speak has no content, which PolNeAR asks for; the rules know it.
                continue
            shares = attributing(sentence) if shares is None else shares
            # Words beyond what is read without marks are asked about.
            least = self._fitted["asked" if made is None else "asked_again"]
            if shares.get(token.idx - offset, 1.0) >= least:
                yield token, made

    def revised(self, doc: Doc, start: int, end: int, found: Sequence[Attribution]) -> list[Attribution]:
        """The attributions of the tokens from `start` to `end` (exclusive), a parsed sentence."""
        kept = [made for made in found if made.cue_token is None]
        offset = doc[start].idx
        sentence = text_of(doc)[offset : doc[end - 1].idx + len(doc[end - 1])]
        heard = [(2.0, made) for made in found if made.cue_token is not None and _decided(made)]
        doubtful = {made.cue_token: made for made in found if made.speech and not _decided(made)}
        for token, made in self.asked(sentence, offset, self.candidates(doc, start, end, found)):
            at = (token.idx - offset, token.idx - offset + len(token))
            told = hear(sentence, at, supposed(token, made, offset))
            if told.attributes < self._fitted["taken" if made is None else "left"]:
                continue
            doubtful.pop(token.i, None)
            revised = self._revised(doc, offset, token.i, told, made)
            if revised is None or (_bare(doc, revised) and told.attributes < self._fitted["bare"]):
                continue
            # Neither who said it nor any words ("the ministry was asked").
            if made is not None or revised.source is not None or not _bare(doc, revised):
                heard.append((told.attributes + (made is not None), revised))
        # One cue for "refused to say": the better of two that claim the same words.
        heard.sort(key=lambda pair: -pair[0])
        for _, made in heard:
            if made.cue is not None and not any(
                other.cue is not None and other.cue[0] < made.cue[1] and made.cue[0] < other.cue[1]
                for other in kept
            ):
                kept.append(made)
        # Speech within what another says ("Lee said the ministry had said") PolNeAR's readers seldom
        # marked, and the encoder learned it from them; there the rules decide.
        kept += [
            made
            for i, made in doubtful.items()
            if i is not None
            and made.cue is not None
            and not any(child.tag_ == "MD" for child in doc[i].lefts)
            and any(a <= made.cue[0] < b for o in kept for a, b in o.content)
        ]
        return sorted(kept, key=lambda made: made.cue[0] if made.cue else 0)

    def _revised(
        self, doc: Doc, offset: int, i: int, told: Heard, made: Attribution | None
    ) -> Attribution | None:
        def here(extents: Sequence[Extent]) -> list[Extent]:
            shifted = (clauses.grounded(doc, (a + offset, b + offset)) for a, b in extents)
            return [extent for extent in shifted if extent is not None]

        cue, content = here(told.cue), here(told.content)
        # As annotated, an apposition's closing comma belongs to the source (PolNeAR's development
        # part: 78.7 exact with it, 75.2 without).
        source = [(a + offset, b + offset) for a, b in told.source]
        token = doc[i]
        if made is None:
            # "was accused of", "criticism of": by whom is often left unsaid.
            if not content or (not source and told.attributes < self._fitted["sourceless"]):
                return None
            word = (token.idx, token.idx + len(token))
            made = Attribution(word, i, can_quote=token.pos_ == "VERB", heard=True)
        nominal = token.pos_ in {"NOUN", "PROPN"} and bool(made.content)
        around = [piece for piece in cue if piece[0] <= token.idx < piece[1]]
        if around and made.frame != "idiom":
            made.cue = around[0]
        if source:
            span = doc.char_span(*source[0], alignment_mode="expand")
            if span is not None:
                made.source, made.source_token = source[0], _referent(span.root)
        if content and not nominal and made.frame != "idiom":
            made.content = [ended(doc, extent) for extent in content]
            made.told = True
        return made


def _decided(made: Attribution) -> bool:
    """Whether the tree decides: of refusals, to which PolNeAR gives no content, and what it is sure of."""
    return made.sure or made.stance == "declines" or made.frame == "silence"


def supposed(token: Token, made: Attribution | None, offset: int) -> Parts:
    """What the tree takes for source, cue and content, within a sentence that begins at `offset`.

    Where the rules made nothing of the word, its subject and the clauses and objects it takes.
    """
    if made is not None:
        source, cue, content = [made.source], [made.cue], list[Extent | None](made.content)
    else:
        source, cue, content = [_subject(token)], [], list(_complements(token))
    parts = tuple(
        [(extent[0] - offset, extent[1] - offset) for extent in extents if extent is not None]
        for extents in (source, cue, content)
    )
    return parts[0], parts[1], parts[2]


def _subject(token: Token) -> Extent | None:
    found = clauses.subject(token) if token.pos_ in {"VERB", "AUX"} else None
    return None if found is None else clauses.phrase(found, found.i < token.i, token.i)


def _complements(token: Token) -> list[Extent]:
    kinds = {"ccomp", "xcomp", "dobj"} if token.pos_ in {"VERB", "AUX"} else {"ccomp", "acl"}
    words = {i for child in token.children if child.dep_ in kinds for i in clauses.subtree(child)}
    return clauses.runs(token.doc, words)


def _bare(doc: Doc, made: Attribution) -> bool:
    """Whether what is attributed is a thing and no words ("attacked the nightclub", "praised the deal")."""
    spans = [doc.char_span(*extent, alignment_mode="expand") for extent in made.content]
    words = [token for span in spans if span is not None for token in span]
    return bool(words) and not any(token.pos_ in {"VERB", "AUX"} or token.is_quote for token in words)


def ended(doc: Doc, extent: Extent) -> Extent:
    """An extent that ends neither within a noun phrase nor with a clause's relative pronoun.

    "Too tight for U.S. technology" goes on to "products"; of "thanked Sweden, which" the "which" belongs
    to what was left out, but "all of which" stays.
    """
    span = doc.char_span(*extent, alignment_mode="contract")
    if span is None or len(span) < 2:
        return extent
    last = span[-1]
    if last.dep_ in _OF_A_NOUN and last.head.i > last.i:
        return extent[0], last.head.idx + len(last.head)
    if last.tag_ not in {"WDT", "WP"} or span[-2].tag_ == "IN":
        return extent
    return clauses.trimmed(text_of(doc), (extent[0], last.idx)) or extent


def _referent(head: Token) -> int:
    """The word that "who" or "which" stands for."""
    if head.tag_ in {"WP", "WDT"}:
        above = head.head
        while above.dep_ not in {"relcl", "ROOT"} and above.head != above:
            above = above.head
        if above.dep_ == "relcl":
            return above.head.i
    return head.i
