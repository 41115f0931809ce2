"""遺族厚生年金 (Survivors' Employees' Pension), 厚生年金保険法 第58条〜第60条・第64条の2."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_half_up


def pension_yen_per_year(
    *,
    deceased_employees_yen: ArrayLike,
    own_employees_yen: ArrayLike,
    age: ArrayLike,
    share_ratio: ArrayLike,
    choice_share_ratio: ArrayLike,
    choice_own_ratio: ArrayLike,
    choice_age: ArrayLike,
) -> NDArray[np.float64]:
    """遺族厚生年金の年額（配偶者が受け取る分）— yearly Survivors' Employees' Pension of a spouse.

    Below ``choice_age`` three quarters of the earnings-related pension of the one who died;
    the choice of one pension before 65 is the caller's. From ``choice_age`` the own
    employees' pension is paid in full and only what the better reckoning gives beyond it is
    paid as survivors' pension. Rounded to 1 yen, half up. Left out: 中高齢寡婦加算,
    経過的寡婦加算, the 300 deemed months of a death in service, the income test (8.5 million
    yen of receipts), the five-year benefit for survivors under 60 from April 2028.

    Args:
        deceased_employees_yen: Earnings-related old-age pension of the one who died, yen per year.
        own_employees_yen: Own old-age employees' pension of the survivor, yen per year.
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
    beyond_own_yen = np.maximum(0.0, np.maximum(survivors_yen, mixed_yen) - own_employees_yen)
    return round_half_up(np.where(np.greater_equal(age, choice_age), beyond_own_yen, survivors_yen))
