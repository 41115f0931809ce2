"""住まいの費用と借入 (home and debts): what the home costs each year, and what is paid on debts."""

import numpy as np
from numpy.typing import NDArray

from planner.futures import Futures
from planner.household import Debt, Household
from planner.lawbook import Cell, LawYears
from planner.rules import amounts
from planner.timeline import MONTHS, Timeline

Floats = NDArray[np.float64]


def costs(household: Household, time: Timeline, futures: Futures) -> list[tuple[str, Floats]]:
    """住まいの費用 — property tax, upkeep and rent by year, each of shape (futures or 1, years).

    Left out: property tax follows prices instead of the assessment every three years.
    """
    home = household.home
    if home is None:
        return []
    prices = futures.growth["prices"]
    whole = time.months(time.start, time.household_end) / MONTHS
    found: list[tuple[str, Floats]] = []
    if home.property_tax_yen_per_year:
        found.append(("property_tax", home.property_tax_yen_per_year * whole * prices))
    if home.upkeep_yen_per_year:
        found.append(("home_upkeep", home.upkeep_yen_per_year * whole * prices))
    if home.rent_yen_per_month:
        found.append(("rent", rent_yen(household, time) * prices))
    return found


def rent_yen(household: Household, time: Timeline) -> Floats:
    """家賃 — rent by year in prices of the first year; another one when the child lives alone, if given."""
    home = household.home
    if home is None or not home.rent_yen_per_month:
        return np.zeros((1, len(time.years)))
    alone = home.child_alone_rent_yen_per_month
    alone = home.rent_yen_per_month if alone is None else alone
    with_parents = time.months(time.start, time.last_end)
    return home.rent_yen_per_month * with_parents + alone * time.months(time.last_end, time.household_end)


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


def _payments(debt: Debt, count: int) -> Floats:
    """Yearly payments with interest on the opening balance, shape (years,)."""
    balance, payments = float(debt.balance_yen or 0), np.zeros(count)
    for i in range(count):
        owed = balance * (1 + debt.interest_ratio)
        payments[i] = min(owed, debt.payment_yen_per_year or 0)
        balance = owed - payments[i]
    return payments
