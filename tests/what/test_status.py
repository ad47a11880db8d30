"""Did it happen, by the words: one sentence a cue, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.what import EventFinder

STATUSES = [
    ("The envoys met in Oslo.", "met", "actual", "past tense"),
    ("The envoys will meet in Oslo.", "meet", "future", "will"),
    ("The envoys plan to meet in Oslo.", "meet", "future", "a plan"),
    ("The envoys are expected to meet in Oslo.", "meet", "future", "an expectation"),
    ("The envoys may meet in Oslo.", "meet", "hypothetical", "a modal"),
    ("The envoys want to meet in Oslo.", "meet", "hypothetical", "a wish"),
    ("If the envoys meet in Oslo, the price will fall.", "meet", "hypothetical", "a condition"),
    ("Spain urged the envoys to meet in Oslo.", "meet", "hypothetical", "asked for, not done"),
    ("The envoys did not meet in Oslo.", "meet", "negated", "not"),
    ("The envoys refused to meet the rebels.", "meet", "negated", "a refusal"),
    ("The envoys failed to meet the rebels.", "meet", "negated", "a failure"),
    ("The envoys managed to meet the rebels.", "meet", "actual", "a success"),
    ("The two sides failed to sign the accord.", "sign", "negated", "failed to"),
    ("Fiji denied attacking the ferry.", "attacking", "negated", "a denial, by the innermost speaker"),
    (
        "Fiji said the army had attacked the ferry.",
        "attacked",
        "actual",
        "said by somebody is still said to be",
    ),
    ("The talks in Oslo were called off.", "talks", "cancelled", "called off"),
    ("Norway's envoy was due to meet Peru's but stayed in Oslo.", "meet", "cancelled", "stayed"),
    ("Norway's envoy was expected to meet Peru's but did not turn up.", "meet", "cancelled", "turn"),
    ("Norway's envoy was expected to meet Peru's but declined to say when.", "meet", "future", "expected"),
    ("Norway's envoy was to have met Peru's on Friday.", "met", "cancelled", "was"),
    ("Norway nearly expelled three Peruvian diplomats.", "expelled", "negated", "nearly"),
    (
        "Norway's envoy will meet Peru's, but a dispute over fish remains.",
        "meet",
        "future",
        "another subject",
    ),
    (
        "Talks between Peru and Chile planned for Friday have been postponed.",
        "Talks",
        "postponed",
        "a participle",
    ),
    ("The government cancelled the talks in Oslo.", "talks", "cancelled", "cancelled"),
    ("The talks in Oslo were postponed.", "talks", "postponed", "postponed"),
    ("The prospects for a third summit are dim.", "summit", "hypothetical", "prospects"),
    ("Spain called for talks with the rebels.", "talks", "hypothetical", "called for"),
    ("Spain held talks with the rebels.", "talks", "actual", "held"),
    ("Spain will hold talks with the rebels.", "talks", "future", "the verb that carries the noun"),
    ("There was no attack on the ferry.", "attack", "negated", "no"),
    ("Spain rejected claims that it had attacked the ferry.", "attacked", "negated", "a rejected claim"),
    ("The allegation that Spain had attacked the ferry was false.", "attacked", "negated", "a false charge"),
    ("Spain stopped short of attacking the ferry.", "attacking", "negated", "stopped short of"),
    ("The talks in Oslo were pushed to January.", "talks", "postponed", "pushed to a month"),
    ("The talks in Oslo were put back by a week.", "talks", "postponed", "put back"),
    ("The envoys held talks in Oslo until Tuesday.", "talks", "actual", "held until a day"),
    ("The talks in Oslo were put on ice.", "talks", "postponed", "put on ice"),
    ("Under no circumstances will Spain attack the ferry.", "attack", "negated", "under no circumstances"),
    ("The attack on the ferry killed nine.", "attack", "actual", "told as known"),
    ("He arrived ahead of the summit in Oslo.", "summit", "future", "ahead of"),
    ("It sank a week after Spain said it would attack the ferry.", "attack", "future", "to come by then"),
    ("Will Spain attack the ferry?", "attack", "future", "a question about what is to come"),
]


@pytest.mark.parametrize(("text", "trigger", "status", "why"), STATUSES)
def test_status(
    finder: EventFinder, parsed: Callable[[str], Doc], text: str, trigger: str, status: str, why: str
) -> None:
    start = text.index(trigger)
    assert finder.status(parsed(text), [(start, start + len(trigger))]) == [status], why


def test_each_trigger_gets_its_own_answer(finder: EventFinder, parsed: Callable[[str], Doc]) -> None:
    text = "Spain held talks with the rebels but refused to sign the accord."
    spans = [(text.index(w), text.index(w) + len(w)) for w in ("talks", "sign")]
    assert finder.status(parsed(text), spans) == ["actual", "negated"]
