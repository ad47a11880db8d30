"""What was done: PLOVER events with their status."""

from onrecord.what.finder import EventFinder

__all__ = ["EventFinder"]
