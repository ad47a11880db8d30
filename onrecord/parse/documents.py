"""From a report's text to one spaCy Doc, in which only the chosen sentences are analysed.

Every token of the text is in the Doc, so that offsets are those of the text. Sentences that
the filter leaves out keep their words but have neither tags nor a tree; `is_parsed` tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from onrecord.parse.sentences import split

_UNPARSED = "onrecord_unparsed"
_TEXT = "onrecord_text"
# A sentence longer than this (tokens) is a list, a table or a text without full stops.
LONGEST = 400

Choose = Callable[[Sequence[str]], Sequence[bool]]


def is_parsed(sentence: Span) -> bool:
    """Whether the sentence has tags and a tree."""
    return sentence.start not in sentence.doc.user_data.get(_UNPARSED, ())


def parsed_sentences(doc: Doc) -> Iterator[Span]:
    """The analysed sentences of a Doc, in order."""
    skipped = doc.user_data.get(_UNPARSED, ())
    for sentence in doc.sents:
        if sentence.start not in skipped:
            yield sentence


def text_of(doc: Doc) -> str:
    """The Doc's text, put together once: spaCy does so anew on each `doc.text`, token by token."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def sentence_counts(doc: Doc) -> tuple[int, int]:
    """How many sentences were analysed, and how many were left out."""
    left_out = len(doc.user_data.get(_UNPARSED, ()))
    return sum(1 for _ in doc.sents) - left_out, left_out


def _pieces(nlp: Language, text: str) -> list[Doc]:
    """The text's sentences as untagged Docs, very long ones cut by tokens."""
    pieces = []
    for start, end in split(text):
        doc = nlp.make_doc(text[start:end])
        if len(doc) <= LONGEST:
            pieces.append(doc)
        else:
            pieces.extend(doc[i : i + LONGEST].as_doc() for i in range(0, len(doc), LONGEST))
    return pieces


def _joined(nlp: Language, pieces: list[Doc], parsed: list[bool]) -> Doc:
    """One Doc from sentence Docs; an unparsed sentence hangs flat from its first token."""
    tokens: list[Token] = [token for piece in pieces for token in piece]
    heads: list[int] = []
    deps: list[str] = []
    entities: list[str] = []
    unparsed: set[int] = set()
    offset = 0
    for piece, has_tree in zip(pieces, parsed, strict=True):
        # A tree may have several roots within a sentence ("He said. She left" unsplit);
        # they are joined under the first, so that the rules' sentences stand.
        root: int | None = None
        for token in piece:
            if not has_tree:
                heads.append(offset)
                deps.append("dep" if token.i else "ROOT")
            elif token.head.i == token.i:
                if root is None:
                    root = token.i
                    heads.append(offset + token.i)
                    deps.append("ROOT")
                else:
                    heads.append(offset + root)
                    deps.append("parataxis")
            else:
                heads.append(offset + token.head.i)
                deps.append(token.dep_)
            entities.append(f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O")
        if not has_tree:
            unparsed.add(offset)
        offset += len(piece)
    doc = Doc(
        nlp.vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        tags=[token.tag_ for token in tokens],
        pos=[token.pos_ for token in tokens],
        morphs=[str(token.morph) for token in tokens],
        lemmas=[token.lemma_ for token in tokens],
        heads=heads,
        deps=deps,
        ents=entities,
    )
    doc.user_data[_UNPARSED] = frozenset(unparsed)
    return doc


def documents(
    nlp: Language, texts: Iterable[str], choose: Choose | None = None, batch_size: int = 256
) -> Iterator[Doc]:
    """Analyse texts, one Doc each, in order.

    Args:
        nlp: a pipeline from `language_model.load`.
        texts: the texts; each Doc's text is exactly its own.
        choose: says of each of a text's sentences, given in order, whether to analyse it; None
            analyses all.
        batch_size: sentences analysed together.

    Yields:
        Docs whose `text` is the input's.
    """
    for text in texts:
        pieces = _pieces(nlp, text)
        sentences = [piece.text for piece in pieces]
        chosen_of = [True] * len(pieces) if choose is None else choose(sentences)
        wanted = [
            want and bool(sentence.strip()) for want, sentence in zip(chosen_of, sentences, strict=True)
        ]
        chosen = [piece for piece, want in zip(pieces, wanted, strict=True) if want]
        done = iter(list(nlp.pipe(chosen, batch_size=batch_size)))
        ready = [next(done) if want else piece for piece, want in zip(pieces, wanted, strict=True)]
        yield _joined(nlp, ready, wanted)
