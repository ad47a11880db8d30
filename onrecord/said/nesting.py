"""Statements within statements: which are kept, and which one each stands in."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from spacy.tokens import Doc, Token

from onrecord.model import Statement
from onrecord.said.attribution import Attribution
from onrecord.said.clauses import Extent
from onrecord.said.quotations import Quotation

# "SEOUL - ", "BEIRUT (Reuters) - ", "Pyongyang, June 5 (Agency) -- ".
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’/ -]{2,}(?:,[^\n“\"]{0,40}?)?(?:\([^)\n]{2,30}\))?"
    r"|[A-Z][\w.'’ -]{2,30}(?:,[^\n“\"(]{0,40})?\s\([^)\n]{2,30}\))\s*(?:--|—|–|-)\s+(?=\S)"
)
_SAID = frozenset({"VBD", "VBN", "VBZ"})
_OF_THE_SPEAKER = frozenset("i we you me us my our your one".split())


def of_the_issuer(doc: Doc, made: Attribution) -> bool:
    """Whether a statement's own "we urge", "I welcome": the issuer's words, not a statement in them."""
    return (
        made.source_token is not None and not made.quoted and doc[made.source_token].lower_ in _OF_THE_SPEAKER
    )


def without_datelines(text: str, content: Sequence[Extent]) -> list[Extent]:
    """Content that begins a report begins after its dateline."""
    kept = []
    for start, end in content:
        if start == 0 or text[start - 1] == "\n":
            dateline = _DATELINE.match(text, start, end)
            start = dateline.end() if dateline else start
        kept.append((start, end))
    return kept


def without_connective(doc: Doc, content: Sequence[Extent], connectives: Collection[str]) -> list[Extent]:
    """Content that begins a sentence begins after the "But" by which the report goes over to it.

    In a quotation the word is the speaker's: there content begins with the quotation mark.
    """
    kept = []
    for start, end in content:
        span = doc.char_span(start, end, alignment_mode="contract")
        if span and span[0].is_sent_start and span[0].lower_ in connectives and not _of_degree(span[0]):
            rest = next((token for token in span[1:] if not token.is_punct or token.is_quote), None)
            start = rest.idx if rest is not None else start
        kept.append((start, end))
    return kept


def _of_degree(word: Token) -> bool:
    """Whether it says how much: "*However* laudable the goal"."""
    return word.head.i == word.i + 1 and word.head.pos_ in {"ADJ", "ADV"}


def outer(found: list[Attribution]) -> dict[int, Attribution]:
    """For each attribution by its place in the list, the innermost one whose content holds its cue."""
    extents = sorted((start, end, number) for number, made in enumerate(found) for start, end in made.content)
    cues = sorted((made.cue[0], number) for number, made in enumerate(found) if made.cue is not None)
    within: dict[int, Attribution] = {}
    around: list[tuple[int, int, int]] = []
    at = 0
    # One sweep through the text: long transcripts have thousands of both.
    for offset, number in cues:
        while at < len(extents) and extents[at][0] <= offset:
            around.append(extents[at])
            at += 1
        around = [extent for extent in around if extent[1] > offset]
        holding = [found[other] for _, _, other in around if other != number]
        if holding:
            within[number] = min(holding, key=lambda other: sum(end - start for start, end in other.content))
    return within


def turn_at(turns: Sequence[Statement], offset: int) -> Statement | None:
    """The transcript's turn that an offset lies in."""
    for turn in turns:
        if turn.content[0].start <= offset < turn.content[-1].end:
            return turn
    return None


def without_asides(
    doc: Doc, found: list[Attribution], quotes: list[Quotation], turns: Sequence[Statement]
) -> list[Attribution]:
    """Leave out what a speaker says of their own thinking, and thoughts ascribed within a statement.

    "I think", "we hope" inside somebody's words add no source. In PolNeAR's training part none of
    some 700 cues within quotations are marked, and one in seven within indirect speech; what a
    named third party is said to have *said* is kept, since it is a source of its own.
    """
    within = outer(found)
    kept = []
    for number, made in enumerate(found):
        if number in within and _is_turned_round(doc, made, within[number]):
            continue
        if made.cue is None or made.cue_token is None:
            kept.append(made)
            continue
        quoted = any(quote.start < made.cue[0] < quote.end for quote in quotes)
        turn = turn_at(turns, made.cue[0])
        if (quoted or turn or number in within) and not _third_party(doc, made, quoted or turn is not None):
            continue
        kept.append(made)
    return kept


def _is_turned_round(doc: Doc, made: Attribution, holder: Attribution) -> bool:
    """Whether words that only tell who speaks are taken for what somebody in the speech says ("The chief
    said Chad had apologised": Chad does not say that the chief said)."""
    if made.cue_token is None or holder.cue is None or holder.cue_token is None:
        return False
    told = any(start <= holder.cue[0] < end for start, end in made.content)
    return told and doc[holder.cue_token].is_ancestor(doc[made.cue_token])


def _third_party(doc: Doc, made: Attribution, quoted: bool) -> bool:
    """Whether the inner speaker is somebody else, who is said to have spoken."""
    if not made.speech or made.source is None or made.source_token is None or made.cue_token is None:
        return False
    source = doc[made.source_token]
    if source.lower_ in _OF_THE_SPEAKER:
        return False
    if not quoted:
        return True
    if made.frame == "around":
        # "As he said, we have much to do": the words are those of who speaks now.
        return False
    return doc[made.cue_token].tag_ in _SAID and (source.pos_ == "PROPN" or source.lower_ in {"he", "she"})
