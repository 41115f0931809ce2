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


@pytest.mark.parametrize(
    ("levied", "taxable", "credit", "expected"),
    [
        ([True], [0], [0], 0),
        ([True], [550_000], [0], 33_000),
        ([True], [575_000], [50_000], 33_000),
        ([True], [20_000], [50_000], 0),
        ([True, True], [500_000, 575_000], [50_000, 50_000], 28_500 + 33_000),
        ([True, False], [500_000, 575_000], [50_000, 50_000], 28_500),
    ],
)
def test_the_levy_is_the_towns_part_after_the_credit(
    levied: list[bool], taxable: list[int], credit: list[int], expected: int
) -> None:
    ratios = {"municipal_levy_ratio": 0.06, "municipal_credit_ratio": 0.03}
    found = levy_yen(levied=levied, taxable_yen=taxable, credit_base_yen=credit, **ratios)
    assert found == pytest.approx(expected)


@given(bill=st.integers(0, 2_000_000), place=st.integers(0, 2))
def test_nobody_pays_more_than_a_tenth_or_the_ceiling(bill: int, place: int) -> None:
    paid = own_share_yen_per_month(
        bill_yen_per_month=bill, income_class=place, share_ratio=0.1, ceiling_yen_per_month=CEILINGS
    )
    assert 0 <= float(paid) <= min(CEILINGS[place], bill * 0.1) + 1e-6
