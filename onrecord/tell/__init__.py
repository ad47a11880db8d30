"""The record told: brief, timeline, exports."""

from onrecord.tell.brief import brief
from onrecord.tell.values import Brief, Line, Point, Section, Source

__all__ = ["Brief", "Line", "Point", "Section", "Source", "brief"]
