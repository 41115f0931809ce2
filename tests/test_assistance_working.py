"""The steps of public assistance end in the very yen that the purse has paid."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from planner.assistance_working import steps
from planner.household import Household
from planner.projection import Projection
from planner.working import Number, Step
from tests.builders import STILL, child, household, living, money, parent, yen_by_year

Run = Callable[[Household], Projection]
ASSISTED = {"municipality": "04100", "assumptions": STILL | {"public_assistance": True}}


def family(**parts: Any) -> Household:
    """A child alone who needs 100,000 yen a month and has half a year of it."""
    given = {"spending": [living(alone=100_000)], "accounts": [money("長男", 600_000)]}
    return household(**ASSISTED | given | parts)


def opened(step: Step) -> Iterator[Number]:
    for number in step.numbers:
        yield number
        if number.step is not None:
            yield from opened(number.step)


@pytest.mark.parametrize("name", ["public_assistance_needed", "sato", "two_adult_children"])
def test_every_year_ends_in_what_was_paid(runs: Mapping[str, Projection], name: str) -> None:
    p = runs[name]
    paid = p.purse.assistance[:, :, 0].sum(axis=1)
    assert (paid > 0).any()
    for index in range(len(p.years)):
        last = steps(p, index)
        assert len(last) == int(paid[index] > 0)
        if last:
            assert last[0].result == pytest.approx(paid[index], abs=1)


def test_the_first_year_counts_the_months_without_money(run: Run) -> None:
    p = run(family())
    first, second = steps(p, 0)[0], steps(p, 1)[0]
    assert first.rule == "first_year_benefit_yen"
    numbers = {number.name: number.value for number in first.numbers}
    assert (numbers["months"], numbers["months_covered"]) == (12, 6)
    assert second.rule == "benefit_yen"


@pytest.mark.parametrize(
    ("benefit", "month", "months", "again"),
    [(3_000_000, 12, 12, False), (3_000_000, 6, 6, False), (200_000, 6, 6, True)],
)
def test_a_year_with_a_windfall_pays_up_to_it_and_after_it(
    run: Run, benefit: int, month: int, months: int, again: bool
) -> None:
    insurance = {"name": "終身", "insured": "母", "beneficiary": "長男", "benefit_yen": benefit}
    mother = parent(age=80, last_age=82, last_month=month)
    p = run(family(parents=[mother], insurances=[insurance], accounts=[], spending=[living(one=90_000, alone=80_000)]))
    last = steps(p, 2)[0]
    numbers = {number.name: number.value for number in last.numbers}
    assert (last.rule, numbers["months"], numbers["again_yen"] != 0) == ("windfall_benefit_yen", months, again)
    assert last.result == pytest.approx(p.purse.assistance[2, :, 0].sum(), abs=1)


def test_a_year_with_a_death_shows_the_months_before_and_after_it(run: Run) -> None:
    p = run(family(parents=[parent(age=80, last_age=82, last_month=5)], accounts=[], spending=[living(one=90_000)]))
    last = steps(p, 2)[0]
    needed = next(number.step for number in last.numbers if number.name == "minimum_yen")
    assert needed is not None
    months = [number.value for number in opened(needed) if number.name == "months"]
    assert (needed.rule, set(months)) == ("minimum_of_year_yen", {5, 7})
    assert last.result == pytest.approx(p.purse.assistance[2, :, 0].sum(), abs=1)


def test_the_income_shows_what_is_taken_off_it(run: Run) -> None:
    wages = {"name": "給与", "kind": "wages", "person": "長男", "yen_per_year": 1_440_000}
    worker = child(insured_at_work_to_age=69)
    parts = {"children": [worker], "incomes": [wages], "amounts": "before_tax"}
    p = run(family(**parts, accounts=[], spending=[living(alone=200_000)]))
    off = next(n.value for n in opened(steps(p, 3)[0]) if n.name == "premiums_and_taxes_yen")
    assert off == -sum(yen_by_year(p, kind)[3] for kind in ("workplace_insurance", "income_tax"))
    assert steps(p, 3)[0].result == pytest.approx(p.purse.assistance[3, :, 0].sum(), abs=1)


def test_the_year_of_a_rise_shows_both_standards(run: Run) -> None:
    p = run(family(accounts=[]))
    numbers = list(opened(steps(p, 0)[0]))
    rates = {number.name: number.value for number in numbers if number.name in ("first_months", "then_yen_per_month")}
    standards = [
        number.value for number in numbers if number.step and number.step.rule == "living_standard_yen_per_month"
    ]
    assert standards == [74_810, 75_810]
    assert rates["first_months"] is not None
    assert 9 in [number.value for number in numbers if number.name == "first_months"]


def test_the_values_of_the_law_carry_their_keys(run: Run) -> None:
    rented = {"kind": "rented", "rent_yen_per_month": 30_000}
    p = run(family(accounts=[], home=rented, children=[child(disability_handbook="severe")]))
    keys = {number.law_key for number in opened(steps(p, 1)[0]) if number.law_key}
    assert {
        "public_assistance.class1_1_2_yen_per_month",
        "public_assistance.transitional_1_persons_1_2_yen_per_month",
        "public_assistance.class2_by_persons_yen_per_month",
        "public_assistance.special_addition_yen_per_month",
        "public_assistance.winter_zone_3_yen_per_month",
        "public_assistance.year_end_1_2_yen",
        "public_assistance.disability_severe_class_1_yen_per_month",
        "public_assistance.rent_limit_by_persons_yen_per_month",
    } <= keys


def test_a_year_without_assistance_has_no_steps(run: Run) -> None:
    p = run(family(accounts=[money("長男", 90_000_000)]))
    assert [steps(p, index) for index in range(len(p.years))] == [()] * len(p.years)
