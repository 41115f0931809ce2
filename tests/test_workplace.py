"""会社の社会保険料 in a plan: whose wages pay it, up to which age, and that a plain loop finds the same."""

from typing import Any

import pytest

from benchmarks import same_table
from planner import futures
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import project
from tests.builders import child, household

LINE = "workplace_insurance"


def worker(*, age: int, insured_to_age: int | None, yen_per_year: int = 3_000_000) -> Household:
    wages = {"name": "給与", "kind": "wages", "person": "長男", "yen_per_year": yen_per_year}
    person: dict[str, Any] = child(age=age, last_age=age + 9, insured_at_work_to_age=insured_to_age)
    return household(amounts="before_tax", children=[person], incomes=[wages])


def paid(given: Household, lawbook: LawBook) -> dict[int, int]:
    """Premium by age, of the years in which there is one."""
    found = project(given, futures.calm(given, lawbook), lawbook)
    yen = sum(line.yen[0] for line in found.lines if line.programme == LINE)
    return {found.household.children[0].age_in(y): -round(one) for y, one in zip(found.years, yen, strict=True) if one}


def test_wages_pay_it_up_to_the_age_that_the_family_named(lawbook: LawBook) -> None:
    by_age = paid(worker(age=50, insured_to_age=54), lawbook)
    assert list(by_age) == [50, 51, 52, 53, 54]
    assert by_age[52] == 465_750, "(9.90 + 0.23 + 1.62 + 18.3) % of 3,000,000 by half, and 0.5 %"


def test_care_ends_at_65_and_the_pension_premium_at_70(lawbook: LawBook) -> None:
    by_age = paid(worker(age=62, insured_to_age=74), lawbook)
    assert (by_age[64], by_age[65], by_age[69], by_age[70]) == (465_750, 441_450, 441_450, 166_950)


@pytest.mark.parametrize(("insured_to_age", "yen_per_year"), [(None, 3_000_000), (74, 0)])
def test_nobody_pays_without_wages_or_without_an_age(
    lawbook: LawBook, insured_to_age: int | None, yen_per_year: int
) -> None:
    given = worker(age=50, insured_to_age=insured_to_age, yen_per_year=yen_per_year)
    assert LINE not in {line.programme for line in project(given, futures.calm(given, lawbook), lawbook).lines}


def test_the_plain_loop_finds_the_same(lawbook: LawBook) -> None:
    assert same_table.differences(worker(age=62, insured_to_age=74), lawbook) == []
