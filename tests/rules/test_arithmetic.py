"""端数処理と表引き: rounding and table look-up."""

import numpy as np
import pytest

from planner.rules.arithmetic import by_age, by_persons, by_place, round_half_up, round_up


@pytest.mark.parametrize(
    ("amount_yen", "to_yen", "expected_yen"),
    [(0.5, 1, 1), (0.49, 1, 0), (4_377.5, 10, 4_380), (13_132.5, 10, 13_130), (369_967.5, 1, 369_968)],
)
def test_half_a_step_goes_up(amount_yen: float, to_yen: float, expected_yen: float) -> None:
    assert round_half_up(amount_yen, to_yen) == expected_yen


@pytest.mark.parametrize(("amount_yen", "expected_yen"), [(118_464.4, 118_470), (118_470, 118_470), (0, 0)])
def test_rounding_up_to_ten_yen(amount_yen: float, expected_yen: float) -> None:
    assert round_up(amount_yen, 10) == expected_yen


def test_noise_of_floating_numbers_does_not_add_ten_yen() -> None:
    assert round_up(78_400.00000001, 10) == 78_400
    assert round_half_up(0.5 - 1e-12) == 1


def test_an_age_belongs_to_the_band_that_began_last() -> None:
    bands, values = [0, 35, 40], [9_300, 11_400, 14_300]
    assert by_age(values, age=[0, 34, 35, 39, 40, 80], age_from=bands).tolist() == [
        9_300, 9_300, 11_400, 11_400, 14_300, 14_300,
    ]  # fmt: skip


def test_more_persons_than_the_list_take_its_last_value() -> None:
    assert by_persons([10.0, 20.0, 30.0], persons=[1, 3, 7]).tolist() == [10.0, 30.0, 30.0]


def test_a_list_that_changes_by_year_is_read_cell_by_cell() -> None:
    values = np.array([[[1.0, 2.0]], [[10.0, 20.0]]])  # list of two, one future, two years
    place = np.array([[0, 1], [1, 0], [1, 1]])  # three futures, two years
    assert by_place(values, place).tolist() == [[1.0, 20.0], [10.0, 2.0], [10.0, 20.0]]
