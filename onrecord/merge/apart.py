"""What by itself makes two mentions of one kind two happenings: other numbers, other countries, a no."""

from __future__ import annotations

from onrecord.merge.digest import Digest, detail
from onrecord.vocabulary import DONE

# A mention dated to more days than this counts what was done in them.
_MONTH = 31


def other_number(a: Digest, b: Digest) -> bool:
    """Whether one tells of several or of a war and the other of one act, or of another in a series."""
    if a.lasting != b.lasting:
        return True
    one, other = detail(a.event, "count"), detail(b.event, "count")
    if a.dated and b.dated:
        # "Tested three in 2017", and one in November of it.
        return (tally(a) or tally(b)) and isinstance(one, int) and isinstance(other, int) and one != other
    if (a.series and not (a.dated or b.series)) or (b.series and not (b.dated or a.series)):
        return True
    if (a.plural and other == 1) or (b.plural and one == 1):
        return True
    if a.event.kind == "violence" and a.plural != b.plural:
        return True
    if isinstance(one, int) and isinstance(other, int) and one != other:
        return True
    return a.ordinal is not None and b.ordinal is not None and a.ordinal != b.ordinal


def renounced(a: Digest, b: Digest) -> bool:
    """Whether one says what will not be done and the other what was ("will not test", "tested")."""
    return (a.renounced and b.event.status in DONE) or (b.renounced and a.event.status in DONE)


def elsewhere(a: Digest, b: Digest) -> bool:
    """Whether two attacks were made in two countries."""
    one, other = a.event.place, b.event.place
    if a.event.kind != "violence" or one is None or other is None or a.dateline or b.dateline:
        return False
    return one.country is not None and other.country is not None and one.country != other.country


def tally(d: Digest) -> bool:
    """Whether a mention sums up what was done in a year or another long stretch."""
    return d.dated and (d.last or 0) - (d.first or 0) > _MONTH
