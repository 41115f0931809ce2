"""遺族厚生年金 (Survivors' Employees' Pension), 厚生年金保険法 第58条〜第65条の2、昭和60年改正法附則 第73条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_half_up

MONTHS = 12


def deemed_yen_per_year(
    *,
    deceased_employees_yen: ArrayLike,
    employees_months: ArrayLike,
    short_term: ArrayLike,
    short_term_least_months: ArrayLike,
) -> NDArray[np.float64]:
    """300か月みなし — the earnings-related pension of the deceased, raised to 300 months for a short-term death.

    Short-term: died while insured, within five years of a first visit while insured, or while receiving a
    disability employees' pension of grade 1 or 2. Rounded to 1 yen, half up; of other deaths nothing changes.

    Args:
        deceased_employees_yen: Earnings-related pension from the true months, yen per year.
        employees_months: Months insured at work.
        short_term: Whether the death is a short-term case.
        short_term_least_months: Months that count at least (300).

    """
    missing = np.maximum(1.0, np.divide(short_term_least_months, np.maximum(employees_months, 1)))
    return np.where(short_term, round_half_up(np.multiply(deceased_employees_yen, missing)), deceased_employees_yen)


def entitled(
    *,
    receipts_yen: ArrayLike,
    income_yen: ArrayLike,
    record_months: ArrayLike,
    short_term: ArrayLike,
    receipts_limit_yen: ArrayLike,
    income_limit_yen: ArrayLike,
    record_least_months: ArrayLike,
) -> NDArray[np.bool_]:
    """受け取れるか — the survivor's means, and 25 years of record of the one who died (short-term deaths need none).

    Left out: that means which will fall below the limit within five years count as below, and paid premiums
    in the months before a short-term death.

    Args:
        receipts_yen: Receipts of the survivor in the year before, yen.
        income_yen: Income of the survivor in the year before, yen.
        record_months: Months of the deceased that count for a pension.
        short_term: Whether the death is a short-term case.
        receipts_limit_yen: Receipts from which nothing is paid (8.5 million yen), unless the income is below its limit.
        income_limit_yen: Income from which nothing is paid (6.555 million yen).
        record_least_months: Months of record a long-term death needs (300).

    """
    supported = np.less(receipts_yen, receipts_limit_yen) | np.less(income_yen, income_limit_yen)
    return np.asarray(supported & (np.asarray(short_term) | np.greater_equal(record_months, record_least_months)))


def pension_yen_per_year(
    *,
    deceased_employees_yen: ArrayLike,
    own_employees_yen: ArrayLike,
    addition_yen: ArrayLike,
    age: ArrayLike,
    share_ratio: ArrayLike,
    choice_share_ratio: ArrayLike,
    choice_own_ratio: ArrayLike,
    choice_age: ArrayLike,
) -> NDArray[np.float64]:
    """遺族厚生年金の年額（配偶者が受け取る分）— yearly Survivors' Employees' Pension of a spouse.

    Below ``choice_age`` three quarters of the earnings-related pension of the one who died, and the addition;
    the choice of one pension before 65 is ``before_choice_yen``. From ``choice_age`` the own employees' pension
    is paid in full and only what the better reckoning (with the addition) gives beyond it is paid as survivors'
    pension. Rounded to 1 yen, half up.

    Args:
        deceased_employees_yen: Earnings-related old-age pension of the one who died, yen per year.
        own_employees_yen: Own old-age employees' pension of the survivor, yen per year.
        addition_yen: 寡婦加算, yen per year.
        age: Age of the survivor.
        share_ratio: Share of the deceased's pension (3/4).
        choice_share_ratio: Share of the survivors' amount in the second reckoning (2/3).
        choice_own_ratio: Share of the own pension in the second reckoning (1/2).
        choice_age: Age from which the two reckonings are compared (65).

    Returns:
        Yen per year.

    """
    survivors_yen = np.multiply(deceased_employees_yen, share_ratio)
    mixed_yen = np.multiply(survivors_yen, choice_share_ratio) + np.multiply(own_employees_yen, choice_own_ratio)
    better_yen = np.maximum(survivors_yen, mixed_yen) + addition_yen
    beyond_own_yen = np.maximum(0.0, better_yen - own_employees_yen)
    younger_yen = survivors_yen + addition_yen
    return round_half_up(np.where(np.greater_equal(age, choice_age), beyond_own_yen, younger_yen))


def middle_aged_addition_yen_per_year(
    *,
    wife: ArrayLike,
    age_then: ArrayLike,
    employees_months: ArrayLike,
    short_term: ArrayLike,
    death_fiscal_year: ArrayLike,
    widow_addition_yen_per_year: ArrayLike,
    widow_addition_age_from: ArrayLike,
    widow_addition_least_months: ArrayLike,
    widow_addition_phase_out_year: ArrayLike,
    widow_addition_phase_out_years: ArrayLike,
    choice_age: ArrayLike,
) -> NDArray[np.float64]:
    """中高齢寡婦加算の年額 — addition for a wife of 40 to 64 without a survivors' basic pension (第62条).

    A long-term death needs 240 months of the husband. For deaths from April 2028 it is reduced by the year of
    death; equal steps down to zero after 25 years are assumed. Rounded to 1 yen, half up.

    Args:
        wife: Whether the survivor is a woman.
        age_then: Her age when the pension began, or when the last child left the survivors' basic pension.
        employees_months: Months of the husband insured at work.
        short_term: Whether the death is a short-term case.
        death_fiscal_year: Fiscal year (April to March) of the death.
        widow_addition_yen_per_year: Three quarters of the survivors' basic pension, yen per year.
        widow_addition_age_from: First age (40).
        widow_addition_least_months: Months of the husband a long-term death needs (240).
        widow_addition_phase_out_year: First fiscal year of the reduction (2028).
        widow_addition_phase_out_years: Years over which it is reduced (25).
        choice_age: Age at which it ends (65).

    """
    of_age = np.greater_equal(age_then, widow_addition_age_from) & np.less(age_then, choice_age)
    long_enough = np.asarray(short_term) | np.greater_equal(employees_months, widow_addition_least_months)
    steps = np.subtract(death_fiscal_year, widow_addition_phase_out_year) + 1.0
    left = np.clip(1.0 - steps / np.add(widow_addition_phase_out_years, 1.0), 0.0, 1.0)
    return round_half_up(
        np.where(np.asarray(wife) & of_age & long_enough, np.multiply(widow_addition_yen_per_year, left), 0.0)
    )


def transitional_addition_yen_per_year(
    *,
    wife: ArrayLike,
    employees_months: ArrayLike,
    short_term: ArrayLike,
    birth_fiscal_year: int,
    full_amount_yen_per_year: ArrayLike,
    widow_addition_yen_per_year: ArrayLike,
    widow_addition_least_months: ArrayLike,
    transitional_birth_year_from: ArrayLike,
    transitional_months: ArrayLike,
    transitional_possible_months: ArrayLike,
) -> NDArray[np.float64]:
    """経過的寡婦加算の年額 — addition from 65 for a widow born by 1 April 1956 (昭和60年改正法附則第73条).

    What her age cohort could not pay into the basic pension since 1986: the widow's addition less the full
    basic pension × months ÷ possible months (rounded to 1 yen, half up). Left out: it rests while she receives a
    disability basic pension.

    Args:
        wife: Whether the survivor is a woman.
        employees_months: Months of the husband insured at work.
        short_term: Whether the death is a short-term case.
        birth_fiscal_year: Her year of birth, counted from 2 April to 1 April.
        full_amount_yen_per_year: Full old-age basic pension of her cohort, yen per year.
        widow_addition_yen_per_year: Three quarters of the basic amount of her cohort, yen per year.
        widow_addition_least_months: Months of the husband a long-term death needs (240).
        transitional_birth_year_from: First birth year of each row of the table; after the last row nothing is paid.
        transitional_months: Months of each row.
        transitional_possible_months: Possible months of each row.

    """
    row = birth_fiscal_year - int(np.asarray(transitional_birth_year_from)[0])
    months, possible = np.asarray(transitional_months), np.asarray(transitional_possible_months)
    if row >= len(months):
        return np.zeros(np.broadcast_shapes(np.shape(wife), np.shape(full_amount_yen_per_year)))
    share = months[max(0, row)] / possible[max(0, row)]
    addition = np.subtract(widow_addition_yen_per_year, round_half_up(np.multiply(full_amount_yen_per_year, share)))
    long_enough = np.asarray(short_term) | np.greater_equal(employees_months, widow_addition_least_months)
    return np.where(np.asarray(wife) & long_enough, np.maximum(0.0, addition), 0.0)


def limited_yen_per_year(
    *, deceased_employees_yen: ArrayLike, share_ratio: ArrayLike, limited_extra_ratio: ArrayLike
) -> NDArray[np.float64]:
    """5年間の給付の年額 — the five-year benefit for survivors under 60 without a child, for deaths from April 2028.

    Three quarters and one quarter more of the deceased's pension; the means test does not apply. Rounded to
    1 yen, half up. Left out: the continuation after five years for low incomes or a disability, and the split
    of the deceased's record at 65, whose figures are not published yet.

    Args:
        deceased_employees_yen: Earnings-related pension of the one who died, yen per year.
        share_ratio: Share of the deceased's pension (3/4).
        limited_extra_ratio: Share that is added during the five years (1/4).

    """
    return round_half_up(np.multiply(deceased_employees_yen, np.add(share_ratio, limited_extra_ratio)))


def child_yen_per_year(
    *, deceased_employees_yen: ArrayLike, children: ArrayLike, share_ratio: ArrayLike
) -> NDArray[np.float64]:
    """子が受け取る1人あたりの年額 — three quarters of the deceased's pension in equal parts, where no spouse is left.

    Rounded to 1 yen, half up.

    Args:
        deceased_employees_yen: Earnings-related pension of the one who died, yen per year.
        children: Number of children under age, 1 or more.
        share_ratio: Share of the deceased's pension (3/4).

    """
    return round_half_up(np.multiply(deceased_employees_yen, share_ratio) / children)


def before_choice_yen(
    *,
    survivors_yen: ArrayLike,
    months: ArrayLike,
    own_disability_yen: ArrayLike,
    disability_months: ArrayLike,
    own_old_age_yen: ArrayLike,
    old_age_months: ArrayLike,
) -> NDArray[np.float64]:
    """65歳前の1人1年金 — one pension only: beside an own pension only what the survivors' pension has more.

    Args:
        survivors_yen: Survivors' pension, yen per year.
        months: Months of the year in which it is due.
        own_disability_yen: Own disability pension, yen per year.
        disability_months: Those months in which it is paid.
        own_old_age_yen: Own old-age pensions claimed early, yen per year.
        old_age_months: Those months in which they are paid and no disability pension is.

    Returns:
        Yen in the year.

    """
    alone = np.multiply(survivors_yen, np.subtract(np.subtract(months, disability_months), old_age_months))
    beside_disability = np.maximum(0.0, np.subtract(survivors_yen, own_disability_yen)) * disability_months
    beside_old_age = np.maximum(0.0, np.subtract(survivors_yen, own_old_age_yen)) * old_age_months
    return np.asarray((alone + beside_disability + beside_old_age) / MONTHS)


def paid_yen(
    *,
    entitled: ArrayLike,
    with_child_yen: ArrayLike,
    before_choice_yen: ArrayLike,
    from_choice_yen_per_year: ArrayLike,
    months_from_choice: ArrayLike,
    own_disability_more_yen: ArrayLike,
    disability_months: ArrayLike,
    limited_yen: ArrayLike,
) -> NDArray[np.float64]:
    """その年に受け取る額 — the parts of a year put together; the five-year benefit does not ask for means.

    From 65 on it is never paid beside an own disability employees' pension (厚生年金保険法38条): only what it has more.

    Args:
        entitled: Whether means and record allow the pension.
        with_child_yen: For the months with a child under age, yen.
        before_choice_yen: For the other months before 65, yen.
        from_choice_yen_per_year: From 65, yen per year.
        months_from_choice: Months of the year from 65.
        own_disability_more_yen: What the own disability pensions have more than all that may stand beside the
            survivors' pension, yen per year.
        disability_months: Those months from 65 in which there is a disability pension.
        limited_yen: The five-year benefit in the year, yen.

    """
    beside = np.maximum(0.0, np.subtract(from_choice_yen_per_year, own_disability_more_yen)) * disability_months
    alone = np.multiply(from_choice_yen_per_year, np.subtract(months_from_choice, disability_months))
    older = (alone + beside) / MONTHS
    lasting = np.add(with_child_yen, before_choice_yen) + older
    return np.asarray(np.add(np.multiply(lasting, entitled), limited_yen))


def granted_yen_per_year(
    *,
    yen_per_year: ArrayLike,
    entitled: ArrayLike,
    wife: ArrayLike,
    age: ArrayLike,
    with_child: ArrayLike,
    limited: ArrayLike,
    husband_minimum_age: ArrayLike,
) -> NDArray[np.float64]:
    """受け取れるときの年額 — nothing without the right, and nothing for a husband under 55 without a child.

    The five-year benefit knows no such age. A husband of 55 to 59 is paid from 60.

    Args:
        yen_per_year: Amount with the right, yen per year.
        entitled: Whether means and record allow it.
        wife: Whether the survivor is a woman.
        age: Age at the death.
        with_child: Whether a child under age is there.
        limited: Whether it is the five-year benefit.
        husband_minimum_age: Age a husband must have reached at the death (55).

    """
    old_enough = np.asarray(wife) | np.asarray(with_child) | np.asarray(limited)
    old_enough = old_enough | np.greater_equal(age, husband_minimum_age)
    return np.where(np.asarray(entitled) & old_enough, yen_per_year, 0.0)
