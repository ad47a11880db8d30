"""The country of an office or institution whose words give none: from what stands near, if strong.

A wrong country is worse than none. In this order: the place the sentence opens with ("In
Washington, …"); the state or institution that acts or speaks right before; the places of
dateline and outlet, and the country of nearly all mentions before, where these agree. A title
or body that only some countries have is given to no other.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from onrecord.parse.labels import SUBJECTS
from onrecord.who.context import Reading
from onrecord.who.drafts import DATELINE, NEAR, OUTLET, STATED, Draft
from onrecord.who.phrases import pieces

# How often a country is named that a report is said to be about.
LEAST_NAMED = 3
# How many sentences back the state or institution that speaks may stand.
SPEAKER_REACH = {True: 2, False: 1}  # for those who only speak for somebody; for others
_MAIN = frozenset({"ROOT", "parataxis", "conj", "ccomp"})


@dataclass(slots=True)
class Setting:
    """Where a report comes from: the countries of its outlet and dateline, None where unknown.

    `own_words`: it is a statement or readout of the outlet's own.
    """

    home: str | None
    dateline: str | None
    own_words: bool = False


class Inference:
    """What the mentions before say of those without a country, in one report."""

    def __init__(
        self, reading: Reading, setting: Setting, found: list[Draft], sentences: dict[int, int]
    ) -> None:
        self.reading = reading
        self.setting = setting
        self.found = found
        self.sentences = sentences

    def fill(self, draft: Draft, here: int, beside: list[Draft]) -> None:
        """Give a mention its country, if that is clear.

        Args:
            draft: the mention.
            here: the number of its sentence.
            beside: all mentions of that sentence.
        """
        if self.reading.lexicon.cue("of_theme", draft.noun or "") is not None:
            self._by_theme(draft)
            if draft.codes() or draft.sectors[:1] == ("GOV",) or not self._open(draft):
                return
        if self.setting.own_words and self._is_issuers(draft):
            draft.country, draft.evidence = self.setting.home, NEAR
            draft.because += "; of whoever issued the statement"
            return
        if not self._open(draft):
            self._unnamed(draft, beside)
            return
        code, because, evidence = self._country(draft, here, beside)
        if code is not None:
            draft.country, draft.evidence = code, evidence
            draft.because += f"; {because}"

    def _is_issuers(self, draft: Draft) -> bool:
        """Whether it is "my administration" ("our governments" are those of all who sign)."""
        own = self.reading.doc[draft.start].lower_ == "my"
        state = draft.sectors and self.reading.lexicon.cue("state_sector", draft.sectors[0]) is not None
        return bool(own and state and draft.kind == "organisation" and not draft.codes())

    def _unnamed(self, draft: Draft, beside: list[Draft]) -> None:
        """Even an unnamed official is of the country whose capital his sentence opens with, or of the
        state whose agency cites him."""
        if draft.kind != "person" or draft.name or draft.codes() or draft.described is None:
            return
        state = draft.sectors and self.reading.lexicon.cue("state_sector", draft.sectors[0]) is not None
        if not state or self._is_somebodys(draft):
            return
        place, cited = leading_place(self.reading, draft), self._citing(draft, beside)
        if place is not None and self._allows(draft, place):
            draft.country, draft.evidence = place, NEAR
            draft.because += "; country of the place its sentence opens with"
        elif cited is not None and self._allows(draft, cited):
            draft.country, draft.evidence = cited, NEAR
            draft.because += "; country of the state body that cites it"

    def _citing(self, draft: Draft, beside: list[Draft]) -> str | None:
        """The country of a state's own agency whose source it is ("KCNA said, citing an official")."""
        head = self.reading.doc[draft.head]
        verb = head.head
        if head.dep_ != "dobj" or self.reading.lexicon.cue("citing", verb.lemma_) is None:
            return None
        above = verb.head if verb.dep_ == "advcl" else verb
        subjects = {child.i for child in (*verb.lefts, *above.lefts) if child.dep_ in SUBJECTS}
        bodies = (d for d in beside if d.head in subjects and d.kind == "organisation")
        return next((body.country for body in bodies if body.sectors[:1] == ("GOV",)), None)

    def _by_theme(self, draft: Draft) -> None:
        """Rebels, a regime, a dictator are of the country abroad that the report is about, if one is."""
        first = self.reading.doc[draft.start]
        if draft.codes() or not draft.definite or self._is_somebodys(draft):
            return
        if self.reading.lexicon.cue("from_abroad", first.text) is not None:
            return
        # "that regime" was named just before; "dictators" are of any country.
        if (
            first.tag_ == "PRP$"
            or first.lower_ in ("this", "that")
            or (draft.plural and "GOV" in draft.sectors)
        ):
            return
        if self.theme is not None and self._allows(draft, self.theme):
            draft.country, draft.evidence = self.theme, OUTLET
            draft.because += "; country the report is about"

    @cached_property
    def theme(self) -> str | None:
        """The country, not the outlet's, that the report names twice as often as any other such."""
        abroad = ((n, code) for code, n in self.reading.named.items() if code != self.setting.home)
        best = [(code, n) for n, code in sorted(abroad, reverse=True)[:2]]
        if not best or best[0][1] < LEAST_NAMED or (len(best) > 1 and best[0][1] < 2 * best[1][1]):
            return None
        return best[0][0] if best[0][0] in self.reading.lexicon.countries else None

    def _open(self, draft: Draft) -> bool:
        lexicon = self.reading.lexicon
        if draft.codes() or not draft.sectors or lexicon.cue("state_sector", draft.sectors[0]) is None:
            return False
        doc = self.reading.doc
        first = doc[draft.start]
        if first.tag_ == "PRP$" or self._is_somebodys(draft):
            return False
        inside = self.reading.matches.within(max(0, draft.start - 2), draft.head + 1)
        if any(self.reading.is_sponsor(match) for match in inside):
            return False
        noun = draft.noun or ""
        if lexicon.cue("only_in", noun) is not None:
            return True
        if not draft.definite:
            return False
        if draft.kind == "person" and draft.name:
            return draft.office is not None
        bare = doc[draft.head].text.islower() and first.lower_ not in ("the", "this", "these", "those")
        if bare and (draft.plural or draft.kind == "organisation"):
            return False
        nameless = draft.kind in ("organisation", "office") and (not draft.name or draft.generic)
        return nameless or lexicon.cue("of_state", noun) is not None

    def _is_somebodys(self, draft: Draft) -> bool:
        """Whether it is "the country's" or "the group's", whichever that is."""
        doc = self.reading.doc
        return any(
            doc[index].tag_ == "POS" and self.reading.matches.at(index - 1) is None
            for index in range(draft.start + 1, draft.head)
        )

    def _allows(self, draft: Draft, code: str | None) -> bool:
        """Whether a country has the title or body at all ("minister" is no title of the United States)."""
        if code is None or code not in self.reading.lexicon.countries:
            return False
        noun = draft.noun or ""
        only = self.reading.lexicon.cue("only_in", noun)
        if only is not None and code not in only.split():
            return False
        words = (noun, *noun.split(), self.reading.lexicon.cue("of_theme", noun) or noun)
        barred = (self.reading.lexicon.cue("not_in", word) for word in words)
        return not any(code in (codes or "").split() for codes in barred)

    def _country(self, draft: Draft, here: int, beside: list[Draft]) -> tuple[str | None, str, int]:
        place = leading_place(self.reading, draft)
        if place is not None and self._allows(draft, place):
            if place == self.setting.home or self.reading.lexicon.cue("travels", draft.office or "") is None:
                return place, "country of the place its sentence opens with", NEAR
            return None, "", 0
        if (told := self._teller(draft, beside)) is not None:
            return told, "country of who tells it", NEAR
        if (code := self._leader_telling(draft)) is not None:
            return code, "country of the office holder who tells it", NEAR
        code, settled = self._speaking(draft, here)
        if settled:
            return code, "country of who acts or speaks before", NEAR
        return self._of_report(draft)

    def _teller(self, draft: Draft, beside: list[Draft]) -> str | None:
        """The country of the institution that the sentence ends with ("…, the ministry said")."""
        doc = self.reading.doc
        for teller in reversed(beside):
            verb = doc[teller.head].head
            body = teller.kind == "organisation" and teller.country and teller.evidence >= STATED
            if (
                body
                and teller.start > draft.end
                and doc[teller.head].dep_ == "nsubj"
                and (verb.dep_ == "ROOT" or verb.dep_ == "parataxis")
                and set(teller.sectors) & set(draft.sectors)
                and self._allows(draft, teller.country)
            ):
                return teller.country
        return None

    def _leader_telling(self, draft: Draft) -> str | None:
        """The country of the office holder in whose words it stands ("the premier said the government …")."""
        if draft.kind != "organisation" or draft.sectors[:1] != ("GOV",):
            return None
        doc = self.reading.doc
        verbs = [token.head for token in doc[draft.head].ancestors if token.dep_ == "ccomp"]
        for found in reversed(self.found):
            teller = doc[found.head]
            if (
                found.kind in ("person", "office")
                and found.sectors[:1] == ("GOV",)
                and found.evidence >= STATED
                and teller.dep_ == "nsubj"
                and teller.head in verbs
                and self._allows(draft, found.country)
            ):
                return found.country
        return None

    def _subjects(self, number: int, before: int) -> list[Draft]:
        doc = self.reading.doc
        return [
            found
            for found in self.found
            if self.sentences[found.head] == number
            and found.head < before
            and found.country
            and found.evidence >= STATED
            and _first_joined(doc[found.head]).dep_ in SUBJECTS
            and not found.plural
        ]

    def _speaking(self, draft: Draft, here: int) -> tuple[str | None, bool]:
        """The country of the nearest subject that is a state or its body; whether that settles it."""
        lexicon, doc = self.reading.lexicon, self.reading.doc
        free = lexicon.cue("only_in", draft.noun or "") is not None
        reach = SPEAKER_REACH[free or draft.office == "Spokesperson"]
        for number in range(here, here - reach - 1, -1):
            subjects = [s for s in self._subjects(number, draft.head) if self._allows(draft, s.country)]
            bodies = {
                s.country
                for s in subjects
                if s.kind == "organisation"
                and _first_joined(doc[s.head]).head.dep_ in _MAIN
                and (free or set(s.sectors) & set(draft.sectors))
            }
            states = {s.country for s in subjects if s.kind == "country"}
            if len(bodies) == 1 and bodies >= states:
                return next(iter(bodies)), True
            if len(bodies) > 1 or len(states) > 1:
                return None, not free
            if states:
                code = next(iter(states))
                again = {s.country for s in self._subjects(number - 1, draft.head) if s.kind == "country"}
                if again == states or (not again and code in (self.setting.home, self.setting.dateline)):
                    return code, True
                if code in (self.setting.home, self.setting.dateline):
                    return None, False
                return None, not free and self.setting.dateline is None and self.setting.home is None
        return None, False

    def _of_report(self, draft: Draft) -> tuple[str | None, str, int]:
        home = self.setting.home if self._allows(draft, self.setting.home) else None
        dateline = self.setting.dateline if self._allows(draft, self.setting.dateline) else None
        codes = Counter(before.country for before in self.found if before.country)
        best, count = codes.most_common(1)[0] if codes else (None, 0)
        told = f"country of {count} mentions before"
        if dateline is not None and (dateline in (home, best) or dateline in codes):
            return dateline, "country of the dateline", DATELINE
        named = draft.kind == "person" and bool(draft.name)
        if home is not None and dateline is None:
            # A body named without its country is the outlet's own only while no other country is about.
            alone = set(codes) <= {home} or (named and 2 * codes[home] >= codes.total())
            if draft.office == "Ambassador" and codes[home] < 2:  # at the UN, anybody's
                return None, "", 0
            if alone or self.reading.lexicon.cue("only_in", draft.noun or "") is not None:
                return home, "country of the outlet", OUTLET
            return None, "", 0
        if best is None or not self._allows(draft, best) or self.setting.dateline not in (None, best):
            return None, "", 0
        share = 4 * count >= 3 * codes.total() and count > 2 if named else 2 * count >= codes.total()
        return (best, told, OUTLET) if share and count > 1 else (None, "", 0)


