"""ご本人の月の家計: the month alone reconciles with the yearly table, and three housing versions stand beside it."""

from collections.abc import Mapping

import pytest
from hypothesis import given

from planner import alone_budget, measures, tables, wording_alone, words
from planner.alone_budget import HOUSING, budget, first_whole_year, versions
from planner.compare import projected
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection
from planner.timeline import MONTHS
from tests import builders
from tests.conftest import Run
from tests.strategies import FEW, households

YEN = 0.01


def check(p: Projection) -> bool:
    """Twelve months and what happens once are the totals of the year; whether there is a year at all."""
    found = budget(p)
    if found is None:
        return False
    index = p.years.tolist().index(found.year)
    rows = {row.key: row.values[index] or 0.0 for row in tables.yearly(p) if row.person is None and not row.name}
    whole = rows["income_total"] + rows["spending_total"]
    assert (found.total("income") + found.total("spending")) * MONTHS + found.once_yen == pytest.approx(whole, abs=YEN)
    adjustment = next((row.values[index] or 0.0 for row in tables.yearly(p) if row.key == "adjustment"), 0.0)
    assert found.rest() * MONTHS == pytest.approx(whole - found.once_yen + adjustment, abs=YEN)
    assert found.rest(today=True) * found.price_ratio == pytest.approx(found.rest(), abs=YEN)
    return True


def test_the_month_reconciles_with_the_yearly_table_in_every_example(runs: Mapping[str, Projection]) -> None:
    assert sum(check(p) for p in runs.values()) == len(runs)


@FEW
@given(households())
def test_the_month_reconciles_for_any_family(lawbook: LawBook, household: Household) -> None:
    p = projected(household, lawbook)
    assert check(p) == (first_whole_year(p) is not None)


def test_the_first_whole_year_has_no_parent_in_it(runs: Mapping[str, Projection]) -> None:
    for name, p in runs.items():
        index = first_whole_year(p)
        assert index is not None
        assert all(life.months[0, index] == 0 for life in p.time.parents), name
        assert max(life.months[0, index] for life in p.time.children) == MONTHS, name
        assert index == 0 or any(life.months[0, index - 1] > 0 for life in p.time.parents), name


def test_a_year_that_begins_with_a_parent_is_not_the_first(run: Run) -> None:
    for month, year in ((12, 2029), (3, 2029)):
        mother = builders.parent(age=80, last_age=82, last_month=month)
        p = run(builders.household(parents=[mother], spending=[builders.living(one=90_000, alone=60_000)]))
        found = budget(p)
        assert found is not None
        assert found.year == year
        assert [item.yen_per_month for item in found.items] == [-60_000]


def test_prices_of_the_first_year_are_lower_than_those_of_the_year(runs: Mapping[str, Projection]) -> None:
    found = budget(runs["sato"])
    assert found is not None
    assert (found.year, found.age) == (2045, 69)
    assert found.price_ratio > 1
    living = next(item for item in found.items if item.name == "生活費")
    assert living.today_yen_per_month == pytest.approx(-105_000, abs=1)
    assert living.yen_per_month < living.today_yen_per_month
    assert living.row.name == "生活費"


def test_public_assistance_leaves_no_gap_for_savings(runs: Mapping[str, Projection], lawbook: LawBook) -> None:
    for name in ("renting", "public_assistance_needed"):
        found = budget(runs[name])
        assert found is not None
        assert found.adjustment_yen_per_month != 0
        assert found.rest() == pytest.approx(0, abs=1), name
    found = versions(runs["renting"].given, lawbook)
    shown = dict(wording_alone.rows("ja", found, lawbook))
    assert words.t("ja", "row.adjustment") in shown
    assert shown[words.t("ja", "room.alone.rest")][1] == "0円"
    assert words.t("ja", "room.alone.adjusted") in wording_alone.remarks("ja", found)


def test_children_who_live_together_share_the_month_and_the_table_says_so(
    scenarios: Mapping[str, Household], lawbook: LawBook
) -> None:
    together = versions(scenarios["two_adult_children"], lawbook)
    assert together[0].budget is not None
    assert together[0].budget.children == 2
    assert words.t("ja", "room.alone.together", count=2) in wording_alone.remarks("ja", together)
    alone = wording_alone.remarks("ja", versions(scenarios["sato"], lawbook))
    assert alone == (words.t("ja", "room.alone.note"),)


@pytest.mark.parametrize("name", ["sato", "renting", "two_adult_children", "unknown_everything"])
def test_there_are_always_three_versions_and_each_has_a_month_or_a_reason(
    scenarios: Mapping[str, Household], lawbook: LawBook, name: str
) -> None:
    found = versions(scenarios[name], lawbook)
    assert tuple(one.housing for one in found) == HOUSING
    for one in found:
        assert (one.budget is None) == bool(one.refusals) == (one.result is None)


def test_the_plan_as_it_is_is_one_of_the_three(scenarios: Mapping[str, Household], lawbook: LawBook) -> None:
    own, rented, group = versions(scenarios["sato"], lawbook)
    assert own.measure is None
    assert own.budget == budget(projected(scenarios["sato"].model_copy(update={"plans": ()}), lawbook))
    assert rented.measure is not None
    assert rented.measure.measure == "public_housing"
    assert group.measure is not None
    taken = measures.applied(scenarios["sato"], (group.measure,), lawbook)
    assert group.budget == budget(projected(taken, lawbook))


def test_who_rents_has_no_own_home_and_says_so(scenarios: Mapping[str, Household], lawbook: LawBook) -> None:
    own, rented, _ = versions(scenarios["renting"], lawbook)
    assert [one.code for one in own.refusals] == ["alone_no_own_home"]
    assert rented.measure is None
    assert rented.budget is not None


def test_another_child_in_the_home_stands_against_a_group_home(
    scenarios: Mapping[str, Household], lawbook: LawBook
) -> None:
    group = versions(scenarios["two_adult_children"], lawbook)[2]
    assert [one.code for one in group.refusals] == ["group_home_others"]


def test_a_home_of_unknown_value_is_sold_for_nothing_and_the_version_says_so(
    scenarios: Mapping[str, Household], lawbook: LawBook
) -> None:
    _, rented, group = versions(scenarios["futoko_a_family"], lawbook)
    assert rented.sale_left_out
    assert group.sale_left_out
    assert rented.budget is not None
    assert rented.budget.once_yen < 0


def test_a_child_who_is_never_alone_has_no_month(scenarios: Mapping[str, Household], lawbook: LawBook) -> None:
    household = scenarios["sato"]
    child = household.children[0].model_copy(update={"last_age": 55})
    short = household.model_copy(update={"children": (child,), "plans": ()})
    assert budget(projected(short, lawbook)) is None
    assert {one.refusals[0].code for one in versions(short, lawbook)} == {"alone_never"}


def test_without_a_home_the_own_one_is_not_known(scenarios: Mapping[str, Household], lawbook: LawBook) -> None:
    own = versions(scenarios["sato"].model_copy(update={"home": None, "plans": ()}), lawbook)[0]
    assert [one.code for one in own.refusals] == ["alone_home_unknown"]
    assert alone_budget.housing_of(scenarios["sato"], None) is None
