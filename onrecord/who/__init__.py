"""Who: countries, offices with terms, people, organisations, groups."""
