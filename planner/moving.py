"""住み替えのお金 (moving): what the sale of the first home brings, what the later one and the move cost."""

import numpy as np
from numpy.typing import NDArray

from planner import estate
from planner.homes import move_month
from planner.household import Household
from planner.household_home import Home, Move
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import amounts
from planner.timeline import MONTHS, Timeline

Floats = NDArray[np.float64]


def lines(household: Household, time: Timeline, law: LawYears) -> list[Line]:
    """住み替えの行 — the sale by owner, price and costs from the common purse; nothing grows with prices.

    The sale comes in the month of the move to those who own the home then; the part of people outside the household
    does not come in. Left out: income tax on a gain, and the repayment of loans on the home at its sale.

    Args:
        household: The filled household.
        time: Its timeline.
        law: The law over the same years.

    """
    move = household.move
    if move is None:
        return []
    month = move_month(household, time)
    happens = time.years == month // MONTHS
    found = [] if move.sale != "sell" else _sale(household, move, time, law, happens)
    for programme, yen in (("home_purchase", move.price_yen), ("moving_costs", move.costs_yen)):
        if yen:
            paid = law.apply(Cell(programme), amounts.once_yen, first_year_yen=yen, growth_factor=1.0, happens=happens)
            found.append(Line(programme, None, None, -paid))
    return found


def _sale(household: Household, move: Move, time: Timeline, law: LawYears, happens: NDArray[np.bool_]) -> list[Line]:
    """売ったお金 — by owner, as a windfall of the month of the move."""
    group = estate.heirs(household, law)
    owned = estate.home_course(household, time, group, estate.successions(time, group)).at_move
    before = np.cumsum(owned, axis=0) - owned
    found, months = [], time.months(0, move_month(household, time))
    for i, name in enumerate(group.names[: group.members]):
        if owned[i].any():
            yen = law.apply(
                Cell("home_sale", name),
                amounts.owner_part_yen,
                whole_yen=sale_yen(move, household.home),
                owned_before_ratio=before[i, :, np.newaxis],
                owned_ratio=owned[i, :, np.newaxis],
                happens=happens,
            )
            found.append(Line("home_sale", name, name, yen, windfall=True, months=months))
    return found


def sale_yen(move: Move, home: Home | None) -> int:
    """売る額 — as told, else the value of land and building as far as it is known, yen."""
    if move.sale_yen is not None or home is None:
        return move.sale_yen or 0
    return known_value_yen(home)


def known_value_yen(home: Home) -> int:
    """Value of land and building as far as the family knows it, yen."""
    return (home.land_value_yen or 0) + (home.building_value_yen or 0)
