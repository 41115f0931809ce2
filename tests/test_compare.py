"""案をくらべる: columns side by side, differences that add up, shares that are fair to the order."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import compare, measures
from planner import lawbook as law_files
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import Plan
from tests.builders import FIRST_YEAR, STILL, child, household, living, old_age, parent
from tests.test_measures import EXAMPLES, FAMILY, plan

LAW = law_files.load()
SHORT = household(
    parents=[parent(age=80, last_age=84, old_age_pension=old_age(1_200_000))],
    children=[child(age=50, last_age=70)],
    accounts=[{"name": "預金", "owner": "長男", "balance_yen": 6_000_000}],
    spending=[living(one=100_000, alone=80_000)],
)
"""By hand: income and spending are even while the mother lives (2026 to 2030); then six million last six years and a
quarter of 960,000 each. Short in 2037, when the child is 61; 16 years of 960,000 less six million are missing."""


def with_plans(family: Household, *plans: dict[str, Any]) -> Household:
    return Household.model_validate(family.model_dump() | {"plans": plans})


def earning(yen_per_month: int) -> dict[str, Any]:
    return {"measure": "small_earnings", "child": "長男", "work": "part_time", "yen_per_month": yen_per_month}


def test_the_first_column_is_the_family_as_it_is(lawbook: LawBook) -> None:
    (only,) = compare.plans(SHORT, lawbook)
    assert (only.name, only.measures, only.refused) == ("", (), None)
    assert only.result is not None
    assert (only.result.short_year, only.result.short_age) == (2037, 61)
    assert only.result.missing_yen == 16 * 960_000 - 6_000_000
    assert only.result.left_yen == 0
    assert only.result.end_yen == only.result.left_yen - only.result.missing_yen
    assert (only.result.last_year, only.result.last_age) == (2046, 70)


def test_a_plan_stands_beside_with_its_differences(lawbook: LawBook) -> None:
    family = with_plans(SHORT, {"name": "少し働く", "measures": [earning(20_000)]})
    first, second = compare.plans(family, lawbook)
    assert first.result is not None
    assert second.result is not None
    assert second.difference_yen == second.result.end_yen - first.result.end_yen == 20 * 240_000
    assert second.years_gained == compare.lasts_to(second.result) - compare.lasts_to(first.result) > 0


def test_a_plan_that_does_not_fit_says_so_and_the_others_stand(lawbook: LawBook) -> None:
    aid = {"measure": "mutual_aid", "parent": "母", "child": "長男"}
    family = with_plans(SHORT, {"name": "共済", "measures": [aid]}, {"name": "少し", "measures": [earning(10_000)]})
    _, refused, fits = compare.plans(family, lawbook)
    assert refused.result is None
    assert refused.refused is not None
    assert {one.code for one in refused.refused.refusals} == {"mutual_aid_too_old", "mutual_aid_no_disability"}
    assert fits.difference_yen > 0


def test_a_measure_switched_off_leaves_no_trace(lawbook: LawBook) -> None:
    family = with_plans(SHORT, {"name": "何もしない", "measures": []}, {"name": "少し", "measures": [earning(10_000)]})
    first, empty, _ = compare.plans(family, lawbook)
    assert empty.result == first.result
    assert (empty.years_gained, empty.difference_yen) == (0, 0)
    assert compare.plans(SHORT, lawbook)[0].result == first.result


def test_shares_add_up_to_the_difference_to_the_yen(lawbook: LawBook) -> None:
    taken = plan(*EXAMPLES).measures[:4] if len(EXAMPLES) > 4 else plan(*EXAMPLES).measures
    fitting = [one for one in taken if not measures.refusals(FAMILY, one, lawbook)]
    family = with_plans(FAMILY, {"name": "案", "measures": [one.model_dump() for one in fitting]})
    column = compare.plans(family, lawbook)[1]
    found = compare.shares(family, fitting, lawbook)
    assert found.all_orders
    assert sum(one.share_yen for one in found.shares) == column.difference_yen
    assert sum(one.step_yen for one in found.shares) == column.difference_yen


def test_equal_measures_have_equal_shares_whatever_their_place(lawbook: LawBook) -> None:
    twice = Plan.model_validate({"name": "案", "measures": [earning(15_000), earning(15_000), earning(40_000)]})
    first, second, third = compare.shares(SHORT, twice.measures, lawbook).shares
    assert abs(first.share_yen - second.share_yen) <= 1
    assert third.share_yen > first.share_yen
    assert first.alone_yen == second.alone_yen


def test_many_measures_take_some_orders_and_say_so(lawbook: LawBook) -> None:
    many = Plan.model_validate({"name": "案", "measures": [earning(1_000 * i) for i in range(1, 8)]})
    found = compare.shares(SHORT, many.measures, lawbook)
    assert not found.all_orders
    assert found.orders == 2 * len(many.measures)
    assert sum(one.share_yen for one in found.shares) == sum(one.step_yen for one in found.shares)


def test_a_plan_that_does_not_fit_has_no_shares(lawbook: LawBook) -> None:
    aid = Plan.model_validate({"name": "案", "measures": [{"measure": "mutual_aid", "parent": "母", "child": "長男"}]})
    with pytest.raises(measures.Refused):
        compare.shares(SHORT, aid.measures, lawbook)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 120_000), st.integers(0, 120_000))
def test_more_earnings_are_never_worse(one: int, other: int) -> None:
    less, more = sorted((one, other))
    family = with_plans(
        household(
            children=[child(age=50, last_age=70)],
            spending=[living(alone=90_000)],
            assumptions=STILL,
            first_year=FIRST_YEAR,
        ),
        {"name": "少なく", "measures": [earning(less)]},
        {"name": "多く", "measures": [earning(more)]},
    )
    _, poorer, richer = compare.plans(family, LAW)
    assert poorer.result is not None
    assert richer.result is not None
    assert richer.result.end_yen >= poorer.result.end_yen
    assert compare.lasts_to(richer.result) >= compare.lasts_to(poorer.result)
