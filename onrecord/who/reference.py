"""Mentions that lean on earlier ones: "the minister", "his government", "a second official"."""

from __future__ import annotations

from onrecord.parse.labels import SUBJECTS
from onrecord.who.context import Reading
from onrecord.who.drafts import Draft
from onrecord.who.pronouns import PRONOUN_REACH
from onrecord.who.states import of

# How far back "the country" may look, in tokens: about four sentences.
COUNTRY_REACH = 120


def by_possessor(reading: Reading, draft: Draft, earlier: list[Draft]) -> None:
    """ "his government" is of his country, "its army" of the country or group spoken of last."""
    first = reading.doc[draft.start]
    if draft.codes() or (draft.name and draft.plural):
        return  # "its European allies" are other states
    if first.tag_ == "WP$":
        _by_relative(reading, draft, earlier)
        return
    if _is_of_the_country(reading, draft):
        _by_country(reading, draft, earlier)
        return
    if _is_reciprocal(reading, draft):
        _by_each_other(reading, draft, earlier)
        return
    if first.tag_ != "PRP$":
        return
    if first.lower_ == "their":
        _by_several(draft, earlier)
        return
    kinds = {"his": ("person", "office"), "her": ("person", "office"), "its": ("country", "organisation")}
    for before in _nouns_first(reading, draft, _subject_first(reading, draft, earlier)):
        if before.country and not before.plural and before.kind in kinds.get(first.lower_, ()):
            # The wife of an official of the UN is no body of the UN.
            if draft.sectors[:1] == ("CVL",) and before.country not in reading.lexicon.countries:
                return
            if draft.noun == "counterpart":
                return
            draft.because += f"; '{first.lower_}' of '{before.name or before.noun}'"
            if reading.lexicon.cue("states", reading.doc[draft.head].lemma_) is not None:
                draft.name = of(draft.noun or "", before.name)
            else:
                draft.country = before.country
            return


def _by_several(draft: Draft, earlier: list[Draft]) -> None:
    """ "their leaders" are those of the countries spoken of last together."""
    before = next((d for d in reversed(earlier) if d.plural or d.countries or d.kind == "group"), None)
    if before is not None and len(before.countries) > 1 and draft.plural:
        draft.countries = before.countries
        draft.because += f"; 'their' of '{before.noun or before.name or 'them'}'"


def _is_reciprocal(reading: Reading, draft: Draft) -> bool:
    words = [token.lower_ for token in reading.doc[draft.start : draft.start + 3]]
    return words[:2] in (["each", "other"], ["one", "another"]) and words[2:] in (["'s"], ["’s"])


def _by_each_other(reading: Reading, draft: Draft, earlier: list[Draft]) -> None:
    """ "Chad and Niger expelled each other's envoys": the envoys of those who do it, together."""
    doc = reading.doc
    verb = next((token for token in doc[draft.head].ancestors if token.pos_ == "VERB"), None)
    subjects = {child for child in verb.lefts if child.dep_ in SUBJECTS} if verb is not None else set()
    heads = {token.i for subject in subjects for token in (subject, *subject.conjuncts)}
    codes = dict.fromkeys(code for before in earlier if before.head in heads for code in before.codes())
    if len(codes) > 1 and draft.plural:
        draft.countries = tuple(codes)
        draft.because += "; of those who do it to each other"


def _nouns_first(reading: Reading, draft: Draft, earlier: list[Draft]) -> list[Draft]:
    """The mentions before, with what only describes a noun of the sentence ("an Israeli raid") last."""
    start = reading.doc[draft.head].sent.start
    told = [b for b in earlier if b.head < start or reading.doc[b.head].dep_ not in ("amod", "compound")]
    here = [b for b in told if b.head >= start]
    return [*here, *(b for b in earlier if b not in here)]


def _by_relative(reading: Reading, draft: Draft, earlier: list[Draft]) -> None:
    """ "Chad, whose army …": the army is Chad's."""
    clause = next((token for token in reading.doc[draft.head].ancestors if token.dep_ == "relcl"), None)
    if clause is None:
        return
    owner = clause.head.i
    match = reading.matches.at(owner)
    code = reading.country_of(match) if match is not None else None
    code = code or next((d.country for d in reversed(earlier) if d.start <= owner < d.end), None)
    if code is not None:
        draft.country = code
        draft.because += f"; 'whose' of '{reading.doc[owner].text}'"


def _is_of_the_country(reading: Reading, draft: Draft) -> bool:
    """Whether it is "the country's" or "the nation's"."""
    doc = reading.doc
    return any(
        doc[index].tag_ == "POS"
        and doc[index - 1].tag_ == "NN"
        and doc[draft.start].lower_ in ("the", "that", "this")
        and reading.lexicon.cue("nation", doc[index - 1].lower_) is not None
        for index in range(draft.start + 1, draft.head)
    )


