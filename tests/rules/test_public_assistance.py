"""生活保護の端: size of the household, rounding, steps of wages, money in hand, and whole years from the law book."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import lawbook
from planner.rules.public_assistance import (
    additions_yen_per_month,
    benefit_yen,
    counted_income_yen,
    counted_income_yen_per_month,
    earned_income_deduction_yen_per_month,
    first_month_reduction_yen,
    first_year_benefit_yen,
    funeral_assistance_yen,
    housing_yen,
    living_standard_yen_per_month,
    minimum_of_year_yen,
    minimum_yen,
    money_left_yen,
    months_until_needed,
    of_persons_yen_per_month,
    windfall_benefit_yen,
    winter_addition_yen_per_month,
    year_of_two_rates_yen,
)

STEPS = {
    "earned_income_full_yen_per_month": 15_200,
    "earned_income_steps_from_yen_per_month": 15_000,
    "earned_income_step_width_yen_per_month": 4_000,
    "earned_income_step_yen_per_month": 400,
    "earned_income_further_full_yen_per_month": 15_000,
    "earned_income_further_ratio": 0.85,
}


def deduction(earnings_yen: int, *, further: bool = False) -> float:
    return float(
        earned_income_deduction_yen_per_month(earnings_yen_per_month=earnings_yen, further_earner=further, **STEPS)
    )


def test_amounts_by_age_are_summed_over_the_persons() -> None:
    summed = of_persons_yen_per_month(ages=(64, 65, 80), age_band_from=(0, 65), by_age_yen_per_month=(5_000, 3_000))
    assert summed == 11_000


def test_the_standard_may_change_by_month_and_year() -> None:
    answer = living_standard_yen_per_month(
        class1_yen=np.array([[40_000.0, 80_000.0], [40_001.0, 0.0]]),
        persons=np.array([[1, 2], [1, 0]]),
        ratio_by_persons=np.array([1.0, 0.9]),
        class2_by_persons_yen_per_month=np.array([20_000.0, 30_000.0]),
        transitional_yen=np.array([[10.0, 0.0], [0.0, 0.0]]),
        special_addition_yen_per_month=np.array([[1_000.0, 2_000.0]]),
        rounding_yen=10,
    )
    assert answer.tolist() == [[61_010.0, 106_000.0], [61_010.0, 0.0]]


@pytest.mark.parametrize(("class1_yen", "expected_yen"), [(84_210, 73_270), (101, 90), (104, 90), (105, 100)])
def test_class_1_is_cut_to_whole_yen_before_it_is_rounded_up(class1_yen: int, expected_yen: int) -> None:
    """84,210 × 0.87 = 73,262.7 → 73,270; 104 × 0.87 = 90.48 is cut to 90, 105 × 0.87 = 91.35 to 91."""
    answer = living_standard_yen_per_month(
        class1_yen=class1_yen,
        persons=2,
        ratio_by_persons=(1.0, 0.87),
        class2_by_persons_yen_per_month=(0, 0),
        transitional_yen=0,
        special_addition_yen_per_month=0,
        rounding_yen=10,
    )
    assert answer == expected_yen


@pytest.mark.parametrize(("persons", "more", "expected_yen"), [(1, False, 7_460), (1, True, 9_700), (12, False, 500)])
def test_the_winter_addition(persons: int, more: bool, expected_yen: int) -> None:
    answer = winter_addition_yen_per_month(
        persons=persons,
        needs_more_heating=more,
        winter_yen_per_month=(7_460, 500),
        winter_special_factor=1.3,
        rounding_yen=10,
    )
    assert answer == expected_yen


def test_additions_are_added_up() -> None:
    answer = additions_yen_per_month(
        disability_yen_per_month=18_300, home_patient_yen_per_month=13_270, care_premium_yen_per_month=2_000
    )
    assert answer == 33_570


@pytest.mark.parametrize(("first_months", "expected_yen"), [(0, 24), (9, 15), (12, 12)])
def test_a_year_with_two_rates(first_months: int, expected_yen: int) -> None:
    answer = year_of_two_rates_yen(first_yen_per_month=1, first_months=first_months, then_yen_per_month=2)
    assert answer == expected_yen


@pytest.mark.parametrize(
    ("rent_yen", "persons", "expected_yen"),
    [(443_999, 1, 443_999), (444_001, 1, 444_000), (444_001, 2, 444_001), (1, 0, 0)],
)
def test_the_rent_counts_up_to_the_limit_of_the_size(rent_yen: int, persons: int, expected_yen: int) -> None:
    answer = housing_yen(rent_yen=rent_yen, rent_limit_yen_per_month=(37_000, 44_000), persons=persons, months=12)
    assert answer == expected_yen


def test_the_minimum_of_a_part_of_a_year() -> None:
    answer = minimum_yen(
        living_yen=900_000,
        winter_yen=40_000,
        year_end_yen=10_000,
        additions_yen=10_000,
        growth_factor=1.1,
        months=3,
        housing_yen=90_000,
    )
    assert answer == pytest.approx(960_000 * 1.1 / 4 + 90_000)


@pytest.mark.parametrize(
    ("earnings_yen", "first_yen", "further_yen"),
    [(0, 0, 0), (15_000, 15_000, 15_000), (15_199, 15_199, 15_000), (15_200, 15_200, 15_000), (42_999, 17_600, 15_000)],
)
def test_small_wages_stay_uncounted(earnings_yen: int, first_yen: int, further_yen: int) -> None:
    assert deduction(earnings_yen) == first_yen
    assert deduction(earnings_yen, further=True) == further_yen


@given(st.integers(0, 400_000), st.integers(0, 50_000), st.booleans())
def test_more_wages_never_leave_less(earnings_yen: int, more_yen: int, further: bool) -> None:
    for one in (earnings_yen, earnings_yen + more_yen):
        assert 0 <= deduction(one, further=further) <= one
    assert deduction(earnings_yen + more_yen, further=further) >= deduction(earnings_yen, further=further)


def counted(**parts: int) -> float:
    names = ("earnings", "earned_income_deduction", "new_job", "work_expenses", "pensions", "incidental")
    given_yen = {f"{name}_yen_per_month": parts.get(name, 0) for name in names}
    return float(counted_income_yen_per_month(**given_yen, incidental_uncounted_yen_per_month=8_000))


def test_income_that_counts() -> None:
    assert counted(earnings=100_000, earned_income_deduction=23_600, work_expenses=6_400) == 70_000
    assert counted(earnings=20_000, earned_income_deduction=15_600, new_job=12_900) == 0
    assert counted(pensions=50_000, incidental=8_000) == 50_000
    assert counted(incidental=8_001) == 1


@pytest.mark.parametrize(("off_yen", "expected_yen"), [(0, 760_000), (60_000, 700_000), (760_000, 0), (760_001, 0)])
def test_premiums_and_taxes_come_off_the_income_of_a_year(off_yen: int, expected_yen: int) -> None:
    answer = counted_income_yen(income_yen=1_000_000, uncounted_yen=240_000, premiums_and_taxes_yen=off_yen)
    assert answer == expected_yen


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


@pytest.mark.parametrize(("months", "expected_yen"), [(0, 130_000), (1, 80_000), (3, 0)])
def test_money_left_after_the_months_that_it_covered(months: int, expected_yen: int) -> None:
    left = money_left_yen(money_yen=130_000, income_yen=600_000, spending_yen=1_200_000, months_covered=months)
    assert left == expected_yen


@pytest.mark.parametrize(("money_yen", "expected_yen"), [(0, 0), (40_000, 0), (40_001, 1), (100_000, 60_000)])
def test_half_a_month_of_the_minimum_may_be_kept(money_yen: int, expected_yen: int) -> None:
    reduction = first_month_reduction_yen(money_yen=money_yen, minimum_yen_per_month=80_000, cash_kept_ratio=0.5)
    assert reduction == expected_yen


@pytest.mark.parametrize(
    ("covered", "reduction_yen", "expected_yen"), [(0, 0, 1_200), (9, 100, 200), (12, 0, 0), (11, 200, 0)]
)
def test_the_year_in_which_assistance_begins(covered: int, reduction_yen: int, expected_yen: int) -> None:
    flows = {"months_covered": covered, "reduction_yen": reduction_yen}
    assert first_year_benefit_yen(benefit_yen=1_200, months=12, **flows) == expected_yen
    assert first_year_benefit_yen(benefit_yen=1_200, months=covered, **flows) == 0


@pytest.mark.parametrize(("months", "again_yen", "expected_yen"), [(12, 0, 1_200), (5, 0, 500), (5, 300, 800)])
def test_assistance_up_to_a_windfall_and_after_it(months: int, again_yen: int, expected_yen: int) -> None:
    assert windfall_benefit_yen(benefit_yen=1_200, months=months, again_yen=again_yen) == expected_yen


def test_the_minimum_of_a_year_with_a_death_adds_up_its_parts() -> None:
    assert minimum_of_year_yen(minimum_yen=500_000, earlier_months_yen=700_000) == 1_200_000


@pytest.mark.parametrize(("cost_yen", "expected_yen"), [(0, 0), (214_999, 214_999), (215_001, 215_000)])
def test_a_funeral_is_paid_up_to_the_limit(cost_yen: int, expected_yen: int) -> None:
    assert funeral_assistance_yen(funeral_cost_yen=cost_yen, funeral_yen=215_000) == expected_yen


def test_the_official_table_of_the_deduction_has_54_equal_steps() -> None:
    """厚生労働省「生活保護法による保護の実施要領について」別表: 19,000円から230,999円まで4,000円ごとに400円."""
    steps: dict[str, Any] = {
        name: lawbook.load().parameter(f"public_assistance.{name}").entries[-1].value for name in STEPS
    }
    assert steps == STEPS
    for i in range(53):
        lowest = 19_000 + 4_000 * i
        assert deduction(lowest) == deduction(lowest + 3_999) == 15_600 + 400 * i
