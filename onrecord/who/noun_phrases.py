"""Noun phrases that may name an actor: where they start and end, and the phrases in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from onrecord.parse.documents import is_parsed
from onrecord.parse.labels import VERBS
from onrecord.who.phrases import Match

# Dependencies of a word inside the noun phrase of its head.
MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod", "det", "quantmod", "poss", "predet", "advmod"})
JUNIOR = frozenset({"jr.", "jr", "sr.", "sr"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "SYM"})
_TRIMMED = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT", "ADV", "SPACE", "INTJ", "AUX", "VERB"})
_COMPLEMENTS = frozenset({"of", "to", "for", "on", "from"})


@dataclass(slots=True)
class NounPhrase:
    """Tokens `start` to `end` (exclusive) around the token `head`.

    `complements` are phrases in "of South Korea", "to the United Nations"; `apposition` the
    noun phrases that say the same thing again.
    """

    start: int
    end: int
    head: int
    match: Match | None
    modifiers: list[Match] = field(default_factory=list)
    complements: list[tuple[str, NounPhrase]] = field(default_factory=list)
    apposition: list[NounPhrase] = field(default_factory=list)
    parsed: bool = True


class Matches:
    """The matches of a Doc, by token.

    Attributes:
        robbing: verbs whose "of" says what somebody is accused or deprived of.
    """

    def __init__(self, matches: list[Match], robbing: Collection[str]) -> None:
        self.robbing = robbing
        self._matches = matches
        self._starts = [match.start for match in matches]
        self._at = {index: match for match in matches for index in range(match.start, match.end)}

    def __iter__(self) -> Iterator[Match]:
        return iter(self._matches)

    def at(self, index: int) -> Match | None:
        """The match that covers a token."""
        return self._at.get(index)

    def within(self, start: int, end: int) -> list[Match]:
        """The matches that begin between two tokens."""
        return self._matches[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def noun_phrase(head: Token, matches: Matches, depth: int = 0) -> NounPhrase:
    """The noun phrase of a token in a parsed sentence."""
    doc = head.doc
    match = matches.at(head.i)
    start, end = head.i, head.i + 1
    for child in head.lefts:
        if child.dep_ in MODIFIERS and child.i < start:
            start = min(start, child.left_edge.i)
    if match is not None:
        start, end = min(start, match.start), max(end, match.end)
    sentence_start = head.sent.start
    start = max(start, sentence_start)
    while start < head.i and (match is None or start < match.start) and _leaves_out(doc[start]):
        start += 1
    end += _junior(doc, end) if head.pos_ == "PROPN" else 0
    phrase = NounPhrase(start, end, head.i, match)
    phrase.modifiers = [found for found in matches.within(start, end) if found is not match]
    if depth < 3:
        _add_complements(phrase, head, matches, depth)
        for child in head.children:
            if child.dep_ == "appos" and child.i > head.i:
                phrase.apposition.append(noun_phrase(child, matches, depth + 1))
    return phrase


def _junior(doc: Doc, at: int) -> int:
    """How many tokens of a name's "Jr." or ", Jr." stand there."""
    comma = at < len(doc) and doc[at].text == ","
    return 1 + comma if at + comma < len(doc) and doc[at + comma].lower_ in JUNIOR else 0


def _leaves_out(token: Token) -> bool:
    return token.pos_ in _TRIMMED and token.dep_ not in ("amod", "nmod", "compound", "poss", "det", "nummod")


def _add_complements(phrase: NounPhrase, head: Token, matches: Matches, depth: int) -> None:
    """ "of", "to" and "for" phrases that follow at once ("the ambassador of X to Y")."""
    doc = head.doc
    position = phrase.end
    if position + 1 < len(doc) and doc[position].text == "," and doc[position + 1].lower_ == "of":
        position += _opens_list(doc, position + 2, matches)  # "six envoys, of Britain, France …"
    position = _second_field(doc, phrase, position)
    while position < len(doc) and doc[position].lower_ in _COMPLEMENTS and doc[position].sent == head.sent:
        preposition = doc[position]
        objects = [child for child in preposition.children if child.dep_ in ("pobj", "pcomp")]
        if not objects or objects[0].i <= position or objects[0].ent_type_ in ("DATE", "TIME"):
            return
        if (
            objects[0].pos_ in VERBS
            or _is_of_verb(preposition, phrase, matches.robbing)
            or _is_matter(preposition, phrase)
        ):
            return
        inner = noun_phrase(objects[0], matches, depth + 1)
        if inner.start > position + 1:
            inner.start = position + 1
        phrase.complements.append((preposition.lower_, inner))
        for child in objects[0].conjuncts:
            # "links between members of his campaign and Chad": what is joined to a country is one.
            if child.i > inner.end - 1 and child.dep_ == "conj" and _alike(objects[0], child, matches):
                phrase.complements.append((preposition.lower_, noun_phrase(child, matches, depth + 1)))
        position = max([inner.end, *(p.end for _, p in inner.complements)])
        position = _listed(phrase, preposition, position, matches)


def _opens_list(doc: Doc, at: int, matches: Matches) -> bool:
    """Whether a country that owns nothing stands there ("of Chad, Niger …", not "of Chad's exit")."""
    at += at < len(doc) and doc[at].lower_ == "the"
    match = matches.at(at)
    country = match is not None and match.of("country", "capital") is not None
    return country and match is not None and (match.end == len(doc) or doc[match.end].tag_ != "POS")


