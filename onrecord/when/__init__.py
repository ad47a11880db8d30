"""When: time expressions and their values."""

from onrecord.when.finder import TimeFinder

__all__ = ["TimeFinder"]