def _by_country(reading: Reading, draft: Draft, earlier: list[Draft]) -> None:
    """ "the country's leader" leads the country spoken of last; subjects come first."""
    for before in _subject_first(reading, draft, earlier):
        near = reading.doc[draft.head].i - reading.doc[before.head].i < COUNTRY_REACH
        state = before.country in reading.lexicon.countries
        if near and state and not before.plural and before.kind != "group":
            draft.country = before.country
            draft.because += f"; '{before.name or before.noun}' before"
            return


def _subject_first(reading: Reading, draft: Draft, earlier: list[Draft]) -> list[Draft]:
    """The mentions before, the latest first; for the subject of a verb that tells the rest of the
    sentence ("Chad hopes to meet Niger, its minister said") those that are subjects before others."""
    doc = reading.doc
    nearest = list(reversed(earlier))
    head = doc[draft.head]
    if head.dep_ not in SUBJECTS or head.head.dep_ != "ROOT":
        return nearest
    here = [
        before
        for before in nearest
        if doc[before.head].dep_ in SUBJECTS and doc[before.head].sent.start == head.sent.start
    ]
    return here + [before for before in nearest if before not in here]


def by_office(reading: Reading, draft: Draft, earlier: list[Draft]) -> None:
    """ "the Israeli leader" is the head of Israel's state or government who was named before."""
    if draft.kind != "office" or draft.name or draft.plural or not draft.country or not draft.definite:
        return
    if reading.is_of_part(draft.start, draft.head):
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


def by_noun(reading: Reading, draft: Draft, earlier: list[Draft]) -> None:
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
    if draft.plural and reading.doc[draft.start].lower_ not in ("the", "these", "those"):
        return
    for before in _own_first(reading, draft, earlier):
        if before.plural != draft.plural or before is draft:
            continue
        if draft.members is not None and draft.members != before.members:
            continue
        same = before.noun and (before.noun == draft.noun or _short_for(draft.noun, before.noun))
        last_word = before.name.lower().split()[-1] if before.name and before.kind == "organisation" else None
        same = same or last_word == draft.noun
        if before.sectors[:1] == ("ELI",) != draft.sectors[:1]:
            continue  # "the vice president" is not the former one
        holds = before.office if before.kind == "person" and draft.kind != "organisation" else None
        titled = holds is not None and _alike(holds, draft)
        if same or titled:
            before.speak_of_again()
            draft.country, draft.countries = before.country, before.countries
            draft.name, draft.key, draft.wikidata = before.name, before.key, before.wikidata
            draft.gender = draft.gender or before.gender
            draft.office = before.office or draft.office
            if before.sectors and before.sectors[0] != "ELI":
                draft.sectors = before.sectors
            draft.evidence = before.evidence
            draft.because += f"; same as '{before.noun or before.name}' before"
            return


def _own_first(reading: Reading, draft: Draft, earlier: list[Draft]) -> list[Draft]:
    """The mentions before, the latest first; but of two named heads of state the outlet's own before
    another's ("the president" of an American paper on Macron and Trump), unless he is hardly told of."""
    nearest = list(reversed(earlier))
    offices = reading.lexicon.offices
    leads = draft.kind == "office" and offices.leads(draft.office or "")
    if not leads or reading.home is None or reading.doc[draft.start].lower_ != "the":
        return nearest
    leaders = [b for b in nearest if b.kind == "person" and b.office and _alike(b.office, draft)]
    own = [before for before in leaders if before.country == reading.home]
    if not own or 2 * len(own) < len([b for b in leaders if b.key == leaders[0].key]):
        return nearest
    return own + [before for before in nearest if before not in own]


def by_succession(
    reading: Reading, draft: Draft, earlier: list[Draft], sentences: dict[int, int], here: int
) -> None:
    """ "a second official" is of the country of the first."""
    if draft.codes() or draft.plural or not draft.noun or draft.name or draft.kind != "person":
        return
    words = [reading.doc[i].text for i in range(draft.start, draft.head)]
    if not any(reading.lexicon.cue("succeeding", word) is not None for word in words):
        return
    for before in reversed(earlier):
        same = before.noun and (before.noun == draft.noun or _short_for(draft.noun, before.noun))
        if same and not before.plural and here - sentences[before.head] < PRONOUN_REACH:
            draft.country, draft.evidence = before.country, before.evidence
            if before.country:
                draft.because += f"; of the country of '{before.noun}' before"
            return


def _short_for(noun: str, longer: str) -> bool:
    """Whether "ministry" may stand for "foreign ministry"; "president" does not for "vice president"."""
    before = longer.removesuffix(" " + noun)
    return before != longer and before not in ("vice", "deputy", "assistant", "first deputy")


def _alike(office: str, draft: Draft) -> bool:
    held, noun = office.lower(), draft.noun or ""
    short = (draft.office or "").lower()
    ends = held == noun or (held.endswith(" " + noun) and _short_for(noun, held))
    return held.startswith(noun) or ends or (bool(short) and held.startswith(short))
