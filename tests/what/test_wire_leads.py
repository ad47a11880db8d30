"""First sentences in the manner of the wires: their verbs, also where tagger or parser err, and what is only content."""

from __future__ import annotations

import pytest

from onrecord.coder import Coder
from onrecord.what.parties import codes


@pytest.mark.parametrize(
    ("text", "category", "actor", "recipient"),
    [
        # The tagger takes the verb for an adjective or a noun, the parser its subject for an adverb.
        ("The European Union froze development aid to Togo.", "SANCTION", "EUR", "TGO"),
        ("China relaxed its controls on trade with Taiwan.", "CONCEDE", "CHN", "TWN"),
        ("Chad's government dissolved parliament.", "COERCE", "TCD", "TCD"),
        # A clause without a finite verb is said of its subject.
        ("Benin holds Togo responsible for the flood of arms.", "ACCUSE", "BEN", "TGO"),
        ("Benin called Togo a terrorist state.", "ACCUSE", "BEN", "TGO"),
        ("Greek firefighters helped Turkey battle a blaze at a refinery.", "AID", "GRC", "TUR"),
        ("Kenya wants Uganda to mediate in the dispute with the herders.", "REQUEST", "KEN", "UGA"),
        ("Benin insisted that Togo withdraw its soldiers from the border.", "REQUEST", "BEN", "TGO"),
        # What is not ruled out is threatened.
        ("Benin did not rule out military action against Togo.", "THREATEN", "BEN", "TGO"),
        ("An agreement was reached by Peru and Chile on Tuesday.", "AGREE", "PER", "CHL"),
        ("Peru's foreign minister paid a courtesy call on the president of Chile.", "CONSULT", "PER", "CHL"),
        ("The emir of Kuwait began an official visit to Malta on Tuesday.", "CONSULT", "KWT", "MLT"),
        ("Russia sold Malaysia 18 jets in a deal worth 550 million dollars.", "COOPERATE", "RUS", "MYS"),
        ("Benin defied Togo over the dam.", "REJECT", "BEN", "TGO"),
        ("Benin ordered the envoy of Togo to leave the country.", "SANCTION", "BEN", "TGO"),
        ("An Italian court found a Libyan officer guilty of murder.", "SANCTION", "ITA", "LBY"),
    ],
)
def test_who_does_what_to_whom(coder: Coder, text: str, category: str, actor: str, recipient: str) -> None:
    told = [event for event in coder.what(text) if event.type == category]
    assert told, text
    parties = [(codes(event.actors), codes(event.recipients)) for event in told]
    assert any(actor in doers and recipient in doers | upon for doers, upon in parties), parties


def test_an_offer_turned_down_is_no_plan(coder: Coder) -> None:
    events = coder.what("Syria turned down an Israeli offer of unconditional talks.")
    assert {event.plover for event in events} == {"REJECT"}


def test_who_sends_for_an_ambassador_still_accuses(coder: Coder) -> None:
    events = coder.what("Chile summoned the Spanish ambassador to protest against the arrest of a general.")
    assert "ACCUSE" in {event.type for event in events}


def test_dismissing_a_minister_rejects_nobody(coder: Coder) -> None:
    assert not coder.what("Chad's president dismissed the army chief.")


def test_ministers_of_two_countries_meet(coder: Coder) -> None:
    # The tagger takes the ministers for a name of one.
    (event,) = coder.what("Ministers of Peru and Chile met on Monday in Lima.")
    assert codes(event.actors) == {"PER", "CHL"} and event.type == "CONSULT" and not event.recipients
