"""後期高齢者医療保険料: rounding, cap and months."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import late_elderly_medical_insurance as late

FACTS: dict[str, Any] = {
    "income_ratio": 0.0903,
    "per_head_yen_per_year": 45_930,
    "cap_yen": 800_000,
    "levy_rounding_yen": 10,
    "rounding_yen": 100,
}


@pytest.mark.parametrize(
    ("base_yen", "expected"),
    [
        (0, 13_700),
        (299, 13_700),
        (8_200_000, 754_200),
        (8_706_800, 799_900),
        (8_706_900, 800_000),
        (99_000_000, 800_000),
    ],
)
def test_the_parts_are_rounded_down_and_end_at_the_cap(base_yen: int, expected: int) -> None:
    assert late.part_yen(levy_base_yen=base_yen, reduced_ratio=0.7, **FACTS) == expected


def test_each_levy_is_rounded_down_before_the_sum() -> None:
    apart = late.part_yen(levy_base_yen=150_000, reduced_ratio=0.7, **FACTS)
    together = late.part_yen(levy_base_yen=150_000, reduced_ratio=0.7, **FACTS | {"levy_rounding_yen": 1})
    assert apart == together == 27_300
    fine = FACTS | {"rounding_yen": 1}
    assert late.part_yen(levy_base_yen=150_000, reduced_ratio=0.7, **fine) == 13_770 + 13_540
    assert late.part_yen(levy_base_yen=150_000, reduced_ratio=0.7, **fine | {"levy_rounding_yen": 1}) == 13_779 + 13_545


@pytest.mark.parametrize(("months", "expected"), [(0, 0), (6, 7_500), (12, 15_000)])
def test_the_premium_is_due_for_the_months_in_the_scheme(months: int, expected: int) -> None:
    assert late.premium_yen(medical_yen=14_600, childcare_yen=400, months=months) == expected


@given(st.integers(min_value=0, max_value=20_000_000), st.integers(min_value=0, max_value=20_000_000))
def test_more_income_never_lowers_the_premium(one_yen: int, other_yen: int) -> None:
    low, high = sorted((one_yen, other_yen))
    premiums = [late.part_yen(levy_base_yen=base, reduced_ratio=0.5, **FACTS) for base in (low, high)]
    assert premiums[0] <= premiums[1] <= FACTS["cap_yen"]
