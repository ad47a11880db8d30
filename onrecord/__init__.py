"""OnRecord reads news reports on diplomacy and security and keeps the record.

    coder = onrecord.Coder()                     # who, when, where, said, what
    with onrecord.Record("my.db") as record:     # read, brief, show, export, verify, review
        record.read(["reports/"])
        print(record.brief())

The nouns are frozen dataclasses; offsets are Unicode code points, end exclusive.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnRecordError
from onrecord.model import (
    Actor,
    Coded,
    Commitment,
    Dossier,
    Entity,
    Event,
    Happening,
    Judgement,
    Place,
    Report,
    Span,
    Statement,
    Time,
)

if TYPE_CHECKING:
    from onrecord.api import Record, reports
    from onrecord.coder import Coder
    from onrecord.evaluation import evaluate

__version__ = version("onrecord")

# Loaded when first asked for: they bring spaCy, which takes two seconds to import.
_LATE = {
    "Coder": "onrecord.coder",
    "Record": "onrecord.api",
    "evaluate": "onrecord.evaluation",
    "reports": "onrecord.api",
}


def __getattr__(name: str) -> Any:
    if name in _LATE:
        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


__all__ = [
    "Actor",
    "Coded",
    "Coder",
    "Commitment",
    "Dossier",
    "Entity",
    "Event",
    "Happening",
    "Judgement",
    "OnRecordError",
    "Place",
    "Record",
    "Report",
    "Span",
    "Statement",
    "Time",
    "evaluate",
    "reports",
]
