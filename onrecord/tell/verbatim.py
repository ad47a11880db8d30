"""The words of a report as a line gives them: verbatim, without what is not its own."""

from __future__ import annotations

import re

# A quoted sentence longer than this (characters) is cut at a word, with an ellipsis.
LONGEST_QUOTE = 320
# "SEOUL, Oct. 9 (YNA) -- " at the head of a report is not part of what it says. A place in capitals
# or an agency in brackets must show that it is one: "The envoy — a veteran — said" is none.
_DATELINE = re.compile(
    r"^(?:(?:[A-Z][A-Z .’'-]+[A-Z]\b[\w .,/]{0,40}?(?:\([^)]{2,30}\))?|[A-Z][\w .,'’/]{2,50}\([^)]{2,30}\))"
    r"\s?(?:--+|—|–|-)\s+(?=\S)|[A-Z]{3}[A-Z .]*[A-Z]:\s+(?=[A-Z])"
    r"|\([A-Z]{2,9}\)\s+(?:(?:--+|—|–|-)\s+)?(?=[A-Z])|(?:--+|—|–)\s+)"
)
# "MR. KIRBY: " and "Q " say in a transcript who speaks, which a line says before the quotation.
_LABEL = re.compile(
    r"^(?:Q(?:UESTION:?)?|(?:MR|MRS|MS|DR|GEN|SECRETARY|AMBASSADOR|PRESIDENT)\b\.? [A-Z][A-Z .’'-]+:)"
    r"\s+(?=\S)"
)
# Marks of a list and of bold type that pages leave in their text.
_TYPE = re.compile(r"^(?:[-*•–]\s+)(?=\S)|\*\*")
_QUOTES = frozenset("\"'“”‘’")


def bare(text: str) -> str:
    """Words of a report without marks of type, and the dateline or the speaker's label before them."""
    return " ".join(_LABEL.sub("", _DATELINE.sub("", _TYPE.sub("", text))).split())


def quoted(text: str) -> str:
    """Words of a report in one pair of quotation marks: verbatim, but for a dateline and what exceeds."""
    words = bare(text).rstrip(",")
    if words[:1] in _QUOTES and words[-1:] in _QUOTES and len(words) > 1:
        words = words[1:-1].rstrip(",")
    if len(words) > LONGEST_QUOTE:
        words = words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    inner = words.replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"“{inner}”"
