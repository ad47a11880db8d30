"""What a text carries that is not the report: dropped by rules, each with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.read import CLUTTER, ClutterRow
from onrecord.model import Dropped, Published
from onrecord.read.dates import from_parts, month_number
from onrecord.read.patterns import compiled

# A longer line is a paragraph: no rule for whole lines is tried on it.
_LONGEST_LINE = 420
# Bylines and headers stand in the first lines.
_TOP_LINES = 8
_KEPT_OF_DROPPED = 300


@dataclass(slots=True)
class Cleaned:
    """A text without its clutter, and what the clutter said."""

    text: str
    dropped: list[Dropped] = field(default_factory=list)
    byline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    published: Published | None = None


def _same_words(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


class Clutter:
    """Takes out of a text what the knowledge calls clutter."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.rows(CLUTTER)
        patterns = [
            (row, compiled(row.pattern, file=CLUTTER.file, row=row.id, flags=re.IGNORECASE)) for row in rows
        ]
        self._whole = [(row, pattern) for row, pattern in patterns if row.scope != "piece"]
        self._pieces = [(row, pattern) for row, pattern in patterns if row.scope == "piece"]
        # One look decides for most lines that no rule fits.
        self._any = re.compile(
            "|".join(re.sub(r"\(\?P<\w+>", "(?:", f"(?:{row.pattern})") for row, _ in self._whole),
            re.IGNORECASE,
        )

    def clean(self, text: str, title: str | None = None) -> Cleaned:
        """The text without clutter; paragraphs keep their breaks."""
        made = Cleaned(text="")
        lines = text.split("\n")
        total, passed, written = len(text), 0, 0
        kept: list[str] = []
        for number, line in enumerate(lines):
            stripped = line.strip()
            passed += len(line) + 1
            if not stripped:
                kept.append("")
                continue
            if title and written == 0 and _same_words(stripped, title):
                made.dropped.append(Dropped(text=stripped[:_KEPT_OF_DROPPED], reason="headline repeated"))
                continue
            ruled = self._rule(stripped, written < _TOP_LINES, passed > total / 2)
            if ruled is None:
                rest = self._without_pieces(stripped, made)
                if rest:
                    kept.append(rest)
                    written += 1
                continue
            row, match = ruled
            self._note(made, row, match)
            made.dropped.append(Dropped(text=stripped[:_KEPT_OF_DROPPED], reason=row.reason))
            if row.scope == "rest":
                after = "\n".join(part for part in lines[number + 1 :] if part.strip())
                if after:
                    made.dropped.append(
                        Dropped(text=after[:_KEPT_OF_DROPPED], reason=f"after the {row.reason}")
                    )
                break
        made.text = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
        return made

    def _rule(self, line: str, top: bool, second_half: bool) -> tuple[ClutterRow, re.Match[str]] | None:
        if len(line) > _LONGEST_LINE or self._any.fullmatch(line) is None:
            return None
        for row, pattern in self._whole:
            if (row.scope in {"byline", "header"} and not top) or (row.scope == "rest" and not second_half):
                continue
            match = pattern.fullmatch(line)
            if match is not None:
                return row, match
        return None

    def _without_pieces(self, line: str, made: Cleaned) -> str:
        for row, pattern in self._pieces:
            found = [
                match.group().removeprefix(_kept(match).strip()).strip() for match in pattern.finditer(line)
            ]
            if found:
                made.dropped += [
                    Dropped(text=words[:_KEPT_OF_DROPPED], reason=row.reason) for words in found if words
                ]
                line = re.sub(r" {2,}", " ", pattern.sub(_kept, line)).strip()
        return line

    @staticmethod
    def _note(made: Cleaned, row: ClutterRow, match: re.Match[str]) -> None:
        groups = match.groupdict()
        made.byline = made.byline or groups.get("byline")
        made.outlet = made.outlet or groups.get("outlet")
        made.agency = made.agency or groups.get("agency")
        month = month_number(groups.get("month") or "")
        if made.published is None and month and groups.get("day") and groups.get("year"):
            made.published = from_parts(int(groups["year"]), month, int(groups["day"]), "dateline")


def _kept(match: re.Match[str]) -> str:
    """What of a piece belongs to the report: its group `kept`, else nothing."""
    return f" {match.groupdict().get('kept') or ''} "
