"""Whom "he", "it" and "they" mean."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from onrecord.parse.labels import SUBJECTS, VERBS
from onrecord.who.context import Reading
from onrecord.who.drafts import Draft

# How far back a pronoun may look, in sentences.
PRONOUN_REACH = 3
# Verbs that stand over a sentence's other clauses.
_MAIN = frozenset({"ROOT", "parataxis", "conj"})
_PERSONAL = {"he": "m", "him": "m", "she": "f", "her": "f"}


def pronoun(
    reading: Reading, token: Token, earlier: list[Draft], sentences: dict[int, int], here: int,
    beside: list[Draft],
) -> Draft | None:  # fmt: skip
    """Whom a personal pronoun means: the nearest subject that fits, else the nearest that fits.

    Args:
        reading: the Doc and the lexicon.
        token: the pronoun.
        earlier: the mentions before it, in order.
        sentences: the number of the sentence that each head is in.
        here: the number of the pronoun's own sentence.
        beside: the mentions of that sentence.
    """
    word = token.lower_
    if token.dep_ == "poss" or token.tag_ == "PRP$":
        return None
    fitting = [
        draft
        for draft in earlier
        if here - sentences[draft.head] < PRONOUN_REACH
        and _fits(reading, word, draft)
        and draft.head != token.i
    ]
    fitting = [draft for draft in fitting if not _acts_upon(token.doc[draft.head], token)]
    told_by = _quoted_speaker(token, beside)
    fitting = [draft for draft in fitting if told_by is None or draft.key != told_by]
    content = _content(token)
    fitting = [draft for draft in fitting if draft.head not in content]
    if word == "it" and token.dep_ not in SUBJECTS:
        # "Chad said shells were fired at it": who tells a thing may be the object of it.
        fitting = [draft for draft in fitting if _tells(token, token.doc[draft.head])]
    if word == "it" and token.dep_ in SUBJECTS and _is_empty(reading, token):
        return None
    doc = token.doc
    if word in ("they", "them"):
        joined = _joined(reading, token, earlier, sentences, here)
        if joined is not None:
            return joined
    if not fitting:
        return None

    def salience(draft: Draft) -> tuple[int, int, int]:
        subject = doc[draft.head].dep_ in SUBJECTS
        rank = int(subject) + int(subject and doc[draft.head].head.dep_ in _MAIN)
        return (-(here - sentences[draft.head]), rank, draft.head if not subject else -draft.head)

    antecedent = max(fitting, key=salience)
    antecedent.speak_of_again()
    return replace(
        antecedent, start=token.i, end=token.i + 1, head=token.i, members=antecedent.members, described=None,
        because=f"pronoun for '{doc[antecedent.start : antecedent.end].text}'; {_plain(antecedent)}",
    )  # fmt: skip


def _joined(
    reading: Reading, token: Token, earlier: list[Draft], sentences: dict[int, int], here: int
) -> Draft | None:
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
                plural = plural or _fits(reading, "they", draft)
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


def _acts_upon(subject: Token, token: Token) -> bool:
    """Whether a pronoun is the object of the verb somebody is the subject of ("Reyes greeted him")."""
    governor = token.head
    if token.dep_ == "pobj" and governor.lower_ in ("with", "to", "against", "by"):
        governor = governor.head
    elif token.dep_ not in ("dobj", "dative"):
        return False
    while subject.dep_ == "conj" and subject.head.i < subject.i:
        subject = subject.head
    return subject.dep_ in SUBJECTS and subject.head.i == governor.i


def _quoted_speaker(token: Token, beside: list[Draft]) -> str | None:
    """Who says the words in quotation marks that a pronoun stands in: "him" is somebody else."""
    for above in token.ancestors:
        if above.dep_ != "ccomp":
            continue
        subjects = {child.i for child in above.head.children if child.dep_ in SUBJECTS}
        if subjects and _opens_quoted(above):
            return next((draft.key for draft in beside if draft.head in subjects), None)
    return None


def _opens_quoted(clause: Token) -> bool:
    """Whether a clause begins with a quotation mark, its own or one before it."""
    first = clause.left_edge
    return first.is_quote or (first.i > 0 and first.nbor(-1).is_quote)


def _content(token: Token) -> range:
    """The tokens of what the pronoun behind them tells: "it said" is nobody named in there.

    Without quotation marks it may be whom the clause is about ("Chad left the talks, it said").
    """
    clause = next((c for c in token.head.children if c.dep_ == "ccomp" and c.i < token.i), None)
    if clause is None or token.dep_ not in SUBJECTS:
        return range(0)
    quoted = _opens_quoted(clause) or token.doc[token.i - 1].is_quote
    start = clause.left_edge.i if quoted else clause.i
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
        child.dep_ == "expl" for child in verb.children
    )


def _fits(reading: Reading, word: str, draft: Draft) -> bool:
    if word in _PERSONAL:
        person = draft.kind == "person" or (draft.kind == "office" and not draft.plural)
        return person and not draft.plural and draft.gender in (None, _PERSONAL[word])
    if word in ("they", "them"):
        # "Police said they ...": a body of many, by its own grammar.
        head = reading.doc[draft.head]
        return draft.plural or len(draft.countries) > 1 or (head.tag_ == "NNS" and head.dep_ in SUBJECTS)
    if word == "it":
        if draft.kind == "person" and not draft.name and not draft.plural:
            return reading.lexicon.cue("vessel", (draft.noun or "").split(" ")[-1]) is not None
        return draft.kind in ("country", "organisation") and not draft.plural and not draft.countries
    return False
