"""From a noun phrase to who is meant: the head decides, its modifiers say of which country."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from onrecord.knowledge.rows.who import Country, Organisation
from onrecord.parse.labels import SUBJECTS
from onrecord.who.context import Reading
from onrecord.who.drafts import Draft
from onrecord.who.names import Names
from onrecord.who.noun_phrases import NounPhrase
from onrecord.who.persons import is_taken_town, person
from onrecord.who.phrases import Entry, Match, pieces
from onrecord.who.roles import institution, own_name, role
from onrecord.who.states import states

# A city is an actor (its people) only where it does or suffers something itself.
_CITY_DEPENDENCIES = frozenset({"nsubj", "nsubjpass", "ROOT", "dobj"})


def resolve(reading: Reading, phrase: NounPhrase, names: Names) -> Draft | None:
    """Who a noun phrase means, or None where it means nobody who acts.

    Args:
        reading: the Doc, its date and the lexicon.
        phrase: a noun phrase of it.
        names: the people named so far.
    """
    found = person(reading, phrase, names)
    if found is not None:
        return found
    introduced = reading.abbreviations.get(reading.doc[phrase.head].text)
    if introduced is not None:
        return replace(
            introduced, start=phrase.start, end=phrase.end, head=phrase.head,
            because=f"abbreviation introduced for {introduced.name}",
        )  # fmt: skip
    group = states(reading, phrase)
    if group is not None:
        return group
    match = phrase.match
    if match is None:
        return (
            _half(reading, phrase)
            or _facility(reading, phrase)
            or _named_by_recogniser(reading, phrase)
            or _city(reading, phrase)
        )
    if match.of("hidden") is not None:
        return None
    if match.of("organisation") is not None:
        draft = _organisation(reading, phrase, match)
        if draft is not None:
            return draft
    if match.of("metonym") is not None:
        row = match.of("metonym").row  # type: ignore[union-attr]
        return _draft(
            phrase, "organisation", f"metonym {row.name}", name=row.name, country=row.country,
            sectors=row.sectors, key=row.name,
        )  # fmt: skip
    if match.of("institution", "institutions") is not None:
        return institution(reading, phrase, match)
    if match.of("role", "roles") is not None:
        return role(reading, phrase, match)
    return _country(reading, phrase, match)


def _draft(phrase: NounPhrase, kind: str, because: str, **known: object) -> Draft:
    return Draft(start=phrase.start, end=phrase.end, head=phrase.head, kind=kind, because=because, **known)  # type: ignore[arg-type]


def _organisation(reading: Reading, phrase: NounPhrase, match: Match) -> Draft | None:
    row = reading.at_date(match)
    if row is None:
        return None
    head = reading.doc[phrase.head]
    if row.generic and match.of("institution", "institutions") and own_name(reading, phrase, match):
        return None
    ambiguous = row.ambiguous and match.end - match.start == 1
    if ambiguous and head.ent_type_ not in ("ORG", "NORP", "PRODUCT") and not _mid_sentence(head, match):
        return None
    if head.ent_type_ == "PERSON" and ambiguous:
        return None
    country, name = row.country, row.name
    others = [code for code in reading.countries(phrase) if code != country]
    if row.generic and others:
        country = others[0]
        state = reading.lexicon.countries.get(country)
        name = f"{row.name} of {state.name}" if state else row.name
    sectors = row.sectors if not row.generic or country == row.country or country is None else _own(row)
    return _draft(
        phrase, "organisation", f"organisation {row.name}", name=name, country=country,
        countries=row.members, sectors=sectors, key=name, wikidata=None,
        generic=row.generic and country is None, noun=row.name.lower() if row.generic else None,
        definite=not reading.is_indefinite(phrase),
    )  # fmt: skip


def _own(row: Organisation) -> tuple[str, ...]:
    """The sectors of another country's body of the same name (its security council is its government's)."""
    return row.sectors or ("GOV",)


def _mid_sentence(head: Token, match: Match) -> bool:
    return match.start > head.sent.start and head.ent_type_ != "PERSON" and head.pos_ == "PROPN"


def _country(reading: Reading, phrase: NounPhrase, match: Match) -> Draft | None:
    entry = match.of("country", "adjective", "citizens", "capital")
    if entry is None:
        return None
    head = reading.doc[phrase.head]
    if head.ent_type_ == "PERSON" and match.end - match.start == 1 and _may_be_name(reading, phrase, entry):
        return None
    if (
        entry.kind == "capital"
        and head.text.isupper()
        and head.is_sent_start
        and head.i + 1 < len(reading.doc)
    ):
        return None  # a dateline
    row: Country = entry.row
    because = f"{entry.kind} {row.name}"
    citizens = match.of("citizens")
    if citizens is not None and (
        head.tag_ in ("NNS", "NNPS") or reading.number(phrase) or _article(reading, phrase)
    ):
        return _draft(
            phrase, "group" if head.tag_ != "NN" else "person", f"citizens {row.name}", country=row.code,
            members=reading.number(phrase), plural=head.tag_ in ("NNS", "NNPS"), key=None, noun=head.lower_,
        )  # fmt: skip
    joined = match.start > phrase.start and reading.doc[match.start - 1].text in "-–"
    joined = joined and reading.lexicon.cue("descent", reading.doc[match.start].text) is None
    if entry.kind in ("country", "capital") or joined:
        # "the Thai-Cambodian border" has two, each by itself.
        phrase.start, phrase.end = _trimmed(reading, phrase, match)
    sectors = ("GOV",) if entry.kind == "capital" else row.sectors
    return _draft(
        phrase, "country", because, name=row.name, country=row.code, sectors=sectors, key=row.name
    )  # fmt: skip


def _may_be_name(reading: Reading, phrase: NounPhrase, entry: Entry) -> bool:
    """Whether what the recogniser takes for a person's name may be one, though a place is called so.

    Of a capital's it may; a country's, alone and acting, is the country's ("Jordan granted asylum").
    """
    head = reading.doc[phrase.head]
    alone = phrase.end - phrase.start == 1 and head.ent_iob_ == "B" and not head.text.isupper()
    ends = phrase.end >= len(reading.doc) or reading.doc[phrase.end].ent_iob_ != "I"
    if entry.kind == "country":
        return not (alone and ends and head.dep_ in SUBJECTS)
    return entry.kind == "capital"


def _facility(reading: Reading, phrase: NounPhrase) -> Draft | None:
    """A place that is somebody's ("an army base", "a police convoy"): what is done to it is done to them."""
    head = reading.doc[phrase.head]
    if reading.lexicon.cue("facility", head.lemma_.lower()) is None:
        return None
    sectors = reading.modifier_sectors(phrase, ())
    if not sectors:
        return None
    codes = reading.countries(phrase) or reading.located(phrase)
    return _draft(
        phrase, "organisation", f"facility {head.lemma_.lower()}", country=codes[0] if codes else None,
        sectors=sectors,
    )  # fmt: skip


