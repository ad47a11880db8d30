"""People by the names the text has used so far: which of several a bare surname means."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from spacy.tokens import Token

from onrecord.knowledge.rows.who import Person
from onrecord.parse.labels import SUBJECTS
from onrecord.who.context import Reading
from onrecord.who.drafts import Draft
from onrecord.who.noun_phrases import NounPhrase
from onrecord.who.phrases import pieces

# A surname right after its full name goes with that one: so many tokens, about two sentences.
RECENT = 60


class Names:
    """The people one report has named, by full name and surname, and how often."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._full: dict[tuple[str, ...], Draft] = {}
        self._bearers: dict[tuple[str, ...], dict[str, Draft]] = {}
        self._given: dict[tuple[str, ...], Draft] = {}
        self._counts: Counter[str] = Counter()

    def full(self, name: tuple[str, ...]) -> Draft | None:
        """Who was named so in full."""
        return self._full.get(name)

    def is_surname(self, word: Token) -> bool:
        """Whether a word in capitals that does or suffers something is a surname given in full before."""
        plain = word.tag_ in ("NNS", "NN") and word.text.istitle() and word.dep_ in SUBJECTS
        alone = plain and next(word.children, None) is None
        return alone and pieces(word.text) in self._bearers

    def count(self, draft: Draft) -> None:
        """Note that somebody is named again."""
        self._counts[draft.key or ""] += 1

    def register(self, draft: Draft) -> None:
        """Let later mentions find a person by full name and by surname."""
        if not draft.name or not draft.key:
            return
        full = pieces(draft.name)
        self.count(draft)
        if len(full) < 2:
            self._given[full] = draft
            return
        self._full[full] = draft
        words = draft.name.replace("-", " - ").split()
        lexicon = self._reading.lexicon
        # "Jack Ma": whom the world calls by a given name of its own is called by it first.
        family_first = lexicon.cue("family_first", draft.country or "") is not None and (
            lexicon.gender(words[0]) is None
        )
        family_first = family_first or ("-" in words and words.index("-") > 1)
        short = [full[:1] if family_first else full[-1:]]
        if len(full) > 2 and not family_first:
            short.append(full[-2:])
        for name in short:
            bearers = self._bearers.setdefault(name, {})
            bearers.pop(draft.key, None)
            bearers[draft.key] = draft
        # Thais, Ethiopians and others are named again by what comes first.
        self._given.setdefault(full[:1], draft)

    def meant(self, phrase: NounPhrase, name: tuple[str, ...], title: Draft | None) -> Draft | None:
        """Whom a name means that was used before.

        Of several with one surname: whom the title, courtesy title or country beside it fits; who
        tells something right after being named in full; else who was named most often, since
        the text calls by the bare surname whom it is about.
        """
        if name in self._full:
            return self._full[name]
        bearers = list(self._bearers.get(name, {}).values())
        if not bearers:
            return self._given.get(name)
        for fits in (self._fits_country, self._fits_office, self._fits_gender):
            if len(bearers) > 1:
                bearers = [bearer for bearer in bearers if fits(bearer, phrase, title)] or bearers
        head = self._reading.doc[phrase.head]
        latest = bearers[-1]
        tells = head.dep_ in SUBJECTS and any(child.dep_ == "ccomp" for child in head.head.children)
        if tells and head.i - latest.head < RECENT:
            return latest
        return max(reversed(bearers), key=self._prominence)

    def _prominence(self, bearer: Draft) -> int:
        """How often somebody was named; who leads a state on the day counts for one named twice more."""
        leads = bearer.office is not None and self._reading.lexicon.offices.leads(bearer.office)
        return self._counts[bearer.key or ""] + (2 if leads and bearer.sectors[:1] != ("ELI",) else 0)

    def leader(
        self, phrase: NounPhrase, name: tuple[str, ...], title: Draft | None, seen: Draft | None
    ) -> Person | None:
        """The one head of state or government whom a bare surname means without a full name before.

        His country is named in the report, and nothing beside the name speaks against it. A namesake
        `seen` before who is out of office is meant right after his full name only.
        """
        reading = self._reading
        if reading.day is None or len(name) != 1 or phrase.match is not None:
            return None
        if seen is not None and (seen.sectors[:1] != ("ELI",) or phrase.head - seen.head < RECENT):
            return None
        term = reading.lexicon.offices.leader(name[0], reading.day, reading.named)
        if term is None and title is not None and title.office and not title.country:
            # "Foreign Minister Reyes", whichever country's.
            term = reading.lexicon.offices.titled(name[0], title.office, reading.day)
            return reading.lexicon.known.get(term.person) if term is not None else None
        beside = reading.countries(phrase)
        if (
            term is None
            or (beside and term.country not in beside)
            or self._has_other(name[0], term.person, seen)
        ):
            return None
        if title is not None and not (title.office and reading.lexicon.offices.leads(title.office)):
            return None
        # "Kevin May" is none; nor is a word of a longer name that the recogniser sees.
        before = reading.doc[phrase.head - 1] if phrase.head else None
        if before is not None and before.ent_type_ == reading.doc[phrase.head].ent_type_ == "PERSON":
            return None
        return reading.lexicon.known.get(term.person)

    def _has_other(self, surname: str, person: str, seen: Draft | None) -> bool:
        """Whether the text names somebody else of that surname in full, here or later, but for who is
        out of office."""
        own = {*pieces(person), *pieces(seen.name or "" if seen is not None else "")}
        others = (pieces(name.text) for name in self._reading.doc.ents if name.label_ == "PERSON")
        return any(surname in words and not own.issuperset(words) for words in others if len(words) > 1)

    def _fits_country(self, bearer: Draft, phrase: NounPhrase, title: Draft | None) -> bool:
        codes = self._reading.countries(phrase)
        return not codes or bearer.country in codes

    def _fits_office(self, bearer: Draft, phrase: NounPhrase, title: Draft | None) -> bool:
        offices = self._reading.lexicon.offices
        if title is None or not title.office:
            return True
        return bool(bearer.office) and offices.compared(bearer.office or "") == offices.compared(title.office)

    def _fits_gender(self, bearer: Draft, phrase: NounPhrase, title: Draft | None) -> bool:
        doc, first = self._reading.doc, max(0, phrase.start - 1)
        words = (self._reading.lexicon.cue("courtesy", doc[i].text) for i in range(first, phrase.head))
        gender = next((value for value in words if value), None)
        return gender is None or bearer.gender in (None, gender)


def titled(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Join a title to the name right after it ("the envoy for Chad Adam Haroun"), which the tree parts."""
    doc = reading.doc
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.end == draft.start
            and draft.kind == "person"
            and draft.name
            and last.noun
            and last.kind in ("office", "person")
            and not (last.plural or draft.noun)
            and last.name in (None, draft.name)
            and (last.country == draft.country or not (last.country and draft.country))
            and doc[draft.head].tag_ in ("NNP", "NNPS", "NN")
        ):
            over = (last.office or "").startswith("former ")
            outer = last.head if doc[last.head].is_ancestor(doc[draft.head]) else draft.head
            joined[-1] = replace(
                draft, start=last.start, head=outer, country=draft.country or last.country,
                sectors=last.sectors if over else draft.sectors or last.sectors,
                office=last.office if over else draft.office or last.office,
                gender=draft.gender or last.gender, because=f"{draft.because}; after {last.because}",
            )  # fmt: skip
            continue
        joined.append(draft)
    return joined
