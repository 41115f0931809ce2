"""法定相続分の端: spouse alone, children alone, nobody; cell by cell."""

from typing import Any

import numpy as np
import pytest

from planner.rules import inheritance as rules
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


def statutory(*who: int) -> list[float]:
    spouse, children, parents, siblings = who
    found: list[float] = rules.statutory_shares(
        spouse=bool(spouse),
        children=children,
        parents=parents,
        siblings=siblings,
        spouse_with_children_ratio=0.5,
        spouse_with_parents_ratio=2 / 3,
        spouse_with_siblings_ratio=0.75,
    ).tolist()
    return found


@pytest.mark.parametrize(
    "who", [(1, 2, 2, 2), (0, 3, 1, 1), (1, 0, 2, 1), (0, 0, 1, 4), (1, 0, 0, 3), (0, 0, 0, 2), (1, 0, 0, 0)]
)
def test_only_the_first_kind_of_relatives_inherits_beside_the_spouse(who: tuple[int, int, int, int]) -> None:
    shares = statutory(*who)
    assert sum(share > 0 for share in shares[1:]) <= 1
    each = rules.each_heir_shares(shares=shares, heirs=[n * (share > 0) for n, share in zip(who, shares, strict=True)])
    assert each.sum() == pytest.approx(1)


def test_with_nobody_there_nobody_inherits() -> None:
    assert statutory(0, 0, 0, 0) == [0, 0, 0, 0]


def test_brothers_and_sisters_have_no_reserved_share() -> None:
    reserved = rules.reserved_shares(
        shares=np.array(statutory(1, 0, 0, 2)),
        ascendants_only=False,
        siblings=np.array([False, False, False, True]),
        reserved_ratio=0.5,
        reserved_ascendants_only_ratio=1 / 3,
    )
    assert reserved.tolist() == [0.375, 0, 0, 0]


@pytest.mark.parametrize(
    ("assessed_yen", "expected"), [(0, 0), (1, 1_000), (250_000, 1_000), (300_999, 1_200), (12_345_678, 49_300)]
)
def test_the_tax_on_registration_is_rounded_down_and_at_least_1000_yen(assessed_yen: int, expected: int) -> None:
    assert rules.registration_tax_yen(assessed_yen=assessed_yen, registration_tax_ratio=0.004) == expected
