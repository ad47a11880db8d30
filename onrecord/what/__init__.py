"""What was done: PLOVER events with their status."""

from onrecord.what.finder import EventFinder
from onrecord.what.lexicon import trigger_forms

__all__ = ["EventFinder", "trigger_forms"]
