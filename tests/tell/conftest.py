"""What tests of telling share: a record filled with a few hand-made reports, told at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Coded, Entity, Happening
from onrecord.record import Store
from onrecord.tell import Brief, brief

Tell = Callable[..., Brief]


@pytest.fixture
def tell(tmp_path: Path) -> Tell:
    """The brief of a new record that holds these entities, reports and happenings, as it is asked for."""

    def told(
        entities: Sequence[Entity], coded: Sequence[Coded], happenings: Sequence[Happening], **asked: Any
    ) -> Brief:
        path = tmp_path / "told.db"
        path.unlink(missing_ok=True)
        with Store(path) as store:
            for each in coded:
                store.add(each, each.report.text.encode())
            store.replace_derived(entities, happenings)
            return brief(store, **asked)

    return told
