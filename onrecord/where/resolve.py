"""Which of the places that bear a name a report means, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import asin, cos, log10, radians, sin, sqrt

from spacy.tokens import Doc

from onrecord.where.gazetteer import Candidate, Gazetteer, folded
from onrecord.where.mentions import Mention

# A place's prior is the logarithm of its inhabitants, so that Paris (2.1 million) outweighs
# Paris, Texas (25,000) by 1.9; its kind adds to that. A division gets less than its seat.
_PRIOR = {"country": 1.5, "division": 0.2, "district": -1.0, "city": 0.0}
OTHER_NAME = -1.5
SAME_COUNTRY = 1.6
SAME_DIVISION = 1.4
NEAR = 1.2
NEAR_KM = 150.0
# "Lagos State" is the division, plain "Lagos" the city, if the city holds at least a tenth.
CALLED_DIVISION = 1.2
SEAT = 10
CAPITAL = 0.6
# Behind a comma, a name that is also a city's makes a list if the first name's best-known place
# outweighs the one inside by this much (thirtyfold the inhabitants).
LIST = 1.5
# A place of fewer people than this is not believed if at least so many others are elsewhere.
FAR_TOWN = 60_000
FAR_FROM = 3
# Places known to at least first-order division (UCDP where_prec) can stand in for a site in them.
LOCAL = 4


def kilometres(a: Candidate, b: Candidate) -> float:
    """Great-circle distance (haversine, mean Earth radius)."""
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6371.0088 * asin(min(1.0, sqrt(half)))


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a mention, or None, and why."""

    candidate: Candidate | None
    reason: str


@dataclass(slots=True)
class Context:
    """What a report has so far said about where it plays."""

    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[tuple[str, str]] = field(default_factory=Counter)
    places: list[Candidate] = field(default_factory=list)

    def add(self, candidate: Candidate) -> None:
        """Count a place as one the report is about."""
        self._count(candidate, 1)
        if candidate.kind in ("city", "district"):
            self.places.append(candidate)

    def remove(self, candidate: Candidate) -> None:
        """Take back one `add` of the same place."""
        self._count(candidate, -1)
        if candidate in self.places:
            self.places.remove(candidate)

    def _count(self, candidate: Candidate, by: int) -> None:
        for country in candidate.countries:
            self.countries[country] += by
        if candidate.division and candidate.country:
            self.divisions[candidate.country, candidate.division] += by


