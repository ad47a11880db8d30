"""Who said what: statements with their speakers."""

from onrecord.said.finder import StatementFinder
from onrecord.said.forms import cue_forms

__all__ = ["StatementFinder", "cue_forms"]
