"""医療費の端: ages 69/70 and 74/75, one yen over a limit, the fourth month, and that a larger bill never costs less."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import medical_costs as rule

SHARES = {
    "old_from_age": 70,
    "late_from_age": 75,
    "middle_taxable_from_yen": 280_000,
    "middle_income_alone_from_yen": 2_000_000,
    "middle_income_together_from_yen": 3_200_000,
    "share_under_70_ratio": 0.3,
    "share_70_ratio": 0.2,
    "share_75_ratio": 0.1,
    "share_middle_ratio": 0.2,
    "share_high_ratio": 0.3,
}
TIERS = [830_000, 1_310_000, 2_100_000]
UNTAXED = {"ceiling_yen_per_month": 36_900, "fourth_month_yen_per_month": 24_600, "yearly_cap_yen": 290_000}
YEAR = {"share_ratio": 0.3, "months": 12, "first_months": 3, **UNTAXED}


@pytest.mark.parametrize(("age", "expected"), [(0, 0.3), (69, 0.3), (70, 0.2), (74, 0.2), (75, 0.1), (100, 0.1)])
def test_the_share_falls_at_70_and_75(age: int, expected: float) -> None:
    share = rule.share_ratio(age=age, high_income=False, taxable_yen=0, care_income_yen=0, elders=1, **SHARES)
    assert share == expected


@pytest.mark.parametrize(("age", "expected"), [(69, 0.3), (70, 0.3), (75, 0.3)])
def test_a_high_income_pays_the_share_of_workers(age: int, expected: float) -> None:
    told = {"taxable_yen": 2_000_000, "care_income_yen": 4_000_000, "elders": 1}
    assert rule.share_ratio(age=age, high_income=True, **told, **SHARES) == expected


@pytest.mark.parametrize(
    ("taxable_yen", "care_income_yen", "elders", "expected"),
    [
        (280_000, 2_000_000, 1, 0.2),
        (279_999, 2_000_000, 1, 0.1),
        (280_000, 1_999_999, 1, 0.1),
        (280_000, 3_199_999, 2, 0.1),
        (280_000, 3_200_000, 2, 0.2),
    ],
)
def test_the_middle_share_needs_both(taxable_yen: int, care_income_yen: int, elders: int, expected: float) -> None:
    told = {"taxable_yen": taxable_yen, "care_income_yen": care_income_yen, "elders": elders}
    assert rule.share_ratio(age=80, high_income=False, **told, **SHARES) == expected


@pytest.mark.parametrize(("income", "expected"), [(0, 1), (830_000, 1), (830_001, 2), (2_100_000, 3), (2_100_001, 4)])
def test_classes_begin_one_yen_above_the_limit(income: int, expected: int) -> None:
    assert rule.class_under_70(untaxed=False, basis_income_yen=income, tier_income_over_yen=TIERS) == expected


def test_an_untaxed_household_has_its_own_class() -> None:
    assert rule.class_under_70(untaxed=True, basis_income_yen=9_999_999, tier_income_over_yen=TIERS) == 0


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"largest_pension_yen": 826_500}, 0),
        ({"largest_pension_yen": 826_501}, 1),
        ({"other_income_yen": 1}, 1),
        ({"untaxed": False, "largest_pension_yen": 2_000_000}, 2),
        ({"untaxed": False, "high_income": True, "taxable_yen": 1_450_000}, 3),
        ({"untaxed": False, "high_income": True, "taxable_yen": 3_800_000}, 4),
        ({"untaxed": False, "high_income": True, "taxable_yen": 6_900_000}, 5),
    ],
)
def test_classes_from_70(told: dict[str, Any], expected: int) -> None:
    nothing = {"untaxed": True, "high_income": False}
    nothing |= dict.fromkeys(("taxable_yen", "largest_pension_yen", "other_income_yen"), 0)
    law = {"lowest_pension_to_yen": 826_500, "high_step_taxable_yen": [3_800_000, 6_900_000]}
    assert rule.class_from_70(**nothing | told, **law) == expected


def test_each_person_has_the_deduction_once() -> None:
    incomes = [1_000_000, 430_000, 0]
    assert rule.basis_income_yen(total_income_yen=incomes, basis_deduction_yen=430_000) == 570_000


@pytest.mark.parametrize(("age", "expected"), [(69, 57_600), (70, 18_000)])
def test_the_table_changes_at_70(age: int, expected: int) -> None:
    told = {"class_under_70": 1, "class_from_70": 2, "old_from_age": 70}
    amounts = {"under_70_yen": [35_400, 57_600, 80_100], "from_70_yen": [8_000, 8_000, 18_000]}
    assert rule.amount_of_class_yen(age=age, **told, **amounts) == expected


@pytest.mark.parametrize(
    ("bill", "months", "first_months", "expected"),
    [
        (0, 12, 3, 0),
        (100_000, 0, 0, 0),
        (100_000, 2, 2, 60_000),
        (123_000, 4, 3, 4 * 36_900),
        (123_010, 4, 3, 3 * 36_900 + 24_600),
        (500_000, 4, 0, 4 * 24_600),
        (500_000, 12, 3, 290_000),
    ],
)
def test_the_lower_ceiling_begins_in_the_fourth_month(bill: int, months: int, first_months: int, expected: int) -> None:
    year = YEAR | {"months": months, "first_months": first_months}
    assert rule.own_share_yen(bill_yen_per_month=bill, **year) == pytest.approx(expected)


@given(bill=st.integers(0, 5_000_000), more=st.integers(0, 5_000_000))
def test_a_ceiling_never_falls_with_the_bill(bill: int, more: int) -> None:
    def ceiling(yen: int) -> float:
        ceiling_yen = rule.ceiling_yen_per_month(
            bill_yen_per_month=yen, base_yen_per_month=85_800, one_percent_above_yen=286_000, one_percent_ratio=0.01
        )
        return float(ceiling_yen)

    assert ceiling(bill) <= ceiling(bill + more)
    assert ceiling(bill) >= 85_800


@given(bill=st.integers(0, 3_000_000), months=st.integers(0, 12))
def test_nobody_pays_more_than_the_share_or_the_cap(bill: int, months: int) -> None:
    year = YEAR | {"months": months, "first_months": min(3, months)}
    paid = float(rule.own_share_yen(bill_yen_per_month=bill, **year))
    assert 0 <= paid <= min(290_000, bill * 0.3 * months) + 1e-6


def test_whole_arrays_are_answered_at_once() -> None:
    bills = np.array([[100_000.0, 500_000.0]])
    table = np.array([[[35_400.0, 36_900.0]], [[57_600.0, 61_500.0]]])
    found = rule.amount_of_class_yen(
        age=np.array([[69, 70]]),
        class_under_70=np.array([[1, 1]]),
        class_from_70=np.array([[0, 0]]),
        under_70_yen=table,
        from_70_yen=table,
        old_from_age=np.array([[70.0, 70.0]]),
    )
    assert found.tolist() == [[57_600.0, 36_900.0]]
    paid = rule.own_share_yen_per_month(bill_yen_per_month=bills, share_ratio=0.3, ceiling_yen_per_month=found)
    assert paid.tolist() == [[30_000.0, 36_900.0]]
