"""工賃・賃金の端: no month, a whole year."""

import numpy as np
import pytest

from planner.rules.workshop_wages import wages_yen


@pytest.mark.parametrize(("months", "expected"), [(0, 0), (1, 24_141), (12, 289_692)])
def test_wages_follow_the_months(months: int, expected: int) -> None:
    assert wages_yen(yen_per_month=24_141, months=months) == expected


def test_each_year_has_its_own_average() -> None:
    assert wages_yen(yen_per_month=np.array([[22_649.0, 24_141.0]]), months=12).tolist() == [[271_788.0, 289_692.0]]
