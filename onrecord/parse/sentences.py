"""Where sentences end in news English: line breaks, full stops, closing quotation marks.

spaCy's parser also finds sentences, but only after the work that the filter is there to
save; these rules need the text alone.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.parse import SENTENCE_WORDS
from onrecord.knowledge.rows.read import DATELINES

_END = r"[.!?…]+[\"'”’»)\]]*(?=\s)|\n\s*\n+|\n"
_WORD_BEFORE = re.compile(r"([\w.'’-]+)$")


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of one kind, from the shipped knowledge."""
    return frozenset(
        word for row in Knowledge().rows(SENTENCE_WORDS) if row.kind == kind for word in row.words
    )


@cache
def _ends() -> re.Pattern[str]:
    """What may end a sentence, and datelines, which are none of the sentence behind them.

    "SEOUL, South Korea (AP) — ", "Seoul, Oct. 9 (Yonhap) -- ", and "PARIS/ROME ", the mark behind it lost.
    """
    rows = Knowledge().rows(DATELINES)
    words = [re.escape(word) for row in rows if row.kind == "city" for word in row.words]
    city, capitals = "|".join(words), "|".join(word.upper() for word in words)
    # A headline in capitals has no small letters after them.
    news = r"(?=[\"“‘']?[A-Z0-9][^\n]{0,60}\b[a-z]{2})"
    region, agency = r"(?:, ?[A-Z0-9][^\n“\"(]{0,40}?)?", r"\([^)\n]{2,30}\)"
    mark = r"\s*(?:--|—|–|-)\s*(?=[\"“‘'$]?[A-Z0-9])"
    forms = (
        rf"(?:{capitals})(?:/(?:{capitals}))*(?: {news}|{region}\s?(?:{agency})?{mark})",
        rf"(?:{city}){region}\s{agency}{mark}",
    )
    return re.compile(rf"^(?P<dateline>{'|'.join(forms)})|{_END}", re.MULTILINE)


def _closes(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the punctuation at `match` ends the sentence that began at `start`."""
    mark = match.group()
    if mark[0] == "\n":
        return True
    rest = text[match.end() :].lstrip()
    if not rest:
        return True
    following = rest[0]
    if mark[0] in "!?…" or mark.startswith("..."):
        return following.isupper() or following in "\"'“‘«(" or following.isdigit()
    before = _WORD_BEFORE.search(text, start, match.start())
    word = before.group(1) if before else ""
    low = word.lower().lstrip(".")
    next_word = re.match(r"[\"'“‘(]*([\w'’-]+)", rest)
    next_low = next_word.group(1).lower() if next_word else ""
    if following.islower():
        return False
    if low in _words("may-close"):
        return next_low in _words("starter") or following in '“"'
    if low in _words("abbreviation"):
        # "No. 5", "Oct. 10", "Gen. Smith"; but "the answer is no. He left".
        return low in _words("also-word") and next_low in _words("starter")
    if re.fullmatch(r"(?:[A-Za-z]\.)*[A-Za-z]", word):
        # Initials: "J. Smith", "George W. Bush"; one capital before a starter may close.
        return len(word) > 1 and next_low in _words("starter")
    return True


def split(text: str) -> list[tuple[int, int]]:
    """Cut a text into sentences that together cover it.

    Args:
        text: any text.

    Returns:
        `(start, end)` code point pairs; each sentence keeps the blanks that follow it, so
        the pairs are contiguous from 0 to `len(text)`.
    """
    cuts = []
    start = 0
    for match in _ends().finditer(text):
        dateline = match.group("dateline") is not None
        if match.end() <= start or not (dateline or text[start : match.start()].strip()):
            continue
        if dateline or _closes(text, start, match):
            end = match.end()
            while end < len(text) and text[end].isspace():
                end += 1
            cuts.append((start, end))
            start = end
    if start < len(text):
        cuts.append((start, len(text)))
    return cuts
