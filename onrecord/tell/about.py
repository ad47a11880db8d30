"""What a brief is about: a name, a country, a dossier, a kind; decides what belongs to it."""

from __future__ import annotations

from onrecord.errors import RecordError
from onrecord.model import Commitment, Dossier, Happening, Statement
from onrecord.tell.view import View


class Subject:
    """The part of a record that is asked for; all of it where `about` is None.

    Raises:
        RecordError: nothing in the record is about that.
    """

    def __init__(self, view: View, about: str | None) -> None:
        self.name = about or "everything"
        self._all = about is None
        self._view = view
        wanted = (about or "").casefold().strip()
        self._entities = {
            entity.id
            for entity in view.entities.values()
            if wanted == entity.id
            or wanted == (entity.country or "").casefold()
            or any(self._within(wanted, name) for name in (entity.name, *entity.names))
        }
        self._happenings: set[str] = set()
        self._dossiers: set[str] = set()
        if self._all:
            return
        dossiers = tuple(view.store.dossiers())
        for dossier in dossiers:
            if wanted in (dossier.id, dossier.kind) or self._within(wanted, dossier.title):
                self._dossiers.add(dossier.id)
                self._happenings.update(dossier.happenings)
        for happening in view.happenings.values():
            place = happening.place
            if (
                wanted
                in (happening.id, *happening.aliases, happening.kind, (happening.type or "").casefold())
                or any(p.entity in self._entities for p in (*happening.actors, *happening.recipients))
                or (place is not None and self._within(wanted, place.name or place.text))
            ):
                self._happenings.add(happening.id)
        for dossier in dossiers:
            if self._entities & set(dossier.parties) or self._happenings & set(dossier.happenings):
                self._dossiers.add(dossier.id)
        if not (self._happenings or self._dossiers or self._entities):
            raise RecordError(
                "nothing in the record is about this",
                input=f"--about {about}",
                remedy="name a country, a person, a place, a dossier or a kind such as `weapons`",
            )

    @staticmethod
    def _within(wanted: str, name: str) -> bool:
        """Whether whole words of a name are what is wanted."""
        return f" {wanted} " in f" {name.casefold()} "

    def holds(self, happening: Happening) -> bool:
        """Whether a happening belongs to it."""
        return self._all or happening.id in self._happenings

    def holds_dossier(self, dossier: Dossier) -> bool:
        """Whether a dossier belongs to it."""
        return self._all or dossier.id in self._dossiers

    def holds_commitment(self, commitment: Commitment) -> bool:
        """Whether a commitment belongs to it."""
        parties = {*commitment.by, *commitment.to}
        return self._all or bool(parties & self._entities) or commitment.happening in self._happenings

    def holds_statement(self, statement: Statement, report: str) -> bool:
        """Whether a statement belongs to it: by its speaker, or by what it is about."""
        if self._all:
            return True
        speaker = statement.speaker
        if speaker is not None and speaker.entity_id in self._entities:
            return True
        names = {self._view.entities[entity].name for entity in self._entities}
        if speaker is not None and speaker.name in names:
            return True
        return any(self._view.happening_of.get(event) in self._happenings for event in statement.about)
