"""What was done: PLOVER events with their status."""

from onrecord.what.finder import EventFinder
from onrecord.what.forms import trigger_words

__all__ = ["EventFinder", "trigger_words"]
