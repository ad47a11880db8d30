"""Reading a dependency tree: whose verb it is, what it takes, and where its words lie."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from onrecord.parse.documents import text_of

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_LEFT_OF_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_CLOSING = frozenset({"”", '"', "''", "’", "»", ")", "]", "%"})
_DASHES = frozenset({",", "-", "–", "—", "--"})
_PARTICLES = frozenset({"back", "out", "up", "off"})
_GLUE = frozenset({"PART", "ADP", "ADV"})
# These have a subject of their own to think of ("told to say", "asked to explain").
_OWN_SENSE = frozenset({"ask", "tell", "urge", "say", "expect", "order"})
_QUOTES = frozenset("“”\"'‘’«»`")
_NEGATORS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_NOBODY = frozenset({"neither", "no", "none", "nobody"})
# Edges never belong to content or source: the reporter's punctuation.
_EDGE = " \t\r\n\xa0,.;:—–-…"

Extent = tuple[int, int]


def own_subject(verb: Token) -> Token | None:
    """The verb's own subject, where it has one."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return child
    return None


def subject(verb: Token) -> Token | None:
    """The subject as the sentence implies it: shared by conjuncts, participles and infinitives."""
    seen = 0
    while seen < 6:
        seen += 1
        found = own_subject(verb)
        if found is not None:
            return found
        if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
            verb = verb.head
        elif verb.dep_ in {"acl", "relcl"} and verb.tag_ != "VBN":
            if verb.tag_ == "VBG" and verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text in _DASHES:
                # ", saying that": the subject's participle, to whatever noun the parser hung it.
                return _above(verb) or verb.head
            return verb.head
        elif verb.dep_ in {"advcl", "xcomp", "pcomp", "dep", "ccomp", "parataxis"} and verb.head != verb:
            head = verb.head
            if head.pos_ == "ADP":
                head = head.head
            if verb.dep_ == "ccomp" and verb.tag_ in {"VBD", "VBP", "VBZ"}:
                return None
            if head.pos_ not in {"VERB", "AUX"}:
                return None
            verb = head
        else:
            return None
    return None


def _above(verb: Token) -> Token | None:
    """The subject of the nearest verb above that has one to its left."""
    above = verb.head
    while True:
        found = own_subject(above)
        if found is not None and found.i < verb.i:
            return found
        if above.head == above:
            return None
        above = above.head


def passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, as a clause or as a participle ("asked about it")."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or verb.dep_ not in {"acl", "advcl"}:
        return False
    return verb.dep_ == "acl" or not any(child.dep_ in {"aux", "nsubj"} for child in verb.lefts)


def passive_beside(verb: Token) -> bool:
    """Whether a verb shares the passive of the one before it ("was summoned and *told* that")."""
    above = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in {"VBN", "VBD"} or own_subject(verb) is not None:
        return False
    if any(child.dep_ in {"aux", "dobj", "dative"} for child in verb.children):
        return False
    return any(child.dep_ == "auxpass" for child in above.lefts)


def negated(verb: Token) -> bool:
    """Whether a verb is denied beside it or by its subject ("*neither* side replied")."""
    who = own_subject(verb)
    if any(child.dep_ == "neg" or child.lower_ in _NEGATORS for child in verb.lefts):
        return True
    return who is not None and any(word.lower_ in _NOBODY for word in (who, *who.lefts))


def group(verb: Token) -> tuple[int, int]:
    """First and last token of the verb with its auxiliaries, negation, adverbs and particle."""
    first = last = verb.i
    for child in sorted(verb.lefts, key=lambda token: -token.i):
        if child.tag_ == "WRB":
            break
        if child.dep_ in _LEFT_OF_GROUP and child.right_edge.i == first - 1 and child.left_edge.i == child.i:
            first = child.i
        elif child.i < first - 1:
            break
    for child in verb.rights:
        if child.i == last + 1 and (child.dep_ in {"prt", "neg"} or child.lower_ in _PARTICLES):
            last = child.i
    head = verb.head
    if verb.dep_ == "xcomp" and head.pos_ in {"VERB", "AUX"} and head.lemma_ not in _OWN_SENSE:
        # "went on to say", "continues to believe": one cue, where nothing stands between.
        between = verb.doc[head.i + 1 : first]
        if head.i < first and all(token.head in (head, verb) and token.pos_ in _GLUE for token in between):
            first = group(head)[0]
    return first, last


def chars(doc: Doc, first: int, last: int) -> Extent:
    """Character offsets of the tokens from `first` to `last`, both included."""
    return doc[first].idx, doc[last].idx + len(doc[last])