class Resolver:
    """Chooses a place for every mention of a report; built once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def resolve(self, doc: Doc, mentions: list[Mention], home: str | None = None) -> list[Choice]:
        """One choice a mention, in their order.

        Args:
            doc: the report's Doc.
            mentions: its toponyms, in order.
            home: ISO alpha-3 country of the outlet, if known.
        """
        candidates = [self._candidates(mention) for mention in mentions]
        containers = self._containers(doc, mentions)
        context = Context()
        if home:
            context.countries[home] += 1
        # The sure ones first: countries, explicit "X, Y", then names only one place bears.
        explicit: dict[str, Candidate] = {}
        reasons: dict[int, Choice] = {}
        for index, mention in enumerate(mentions):
            container = containers.get(index)
            if container is not None and candidates[index]:
                inside = [c for c in candidates[index] if self._within(c, container)]
                if inside:
                    best = max(inside, key=self._prior)
                    reasons[index] = Choice(best, f"named as in {container.name}")
                    explicit.setdefault(folded(mention.text), best)
                    context.add(best)
        votes: dict[str, list[Candidate]] = defaultdict(list)
        for index, mention in enumerate(mentions):
            if index in reasons or folded(mention.text) in explicit:
                continue
            if (obvious := self._obvious(candidates[index])) is not None:
                context.add(obvious)
                votes[folded(mention.text)].append(obvious)
        pending = [i for i in range(len(mentions)) if i not in reasons and candidates[i]]
        by_name: dict[tuple[str, bool], list[int]] = defaultdict(list)
        for index in pending:
            by_name[folded(mentions[index].text), mentions[index].says_division].append(index)
        for (name, says_division), indices in sorted(
            by_name.items(), key=lambda item: -self._margin(candidates[item[1][0]])
        ):
            if name in explicit and not says_division:
                choice = Choice(explicit[name], "as first named in this report")
            else:
                # A name must not vouch for itself: what it seemed to mean is taken back first.
                for vote in votes.pop(name, ()):
                    context.remove(vote)
                choice = self._chosen(candidates[indices[0]], context, says_division)
                if choice.candidate is None:
                    continue
                context.add(choice.candidate)
            for index in indices:
                reasons[index] = choice
        return self._beside(doc, mentions, reasons)

    def _beside(self, doc: Doc, mentions: list[Mention], reasons: dict[int, Choice]) -> list[Choice]:
        """All choices; a place in no gazetteer is put where the place named beside it is.

        The gazetteer lists no streets, stadiums or hamlets. Where the text names the town or
        division, its point is within the town, which where_prec and the reason tell.
        """
        local = {
            index: choice.candidate
            for index, choice in reasons.items()
            if choice.candidate is not None and choice.candidate.precision <= LOCAL
        }
        sentences = [mention.span.root.sent.start for mention in mentions]
        focus = Counter(local.values()).most_common(1)
        choices = []
        for index, mention in enumerate(mentions):
            if index in reasons:
                choices.append(reasons[index])
                continue
            # A dateline says where the report was filed, not where things in its sentence are.
            near = [o for o in local if sentences[o] == sentences[index] and (o or mentions[o].span.start)]
            container = self._attached(doc, mentions, reasons, index)
            if container is not None:
                anchor, where = container, "which contains it by the text's own words"
            elif near:
                # What follows contains what stands before: "the Odeon in Leicester".
                other = min(near, key=lambda o: (abs(o - index), o < index))
                anchor, where = local[other], "named in the same sentence"
            elif focus:
                anchor, where = focus[0][0], "which the report names most"
            else:
                choices.append(Choice(None, "in no gazetteer under this name, and no place beside it"))
                continue
            precision = max(anchor.precision, 2 if near or container else 4)
            made = Candidate(
                kind="site",
                name=mention.text,
                countries=anchor.countries,
                division=anchor.division,
                geonames=None,
                lat=anchor.lat,
                lon=anchor.lon,
                population=0,
                feature="unlisted",
                resolution=5,
                precision=precision,
                own_name=True,
            )
            choices.append(Choice(made, f"in no gazetteer; put at {anchor.name}, {where}"))
        return choices

    @staticmethod
    def _attached(
        doc: Doc, mentions: list[Mention], reasons: dict[int, Choice], index: int
    ) -> Candidate | None:
        """The place that follows a mention after a comma, "of" or "in"."""
        choice = reasons.get(index + 1)
        if choice is None or choice.candidate is None:
            return None
        between = doc[mentions[index].span.end : mentions[index + 1].span.start].text.strip().lower()
        return choice.candidate if between in {",", "of", "in", "of the", "in the"} else None

    def _candidates(self, mention: Mention) -> list[Candidate]:
        if mention.after_comma is not None:
            return [mention.after_comma]
        return self._gazetteer.candidates(mention.text) if mention.known else []

    def _containers(self, doc: Doc, mentions: list[Mention]) -> dict[int, Candidate]:
        """For "X, Y" and "X (Y)": the state, province or country that Y names."""
        found: dict[int, Candidate] = {}
        for index in range(len(mentions) - 2, -1, -1):
            here, there = mentions[index], mentions[index + 1]
            between = doc[here.span.end : there.span.start].text.strip().lower()
            if between not in {",", "(", "in", ", in", "of"}:
                continue
            options = [c for c in self._candidates(there) if c.kind in ("country", "division")]
            inner = [c for c in self._candidates(here) if c.kind not in ("country",)]
            listed = between == "," and any(c.kind == "city" and c.weight for c in self._candidates(there))
            for option in sorted(options, key=self._prior, reverse=True):
                inside = [self._prior(c) for c in inner if self._within(c, option)]
                # "Washington, New York and Boston" lists towns; "Paris, Texas" does not.
                if inside and not (listed and max(map(self._prior, inner)) - max(inside) > LIST):
                    found[index] = option
                    break
        return found

    @staticmethod
    def _within(candidate: Candidate, container: Candidate) -> bool:
        if candidate is container or container.country not in candidate.countries:
            return False
        if container.kind == "division":
            return candidate.division == container.division and candidate.kind != "division"
        return candidate.kind != "country"

    def _prior(self, candidate: Candidate) -> float:
        if candidate.kind == "site":
            prior = candidate.weight
        else:
            prior = log10(candidate.population + 10) + _PRIOR[candidate.kind] + candidate.weight
            prior += CAPITAL if candidate.feature == "PPLC" else 0.0
        return prior + (0.0 if candidate.own_name or candidate.kind == "site" else OTHER_NAME)

    def _obvious(self, candidates: Iterable[Candidate]) -> Candidate | None:
        """The one candidate that is far more likely than the others, or the only one."""
        ranked = sorted(candidates, key=self._prior, reverse=True)
        if not ranked:
            return None
        if len(ranked) == 1:
            return ranked[0] if self._prior(ranked[0]) > 4 else None
        first, second = self._prior(ranked[0]), self._prior(ranked[1])
        return ranked[0] if first - second > 2 or (first > 6.4 and first - second > 1) else None

    def _margin(self, candidates: list[Candidate]) -> float:
        priors = sorted((self._prior(c) for c in candidates), reverse=True)
        return priors[0] - (priors[1] if len(priors) > 1 else 0.0)

    def _far_off(self, best: Candidate, context: Context) -> bool:
        """Whether the likeliest place is a small one in a country the report has nothing to do with.

        Local papers name hamlets and estates that no gazetteer lists; a namesake abroad is
        then worse than the town beside it.
        """
        total = sum(context.countries.values())
        if best.kind not in ("city", "district") or best.population > FAR_TOWN or total < FAR_FROM:
            return False
        top = context.countries.most_common(1)[0]
        about = {country for country, count in context.countries.items() if count > 0}
        near = any(best.countries[0] in self._gazetteer.neighbours(country) for country in about)
        return best.countries[0] not in about and not near and top[1] >= total * 0.6

    def _chosen(self, candidates: list[Candidate], context: Context, says_division: bool) -> Choice:
        seats = {c.country: c.population for c in candidates if c.kind == "city" and c.own_name}
        total = sum(context.countries.values()) or 1
        scored = []
        for candidate in candidates:
            score = self._prior(candidate)
            if candidate.kind in ("division", "district"):
                seat = seats.get(candidate.country, 0)
                if says_division:
                    score += CALLED_DIVISION
                elif seat * SEAT > candidate.population:
                    score -= CALLED_DIVISION
            share = max((context.countries[country] / total for country in candidate.countries), default=0.0)
            near_countries = any(
                country in self._gazetteer.neighbours(other)
                for country in candidate.countries
                for other, count in context.countries.items()
                if count > 0
            )
            because = []
            if share > 0:
                score += SAME_COUNTRY * (0.4 + share)
                because.append(f"the report is about {self._gazetteer.country_name(candidate.countries[0])}")
            elif near_countries:
                score += SAME_COUNTRY * 0.2
            division = (candidate.country or "", candidate.division or "")
            if candidate.kind != "division" and context.divisions[division]:
                score += SAME_DIVISION
                named = self._gazetteer.division_names.get(division, division[1])
                because.append(f"other places in {named} are named")
            if candidate.kind in ("city", "district") and context.places:
                nearest = min(kilometres(candidate, place) for place in context.places)
                if nearest < NEAR_KM:
                    score += NEAR * (1 - nearest / NEAR_KM)
            scored.append((score, because, candidate))
        scored.sort(key=lambda item: -item[0])
        score, because, best = scored[0]
        if self._far_off(best, context):
            return Choice(None, "only far namesakes are known")
        if len(scored) == 1:
            reason = "the only place of this name known"
        else:
            known = "; ".join(because) or "the best-known place of this name"
            reason = f"{known} ({len(scored)} places bear the name)"
        if len(best.countries) > 1:
            named_all = ", ".join(self._gazetteer.country_name(country) for country in best.countries)
            reason += f"; shared or claimed by {named_all}"
        return Choice(best, reason)
