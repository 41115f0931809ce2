"""信託の端: one yen over the free sum, who may have none, no years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.trusts import life_insurance_trust_yen, tax_free_yen

LIMITS = {"gift_severe_to_yen": 60_000_000, "gift_other_to_yen": 30_000_000}
PRICES = {"insurance_contract_yen": 5_500, "insurance_payout_ratio": 0.022, "insurance_yen_per_year": 22_000}


@pytest.mark.parametrize(
    ("trusted", "severe", "entitled", "expected"),
    [
        (60_000_000, True, True, 60_000_000),
        (60_000_001, True, False, 60_000_000),
        (30_000_001, False, True, 30_000_000),
        (30_000_000, False, False, 0),
        (0, True, True, 0),
    ],
)
def test_only_the_limit_is_free(trusted: int, severe: bool, entitled: bool, expected: int) -> None:
    assert tax_free_yen(trusted_yen=trusted, severe=severe, entitled=entitled, **LIMITS) == expected


@given(benefit=st.integers(0, 100_000_000), years=st.integers(0, 60))
def test_a_longer_payout_costs_more(benefit: int, years: int) -> None:
    now = float(life_insurance_trust_yen(benefit_yen=benefit, years=years, **PRICES))
    longer = float(life_insurance_trust_yen(benefit_yen=benefit, years=years + 1, **PRICES))
    assert longer - now == pytest.approx(22_000)
    assert now >= 5_500
