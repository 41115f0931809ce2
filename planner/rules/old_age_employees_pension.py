"""老齢厚生年金 (Old-age Employees' Pension), 厚生年金保険法 第42条〜第46条、昭和60年改正法附則 第59条・第60条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_half_up

MONTHS = 12
HUNDRED_YEN = 100


def earnings_related_yen_per_year(
    *,
    pay_to_2003_03_yen_per_month: ArrayLike,
    months_to_2003_03: ArrayLike,
    pay_from_2003_04_yen_per_month: ArrayLike,
    months_from_2003_04: ArrayLike,
    earnings_ratio_to_2003_03: ArrayLike,
    earnings_ratio_from_2003_04: ArrayLike,
) -> NDArray[np.float64]:
    """報酬比例部分の年額 — earnings-related part of the Employees' Pension at the normal age.

    Average pay × ratio × months, for each of the two periods. Rounded to 1 yen, half up. Left out: the
    larger ratios of people born by 1 April 1946 and the guaranteed former amount (従前額保障).

    Args:
        pay_to_2003_03_yen_per_month: Average standard pay to March 2003, without bonuses, yen per month.
        months_to_2003_03: Months insured at work to March 2003.
        pay_from_2003_04_yen_per_month: Average standard pay from April 2003, with bonuses, yen per month.
        months_from_2003_04: Months insured at work from April 2003.
        earnings_ratio_to_2003_03: Part of the pay for each month to March 2003 (7.125/1000).
        earnings_ratio_from_2003_04: Part of the pay for each month from April 2003 (5.481/1000).

    Returns:
        Yen per year, in the money of the pay.

    """
    before = np.multiply(np.multiply(pay_to_2003_03_yen_per_month, months_to_2003_03), earnings_ratio_to_2003_03)
    after = np.multiply(np.multiply(pay_from_2003_04_yen_per_month, months_from_2003_04), earnings_ratio_from_2003_04)
    return round_half_up(np.add(before, after))


def transitional_addition_yen_per_year(
    *,
    months: ArrayLike,
    months_20_to_59: ArrayLike,
    fixed_unit_yen: ArrayLike,
    fixed_months_limit: ArrayLike,
    full_amount_yen_per_year: ArrayLike,
    full_months: ArrayLike,
) -> NDArray[np.float64]:
    """経過的加算 — what the former fixed part gives beyond the basic pension for the same months.

    Each of the two parts is rounded to 1 yen, half up; never below zero. Left out: the shorter limits and
    larger units of people born by 1 April 1946.

    Args:
        months: All months insured at work.
        months_20_to_59: Those of them between the ages of 20 and 59.
        fixed_unit_yen: Yearly amount for each month (1,628 yen × the year's rate).
        fixed_months_limit: Months beyond which the fixed part does not grow (480).
        full_amount_yen_per_year: Full old-age basic pension, yen per year.
        full_months: Months of the full basic pension (480).

    Returns:
        Yen per year.

    """
    fixed_yen = round_half_up(np.multiply(np.minimum(months, fixed_months_limit), fixed_unit_yen))
    share = np.divide(np.minimum(months_20_to_59, full_months), full_months)
    basic_yen = round_half_up(np.multiply(full_amount_yen_per_year, share))
    return np.asarray(np.maximum(0.0, fixed_yen - basic_yen), dtype=np.float64)


def claimed_yen_per_year(
    *,
    earnings_related_yen_per_year: ArrayLike,
    transitional_addition_yen_per_year: ArrayLike,
    claim_factor: ArrayLike,
    entitled: ArrayLike,
) -> NDArray[np.float64]:
    """請求した時期の年額 — the pension with the factor of an early or late claim, without additions for a family.

    Rounded to 1 yen, half up. Left out: that a pension suspended for work does not grow while waiting.

    Args:
        earnings_related_yen_per_year: Earnings-related part at the normal age, yen per year.
        transitional_addition_yen_per_year: Transitional addition, yen per year.
        claim_factor: Factor of the claim, 1 at the normal age.
        entitled: Whether the months are enough for a pension at all.

    Returns:
        Yen per year, 0 without entitlement.

    """
    whole = np.add(earnings_related_yen_per_year, transitional_addition_yen_per_year)
    return np.where(entitled, round_half_up(np.multiply(whole, claim_factor)), 0.0)


def at_normal_age_yen_per_year(*, claimed_yen_per_year: ArrayLike, claim_factor: ArrayLike) -> NDArray[np.float64]:
    """65歳時の額 — the amount at the normal age behind an amount as it is paid.

    Args:
        claimed_yen_per_year: Amount as paid after an early or late claim, yen per year.
        claim_factor: Factor of that claim.

    """
    return np.asarray(np.divide(claimed_yen_per_year, claim_factor), dtype=np.float64)


def suspended_yen_per_year(
    *,
    pension_yen_per_year: ArrayLike,
    pay_yen_per_month: ArrayLike,
    in_work_threshold_yen_per_month: ArrayLike,
) -> NDArray[np.float64]:
    """在職老齢年金の支給停止額 — what is not paid to people insured at work.

    Half of what pension and pay together exceed the threshold, at most the pension itself. Basic pension,
    transitional addition and the additions for a family are not counted. Left out: the grades of standard pay.

    Args:
        pension_yen_per_year: Earnings-related pension as claimed, yen per year.
        pay_yen_per_month: Pay with a twelfth of the year's bonuses, yen per month.
        in_work_threshold_yen_per_month: Threshold, yen per month.

    Returns:
        Yen per year.

    """
    monthly = np.divide(pension_yen_per_year, MONTHS) + pay_yen_per_month
    beyond = np.maximum(0.0, np.subtract(monthly, in_work_threshold_yen_per_month))
    return np.asarray(np.minimum(pension_yen_per_year, round_half_up(beyond / 2 * MONTHS)), dtype=np.float64)


def family_addition_yen_per_year(
    *,
    spouse_addition_yen_per_year: ArrayLike,
    special_addition_yen_per_year: ArrayLike,
    spouse_addition_ratio: ArrayLike,
) -> NDArray[np.float64]:
    """加給年金（配偶者） — addition for a spouse under 65, with the special addition.

    Each part is rounded to 100 yen, half up. Left out: children, and the smaller special additions of people
    born by 1 April 1943.

    Args:
        spouse_addition_yen_per_year: Addition for a spouse, yen per year.
        special_addition_yen_per_year: Special addition by the date of birth, 0 when there is none, yen per year.
        spouse_addition_ratio: 1 for rights that begin by March 2028, then the smaller part.

    Returns:
        Yen per year.

    """
    parts = (spouse_addition_yen_per_year, special_addition_yen_per_year)
    spouse, special = (np.multiply(part, spouse_addition_ratio) for part in parts)
    reduced = round_half_up(spouse, HUNDRED_YEN) + round_half_up(special, HUNDRED_YEN)
    whole = np.add(spouse_addition_yen_per_year, special_addition_yen_per_year)
    return np.where(np.equal(spouse_addition_ratio, 1.0), whole, reduced)


def paid_yen(
    *,
    claimed_yen_per_year: ArrayLike,
    earnings_related_yen_per_year: ArrayLike,
    months: ArrayLike,
    suspended_yen_per_year: ArrayLike,
    family_addition_yen_per_year: ArrayLike,
    family_addition_months: ArrayLike,
) -> NDArray[np.float64]:
    """一年に受け取る額 — the pension of one calendar year: months due, less what is suspended, with the addition.

    Where all of the earnings-related part is suspended, the addition is not paid either.

    Args:
        claimed_yen_per_year: Pension of a whole year, yen.
        earnings_related_yen_per_year: Of it the part that is weighed against pay, yen.
        months: Months of the year for which it is due, 0 to 12.
        suspended_yen_per_year: Suspended for work, yen per year.
        family_addition_yen_per_year: Addition for a spouse, yen per year.
        family_addition_months: Months of the year with the addition, 0 to 12.

    Returns:
        Yen in the year.

    """
    left = np.maximum(0.0, np.subtract(claimed_yen_per_year, suspended_yen_per_year))
    stopped = np.greater(suspended_yen_per_year, 0) & np.greater_equal(
        suspended_yen_per_year, earnings_related_yen_per_year
    )
    due = np.greater(left, 0.0) & ~stopped
    addition = np.multiply(family_addition_yen_per_year, family_addition_months) * due
    return np.asarray((np.multiply(left, months) + addition) / MONTHS, dtype=np.float64)
