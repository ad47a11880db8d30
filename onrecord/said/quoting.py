"""Which cue a quotation belongs to, and which quotations go on from the one before."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.parse.documents import text_of
from onrecord.said import clauses
from onrecord.said.attribution import Attribution
from onrecord.said.quotations import Quotation, speech_like

# The rest of a quoted speaker's paragraph, and no other paragraph.
_PARAGRAPH_ON = re.compile(r"[^\n]{0,200}\n\s*")
# Words between a quotation's end and the subject or verb that claims it ("as", "the").
_NEAR = 3


class Sentences:
    """Where sentences and tokens lie, by character."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.bounds = [(sentence.start, sentence.end) for sentence in doc.sents]
        self._char_starts = [doc[start].idx for start, _ in self.bounds]
        self._token_starts = [token.idx for token in doc]

    def number_at(self, offset: int) -> int:
        return max(0, bisect_right(self._char_starts, offset) - 1)

    def token_at(self, offset: int) -> int:
        return max(0, bisect_right(self._token_starts, offset) - 1)


def _after(doc: Doc, at: Sentences, quote: Quotation, cues: dict[int, Attribution]) -> Attribution | None:
    """The cue that follows the quotation in the sentence it closes in."""
    closing = at.token_at(quote.end - 1)
    last = at.bounds[at.number_at(quote.end - 1)][1]
    for i in range(closing + 1, min(last, closing + 30)):
        token = doc[i]
        if token.text in "“\"''":
            return None
        made = cues.get(i)
        if made is None or not made.can_quote:
            continue
        first = i
        if made.cue is not None:
            first = min(first, at.token_at(made.cue[0]))
        if made.source is not None:
            source_first = at.token_at(made.source[0])
            if source_first > closing:
                first = min(first, source_first)
        words = [doc[k] for k in range(closing + 1, first) if not doc[k].is_punct and not doc[k].is_space]
        if len(words) >= _NEAR and made.source is not None and made.source[0] > quote.end:
            return None
        _source_beside(doc, closing, i, last, quote, made)
        return made
    return None


def _source_beside(doc: Doc, closing: int, cue: int, last: int, quote: Quotation, made: Attribution) -> None:
    """A source that the parser looked for within the quotation is the noun beside the cue."""
    if made.source is not None and made.source[0] >= quote.end:
        return
    beside = [*range(cue - 1, closing, -1), *range(cue + 1, min(cue + 6, last))]
    for i in beside:
        token = doc[i]
        if token.text == "," and i > cue:
            break
        if token.pos_ in {"NOUN", "PROPN", "PRON"}:
            while token.dep_ in {"compound", "nmod", "poss"} and closing < token.head.i != cue:
                token = token.head
            made.source = clauses.phrase(token, token.i < cue)
            made.source_token = token.i
            if made.source is not None and made.source[0] < quote.end:
                made.source = (token.idx, token.idx + len(token))
            return


def _before(doc: Doc, at: Sentences, quote: Quotation, cues: dict[int, Attribution]) -> Attribution | None:
    """The cue that announces the quotation: the last one before it."""
    opening = at.token_at(quote.start)
    number = at.number_at(quote.start)
    first = at.bounds[number][0]
    lead = text_of(doc)[doc[first].idx : quote.start].strip()
    if not lead and number > 0:
        previous = at.bounds[number - 1]
        text = doc[previous[0] : previous[1]].text.rstrip()
        if not text.endswith(":") and not _stands_last(doc, previous, cues):
            return None
        first, opening = previous
    before = text_of(doc)[: quote.start].rstrip()[-1:]
    for i in range(opening - 1, first - 1, -1):
        made = cues.get(i)
        if made is None or not made.can_quote:
            continue
        gap = [doc[k] for k in range(i + 1, opening) if not doc[k].is_punct and not doc[k].is_space]
        if before in {":", ",", "\n"} or len(gap) < _NEAR:
            return made
        return None
    return None


