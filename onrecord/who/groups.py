"""Groups whose countries are named elsewhere: "the two sides", "the three", "the foreign ministers"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.parse.documents import is_parsed
from onrecord.parse.labels import SUBJECTS
from onrecord.who.context import Reading
from onrecord.who.drafts import Draft
from onrecord.who.noun_phrases import NounPhrase, noun_phrase

# How far back a group may look, in sentences.
GROUP_REACH = 4
# What may be among a group of leaders, and of "both men".
_MEANT = {"leaders": ("person", "office", "country", "group"), "people": ("person", "office")}
_NUMBERED = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})


def by_title(
    reading: Reading, draft: Draft, earlier: list[Draft], sentences: dict[int, int], here: int
) -> None:
    """ "the foreign ministers" are those named one by one before, each with the title."""
    alone = draft.bare or draft.members is not None
    plain = draft.plural and draft.kind == "group" and draft.office and draft.definite and alone
    if not plain or draft.codes() or reading.doc[draft.start].lower_ not in ("the", "both", "these"):
        return
    offices = reading.lexicon.offices
    named = {
        before.key: before.country
        for before in earlier
        if before.kind == "person" and before.office and before.country and before.key
        and offices.compared(before.office) == offices.compared(draft.office or "")
        and here - sentences[before.head] < GROUP_REACH
    }  # fmt: skip
    codes = tuple(dict.fromkeys(code for code in named.values() if code))
    if len(codes) > 1 and draft.members in (None, len(codes)):
        draft.countries = codes
        draft.because += "; those named before"


def by_group(
    reading: Reading, draft: Draft, earlier: list[Draft], sentences: dict[int, int], here: int,
    together: Together,
) -> None:  # fmt: skip
    """ "the ministers of the three countries", "both countries' armies" are of the group's countries."""
    if not draft.plural or draft.codes() or not is_parsed(reading.doc[draft.start : draft.end]):
        return
    for token in reading.doc[draft.start : draft.end]:
        if token.i == draft.head or reading.lexicon.cue("side", token.lemma_) not in ("states", "leaders"):
            continue
        if token.dep_ == "poss" or (token.dep_ == "pobj" and token.head.lower_ in ("of", "from")):
            inner = group(reading, noun_phrase(token, reading.matches), earlier, sentences, here, together)
            if inner is not None and inner.countries:
                draft.countries = inner.countries
                draft.because += f"; {inner.because}"
                return


def by_mutual(
    reading: Reading, draft: Draft, earlier: list[Draft], sentences: dict[int, int], here: int
) -> None:
    """ "The neighbours" are the two states the text spoke of last, where it spoke of just two."""
    plain = draft.plural and draft.bare and draft.definite and not draft.codes()
    if not plain or reading.lexicon.cue("mutual", draft.noun or "") is None:
        return
    codes = _two(reading, earlier, sentences, here) if reading.doc[draft.start].lower_ == "the" else ()
    if codes:
        draft.kind, draft.countries, draft.sectors = "group", codes, ()
        draft.because += "; the two spoken of last"


def _two(reading: Reading, earlier: list[Draft], sentences: dict[int, int], here: int) -> tuple[str, ...]:
    """The two states that this sentence and the one before name, if just two; else none."""
    near = [d for d in earlier if here - sentences[d.head] <= 1 and d.kind in ("country", "person")]
    codes = tuple(dict.fromkeys(code for draft in near for code in draft.codes()))
    return codes if len(codes) == 2 and all(code in reading.lexicon.countries for code in codes) else ()


def by_list(reading: Reading, drafts: list[Draft]) -> None:
    """Names after "her Japanese and Korean counterparts," are of those countries, in that order."""
    doc = reading.doc
    for group_of in drafts:
        if not group_of.plural or len(group_of.countries) < 2:
            continue
        at = group_of.end
        people: list[Draft] = []
        for draft in sorted(drafts, key=lambda draft: draft.start):
            between = doc[at : draft.start].text.strip().lower() if draft.start >= at else None
            if between not in (",", "and", ", and", ""):
                continue
            if draft.kind != "person" or (not people and between != ","):
                break
            people.append(draft)
            at = draft.end
        if len(people) != len(group_of.countries):
            continue
        for person, code in zip(people, group_of.countries, strict=True):
            if person.country is None:
                person.country, person.sectors = code, person.sectors or group_of.sectors
                person.office = person.office or group_of.office
                person.because += f"; listed after '{group_of.noun}'"


def foretold(found: list[Draft], sentences: dict[int, int]) -> None:
    """ "six envoys" have the countries of the group listed right after, where the numbers agree.

    A list may leave out one of the number: who reads a statement out is often named apart.
    """
    for index, draft in enumerate(found):
        if not draft.plural or draft.codes() or draft.sectors[:1] != ("GOV",) or (draft.members or 0) < 3:
            continue
        for after in found[index + 1 :]:
            if sentences[after.head] - sentences[draft.head] > 2:
                break
            listed = len(after.countries)
            if (
                after.plural
                and after.sectors == draft.sectors
                and listed in (draft.members, (draft.members or 0) - 1)
            ):
                draft.countries = after.countries
                draft.because += f"; those of '{after.noun or 'group'}' after"
                break


