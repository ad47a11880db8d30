"""The words that a sentence needs one of to report a statement, for the filter before parsing."""

from __future__ import annotations

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.said import ADJECTIVES, NOUNS, PHRASES, VERBS


def cue_forms(knowledge: Knowledge) -> frozenset[str]:
    """Lower-case lemmas of the cues of speech.

    Cues of belief and intention are left out: what somebody may think is kept where the
    sentence matters for another reason, but it alone is not worth parsing.
    """
    cues = (*knowledge.rows(VERBS), *knowledge.rows(NOUNS), *knowledge.rows(ADJECTIVES))
    spoken = {cue.lemma for cue in cues if cue.act in ("says", "reports")}
    return frozenset(spoken | {row.words.split()[0].lower() for row in knowledge.rows(PHRASES)})
