"""Where money comes from and goes: the groups hold the rows of the table to the yen, by year and by phase."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given

from planner import futures, lawbook, sources, tables
from planner.household import Household
from planner.projection import Projection, project
from planner.tables import Row
from tests import builders
from tests.conftest import Run
from tests.strategies import FEW, households


def _totals(p: Projection) -> tuple[np.ndarray, np.ndarray]:
    rows = {row.key: np.asarray(row.values, dtype=float) for row in tables.yearly(p) if row.key.endswith("_total")}
    return rows["income_total"], -rows["spending_total"]


def _assert_reconciles(p: Projection) -> None:
    found = sources.sources(p)
    for groups, total in zip((found.income, found.spending), _totals(p), strict=True):
        whole = np.sum([np.zeros(len(p.years)), *(np.asarray(one.yen) for one in groups)], axis=0)
        assert np.abs(whole - total).max() < 0.5
    phases = sources.by_phase(p, found)
    for one in (*found.income, *found.spending):
        assert sum(phase.yen[one.key] for phase in phases) == pytest.approx(sum(one.yen), abs=0.5)


def test_the_groups_are_the_totals_of_the_table_in_every_year(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        _assert_reconciles(p)


@FEW
@given(household=households())
def test_the_groups_are_the_totals_of_any_family(household: Household) -> None:
    book = lawbook.load()
    _assert_reconciles(project(household, futures.calm(household, book), book, working=False))


def test_there_are_at_most_six_groups_in_their_order(runs: Mapping[str, Projection]) -> None:
    assert len(sources.INCOME) == len(sources.SPENDING) == 6
    for p in runs.values():
        found = sources.sources(p)
        for groups, order in ((found.income, sources.INCOME), (found.spending, sources.SPENDING)):
            keys = [one.key for one in groups]
            assert keys == [key for key in order if key in keys]
            assert all(any(one.yen) for one in groups)


def test_every_programme_of_a_row_has_a_group_of_its_own_meaning(runs: Mapping[str, Projection]) -> None:
    p = runs["sato"]
    for key, person, group in (
        ("old_age_basic_pension", "父", "parents_pensions"),
        ("old_age_basic_pension", "長男", "childs_benefits"),
        ("public_assistance", None, "public_assistance"),
        ("insurance", "父", "once_in"),
    ):
        assert sources.income_group(p, Row("income", key, person, "", ())) == group
    for key, group in (("rent", "home"), ("resident_tax", "duties"), ("care_services", "care"), ("debt", "other")):
        assert sources.spending_group(p, Row("spending", key, None, "", ())).startswith(group)


def test_every_kind_of_spending_has_its_group(runs: Mapping[str, Projection]) -> None:
    groups = {
        "home": "rent property_tax home_upkeep",
        "duties": "income_tax resident_tax workplace_insurance national_health_insurance long_term_care_insurance "
        "late_elderly_medical_insurance national_pension_premium insurance_premium disability_mutual_aid_premium",
        "care": "medical_costs self_support_medical care_services disability_services group_home household_help "
        "daily_life_support adult_guardianship",
        "once_out": "funeral one_off home_purchase moving_costs unpaid_pension",
        "other_spending": "debt",
    }
    for group, keys in groups.items():
        for key in keys.split():
            assert sources.spending_group(runs["sato"], Row("spending", key, None, "", ())) == group, key
    for kind, group in (("living", "living"), ("personal", "living"), ("special", "other_spending")):
        name = next(one.name for one in runs["sato"].household.spending if one.kind == kind)
        assert sources.spending_group(runs["sato"], Row("spending", "spending", None, name, ())) == group


def test_typed_incomes_go_by_their_kind(run: Run) -> None:
    given = [
        {"name": "仕事", "person": "長男", "kind": "workshop_b", "yen_per_year": 120_000},
        {"name": "企業年金", "person": "母", "kind": "company_pension", "yen_per_year": 300_000},
        {"name": "仕送り", "person": "長男", "yen_per_year": 60_000},
    ]
    p = run(builders.household(parents=[builders.parent()], incomes=given))
    first = {one.key: one.yen[0] for one in sources.sources(p).income}
    assert first == {"work": 120_000, "parents_pensions": 300_000, "other_income": 60_000}


def test_the_monthly_mean_is_the_phase_divided_by_its_months(run: Run) -> None:
    spent = [builders.living(one=100_000, alone=80_000), builders.item("学び", alone=5_000)]
    p = run(builders.household(parents=[builders.parent(last_age=81)], spending=spent))
    with_parent, alone = sources.by_phase(p, sources.sources(p))
    assert (with_parent.key, with_parent.months, with_parent.yen_per_month("living")) == ("one_parent", 24, 100_000)
    assert (alone.yen_per_month("living"), alone.yen_per_month("other_spending")) == (80_000, 5_000)
    assert alone.yen_per_month("care") == 0
    assert alone.main(sources.SPENDING) == ("living", pytest.approx(80 / 85))
    assert alone.main(sources.INCOME) == (None, 0.0)
