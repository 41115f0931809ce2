"""仲介手数料の端: the edges of the bands, the special fee up to the highest low price, no sale."""

import pytest

from planner.rules.agents_fee import agents_fee_yen

BANDS = {"price_from_yen": [0, 2_000_000, 4_000_000], "fee_ratio": [0.055, 0.044, 0.033]}
BEFORE_JULY_2024 = {"low_price_to_yen": 4_000_000, "low_price_fee_yen": 198_000}
NOW = {"low_price_to_yen": 8_000_000, "low_price_fee_yen": 330_000}


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        (0, 0),
        (1_000_000, 330_000),
        (8_000_000, 330_000),  # 3% + 60,000 yen and tax is the same
        (8_000_100, 330_003),
        (10_000_000, 396_000),
        (30_000_000, 1_056_000),
    ],
)
def test_a_home_of_up_to_eight_million_yen_may_cost_the_special_fee(price: int, expected: int) -> None:
    assert agents_fee_yen(price_yen=price, **BANDS, **NOW) == expected


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        (2_000_000, 198_000),  # 110,000 by the band
        (4_000_000, 198_000),  # 2,000,000 × 5.5% + 2,000,000 × 4.4%
        (4_000_001, 198_000),  # the fraction of a yen falls away
        (5_000_000, 231_000),
    ],
)
def test_before_july_2024_the_special_fee_reached_four_million_yen(price: int, expected: int) -> None:
    assert agents_fee_yen(price_yen=price, **BANDS, **BEFORE_JULY_2024) == expected
