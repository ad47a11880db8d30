"""What the tests of events share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.coder import Coder
from onrecord.knowledge import Knowledge
from onrecord.model import Event
from onrecord.what import EventFinder

Told = Callable[[str, str], Event]


@pytest.fixture(scope="session")
def finder(knowledge: Knowledge) -> EventFinder:
    return EventFinder(knowledge)


@pytest.fixture(scope="session")
def told(coder: Coder) -> Told:
    """The event that a text of Monday, May 6, 2024, tells with a word, the last if several do."""

    def find(text: str, trigger: str) -> Event:
        events = [e for e in coder.what(text, "2024-05-06") if e.trigger.text.lower() == trigger.lower()]
        assert events, f"nothing is told with {trigger!r}"
        return events[-1]

    return find
