"""住み替え (homes): in which home the household lives in which months, and how long it pays for it."""

from dataclasses import dataclass

import numpy as np

from planner.household import Household
from planner.household_home import Home, Rebuilding
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
        return () if first is None else _rebuilt(household, Stay(first, time.start, end, end))
    moved = np.minimum(move_month(household, time), end)
    later = Stay(move.home, moved, end, end)
    if first is None:
        return (later,)
    paid_to = end if move.sale == "keep" and first.owned else moved
    return *_rebuilt(household, Stay(first, time.start, moved, paid_to)), later


def _rebuilt(household: Household, stay: Stay) -> tuple[Stay, ...]:
    """建て替えの前とあと — the first home up to its rebuilding and from then on; as it is where it is not rebuilt."""
    year = household.rebuilding.year
    if year is None:
        return (stay,)
    month, after = year * MONTHS, _new_building(stay.home, household.rebuilding)
    before = Stay(stay.home, stay.start, np.minimum(stay.end, month), np.minimum(stay.paid_to, month))
    return before, Stay(after, np.maximum(stay.start, month), stay.end, stay.paid_to)


def _new_building(home: Home, rebuilding: Rebuilding) -> Home:
    """建て替えた家 — the home with its new building. Left out: that the new building is worth something else."""
    told = rebuilding.model_dump(include={"property_tax_yen_per_year", "upkeep_yen_per_year"}, exclude_none=True)
    return home.model_copy(update={"building_year": rebuilding.year, **told})


def at(household: Household, time: Timeline, *, index: int, future: int = 0) -> Home | None:
    """その年の住まい — the home in which the household lives at the end of a year of one future."""
    move = household.move
    if move is None or move_month(household, time)[future, 0] >= (int(time.years[index]) + 1) * MONTHS:
        return _first_at(household, int(time.years[index]))
    return move.home


def _first_at(household: Household, year: int) -> Home | None:
    """The first home as it stands in a year."""
    home, rebuilding = household.home, household.rebuilding
    if home is None or rebuilding.year is None or year < rebuilding.year:
        return home
    return _new_building(home, rebuilding)


def move_year(household: Household, time: Timeline, *, future: int = 0) -> int | None:
    """住み替えの年 — the year in which the household moves in one future; None where it does not within the plan."""
    year = int(move_month(household, time)[future, 0]) // MONTHS
    return year if year in time.years.tolist() else None
