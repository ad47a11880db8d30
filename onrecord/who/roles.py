"""People by what they do ("two senior officials", "the envoy") and institutions by their noun."""

from __future__ import annotations

from onrecord.knowledge.rows.who import Institution, Role
from onrecord.who.context import Reading
from onrecord.who.drafts import Draft
from onrecord.who.noun_phrases import NounPhrase
from onrecord.who.phrases import Match, pieces
from onrecord.who.states import is_regional, shared_name


def role(reading: Reading, phrase: NounPhrase, match: Match) -> Draft | None:
    """A person or group by a role noun."""
    entry = match.of("role", "roles")
    if entry is None:
        return None
    row: Role = entry.row
    if row.use in ("modifier", "honour"):
        return None
    head = reading.doc[phrase.head]
    plural = entry.kind == "roles" or head.tag_ in ("NNS", "NNPS")
    many = plural or row.use == "collective" or reading.lexicon.cue("many", row.noun) is not None
    if plural:
        listed_before(reading, phrase)
    codes = reading.countries(phrase, ("of", "from")) or reading.city(phrase)
    regional = is_regional(reading, phrase)
    if not codes and not regional:
        # "Counterparts in China" are Chinese, "negotiators in Geneva" are from anywhere.
        codes = reading.located(phrase, cities=reading.lexicon.cue("travels", row.noun) is None)
    if not codes and (only := _only_country(reading, phrase, row.noun)):
        codes = (only,)
    borrowing = (
        reading.lexicon.cue("borrowing_use", row.use) is not None
        or reading.lexicon.cue("borrows", row.noun) is not None
    )
    sectors = row.sectors
    borrowed = reading.modifier_sectors(
        phrase, ("of", "for", "to", "from") if row.use == "spokes" else ("of",)
    )
    if borrowing and borrowed:
        # "Hamas leaders", "union officials" are nobody's government.
        own = row.use != "people" and any(reading.lexicon.cue("no_state", s) is None for s in borrowed)
        sectors = tuple(dict.fromkeys((*borrowed, *(row.sectors if own else ()))))
    elif borrowed and row.use in ("role", "collective"):
        sectors = tuple(dict.fromkeys((*row.sectors, *borrowed)))
    if row.use == "spokes" and not codes:
        codes = reading.countries(phrase, ("for", "of"))
    if not codes and row.use == "role":
        # "an aide to Merkel"; an envoy to a country is another's.
        whose = [c.match for preposition, c in phrase.complements if preposition == "to"]
        if all(match is not None and match.of("person") is not None for match in whose):
            codes = tuple(code for m in whose if m is not None and (code := reading.country_of(m)))
    if row.use == "title" and not sectors and not codes:
        return None
    if row.use == "people" and not (sectors or codes or reading.number(phrase)):
        return None
    former = reading.is_former(phrase)
    if (
        former
        and row.use in ("office", "spokes", "role", "collective")
        and row.sectors
        and reading.lexicon.cue("lasting_sector", row.sectors[0]) is None
    ):
        sectors = ("ELI",)
    several = tuple(codes) if len(codes) > 1 and plural else ()
    extent = _extent(phrase)
    draft = Draft(
        start=phrase.start,
        end=extent,
        head=phrase.head,
        kind="group" if many else "office" if row.use == "office" else "person",
        because=f"role {row.noun}",
        # "European leaders" are no one country's, wherever they meet; "European diplomats" unnamed.
        name=shared_name(reading, phrase) if regional and plural and row.use == "office" else None,
        country=codes[0] if codes and not several else None,
        countries=several,
        sectors=sectors,
        office=_office(reading, phrase, row) if row.use in ("office", "spokes") else None,
        members=reading.number(phrase) if plural else None,
        noun=row.noun,
        plural=plural,
        gender=row.gender,
        definite=not reading.is_indefinite(phrase),
        bare=_is_bare(reading, phrase, match),
    )
    if body := _presides(reading, phrase, row, draft.country):
        draft.office, draft.sectors = row.office if plural else f"{row.office} of {body[0]}", body[1]
    elif plural and row.use == "office" and draft.country and draft.country not in reading.lexicon.countries:
        # "Leaders of the Arab League" are one body; its code ("IGO") names it to nobody.
        draft.name = _body(reading, phrase, draft.country)
    if former and draft.office:
        draft.office = f"former {draft.office}"
    if row.use in ("role", "spokes") or (row.use == "office" and not draft.definite):
        draft.described = reading.described(phrase, _institution_words(reading, phrase))
    if not former and not plural and not body and row.use == "office":
        name_holder(reading, draft, row.office)
    return draft


