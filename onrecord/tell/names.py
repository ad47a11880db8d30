"""Who is meant, as a reader is told: never a pronoun, never a country that only one mention gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.follow.evidence import asked
from onrecord.model import Actor, Entity, Event, Happening, Party, Statement
from onrecord.tell.verbatim import bare
from onrecord.tell.view import View
from onrecord.tell.words import Words, listed
from onrecord.vocabulary import ISSUED

# Code points by which a sentence may exceed what is quoted of it: its quotation marks.
_MARK = 2
# Words of a body that may leave open whose it is: "the interior ministry", "the government".
_BARE = 3


def _is_scrap(actor: Actor) -> bool:
    """Whether what stands as a speaker is a label or a torn word ("JEAN", "READ", "W]e"), and no name."""
    words = actor.text.strip(" :.")
    shouted = actor.kind == "person" and words.isupper() and " " not in words and actor.country is None
    return shouted or any(mark in words for mark in "[]")


@dataclass(frozen=True, slots=True)
class Names:
    """Names of a record's actors; `year` goes without saying in days."""

    view: View
    words: Words
    year: int | None

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

    def words_of(self, entities: Iterable[str], *, by_country: bool = False) -> str:
        """The names of entities as a list in running text; a country goes in its person's name.

        With `by_country` a person is told as the country that he or she acts for.
        """
        each = list(dict.fromkeys(entities))
        if by_country:
            return listed(map(self._side, self._without_bodies(each)))
        held = [self.view.entities[entity] for entity in each if entity in self.view.entities]
        represented = {entity.country for entity in held if entity.kind == "person"} - {None}
        bare = {e.id for e in held if e.kind == "country" and e.country in represented}
        # A country or its people say it all where one of its own organisations stands beside them.
        states = represented | {e.country for e in held if e.kind == "country" and e.id not in bare} - {None}
        bare |= {e.id for e in held if e.kind == "organisation" and e.country in states}
        return listed(self._together(entity, held) for entity in each if entity not in bare)

    def _together(self, entity_id: str, held: Sequence[Entity]) -> str:
        """A name; the people of one country as `A and B of X`."""
        entity = self.view.entities.get(entity_id)
        if entity is None or entity.kind != "person" or not entity.country:
            return self.entity(entity_id)
        people = [each for each in held if each.kind == "person" and each.country == entity.country]
        country = self.words.country(entity.country)
        return (
            f"{listed(each.name for each in people)} of {country}"
            if len(people) > 1
            else self.entity(entity_id)
        )

    def _side(self, entity_id: str) -> str:
        entity = self.view.entities.get(entity_id)
        acting = entity.country if entity is not None and entity.kind == "person" else None
        return self.words.country(acting) if acting else self.entity(entity_id)

    def _without_bodies(self, entities: Iterable[str]) -> list[str]:
        """Entities without the organisations of a country that is told itself, or of its people."""
        held = {each: self.view.entities.get(each) for each in entities}
        states = {e.country for e in held.values() if e and e.kind in ("country", "person")} - {None}
        return [
            each for each, e in held.items() if not (e and e.kind == "organisation" and e.country in states)
        ]

    def mixed(self, entities: Iterable[str]) -> bool:
        """Whether some sides of a list are told as people and others as bare countries."""
        held = [self.view.entities[entity] for entity in entities if entity in self.view.entities]
        represented = {entity.country for entity in held if entity.kind == "person"} - {None}
        bare = any(e.kind == "country" and e.country not in represented for e in held)
        return bare and bool(represented)

    def count(self, entities: Iterable[str]) -> int:
        """How many sides entities are: a person and the person's own country are one."""
        held = [self.view.entities[entity] for entity in entities if entity in self.view.entities]
        people = [entity for entity in held if entity.kind == "person"]
        represented = {entity.country for entity in people}
        return len({e.id for e in held if e.kind != "country" or e.country not in represented})

    def levelled(self, happening: Happening, parties: Sequence[Party], *, by_country: bool = False) -> str:
        """`the special representatives of A and B`, where the parties are countries."""
        names = self.words_of((party.entity for party in parties), by_country=by_country)
        level = happening.details.get("level")
        kinds = {self.view.entities[p.entity].kind for p in parties if p.entity in self.view.entities}
        if happening.kind != "meeting" or not isinstance(level, str) or kinds != {"country"} or not names:
            return names
        group = "level" if len(parties) > 1 else "level-one"
        if group == "level-one" and self._beside_somebody(happening, parties):
            # "The ambassador paid a call on the king": the level may be the king's.
            level = "official"
        return f"{self.words.of(group, level, '')} {names}".strip()

    def _beside_somebody(self, happening: Happening, parties: Sequence[Party]) -> bool:
        """Whether on the other side of a meeting stands somebody, not a country."""
        others = {p.entity for p in (*happening.actors, *happening.recipients)} - {p.entity for p in parties}
        return any(e.kind != "country" for o in others if (e := self.view.entities.get(o)) is not None)

    def points_back(self, words: str) -> bool:
        """Whether words name nobody outside their own text: `they`, `the envoys`, `SENIOR OFFICIAL`."""
        first = words.split()[0] if words.split() else ""
        # "NATO" is a name; capitals over several words are a transcript's label.
        shouted = words.isupper() and " " in words
        return shouted or self.words.holds("points-back", first.lower())

    def readable(self, parties: Sequence[Party]) -> bool:
        """Whether each party can be named to somebody who has not read the report."""
        for party in parties:
            entity = self.view.entities.get(party.entity)
            if entity is None:
                return False
            if entity.kind in ("person", "group") and self.points_back(entity.name):
                return False
            if self.words.holds("transcript-label", entity.name.lower()):
                return False
            if entity.kind == "person" and self.words.holds("office-noun", entity.name.lower().split()[-1]):
                # "Alternate Prime Minister" may be the one who is named beside it.
                return False
            # "IGO, Jr.": what follows the comma makes no name of it.
            if self.words.holds("no-name", entity.name.lower().partition(",")[0]):
                return False
        return True

    def targets(self, parties: Sequence[Party], events: Sequence[Event]) -> str:
        """The recipients in the report's own words where those are narrower than the country."""
        mentioned = [actor for event in events[:1] for actor in event.recipients]
        narrower = [actor for actor in mentioned if actor.kind != "country" and actor.name is None]
        if narrower and len(narrower) == len(mentioned):
            texts = [self.uncapitalised(" ".join(actor.text.split())) for actor in narrower]
            nobody = any(
                self.points_back(text)
                or self.words.holds("no-name", text.lower())
                # "Ten other officials": other than whom?
                or self.words.says("besides", text.lower())
                for text in texts
            )
            # "Companies from the Gulf to China": the description goes on.
            goes_on = any(
                f"{actor.text} to " in event.sentence.text for event in events[:1] for actor in narrower
            )
            nobody = nobody or goes_on
            return "" if nobody else listed(texts)
        return self.parties(parties)

    def uncapitalised(self, words: str) -> str:
        """A description within a sentence of ours: `more than 50 villagers`, `a senior official`."""
        first = words.split()[0] if words.split() else ""
        return first.lower() + words[len(first) :] if self.words.holds("lower-case", first.lower()) else words

    # Sources

    def spoken_through(self, event: Event) -> str | None:
        """Who speaks the whole of an event's sentence, as a reader is told; None where the report does."""
        statement = self.view.statements.get(event.according_to or "")
        if statement is None or statement.kind != "direct" or event.sentence.in_ != "text":
            return None
        sentence = event.sentence
        # Of "MR. KIRBY: We are still in talks" the label is not among the words spoken.
        label = len(" ".join(sentence.text.split())) - len(bare(sentence.text))
        within = any(
            piece.start <= sentence.start + label + _MARK and sentence.end - _MARK <= piece.end
            for piece in statement.content
        )
        return self.speaker(statement) if within and not self.in_own_words(statement) else None

    def in_own_words(self, statement: Statement) -> bool:
        """Whether who is told to speak is named in the words: "he met Ann Reyes", "Mr. Reyes agreed".

        Then somebody else speaks them.
        """
        name = statement.speaker.name if statement.speaker and statement.speaker.kind == "person" else None
        parts = re.findall(r"\w+", (name or "").casefold())
        words = re.findall(r"\w+", " ".join(span.text for span in statement.content).casefold())
        titled = {word for before, word in pairwise(words) if self.words.holds("before-surname", before)}
        whole = any(words[n : n + len(parts)] == parts for n in range(len(words)))
        return len(parts) > 1 and (whole or not titled.isdisjoint((parts[0], parts[-1])))

    def asks(self, event: Event) -> bool:
        """Whether an event is only asked about, by whoever puts questions to the speaker of a transcript."""
        statement = self.view.statements.get(event.according_to or "")
        return asked(event) or (statement is not None and statement.stance == "asks")

    def speaker(self, statement: Statement) -> str | None:
        """Who made a statement; an unnamed one in the report's words; None if nobody can tell."""
        actor = statement.speaker
        report = self.view.report_of(statement)
        if actor is None:
            # What a press statement or a readout says without more is said by who issued it.
            genre = self.view.report_heads[report].genre
            own = statement.kind == "direct" and genre in ISSUED
            return self.words.name(self.view.name_of(report)) if own else None
        if self.words.holds("transcript-label", actor.text.strip(" :.").lower()) or _is_scrap(actor):
            return None
        if not statement.anonymous:
            return self.actor(actor)
        words = " ".join(actor.text.split())
        words = f"a {words.lower()}" if words.isupper() else self.uncapitalised(words)
        described = actor.described
        condition = described.condition if described else None
        if self.points_back(words):
            # "The official" is the one whom the same report described before.
            earlier = self.view.described(statement, self.points_back)
            return earlier or f"an unnamed source (“{words}”)"
        if not condition or condition in words:
            return words
        relative = "" if condition.split()[0] in ("on", "speaking", "under", "because") else "who "
        return f"{words}, {relative}{condition},"

    def source(self, statement: Statement) -> str:
        """Who made a statement, or that nobody can tell, with the words there are."""
        text = statement.speaker.text if statement.speaker else ""
        unknown = f"“{text}”" if text else "a source the report does not state"
        return self.speaker(statement) or unknown

    def mention(self, actor: Actor) -> str:
        """A mention as a reader is told, or its words in quotation marks."""
        return self.actor(actor) or f"“{actor.text}”"

    def actor(self, actor: Actor) -> str | None:
        """A mention as a reader is told: its name and office, or its words; None for a pronoun."""
        if actor.kind == "country" and actor.country:
            return self.words.country(actor.country)
        name = actor.name or self.view.named(actor)
        if name is None:
            words = " ".join(actor.text.split())
            office = actor.kind in ("organisation", "office") and len(words.split()) > 1
            known = office or not self.points_back(words)
            return self._whose(self.words.name(words), actor) if words and known else None
        entity = self.view.known(name) if actor.kind == "person" else None
        if actor.kind == "person" and name.isupper():
            # A transcript's label: a surname in capitals, or whoever asked.
            return None if self.words.holds("transcript-label", name.lower()) else name.title()
        if actor.kind == "person":
            country = entity.country if entity else None
            of = self.words.country(country) if country else None
            # Without an office, whose country it is was often only guessed from the words around.
            given = ", ".join(part for part in (actor.office, of) if part) if actor.office else ""
            return f"{name} ({given})" if given else name
        return self.words.name(name)

    def _whose(self, words: str, actor: Actor) -> str:
        """`the ministry [Egypt]`: whose a body is of which each state has one, where its words do not say."""
        each = words.casefold().split()
        bare = len(each) <= _BARE and (each[0] == "the" or len(each) == 1 or each[0] == "state")
        if not (bare and actor.country and self.words.holds("of-a-state", each[-1])):
            return words
        return f"{words} [{self.words.country(actor.country)}]"

    def claimants(self, happening: Happening, events: Iterable[Event]) -> list[str | None]:
        """Whose word some events of a happening rest on, each once, in the order they were reported.

        Where some are named, a description that names nobody adds nothing; nor does the bare name of
        one who is told with the office, or one description written in two ways ("U.S.", "US").
        """
        named: dict[str | None, bool] = {}
        bodies: dict[str, Actor] = {}
        held = list(events)
        reported = [e for e in held if not self.view.argued(self.view.report_of(e))]
        if not reported:
            # A column takes its day from the news, and whose word it is with it.
            told = self.view.events_of(happening)
            reported = [e for e in told if not self.view.argued(self.view.report_of(e))]
        for event in reported or held:
            statement = self.view.statements.get(event.according_to or "")
            if statement is not None and event.status == happening.status:
                actor, speaker = statement.speaker, self.speaker(statement)
                solid = actor is None or statement.anonymous or bool(actor.name or self.view.named(actor))
                named.setdefault(speaker, solid)
                if actor is not None and speaker is not None and actor.kind in ("country", "organisation"):
                    bodies.setdefault(speaker, actor)
            elif self.view.argued(report := self.view.report_of(event)) and event.status == happening.status:
                column = f"{self.words.of('source', 'opinion')} ({self.view.name_of(report)})"
                named.setdefault(column, True)
        for whole in self._wholes(bodies):
            del named[whole]
        solid_ones = [speaker for speaker, solid in named.items() if solid and speaker]
        every = solid_ones or [speaker for speaker in named if speaker]
        each = {speaker.replace(".", "").casefold(): speaker for speaker in reversed(every)}
        known = list(reversed(each.values()))
        full = [bare for bare in known if not any(other.startswith(f"{bare} (") for other in known)]
        return [*full, *([None] if None in named and not solid_ones else [])]

    def _wholes(self, bodies: dict[str, Actor]) -> list[str]:
        """Claimants of which another one is a part: a military beside its own chiefs of staff."""

        def whole(actor: Actor) -> bool:
            first, _, rest = (actor.name or actor.text).partition(" of ")
            return actor.kind == "country" or (bool(rest) and self.words.holds("common-first", first.lower()))

        parts = {actor.country for actor in bodies.values() if not whole(actor)} - {None}
        return [speaker for speaker, actor in bodies.items() if whole(actor) and actor.country in parts]
