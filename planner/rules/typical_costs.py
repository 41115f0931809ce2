"""くらしの費用の目安 (Typical Costs): no law; what paid help with the housework costs at guide values."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

MONTHS = 12
WEEKS_PER_YEAR = 52


def help_hours_per_week(*, tasks: ArrayLike, help_hours_per_task: ArrayLike) -> NDArray[np.float64]:
    """手伝いの時間 — hours of paid help in a week.

    Left out: that some tasks take longer than others, and that one visit can do several of them.

    Args:
        tasks: Number of tasks that are not done alone.
        help_hours_per_task: Hours in a week for each of them.

    """
    return np.asarray(np.multiply(tasks, help_hours_per_task), dtype=np.float64)


def help_yen_per_month(*, hours_per_week: ArrayLike, yen_per_hour: ArrayLike) -> NDArray[np.float64]:
    """手伝いの費用 — paid help of a month; a month is a twelfth of 52 weeks.

    Args:
        hours_per_week: Hours of help in a week.
        yen_per_hour: Price of an hour, yen.

    """
    per_year = np.multiply(hours_per_week, yen_per_hour) * WEEKS_PER_YEAR
    return np.asarray(per_year / MONTHS, dtype=np.float64)