def _stands_last(doc: Doc, sentence: tuple[int, int], cues: dict[int, Attribution]) -> bool:
    """Whether a sentence tells only that somebody spoke or went on ("She went on.")."""
    words = [token for token in doc[slice(*sentence)] if not (token.is_punct or token.is_space)]
    made = next((cues[token.i] for token in words if token.i in cues), None)
    if made is None or made.cue is None or not made.can_quote or made.content or made.source is None:
        return False
    return made.source[0] <= words[0].idx and made.cue[1] >= words[-1].idx + len(words[-1])


def _spoken_before(
    at: Sentences, quote: Quotation, found: list[Attribution], text: str
) -> Attribution | None:
    """The statement of the sentence before, in the same paragraph, that a bare quotation goes on from."""
    number = at.number_at(quote.start)
    if number == 0:
        return None
    first, last = at.bounds[number - 1]
    if "\n" in text[at.doc[first].idx : quote.start]:
        return None
    spoken = [
        made
        for made in found
        if made.cue_token is not None and first <= made.cue_token < last and made.speaks and made.content
    ]
    outermost = [
        made
        for made in spoken
        if made.cue is not None
        and not any(a <= made.cue[0] < b for other in spoken if other is not made for a, b in other.content)
    ]
    return outermost[-1] if outermost else None


def _owner(quote: Quotation, found: list[Attribution], beside: Attribution | None) -> Attribution | None:
    """The cue beside a quotation that takes words of it, or else one that the encoder heard to."""

    def takes(made: Attribution) -> bool:
        return any(start < quote.end and quote.start < end for start, end in made.content)

    if beside is not None and takes(beside):
        return beside
    for made in found:
        inside = made.cue is not None and quote.start < made.cue[0] < quote.end
        if made.told and made.can_quote and not inside and takes(made):
            return made
    return beside


def _within(quote: Quotation, content: list[clauses.Extent]) -> bool:
    return any(start <= quote.start and quote.end <= end for start, end in content)


def _goes_on_from(
    at: Sentences, quote: Quotation, found: list[Attribution], last: Attribution | None, last_end: int
) -> Attribution | None:
    """The statement that a quotation without a cue of its own goes on from."""
    text = text_of(at.doc)
    if quote.running:
        return last
    if at.doc[at.bounds[at.number_at(quote.start)][0]].idx < quote.start - 1:
        return None
    between = text[last_end : quote.start]
    near = "\n" not in between and len(between) < 300
    return _spoken_before(at, quote, found, text) or (
        last if near or _next_paragraph(text, quote, found, last, last_end) else None
    )


def _next_paragraph(
    text: str, quote: Quotation, found: list[Attribution], last: Attribution | None, last_end: int
) -> bool:
    """Whether a paragraph of nothing but a quotation follows the one in which somebody was quoted."""
    alone = not text[quote.end :].partition("\n")[0].strip()
    if (
        last is None
        or not last.quoted
        or not alone
        or not _PARAGRAPH_ON.fullmatch(text[last_end : quote.start])
    ):
        return False
    return not any(
        made is not last and made.cue is not None and last_end <= made.cue[0] < quote.start for made in found
    )


def _end(at: Sentences, quote: Quotation, made: Attribution, found: list[Attribution]) -> int:
    """Where the piece ends that a quotation adds to a statement of an earlier sentence.

    With its own sentence, where nobody else is told of in the rest: ""It is a tax rise" for the rich."
    """
    number = at.number_at(quote.end - 1)
    last = at.doc[at.bounds[number][1] - 1]
    stop = last.idx + len(last)
    own = made.cue is not None and at.number_at(made.cue[0]) == number
    if own or quote.running or not any(letter.isalnum() for letter in text_of(at.doc)[quote.end : stop]):
        return quote.end
    begun = (start for m in found if m.cue for start, _ in (m.cue, *m.content))
    return quote.end if any(quote.end <= start < stop for start in begun) else stop


