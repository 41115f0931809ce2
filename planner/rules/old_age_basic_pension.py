"""老齢基礎年金 (Old-age Basic Pension), 国民年金法 第26条〜第28条・第43条〜第46条、平成16年改正法附則 第9条・第10条."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_half_up

Counted = tuple[ArrayLike, ArrayLike, ArrayLike]  # months, weight, weight of the months beyond the room


def pension_yen_per_year(
    *,
    paid_months: ArrayLike,
    full_exempt_months: ArrayLike,
    three_quarter_exempt_months: ArrayLike,
    half_exempt_months: ArrayLike,
    quarter_exempt_months: ArrayLike,
    full_exempt_months_before_2009_04: ArrayLike,
    three_quarter_exempt_months_before_2009_04: ArrayLike,
    half_exempt_months_before_2009_04: ArrayLike,
    quarter_exempt_months_before_2009_04: ArrayLike,
    full_amount_yen_per_year: ArrayLike,
    full_months: ArrayLike,
    weight_full_exempt: ArrayLike,
    weight_three_quarter_exempt: ArrayLike,
    weight_half_exempt: ArrayLike,
    weight_quarter_exempt: ArrayLike,
    weight_full_exempt_before_2009_04: ArrayLike,
    weight_three_quarter_exempt_before_2009_04: ArrayLike,
    weight_half_exempt_before_2009_04: ArrayLike,
    weight_quarter_exempt_before_2009_04: ArrayLike,
    excess_weight_three_quarter: ArrayLike,
    excess_weight_half: ArrayLike,
    excess_weight_quarter: ArrayLike,
) -> NDArray[np.float64]:
    """老齢基礎年金の年額（65歳から受け取る額）— yearly Old-age Basic Pension claimed at the normal age.

    The full amount in proportion to the months: paid months whole, exempt months by their weight. Months
    count in the order of the law (paid, quarter, half, three-quarter, full exempt) up to ``full_months``;
    what lies beyond counts with the smaller excess weight, full exemption not at all. Every ``_months`` is
    the number of months of that kind, from April 2009 unless the name says before; weights are ratios.
    Left out: months before April 2009 beyond the full number take the later excess weights.

    Returns:
        Yen per year, rounded to 1 yen, half up.

    """
    kinds = (
        (paid_months, 1.0, 0.0),
        (quarter_exempt_months_before_2009_04, weight_quarter_exempt_before_2009_04, excess_weight_quarter),
        (quarter_exempt_months, weight_quarter_exempt, excess_weight_quarter),
        (half_exempt_months_before_2009_04, weight_half_exempt_before_2009_04, excess_weight_half),
        (half_exempt_months, weight_half_exempt, excess_weight_half),
        (
            three_quarter_exempt_months_before_2009_04,
            weight_three_quarter_exempt_before_2009_04,
            excess_weight_three_quarter,
        ),
        (three_quarter_exempt_months, weight_three_quarter_exempt, excess_weight_three_quarter),
        (full_exempt_months_before_2009_04, weight_full_exempt_before_2009_04, 0.0),
        (full_exempt_months, weight_full_exempt, 0.0),
    )
    share = np.minimum(np.divide(_counted_months(full_months, kinds), full_months), 1.0)
    return round_half_up(np.multiply(full_amount_yen_per_year, share))


def _counted_months(full_months: ArrayLike, kinds: Iterable[Counted]) -> NDArray[np.float64]:
    """Weighted months: each kind fills the room left by the raw months of the kinds before it."""
    room = np.asarray(full_months, dtype=np.float64)
    counted = np.zeros_like(room)
    for months, weight, excess_weight in kinds:
        within = np.minimum(months, room)
        beyond = np.subtract(months, within)
        counted = counted + np.multiply(within, weight) + np.multiply(beyond, excess_weight)
        room = np.subtract(room, within)
    return counted


def claim_factor(
    *,
    early_months: ArrayLike,
    late_months: ArrayLike,
    early_reduction_ratio_per_month: ArrayLike,
    late_increase_ratio_per_month: ArrayLike,
    late_months_least: ArrayLike,
    late_months_limit: ArrayLike,
) -> NDArray[np.float64]:
    """繰上げ・繰下げの率 — factor on the pension for claiming before or after the normal age.

    Late claims begin at 66: who asks earlier receives the pension from 65 on, without an increase (国民年金法28条).
    Left out: after an early claim a disability basic pension can generally no longer be claimed.

    Args:
        early_months: Months claimed before the normal age, 0 when not early.
        late_months: Months waited after it, 0 when not late.
        early_reduction_ratio_per_month: Reduction for each early month (by birth date).
        late_increase_ratio_per_month: Increase for each month waited.
        late_months_least: Months below which waiting adds nothing (12).
        late_months_limit: Months beyond which waiting adds nothing.

    Returns:
        A factor, 1 at the normal age.

    """
    reduction = np.multiply(early_months, early_reduction_ratio_per_month)
    counted = np.where(np.greater_equal(late_months, late_months_least), late_months, 0)
    increase = np.multiply(np.minimum(counted, late_months_limit), late_increase_ratio_per_month)
    return np.asarray(1.0 - reduction + increase, dtype=np.float64)


def claimed_otherwise_yen_per_year(
    *, claimed_yen_per_year: ArrayLike, planned_claim_factor: ArrayLike, claim_factor: ArrayLike
) -> NDArray[np.float64]:
    """別の時期に請求した額 — a typed amount when the law lets the pension begin at another time than planned.

    Not rounded, as typed amounts are not.

    Args:
        claimed_yen_per_year: Amount as it would be paid after the planned claim, yen per year.
        planned_claim_factor: Factor of that claim.
        claim_factor: Factor of the claim that the law allows.

    """
    moved = np.divide(claim_factor, planned_claim_factor)
    return np.asarray(np.multiply(claimed_yen_per_year, moved), dtype=np.float64)


def entitled(*, counted_months: ArrayLike, eligibility_months: ArrayLike) -> NDArray[np.bool_]:
    """受給資格期間 — whether the months are enough for the pension at all.

    Args:
        counted_months: Paid, exempt and deferred months together (with カラ期間 when the family knows them).
        eligibility_months: Months needed (120).

    """
    return np.asarray(np.greater_equal(counted_months, eligibility_months))


def additional_pension_yen_per_year(
    *, additional_months: ArrayLike, additional_yen_per_month: ArrayLike
) -> NDArray[np.float64]:
    """付加年金 — Additional Pension for the months with the additional premium; it never follows prices.

    Args:
        additional_months: Months for which the additional premium was paid.
        additional_yen_per_month: Yearly amount for each of them (200 yen).

    Returns:
        Yen per year at the normal age.

    """
    return np.asarray(np.multiply(additional_months, additional_yen_per_month), dtype=np.float64)


def claimed_yen_per_year(
    *,
    pension_yen_per_year: ArrayLike,
    additional_pension_yen_per_year: ArrayLike,
    claim_factor: ArrayLike,
    entitled: ArrayLike,
) -> NDArray[np.float64]:
    """請求した時期の年額 — basic and additional pension with the factor of an early or late claim.

    Each of the two is rounded to 1 yen, half up.

    Args:
        pension_yen_per_year: Old-age basic pension at the normal age, yen per year.
        additional_pension_yen_per_year: Additional pension at the normal age, yen per year.
        claim_factor: Factor of the claim, 1 at the normal age.
        entitled: Whether the months are enough for a pension at all.

    Returns:
        Yen per year, 0 without entitlement.

    """
    parts = (pension_yen_per_year, additional_pension_yen_per_year)
    basic, additional = (round_half_up(np.multiply(part, claim_factor)) for part in parts)
    return np.where(entitled, basic + additional, 0.0)


def limit_with_full_pension_yen(*, published_yen: ArrayLike, full_pension_yen: ArrayLike) -> NDArray[np.float64]:
    """満額に合わせて上がる基準 — a limit of low income; never below the full basic pension of the year that counts.

    The cabinet order lifts these limits (care insurance, supplements, self-support medical care) every year with the
    basic pension, so that a person who has it alone stays below; the year's own limit is published too late for a plan.
    Whole yen like the pension itself, half up.

    Args:
        published_yen: The limit as published, yen per year.
        full_pension_yen: Full old-age basic pension of the year before, yen.

    """
    return round_half_up(np.maximum(published_yen, full_pension_yen))
