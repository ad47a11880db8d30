"""Countries joined in one token ("U.S.-DRC talks"): one mention each, with spans in mid-token; and the
halves of a divided one in one word ("the two Koreas", "inter-Korean")."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Doc, Span

from onrecord.parse.documents import text_of
from onrecord.who.context import Reading
from onrecord.who.drafts import Draft
from onrecord.who.phrases import Entry, Match

_PART = re.compile(r"[^-–/]+")
# A joined name may go on over this many tokens ("U.S.-South Korea").
_LONGEST = 4


def joined(reading: Reading, sentence: Span, drafts: list[Draft]) -> list[Draft]:
    """The mentions of a sentence, with those of joined countries put in the place of what was found there."""
    for token in sentence:
        if len(token.text) < 4 or not any(dash in token.text[1:-1] for dash in "-–/"):
            continue
        parts = [(token.idx + m.start(), m.group()) for m in _PART.finditer(token.text)]
        if len(parts) < 2:
            continue
        names = [(start, start + len(text), reading.lexicon.place(text)) for start, text in parts]
        last, end = names[-1], token.i + 1
        for after in range(min(token.i + _LONGEST, sentence.end), token.i + 1, -1):
            longer = text_of(reading.doc)[last[0] : reading.doc[after - 1].idx + len(reading.doc[after - 1])]
            if (entry := reading.lexicon.place(longer)) is not None:
                names[-1], end = (last[0], last[0] + len(longer), entry), after
                break
        if len(parts) == 2 and reading.lexicon.cue("leading", parts[1][1]) is not None:
            # "U.S.-led sanctions", where the tokeniser keeps the two together, are America's.
            names = names[:1]
        if any(entry is None for _, _, entry in names):
            continue
        found = [
            _draft(reading.doc, token.i, end, start, stop, entry) for start, stop, entry in names if entry
        ]
        codes = tuple(dict.fromkeys(draft.country for draft in found if draft.country))
        around = [d for d in drafts if d.start <= token.i and d.end > end and d.head >= end]
        if around:
            # "the Chad-Niger army" is both countries', though an army is one's by itself.
            shared = around[0].kind == "organisation" and reading.doc[around[0].head].text.islower()
            if (around[0].plural or (shared and len(codes) > 1)) and not around[0].countries:
                around[0].country, around[0].countries = None, codes
                if shared:
                    around[0].name = around[0].key = None
            continue
        drafts = [d for d in drafts if d.end <= token.i or d.start >= end] + found
    drafts = drafts + _hyphened(reading, sentence, drafts)
    return sorted(drafts, key=lambda draft: (draft.start, draft.characters or (0, 0)))


def _hyphened(reading: Reading, sentence: Span, drafts: list[Draft]) -> list[Draft]:
    """The countries of "US-Japan-ROK", tokens of their own, that no mention holds yet."""
    doc, text = reading.doc, text_of(reading.doc)
    taken = {index for draft in drafts for index in range(draft.start, draft.end)}
    row = [(m, reading.lexicon.place(doc[m.start : m.end].text)) for m in _matches(reading, sentence)]
    linked: set[int] = set()
    for (left, one), (right, other) in pairwise(row):
        between = text[doc[left.end - 1].idx + len(doc[left.end - 1]) : doc[right.start].idx]
        if one is not None and other is not None and between in ("-", "–", "/"):
            linked |= {left.start, right.start}
    found = []
    for match, entry in row:
        if entry is not None and match.start in linked and not taken & set(range(match.start, match.end)):
            span = doc[match.start : match.end]
            draft = _draft(doc, match.start, match.end, span.start_char, span.end_char, entry)
            draft.characters = None
            found.append(draft)
    return found


def both_halves(reading: Reading, sentence: Span, drafts: list[Draft]) -> list[Draft]:
    """The mentions of a sentence, with those of both Koreas at once."""
    words = "|".join(re.escape(word) for word in reading.lexicon.cues("both_halves"))
    codes = tuple(
        dict.fromkeys(code for w in reading.lexicon.cues("half") if (code := reading.lexicon.cue("half", w)))
    )
    found = []
    for match in re.finditer(
        rf"(?:(?:the\s+)?(?:two|both)\s+|the\s+)?\b(?:{words})\b", sentence.text, re.IGNORECASE
    ):
        span = sentence.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or any(draft.start < span.end and span.start < draft.end for draft in drafts):
            continue
        found.append(
            Draft(
                start=span.start, end=span.end, head=span.root.i, kind="group", because="both halves",
                countries=codes, key="group " + " ".join(sorted(codes)), plural=True, definite=True,
            )
        )  # fmt: skip
    return sorted([*drafts, *found], key=lambda draft: (draft.start, draft.characters or (0, 0)))


def _matches(reading: Reading, sentence: Span) -> list[Match]:
    return reading.matches.within(sentence.start, sentence.end)


def _draft(doc: Doc, first: int, end: int, start: int, stop: int, entry: Entry) -> Draft:
    head = end - 1 if stop > doc[first].idx + len(doc[first]) else first
    row = entry.row
    if entry.kind == "organisation":
        return Draft(
            start=first, end=end, head=head, kind="organisation", because=f"organisation {row.name}",
            name=row.name, country=row.country, sectors=row.sectors, key=row.name, characters=(start, stop),
        )  # fmt: skip
    return Draft(
        start=first, end=end, head=head, kind="country", because=f"{entry.kind} {row.name}",
        name=row.name, country=row.code, sectors=row.sectors, key=row.name, characters=(start, stop),
    )  # fmt: skip
