"""`relate` and `status` are the same encoder, rules and weighing as `what`."""

from __future__ import annotations

import pytest

from onrecord.coder import Coder

SENTENCES = [
    "Norway condemned Iran over the seizure of the tanker.",
    "Chile was accused by Peru on Tuesday of moving the border posts.",
    "Kenya urged Somalia to open the port of Kismayo.",
    "Poland will send two batteries of air-defence missiles to Ukraine next month.",
    "Rebels attacked the garrison of Chad at Tamal on Friday.",
    "Greece refused to return the jet to Turkey.",
    "The European Union imposed sanctions on Belarus in March.",
    "Egypt called off a visit to Sudan that was planned for Sunday.",
    "Japan sent blankets and tents to Vanuatu after the storm.",
    "Qatar did not recall its envoy from Iran.",
    "Thousands of protesters marched against the government in Tbilisi.",
    "The Philippines lodged a protest with China over the collision.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_relation_of_a_pair_that_was_found_is_that_of_its_event(coder: Coder, sentence: str) -> None:
    pairs = [e for e in coder.what(sentence) if len(e.actors) == 1 and len(e.recipients) == 1]
    for event in pairs:
        source, target = event.actors[0], event.recipients[0]
        told = coder.relate(sentence, (source.start, source.end), (target.start, target.end))
        assert told["type"] == event.type


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_status_of_a_trigger_that_was_found_is_that_of_its_event(coder: Coder, sentence: str) -> None:
    events = [event for event in coder.what(sentence) if event.type is not None]
    assert events
    statuses = coder.status(sentence, [(e.trigger.start, e.trigger.end) for e in events])
    assert list(statuses) == [event.status for event in events]
