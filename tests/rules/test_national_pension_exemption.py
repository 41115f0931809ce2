"""免除・納付猶予の端: whose income counts, 49 and 50 years, the last year."""

import numpy as np
import pytest

from planner.rules.national_pension_exemption import (
    deferral_allowed,
    full_exemption_allowed,
    partial_exemption_allowed,
    partial_exemption_limit_yen,
)


@pytest.mark.parametrize(
    ("own_yen", "head_yen", "dependants", "expected"),
    [
        (670_000, 670_000, 0, True),
        (670_001, 0, 0, False),
        (0, 670_001, 0, False),
        (1_020_000, 1_020_000, 1, True),
        (1_020_001, 0, 1, False),
    ],
)
def test_both_incomes_must_be_low_for_full_exemption(
    own_yen: int, head_yen: int, dependants: int, expected: bool
) -> None:
    allowed = full_exemption_allowed(
        own_income_yen=own_yen,
        head_income_yen=head_yen,
        dependants=dependants,
        full_base_yen=320_000,
        full_yen_per_person=350_000,
    )
    assert allowed == expected


@pytest.mark.parametrize(
    ("own_yen", "age", "year", "expected"),
    [
        (670_000, 49, 2026, True),
        (670_001, 49, 2026, False),
        (0, 50, 2026, False),
        (0, 49, 2035, True),
        (0, 49, 2036, False),
    ],
)
def test_deferral_looks_at_the_own_income_below_50_while_it_lasts(
    own_yen: int, age: int, year: int, expected: bool
) -> None:
    allowed = deferral_allowed(
        own_income_yen=own_yen,
        age=age,
        year=year,
        dependants=0,
        full_base_yen=320_000,
        full_yen_per_person=350_000,
        deferral_age_limit=50,
        deferral_last_year=2035,
    )
    assert allowed == expected


@pytest.mark.parametrize(
    ("own_yen", "own_deductions_yen", "head_yen", "expected"),
    [
        (880_000, 0, 880_000, True),
        (880_001, 0, 0, False),
        (1_080_000, 200_000, 0, True),
        (0, 0, 880_001, False),
    ],
)
def test_deductions_come_off_before_a_partial_exemption(
    own_yen: int, own_deductions_yen: int, head_yen: int, expected: bool
) -> None:
    allowed = partial_exemption_allowed(
        own_income_yen=own_yen,
        own_deductions_yen=own_deductions_yen,
        head_income_yen=head_yen,
        head_deductions_yen=0,
        dependants=0,
        base_yen=880_000,
        dependant_deduction_yen=380_000,
    )
    assert allowed == expected


def test_the_limit_of_a_partial_exemption_rises_with_each_dependant() -> None:
    limits = partial_exemption_limit_yen(
        dependants=np.array([0, 1, 2]), base_yen=880_000, dependant_deduction_yen=380_000
    )
    assert limits.tolist() == [880_000, 1_260_000, 1_640_000]
