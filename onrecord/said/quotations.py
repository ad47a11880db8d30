"""Quotations in a text: where they open and close, paragraph by paragraph.

A quotation never runs past its paragraph: a mark that is missing costs one paragraph. A speech
over several paragraphs, each opened and only the last closed, gives one quotation a paragraph,
each but the first `running`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = frozenset("“«„")
CLOSING = frozenset("”»")
_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“”«»„\"]|''|``")
# British single marks open after a blank and before a letter, close after punctuation or before a blank.
_SINGLE = re.compile(
    r"(?:(?<=^)|(?<=[\s(\[—–]))[‘'](?=[\w“\"\[…])(?!\d0s\b)(?P<inner>[^\n‘“”\"]{2,600}?)(?:(?<=[,.!?…;—-])|(?<=\w))[’'](?![\w’'])"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation within one paragraph, its marks included (character offsets)."""

    start: int
    end: int
    closed: bool
    running: bool = False


def _opens(text: str, start: int, end: int, floor: int, is_open: bool) -> bool:
    mark = text[start:end]
    if mark in OPENING or mark == "``":
        return True
    if mark in CLOSING:
        return False
    before = text[start - 1] if start > floor else " "
    after = text[end] if end < len(text) else " "
    if not is_open:
        # A mark that nothing opened, after the end of what was said, closes it.
        return not (before in ".,!?…" and after.isspace())
    return (before.isspace() or before in "([—") and not after.isspace() and after not in ".,;:!?)"


def _in_paragraph(text: str, floor: int, ceiling: int, was_open: bool) -> tuple[list[Quotation], bool]:
    found: list[Quotation] = []
    opened: int | None = None
    running = False
    for match in _MARK.finditer(text, floor, ceiling):
        if _opens(text, match.start(), match.end(), floor, opened is not None):
            if opened is not None and match.group() in OPENING:
                # Nested or a closing mark lost: the earlier one cannot be closed any more.
                found.append(Quotation(opened, match.start(), False, running))
            running = was_open and not text[floor : match.start()].strip()
            opened = match.start()
        elif opened is not None:
            found.append(Quotation(opened, match.end(), True, running))
            opened = None
            running = False
    if opened is not None:
        end = floor + len(text[floor:ceiling].rstrip())
        found.append(Quotation(opened, end, False, running))
    return found, opened is not None


def quotations(text: str) -> list[Quotation]:
    """The quotations of a text, in order; those in single marks where no double ones are around."""
    found: list[Quotation] = []
    still_open = False
    for paragraph in _PARAGRAPH.finditer(text):
        if not paragraph.group().strip():
            continue
        pieces, still_open = _in_paragraph(text, paragraph.start(), paragraph.end(), still_open)
        singles = [
            Quotation(match.start(), match.end(), True)
            for match in _SINGLE.finditer(text, paragraph.start(), paragraph.end())
            if not any(piece.start < match.end() and match.start() < piece.end for piece in pieces)
        ]
        found.extend(sorted(pieces + singles, key=lambda piece: piece.start))
    return found


def _titled(inner: str) -> bool:
    """Whether it is a work's title and nobody's words: each long word has a capital, nothing divides it."""
    long = [word for word in re.findall(r"[^\W\d_]+", inner) if len(word) > 3]
    # The comma after it stands within American marks.
    divided = re.search(r"[.!?]|,.", inner)
    return len(long) > 1 and all(word[0].isupper() for word in long) and divided is None


def speech_like(text: str, quotation: Quotation) -> bool:
    """Whether it stands as speech of its own and not as words within the reporter's sentence."""
    inner = text[quotation.start : quotation.end].strip("“”\"'‘’«»„` ")
    if not inner or _titled(inner):
        return False
    before = text[max(0, quotation.start - 60) : quotation.start].rstrip(" \t\xa0([")
    if quotation.running or not before or before[-1] in "\n:":
        return len(inner.split()) > 1 or inner[-1] in ",.!?…"
    if before[-1] in ".!?”\"'’…)*":
        return len(inner.split()) > 2 or inner[-1] in ",.!?…"
    if before[-1] in ",;—–-":
        return inner[0].isupper() or (len(inner.split()) > 5 and inner[-1] in ",.!?…")
    return inner[0].isupper() and len(inner.split()) > 3
