"""端数処理と表引き: rounding and table look-up."""

import numpy as np
import pytest

from planner.rules.arithmetic import (
    add_up,
    by_age,
    by_amount,
    by_persons,
    by_place,
    round_down,
    round_half_up,
    round_up,
)


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


@pytest.mark.parametrize(
    ("amount_yen", "to_yen", "expected_yen"),
    [
        (999.0, 1_000, 0),
        (1_000.0, 1_000, 1_000),
        (26_137.6, 100, 26_100),
        (0.1 * 3 * 1_000, 100, 300),
        (42_919.9999999999, 1, 42_920),
    ],
)
def test_round_down_forgives_the_noise_of_floats(amount_yen: float, to_yen: int, expected_yen: int) -> None:
    assert round_down(amount_yen, to_yen) == expected_yen


def test_round_down_leaves_what_it_was_given() -> None:
    amounts = np.array([[150.0, 250.0]])
    assert round_down(amounts, 100).tolist() == [[100, 200]]
    assert amounts.tolist() == [[150.0, 250.0]]


@pytest.mark.parametrize(("amount", "expected"), [(0, 5), (99, 5), (100, 7), (499, 7), (500, 0), (10**9, 0)])
def test_by_amount_begins_each_band_with_its_first_yen(amount: int, expected: int) -> None:
    assert by_amount((5, 7, 0), amount=amount, amount_from=(0, 100, 500)) == expected


def test_by_amount_follows_bands_that_change_by_year() -> None:
    values, first = np.array([[[5, 6]], [[7, 8]]]), np.array([[[0, 0]], [[100, 300]]])
    found = by_amount(values, amount=np.array([[200, 200], [50, 300]]), amount_from=first)
    assert found.tolist() == [[7, 6], [5, 8]]


def test_add_up_takes_any_shapes_and_changes_none() -> None:
    row, grid = np.array([[1.0, 2.0]]), np.array([[10.0, 20.0], [30.0, 40.0]])
    assert add_up(100, row, grid).tolist() == [[111, 122], [131, 142]]
    assert add_up(row, row).tolist() == [[2, 4]]
    assert (row.tolist(), grid.tolist()) == ([[1, 2]], [[10, 20], [30, 40]])
