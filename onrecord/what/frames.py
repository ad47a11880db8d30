"""Does a word stand in the frame that a sense of it asks for?"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.parse.labels import PLACES
from onrecord.what import syntax
from onrecord.what.lexicon import Lexicon, Need, Sense

# Where in a predicate the word stands that says what somebody is called ("a terrorist state").
_PREDICATED = frozenset({"acomp", "attr", "nsubj", "amod", "compound"})
_NAMED = frozenset({"PERSON", "NORP", "GPE", "ORG"})
_PERSONAL = frozenset("he him she her they them we us i me you who whom".split())
_PARTICLE_DEPS = frozenset(
    {"prt", "advmod", "prep", "dobj", "oprd", "acomp", "ccomp", "xcomp", "npadvmod", "prepc", "amod"}
)

# Forms whose lemma the pipeline gets wrong ("staged" as "stag", "hoped" as "hop"), found by
# inflecting every verb of the lexicon (2026-11).
_MISREAD = (
    {
        form: verb
        for verb in "stage wage hope slate spare rape fine snipe dine cane lambaste".split()
        for form in (verb + "d", verb[:-1] + "ing", verb + "s")
    }
    | {
        form: verb
        for verb in ("install", "reappoint", "rearrest", "relaunch", "scapegoat", "waterboard", "cordon")
        for form in (verb + "ed", verb + "ing")
    }
    | {
        "froze": "freeze",
        "forgave": "forgive",
        "slew": "slay",
        "forwent": "forgo",
        "strove": "strive",
        "resupplied": "resupply",
    }
)


def lemma(token: Token) -> str:
    """The lower-case lemma; a word that spaCy cuts at its hyphen ("cease-fire") is put together.

    Names that are common words ("Sanctions") lose their plural.
    """
    low = _MISREAD.get(token.lower_) or token.lemma_.lower()
    if token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        first = token.nbor(-2)
        if not first.whitespace_ and first.is_alpha:
            return f"{first.lower_}-{low}"
    if token.pos_ == "PROPN" and low.endswith("s") and not low.endswith("ss") and len(low) > 4:
        return low[:-1]
    return low


def contents(token: Token, containers: frozenset[str], carriers: frozenset[str] = frozenset()) -> list[Token]:
    """The noun and what it counts ("dozens of ships") or carries ("a sanctions package")."""
    found = [token]
    if lemma(token) in carriers:
        found.extend(child for child in token.children if child.dep_ in {"compound", "amod"})
    if lemma(token) in containers or token.pos_ in {"NUM", "DET", "PRON"}:
        found.extend(syntax.below(token, "of"))
    return found


def _has_aux(verb: Token, word: str) -> bool:
    return any(child.dep_ in {"aux", "mark"} and child.lower_ == word for child in verb.children)


def _is_base(verb: Token) -> bool:
    """Whether a verb without an ending has one person or country for a subject ("that Chad apologise")."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return verb.tag_ == "VBP" and who is not None and who.tag_ in {"NN", "NNP"} and who.n_rights == 0


class Clause:
    """A trigger's surroundings, read once and asked by many senses."""

    def __init__(self, token: Token, mentioned: frozenset[int]) -> None:
        self.token = token
        self.mentioned = mentioned
        self.is_verb = syntax.verb_like(token)
        self.subject = syntax.subject(token) if self.is_verb else None
        self.objects = syntax.objects(token) if self.is_verb else []
        self.passive = self.is_verb and syntax.is_passive(token)

    def embedded(self) -> list[Token]:
        """Verbs of the clauses that complete the trigger or say what it is for."""
        found = syntax.complements(self.token)
        found += [c for c in self.token.children if c.dep_ == "advcl" and _has_aux(c, "to")]
        return found + [c for verb in found for c in verb.children if c.dep_ == "conj"]

    def object_of(self, sense: Sense) -> list[Token]:
        if sense.preposition is not None:
            found = syntax.below(self.token, sense.preposition)
            return found or (self.objects if self.passive else [])
        return self.objects

    def below(self, preposition: str) -> list[Token]:
        """What a preposition joins to the trigger, or to its object."""
        found = syntax.below(self.token, preposition)
        if not found and self.is_verb:
            for thing in self.objects[:1]:
                found = syntax.below(thing, preposition)
        return found


