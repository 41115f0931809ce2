"""介護サービスの端: 64/65, one yen over a limit, assets, stages, and that a larger income never has a lower ceiling."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import care_services as rule

SHARES = {
    "elder_from_age": 65,
    "usual_share_ratio": 0.1,
    "share_20_ratio": 0.2,
    "share_30_ratio": 0.3,
    "share_20_total_from_yen": 1_600_000,
    "share_20_alone_from_yen": 2_800_000,
    "share_20_together_from_yen": 3_460_000,
    "share_30_total_from_yen": 2_200_000,
    "share_30_alone_from_yen": 3_400_000,
    "share_30_together_from_yen": 4_630_000,
}
CEILINGS = [15_000, 24_600, 44_400, 93_000, 140_100]
SUPPORT = {
    "low_income_limit_yen": 826_500,
    "stage_3a_to_yen": 1_200_000,
    "assets_alone_to_yen": [10_000_000, 6_500_000, 5_500_000, 5_000_000],
    "assets_couple_added_yen": 10_000_000,
    "elder_from_age": 65,
}
RESIDENT: dict[str, Any] = {
    "untaxed": True,
    "public_assistance": False,
    "income_with_untaxed_yen": 0,
    "assets_yen": 0,
    "couple": False,
    "age": 80,
}


@pytest.mark.parametrize(("age", "expected"), [(64, 0.1), (65, 0.3)])
def test_income_counts_from_65(age: int, expected: float) -> None:
    told = {"own_total_yen": 5_000_000, "care_income_yen": 6_000_000, "elders": 1}
    assert rule.share_ratio(age=age, **told, **SHARES) == expected


def test_two_elders_have_higher_limits() -> None:
    told = {"own_total_yen": 1_600_000, "care_income_yen": 3_000_000}
    assert rule.share_ratio(age=80, elders=1, **told, **SHARES) == 0.2
    assert rule.share_ratio(age=80, elders=2, **told, **SHARES) == 0.1


@pytest.mark.parametrize(
    ("untaxed", "own", "taxable", "expected"),
    [
        (True, 826_500, 0, 0),
        (True, 826_501, 0, 1),
        (False, 0, 3_799_999, 2),
        (False, 0, 3_800_000, 3),
        (False, 0, 6_900_000, 4),
    ],
)
def test_the_class_of_the_ceiling(untaxed: bool, own: int, taxable: int, expected: int) -> None:
    found = rule.income_class(
        untaxed=untaxed,
        own_income_yen=own,
        low_income_limit_yen=826_500,
        taxable_yen=taxable,
        ceiling_taxable_from_yen=[3_800_000, 6_900_000],
    )
    assert found == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, 1),
        ({"assets_yen": 6_500_001}, 4),
        ({"assets_yen": 6_500_001, "couple": True}, 1),
        ({"assets_yen": 9_000_000, "age": 64}, 1),
        ({"assets_yen": 10_000_001, "age": 64}, 4),
        ({"income_with_untaxed_yen": 826_501, "assets_yen": 5_500_000}, 2),
        ({"income_with_untaxed_yen": 1_200_001, "assets_yen": 5_000_001}, 4),
        ({"untaxed": False}, 4),
        ({"untaxed": False, "public_assistance": True, "assets_yen": 20_000_000}, 0),
    ],
)
def test_the_stage_of_the_support(more: dict[str, Any], expected: int) -> None:
    assert rule.facility_stage(**RESIDENT | more, **SUPPORT) == expected


def test_a_room_may_cost_nothing_without_being_missing() -> None:
    food, room = [300, 390, 680, 1_420, 1_545], [0, 430, 430, 530, 915]
    assert rule.facility_yen(stage=0, days=30, food_yen_per_day=food, room_yen_per_day=room) == 9_000
    assert rule.facility_yen(stage=4, days=0, food_yen_per_day=food, room_yen_per_day=room) == 0


@given(bill=st.integers(0, 1_000_000), place=st.integers(0, 3))
def test_a_higher_class_never_pays_less(bill: int, place: int) -> None:
    def paid(one: int) -> float:
        share = rule.own_share_yen_per_month(
            bill_yen_per_month=bill, share_ratio=0.1, income_class=one, ceiling_yen_per_month=CEILINGS
        )
        return float(share)

    assert paid(place) <= paid(place + 1) <= bill * 0.1 + 1e-6


@given(income=st.integers(0, 3_000_000), assets=st.integers(0, 12_000_000), more=st.integers(0, 5_000_000))
def test_more_assets_never_bring_support(income: int, assets: int, more: int) -> None:
    def stage(yen: int) -> int:
        told = RESIDENT | {"income_with_untaxed_yen": income, "assets_yen": yen}
        return int(rule.facility_stage(**told, **SUPPORT))

    assert stage(assets) <= stage(assets + more)
