"""所得税の端: one yen over each limit, 64 and 65, nothing at all, and more income never gives less tax."""

from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import lawbook
from planner.rules import income_tax

INCOMES = st.integers(0, 60_000_000)
DEDUCTIONS = ("basic", "disability", "dependants", "spouse", "single")


@cache
def law(key: str, year: int = 2026) -> Any:
    return lawbook.load().parameter(f"income_tax.{key}").on(date(year, 12, 31)).value


def of_law(year: int, *keys: str) -> dict[str, Any]:
    return {key: law(key, year) for key in keys}


def wage_income(wages_yen: int, year: int = 2026) -> float:
    table = of_law(year, "wage_minimum_yen", "wage_over_yen", "wage_base_yen", "wage_ratio", "wage_step_from_yen")
    row = of_law(year, "wage_step_yen", "wage_step_below_yen", "wage_least_income_yen")
    return float(income_tax.wage_income_yen(wages_yen=wages_yen, **table, **row))


def pension_income(pension_yen: int, age: int = 70, other_income_yen: int = 0) -> float:
    least = of_law(2026, "pension_age", "pension_minimum_under_65_yen", "pension_minimum_from_65_yen")
    bands = of_law(2026, "pension_ratio", "pension_plus_yen", "pension_less_from_yen", "pension_less_yen")
    return float(
        income_tax.pension_income_yen(
            pension_yen=pension_yen, other_income_yen=other_income_yen, age=age, **least, **bands
        )
    )


def taxable(total_income_yen: int, year: int = 2026, social_insurance_yen: int = 0) -> float:
    basic = income_tax.basic_deduction_yen(
        total_income_yen=total_income_yen, **of_law(year, "basic_from_yen", "basic_yen")
    )
    nothing = {f"{name}_deduction_yen": 0 for name in DEDUCTIONS} | {"basic_deduction_yen": basic}
    return float(
        income_tax.taxable_income_yen(
            total_income_yen=total_income_yen,
            social_insurance_yen=social_insurance_yen,
            **nothing,
            **of_law(year, "taxable_rounding_yen"),
        )
    )


def tax(total_income_yen: int, year: int = 2026) -> float:
    brackets = of_law(year, "bracket_from_yen", "bracket_ratio", "bracket_less_yen")
    before = income_tax.tax_before_surtax_yen(taxable_yen=taxable(total_income_yen, year), **brackets)
    surtax = income_tax.surtax_yen(
        tax_before_surtax_yen=before, **of_law(year, "reconstruction_ratio", "defence_ratio")
    )
    return float(
        income_tax.tax_yen(tax_before_surtax_yen=before, surtax_yen=surtax, **of_law(year, "tax_rounding_yen"))
    )


@pytest.mark.parametrize(
    ("year", "wages_yen", "expected_yen"),
    [
        (2024, 550_999, 0),
        (2024, 551_000, 1_000),
        (2024, 1_618_999, 1_068_999),
        (2024, 1_619_000, 1_069_000),
        (2024, 1_621_999, 1_070_000),
        (2024, 1_627_999, 1_074_000),
        (2024, 1_628_000, 1_076_800),
        (2026, 740_999, 0),
        (2026, 741_000, 1_000),
        (2026, 2_190_999, 1_450_999),
        (2026, 2_192_999, 1_451_000),
        (2026, 2_199_999, 1_456_000),
        (2028, 690_999, 0),
        (2028, 1_000_000, 310_000),
        (2028, 2_200_000, 1_460_000),
    ],
)
def test_the_rows_of_the_wage_table_at_their_edges(year: int, wages_yen: int, expected_yen: int) -> None:
    assert wage_income(wages_yen, year) == expected_yen


def test_wages_of_8_5_million_have_the_largest_deduction() -> None:
    assert wage_income(8_500_000) == 6_550_000
    assert wage_income(20_000_000) == 18_050_000


@pytest.mark.parametrize(("age", "expected_yen"), [(64, 500_000), (65, 0)])
def test_the_larger_pension_deduction_begins_at_65(age: int, expected_yen: int) -> None:
    assert pension_income(1_100_000, age) == expected_yen


@pytest.mark.parametrize(
    ("pension_yen", "age", "expected_yen"),
    [
        (600_000, 64, 0),
        (600_001, 64, 1),
        (1_300_000, 64, 700_000),
        (1_100_001, 65, 1),
        (3_300_000, 65, 2_200_000),
        (4_100_000, 70, 2_800_000),
        (7_700_000, 70, 5_860_000),
        (10_000_000, 70, 8_045_000),
        (12_000_000, 70, 10_045_000),
    ],
)
def test_the_bands_of_the_pension_table_meet(pension_yen: int, age: int, expected_yen: int) -> None:
    assert pension_income(pension_yen, age) == expected_yen


