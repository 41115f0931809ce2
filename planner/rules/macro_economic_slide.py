"""マクロ経済スライド (macro-economic slide), 国民年金法 第27条の2〜第27条の5、第16条の2."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_half_up

RATE_DECIMALS, HUNDRED_YEN = 3, 100


def growth_before_slide_ratio(
    *, price_growth_ratio: ArrayLike, wage_growth_ratio: ArrayLike, newly_awarded: ArrayLike
) -> NDArray[np.float64]:
    """本来の改定率 — growth of pensions before the slide.

    To the fiscal year of age 67 pensions follow wages; afterwards prices, but never more than wages.

    Args:
        price_growth_ratio: Growth of prices in the year.
        wage_growth_ratio: Growth of net nominal wages in the year.
        newly_awarded: Whether the recipient is at most 67 in the fiscal year.

    Returns:
        Growth, a ratio.

    """
    in_payment = np.minimum(price_growth_ratio, wage_growth_ratio)
    return np.where(newly_awarded, np.asarray(wage_growth_ratio, dtype=np.float64), in_payment)


def pension_growth_ratio(*, growth_before_slide_ratio: ArrayLike, reduction_ratio: ArrayLike) -> NDArray[np.float64]:
    """年金額の改定率 — yearly growth of pensions after the slide.

    Growth times one minus the slide, never below zero; when nothing grows the pension follows without
    a slide (名目下限措置). What was carried over belongs into ``reduction_ratio``.

    Args:
        growth_before_slide_ratio: Growth before the slide.
        reduction_ratio: Slide of the year.

    Returns:
        Growth of the pension, a ratio.

    """
    grown = np.asarray(growth_before_slide_ratio, dtype=np.float64)
    slid = np.maximum(0.0, (1.0 + grown) * np.subtract(1.0, reduction_ratio) - 1.0)
    return np.where(grown > 0.0, slid, grown)


def with_carry_over_ratio(*, growth_before_slide_ratio: ArrayLike, reduction_ratio: ArrayLike) -> NDArray[np.float64]:
    """キャリーオーバー — the slide to apply in each year, with what earlier years could not apply.

    A slide that finds no growth to take from waits for later years, while the slide lasts; when it ends,
    what is left over is dropped, as in the valuation of 2024.

    Args:
        growth_before_slide_ratio: Growth before the slide, shape (years,) or (futures, years).
        reduction_ratio: Slide of each year, 0 where it has ended, shape (years,).

    Returns:
        Slide with the part carried over, at most the year's growth, shape as given.

    """
    room = np.log1p(np.maximum(0.0, growth_before_slide_ratio))
    due = -np.log1p(-np.asarray(reduction_ratio, dtype=np.float64))
    lasts = np.greater(due, 0.0)
    surplus = np.cumsum(np.where(lasts, due - room, 0.0), axis=-1)
    waiting = surplus - np.minimum(0.0, np.minimum.accumulate(surplus, axis=-1))
    before = np.concatenate([np.zeros_like(waiting[..., :1]), waiting[..., :-1]], axis=-1)
    return np.asarray(np.where(lasts, -np.expm1(-(due + before - waiting)), 0.0), dtype=np.float64)


def revision_rate(*, former_rate: ArrayLike, pension_growth_ratio: ArrayLike) -> NDArray[np.float64]:
    """改定率 — cumulative revision rate of one birth cohort, from that of the year before.

    Rounded to three decimals, half up, each year.

    Args:
        former_rate: Rate of the same cohort in the fiscal year before, e.g. 1.065.
        pension_growth_ratio: Growth of the year after the slide.

    Returns:
        The rate, 1 at the price level of 2004.

    """
    scaled = np.round(np.multiply(former_rate, np.add(1.0, pension_growth_ratio)) * 10.0**RATE_DECIMALS, 6)
    return np.asarray(np.floor(scaled + 0.5) / 10.0**RATE_DECIMALS, dtype=np.float64)


def full_amount_yen_per_year(*, base_yen_per_year: ArrayLike, revision_rate: ArrayLike) -> NDArray[np.float64]:
    """満額 — full basic pension of one birth cohort: the statute's base times its rate.

    Rounded to 100 yen, half up.

    Args:
        base_yen_per_year: Full amount at the price level of 2004 (780,900 yen).
        revision_rate: Cumulative rate of the cohort.

    Returns:
        Yen per year.

    """
    return round_half_up(np.multiply(base_yen_per_year, revision_rate), HUNDRED_YEN)
