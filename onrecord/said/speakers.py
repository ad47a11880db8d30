"""Who a source is: the Actor another room found there, or one made of its words.

Sources that a report names nowhere are kept apart: "a second official" is a new one, "the
official" the last one spoken of so. Each has an entity id of its own within the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.said import FOOTINGS, WORDS
from onrecord.model import Actor, Described, Report, Span, stable_id
from onrecord.parse.documents import text_of
from onrecord.said.clauses import Extent, phrase
from onrecord.said.conditions import Conditions
from onrecord.said.papers import issuer, signed_by
from onrecord.said.unnamed import Unnamed, is_plural, number_of
from onrecord.vocabulary import ActorKind

_PRONOUNS = frozenset("he she they him her them his their".split())
_FROM = frozenset({"at", "from", "with"})
_ALL_SIDES = frozenset({"both", "all", "each", "several", "other", "various"})
_UNNAMED = "on-condition-of-anonymity"
_TITLES_OF = frozenset({"of", "at", "from", "in", "with", "for", "to", "within"})


def span(text: str, extent: Extent) -> Span:
    """The extent as a Span of the text."""
    return Span(start=extent[0], end=extent[1], text=text[extent[0] : extent[1]])


def _of_its_own(actor: Actor) -> bool:
    """Whether one of several speakers may be of another country: not "aides", "other officials"."""
    known = actor.country or actor.countries
    return not known and bool(actor.name or actor.text.lower().startswith("the "))


class SpeakerFinder:
    """Resolves sources to Actors; holds what it needs of the knowledge, not of any report."""

    def __init__(self, knowledge: Knowledge) -> None:
        kinds = {row.kind: frozenset(row.words) for row in knowledge.rows(WORDS)}
        self.people = kinds["noun"]
        self.documents = kinds["document"]
        self.captioning = kinds["captioning"]
        self.papers, self.issuing = kinds["paper"], kinds["paper-verb"]
        self.seen = kinds["seen"]
        self.seniority = kinds["seniority"]
        self.order = kinds["order"]
        footings = knowledge.rows(FOOTINGS)
        self.condition = re.compile(
            "|".join(f"(?:{r.pattern})" for r in footings if r.where == "both" and r.basis == _UNNAMED),
            re.IGNORECASE,
        )

    def is_document(self, head: Token) -> bool:
        """Whether a poll, a letter, a report "says" it, and nobody speaks."""
        return bool({head.lemma_.lower(), head.lower_} & self.documents)

    def cast(self, doc: Doc, report: Report, actors: Sequence[Actor]) -> Cast:
        """An empty cast for one report."""
        return Cast(self, doc, report, actors)


class Cast:
    """The speakers of one report, in the order they come."""

    def __init__(self, finder: SpeakerFinder, doc: Doc, report: Report, actors: Sequence[Actor]) -> None:
        self._finder = finder
        self._doc = doc
        self._report = report
        self._actors = [actor for actor in actors if actor.in_ == "text"]
        self._named = {
            actor.entity for actor in self._actors if actor.entity is not None and actor.name is not None
        }
        self._unnamed = Unnamed()
        self._last: tuple[Actor, bool] | None = None
        self._conditions = Conditions(doc, finder.condition)

    def speaker(self, head: Token, extent: Extent) -> tuple[Actor, bool]:
        """The source's Actor, and whether it is somebody the report names nowhere."""
        if not extent[0] <= head.idx < extent[1]:
            # The source is "who" or "which"; the words that it goes back to tell more.
            while head.dep_ == "appos" and head.head != head:
                # "Cohen, his lawyer who": the name says more than what he is.
                head = head.head
            clause = self._doc.char_span(*extent, alignment_mode="expand")
            extent = phrase(head, cue=clause.root.i if clause else None) or extent
        actor = self._actor_at(head, extent)
        if actor.name is None and (paired := self._unnamed.of_pair(head)) is not None:
            return replace(paired, start=actor.start, end=actor.end, text=actor.text), True
        noun = self._unnamed.one_of(head, self._finder.people) if actor.name is None else None
        named = any(a.name and a.kind == "person" and extent[0] <= a.start < extent[1] for a in self._actors)
        if noun is not None and named:
            # "Many of those officials, including Ana Quispe": the report names one of them.
            found = actor, False
        elif noun is not None:
            found = self._unnamed_person(actor, head, noun)
        elif head.lower_ in _PRONOUNS and actor.name is None and actor.entity not in self._named:
            found = self._behind_pronoun(actor, head)
        elif self._is_unnamed_person(actor, head):
            found = self._unnamed_person(actor, head)
        else:
            found = actor, False
        found = self._with_country(found[0], head, extent), found[1]
        if found[0].kind in {"person", "group", "office"}:
            self._last = found
        return found

    def _together(self, head: Token, extent: Extent) -> Actor | None:
        """Several who speak as one ("the minister and the envoy"): a group with all their countries."""
        if not any(child.dep_ == "conj" and child.idx < extent[1] for child in head.rights):
            return None
        parts: list[Actor] = []
        for actor in self._actors:
            inside = extent[0] <= actor.start and actor.end <= extent[1]
            if inside and (not parts or actor.start >= parts[-1].end):
                parts.append(actor)
        if len(parts) < 2 or any(actor.start <= head.idx and extent[1] <= actor.end for actor in parts):
            return None
        countries = dict.fromkeys(
            code for actor in parts for code in (actor.countries or (actor.country,)) if code is not None
        )
        if any(_of_its_own(actor) for actor in parts):
            # "The Secretary and the two vice ministers": whose the others are is not known.
            countries = {}
        made = span(text_of(self._doc), extent)
        return Actor(
            start=made.start,
            end=made.end,
            text=made.text,
            kind="group",
            country=next(iter(countries)) if len(countries) == 1 else None,
            countries=tuple(countries),
            sectors=tuple(dict.fromkeys(sector for actor in parts for sector in actor.sectors)),
        )

    def _actor_at(self, head: Token, extent: Extent) -> Actor:
        together = self._together(head, extent)
        if together is not None:
            return together
        at = [actor for actor in self._actors if actor.start <= head.idx < actor.end]
        # The longest mention carries office and country with the name.
        found = max(at, key=lambda actor: (actor.end - actor.start, -actor.start), default=None)
        known = None
        if found is None or not (found.name or found.country or found.countries):
            known = self._spoken_of(head) or self._issuer_of(head) or self._signatories(head)
        if found is not None:
            if known is None:
                return found
            return replace(known, start=found.start, end=found.end, text=found.text)
        made = span(text_of(self._doc), extent)
        if known is not None:
            return replace(known, start=made.start, end=made.end, text=made.text)
        return Actor(start=made.start, end=made.end, text=made.text, kind=self._kind(head))

    def _spoken_of(self, head: Token) -> Actor | None:
        """The institution that "the ministry" goes back to: the last one with that word in its name
        ("the paper": also the last newspaper)."""
        if head.pos_ != "NOUN" or not any(child.lower_ == "the" for child in head.lefts):
            return None
        if any(child.dep_ in {"amod", "compound", "poss", "prep", "relcl"} for child in head.children):
            return None
        before = (actor for actor in reversed(self._actors) if actor.end <= head.idx)
        return next(
            (
                actor
                for actor in before
                if actor.kind == "organisation"
                and actor.country
                and any(word.endswith(head.lower_) for word in actor.text.lower().split())
            ),
            None,
        )

    def _issuer_of(self, head: Token) -> Actor | None:
        """Who issued "the statement", where the text says so and knows who that is."""
        who = issuer(self._doc, head, self._finder.papers, self._finder.issuing)
        if who is None:
            return None
        extent = phrase(who)
        together = self._together(who, extent) if extent is not None else None
        if together is not None:
            return together
        at = [a for a in self._actors if a.start <= who.idx < a.end and (a.country or a.countries or a.name)]
        return max(at, key=lambda actor: (actor.end - actor.start, -actor.start), default=None)

    def _signatories(self, head: Token) -> Actor | None:
        """Those who speak in a paper beside which they stand ("a joint statement by Chad and Mali")."""
        who = signed_by(head, self._finder.papers, self._finder.issuing)
        if who is None:
            return None
        extent = phrase(who)
        together = self._together(who, extent) if extent is not None else None
        if together is not None or extent is None:
            return together
        named = [
            a for a in self._actors if extent[0] <= a.start and a.end <= extent[1] and a.kind == "country"
        ]
        codes = tuple(dict.fromkeys(actor.country for actor in named if actor.country))
        if len(codes) < 2:
            return None
        made = span(text_of(self._doc), extent)
        return Actor(start=made.start, end=made.end, text=made.text, kind="group", countries=codes)

    def _with_country(self, actor: Actor, head: Token, extent: Extent) -> Actor:
        """The actor with the country that the source's own words give it, where they give one.

        Of a document or an institution any actor among them ("Pentagon data"); of people those who
        stand beside them or whom they come from, not whose critics or neighbours they are.
        """
        if actor.country or actor.countries or head.pos_ == "PRON":
            return actor
        inside = [a for a in self._actors if extent[0] <= a.start and a.end <= extent[1] and a.country]
        inside = [a for a in inside if not self._only_saw(a)]
        if actor.kind in {"person", "group"} and not self._finder.is_document(head):
            inside = [a for a in inside if self._belongs(a, head)]
        countries = {a.country for a in inside}
        return replace(actor, country=countries.pop()) if len(countries) == 1 else actor

    def _only_saw(self, actor: Actor) -> bool:
        """Whether it is who saw a paper ("a letter seen by the agency")."""
        found = self._doc.char_span(actor.start, actor.end, alignment_mode="expand")
        above = found.root.head if found is not None else None
        return above is not None and above.lower_ == "by" and above.head.lemma_ in self._finder.seen

    def _belongs(self, actor: Actor, head: Token) -> bool:
        found = self._doc.char_span(actor.start, actor.end, alignment_mode="expand")
        if found is None:
            return False
        token = found.root
        while token.head != token and token != head:
            if token.dep_ == "appos" or (token.dep_ == "prep" and token.lower_ in _FROM):
                return True
            token = token.head
        return False

    def _kind(self, head: Token) -> ActorKind:
        plural = head.tag_ in {"NNS", "NNPS"} or head.lower_ in {"they", "we"}
        if head.ent_type_ == "PERSON":
            return "person"
        if head.lemma_.lower() in self._finder.people or head.lower_ in _PRONOUNS | {"i", "we", "you", "who"}:
            return "group" if plural else "person"
        if head.ent_type_ in {"GPE", "LOC"}:
            return "country"
        return "group" if plural and head.lemma_.lower() not in self._finder.documents else "organisation"

    def _is_unnamed_person(self, actor: Actor, head: Token) -> bool:
        if actor.name is not None or (actor.entity is not None and actor.entity in self._named):
            return False
        if head.pos_ not in {"NOUN", "NUM", "ADJ"} or head.lemma_.lower() in self._finder.documents:
            return False
        if any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in head.children):
            return False
        if any(child.lower_ in {"no", "neither"} for child in head.lefts):
            return False
        if actor.kind == "office" and (actor.office is not None or actor.wikidata is not None):
            return False
        return head.lemma_.lower() in self._finder.people

    def _behind_pronoun(self, actor: Actor, head: Token) -> tuple[Actor, bool]:
        """The person a pronoun stands for: by the entity the actors share, else the last speaker."""
        if actor.entity is not None:
            known = self._unnamed.of_entity(actor.entity)
            if known is not None:
                return known, True
            mention = [
                a for a in self._actors if a.entity == actor.entity and a.text.lower() not in _PRONOUNS
            ]
            if mention:
                first = mention[0]
                token = self._doc.char_span(first.start, first.end, alignment_mode="expand")
                if token is not None and self._is_unnamed_person(first, token.root):
                    return self._unnamed_person(first, token.root)
            return actor, False
        if self._last is not None and (self._last[0].kind == "group") == (
            head.lower_ in {"they", "them", "their"}
        ):
            return self._last
        return actor, False

    def _unnamed_person(self, actor: Actor, head: Token, noun: Token | None = None) -> tuple[Actor, bool]:
        """The Actor with what is said of it, kept apart from the others; and whether it is anonymous.

        "The diplomat" with no unnamed diplomat before it goes back to somebody named.

        Args:
            noun: what the head is one of, where the head is "another" or "a third".
        """
        lemma, plural = (noun or head).lemma_.lower(), is_plural(head)
        words = {child.lower_ for child in head.children} | ({head.lower_} if noun is not None else set())
        known = self._unnamed.of_entity(actor.entity) or self._unnamed.again(words, lemma)
        if known is not None:
            # Elsewhere in the report he may go by the entity that the actors have for these words.
            self._unnamed.also(actor.entity, known)
            return replace(actor, entity=known.entity, described=known.described), True
        definite = noun is None and bool(words & {"the", "that", "this", "these", "those", "both"})
        apart = noun is not None or bool(words & self._finder.order)
        known = self._unnamed.last(lemma, plural) if (definite or plural) and not apart else None
        if known is not None:
            return replace(actor, entity=actor.entity or known.entity, described=known.described), True
        if definite and not apart and self._conditions.of(head) is None:
            return actor, False
        described = self._described(head, noun)
        entity = actor.entity or stable_id("e", self._report.id, actor.start)
        actor = replace(actor, entity=entity, described=described, members=actor.members or described.number)
        self._unnamed.keep(actor, noun or head, plural, words)
        return actor, True

    def _described(self, head: Token, noun: Token | None) -> Described:
        """What the source's own words say of it: of "a third, a European diplomat", those beside it."""
        own = head if noun is None or noun.head != head else noun
        seniority = [c.lower_ for c in own.lefts if c.lower_ in self._finder.seniority]
        return Described(
            seniority=" ".join(seniority) or None,
            institution=self._institution(own) if noun is None or own is noun else None,
            number=number_of(head),
            condition=self._conditions.of(head),
        )

    def _institution(self, head: Token) -> str | None:
        first = head.i
        aside = self._finder.seniority | self._finder.order
        for child in sorted(head.lefts, key=lambda token: -token.i):
            joined = child.right_edge.i == first - 1 and child.lower_ not in aside
            if not joined or child.dep_ not in {"compound", "amod", "nmod", "poss"}:
                break
            first = child.left_edge.i
        while self._doc[first].pos_ in {"DET", "PUNCT", "SPACE", "NUM"} and first < head.i:
            first += 1
        before = self._doc[first : head.i]
        if any(t.pos_ == "PROPN" or t.ent_type_ or t.dep_ in {"compound", "nmod"} for t in before):
            return before.text.removesuffix("'s").removesuffix("’s").strip()
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ in _TITLES_OF:
                for below in child.children:
                    if below.dep_ == "pobj":
                        if any(word.lower_ in _ALL_SIDES for word in below.lefts):
                            # "Officials from both countries": theirs, and no institution.
                            return None
                        extent = phrase(below)
                        return text_of(self._doc)[extent[0] : extent[1]] if extent else None
        return None
