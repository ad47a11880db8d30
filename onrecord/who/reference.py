"""Mentions that lean on earlier ones: "the minister", "he", "a second official"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from onrecord.parse.labels import SUBJECTS, VERBS
from onrecord.who.context import Reading
from onrecord.who.drafts import Draft

# How far back a pronoun may look, in sentences.
PRONOUN_REACH = 3
# And "the country", in tokens: about four sentences.
COUNTRY_REACH = 120
_PERSONAL = {"he": "m", "him": "m", "she": "f", "her": "f"}


def pronoun(
    reading: Reading, token: Token, earlier: list[Draft], sentences: dict[int, int], here: int
) -> Draft | None:
    """Whom a personal pronoun means: the nearest subject that fits, else the nearest that fits.

    Args:
        reading: the Doc and the lexicon.
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
    content = _content(token)
    fitting = [draft for draft in fitting if draft.head not in content]
    if word == "it" and token.dep_ not in SUBJECTS:
        # "Chad said shells were fired at it": who tells a thing may be the object of it.
        fitting = [draft for draft in fitting if _tells(token, token.doc[draft.head])]
    if word == "it" and token.dep_ in SUBJECTS and _is_empty(reading, token):
        return None
    if not fitting and word not in ("they", "them"):
        return None
    doc = token.doc
    joined = _joined(token, fitting if word not in ("they", "them") else earlier, sentences, here)
    if word in ("they", "them") and joined is not None:
        return joined

    def salience(draft: Draft) -> tuple[int, int, int]:
        subject = doc[draft.head].dep_ in SUBJECTS
        return (-(here - sentences[draft.head]), int(subject), draft.head if not subject else -draft.head)

    if not fitting:
        return None
    antecedent = max(fitting, key=salience)
    antecedent.key = antecedent.key or _key(antecedent)
    return replace(
        antecedent, start=token.i, end=token.i + 1, head=token.i, members=antecedent.members, described=None,
        because=f"pronoun for '{doc[antecedent.start : antecedent.end].text}'; {_plain(antecedent)}",
    )  # fmt: skip


def _joined(token: Token, earlier: list[Draft], sentences: dict[int, int], here: int) -> Draft | None:
    """Those joined by "and" as the subject of the nearest sentence that has such ("X and Y met. They …")."""
    doc = token.doc
    for number in range(here, here - PRONOUN_REACH, -1):
        together: dict[int, list[Draft]] = {}
        plural = False
        for draft in earlier:
            if sentences[draft.head] != number or draft.head >= token.i:
                continue
            first = doc[draft.head]
            while first.dep_ == "conj" and first.head.i < first.i:
                first = first.head
            if first.dep_ in SUBJECTS:
                together.setdefault(first.i, []).append(draft)
                plural = plural or _fits("they", draft)
        several = [drafts for drafts in together.values() if len(drafts) > 1]
        if len(several) == 1:
            drafts = several[0]
            codes = tuple(dict.fromkeys(code for draft in drafts for code in draft.codes()))
            sectors = drafts[0].sectors if all(d.sectors == drafts[0].sectors for d in drafts) else ()
            names = " and ".join(doc[d.start : d.end].text for d in drafts)
            return Draft(
                start=token.i, end=token.i + 1, head=token.i, kind="group", because=f"pronoun for '{names}'",
                countries=codes if len(codes) > 1 else (), country=codes[0] if len(codes) == 1 else None,
                sectors=sectors, key=f"group at token {drafts[0].start}", plural=True,
            )  # fmt: skip
        if several or plural:
            return None
    return None


def _key(draft: Draft) -> str:
    """A key for an entity without a name, once it is spoken of again."""
    return f"{draft.noun or draft.kind} at token {draft.start}"


def _plain(draft: Draft) -> str:
    return draft.because.split("; ")[-1] if draft.because.startswith("pronoun") else draft.because


def _tells(token: Token, subject: Token) -> bool:
    """Whether a subject's verb stands over the clause that a word is in."""
    clause = next((t for t in token.ancestors if t.pos_ in VERBS), None)
    verb = subject.head
    return (
        clause is not None
        and subject.dep_ in SUBJECTS
        and clause.dep_ == "ccomp"
        and clause.head.i == verb.i
        and verb.i != clause.i
    )


def _content(token: Token) -> range:
    """The tokens of what the pronoun behind them tells: "it said" is nobody named in there.

    Without quotation marks it may be whom the clause is about ("Chad left the talks, it said").
    """
    clause = next((c for c in token.head.children if c.dep_ == "ccomp" and c.i < token.i), None)
    if clause is None or token.dep_ not in SUBJECTS:
        return range(0)
    first = clause.left_edge.i
    quoted = token.doc[first].is_quote or (first > 0 and token.doc[first - 1].is_quote)
    start = first if quoted or token.doc[token.i - 1].is_quote else clause.i
    return range(start, min(token.i, clause.right_edge.i + 1))


def _is_empty(reading: Reading, token: Token) -> bool:
    """Whether "it" stands for nothing ("it is clear that …"; "it is ready to …" is said of somebody)."""
    verb = token.head
    told = token.dep_ == "nsubjpass" and any(child.dep_ == "ccomp" for child in verb.children)
    if told and reading.lexicon.cue("addressing", verb.lemma_) is None:
        return True  # "it was planned that …"
    if verb.pos_ == "ADJ" or reading.lexicon.cue("of_events", verb.lemma_) is not None:
        return True  # "made it clear", "it comes as …"
    if any(c.dep_ == "acomp" and reading.lexicon.cue("minded", c.lower_) is not None for c in verb.children):
        return False
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
    if draft.codes():
        return
    if first.tag_ == "WP$":
        _by_relative(reading, draft, earlier)
        return
    if _is_of_the_country(reading, draft):
        _by_country(reading, draft, earlier)
        return
    if first.tag_ != "PRP$":
        return
    kinds = {"his": ("person", "office"), "her": ("person", "office"), "its": ("country", "organisation")}
    for before in _subject_first(reading, draft, earlier):
        if before.country and not before.plural and before.kind in kinds.get(first.lower_, ()):
            # The wife of an official of the UN is no body of the UN.
            if draft.sectors[:1] == ("CVL",) and before.country not in reading.lexicon.countries:
                return
            if draft.noun == "counterpart":
                return
            draft.country = before.country
            draft.because += f"; '{first.lower_}' of '{before.name or before.noun}'"
            return


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
    for before in reversed(earlier):
        if before.plural != draft.plural or before is draft:
            continue
        if draft.members is not None and draft.members != before.members:
            continue
        same = before.noun and (before.noun == draft.noun or _short_for(draft.noun, before.noun))
        last_word = before.name.lower().split()[-1] if before.name and before.kind == "organisation" else None
        same = same or last_word == draft.noun
        holds = before.office if before.kind == "person" and draft.kind != "organisation" else None
        titled = holds is not None and _alike(holds, draft)
        if same or titled:
            before.key = before.key or _key(before)
            draft.country, draft.countries = before.country, before.countries
            draft.name, draft.key, draft.wikidata = before.name, before.key, before.wikidata
            draft.gender = draft.gender or before.gender
            draft.office = before.office or draft.office
            if before.sectors and before.sectors[0] != "ELI":
                draft.sectors = before.sectors
            draft.evidence = before.evidence
            draft.because += f"; same as '{before.noun or before.name}' before"
            return


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
