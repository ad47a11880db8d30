"""What a noun phrase says besides its head: countries, sectors, number, former, condition."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc

from onrecord.knowledge.rows.who import Institution, Metonym, Organisation, Person, Role
from onrecord.model import Described
from onrecord.who.drafts import Draft
from onrecord.who.lexicon import Lexicon
from onrecord.who.noun_phrases import Matches, NounPhrase
from onrecord.who.offices import covers
from onrecord.who.phrases import Match, pieces

# How many tokens a list that a noun phrase opens may go on for.
_LIST = 8
_COUNTING = frozenset({"nummod", "dep", "compound", "quantmod"})


@dataclass
class Reading:
    """A Doc being read: its day of publication (ISO 8601, None where unknown) and lexicon.

    `home` is the country of whoever publishes it, `korea` the words that mean one of the Koreas here
    ("the North", "Korea"), `abbreviations` those that the text itself introduces ("the Foundation
    (KAF)"), `short` the organisations named so far by the noun that may stand for them ("the ministry"),
    `bodies` by their own names.
    """

    doc: Doc
    day: str | None
    lexicon: Lexicon
    matches: Matches
    home: str | None = None
    korea: frozenset[str] = frozenset()
    abbreviations: dict[str, Draft] = field(default_factory=dict)
    short: dict[str, Draft] = field(default_factory=dict)
    bodies: dict[tuple[str, ...], Draft] = field(default_factory=dict)

    @cached_property
    def named(self) -> Counter[str]:
        """How often the text names each country, by its code."""
        kinds = ("country", "adjective", "citizens", "capital")
        found = (match.of(*kinds) for match in self.matches)
        return Counter(str(entry.row.code) for entry in found if entry is not None)

    def country_of(self, match: Match) -> str | None:
        """The country a modifier gives ("Seoul's", "Iranian", "FBI")."""
        if self.is_sponsor(match):
            return None
        place = match.of("country", "adjective", "citizens", "capital")
        if place is not None:
            return self._by_itself(match) or str(place.row.code)
        other = match.of("metonym", "organisation")
        if other is not None:
            row = self.at_date(match) if other.kind == "organisation" else other.row
            code: str | None = row.country if row else None
            return code
        if (known := self.shortened(match)) is not None:
            return known.country
        person = match.of("person")
        if person is not None:
            row = person.row
            return row.country if isinstance(row, Person) else None
        return None

    def _by_itself(self, match: Match) -> str | None:
        """The half that calls its people "Korean", where one of its own outlets does so."""
        word = self.doc[match.start].text
        alone = match.end - match.start == 1 and self.lexicon.cue("undivided_people", word) is not None
        halves = {self.lexicon.cue("half", half) for half in self.lexicon.cues("half")}
        return self.home if alone and self.home in halves else None

    def is_of_part(self, start: int, end: int) -> bool:
        """Whether words name a land within a state, whose leader is not the state's ("Scottish")."""
        return any(self.lexicon.cue("part", self.doc[i].text) is not None for i in range(start, end))

    def is_sponsor(self, match: Match) -> bool:
        """Whether the country only backs, opposes or made what follows ("US-backed rebels")."""
        doc = self.doc
        whole = pieces(doc[match.end - 1].text)
        after = whole[-1:] if len(whole) > 1 else ()
        if match.end + 1 < len(doc) and doc[match.end].text in "-–":
            after = pieces(doc[match.end + 1].text)[:1]
        if after and self.lexicon.cue("sponsored", after[0]) is not None:
            return True
        before = doc[match.start - 1].text if match.start else ""
        if before in "-–" and match.start > 1:
            before = doc[match.start - 2].text
        if before.isupper():
            # "UN inspectors" are of the United Nations, not un-anything.
            before = ""
        first = whole[:1] if len(whole) > 1 else ()
        return any(self.lexicon.cue("leaning", word) is not None for word in (before.lower(), *first) if word)

    def at_date(self, match: Match) -> Organisation | None:
        """The row of an organisation as it was on the day of publication (undated: as it is now).

        Of several that share an abbreviation it is that of a country the report names ("the RSF" of
        Sudan), else one of no country.
        """
        rows = [entry.row for entry in match.entries if entry.kind == "organisation"]
        if self.day:
            rows = [row for row in rows if covers(row.start, row.end, self.day)] or rows
        if len({row.name for row in rows}) > 1:
            named = [row for row in rows if row.country in self.named]
            rows = named or [row for row in rows if row.country not in self.lexicon.countries] or rows
        return rows[-1] if rows else None

    def countries(self, phrase: NounPhrase, prepositions: tuple[str, ...] = ("of",)) -> tuple[str, ...]:
        """The countries of the modifiers, else those of the complements, in the text's order."""
        owners = [match for match in phrase.modifiers if not self._is_topic(match, phrase)]
        codes = [self.country_of(match) for match in owners]
        if not any(codes):
            codes = [self._half_owning(phrase)]
        if not any(codes):
            for preposition, inner in phrase.complements:
                if preposition in prepositions and not self._is_matter(inner):
                    codes += [self.country_of(match) for match in (*inner.modifiers, inner.match) if match]
                    codes += self.countries(inner) or self._named_before(inner)
                else:
                    # "for Korean Peninsula affairs of South Korea": whose envoy, not what for.
                    codes += [self.country_of(d.match) for p, d in inner.complements if p == "of" and d.match]
        found = tuple(dict.fromkeys(code for code in codes if code))
        states = tuple(code for code in found if code in self.lexicon.countries)
        # "The leaders of France and other Security Council members" are of states.
        return states if states and states != found and self._of_members(phrase) else found

    def _named_before(self, phrase: NounPhrase) -> tuple[str, ...]:
        """The country of a body named before ("a spokesman for the Policy Office")."""
        first = phrase.start + (self.doc[phrase.start].lower_ == "the")
        body = self.bodies.get(pieces(self.doc[first : phrase.end].text))
        return (body.country,) if body is not None and body.country else ()

    def _is_matter(self, phrase: NounPhrase) -> bool:
        """Whether a phrase says what somebody deals with, not for whom ("for Korean affairs")."""
        return self.lexicon.cue("matter", self.doc[phrase.end - 1].lower_) is not None

    def _of_members(self, phrase: NounPhrase) -> bool:
        end = max([phrase.end, *(inner.end for _, inner in phrase.complements)])
        last = self.doc[min(end + _LIST, len(self.doc)) - 1]
        return any(
            self.lexicon.cue("of_members", t.lemma_) is not None for t in self.doc[phrase.start : last.i]
        )

    def _is_topic(self, match: Match, phrase: NounPhrase) -> bool:
        """Whether a state's name right before the title says what for: "the U.N. Syria envoy"; the adjective
        says whose ("a Syrian envoy")."""
        head, state = phrase.match, match.of("country")
        title = head.of("role", "roles") if head is not None else None
        if head is None or title is None or state is None or match.end != head.start:
            return False
        return state.row.code in (self.lexicon.cue("about", title.row.noun) or "").split()

    def _half_owning(self, phrase: NounPhrase) -> str | None:
        """The half of Korea that "the South's" and "the North's" name where the text is about the Koreas."""
        words = (
            self.doc[i].lower_ for i in range(phrase.start, phrase.head) if self.doc[i + 1].tag_ == "POS"
        )
        return next((self.lexicon.cue("half", word) for word in words if word in self.korea), None)

    def city(self, phrase: NounPhrase) -> tuple[str, ...]:
        """The country of a city in front of the head ("Shanghai police"), if any."""
        doc = self.doc
        covered = {i for m in (*phrase.modifiers, phrase.match) if m for i in range(m.start, m.end)}
        names = [i for i in range(phrase.start, phrase.end) if i not in covered and doc[i].text[:1].isupper()]
        for first in names:
            for last in (first + 2, first + 1, first):
                if last in names and doc[first].ent_type_ != "PERSON":
                    key = pieces(doc[first : last + 1].text)
                    if key in self.lexicon.cities:
                        return (self.lexicon.cities[key],)
        return ()

    def shortened(self, match: Match) -> Draft | None:
        """The organisation that a bare noun in a phrase stands for ("a spokesman for the Academy")."""
        entry = match.of("institution")
        if entry is None or match.end - match.start > 1:
            return None
        first = self.doc[match.start]
        after_article = match.start > 0 and self.doc[match.start - 1].lower_ == "the"
        return self.short.get(first.lower_) if after_article or first.text[:1].isupper() else None

    def introduce(self, draft: Draft) -> None:
        """Note an organisation under the noun that may stand for it, and the abbreviation in brackets."""
        doc, at = self.doc, draft.end
        if draft.kind == "organisation" and draft.country and not draft.plural:
            head = doc[draft.head].lower_
            name = pieces(draft.name or head)
            for word in {head, (draft.noun or head).split()[-1], name[0] if name else head}:
                self.short[word] = draft
            self.bodies[name] = draft
        if (
            draft.kind != "organisation"
            or at + 2 >= len(doc)
            or doc[at].text != "("
            or doc[at + 2].text != ")"
        ):
            return
        short = doc[at + 1].text
        if len(short) > 1 and short.isupper() and short.isalpha():
            draft.key = draft.key or f"{draft.noun or draft.kind} {short}"
            draft.name = draft.name or doc[draft.start : draft.end].text
            self.abbreviations[short] = draft

    def located(self, phrase: NounPhrase, *, cities: bool = True) -> tuple[str, ...]:
        """The country of the place an institution or a group is said to be in ("a court in Lyon").

        Without `cities` it must be the country itself.
        """
        if not phrase.parsed:
            return ()
        for child in self.doc[phrase.head].rights:
            if child.dep_ != "prep" or child.lower_ not in ("in", "near"):
                continue
            for inner in child.children:
                match = self.matches.at(inner.i)
                place = match.of("country", *(("capital",) if cities else ())) if match else None
                if place is not None:
                    return (str(place.row.code),)
                if not cities:
                    continue
                key = pieces(self.doc[inner.left_edge.i : inner.i + 1].text)
                if inner.pos_ == "PROPN" and key in self.lexicon.cities:
                    return (self.lexicon.cities[key],)
        return ()

    def sectors_of(self, match: Match) -> tuple[str, ...]:
        """The sectors of a match that is not a country."""
        entry = match.of("organisation", "metonym", "institution", "institutions", "role", "roles")
        if entry is None:
            return ()
        if (known := self.shortened(match)) is not None:
            return known.sectors
        if entry.kind == "organisation":
            organisation = self.at_date(match)
            return organisation.sectors if organisation else ()
        row: Metonym | Institution | Role = entry.row
        return row.sectors

    def modifier_sectors(self, phrase: NounPhrase, prepositions: tuple[str, ...]) -> tuple[str, ...]:
        """Sectors that the modifiers and complements give a bare "official", "group" or "member"."""
        found: list[str] = []
        for match in reversed(phrase.modifiers):
            entry = match.of("role")
            sectors = self.sectors_of(match)
            if entry is not None and entry.row.use == "modifier":
                found[:0] = sectors
            else:
                found += sectors
        for preposition, inner in phrase.complements:
            if preposition in prepositions:
                if inner.match is not None:
                    found += self.sectors_of(inner.match)
                found += self.modifier_sectors(inner, prepositions)
        return tuple(dict.fromkeys(found))

    def is_former(self, phrase: NounPhrase) -> bool:
        """ "former", "ex-" and the like before the head or just before the phrase."""
        first = max(0, phrase.start - 1)
        words = [self.doc[i].lower_ for i in range(first, phrase.head)]
        return any(self.lexicon.cue("former", word.rstrip("-")) is not None for word in words) or any(
            word.startswith("ex-") for word in words
        )

    def number(self, phrase: NounPhrase) -> int | None:
        """How many the phrase says they are."""
        for index in range(phrase.start, phrase.head):
            word = self.doc[index].text
            value = self.lexicon.cue("number", word) or word.replace(",", "")
            times = self.lexicon.cue("multiplier", self.doc[index + 1].text)
            if value.isdigit() and (not word[0].isdigit() or self.doc[index].dep_ in _COUNTING):
                return int(value) * int(times or 1)
        return None

    def described(self, phrase: NounPhrase, institution: str | None) -> Described | None:
        """What the words say of an unnamed source."""
        before = [self.doc[i] for i in range(phrase.start, phrase.head)]
        seniority = next(
            (t.lower_ for t in before if self.lexicon.cue("seniority", t.text) is not None), None
        )
        if phrase.parsed and seniority is None and len(before) > 2:
            joined = "".join(token.text_with_ws for token in before).lower()
            seniority = next((cue for cue in self.lexicon.cues("seniority") if f"{cue} " in joined), None)
        sentence = self.doc[phrase.head].sent.text.lower()
        condition = next((cue for cue in self.lexicon.cues("condition") if cue in sentence), None)
        return Described(
            seniority=seniority, institution=institution, number=self.number(phrase), condition=condition
        )

    def is_indefinite(self, phrase: NounPhrase) -> bool:
        """Whether the phrase opens with an indefinite article, a numeral or the like."""
        first = self.doc[phrase.start]
        return first.lower_ in {"a", "an", "some", "another", "several", "many", "one", "any", "no", "few"}


def korea(reading: Reading) -> frozenset[str]:
    """Which of "North", "South" and "Korea" mean a country in this report.

    The halves do where both words can be told from the text, that is where one of the Koreas
    is named; "Korea" alone does in an outlet of the South.
    """
    lexicon = reading.lexicon
    codes = {value for word in lexicon.cues("half") if (value := lexicon.cue("half", word))}
    named = any(
        (entry := match.of("country", "adjective", "capital")) is not None and entry.row.code in codes
        for match in reading.matches
    )
    words = set(lexicon.cues("half")) if named else set()
    return frozenset(words | (set(lexicon.cues("undivided")) if reading.home in codes else set()))
