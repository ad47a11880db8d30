"""From happenings to processes: dossiers, commitments, the ladder and the rules (`follower.Follower`).

The brief uses parts of this room and must not wait for the parser, which the follower brings along.
"""
