"""親御さんが施設に移る: who pays what from when, and what home costs before, meanwhile and after."""

from collections.abc import Callable
from typing import Any

import pytest

from planner import measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import ParentFacility
from planner.projection import Projection
from tests.builders import child, household, living, money, parent, yen_by_year

Run = Callable[[Household], Projection]
FEE = "measure.parent_facility"


def facility(who: str = "母", from_age: int = 80, **given: Any) -> ParentFacility:
    told = {"measure": "parent_facility", "parent": who, "from_age": from_age, "yen_per_month": 150_000}
    return ParentFacility.model_validate(told | given)


def family(father_last: int = 90, mother_last: int = 84, **more: Any) -> Household:
    """In 2026 the father is 80, the mother 78; by default she dies in 2032, he in 2036, the child in 2041."""
    parts: dict[str, Any] = {
        "parents": [parent("父", age=80, last_age=father_last), parent(age=78, last_age=mother_last)],
        "children": [child(last_age=65)],
        "spending": [living(both=250_000, one=180_000, alone=100_000)],
        "accounts": [money("母", 30_000_000)],
    }
    return household(**parts | more)


def at_home(run: Run, before: Household, lawbook: LawBook, *taken: ParentFacility) -> list[int]:
    """Living costs at home, thousands of yen a month by year from 2026 on."""
    p = run(measures.applied(before, taken, lawbook))
    return [round(yen / -12_000) for yen in yen_by_year(p, "spending", name="生活費")]


def codes(household_: Household, measure: ParentFacility, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(household_, measure, lawbook)]


def test_the_parent_pays_fee_and_entry_until_the_death(run: Run, lawbook: LawBook) -> None:
    p = run(measures.applied(family(), (facility(entry_yen=500_000),), lawbook))
    assert yen_by_year(p, "spending", name=FEE) == [0, 0, *[-1_800_000] * 5, *[0] * 9]
    assert yen_by_year(p, "one_off", "母", FEE) == [0, 0, -500_000, *[0] * 13]
    mother = [life.name for life in p.time.lives].index("母")
    assert p.purse.flow[2, mother, 0] == -2_300_000


def test_home_saves_until_the_death_whoever_dies_first(run: Run, lawbook: LawBook) -> None:
    measure = facility(saves_yen_per_month=30_000)
    mother_first = [250] * 2 + [220] * 5 + [180] * 4 + [100] * 5
    father_first = [250] * 2 + [220] + [150] * 4 + [100] * 9
    assert at_home(run, family(), lawbook, measure) == mother_first
    assert at_home(run, family(father_last=82), lawbook, measure) == father_first


def test_both_parents_may_move_one_after_the_other(run: Run, lawbook: LawBook) -> None:
    """She from 2028, he from 2030; after her death in 2032 what she needed no more is not saved twice."""
    both = (facility(saves_yen_per_month=30_000), facility("父", 84, saves_yen_per_month=20_000))
    assert at_home(run, family(), lawbook, *both) == [250] * 2 + [220] * 2 + [200] * 3 + [160] * 4 + [100] * 5


def test_a_single_parent_leaves_the_child_at_home(run: Run, lawbook: LawBook) -> None:
    alone = family(parents=[parent(age=78, last_age=84)])
    assert at_home(run, alone, lawbook, facility(saves_yen_per_month=60_000)) == [180] * 2 + [120] * 5 + [100] * 9


def test_fee_and_entry_grow_with_prices(run: Run, lawbook: LawBook) -> None:
    growing = {"price_growth_ratio": 0.01, "wage_growth_ratio": 0.0, "pension_growth_ratio": 0.0}
    p = run(measures.applied(family(assumptions=growing), (facility(entry_yen=500_000),), lawbook))
    assert yen_by_year(p, "spending", name=FEE)[2] == -1_836_180  # 1,800,000 × 1.01 × 1.01
    assert yen_by_year(p, "one_off", "母", FEE)[2] == -510_050


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (facility(from_age=78), []),
        (facility(from_age=77), ["facility_in_the_past"]),
        (facility(from_age=84), []),
        (facility(from_age=85), ["facility_after_last_age"]),
        (facility(saves_yen_per_month=180_000), []),
        (facility(saves_yen_per_month=180_001), ["facility_saves_too_much"]),
    ],
)
def test_what_does_not_fit_is_refused(lawbook: LawBook, measure: ParentFacility, expected: list[str]) -> None:
    assert codes(family(), measure, lawbook) == expected


def test_one_facility_for_each_parent(lawbook: LawBook) -> None:
    taken = measures.applied(family(), (facility(),), lawbook)
    assert codes(taken, facility(from_age=82), lawbook) == ["facility_twice"]
    assert codes(taken, facility("父", 85), lawbook) == []


def test_an_unknown_last_age_takes_the_typical_one(lawbook: LawBook) -> None:
    unknown = family(parents=[parent(age=78) | {"last_age": None}])
    assert codes(unknown, facility(from_age=79), lawbook) == []
    assert codes(unknown, facility(from_age=119), lawbook) == ["facility_after_last_age"]
