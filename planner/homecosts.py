"""住まいの費用と借入 (home and debts): what the home costs each year, and what is paid on debts."""

import numpy as np
from numpy.typing import NDArray

from planner.futures import Futures
from planner.homes import Stay, stays
from planner.household import Debt, Household
from planner.household_home import Home
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import amounts
from planner.timeline import Timeline

Floats = NDArray[np.float64]


def lines(household: Household, time: Timeline, futures: Futures, law: LawYears) -> list[Line]:
    """住まいと借入の行 — upkeep, rent and payments on debts; the property tax stands in ``property``."""
    prices = futures.growth["prices"]
    found: list[Line] = []
    for stay in stays(household, time):
        if stay.home.upkeep_yen_per_year:
            cell, months = Cell("home_upkeep"), time.months(stay.start, stay.paid_to)
            first_year_yen = stay.home.upkeep_yen_per_year
            yearly = law.apply(cell, amounts.grown_yen, first_year_yen=first_year_yen, growth_factor=prices)
            yen = law.apply(cell, amounts.part_of_year_yen, yen_per_year=yearly, months=months)
            found.append(Line("home_upkeep", None, None, -yen))
        if stay.home.rent_yen_per_month:
            rent = rent_yen(stay, time)
            yen = law.apply(Cell("rent"), amounts.grown_yen, first_year_yen=rent, growth_factor=prices)
            found.append(Line("rent", None, None, -yen))
    return found + [Line("debt", debt.owner, None, -yen, name=debt.name) for debt, yen in debts(household, time, law)]


def rent_yen(stay: Stay, time: Timeline) -> Floats:
    """家賃 — rent by year in prices of the first year; another one when the child lives alone, if given."""
    with_parent, alone = rents_yen_per_month(stay.home)
    together = time.months(stay.start, np.minimum(stay.end, time.last_end))
    return with_parent * together + alone * time.months(np.maximum(stay.start, time.last_end), stay.end)


def rents_yen_per_month(home: Home | None) -> tuple[int, int]:
    """家賃の月額 — rent in prices of the first year while a parent lives, and when the child lives alone; 0: none."""
    if home is None or not home.rent_yen_per_month:
        return 0, 0
    alone = home.child_alone_rent_yen_per_month
    return home.rent_yen_per_month, home.rent_yen_per_month if alone is None else alone


def debts(household: Household, time: Timeline, law: LawYears) -> list[tuple[Debt, Floats]]:
    """借入の返済 — payments by year until the debt is repaid, or until the owner's death if insured so."""
    found = []
    for debt in household.debts:
        due = _payments(debt, len(time.years))
        end = time.life(debt.owner).end if debt.ends_with_death else time.household_end
        months = time.months(time.start, end)
        cell = Cell("debt", debt.owner, debt.name)
        found.append((debt, law.apply(cell, amounts.part_of_year_yen, yen_per_year=due, months=months)))
    return found


def owed(debt: Debt, count: int) -> Floats:
    """借入の残り — what is still owed at the end of each year, yen, shape (years,)."""
    return _course(debt, count)[1]


def _payments(debt: Debt, count: int) -> Floats:
    """Yearly payments with interest on the opening balance, shape (years,)."""
    return _course(debt, count)[0]


def _course(debt: Debt, count: int) -> tuple[Floats, Floats]:
    """Yearly payments, and balances at the end of each year."""
    balance, payments, balances = float(debt.balance_yen or 0), np.zeros(count), np.zeros(count)
    for i in range(count):
        owed_yen = balance * (1 + debt.interest_ratio)
        payments[i] = min(owed_yen, debt.payment_yen_per_year or 0)
        balances[i] = balance = owed_yen - payments[i]
    return payments, balances