class Together:
    """Sets of countries that the text names together, the latest last."""

    def __init__(self) -> None:
        self._sets: list[tuple[str, ...]] = []
        self._groups: list[tuple[int, Draft]] = []

    def add(self, doc: Doc, drafts: list[Draft]) -> None:
        """Note the lists in one sentence ("X and Y"), a list's companion ("Z met with X and Y")."""
        lists: dict[int, dict[str, None]] = {}
        heads = {draft.head: draft for draft in drafts}
        self._groups += [(doc[d.head].sent.start, d) for d in drafts if d.plural and len(d.countries) > 1]
        for draft in drafts:
            first = doc[draft.head]
            while first.dep_ in ("conj", "appos") and first.head.i < first.i:
                first = first.head
            named = lists.setdefault(first.i, {})
            named.update(dict.fromkeys(draft.codes()))
            if first.dep_ == "pobj" and first.head.lower_ == "with":
                verb = first.head.head
                while verb.pos_ == "NOUN" and verb.dep_ in ("dobj", "attr"):
                    verb = verb.head  # "renewed its pact with X"
                for child in verb.children:
                    if child.dep_ in SUBJECTS and child.i in heads:
                        named.update(dict.fromkeys(heads[child.i].codes()))
        self._sets += [tuple(named) for named in lists.values() if len(named) > 1]

    def note(self, doc: Doc, draft: Draft) -> None:
        """Note people named together by reference ("the two leaders"), for who is so named again."""
        if len(draft.countries) > 1 and draft.sectors == ("GOV",):
            self._groups.append((doc[draft.head].sent.start, draft))

    def people(self, number: int) -> tuple[str, ...]:
        """The countries of the latest people who were listed by that many ("the ministers of X and Y")."""
        return next((d.countries for _, d in reversed(self._groups) if len(d.countries) == number), ())

    def of(self, number: int) -> tuple[str, ...]:
        """The latest set of that many countries."""
        return next((codes for codes in reversed(self._sets) if len(codes) == number), ())


def _opposite(head: Token, earlier: list[Draft]) -> Draft | None:
    """Who does something to the group, and so is none of it ("she praised both governments")."""
    if head.dep_ != "dobj":
        return None
    doc = head.doc
    return next(
        (d for d in reversed(earlier) if doc[d.head].dep_ == "nsubj" and doc[d.head].head == head.head), None
    )


def is_bare_number(reading: Reading, token: Token) -> bool:
    """Whether a number stands for people or states ("the three called on …", "both said")."""
    if token.lower_ == "both":
        return token.dep_ in SUBJECTS
    if token.tag_ != "CD" or token.i == 0 or reading.doc[token.i - 1].lower_ != "the":
        return False
    after = reading.doc[token.i + 1].lower_ if token.i + 1 < len(reading.doc) else ""
    count = reading.lexicon.cue("number", token.text) or ""
    return count in ("2", "3", "4", "5", "6") and token.dep_ in _NUMBERED and after not in ("of", "-")


def _nearest(near: list[tuple[int, Draft]], number: int, kinds: tuple[str, ...] | None) -> dict[str, None]:
    """The countries of mentions of some kinds, sentence by sentence back until there are as many."""
    codes: dict[str, None] = {}
    for back in range(GROUP_REACH):
        for distance, draft in near:
            if distance == back and (kinds is None or draft.kind in kinds):
                codes.update(dict.fromkeys(draft.codes()))
        if len(codes) >= number:
            break
    return codes


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
    alone = is_bare_number(reading, head)
    wanted = "any" if alone else reading.lexicon.cue("side", noun) or reading.lexicon.cue("side", head.lower_)
    if not wanted or (head.tag_ not in ("NNS", "NNPS") and not alone):
        return None
    number = int(reading.lexicon.cue("number", head.text) or 0) if alone else reading.number(phrase)
    first = reading.doc[phrase.start].lower_
    if number is None and first == "the" and phrase.start == phrase.head - 1:
        mutual = reading.lexicon.cue("mutual", noun) is not None
        number = 2 if mutual and _two(reading, earlier, sentences, here) else None
    if number is None or (
        first not in ("the", "both", "these", "its", "their", "all") and phrase.start != phrase.head - 1
    ):
        return None
    if first in ("its", "their") or (wanted == "people" and first not in ("the", "both", "these")):
        return None
    other = _opposite(head, earlier)
    near = [
        (here - sentences[draft.head], draft)
        for draft in reversed(earlier)
        if draft is not other and here - sentences[draft.head] < GROUP_REACH and draft.head < phrase.head
    ]
    codes = _nearest(near, number, _MEANT.get(wanted))
    if len(codes) != number and wanted in ("states", "any"):
        # "The three nations", of an American, a Korean and a Japanese who met on Chad: not Chad's.
        codes = _nearest(near, number, _MEANT["people"])
    clear = len(codes) == number
    named = (
        together.people(number) if wanted == "leaders" or number > 2 or (alone and first != "both") else ()
    )
    named = named or (tuple(reversed(codes)) if clear else together.of(number))
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
        noun=None if alone else noun,
        plural=True,
    )
