"""法定相続分の端: spouse alone, children alone, nobody; cell by cell."""

from typing import Any

import numpy as np
import pytest

from planner.rules.inheritance import heirs_shares


def shares(spouse_alive: Any, children_alive: Any) -> list[Any]:
    answer: list[Any] = heirs_shares(
        spouse_alive=spouse_alive, children_alive=children_alive, spouse_with_children_ratio=0.5
    ).tolist()
    return answer


@pytest.mark.parametrize(
    ("spouse_alive", "children_alive", "expected"),
    [
        (True, [True], [0.5, 0.5]),
        (True, [True, True], [0.5, 0.25, 0.25]),
        (True, [True, False], [0.5, 0.5, 0.0]),
        (True, [False, False], [1.0, 0.0, 0.0]),
        (False, [True, True], [0.0, 0.5, 0.5]),
        (False, [False, True], [0.0, 0.0, 1.0]),
        (False, [False], [0.0, 0.0]),
    ],
)
def test_the_living_share_the_whole(spouse_alive: bool, children_alive: list[bool], expected: list[float]) -> None:
    assert shares(spouse_alive, children_alive) == expected


def test_without_children_of_their_own_the_spouse_takes_all() -> None:
    assert shares(True, np.zeros((0,), dtype=bool)) == [1.0]


def test_every_cell_has_its_own_heirs() -> None:
    spouse = np.array([[True, False], [True, False]])
    children = np.array([[[True, True], [False, False]], [[True, True], [True, False]]])
    answer = np.array(shares(spouse, children))
    assert answer.shape == (3, 2, 2)
    assert answer[:, 0, 0].tolist() == [0.5, 0.25, 0.25]
    assert answer[:, 1, 0].tolist() == [0.5, 0.0, 0.5]
    assert answer[:, 1, 1].tolist() == [0.0, 0.0, 0.0]
    assert answer.sum(axis=0).tolist() == [[1.0, 1.0], [1.0, 0.0]]
