"""Words that a colon announces: "He went on: …", "Said one general: …"."""

from __future__ import annotations

import re
from collections.abc import Collection

from spacy.tokens import Doc, Span

from onrecord.parse.documents import text_of
from onrecord.said import clauses
from onrecord.said.attribution import Attribution

_ANNOUNCED = re.compile(r"\s*:\s*[“\"«‘]")
_CLOSED = re.compile(r"[”\"»’]\s*$")
# Who spoke stands between the verb and the colon, in so many words at most.
_INVERTED = re.compile(r"\s*(?P<verb>[A-Z][a-z]+) (?P<who>(?:[\w.’'-]+,? ){0,9}[\w.’'-]+)\s*:\s*[“\"«‘]")


def announces(doc: Doc, made: Attribution) -> bool:
    """Whether a cue stands right before a colon and a quotation, which it can only attribute."""
    named = made.can_quote and made.cue is not None and made.source is not None
    return named and made.cue is not None and _ANNOUNCED.match(text_of(doc), made.cue[1]) is not None


def going_on(doc: Doc, sentence: Span) -> Attribution | None:
    """The attribution of "She went on: …" and "…," she went on."""
    text = text_of(doc)
    for verb in sentence[:-1]:
        last = doc[verb.i + 1]
        if verb.lemma_ != "go" or last.lower_ != "on":
            continue
        made = Attribution(
            clauses.chars(doc, clauses.group(verb)[0], last.i), verb.i, can_quote=True, speaks=True
        )
        made.set_source(clauses.subject(verb))
        after = made.source is not None and _CLOSED.search(text[sentence.start_char : made.source[0]])
        alone = not text[made.cue[1] : sentence.end_char].strip(" .\n") if made.cue else False
        if after or alone or announces(doc, made):
            return made
    return None


def inverted(doc: Doc, sentence: Span, verbs: Collection[str]) -> Attribution | None:
    """The attribution of "Said General Reyes: …", where the tree has the verb for a part of the name.

    Args:
        verbs: past tenses of verbs of speech, in small letters.
    """
    text = text_of(doc)
    found = _INVERTED.match(text, sentence.start_char, sentence.end_char)
    if found is None or found["verb"].lower() not in verbs:
        return None
    verb, who = doc.char_span(*found.span("verb")), doc.char_span(*found.span("who"))
    if verb is None or who is None:
        return None
    made = Attribution(clauses.chars(doc, verb.start, verb.start), verb.start, can_quote=True, speaks=True)
    # "General Reyes": the last word of what is before a comma or a preposition.
    head = next((token for token in who if token.dep_ not in {"compound", "det", "nummod", "amod"}), who.root)
    made.source, made.source_token = found.span("who"), head.i
    return made
