"""A record in the shapes that other programs read."""

from onrecord.tell.exports.export import FORMATS, export

__all__ = ["FORMATS", "export"]
