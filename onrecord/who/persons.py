"""People by name: known ones with their office on the day, others with the title beside the name."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from onrecord.knowledge.rows.who import Person, Role
from onrecord.parse.documents import text_of
from onrecord.parse.labels import SUBJECTS
from onrecord.who.context import Reading
from onrecord.who.drafts import Draft
from onrecord.who.names import Names
from onrecord.who.noun_phrases import JUNIOR, NounPhrase
from onrecord.who.offices import Offices
from onrecord.who.phrases import Match, pieces
from onrecord.who.roles import role

# A member of Congress by party and state: "(R-Idaho)", ", D-Minn.,".
_SEAT = re.compile(r"\s*[,(]\s*(?:[RDI]|Ind)\.?\s?[-–—]\s?[A-Z]")
_LONGEST_SEAT = 12


def person(reading: Reading, phrase: NounPhrase, names: Names) -> Draft | None:
    """The person a noun phrase names, or None."""
    match = phrase.match
    entry = match.of("person") if match else None
    if match is not None and entry is not None:
        draft = known(reading, phrase, entry.row, names)
        names.register(draft)
        return draft
    if match is not None and match.of("organisation", "metonym", "institution", "role", "roles") is not None:
        return _after_role(reading, phrase, match, names)
    doc = reading.doc
    first = _name_start(reading, phrase)
    if first is None and names.is_surname(doc[phrase.head]):
        # "Sessions said": an ordinary word, but for who was named in full before.
        first = phrase.start = phrase.head
    if first is None:
        return None
    phrase.modifiers = [match for match in phrase.modifiers if match.start < first]
    name = _trimmed(doc[first : phrase.end])
    seen = names.meant(phrase, pieces(name), title := _title(reading, phrase))
    if (leader := names.leader(phrase, pieces(name), title, seen)) is not None:
        draft = known(reading, phrase, leader, names)
        names.register(draft)
        return draft
    titled = first > phrase.start and _is_title(reading, phrase, first)
    recognised = doc[phrase.head].ent_type_ == "PERSON" or _is_given_name(reading, phrase, first)
    # "Pak Yong-ho", whom the recogniser takes for a body, is nobody but a person.
    recognised = recognised or (first < phrase.head and _is_hyphenated_name(doc[phrase.head]))
    if match is not None and not (recognised and titled) and seen is None:
        return None
    if seen is not None and (titled or recognised or _may_be_surname(doc[phrase.head])):
        names.count(seen)
        return _again(reading, phrase, seen)
    if not (titled or recognised):
        return None
    if not titled and _is_no_person(reading, phrase, name):
        return None
    draft = _unknown(reading, phrase, name, first)
    names.register(draft)
    return draft


def known(reading: Reading, phrase: NounPhrase, row: Person, names: Names) -> Draft:
    """A person of the knowledge, with country and office on the day."""
    offices, day = reading.lexicon.offices, reading.day
    because = f"person {row.name}"
    title = _title(reading, phrase)
    country, sectors, office, wikidata = row.country, row.sectors, None, row.wikidata
    held = offices.held(row.name, day) if day else []
    latest = offices.latest(row.name)
    former = reading.is_former(phrase)
    if former:
        earlier = offices.earlier(row.name, day) if day else latest
        sectors, office = ("ELI",), earlier.office if earlier else title.office if title else None
        country = earlier.country if earlier and earlier.country else country
        because += "; former"
    elif held:
        term = held[0]
        country, office = term.country or country, term.office
        sectors = tuple(dict.fromkeys(sector for t in held for sector in t.sectors))
        because += f"; office {term.office} from {term.start}"
    elif day is None and title is not None and title.sectors:
        # What the report calls a person holds on its own day, whichever that is.
        sectors, office = title.sectors, title.office
        because += f"; title {title.because}; undated"
    elif day is None and (before := names.full(pieces(row.name))) is not None:
        country, sectors, office = before.country, before.sectors, before.office
        because = before.because
    elif day is None and latest is not None:
        country, office = latest.country or country, latest.office
        sectors = latest.sectors if not latest.end else row.sectors or ("ELI",)
        because += f"; latest known office {latest.office}, {'over' if latest.end else 'open'}; undated"
    elif title is not None and title.sectors and not _is_over(offices, row.name, title.office, day):
        sectors, office = title.sectors, title.office
        because += f"; title {title.because}"
    elif day is not None and (over := offices.earlier(row.name, day)) is not None:
        country, sectors = over.country or country, row.sectors or ("ELI",)
        because += f"; office {over.office} ended {over.end}"
    terms = latest.wikidata if latest else None
    return Draft(
        start=phrase.start,
        end=phrase.end,
        head=phrase.head,
        kind="person",
        because=because,
        name=row.name,
        country=country,
        sectors=sectors,
        office=office,
        wikidata=wikidata or terms,
        key=row.name,
        gender=row.gender or _gender(reading, row.name.split()[0], phrase),
        definite=True,
    )


def _unknown(reading: Reading, phrase: NounPhrase, name: str, first: int) -> Draft:
    title = _title(reading, phrase)
    codes = _countries(reading, phrase, name, title)
    because = "name recogniser PERSON" if title is None else f"name after {title.because}"
    # "Cho, the South Korean foreign minister": the holder of the office, if the name is part of his.
    holder = title if title and title.name and set(pieces(name)) <= set(pieces(title.name)) else None
    return Draft(
        start=phrase.start,
        end=phrase.end,
        head=phrase.head,
        kind="person",
        because=because,
        name=holder.name if holder else name,
        wikidata=holder.wikidata if holder else None,
        country=(title.country if title and title.country else codes[0] if codes else None),
        sectors=_sectors(reading, name, title),
        office=title.office if title else None,
        noun=title.noun if title else None,
        key=holder.key if holder else f"person {' '.join(pieces(name))}",
        gender=(title.gender if title else None) or _gender(reading, reading.doc[first].text, phrase),
        definite=True,
    )


def _countries(reading: Reading, phrase: NounPhrase, name: str, title: Draft | None) -> tuple[str, ...]:
    """The country of a name: of the words beside it, of a seat in Congress or a party behind it, or of
    the one country that people of that surname have led."""
    if codes := reading.countries(phrase):
        return codes
    end = reading.doc[phrase.end - 1]
    behind = text_of(reading.doc)[end.idx + len(end) : end.idx + len(end) + _LONGEST_SEAT]
    if _SEAT.match(behind):
        return ("USA",)
    for inner in phrase.apposition:
        party = inner.match.of("organisation") if inner.match is not None else None
        if party is not None and "PTY" in party.row.sectors and party.row.country:
            return (str(party.row.country),)
    led = _once_led(reading, name, title)
    return (led,) if led else ()


def _once_led(reading: Reading, name: str, title: Draft | None) -> str | None:
    """The one country that people of a surname led up to the day ("President Hoover")."""
    offices = reading.lexicon.offices
    if title is None or title.country or not title.office or not offices.leads(title.office):
        return None
    return offices.led_by(name.split()[-1], reading.day) if reading.day else None


def _sectors(reading: Reading, name: str, title: Draft | None) -> tuple[str, ...]:
    if title is None:
        return ()
    return ("ELI",) if _once_led(reading, name, title) else title.sectors


def _again(reading: Reading, phrase: NounPhrase, seen: Draft) -> Draft:
    title = _title(reading, phrase)
    codes = _countries(reading, phrase, seen.name or "", title)
    country = seen.country or (title.country if title else None) or (codes[0] if codes else None)
    return Draft(
        start=phrase.start, end=phrase.end, head=phrase.head, kind="person",
        because=f"{seen.because.split('; named again')[0]}; named again",
        name=seen.name, country=country,
        sectors=seen.sectors or (title.sectors if title else ()),
        office=seen.office or (title.office if title else None), wikidata=seen.wikidata,
        key=seen.key, gender=seen.gender,
        definite=True,
    )  # fmt: skip


def _after_role(reading: Reading, phrase: NounPhrase, match: Match, names: Names) -> Draft | None:
    """ "the minister, Kang Kyung-wha,": the name in apposition is the person, the role what is said."""
    if match.of("role") is None or match.of("role").row.use not in ("office", "role", "spokes", "title"):  # type: ignore[union-attr]
        return None
    if match.of("role").row.use == "office":  # type: ignore[union-attr]
        _part_name(reading, phrase)
    for inner in phrase.apposition:
        named = person(reading, inner, names) if reading.doc[inner.head].pos_ == "PROPN" else None
        if named is None or named.kind != "person":
            continue
        described = role(reading, phrase, match)
        named.start, named.head = min(phrase.start, named.start), phrase.head
        take(named, described)
        return named
    return None


def _part_name(reading: Reading, phrase: NounPhrase) -> None:
    """Part a name from what its title is for ("the envoy for Chad Adam Haroun", one phrase in the tree)."""
    doc = reading.doc
    for index, (preposition, inner) in enumerate(phrase.complements):
        first = inner.head
        if doc[first].ent_type_ != "PERSON" or preposition == "of":
            continue
        while first > inner.start and doc[first].ent_iob_ == "I":
            first -= 1
        before = reading.matches.at(first - 1)
        # "the aide to Minister Haroun" is not Haroun.
        if first == inner.start or (before is not None and before.of("role", "roles") is not None):
            continue
        match = reading.matches.at(inner.head)
        name = NounPhrase(first, inner.end, inner.head, match if match and match.start >= first else None)
        field = NounPhrase(inner.start, first, first - 1, before)
        phrase.complements[index] = (preposition, field)
        phrase.apposition.insert(0, name)
        return


def take(named: Draft, described: Draft | None) -> None:
    """Give a named person what a title or description beside the name says, where nothing is known."""
    if described is None:
        return
    if not named.country and described.country:
        named.country = described.country
    if not named.sectors:
        named.sectors = described.sectors
        named.office = named.office or described.office
        named.because += f"; {described.because}"
    named.gender = named.gender or described.gender


def _is_no_person(reading: Reading, phrase: NounPhrase, name: str) -> bool:
    """Whether what the recogniser takes for a person is a firm, a shoal, a town, or a lone "the X"."""
    if reading.lexicon.cue("company", name.split()[-1]) is not None:
        return True
    if is_taken_town(reading, reading.doc[phrase.head], name):
        return True
    if " " not in name:
        return reading.doc[phrase.start].lower_ == "the"
    return reading.lexicon.cue("not_actor", name.split()[-1]) is not None


def is_taken_town(reading: Reading, head: Token, name: str) -> bool:
    """Whether a name is that of a town which is seized or shelled ("the rebels seized Goma")."""
    taken = head.dep_ == "dobj" and reading.lexicon.cue("taking", head.head.lemma_) is not None
    return taken and pieces(name) in reading.lexicon.cities


def _is_given_name(reading: Reading, phrase: NounPhrase, first: int) -> bool:
    """Whether "Japan's Hiroshi Takeda", taken for an organisation, opens with a given name."""
    doc = reading.doc
    if phrase.head - first != 1 or doc[phrase.head].ent_type_ not in ("ORG", "GPE", "PRODUCT", "FAC"):
        return False
    if not doc[phrase.head].is_alpha or reading.lexicon.cue("company", doc[phrase.head].text) is not None:
        return False
    return reading.lexicon.gender(doc[first].text) is not None and doc[first].text.istitle()


def _may_be_surname(head: Token) -> bool:
    """Whether a word that is no name to the recogniser may be the surname of one named before.

    "May" is one only where it does or suffers something.
    """
    if head.ent_type_ in ("DATE", "TIME", "CARDINAL"):
        return " " not in head.text and head.pos_ == "PROPN" and head.dep_ in (*SUBJECTS, "dobj", "poss")
    return head.ent_type_ in ("", "PERSON", "ORG", "GPE", "NORP", "PRODUCT", "FAC", "LOC")


def _is_over(offices: Offices, person: str, office: str | None, day: str | None) -> bool:
    """Whether the office a title names is known to have ended ("President Obama", told in 2018)."""
    over = offices.earlier(person, day) if day is not None else None
    return (
        over is not None and office is not None and offices.compared(over.office) == offices.compared(office)
    )


def _trimmed(name: Span) -> str:
    """A name without "Jr.", and without the possessive that the recogniser may count in."""
    end = name.end
    end -= end - name.start > 1 and name.doc[end - 1].tag_ == "POS"
    if end - name.start > 2 and name.doc[end - 1].lower_ in JUNIOR:
        # "Donald Jr." keeps it: he is not Donald.
        end -= 1 + (name.doc[end - 2].text == ",")
    return name.doc[name.start : end].text


def _name_start(reading: Reading, phrase: NounPhrase) -> int | None:
    """The first token of the proper name that ends at the head."""
    doc = reading.doc
    head = doc[phrase.head]
    if head.pos_ not in ("PROPN", "X") and head.ent_type_ != "PERSON":
        return None
    before = (m for m in phrase.modifiers if m.end <= phrase.head and not _is_given(doc, m, phrase.head))
    last = max((m.end for m in before), default=phrase.start)
    first = phrase.head
    while first > last and _of_name(doc[first - 1]):
        first -= 1
    if head.ent_type_ == "PERSON":
        # A name that the tree cuts in two ("Yoon Jung-min") is taken whole.
        while first > last and doc[first].ent_iob_ == "I" and doc[first - 1].ent_type_ == "PERSON":
            first -= 1
        while (
            phrase.end < len(doc)
            and doc[phrase.end].ent_iob_ == "I"
            and doc[phrase.end].ent_type_ == "PERSON"
        ):
            phrase.end += 1
    while phrase.end + 1 < len(doc) and doc[phrase.end].text == "-" and not doc[phrase.end - 1].whitespace_:
        phrase.end += 2
    if phrase.end < len(doc) and head.pos_ == "PROPN" and _is_hyphenated_name(doc[phrase.end]):
        # "Han Seo-jin", parsed as two.
        phrase.end += 1
    while first < phrase.head and reading.lexicon.cue("courtesy", doc[first].text) is not None:
        first += 1
    return first if doc[first].text[:1].isupper() else None


def _is_given(doc: Doc, match: Match, head: int) -> bool:
    """Whether somebody's surname, or a firm's name, is here the first name of another ("Abbas Kadhim")."""
    firm = match.of("organisation")
    return (
        (match.of("person") is not None or (firm is not None and firm.row.ambiguous))
        and match.end == head
        and match.end - match.start == 1
        and (doc[head].ent_type_ == "PERSON" and doc[head].ent_iob_ == "I")
    )


def _is_hyphenated_name(token: Token) -> bool:
    """Whether a word is a given name of two syllables ("Yong-ho"), which `parse` leaves whole."""
    first, _, second = token.text.partition("-")
    return token.pos_ == "PROPN" and first.istitle() and second.isalpha() and second.islower()


def _of_name(token: Token) -> bool:
    return (
        (token.pos_ in ("PROPN", "X") and token.text[:1].isalpha())
        or token.text in ("-", "–")
        or (token.ent_type_ == "PERSON" and token.text not in ("'s", "’s", ",") and token.pos_ != "DET")
    )


def _is_title(reading: Reading, phrase: NounPhrase, first: int) -> bool:
    """Whether a title of a person, or a courtesy title, stands right before the name."""
    before = reading.doc[first - 1]
    if reading.lexicon.cue("courtesy", before.text) is not None:
        return True
    return any(
        match.end == first and (entry := match.of("role")) is not None and entry.row.use != "modifier"
        for match in phrase.modifiers
    )


def _title(reading: Reading, phrase: NounPhrase) -> Draft | None:
    """What the title before the name, or the description after it, says of the person."""
    titles = [m for m in phrase.modifiers if (e := m.of("role")) is not None and e.row.use != "modifier"]
    if titles:
        ranked = [m for m in titles if m.of("role").row.use != "honour"] or titles  # type: ignore[union-attr]
        row: Role = ranked[-1].of("role").row  # type: ignore[union-attr]
        before = NounPhrase(phrase.start, ranked[-1].end, ranked[-1].end - 1, ranked[-1])
        before.modifiers = [m for m in phrase.modifiers if m.end <= ranked[-1].start]
        before.parsed = phrase.parsed
        found = role(reading, before, ranked[-1])
        if found is None and row.sectors:
            found = Draft(
                start=phrase.start, end=phrase.end, head=phrase.head, kind="person",
                because=f"role {row.noun}", sectors=row.sectors, office=row.office, gender=row.gender,
            )  # fmt: skip
        if found is not None:
            return found
    for inner in phrase.apposition:
        if inner.match is not None and inner.match.of("role", "roles") is not None:
            described = role(reading, inner, inner.match)
            if described is not None and not described.plural:
                return described
    return None


def _gender(reading: Reading, given: str, phrase: NounPhrase) -> str | None:
    for index in range(max(0, phrase.start - 1), phrase.head):
        courtesy = reading.lexicon.cue("courtesy", reading.doc[index].text)
        if courtesy:
            return courtesy
    return reading.lexicon.gender(given)
