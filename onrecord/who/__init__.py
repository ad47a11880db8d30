"""Who: countries, offices with terms, people, organisations, groups."""

from onrecord.who.finder import ActorFinder

__all__ = ["ActorFinder"]
