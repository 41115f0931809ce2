"""介護保険料: the borders of the stages."""

from typing import Any

import numpy as np
import pytest

from planner.rules import long_term_care_insurance as care

FACTS: dict[str, Any] = {
    "low_income_yen": 809_000,
    "middle_income_yen": 1_200_000,
    "untaxed_household_yen_per_year": [20_700, 28_800, 49_900],
    "untaxed_person_yen_per_year": [62_000, 72_900],
    "taxed_from_yen": [0, 1_250_000, 2_000_000],
    "taxed_yen_per_year": [80_200, 91_100, 109_400],
}


@pytest.mark.parametrize(
    ("care_yen", "nobody_taxed", "others_taxed"),
    [
        (0, 20_700, 62_000),
        (809_000, 20_700, 62_000),
        (809_001, 28_800, 72_900),
        (1_200_000, 28_800, 72_900),
        (1_200_001, 49_900, 72_900),
    ],
)
def test_one_yen_over_a_line_is_the_next_stage(care_yen: int, nobody_taxed: int, others_taxed: int) -> None:
    facts = FACTS | {"taxed": False, "care_yen": care_yen, "total_income_yen": 0}
    assert care.stage_yen(household_untaxed=True, **facts) == nobody_taxed
    assert care.stage_yen(household_untaxed=False, **facts) == others_taxed


@pytest.mark.parametrize(
    ("income_yen", "expected"), [(0, 80_200), (1_249_999, 80_200), (1_250_000, 91_100), (9_000_000, 109_400)]
)
def test_who_pays_the_tax_has_stages_by_income(income_yen: int, expected: int) -> None:
    found = care.stage_yen(taxed=True, household_untaxed=False, care_yen=0, total_income_yen=income_yen, **FACTS)
    assert found == expected


def test_the_stages_of_many_years_and_futures_at_once() -> None:
    lists = {
        key: np.array(value, dtype=float)[:, np.newaxis, np.newaxis]
        for key, value in FACTS.items()
        if "per_year" in key
    }
    found = care.stage_yen(
        taxed=np.array([[False, True], [False, False]]),
        household_untaxed=np.array([[True, False], [False, True]]),
        care_yen=np.array([[0.0, 0.0], [900_000.0, 900_000.0]]),
        total_income_yen=np.array([[0.0, 2_000_000.0], [0.0, 0.0]]),
        **FACTS | lists,
    )
    assert found.tolist() == [[20_700, 109_400], [72_900, 28_800]]


@pytest.mark.parametrize(("months", "expected"), [(0, 0), (7, 12_075), (12, 20_700)])
def test_the_premium_is_due_from_the_month_of_the_65th_birthday(months: int, expected: int) -> None:
    assert care.premium_yen(stage_yen=20_700, months=months) == expected
