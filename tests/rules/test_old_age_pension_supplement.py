"""老齢年金生活者支援給付金の端: the two limits, no month, more months than full, the fall between the limits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.old_age_pension_supplement import benefit_yen, benefit_yen_per_month, supplementary_yen_per_month

LIMIT, UPPER = 826_500, 926_500


def per_month(paid: int, exempt: int = 0, quarter: int = 0) -> float:
    return float(
        benefit_yen_per_month(
            paid_months=paid,
            exempt_months=exempt,
            quarter_exempt_months=quarter,
            base_yen_per_month=5_620,
            exempt_unit_yen_per_month=11_768,
            quarter_exempt_unit_yen_per_month=5_884,
            full_months=480,
        )
    )


def supplementary(income_yen: int, paid: int = 480) -> float:
    return float(
        supplementary_yen_per_month(
            paid_months=paid,
            income_yen=income_yen,
            base_yen_per_month=5_620,
            income_limit_yen=LIMIT,
            upper_limit_yen=UPPER,
            full_months=480,
        )
    )


def yearly(income_yen: int, *, untaxed: bool = True, months: int = 12, paid: int = 480) -> float:
    return float(
        benefit_yen(
            months=months,
            household_untaxed=untaxed,
            income_yen=income_yen,
            benefit_yen_per_month=per_month(paid),
            supplementary_yen_per_month=supplementary(income_yen, paid),
            income_limit_yen=LIMIT,
            upper_limit_yen=UPPER,
        )
    )


@pytest.mark.parametrize(
    ("paid", "exempt", "quarter", "expected_yen"),
    [(0, 0, 0, 0), (480, 0, 0, 5_620), (500, 0, 0, 5_620), (0, 480, 0, 11_768), (0, 0, 480, 5_884), (1, 1, 0, 12 + 25)],
)
def test_paid_and_exempt_months_are_rounded_each_for_itself(
    paid: int, exempt: int, quarter: int, expected_yen: int
) -> None:
    assert per_month(paid, exempt, quarter) == expected_yen


@pytest.mark.parametrize(
    ("income_yen", "expected_yen"), [(LIMIT, 5_620), (LIMIT + 100, 5_614), (UPPER - 100, 6), (UPPER, 0), (UPPER + 1, 0)]
)
def test_between_the_limits_the_amount_falls_by_thousandths(income_yen: int, expected_yen: int) -> None:
    assert supplementary(income_yen) == expected_yen


@pytest.mark.parametrize(
    ("income_yen", "expected_yen"), [(0, 67_440), (LIMIT, 67_440), (LIMIT + 50_000, 33_720), (UPPER + 1, 0)]
)
def test_the_income_decides_between_the_two_kinds(income_yen: int, expected_yen: int) -> None:
    assert yearly(income_yen) == expected_yen


def test_one_taxed_person_in_the_household_ends_it() -> None:
    assert yearly(0, untaxed=False) == 0


def test_no_month_no_supplement() -> None:
    assert yearly(0, months=0) == 0


@given(income=st.integers(0, 1_000_000), more=st.integers(0, 1_000_000), paid=st.integers(0, 480))
def test_more_income_never_gives_more_and_never_costs_more_than_it_brings(income: int, more: int, paid: int) -> None:
    before, after = yearly(income, paid=paid), yearly(income + more, paid=paid)
    assert after <= before
    assert after + more >= before - 12 * 5, "the slope is gentle: that is what the supplementary kind is for"
