"""The marks before a line: its status, what its words are called, whose word alone it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Event, Happening
from onrecord.tell.ranking import SURE
from onrecord.tell.sentence import Composer, is_proposal
from onrecord.vocabulary import CALLED_OFF

_STATUS = {
    "future": "planned",
    "hypothetical": "possible",
    "cancelled": "called off",
    "postponed": "postponed",
    "historical": "background",
    "negated": "denied or not done",
}


@dataclass(frozen=True, slots=True)
class Marks:
    """Says of a line what its words alone do not."""

    composer: Composer

    def status(self, happening: Happening, quoted: Sequence[Event]) -> list[str]:
        """`planned`, or `pledged` where the words quoted only vow it; none for what was done."""
        if happening.status not in _STATUS or is_proposal(happening):
            return []
        cues = [event.status_cue.text.lower() for event in quoted if event.status_cue is not None]
        vowed = happening.status == "future" and any(self.composer.words.says("vows", cue) for cue in cues)
        return ["pledged" if vowed else _STATUS[happening.status]]

    def plain(self, happening: Happening, told: Sequence[Event], certainty: float) -> bool:
        """Whether words that are quoted surely tell of what they were taken for, and do not only name it."""
        composer = self.composer
        named = bool(told) and all(map(composer.mentions, told))
        argued = happening.kind == "violence" and any(map(composer.argued, told[:1]))
        return certainty >= SURE and not (named or argued or any(map(composer.gainsaid, told[:1])))

    def label(self, happening: Happening, told: Sequence[Event]) -> list[str]:
        """What plain words tell of.

        None for what was called off, which may be a part of it only, and for what was not done: "denied or
        not done, attack" reads as an attack. What those of one country talk over is no meeting of states.
        """
        if happening.status in CALLED_OFF or happening.status == "negated":
            return []
        if told and not any(event.main for event in told):
            # "Asked for a vote on the war that killed thousands" is no attack.
            return []
        text = " ".join(event.sentence.text.lower() for event in told[:1])
        if happening.type == "AGREE" and self.composer.words.says("no-deal", text):
            return []
        if happening.kind == "sanctions" and told and not self.composer.words.says("sanctions", text):
            # A tariff is no sanction.
            return []
        demands = re.findall(r"\w+", " ".join(event.trigger.text.lower() for event in told[:1]))
        if happening.type == "AGREE" and any(self.composer.words.holds("demands", word) for word in demands):
            return []
        if happening.kind == "meeting" and (happening.type == "REJECT" or self._at_home(told)):
            # Who boycotts a meeting has none.
            return []
        label = self.composer.label(happening).label
        if happening.kind == "meeting" and told:
            words = re.findall(r"\w+", told[0].trigger.text.lower())
            # Who "held talks", "spoke" or "negotiates" may have met, or not.
            label = next((self.composer.words.of("parley", w) for w in words if self._parley(w)), label)
        return [label]

    def _parley(self, word: str) -> bool:
        return self.composer.words.holds("parley", word)

    @staticmethod
    def _at_home(told: Sequence[Event]) -> bool:
        named = [actor for event in told for actor in (*event.actors, *event.recipients)]
        countries = {code for each in named for code in (each.countries or (each.country,))}
        return len(named) > 1 and len(countries) == 1 and None not in countries

    def claimed(self, happening: Happening, quoted: Sequence[Event], text: str) -> bool:
        """Whether a reader would else take a claim for a fact.

        A quotation with its speaker before it, or with who says so within it, tells itself whose word it is.
        """
        if not happening.claimed or any(map(self.composer.admitted, quoted)):
            return False
        if not quoted:
            # A line of ours says whose word it is, but where it is the doer's own.
            return " account" in text or "ccording to" in text
        return text.startswith("“") and not any(map(self.composer.says_whose, quoted))
