"""相続税の端: one yen over a bracket, spouse, surcharge, credit; and that more is never taxed less."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import inheritance_tax as rules

BRACKETS: dict[str, Any] = {
    "bracket_from_yen": np.array(
        [0, 10_000_001, 30_000_001, 50_000_001, 100_000_001, 200_000_001, 300_000_001, 6e8 + 1]
    ),
    "bracket_ratio": np.array([0.10, 0.15, 0.20, 0.30, 0.40, 0.45, 0.50, 0.55]),
    "bracket_deduction_yen": np.array([0, 5e5, 2e6, 7e6, 17e6, 27e6, 42e6, 72e6]),
}


def total(estate_yen: Any, shares: Any, deduction_yen: Any = 0) -> Any:
    return rules.total_tax_yen(
        estate_yen=estate_yen, deduction_yen=deduction_yen, statutory_shares=np.array(shares), **BRACKETS
    )


@pytest.mark.parametrize(
    ("taxed", "expected"),
    [
        (10_000_000, 1_000_000),
        (10_001_000, 1_000_100),
        (30_000_000, 4_000_000),
        (50_000_000, 8_000_000),
        (100_000_000, 23_000_000),
        (200_000_000, 63_000_000),
        (300_000_000, 108_000_000),
        (600_000_000, 258_000_000),
        (700_000_000, 313_000_000),
    ],
)
def test_the_table_of_rates_has_no_jump(taxed: int, expected: int) -> None:
    assert total(taxed, [1.0]) == expected


def test_nothing_is_due_up_to_the_basic_deduction() -> None:
    assert total(48_000_000, [0.5, 0.25, 0.25], 48_000_000) == 0
    assert total(48_000_999, [0.5, 0.25, 0.25], 48_000_000) == 0, "parts under 1,000 yen do not count"
    assert total(48_004_000, [0.5, 0.25, 0.25], 48_000_000) == 400


@given(st.integers(0, 10**9), st.integers(0, 10**8), st.integers(1, 5))
def test_a_larger_estate_is_never_taxed_less_and_never_more_than_it_is(estate: int, more: int, heirs: int) -> None:
    shares = [1 / heirs] * heirs
    less, greater = (float(total(yen, shares)) for yen in (estate, estate + more))
    assert less <= greater <= estate + more


@given(st.integers(0, 10**9))
def test_more_heirs_pay_less_together(estate: int) -> None:
    assert total(estate, [0.5, 0.5]) <= total(estate, [1.0])


def relief(received: int, share: float, estate: int = 400_000_000, spouse: bool = True) -> float:
    return float(
        rules.spouse_relief_yen(
            total_tax_yen=100_000_000,
            estate_yen=estate,
            received_yen=received,
            statutory_shares=share,
            spouse=spouse,
            spouse_free_yen=160_000_000,
        )
    )


def test_a_spouse_is_free_up_to_the_share_or_160_million() -> None:
    assert relief(160_000_000, 0.25) == 40_000_000
    assert relief(160_000_000, 0.25) == relief(170_000_000, 0.25)
    assert relief(200_000_000, 0.5) == relief(300_000_000, 0.5) == 50_000_000
    assert relief(200_000_000, 0.5, spouse=False) == 0
    assert relief(0, 0.5, estate=0) == 0


def test_brothers_and_sisters_pay_a_fifth_more() -> None:
    tax = rules.tax_by_heir_yen(
        total_tax_yen=1_000_000, received_yen=[1, 1], surcharged=[False, True], surcharge_ratio=0.2
    )
    assert tax.tolist() == [500_000, 600_000]
    nothing = rules.tax_by_heir_yen(total_tax_yen=0, received_yen=[0, 0], surcharged=False, surcharge_ratio=0.2)
    assert nothing.tolist() == [0, 0]


@pytest.mark.parametrize(
    ("age", "degree", "rest", "expected"),
    [
        (84, 1, np.inf, 100_000),
        (85, 1, np.inf, 0),
        (90, 2, np.inf, 0),
        (0, 2, np.inf, 17_000_000),
        (50, 0, np.inf, 0),
        (50, 2, 1_000_000, 1_000_000),
        (50, 1, 9_000_000, 3_500_000),
        (50, 1, 0, 0),
    ],
)
def test_the_credit_counts_the_years_to_85_and_what_is_left(age: int, degree: int, rest: float, expected: int) -> None:
    credit = rules.disability_credit_yen(
        age=age,
        disability=degree,
        rest_yen=rest,
        disability_deduction_yen_per_year=100_000,
        special_disability_deduction_yen_per_year=200_000,
        disability_to_age=85,
    )
    assert credit == expected


@pytest.mark.parametrize(("square_metres", "left"), [(0, 20), (165, 20), (330, 20), (660, 60), (33_000, 99.2)])
def test_the_land_of_the_home_counts_a_fifth_up_to_330_square_metres(square_metres: float, left: float) -> None:
    land = rules.home_land_yen(
        land_yen=100, square_metres=square_metres, home_land_limit_square_metres=330, home_land_reduction_ratio=0.8
    )
    assert land == pytest.approx(left)


def test_insurance_is_free_up_to_five_million_for_each_heir() -> None:
    def taxed(benefit: int) -> float:
        one = rules.insurance_taxed_yen(insurance_yen=[benefit], heirs=2, insurance_free_yen_per_heir=5_000_000)
        return float(one[0])

    assert [taxed(yen) for yen in (0, 10_000_000, 10_000_001)] == [0, 0, pytest.approx(1)]


def test_an_estate_of_more_debts_than_assets_counts_nothing() -> None:
    counted = [
        float(
            rules.estate_yen(
                money_yen=100, building_yen=20, home_land_yen=10, insurance_taxed_yen=[5, 5], debts_yen=debts
            )
        )
        for debts in (0, 140, 141)
    ]
    assert counted == [140, 0, 0]


def test_relief_and_credit_never_make_a_tax_negative() -> None:
    assert rules.due_yen(tax_yen=[500, 199], relief_yen=[600, 0], credit_yen=[0, 50]).tolist() == [0, 100]
    assert rules.household_yen(due_yen=[100, 200]) == 300
