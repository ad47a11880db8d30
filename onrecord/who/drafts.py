"""What is found of an actor before it is known which mentions mean the same one."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.model import Actor, Described, stable_id
from onrecord.vocabulary import ActorKind


@dataclass(slots=True)
class Draft:
    """One mention: tokens `start` to `end` (exclusive) around `head`, and who is meant.

    `key` names the entity within the text; `noun` is the role or institution noun it was
    found by, for later mentions by the noun alone; `plural` tells many from one;
    `bare` that nothing but an article stands beside the noun.
    """

    start: int
    end: int
    head: int
    kind: ActorKind
    because: str
    name: str | None = None
    country: str | None = None
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    office: str | None = None
    wikidata: str | None = None
    members: int | None = None
    described: Described | None = None
    key: str | None = None
    noun: str | None = None
    plural: bool = False
    gender: str | None = None
    definite: bool = False
    bare: bool = False

    def codes(self) -> tuple[str, ...]:
        """Its countries, one or several."""
        return self.countries or ((self.country,) if self.country else ())

    def actor(self, doc: Doc, report_id: str) -> Actor:
        """The finished mention."""
        span = doc[self.start : self.end]
        return Actor(
            start=span.start_char,
            end=span.end_char,
            text=span.text,
            kind=self.kind,
            name=self.name,
            country=self.country,
            countries=self.countries,
            sectors=self.sectors,
            office=self.office,
            wikidata=self.wikidata,
            members=self.members,
            described=self.described,
            entity=stable_id("actor", report_id, self.key or f"mention {span.start_char}"),
            because=self.because,
        )
