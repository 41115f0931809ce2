"""What brothers and sisters inherit: to the yen what leaves the household, by will or by law; what is reserved."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from planner import draws, futures, inherited, wording_siblings, words
from planner import lawbook as law_files
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection, project
from tests.builders import child, household, money, parent
from tests.strategies import FEW, SOME, households

BOOK = law_files.load()
SISTER, BROTHER = {"name": "次女"}, {"name": "三男", "birth_year": 1980, "last_age": 50}
HOUSE = {
    "kind": "house",
    "owners": [{"name": "母", "ratio": 1.0}],
    "land_value_yen": 8_000_000,
    "building_value_yen": 0,
    "property_tax_yen_per_year": 0,
    "upkeep_yen_per_year": 0,
}

Run = Callable[[Household], Projection]


def by_year(p: Projection, future: int = 0) -> list[float]:
    found = np.zeros(len(p.years))
    for one in inherited.inherited(p, BOOK, future):
        found[one.year - int(p.years[0])] += one.money_yen
    return [float(yen) for yen in found]


def of(p: Projection, sibling: str = "次女") -> inherited.Portion:
    return next(one for one in inherited.inherited(p, BOOK) if one.sibling == sibling)


def mother_of(**more: Any) -> Household:
    mother = parent(age=80, last_age=80)
    return household(**({"parents": [mother], "siblings": [SISTER], "accounts": [money("母", 6_000_001)]} | more))


@SOME
@given(households())
def test_what_each_inherits_adds_up_to_what_leaves_the_household(one: Household) -> None:
    p = project(one, futures.calm(one, BOOK), BOOK)
    assert by_year(p) == p.purse.left_outside[:, 0].tolist()


@FEW
@given(households())
def test_it_adds_up_in_every_drawn_future(one: Household) -> None:
    p = project(one, draws.drawn(one, BOOK, count=5).part(0, 5), BOOK)
    for future in range(5):
        assert by_year(p, future) == p.purse.left_outside[:, future].tolist()


def test_it_adds_up_in_every_example(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        assert by_year(p) == p.purse.left_outside[:, 0].tolist()


@SOME
@given(households(moves=False))
def test_parts_of_the_home_are_those_that_brothers_and_sisters_own_in_the_end(one: Household) -> None:
    p = project(one, futures.calm(one, BOOK), BOOK)
    owned = one.home is not None and one.home.owned
    members, found = p.purse.heirs.members, inherited.inherited(p, BOOK)
    for i, name in enumerate(p.purse.heirs.names[members:], start=members):
        part = sum(portion.home_ratio for portion in found if portion.sibling == name)
        before = next((share.ratio for share in one.home.owners if share.name == name), 0.0) if one.home else 0.0
        expected = float(p.purse.home[-1, i, 0]) - before if owned else 0.0
        assert part == pytest.approx(expected, abs=1e-9), name


def test_by_law_a_child_of_two_receives_one_half_of_money_and_home(run: Run) -> None:
    found = of(run(mother_of(home=HOUSE)))
    assert (found.deceased, found.year, found.of_parent) == ("母", 2026, True)
    assert (found.money_by_will, found.home_by_will) == (False, False)
    assert found.money_yen in (3_000_000, 3_000_001)
    assert found.home_ratio == 0.5
    assert found.lacking_yen == 0


def test_a_will_for_the_child_alone_leaves_the_reserved_portion_to_be_asked_for(run: Run) -> None:
    will = {"person": "母", "money": [{"name": "長男", "ratio": 1.0}], "home": [{"name": "長男", "ratio": 1.0}]}
    found = of(run(mother_of(home=HOUSE, wills=[will])))
    assert (found.money_by_will, found.home_by_will, found.nothing) == (True, True, True)
    assert found.reserved_yen == found.lacking_yen == (6_000_001 + 8_000_000) / 4


def test_only_the_part_of_the_home_that_is_left_counts_in_the_reserved_portion(run: Run) -> None:
    half = {**HOUSE, "owners": [{"name": "母", "ratio": 0.5}, {"name": "長男", "ratio": 0.5}]}
    will = {"person": "母", "home": [{"name": "長男", "ratio": 1.0}]}
    found = of(run(mother_of(home=half, wills=[will])))
    assert (found.money_by_will, found.home_by_will, found.home_ratio) == (False, True, 0)
    assert found.reserved_yen == (6_000_001 + 4_000_000) / 4
    law = of(run(mother_of(home=half)))
    assert law.home_ratio == 0.25


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize(
    ("will", "said"),
    [
        ({"home": [{"name": "長男", "ratio": 1.0}]}, True),
        ({"money": [{"name": "長男", "ratio": 1.0}]}, True),
        ({"money": [{"name": "長男", "ratio": 1.0}], "home": [{"name": "長男", "ratio": 1.0}]}, False),
        ({}, False),
    ],
)
def test_a_will_of_home_or_money_alone_tells_of_what_counts_in_advance(
    run: Run, lang: str, will: Mapping[str, Any], *, said: bool
) -> None:
    family = mother_of(home=HOUSE, wills=[{"person": "母", **will}] if will else [])
    told = wording_siblings.told(lang, family, run(family), BOOK, until="")
    assert (words.t(lang, "siblings.inherited.half_a_will") in told.notes) == said


def test_a_home_of_unknown_value_is_said_not_to_be_counted(run: Run) -> None:
    unknown = {**HOUSE, "land_value_yen": None, "building_value_yen": None}
    assert of(run(mother_of(home=unknown))).home_value_known is False
    assert of(run(mother_of(home=HOUSE))).home_value_known is True
    assert of(run(mother_of())).home_value_known is True


def test_a_rented_home_is_inherited_by_nobody(run: Run) -> None:
    assert of(run(mother_of(home={"kind": "rented", "rent_yen_per_month": 0}))).home_ratio == 0


def test_who_has_gone_before_inherits_nothing(run: Run) -> None:
    mother = parent(age=80, last_age=85)
    p = run(household(parents=[mother], siblings=[SISTER, BROTHER], accounts=[money("母", 6_000_000)]))
    assert [one.sibling for one in inherited.inherited(p, BOOK)] == ["次女"]


def test_brothers_and_sisters_of_a_child_have_no_reserved_portion(run: Run) -> None:
    children = [child(last_age=52), child("次男", last_age=60)]
    p = run(household(children=children, siblings=[SISTER], accounts=[money("長男", 4_000_000)]))
    found = of(p)
    assert (found.of_parent, found.money_yen, found.reserved_yen) == (False, 2_000_000, 0)


def test_two_deaths_in_one_year_are_told_apart(run: Run) -> None:
    father = parent("父", age=80, last_age=80, last_month=3)
    mother = parent("母", age=80, last_age=80, last_month=9)
    p = run(household(parents=[father, mother], siblings=[SISTER], accounts=[money("父", 8_000_000)]))
    assert [(one.deceased, one.money_yen) for one in inherited.inherited(p, BOOK)] == [
        ("父", 2_000_000),
        ("母", 2_000_000),
    ]


def test_without_brothers_and_sisters_there_is_nothing_to_tell(run: Run, lawbook: LawBook) -> None:
    assert inherited.inherited(run(household(parents=[parent()])), lawbook) == ()