class Frames:
    """Checks senses against clauses; built once from the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.containers = lexicon.classes["container"]
        self.carriers = lexicon.classes["carrier"]
        self.procedures = lexicon.classes["procedure"]
        self._checks = {
            "actor": self._is_actor,
            "person": self._is_person,
            "leader": self._is_leader,
            "place": self._is_place,
            "country": lambda token, _: token.ent_type_ == "GPE",
            "force": self._is_force,
            "named": self._is_named,
        }

    def _listed(self, token: Token, name: str) -> bool:
        return lemma(token) in self.lexicon.classes[name]

    def _is_actor(self, token: Token, clause: Clause) -> bool:
        return (
            token.i in clause.mentioned
            or token.ent_type_ in _NAMED
            or token.lower_ in _PERSONAL
            or self._listed(token, "actor")
            or self._listed(token, "leader")
        )

    def _is_person(self, token: Token, clause: Clause) -> bool:
        return (
            token.ent_type_ in {"PERSON", "NORP"}
            or token.lower_ in _PERSONAL
            or self._listed(token, "person")
            or self._listed(token, "force")
        )

    def _is_leader(self, token: Token, clause: Clause) -> bool:
        return token.ent_type_ == "PERSON" or token.lower_ in _PERSONAL or self._listed(token, "leader")

    def _is_place(self, token: Token, clause: Clause) -> bool:
        return token.ent_type_ in PLACES or self._listed(token, "place")

    def _is_force(self, token: Token, clause: Clause) -> bool:
        return token.ent_type_ in {"NORP", "ORG"} or self._listed(token, "force")

    def _is_named(self, token: Token, clause: Clause) -> bool:
        """A thing that belongs to somebody named ("China's expansion", "a US resolution")."""
        near = [token, *syntax.possessors(token), *syntax.modifiers(token)]
        return any(t.i in clause.mentioned or t.ent_type_ in _NAMED for t in near)

    def fits(self, token: Token, need: Need, clause: Clause) -> bool:
        """Whether a noun, or what it counts, is among a condition's words and classes."""
        for noun in syntax.conjuncts(token)[:4]:
            for inner in contents(noun, self.containers, self.carriers):
                if lemma(inner) in need.words or inner.lower_ in need.words:
                    return True
                for name in need.classes:
                    check = self._checks.get(name)
                    if check(inner, clause) if check is not None else self._listed(inner, name):
                        return True
        return False

    def _any(self, tokens: Iterable[Token], need: Need, clause: Clause) -> bool:
        if not need.words and not need.classes:
            return any(True for _ in tokens)
        return any(self.fits(token, need, clause) for token in tokens)

    def _many(self, clause: Clause) -> bool:
        """Two parties: a coordination, a plural, or a noun that says as much."""
        who = clause.subject if clause.is_verb else None
        if who is None:
            return False
        # "Ministers of Peru and Chile", the ministers taken for a single name.
        if any(len(syntax.conjuncts(noun)) > 1 for noun in (who, *syntax.below(who, "of"))):
            return True
        return who.tag_ in {"NNS", "NNPS"} or who.lower_ in {"they", "we", "both", "two"}

    def _joint(self, clause: Clause) -> bool:
        nouns = [clause.token]
        for thing in clause.objects:
            nouns.extend(contents(thing, self.containers, self.carriers))
        words = self.lexicon.classes["joint"]
        for noun in nouns:
            for word in syntax.modifiers(noun):
                if lemma(word) in words or word.lower_ in words:
                    return True
            if syntax.below(noun, "between"):
                return True
            if any(self._is_actor(other, clause) for other in syntax.below(noun, "with")):
                return True
        return clause.is_verb and any(c.lower_ in {"jointly", "together"} for c in clause.token.children)

    @staticmethod
    def _embedded(token: Token) -> list[Token]:
        return syntax.complements(token) or [c for c in token.children if c.dep_ in {"acl", "ccomp"}]

    def _obliged(self, verb: Token, need: Need, clause: Clause) -> bool:
        """ "said that Baku must withdraw": an embedded clause lays a duty on somebody else."""
        who = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
        if (
            not who
            or not self._is_actor(who[0], clause)
            or who[0].lower_ in {"we", "i", "it", "they", "he", "she"}
        ):
            return False
        if lemma(verb) in self.procedures and any(c.lower_ == "still" for c in verb.children):
            # "lawmakers must still ratify it" tells a rule, and asks nothing of them.
            return False
        return any(
            (c.dep_ == "aux" and c.lower_ in need.words) or (c.dep_ == "xcomp" and lemma(verb) in need.words)
            for c in verb.children
            if c.tag_ == "MD" or c.dep_ == "xcomp"
        )

    def _doers(self, noun: Token) -> list[Token]:
        """Whose act a noun names: by its own words, or by a verb that carries it ("launched an attack")."""
        named = [word for word in syntax.modifiers(noun) if word.ent_type_ in _NAMED]
        found = syntax.possessors(noun) or syntax.below(noun, "by") or named
        rows = self.lexicon.support.get(lemma(noun.head), ()) if noun.dep_ == "dobj" else ()
        if not found and any(row.noun == "object" and row.subject == "actor" for row in rows):
            who = syntax.subject(noun.head)
            found = [who] if who is not None else []
        return found

    def _met(self, need: Need, sense: Sense, clause: Clause) -> bool:
        token = clause.token
        if need.kind == "obj":
            return self._any(clause.object_of(sense), need, clause)
        if need.kind == "noobj":
            return not clause.objects and not clause.passive
        if need.kind == "prep":
            return any(self._any(clause.below(name), need, clause) for name in need.names)
        if need.kind == "subj":
            return clause.subject is not None and self._any([clause.subject], need, clause)
        if need.kind == "comp":
            return any(
                (not need.words and not need.classes)
                or lemma(c) in need.words
                or any(self._listed(c, name) for name in need.classes)
                for c in self._embedded(token)
            )
        if need.kind == "inf":
            return any(_has_aux(c, "to") for c in self._embedded(token))
        if need.kind == "subjunctive":
            return any(
                (c.tag_ == "VB" and not _has_aux(c, "to")) or _has_aux(c, "should") or _is_base(c)
                for c in self._embedded(token)
            )
        if need.kind == "mod":
            nouns = [token, *(clause.objects if clause.is_verb else [])]
            return any(
                lemma(m) in need.words or m.lower_ in need.words for n in nouns for m in syntax.modifiers(n)
            )
        if need.kind == "owner":
            return not clause.is_verb and self._any(self._doers(token), need, clause)
        if need.kind == "pred":
            inner = [c for c in token.children if c.dep_ in {"oprd", "acomp", "attr", "ccomp", "xcomp"}]
            if not need.words and not need.classes:
                return bool(inner)
            deeper = [c for word in inner for c in word.children if c.dep_ in _PREDICATED]
            return any(self.fits(word, need, clause) for word in (*inner, *deeper))
        if need.kind == "compmust":
            return any(self._obliged(c, need, clause) for c in syntax.complements(token))
        if need.kind == "adj":
            said = [
                c
                for c in token.children
                if c.dep_ in {"acomp", "oprd"} or (c.dep_, c.pos_) == ("ccomp", "ADJ")
            ]
            return any(lemma(c) in need.words for c in said)
        if need.kind == "actors":
            return self._many(clause)
        if need.kind == "joint":
            return self._joint(clause)
        if need.kind == "passive":
            return clause.passive
        if need.kind == "neg":
            return any(c.dep_ == "neg" for c in token.children)
        if need.kind == "must":
            return any(c.dep_ == "aux" and c.lower_ in {"must"} for c in token.children)
        return token.tag_ in {"NNS", "NNPS"}

    def _particles(self, sense: Sense, token: Token) -> bool:
        for wanted in sense.particles:
            if not any(
                c.dep_ in _PARTICLE_DEPS and c.i > token.i and (c.lower_ == wanted or c.lemma_ == wanted)
                for c in token.children
            ):
                return False
        return True

    def matches(self, sense: Sense, clause: Clause) -> bool:
        if sense.particles and not self._particles(sense, clause.token):
            return False
        return all(self._met(need, sense, clause) != need.forbidden for need in sense.needs)

    def best(self, senses: list[Sense], clause: Clause) -> Sense | None:
        """The most demanding sense whose frame is met, or None."""
        for sense in senses:
            if self.matches(sense, clause):
                return sense
        return None
