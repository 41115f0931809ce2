"""Published family cases: the engine gives what was printed, within the printed rounding.

Each file of tests/families names its source, a scenario or a household of its own, and checks. A check measures one
number of the projection with a function below and compares it with ``printed`` (within ``within``), with the exact
result recomputed by hand from the printed inputs (``by_hand``), and with the side on which the print puts it
(``more_than``, ``less_than``). ``print_is_wrong`` marks a case that contradicts itself in print.
"""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner import answers, measures, pensions, tables
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import Plan
from planner.projection import Projection
from planner.rules import national_pension_exemption

FOLDER = Path(__file__).parent / "families"
KINDS = ("practitioner",)
KEYS = {"title", "kind", "source", "clientele", "scenario", "household", "change", "plan", "check"}
NUMBERS = {"printed", "by_hand", "more_than", "less_than"}
CHECK_KEYS = NUMBERS | {"what", "given", "within", "by_hand_within", "print_is_wrong", "note"}
BY_HAND_WITHIN_YEN = 1.0
FAMILIES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}


def phase_gap(p: Projection, *, phase: str, round_gap_up_to_yen: int = 0) -> float:
    """(Spending − income) × 12 × years of one phase."""
    found = tables.phases(p, round_gap_up_to_yen=round_gap_up_to_yen)
    return next(one.gap_yen for one in found if one.key == phase)


def balance(p: Projection, *, year: int) -> float:
    """Money of the household at the end of a year."""
    return float(p.purse.closing[_index(p, year), :, 0].sum())


def net(p: Projection, *, year: int) -> float:
    """Income − spending of a year."""
    row = next(row for row in tables.yearly(p) if row.key == "net")
    return float(row.values[_index(p, year)] or 0)


def lines(p: Projection, *, names: list[str], from_year: int, to_year: int) -> float:
    """Sum of the lines with these names over the years, spending counted as positive."""
    picked = [line for line in p.lines if (line.name or line.programme) in names]
    assert {line.name or line.programme for line in picked} == set(names)
    years = slice(_index(p, from_year), _index(p, to_year) + 1)
    return -sum(float(line.yen[0, years].sum()) for line in picked)


def spending(p: Projection, *, year: int, without: list[str] | None = None) -> float:
    """All spending of a year, without some items."""
    rows = [row for row in tables.yearly(p) if row.section == "spending" and row.key != "spending_total"]
    return -sum(row.values[_index(p, year)] or 0 for row in rows if row.name not in (without or []))


def missing(p: Projection, *, to_year: int) -> float:
    """Spending that nothing covers, from the start of the plan to the end of a year."""
    money = p.purse
    uncovered = (money.shortfall + money.assistance + money.adjustment)[:, :, 0].sum(axis=1)
    return float(uncovered[: _index(p, to_year) + 1].sum())


def age_when_money_ends(p: Projection, *, person: str) -> float:
    """Age at the start of the first year that is not covered, and the covered part of that year."""
    outlook = answers.outlook(p)
    assert outlook.short is not None
    short = outlook.short
    opening = float(p.purse.opening[short, :, 0].sum())
    used = -float((p.purse.flow + p.purse.common)[short, :, 0].sum())
    return p.household.person(person).age_in(int(p.years[short])) + opening / used


def old_age_right(p: Projection, *, person: str, full_yen_per_year: int, lawbook: LawBook) -> float:
    """Own old-age basic pension from the record, put on the full amount of the article's year."""
    law = lawbook.over(p.years, p.futures.growth, p.household.municipality)
    member = p.household.person(person)
    own = pensions.computed_basic_yen(member, p.time, law)[0, -1]
    full = pensions.cohort_yen("old_age_basic_pension.full_amount_{}_yen_per_year", member, law)[0, -1]
    return float(own / full * full_yen_per_year)


def line_in_year(p: Projection, *, programme: str, person: str, year: int) -> float:
    """One programme of one person in one year."""
    found = [line.yen[0, _index(p, year)] for line in p.lines if (line.programme, line.person) == (programme, person)]
    return float(sum(found))


