"""しょうがい共済 in a plan: premiums, benefit, entrants before 2008, the condolence money."""

from typing import Any

import pytest

from planner import futures, mutual_aid, timeline, working
from planner.lawbook import Cell, LawBook, LawYears
from planner.line import Line
from tests.builders import FIRST_YEAR, child, household, parent, yen_by_year
from tests.conftest import Run


def lines(lawbook: LawBook, aid: dict[str, Any], age: int = 50, **parts: Any) -> tuple[dict[str, Line], LawYears]:
    usual = {"parents": [parent("母", age, 90)], "children": [child("長男", 20, 80)]}
    given = household(**(usual | parts), mutual_aid=[{"parent": "母", "child": "長男", **aid}])
    future = futures.calm(given, lawbook)
    law = lawbook.over(future.years, future.growth, given.municipality, growth_before=future.growth_before)
    law.working = True
    found = mutual_aid.lines(given.mutual_aid[0], timeline.build(given, future), law)
    return {line.programme: line for line in found}, law


@pytest.mark.parametrize(("entry_year", "premium"), [(2007, 5_600), (2008, 9_300), (FIRST_YEAR, 20_700)])
def test_who_entered_before_april_2008_pays_by_the_former_table(
    lawbook: LawBook, entry_year: int, premium: int
) -> None:
    age = 55 if entry_year == FIRST_YEAR else 34 + FIRST_YEAR - entry_year
    found, _ = lines(lawbook, {"entry_year": entry_year}, age=age)
    paid = -found["disability_mutual_aid_premium"].yen[0]
    assert paid[0] == premium * (9 if entry_year == FIRST_YEAR else 12)


def test_the_benefit_is_not_counted_by_public_assistance(lawbook: LawBook) -> None:
    found, law = lines(lawbook, {"entry_year": 2020, "units": 2}, parents=[parent("母", 60, 61, last_month=4)])
    benefit = found["disability_mutual_aid"]
    assert benefit.yen[0, :3].tolist() == [0, 9 * 40_000, 12 * 40_000]
    assert benefit.uncounted_yen is benefit.yen
    (last,) = working.of_cell(Cell("disability_mutual_aid", "長男"), 2, law.applied, count_years=len(law.years))
    assert last.result == 480_000


def test_the_premium_comes_off_the_income_of_both_taxes(run: Run) -> None:
    """所得税法75条: 120,000 a year lower the resident tax of the next year by 10%, the income tax by 5% × 1.021."""
    pension = [{"name": "年金", "kind": "company_pension", "person": "母", "yen_per_year": 6_000_000}]
    mother, son = parent("母", 60, 62), child("長男", 30, 80)
    aid = {"parent": "母", "child": "長男", "entry_year": 2020, "premium_yen_per_month": 10_000}
    without, joined = (
        run(household(amounts="before_tax", parents=[mother], children=[son], incomes=pension, mutual_aid=aids))
        for aids in ((), (aid,))
    )
    for tax, less in (("resident_tax", 12_000), ("income_tax", 6_126)):
        before, after = (yen_by_year(one, tax, "母")[1] for one in (without, joined))
        assert after - before == pytest.approx(less, abs=100), tax


def test_a_typed_premium_is_that_of_all_units(lawbook: LawBook) -> None:
    found, _ = lines(lawbook, {"entry_year": 2020, "units": 2, "premium_yen_per_month": 5_000})
    assert found["disability_mutual_aid_premium"].yen[0, 0] == -60_000


@pytest.mark.parametrize(
    ("entry_year", "units", "yen"), [(2020, 1, 125_000), (2020, 2, 250_000), (2026, 1, 50_000), (2000, 1, 150_000)]
)
def test_when_the_child_dies_first_the_parent_receives_condolence_money(
    lawbook: LawBook, entry_year: int, units: int, yen: int
) -> None:
    aid = {"entry_year": entry_year, "units": units}
    found, _ = lines(lawbook, aid, age=52, children=[child("長男", 25, 28, last_month=5)])
    money = found["disability_mutual_aid_condolence"]
    assert money.yen[0].tolist() == [0, 0, 0, yen]
    assert (money.payer, money.windfall) == ("母", True)
    assert not found["disability_mutual_aid"].yen.any()


def test_within_the_first_year_or_after_the_parent_there_is_none(lawbook: LawBook) -> None:
    early, _ = lines(lawbook, {"entry_year": 2026}, children=[child("長男", 25, 26, last_month=2)])
    assert "disability_mutual_aid_condolence" not in early
    assert "disability_mutual_aid_condolence" not in lines(lawbook, {"entry_year": 2020}, age=60)[0]
    late, _ = lines(lawbook, {"entry_year": 2026}, age=70, children=[child("長男", 40, 50)])
    assert "disability_mutual_aid_condolence" not in late
