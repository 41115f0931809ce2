"""就労継続支援の工賃・賃金 (Workshop Wages), 障害者総合支援法 第5条第14項; averages of the yearly survey."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def wages_yen(*, yen_per_month: ArrayLike, months: ArrayLike) -> NDArray[np.float64]:
    """工賃・賃金の目安 — average pay of a workshop for some months; a guide, no entitlement.

    Args:
        yen_per_month: Average of the kind of workshop (A or B), yen per month.
        months: Months worked.

    """
    return np.asarray(np.multiply(yen_per_month, months), dtype=np.float64)
