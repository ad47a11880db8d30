"""Who acts and who is acted upon: from places in the tree to the mentions that stand there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from onrecord.model import Actor, Place
from onrecord.what import syntax
from onrecord.what.frames import contents, lemma
from onrecord.what.triggers import Match

# Prepositions that say whose or which a noun is ("forces of Ukraine", "officials in Seoul").
_OF_WHOM = frozenset({"of", "from", "in", "at"})
# Those that lead on from a thing done to who it is done to.
_TO_WHOM = frozenset({"of", "from", "in", "at", "on", "against", "by", "to", "with", "for", "into", "over"})
# Where a thing is done is not yet to whom; such places are only taken when nothing else is.
_LOCATIVE = frozenset(
    {"prep:in", "prep:at", "prep:near", "prep:along", "prep:off", "prep:around", "prep:outside"}
)
_DEPTH = 4
_WHOSE_ACT = frozenset({"by", "from", "in"})
PLACE_ACTED_UPON = "place acted upon"
# What an object pronoun may stand for, and how far back (characters) its noun is looked for.
_OBJECT_PRONOUNS = {
    "him": frozenset({"person", "office"}),
    "her": frozenset({"person", "office"}),
    "it": frozenset({"country", "organisation"}),
    "them": frozenset({"country", "organisation", "group"}),
}
_PRONOUN_REACH = 300
# Buildings and posts: they are attacked and do not attack.
_PREMISES = frozenset({"embassy", "consulate", "mission", "compound", "barracks", "checkpoint", "outpost"})


def as_actor(place: Place) -> Actor:
    """A place that something is done to ("shells fell on Aden") as the country's mention."""
    return Actor(
        start=place.start,
        end=place.end,
        text=place.text,
        kind="country",
        name=place.name,
        country=place.country,
        because=PLACE_ACTED_UPON,
    )


class Mentions:
    """The actors of a Doc by the token that heads them; literal places beside them."""

    def __init__(
        self,
        doc: Doc,
        actors: Iterable[Actor],
        places: Iterable[Place] = (),
        dateline: tuple[int, int] = (0, 0),
    ) -> None:
        self._by_token: dict[int, Actor] = {}
        self._dateline = dateline
        self._places: dict[int, Actor] = {}
        for place in places:
            span = doc.char_span(place.start, place.end, alignment_mode="expand")
            if span is not None and place.in_ == "text" and place.country is not None:
                self._places[span.root.i] = as_actor(place)
        spans = []
        for actor in actors:
            # Where a report was filed takes no part in it.
            if dateline[0] <= actor.start and actor.end <= dateline[1]:
                continue
            span = doc.char_span(actor.start, actor.end, alignment_mode="expand")
            if span is not None and actor.in_ == "text":
                spans.append((span, actor))
        # Longer first: an inner mention ("Japan" in "Japan's prime minister") overrides.
        spans.sort(key=lambda pair: (pair[1].inferred, -len(pair[0])))
        for span, actor in spans:
            for token in span:
                self._by_token[token.i] = actor
        for span, actor in spans:
            self._by_token[span.root.i] = actor
        self._in_order = sorted((actor for _, actor in spans), key=lambda a: a.start)

    def tokens(self) -> frozenset[int]:
        return frozenset(self._by_token)

    def at(self, token: Token) -> Actor | None:
        """The actor whose words hold this token."""
        return self._by_token.get(token.i)

    def acting(self, token: Token) -> Token:
        """The token itself, or, where the parser took the date line for a subject, the first
        actor after it."""
        first, end = self._dateline
        if not first <= token.idx < end:
            return token
        after = (t for t in token.sent if t.idx >= end and t.i in self._by_token)
        mention = next(after, None)
        if mention is None:
            return token
        words = self._by_token[mention.i]
        span = token.doc.char_span(words.start, words.end, alignment_mode="expand")
        return span.root if span is not None else mention

    def with_places(self) -> Mentions:
        """The same mentions, with literal places standing in where no actor is named."""
        both = Mentions.__new__(Mentions)
        both._dateline = self._dateline
        both._places = {}
        both._by_token = self._places | self._by_token
        both._in_order = self._in_order
        return both

    def meant_by(self, pronoun: Actor, acting: set[str]) -> Actor | None:
        """Whom an object pronoun means that was taken for the clause's own subject.

        "Iran answered the criticism of Oman by accusing it": an object pronoun is never the
        subject of its clause, so it is the nearest other mention of its kind before it.
        """
        kinds = _OBJECT_PRONOUNS.get(pronoun.text.lower())
        if kinds is None:
            return None
        found = None
        for actor in self._in_order:
            if actor.start >= pronoun.start:
                break
            near = pronoun.start - actor.end <= _PRONOUN_REACH
            if (
                near
                and actor.kind in kinds
                and actor.entity not in acting
                and (actor.country or actor.sectors)
            ):
                found = actor if actor.text.lower() not in _OBJECT_PRONOUNS else found
        return found


