"""When the old-age pensions begin: late claims from 66 to the limit, beside a disability pension, after a death."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from planner import deferral, futures
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection, project
from planner.timeline import EVER, MONTHS
from tests.builders import child, household, old_age, parent, yen_by_year

Run = Callable[[Household], Projection]
BASIC, EMPLOYEES = "old_age_basic_pension", "old_age_employees_pension"
CAREER = {"pay_from_2003_04_yen_per_month": 300_000, "months_from_2003_04": 80}


def by_age(p: Projection, programme: str, name: str) -> dict[int, int]:
    """Yen of a programme by age on 31 December, of the years in which something is paid."""
    born = p.household.person(name).birth_year
    yen = yen_by_year(p, programme, name)
    return {int(year) - born: one for year, one in zip(p.years, yen, strict=True) if one}


# From 66 on, up to the limit


@pytest.mark.parametrize(
    ("start_age", "extra_months", "first_age", "factor"),
    [
        (65, 0, 65, 1.0),
        (65, 11, 65, 1.0),
        (66, 0, 66, 1.084),
        (66, 1, 66, 1.091),
        (75, 0, 75, 1.84),
        (75, 11, 75, 1.84),
    ],
)
def test_a_late_claim_begins_at_66_and_ends_at_75(
    run: Run, start_age: int, extra_months: int, first_age: int, factor: float
) -> None:
    """国民年金法28条: who asks between 65 and 66 receives it from 65 on, without an increase."""
    pension = {"record": {"paid_months": 480}, "start_age": start_age, "start_extra_months": extra_months}
    paid = by_age(run(household(children=[child(age=62, last_age=80, old_age_pension=pension)])), BASIC, "長男")
    assert min(paid) == first_age
    assert paid[80] == round(847_300 * factor)


def test_a_typed_amount_is_that_of_the_claim_that_counts(run: Run) -> None:
    pension = old_age(700_000, 300_000, start_age=65, start_extra_months=6)
    p = run(household(children=[child(age=62, last_age=70, old_age_pension=pension)]))
    assert by_age(p, BASIC, "長男") == {65: round(700_000 * 11 / 12), **dict.fromkeys(range(66, 71), 700_000)}


def test_who_was_born_before_april_1952_waits_to_70_at_the_longest(lawbook: LawBook) -> None:
    law = lawbook.over(np.array([2026]), {})
    for birth_month, months in ((3, 60), (4, 120)):
        pension = {"record": {"paid_months": 480}, "start_age": 75}
        given = household(
            children=[child(last_age=80, old_age_pension=pension) | {"birth_year": 1952, "birth_month": birth_month}]
        )
        assert deferral.planned_months(given.children[0], law) == months


# Beside a disability pension


def disabled(granted: dict[str, Any], **pension: Any) -> Household:
    told = old_age(600_000 * 1.42, 400_000 * 1.42, start_age=70) | pension
    told = {key: round(value) if isinstance(value, float) else value for key, value in told.items()}
    return household(children=[child(age=62, last_age=75, disability_pension=granted, old_age_pension=told)])


def test_beside_a_disability_basic_pension_alone_the_employees_pension_may_wait(run: Run) -> None:
    """厚生年金保険法44条の3: the old-age basic pension begins at 65, but the disability basic pension is the larger."""
    p = run(disabled({"grade": 2, "yen_per_year": 800_000}))
    assert not by_age(p, BASIC, "長男")
    assert by_age(p, "disability_basic_pension", "長男")[75] == 800_000
    assert by_age(p, EMPLOYEES, "長男") == {70: round(568_000 * 11 / 12), **dict.fromkeys(range(71, 76), 568_000)}


def test_a_larger_basic_pension_begins_at_65_with_what_it_is_worth_then(run: Run) -> None:
    """国民年金法28条: no waiting beside a disability pension; 1,420,000 yen at 70 are 1,000,000 at 65."""
    p = run(disabled({"grade": 2, "yen_per_year": 800_000}, basic_yen_per_year=1_420_000))
    paid = by_age(p, BASIC, "長男")
    assert (min(paid), paid[66], paid[75]) == (65, 1_000_000, 1_000_000)
    assert min(by_age(p, EMPLOYEES, "長男")) == 70


@pytest.mark.parametrize("granted", [{"grade": 2, "career": CAREER}, {"grade": 3, "yen_per_year": 100_000}])
def test_beside_a_disability_employees_pension_neither_waits(run: Run, granted: dict[str, Any]) -> None:
    paid = by_age(run(disabled(granted, employees_yen_per_year=1_420_000)), EMPLOYEES, "長男")
    assert (min(paid), paid[66], paid[75]) == (65, 1_000_000, 1_000_000)


def test_a_disability_pension_that_ended_before_65_leaves_the_plan_as_it_is(run: Run) -> None:
    p = run(disabled({"grade": 2, "yen_per_year": 800_000, "to_year": 2028}))
    assert min(by_age(p, BASIC, "長男")) == min(by_age(p, EMPLOYEES, "長男")) == 70


def test_a_disability_pension_granted_later_ends_the_waiting_when_it_begins(run: Run) -> None:
    """国民年金法28条: 65 in January 2029, granted from January 2031: 23 months waited, 1,000,000 × (1 + 23 × 0.007)."""
    granted = {"grade": 2, "yen_per_year": 800_000, "from_year": 2031}
    p = run(disabled(granted, basic_yen_per_year=1_420_000))
    assert by_age(p, BASIC, "長男") == dict.fromkeys(range(67, 76), 1_161_000)
    assert min(by_age(p, EMPLOYEES, "長男")) == 70


def test_a_disability_pension_granted_after_every_plan_changes_no_claim(run: Run) -> None:
    never = run(disabled({"grade": 1, "from_year": 2200}, basic_yen_per_year=1_420_000))
    assert by_age(never, BASIC, "長男") == {70: round(1_420_000 * 11 / 12), **dict.fromkeys(range(71, 76), 1_420_000)}


# After the death of a spouse


def widow(age: int, *, dies: tuple[int, int], start_age: int = 75, **husband: Any) -> Household:
    """A wife with pensions planned for 75, of 500,000 and 100,000 yen at 65, and the month of her husband's death."""
    told = {"basic_yen_per_year": 920_000, "employees_yen_per_year": 184_000, "start_age": start_age}
    year, month = dies
    pension = old_age(0, 1_200_000) | husband
    father = parent("父", age=78, last_age=78 + year - 2026, last_month=month, old_age_pension=pension)
    mother = parent(age=age, last_age=age + 20, old_age_pension=told)
    return household(parents=[father, mother], children=[child(age=30, last_age=60)])


