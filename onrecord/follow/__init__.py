"""From happenings to processes: dossiers, commitments, the ladder and the rules."""

from onrecord.follow.follower import Follower

__all__ = ["Follower"]
