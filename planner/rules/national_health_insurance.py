"""国民健康保険料 (National Health Insurance premium), 国民健康保険法 第76条、同施行令 第29条の7.

One premium for the household, so the rules look at all its members at once: what concerns each member is an array
with the members first, shape (members, futures or 1, years), in the order of the file.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import by_place, round_down

NOISE_DECIMALS = 6
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
MONTHS = 12


def levy_base_yen(*, total_income_yen: ArrayLike, basic_deduction_yen: ArrayLike) -> Floats:
    """賦課のもとになる所得 — income above the basic deduction, of each member by itself.

    Untaxed pensions are no income here. Left out: the smaller deduction above an income of 24 million yen.

    Args:
        total_income_yen: Total income of the year before, yen.
        basic_deduction_yen: Basic deduction, yen.

    """
    return np.asarray(np.maximum(0.0, np.subtract(total_income_yen, basic_deduction_yen)), dtype=np.float64)


def tested_income_yen(
    *,
    total_income_yen: ArrayLike,
    pension_income_yen: ArrayLike,
    age: ArrayLike,
    pension_deduction_yen: ArrayLike,
    pension_deduction_age: ArrayLike,
) -> Floats:
    """軽減の判定に使う所得 — income in the test for reductions; from 65 on a part of the pension income is left out.

    Args:
        total_income_yen: Total income of the year before, before the basic deduction, yen.
        pension_income_yen: The part of it from taxed pensions, yen.
        age: Age.
        pension_deduction_yen: Part of the pension income left out, yen.
        pension_deduction_age: Age from which it is left out.

    """
    most = np.multiply(pension_deduction_yen, np.greater_equal(age, pension_deduction_age))
    return np.asarray(np.subtract(total_income_yen, np.minimum(pension_income_yen, most)), dtype=np.float64)


def is_earner(
    *,
    wages_yen: ArrayLike,
    pension_yen: ArrayLike,
    age: ArrayLike,
    earner_wages_yen: ArrayLike,
    earner_pension_yen: ArrayLike,
    earner_older_pension_yen: ArrayLike,
    pension_deduction_age: ArrayLike,
) -> Bools:
    """給与所得者等 — whether a member counts as somebody with wages or a pension.

    Args:
        wages_yen: Wages received in the year before, yen.
        pension_yen: Taxed pensions received in the year before, yen.
        age: Age.
        earner_wages_yen: Wages above which the member counts, yen.
        earner_pension_yen: Pension above which a younger member counts, yen.
        earner_older_pension_yen: Pension above which an older member counts, yen.
        pension_deduction_age: First age of the older members.

    """
    older = np.greater_equal(age, pension_deduction_age)
    by_pension = np.greater(pension_yen, np.where(older, earner_older_pension_yen, earner_pension_yen))
    return np.asarray(np.greater(wages_yen, earner_wages_yen) | by_pension)


def reduction_tier(
    *,
    tested_income_yen: ArrayLike,
    earner: ArrayLike,
    counted: ArrayLike,
    persons: ArrayLike,
    reduction_base_yen: ArrayLike,
    reduction_half_yen_per_person: ArrayLike,
    reduction_fifth_yen_per_person: ArrayLike,
    reduction_yen_per_further_earner: ArrayLike,
) -> NDArray[np.int64]:
    """軽減の判定 — into which reduction of the flat parts the household falls: 0, 1, 2 for 7, 5, 2 tenths, 3 for none.

    Counted are the household head, insured or not, the insured, and those who went on to the scheme for the
    elderly. Left out: that a missing tax return costs the reduction.

    Args:
        tested_income_yen: Tested income of each member, yen, members first.
        earner: Whether each member has wages or a pension, members first.
        counted: Whether each member counts, members first.
        persons: Number of the insured and of those who went on to the scheme for the elderly.
        reduction_base_yen: Income up to which the largest reduction is given, yen.
        reduction_half_yen_per_person: Added for each person in the limit of the second reduction, yen.
        reduction_fifth_yen_per_person: Added for each person in the limit of the third reduction, yen.
        reduction_yen_per_further_earner: Added to every limit for each earner after the first, yen.

    """
    income = np.sum(np.multiply(tested_income_yen, counted), axis=0)
    further = np.maximum(0, np.sum(np.logical_and(earner, counted), axis=0) - 1)
    over = income - reduction_base_yen - further * np.asarray(reduction_yen_per_further_earner)
    tier = np.greater(over, 0).astype(np.int64)
    tier += np.greater(over, np.multiply(persons, reduction_half_yen_per_person))
    tier += np.greater(over, np.multiply(persons, reduction_fifth_yen_per_person))
    return np.asarray(tier)


def reduced_ratio(*, tier: ArrayLike, reduction_ratio: ArrayLike) -> Floats:
    """軽減の割合 — the part of the flat levies that is taken off.

    Args:
        tier: 0, 1, 2 for the three reductions, 3 for none.
        reduction_ratio: The three parts taken off, largest first, shape (3, …).

    """
    ratios = np.asarray(reduction_ratio, dtype=np.float64)
    return by_place(np.concatenate([ratios, np.zeros_like(ratios[:1])]), tier)


def household_weight(
    *,
    months: ArrayLike,
    special_months: ArrayLike,
    continued_months: ArrayLike,
    special_household_weight: ArrayLike,
    special_household_continued_weight: ArrayLike,
) -> Floats:
    """特定世帯の平等割 — weight of the household levy where the others have gone on to the scheme for the elderly.

    Lower in the months in which exactly one member is insured: by half for five years from the month in which the last
    of the others moved, then by a quarter for three. The mean of the months in which anybody is insured; everybody's
    months begin in January.

    Args:
        months: Months of the year in which each member is insured, members first.
        special_months: Months of the year in the first years after the move.
        continued_months: Months of the year in the years that follow them.
        special_household_weight: First weight.
        special_household_continued_weight: Second weight.

    """
    longest, second = np.zeros_like(np.asarray(months)[0]), np.zeros_like(np.asarray(months)[0])
    for of_member in np.asarray(months):  # much faster than sorting along the first axis
        second = np.maximum(second, np.minimum(longest, of_member))
        longest = np.maximum(longest, of_member)
    alone = longest - second
    special = np.minimum(special_months, alone)
    continued = np.minimum(continued_months, alone - special)
    less = special * np.subtract(1.0, special_household_weight)
    less = less + continued * np.subtract(1.0, special_household_continued_weight)
    return np.asarray(1.0 - less / np.maximum(1.0, longest), dtype=np.float64)


def head_weight(
    *, fiscal_age: ArrayLike, first_age: ArrayLike, school_age: ArrayLike, preschool_weight: ArrayLike
) -> Floats:
    """均等割の重み — weight of the levy per head: none before the first age, half before school, else whole.

    Args:
        fiscal_age: Age on 1 April of each member, members first.
        first_age: Age from which this part is levied per head.
        school_age: Age on 1 April at which school begins.
        preschool_weight: Weight before that.

    """
    by_school = np.where(np.less(fiscal_age, school_age), preschool_weight, 1.0)
    return np.where(np.less(fiscal_age, first_age), 0.0, by_school)


def levies_yen(
    *,
    levy_base_yen: ArrayLike,
    months: ArrayLike,
    head_weight: ArrayLike,
    reduced_ratio: ArrayLike,
    income_ratio: ArrayLike,
    per_head_yen_per_year: ArrayLike,
) -> Floats:
    """所得割と均等割 — of one part of the premium, for each member and the months insured.

    Args:
        levy_base_yen: Income above the basic deduction of each member, yen, members first.
        months: Months in which each member pays this part, members first.
        head_weight: Weight of each member's levy per head, members first.
        reduced_ratio: Part of the flat levies taken off.
        income_ratio: Levy on income.
        per_head_yen_per_year: Levy per head, yen per year.

    Returns:
        Yen per year, members first, not rounded.

    """
    per_head = np.multiply(per_head_yen_per_year, np.subtract(1.0, reduced_ratio))
    levies = np.add(np.multiply(levy_base_yen, income_ratio), np.multiply(per_head, head_weight))
    levies *= months
    levies /= MONTHS
    return np.asarray(levies, dtype=np.float64)


def household_levy_yen(
    *, months: ArrayLike, household_weight: ArrayLike, reduced_ratio: ArrayLike, per_household_yen_per_year: ArrayLike
) -> Floats:
    """平等割 — of one part of the premium, for the months in which anybody pays it.

    Args:
        months: Months in which each member pays this part, members first.
        household_weight: Weight of the household levy, 1 but for special households.
        reduced_ratio: Part of the flat levies taken off.
        per_household_yen_per_year: Levy per household, yen per year.

    """
    share = np.max(months, axis=0) / MONTHS
    kept = np.subtract(1.0, reduced_ratio)
    return np.asarray(np.multiply(per_household_yen_per_year, household_weight) * kept * share, dtype=np.float64)


def part_yen(
    *, levies_yen: ArrayLike, household_levy_yen: ArrayLike, cap_yen: ArrayLike, rounding_yen: ArrayLike
) -> Floats:
    """保険料の一区分 — one part of the premium, up to its cap and rounded down.

    Left out: the cap of a part of a year; it is that of a whole year.

    Args:
        levies_yen: Levies on income and per head, yen, members first.
        household_levy_yen: Levy per household, yen.
        cap_yen: Largest amount of the part, yen per year.
        rounding_yen: Multiple to which the town rounds the part down.

    """
    total = np.add(np.sum(levies_yen, axis=0), household_levy_yen)
    return round_down(np.minimum(total, cap_yen), rounding_yen)


def premium_yen(
    *, medical_yen: ArrayLike, support_yen: ArrayLike, care_yen: ArrayLike, childcare_yen: ArrayLike
) -> Floats:
    """国民健康保険料 — the premium of the household, the sum of its four parts.

    Args:
        medical_yen: 医療分, yen.
        support_yen: 後期高齢者支援金分, yen.
        care_yen: 介護分 of those of 40 to 64, yen.
        childcare_yen: 子ども・子育て支援金分, yen.

    """
    return np.asarray(np.add(medical_yen, support_yen) + np.add(care_yen, childcare_yen), dtype=np.float64)


def shares_yen(
    *,
    premium_yen: ArrayLike,
    medical_levies_yen: ArrayLike,
    support_levies_yen: ArrayLike,
    care_levies_yen: ArrayLike,
    childcare_levies_yen: ArrayLike,
) -> Floats:
    """一人ひとりの分 — the household's premium divided among its insured in proportion to their own levies.

    The law knows no such shares: the head owes the whole. Whole yen that add up to the premium of the household.

    Args:
        premium_yen: Premium of the household, yen.
        medical_levies_yen: Own levies of the medical part, yen, members first.
        support_levies_yen: Own levies of the support part, yen, members first.
        care_levies_yen: Own levies of the care part, yen, members first.
        childcare_levies_yen: Own levies of the childcare part, yen, members first.

    Returns:
        Yen per year, members first.

    """
    up_to = np.array(medical_levies_yen, dtype=np.float64)
    for levies in (support_levies_yen, care_levies_yen, childcare_levies_yen):
        np.add(up_to, levies, out=up_to)
    np.cumsum(up_to, axis=0, out=up_to)
    factor = np.divide(premium_yen, up_to[-1], out=np.zeros_like(up_to[-1]), where=up_to[-1] > 0)
    up_to *= factor
    np.round(up_to, NOISE_DECIMALS, out=up_to)  # exact halves fall the same way in every year
    np.rint(up_to, out=up_to)
    return np.diff(up_to, axis=0, prepend=0.0)


def person_yen(*, shares_yen: ArrayLike, place: int) -> Floats:
    """一人分 — one member's share of the household's premium.

    Args:
        shares_yen: Shares of all members, yen, members first.
        place: Which member, 0 for the first.

    """
    return np.asarray(np.asarray(shares_yen, dtype=np.float64)[place])