def test_parts_of_a_yen_of_a_pension_are_dropped() -> None:
    assert pension_income(3_300_001) == 2_200_000


@pytest.mark.parametrize(
    ("home_work_yen", "wages_yen", "expected_yen"),
    [(690_000, 0, 0), (690_001, 0, 1), (300_000, 690_000, 300_000), (0, 0, 0)],
)
def test_workshop_wages_up_to_the_least_expense_are_no_income(
    home_work_yen: int, wages_yen: int, expected_yen: int
) -> None:
    yen = income_tax.home_work_income_yen(
        home_work_yen=home_work_yen, wages_yen=wages_yen, **of_law(2026, "home_work_minimum_yen")
    )
    assert yen == expected_yen


@pytest.mark.parametrize(
    ("year", "total_income_yen", "expected_yen"),
    [
        (2024, 480_999, 0),
        (2025, 950_999, 0),
        (2026, 1_040_999, 0),
        (2026, 1_041_000, 1_000),
        (2028, 990_999, 0),
        (2028, 991_000, 1_000),
        (2026, 4_890_001, 4_220_000),
        (2026, 25_000_001, 25_000_000),
    ],
)
def test_the_basic_deduction_of_each_regime(year: int, total_income_yen: int, expected_yen: int) -> None:
    assert taxable(total_income_yen, year) == expected_yen


def test_deductions_larger_than_the_income_leave_nothing() -> None:
    assert taxable(500_000, social_insurance_yen=2_000_000) == 0


def test_the_tax_is_nothing_until_100_yen() -> None:
    assert tax(1_041_999) == 0, "5 percent of 1,000 yen, and parts of 100 yen are dropped"
    assert tax(1_042_000) == 100
    assert tax(1_043_999) == 100


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2028])
@given(income_yen=INCOMES, more_yen=st.integers(1, 5_000_000))
def test_more_taxable_income_never_gives_less_tax(year: int, income_yen: int, more_yen: int) -> None:
    brackets = of_law(year, "bracket_from_yen", "bracket_ratio", "bracket_less_yen")
    whole = np.floor(np.array([income_yen, income_yen + more_yen]) / 1_000) * 1_000
    less, more = income_tax.tax_before_surtax_yen(taxable_yen=whole, **brackets)
    assert 0 <= less <= more
    assert more - less <= 0.45 * (whole[1] - whole[0]) + 1


@given(wages_yen=st.integers(0, 30_000_000), more_yen=st.integers(0, 100_000))
def test_more_wages_never_give_less_income(wages_yen: int, more_yen: int) -> None:
    less, more = wage_income(wages_yen), wage_income(wages_yen + more_yen)
    assert 0 <= less <= more
    assert more <= wages_yen + more_yen


@given(pension_yen=st.integers(0, 20_000_000), age=st.integers(50, 100))
def test_the_old_never_have_more_income_from_the_same_pension(pension_yen: int, age: int) -> None:
    assert pension_income(pension_yen, max(65, age)) <= pension_income(pension_yen, 64) <= pension_yen


@given(own_yen=st.integers(0, 12_000_000), spouse_yen=st.integers(0, 1_500_000))
def test_a_spouse_with_more_income_never_brings_a_larger_deduction(own_yen: int, spouse_yen: int) -> None:
    tiers = of_law(2026, "spouse_tier_from_yen", "spouse_general_yen", "spouse_elderly_yen", "spouse_special_from_yen")
    bands = of_law(2026, *(f"spouse_special_tier_{i}_yen" for i in (1, 2, 3)))
    limits = of_law(2026, "dependant_income_limit_yen", "elderly_first_age")
    less, more = (
        income_tax.spouse_deduction_yen(
            married=True, spouse_age=60, spouse_income_yen=yen, total_income_yen=own_yen, **tiers, **bands, **limits
        )
        for yen in (spouse_yen, spouse_yen + 50_000)
    )
    assert more <= less <= 380_000


def test_nobody_to_support_brings_no_deduction() -> None:
    counts = {"general": 0, "specified": 0, "elderly": 0, "parents_together": 0}
    amounts = of_law(
        2026, *(f"dependant_{kind}_yen" for kind in ("general", "specified", "elderly", "parent_together"))
    )
    assert income_tax.dependants_deduction_yen(**counts, **amounts) == 0


def test_a_single_parent_who_is_a_widow_has_the_larger_deduction_once() -> None:
    yen = income_tax.single_deduction_yen(
        widow=True,
        single_parent=True,
        total_income_yen=1_000_000,
        **of_law(2026, "single_income_limit_yen", "widow_yen", "single_parent_yen"),
    )
    assert yen == 350_000
