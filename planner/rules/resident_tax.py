"""個人住民税 (resident tax), 地方税法 第24条の5・第35条・第37条・第295条・第314条の3・第314条の6・附則第3条の3.

Everything looks at the income of the year before. The personal deductions are those of ``income_tax`` with the amounts
of the resident tax.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import add_up, by_amount, round_down


def limit_yen(
    *,
    persons: ArrayLike,
    limit_per_person_yen: ArrayLike,
    limit_family_yen: ArrayLike,
    limit_plus_yen: ArrayLike,
) -> NDArray[np.float64]:
    """非課税限度額 — total income up to which the flat levy (or the income levy) is not due.

    Args:
        persons: The taxpayer, the spouse and the dependants of any age.
        limit_per_person_yen: For each person, yen; of the flat levy by area class.
        limit_family_yen: Added where there is a spouse or a dependant, yen.
        limit_plus_yen: Fixed part, yen.

    """
    family_yen = np.where(np.greater(persons, 1), limit_family_yen, 0.0)
    return add_up(np.multiply(persons, limit_per_person_yen), family_yen, limit_plus_yen)


def levied(
    *,
    income_before_yen: ArrayLike,
    limit_yen: ArrayLike,
    protected: ArrayLike,
    lives: ArrayLike,
    exempt_income_limit_yen: ArrayLike,
) -> NDArray[np.bool_]:
    """課税されるか — whether the flat levy (or the income levy) is due.

    Args:
        income_before_yen: 合計所得金額 of the year before, yen.
        limit_yen: 非課税限度額, yen.
        protected: Whether the person is disabled, a minor, a widow or a single parent.
        lives: Whether the person lives on 1 January.
        exempt_income_limit_yen: Income up to which such a person pays neither levy, yen.

    """
    within = np.logical_and(protected, np.less_equal(income_before_yen, exempt_income_limit_yen))
    over = np.logical_and(np.greater(income_before_yen, limit_yen), lives)
    return np.asarray(np.logical_and(over, ~within))


def spouse_difference_yen(
    *,
    married: ArrayLike,
    spouse_age: ArrayLike,
    spouse_income_yen: ArrayLike,
    income_before_yen: ArrayLike,
    dependant_income_limit_yen: ArrayLike,
    elderly_first_age: ArrayLike,
    spouse_tier_from_yen: ArrayLike,
    difference_spouse_general_yen: ArrayLike,
    difference_spouse_elderly_yen: ArrayLike,
) -> NDArray[np.float64]:
    """配偶者控除の差額 — by how much the law takes the spouse deduction to be smaller than in the income tax.

    Left out: the special spouse deduction, whose difference is nothing since 2021 for nearly everybody.

    Args:
        married: Whether the taxpayer supported a spouse.
        spouse_age: The spouse's age on 31 December of the year before.
        spouse_income_yen: The spouse's 合計所得金額 of the year before, yen.
        income_before_yen: The taxpayer's 合計所得金額 of the year before, yen.
        dependant_income_limit_yen: Spouse's income up to which there is a difference, yen.
        elderly_first_age: Spouse's age from which it is larger (70).
        spouse_tier_from_yen: First yen of the taxpayer's income of each tier, shape (4, …).
        difference_spouse_general_yen: Difference by tier, yen.
        difference_spouse_elderly_yen: Difference by tier for an elderly spouse, yen.

    """
    general_yen = by_amount(difference_spouse_general_yen, amount=income_before_yen, amount_from=spouse_tier_from_yen)
    elderly_yen = by_amount(difference_spouse_elderly_yen, amount=income_before_yen, amount_from=spouse_tier_from_yen)
    yen = np.where(np.greater_equal(spouse_age, elderly_first_age), elderly_yen, general_yen)
    low = np.less_equal(spouse_income_yen, dependant_income_limit_yen)
    return np.where(np.logical_and(married, low), yen, 0.0)


def difference_yen(
    *,
    difference_basic_yen: ArrayLike,
    disability_yen: ArrayLike,
    dependants_yen: ArrayLike,
    spouse_yen: ArrayLike,
    single_yen: ArrayLike,
) -> NDArray[np.float64]:
    """人的控除額の差の合計 — all differences from the income tax that the adjustment credit makes good.

    Args:
        difference_basic_yen: Of the basic deduction, yen.
        disability_yen: Of the disability deductions, yen.
        dependants_yen: Of the dependant deductions, yen.
        spouse_yen: Of the spouse deduction, yen.
        single_yen: Of the single parent or widow deduction, yen.

    """
    return add_up(difference_basic_yen, disability_yen, dependants_yen, spouse_yen, single_yen)


def credit_base_yen(
    *,
    taxable_yen: ArrayLike,
    difference_yen: ArrayLike,
    income_before_yen: ArrayLike,
    credit_limit_yen: ArrayLike,
    credit_least_yen: ArrayLike,
    credit_income_limit_yen: ArrayLike,
) -> NDArray[np.float64]:
    """調整控除の元の額 — the part of the deductions that is smaller here than in the income tax.

    Args:
        taxable_yen: 課税所得 of the resident tax, yen.
        difference_yen: Sum of the differences that the law fixes for each deduction, yen.
        income_before_yen: 合計所得金額 of the year before, yen.
        credit_limit_yen: Taxable income over which the base shrinks, yen.
        credit_least_yen: Least base there, yen.
        credit_income_limit_yen: Total income over which there is no credit, yen.

    """
    low_yen = np.minimum(difference_yen, taxable_yen)
    over_yen = np.subtract(taxable_yen, credit_limit_yen)
    base_yen = np.where(over_yen > 0, np.maximum(credit_least_yen, np.subtract(difference_yen, over_yen)), low_yen)
    return np.where(np.greater(income_before_yen, credit_income_limit_yen), 0.0, base_yen)


def income_levy_yen(
    *,
    levied: ArrayLike,
    taxable_yen: ArrayLike,
    credit_base_yen: ArrayLike,
    income_before_yen: ArrayLike,
    limit_yen: ArrayLike,
    city_ratio: ArrayLike,
    prefecture_ratio: ArrayLike,
    credit_city_ratio: ArrayLike,
    credit_prefecture_ratio: ArrayLike,
    levy_rounding_yen: ArrayLike,
) -> NDArray[np.float64]:
    """所得割 — income levy of municipality and prefecture after the adjustment credit.

    Each of the two drops parts of 100 yen. Nobody is brought below the limit of the income levy: what lies over it
    is the most that is levied (附則第3条の3の調整措置).

    Args:
        levied: Whether the income levy is due.
        taxable_yen: 課税所得, whole thousands of yen.
        credit_base_yen: 調整控除の元の額, yen.
        income_before_yen: 合計所得金額 of the year before, yen.
        limit_yen: 所得割の非課税限度額, yen.
        city_ratio: Rate of the municipality.
        prefecture_ratio: Rate of the prefecture.
        credit_city_ratio: Part of the base that the municipality takes off.
        credit_prefecture_ratio: Part of the base that the prefecture takes off.
        levy_rounding_yen: 100 yen.

    """
    parts = ((city_ratio, credit_city_ratio), (prefecture_ratio, credit_prefecture_ratio))
    city_yen, prefecture_yen = (
        round_down(
            np.maximum(0.0, np.multiply(taxable_yen, ratio) - np.multiply(credit_base_yen, credit)), levy_rounding_yen
        )
        for ratio, credit in parts
    )
    room_yen = round_down(np.subtract(income_before_yen, limit_yen), levy_rounding_yen)
    return np.where(levied, np.minimum(city_yen + prefecture_yen, room_yen), 0.0)


def flat_levy_yen(
    *,
    levied: ArrayLike,
    city_flat_yen: ArrayLike,
    prefecture_flat_yen: ArrayLike,
    forest_environment_yen: ArrayLike,
) -> NDArray[np.float64]:
    """均等割と森林環境税 — flat levies of municipality and prefecture, and the forest environment tax.

    Args:
        levied: Whether the flat levy is due.
        city_flat_yen: Of the municipality, yen.
        prefecture_flat_yen: Of the prefecture, yen.
        forest_environment_yen: National tax collected with them, yen.

    """
    sum_yen = np.add(city_flat_yen, prefecture_flat_yen) + np.asarray(forest_environment_yen)
    return np.where(levied, sum_yen, 0.0)


def tax_yen(*, income_levy_yen: ArrayLike, flat_levy_yen: ArrayLike) -> NDArray[np.float64]:
    """住民税の年額 — income levy and flat levies together.

    Args:
        income_levy_yen: 所得割, yen.
        flat_levy_yen: 均等割と森林環境税, yen.

    """
    return np.asarray(np.add(income_levy_yen, flat_levy_yen), dtype=np.float64)
