"""Finds a text's time expressions, left to right, and settles what day each one means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.when import TENSE_CUES
from onrecord.model import Report, Time
from onrecord.when import amounts, clock, dates, periods, relative, seasons, weekdays, years
from onrecord.when.calendar import Stretch
from onrecord.when.grammar import Found, Grammar, Reading, Setting
from onrecord.when.lexicon import Lexicon
from onrecord.when.lexing import pieces
from onrecord.when.surroundings import Surroundings
from onrecord.when.tense import Tense
from onrecord.when.zones import add_zone, filed_in


class TimeFinder:
    """Time expressions with TIMEX3 values, as TimeBank marks them.

    Args:
        knowledge: the time lexicon comes from it.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = Lexicon(knowledge)
        cues = knowledge.rows(TENSE_CUES)
        self._tense = Tense(
            frozenset(row.word for row in cues if row.cue in ("ahead", "ahead_verb")),
            frozenset(row.word for row in cues if row.cue == "ahead"),
            frozenset(row.word for row in cues if row.cue == "speech"),
        )
        parts = (clock, dates, weekdays, years, seasons, amounts, periods, relative)
        rules = [rule for part in parts for rule in part.RULES.all]
        self._grammar = Grammar(rules, self._lexicon.groups)

    def find(self, doc: Doc, report: Report) -> tuple[Time, ...]:
        """The time expressions of a report's text, in order.

        Args:
            doc: the report's text, its sentences parsed or not.
            report: gives the day of publication; where that is not known, relative
                expressions stay unanchored (`edtf`, `from_` and `to` None).

        Returns:
            Times whose spans are code points into the text.
        """
        published = date.fromisoformat(report.published.from_[:10]) if report.published.from_ else None
        text = doc.text
        dateline = report.dateline.name if report.dateline else None
        setting = Setting(
            text,
            published,
            self._lexicon,
            Surroundings(doc, self._tense),
            zone=report.published.zone,
            filed_in=filed_in(text, dateline, self._lexicon),
        )
        return tuple(_time(text, start, end, reading) for start, end, reading in self._read(text, setting))

    def _read(self, text: str, setting: Setting) -> Iterator[tuple[int, int, Reading]]:
        found_pieces = pieces(text, self._lexicon)
        covered = 0
        for start, end, rule, named in self._grammar.candidates(found_pieces):
            if start < covered:
                continue
            found = Found(found_pieces, start, end, named, setting)
            reading = rule.make(found)
            if reading is None or not _spelled_right(found):
                continue
            add_zone(found, reading)
            if reading.take is not None:
                end = start + reading.take
            covered = end
            if reading.stretch is not None:
                if not reading.value:
                    reading.value = reading.stretch.value
                if reading.reference:
                    setting.refer(reading.stretch)
                    _note(found, reading.stretch, end)
            yield found_pieces[start + reading.skip].start, found_pieces[end - 1].end, reading


def _note(found: Found, stretch: Stretch, end: int) -> None:
    """Remember where the last day stands, and whether it is to come (today is, where it "will be")."""
    setting = found.setting
    if stretch.grain != "D" or setting.published is None:
        return
    setting.day_told = found.pieces[found.start].start
    ahead = stretch.first > setting.published or (
        stretch.first == setting.published and found.tense in ("future", "present")
    )
    setting.ahead_until = found.pieces[end - 1].end if ahead else None


_PROPER = frozenset({"month", "weekday", "weekday_short", "weekdays"})
_COMMON = frozenset(
    {
        "unit",
        "units",
        "set_adverb",
        "present",
        "recent",
        "current",
        "daypart",
        "overnight",
        "today",
        "tonight",
    }
)
_NAMES = ("ORG", "FAC", "WORK_OF_ART", "PRODUCT")


def _spelled_right(found: Found) -> bool:
    """Months and weekdays have a capital, unlike "may" and "march"; other words only at a sentence's head.

    "60 Minutes", "Daily NK" and "USA Today" are names.
    """
    around = found.setting.around
    for piece in found.pieces[found.start : found.end]:
        if piece.group in _PROPER and not found.capital(piece):
            return False
        if (
            piece.group in _COMMON
            and found.capital(piece)
            and (not around.begins_sentence(piece.start) or around.is_name(piece.start, *_NAMES))
        ):
            return False
    return True


def _time(text: str, start: int, end: int, reading: Reading) -> Time:
    first = last = edtf = None
    if reading.stretch is not None:
        first, last = reading.stretch.first.isoformat(), reading.stretch.last.isoformat()
        edtf = reading.edtf or reading.stretch.edtf
    elif reading.bounds is not None:
        first, last = (bound.isoformat() for bound in reading.bounds)
        edtf = f"{first}/{last}"
    return Time(
        start=start,
        end=end,
        text=text[start:end],
        type=reading.type,
        value=reading.value,
        edtf=edtf,
        from_=first,
        to=last,
        zone=reading.zone,
        anchor=reading.anchor,
    )
