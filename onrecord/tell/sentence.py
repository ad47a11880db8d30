"""A happening put into one English sentence, or into its report's own words.

A sentence is composed only where a row of `wording.yaml` fits the happening and the words that
report it, and its parties can be named; anything else is quoted. So a line never says more than
the report does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.tell import LABELS, WORDINGS, Label, Wording
from onrecord.model import Event, Happening
from onrecord.tell.differences import DATE_FIELDS, Differences
from onrecord.tell.names import Names
from onrecord.tell.view import View
from onrecord.tell.words import Words, capital, days, listed

_NUMBERS = ("", "a", *"two three four five six seven eight nine ten".split())
# A quoted sentence longer than this (characters) is cut at a word, with an ellipsis.
LONGEST_QUOTE = 320
# "SEOUL, Oct. 9 (YNA) -- " at the head of a report is not part of what it says. A place in capitals
# or an agency in brackets must show that it is one: "The envoy — a veteran — said" is none.
_DATELINE = re.compile(
    r"^(?:(?:[A-Z][A-Z .’'-]+[A-Z]\b[\w .,/]{0,40}?(?:\([^)]{2,30}\))?|[A-Z][\w .,'’/]{2,50}\([^)]{2,30}\))"
    r"\s?(?:--+|—|–|-)\s+(?=\S)|[A-Z]{3}[A-Z .]*[A-Z]:\s+(?=[A-Z])|(?:--+|—|–)\s+)"
)
_QUOTES = frozenset("\"'“”‘’")
# How many sides a meeting of a format has.
_SIDES = {"bilateral": 2, "trilateral": 3}
# Prepositions of place that a report may use; "off Busan" must not become "in Busan".
_WHERE = frozenset("in at on near off outside inside over around aboard across".split())
_PREFIXED = frozenset({"future", "hypothetical", "cancelled", "postponed", "historical"})


def bare(text: str) -> str:
    """Words of a report without the dateline before them."""
    return " ".join(_DATELINE.sub("", text).split())


def quoted(text: str) -> str:
    """Words of a report in one pair of quotation marks: verbatim, but for a dateline and what exceeds."""
    words = bare(text).rstrip(",")
    if words[:1] in _QUOTES and words[-1:] in _QUOTES and len(words) > 1:
        words = words[1:-1].rstrip(",")
    if len(words) > LONGEST_QUOTE:
        words = words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    inner = words.replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"“{inner}”"


def _names_who(event: Event) -> bool:
    """Whether an event's own sentence names one of its actors."""
    sentence = event.sentence
    return any(sentence.start <= actor.start < sentence.end for actor in event.actors)