def test_the_death_of_the_husband_ends_the_waiting_of_both_pensions(run: Run) -> None:
    """Born in January 1959, 65 in 2024: at the death of June 2027 she has waited 41 months from February 2024 on."""
    p = run(widow(67, dies=(2027, 6)))
    basic, employees = by_age(p, BASIC, "母"), by_age(p, EMPLOYEES, "母")
    factor = 1 + 41 * 0.007
    assert (basic[68], basic[69]) == (round(500_000 * factor / 2), round(500_000 * factor))
    assert employees[69] == round(100_000 * factor)
    assert by_age(p, "survivors_employees_pension", "母")[69] == round(900_000 - 100_000 * factor)


def test_from_april_2028_on_the_basic_pension_may_wait(run: Run) -> None:
    before, after = (run(widow(67, dies=dies)) for dies in ((2028, 3), (2028, 4)))
    assert min(by_age(before, BASIC, "母")) == min(by_age(before, EMPLOYEES, "母")) == 69
    assert min(by_age(after, BASIC, "母")) == 75
    assert by_age(after, BASIC, "母")[76] == 920_000
    assert by_age(after, EMPLOYEES, "母")[70] == round(100_000 * (1 + 51 * 0.007))


def test_who_is_not_yet_65_in_april_2028_may_wait_with_the_basic_pension_after_any_death(run: Run) -> None:
    """Widowed at 63 she has no late claim of the employees' pension at all."""
    p = run(widow(62, dies=(2027, 12)))
    assert min(by_age(p, BASIC, "母")) == 75
    assert by_age(p, EMPLOYEES, "母")[66] == 100_000
    assert by_age(run(widow(62, dies=(2027, 12), employees_yen_per_year=0)), EMPLOYEES, "母")[76] == 184_000


def test_within_the_first_year_of_waiting_there_is_no_increase(run: Run) -> None:
    p = run(widow(65, dies=(2026, 12)))
    assert by_age(p, BASIC, "母") == {65: round(500_000 * 11 / 12), **dict.fromkeys(range(66, 86), 500_000)}


@pytest.mark.parametrize(
    "husband", [{"employees_yen_per_year": 0}, {"record": {"paid_months": 100}, "employees_months": 100}]
)
def test_a_death_that_brings_no_survivors_pension_changes_nothing(run: Run, husband: dict[str, Any]) -> None:
    assert min(by_age(run(widow(67, dies=(2027, 6), **husband)), BASIC, "母")) == 75


def test_a_claim_made_before_the_death_stays(run: Run) -> None:
    p = run(widow(67, dies=(2030, 6), start_age=67))
    assert by_age(p, BASIC, "母")[80] == 920_000


def test_every_future_has_its_own_end_of_waiting(lawbook: LawBook) -> None:
    """The husband dies in December of 2027, of 2030 or outlives her claim; each future stands alone."""
    given = widow(67, dies=(2027, 12))
    one = futures.calm(given, lawbook)
    last_year = np.repeat(one.last_year, 3, axis=0)
    last_year[:, 0] = (2027, 2030, 2040)
    p = project(given, replace(one, weights=np.full(3, 1 / 3), last_year=last_year), lawbook)
    basic, employees = (
        next(line.yen for line in p.lines if (line.programme, line.person) == (programme, "母"))
        for programme in (BASIC, EMPLOYEES)
    )
    first = [[int(p.years[np.argmax(row > 0)]) for row in yen] for yen in (basic, employees)]
    assert first == [[2028, 2034, 2034], [2028, 2031, 2034]]
    assert employees[:, -1].tolist() == [0, 0, 0]
    assert employees[:, 15].tolist() == [round(100_000 * (1 + months * 0.007)) for months in (47, 83, 120)]


def test_the_moments_of_a_claim(lawbook: LawBook) -> None:
    given = widow(67, dies=(2027, 6))
    p = project(given, futures.calm(given, lawbook), lawbook)
    law, mother = lawbook.over(p.years, p.futures.growth), p.time.parents[1]
    begins = deferral.begins(mother, law, widowed=mother.end * 0 + EVER, works_disabled=np.zeros((1, 1), dtype=bool))
    assert [int(np.max(one.start)) for one in begins] == [(1959 + 75) * MONTHS + 1] * 2
    assert all(one.as_planned for one in begins)
    assert deferral.waits(mother, law)
