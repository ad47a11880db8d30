"""From bytes to characters, once and for all: every offset counts in what comes out of here."""

from __future__ import annotations

import re
from collections.abc import Iterable

import charset_normalizer
import ftfy

_META_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,80}?encoding)=[\"']?([\w-]{2,40})", re.IGNORECASE
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Quotation marks stay as written: `said` pairs them. Entities are the HTML parser's affair.
_FTFY = ftfy.TextFixerConfig(
    uncurl_quotes=False, explain=False, unescape_html=False, fix_character_width=False
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_SPACES = re.compile("[ \t\x0b\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_SPACED_BREAKS = re.compile(r" ?\n ?")
_MANY_BREAKS = re.compile(r"\n{3,}")


def _known(encoding: str) -> str | None:
    try:
        "".encode(encoding)
    except LookupError:
        return None
    # Pages that say Latin-1 are read as Windows-1252, as browsers do.
    return (
        "cp1252" if encoding.lower() in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"} else encoding
    )


def _mixed(raw: bytes) -> str:
    """Bytes mostly UTF-8 with some Windows-1252 lines in between, each line by its own encoding."""
    lines = []
    for line in raw.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", errors="replace"))
    return "\n".join(lines)


def decode(raw: bytes, declared: str | None = None) -> str:
    """Bytes to characters: by byte order mark, UTF-8, declared encoding, or the likeliest one."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    meta = _META_CHARSET.search(raw[:4096])
    names: Iterable[str | None] = (declared, meta.group(1).decode("ascii") if meta else None)
    for name in names:
        encoding_known = _known(name) if name else None
        if encoding_known and encoding_known.lower().replace("-", "") != "utf8":
            return raw.decode(encoding_known, errors="replace")
    valid = len(raw.decode("utf-8", errors="ignore").encode())
    # Under one byte in fifty lost: a UTF-8 text with strangers in it, not another encoding.
    if valid >= 0.98 * len(raw) and any(byte >= 0x80 for byte in raw.decode("utf-8", "ignore").encode()):
        return _mixed(raw)
    # English with a few accents and curly quotes: guessing among the Latin encodings goes wrong.
    if sum(byte >= 0x80 for byte in raw[:100_000]) <= 0.1 * min(len(raw), 100_000):
        return raw.decode("cp1252", errors="replace")
    best = charset_normalizer.from_bytes(raw[:100_000]).best()
    return raw.decode(best.encoding if best else "cp1252", errors="replace")


def tidy(text: str) -> str:
    """Mojibake mended, invisible characters out, spaces single; line breaks stay."""
    fixed = ftfy.fix_text(text, config=_FTFY)
    fixed = _INVISIBLE.sub("", fixed)
    fixed = _SPACED_BREAKS.sub("\n", _SPACES.sub(" ", fixed))
    return _MANY_BREAKS.sub("\n\n", fixed).strip()


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Whether lines were broken at a column, rather than where sentences or paragraphs end."""
    inner = [line for block in blocks for line in block[:-1]]
    if len(inner) < 4:
        return False
    unended = sum(not line.rstrip().endswith((".", "!", "?", ":", '"', "”", ";")) for line in inner)
    lengths = sorted(len(line) for line in inner)
    return lengths[len(lengths) // 2] >= 45 and lengths[-1] <= 110 and unended >= 0.6 * len(inner)


def unwrap(text: str) -> str:
    """Lines broken at a column (e-mail, wire printouts) joined; sentences end where lines do otherwise."""
    blocks = [block.split("\n") for block in text.split("\n\n")]
    if not _is_wrapped(blocks):
        return text
    return "\n\n".join(" ".join(line.strip() for line in block) for block in blocks)
