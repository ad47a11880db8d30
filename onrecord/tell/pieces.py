"""The pieces of a sentence of ours that stand for things: so many weapons, and the place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Event, Happening
from onrecord.tell.cautions import Cautions
from onrecord.tell.ranking import SURE
from onrecord.tell.verbatim import bare
from onrecord.tell.words import days, spelt

# Prepositions of place that a report may use; "off Busan" must not become "in Busan". Whoever heads to a
# city for a meeting meets in it.
_WHERE = {word: word for word in "in at on near off outside inside over around aboard across".split()}
_WHERE["to"] = "in"
# A place that fewer than one in this many of the sentences give is one of somebody else.
_FEW = 4


@dataclass(frozen=True, slots=True)
class Pieces(Cautions):
    """Words weapons and places, each as one sentence of a report has them."""

    def _number(self, count: int, name: str, happening: Happening) -> str:
        if count == 1:
            return "an" if name[0] in "aeiou" else "a"
        number = spelt(count)
        told = " ".join(event.sentence.text.lower() for event in self.tellers(happening))
        for hedge in self.words.group("hedge"):
            if re.search(rf"\b{hedge} (?:{count}|{number})\b", told):
                return f"{self.words.of('hedge', hedge)} {number}"
        return number

    def borne_details(self, happening: Happening) -> dict[str, object]:
        """The details that a sentence of ours may tell: of the level and the failure those surely stated.

        The level is one that a sentence with all its parties gives ("negotiators", and leaders in
        another one); a failure is its own, and not that of the launch before it.
        """
        details = dict(happening.details)
        both = (*happening.actors, *happening.recipients)
        level = details.get("level")
        borne = self.witnesses(happening, both, dated=False)
        stated = [event for event in self.tellers(happening) if event.details.get("level") == level]
        if stated and borne and not any(event in borne for event in stated):
            details.pop("level", None)
        stated = [event for event in self.tellers(happening) if "result" in event.details]
        flew = details.keys() & {"range_km", "apogee_km"}
        if details.get("result") == "failure" and stated and (flew or not any(map(self._fails, stated))):
            details.pop("result")
        return details

    def _fails(self, event: Event) -> bool:
        """Whether a sentence tells of a failure that is not an earlier one's."""
        return event.details.get("result") == "failure" and not self.of_earlier(event)

    def _weapon(self, happening: Happening) -> str:
        system, count = happening.details.get("system"), happening.details.get("count")
        name = self.words.of("weapon", system, "") if isinstance(system, str) else ""
        if not name or name == "artillery":
            return name
        if not isinstance(count, int) or count < 1:
            # How many is not stated, so neither "a" nor a plural would be true to the text.
            return ""
        told = self.tellers(happening)
        if told and not any(self._bears(event, str(system), count) for event in told):
            return ""
        return f"{self._number(count, name, happening)} {name}{'s' if count > 1 else ''}"

    def _bears(self, event: Event, system: str, count: int) -> bool:
        """Whether one sentence tells of so many of such weapons, not one the kind and another the number."""
        details = event.details
        if event.confidence < SURE or details.get("system", system) != system:
            return False
        noun = self.words.of("weapon", system, "").rsplit(" ", 1)[-1]
        # "The launch followed two tests of longer-range missiles" says not what was launched.
        words = self.around(event)
        one, many = (re.search(rf"\b{noun}{ending}\b", words) for ending in ("", "s"))
        if not (one or many or re.search(rf"\b(?:{re.escape(system.lower())}|rocket|projectile)s?\b", words)):
            return False
        if count == 1:
            # "Fired missiles" is not "fired a missile".
            return one is not None or many is None
        in_words = re.search(rf"\b(?:{count}|{spelt(count)}|pair)\b", words, re.IGNORECASE)
        return details.get("count", count) == count and in_words is not None

    def _where(self, happening: Happening, said: str, bearing: Sequence[Event]) -> str:
        """The place with the report's own preposition; not where the report was filed."""
        place = happening.place
        name = place and (place.name or place.text)
        if place is None or not name or name in said or place.text in said:
            return ""
        written = " ".join(place.text.split())
        tellers = [e for e in bearing if e.place is None or self._placed_by(e)]
        placed = [event for event in tellers if event.place is not None]
        same = [e for e in placed if e.place and (e.place.name or e.place.text) == name]
        if 2 * len(same) < len(placed):
            # Most reports have it elsewhere.
            return ""
        # Nobody meets in the East China Sea: it was spoken of.
        met = happening.kind == "meeting"
        elsewhere = met and (" spoke" in said or self.words.holds("water", place.feature or ""))
        hosts = {self.view.entities[party.entity].country for party in happening.recipients}
        if met and "visit" in said and place.country not in hosts:
            # Of a journey through several countries another stop.
            return ""
        if elsewhere or _FEW * len(same) < len(tellers) or self._abroad(happening):
            return ""
        for event in tellers:
            sentence = bare(event.sentence.text)
            found = re.search(rf"\b{re.escape(place.text)}\b(?! time)", sentence, re.IGNORECASE)
            if found:
                before = sentence[: found.start()].lower().split()[-2:]
                name = f"the {written}" if before[-1:] == ["the"] else written
                stated = [_WHERE[word] for word in reversed(before) if word in _WHERE]
                if not met and before[-1:] == ["to"]:
                    # "From the Gulf to China" and "a ship to Aden" end there.
                    return ""
                if met and "visit" in said:
                    return f"({name})"
                after = sentence[found.end() :].split()[:2]
                beside = any(word.strip(".,").lower() == event.trigger.text.lower() for word in after)
                if met and not stated and not beside:
                    # "They also discussed Syria" is no place where they met; "the Geneva talks" has one.
                    return ""
                return f"{stated[0] if stated else 'in'} {name}"
        return ""

    def _placed_by(self, event: Event) -> bool:
        """Whether an event's place stands in its own sentence and clause."""
        place, sentence = event.place, event.sentence
        if place is None or place.in_ != sentence.in_ or not sentence.start <= place.start < sentence.end:
            return True
        first, second = sorted((place, event.trigger), key=lambda span: span.start)
        between = sentence.text[first.end - sentence.start : second.start - sentence.start].lower()
        parted = ";" in between
        return not parted and not any(
            self.words.holds("other-clause", word) for word in re.findall(r"\w+", between)
        )

    def _abroad(self, happening: Happening) -> bool:
        """Whether a weapon's place lies in a country that is not its owner's: whoever reports it is there."""
        place = happening.place
        if happening.kind != "weapons" or place is None or place.country is None:
            return False
        own = {self.view.entities[party.entity].country for party in happening.actors} - {None}
        return bool(own) and place.country not in own

    def moved(self, happening: Happening) -> str:
        """` to 4 June 2024`: to which day a plan was put off; "postponed: … on 4 June" would belie it."""
        if happening.status != "postponed":
            return ""
        moves = [e.moved_to for e in self.view.events_of(happening) if e.status == "postponed" and e.moved_to]
        told = [(each.from_, each.to) for each in self.told_days(happening)]
        now = next((each for each in reversed(moves) if (each.from_, each.to) in told), None)
        day = days(now.from_, now.to, self.year) if now is not None else ""
        return f" to {day.removeprefix('on ').removeprefix('in ')}" if day else ""
