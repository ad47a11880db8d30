"""What a brief is about: a name, a country, a dossier, a kind, or words; decides what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.errors import RecordError
from onrecord.knowledge import Knowledge
from onrecord.model import Commitment, Dossier, Event, Happening, Party, Statement
from onrecord.record import Head
from onrecord.tell.asked import BESIDE, Asked, within
from onrecord.tell.sentence import Composer
from onrecord.tell.view import View
from onrecord.tell.words import capital

# How many words before and after what was done may name whom it was about.
_CLOSE = 12
# Code points of a sentence that stands as a title.
_TITLE = 90
_WORD = re.compile(r"[\w'’-]+")


class Subject:
    """The part of a record that is asked for; all of it where `about` is None.

    It is looked for as a country, a name (an entity's, a place's, an agreement's or exercise's), a
    code, a kind or an entry's id; but for countries and codes also as words in the sentences that
    report something. A line belongs to it only if its own words name it.

    Attributes:
        name: what it is called in a heading.
        note: what a reader must know of how it was found; mostly nothing.

    Raises:
        RecordError: nothing in the record is about that.
    """

    def __init__(
        self, view: View, about: str | None, dossiers: tuple[Dossier, ...], knowledge: Knowledge
    ) -> None:
        self.name = capital(about) if about else "everything"
        self.note = ""
        self._all = about is None
        self._asked: Asked | None = None
        self._entities: set[str] = set()
        self._countries: set[str | None] = set()
        self._dossiers: set[str] = set()
        self._names: set[str] = set()
        # Those that belong to it whatever their words are: by a code, a kind, a pact, an exercise.
        self._by_code: set[str] = set()
        self._happenings: set[str] = set()
        # The words of which a sentence must hold each, where none holds them together.
        self._words: tuple[str, ...] = ()
        if about is None:
            return
        asked = self._asked = Asked(about, knowledge)
        liked = view.store.entities_like(asked.country or asked.words)
        found = [entity for entity in liked if asked.names(entity)]
        self._entities = {entity.id for entity in found}
        self._names = {entity.name for entity in found}
        self._countries = {entity.country for entity in found if entity.kind == "country"} - {None}
        heads = view.heads.values()
        # "Brexit supporters" make no name of "Brexit"; a surname is one.
        self._known = any(head.place and head.place.casefold() == asked.words for head in heads) or any(
            map(asked.surely_names, found)
        )
        self.name = next((e.name for e in found if e.id == asked.words), self.name)
        for dossier in dossiers:
            if asked.words == dossier.id:
                self.name = dossier.title
            coded = asked.words in (dossier.id, dossier.kind)
            if coded or within(asked.words, dossier.title):
                self._dossiers.add(dossier.id)
            if coded or (within(asked.words, dossier.title) and not found):
                self._by_code.update(dossier.happenings)
        wholly = {head.id for head in heads if self._coded(head, wholly=True)}
        whole = bool(wholly or self._by_code)
        self._by_code |= wholly | {head.id for head in heads if self._coded(head)}
        by_part = {head.id for head in heads if self._has_part(head)}
        self._happenings = self._by_code | by_part
        # "Nuclear" is a word of the names of treaties, of which it is not the name.
        if asked.country is None and not whole:
            self._happenings |= self._in_words(view, about)
        for dossier in dossiers:
            # One of its many happenings may have been misread to have a part in it.
            shared = self._happenings & set(dossier.happenings)
            if asked.mentioned(dossier.title) or 2 * len(shared) > len(dossier.happenings):
                self._dossiers.add(dossier.id)
        if not (self._happenings or self._dossiers or self._entities):
            raise RecordError(
                "nothing in the record is about this",
                input=f"--about {about}",
                remedy="name a country, a person, a place, a dossier or a kind such as `weapons`",
            )

    def _in_words(self, view: View, about: str) -> set[str]:
        """The happenings of which a sentence holds what is asked for; its single words where none does."""
        words = _WORD.findall(about.casefold())

        def told(these: Sequence[str]) -> set[str]:
            said = view.store.events_saying(these) if these else set()
            return {view.happening_of[event] for event in said if event in view.happening_of}

        happenings = told([about.casefold().strip()])
        if not happenings and not self._happenings:
            self._words = tuple(words)
            happenings = told(words)
        if happenings and not self._known:
            what = "these words" if len(words) > 1 else "this word"
            self.note = (
                f"“{about}” is no name that the record knows: told is what sentences with {what} report"
            )
        return happenings

    def _coded(self, head: Head, *, wholly: bool = False) -> bool:
        """Whether a code or a name of what happened is asked for; `wholly`: not a word of a long name."""
        assert self._asked is not None
        words = self._asked.words
        codes = (head.id, *head.aliases, head.kind, (head.type or "").casefold())
        named = head.named is not None and within(words, head.named)
        if wholly and named and head.named is not None:
            named = len(head.named.split()) <= len(words.split()) + BESIDE
        return words in codes or named or head.named in self._asked.pacts

    def _has_part(self, head: Head) -> bool:
        assert self._asked is not None
        placed = head.place is not None and within(self._asked.words, head.place)
        return placed or not self._entities.isdisjoint(head.parties)

    @property
    def everything(self) -> bool:
        """Whether the whole record is asked for."""
        return self._all

    @property
    def names(self) -> frozenset[str]:
        """The names of whom it is about."""
        return frozenset(self._names)

    def heading(self, composer: Composer) -> str:
        """What it is called in a heading: an entry that is asked for by its id by what it tells."""
        words = self._asked.words if self._asked is not None else ""
        heads = composer.view.heads
        head = next((h for each in self._by_code if words in ((h := heads[each]).id, *h.aliases)), None)
        if head is None:
            return self.name
        composer.view.bring([head.id])
        happening = composer.view.happenings[head.id]
        named = capital(composer.noun(happening)) or composer.sentence(happening)
        cut = named[:_TITLE].rsplit(" ", 1)[0]
        return named if len(named) <= _TITLE else f"{cut} …{'”' if cut.count('“') > cut.count('”') else ''}"

    def holds(self, happening: str) -> bool:
        """Whether a happening belongs to it."""
        return self._all or happening in self._happenings

    def mentioned(self, text: str) -> bool:
        """Whether words of a report, or of ours, name it."""
        if self._asked is None:
            return True
        folded = text.casefold()
        each = bool(self._words) and all(word in folded for word in self._words)
        return each or self._asked.mentioned(text)

    def concerns(self, happening: Happening, composer: Composer) -> bool:
        """Whether what a line on a happening says is about it, whoever the record has as its parties.

        Merging collects whoever one of many reports has as a party; a reader sees the line alone.
        """
        if self._all or happening.id in self._by_code or self.mentioned(composer.sentence(happening)):
            return True
        if composer.composed(happening):
            sure = (*composer.surest(happening, "actors"), *composer.surest(happening, "recipients"))
            return not self._entities.isdisjoint(party.entity for party in sure)
        return any(self._named_in(event, composer) for event in composer.spoken_by(happening)[:1])

    def in_passing(self, happening: Happening, composer: Composer) -> bool:
        """Whether a line on a happening only names what is asked for: "a China-based firm confirmed it"."""
        if not self._entities or happening.id in self._by_code:
            return False
        place = happening.place
        if place is not None and self.mentioned(f"{place.name} {place.text}"):
            return False
        if composer.composed(happening):
            sure = (*composer.surest(happening, "actors"), *composer.surest(happening, "recipients"))
            known = filter(None, (composer.view.entities.get(party.entity) for party in sure))
            return not any(each.id in self._entities or each.country in self._countries for each in known)
        return not any(map(self._named_near, composer.spoken_by(happening)[:1]))

    def _named_near(self, event: Event) -> bool:
        """Whether an act's parties are, or the words around it name, whom a reader asks for."""
        span, at = event.sentence, max(0, event.trigger.start - event.sentence.start)
        near = (*span.text[:at].split()[-_CLOSE:], *span.text[at:].split()[:_CLOSE])
        if self.mentioned(" ".join(near).replace("-based", "_")):
            return True
        own = [each for each in (*event.actors, *event.recipients) if not each.inferred]
        return any(
            each.entity_id in self._entities
            or not self._countries.isdisjoint((each.country, *each.countries))
            for each in own
        )

    def _named_in(self, event: Event, composer: Composer) -> bool:
        """Whether the sentence of an event names one of whom it is about, and not by a pronoun."""
        span = event.sentence
        mentions = [
            each
            for each in (*event.actors, *event.recipients)
            if span.start <= each.start < span.end
            if not (each.inferred or composer.points_back(each.text))
            # Whose people "several Islamist groups" are was guessed from the words around.
            if each.kind != "group" or self.mentioned(each.text)
        ]
        wanted = (Party(entity=each) for each in sorted(self._entities))
        return any(composer.tells(mentions, party, side=False) for party in wanted) if mentions else False

    def holds_dossier(self, dossier: Dossier) -> bool:
        """Whether a dossier belongs to it."""
        return self._all or dossier.id in self._dossiers

    def holds_commitment(self, commitment: Commitment) -> bool:
        """Whether a commitment may belong to it; its line must name it too."""
        parties = {*commitment.by, *commitment.to}
        return self._all or bool(parties & self._entities) or commitment.happening in self._happenings

    def holds_statement(self, statement: Statement) -> bool:
        """Whether a statement belongs to it by its speaker; by what it is about, its happening says."""
        speaker = statement.speaker
        if self._all or speaker is None:
            return self._all
        return speaker.entity_id in self._entities or speaker.name in self._names
