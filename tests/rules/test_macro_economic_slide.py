"""マクロ経済スライドの端: rising, standing and falling prices, what is carried over, three decimals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.macro_economic_slide import (
    growth_before_slide_ratio,
    pension_growth_ratio,
    revision_rate,
    with_carry_over_ratio,
)


@pytest.mark.parametrize(
    ("before", "expected"),
    [(0.02, 1.02 * 0.992 - 1), (0.008, 0.0), (0.005, 0.0), (0.0, 0.0), (-0.004, -0.004)],
)
def test_the_slide_never_turns_a_rise_into_a_cut(before: float, expected: float) -> None:
    growth = pension_growth_ratio(growth_before_slide_ratio=before, reduction_ratio=0.008)
    assert growth == pytest.approx(expected)


def test_prices_by_future_and_slide_by_year_broadcast() -> None:
    growth = pension_growth_ratio(growth_before_slide_ratio=np.array([[0.01], [0.03]]), reduction_ratio=[[0.005, 0.02]])
    np.testing.assert_allclose(growth, [[0.00495, 0.0], [0.02485, 0.0094]])


@pytest.mark.parametrize(
    ("price", "wage", "new", "expected"),
    [
        (0.025, 0.028, True, 0.028),
        (0.025, 0.028, False, 0.025),
        (0.032, 0.031, False, 0.031),
        (0.0, -0.001, True, -0.001),
    ],
)
def test_pensions_in_payment_follow_prices_but_never_more_than_wages(
    price: float, wage: float, new: bool, expected: float
) -> None:
    growth = growth_before_slide_ratio(price_growth_ratio=price, wage_growth_ratio=wage, newly_awarded=new)
    assert growth == expected


def test_a_slide_without_room_waits_for_the_next_year() -> None:
    """2021, 2022: nothing to take 0.1 % and 0.2 % from; 2023: 0.3 % of the year and 0.3 % carried over."""
    slide = with_carry_over_ratio(
        growth_before_slide_ratio=np.array([-0.001, -0.004, 0.028]), reduction_ratio=np.array([0.001, 0.002, 0.003])
    )
    np.testing.assert_allclose(slide, [0.0, 0.0, 0.006], atol=2e-5)


def test_what_is_left_when_the_slide_ends_is_dropped() -> None:
    slide = with_carry_over_ratio(
        growth_before_slide_ratio=np.array([0.0, 0.0, 0.05]), reduction_ratio=np.array([0.01, 0.01, 0.0])
    )
    np.testing.assert_allclose(slide, [0.0, 0.0, 0.0], atol=1e-12)


@given(
    st.lists(st.floats(-0.03, 0.05), min_size=1, max_size=40),
    st.lists(st.floats(0.0, 0.02), min_size=40, max_size=40),
)
def test_carrying_over_takes_no_more_than_was_due_and_never_cuts(growths: list[float], slides: list[float]) -> None:
    before, due = np.array(growths), np.array(slides[: len(growths)])
    applied = with_carry_over_ratio(growth_before_slide_ratio=before, reduction_ratio=due)
    assert (applied >= -1e-12).all()
    assert (applied <= np.maximum(0.0, before) / (1 + np.maximum(0.0, before)) + 1e-9).all()
    taken, owed = np.cumsum(np.log1p(-applied)), np.cumsum(np.log1p(-due))
    assert (taken >= owed - 1e-9).all()


@pytest.mark.parametrize(
    ("former", "growth", "expected"),
    [(1.0004, 0.0, 1.0), (1.0005, 0.0, 1.001), (1.065, 0.019, 1.085), (1.0, -0.004, 0.996)],
)
def test_the_rate_is_rounded_to_three_decimals_half_up(former: float, growth: float, expected: float) -> None:
    assert revision_rate(former_rate=former, pension_growth_ratio=growth) == pytest.approx(expected, abs=1e-12)
