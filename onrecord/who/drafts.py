"""What is found of an actor before it is known which mentions mean the same one."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.model import Actor, Described, stable_id
from onrecord.parse.documents import text_of
from onrecord.vocabulary import ActorKind

# How well a country is known: stated or known; from what stands next to it; from where the report
# was written; from who published it.
STATED, NEAR, DATELINE, OUTLET = 4, 3, 2, 1


@dataclass(slots=True)
class Draft:
    """One mention: tokens `start` to `end` (exclusive) around `head`, and who is meant.

    `key` names the entity within the text; `noun` is the role or institution noun it was
    found by, for later mentions by the noun alone; `plural` tells many from one;
    `bare` that nothing but an article stands beside the noun; `generic` that other countries have
    one of the same name; `evidence` how well the country is known; `characters` a span in mid-token.
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
    generic: bool = False
    evidence: int = STATED
    characters: tuple[int, int] | None = None

    def codes(self) -> tuple[str, ...]:
        """Its countries, one or several."""
        return self.countries or ((self.country,) if self.country else ())

    def speak_of_again(self) -> None:
        """Give it a key, if it has no name, for the mentions that go back to it."""
        self.key = self.key or f"{self.noun or self.kind} at token {self.start}"

    def actor(self, doc: Doc, report_id: str) -> Actor:
        """The finished mention."""
        span = doc[self.start : self.end]
        start, end = self.characters or (span.start_char, span.end_char)
        return Actor(
            start=start,
            end=end,
            text=text_of(doc)[start:end],
            kind=self.kind,
            name=self.name,
            country=self.country,
            countries=self.countries,
            sectors=self.sectors,
            office=self.office,
            wikidata=self.wikidata,
            members=self.members,
            described=self.described,
            entity=stable_id("actor", report_id, self.key or f"mention {start}"),
            because=self.because,
        )
