"""マクロ経済スライドの端: rising, standing and falling prices."""

import numpy as np
import pytest

from planner.rules.macro_economic_slide import pension_growth_ratio


@pytest.mark.parametrize(
    ("price_growth_ratio", "expected"),
    [(0.02, 0.012), (0.008, 0.0), (0.005, 0.0), (0.0, 0.0), (-0.004, -0.004)],
)
def test_the_slide_never_turns_a_rise_into_a_cut(price_growth_ratio: float, expected: float) -> None:
    growth = pension_growth_ratio(price_growth_ratio=price_growth_ratio, reduction_ratio=0.008)
    assert growth == pytest.approx(expected)


def test_prices_by_future_and_slide_by_year_broadcast() -> None:
    growth = pension_growth_ratio(price_growth_ratio=np.array([[0.01], [0.03]]), reduction_ratio=[[0.005, 0.02]])
    np.testing.assert_allclose(growth, [[0.005, 0.0], [0.025, 0.01]])
