"""住み替え (homes): in which home the household lives in which months, and how long it pays for it."""

from dataclasses import dataclass

import numpy as np

from planner.household import Household
from planner.household_home import Home
from planner.timeline import EVER, MONTHS, Ints, Moment, Timeline


@dataclass(frozen=True)
class Stay:
    """住まいと時期 — one home with the months in which the household lives there.

    Attributes:
        home: The home.
        start, end: First month there, and first month elsewhere or of nobody.
        paid_to: First month in which its tax and upkeep are no longer paid; later than ``end`` where it is kept.

    """

    home: Home
    start: Moment
    end: Moment
    paid_to: Moment


def move_month(household: Household, time: Timeline) -> Ints:
    """住み替えの月 — first month in the later home, absolute, shape (futures, 1); far away where nobody moves.

    Without a year it is the month after the last parent's death, in a household without parents the start.

    Args:
        household: The filled household.
        time: Its timeline.

    """
    move = household.move
    if move is None:
        return np.full_like(time.household_end, EVER)
    month = time.last_end if move.year is None else move.year * MONTHS
    return np.where(month < time.household_end, month, EVER)


def stays(household: Household, time: Timeline) -> tuple[Stay, ...]:
    """住まいの移り変わり — the homes of the household in their order, each with its months."""
    first, move, end = household.home, household.move, time.household_end
    if move is None:
        return () if first is None else (Stay(first, time.start, end, end),)
    moved = np.minimum(move_month(household, time), end)
    later = Stay(move.home, moved, end, end)
    if first is None:
        return (later,)
    return Stay(first, time.start, moved, end if move.sale == "keep" and first.owned else moved), later


def at(household: Household, time: Timeline, *, index: int, future: int = 0) -> Home | None:
    """その年の住まい — the home in which the household lives at the end of a year of one future."""
    move = household.move
    if move is None or move_month(household, time)[future, 0] >= (int(time.years[index]) + 1) * MONTHS:
        return household.home
    return move.home
