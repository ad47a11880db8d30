"""Who hosts a meeting, who mediates between its sides, and who was brought to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.details import MEETING_ROLES
from onrecord.model import Actor
from onrecord.what import syntax
from onrecord.what.frames import lemma

# "With Qatar as mediator", "under Omani auspices", "through Swiss intermediaries".
_BESIDE = frozenset({"with", "under", "through", "via", "by", "as"})
_TO_WHAT = frozenset({"to", "into", "for"})


def inviting_verb(meeting: Token, inviting: Collection[str]) -> Token | None:
    """The verb whose objects are brought to a meeting ("invited Peru and Chile to a round of talks").

    Args:
        meeting: the noun that names it.
        inviting: lemmas of such verbs.
    """
    top = meeting
    while top.dep_ == "pobj" and top.head.lower_ == "of":
        top = top.head.head
    # "To talks" is at times taken for an infinitive.
    if top.dep_ != "xcomp" and (top.dep_ != "pobj" or top.head.lower_ not in _TO_WHAT):
        return None
    # A preposition hangs on an adverb ("together for talks") or on the last of those who are invited.
    above = next((word for word in top.ancestors if syntax.verb_like(word)), None)
    return above if above is not None and lemma(above) in inviting else None


class MeetingRoles:
    """Finds host and mediator by the words that give these parts.

    Args:
        knowledge: its verbs and nouns for each part (details/meeting_roles.yaml).
    """

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.rows(MEETING_ROLES)
        self._verbs = {verb: row.role for row in rows for verb in row.verbs}
        self._nouns = {noun: row.role for row in rows for noun in row.nouns}

    def find(self, trigger: Token, actors: Sequence[Actor]) -> dict[str, str]:
        """Country code, or words where there is none, of each part that the clause tells.

        Args:
            trigger: the word that tells the meeting.
            actors: all mentions of its sentence.
        """
        found: dict[str, str] = {}
        for role, player in self._players(trigger):
            for actor in actors:
                if actor.start <= player.idx < actor.end and not actor.inferred:
                    found.setdefault(role, actor.country or actor.name or actor.text)
        return found

    def _players(self, trigger: Token) -> Iterator[tuple[str, Token]]:
        """Parts, and the heads of the words that may play them."""
        for verb in self._verbs_of(trigger):
            # "Qatar-mediated talks", "talks mediated by Qatar", "Qatar mediated the talks"
            before = [
                c for c in verb.children if c.dep_ in {"npadvmod", "compound", "advmod"} and c.i < verb.i
            ]
            who = syntax.agent(verb)
            if verb.dep_ not in {"amod", "acl"} and not syntax.is_passive(verb):
                who = syntax.subject(verb)
            for player in (who, *before):
                if player is not None:
                    yield self._verbs[lemma(verb)], player
        clause = trigger if syntax.verb_like(trigger) else trigger.head
        for word in (trigger, clause):
            for preposition in syntax.prepositions(word):
                if preposition.lower_ not in _BESIDE:
                    continue
                for noun in preposition.subtree:
                    # Some have no singular that the lemmatiser knows ("auspices").
                    role = self._nouns.get(lemma(noun)) or self._nouns.get(noun.lower_)
                    if role is not None:
                        yield from ((role, owner) for owner in self._owners(noun, preposition))

    def _verbs_of(self, trigger: Token) -> Iterator[Token]:
        for word in (trigger, *trigger.children):
            if lemma(word) in self._verbs and (word is trigger or word.dep_ in {"amod", "acl", "relcl"}):
                yield word
        if trigger.dep_ in {"dobj", "nsubjpass"} and lemma(trigger.head) in self._verbs:
            yield trigger.head

    @staticmethod
    def _owners(noun: Token, preposition: Token) -> Iterator[Token]:
        """Whose auspices or mediators: "Omani", "Qatar's", "of Qatar"; "with Qatar as mediator"."""
        yield from syntax.modifiers(noun)
        yield from syntax.possessors(noun)
        yield from syntax.below(noun, "of")
        if preposition.lower_ == "as":
            yield from syntax.below(preposition.head, "with")
