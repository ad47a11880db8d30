"""One finder for all tests of who."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Published, Report
from onrecord.who import ActorFinder

Actors = Callable[..., dict[str, Actor]]


@pytest.fixture(scope="session")
def finder(knowledge: Knowledge) -> ActorFinder:
    """The one finder."""
    return ActorFinder(knowledge)


@pytest.fixture(scope="session")
def actors(finder: ActorFinder, parsed: Callable[[str], Doc]) -> Actors:
    """The actors of a text by their words; a day of publication and an outlet may be given."""

    def find(text: str, day: str | None = None, outlet: str | None = None) -> dict[str, Actor]:
        report = Report(id="r", source="test", text=text, outlet=outlet, published=Published(from_=day))
        found = finder.find(parsed(text), report)
        for actor in found:
            assert text[actor.start : actor.end] == actor.text
            assert actor.because
            assert actor.entity
        return {actor.text: actor for actor in found}

    return find
