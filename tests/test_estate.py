"""Who receives the money and the home: wills, statutory shares, and the order of deaths."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from planner import estate
from planner.household import Household
from planner.projection import Projection
from tests.builders import child, household, money, parent

Run = Callable[[Household], Projection]
SISTER = {"name": "長女"}


def parents_of(father_last: int = 80, mother_last: int = 84, **more: Any) -> list[dict[str, Any]]:
    """Both parents at 80."""
    return [parent("父", age=80, last_age=father_last, **more), parent("母", age=80, last_age=mother_last)]


def money_of(p: Projection, year: int) -> dict[str, float]:
    """Money by member at the end of a year, counted from the first."""
    return {life.name: float(p.purse.closing[year, i, 0]) for i, life in enumerate(p.time.lives)}


def home_of(p: Projection, year: int) -> dict[str, float]:
    """Share of the home by heir at the end of a year, counted from the first."""
    return {name: round(float(p.purse.home[year, i, 0]), 6) for i, name in enumerate(p.purse.heirs.names)}


FREE = {"property_tax_yen_per_year": 0, "upkeep_yen_per_year": 0}
HOUSE = {"kind": "house", "owners": [{"name": "父", "ratio": 1.0}]} | FREE


def test_spouse_one_half_children_one_half(run: Run) -> None:
    p = run(household(parents=parents_of(), siblings=[SISTER], accounts=[money("父", 8_000_000)], home=HOUSE))
    assert money_of(p, 0) == {"父": 0, "母": 4_000_000, "長男": 2_000_000}
    assert p.purse.left_outside[0, 0] == 2_000_000
    assert home_of(p, 0) == {"父": 0, "母": 0.5, "長男": 0.25, "長女": 0.25}


def test_the_last_parent_leaves_to_all_children(run: Run) -> None:
    p = run(household(parents=[parent(age=80, last_age=80)], siblings=[SISTER], accounts=[money("母", 6_000_000)]))
    assert money_of(p, 0) == {"母": 0, "長男": 3_000_000}
    assert p.purse.left_outside[0, 0] == 3_000_000


def test_a_will_decides_over_money_and_home_apart(run: Run) -> None:
    will = {
        "person": "母",
        "money": [{"name": "長男", "ratio": 0.9}, {"name": "長女", "ratio": 0.1}],
        "home": [{"name": "長女", "ratio": 1.0}],
    }
    owned = {"kind": "house", "owners": [{"name": "母", "ratio": 1.0}]} | FREE
    p = run(
        household(
            parents=[parent(age=80, last_age=80)],
            siblings=[SISTER],
            accounts=[money("母", 1_000_000)],
            home=owned,
            wills=[will],
        )
    )
    assert money_of(p, 0)["長男"] == 900_000
    assert home_of(p, 0) == {"母": 0, "長男": 0, "長女": 1}


def test_a_will_for_the_money_alone_leaves_the_home_to_the_statute(run: Run) -> None:
    will = {"person": "父", "money": [{"name": "長男", "ratio": 1.0}]}
    p = run(household(parents=parents_of(), siblings=[SISTER], home=HOUSE, accounts=[money("父", 0)], wills=[will]))
    assert home_of(p, 0) == {"父": 0, "母": 0.5, "長男": 0.25, "長女": 0.25}


def test_what_is_left_to_somebody_who_has_died_goes_by_statute(run: Run) -> None:
    wills = [{"person": "母", "money": [{"name": "父", "ratio": 0.5}, {"name": "長男", "ratio": 0.5}]}]
    p = run(household(parents=parents_of(80, 82), siblings=[SISTER], accounts=[money("母", 8_000_000)], wills=wills))
    assert p.purse.left_outside[2, 0] == 2_000_000, "the father's half goes to both children"
    assert money_of(p, 2)["長男"] == 6_000_000


def test_both_parents_may_die_in_the_same_year(run: Run) -> None:
    accounts = [money("父", 8_000_000), money("母", 4_000_000)]
    for father, mother in ((3, 9), (9, 3), (12, 12)):
        parents = [
            parent("父", age=80, last_age=80, last_month=father),
            parent("母", age=80, last_age=80, last_month=mother),
        ]
        p = run(household(parents=parents, siblings=[SISTER], accounts=accounts))
        assert money_of(p, 0) == {"父": 0, "母": 0, "長男": 6_000_000}
        assert p.purse.left_outside[0, 0] == 6_000_000


def test_the_order_of_deaths_within_a_year_counts_for_a_will(run: Run) -> None:
    wills = [
        {"person": "父", "money": [{"name": "母", "ratio": 1.0}]},
        {"person": "母", "money": [{"name": "長男", "ratio": 1.0}]},
    ]
    for father, mother, son in ((3, 9, 8_000_000), (9, 3, 4_000_000)):
        parents = [
            parent("父", age=80, last_age=80, last_month=father),
            parent("母", age=80, last_age=80, last_month=mother),
        ]
        p = run(household(parents=parents, siblings=[SISTER], accounts=[money("父", 8_000_000)], wills=wills))
        assert money_of(p, 0)["長男"] == son


def test_a_child_who_dies_before_the_parents_leaves_to_them(run: Run) -> None:
    children = [child("長男", age=40, last_age=41), child("次男", age=38, last_age=60)]
    p = run(household(parents=parents_of(85, 88), children=children, accounts=[money("長男", 1_000_000)]))
    assert money_of(p, 1) == {"父": 500_000, "母": 500_000, "長男": 0, "次男": 0}


def test_without_parents_brothers_and_sisters_inherit(run: Run) -> None:
    children = [child("長男", last_age=51), child("次男", age=45, last_age=60)]
    p = run(household(children=children, siblings=[SISTER], accounts=[money("長男", 1_000_000)]))
    assert money_of(p, 1) == {"長男": 0, "次男": 500_000}
    assert p.purse.left_outside[1, 0] == 500_000


def test_what_the_last_child_leaves_stays_in_the_table(run: Run) -> None:
    for siblings in ([], [SISTER]):
        p = run(household(siblings=siblings, accounts=[money("長男", 1_000_000)]))
        assert money_of(p, -1) == {"長男": 1_000_000}, "the plan ends; nothing more is passed on"
        assert not p.purse.left_outside.any()


def test_a_home_may_belong_to_a_sister_from_the_start(run: Run) -> None:
    shared = {"kind": "house", "owners": [{"name": "長女", "ratio": 0.5}, {"name": "父", "ratio": 0.5}]}
    p = run(household(parents=parents_of(), siblings=[SISTER], home=shared | FREE))
    assert home_of(p, 0) == {"父": 0, "母": 0.25, "長男": 0.125, "長女": 0.625}


@pytest.mark.parametrize(("parents", "expected"), [(2, [0.5, 0.5, 0.0]), (1, [1.0, 0.0, 0.0]), (0, [1.0, 0.0, 0.0])])
def test_when_nothing_is_said_the_parents_own_the_home(parents: int, expected: list[float]) -> None:
    assert estate.home_owned((), ("a", "b", "c"), parents=parents).tolist() == expected


def test_heirs_are_members_first_then_those_outside(run: Run) -> None:
    heirs = run(household(parents=parents_of(), siblings=[SISTER])).purse.heirs
    assert heirs.names == ("父", "母", "長男", "長女")
    assert (heirs.parents, heirs.members) == (2, 3)
    assert heirs.money_by_will.shape == (3, 4)


def test_with_nobody_left_the_shares_are_zero(run: Run) -> None:
    heirs = run(household(parents=parents_of())).purse.heirs
    nobody = np.zeros((3, 1), dtype=bool)
    assert estate.shares(2, nobody, np.zeros(3), heirs).sum() == 0
    assert estate.shares(0, nobody, np.zeros(3), heirs).sum() == 0


def test_a_sister_who_is_gone_by_then_inherits_nothing(run: Run) -> None:
    """Left out: that her children would inherit in her place."""
    gone = SISTER | {"birth_year": 1970, "last_age": 57}
    mother = parent(age=80, last_age=84)
    for sister, share in ((SISTER, 3_000_000), (gone, 0)):
        p = run(household(parents=[mother], siblings=[sister], accounts=[money("母", 6_000_000)]))
        assert p.purse.left_outside.sum() == share
