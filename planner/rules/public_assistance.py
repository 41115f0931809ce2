"""生活保護 (Public Assistance), 生活保護法 第8条・第11条〜第14条、生活保護法による保護の基準（厚生省告示第158号）."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import by_persons, round_up

MONTHS = 12


def living_standard_yen_per_month(
    *,
    class1_yen: ArrayLike,
    persons: ArrayLike,
    ratio_by_persons: ArrayLike,
    class2_by_persons_yen_per_month: ArrayLike,
    special_addition_yen_per_month: ArrayLike,
    former_yen_per_month: ArrayLike,
    rounding_yen: float,
) -> NDArray[np.float64]:
    """生活扶助基準 — monthly living standard of a household, never below its amount of September 2023.

    Each of the two amounts is rounded up to 10 yen and the larger one holds. For one person
    this is exact; officially the guarantee of larger households is a table of additions per
    person (経過的加算), for which the larger of the two is a close stand-in.

    Args:
        class1_yen: 第1類 of all persons together, before the reduction for size, yen per month.
        persons: Number of persons; 0 gives 0.
        ratio_by_persons: 逓減率 for 1, 2, 3 … persons.
        class2_by_persons_yen_per_month: 第2類 for 1, 2, 3 … persons, yen per month.
        special_addition_yen_per_month: 特例加算 of each person, yen per month.
        former_yen_per_month: Amount under the former standard, yen per month (0 for none).
        rounding_yen: Multiple to which the amount is rounded up.

    Returns:
        Yen per month, without rent, winter and other additions.

    """
    table = (
        np.multiply(class1_yen, by_persons(ratio_by_persons, persons=persons))
        + by_persons(class2_by_persons_yen_per_month, persons=persons)
        + np.multiply(special_addition_yen_per_month, persons)
    )
    standard = round_up(np.maximum(table, former_yen_per_month), rounding_yen)
    return np.where(np.greater(persons, 0), standard, 0.0)


def former_standard_yen_per_month(
    *,
    class1_a_yen: ArrayLike,
    class1_b_yen: ArrayLike,
    persons: ArrayLike,
    class2_a_yen_per_month: ArrayLike,
    class2_b_yen_per_month: ArrayLike,
    ratio_a: ArrayLike,
    ratio_b: ArrayLike,
    factor_a: ArrayLike,
    transitional_yen: ArrayLike,
) -> NDArray[np.float64]:
    """従前額 — the same household under the standard of October 2020 to September 2023.

    The larger of the two older reckonings A and B. Left out: the additions of that time for
    three to five persons; for more persons than the lists hold no former amount is given.

    Args:
        class1_a_yen: 第1類 A of all persons together, yen per month.
        class1_b_yen: 第1類 B of all persons together, yen per month.
        persons: Number of persons; 0 gives 0.
        class2_a_yen_per_month: 第2類 A for 1, 2, 3 … persons, yen per month.
        class2_b_yen_per_month: 第2類 B for 1, 2, 3 … persons, yen per month.
        ratio_a: Reduction for size in A, for 1, 2, 3 … persons.
        ratio_b: Reduction for size in B, for 1, 2, 3 … persons.
        factor_a: Factor on A.
        transitional_yen: 経過的加算 of that time, counted for one person only, yen per month.

    Returns:
        Yen per month, not rounded.

    """
    whole_a = np.multiply(class1_a_yen, by_persons(ratio_a, persons=persons))
    whole_a = whole_a + by_persons(class2_a_yen_per_month, persons=persons)
    amount_a = np.multiply(whole_a, factor_a)
    amount_b = np.multiply(class1_b_yen, by_persons(ratio_b, persons=persons))
    amount_b = amount_b + by_persons(class2_b_yen_per_month, persons=persons)
    alone = np.where(np.equal(persons, 1), transitional_yen, 0.0)
    listed = np.logical_and(np.greater(persons, 0), np.less_equal(persons, len(np.asarray(ratio_b))))
    return np.where(listed, np.maximum(amount_a, amount_b) + alone, 0.0)


def earned_income_deduction_yen_per_month(
    *,
    earnings_yen_per_month: ArrayLike,
    earned_income_full_yen_per_month: ArrayLike,
    earned_income_rest_ratio: ArrayLike,
) -> NDArray[np.float64]:
    """勤労控除（基礎控除）— part of one person's wages that is not counted as income.

    Left out: the official table moves in steps of 4,000 yen of wages (up to 400 yen apart from
    this line), the smaller deduction of a second earner, the additions for a new job and for minors.

    Args:
        earnings_yen_per_month: Wages, yen per month.
        earned_income_full_yen_per_month: Wages that stay uncounted in full, yen per month.
        earned_income_rest_ratio: Share of the wages above that stays uncounted.

    Returns:
        Yen per month.

    """
    whole = np.minimum(earnings_yen_per_month, earned_income_full_yen_per_month)
    above = np.maximum(0.0, np.subtract(earnings_yen_per_month, earned_income_full_yen_per_month))
    return np.asarray(whole + above * earned_income_rest_ratio, dtype=np.float64)


def benefit_yen(*, minimum_yen: ArrayLike, counted_income_yen: ArrayLike) -> NDArray[np.float64]:
    """保護費 — what is missing between the counted income and the minimum cost of living.

    Medical and care costs are paid in kind beside it and stand in neither amount.

    Args:
        minimum_yen: 最低生活費 of the months on assistance, yen.
        counted_income_yen: 収入認定額 of the same months, yen.

    Returns:
        Yen for these months.

    """
    return np.asarray(np.maximum(0.0, np.subtract(minimum_yen, counted_income_yen)), dtype=np.float64)


def months_until_needed(*, money_yen: ArrayLike, income_yen: ArrayLike, spending_yen: ArrayLike) -> NDArray[np.float64]:
    """手持ちでくらせる月数 — whole months of the year that money and income still cover.

    Income and spending are spread evenly over the year.

    Args:
        money_yen: Money at the start of the year, yen; below zero counts as none.
        income_yen: Income of the year, yen.
        spending_yen: Spending of the year, yen.

    Returns:
        Whole months, 0 to 12; 12 when the income alone is enough.

    """
    gap_yen = np.subtract(spending_yen, income_yen)
    short = gap_yen > 0
    months = np.floor(MONTHS * np.maximum(0.0, money_yen) / np.where(short, gap_yen, 1.0))
    return np.where(short, np.minimum(months, MONTHS), float(MONTHS))


def first_month_reduction_yen(
    *, money_yen: ArrayLike, minimum_yen_per_month: ArrayLike, cash_kept_ratio: ArrayLike
) -> NDArray[np.float64]:
    """保護開始時の手持金 — how much the money in hand lowers the first payment.

    Args:
        money_yen: Money in hand at the start of assistance, yen.
        minimum_yen_per_month: Minimum cost of living, yen per month.
        cash_kept_ratio: Part of a month's minimum that may be kept (1/2).

    Returns:
        Yen to take off the first payment.

    """
    kept_yen = np.multiply(minimum_yen_per_month, cash_kept_ratio)
    return np.asarray(np.maximum(0.0, np.subtract(money_yen, kept_yen)), dtype=np.float64)
