"""国民年金保険料の端: nothing due, full payment, partial amounts of 10 yen."""

import pytest

from planner.rules.national_pension_premium import (
    additional_premium_yen,
    back_payment_yen,
    premium_yen,
    total_premium_yen,
)


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


@pytest.mark.parametrize(("months", "expected_yen"), [(0, 0), (12, 4_800), (480, 192_000)])
def test_the_additional_premium_is_400_yen_a_month(months: int, expected_yen: int) -> None:
    assert additional_premium_yen(months=months, additional_premium_yen_per_month=400) == expected_yen


def test_everything_is_paid_together() -> None:
    total = total_premium_yen(premium_yen=215_040, additional_premium_yen=4_800, back_payment_yen=16_740)
    assert total == 236_580


BY_YEARS_AGO = [16_980, 16_520, 16_740, 16_860, 16_820, 16_710, 16_650, 16_820, 16_600, 15_930]


@pytest.mark.parametrize(
    ("years_ago", "expected_yen"), [(0, 0), (1, 16_980), (2, 16_520), (3, 16_740), (10, 15_930), (11, 0)]
)
def test_months_can_be_paid_back_for_ten_years(years_ago: int, expected_yen: int) -> None:
    paid = back_payment_yen(
        months=1,
        years_ago=years_ago,
        back_payment_by_years_ago_yen_per_month=BY_YEARS_AGO,
        back_payment_years=10,
    )
    assert paid == expected_yen
