"""障害基礎年金 (Disability Basic Pension), 国民年金法 第30条・第33条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def pension_yen(
    *,
    grade: ArrayLike,
    months: ArrayLike,
    grade_1_yen_per_year: ArrayLike,
    grade_2_yen_per_year: ArrayLike,
) -> NDArray[np.float64]:
    """障害基礎年金の一年分 — Disability Basic Pension of one calendar year.

    Work does not stop it. Left out: the addition for own children, and the income limit when
    the illness or disability began before the age of 20.

    Args:
        grade: Granted grade, 1 or 2; 0 when none is granted.
        months: Months of the year for which it is paid, 0 to 12.
        grade_1_yen_per_year: Amount of grade 1 for the birth date, yen per year.
        grade_2_yen_per_year: Amount of grade 2 for the birth date, yen per year.

    Returns:
        Yen in the year.

    """
    lower = np.where(np.equal(grade, 2), grade_2_yen_per_year, 0.0)
    per_year = np.where(np.equal(grade, 1), grade_1_yen_per_year, lower)
    return np.asarray(per_year * np.divide(months, 12.0), dtype=np.float64)
