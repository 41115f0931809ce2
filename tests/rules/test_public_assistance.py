"""生活保護の端: bands, size of the household, guarantee, money in hand, and whole years from the law book."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from planner import lawbook
from planner.rules.arithmetic import by_age
from planner.rules.public_assistance import (
    benefit_yen,
    earned_income_deduction_yen_per_month,
    first_month_reduction_yen,
    former_standard_yen_per_month,
    living_standard_yen_per_month,
    months_until_needed,
)

BAND_AGES = (30, 50, 62, 67, 72, 80)  # one age in each band of adults: 20-40, 41-59, 60-64, 65-69, 70-74, 75+


def law(key: str, day: date) -> Any:
    return lawbook.load().parameter(f"public_assistance.{key}").on(day).value


def standard(area: str, ages: tuple[int, ...], day: date) -> float:
    """The living standard of a household on a day, all amounts from the law book."""
    first_ages = law("age_band_from", day)

    def of_persons(key: str) -> float:
        return float(sum(by_age(law(key, day), age=age, age_from=first_ages) for age in ages))

    former = former_standard_yen_per_month(
        class1_a_yen=of_persons(f"former_class1_a_{area}_yen_per_month"),
        class1_b_yen=of_persons(f"former_class1_b_{area}_yen_per_month"),
        persons=len(ages),
        class2_a_yen_per_month=law(f"former_class2_a_{area}_yen_per_month", day),
        class2_b_yen_per_month=law(f"former_class2_b_{area}_yen_per_month", day),
        ratio_a=law("former_ratio_a", day),
        ratio_b=law("former_ratio_b", day),
        factor_a=law("former_factor_a", day),
        transitional_yen=of_persons(f"former_transitional_one_person_{area}_yen_per_month"),
    )
    return float(
        living_standard_yen_per_month(
            class1_yen=of_persons(f"class1_{area}_yen_per_month"),
            persons=len(ages),
            ratio_by_persons=law("ratio_by_persons", day),
            class2_by_persons_yen_per_month=law("class2_by_persons_yen_per_month", day),
            special_addition_yen_per_month=law("special_addition_yen_per_month", day),
            former_yen_per_month=former,
            rounding_yen=law("rounding_yen", day),
        )
    )


@pytest.mark.parametrize(
    ("area", "day", "expected_yen"),
    [
        ("1_2", date(2023, 10, 1), (74_310, 74_310, 74_310, 73_850, 73_850, 68_820)),
        ("1_2", date(2025, 10, 1), (74_810, 74_810, 74_810, 74_350, 74_350, 68_820)),
        ("1_2", date(2026, 10, 1), (75_810, 75_810, 75_810, 75_350, 75_350, 68_980)),
        ("1_1", date(2023, 10, 1), (76_420, 77_240, 76_880, 76_880, 75_250, 71_900)),
        ("1_1", date(2025, 10, 1), (76_420, 77_240, 76_880, 76_880, 75_750, 71_900)),
        ("1_1", date(2026, 10, 1), (77_220, 77_240, 77_220, 76_880, 76_750, 71_900)),
    ],
)
def test_one_person_in_sendai_and_yokohama(area: str, day: date, expected_yen: tuple[int, ...]) -> None:
    assert tuple(standard(area, (age,), day) for age in BAND_AGES) == expected_yen


@pytest.mark.parametrize(
    ("day", "expected_yen"), [(date(2023, 10, 1), 113_970), (date(2025, 10, 1), 114_330), (date(2026, 10, 1), 116_330)]
)
def test_parent_of_80_and_child_of_50_in_sendai(day: date, expected_yen: int) -> None:
    assert standard("1_2", (80, 50), day) == expected_yen


def test_one_person_of_50_in_sendai_over_fiscal_year_2026() -> None:
    day = date(2026, 10, 1)
    rent = lawbook.load().parameter("public_assistance.rent_limit_by_persons_yen_per_month", "04100").on(day).value
    zone = lawbook.load().parameter("public_assistance.winter_zone", "04100").on(day).value
    assert isinstance(rent, tuple)
    assert isinstance(zone, float)
    winter = law(f"winter_zone_{zone:.0f}_yen_per_month", day)[0] * len(law(f"winter_zone_{zone:.0f}_months", day))
    living = 6 * standard("1_2", (50,), date(2026, 4, 1)) + 6 * standard("1_2", (50,), day)
    assert living == 903_720
    assert winter == 44_760
    assert living + winter + 12 * rent[0] == 1_392_480


def test_the_standard_may_change_by_future_and_year() -> None:
    answer = living_standard_yen_per_month(
        class1_yen=np.array([[40_000.0, 80_000.0], [40_000.0, 0.0]]),
        persons=np.array([[1, 2], [1, 0]]),
        ratio_by_persons=np.array([1.0, 0.9]),
        class2_by_persons_yen_per_month=np.array([[[20_000.0, 20_001.0]], [[30_000.0, 30_001.0]]]),
        special_addition_yen_per_month=np.array([[1_000.0, 2_000.0]]),
        former_yen_per_month=0.0,
        rounding_yen=10,
    )
    assert answer.tolist() == [[61_000.0, 106_010.0], [61_000.0, 0.0]]


@pytest.mark.parametrize(("persons", "expected_yen"), [(0, 0), (1, 70_000), (2, 80_000), (3, 0)])
def test_the_former_standard_ends_where_its_lists_end(persons: int, expected_yen: int) -> None:
    answer = former_standard_yen_per_month(
        class1_a_yen=40_000,
        class1_b_yen=40_000,
        persons=persons,
        class2_a_yen_per_month=[20_000, 40_000],
        class2_b_yen_per_month=[25_000, 40_000],
        ratio_a=[1.0, 1.0],
        ratio_b=[1.0, 0.8],
        factor_a=1.0,
        transitional_yen=5_000,
    )
    assert answer == expected_yen


@pytest.mark.parametrize(
    ("earnings_yen", "expected_yen"), [(0, 0), (14_999, 14_999), (15_000, 15_000), (15_010, 15_001), (100_000, 23_500)]
)
def test_part_of_the_wages_is_not_counted(earnings_yen: int, expected_yen: int) -> None:
    deduction = earned_income_deduction_yen_per_month(
        earnings_yen_per_month=earnings_yen, earned_income_full_yen_per_month=15_000, earned_income_rest_ratio=0.1
    )
    assert deduction == pytest.approx(expected_yen)


@pytest.mark.parametrize(("income_yen", "expected_yen"), [(0, 900_000), (899_999, 1), (900_000, 0), (1_000_000, 0)])
def test_the_benefit_fills_up_to_the_minimum(income_yen: int, expected_yen: int) -> None:
    assert benefit_yen(minimum_yen=900_000, counted_income_yen=income_yen) == expected_yen


@pytest.mark.parametrize(
    ("money_yen", "income_yen", "spending_yen", "expected_months"),
    [
        (0, 1_200_000, 1_200_000, 12),  # income alone is enough
        (0, 1_200_001, 1_200_000, 12),
        (0, 0, 1_200_000, 0),
        (-5, 0, 1_200_000, 0),
        (99_999, 0, 1_200_000, 0),
        (100_000, 0, 1_200_000, 1),
        (1_199_999, 0, 1_200_000, 11),
        (1_200_000, 0, 1_200_000, 12),
        (9_000_000, 0, 1_200_000, 12),
        (100_000, 600_000, 1_200_000, 2),
    ],
)
def test_whole_months_until_money_ends(
    money_yen: int, income_yen: int, spending_yen: int, expected_months: int
) -> None:
    months = months_until_needed(money_yen=money_yen, income_yen=income_yen, spending_yen=spending_yen)
    assert months == expected_months


@pytest.mark.parametrize(("money_yen", "expected_yen"), [(0, 0), (40_000, 0), (40_001, 1), (100_000, 60_000)])
def test_half_a_month_of_the_minimum_may_be_kept(money_yen: int, expected_yen: int) -> None:
    reduction = first_month_reduction_yen(money_yen=money_yen, minimum_yen_per_month=80_000, cash_kept_ratio=0.5)
    assert reduction == expected_yen
