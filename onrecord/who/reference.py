"""Mentions that lean on earlier ones: "the minister", "he", "the two sides"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.who.context import Reading
from onrecord.who.drafts import Draft
from onrecord.who.noun_phrases import NounPhrase

# How far back a pronoun and a group may look, in sentences.
PRONOUN_REACH = 3
GROUP_REACH = 4
_PERSONAL = {"he": "m", "him": "m", "she": "f", "her": "f"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def pronoun(token: Token, earlier: list[Draft], sentences: dict[int, int], here: int) -> Draft | None:
    """Whom a personal pronoun means: the nearest subject that fits, else the nearest that fits.

    Args:
        token: the pronoun.
        earlier: the mentions before it, in order.
        sentences: the number of the sentence that each head is in.
        here: the number of the pronoun's own sentence.
    """
    word = token.lower_
    if token.dep_ == "poss" or token.tag_ == "PRP$":
        return None
    fitting = [
        draft
        for draft in earlier
        if here - sentences[draft.head] < PRONOUN_REACH and _fits(word, draft) and draft.head != token.i
    ]
    if word == "it" and (token.dep_ not in _SUBJECTS or _is_empty(token)):
        return None
    if not fitting:
        return None
    doc = token.doc

    def salience(draft: Draft) -> tuple[int, int, int]:
        subject = doc[draft.head].dep_ in _SUBJECTS
        return (-(here - sentences[draft.head]), int(subject), draft.head if not subject else -draft.head)

    antecedent = max(fitting, key=salience)
    antecedent.key = antecedent.key or _key(antecedent)
    return replace(
        antecedent, start=token.i, end=token.i + 1, head=token.i, members=antecedent.members, described=None,
        because=f"pronoun for '{doc[antecedent.start : antecedent.end].text}'; {_plain(antecedent)}",
    )  # fmt: skip


def _key(draft: Draft) -> str:
    """A key for an entity without a name, once it is spoken of again."""
    return f"{draft.noun or draft.kind} at token {draft.start}"


def _plain(draft: Draft) -> str:
    return draft.because.split("; ")[-1] if draft.because.startswith("pronoun") else draft.because


def _is_empty(token: Token) -> bool:
    """Whether "it" stands for nothing ("it is clear that …")."""
    verb = token.head
    return verb.lemma_ in ("be", "seem", "appear", "remain", "take", "become") or any(
        child.dep_ in ("expl",) for child in verb.children
    )


def _fits(word: str, draft: Draft) -> bool:
    if word in _PERSONAL:
        person = draft.kind == "person" or (draft.kind == "office" and not draft.plural)
        return person and not draft.plural and draft.gender in (None, _PERSONAL[word])
    if word in ("they", "them"):
        return draft.plural or len(draft.countries) > 1
    if word == "it":
        return draft.kind in ("country", "organisation") and not draft.plural and not draft.countries
    return False


def by_possessor(reading: Reading, draft: Draft, earlier: list[Draft]) -> None:
    """ "his government" is of his country, "its army" of the country or group spoken of last."""
    first = reading.doc[draft.start]
    if draft.codes() or first.tag_ != "PRP$":
        return
    kinds = {"his": ("person", "office"), "her": ("person", "office"), "its": ("country", "organisation")}
    for before in reversed(earlier):
        if before.country and not before.plural and before.kind in kinds.get(first.lower_, ()):
            draft.country = before.country
            draft.because += f"; '{first.lower_}' of '{before.name or before.noun}'"
            return


def by_office(reading: Reading, draft: Draft, earlier: list[Draft]) -> None:
    """ "the Israeli leader" is the head of Israel's state or government who was named before."""
    if draft.kind != "office" or draft.name or draft.plural or not draft.country or not draft.definite:
        return
    offices = reading.lexicon.offices
    for before in reversed(earlier):
        if (
            before.kind != "person"
            or before.country != draft.country
            or not before.office
            or not draft.office
        ):
            continue
        leads = draft.office == "Leader" and offices.leads(before.office)
        if leads or offices.compared(before.office) == offices.compared(draft.office):
            draft.name, draft.key, draft.wikidata = before.name, before.key, before.wikidata
            draft.office, draft.gender = before.office, before.gender or draft.gender
            draft.because += f"; '{before.name}' before"
            return


def by_noun(draft: Draft, earlier: list[Draft]) -> None:
    """Let "the ambassador" or "the ministry" be the one that was spoken of, where there is one.

    Only a definite mention without a country of its own is filled in, from the latest mention
    of the same role or institution; "an official" and "a second official" stay apart.
    """
    if (
        not draft.definite
        or not draft.bare
        or draft.country
        or draft.countries
        or not draft.noun
        or draft.name
    ):
        return
    for before in reversed(earlier):
        if before.plural != draft.plural or before is draft:
            continue
        same = before.noun and (before.noun == draft.noun or _short_for(draft.noun, before.noun))
        last_word = before.name.lower().split()[-1] if before.name and before.kind == "organisation" else None
        same = same or last_word == draft.noun
        titled = bool(before.office and before.kind == "person" and _alike(before.office, draft))
        if same or titled:
            before.key = before.key or _key(before)
            draft.country, draft.countries = before.country, before.countries
            draft.name, draft.key, draft.wikidata = before.name, before.key, before.wikidata
            draft.gender = draft.gender or before.gender
            draft.office = before.office or draft.office
            if before.sectors and before.sectors[0] != "ELI":
                draft.sectors = before.sectors
            draft.because += f"; same as '{before.noun or before.name}' before"
            return


