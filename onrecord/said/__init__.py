"""Who said what: statements with their speakers."""

from onrecord.said.finder import StatementFinder

__all__ = ["StatementFinder"]
