"""Happenings to dossiers, commitments, ladder and rule findings."""
