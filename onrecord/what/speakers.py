"""What the words of a trigger leave to the one who speaks: "we", "our", and who stands beside him."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Actor, Report, Statement
from onrecord.what import syntax
from onrecord.what.frames import lemma
from onrecord.what.parties import codes
from onrecord.what.triggers import Match

_OWN_WORDS = frozenset({"transcript", "statement"})


def joint_speakers(report: Report, statements: Sequence[Statement]) -> tuple[Actor, ...]:
    """Those of two countries who speak in turns, one of each ("Remarks by the Secretary and the Minister").

    What "we" do together there, both do.
    """
    if report.genre not in _OWN_WORDS:
        return ()
    turns = [s.speaker for s in statements if s.within is None and (s.cue is None or s.cue.text == ":")]
    first: dict[str, Actor] = {}
    for speaker in turns:
        if speaker is not None and speaker.country is not None and not speaker.countries:
            first.setdefault(speaker.country, speaker)
    return tuple(first.values()) if len(first) == 2 else ()


def others_meant(match: Match, actors: Sequence[Actor], speakers: Sequence[Actor]) -> list[Actor]:
    """Whom the "we" of one who speaks in turns with others holds, too, where the act takes several."""
    if not match.sense.has("reciprocal") or not codes(actors) < codes(speakers):
        return []
    return [replace(other, inferred=True) for other in speakers if other.country not in codes(actors)]


def owned_by_speaker(match: Match) -> bool:
    """Whether a noun is the speaker's own ("our exercise")."""
    return not match.clause.is_verb and any(
        child.dep_ == "poss" and child.lower_ in {"our", "my"} for child in match.token.children
    )


def with_ours(match: Match) -> bool:
    """Whether the other side of an act is the speaker's own ("consultations with our allies")."""
    others = syntax.below(match.token, "with")
    return any(owner.lower_ == "our" for other in others for owner in syntax.possessors(other))


def first_person(match: Match) -> bool:
    """Whether the one who acts is the speaker."""
    who = match.clause.subject
    if who is None and match.support is not None and match.support.row.subject == "actor":
        # "we had productive talks with Oman"
        who = syntax.subject(match.support.verb)
    if who is None and match.clause.is_verb and not match.clause.passive:
        # "the decision to suspend our obligations"
        return any(owner.lower_ == "our" for o in match.clause.objects for owner in syntax.possessors(o))
    return who is not None and (lemma(who) in {"we", "i"} or who.lower_ in {"us", "me"})
