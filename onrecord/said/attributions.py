"""The attributions a sentence's grammar shows, by the cues the knowledge lists."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.said import ADJECTIVES, IDIOMS, NOUNS, PHRASES, VERBS, WORDS, Cue, Idiom
from onrecord.said import clauses
from onrecord.said.attribution import Attribution, lemma
from onrecord.said.nominals import from_adjective, from_noun
from onrecord.said.silences import Silences
from onrecord.said.verbs import VerbCues

_CONTENT = frozenset({"ccomp", "dobj", "pobj", "pcomp", "xcomp", "acl"})


class AttributionFinder:
    """Finds attributions by verbs, nouns, adjectives and phrases listed in the knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._verbs = {row.lemma: row for row in knowledge.rows(VERBS)}
        self._nouns = {row.lemma: row for row in knowledge.rows(NOUNS)}
        self._adjectives = {row.lemma: row for row in knowledge.rows(ADJECTIVES)}
        self._phrases = [(row.words.split(), row) for row in knowledge.rows(PHRASES)]
        self._phrase_starts = {words[0] for words, _ in self._phrases}
        self._idioms: dict[str, list[tuple[list[str], Idiom]]] = {}
        for row in knowledge.rows(IDIOMS):
            self._idioms.setdefault(row.lemma, []).append((row.words.split(), row))
        kinds = {row.kind: frozenset(row.words) for row in knowledge.rows(WORDS)}
        self._light = kinds["light-verb"]
        self.inverted = kinds["inverted"]
        self._by_verb = VerbCues(
            self._verbs,
            self._light,
            kinds["in-cue"],
            kinds["answer-alone"],
            kinds["spoken-to"],
            kinds["voiceless"] | kinds["happening"],
        )
        self._silences = Silences(kinds["withheld"], kinds["unheard"])

    @property
    def listed(self) -> frozenset[str]:
        """Lemmas of all single words that the knowledge lists as cues."""
        return frozenset({*self._verbs, *self._nouns, *self._adjectives, *self._idioms})

    @property
    def feelings(self) -> frozenset[str]:
        """Adjectives and participles that the knowledge lists as cues, as they stand in texts."""
        return frozenset(self._adjectives)

    def row(self, token: Token) -> Cue | None:
        """What the knowledge says of the token as a cue, by its part of speech."""
        if token.pos_ in {"VERB", "AUX"}:
            return self._verbs.get(lemma(token))
        if token.pos_ in {"NOUN", "PROPN"}:
            return self._nouns.get(lemma(token))
        return self._adjectives.get(token.lower_)

    def in_sentence(self, doc: Doc, start: int, end: int) -> list[Attribution]:
        """The attributions of the tokens from `start` to `end` (exclusive), a parsed sentence."""
        found: list[Attribution] = []
        for i in range(start, end):
            token = doc[i]
            word = lemma(token)
            made: Attribution | None = None
            if token.pos_ == "VERB" and word in self._idioms:
                made = self._from_idiom(token, word, end)
            if made is not None:
                found.append(made)
                continue
            if token.pos_ in {"VERB", "AUX"} and word in self._verbs:
                made = self._by_verb.find(token, self._verbs[word])
            elif token.pos_ in {"NOUN", "PROPN"}:
                made = self._silences.find(token)
                if made is None and word in self._nouns:
                    made = from_noun(token, self._nouns[word], self._light)
            elif token.pos_ in {"ADJ", "VERB"} and token.lower_ in self._adjectives:
                made = from_adjective(token, self._adjectives[token.lower_])
            if made is None and token.lower_ in self._phrase_starts:
                made = self._from_phrase(doc, i, start, end)
            if made is not None:
                found.append(made)
        return self._settled(doc, found)

    def _settled(self, doc: Doc, found: list[Attribution]) -> list[Attribution]:
        """One cue for "refused to say" and for "raised concerns about", not one for each word."""
        by_token = {made.cue_token: made for made in found}
        dropped: set[int] = set()
        for made in found:
            if made.cue_token is None:
                continue
            token = doc[made.cue_token]
            head = by_token.get(token.head.i) if token.head != token else None
            if head is None or head.cue is None or made.cue is None:
                continue
            if token.dep_ == "xcomp" and head.stance == "declines" and made.content:
                made.stance, made.cue = "declines", (head.cue[0], made.cue[1])
                made.source, made.source_token = head.source, head.source_token
                dropped.add(token.head.i)
            elif token.dep_ == "xcomp" and made.cue[0] == head.cue[0]:
                # "wants to say", "interjected to say": one cue, the one that has content.
                dropped.add(token.head.i if made.content or made.can_quote else token.i)
            elif token.dep_ == "dobj" and made.cue[0] <= head.cue[0]:
                dropped.add(token.head.i)
        return [made for made in found if made.cue_token not in dropped]

    def _from_idiom(self, verb: Token, word: str, end: int) -> Attribution | None:
        doc = verb.doc
        for words, row in self._idioms[word]:
            last = verb.i + len(words)
            if last >= end or any(doc[verb.i + 1 + k].lower_ != text for k, text in enumerate(words)):
                continue
            first = clauses.group(verb)[0]
            content: set[int] = set()
            for i in range(last + 1, end):
                that = any(c.dep_ == "mark" and c.lower_ == "that" for c in doc[i].lefts)
                if (that or doc[i].dep_ in _CONTENT) and verb.i <= doc[i].head.i <= last:
                    content |= {below.i for below in doc[i].subtree if below.i > last}
            made = Attribution(
                clauses.chars(doc, first, last),
                verb.i,
                row.act,
                row.stance,
                can_quote=row.quote,
                frame="idiom",
            )
            made.set_source(clauses.subject(verb))
            made.content = clauses.runs(doc, content)
            if made.source is not None and (made.content or row.quote):
                return made
        return None

    def _from_phrase(self, doc: Doc, i: int, start: int, end: int) -> Attribution | None:
        for words, row in self._phrases:
            after = i + len(words)
            if after > end or any(doc[i + k].lower_ != word for k, word in enumerate(words)):
                continue
            last = doc[after - 1]
            source: Token | None = None
            beside = set(range(i, after))
            if row.shape == "object":
                source = next((child for child in last.children if child.dep_ == "pobj"), None)
                if source is None:
                    return None
                beside |= clauses.subtree(source)
            made = Attribution(
                clauses.chars(doc, i, after - 1), i, row.act, "asserts", can_quote=row.shape == "object"
            )
            made.set_source(source)
            made.content = clauses.runs(doc, self._clause_of(doc[i], start, end) - beside)
            if row.shape == "object":
                return made if made.content else None
        return None

    @staticmethod
    def _clause_of(token: Token, start: int, end: int) -> set[int]:
        """The tokens of the clause a phrase comments on, without a conjunction before it."""
        above = token
        while above.head != above and above.dep_ not in {"ccomp", "relcl", "ROOT", "parataxis"}:
            above = above.head
        tokens = {i for i in clauses.subtree(above) if start <= i < end}
        while tokens and token.doc[min(tokens)].pos_ in {"CCONJ", "PUNCT", "SPACE"}:
            if token.doc[min(tokens)].text in "“\"‘''":
                break
            tokens.discard(min(tokens))
        return tokens
