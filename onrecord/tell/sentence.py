"""A happening put into one English sentence, or into its report's own words.

A sentence is composed only where a row of `wording.yaml` fits the happening and the words that
report it; anything else is named by its label and quoted. So a line never says more than the
report does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.tell import LABELS, WORDINGS, Label, Wording
from onrecord.model import Actor, Event, Happening, Party, Statement
from onrecord.tell.view import View
from onrecord.tell.words import Words, capital, days, listed

_NUMBERS = ("", "a", *"two three four five six seven eight nine ten".split())
# A quoted sentence longer than this (characters) is cut at a word, with an ellipsis.
LONGEST_QUOTE = 320
# "SEOUL, Oct. 9 (YNA) -- " at the head of a report is not part of what it says. A place in capitals
# or an agency in brackets must show that it is one: "The envoy — a veteran — said" is none.
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z .’'-]+[A-Z]\b[\w .,/]{0,40}?(?:\([^)]{2,30}\))?|[A-Z][\w .,'’/]{2,50}\([^)]{2,30}\))"
    r"\s?(?:--+|—|–|-)\s+(?=\S)"
)
_CODES = re.compile(r"[A-Z]{3}(?: and [A-Z]{3})*")
_QUOTES = frozenset("\"'“”‘’")
_LEVELLED = frozenset({"country", "group"})
_DATE_FIELDS = frozenset({"date", "dates"})
# Prepositions of place that a report may use; "off Busan" must not become "in Busan".
_WHERE = frozenset("in at on near off outside inside over around aboard across".split())


def quoted(text: str) -> str:
    """Words of a report in quotation marks: verbatim, but for a dateline and what exceeds."""
    words = " ".join(_DATELINE.sub("", text).split()).rstrip(",")
    if words[:1] in _QUOTES and words[-1:] in _QUOTES and len(words) > 1:
        words = words[1:-1].rstrip(",")
    if len(words) > LONGEST_QUOTE:
        words = words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    inner = words.replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"“{inner}”"


@dataclass(frozen=True, slots=True)
class Composer:
    """Puts happenings into words; `year` goes without saying in days."""

    view: View
    words: Words
    wordings: tuple[Wording, ...]
    labels: tuple[Label, ...]
    year: int | None

    @classmethod
    def of(cls, view: View, knowledge: Knowledge) -> Composer:
        """A composer with the shipped or overlaid words."""
        year = int(view.last_day[:4]) if view.last_day else None
        rows = knowledge.rows(WORDINGS), knowledge.rows(LABELS)
        return cls(view=view, words=Words(knowledge), wordings=rows[0], labels=rows[1], year=year)

    # Who

    def entity(self, entity_id: str) -> str:
        """An entity's name in running text; a person with the country they act for."""
        entity = self.view.entities.get(entity_id)
        if entity is None:
            return "an actor the record does not hold"
        if entity.kind == "country" and entity.country:
            return self.words.country(entity.country)
        if entity.kind == "person" and entity.country:
            country = self.words.country(entity.country)
            return f"{entity.name} of {country}" if country != entity.country else entity.name
        return self.words.name(entity.name)

    def parties(self, parties: Sequence[Party]) -> str:
        """The names of a happening's parties."""
        return self.words_of(party.entity for party in parties)

    def words_of(self, entities: Iterable[str]) -> str:
        """The names of entities, as a list in running text."""
        return listed(map(self.entity, entities))

    def speaker(self, statement: Statement) -> str:
        """Who made a statement, as a reader is told: an unnamed one is marked as such."""
        actor = statement.speaker
        if actor is None:
            return "a source the report does not state"
        if statement.anonymous:
            return f"an unnamed source (“{actor.text}”)"
        return self.actor(actor)

    def actor(self, actor: Actor) -> str:
        """A mention as a reader is told: its name, the office it holds, or the words themselves."""
        if actor.kind == "country" and actor.country:
            return self.words.country(actor.country)
        name = actor.name or self.view.named(actor)
        if name is None:
            # A description reads as it stands; a pronoun without its name must show whose word it is.
            words = actor.text.split()
            return self.words.name(" ".join(words)) if len(words) > 2 else f"“{actor.text}”"
        if actor.kind == "person" and (actor.office or actor.country):
            of = self.words.country(actor.country) if actor.country else None
            return f"{name} ({', '.join(part for part in (actor.office, of) if part)})"
        return self.words.name(name)

    def claimants(self, happening: Happening) -> list[str]:
        """Whose word a happening rests on, each once, in the order they were reported."""
        named: list[str] = []
        for event in self.view.events_of(happening):
            if event.according_to and event.status == happening.status:
                statement = self.view.statements.get(event.according_to)
                if statement is not None:
                    named.append(self.speaker(statement))
        return list(dict.fromkeys(named))

    # What

    def label(self, happening: Happening) -> Label:
        """What sort of thing a happening is, in words, and how grave."""

        def fits(row: Label) -> bool:
            return (
                row.kind in (None, happening.kind)
                and row.type in (None, happening.type)
                and (row.mode is None or row.mode in happening.modes)
            )

        return next((row for row in self.labels if fits(row)), Label("reported", 1.0, "own"))

    def _stems(self, happening: Happening) -> list[str]:
        triggers = [event.trigger.text for event in self._tellers(happening)[:1]]
        return [word.lower() for trigger in triggers for word in re.findall(r"\w+", trigger)]

    def _tellers(self, happening: Happening) -> Sequence[Event]:
        """The events whose words stand for a happening: first those of its own status."""
        events = self.view.events_of(happening)
        return [e for e in events if e.status == happening.status] or events

    def _levelled(self, happening: Happening, parties: Sequence[Party]) -> str:
        """`the special representatives of A and B`, where the parties are countries."""
        names = self.parties(parties)
        level = happening.details.get("level")
        kinds = {self.view.entities[p.entity].kind for p in parties if p.entity in self.view.entities}
        if happening.kind != "meeting" or not isinstance(level, str) or not kinds <= _LEVELLED or not names:
            return names
        group = "level" if len(parties) > 1 else "level-one"
        return f"{self.words.of(group, level, '')} {names}".strip()

    def _weapon(self, happening: Happening) -> str:
        system, count = happening.details.get("system"), happening.details.get("count")
        name = self.words.of("weapon", system, "") if isinstance(system, str) else ""
        if not name or name == "artillery":
            return name
        if not isinstance(count, int) or count < 1:
            # How many is not stated, so neither "a" nor a plural would be true to the text.
            return ""
        number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
        number = "an" if count == 1 and name[0] in "aeiou" else number
        return f"{number} {name}{'s' if count > 1 else ''}"

    def _slots(self, happening: Happening) -> dict[str, str]:
        both = (*happening.actors, *(p for p in happening.recipients if p not in happening.actors))
        name = happening.details.get("name")
        details = {k: str(v) for k, v in happening.details.items() if isinstance(v, str | int)}
        return details | {
            "actors": self._levelled(happening, happening.actors),
            "recipients": self.parties(happening.recipients),
            "parties": self._levelled(happening, both),
            "weapon": self._weapon(happening),
            "name": self.words.name(name) if isinstance(name, str) else "",
        }

    def _wording(self, happening: Happening, slots: dict[str, str]) -> Wording | None:
        words = self._stems(happening)
        if {p.entity for p in happening.actors} & {p.entity for p in happening.recipients}:
            # Nobody does a thing to himself; the parties were misread.
            return None
        several = len({p.entity for p in (*happening.actors, *happening.recipients)}) > 1

        def fits(row: Wording) -> bool:
            return (
                row.kind == happening.kind
                and (not row.types or happening.type in row.types)
                and (not row.modes or any(mode in row.modes for mode in happening.modes))
                and (not row.stems or any(word.startswith(row.stems) for word in words))
                and (not row.several or several)
                and all(slots.get(slot) for slot in row.slots)
                and all(happening.details.get(name) in values for name, values in row.details.items())
            )

        return next((row for row in self.wordings if fits(row)), None)

    def when(self, happening: Happening) -> str:
        """The day or days given for a happening; where reports differ, each with its outlets."""
        differ = any(each.field in _DATE_FIELDS for each in happening.disagreements)
        given: dict[str, list[str]] = {}
        for each in happening.dates:
            words = days(each.from_, each.to, self.year)
            zone = f" in {self._city(each.zone)}" if each.zone and len(happening.dates) > 1 else ""
            if words:
                given.setdefault(f"{words}{zone}", []).extend(each.events)
        if differ and len(given) > 1:
            return " or ".join(f"{words} ({self.outlets(events)})" for words, events in given.items())
        exact = {each.from_: each.zone for each in happening.dates if each.from_ == each.to and each.zone}
        if len(exact) > 1 and len(set(exact.values())) == len(exact):
            # One instant: the eighth in one capital is the ninth in another.
            return ", ".join(
                f"{days(d, d, self.year)} in {self._city(z or '')}" for d, z in sorted(exact.items(), key=str)
            )
        # Dates that agree differ in precision only; the first is the most precise.
        return next(iter(given), "")

    def _city(self, zone: str) -> str:
        return self.words.of("zone", zone, zone.rsplit("/", 1)[-1].replace("_", " "))

    def _where(self, happening: Happening, said: str) -> str:
        place = happening.place
        name = place and (place.name or place.text)
        if place is None or not name or name in said:
            return ""
        report = self.view.reports.get(place.report or "")
        before = report.text[: place.start].lower().split()[-2:] if report else []
        stated = [word for word in reversed(before) if word in _WHERE]
        return f"{stated[0] if stated else 'in'} {name}"

    def sentence(self, happening: Happening) -> str:
        """One sentence for a happening, with its status and whose word it rests on.

        A disagreement about whether it happened or about its numbers is told by
        `disagreements`, beside this.
        """
        slots = self._slots(happening)
        row = self._wording(happening, slots)
        status = happening.status
        if row is None:
            return self._in_its_own_words(happening)
        if status in ("future", "hypothetical"):
            core = row.plan
        elif status in ("cancelled", "postponed"):
            core = row.noun
        else:
            core = row.did_not if status == "negated" else row.did
        said = core.format_map(slots)
        said = " ".join(part for part in (said, self._where(happening, said), self.when(happening)) if part)
        claimants = self.claimants(happening) if happening.claimed or status == "negated" else []
        according = f"according to {listed(claimants)}" if claimants else ""
        if status in ("future", "hypothetical", "cancelled", "postponed", "historical"):
            lead = capital(", ".join(p for p in (self.words.of("status", status), according) if p))
            return f"{lead}: {said}."
        if happening.claimed and not according:
            according = "according to a source the reports do not state"
        return f"{capital(according)}, {said}." if according else f"{capital(said)}."

    def _in_its_own_words(self, happening: Happening) -> str:
        events = self._tellers(happening)
        label = self.label(happening).label
        who = self.parties(happening.actors)
        head = capital(f"{who}, {label}" if who else label)
        status = happening.status
        if status not in ("actual",):
            head = f"{self.words.of('status', status)}: {head}"
        if happening.claimed:
            claimants = self.claimants(happening)
            head += f", according to {listed(claimants)}" if claimants else ", as a source says"
        return f"{head}: {quoted(events[0].sentence.text)}" if events else f"{head}."

    # On what reports differ

    def outlets(self, events: Sequence[str]) -> str:
        """The outlets whose reports hold some events."""
        reports = [self.view.report_of[event] for event in events if event in self.view.report_of]
        originals = [r for r in reports if self.view.reports[r].copy_of is None] or reports
        return listed(self.view.reports[report].outlet or "an unnamed outlet" for report in originals)

    def value(self, field: str, value: object) -> str:
        """One of several given values, in words."""
        if field == "status" and isinstance(value, str):
            return self.words.of("status-given", value)
        if isinstance(value, str) and value in self.view.entities:
            return self.entity(value)
        if isinstance(value, str) and _CODES.fullmatch(value):
            return listed(self.words.country(code) for code in value.split(" and "))
        if isinstance(value, dict) and {"from", "to"} <= value.keys():
            return days(value["from"], value["to"], self.year)
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return days(value, value, self.year)
        if isinstance(value, list | tuple):
            return listed(self.value(field, each) for each in value) or "none"
        return "not stated" if value is None else str(value)

    def disagreements(self, happening: Happening) -> list[str]:
        """One clause for each field on which reports differ."""
        clauses = []
        composed = self._wording(happening, self._slots(happening)) is not None
        for each in happening.disagreements:
            if composed and each.field in _DATE_FIELDS and len(happening.dates) > 1:
                # The sentence itself names both days and whose they are.
                continue
            given = "; ".join(
                f"{self.value(each.field, value.value)} ({self.outlets(value.events)})"
                for value in each.values
            )
            clauses.append(f"reports differ on {self.words.of('field', each.field)}: {given}")
        return clauses


def status_line(event: Event) -> str:
    """An event's status with the words that show it."""
    return f"{event.status} (“{event.status_cue.text}”)" if event.status_cue else event.status
