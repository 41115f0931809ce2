"""障害福祉サービスの端: the levy at its limit, group homes, bills of zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.disability_services import income_class, levy_yen, own_share_yen_per_month

CEILINGS = [0, 9_300, 37_200]


@pytest.mark.parametrize(
    ("untaxed", "levy", "residential", "expected"),
    [
        (True, 0, False, 0),
        (True, 0, True, 0),
        (False, 0, False, 1),
        (False, 159_999, False, 1),
        (False, 160_000, False, 2),
        (False, 0, True, 2),
    ],
)
def test_the_class_goes_by_levy_and_home(untaxed: bool, levy: int, residential: bool, expected: int) -> None:
    told = {"untaxed": untaxed, "levy_yen": levy, "residential": residential}
    assert income_class(**told, general_levy_below_yen=160_000) == expected


@pytest.mark.parametrize(("taxable", "expected"), [(0, 0), (550_000, 33_000), (2_666_667, 160_000)])
def test_the_levy_is_the_towns_part(taxable: int, expected: int) -> None:
    assert levy_yen(taxable_yen=taxable, municipal_levy_ratio=0.06) == pytest.approx(expected, abs=1)


@given(bill=st.integers(0, 2_000_000), place=st.integers(0, 2))
def test_nobody_pays_more_than_a_tenth_or_the_ceiling(bill: int, place: int) -> None:
    paid = own_share_yen_per_month(
        bill_yen_per_month=bill, income_class=place, share_ratio=0.1, ceiling_yen_per_month=CEILINGS
    )
    assert 0 <= float(paid) <= min(CEILINGS[place], bill * 0.1) + 1e-6
