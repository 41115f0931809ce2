"""国民年金保険料の端: nothing due, full payment, partial amounts of 10 yen."""

import pytest

from planner.rules.national_pension_premium import premium_yen


@pytest.mark.parametrize(
    ("months", "pays_ratio", "expected_yen"),
    [(0, 1, 0), (12, 0, 0), (12, 1, 215_040), (1, 0.25, 4_480), (12, 0.5, 107_520)],
)
def test_months_and_part_paid_decide_the_premium(months: int, pays_ratio: float, expected_yen: int) -> None:
    assert premium_yen(months=months, pays_ratio=pays_ratio, yen_per_month=17_920) == expected_yen


@pytest.mark.parametrize(("pays_ratio", "expected_yen"), [(0.25, 4_380), (0.5, 8_760), (0.75, 13_130)])
def test_partial_amounts_are_rounded_to_ten_yen_half_up(pays_ratio: float, expected_yen: int) -> None:
    assert premium_yen(months=1, pays_ratio=pays_ratio, yen_per_month=17_510) == expected_yen


def test_the_mean_of_a_year_with_an_april_change_is_not_rounded() -> None:
    assert premium_yen(months=12, pays_ratio=1, yen_per_month=(3 * 17_510 + 9 * 17_920) / 12) == 213_810
