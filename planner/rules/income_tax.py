"""所得税 (income tax), 所得税法 第28条・第35条・第79条〜第89条、租税特別措置法 第27条・第29条の4・第41条の15の3ほか.

The rules for personal deductions serve the resident tax as well, with its own amounts.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import add_up, by_amount, round_down


def wage_deduction_yen(
    *,
    wages_yen: ArrayLike,
    wage_minimum_yen: ArrayLike,
    wage_over_yen: ArrayLike,
    wage_base_yen: ArrayLike,
    wage_ratio: ArrayLike,
) -> NDArray[np.float64]:
    """給与所得控除 — deduction from wages by the quick table.

    The straight lines of the table bend downwards, so the lowest of them is the one in force.

    Args:
        wages_yen: Wages before tax, yen per year.
        wage_minimum_yen: Least deduction, yen.
        wage_over_yen: Wages over which each line is reckoned, shape (lines, …).
        wage_base_yen: Deduction at those wages, yen.
        wage_ratio: Part of what lies over them.

    """
    over, base, ratio = np.asarray(wage_over_yen), np.asarray(wage_base_yen), np.asarray(wage_ratio)
    lowest = base[0] + ratio[0] * np.subtract(wages_yen, over[0])
    for i in range(1, len(base)):
        lowest = np.minimum(lowest, base[i] + ratio[i] * np.subtract(wages_yen, over[i]))
    return np.asarray(np.maximum(wage_minimum_yen, lowest), dtype=np.float64)


def wage_income_yen(
    *,
    wages_yen: ArrayLike,
    wage_minimum_yen: ArrayLike,
    wage_over_yen: ArrayLike,
    wage_base_yen: ArrayLike,
    wage_ratio: ArrayLike,
    wage_step_from_yen: ArrayLike,
    wage_step_yen: ArrayLike,
    wage_step_below_yen: ArrayLike,
    wage_least_income_yen: ArrayLike,
) -> NDArray[np.float64]:
    """給与所得 — wages after their deduction.

    Under the upper end of the table of the law (別表第五) wages are first lowered to the start of their
    row: a few odd rows after the flat part, then multiples of 4,000 yen. Drops parts of a yen. Left out: the
    deduction of special expenses.

    Args:
        wages_yen: Wages before tax, yen per year.
        wage_minimum_yen: Least deduction, yen.
        wage_over_yen: Wages over which each line is reckoned, shape (lines, …).
        wage_base_yen: Deduction at those wages, yen.
        wage_ratio: Part of what lies over them.
        wage_step_from_yen: Starts of the odd rows, the last one the first multiple, shape (rows, …).
        wage_step_yen: Width of a row (4,000 yen).
        wage_step_below_yen: Wages from which the table ends (6.6 million yen).
        wage_least_income_yen: Income below which the table says nothing at all (1,000 yen).

    """
    wages = np.asarray(wages_yen, dtype=np.float64)
    starts = np.asarray(wage_step_from_yen, dtype=np.float64)
    row = wages
    for start in starts[:-1]:
        row = np.where(wages >= start, start, row)
    row = np.where(wages >= starts[-1], round_down(wages, wage_step_yen), row)
    row = np.where(wages >= np.asarray(wage_step_below_yen), wages, row)
    deduction_yen = wage_deduction_yen(
        wages_yen=row,
        wage_minimum_yen=wage_minimum_yen,
        wage_over_yen=wage_over_yen,
        wage_base_yen=wage_base_yen,
        wage_ratio=wage_ratio,
    )
    income_yen = round_down(row - deduction_yen, 1)
    return np.where(np.less(income_yen, wage_least_income_yen), 0.0, income_yen)


def home_work_income_yen(
    *, home_work_yen: ArrayLike, wages_yen: ArrayLike, home_work_minimum_yen: ArrayLike
) -> NDArray[np.float64]:
    """家内労働者等の所得 — income from a B-type workshop or piece work after the least expense that the law grants.

    What the person has as wages is taken off that least expense first. Whole yen, the rest dropped.

    Args:
        home_work_yen: 工賃 received, yen per year.
        wages_yen: Wages of the same person, yen per year.
        home_work_minimum_yen: Least expense, yen.

    """
    expense_yen = np.maximum(0.0, np.subtract(home_work_minimum_yen, wages_yen))
    return np.asarray(np.floor(np.maximum(0.0, np.subtract(home_work_yen, expense_yen))), dtype=np.float64)


def pension_income_yen(
    *,
    pension_yen: ArrayLike,
    other_income_yen: ArrayLike,
    age: ArrayLike,
    pension_age: ArrayLike,
    pension_minimum_under_65_yen: ArrayLike,
    pension_minimum_from_65_yen: ArrayLike,
    pension_ratio: ArrayLike,
    pension_plus_yen: ArrayLike,
    pension_less_from_yen: ArrayLike,
    pension_less_yen: ArrayLike,
) -> NDArray[np.float64]:
    """公的年金等の雑所得 — old-age and company pensions after their deduction; drops parts of a yen.

    Disability and survivors' pensions are not taxed and never come in here.

    Args:
        pension_yen: Taxed pensions, yen per year.
        other_income_yen: Total income without these pensions, yen.
        age: Age on 31 December.
        pension_age: Age from which the larger least deduction holds (65).
        pension_minimum_under_65_yen: Least deduction before that age, yen.
        pension_minimum_from_65_yen: Least deduction from that age on, yen.
        pension_ratio: Part of the pension by band, shape (bands, …).
        pension_plus_yen: Fixed part of the deduction by band, yen; the lowest band is the one in force.
        pension_less_from_yen: Other income from which the deduction is smaller, by step.
        pension_less_yen: By how much, yen.

    """
    received = np.asarray(pension_yen, dtype=np.float64)
    ratio, plus = np.asarray(pension_ratio), np.asarray(pension_plus_yen)
    deduction_yen = ratio[0] * received + plus[0]
    for i in range(1, len(plus)):
        deduction_yen = np.minimum(deduction_yen, ratio[i] * received + plus[i])
    least_yen = np.where(np.greater_equal(age, pension_age), pension_minimum_from_65_yen, pension_minimum_under_65_yen)
    deduction_yen = np.maximum(least_yen, deduction_yen)
    less_yen = by_amount(pension_less_yen, amount=other_income_yen, amount_from=pension_less_from_yen)
    return np.maximum(0.0, round_down(received - deduction_yen + less_yen, 1))


def income_adjustment_yen(
    *, wage_income_yen: ArrayLike, pension_income_yen: ArrayLike, adjustment_each_yen: ArrayLike
) -> NDArray[np.float64]:
    """所得金額調整控除 — taken off when somebody has wages and a taxed pension at once.

    Left out: the adjustment for wages over 8.5 million yen with a disabled relative or a child.

    Args:
        wage_income_yen: 給与所得, yen.
        pension_income_yen: 公的年金等の雑所得, yen.
        adjustment_each_yen: How much of each counts (100,000 yen).

    """
    both_yen = np.minimum(wage_income_yen, adjustment_each_yen) + np.minimum(pension_income_yen, adjustment_each_yen)
    return np.asarray(np.maximum(0.0, both_yen - np.asarray(adjustment_each_yen)), dtype=np.float64)


def total_income_yen(
    *,
    wage_income_yen: ArrayLike,
    pension_income_yen: ArrayLike,
    business_income_yen: ArrayLike,
    home_work_income_yen: ArrayLike,
    adjustment_yen: ArrayLike,
) -> NDArray[np.float64]:
    """合計所得金額 — total income of one person. Left out: gains from selling property, dividends, losses.

    Args:
        wage_income_yen: 給与所得, yen.
        pension_income_yen: 公的年金等の雑所得, yen.
        business_income_yen: 事業・不動産・その他の雑所得 after expenses, yen.
        home_work_income_yen: 家内労働者等の所得, yen.
        adjustment_yen: 所得金額調整控除, yen.

    """
    adjusted_yen = np.subtract(wage_income_yen, adjustment_yen)
    return add_up(adjusted_yen, pension_income_yen, business_income_yen, home_work_income_yen)


def basic_deduction_yen(
    *, total_income_yen: ArrayLike, basic_from_yen: ArrayLike, basic_yen: ArrayLike
) -> NDArray[np.float64]:
    """基礎控除 — basic deduction by total income.

    Args:
        total_income_yen: 合計所得金額, whole yen.
        basic_from_yen: First yen of each band, shape (bands, …).
        basic_yen: Deduction of each band, yen.

    """
    return by_amount(basic_yen, amount=total_income_yen, amount_from=basic_from_yen)


def disability_deduction_yen(
    *,
    moderate: ArrayLike,
    severe: ArrayLike,
    severe_together: ArrayLike,
    disability_moderate_yen: ArrayLike,
    disability_severe_yen: ArrayLike,
    disability_severe_together_yen: ArrayLike,
) -> NDArray[np.float64]:
    """障害者控除 — for the taxpayer, the spouse and dependants of any age.

    Args:
        moderate: Persons who are disabled.
        severe: Persons who are severely disabled: the taxpayer, or somebody who lives apart.
        severe_together: Spouse and dependants who are severely disabled and live together with the taxpayer.
        disability_moderate_yen: For each of the first, yen.
        disability_severe_yen: For each of the second, yen.
        disability_severe_together_yen: For each of the third, yen.

    """
    return add_up(
        np.multiply(moderate, disability_moderate_yen),
        np.multiply(severe, disability_severe_yen),
        np.multiply(severe_together, disability_severe_together_yen),
    )


def dependants_deduction_yen(
    *,
    general: ArrayLike,
    specified: ArrayLike,
    elderly: ArrayLike,
    parents_together: ArrayLike,
    dependant_general_yen: ArrayLike,
    dependant_specified_yen: ArrayLike,
    dependant_elderly_yen: ArrayLike,
    dependant_parent_together_yen: ArrayLike,
) -> NDArray[np.float64]:
    """扶養控除 — for relatives from 16 on who depend on the taxpayer; the spouse is not among them.

    Args:
        general: Dependants of 16 to 18 and 23 to 69.
        specified: Dependants of 19 to 22.
        elderly: Dependants of 70 and over who are no parents living together.
        parents_together: 同居老親等 — parents of 70 and over living together.
        dependant_general_yen: For each of the first, yen.
        dependant_specified_yen: For each of the second, yen.
        dependant_elderly_yen: For each of the third, yen.
        dependant_parent_together_yen: For each of the fourth, yen.

    """
    return add_up(
        np.multiply(general, dependant_general_yen),
        np.multiply(specified, dependant_specified_yen),
        np.multiply(elderly, dependant_elderly_yen),
        np.multiply(parents_together, dependant_parent_together_yen),
    )


def spouse_deduction_yen(
    *,
    married: ArrayLike,
    spouse_age: ArrayLike,
    spouse_income_yen: ArrayLike,
    total_income_yen: ArrayLike,
    dependant_income_limit_yen: ArrayLike,
    elderly_first_age: ArrayLike,
    spouse_tier_from_yen: ArrayLike,
    spouse_general_yen: ArrayLike,
    spouse_elderly_yen: ArrayLike,
    spouse_special_from_yen: ArrayLike,
    spouse_special_tier_1_yen: ArrayLike,
    spouse_special_tier_2_yen: ArrayLike,
    spouse_special_tier_3_yen: ArrayLike,
) -> NDArray[np.float64]:
    """配偶者控除・配偶者特別控除 — smaller the more the taxpayer has, and the more the spouse has.

    Args:
        married: Whether the taxpayer supports a spouse.
        spouse_age: The spouse's age on 31 December.
        spouse_income_yen: The spouse's 合計所得金額, whole yen.
        total_income_yen: The taxpayer's 合計所得金額, whole yen.
        dependant_income_limit_yen: Spouse's income up to which the full deduction holds, yen.
        elderly_first_age: Spouse's age from which it is larger (70).
        spouse_tier_from_yen: First yen of the taxpayer's income of each tier, shape (4, …).
        spouse_general_yen: Deduction by tier, yen.
        spouse_elderly_yen: Deduction by tier for an elderly spouse, yen.
        spouse_special_from_yen: First yen of the spouse's income of each band, shape (bands, …).
        spouse_special_tier_1_yen: Special deduction by band in the first tier, yen.
        spouse_special_tier_2_yen: The same in the second tier.
        spouse_special_tier_3_yen: The same in the third tier.

    """
    own, tiers = total_income_yen, spouse_tier_from_yen
    elderly = np.greater_equal(spouse_age, elderly_first_age)
    general_yen = by_amount(spouse_general_yen, amount=own, amount_from=tiers)
    full_yen = np.where(elderly, by_amount(spouse_elderly_yen, amount=own, amount_from=tiers), general_yen)
    if np.max(np.subtract(spouse_income_yen, dependant_income_limit_yen)) <= 0:
        return np.where(married, full_yen, 0.0)
    bands = (spouse_special_tier_1_yen, spouse_special_tier_2_yen, spouse_special_tier_3_yen)
    special = [by_amount(band, amount=spouse_income_yen, amount_from=spouse_special_from_yen) for band in bands]
    special_yen = by_amount(np.stack([*special, np.zeros_like(special[0])]), amount=own, amount_from=tiers)
    low = np.less_equal(spouse_income_yen, dependant_income_limit_yen)
    return np.where(married, np.where(low, full_yen, special_yen), 0.0)


def single_deduction_yen(
    *,
    widow: ArrayLike,
    single_parent: ArrayLike,
    total_income_yen: ArrayLike,
    single_income_limit_yen: ArrayLike,
    widow_yen: ArrayLike,
    single_parent_yen: ArrayLike,
) -> NDArray[np.float64]:
    """ひとり親控除・寡婦控除 — for a parent alone with a child without much income, or a widow.

    Args:
        widow: Whether the taxpayer is a woman whose husband has died.
        single_parent: Whether a parent without a spouse shares the purse with such a child of any age.
        total_income_yen: The taxpayer's 合計所得金額, yen.
        single_income_limit_yen: Limit for that income, yen.
        widow_yen: Deduction of a widow, yen.
        single_parent_yen: Deduction of a single parent, which goes first, yen.

    """
    yen = np.where(single_parent, single_parent_yen, np.where(widow, widow_yen, 0.0))
    return np.where(np.less_equal(total_income_yen, single_income_limit_yen), yen, 0.0)


def taxable_income_yen(
    *,
    total_income_yen: ArrayLike,
    basic_deduction_yen: ArrayLike,
    disability_deduction_yen: ArrayLike,
    dependants_deduction_yen: ArrayLike,
    spouse_deduction_yen: ArrayLike,
    single_deduction_yen: ArrayLike,
    social_insurance_yen: ArrayLike,
    taxable_rounding_yen: ArrayLike,
) -> NDArray[np.float64]:
    """課税所得 — total income less all deductions; parts of 1,000 yen are dropped.

    Args:
        total_income_yen: 合計所得金額, yen.
        basic_deduction_yen: 基礎控除, yen.
        disability_deduction_yen: 障害者控除, yen.
        dependants_deduction_yen: 扶養控除, yen.
        spouse_deduction_yen: 配偶者控除・配偶者特別控除, yen.
        single_deduction_yen: ひとり親控除・寡婦控除, yen.
        social_insurance_yen: 社会保険料控除 — all premiums paid, yen.
        taxable_rounding_yen: 1,000 yen.

    """
    personal_yen = add_up(basic_deduction_yen, disability_deduction_yen, dependants_deduction_yen)
    deductions_yen = add_up(personal_yen, spouse_deduction_yen, single_deduction_yen, social_insurance_yen)
    return round_down(np.maximum(0.0, np.subtract(total_income_yen, deductions_yen)), taxable_rounding_yen)


def tax_before_surtax_yen(
    *, taxable_yen: ArrayLike, bracket_from_yen: ArrayLike, bracket_ratio: ArrayLike, bracket_less_yen: ArrayLike
) -> NDArray[np.float64]:
    """算出所得税額 — income tax by the quick table (速算表); drops parts of a yen.

    Args:
        taxable_yen: 課税所得, whole thousands of yen.
        bracket_from_yen: Taxable income from which each rate holds, shape (brackets, …).
        bracket_ratio: Rate of each bracket.
        bracket_less_yen: Amount taken off in each bracket, yen.

    """
    ratio = by_amount(bracket_ratio, amount=taxable_yen, amount_from=bracket_from_yen)
    less_yen = by_amount(bracket_less_yen, amount=taxable_yen, amount_from=bracket_from_yen)
    return round_down(np.multiply(taxable_yen, ratio) - less_yen, 1)


def surtax_yen(
    *, tax_before_surtax_yen: ArrayLike, reconstruction_ratio: ArrayLike, defence_ratio: ArrayLike
) -> NDArray[np.float64]:
    """復興特別所得税・防衛特別所得税 — surtaxes on the income tax; drops parts of a yen.

    Args:
        tax_before_surtax_yen: 算出所得税額, yen.
        reconstruction_ratio: Rate of the reconstruction surtax.
        defence_ratio: Rate of the defence surtax, 0 before 2027.

    """
    return round_down(np.multiply(tax_before_surtax_yen, np.add(reconstruction_ratio, defence_ratio)), 1)


def tax_yen(
    *, tax_before_surtax_yen: ArrayLike, surtax_yen: ArrayLike, tax_rounding_yen: ArrayLike
) -> NDArray[np.float64]:
    """所得税の年額 — income tax with its surtaxes; parts of 100 yen are dropped.

    Args:
        tax_before_surtax_yen: 算出所得税額, yen.
        surtax_yen: Surtaxes, yen.
        tax_rounding_yen: 100 yen.

    """
    return round_down(np.add(tax_before_surtax_yen, surtax_yen), tax_rounding_yen)
