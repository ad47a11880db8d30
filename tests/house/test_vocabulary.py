"""The sets of statuses say of each status what became of the act."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

from onrecord.vocabulary import AHEAD, CALLED_OFF, DONE, NOT_DONE, OPEN, PLANNED, SETTLED, Status


def test_of_every_act_it_is_told_that_it_was_done_or_was_not_or_is_open() -> None:
    each = (DONE, OPEN, NOT_DONE)
    assert frozenset().union(*each) == set(get_args(Status))
    assert not any(one & other for one, other in combinations(each, 2))


def test_an_act_called_off_was_planned_and_is_not_done() -> None:
    assert CALLED_OFF < PLANNED < AHEAD == OPEN | CALLED_OFF
    assert CALLED_OFF < NOT_DONE


def test_a_denied_act_is_settled_and_a_called_off_one_may_still_come() -> None:
    assert DONE | {"negated"} == SETTLED
    assert not SETTLED & CALLED_OFF