def _pieces(doc: Doc, found: list[Attribution], quotes: list[Quotation]) -> dict[int, list[clauses.Extent]]:
    """What speech-like quotations add to each statement, by the statement's id()."""
    at = Sentences(doc)
    cues = {made.cue_token: made for made in found if made.cue_token is not None}
    pieces: dict[int, list[clauses.Extent]] = {}
    last: Attribution | None = None
    last_end = 0
    waiting: list[Quotation] = []
    for quote in quotes:
        if not speech_like(text_of(doc), quote):
            continue
        waiting = waiting if quote.running else []
        on = quote.running and not waiting
        beside = None if on else _after(doc, at, quote, cues) or _before(doc, at, quote, cues)
        made = _owner(quote, found, beside)
        if made is not None and made is not beside and _within(quote, made.content):
            made.quoted, last, last_end = True, made, quote.end
            continue
        made = made or (None if waiting else _goes_on_from(at, quote, found, last, last_end))
        if made is None:
            waiting = [] if quote.closed else [*waiting, quote]
            continue
        # Paragraphs left open before the one that says who speaks are of the same speech.
        said = [(each.start, each.end) for each in waiting]
        pieces.setdefault(id(made), []).extend([*said, (quote.start, _end(at, quote, made, found))])
        made.quoted, last, last_end, waiting = True, made, quote.end, []
    return pieces


def cut_short(found: list[Attribution], quotes: list[Quotation]) -> list[Quotation]:
    """The quotations, one whose closing mark was lost ended before the words that attribute it."""
    whole: list[Quotation] = []
    cut = False
    for quote in quotes:
        running, cut = quote.running and not cut, False
        if not quote.closed:
            ends = [
                made.content[-1][1]
                for made in found
                if made.cue is not None
                and made.content
                and abs(made.content[0][0] - quote.start) < _NEAR
                and made.content[-1][1] <= made.cue[0] < quote.end
            ]
            cut = bool(ends)
            quote = replace(quote, end=min(ends)) if ends else quote
        whole.append(replace(quote, running=running))
    return whole


def attach(doc: Doc, found: list[Attribution], quotes: list[Quotation]) -> list[Attribution]:
    """Give speech-like quotations to their cues; those without one go on from the last speaker.

    Returns:
        The attributions; one without a cue for a paragraph that only goes on quoting.
    """
    text = text_of(doc)
    pieces = _pieces(doc, found, quotes)
    result = list(found)
    for made in result:
        quoted = pieces.get(id(made))
        if quoted:
            made.quoted = True
            made.content = _together(text, made.content, quoted)
    for made in result:
        made.content = _whole(text, made, quotes)
        if made.cue is not None and text[made.cue[1] : made.cue[1] + 1] == ":":
            made.cue = (made.cue[0], made.cue[1] + 1)
    return result


def _whole(text: str, made: Attribution, quotes: list[Quotation]) -> list[tuple[int, int]]:
    """Content to the end of a quotation that opens in it, from the mark of one that it begins in."""
    whole: list[tuple[int, int]] = []
    for start, end in made.content:
        for quote in quotes:
            if quote.end <= start or quote.start >= end or not quote.closed:
                continue
            cue_inside = made.cue is not None and quote.start <= made.cue[0] < quote.end
            if cue_inside:
                continue
            if start < quote.end < end + 1500 and quote.start < end < quote.end:
                end = quote.end
            if quote.start < start and not text[quote.start : start].strip("“\"'‘«` "):
                start = quote.start
        whole.append((start, end))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(whole):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _together(
    text: str, content: list[tuple[int, int]], quoted: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    kept = []
    for start, end in content:
        inside = [piece for piece in quoted if piece[0] < end and start < piece[1]]
        if not inside:
            # What was said before the quotation goes on from it.
            kept.append((start, end))
            continue
        # Words of the reporter's before the first quotation ("that", "the"): mixed speech, keep them.
        lead = text[start : inside[0][0]].rstrip()
        if len(lead.split()) > 2 or (lead and lead[-1] != ","):
            kept.append((start, max(end, inside[0][1])))
            quoted = [piece for piece in quoted if piece is not inside[0]]
    whole = sorted(kept + quoted)
    merged: list[tuple[int, int]] = []
    for start, end in whole:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [extent for extent in (clauses.trimmed(text, piece) for piece in merged) if extent is not None]
