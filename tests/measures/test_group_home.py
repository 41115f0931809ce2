"""グループホームへ: what a month costs, to the yen, and for whom it cannot be reckoned."""

from typing import Any

import pytest

from planner import measures
from planner.lawbook import LawBook
from tests.builders import child, item, living, yen_by_year
from tests.conftest import Run
from tests.measures.homes import RENTED, after, codes, family, given, lines, once, then

HOME = given("group_home", child="長男")
BROTHER = child(name="次男", age=45, last_age=60)


def test_the_month_of_a_group_home_by_typical_amounts(lawbook: LawBook, run: Run) -> None:
    """Rent 45,000 less 10,000; board 85,000 − 45,000; pocket money 25,000; no other living costs, no home."""
    p = run(after(family(), HOME, lawbook))
    assert lines(p, "group_home", "home_sale", "moving_costs", "home_upkeep", "property_tax") == {
        "group_home": then(0, -12 * (45_000 - 10_000)),
        "home_sale": once(10_000_000),
        "moving_costs": once(-(95_000 + 275_000 + 396_000)),
        "home_upkeep": then(-162_000, 0),
        "property_tax": then(-100_000, 0),
    }
    assert yen_by_year(p, "spending", name="生活費") == then(-1_800_000, 0)
    assert yen_by_year(p, "spending", name="measure.group_home") == then(0, -12 * (40_000 + 25_000))


def test_what_is_told_stands(lawbook: LawBook, run: Run) -> None:
    told = given("group_home", child="長男", rent_yen_per_month=8_000, board_yen_per_month=52_000)
    p = run(after(family(RENTED), told, lawbook))
    assert yen_by_year(p, "group_home") == [0] * 11  # the supplement is the whole rent
    assert yen_by_year(p, "rent") == then(-600_000, 0)
    assert yen_by_year(p, "spending", name="measure.group_home") == then(0, -12 * (52_000 + 25_000))
    assert yen_by_year(p, "moving_costs") == once(-95_000)


@pytest.mark.parametrize(("alone", "added"), [(18_000, 0), (0, 25_000)])
def test_pocket_money_that_the_family_tells_is_not_counted_twice(
    alone: int, added: int, lawbook: LawBook, run: Run
) -> None:
    pocket: dict[str, Any] = item("おこづかい", one=10_000, alone=alone) | {"kind": "personal"}
    told = family(spending=[living(one=150_000, alone=100_000), pocket])
    p = run(after(told, HOME, lawbook))
    assert yen_by_year(p, "spending", name="おこづかい") == then(-120_000, -12 * alone)
    assert yen_by_year(p, "spending", name="measure.group_home") == then(0, -12 * (40_000 + added))
    assert measures.facts(told, HOME, lawbook)["personal_yen_per_month"] == (alone or 25_000)
    assert measures.facts(told, HOME, lawbook)["ceiling_yen_per_month"] == 37_200  # 障害福祉サービス 一般2


def test_living_costs_that_nobody_told_keep_their_typical_values_while_the_mother_lives(
    lawbook: LawBook, run: Run
) -> None:
    untold = family().model_copy(update={"spending": tuple(s for s in family().spending if s.kind != "living")})
    before, moved = run(untold), run(after(untold, HOME, lawbook))
    one, other = (
        [sum(by) for by in zip(yen_by_year(p, "spending"), yen_by_year(p, "home_upkeep"), strict=True)]
        for p in (before, moved)
    )
    assert one[:5] == other[:5]
    assert other[5:] == [-12 * 65_000] * 6


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, []),
        ({"children": [child(), BROTHER]}, ["group_home_others"]),
        ({"services": [{"name": "家賃", "kind": "group_home", "person": "長男"}]}, ["group_home_already"]),
        ({"services": [{"name": "通院", "kind": "psychiatric", "person": "長男"}]}, []),
    ],
)
def test_whom_it_does_not_fit(parts: dict[str, Any], expected: list[str], lawbook: LawBook) -> None:
    assert codes(family(**parts), HOME, lawbook) == expected
