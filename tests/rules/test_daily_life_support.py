"""日常生活自立支援事業の端: no visit, no base."""

import pytest

from planner.rules.daily_life_support import fee_yen_per_month


@pytest.mark.parametrize(
    ("half_hours", "base", "half_hour", "expected"),
    [(0, 0, 600, 0), (0, 700, 500, 700), (1, 700, 500, 1_200), (4, 0, 600, 2_400), (60, 700, 500, 30_700)],
)
def test_the_fee_is_the_base_and_the_half_hours(half_hours: int, base: int, half_hour: int, expected: int) -> None:
    fee = fee_yen_per_month(half_hours_per_month=half_hours, base_yen_per_month=base, half_hour_yen=half_hour)
    assert fee == expected
