"""Screening of exemption and deferral: who is looked at, by which income, in which years."""

from typing import Any

import numpy as np
import pytest

from planner import cashflow, futures, pensions, placeholders, screening, standing, timeline
from planner.household import Household
from planner.lawbook import LawBook
from tests.builders import Part, child, household, old_age, parent


def granted(lawbook: LawBook, given: Household) -> dict[str, list[bool]]:
    """Whether each told treatment would be granted, by year."""
    courses = futures.calm(given, lawbook)
    filled, _ = placeholders.fill(given, lawbook)
    time, law = timeline.build(filled, courses), lawbook.over(courses.years, courses.growth)
    lines = cashflow.flow(filled, time, courses, law).lines
    stands = standing.build(filled, time, law, list(lines))
    return {name: passed[0].tolist() for name, passed in screening.granted(filled, time, law, stands).items()}


def exempt(treatment: str, age: int = 40, **more: Any) -> Part:
    return child(age=age, last_age=60, old_age_pension={"treatment": treatment}, **more)


def with_father(father_pension: int, son: Part, **more: Any) -> Household:
    father = parent("父", age=75, last_age=77, old_age_pension=old_age(father_pension), **more)
    return household(parents=[father], children=[son])


def test_the_income_of_the_head_decides_until_the_death(lawbook: LawBook) -> None:
    """1,790,000 − 1,100,000 = 690,000 over 670,000; with a dependant the limit is 1,020,000."""
    assert granted(lawbook, with_father(3_000_000, exempt("full_exempt")))["長男"][:5] == [False] * 3 + [True] * 2
    assert granted(lawbook, with_father(1_790_000, exempt("full_exempt")))["長男"][:3] == [True] * 3


def test_a_deferral_does_not_look_at_the_head(lawbook: LawBook) -> None:
    assert granted(lawbook, with_father(3_000_000, exempt("deferred")))["長男"][:3] == [True] * 3


def test_the_own_income_of_the_year_before_ends_a_deferral(lawbook: LawBook) -> None:
    pay = {"name": "給与", "kind": "wages", "person": "長男", "yen_per_year": 2_500_000, "from_age": 42, "to_age": 42}
    given = household(parents=[parent()], children=[exempt("deferred")], incomes=[pay])
    assert granted(lawbook, given)["長男"][:5] == [True, True, True, False, True]


def test_who_pays_or_is_exempt_by_statute_is_not_screened(lawbook: LawBook) -> None:
    assert granted(lawbook, with_father(3_000_000, exempt("pay"))) == {}
    by_statute = exempt("full_exempt", disability_pension={"grade": 2})
    assert granted(lawbook, with_father(3_000_000, by_statute))["長男"] == [True] * 21


def test_who_is_insured_at_work_needs_no_exemption(lawbook: LawBook) -> None:
    """Three years at work beside a father whose income refuses the exemption; then it is needed and refused."""
    given = with_father(5_000_000, exempt("full_exempt"))
    at_work = {"長男": np.array([[True, True, False, *[False] * 18]])}
    courses = futures.calm(given, lawbook)
    time, law = timeline.build(given, courses), lawbook.over(courses.years, courses.growth)
    stands = standing.build(given, time, law, pensions.lines(time, law))
    screened = screening.granted(given, time, law, stands, at_work)["長男"][0]
    assert screened[:4].tolist() == [True, True, False, True]
    assert screening.granted(given, time, law, stands)["長男"][0, :4].tolist() == [False, False, False, True]


def test_after_60_nothing_is_needed(lawbook: LawBook) -> None:
    assert all(granted(lawbook, with_father(5_000_000, exempt("full_exempt", age=60)))["長男"])


@pytest.mark.parametrize(("handbook", "expected"), [("none", False), ("moderate", True)])
def test_a_disabled_head_has_the_larger_limit(lawbook: LawBook, handbook: str, expected: bool) -> None:
    """2,300,000 − 1,100,000 = 1,200,000: over 1,020,000 (one dependant), under 1,350,000."""
    father = parent("父", age=75, last_age=77, old_age_pension=old_age(2_300_000), disability_handbook=handbook)
    mother = parent(age=75, last_age=77, old_age_pension=old_age(2_000_000))
    given = household(parents=[father, mother], children=[exempt("full_exempt")])
    assert granted(lawbook, given)["長男"][1] is expected


def test_a_parent_alone_with_a_child_without_income_has_the_larger_limit_too(lawbook: LawBook) -> None:
    assert granted(lawbook, with_father(2_300_000, exempt("full_exempt")))["長男"][1] is True
    assert granted(lawbook, with_father(2_500_000, exempt("full_exempt")))["長男"][1] is False


@pytest.mark.parametrize(
    ("treatment", "expected"), [("three_quarter_exempt", False), ("half_exempt", True), ("quarter_exempt", True)]
)
def test_a_partial_exemption_has_its_own_limit(lawbook: LawBook, treatment: str, expected: bool) -> None:
    """2,700,000 − 1,100,000 = 1,600,000: over 880,000 + 380,000, under 1,280,000 + 380,000."""
    assert granted(lawbook, with_father(2_700_000, exempt(treatment)))["長男"][1] is expected


def test_of_a_parent_the_other_parent_is_screened_too(lawbook: LawBook) -> None:
    mother = parent(age=50, last_age=80, old_age_pension={"treatment": "deferred"})
    pay = {"name": "給与", "kind": "wages", "person": "父", "yen_per_year": 5_000_000}
    family = household(parents=[parent("父", age=52, last_age=80), mother], children=[child(age=25)], incomes=[pay])
    screened = granted(lawbook, family)
    assert np.shape(screened["母"]) == np.shape(futures.calm(family, lawbook).years)
    younger = parent(age=45, last_age=80, old_age_pension={"treatment": "deferred"})
    family = household(parents=[parent("父", age=52, last_age=80), younger], children=[child(age=20)], incomes=[pay])
    assert granted(lawbook, family)["母"][1] is False
