"""The national pension premium: who pays it, for which months."""

from collections.abc import Callable
from typing import Any

import pytest

from planner import contributions, futures, pensions, timeline
from planner import lawbook as law_files
from planner.household import Household
from planner.lawbook import LawBook, LawYears
from planner.projection import Projection
from tests.builders import child, household, yen_by_year

Run = Callable[[Household], Projection]
PREMIUM_2026 = 3 * 17_510 + 9 * 17_920


def law_of(p: Projection) -> LawYears:
    """The law over the years of a projection."""
    return law_files.load().over(p.years, p.futures.growth)


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


def test_months_with_a_disability_pension_and_three_years_after_it_are_exempt_by_statute(lawbook: LawBook) -> None:
    """国民年金法89条1項1号: who has been below grade 3 for three years is not exempt any more."""
    granted = {"grade": 2, "from_year": 2028, "to_year": 2030}
    given = household(
        children=[child(age=40, last_age=50, disability_pension=granted, old_age_pension={"treatment": "unpaid"})]
    )
    courses = futures.calm(given, lawbook)
    time, law = timeline.build(given, courses), lawbook.over(courses.years, courses.growth)
    months = contributions.months_by_treatment(given.children[0], time, law)
    assert months["statutory_exempt"][0, :9].tolist() == [0, 0, 12, 12, 12, 12, 12, 12, 0]
    assert months["unpaid"][0, :9].tolist() == [12, 12, 0, 0, 0, 0, 0, 0, 12]


# 第2号・第3号被保険者


def at_work(yen_per_year: int = 3_000_000, **person: Any) -> Household:
    """A child of 50 who earns until 54 with insurance at work."""
    wages = {"name": "給与", "kind": "workshop_a", "person": "長男", "yen_per_year": yen_per_year, "to_age": 54}
    return household(children=[child(age=50, last_age=66, insured_at_work_to_age=54, **person)], incomes=[wages])


@pytest.mark.parametrize(("yen_per_year", "years_paid"), [(1_056_000, 5), (1_055_999, 10)])
def test_who_is_insured_at_work_pays_no_national_premium(run: Run, yen_per_year: int, years_paid: int) -> None:
    """Ten years to the January of 60; the five at work are free of it from 88,000 yen a month on."""
    p = run(at_work(yen_per_year, old_age_pension={"treatment": "pay"}))
    paid = yen_by_year(p, "national_pension_premium")
    assert sum(yen < 0 for yen in paid) == years_paid
    assert bool(paid[0]) is (years_paid == 10)


def test_months_at_work_count_as_paid_whatever_the_treatment(run: Run) -> None:
    """120 months and five years at work: 180 of 480 months of 847,300 yen."""
    pension = {"record": {"paid_months": 120}, "treatment": "unpaid"}
    assert yen_by_year(run(at_work(old_age_pension=pension)), "old_age_basic_pension")[16] == round(847_300 * 180 / 480)
    alone = household(children=[child(age=50, last_age=66, old_age_pension=pension)])
    assert yen_by_year(run(alone), "old_age_basic_pension")[16] == round(847_300 * 120 / 480)


def test_work_goes_before_the_exemption_by_statute(run: Run) -> None:
    p = run(at_work(disability_pension={"grade": 2}, old_age_pension={"treatment": "unpaid"}))
    law = law_of(p)
    months = contributions.months_by_treatment(p.household.children[0], p.time, law, p.flow.at_work)
    assert months["employed"][0, :6].tolist() == [12, 12, 12, 12, 12, 0]
    assert months["statutory_exempt"][0, :6].tolist() == [0, 0, 0, 0, 0, 12]
    record = pensions.record_months(p.household.children[0], p.time, law, p.flow.at_work)
    assert (record["paid"].item(), record["full_exempt"].item()) == (60, 60)


def test_a_dependant_spouse_pays_nothing_and_counts_as_paid(run: Run) -> None:
    """第3号被保険者: 360 months and ten years to 60, even with a disability pension."""
    pension = {"record": {"paid_months": 360}, "treatment": "dependant_spouse"}
    for granted in (None, {"grade": 2, "to_year": 2030}):
        wife = child(age=50, last_age=66, old_age_pension=pension, disability_pension=granted)
        p = run(household(children=[wife]))
        assert not any(yen_by_year(p, "national_pension_premium"))
        assert yen_by_year(p, "old_age_basic_pension")[16] == 847_300


def test_grade_3_exempts_nobody(run: Run) -> None:
    """国民年金法89条: only the disability basic pension, grades 1 and 2."""
    for grade, paid in ((2, False), (3, True)):
        granted = {"grade": grade, "yen_per_year": 700_000}
        payer = child(age=40, last_age=42, disability_pension=granted, old_age_pension={"treatment": "pay"})
        p = run(household(children=[payer]))
        assert any(yen_by_year(p, "national_pension_premium")) is paid
        assert contributions.disability_interval(p.household.children[0], law_of(p))[1] > p.time.start