class Roles:
    """Reads the actors and recipients of a trigger from its sense's places."""

    def __init__(self, containers: frozenset[str], acts: frozenset[str]) -> None:
        self.containers = containers
        self.acts = acts

    # --- from a place to tokens -------------------------------------------------------

    def _step(self, token: Token, place: str, match: Match) -> list[Token]:
        trigger = match.token
        if place == "obj":
            return match.clause.object_of(match.sense) if token.i == trigger.i else syntax.objects(token)
        if place == "subj":
            who = match.clause.subject if token.i == trigger.i else syntax.subject(token)
            return [who] if who is not None else []
        if place == "dative":
            return syntax.dative(token)
        if place == "comp":
            inner = syntax.complements(token)
            return inner or [c for c in token.children if c.dep_ in {"acl", "ccomp", "relcl"}]
        if place == "poss":
            return syntax.possessors(token)
        if place == "mod":
            return syntax.modifiers(token)
        if place == "reporter":
            # "Kabul said the militants were responsible": who says so is the one who accuses.
            who = syntax.subject(token.head) if token.dep_ == "ccomp" else None
            return [who] if who is not None else []
        if place == "support":
            return self._supporter(match, "actor")
        found = syntax.below(token, place.removeprefix("prep:"))
        if not found and token.i == trigger.i:
            found = match.clause.below(place.removeprefix("prep:"))
            if not found and match.support is not None:
                found = syntax.below(match.support.verb, place.removeprefix("prep:"))
        return found

    @staticmethod
    def _supporter(match: Match, role: str) -> list[Token]:
        if match.support is None or match.support.row.subject != role:
            return []
        who = syntax.subject(match.support.verb)
        return [who] if who is not None and who.i != match.token.i else []

    def _places(self, path: str, match: Match) -> list[Token]:
        tokens = [match.token]
        for place in path.split("."):
            tokens = [found for token in tokens for found in self._step(token, place, match)]
        return tokens

    # --- from tokens to mentions ------------------------------------------------------

    def _below_verb(self, verb: Token, mentions: Mentions, seen: set[int], depth: int) -> list[Actor]:
        """Those an embedded clause acts upon: its objects, what its prepositions lead to, its own subject."""
        own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
        for group in (own, syntax.objects(verb)):
            for token in group:
                found = self.named(token, mentions, seen, depth + 1, deep=True)
                if found:
                    return found
        for preposition in syntax.prepositions(verb):
            for token in preposition.children:
                if token.dep_ in {"pobj", "pcomp"}:
                    found = self.named(token, mentions, seen, depth + 1, deep=True)
                    if found:
                        return found
        for inner in syntax.complements(verb):
            found = self._below_verb(inner, mentions, seen, depth + 1) if depth < _DEPTH else []
            if found:
                return found
        return []

    def named(
        self, token: Token, mentions: Mentions, seen: set[int], depth: int = 0, *, deep: bool
    ) -> list[Actor]:
        """The mentions a noun phrase stands for: its head's, else those it is said to belong to."""
        if depth > _DEPTH:
            return []
        if syntax.verb_like(token) and mentions.at(token) is None:
            return self._below_verb(token, mentions, seen, depth)
        found: list[Actor] = []
        for noun in syntax.conjuncts(token):
            found.extend(self._one(noun, mentions, seen, depth, deep))
        return found

    def _one(self, noun: Token, mentions: Mentions, seen: set[int], depth: int, deep: bool) -> list[Actor]:
        for inner in contents(noun, self.containers):
            actor = mentions.at(inner)
            if actor is not None:
                return [actor] if actor.start not in seen else []
        for child in noun.children:
            if child.dep_ == "appos":
                actor = mentions.at(child)
                if actor is not None and actor.start not in seen:
                    return [actor]
        owners = [*syntax.possessors(noun), *syntax.modifiers(noun)]
        found = [a for t in owners if (a := mentions.at(t)) is not None and a.start not in seen]
        if found:
            return found[:3]
        allowed = _TO_WHOM if deep else _OF_WHOM
        if deep and lemma(noun) in self.acts:
            # "condemned the attack on Aden by militants": the militants are condemned.
            allowed = _WHOSE_ACT
        for preposition in syntax.prepositions(noun):
            if preposition.lower_ in allowed:
                for inner in preposition.children:
                    if inner.dep_ in {"pobj", "pcomp"}:
                        found.extend(self.named(inner, mentions, seen, depth + 1, deep=deep))
                if found:
                    return found
        if deep:
            for child in noun.children:
                if child.dep_ in {"acl", "relcl"}:
                    found = self._below_verb(child, mentions, seen, depth + 1)
                    agent = syntax.agent(child)
                    if not found and agent is not None:
                        found = self.named(agent, mentions, seen, depth + 1, deep=False)
                    if found:
                        return found
        return []

    def _along(
        self, paths: Sequence[str], match: Match, mentions: Mentions, seen: set[int], *, deep: bool
    ) -> list[Actor]:
        for path in paths:
            tokens = self._places(path, match)
            found = self._all_named(tokens, mentions, seen, deep)
            if not found and deep and path.rsplit(".", 1)[-1] not in _LOCATIVE:
                found = self._all_named(tokens, mentions.with_places(), seen, deep)
            if found:
                return found
        return []

    def _all_named(
        self, tokens: Sequence[Token], mentions: Mentions, seen: set[int], deep: bool
    ) -> list[Actor]:
        found: list[Actor] = []
        for token in tokens:
            for actor in self.named(mentions.acting(token), mentions, seen, deep=deep):
                if all(a.start != actor.start for a in found):
                    found.append(actor)
        return found

    def _owners(self, match: Match, mentions: Mentions) -> list[Actor]:
        """Who is behind a subject that cannot act itself ("a report accusing", "the decree bans")."""
        who = match.clause.subject
        owner = syntax.noun_owner(who) if who is not None and who.pos_ == "NOUN" else None
        return self.named(owner, mentions, set(), deep=False) if owner is not None else []

    # --- roles ------------------------------------------------------------------------

    def of(self, match: Match, mentions: Mentions) -> tuple[list[Actor], list[Actor]]:
        """Actors and recipients of a trigger.

        Reciprocal acts put all parties into actors, as the codebook asks; a one-sided list
        of recipients stays empty there.
        """
        row = match.sense.row
        reciprocal = match.sense.has("reciprocal") or match.sense.has("sides")
        actors = self._along(row.actor, match, mentions, set(), deep=False) or self._owners(match, mentions)
        attacked = [] if match.clause.is_verb or row.category != "ASSAULT" else _premises(actors)
        if attacked:
            # "the consulate attack": who was attacked, not who attacked
            return [a for a in actors if a not in attacked], attacked
        if match.support is not None and match.support.row.subject == "recipient":
            targets = self._supporter(match, "recipient")
            recipients = [a for t in targets for a in self.named(t, mentions, set(), deep=False)]
            actors = [a for a in actors if all(a.start != r.start for r in recipients)]
            return actors, recipients
        seen = {actor.start for actor in actors}
        recipients = self._along(row.recipient, match, mentions, seen, deep=not reciprocal)
        if not recipients and match.support is not None and match.support.row.noun == "subject":
            # "air strikes hit the enclave"
            hit = syntax.objects(match.support.verb)
            recipients = self._all_named(hit, mentions.with_places(), seen, deep=True)
        # Nobody acts on himself: "he warned that he would leave" names no recipient.
        selves = {a.entity for a in actors if a.entity is not None}
        meant = [mentions.meant_by(r, selves) if r.entity in selves else r for r in recipients]
        recipients = [r for r in meant if r is not None]
        if reciprocal and row.category != "SUPPORT":
            if not actors:
                # "dialogue with Pyongyang": the other side is unsaid, and one is not a pair.
                return [], recipients
            actors = actors + recipients
            if not match.clause.is_verb:
                actors += self._along(("poss", "mod"), match, mentions, {a.start for a in actors}, deep=False)
            recipients = []
        return actors, recipients

    def other_side(self, match: Match, mentions: Mentions) -> list[Actor]:
        """The named side of a mutual act whose first side is unsaid ("the drill with Kenya")."""
        if not match.sense.has("reciprocal"):
            return []
        return self._along(("prep:with",), match, mentions, set(), deep=False)

    def place_acted_upon(self, match: Match, mentions: Mentions, actors: Sequence[Actor]) -> list[Actor]:
        """Where no recipient is named, the place that the act is directed at."""
        if match.sense.has("reciprocal"):
            return []
        seen = {actor.start for actor in actors}
        return self._along(match.sense.row.recipient, match, mentions.with_places(), seen, deep=True)


def _premises(actors: Sequence[Actor]) -> list[Actor]:
    return [actor for actor in actors if _PREMISES.intersection(actor.text.lower().split())]


def names_itself(match: Match) -> bool:
    """Whether a nominal trigger points back to an act already told ("the attack", "those talks")."""
    return not match.clause.is_verb and any(
        child.dep_ == "det" and child.lower_ in {"the", "this", "these", "those", "that", "such", "both"}
        for child in match.token.children
    )


def owned_by_speaker(match: Match) -> bool:
    """Whether a noun is the speaker's own ("our exercise")."""
    return not match.clause.is_verb and any(
        child.dep_ == "poss" and child.lower_ in {"our", "my"} for child in match.token.children
    )


def first_person(match: Match) -> bool:
    """Whether the one who acts is the speaker."""
    who = match.clause.subject
    return who is not None and (lemma(who) in {"we", "i"} or who.lower_ in {"us", "me"})
