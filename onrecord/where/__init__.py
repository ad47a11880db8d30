"""Where: toponyms, their use, and their place on the map."""

from onrecord.where.finder import PlaceFinder

__all__ = ["PlaceFinder"]
