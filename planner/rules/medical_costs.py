"""医療費の自己負担と高額療養費 (Medical Costs).

健康保険法 第74条・第115条、国民健康保険法 第42条・第57条の2、高齢者の医療の確保に関する法律 第67条・第84条.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import by_place, round_half_up

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Places = NDArray[np.int64]

LOWEST, LOW, GENERAL = 0, 1, 2  # the first classes of people of 70 and over


def high_income(
    *,
    taxable_yen: ArrayLike,
    receipts_yen: ArrayLike,
    elders: ArrayLike,
    high_taxable_from_yen: ArrayLike,
    high_receipts_alone_from_yen: ArrayLike,
    high_receipts_together_from_yen: ArrayLike,
) -> Bools:
    """現役並み所得 — whether people of 70 and over pay the share of workers.

    Left out: the exception for a sum of incomes to 2.1 million yen (born 1945 or later), and the one by the
    receipts of a household with a single person of 75 and somebody of 70 to 74.

    Args:
        taxable_yen: Largest 課税所得 among the people of the same scheme in the household, yen.
        receipts_yen: Receipts of these people together, yen.
        elders: How many they are.
        high_taxable_from_yen: 課税所得 from which the income is high.
        high_receipts_alone_from_yen: Receipts from which it is high, one person.
        high_receipts_together_from_yen: The same, two or more persons.

    """
    receipts_from = np.where(np.greater(elders, 1), high_receipts_together_from_yen, high_receipts_alone_from_yen)
    high = np.greater_equal(taxable_yen, high_taxable_from_yen) & np.greater_equal(receipts_yen, receipts_from)
    return np.asarray(high, dtype=np.bool_)


def share_ratio(
    *,
    age: ArrayLike,
    high_income: ArrayLike,
    taxable_yen: ArrayLike,
    care_income_yen: ArrayLike,
    elders: ArrayLike,
    old_from_age: ArrayLike,
    late_from_age: ArrayLike,
    middle_taxable_from_yen: ArrayLike,
    middle_income_alone_from_yen: ArrayLike,
    middle_income_together_from_yen: ArrayLike,
    share_under_70_ratio: ArrayLike,
    share_70_ratio: ArrayLike,
    share_75_ratio: ArrayLike,
    share_middle_ratio: ArrayLike,
    share_high_ratio: ArrayLike,
) -> Floats:
    """窓口負担の割合 — share of the bill that the patient pays.

    Left out: children under six; people of 65 to 74 whom the 75+ scheme takes in for a disability.

    Args:
        age: Age in years.
        high_income: Result of ``high_income``.
        taxable_yen: Largest 課税所得 among the people of 75 and over in the household, yen.
        care_income_yen: 年金収入＋その他の合計所得 of these people together, yen.
        elders: How many they are.
        old_from_age: Age from which the share falls (70).
        late_from_age: Age of the 75+ scheme.
        middle_taxable_from_yen: 課税所得 from which the middle share is possible.
        middle_income_alone_from_yen: ``care_income_yen`` from which it holds, one person.
        middle_income_together_from_yen: The same, two or more persons.
        share_under_70_ratio: Share under 70.
        share_70_ratio: Share from 70 to 74.
        share_75_ratio: Share from 75.
        share_middle_ratio: Share from 75 with a middle income.
        share_high_ratio: Share from 70 with a high income.

    """
    income_from = np.where(np.greater(elders, 1), middle_income_together_from_yen, middle_income_alone_from_yen)
    middle = np.greater_equal(taxable_yen, middle_taxable_from_yen) & np.greater_equal(care_income_yen, income_from)
    late = np.where(middle, share_middle_ratio, share_75_ratio)
    old = np.where(np.greater_equal(age, late_from_age), late, share_70_ratio)
    old = np.where(high_income, share_high_ratio, old)
    return np.where(np.greater_equal(age, old_from_age), old, share_under_70_ratio)


def basis_income_yen(*, total_income_yen: ArrayLike, basis_deduction_yen: ArrayLike) -> Floats:
    """旧ただし書き所得 — incomes of all insured together, each less the deduction.

    Args:
        total_income_yen: 合計所得金額 of each insured person, yen, shape (persons, …).
        basis_deduction_yen: Deduction for each person, yen.

    """
    left = np.maximum(0.0, np.subtract(total_income_yen, basis_deduction_yen))
    return np.asarray(np.sum(left, axis=0), dtype=np.float64)


def class_under_70(*, untaxed: ArrayLike, basis_income_yen: ArrayLike, tier_income_over_yen: ArrayLike) -> Places:
    """所得区分（70歳未満）— 0 for untaxed households, then 1, 2, 3 … by income, upwards.

    Args:
        untaxed: Whether nobody of the household is levied 住民税.
        basis_income_yen: 旧ただし書き所得 of all insured together, yen.
        tier_income_over_yen: Incomes above which the next class begins, rising, shape (n,) or (n, 1, years).

    """
    tier = np.sum(np.greater(basis_income_yen, np.asarray(tier_income_over_yen)), axis=0) + 1
    return np.asarray(np.where(untaxed, 0, tier), dtype=np.int64)


def class_from_70(
    *,
    untaxed: ArrayLike,
    high_income: ArrayLike,
    taxable_yen: ArrayLike,
    largest_pension_yen: ArrayLike,
    other_income_yen: ArrayLike,
    lowest_pension_to_yen: ArrayLike,
    high_step_taxable_yen: ArrayLike,
) -> Places:
    """所得区分（70歳以上）— 0 低所得Ⅰ, 1 低所得Ⅱ, 2 一般, 3 to 5 現役並みⅠ to Ⅲ.

    Args:
        untaxed: Whether nobody of the household is levied 住民税.
        high_income: Result of ``high_income``.
        taxable_yen: Largest 課税所得 among the people of the scheme, yen.
        largest_pension_yen: Largest taxed pension of a member of the household, yen.
        other_income_yen: Income of all members beside pensions, yen.
        lowest_pension_to_yen: Pension up to which no income counts.
        high_step_taxable_yen: 課税所得 from which Ⅱ and Ⅲ begin, shape (2,) or (2, 1, years).

    """
    no_income = np.less_equal(largest_pension_yen, lowest_pension_to_yen) & np.less_equal(other_income_yen, 0)
    low = np.where(no_income, LOWEST, LOW)
    steps = np.sum(np.greater_equal(taxable_yen, np.asarray(high_step_taxable_yen)), axis=0)
    taxed = np.where(high_income, GENERAL + 1 + steps, GENERAL)
    return np.asarray(np.where(untaxed, low, taxed), dtype=np.int64)


def amount_of_class_yen(
    *,
    age: ArrayLike,
    class_under_70: ArrayLike,
    class_from_70: ArrayLike,
    under_70_yen: ArrayLike,
    from_70_yen: ArrayLike,
    old_from_age: ArrayLike,
) -> Floats:
    """区分の額 — the amount of a person's class from the table of the person's age.

    Args:
        age: Age in years.
        class_under_70: Result of ``class_under_70``.
        class_from_70: Result of ``class_from_70``.
        under_70_yen: One amount per class under 70, yen.
        from_70_yen: One amount per class from 70, yen.
        old_from_age: Age from which the other table holds (70).

    """
    old = by_place(from_70_yen, class_from_70)
    return np.where(np.greater_equal(age, old_from_age), old, by_place(under_70_yen, class_under_70))


def ceiling_yen_per_month(
    *,
    bill_yen_per_month: ArrayLike,
    base_yen_per_month: ArrayLike,
    one_percent_above_yen: ArrayLike,
    one_percent_ratio: ArrayLike,
) -> Floats:
    """自己負担限度額（月額）— ceiling of one month; a bill below the threshold counts as the threshold.

    The part of one percent is rounded to the yen, 50 sen upwards (健康保険法施行令 第42条).

    Args:
        bill_yen_per_month: Whole medical bill, yen per month.
        base_yen_per_month: Fixed part of the ceiling, yen per month.
        one_percent_above_yen: Bill above which one percent is added, yen; 0 where nothing is added.
        one_percent_ratio: The one percent.

    """
    above = np.maximum(0.0, np.subtract(bill_yen_per_month, one_percent_above_yen))
    added = np.where(np.greater(one_percent_above_yen, 0), round_half_up(above * one_percent_ratio), 0.0)
    return np.asarray(np.add(base_yen_per_month, added), dtype=np.float64)


def outpatient_yen(
    *,
    whole_yen: ArrayLike,
    age: ArrayLike,
    class_from_70: ArrayLike,
    outpatient_table_yen: ArrayLike,
    old_from_age: ArrayLike,
) -> Floats:
    """外来だけの上限 — the ceiling (or the yearly cap) of an out-patient, lower from 70 on.

    Args:
        whole_yen: The ceiling with stays in hospital, yen.
        age: Age in years.
        class_from_70: Result of ``class_from_70``.
        outpatient_table_yen: The lower one of each class, yen.
        old_from_age: Age from which there is a lower one (70).

    """
    lower = np.minimum(whole_yen, by_place(outpatient_table_yen, class_from_70))
    return np.where(np.greater_equal(age, old_from_age), lower, whole_yen)


def own_share_yen_per_month(
    *, bill_yen_per_month: ArrayLike, share_ratio: ArrayLike, ceiling_yen_per_month: ArrayLike
) -> Floats:
    """自己負担（1か月）— share of the bill, never above the ceiling.

    Left out: rounding to 10 yen at each counter, receipts under 21,000 yen (under 70), meals and single rooms.

    Args:
        bill_yen_per_month: Whole medical bill, yen per month.
        share_ratio: Share that the patient pays.
        ceiling_yen_per_month: Ceiling of the month, yen.

    """
    share = np.multiply(bill_yen_per_month, share_ratio)
    return np.asarray(np.minimum(share, ceiling_yen_per_month), dtype=np.float64)


def own_share_yen(
    *,
    bill_yen_per_month: ArrayLike,
    share_ratio: ArrayLike,
    ceiling_yen_per_month: ArrayLike,
    fourth_month_yen_per_month: ArrayLike,
    yearly_cap_yen: ArrayLike,
    months: ArrayLike,
    first_months: ArrayLike,
) -> Floats:
    """自己負担（1年）— a steady bill: three months under the ceiling, then the lower one of the fourth month.

    The lower ceiling needs three months in which the ceiling was reached. Left out: that the year of the
    yearly cap runs from August to July and that it is paid back later.

    Args:
        bill_yen_per_month: Whole medical bill, yen per month.
        share_ratio: Share that the patient pays.
        ceiling_yen_per_month: Ceiling of a month, yen.
        fourth_month_yen_per_month: 多数回該当 — ceiling from the fourth month on, yen.
        yearly_cap_yen: 年間上限 — largest sum of a year, yen.
        months: Months of the year with the bill, 0 to 12.
        first_months: How many of them are among the first three of all, 0 to 3.

    """
    share = np.multiply(bill_yen_per_month, share_ratio)
    early = np.minimum(share, ceiling_yen_per_month)
    late = np.where(np.greater(share, ceiling_yen_per_month), np.minimum(early, fourth_month_yen_per_month), early)
    year = early * first_months + late * np.subtract(months, first_months)
    return np.asarray(np.minimum(year, yearly_cap_yen), dtype=np.float64)
