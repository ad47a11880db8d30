"""Who said what: statements with their speakers."""
