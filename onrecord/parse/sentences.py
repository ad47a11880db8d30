"""Where sentences end in news English: line breaks, full stops, closing quotation marks.

spaCy's parser also finds sentences, but only after the work that the filter is there to
save; these rules need the text alone.
"""

from __future__ import annotations

import re

# After these a full stop does not end a sentence when a name or a number follows.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt adm cmdr brig sen rep gov pres amb hon rev st fr sr jr "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun "
    "no nos vol vs v art sec ch p pp fig ca approx inc corp co ltd llc dept est min max supt det "
    "a.m p.m e.g i.e u.s u.n u.k e.u d.c ph.d spc pvt cpl pfc msgr messrs mme mlle al ft mt".split()
)
# Two-letter-dot forms that may themselves close a sentence ("in the U.S. He said").
_MAY_CLOSE = frozenset("u.s u.n u.k e.u d.c a.m p.m inc corp co ltd jr sr".split())
_STARTERS = frozenset(
    "the a an he she it they we i this that these those but and in on at as after before since while when if "
    "his her its their our my there here both some many most however meanwhile also according officials "
    "president what who how why so for with".split()
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|\n\s*\n+|\n")
_WORD_BEFORE = re.compile(r"([\w.'’-]+)$")


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
    if low in _MAY_CLOSE:
        return next_low in _STARTERS or following in '“"'
    if low in _ABBREVIATIONS:
        # "No. 5", "Oct. 10", "Gen. Smith"; but "the answer is no. He left".
        return low in {"no", "may", "mar", "sun", "sat", "fig", "art"} and next_low in _STARTERS
    if re.fullmatch(r"(?:[A-Za-z]\.)*[A-Za-z]", word):
        # Initials: "J. Smith", "George W. Bush"; one capital before a starter may close.
        return len(word) > 1 and next_low in _STARTERS
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
    for match in _END.finditer(text):
        if match.end() <= start or not text[start : match.start()].strip():
            continue
        if _closes(text, start, match):
            end = match.end()
            while end < len(text) and text[end].isspace():
                end += 1
            cuts.append((start, end))
            start = end
    if start < len(text):
        cuts.append((start, len(text)))
    return cuts
