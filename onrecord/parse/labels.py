"""Labels of the language model that several rooms ask about.

Penn Treebank tags, universal parts of speech, CLEAR dependencies and OntoNotes types of names.
"""

from __future__ import annotations

VERBS = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
