"""The yearly table, the formula of the phases, and the reconciliation to the yen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from planner import futures, tables
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection, project
from tests.builders import child, household, living, money, old_age, parent

Run = Callable[[Household], Projection]
ORDER = ("people", "income", "spending", "balance", "owner")


def values(p: Projection, key: str, person: str | None = None, name: str = "") -> tuple[float | None, ...]:
    """The values of one row."""
    rows = [r for r in tables.yearly(p) if (r.key, r.person, r.name) == (key, person, name)]
    assert len(rows) == 1, f"{len(rows)} rows for {key}"
    return rows[0].values


@pytest.fixture
def small(run: Run) -> Projection:
    """A mother of 80 for two years, then a child alone for two years."""
    return run(
        household(
            parents=[parent(age=80, last_age=81, old_age_pension=old_age(1_200_000))],
            children=[child(last_age=53)],
            accounts=[money("母", 1_000_000), money("長男", 200_000)],
            spending=[living(one=150_000, alone=50_000)],
        )
    )


def test_the_sections_stand_in_the_order_of_the_sheet(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        sections = [row.section for row in tables.yearly(p)]
        assert sections == sorted(sections, key=ORDER.index)
        assert all(len(row.values) == len(p.years) for row in tables.yearly(p))


def test_no_two_rows_have_the_same_name(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        names = [(row.section, row.key, row.person, row.name) for row in tables.yearly(p)]
        assert len(set(names)) == len(names)


def test_ages_end_with_the_life(small: Projection) -> None:
    assert values(small, "age", "母") == (80, 81, None, None)
    assert values(small, "age", "長男") == (50, 51, 52, 53)


def test_totals_are_the_sums_of_their_rows(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        for section in ("income", "spending"):
            rows = [row for row in tables.yearly(p) if row.section == section]
            parts = np.array([row.values for row in rows[:-1]], dtype=float).sum(axis=0)
            np.testing.assert_allclose(parts, np.array(rows[-1].values, dtype=float), atol=0.01)


def test_the_years_balance_is_income_less_spending(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        income, spending, net = (
            np.array(values(p, key), dtype=float) for key in ("income_total", "spending_total", "net")
        )
        np.testing.assert_allclose(income + spending, net, atol=0.01)


def test_the_balances_by_owner_make_the_whole(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        owners = [row.values for row in tables.yearly(p) if row.section == "owner"]
        if owners:
            total = next(row.values for row in tables.yearly(p) if (row.section, row.key) == ("balance", "closing"))
            np.testing.assert_allclose(np.array(owners, dtype=float).sum(axis=0), np.array(total, dtype=float))


def test_the_table_can_be_added_up_by_hand(small: Projection) -> None:
    assert values(small, "old_age_basic_pension", "母") == (1_200_000, 1_200_000, 0, 0)
    assert values(small, "spending", name="生活費") == (-1_800_000, -1_800_000, -600_000, -600_000)
    assert values(small, "net") == (-600_000, -600_000, -600_000, -600_000)
    assert values(small, "shortfall") == (0, 0, 600_000, 600_000)
    assert [row.values for row in tables.yearly(small) if row.section == "owner"] == [
        (400_000, 0, 0, 0),
        (200_000, 0, 0, 0),
    ]


def test_empty_rows_are_left_out(small: Projection) -> None:
    keys = {row.key for row in tables.yearly(small)}
    assert not keys & {"returns", "adjustment", "left_outside", "public_assistance", "funeral", "income"}


def test_a_table_without_any_line_still_has_both_totals(run: Run) -> None:
    keys = [row.key for row in tables.yearly(run(household()))]
    assert keys == ["age", "income", "income_total", "spending", "spending_total", "net", "closing"]


def test_the_formula_of_a_phase_can_be_redone_on_paper(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        for phase in tables.phases(p):
            gap = (phase.spending_yen_per_month - phase.income_yen_per_month) * 12 * phase.years
            assert phase.gap_yen == pytest.approx(gap, abs=0.01)
            assert phase.first_year <= phase.last_year


def test_the_phases_name_their_years(small: Projection) -> None:
    found = [(phase.key, phase.first_year, phase.last_year, phase.years) for phase in tables.phases(small)]
    assert found == [("one_parent", 2026, 2027, 2.0), ("child_alone", 2028, 2029, 2.0)]


def test_a_gap_can_be_rounded_up_before_it_is_multiplied(run: Run) -> None:
    p = run(household(spending=[living(alone=116_690)]))
    whole, rounded = tables.phases(p)[0], tables.phases(p, round_gap_up_to_yen=10_000)[0]
    assert whole.gap_yen == 117_000 * 12 * 11
    assert rounded.gap_yen == 120_000 * 12 * 11
    spare = run(household(incomes=[{"name": "仕事", "person": "長男", "yen_per_year": 1_260_000}]))
    assert tables.phases(spare, round_gap_up_to_yen=10_000)[0].gap_yen == -105_000 * 12 * 11, "a surplus is not rounded"


def test_what_happens_once_stands_beside_the_formula(run: Run) -> None:
    repair = {"name": "屋根", "year": 2027, "spending_yen": 700_000}
    phase = tables.phases(run(household(one_offs=[repair])))[0]
    assert (phase.gap_yen, phase.once_yen) == (0, -700_000)


@pytest.mark.parametrize("step", ["closing", "flow", "help", "passed_on", "shortfall", "opening"])
def test_the_reconciliation_finds_a_single_lost_yen(small: Projection, step: str) -> None:
    assert tables.largest_error_yen(small) == 0
    falsified = getattr(small.purse, step).copy()
    falsified[1, 0, 0] += 1
    wrong = replace(small, purse=replace(small.purse, **{step: falsified}))
    assert tables.largest_error_yen(wrong) >= 1


def test_every_scenario_reconciles_to_the_yen(runs: Mapping[str, Projection]) -> None:
    assert {name: tables.largest_error_yen(p) for name, p in runs.items()} == dict.fromkeys(runs, 0.0)


def test_years_are_marked_by_how_sure_the_law_is(run: Run) -> None:
    pensioner = child(age=66, last_age=90, old_age_pension={"record": {"paid_months": 480}, "treatment": "pay"})
    marks = tables.marks(run(household(children=[pensioner])))
    assert set(marks) <= {"confirmed", "projected", "unconfirmed"}
    assert marks[-1] == "projected"
    assert list(marks) == sorted(marks, key=("confirmed", "projected", "unconfirmed").index)


def test_people_with_their_role(small: Projection) -> None:
    found: list[dict[str, Any]] = tables.people(small)
    assert [(one["name"], one["role"], one["last_age"]) for one in found] == [
        ("母", "parent", 81),
        ("長男", "child", 53),
    ]


def test_rows_of_each_future_are_its_own(lawbook: LawBook) -> None:
    given = household(accounts=[money("長男", 9_000_000)], spending=[living(alone=10_000, growth="prices")])
    calm = futures.calm(given, lawbook)
    growth = {family: np.concatenate([course, course * 2]) for family, course in calm.growth.items()}
    two = futures.Futures(calm.years, np.full(2, 0.5), growth, np.repeat(calm.last_year, 2, axis=0))
    p = project(given, two, lawbook)
    spending = [next(r.values for r in tables.yearly(p, i) if r.key == "spending_total") for i in (0, 1)]
    assert spending[1] == tuple(2 * v for v in spending[0] if v is not None)