def _length(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


@dataclass(frozen=True, slots=True)
class Composer(Names):
    """Puts happenings into words."""

    wordings: tuple[Wording, ...]
    labels: tuple[Label, ...]

    @classmethod
    def of(cls, view: View, knowledge: Knowledge) -> Composer:
        """A composer with the shipped or overlaid words."""
        year = int(view.last_day[:4]) if view.last_day else None
        rows = knowledge.rows(WORDINGS), knowledge.rows(LABELS)
        return cls(view=view, words=Words(knowledge), wordings=rows[0], labels=rows[1], year=year)

    @property
    def differences(self) -> Differences:
        """On what reports differ, in these words."""
        return Differences(self)

    def label(self, happening: Happening) -> Label:
        """What sort of thing a happening is, in words, and how grave."""

        def fits(row: Label) -> bool:
            return (
                row.kind in (None, happening.kind)
                and row.type in (None, happening.type)
                and (row.mode is None or row.mode in happening.modes)
            )

        return next((row for row in self.labels if fits(row)), Label("reported", 1.0, "own"))

    def tellers(self, happening: Happening) -> Sequence[Event]:
        """The events whose words stand for a happening: first those of its own status."""
        events = self.view.events_of(happening)
        return [e for e in events if e.status == happening.status] or events

    def composed(self, happening: Happening) -> bool:
        """Whether a happening is told in a sentence of ours; else its report is quoted."""
        return self._wording(happening, self._slots(happening)) is not None

    def contradicts_itself(self, happening: Happening) -> bool:
        """Whether a thing told as done is dated after the last report that was read."""
        first = min((date.from_ for date in happening.dates if date.from_), default="")
        return happening.status == "actual" and first > (self.view.last_day or "9999")

    # The pieces of a sentence

    def _number(self, count: int, name: str, happening: Happening) -> str:
        spelt = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
        number = "an" if count == 1 and name[0] in "aeiou" else spelt
        if count == 1:
            return number
        told = " ".join(event.sentence.text.lower() for event in self.tellers(happening)[:1])
        for hedge in self.words.group("hedge"):
            if re.search(rf"\b{hedge} (?:{count}|{spelt})\b", told):
                return f"{self.words.of('hedge', hedge)} {number}"
        return number

    def _weapon(self, happening: Happening) -> str:
        system, count = happening.details.get("system"), happening.details.get("count")
        name = self.words.of("weapon", system, "") if isinstance(system, str) else ""
        if not name or name == "artillery":
            return name
        if not isinstance(count, int) or count < 1:
            # How many is not stated, so neither "a" nor a plural would be true to the text.
            return ""
        return f"{self._number(count, name, happening)} {name}{'s' if count > 1 else ''}"

    def _about(self, happening: Happening) -> str:
        for other in (self.view.happenings.get(each) for each in happening.about):
            unsure = other is None or other.claimed or other.status != "actual" or other.disagreements
            if other is None or unsure or other.about or other.kind in ("statement", "other"):
                continue
            slots = self._slots(other)
            row = self._wording(other, slots)
            if row is not None:
                return row.noun.format_map(slots)
        return ""

    def _slots(self, happening: Happening) -> dict[str, str]:
        both = (*happening.actors, *(p for p in happening.recipients if p not in happening.actors))
        name = happening.details.get("name")
        tellers = self.tellers(happening)
        targets = self.targets(happening.recipients, tellers)
        details = {k: str(v) for k, v in happening.details.items() if isinstance(v, str | int)}
        actors = self.levelled(happening, happening.actors)
        recipients = self.parties(happening.recipients)
        return details | {
            "actors": actors,
            "one": actors if len(happening.actors) == 1 else "",
            "recipients": recipients,
            "parties": self.levelled(happening, both),
            "targets": targets,
            "narrower": targets if targets != recipients else "",
            "weapon": self._weapon(happening),
            "name": self.words.name(name) if isinstance(name, str) else "",
            "day": self.when(happening),
            "about": self._about(happening),
        }

    def _trusted(self, happening: Happening) -> bool:
        """Whether the parties are known well enough for a sentence of ours to name them."""
        both = [party.entity for party in (*happening.actors, *happening.recipients)]
        if {p.entity for p in happening.actors} & {p.entity for p in happening.recipients}:
            # Nobody does a thing to himself; the parties were misread.
            return False
        if not self.readable(happening.actors) or self.contradicts_itself(happening):
            return False
        if happening.kind == "meeting":
            sides = _SIDES.get(str(happening.details.get("format")))
            if (sides is not None and self.count(both) > sides) or not self._met_at_once(happening):
                return False
        if happening.details.get("joint") and len(set(both)) < 2:
            return False
        claimants = self.claimants(happening) if happening.claimed else []
        return not claimants or any(claimants)

    def _met_at_once(self, happening: Happening) -> bool:
        """Whether one report has all parties' countries meet; several meetings may have been joined."""
        parties = (*happening.actors, *happening.recipients)
        countries = {self.view.entities[party.entity].country for party in parties} - {None}
        for event in self.tellers(happening):
            actors = (*event.actors, *event.recipients)
            told = {code for actor in actors for code in (actor.country, *actor.countries)} - {None}
            unsaid = not actors or any(not actor.country and not actor.countries for actor in actors)
            if unsaid or countries <= told:
                return True
        return not happening.events

    def _hosted(self, happening: Happening) -> bool:
        """Whether one country's people go to another country; else who visited whom was misread."""
        guests = {self.view.entities[p.entity].country for p in happening.actors} - {None}
        hosts = [self.view.entities[party.entity] for party in happening.recipients]
        abroad = all(host.kind != "person" and host.country not in guests for host in hosts)
        return len(guests) < 2 and abroad

    def _wording(self, happening: Happening, slots: dict[str, str]) -> Wording | None:
        if not self._trusted(happening) or happening.status == "negated":
            # What was not done hangs on the report's exact words: "no date had been set for talks".
            return None
        willing = self.words.group("willing") if happening.status == "future" else ()
        tellers = self.tellers(happening)[:1]
        words = [word.lower() for event in tellers for word in re.findall(r"\w+", event.trigger.text)]
        told = " ".join(event.sentence.text.lower() for event in tellers)
        if happening.status in ("cancelled", "postponed") and not any(_names_who(e) for e in tellers):
            # "Training has been cancelled": a part of the exercise, not the exercise.
            return None
        if any(phrase in told for phrase in willing):
            # Whoever is ready to meet has not announced a meeting.
            return None
        several = len({p.entity for p in (*happening.actors, *happening.recipients)}) > 1
        readable = self.readable(happening.recipients)

        def fits(row: Wording) -> bool:
            return (
                row.kind == happening.kind
                and (not row.types or happening.type in row.types)
                and (not row.modes or any(mode in row.modes for mode in happening.modes))
                and (not row.stems or any(word.startswith(row.stems) for word in words))
                and (not row.holds or any(phrase in told for phrase in row.holds))
                and (not row.several or several)
                and (row.kind != "meeting" or "{recipients}" not in row.did or self._hosted(happening))
                and all(slots.get(slot) for slot in row.slots)
                and (readable or not {"recipients", "parties"} & set(re.findall(r"\w+", row.did)))
                and all(happening.details.get(name) in values for name, values in row.details.items())
            )

        return next((row for row in self.wordings if fits(row)), None)

    def when(self, happening: Happening) -> str:
        """The day or days given for a happening; where reports differ, each with its outlets."""
        differ = any(each.field in DATE_FIELDS for each in happening.disagreements)
        exact = {each.from_: each.zone for each in happening.dates if each.from_ == each.to and each.zone}
        if len(exact) > 1 and len(set(exact.values())) == len(exact):
            # One instant: the eighth in one capital is the ninth in another.
            both = [
                f"{days(d, d, self.year)} in {self._city(z or '')}" for d, z in sorted(exact.items(), key=str)
            ]
            return ", ".join((both[0], *(each.removeprefix("on ") for each in both[1:])))
        given: dict[str, list[str]] = {}
        for each in happening.dates:
            words = days(each.from_, each.to, self.year)
            zone = f" in {self._city(each.zone)}" if each.zone and len(happening.dates) > 1 else ""
            if words:
                given.setdefault(f"{words}{zone}", []).extend(each.events)
        if differ and len(given) > 1:
            outlets = self.differences.outlets
            return " or ".join(f"{words} ({outlets(events)})" for words, events in given.items())
        # Dates that agree differ in precision only; the shortest stretch is the most precise.
        stretches = [each for each in happening.dates if each.from_ and each.to]
        if stretches:
            first = min(stretches, key=lambda each: _length(each.from_ or "", each.to or ""))
            return days(first.from_, first.to, self.year)
        return next(iter(given), "")

    def _city(self, zone: str) -> str:
        return self.words.of("zone", zone, zone.rsplit("/", 1)[-1].replace("_", " "))

    def _where(self, happening: Happening, said: str) -> str:
        """The place with the report's own preposition; not where the report was filed."""
        place = happening.place
        name = place and (place.name or place.text)
        if place is None or not name or name in said or place.text in said:
            return ""
        for event in self.tellers(happening):
            sentence = bare(event.sentence.text)
            found = re.search(rf"\b{re.escape(place.text)}\b(?! time)", sentence, re.IGNORECASE)
            if found:
                before = sentence[: found.start()].lower().split()[-2:]
                stated = [word for word in reversed(before) if word in _WHERE]
                if happening.kind == "meeting" and "visit" in said:
                    return f"({name})"
                return f"{stated[0] if stated else 'in'} {name}"
        return ""

    def _toll(self, happening: Happening) -> str:
        given = ((happening.details.get("dead"), "killed"), (happening.details.get("injured"), "injured"))
        toll = [f"{number} {word}" for number, word in given if isinstance(number, int) and number > 0]
        return f"; {' and '.join(toll)}" if toll else ""

    def _signed(self, happening: Happening) -> str:
        """`(6 signed, as is claimed; named are A and B.)`, where both are known and differ."""
        claimed, signed = happening.details.get("claimed"), happening.details.get("signatories")
        if not isinstance(claimed, int) or not isinstance(signed, list | tuple) or len(signed) == claimed:
            return ""
        named = listed(self.differences.value("signatories", each) for each in signed)
        return f" (Said to be signed by {claimed}; named: {named}.)" if named else ""

    def _own_words(self, happening: Happening) -> str:
        """The report's sentence; before one that begins with a pronoun stands who is meant."""
        events = self.tellers(happening)
        if not events:
            return capital(f"{self.label(happening).label}.")
        told = quoted(events[0].sentence.text)
        actors = events[0].actors
        subject = actors[0] if actors else None
        first = told[1:].split()[0].lower()
        meant = subject is not None and " ".join(subject.text.split()).lower() == first
        if meant and self.words.holds("pronoun", first) and self.readable(happening.actors):
            return f"{capital(self.parties(happening.actors))}: {told}"
        return told

    def sentence(self, happening: Happening) -> str:
        """One sentence for a happening, with its status and whose word it rests on.

        Where none can be composed it is the report's own, in quotation marks. A disagreement is
        told by `differences`, beside this.
        """
        slots = self._slots(happening)
        row = self._wording(happening, slots)
        # To propose is an act, though what is proposed may never be.
        status = "actual" if is_proposal(happening) else happening.status
        if row is None:
            return f"{self._own_words(happening)}{self._signed(happening)}"
        if status in ("future", "hypothetical"):
            core = row.plan
        elif status in ("cancelled", "postponed"):
            core = row.noun
        else:
            core = row.did
        said = core.format_map(slots)
        day = "" if "{day}" in core else slots["day"]
        said = " ".join(part for part in (said, self._where(happening, said), day) if part)
        said += self._toll(happening)
        claimants = self.claimants(happening) if happening.claimed else []
        # Nobody's act is told according to himself; the mark says that it is claimed.
        known = [claimant.rstrip(",") for claimant in claimants if claimant and claimant not in said]
        according = f"according to {listed(known)}" if known else ""
        if status in _PREFIXED:
            lead = capital(", ".join(p for p in (self.words.of("status", status), according) if p))
            told = f"{lead}: {said}."
        else:
            told = f"{capital(according)}, {said}." if according else f"{capital(said)}."
        return f"{told}{self._signed(happening)}"


def is_proposal(happening: Happening) -> bool:
    """Whether what happened is that something was proposed."""
    return happening.status == "hypothetical" and happening.details.get("step") == "proposed"


def status_line(event: Event) -> str:
    """An event's status with the words that show it."""
    return f"{event.status} (“{event.status_cue.text}”)" if event.status_cue else event.status
