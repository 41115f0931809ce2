"""国民健康保険料: edges of the test for reductions, of the parts and of the shares."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import national_health_insurance as nhi

LIMITS: dict[str, Any] = {
    "reduction_base_yen": 430_000,
    "reduction_half_yen_per_person": 310_000,
    "reduction_fifth_yen_per_person": 570_000,
    "reduction_yen_per_further_earner": 100_000,
}
NOTHING = [0.0]
incomes = st.integers(min_value=0, max_value=20_000_000)


def tier(incomes_yen: list[float], earners: int = 0, persons: int = 1) -> int:
    earner = [place < earners for place in range(len(incomes_yen))]
    counted = [True] * len(incomes_yen)
    found = nhi.reduction_tier(tested_income_yen=incomes_yen, earner=earner, counted=counted, persons=persons, **LIMITS)
    return int(found)


@pytest.mark.parametrize(
    ("income_yen", "expected"),
    [(430_000, 0), (430_001, 1), (740_000, 1), (740_001, 2), (1_000_000, 2), (1_000_001, 3)],
)
def test_one_yen_over_a_limit_is_the_next_reduction(income_yen: int, expected: int) -> None:
    assert tier([income_yen]) == expected


def test_each_further_earner_raises_every_limit() -> None:
    assert tier([530_000, 0], earners=1) == 1
    assert tier([530_000, 0], earners=2) == 0
    assert tier([940_001, 0], earners=2, persons=2) == tier([840_001, 0], earners=1, persons=2) == 1


def test_who_is_not_counted_changes_nothing() -> None:
    found = nhi.reduction_tier(
        tested_income_yen=[0, 9_000_000], earner=[False, True], counted=[True, False], persons=1, **LIMITS
    )
    assert found == 0


def test_a_part_of_the_pension_income_is_left_out_from_65_on() -> None:
    tested = nhi.tested_income_yen(
        total_income_yen=[700_000, 700_000, 100_000],
        pension_income_yen=[700_000, 700_000, 100_000],
        age=[64, 65, 80],
        pension_deduction_yen=150_000,
        pension_deduction_age=65,
    )
    assert tested.tolist() == [700_000, 550_000, 0]


@pytest.mark.parametrize(
    ("wages_yen", "pension_yen", "age", "counts"),
    [
        (550_000, 0, 50, False),
        (550_001, 0, 50, True),
        (0, 600_000, 64, False),
        (0, 600_001, 64, True),
        (0, 1_250_000, 65, False),
        (0, 1_250_001, 65, True),
    ],
)
def test_who_counts_as_an_earner(wages_yen: int, pension_yen: int, age: int, counts: bool) -> None:
    found = nhi.is_earner(
        wages_yen=wages_yen,
        pension_yen=pension_yen,
        age=age,
        earner_wages_yen=550_000,
        earner_pension_yen=600_000,
        earner_older_pension_yen=1_250_000,
        pension_deduction_age=65,
    )
    assert bool(found) is counts


def test_the_reductions_and_none() -> None:
    ratios = [0.7, 0.5, 0.2]
    assert [float(nhi.reduced_ratio(tier=place, reduction_ratio=ratios)) for place in range(4)] == [0.7, 0.5, 0.2, 0.0]


@pytest.mark.parametrize(
    ("special", "continued", "weight"),
    [(12, 0, 0.5), (6, 0, 0.75), (6, 6, 0.625), (0, 12, 0.75), (0, 6, 0.875), (0, 0, 1.0)],
)
def test_the_household_levy_of_who_stays_alone(special: int, continued: int, weight: float) -> None:
    facts: dict[str, Any] = {
        "special_months": special,
        "continued_months": continued,
        "special_household_weight": 0.5,
        "special_household_continued_weight": 0.75,
    }
    assert nhi.household_weight(months=[0, 12], **facts) == weight
    assert nhi.household_weight(months=[12], **facts) == weight
    assert nhi.household_weight(months=[12, 12], **facts) == 1.0


def test_the_household_levy_falls_in_the_months_after_the_move_only() -> None:
    facts: dict[str, Any] = {
        "special_months": 8,
        "continued_months": 0,
        "special_household_weight": 0.5,
        "special_household_continued_weight": 0.75,
    }
    assert nhi.household_weight(months=[12, 4], **facts) == pytest.approx(1 - 8 / 12 / 2)
    assert nhi.household_weight(months=[6, 4], **facts) == pytest.approx(1 - 2 / 6 / 2)
    assert nhi.household_weight(months=[0, 0], **facts) == 1.0


def test_weights_per_head_by_age() -> None:
    facts = {"school_age": 6, "preschool_weight": 0.5}
    assert nhi.head_weight(fiscal_age=[5, 6, 50], first_age=0, **facts).tolist() == [0.5, 1, 1]
    assert nhi.head_weight(fiscal_age=[5, 17, 18], first_age=18, **facts).tolist() == [0, 0, 1]


def test_levies_are_due_for_the_months_insured() -> None:
    facts: dict[str, Any] = {
        "levy_base_yen": [1_000_000, 1_000_000, 1_000_000],
        "months": [12, 6, 0],
        "head_weight": [1, 1, 1],
        "reduced_ratio": 0.0,
        "income_ratio": 0.08,
        "per_head_yen_per_year": 24_000,
    }
    assert nhi.levies_yen(**facts).tolist() == [104_000, 52_000, 0]
    levy = nhi.household_levy_yen(
        months=[3, 6], household_weight=1, reduced_ratio=0.5, per_household_yen_per_year=24_000
    )
    assert levy == 6_000


def test_a_part_stops_at_its_cap_and_drops_what_the_town_drops() -> None:
    facts: dict[str, Any] = {"household_levy_yen": 0, "cap_yen": 660_000}
    assert nhi.part_yen(levies_yen=[660_099], rounding_yen=100, **facts) == 660_000
    assert nhi.part_yen(levies_yen=[207_599], rounding_yen=100, **facts) == 207_500
    assert nhi.part_yen(levies_yen=[207_599.9], rounding_yen=1, **facts) == 207_599
    assert nhi.part_yen(levies_yen=[7_200.0000000001], rounding_yen=10, **facts) == 7_200


def test_a_household_without_levies_has_no_shares() -> None:
    shares = nhi.shares_yen(
        premium_yen=0,
        medical_levies_yen=NOTHING,
        support_levies_yen=NOTHING,
        care_levies_yen=NOTHING,
        childcare_levies_yen=NOTHING,
    )
    assert shares.tolist() == [0]


@given(
    st.lists(st.integers(min_value=0, max_value=900_000), min_size=1, max_size=6),
    st.integers(min_value=0, max_value=1_130_000),
)
def test_the_shares_are_whole_yen_and_add_up_to_the_bill(own: list[int], bill_yen: int) -> None:
    shares = nhi.shares_yen(
        premium_yen=bill_yen,
        medical_levies_yen=own,
        support_levies_yen=[0] * len(own),
        care_levies_yen=own,
        childcare_levies_yen=[0] * len(own),
    )
    assert shares.sum() == (bill_yen if any(own) else 0)
    assert (shares == np.rint(shares)).all()
    assert (shares >= 0).all()


def bill_yen(income_yen: float) -> float:
    """The medical part of one person alone, from income to yen."""
    counted: dict[str, Any] = {"earner": [True], "counted": [True], "persons": 1}
    reduced = nhi.reduced_ratio(
        tier=nhi.reduction_tier(tested_income_yen=[income_yen], **counted, **LIMITS), reduction_ratio=[0.7, 0.5, 0.2]
    )
    levies = nhi.levies_yen(
        levy_base_yen=nhi.levy_base_yen(total_income_yen=[income_yen], basic_deduction_yen=430_000),
        months=[12],
        head_weight=[1],
        reduced_ratio=reduced,
        income_ratio=0.08,
        per_head_yen_per_year=27_000,
    )
    levy = nhi.household_levy_yen(
        months=[12], household_weight=1, reduced_ratio=reduced, per_household_yen_per_year=26_000
    )
    return float(nhi.part_yen(levies_yen=levies, household_levy_yen=levy, cap_yen=660_000, rounding_yen=1))


@given(incomes, incomes)
def test_more_income_never_lowers_the_premium(one_yen: int, other_yen: int) -> None:
    low, high = sorted((one_yen, other_yen))
    assert bill_yen(low) <= bill_yen(high)
