"""From text to the tokens of the time grammar: numbers read, phrases joined, words classed.

The grammar works on its own tokens, not on spaCy's: "fourth-quarter", "5 p.m." and "2018–19"
must come apart in the same way in parsed and unparsed text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.when.lexicon import Lexicon

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?!\d))"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)|\d{4}/\d{2}/\d{2}(?!\d)|\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}(?!\d))"
    r"|(?P<quarter_label>[QH][1-4]\b)"
    r"|(?P<fiscal_label>FY ?['’]?(?:\d{4}|\d{2})\b)"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d))"
    r"|(?P<decades>(?:1\d|20)\d0['’]?s\b|['’][1-9]0s\b|[1-9]0s\b)"
    r"|(?P<short_year>['’]\d\d(?!\w))"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+)"
    r"|(?P<letters>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*(?:['’]s\b|(?<=s)['’](?=\s))?)"
    r"|(?P<line>\n)"
    r"|(?P<mark>[^\w\s])"
)
_MARKS = {
    ",": "comma", "-": "hyphen", "–": "hyphen", "—": "dash", "/": "slash", "(": "open", ")": "close",
    "$": "money", "€": "money", "£": "money", "¥": "money", "#": "money", "%": "percent", "+": "plus",
    ".": "dot", ":": "colon",
}  # fmt: skip


@dataclass(slots=True)
class Piece:
    """A token of the time grammar: code points `start` to `end`, its group and value."""

    start: int
    end: int
    low: str
    group: str
    value: str = ""
    number: float = 0.0


def _classed(match: re.Match[str], lexicon: Lexicon) -> Piece:
    kind = match.lastgroup or "mark"
    text = match.group()
    low = text.lower().replace("’", "'")
    piece = Piece(match.start(), match.end(), low, "other")
    if kind == "word" or kind == "letters":
        bare = low.removesuffix("'s") if low.endswith("'s") else low.rstrip("'")
        known = lexicon.words.get(low)
        if known is None and bare != low:
            # "this year's": the possessive is no part of the time.
            piece.low, piece.end = bare, piece.end - (len(low) - len(bare))
            known = lexicon.words.get(bare)
        if known:
            piece.group, piece.value = known
    elif kind == "number":
        piece.number = float(low.replace(",", ""))
        whole = low.isdigit()
        piece.group = "year" if whole and len(low) == 4 and 1000 <= piece.number <= 2199 else "number"
        if whole and len(low) <= 2 and 1 <= piece.number <= 31:
            piece.group = "day_number"
        elif whole and len(low) == 4 and piece.group == "number":
            piece.group = "four_digits"
    elif kind == "ordinal":
        piece.group, piece.number = "ordinal_number", float(re.sub(r"\D", "", low))
    elif kind == "decades":
        digits = int(re.sub(r"\D", "", low))
        piece.group, piece.value = "decade", str(digits if digits > 100 else 1900 + digits)
        if digits < 100 and not low.startswith("'"):
            piece.group = "short_decade"
    elif kind == "mark":
        piece.group = _MARKS.get(text, "other")
    else:
        piece.group = kind
    return piece


def pieces(text: str, lexicon: Lexicon) -> list[Piece]:
    """The grammar's tokens of a text, in order; phrases of the lexicon are one token each."""
    found: list[Piece] = []
    for match in _TOKEN.finditer(text):
        piece = _classed(match, lexicon)
        if piece.group == "dot" and found and found[-1].end == piece.start:
            dotted = lexicon.words.get(found[-1].low + ".")
            if dotted:
                found[-1].group, found[-1].value = dotted
                found[-1].low, found[-1].end = found[-1].low + ".", piece.end
                continue
        found.append(piece)
    _name_hyphens(found, text)
    return _numbers(_phrases(found, lexicon), text)


def _name_hyphens(found: list[Piece], text: str) -> None:
    """A hyphen counts as one only where it joins; set off by blanks it is a dash."""
    for piece in found:
        if piece.group == "hyphen":
            joined = piece.start > 0 and not text[piece.start - 1].isspace()
            if not joined or (piece.end < len(text) and text[piece.end].isspace()):
                piece.group = "dash"


def _phrases(found: list[Piece], lexicon: Lexicon) -> list[Piece]:
    joined: list[Piece] = []
    at = 0
    while at < len(found):
        piece = found[at]
        for words, group, value in lexicon.phrases.get(piece.low, ()):
            end = at + len(words)
            if end <= len(found) and all(p.low == w for p, w in zip(found[at:end], words, strict=True)):
                joined.append(Piece(piece.start, found[end - 1].end, " ".join(words), group, value))
                at = end
                break
        else:
            joined.append(piece)
            at += 1
    return joined


def _numbers(found: list[Piece], text: str) -> list[Piece]:
    """Number words joined into one token: "twenty-four", "a hundred thirty", "nineteen ninety-one"."""
    joined: list[Piece] = []
    at = 0
    while at < len(found):
        piece = found[at]
        if piece.group != "cardinal" and not (
            piece.group == "a" and at + 1 < len(found) and found[at + 1].group in ("scale", "dozen")
        ):
            if piece.group == "dozen":
                piece = Piece(piece.start, piece.end, piece.low, "number", number=12)
            elif piece.group == "ordinal" or piece.group == "second_ordinal":
                piece.number = float(piece.value)
            joined.append(piece)
            at += 1
            continue
        end, group, number = _spelled(found, at)
        # "twenty-first": the number so far and a last ordinal.
        if end + 1 < len(found) and found[end].group == "hyphen" and number % 10 == 0:
            last = found[end + 1]
            if last.group in ("ordinal", "second_ordinal") and float(last.value) < 10:
                end, group, number = end + 2, "ordinal", number + float(last.value)
        joined.append(
            Piece(piece.start, found[end - 1].end, text[piece.start : found[end - 1].end].lower(), group)
        )
        joined[-1].number = number
        at = end
    return joined


def _spelled(found: list[Piece], at: int) -> tuple[int, str, float]:
    """Read a spelled number from `at`: where it ends, its group, its value."""
    parts: list[float] = []
    scales: list[float] = []
    total = 0.0
    current = 0.0
    end = at
    if found[at].group == "a":
        current, end = 1.0, at + 1
    while end < len(found):
        piece = found[end]
        if piece.group == "hyphen" and end + 1 < len(found) and found[end + 1].group == "cardinal":
            if not (parts and parts[-1] >= 20 and float(found[end + 1].value) < 10):
                break
            end += 1
            continue
        if piece.group == "and" and scales and end + 1 < len(found) and found[end + 1].group == "cardinal":
            end += 1
            continue
        if piece.group == "cardinal":
            value = float(piece.value)
            if parts and not scales and not (parts[-1] >= 20 and value < 10 and len(parts) in (1, 2)):
                # "nineteen ninety-one": two numbers that make a year.
                if len(parts) == 1 and 10 <= parts[0] <= 21 and value >= 10:
                    parts.append(value)
                    current = parts[0] * 100 + value
                    end += 1
                    continue
                break
            parts.append(value)
            current += value
        elif piece.group == "scale":
            scale = float(piece.value)
            current = max(current, 1.0) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
            scales.append(scale)
        elif piece.group == "dozen":
            current = max(current, 1.0) * 12
        else:
            break
        end += 1
    number = total + current
    year_like = (not scales and 1100 <= number <= 2199) or (scales == [1000.0] and 2000 <= number <= 2099)
    group = "spelled_year" if year_like else "number"
    return end, group, number