def _short_for(noun: str, longer: str) -> bool:
    """Whether "ministry" may stand for "foreign ministry"; "president" does not for "vice president"."""
    before = longer.removesuffix(" " + noun)
    return before != longer and before not in ("vice", "deputy", "assistant", "first deputy")


def _alike(office: str, draft: Draft) -> bool:
    held, noun = office.lower(), draft.noun or ""
    short = (draft.office or "").lower()
    return held.startswith(noun) or held.endswith(noun) or (bool(short) and held.startswith(short))


class Together:
    """Sets of countries that the text names together, the latest last."""

    def __init__(self) -> None:
        self._sets: list[tuple[str, ...]] = []

    def add(self, doc: Doc, drafts: list[Draft]) -> None:
        """Note the lists in one sentence ("X and Y"), a list's companion ("Z met with X and Y")."""
        lists: dict[int, dict[str, None]] = {}
        heads = {draft.head: draft for draft in drafts}
        for draft in drafts:
            first = doc[draft.head]
            while first.dep_ in ("conj", "appos") and first.head.i < first.i:
                first = first.head
            named = lists.setdefault(first.i, {})
            named.update(dict.fromkeys(draft.codes()))
            if first.dep_ == "pobj" and first.head.lower_ == "with":
                for child in first.head.head.children:
                    if child.dep_ in _SUBJECTS and child.i in heads:
                        named.update(dict.fromkeys(heads[child.i].codes()))
        self._sets += [tuple(named) for named in lists.values() if len(named) > 1]

    def of(self, number: int) -> tuple[str, ...]:
        """The latest set of that many countries."""
        return next((codes for codes in reversed(self._sets) if len(codes) == number), ())


# Sectors of those whose country a text about one country leaves unsaid.
_OF_STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "PTY"})


def by_context(reading: Reading, draft: Draft, found: list[Draft], home: str | None) -> None:
    """Give a state's institution or office without a country that of the text, where one stands out.

    That is the country of at least two mentions before and of at least half of those that have
    one; without any mention, the outlet's own.
    """
    if draft.codes() or not draft.definite or not draft.sectors or draft.sectors[0] not in _OF_STATE:
        return
    nameless = draft.kind in ("organisation", "office") and not draft.name
    people = draft.noun is not None and reading.lexicon.cue("of_state", draft.noun) is not None
    titled = draft.kind == "person" and bool(draft.name and draft.office)
    if not (nameless or people or titled):
        return
    codes = Counter(before.country for before in found if before.country)
    best, count = codes.most_common(1)[0] if codes else (home, 2)
    if best is None or best not in reading.lexicon.countries or count < 2 or 2 * count < codes.total():
        return
    draft.country = best
    draft.because += f"; country of {count} mentions before" if codes else "; country of the outlet"


def group(
    reading: Reading,
    phrase: NounPhrase,
    earlier: list[Draft],
    sentences: dict[int, int],
    here: int,
    together: Together,
) -> Draft | None:
    """A group named by a number or "both" and a noun ("the two sides"), with its countries where clear.

    The countries are those of the sentence up to here; where these are too few, those of the
    sentences before are added one by one. If that gives too many, they are the latest countries
    that the text named together in that number; else the group stays open.
    """
    head = reading.doc[phrase.head]
    noun = head.lemma_.lower()
    wanted = reading.lexicon.cue("side", noun) or reading.lexicon.cue("side", head.lower_)
    if not wanted or head.tag_ not in ("NNS", "NNPS"):
        return None
    number = reading.number(phrase)
    first = reading.doc[phrase.start].lower_
    if number is None or (
        first not in ("the", "both", "these", "its", "their", "all") and phrase.start != phrase.head - 1
    ):
        return None
    if first in ("its", "their"):
        return None
    codes: dict[str, None] = {}
    for back in range(GROUP_REACH):
        for draft in reversed(earlier):
            leads = wanted != "leaders" or draft.kind in ("person", "office", "country", "group")
            if leads and sentences[draft.head] == here - back and draft.head < phrase.head:
                codes.update(dict.fromkeys(code for code in draft.codes() if len(code) == 3))
        if len(codes) >= number:
            break
    clear = len(codes) == number
    named = tuple(reversed(codes)) if clear else together.of(number)
    clear = bool(named)
    return Draft(
        start=phrase.start,
        end=phrase.end,
        head=phrase.head,
        kind="group",
        because=f"group by reference '{noun}'" + ("" if clear else ", not clear"),
        countries=named,
        members=number,
        sectors=("GOV",) if wanted == "leaders" else (),
        key="group " + " ".join(sorted(named)) if named else None,
        plural=True,
    )
