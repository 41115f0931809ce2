"""特別障害者手当の端: the own limit still pays, the family's limit itself does not."""

import numpy as np
import pytest

from planner.rules.special_disability_allowance import (
    allowance_yen,
    obligor_income_below_limit,
    own_income_within_limit,
)

LIMITS = [6_287_000, 6_536_000, 6_749_000, 6_962_000, 7_175_000, 7_388_000]


@pytest.mark.parametrize(
    ("own_income_yen", "dependants", "allowed"),
    [(3_661_000, 0, True), (3_661_001, 0, False), (4_041_000, 1, True), (4_041_001, 1, False)],
)
def test_the_own_income_may_reach_the_limit(own_income_yen: int, dependants: int, allowed: bool) -> None:
    within = own_income_within_limit(
        own_income_yen=own_income_yen,
        own_dependants=dependants,
        own_income_limit_yen=3_661_000,
        limit_yen_per_dependant=380_000,
    )
    assert bool(within) is allowed


@pytest.mark.parametrize(
    ("income_yen", "dependants", "allowed"),
    [(6_286_999, 0, True), (6_287_000, 0, False), (7_387_999, 5, True), (7_388_000, 5, False), (7_388_000, 9, False)],
)
def test_the_income_of_the_family_must_stay_below_its_limit(income_yen: int, dependants: int, allowed: bool) -> None:
    below = obligor_income_below_limit(
        obligor_income_yen=income_yen, obligor_dependants=dependants, obligor_limit_by_dependants_yen=LIMITS
    )
    assert bool(below) is allowed


def test_limits_by_year_are_picked_by_the_dependants_of_each_year() -> None:
    grown = np.array(LIMITS, dtype=float)[:, np.newaxis, np.newaxis] * np.array([[1.0, 1.1]])
    below = obligor_income_below_limit(
        obligor_income_yen=np.array([[6_500_000, 6_500_000], [6_600_000, 6_600_000]]),
        obligor_dependants=np.array([[0, 0], [1, 1]]),
        obligor_limit_by_dependants_yen=grown,
    )
    assert below.tolist() == [[False, True], [False, True]]


@pytest.mark.parametrize(("own", "family", "expected_yen"), [(1, 1, 365_400), (0, 1, 0), (1, 0, 0), (0, 0, 0)])
def test_both_incomes_must_allow_it(own: int, family: int, expected_yen: int) -> None:
    yen = allowance_yen(months=12, own_income_within_limit=own, obligor_income_below_limit=family, yen_per_month=30_450)
    assert yen == expected_yen
