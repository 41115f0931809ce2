"""住民票の世帯を分ける: what follows from the split, and when there is nothing to split."""

from collections.abc import Callable
from typing import Any

import pytest

from planner import measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import SplitHousehold
from planner.projection import Projection
from tests.builders import child, household, item, old_age, parent, yen_by_year

Run = Callable[[Household], Projection]
CARE = "long_term_care_insurance"
WAGES = {"name": "給与", "kind": "wages", "person": "長男", "yen_per_year": 3_000_000}


def split(from_year: int | None = None) -> SplitHousehold:
    return SplitHousehold(measure="split_household", from_year=from_year)


def family(**more: Any) -> Household:
    """In Sendai, the mother of 80 with a pension of 700,000 yen lives to 2030 with a son who earns 3,000,000."""
    parts: dict[str, Any] = {
        "municipality": "04100",
        "amounts": "before_tax",
        "parents": [parent(age=80, last_age=84, old_age_pension=old_age(700_000))],
        "children": [child(last_age=65)],
        "incomes": [WAGES],
        "spending": [item("x")],
    }
    return household(**parts | more)


def codes(household_: Household, measure: SplitHousehold, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(household_, measure, lawbook)]


def test_the_care_premium_of_the_parent_follows_the_own_household(run: Run, lawbook: LawBook) -> None:
    """仙台市の保険料: 62,000 yen beside somebody who is taxed, 20,700 in an untaxed household."""
    for measure, by_year in (
        (split(), [62_000, *[20_700] * 4]),
        (split(2029), [62_000] * 3 + [20_700] * 2),
    ):
        p = run(measures.applied(family(), (measure,), lawbook))
        assert yen_by_year(p, CARE, "母")[:6] == [*(-yen for yen in by_year), 0]


def test_nothing_but_the_register_changes(lawbook: LawBook) -> None:
    after = measures.applied(family(), (split(2028),), lawbook)
    assert after == family(split_from_year=2028)


@pytest.mark.parametrize(
    ("from_year", "expected"),
    [(2026, []), (2025, ["split_in_the_past"]), (2030, []), (2031, ["split_after_parents"])],
)
def test_years_that_do_not_fit_are_refused(lawbook: LawBook, from_year: int, expected: list[str]) -> None:
    assert codes(family(), split(from_year), lawbook) == expected


def test_a_split_needs_a_parent_and_is_made_once(lawbook: LawBook) -> None:
    assert codes(family(parents=[]), split(), lawbook) == ["split_without_parent"]
    assert codes(family(split_from_year=2028), split(), lawbook) == ["split_already"]
