"""The search for the smallest number: slopes, steps, flat parts, and numbers that are never enough."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.roots import LARGEST_YEN, NEAR_YEN, Floats, smallest


def one(value: Callable[[Floats], Floats], low: float = 0.0) -> float:
    return float(smallest(lambda x, _: value(x), np.array([low]))[0])


def test_a_number_that_is_enough_at_once_stays() -> None:
    assert one(lambda x: x + 5, low=3.0) == 3.0


@given(st.floats(1e-3, 1), st.floats(100, 1e8))
def test_a_straight_line_is_met(slope: float, root: float) -> None:
    assert abs(slope * (one(lambda x: slope * (x - root)) - root)) <= NEAR_YEN + 1


def test_a_bend_is_met() -> None:
    found = one(lambda x: np.minimum(x - 4e6, 0.1 * x - 1e6))
    assert found == pytest.approx(1e7, abs=10 * NEAR_YEN)


def test_a_step_is_met_on_its_upper_side() -> None:
    found = one(lambda x: np.where(x >= 7_654_321, 1e5, -1e5))
    assert 0 <= found - 7_654_321 <= 1


def test_a_flat_part_is_passed() -> None:
    found = one(lambda x: np.where(x < 3e6, -1e5, x - 4e6))
    assert found == pytest.approx(4e6, abs=NEAR_YEN)


def test_what_no_number_covers_is_infinite() -> None:
    assert one(lambda x: -1e5 - 0 * x) == np.inf
    assert one(lambda x: 1e-9 * x - 1e5) == np.inf


def test_cases_do_not_disturb_each_other() -> None:
    roots = np.array([5e6, np.inf, 0.0, 2e7, 123.0])
    slopes = np.array([1.0, 0.0, 1.0, 0.3, 0.7])

    def value(x: Floats, cases: np.ndarray) -> Floats:
        with np.errstate(invalid="ignore"):
            return np.where(np.isinf(roots[cases]), -1e6, slopes[cases] * (x - roots[cases]))

    found = smallest(value, np.zeros(5))
    assert np.isinf(found[1])
    assert found[[0, 2, 3, 4]] == pytest.approx(roots[[0, 2, 3, 4]], abs=4 * NEAR_YEN)


def test_the_largest_number_is_still_tried() -> None:
    assert one(lambda x: x - LARGEST_YEN) == pytest.approx(LARGEST_YEN)
