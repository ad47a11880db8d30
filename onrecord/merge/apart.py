"""What by itself makes two mentions of one kind two happenings: other numbers, other countries."""

from __future__ import annotations

from onrecord.merge.digest import Digest, detail


def other_number(a: Digest, b: Digest) -> bool:
    """Whether one tells of several and the other of one, or of another in a series, with no day given."""
    if a.dated and b.dated:
        return False
    one, other = detail(a.event, "count"), detail(b.event, "count")
    if (a.plural and other == 1) or (b.plural and one == 1):
        return True
    if a.event.kind == "violence" and a.plural != b.plural:
        return True
    if isinstance(one, int) and isinstance(other, int) and one != other:
        return True
    return a.ordinal is not None and b.ordinal is not None and a.ordinal != b.ordinal


def elsewhere(a: Digest, b: Digest) -> bool:
    """Whether two attacks were made in two countries."""
    one, other = a.event.place, b.event.place
    if a.event.kind != "violence" or one is None or other is None or a.dateline or b.dateline:
        return False
    return one.country is not None and other.country is not None and one.country != other.country