def _presides(
    reading: Reading, phrase: NounPhrase, row: Role, country: str | None
) -> tuple[str, tuple[str, ...]] | None:
    """The body of a state, with its sectors, that a "president" presides over, not the state itself."""
    if row.office is None or not reading.lexicon.offices.leads(row.office):
        return None
    if country is not None and country not in reading.lexicon.countries:
        return None
    inner = [c.match for preposition, c in phrase.complements if preposition == "of" and c.match]
    for match in (*phrase.modifiers, *inner):
        if match.of("organisation", "institution") is None or match.of("country", "capital", "adjective"):
            continue
        sectors = reading.sectors_of(match)
        if sectors and "GOV" not in sectors:
            return reading.doc[match.start : match.end].text, sectors
    return None


def _body(reading: Reading, phrase: NounPhrase, country: str) -> str | None:
    """The name of the organisation in a phrase that gives it its country."""
    inner = [c.match for preposition, c in phrase.complements if preposition == "of" and c.match]
    rows = [reading.at_date(match) for match in (*phrase.modifiers, *inner) if match.of("organisation")]
    return next((row.name for row in rows if row is not None and row.country == country), None)


def _only_country(reading: Reading, phrase: NounPhrase, noun: str) -> str | None:
    """The one country that has the title or body ("unification minister"), if only one has it."""
    only = reading.lexicon.cue("only_in", noun)
    if only is None or len(only.split()) > 1 or any(p == "for" for p, _ in phrase.complements):
        return None
    return only


def _extent(phrase: NounPhrase) -> int:
    end = phrase.end
    for _, inner in phrase.complements:
        end = max(end, inner.end, *(_extent(deeper) for _, deeper in inner.complements or [("", inner)]))
    return end


def _institution_words(reading: Reading, phrase: NounPhrase) -> str | None:
    inner = [m for m in phrase.modifiers if m.of("organisation", "institution", "institutions", "metonym")]
    inner += [
        c.match
        for _, c in phrase.complements
        if c.match and c.match.of("organisation", "institution", "metonym")
    ]
    return reading.doc[inner[0].start : inner[0].end].text if inner else None


def _office(reading: Reading, phrase: NounPhrase, row: Role) -> str | None:
    """The office's name, with what it is for where that is said ("… for North Korea")."""
    if row.office not in ("Special Representative", "Ambassador"):
        return row.office
    objects = [
        f"{preposition} {reading.doc[inner.start : inner.end].text}"
        for preposition, inner in phrase.complements
        if preposition in ("to", "for", "on")
    ]
    return f"{row.office} {objects[0]}" if objects else row.office


def name_holder(reading: Reading, draft: Draft, title: str | None) -> None:
    """Who holds the office on the day of publication, where it has one holder and is meant by "the"."""
    if not (reading.day and draft.country and draft.definite) or _is_to_be(reading, draft):
        return
    if reading.is_of_part(draft.start, draft.head) or _is_permanent(reading, draft):
        return
    offices = reading.lexicon.offices
    office = offices.compared(title or "")
    term = offices.holder(draft.country, office, reading.day) if offices.single(office) else None
    if term is not None:
        draft.name, draft.office, draft.wikidata, draft.key = (
            term.person,
            term.office,
            term.wikidata,
            term.person,
        )
        draft.because += f"; office {term.office} of {term.country} held by {term.person} from {term.start}"


def _is_permanent(reading: Reading, draft: Draft) -> bool:
    """Whether a civil servant bears the title in that country ("India's foreign secretary")."""
    return draft.country in (reading.lexicon.cue("permanent", draft.noun or "") or "").split()


def _is_to_be(reading: Reading, draft: Draft) -> bool:
    """Whether somebody only is to hold the office ("the incoming premier", "the … nominee")."""
    after = range(draft.head + 1, min(draft.end + 2, len(reading.doc)))
    words = [reading.doc[i].lower_ for i in (*range(draft.start, draft.head), *after)]
    return any(reading.lexicon.cue("to_be", word) is not None for word in words)


