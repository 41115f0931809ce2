"""自立支援医療の端: one yen over a limit, each class, and that the programme never costs more than without it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.self_support_medical import income_class, own_share_yen_per_month

CEILINGS = [2_500, 5_000, 5_000, 10_000, 20_000]
LAW = {"share_ratio": 0.1, "ordinary_share_ratio": 0.3, "ceiling_yen_per_month": CEILINGS}


@pytest.mark.parametrize(
    ("untaxed", "own_income_yen", "levy_yen", "expected"),
    [
        (True, 809_000, 0, 0),
        (True, 809_001, 0, 1),
        (False, 0, 0, 2),
        (False, 0, 32_999, 2),
        (False, 0, 33_000, 3),
        (False, 0, 234_999, 3),
        (False, 0, 235_000, 4),
    ],
)
def test_the_class_changes_at_its_limit(untaxed: bool, own_income_yen: int, levy_yen: int, expected: int) -> None:
    found = income_class(
        untaxed=untaxed,
        own_income_yen=own_income_yen,
        low_income_limit_yen=809_000,
        levy_yen=levy_yen,
        levy_from_yen=[33_000, 235_000],
    )
    assert found == expected


@pytest.mark.parametrize(
    ("bill", "place", "severe", "expected"),
    [
        (0, 4, True, 0),
        (25_000, 0, True, 2_500),
        (25_010, 0, False, 2_500),
        (50_000, 2, True, 5_000),
        (60_000, 2, False, 6_000),
        (200_010, 4, True, 20_000),
        (10_000, 4, False, 3_000),
    ],
)
def test_a_tenth_up_to_the_ceiling(bill: int, place: int, severe: bool, expected: int) -> None:
    paid = own_share_yen_per_month(bill_yen_per_month=bill, income_class=place, severe=severe, **LAW)
    assert paid == pytest.approx(expected)


@given(bill=st.integers(0, 1_000_000), place=st.integers(0, 4), severe=st.booleans())
def test_it_never_costs_more_than_without_it(bill: int, place: int, severe: bool) -> None:
    paid = own_share_yen_per_month(bill_yen_per_month=bill, income_class=place, severe=severe, **LAW)
    assert 0 <= float(paid) <= bill * 0.3 + 1e-6
