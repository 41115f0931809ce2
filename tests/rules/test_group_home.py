"""グループホームの家賃の端: one yen around the supplement, taxed residents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.group_home import own_rent_yen_per_month, rent_supplement_yen_per_month


@pytest.mark.parametrize(
    ("rent", "untaxed", "expected"),
    [(0, True, 0), (9_999, True, 9_999), (10_000, True, 10_000), (10_001, True, 10_000), (45_000, False, 0)],
)
def test_the_supplement_is_the_rent_up_to_its_limit(rent: int, untaxed: bool, expected: int) -> None:
    paid = rent_supplement_yen_per_month(
        rent_yen_per_month=rent, untaxed=untaxed, rent_supplement_to_yen_per_month=10_000
    )
    assert paid == expected


@given(rent=st.integers(0, 200_000), untaxed=st.booleans())
def test_the_own_rent_is_never_below_zero(rent: int, untaxed: bool) -> None:
    supplement = rent_supplement_yen_per_month(
        rent_yen_per_month=rent, untaxed=untaxed, rent_supplement_to_yen_per_month=10_000
    )
    own = float(own_rent_yen_per_month(rent_yen_per_month=rent, rent_supplement_yen_per_month=supplement))
    assert max(0, rent - 10_000) <= own <= rent
