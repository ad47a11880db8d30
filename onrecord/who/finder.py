"""Every mention of somebody who can act, in the order of the text."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Report
from onrecord.parse.documents import is_parsed
from onrecord.read.outlets import outlet_country
from onrecord.who.context import Reading, korea
from onrecord.who.drafts import STATED, Draft
from onrecord.who.groups import (
    Together,
    by_group,
    by_list,
    by_mutual,
    by_title,
    foretold,
    group,
    is_bare_number,
)
from onrecord.who.headings import named_in_title
from onrecord.who.inference import Inference, Setting, outlet_home, settle
from onrecord.who.joined import both_halves, joined
from onrecord.who.lexicon import Lexicon
from onrecord.who.names import Names, titled
from onrecord.who.noun_phrases import MODIFIERS, Matches, NounPhrase, flat_phrases, heads, noun_phrase
from onrecord.who.pairs import pair
from onrecord.who.phrases import Match, pieces
from onrecord.who.pronouns import pronoun
from onrecord.who.reference import by_noun, by_office, by_possessor, by_succession
from onrecord.who.resolve import resolve
from onrecord.who.roles import name_holder

_DASH = re.compile(r"--|[—–:]| - ")
# "TAIPEI/WASHINGTON China has deployed": no mark stands between other cities and the news.
_UNMARKED = re.compile(r"(?:/[A-Z][A-Z .]*[A-Z])* (?=[\"“‘']?[A-Z0-9])")
_LONGEST_DATELINE = 60  # characters from the place to the dash
_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them"})


class ActorFinder:
    """Finds and resolves the actors of a Doc.

    Offices and sectors are those of the day the report was published. For a report without
    a date, terms are not checked: a person has the latest office known, and its sector only
    if that office is still open, else ELI.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.lexicon = Lexicon(knowledge)

    def find(self, doc: Doc, report: Report) -> tuple[Actor, ...]:
        """The actors of a Doc whose text is the report's, in order, no two with one span."""
        matches = Matches(self.lexicon.phrases.find(doc), self.lexicon.cues("robbing"))
        reading = Reading(doc, report.published.from_, self.lexicon, matches)
        home = outlet_country(report, self.knowledge) or outlet_home(reading, report.outlet)
        reading.home = home
        reading.korea = korea(reading)
        names = Names(reading)
        named_in_title(reading, names, report.title)
        found: list[Draft] = []
        sentences: dict[int, int] = {}
        together = Together()
        own_words = report.genre in ("statement", "readout")
        setting = Setting(home, self._dateline(report, reading), own_words)
        inference = Inference(reading, setting, found, sentences)
        begins = self._after_dateline(report)
        for number, sentence in enumerate(doc.sents):
            search = _Sentence(reading, matches, names, sentence)
            new = search.parsed() if is_parsed(sentence) else search.unparsed()
            new = both_halves(reading, sentence, joined(reading, sentence, new))
            new = [draft for draft in new if doc[draft.start].idx >= begins]
            for draft in new:
                sentences[draft.head] = number
            by_list(reading, new)
            self._link(reading, sentence, new, found, sentences, number, together, inference)
            if is_parsed(sentence):
                together.add(doc, new)
        foretold(found, sentences)
        settle(found)
        return tuple(draft.actor(doc, report.id) for draft in found)

    @staticmethod
    def _after_dateline(report: Report) -> int:
        """Where the news begins: neither the place nor the agency of a dateline is an actor."""
        line = report.dateline
        if line is None or line.in_ != "text" or report.text[line.start : line.end] != line.text:
            return 0
        unmarked = _UNMARKED.match(report.text, line.end)
        if unmarked is not None:
            return unmarked.end()
        dash = _DASH.search(report.text, line.end, line.end + _LONGEST_DATELINE)
        return dash.end() if dash else line.end

    @staticmethod
    def _dateline(report: Report, reading: Reading) -> str | None:
        if report.dateline is None:
            return None
        return report.dateline.country or reading.lexicon.capitals.get(report.dateline.text.lower())

    @staticmethod
    def _link(
        reading: Reading, sentence: Span, new: list[Draft], found: list[Draft], sentences: dict[int, int],
        number: int, together: Together, inference: Inference,
    ) -> None:  # fmt: skip
        """Add a sentence's mentions to those found, with its pronouns and groups in their places."""
        taken = {index for draft in new for index in range(draft.start, draft.end)}
        places: list[tuple[int, Draft | Token]] = [(draft.head, draft) for draft in new]
        if is_parsed(sentence):
            places += [
                (token.i, token)
                for token in sentence
                if token.i not in taken
                and (
                    token.lower_ in _PRONOUNS
                    or reading.lexicon.cue("side", token.lemma_)
                    or is_bare_number(reading, token)
                )
            ]
        for _, item in sorted(places, key=lambda place: place[0]):
            if isinstance(item, Draft):
                by_possessor(reading, item, found)
                by_office(reading, item, found)
                by_noun(reading, item, found)
                by_title(reading, item, found, sentences, number)
                by_group(reading, item, found, sentences, number, together)
                by_mutual(reading, item, found, sentences, number)
                by_succession(reading, item, found, sentences, number)
                inference.fill(item, number, new)
                if item.kind == "office" and not (item.name or item.plural) and item.evidence < STATED:
                    name_holder(reading, item, item.office)
                found.append(item)
                continue
            draft = (
                pronoun(reading, item, found, sentences, number, new)
                if item.lower_ in _PRONOUNS
                else group(reading, noun_phrase(item, reading.matches), found, sentences, number, together)
            )
            if draft is not None:
                sentences[draft.head] = number
                found.append(draft)
                together.note(reading.doc, draft)


