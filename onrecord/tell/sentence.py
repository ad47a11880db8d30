"""A happening put into one English sentence, or into its report's own words.

A sentence is composed only where a row of `wording.yaml` fits the happening and the words that
report it, and its parties can be named; anything else is quoted. So a line never says more than
the report does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from onrecord.follow.pacts import Pacts
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.tell import LABELS, WORDINGS, Label, Wording
from onrecord.model import Actor, Event, Happening, Party
from onrecord.record import Head
from onrecord.tell.dates import one_instant, stretch
from onrecord.tell.differences import Differences
from onrecord.tell.pieces import Pieces
from onrecord.tell.ranking import SURE
from onrecord.tell.verbatim import quoted
from onrecord.tell.view import View
from onrecord.tell.words import Words, capital, days, listed, plural
from onrecord.vocabulary import AHEAD, CALLED_OFF, DONE, OPEN, SAYING

# Acts of states, whoever of them is named.
_OF_STATES = frozenset({"weapons", "exercise", "sanctions"})
# A day known to more than a month, but not to its year ("last summer"), is mostly of another year.
_MONTH, _YEAR = 31, 364
# What its doer's word alone does not make sure.
_BOASTED = frozenset({"weapons", "violence"})
# Most names that one line gives of those whose word a happening rests on.
_CLAIMANTS = 3
# What is told without a day: words, and the stages of a review.
UNDATED = SAYING | {"review"}
# Fewest who sign a thing together.
_SIGNING = 2
# Slots that name recipients as the record knows them.
_OF_BOTH = frozenset({"recipients", "parties"})
# How many of the sentences that bear a happening may say by what verb it is told.
_TELLING = 3
_PREFIXED = AHEAD | {"historical"}


def _trigger(event: Event) -> list[str]:
    return re.findall(r"\w+", event.trigger.text.lower())


@dataclass(frozen=True, slots=True)
class Composer(Pieces):
    """Puts happenings into words."""

    wordings: tuple[Wording, ...]
    labels: tuple[Label, ...]
    # What was worked out for a happening, by its id: its surest parties, the slots and the row that fits.
    _made: dict[str, tuple[Happening, dict[str, str], Wording | None]]

    @classmethod
    def of(cls, view: View, knowledge: Knowledge, from_day: str | None = None) -> Composer:
        """A composer with the shipped or overlaid words, that quotes what was reported from a day on."""
        # Of reports of several years no year goes without saying.
        years = {head.published[:4] for head in view.report_heads.values() if head.published}
        year = int(min(years)) if len(years) == 1 else None
        rows = knowledge.rows(WORDINGS), knowledge.rows(LABELS)
        return cls(
            view=view,
            words=Words(knowledge),
            pacts=Pacts(knowledge),
            wordings=rows[0],
            labels=rows[1],
            year=year,
            _made={},
            from_day=from_day,
        )

    @property
    def differences(self) -> Differences:
        """On what reports differ, in these words."""
        return Differences(self)

    def label(self, happening: Happening | Head) -> Label:
        """What sort of thing a happening is, in words, and how grave."""
        step = happening.step if isinstance(happening, Head) else happening.details.get("step")
        return self.label_of(happening.kind, happening.type, happening.modes, step)

    def label_of(
        self, kind: str | None, type_: str | None, modes: Collection[str], step: str | None = None
    ) -> Label:
        """What a kind, a PLOVER category, its modes and the step of its details are called."""

        def fits(row: Label) -> bool:
            return (
                row.kind in (None, kind)
                and row.type in (None, type_)
                and row.step in (None, step)
                and (row.mode is None or row.mode in modes)
            )

        return next((row for row in self.labels if fits(row)), Label("reported", 1.0, "own"))

    def composed(self, happening: Happening) -> bool:
        """Whether a happening is told in a sentence of ours; else its report is quoted."""
        return self._fitted(happening)[2] is not None

    def _fitted(self, happening: Happening) -> tuple[Happening, dict[str, str], Wording | None]:
        if happening.id not in self._made:
            sure = replace(
                happening,
                actors=self.surest(happening, "actors"),
                recipients=self.surest(happening, "recipients"),
            )
            sure = replace(sure, details=self.borne_details(sure))
            slots = self._slots(sure)
            self._made[happening.id] = sure, slots, self._wording(sure, slots)
        return self._made[happening.id]

    def bearing(self, happening: Happening) -> Sequence[Event]:
        """The events that bear a sentence of ours: those that name its parties and its day; else all."""
        sure, slots, _ = self._fitted(happening)
        dated = bool(slots["day"]) and happening.status not in CALLED_OFF
        both = (*sure.actors, *sure.recipients)
        held = self.witnesses(sure, both, dated=dated) or self.witnesses(sure, sure.actors, dated=dated)
        return held or self.tellers(happening)

    def _names_who(self, event: Event) -> bool:
        """Whether an event's own sentence names one of its actors; "the two" names nobody."""
        start, end = event.sentence.start, event.sentence.end
        own = (actor for actor in event.actors if start <= actor.start < end and not actor.inferred)
        return any(not self.points_back(actor.text) for actor in own)

    def _in_passing(self, event: Event) -> bool:
        return self.reminder(event) or self.only_named(event)

    # The pieces of a sentence

    def _about(self, happening: Happening) -> str:
        for other in (self.view.happenings.get(each) for each in happening.about):
            unsure = other is None or other.claimed or other.status != "actual" or other.disagreements
            if other is None or unsure or other.about or other.kind in SAYING:
                continue
            _, slots, row = self._fitted(other)
            if row is not None:
                return row.noun.format_map(slots)
        return ""

    def _slots(self, happening: Happening) -> dict[str, str]:
        both = (*happening.actors, *(p for p in happening.recipients if p not in happening.actors))
        name = happening.details.get("name")
        tellers = self.tellers(happening)
        targets = self.targets(happening.recipients, tellers)
        details = {k: str(v) for k, v in happening.details.items() if isinstance(v, str | int)}
        actors = self.levelled(happening, happening.actors, by_country=happening.kind in _OF_STATES)
        recipients = self.parties(happening.recipients)
        return details | {
            "actors": actors,
            "one": actors if len(happening.actors) == 1 else "",
            "recipients": recipients,
            "parties": self.levelled(happening, both, by_country=self.mixed(p.entity for p in both)),
            "targets": targets,
            "narrower": targets if targets != recipients else "",
            "weapon": self._weapon(happening),
            "name": self.words.name(name) if isinstance(name, str) else "",
            "day": self.when(happening),
            "about": self._about(happening),
        }

    def _wording(self, happening: Happening, slots: dict[str, str]) -> Wording | None:
        if not self.trusted(happening) or happening.status == "negated":
            # What was not done hangs on the report's exact words: "no date had been set for talks".
            return None
        if self.certainty(happening) < SURE:
            return None
        dateless = happening.kind not in UNDATED and not slots["day"]
        if dateless and happening.status in ("actual", "future"):
            # An act of no day ("the President has met the rebels") is mostly one of years ago.
            return None
        if any(_MONTH < stretch(each) < _YEAR for each in self.told_days(happening)) or self._this_year(
            happening
        ):
            return None
        people = any(self.view.entities[p.entity].kind == "person" for p in happening.actors)
        if (happening.kind == "weapons" and people) or (happening.kind == "violence" and happening.claimed):
            # Nobody fires a missile by himself; and who accuses whom of an attack hangs on the words.
            return None
        if happening.kind == "violence" and happening.status in OPEN:
            # Nobody announces an attack: who would strike whom hangs on the report's exact words.
            return None
        if happening.status == "hypothetical" and not is_proposal(happening):
            # So does what may be: on what condition, and who thinks so.
            return None
        if self.doubted(happening):
            return None
        willing = self.words.group("willing") if happening.status == "future" else ()
        # What is called off was mostly planned in another report, which gives the day.
        dated = bool(slots["day"]) and happening.status not in CALLED_OFF
        bearing = self.witnesses(happening, happening.actors, dated=dated)
        if self.cautioned(happening, bearing):
            return None
        tellers = (bearing if bearing and happening.status in DONE else self.tellers(happening))[:1]
        told = " ".join(event.sentence.text.lower() for event in tellers)
        if any(_trigger(event) == ["meetings"] for event in tellers):
            # "After meetings with the two sides" is not one of all three.
            return None
        if happening.status in CALLED_OFF and not any(map(self._names_who, tellers)):
            # "Training has been cancelled": a part of the exercise, not the exercise.
            return None
        if any(phrase in told for phrase in willing):
            # Whoever is ready to meet has not announced a meeting.
            return None
        several = len({p.entity for p in (*happening.actors, *happening.recipients)}) > 1
        readable = self.readable(happening.recipients)
        if happening.status == "actual" and bearing and all(map(self._in_passing, bearing)):
            # "Ahead of his Monday meeting": no report tells it, and the day is guessed from a mention.
            return None
        actors = self.witnessed(happening, happening.actors, dated=dated)
        both = actors and self.witnessed(happening, (*happening.actors, *happening.recipients), dated=dated)

        def fits(row: Wording, event: Event) -> bool:
            told_of = set(re.findall(r"\w+", row.did))
            of_both = bool(told_of & _OF_BOTH) or ("targets" in told_of and not slots["narrower"])
            return (
                row.kind == happening.kind
                and (not row.types or happening.type in row.types)
                and (not row.modes or any(mode in row.modes for mode in event.modes or happening.modes))
                and (not row.stems or any(word.startswith(row.stems) for word in _trigger(event)))
                and (not row.holds or any(phrase in event.sentence.text.lower() for phrase in row.holds))
                # "Sudan held talks": those who did are both of one country, and the words name them.
                and (not row.several or (several and " and " in slots["parties"]))
                and (row.kind != "meeting" or "{recipients}" not in row.did or self.hosted(happening))
                and all(slots.get(slot) for slot in row.slots)
                and (readable or not {"recipients", "parties"} & told_of)
                and (both if of_both else actors)
                and (row.kind != "sanctions" or not of_both or self.sanctioned(happening))
                and all(happening.details.get(name) in values for name, values in row.details.items())
            )

        # What bears a deed says what was done: another sentence may only speak of the same people.
        most = _TELLING if dated else 1
        events = bearing[:most] if bearing and happening.status in DONE else self.tellers(happening)[:1]
        return next((row for event in events for row in self.wordings if fits(row, event)), None)

    def _this_year(self, happening: Happening) -> bool:
        """Whether of a deed no more is known than the year of its report: "visited this year" says little."""
        told = self.told_days(happening)
        reported = self.view.reported(map(self.view.report_of, self.tellers(happening)))[0]
        wide = [each for each in told if stretch(each) >= _YEAR and each.from_ and each.to]
        return any((each.from_ or "") <= reported <= (each.to or "") for each in wide)

    def when(self, happening: Happening) -> str:
        """The day or days given for a happening; where reports differ, each with its outlets."""
        told = self.told_days(happening)
        zoned = len(happening.dates) > 1
        given: dict[str, list[str]] = {}
        for each in told:
            words = days(each.from_, each.to, self.year)
            zone = f" in {self._city(each.zone)}" if each.zone and zoned and len(told) > 1 else ""
            if words:
                given.setdefault(f"{words}{zone}", []).extend(each.events)
        if len(given) > 1 and not one_instant(told):
            outlets = self.differences.outlets
            return " or ".join(f"{words} ({outlets(events)})" for words, events in given.items())
        first, *rest = given or ("",)
        return ", ".join((first, *(each.removeprefix("on ") for each in rest)))

    def _city(self, zone: str) -> str:
        return self.words.of("zone", zone, zone.rsplit("/", 1)[-1].replace("_", " "))

    def noun(self, happening: Happening) -> str:
        """A happening named, with its day where reports agree on it; nothing where it is only quoted."""
        _, slots, row = self._fitted(happening)
        if row is None:
            return ""
        named = row.noun.format_map(slots)
        several = len(self.told_days(happening)) > 1
        return named if several else f"{named} {slots['day']}".strip()

    def _toll(self, happening: Happening) -> str:
        given = ((happening.details.get("dead"), "killed"), (happening.details.get("injured"), "injured"))
        toll = [f"{number} {word}" for number, word in given if isinstance(number, int) and number > 0]
        return f"; {' and '.join(toll)}" if toll else ""

    def _signed(self, happening: Happening) -> str:
        """`(6 signed, as is claimed; named are A and B.)`, where both are known and differ."""
        claimed, signed = happening.details.get("claimed"), happening.details.get("signatories")
        if not isinstance(claimed, int) or not isinstance(signed, list | tuple) or len(signed) == claimed:
            return ""
        if len(signed) < _SIGNING:
            # "Two envoys and North Korea": nobody signs a thing alone.
            return ""
        told = " ".join(event.sentence.text.lower() for event in self.view.events_of(happening))
        if happening.events and not self.words.says("signs", told):
            # "The 28 leaders agreed with London": nobody put a name to anything.
            return ""
        named = listed(self.differences.value("signatories", each) for each in signed)
        return f" (Said to be signed by {claimed}; named: {named}.)" if named else ""

    def _own_words(self, happening: Happening) -> str:
        """The report's sentence, with who speaks it, or whom the pronoun means that begins it."""
        events = self.spoken_by(happening)
        if not events:
            return capital(f"{self.label(happening).label}.")
        told = quoted(events[0].sentence.text)
        speaker = self.spoken_through(events[0])
        if speaker is not None:
            return f"{capital(speaker)}: {told}"
        actors = events[0].actors
        subject = actors[0] if actors else None
        first = told[1:].split()[0].lower()
        meant = subject is not None and " ".join(subject.text.split()).lower() == first
        # "They [Ukraine] condemned the war": of several a country alone is none.
        meant = meant and (first != "they" or len(happening.actors) > 1 or self._of_many(happening.actors))
        # "He [France and Germany]": of several parties one man is none, unless it is known which.
        one = len(happening.actors) == 1 or (subject is not None and self.actor(subject) is not None)
        meant = meant and (first == "they" or one)
        if meant and subject and self.words.holds("pronoun", first) and self.readable(happening.actors):
            # "He [the minister] left": before a colon it would be the minister who speaks.
            meant_by_it = self._meant(subject, happening)
            return f"{told[: 1 + len(first)]} [{meant_by_it}]{told[1 + len(first) :]}"
        return told

    def _of_many(self, parties: Sequence[Party]) -> bool:
        return not any(self.view.entities[party.entity].kind in ("country", "person") for party in parties)

    def _meant(self, subject: Actor, happening: Happening) -> str:
        """Whom a pronoun means, briefly: a name, or the countries of several people."""
        name = self.actor(subject)
        if name is not None:
            return name.partition(" (")[0]
        several = len(happening.actors) > 1
        return self.words_of((party.entity for party in happening.actors), by_country=several)

    def sentence(self, happening: Happening) -> str:
        """One sentence for a happening, with its status and whose word it rests on.

        Where none can be composed it is the report's own, in quotation marks. A disagreement is
        told by `differences`, beside this.
        """
        _, slots, row = self._fitted(happening)
        # To propose is an act, though what is proposed may never be.
        status = "actual" if is_proposal(happening) else happening.status
        if row is None:
            return f"{self._own_words(happening)}{self._signed(happening)}"
        if status in OPEN:
            core = row.plan
        elif status in CALLED_OFF:
            core = row.noun
        else:
            core = row.did
        said = core.format_map(slots)
        moved = self.moved(happening)
        day = "" if "{day}" in core or moved else slots["day"]
        said = " ".join(
            part for part in (said, self._where(happening, said, self.bearing(happening)), day) if part
        )
        said += self._toll(happening)
        # Whoever else spoke of it vouches for nothing that the line says.
        claimants = self.claimants(happening, self.bearing(happening)) if happening.claimed else []
        # Who says himself what he decided or whom he met is believed; of arms and blows it is his account.
        known = [
            self.uncapitalised(claimant.rstrip(","))
            for claimant in claimants
            if claimant and claimant not in said
        ]
        known = list(dict.fromkeys(known))
        if len(known) > _CLAIMANTS:
            # A line names the first few; `show` names all.
            known = [*known[: _CLAIMANTS - 1], plural(len(known) - _CLAIMANTS + 1, "other")]
        according = f"according to {listed(known)}" if known else ""
        if any(claimants) and not known and happening.kind in _BOASTED:
            according = f"by {'its' if len(happening.actors) == 1 else 'their'} own account"
        if status in _PREFIXED:
            known_as = f"{self.words.of('status', status)}{moved}"
            lead = capital(", ".join(p for p in (known_as, according) if p))
            told = f"{lead}: {said}."
        else:
            told = f"{capital(according)}, {said}." if according else f"{capital(said)}."
        return f"{told}{self._signed(happening)}"


def is_proposal(happening: Happening | Head) -> bool:
    """Whether what happened is that something was proposed."""
    step = happening.step if isinstance(happening, Head) else happening.details.get("step")
    return happening.status == "hypothetical" and step == "proposed"


def status_line(event: Event) -> str:
    """An event's status with the words that show it."""
    return f"{event.status} (“{event.status_cue.text}”)" if event.status_cue else event.status
