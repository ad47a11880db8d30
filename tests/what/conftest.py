"""What the tests of events share."""

from __future__ import annotations

import pytest

from onrecord.knowledge import Knowledge
from onrecord.what import EventFinder


@pytest.fixture(scope="session")
def finder(knowledge: Knowledge) -> EventFinder:
    return EventFinder(knowledge)
