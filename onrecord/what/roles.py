"""Who acts and who is acted upon: from places in the tree to the mentions that stand there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from onrecord.model import Actor
from onrecord.what import syntax
from onrecord.what.frames import contents, lemma
from onrecord.what.hosts import inviting_verb
from onrecord.what.mentions import Mentions
from onrecord.what.parties import codes
from onrecord.what.possessives import possessor
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
# What is promised, refused or threatened is so to those it would be done to.
_TO_COME = frozenset({"AGREE", "CONCEDE", "REJECT", "THREATEN"})
# Prepositions that set talks or a visit beside what its members did ("said after talks with Oman").
_BESIDE = frozenset("during after before at in into on following for".split())
# What is done and not said, of which a charge may tell.
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"})
_TRAVELLERS = frozenset({"person", "office", "country"})
_IF = frozenset({"if", "unless", "should"})
_OWN = frozenset({"his", "her", "its", "their"})
# Where those stand whom an act is done with or to.
_MET = frozenset({"pobj", "dobj", "dative"})


class Roles:
    """Reads the actors and recipients of a trigger from its sense's places.

    Args:
        classes: the lexicon's word classes.
    """

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self.containers = classes["container"]
        self.acts = classes["act"]
        self._whole = classes["own_side"]
        self._premises = classes["premises"]
        self._towns = classes["town"]
        self._laid = classes["laid_to_somebody"]
        self._inviting = classes["inviting"]
        self._by_both = frozenset(map(str.upper, classes["category_done_by_both"]))

    # --- from a place to tokens -------------------------------------------------------

    def _step(self, token: Token, place: str, match: Match) -> list[Token]:
        trigger = match.token
        if place == "obj":
            return match.clause.object_of(match.sense) if token.i == trigger.i else syntax.objects(token)
        if place == "subj":
            who = match.clause.subject if token.i == trigger.i else syntax.subject(token)
            if match.sense.row.category in _DEEDS:
                who = syntax.laid_to(token) or who
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
        verb = match.support.verb
        # "were wounded in an attack": those whom the verb is done to
        patients = syntax.objects(verb) if role == "recipient" and syntax.is_passive(verb) else []
        who = patients[0] if patients else syntax.subject(verb)
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
                if found and not codes(found):
                    # "refused to extradite two suspects to Myanmar": Myanmar is refused them.
                    for goal in syntax.below(verb, "to"):
                        found = [*found, *self.named(goal, mentions, seen, depth + 1, deep=True)]
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
        token = syntax.with_whom(token)
        if syntax.verb_like(token) and mentions.at(token) is None:
            return self._below_verb(token, mentions, seen, depth)
        found: list[Actor] = []
        for noun in syntax.conjuncts(token):
            found.extend(self._one(noun, mentions, seen, depth, deep))
        if found and token.dep_ in _MET:
            more = mentions.listed_with(found[0], token.doc)
            found += [a for a in more if a not in found and a.start not in seen]
        return found

    def _one(self, noun: Token, mentions: Mentions, seen: set[int], depth: int, deep: bool) -> list[Actor]:
        if noun.tag_ == "PRP$":
            own = mentions.at(noun)
            found = [own] if own is not None else possessor(noun, mentions)
            return [a for a in found if a.start not in seen]
        for inner in contents(noun, self.containers):
            actor = mentions.at(inner)
            if actor is not None:
                found = [actor, *mentions.within(actor)] if deep else [actor]
                return [a for a in found if a.start not in seen]
        for child in noun.children:
            if child.dep_ == "appos":
                actor = mentions.at(child)
                if actor is not None and actor.start not in seen:
                    return [actor]
        # "An explosion in the Libyan city of Sirte": whose city it is has not done it.
        modifiers = syntax.modifiers(noun) if deep or lemma(noun) not in self._towns else []
        owners = [*syntax.possessors(noun), *modifiers]
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
        if who is None or who.pos_ != "NOUN":
            return []
        behind = [syntax.noun_owner(who)]
        for child in who.children:
            if child.dep_ == "acl":
                # "a mine laid by rebels", "a rocket believed to have been fired by them"
                behind.extend(syntax.agent(verb) for verb in (child, *syntax.complements(child)))
        if lemma(who) in self._whole and any(owner.lower_ in _OWN for owner in syntax.possessors(who)):
            above = match.token.head
            behind.append(syntax.subject(above) if match.token.dep_ == "ccomp" else None)
        for owner in behind:
            found = self.named(owner, mentions, set(), deep=False) if owner is not None else []
            if found:
                return found
        return []

    def _named_beside(self, match: Match, mentions: Mentions) -> list[Actor]:
        """Who is behind an act that a noun names, said of the noun before it ("Chad's threats and a missile
        launch"), or by a clause after it ("a blast attributed to rebels", "threats that came from Chad")."""
        if match.clause.is_verb:
            return []
        first, behind = match.token.head, []
        known = any(child.lower_ in syntax.DEFINITE for child in match.token.lefts)
        if match.token.dep_ == "conj" and lemma(first) in self.acts and not known:
            behind = [*syntax.possessors(first), *syntax.below(first, "by")]
        for clause in match.token.children:
            if clause.dep_ not in {"acl", "relcl"}:
                continue
            for verb in (clause, *syntax.complements(clause)):
                if lemma(verb) in self._laid:
                    behind += [who for word in ("on", "to", "from") for who in syntax.below(verb, word)]
        return self._all_named(behind, mentions, set(), deep=False)

    def _upon(self, match: Match, mentions: Mentions, seen: set[int]) -> list[Actor]:
        """Whom an act that is only promised or refused would be done to ("to lift sanctions on Mali")."""
        for verb in syntax.complements(match.token):
            for condition in verb.children:
                # "warned that it would retaliate if Chad closed the border"
                who = syntax.subject(condition) if condition.dep_ == "advcl" and _is_if(condition) else None
                found = self.named(who, mentions, seen, deep=False) if who is not None else []
                if codes(found):
                    return found
            for thing in syntax.objects(verb):
                for preposition in ("on", "against", "with", "to"):
                    below = syntax.below(thing, preposition)
                    found = self._all_named(below, mentions.with_places(), seen, deep=True)
                    if found:
                        return found
        return []

    def _beside(self, match: Match, mentions: Mentions, seen: set[int]) -> list[Actor]:
        """Who talks or travels where that is told beside what he did ("spoke during a visit to Oman")."""
        preposition = match.token.head
        if match.token.dep_ != "pobj" or preposition.lower_ not in _BESIDE:
            return []
        for verb in preposition.ancestors:
            who = syntax.subject(verb) if syntax.verb_like(verb) else None
            found = self.named(who, mentions, seen, deep=False) if who is not None else []
            going = [a for a in found if a.kind in _TRAVELLERS or "GOV" in a.sectors]
            if going:
                return going
        return []

    def _invited(self, match: Match, mentions: Mentions) -> list[Actor]:
        """Who is brought to talks by somebody else; with one alone, he who invites means to talk."""
        verb = inviting_verb(match.token, self._inviting)
        if verb is None or match.sense.row.kind != "meeting":
            return []

        def named(*nouns: Token | None) -> list[Actor]:
            return self._all_named([n for n in nouns if n is not None], mentions, set(), deep=False)

        brought = named(*syntax.objects(verb))
        others = [*brought, *named(*syntax.below(match.token, "with"))]
        return [*named(syntax.subject(verb)), *brought] if brought and len(codes(others)) < 2 else brought

    def _stray(self, verb: Token, mentions: Mentions, seen: set[int]) -> list[Actor]:
        """Whom the parser joined to the verb, and not to the name before him ("met Adam Haroun, the envoy of
        Chad, and Issa Keita")."""
        joined = [child for child in verb.children if child.dep_ == "conj" and child.pos_ == "PROPN"]
        people = [name for name in joined if name.ent_type_ == "PERSON"]
        return self._all_named(people, mentions, seen, deep=False)

    def _both_sides(self, match: Match, mentions: Mentions) -> list[Actor]:
        """The two between whom something was begun or ended, nobody said by whom ("ties between Chad and
        Mali were severed")."""
        if not match.clause.passive or syntax.agent(match.token) is not None:
            return []
        between = [who for thing in match.clause.objects for who in syntax.below(thing, "between")]
        found = self._all_named(between, mentions, set(), deep=False)
        return found if len(codes(found)) > 1 else []

    # --- roles ------------------------------------------------------------------------

    def of(self, match: Match, mentions: Mentions) -> tuple[list[Actor], list[Actor]]:
        """Actors and recipients of a trigger.

        Reciprocal acts put all parties into actors, as the codebook asks; a one-sided list
        of recipients stays empty there.
        """
        row = match.sense.row
        reciprocal = match.sense.has("reciprocal") or match.sense.has("sides")
        actors = self._along(row.actor, match, mentions, set(), deep=False) or self._owners(match, mentions)
        actors = actors or self._named_beside(match, mentions) or self._invited(match, mentions)
        attacked = [] if match.clause.is_verb or row.category != "ASSAULT" else self._buildings(actors)
        if attacked:
            # "the consulate attack": who was attacked, not who attacked
            return [a for a in actors if a not in attacked], attacked
        if match.support is not None and match.support.row.subject == "recipient":
            targets = self._supporter(match, "recipient")
            recipients = [a for t in targets for a in self.named(t, mentions, set(), deep=False)]
            if reciprocal:
                # "were wounded in a clash with rebels": they too fought
                seen = {r.start for r in recipients}
                return [*recipients, *self._along(row.recipient, match, mentions, seen, deep=False)], []
            actors = [a for a in actors if all(a.start != r.start for r in recipients)]
            return actors, recipients
        seen = {actor.start for actor in actors}
        recipients = self._along(row.recipient, match, mentions, seen, deep=not reciprocal)
        if recipients and match.clause.is_verb:
            recipients += self._stray(match.token, mentions, {*seen, *(r.start for r in recipients)})
        struck = match.support is not None and match.support.row.noun == "subject"
        if not recipients and match.support is not None and struck and row.category != "CONSULT":
            # "air strikes hit the enclave"; what talks follow or overshadow takes no part in them.
            hit = syntax.objects(match.support.verb)
            recipients = self._all_named(hit, mentions.with_places(), seen, deep=True)
        travels = "visit" in row.modes
        if not actors and (recipients or travels) and row.category == "CONSULT" and not match.clause.is_verb:
            actors = self._beside(match, mentions, {r.start for r in recipients})
        if not actors and row.category in self._by_both:
            both = self._both_sides(match, mentions)
            if both:
                return both, []
        # Nobody acts on himself: "he warned that he would leave" names no recipient.
        selves = {a.entity for a in actors if a.entity is not None}
        meant = [mentions.meant_by(r, selves) if r.entity in selves else r for r in recipients]
        recipients = [r for r in meant if r is not None]
        if not recipients and row.category in _TO_COME:
            recipients = [r for r in self._upon(match, mentions, seen) if r.entity not in selves]
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

    def _buildings(self, actors: Sequence[Actor]) -> list[Actor]:
        return [actor for actor in actors if self._premises.intersection(actor.text.lower().split())]

    def place_acted_upon(self, match: Match, mentions: Mentions, actors: Sequence[Actor]) -> list[Actor]:
        """Where no recipient is named, the place that the act is directed at."""
        if match.sense.has("reciprocal"):
            return []
        seen = {actor.start for actor in actors}
        selves = {actor.entity for actor in actors if actor.entity is not None}
        found = self._along(match.sense.row.recipient, match, mentions.with_places(), seen, deep=True)
        return [a for a in found if a.entity not in selves]


def _is_if(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in _IF for child in clause.children)


def names_itself(match: Match) -> bool:
    """Whether a nominal trigger points back to an act already told ("the attack", "those talks")."""
    return not match.clause.is_verb and any(
        child.dep_ == "det" and child.lower_ in syntax.POINTING for child in match.token.children
    )
