"""老齢基礎年金の端: full months, weights, room of 480, early and late claims."""

from typing import Any

import numpy as np
import pytest

from planner.rules.old_age_basic_pension import (
    additional_pension_yen_per_year,
    claim_factor,
    claimed_otherwise_yen_per_year,
    claimed_yen_per_year,
    entitled,
    limit_with_full_pension_yen,
    pension_yen_per_year,
)

FULL_YEN = 480_000  # one thousand yen for each month that counts whole
NO_MONTHS = dict.fromkeys(
    [
        f"{kind}_months{period}"
        for kind in ("full_exempt", "three_quarter_exempt", "half_exempt", "quarter_exempt")
        for period in ("", "_before_2009_04")
    ],
    0,
)
WEIGHTS = {
    "weight_full_exempt": 1 / 2,
    "weight_three_quarter_exempt": 5 / 8,
    "weight_half_exempt": 3 / 4,
    "weight_quarter_exempt": 7 / 8,
    "weight_full_exempt_before_2009_04": 1 / 3,
    "weight_three_quarter_exempt_before_2009_04": 1 / 2,
    "weight_half_exempt_before_2009_04": 2 / 3,
    "weight_quarter_exempt_before_2009_04": 5 / 6,
    "excess_weight_three_quarter": 1 / 8,
    "excess_weight_half": 1 / 4,
    "excess_weight_quarter": 3 / 8,
}


def pension(paid_months: Any, full_amount_yen: Any = FULL_YEN, **months: Any) -> Any:
    return pension_yen_per_year(
        paid_months=paid_months,
        **{**NO_MONTHS, **months},
        **WEIGHTS,
        full_amount_yen_per_year=full_amount_yen,
        full_months=480,
    )


@pytest.mark.parametrize(("months", "expected_yen"), [(0, 0), (1, 1_000), (479, 479_000), (480, FULL_YEN)])
def test_paid_months_count_whole(months: int, expected_yen: int) -> None:
    assert pension(months) == expected_yen


def test_more_than_480_months_give_no_more_than_the_full_amount() -> None:
    assert pension(500) == FULL_YEN
    assert pension(480, quarter_exempt_months=100) == FULL_YEN


@pytest.mark.parametrize(
    ("kind", "expected_yen"),
    [
        ("full_exempt_months", 120_000),
        ("three_quarter_exempt_months", 150_000),
        ("half_exempt_months", 180_000),
        ("quarter_exempt_months", 210_000),
        ("full_exempt_months_before_2009_04", 80_000),
        ("three_quarter_exempt_months_before_2009_04", 120_000),
        ("half_exempt_months_before_2009_04", 160_000),
        ("quarter_exempt_months_before_2009_04", 200_000),
    ],
)
def test_each_kind_of_exemption_counts_with_its_weight(kind: str, expected_yen: int) -> None:
    assert pension(0, **{kind: 240}) == expected_yen


@pytest.mark.parametrize(
    ("kind", "weight_beyond"),
    [
        ("full_exempt_months", 0),
        ("three_quarter_exempt_months", 1 / 8),
        ("half_exempt_months", 1 / 4),
        ("quarter_exempt_months", 3 / 8),
    ],
)
def test_months_beyond_480_count_with_the_smaller_weight(kind: str, weight_beyond: float) -> None:
    last_within, first_beyond = pension(440, **{kind: 40}), pension(440, **{kind: 48})
    assert first_beyond - last_within == 8 * weight_beyond * 1_000


def test_the_room_is_used_up_by_raw_months_of_earlier_classes() -> None:
    both = pension(400, half_exempt_months=80, full_exempt_months=60)
    assert both == pension(400, half_exempt_months=80)


def test_the_yearly_amount_is_rounded_to_one_yen_half_up() -> None:
    assert pension(1, full_amount_yen=847_300) == 1_765  # 1,765.2
    assert pension(240, full_amount_yen=847_301) == 423_651  # 423,650.5


def test_futures_and_years_broadcast() -> None:
    paid = np.array([[120], [240], [480]])
    full = np.array([[480_000.0, 489_600.0]])
    assert pension(paid, full_amount_yen=full).tolist() == [
        [120_000, 122_400],
        [240_000, 244_800],
        [480_000, 489_600],
    ]


@pytest.mark.parametrize(
    ("early_months", "late_months", "factor"),
    [(0, 0, 1.0), (1, 0, 0.996), (60, 0, 0.76), (0, 11, 1.0), (0, 12, 1.084), (0, 120, 1.84), (0, 121, 1.84)],
)
def test_claiming_early_lowers_and_late_raises_for_life(early_months: int, late_months: int, factor: float) -> None:
    answer = claim_factor(
        early_months=early_months,
        late_months=late_months,
        early_reduction_ratio_per_month=0.004,
        late_increase_ratio_per_month=0.007,
        late_months_least=12,
        late_months_limit=120,
    )
    assert answer == pytest.approx(factor)


def test_a_typed_amount_keeps_its_worth_at_65_when_the_claim_moves() -> None:
    moved = {"claimed_yen_per_year": 1_420_000, "planned_claim_factor": 1.42}
    assert claimed_otherwise_yen_per_year(**moved, claim_factor=1.0) == pytest.approx(1_000_000, abs=1e-6)
    assert claimed_otherwise_yen_per_year(**moved, claim_factor=1.084) == pytest.approx(1_084_000, abs=1e-6)


@pytest.mark.parametrize(("months", "expected"), [(119, False), (120, True), (480, True)])
def test_ten_years_are_needed(months: int, expected: bool) -> None:
    assert entitled(counted_months=months, eligibility_months=120) == expected


@pytest.mark.parametrize(("months", "expected_yen"), [(0, 0), (1, 200), (480, 96_000)])
def test_each_month_of_the_additional_premium_brings_200_yen_a_year(months: int, expected_yen: int) -> None:
    assert additional_pension_yen_per_year(additional_months=months, additional_yen_per_month=200) == expected_yen


@pytest.mark.parametrize(
    ("factor", "enough", "expected_yen"),
    [(1.0, True, 896_000), (0.76, True, 680_960), (1.42, True, 1_272_320), (1.42, False, 0)],
)
def test_the_claim_factor_holds_for_the_additional_pension_too(factor: float, enough: bool, expected_yen: int) -> None:
    claimed = claimed_yen_per_year(
        pension_yen_per_year=800_000, additional_pension_yen_per_year=96_000, claim_factor=factor, entitled=enough
    )
    assert claimed == expected_yen


def test_a_limit_of_low_income_never_falls_below_the_full_pension() -> None:
    assert limit_with_full_pension_yen(published_yen=826_500, full_pension_yen=843_396) == 843_396
    assert limit_with_full_pension_yen(published_yen=826_500, full_pension_yen=816_000) == 826_500