def _half(reading: Reading, phrase: NounPhrase) -> Draft | None:
    """ "the North", "the South" and, in an outlet of the South, "Korea"."""
    head = reading.doc[phrase.head]
    word = head.lower_
    if word not in reading.korea or not head.text[:1].isupper() or head.pos_ not in ("PROPN", "NOUN"):
        return None
    code = reading.lexicon.cue("half", word) or reading.home
    row = reading.lexicon.countries.get(code or "")
    article = head.i > 0 and reading.doc[head.i - 1].lower_ == "the"
    if row is None or (not article and not _shares(reading, head) and word in reading.lexicon.cues("half")):
        return None
    phrase.start = head.i - int(article)
    return _draft(
        phrase, "country", f"'{head.text}' of {row.name}", name=row.name, country=row.code, key=row.name
    )


def _shares(reading: Reading, head: Token) -> bool:
    """Whether "South" shares the name that follows ("South and North Korea")."""
    doc = reading.doc
    if head.i + 2 >= len(doc) or doc[head.i + 1].lower_ != "and":
        return False
    match = reading.matches.at(head.i + 2)
    other = match.of("country", "adjective") if match is not None else None
    halves = {reading.lexicon.cue("half", word) for word in reading.lexicon.cues("half")}
    return other is not None and other.row.code in halves


def _article(reading: Reading, phrase: NounPhrase) -> bool:
    return reading.doc[phrase.start].lower_ in ("a", "an")


def _trimmed(reading: Reading, phrase: NounPhrase, match: Match) -> tuple[int, int]:
    """A country's span: with "the", without other modifiers ("nuclear-armed North Korea")."""
    start = match.start
    if start and start > phrase.start and reading.doc[start - 1].lower_ == "the":
        start -= 1
    return start, match.end


def _named_by_recogniser(reading: Reading, phrase: NounPhrase) -> Draft | None:
    """An organisation that only the name recogniser knows."""
    doc = reading.doc
    head = doc[phrase.head]
    company = reading.lexicon.cue("company", head.text)
    known = ("ORG",) if company is None else ("ORG", "PERSON", "PRODUCT", "GPE")
    if head.ent_type_ not in known or head.pos_ not in ("PROPN", "NOUN", "X"):
        return None
    first = phrase.head
    while first > phrase.start and doc[first - 1].ent_type_ == head.ent_type_:
        first -= 1
    if first and reading.lexicon.cue("vessel", doc[first - 1].lemma_) is not None:
        return None
    if doc[first].lower_ == "the":
        first += 1
    name = doc[first : phrase.head + 1].text
    if name.islower() or not any(char.isalpha() for char in name) or is_taken_town(reading, head, name):
        return None
    if any(reading.lexicon.cue("not_actor", word) is not None for word in (name, head.text)):
        return None
    if head.i and doc[head.i - 1].text == "-" and not doc[head.i - 1].whitespace_ and first == head.i:
        return None  # the end of a compound ("Test-Fires")
    after = doc[head.i + 1] if head.i + 1 < len(doc) else None
    if (
        after is not None
        and after.ent_iob_ == "I"
        and after.pos_ in ("PROPN", "NOUN")
        and after.sent == head.sent
    ):
        return None  # the middle of a name
    if not company and head.is_sent_start and phrase.end - phrase.start == 1 and head.dep_ == "ROOT":
        return None  # a heading or a section's name
    sectors: tuple[str, ...] = (company,) if company else ()
    for match in phrase.modifiers:
        if match.start >= first and match.of("institution", "institutions") is not None:
            sectors = reading.sectors_of(match)
    codes = reading.countries(phrase) or reading.city(phrase)
    return _draft(
        phrase, "organisation", "name recogniser ORG", name=name, country=codes[0] if codes else None,
        sectors=sectors, key=" ".join(pieces(name)),
    )  # fmt: skip


def _city(reading: Reading, phrase: NounPhrase) -> Draft | None:
    doc = reading.doc
    head = doc[phrase.head]
    if head.pos_ != "PROPN" or head.dep_ not in _CITY_DEPENDENCIES or head.ent_type_ == "PERSON":
        return None
    first = phrase.head
    while first > phrase.start and doc[first - 1].pos_ == "PROPN":
        first -= 1
    key = pieces(doc[first : phrase.head + 1].text)
    code = reading.lexicon.cities.get(key)
    if code is None:
        return None
    phrase.start = first
    name = doc[first : phrase.head + 1].text
    return _draft(phrase, "group", "city", name=name, country=code, sectors=("CVL",), key=name)
