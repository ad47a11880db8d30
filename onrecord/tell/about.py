"""What a brief is about: a name, a country, a dossier, a kind, or words; decides what belongs to it."""

from __future__ import annotations

import re

from onrecord.errors import RecordError
from onrecord.model import Commitment, Dossier, Entity, Happening, Party, Statement
from onrecord.record import Head
from onrecord.tell.sentence import Composer
from onrecord.tell.view import View
from onrecord.tell.words import capital

_WORD = re.compile(r"[\w'’-]+")


class Subject:
    """The part of a record that is asked for; all of it where `about` is None.

    It is looked for as a name (an entity's, a place's, an agreement's or exercise's), a code, a
    kind or an entry's id; what is none of these is searched for: happenings of which a sentence
    holds all of the words.

    Raises:
        RecordError: nothing in the record is about that.
    """

    def __init__(self, view: View, about: str | None, dossiers: tuple[Dossier, ...]) -> None:
        self.name = capital(about) if about else "everything"
        self._all = about is None
        self._entities: set[str] = set()
        self._happenings: set[str] = set()
        self._dossiers: set[str] = set()
        self._names: set[str] = set()
        # Those that belong to it by their parties alone.
        self._by_party: set[str] = set()
        if about is None:
            return
        wanted = about.casefold().strip()
        found = [entity for entity in view.store.entities_like(wanted) if self._is(wanted, entity)]
        self._entities = {entity.id for entity in found}
        self._names = {entity.name for entity in found}
        for dossier in dossiers:
            if wanted in (dossier.id, dossier.kind) or self._within(wanted, dossier.title):
                self._dossiers.add(dossier.id)
                self._happenings.update(dossier.happenings)
        by_name = {head.id for head in view.heads.values() if self._names_it(wanted, head)}
        by_party = {h.id for h in view.heads.values() if not self._entities.isdisjoint(h.parties)}
        self._by_party = by_party - by_name - self._happenings
        self._happenings |= by_name | by_party
        if not (self._happenings or self._dossiers):
            # Also of a name whose bearer does nothing ("Brexit"): what is told of it says it in words.
            said = view.store.events_saying(_WORD.findall(wanted)) if _WORD.search(wanted) else set()
            self._happenings = {view.happening_of[event] for event in said if event in view.happening_of}
        for dossier in dossiers:
            # One of its many happenings may have been misread to have a part in it.
            shared = self._happenings & set(dossier.happenings)
            if self._entities & set(dossier.parties) or 2 * len(shared) > len(dossier.happenings):
                self._dossiers.add(dossier.id)
        if not (self._happenings or self._dossiers or self._entities):
            raise RecordError(
                "nothing in the record is about this",
                input=f"--about {about}",
                remedy="name a country, a person, a place, a dossier or a kind such as `weapons`",
            )

    def _is(self, wanted: str, entity: Entity) -> bool:
        return wanted in (entity.id, (entity.country or "").casefold()) or any(
            self._within(wanted, name) for name in (entity.name, *entity.names)
        )

    def _names_it(self, wanted: str, head: Head) -> bool:
        codes = (head.id, *head.aliases, head.kind, (head.type or "").casefold())
        names = (head.place, head.named)
        return wanted in codes or any(name is not None and self._within(wanted, name) for name in names)

    @staticmethod
    def _within(wanted: str, name: str) -> bool:
        """Whether whole words of a name are what is wanted."""
        return f" {wanted} " in f" {name.casefold()} "

    @property
    def names(self) -> frozenset[str]:
        """The names of whom it is about."""
        return frozenset(self._names)

    def holds(self, happening: str) -> bool:
        """Whether a happening belongs to it."""
        return self._all or happening in self._happenings

    def concerns(self, happening: Happening, composer: Composer) -> bool:
        """Whether what a line on a happening says is about it: its surest parties, or the words quoted.

        Merging collects whoever one of many reports has as a party.
        """
        if happening.id not in self._by_party:
            return True
        if composer.composed(happening):
            sure = (*composer.surest(happening, "actors"), *composer.surest(happening, "recipients"))
            return not self._entities.isdisjoint(party.entity for party in sure)
        events = composer.spoken_by(happening)[:1]
        wanted = [Party(entity=each) for each in sorted(self._entities)]
        return any(
            composer.tells((*event.actors, *event.recipients), party, side=True)
            for event in events
            for party in wanted
        )

    def holds_dossier(self, dossier: Dossier) -> bool:
        """Whether a dossier belongs to it."""
        return self._all or dossier.id in self._dossiers

    def holds_commitment(self, commitment: Commitment) -> bool:
        """Whether a commitment belongs to it."""
        parties = {*commitment.by, *commitment.to}
        return self._all or bool(parties & self._entities) or commitment.happening in self._happenings

    def holds_statement(self, statement: Statement) -> bool:
        """Whether a statement belongs to it by its speaker; by what it is about, its happening says."""
        speaker = statement.speaker
        if self._all or speaker is None:
            return self._all
        return speaker.entity_id in self._entities or speaker.name in self._names
