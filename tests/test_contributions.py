"""The national pension premium: who pays it, for which months."""

from collections.abc import Callable

import pytest

from planner import contributions, futures, timeline
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection
from tests.builders import child, household, yen_by_year

Run = Callable[[Household], Projection]
PREMIUM_2026 = 3 * 17_510 + 9 * 17_920


@pytest.mark.parametrize(
    ("treatment", "share"),
    [
        ("pay", 1.0),
        ("half_exempt", 0.5),
        ("quarter_exempt", 0.75),
        ("three_quarter_exempt", 0.25),
        ("full_exempt", 0.0),
    ],
)
def test_the_premium_by_treatment(run: Run, treatment: str, share: float) -> None:
    p = run(household(children=[child(age=45, last_age=46, old_age_pension={"treatment": treatment})]))
    assert yen_by_year(p, "national_pension_premium")[0] == pytest.approx(-PREMIUM_2026 * share, abs=60)


def test_the_premium_ends_before_the_month_of_the_60th_birthday(run: Run) -> None:
    payer = child(age=60, birth_month=5, last_age=62, old_age_pension={"treatment": "pay"})
    paid = yen_by_year(run(household(children=[payer])), "national_pension_premium")
    assert paid == [pytest.approx(-PREMIUM_2026 / 12 * 4, abs=1), 0, 0]


def test_with_a_disability_pension_no_premium_is_due(run: Run) -> None:
    exempt = child(age=40, last_age=42, disability_pension={"grade": 2}, old_age_pension={"treatment": "pay"})
    assert not any(yen_by_year(run(household(children=[exempt])), "national_pension_premium"))


def test_a_deferral_ends_at_the_age_of_50(lawbook: LawBook) -> None:
    given = household(children=[child(age=48, birth_month=4, last_age=62, old_age_pension={"treatment": "deferred"})])
    courses = futures.calm(given, lawbook)
    time, law = timeline.build(given, courses), lawbook.over(courses.years, courses.growth)
    months = contributions.months_by_treatment(given.children[0], time, law)
    assert months["deferred"][0, :4].tolist() == [12, 12, 3, 0], "50 in April 2028"
    assert sum(found.sum() for found in months.values()) == 12 * 12 + 3, "every month up to 60 has a treatment"


def test_months_with_a_disability_pension_are_exempt_by_statute(lawbook: LawBook) -> None:
    granted = {"grade": 2, "from_year": 2028, "to_year": 2030}
    given = household(
        children=[child(age=40, last_age=50, disability_pension=granted, old_age_pension={"treatment": "unpaid"})]
    )
    courses = futures.calm(given, lawbook)
    time, law = timeline.build(given, courses), lawbook.over(courses.years, courses.growth)
    months = contributions.months_by_treatment(given.children[0], time, law)
    assert months["statutory_exempt"][0, :6].tolist() == [0, 0, 12, 12, 12, 0]
    assert months["unpaid"][0, :6].tolist() == [12, 12, 0, 0, 0, 12]