def left_outside_ratio(p: Projection, *, person: str) -> float:
    """Share of a member's estate that leaves the household at the death."""
    i = [life.name for life in p.time.lives].index(person)
    y = int(np.flatnonzero(p.time.lives[i].dies[0])[0])
    return float(p.purse.left_outside[y, 0] / -p.purse.passed_on[y, i, 0])


def exemption_limit(p: Projection, *, dependants: int, lawbook: LawBook) -> float:
    """Largest income with full exemption of the national pension premium, found yen by yen near the limit."""
    law = lawbook.over(p.years, p.futures.growth)
    keys = ("full_base_yen", "full_yen_per_person")
    limits = {key: law.constant(f"national_pension_exemption.{key}") for key in keys}
    incomes = np.arange(0, 2_000_000, 1_000)
    allowed = national_pension_exemption.full_exemption_allowed(
        own_income_yen=incomes, head_income_yen=incomes, dependants=dependants, **limits
    )
    return float(incomes[allowed].max())


def age_when_changed_money_ends(p: Projection, *, changed: Projection, person: str) -> float:
    """As ``age_when_money_ends``, after the change or the plan of the file."""
    del p
    return age_when_money_ends(changed, person=person)


def missing_when_changed(p: Projection, *, changed: Projection, to_year: int) -> float:
    """As ``missing``, after the change or the plan of the file."""
    del p
    return missing(changed, to_year=to_year)


def years_gained(p: Projection, *, changed: Projection) -> float:
    """Years by which the change of the file makes the money last longer."""
    before, after = answers.outlook(p).short, answers.outlook(changed).short
    assert before is not None
    return float((len(p.years) if after is None else after) - before)


MEASURES: Mapping[str, Callable[..., float]] = {
    measure.__name__: measure
    for measure in (
        phase_gap,
        balance,
        net,
        lines,
        spending,
        missing,
        age_when_money_ends,
        old_age_right,
        line_in_year,
        left_outside_ratio,
        exemption_limit,
        years_gained,
        age_when_changed_money_ends,
        missing_when_changed,
    )
}


def _index(p: Projection, year: int) -> int:
    return list(p.years).index(year)


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_file_says_where_it_comes_from(name: str) -> None:
    family = FAMILIES[name]
    assert family.keys() <= KEYS
    assert family["kind"] in KINDS
    assert "http" in family["source"]
    assert ("scenario" in family) != ("household" in family)
    assert family["check"]
    for check in family["check"]:
        assert check.keys() <= CHECK_KEYS
        assert check.keys() & NUMBERS, f"{check['what']} compares with nothing"
        assert ("printed" in check) == ("within" in check)


@pytest.mark.parametrize("name", FAMILIES)
def test_the_published_result_is_reproduced(
    name: str,
    scenarios: Mapping[str, Household],
    run: Callable[[Household], Projection],
    lawbook: LawBook,
) -> None:
    family = FAMILIES[name]
    household = scenarios[family["scenario"]] if "scenario" in family else Household.model_validate(family["household"])
    projection = run(household)
    extra: dict[str, Any] = {"lawbook": lawbook}
    assert not {"change", "plan"} <= family.keys()
    if "change" in family:
        extra["changed"] = run(Household.model_validate(household.model_dump() | family["change"]))
    if "plan" in family:
        plan = Plan.model_validate({"name": family["title"][:40], "measures": family["plan"]})
        extra["changed"] = run(measures.applied(household, plan.measures, lawbook))
    for check in family["check"]:
        measure = MEASURES[check["what"]]
        known = {key: value for key, value in extra.items() if key in measure.__annotations__}
        _compare(check, measure(projection, **check.get("given", {}), **known))


def _compare(check: Mapping[str, Any], found: float) -> None:
    what = f"{check['what']} {check.get('given', '')} is {found:,.2f}"
    if "by_hand" in check:
        assert found == pytest.approx(check["by_hand"], abs=check.get("by_hand_within", BY_HAND_WITHIN_YEN)), what
    if "printed" in check:
        near = abs(found - check["printed"]) <= check["within"]
        assert near != check.get("print_is_wrong", False), what
    assert found > check.get("more_than", -np.inf), what
    assert found < check.get("less_than", np.inf), what