def institution(reading: Reading, phrase: NounPhrase, match: Match) -> Draft | None:
    """A ministry, army, court, police force … of a country, a city or a name of its own."""
    entry = match.of("institution", "institutions")
    if entry is None:
        return None
    row: Institution = entry.row
    doc = reading.doc
    if "OPP" in row.sectors and match.end < len(doc) and doc[match.end].lower_ == "to":
        return None  # "their opposition to the deal"
    if entry.kind == "institutions":
        listed_before(reading, phrase)
    codes = reading.countries(phrase, ("of", "for", "from")) or reading.city(phrase)
    # An embassy in a country is another's, and "its" body in a city may be anybody's.
    if not codes and row.name != "Embassy" and doc[phrase.start].tag_ != "PRP$":
        codes = reading.located(phrase)
    if not codes and row.name == "Government" and reading.day and phrase.head > phrase.start:
        offices, word = reading.lexicon.offices, doc[phrase.head - 1].text
        term = offices.leader(word, reading.day, reading.named) if word[:1].isupper() else None
        led = offices.led_by(word, reading.day) or (term.country if term is not None else None)
        codes = (led,) if led else ()
    if not codes and (only := _only_country(reading, phrase, row.noun)):
        codes = (only,)
    head = doc[phrase.head]
    if (named := _named_beside(reading, phrase, match)) is not None:
        return named
    proper = own_name(reading, phrase, match)
    if not codes and not proper and head.text.islower() and reading.lexicon.cue("weak", row.noun) is not None:
        return None
    plural = entry.kind == "institutions"
    # "Indian and Pakistani troops" are of both, though "troops" is the institution's own word.
    several = codes if len(codes) > 1 and (plural or head.tag_ in ("NNS", "NNPS")) else ()
    country = codes[0] if codes and not several else None
    name = proper or (None if plural or reading.is_indefinite(phrase) else _canonical(reading, row, country))
    sectors = row.sectors
    if reading.is_former(phrase) and "GOV" in sectors:
        sectors = ("ELI",)
    if row.name == "Agency" and proper and not codes:
        sectors = ()
    if row.name in ("Agency", "Organisation", "Company"):
        borrowed = [
            s for m in phrase.modifiers if m.of("institution", "role", "roles") for s in reading.sectors_of(m)
        ]
        sectors = tuple(dict.fromkeys((*borrowed, *sectors))) if borrowed else sectors
    return Draft(
        start=phrase.start,
        end=_extent(phrase) if phrase.complements else phrase.end,
        head=phrase.head,
        kind="organisation",
        because=f"institution {row.noun}",
        name=name,
        country=country,
        countries=several,
        sectors=sectors,
        key=name,
        noun=row.noun,
        plural=plural,
        definite=not reading.is_indefinite(phrase),
        bare=_is_bare(reading, phrase, match),
    )


def _named_beside(reading: Reading, phrase: NounPhrase, match: Match) -> Draft | None:
    """The organisation that the noun only says what it is ("the KCNA news agency", "its newspaper, the
    Rodong Sinmun")."""
    before = [m for m in phrase.modifiers if m.end == match.start]
    after = [inner.match for inner in phrase.apposition if inner.match is not None]
    for other in (*before, *after):
        entry, kind = other.of("organisation"), match.of("institution", "institutions")
        if entry is None or kind is None or "JRN" not in kind.row.sectors:
            continue
        row = reading.at_date(other) or entry.row
        return Draft(
            start=phrase.start, end=phrase.end, head=phrase.head, kind="organisation",
            because=f"organisation {row.name}", name=row.name, country=row.country, sectors=row.sectors,
            key=row.name, noun=kind.row.noun, definite=True,
        )  # fmt: skip
    return None


def _canonical(reading: Reading, row: Institution, country: str | None) -> str | None:
    """A country's institution by one name whatever it is called, where it has one of the kind."""
    state = reading.lexicon.countries.get(country) if country else None
    if state is None:
        return None
    one = row.name.startswith("Ministry of") or row.name in ("Government", "Parliament", "Central Bank")
    return f"{row.name if one else row.noun.title()} of {state.name}"


def _is_bare(reading: Reading, phrase: NounPhrase, match: Match) -> bool:
    return not phrase.complements and match.start - phrase.start <= 1


def listed_before(reading: Reading, phrase: NounPhrase) -> None:
    """Take in the countries listed before a plural ("Japanese, US, and South Korean officials")."""
    if not phrase.modifiers or phrase.modifiers[0].start != phrase.start:
        return
    doc = reading.doc
    while phrase.start > doc[phrase.head].sent.start + 1 and reading.country_of(phrase.modifiers[0]):
        at = phrase.start - 1
        while at > doc[phrase.head].sent.start and doc[at].lower_ in (",", "and"):
            at -= 1
        before = reading.matches.at(at)
        if at == phrase.start - 1 or before is None or before.of("adjective", "country") is None:
            return
        if doc[at].dep_ in ("pobj", "dobj", "nsubj", "nsubjpass") and before.of("adjective") is None:
            return
        phrase.start = before.start
        phrase.modifiers.insert(0, before)


def own_name(reading: Reading, phrase: NounPhrase, match: Match) -> str | None:
    """The name of an institution that has one ("Madras High Court"), else None."""
    doc = reading.doc
    first = match.start
    covered = {index for found in phrase.modifiers for index in range(found.start, found.end)}
    while (
        first > phrase.start
        and doc[first - 1].text[:1].isupper()
        and doc[first - 1].pos_ not in ("DET", "ADP")
    ):
        first -= 1
    last = match.end
    capital = doc[last - 1].text[:1].isupper()
    if capital and phrase.complements and phrase.complements[0][0] == "of":
        inner = phrase.complements[0][1]
        # "the University of Nairobi"; a government's own bodies go by their canonical names.
        if (
            inner.start == last + 1
            and doc[inner.head].text[:1].isupper()
            and "GOV" not in reading.sectors_of(match)
        ):
            last = inner.end
    proper = [i for i in range(first, match.start) if i not in covered and pieces(doc[i].text)]
    if not capital or not (proper or last > match.end):
        return None
    return doc[first:last].text
