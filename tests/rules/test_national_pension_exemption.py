"""免除・納付猶予の端: whose income counts, 49 and 50 years, the last year."""

import numpy as np
import pytest

from planner.rules.national_pension_exemption import (
    deferral_allowed,
    full_exemption_allowed,
    full_exemption_limit_yen,
    income_after_deductions_yen,
    partial_exemption_allowed,
    partial_exemption_limit_yen,
    pays_ratio,
    screening_passed,
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


@pytest.mark.parametrize(
    ("dependants", "disabled", "expected_yen"),
    [(0, False, 670_000), (0, True, 1_350_000), (2, True, 1_370_000), (3, False, 1_720_000)],
)
def test_the_flat_limit_helps_only_where_it_is_larger(dependants: int, disabled: bool, expected_yen: int) -> None:
    limit = full_exemption_limit_yen(
        dependants=dependants,
        disabled=disabled,
        full_base_yen=320_000,
        full_yen_per_person=350_000,
        disabled_income_limit_yen=1_350_000,
    )
    assert limit == expected_yen


@pytest.mark.parametrize(("disability", "expected_yen"), [(0, 800_000), (1, 530_000), (2, 400_000)])
def test_a_severe_disability_takes_the_larger_deduction_alone(disability: int, expected_yen: int) -> None:
    counted = income_after_deductions_yen(
        income_yen=1_000_000,
        deductions_yen=200_000,
        disability=disability,
        disabled_deduction_yen=270_000,
        severely_disabled_deduction_yen=400_000,
    )
    assert counted == expected_yen


@pytest.mark.parametrize(
    ("own_yen", "head_yen", "spouse_yen", "expected"),
    [(10, 20, 30, True), (11, 20, 30, False), (10, 21, 30, False), (10, 20, 31, False)],
)
def test_everybody_who_is_screened_must_stay_within_the_own_limit(
    own_yen: int, head_yen: int, spouse_yen: int, expected: bool
) -> None:
    passed = screening_passed(
        own_income_yen=own_yen,
        own_limit_yen=10,
        head_income_yen=head_yen,
        head_limit_yen=20,
        spouse_income_yen=spouse_yen,
        spouse_limit_yen=30,
    )
    assert passed == expected


@pytest.mark.parametrize(
    ("opened", "expected"),
    [([], 1), (["quarter"], 0.75), (["half", "quarter"], 0.5), (["three_quarter", "half"], 0.25), (["full"], 0)],
)
def test_the_best_that_is_open_decides_what_is_paid(opened: list[str], expected: float) -> None:
    kinds = {f"{kind}_allowed": kind in opened for kind in ("full", "three_quarter", "half", "quarter")}
    ratio = pays_ratio(
        **kinds,
        deferral_allowed=False,
        pays_ratio_three_quarter_exempt=0.25,
        pays_ratio_half_exempt=0.5,
        pays_ratio_quarter_exempt=0.75,
    )
    assert ratio == expected
