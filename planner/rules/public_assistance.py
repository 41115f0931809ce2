"""生活保護 (Public Assistance), 生活保護法 第8条・第11条〜第18条、生活保護法による保護の基準（厚生省告示第158号）."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import by_age, by_persons, round_down, round_up

MONTHS = 12
WHOLE_YEN = 1.0


def of_persons_yen_per_month(
    *, ages: ArrayLike, age_band_from: ArrayLike, by_age_yen_per_month: ArrayLike
) -> NDArray[np.float64]:
    """年齢別の額の合計 — amounts by age, such as 第1類 or 経過的加算, of all persons of the household together.

    Args:
        ages: Ages of the persons, shape (persons,).
        age_band_from: First age of each band, rising.
        by_age_yen_per_month: Amount of each band, shape (bands,), yen per month.

    """
    return np.asarray(by_age(by_age_yen_per_month, age=ages, age_from=age_band_from).sum(axis=-1))


def living_standard_yen_per_month(
    *,
    class1_yen: ArrayLike,
    persons: ArrayLike,
    ratio_by_persons: ArrayLike,
    class2_by_persons_yen_per_month: ArrayLike,
    transitional_yen: ArrayLike,
    special_addition_yen_per_month: ArrayLike,
    rounding_yen: float,
) -> NDArray[np.float64]:
    """生活扶助基準 — monthly living standard of a household at home.

    第1類 after the reduction for size is cut to whole yen, then rounded up to 10 yen; 第2類, 経過的加算 and
    特例加算 are added to it. Left out: people in hospital or in a facility.

    Args:
        class1_yen: 第1類 of all persons together, before the reduction for size, yen per month.
        persons: Number of persons; 0 gives 0.
        ratio_by_persons: 逓減率 for 1, 2, 3 … persons.
        class2_by_persons_yen_per_month: 第2類 for 1, 2, 3 … persons, yen per month.
        transitional_yen: 経過的加算 of all persons together, yen per month.
        special_addition_yen_per_month: 特例加算 of each person, yen per month.
        rounding_yen: Multiple to which 第1類 is rounded up.

    Returns:
        Yen per month, without rent, winter and other additions.

    """
    reduced = round_down(np.multiply(class1_yen, by_persons(ratio_by_persons, persons=persons)), WHOLE_YEN)
    table = round_up(reduced, rounding_yen) + by_persons(class2_by_persons_yen_per_month, persons=persons)
    above = np.add(transitional_yen, np.multiply(special_addition_yen_per_month, persons))
    return np.where(np.greater(persons, 0), table + above, 0.0)


def winter_addition_yen_per_month(
    *,
    persons: ArrayLike,
    needs_more_heating: ArrayLike,
    winter_yen_per_month: ArrayLike,
    winter_special_factor: ArrayLike,
    rounding_yen: float,
) -> NDArray[np.float64]:
    """冬季加算 — addition in each winter month; 1.3 times for people who always stay at home, rounded up to 10 yen.

    Args:
        persons: Number of persons, 1 or more.
        needs_more_heating: Whether the special amount is granted (illness or disability, always at home).
        winter_yen_per_month: Amount of the zone for 1, 2, 3 … persons, yen per month.
        winter_special_factor: What the special amount is multiplied with.
        rounding_yen: Multiple to which the special amount is rounded up.

    """
    usual = by_persons(winter_yen_per_month, persons=persons)
    special = round_up(np.multiply(usual, winter_special_factor), rounding_yen)
    return np.where(needs_more_heating, special, usual)


def additions_yen_per_month(
    *, disability_yen_per_month: ArrayLike, home_patient_yen_per_month: ArrayLike, care_premium_yen_per_month: ArrayLike
) -> NDArray[np.float64]:
    """各種加算 — disability addition, addition for patients at home, and the care premium of people of 65 and more.

    Left out: additions for single parents, children, pregnancy, radiation, care facilities; 重度障害者加算 and the
    fees for a helper.

    Args:
        disability_yen_per_month: 障害者加算 of all persons together, yen per month.
        home_patient_yen_per_month: 在宅患者加算, yen per month.
        care_premium_yen_per_month: 介護保険料加算: the long-term care premium itself, yen per month.

    """
    disabled_or_ill = np.add(disability_yen_per_month, home_patient_yen_per_month)
    return np.asarray(np.add(disabled_or_ill, care_premium_yen_per_month), dtype=np.float64)


def year_of_two_rates_yen(
    *, first_yen_per_month: ArrayLike, first_months: ArrayLike, then_yen_per_month: ArrayLike
) -> NDArray[np.float64]:
    """一年分の額 — a monthly amount over a year in which it changes once.

    Args:
        first_yen_per_month: Amount of the first months, yen per month.
        first_months: For how many months, 0 to 12.
        then_yen_per_month: Amount of the months after, yen per month.

    """
    later = np.multiply(then_yen_per_month, np.subtract(MONTHS, first_months))
    return np.asarray(np.multiply(first_yen_per_month, first_months) + later, dtype=np.float64)


def housing_yen(
    *, rent_yen: ArrayLike, rent_limit_yen_per_month: ArrayLike, persons: ArrayLike, months: ArrayLike
) -> NDArray[np.float64]:
    """住宅扶助 — the rent up to the limit of the municipality.

    Left out: lower limits of rooms of 15 square metres or less, the special limit of 1.3 times and more.

    Args:
        rent_yen: Rent of the months counted, yen.
        rent_limit_yen_per_month: Limit for 1, 2, 3 … persons, shape (n,) or (n, futures or 1, years), yen per month.
        persons: Number of persons; 0 gives 0.
        months: Months counted.

    """
    limit = np.multiply(by_persons(rent_limit_yen_per_month, persons=persons), months)
    return np.where(np.greater(persons, 0), np.minimum(rent_yen, limit), 0.0)


def minimum_yen(
    *,
    living_yen: ArrayLike,
    winter_yen: ArrayLike,
    year_end_yen: ArrayLike,
    additions_yen: ArrayLike,
    growth_factor: ArrayLike,
    months: ArrayLike,
    housing_yen: ArrayLike,
) -> NDArray[np.float64]:
    """最低生活費 — minimum cost of living of a year.

    Args:
        living_yen: 生活扶助基準 of twelve months in the law's last known values, yen.
        winter_yen: 冬季加算 of a winter, yen.
        year_end_yen: 期末一時扶助 of December, yen.
        additions_yen: Other additions of twelve months, yen.
        growth_factor: Growth since the last known values.
        months: Months of the year that count, 0 to 12.
        housing_yen: 住宅扶助 of these months, yen.

    """
    held = np.add(np.add(living_yen, winter_yen), np.add(year_end_yen, additions_yen))
    grown = np.multiply(held, growth_factor) * np.divide(months, MONTHS)
    return np.asarray(np.add(grown, housing_yen), dtype=np.float64)


def minimum_of_year_yen(*, minimum_yen: ArrayLike, earlier_months_yen: ArrayLike) -> NDArray[np.float64]:
    """最低生活費（年） — of a year in which the household changes: the months before a death and those after it.

    Args:
        minimum_yen: Minimum of the months after it, yen.
        earlier_months_yen: Minimum of the months before, yen.

    """
    return np.asarray(np.add(earlier_months_yen, minimum_yen), dtype=np.float64)


def minimum_of_month_yen(
    *,
    living_standard_yen_per_month: ArrayLike,
    winter_yen: ArrayLike,
    year_end_yen: ArrayLike,
    additions_yen_per_month: ArrayLike,
    housing_yen: ArrayLike,
) -> NDArray[np.float64]:
    """最低生活費（月） — minimum cost of living of one month.

    Args:
        living_standard_yen_per_month: 生活扶助基準, yen per month.
        winter_yen: 冬季加算, 0 outside the winter months, yen.
        year_end_yen: 期末一時扶助, 0 except in December, yen.
        additions_yen_per_month: Other additions, yen per month.
        housing_yen: 住宅扶助 of the month, yen.

    """
    living = np.add(np.add(living_standard_yen_per_month, winter_yen), np.add(year_end_yen, additions_yen_per_month))
    return np.asarray(np.add(living, housing_yen), dtype=np.float64)


def earned_income_deduction_yen_per_month(
    *,
    earnings_yen_per_month: ArrayLike,
    further_earner: ArrayLike,
    earned_income_full_yen_per_month: ArrayLike,
    earned_income_steps_from_yen_per_month: ArrayLike,
    earned_income_step_width_yen_per_month: ArrayLike,
    earned_income_step_yen_per_month: ArrayLike,
    earned_income_further_full_yen_per_month: ArrayLike,
    earned_income_further_ratio: ArrayLike,
) -> NDArray[np.float64]:
    """勤労控除（基礎控除）— part of one person's wages that is not counted as income.

    Wages up to 15,199 yen stay uncounted; from 15,200 yen on 15,200 yen and 400 yen more for every 4,000 yen of
    wages over 15,000. Every further earner of the household has 85 % of it, at least 15,000 yen.
    Left out: the deduction for people under 20.

    Args:
        earnings_yen_per_month: Wages before expenses, yen per month.
        further_earner: Whether somebody else of the household earns more.
        earned_income_full_yen_per_month: Wages that stay uncounted in full, yen per month.
        earned_income_steps_from_yen_per_month: Wages from which the steps count, yen per month.
        earned_income_step_width_yen_per_month: Width of a step of wages, yen per month.
        earned_income_step_yen_per_month: What each step adds, yen per month.
        earned_income_further_full_yen_per_month: Least deduction of a further earner, yen per month.
        earned_income_further_ratio: Part of the deduction that a further earner has.

    Returns:
        Yen per month, never more than the wages.

    """
    above = np.maximum(0.0, np.subtract(earnings_yen_per_month, earned_income_steps_from_yen_per_month))
    steps = round_down(np.divide(above, earned_income_step_width_yen_per_month), 1.0)
    first = np.add(earned_income_full_yen_per_month, np.multiply(steps, earned_income_step_yen_per_month))
    further = np.maximum(earned_income_further_full_yen_per_month, np.multiply(first, earned_income_further_ratio))
    uncounted = np.minimum(earnings_yen_per_month, np.where(further_earner, further, first))
    return np.asarray(uncounted, dtype=np.float64)


def counted_income_yen_per_month(
    *,
    earnings_yen_per_month: ArrayLike,
    earned_income_deduction_yen_per_month: ArrayLike,
    new_job_yen_per_month: ArrayLike,
    work_expenses_yen_per_month: ArrayLike,
    pensions_yen_per_month: ArrayLike,
    incidental_yen_per_month: ArrayLike,
    incidental_uncounted_yen_per_month: ArrayLike,
) -> NDArray[np.float64]:
    """収入認定額 — income that counts against the minimum.

    Wages count after the deductions and the real cost of working; pensions, allowances and support count in
    full; incidental income counts above 8,000 yen. A pension from 心身障害者扶養共済 and local allowances up to
    8,000 yen do not count and must not stand in any of the amounts.

    Args:
        earnings_yen_per_month: Wages, yen per month.
        earned_income_deduction_yen_per_month: 基礎控除 from these wages, yen per month.
        new_job_yen_per_month: 新規就労控除 where it is due, yen per month.
        work_expenses_yen_per_month: Premiums, taxes, fares of the work, yen per month.
        pensions_yen_per_month: Pensions, allowances and support from relatives, yen per month.
        incidental_yen_per_month: Incidental income of the household, yen per month.
        incidental_uncounted_yen_per_month: Incidental income that is not counted, yen per month.

    """
    deductions = np.add(earned_income_deduction_yen_per_month, new_job_yen_per_month)
    deducted = np.add(deductions, work_expenses_yen_per_month)
    earned = np.maximum(0.0, np.subtract(earnings_yen_per_month, deducted))
    incidental = np.maximum(0.0, np.subtract(incidental_yen_per_month, incidental_uncounted_yen_per_month))
    return np.asarray(np.add(earned, pensions_yen_per_month) + incidental, dtype=np.float64)


def counted_income_yen(
    *, income_yen: ArrayLike, uncounted_yen: ArrayLike, premiums_and_taxes_yen: ArrayLike
) -> NDArray[np.float64]:
    """収入認定額（年） — income of a year that counts against the minimum.

    Args:
        income_yen: All income of the household, yen.
        uncounted_yen: Part of it that is not counted: deductions from wages, pensions from 扶養共済, yen.
        premiums_and_taxes_yen: What is taken off it before it arrives (実費控除), yen.

    """
    counted = np.subtract(income_yen, uncounted_yen)
    return np.asarray(np.maximum(0.0, np.subtract(counted, premiums_and_taxes_yen)), dtype=np.float64)


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


def money_left_yen(
    *, money_yen: ArrayLike, income_yen: ArrayLike, spending_yen: ArrayLike, months_covered: ArrayLike
) -> NDArray[np.float64]:
    """手もとに残るお金 — money in hand after the months that it still covered.

    Args:
        money_yen: Money at the start of the year, yen.
        income_yen: Income of the year, yen.
        spending_yen: Spending of the year, yen.
        months_covered: Whole months that money and income cover.

    """
    used = np.multiply(np.subtract(spending_yen, income_yen), months_covered) / MONTHS
    return np.asarray(np.maximum(0.0, np.subtract(money_yen, used)), dtype=np.float64)


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


def first_month_benefit_yen(*, benefit_yen: ArrayLike, reduction_yen: ArrayLike) -> NDArray[np.float64]:
    """始まりの月の保護費 — the first payment, less what the money in hand takes off it.

    Args:
        benefit_yen: 保護費 of a month, yen.
        reduction_yen: What the money in hand takes off, yen.

    """
    return np.asarray(np.maximum(0.0, np.subtract(benefit_yen, reduction_yen)), dtype=np.float64)


def first_year_benefit_yen(
    *, benefit_yen: ArrayLike, months: ArrayLike, months_covered: ArrayLike, reduction_yen: ArrayLike
) -> NDArray[np.float64]:
    """始まりの年の保護費 — assistance for the months of the year after the money has ended.

    Args:
        benefit_yen: 保護費 of a whole year, yen.
        months: Months of the year that count: 12, or those after a windfall.
        months_covered: Whole months that money and income still covered.
        reduction_yen: What the money in hand takes off the first payment, yen.

    """
    paid = np.multiply(benefit_yen, np.subtract(months, months_covered)) / MONTHS
    return np.asarray(np.maximum(0.0, np.subtract(paid, reduction_yen)), dtype=np.float64)


def windfall_benefit_yen(*, benefit_yen: ArrayLike, months: ArrayLike, again_yen: ArrayLike) -> NDArray[np.float64]:
    """まとまった収入があった年の保護費 — assistance up to the month in which the money comes, and after it is used.

    Args:
        benefit_yen: 保護費 of a whole year, yen.
        months: Months of the year up to the one in which the money comes.
        again_yen: 保護費 of the rest of the year, once the money has been used, yen.

    """
    return np.asarray(np.add(np.multiply(benefit_yen, months) / MONTHS, again_yen), dtype=np.float64)


def funeral_assistance_yen(*, funeral_cost_yen: ArrayLike, funeral_yen: ArrayLike) -> NDArray[np.float64]:
    """葬祭扶助 — the cost of a simple funeral up to the limit, when nobody can pay it.

    Left out: additions for high cremation fees, transport and keeping; the addition when no relative arranges it.

    Args:
        funeral_cost_yen: Cost of the funeral, yen.
        funeral_yen: Limit of the area, yen.

    """
    return np.asarray(np.minimum(funeral_cost_yen, funeral_yen), dtype=np.float64)
