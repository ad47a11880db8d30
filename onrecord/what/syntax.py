"""Who does what to whom in a clause, read off the dependency tree.

Everything is by syntax: passives, relative and reduced relative clauses, control and
coordination are undone here, so that the lexicon need only speak of subject and object.
"""

from __future__ import annotations

from spacy.tokens import Token

NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE = frozenset({"nsubjpass", "csubjpass"})
_OBJECTS = frozenset({"dobj", "obj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
# Determiners of what is taken to be known, and with them those that point back to what was told.
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
POINTING = DEFINITE | {"both", "such"}
# Prepositions before what an act was only told beside, in time ("condemned it after the meeting").
BESIDE_IN_TIME = frozenset({"after", "before", "during", "following", "since", "until", "ahead"})
# Prepositions that take a clause for their object ("anger at Chad shelling a camp"), and what "to" answers.
_OVER_A_CLAUSE = frozenset({"about", "of", "over", "at", "amid", "despite", "after", "before", "without"})
_ANSWERS = frozenset({"answer", "object", "opposition", "reaction", "react", "reply", "respond", "response"})
# Verbs by which somebody is told to have done what "of" or "for" leads to ("accused Chad of firing").
_LAID_TO = frozenset(
    {"accuse", "suspect", "blame", "condemn", "criticize", "criticise", "denounce", "convict", "acquit"}
)
# How far up control and coordination are followed; deeper chains are parser errors.
_DEPTH = 6


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated after it ("Japan, Korea and China")."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
            found.extend(conjuncts(child))
        elif child.dep_ == "prep" and child.lower_ in {"including"}:
            continue
    return found


def verb_like(token: Token) -> bool:
    """Whether a word is a verb; one that the tagger took for a noun or an adjective shows by its
    object ("the bloc froze aid")."""
    return token.pos_ in {"VERB", "AUX"} or (
        token.pos_ in {"ADJ", "NOUN"} and any(child.dep_ == "dobj" for child in token.children)
    )


def is_passive(verb: Token) -> bool:
    """Whether the verb's logical object is its subject or the noun it modifies."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    deps = {child.dep_ for child in verb.children}
    if verb.dep_ == "amod" and deps & _SUBJECTS:
        # "The junta dissolved parliament", its verb taken for a participle.
        return False
    if "auxpass" in deps or "nsubjpass" in deps:
        return True
    if verb.tag_ == "VBD" and verb.dep_ not in {"acl", "conj", "advcl"}:
        return False
    if verb.dep_ == "acl":
        # "evidence that Russia armed them" has its own subject, "a plan made by Russia" has not.
        return not deps & _SUBJECTS
    if verb.dep_ == "amod" and verb.tag_ == "VBN":
        return True
    if deps & _SUBJECTS or "aux" in deps:
        return False
    if verb.dep_ == "conj" and verb_like(verb.head) and verb.tag_ == "VBN" == verb.head.tag_:
        return is_passive(verb.head)
    return verb.tag_ == "VBN" and verb.dep_ == "advcl" and not deps & _OBJECTS


def _antecedent(token: Token, verb: Token) -> Token | None:
    """For a relative pronoun, the noun that its clause modifies."""
    if token.tag_ not in _RELATIVE and token.lower_ != "that":
        return token
    clause: Token = verb
    for _ in range(_DEPTH):
        if clause.dep_ == "relcl":
            return clause.head
        if clause.dep_ not in {"conj", "xcomp", "ccomp"}:
            break
        clause = clause.head
    return token if token.tag_ not in _RELATIVE else None


def with_whom(pronoun: Token) -> Token:
    """For the relative pronoun of a preposition its noun ("Niger, to which it sent troops")."""
    if pronoun.dep_ != "pobj" or pronoun.tag_ not in _RELATIVE:
        return pronoun
    clause = next((verb for verb in pronoun.ancestors if verb.dep_ == "relcl"), None)
    return clause.head if clause is not None else pronoun


def _own_subject(verb: Token) -> Token | None:
    own = [child for child in verb.children if child.dep_ in _SUBJECTS and child.i != verb.i]
    # Of two the parser took a date line ("SEOUL/TOKYO Chad fired") for the first.
    before = [child for child in own if child.i < verb.i]
    nearest = (before or own)[-1:] if len(own) > 1 else own
    if not nearest and verb.tag_ in _FINITE:
        # A name right before a finite verb that the parser took for an adverb ("Chad test-fired").
        nearest = [
            c for c in verb.children if c.dep_ == "npadvmod" and c.i < verb.i and c.ent_type_ in _NAMES
        ]
    return _antecedent(nearest[0], verb) if nearest else None


def _before_gerund(verb: Token) -> Token | None:
    """Who does it in "response to Chad seizing a trawler", where the tree hangs the verb elsewhere."""
    if verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "acl"} or verb.i == 0:
        return None
    noun = verb.doc[verb.i - 1]
    if noun.dep_ != "pobj" or noun.pos_ not in NOUNS:
        return None
    preposition = noun.head
    answers = preposition.lower_ == "to" and preposition.head.lemma_.lower() in _ANSWERS
    return noun if answers or preposition.lower_ in _OVER_A_CLAUSE else None


def _to_do(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to", and no part of a name ("the Coalition to Defeat ISIS")."""
    told = any((child.dep_, child.lower_) == ("aux", "to") for child in verb.children)
    return told and verb.text[:1].islower()


def _controller(verb: Token, depth: int) -> Token | None:
    """The unsaid subject of an infinitive, participle or coordinated verb."""
    head = verb.head
    if verb.dep_ == "conj" and verb_like(head):
        if is_passive(head) and not is_passive(verb):
            return _patient(head, depth + 1)
        return subject(head, depth + 1)
    if verb.dep_ in {"xcomp", "ccomp", "oprd"} and (verb_like(head) or head.pos_ == "ADJ"):
        patient = _patient(head, depth + 1) if verb_like(head) else None
        if patient is not None and verb.dep_ != "oprd":
            return patient
        return subject(head, depth + 1)
    if verb.dep_ == "advcl" and verb_like(head):
        got = head.lemma_ == "get" and _to_do(verb)
        if got or is_passive(head):
            # "To get Chad to sign": Chad would sign.
            return _patient(head, depth + 1) or subject(head, depth + 1)
        return subject(head, depth + 1)
    if verb.dep_ == "relcl" and _to_do(verb):
        # "we have a lot to discuss"
        return noun_owner(head, depth + 1)
    if verb.dep_ == "acl":
        if verb.tag_ == "VBG":
            return head
        return noun_owner(head, depth + 1)
    if verb.dep_ == "pcomp":
        governor = head.head
        if head.lower_ == "of" and governor.dep_ == "pobj" and governor.head.lower_ == "by":
            # "Accused by Chad of arming rebels", where the tree hangs "of" on Chad.
            governor = governor.head.head
        if governor.dep_ in {"dobj", "nsubjpass"} and governor.head.lemma_.lower() in _LAID_TO:
            # "Accused the rebels of firing", where the tree hangs "of" on the rebels.
            return governor
        if verb_like(governor):
            patient = _patient(governor, depth + 1)
            if patient is not None and (head.lower_ in {"of", "from", "into", "for"}):
                return patient
            return subject(governor, depth + 1)
        if governor.pos_ in NOUNS:
            return noun_owner(governor, depth + 1)
    if verb.dep_ == "acomp" or (verb.dep_ == "attr" and verb_like(head)):
        return subject(head, depth + 1)
    return None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The one who acts: the logical subject's head noun, or None where the clause has none."""
    if depth > _DEPTH:
        return None
    if not verb_like(verb):
        if verb.pos_ == "ADJ" and verb.dep_ == "acomp":
            return subject(verb.head, depth + 1)
        return _own_subject(verb) if verb.pos_ == "ADJ" else None
    if is_passive(verb):
        return agent(verb)
    own = _own_subject(verb) or _before_gerund(verb)
    if own is not None:
        return own
    return _controller(verb, depth)


def laid_to(verb: Token) -> Token | None:
    """Who did what a participle adds to a charge: Chad in "accused Chad of shelling a town, killing nine".

    None without a charge before it. What is added in words ("calling it a crime") is the accuser's.
    """
    charge = verb.head
    if (verb.dep_, verb.tag_) != ("advcl", "VBG") or charge.lemma_.lower() not in _LAID_TO:
        return None
    done = [t for t in verb.doc[charge.i + 1 : verb.i] if t.dep_ == "pcomp" and t.tag_ == "VBG"]
    return subject(done[-1]) if done else None


def agent(verb: Token) -> Token | None:
    """The by-phrase of a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.ent_type_ not in {"DATE", "TIME", "PERCENT", "MONEY"}:
                    return inner
    return None


def _patient(verb: Token, depth: int = 0) -> Token | None:
    found = objects(verb, depth)
    return found[0] if found else None


def _gap_object(verb: Token) -> Token | None:
    """ "the town that rebels attacked", "issues to discuss": a relative clause without its own object."""
    if verb.dep_ != "relcl" or (_own_subject(verb) is None and not _to_do(verb)):
        return None
    own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if own is not None and (own.tag_ in _RELATIVE or own.lower_ == "that"):
        return None
    for child in verb.children:
        stranded = child.dep_ == "prep" and not any(True for _ in child.children)
        if child.i > verb.i and (stranded or child.dep_ in {"ccomp", "xcomp"}):
            return None
    return verb.head


def free_relative(clause: Token) -> bool:
    """Whether a clause stands for a thing ("fired what appeared to be a missile")."""
    return (
        clause.dep_ in {"ccomp", "dobj", "pcomp"} and verb_like(clause) and clause.left_edge.lower_ == "what"
    )


def _thing_meant(clause: Token) -> Token | None:
    """What a free relative clause calls the thing it stands for ("what it said was a satellite")."""
    for _ in range(_DEPTH):
        called = [c for c in clause.children if c.dep_ in {"attr", "oprd"} and c.tag_ not in _RELATIVE]
        if called:
            return called[0]
        deeper = [c for c in clause.children if c.dep_ in {"xcomp", "ccomp"}]
        if not deeper:
            return None
        clause = deeper[0]
    return None


def _small_clause(clause: Token) -> Token | None:
    """Of whom a clause without a finite verb is said ("let exiles return", "held Chad responsible")."""
    if clause.dep_ != "ccomp" or any(c.dep_ in {"mark", "aux"} and c.lower_ != "to" for c in clause.children):
        return None
    if clause.tag_ != "VB" and clause.pos_ != "ADJ":
        return None
    who = next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    bare = clause.tag_ == "VB" and not any(c.dep_ == "aux" for c in clause.children)
    # "Helped young men join": what unnamed people are helped to do is hardly ever the act.
    return None if bare and who is not None and who.ent_type_ not in _NAMES else who


def objects(verb: Token, depth: int = 0) -> list[Token]:
    """The logical objects' head nouns, passives and relatives undone."""
    if depth > _DEPTH:
        return []
    if is_passive(verb):
        for child in verb.children:
            if child.dep_ in _PASSIVE:
                found = _antecedent(child, verb)
                return [found] if found is not None else []
        if verb.dep_ in {"acl", "amod"}:
            return [verb.head]
        if verb.dep_ in {"conj", "advcl", "xcomp"} and verb_like(verb.head):
            if is_passive(verb.head):
                return objects(verb.head, depth + 1)
            own = subject(verb.head, depth + 1)
            return [own] if own is not None else []
        return []
    found_objects = []
    for child in verb.children:
        if child.dep_ in _OBJECTS or child.dep_ in {"dative", "attr", "oprd"}:
            if child.pos_ == "ADP":
                continue
            resolved = _antecedent(child, verb)
            if resolved is not None:
                found_objects.append(resolved)
    if found_objects:
        # The direct object before an indirect one.
        found_objects.sort(key=lambda t: t.dep_ == "dative")
        return found_objects
    if verb.dep_ == "amod" and _own_subject(verb) is not None:
        return [verb.head]
    for child in verb.children:
        thing = _thing_meant(child) if free_relative(child) else _small_clause(child)
        if thing is not None:
            return [thing]
    gap = _gap_object(verb)
    if gap is not None:
        return [gap]
    for child in verb.children:
        if child.dep_ == "conj" and verb_like(child) and _own_subject(child) is None:
            shared = [c for c in child.children if c.dep_ in _OBJECTS]
            # "attacked and destroyed the base": nothing stands between the two verbs.
            if shared and child.i - verb.i <= 2:
                return shared
    return []


def dative(verb: Token) -> list[Token]:
    """An indirect object without a preposition ("gave Kyiv the missiles")."""
    return [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]


def _for_to(clause: Token) -> bool:
    """Whether a clause is of the shape "for them to leave", which the parser takes for an adverbial."""
    words = {(child.dep_, child.lower_) for child in clause.children}
    return clause.dep_ == "advcl" and {("mark", "for"), ("aux", "to")} <= words


def complements(verb: Token) -> list[Token]:
    """Verbs of clauses that complete the verb, or its adjective ("is willing to help")."""
    found = [
        child
        for child in verb.children
        if (child.dep_ in {"xcomp", "ccomp"} or _for_to(child)) and child.i != verb.i
    ]
    for child in verb.children:
        if child.dep_ == "acomp":
            found.extend(inner for inner in child.children if inner.dep_ in {"xcomp", "ccomp"})
    return found


def prepositions(token: Token) -> list[Token]:
    """Prepositions below a word, also those that hang on a particle or another preposition."""
    found = []
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative", "prt"} and child.pos_ in {"ADP", "SCONJ", "VERB"}:
            found.append(child)
            found.extend(inner for inner in child.children if inner.dep_ == "prep")
        elif child.dep_ == "advmod":
            found.extend(inner for inner in child.children if inner.dep_ == "prep")
        elif child.dep_ == "advcl":
            found.extend(inner for inner in child.lefts if _is_stray(inner))
    return found


def _is_stray(word: Token) -> bool:
    """Whether the parser took a preposition before an infinitive for its conjunction ("spoke with Chad's
    envoy to discuss aid")."""
    joins = word.dep_ == "mark" and word.lower_ == "with"
    return joins and any(child.dep_ == "pobj" for child in word.children)


def below(token: Token, preposition: str) -> list[Token]:
    """The nouns, verbs and clauses that a preposition joins to the word."""
    found: list[Token] = []
    for word in prepositions(token):
        if word.lower_ == preposition:
            found.extend(c for c in word.children if c.dep_ in {"pobj", "pcomp"})
    return found


def possessors(noun: Token) -> list[Token]:
    return [child for child in noun.children if child.dep_ == "poss"]


def modifiers(noun: Token) -> list[Token]:
    """Nouns and adjectives put before a noun, with what is coordinated or nested in them."""
    found: list[Token] = []
    for child in noun.children:
        if child.dep_ in {"compound", "amod", "nmod", "npadvmod"} and child.i < noun.i:
            found.append(child)
            found.extend(modifiers(child))
            found.extend(c for c in child.children if c.dep_ == "conj")
            if child.pos_ == "VERB" or child.tag_ == "VBN":
                found.extend(c for c in child.children if c.dep_ in {"npadvmod", "nsubj", "compound"})
    return found


def noun_owner(noun: Token, depth: int = 0) -> Token | None:
    """Who is behind a noun: its possessor, its by-phrase, or the subject of its verb."""
    if depth > _DEPTH:
        return None
    owners = possessors(noun) or below(noun, "by")
    if owners:
        return owners[0]
    verb = noun.head
    if verb_like(verb) and noun.dep_ in {"dobj", "attr", "nsubjpass"}:
        return subject(verb, depth + 1)
    if noun.dep_ == "pobj" and verb_like(noun.head.head):
        return subject(noun.head.head, depth + 1)
    if noun.dep_ in {"nsubj", "pobj", "conj"}:
        named = [m for m in modifiers(noun) if m.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"}]
        return named[0] if named else None
    return None
