"""介護サービスの利用者負担 (Care Services), 介護保険法 第49条の2・第51条・第51条の3."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import by_place

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

STAGE_1, STAGE_2, STAGE_3A, STAGE_3B, NO_SUPPORT = range(5)


def share_ratio(
    *,
    age: ArrayLike,
    own_total_yen: ArrayLike,
    care_income_yen: ArrayLike,
    elders: ArrayLike,
    elder_from_age: ArrayLike,
    usual_share_ratio: ArrayLike,
    share_20_ratio: ArrayLike,
    share_30_ratio: ArrayLike,
    share_20_total_from_yen: ArrayLike,
    share_20_alone_from_yen: ArrayLike,
    share_20_together_from_yen: ArrayLike,
    share_30_total_from_yen: ArrayLike,
    share_30_alone_from_yen: ArrayLike,
    share_30_together_from_yen: ArrayLike,
) -> Floats:
    """利用者負担割合 — 10, 20 or 30 percent; both tests must be met, and under 65 it is always 10 percent.

    Args:
        age: Age in years.
        own_total_yen: 合計所得金額 of the user, yen.
        care_income_yen: 年金収入＋その他の合計所得 of the people of 65 and over in the household, yen.
        elders: How many they are.
        elder_from_age: Age from which the tests hold (65).
        usual_share_ratio: The usual share.
        share_20_ratio: The middle share.
        share_30_ratio: The high share.
        share_20_total_from_yen: First test of the middle share.
        share_20_alone_from_yen: Second test, one person.
        share_20_together_from_yen: Second test, two or more persons.
        share_30_total_from_yen: First test of the high share.
        share_30_alone_from_yen: Second test, one person.
        share_30_together_from_yen: Second test, two or more persons.

    """
    together = np.greater(elders, 1)
    from_20 = np.where(together, share_20_together_from_yen, share_20_alone_from_yen)
    from_30 = np.where(together, share_30_together_from_yen, share_30_alone_from_yen)
    is_20 = np.greater_equal(own_total_yen, share_20_total_from_yen) & np.greater_equal(care_income_yen, from_20)
    is_30 = np.greater_equal(own_total_yen, share_30_total_from_yen) & np.greater_equal(care_income_yen, from_30)
    share = np.where(is_30, share_30_ratio, np.where(is_20, share_20_ratio, usual_share_ratio))
    return np.asarray(np.where(np.greater_equal(age, elder_from_age), share, usual_share_ratio), dtype=np.float64)


def income_class(
    *,
    untaxed: ArrayLike,
    own_income_yen: ArrayLike,
    low_income_limit_yen: ArrayLike,
    taxable_yen: ArrayLike,
    ceiling_taxable_from_yen: ArrayLike,
) -> Places:
    """高額介護サービス費の区分 — 0 非課税で所得の低い方, 1 非課税世帯, 2 課税世帯, 3 and 4 現役並み.

    Args:
        untaxed: Whether nobody of the household is levied 住民税.
        own_income_yen: 年金収入＋その他の合計所得 of the user, without untaxed pensions, yen.
        low_income_limit_yen: That income up to which the lowest class holds.
        taxable_yen: Largest 課税所得 of a person of 65 and over in the household, yen.
        ceiling_taxable_from_yen: 課税所得 from which the next class begins, shape (2,) or (2, 1, years).

    """
    low = np.where(np.less_equal(own_income_yen, low_income_limit_yen), 0, 1)
    taxed = 2 + np.sum(np.greater_equal(taxable_yen, np.asarray(ceiling_taxable_from_yen)), axis=0)
    return np.asarray(np.where(untaxed, low, taxed), dtype=np.int64)


def own_share_yen_per_month(
    *,
    bill_yen_per_month: ArrayLike,
    share_ratio: ArrayLike,
    income_class: ArrayLike,
    ceiling_yen_per_month: ArrayLike,
) -> Floats:
    """利用者負担（1か月）— share of the bill, never above the ceiling of the class.

    For one user in the household; two share the ceiling of the household. Left out: what lies above the benefit
    limit of the care level (paid in full), meals and rooms of a facility, the yearly ceiling together with
    medical costs (高額介護合算).

    Args:
        bill_yen_per_month: Whole bill of the services, yen per month.
        share_ratio: Share that the user pays.
        income_class: Result of ``income_class``.
        ceiling_yen_per_month: Ceiling of each class, yen per month.

    """
    share = np.multiply(bill_yen_per_month, share_ratio)
    return np.asarray(np.minimum(share, by_place(ceiling_yen_per_month, income_class)), dtype=np.float64)


def facility_stage(
    *,
    untaxed: ArrayLike,
    public_assistance: ArrayLike,
    income_with_untaxed_yen: ArrayLike,
    assets_yen: ArrayLike,
    couple: ArrayLike,
    age: ArrayLike,
    low_income_limit_yen: ArrayLike,
    stage_3a_to_yen: ArrayLike,
    assets_alone_to_yen: ArrayLike,
    assets_couple_added_yen: ArrayLike,
    elder_from_age: ArrayLike,
) -> Places:
    """補足給付の段階 — 0 第1, 1 第2, 2 第3①, 3 第3②, 4 対象外.

    Untaxed pensions count here. The income decides the stage, the assets whether anything is paid; under 65 the
    limit of assets is that of stage 1 whatever the income. Left out: recipients of 老齢福祉年金.

    Args:
        untaxed: Whether nobody of the household, and the spouse wherever living, is levied 住民税.
        public_assistance: Whether the resident is on public assistance (no test of assets).
        income_with_untaxed_yen: 年金収入（非課税年金も）＋その他の合計所得 of the resident, yen.
        assets_yen: Deposits, securities and cash of the resident and the spouse, yen.
        couple: Whether there is a spouse.
        age: Age in years.
        low_income_limit_yen: Income up to which stage 2 holds.
        stage_3a_to_yen: Income up to which stage 3① holds.
        assets_alone_to_yen: Largest assets of one person in stages 1, 2, 3①, 3②, yen.
        assets_couple_added_yen: What a couple may have above that, yen.
        elder_from_age: Age from which the assets are looked at by stage (65).

    """
    above_2 = np.greater(income_with_untaxed_yen, low_income_limit_yen)
    by_income = STAGE_2 + above_2 + np.greater(income_with_untaxed_yen, stage_3a_to_yen)
    limit_place = np.where(np.greater_equal(age, elder_from_age), by_income, STAGE_1)
    limit = by_place(assets_alone_to_yen, limit_place) + np.where(couple, assets_couple_added_yen, 0.0)
    supported = np.logical_and(untaxed, np.less_equal(assets_yen, limit))
    stage = np.where(supported, by_income, NO_SUPPORT)
    return np.asarray(np.where(public_assistance, STAGE_1, stage), dtype=np.int64)


def facility_yen(
    *, stage: ArrayLike, days: ArrayLike, food_yen_per_day: ArrayLike, room_yen_per_day: ArrayLike
) -> Floats:
    """食費・居住費 — meals and room of a public care facility for some days.

    Residents without support pay the facility's own price; the standard cost stands in. Left out: short stays.

    Args:
        stage: Result of ``facility_stage``.
        days: Days, 30 for a month.
        food_yen_per_day: Meals by stage, the standard cost last, yen.
        room_yen_per_day: Room by stage, the standard cost last, yen.

    """
    daily = by_place(food_yen_per_day, stage) + by_place(room_yen_per_day, stage)
    return np.asarray(np.multiply(daily, days), dtype=np.float64)


def month_in_facility_yen(*, own_share_yen_per_month: ArrayLike, facility_yen: ArrayLike) -> Floats:
    """施設の1か月 — the user's share with meals and room. Left out: hairdresser, laundry and other daily costs.

    Args:
        own_share_yen_per_month: Result of ``own_share_yen_per_month``.
        facility_yen: Result of ``facility_yen`` for the month.

    """
    return np.asarray(np.add(own_share_yen_per_month, facility_yen), dtype=np.float64)


def typical_whole_yen(
    *, typical_one_off_yen: ArrayLike, typical_yen_per_month: ArrayLike, typical_months: ArrayLike
) -> Floats:
    """介護にかかる費用の合計 — what care costs a family in all, by the survey.

    Args:
        typical_one_off_yen: Spent once at the start, yen.
        typical_yen_per_month: Spent every month, yen.
        typical_months: How long, months.

    """
    return np.asarray(np.add(typical_one_off_yen, np.multiply(typical_yen_per_month, typical_months)), dtype=np.float64)