class _Sentence:
    """One sentence being searched: each token is used by one mention."""

    def __init__(self, reading: Reading, matches: Matches, names: Names, sentence: Span) -> None:
        self.reading = reading
        self.matches = matches
        self.names = names
        self.sentence = sentence
        self.used: set[int] = set()
        self.drafts: list[Draft] = []

    def parsed(self) -> list[Draft]:
        """The mentions of an analysed sentence: outer noun phrases first, modifiers if those fail."""
        for head in heads(self.sentence, self.matches):
            if not _is_inside(head):
                self._visit(head)
        self.drafts.sort(key=lambda draft: (draft.start, -draft.end))
        outer: list[Draft] = []
        for draft in self.drafts:
            if not outer or draft.end > outer[-1].end:
                outer.append(draft)
        return titled(self.reading, outer)

    def unparsed(self) -> list[Draft]:
        """The mentions of a sentence of which only the words are known."""
        for phrase in flat_phrases(self.sentence, self.matches):
            while True:
                draft = resolve(self.reading, phrase, self.names)
                if draft is not None:
                    self.drafts.append(draft)
                    break
                if not phrase.modifiers:
                    break
                last = phrase.modifiers.pop()
                phrase = NounPhrase(
                    phrase.start, last.end, last.end - 1, last, phrase.modifiers, parsed=False
                )
        return self.drafts

    def _visit(self, head: Token) -> None:
        if head.i in self.used:
            return
        phrase = noun_phrase(head, self.matches)
        if self._is_prefix(head, phrase) or (phrase.match and self.reading.is_sponsor(phrase.match)):
            return
        if self._is_group(head, phrase):
            return
        if both := pair(self.reading, phrase, self.names):
            self.drafts += both
            self.used.update(range(phrase.start, phrase.end))
            return
        draft = None if self._is_literal(head, phrase) else resolve(self.reading, phrase, self.names)
        if draft is not None:
            self.drafts.append(draft)
            self.reading.introduce(draft)
            self.used.update(range(draft.start, max(draft.end, phrase.end)))
            for inner in phrase.apposition:
                if draft.kind in ("person", "office", "organisation") and not (
                    draft.plural or self._is_another(draft, inner)
                ):
                    self.used.update(range(inner.start, inner.end))
            return
        self.used.add(head.i)
        for child in head.lefts:
            if child.dep_ in MODIFIERS:
                for inside in (child, *child.conjuncts):
                    if inside.i < head.i and self._acts_alone(child, inside):
                        self._visit(self._anchor(inside))

    def _is_another(self, draft: Draft, inner: NounPhrase) -> bool:
        """Whether an apposition, so the tree, names somebody else ("to Mr. Rao, Premier Lee, …")."""
        head = self.reading.doc[inner.head]
        named = head.ent_type_ == "PERSON" or (
            inner.match is not None and inner.match.of("person") is not None
        )
        same = set(pieces(draft.name or "")) & set(pieces(head.text))
        return draft.kind == "person" and bool(draft.name) and named and not same

    def _acts_alone(self, child: Token, inside: Token) -> bool:
        """Whether a modifier names an actor by itself: "police station" is no mention of the police."""
        match = self.matches.at(inside.i)
        if child.dep_ != "poss" and child.head.pos_ == "PROPN" and self._is_named_after(child.head, match):
            return False
        if match is not None and match.entries[0].kind == "capital" and child.dep_ != "poss":
            return self.reading.lexicon.cue("place_noun", child.head.lemma_.lower()) is None
        if (
            match is None
            or match.of("role", "roles", "institution", "institutions") is None
            or child.dep_ == "poss"
        ):
            return True
        return inside.text[:1].isupper() and (not inside.is_sent_start or inside.pos_ == "PROPN")

    def _is_named_after(self, head: Token, match: Match | None) -> bool:
        """Whether a building bears a person's name ("Trump Tower"), a treaty that of its matter."""
        lexicon = self.reading.lexicon
        if match is not None and match.of("person") is not None:
            return lexicon.cue("place_noun", head.lower_) is not None
        return match is None and lexicon.cue("not_actor", head.text) is not None

    def _is_prefix(self, head: Token, phrase: NounPhrase) -> bool:
        """Whether a noun only begins a compound ("army-run", "celebrity-hosted")."""
        return (
            phrase.match is not None
            and head.text.islower()
            and head.i + 1 < len(head.doc)
            and (head.nbor().text == "-" and not head.whitespace_)
        )

    def _anchor(self, token: Token) -> Token:
        """The root of the known phrase that a modifier belongs to."""
        match = self.matches.at(token.i)
        return self.reading.doc[match.start : match.end].root if match else token

    def _is_group(self, head: Token, phrase: NounPhrase) -> bool:
        """Whether "the two sides" and the like are left to be resolved by what came before.

        "Two opposition leaders" say themselves who they are.
        """
        lexicon = self.reading.lexicon
        return (
            head.tag_ in ("NNS", "NNPS")
            and bool(lexicon.cue("side", head.lemma_.lower()))
            and self.reading.number(phrase) is not None
            and not self.reading.countries(phrase)
            and (phrase.match is None or phrase.match.end - phrase.match.start == 1)
            and self.reading.doc[phrase.start].lower_ in ("the", "both", "these", "two", "all")
        )

    def _is_literal(self, head: Token, phrase: NounPhrase) -> bool:
        """Whether a place name only says where ("in Washington", "flew to Tokyo")."""
        match = phrase.match
        if match is None or match.of("country", "capital", "metonym") is None or match.of("citizens"):
            return False
        entry = match.entries[0]
        top = head
        while top.dep_ in ("conj", "appos") and top.head.i < top.i:
            top = top.head
        if top.dep_ == "npadvmod" and entry.kind == "capital":
            return True
        if top.dep_ != "pobj":
            return False
        preposition = top.head
        word = preposition.lower_
        if self.reading.lexicon.cue("locative", word) is not None:
            return True
        if entry.kind == "capital" and word in ("to", "from", "for"):
            return self.reading.lexicon.cue("motion", preposition.head.lemma_.lower()) is not None
        return False


def _is_inside(token: Token) -> bool:
    """Whether a token modifies another noun, itself or through the first of its conjuncts."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ in MODIFIERS and first.dep_ != "advmod" and first.head.i > token.i
