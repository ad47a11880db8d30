"""The mentions of a text by the word that heads them: who stands at a place in the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Doc, Token

from onrecord.model import Actor, Place
from onrecord.what.lists import listed_with

PLACE_ACTED_UPON = "place acted upon"
# What an object pronoun may stand for, and how far back (characters) its noun is looked for.
_OBJECT_PRONOUNS = {
    "him": frozenset({"person", "office"}),
    "her": frozenset({"person", "office"}),
    "it": frozenset({"country", "organisation"}),
    "them": frozenset({"country", "organisation", "group"}),
}
_PRONOUN_REACH = 300


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
        self._both: Mentions | None = None
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
        self._heads = frozenset(span.root.i for span, actor in spans if actor.sectors)
        self._in_order = sorted((actor for _, actor in spans), key=lambda a: a.start)

    def tokens(self, wanted: Callable[[Actor], bool] = lambda _: True) -> frozenset[int]:
        """The tokens of all mentions, or of those of wanted actors."""
        return frozenset(at for at, actor in self._by_token.items() if wanted(actor))

    def heads(self, token: Token) -> bool:
        """Whether a word heads the mention of somebody of a known sort ("the rioters")."""
        return token.i in self._heads

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

    def within(self, actor: Actor) -> list[Actor]:
        """The countries named inside a mention that has none itself ("two suspects to Myanmar")."""
        if actor.country or actor.countries:
            return []
        inner = [*self._in_order, *self._places.values()]
        return [a for a in inner if a.country and actor.start <= a.start and a.end <= actor.end]

    def listed_with(self, actor: Actor, doc: Doc) -> list[Actor]:
        """The others of the list of people that somebody stands in."""
        return listed_with(actor, self._in_order, doc)

    def with_places(self) -> Mentions:
        """The same mentions, with literal places standing in where no actor is named."""
        if not self._places:
            return self
        if self._both is not None:
            return self._both
        both = Mentions.__new__(Mentions)
        both._dateline = self._dateline
        both._places = {}
        both._heads = self._heads
        both._by_token = self._places | self._by_token
        both._in_order = self._in_order
        both._both = None
        self._both = both
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
