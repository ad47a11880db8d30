"""Why a happening is not put in our words: its sources hedge it, count it otherwise, or name more sides.

A sentence of ours has no room for "appears to have", "suspected" or "and the other nations". Where
the sentences that would bear it hold such words, the report itself is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Event, Happening, HappeningDate
from onrecord.tell.dates import stretch
from onrecord.tell.ranking import SURE
from onrecord.tell.sides import Sides
from onrecord.vocabulary import DONE, OPEN

# How many words before and after what was done may be said of it.
NEAR = 9
# So many days at most are "last week" or "two weeks ago", by which reports mean any of twice as many.
_WEEKEND, _MONTH = 2, 28
# How many words before a day may say that it is no firm one.
_BEFORE_DAY = 4
_OFFSET = re.compile(r"\b(?:week|month|year)s? (?:later|earlier|ago|before)\b", re.IGNORECASE)
# "Easter weekend" is another one than that of this week.
_NAMED = re.compile(r"\b[A-Z][a-z]+ $")
_SEVERAL_TESTS = re.compile(r"\b(?:two|three|four|five|six|\d+) nuclear (?:bomb )?tests\b")
_NAMEABLE = frozenset({"weekend", "week", "day"})


@dataclass(frozen=True, slots=True)
class Cautions(Sides):
    """Finds what a sentence of ours would lose; the words that count are in `words.yaml`."""

    def cautioned(self, happening: Happening, bearing: Sequence[Event]) -> bool:
        """Whether what bears a happening says less, or more, than a sentence of ours would."""
        weapons = happening.kind == "weapons"
        return (
            (bool(bearing) and 2 * sum(map(self._hedged, bearing)) >= len(bearing))
            or any(map(self._of_others_too, bearing))
            or (not happening.claimed and any(map(self._accused, bearing)))
            or (happening.kind == "meeting" and any(map(self._of_counterparts, bearing)))
            or (happening.kind == "meeting" and bool(bearing) and all(map(self._ranked_only, bearing)))
            or (bool(bearing) and all(self._of_antecedent(e) or self.only_could(e) for e in bearing))
            or (weapons and self._result_open(happening))
            or (weapons and self._counted_otherwise(happening))
            or self._another_day(happening)
        )

    def around(self, event: Event, reach: int = NEAR) -> str:
        """The words just before and after what was done, in small letters."""
        words, at = event.sentence.text, event.trigger.start - event.sentence.start
        return " ".join((*words[:at].split()[-reach:], *words[at:].split()[: reach + 1])).lower()

    def _hedged(self, event: Event) -> bool:
        """Whether the clause of what was done leaves open whether it was that."""
        return self.words.says("hedged", self.clause(event))

    def gainsaid(self, event: Event) -> bool:
        """Whether the words deny an act, or only suppose it: no label may say that it was one."""
        return self._hedged(event) or self.words.says("denies", self.clause(event))

    def _of_others_too(self, event: Event) -> bool:
        return self.words.says("others-too", event.sentence.text.lower())

    def _accused(self, event: Event) -> bool:
        """Whether an act stands in the sentence of somebody's accusation."""
        told = (event, *self.view.beside(event))
        said = (self.view.statements.get(each.according_to or "") for each in told)
        cues = [each.cue.text.lower() for each in said if each is not None and each.cue is not None]
        return any(self.words.says("accuses", cue) for cue in cues)

    def _of_counterparts(self, event: Event) -> bool:
        """Whether those of one country meet others who are only called their counterparts."""
        parties = (*event.actors, *event.recipients)
        countries = {code for each in parties for code in (each.countries or (each.country,)) if code}
        return len(countries) == 1 and "counterparts" in event.sentence.text.lower()

    @staticmethod
    def _of_antecedent(event: Event) -> bool:
        """Whether a party is told by a relative clause ("China, whose envoy landed"): no party itself."""
        return any(each.text.lower().startswith("whose ") for each in (*event.actors, *event.recipients))

    def _ranked_only(self, event: Event) -> bool:
        """Whether of one who met another no more is told than the office: our words would lose it.

        "The ambassador paid a farewell call on the king" is more than "an official visited the king".
        """
        known = {"office", "person"}
        nameless = (each for each in event.actors if each.kind in known and not each.name)
        return event.main and any(nameless) and any(each.name for each in event.recipients)

    def _result_open(self, happening: Happening) -> bool:
        """Whether a launch is told to have failed, and that is not known, or only seems so."""
        told = [e for e in self.tellers(happening) if e.confidence >= SURE and not self.of_earlier(e)]
        failed = [e for e in told if self.words.says("failed", e.sentence.text.lower())]
        if happening.details.get("result") != "failure":
            return bool(failed)
        return bool(failed) and all(self.words.says("hedged", e.sentence.text.lower()) for e in failed)

    def of_earlier(self, event: Event) -> bool:
        """Whether a sentence speaks of earlier ones too, whose number or failure is none of its own."""
        words = event.sentence.text.lower()
        return self.words.says("earlier", words) or self.words.says("last-time", words)

    def _counted_otherwise(self, happening: Happening) -> bool:
        """Whether a sentence that tells of it surely has several where the record has one."""
        if happening.details.get("count") != 1:
            told = " ".join(event.sentence.text.lower() for event in self.tellers(happening)[:1])
            return happening.details.get("count") is None and _SEVERAL_TESTS.search(told) is not None
        several = re.compile(r"\b(?:missiles|rockets|projectiles|satellites|weapons|drones)\b")
        one = re.compile(r"\b(?:missile|rocket|projectile|satellite|weapon|drone)\b")
        for event in self.tellers(happening):
            words = self.around(event)
            sure = event.confidence >= SURE and event.main and not self.of_earlier(event)
            if sure and several.search(words) and not one.search(words):
                return True
        return False

    def _another_day(self, happening: Happening) -> bool:
        """Whether the day that would be told is a guess, or not the one its own sentences give."""
        told = [each for each in self.told_days(happening) if each.from_ and each.to]
        own = [e for e in self.tellers(happening) if e.status == happening.status and self.surely_dated(e)]
        if happening.status in DONE and any(map(self._loose, told)):
            return True
        given = [(e.date.from_, e.date.to) for e in own if e.date and e.date.from_ and e.date.to]
        if told and any(map(self._of_named_day, own)):
            return True
        # "Later this year" agrees with a day that only "late May or June" gives.
        days = {(each.from_, each.to) for each in told}
        exact = [e for e in own if e.date and (e.date.from_, e.date.to) in days]
        if told and happening.status in OPEN and own and all(map(self._at_the_earliest, exact or own)):
            return True
        apart = [
            not any(each.from_ <= last and first <= each.to for each in told if each.from_ and each.to)
            for first, last in given
        ]
        return bool(told) and bool(apart) and all(apart)

    def _loose(self, given: HappeningDate) -> bool:
        """Whether a day is known only from words that reports use loosely: "last week", "a month later"."""
        held = [each for each in map(self.view.events.get, given.events) if each and each.date]
        # "Last month" and "in February" agree with a day that only "a month later" gives.
        exact = [e for e in held if e.date and (e.date.from_, e.date.to) == (given.from_, given.to)]
        words = [event.date.text for event in exact or held if event.date]
        some_days = _WEEKEND <= stretch(given) < _MONTH and not re.search(r"\d", "".join(words))
        return bool(words) and (some_days or all(map(_OFFSET.search, words)))

    def _at_the_earliest(self, event: Event) -> bool:
        """Whether a plan's day is one of several, or a bound: "by May", "as early as June", "May or June"."""
        date, sentence = event.date, event.sentence
        if date is None or not sentence.start <= date.start < sentence.end:
            return False
        before = sentence.text[: date.start - sentence.start].lower().split()[-_BEFORE_DAY:]
        after = sentence.text[date.end - sentence.start :].lower().split()[:1]
        return self.words.says("loose-day", " ".join((*before, date.text.lower()))) or after == ["or"]

    @staticmethod
    def _of_named_day(event: Event) -> bool:
        date, sentence = event.date, event.sentence
        if date is None or date.in_ != sentence.in_ or date.text.lower() not in _NAMEABLE:
            return False
        return _NAMED.search(sentence.text[: max(0, date.start - sentence.start)]) is not None