def trimmed(text: str, extent: Extent) -> Extent | None:
    """The extent without the reporter's punctuation, its quotation marks balanced."""
    start, end = extent
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if start >= end:
        return None
    inside = text[start:end]
    for opening, closing in (("“", "”"), ('"', '"'), ("''", "''"), ("‘", "’")):
        if opening == closing:
            odd = inside.count(opening) % 2 == 1
        else:
            odd = opening in inside and inside.rfind(opening) > inside.rfind(closing)
        if odd:
            # A mark beyond the paragraph opens the next one's quotation.
            after = text[end : end + 4].partition("\n")[0]
            at = after.find(closing)
            if at >= 0 and not after[:at].strip(_EDGE + "?!'’"):
                return start, end + at + len(closing)
            if inside.endswith(closing) and opening == closing:
                return trimmed(text, (start, end - len(closing)))
            if inside.startswith(opening) and opening == closing:
                return start, end
    if inside.endswith("”") and "“" not in inside and not inside.startswith("”"):
        return trimmed(text, (start, end - 1))
    if inside.rfind("(") > inside.rfind(")") and ")" in text[end : end + 3]:
        return start, text.index(")", end) + 1
    return start, end


def runs(doc: Doc, tokens: Iterable[int]) -> list[Extent]:
    """Extents of the token runs; runs of punctuation alone fall away, gaps of it are bridged."""
    ordered = sorted(set(tokens))
    found: list[list[int]] = []
    for i in ordered:
        if found and all(doc[gap].is_space for gap in range(found[-1][-1] + 1, i)):
            found[-1].append(i)
        else:
            found.append([i])
    extents = []
    for run in found:
        if all(doc[i].is_punct or doc[i].is_space or doc[i].text in _QUOTES for i in run):
            continue
        while len(run) > 1 and (doc[run[-1]].is_punct or doc[run[-1]].pos_ in {"CCONJ", "SPACE"}):
            if doc[run[-1]].text in _CLOSING:
                break
            run.pop()
        extent = grounded(doc, chars(doc, run[0], run[-1]))
        if extent is not None:
            extents.append(extent)
    return extents


def grounded(doc: Doc, extent: Extent) -> Extent | None:
    """The trimmed extent; an abbreviation ("Jr.", "U.K.") keeps its full stop."""
    found = trimmed(text_of(doc), extent)
    if found is None or text_of(doc)[found[1] : found[1] + 1] != ".":
        return found
    span = doc.char_span(found[1] - 1, found[1] + 1, alignment_mode="expand")
    abbreviated = span is not None and len(span) == 1 and span.end_char == found[1] + 1
    return (found[0], found[1] + 1) if abbreviated else found


def subtree(token: Token) -> set[int]:
    """Indices of the token's subtree."""
    return {child.i for child in token.subtree}


def phrase(token: Token, before_verb: bool = False, cue: int | None = None) -> Extent | None:
    """The noun phrase headed by a token, with its apposition, up to where it is contiguous.

    A relative clause after a comma is left out: PolNeAR takes it in as often as not (281 to 286
    in its training part), and without it the words are those that name the source.
    """
    doc = token.doc
    tokens = subtree(token)
    for child in token.subtree:
        edge = child.left_edge.i
        if child.dep_ not in {"relcl", "acl"} or edge <= token.i:
            continue
        if doc[edge - 1].text in {",", "-", "–", "—", "--"} or (
            cue is not None and edge <= cue <= child.right_edge.i
        ):
            tokens -= subtree(child)
    first = last = token.i
    while first - 1 in tokens or (first - 2 in tokens and doc[first - 1].is_space):
        first -= 1
    while last + 1 in tokens or (last + 2 in tokens and doc[last + 1].is_space):
        last += 1
    if doc[first].text in {"(", "["} and doc[last].text not in {")", "]"}:
        first = min(first + 1, token.i)
    if doc[first].tag_ == "WRB" or doc[first].lower_ in {"both", "so"}:
        first = min(first + 1, token.i)
    while last > token.i and doc[last].pos_ in {"CCONJ", "SPACE"}:
        last -= 1
    found = grounded(doc, chars(doc, first, last))
    if found is None:
        return None
    start, end = found
    if before_verb and "," in text_of(doc)[start:end] and text_of(doc)[end : end + 1] == ",":
        # The comma that closes an apposition belongs to it.
        end += 1
    return start, end


def without_preposition(doc: Doc, extent: Extent) -> Extent:
    """An extent without a preposition that ends it, whose object was left out ("by prosecutors *of*")."""
    span = doc.char_span(*extent, alignment_mode="contract")
    if span is None or len(span) < 2 or span[-1].tag_ != "IN":
        return extent
    return extent[0], span[-2].idx + len(span[-2])
