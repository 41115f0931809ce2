"""くらしの費用を見直す: what is spent less, when, and what cannot be taken off."""

from collections.abc import Callable
from typing import Any

import pytest

from planner import measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import SpendLess
from planner.projection import Projection
from tests.builders import child, household, item, living, parent, yen_by_year

Run = Callable[[Household], Projection]
PARENTS = [parent("父", age=80, last_age=80), parent(age=80, last_age=82)]
FAMILY = household(
    parents=PARENTS,
    children=[child(last_age=54)],
    spending=[living(both=250_000, one=180_000, alone=100_000)],
)


def less(phase: str = "child_alone", **given: Any) -> SpendLess:
    return SpendLess.model_validate({"measure": "spend_less", "phase": phase, **given})


def spent(run: Run, family: Household, lawbook: LawBook, *taken: SpendLess, name: str | None = None) -> list[int]:
    """Yen by year of all spending, or of one item."""
    return yen_by_year(run(measures.applied(family, taken, lawbook)), "spending", name=name)


def codes(family: Household, measure: SpendLess, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(family, measure, lawbook)]


@pytest.mark.parametrize(
    ("phase", "given", "by_year"),
    [
        ("both_parents", {"yen_per_month": 50_000}, [-2_400_000, *[-2_160_000] * 2, *[-1_200_000] * 2]),
        ("one_parent", {"ratio": 0.1}, [-3_000_000, *[-1_944_000] * 2, *[-1_200_000] * 2]),
        ("child_alone", {"yen_per_month": 12_345}, [-3_000_000, *[-2_160_000] * 2, *[-1_051_860] * 2]),
        ("child_alone", {"ratio": 1.0}, [-3_000_000, *[-2_160_000] * 2, 0, 0]),
    ],
)
def test_less_is_spent_in_the_one_phase(
    run: Run, lawbook: LawBook, phase: str, given: dict[str, Any], by_year: list[int]
) -> None:
    """250,000, 180,000 and 100,000 yen a month; the father dies in 2026, the mother in 2028."""
    assert spent(run, FAMILY, lawbook, less(phase, **given)) == by_year


def test_two_measures_add_up(run: Run, lawbook: LawBook) -> None:
    taken = (less(yen_per_month=10_000), less(ratio=0.5))
    assert spent(run, FAMILY, lawbook, *taken)[3:] == [-540_000, -540_000]


def test_several_items_share_the_amount_and_no_yen_is_lost(run: Run, lawbook: LawBook) -> None:
    two = [living(alone=60_000), living(alone=40_000) | {"name": "光熱費"}, item("習いごと", alone=5_000)]
    family = household(children=[child(last_age=50)], spending=two)
    taken = less(yen_per_month=10_001)
    assert spent(run, family, lawbook, taken, name="生活費") == [-54_000 * 12]
    assert spent(run, family, lawbook, taken, name="光熱費") == [-35_999 * 12]
    assert spent(run, family, lawbook, taken, name="習いごと") == [-60_000]


def test_items_of_different_years_are_lowered_in_every_year(run: Run, lawbook: LawBook) -> None:
    """100,000 until 2027 and 80,000 from 2028 on, with 20,000 more from 2029 on; all of it 30,000 lower."""
    items = [
        living(alone=100_000, to_year=2027),
        living(alone=80_000, from_year=2028),
        living(alone=20_000, from_year=2029) | {"name": "通院"},
    ]
    family = household(children=[child(last_age=54)], spending=items)
    taken = less(yen_per_month=30_000)
    assert spent(run, family, lawbook, taken) == [-840_000, -840_000, -600_000, -840_000, -840_000]
    assert codes(family, less(yen_per_month=80_000), lawbook) == []
    assert codes(family, less(yen_per_month=80_001), lawbook) == ["spend_less_too_much"]


def test_what_a_death_ends_is_lowered_by_a_share_but_not_by_an_amount(run: Run, lawbook: LawBook) -> None:
    items = [living(both=100_000, one=100_000), living(one=40_000, ends_with_death_of="母") | {"name": "母の分"}]
    family = household(parents=PARENTS, children=[child(last_age=52)], spending=items)
    assert spent(run, family, lawbook, less("one_parent", yen_per_month=10_000), name="母の分") == [
        0,
        -480_000,
        -480_000,
    ]
    assert spent(run, family, lawbook, less("one_parent", ratio=0.25), name="母の分") == [0, -360_000, -360_000]
    assert codes(family, less("one_parent", yen_per_month=100_001), lawbook) == ["spend_less_too_much"]


def test_unknown_costs_are_taken_off_the_typical_ones(run: Run, lawbook: LawBook) -> None:
    """ご本人お一人のくらしの目安は月10万円（shuroushien.com、president.jp/articles/-/30056）."""
    family = household(children=[child(last_age=50)], spending=[living() | {"child_alone_yen_per_month": None}])
    assert spent(run, family, lawbook, less(yen_per_month=10_000), name="生活費") == [-90_000 * 12]
    nothing_told = household(children=[child(last_age=50)], spending=[item("習いごと")])
    assert sum(spent(run, nothing_told, lawbook, less(ratio=0.1))) == -90_000 * 12


@pytest.mark.parametrize(
    ("phase", "given", "expected"),
    [
        ("child_alone", {"yen_per_month": 100_000}, []),
        ("child_alone", {"yen_per_month": 100_001}, ["spend_less_too_much"]),
        ("child_alone", {}, ["spend_less_one_of_two"]),
        ("child_alone", {"yen_per_month": 1, "ratio": 0.1}, ["spend_less_one_of_two"]),
    ],
)
def test_what_does_not_fit_is_refused(lawbook: LawBook, phase: str, given: dict[str, Any], expected: list[str]) -> None:
    assert codes(FAMILY, less(phase, **given), lawbook) == expected


def test_a_phase_without_parents_or_costs_is_refused(lawbook: LawBook) -> None:
    alone = household(spending=[living()])
    assert codes(alone, less("one_parent", ratio=0.1), lawbook) == ["spend_less_no_such_phase"]
    assert codes(alone, less(ratio=0.1), lawbook) == ["spend_less_nothing_there"]
    one = household(parents=PARENTS[1:], spending=[living(one=1)])
    assert codes(one, less("both_parents", ratio=0.1), lawbook) == ["spend_less_no_such_phase"]
    assert codes(one, less("one_parent", ratio=0.1), lawbook) == []


def test_the_largest_amount_that_is_told_fits(lawbook: LawBook) -> None:
    family = household(spending=[living(alone=98_765)])
    (refusal,) = measures.refusals(family, less(yen_per_month=99_000), lawbook)
    assert refusal.facts["most_yen_per_month"] == 98_000