def _first_joined(token: Token) -> Token:
    """The first of those that "and" joins."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def leading_place(reading: Reading, draft: Draft) -> str | None:
    """The country of the capital or country a sentence opens with ("In Washington, …")."""
    doc: Doc = reading.doc
    sentence: Span = doc[draft.head].sent
    start = sentence.start
    if start + 3 >= sentence.end or doc[start].lower_ != "in":
        return None
    match = reading.matches.at(start + 1 + (doc[start + 1].lower_ == "the"))
    place = match.of("country", "capital") if match is not None else None
    if match is None or place is None or doc[match.end].text != "," or draft.head < match.end:
        return None
    return str(place.row.code)


def outlet_home(reading: Reading, outlet: str | None) -> str | None:
    """The country of the capital in an outlet's name, for outlets that no table lists."""
    capitals = reading.lexicon.capitals
    codes = {capitals[word] for word in pieces(outlet or "") if word in capitals}
    return codes.pop() if len(codes) == 1 else None


def settle(found: list[Draft]) -> None:
    """Let all mentions of one person or organisation have the country of the best evidence for it."""
    by_key: dict[str, list[Draft]] = {}
    for draft in found:
        if draft.key and draft.kind in ("person", "office", "organisation") and not draft.plural:
            by_key.setdefault(draft.key, []).append(draft)
    for drafts in by_key.values():
        stated = [draft for draft in drafts if draft.country]
        if not stated:
            continue
        best = max(stated, key=lambda draft: draft.evidence)
        office = next((draft.office for draft in drafts if draft.office), None)
        sectors = next((draft.sectors for draft in drafts if draft.sectors), ())
        for draft in drafts:
            if draft.country != best.country and draft.evidence <= best.evidence:
                draft.because += "; country of the same one elsewhere"
                draft.country, draft.evidence = best.country, best.evidence
            draft.sectors = draft.sectors or sectors
            if draft.kind == "person":
                draft.office = draft.office or office