def _is_of_verb(preposition: Token, phrase: NounPhrase, robbing: Collection[str]) -> bool:
    """Whether a preposition goes on with a verb that took the phrase for its object ("moved troops to
    the border", "accused the regime of abuses"); after an office's name it says where it is held
    ("met the ambassador to Chad")."""
    verb = preposition.head
    role = phrase.match.of("role", "roles") if phrase.match is not None else None
    office = role is not None and role.row.use in ("office", "spokes")
    if _robs(preposition, phrase, robbing) and not office:
        return True
    # "withdrew troops from Chad", but "met his counterpart from Chad".
    taken = preposition.lower_ in ("to", "of") or (preposition.lower_ == "from" and role is None)
    return taken and verb.pos_ == "VERB" and verb.i < phrase.head and not office


def _robs(preposition: Token, phrase: NounPhrase, robbing: Collection[str]) -> bool:
    """Whether "of" tells what somebody is accused or stripped of, wherever the tree hangs it."""
    head = preposition.doc[phrase.head]
    named = preposition.nbor().ent_type_ == "GPE"
    robbed = head.dep_ == "dobj" and head.head.lemma_ in robbing
    return preposition.lower_ == "of" and not named and robbed


def _is_matter(preposition: Token, phrase: NounPhrase) -> bool:
    """Whether "on" or "for" says of what matter ("brief officials on their trip", "invited the president
    for a visit"), and not for which country, body or cause an office is."""
    following = preposition.doc[preposition.i + 1]
    role = phrase.match.of("role", "roles") if phrase.match is not None else None
    speaks = role is not None and role.row.use == "spokes"
    owned = following.tag_ == "PRP$" or following.lower_ in ("a", "an")
    return preposition.lower_ in ("on", "for") and owned and not speaks


def _alike(first: Token, second: Token, matches: Matches) -> bool:
    """Whether the second of two joined is no country, or the first one too."""
    found = (matches.at(first.i), matches.at(second.i))
    states = [match is not None and match.of("country", "capital") is not None for match in found]
    return states[0] or not states[1]


def _second_field(doc: Doc, phrase: NounPhrase, position: int) -> int:
    """Past the rest of a title: "Minister of Foreign Affairs and Trade of X"."""
    titled = phrase.match is not None and phrase.match.of("role") is not None
    if not titled or position >= len(doc) or doc[position].lower_ != "and":
        return position
    at = position + 1
    while at < len(doc) and at < position + 5 and doc[at].text[:1].isupper():
        at += 1
    return at if position + 1 < at < len(doc) and doc[at].lower_ == "of" else position


_LINKS = frozenset({",", "and", "the", "&"})


def _listed(phrase: NounPhrase, preposition: Token, position: int, matches: Matches) -> int:
    """Take in the rest of a list of countries, whatever the tree makes of it ("of X, Y and the Z")."""
    doc = preposition.doc
    last = phrase.complements[-1][1]
    while last.match is not None and last.match.of("country", "capital") is not None:
        at = position
        while at < len(doc) and doc[at].lower_ in _LINKS:
            at += 1
        match = matches.at(at) if at > position and at < len(doc) else None
        if match is None or match.of("country", "capital") is None or doc[at].sent != preposition.sent:
            return position
        after = doc[match.end] if match.end < len(doc) else None
        if after is not None and (after.tag_ == "POS" or after.pos_ in ("NOUN", "PROPN")):
            return position
        # "envoys of X, Y and Z met" lists them all; in "the envoy of X, Y said" it is Y who speaks.
        verb = after is not None and after.pos_ in ("VERB", "AUX")
        link = doc[position:at].text.lower()
        if verb and ("and" not in link or (link.startswith(",") and len(phrase.complements) < 2)):
            return position
        last = NounPhrase(match.start, match.end, match.end - 1, match)
        phrase.complements.append((preposition.lower_, last))
        position = match.end
    return position


def heads(sentence: Span, matches: Matches) -> Iterator[Token]:
    """The tokens of a parsed sentence that may head a noun phrase of their own, in order."""
    for token in sentence:
        match = matches.at(token.i)
        if match is not None and match.end - match.start > 1:
            if token.i == _root_of(sentence.doc, match):
                yield token
        elif token.pos_ in _NOMINAL or match is not None or _misread(token):
            yield token


def _misread(token: Token) -> bool:
    """Whether the tagger took a plural noun for a verb ("condemned Sunday's DPRK launches")."""
    return token.tag_ == "VBZ" and token.dep_ in {"dobj", "pobj"} and token.i > token.left_edge.i


def _root_of(doc: Doc, match: Match) -> int:
    return int(doc[match.start : match.end].root.i)


def flat_phrases(sentence: Span, matches: Matches) -> Iterator[NounPhrase]:
    """Rows of adjacent matches in an unparsed sentence, the last of each row its head."""
    row: list[Match] = []
    doc = sentence.doc
    for match in matches.within(sentence.start, sentence.end):
        if row and not _adjacent(doc, row[-1], match):
            yield _flat(row)
            row = []
        row.append(match)
    if row:
        yield _flat(row)


def _adjacent(doc: Doc, left: Match, right: Match) -> bool:
    between = doc[left.end : right.start].text.strip()
    return between in ("", "'s", "’s", "'", "’", "-")


def _flat(row: list[Match]) -> NounPhrase:
    last = row[-1]
    return NounPhrase(row[0].start, last.end, last.end - 1, last, row[:-1], parsed=False)


def phrases(sentence: Span, matches: Matches) -> Iterator[NounPhrase]:
    """The noun phrases of a sentence, parsed or not."""
    if is_parsed(sentence):
        for head in heads(sentence, matches):
            yield noun_phrase(head, matches)
    else:
        yield from flat_phrases(sentence, matches)
