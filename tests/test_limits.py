"""Reverse questions: with the answer the plan holds when it is projected anew, with a step more it does not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given

from planner import futures, household_file, how_much, lawbook, limits, search_plans
from planner.household import Household, OneOff
from planner.projection import project
from tests.builders import child, household, item, living, money, old_age, parent
from tests.strategies import FEW, households

BOOK = lawbook.load()
FOLDER = Path(__file__).parents[1] / "scenarios"
YEARLY = 600_000


def sato() -> Household:
    return household_file.load(FOLDER / "sato.toml")


def missing(family: Household, to_year: int) -> float:
    """What the whole projection of the calm future lacks up to a year."""
    p = project(family, futures.calm(family, BOOK), BOOK)
    return float(p.purse.missing[p.years <= to_year].sum())


def with_price(family: Household, year: int, yen: float) -> Household:
    bought = OneOff(name="部屋", year=year, spending_yen=round(yen))
    return family.model_copy(update={"one_offs": (*family.one_offs, bought)})


def with_living(family: Household, yen_per_month: float, phase: str = "child_alone") -> Household:
    """Put other living costs in place of those of one phase."""
    amounts = {f"{phase}_yen_per_month": round(yen_per_month)}
    spending = [one.model_copy(update=amounts) if one.kind == "living" else one for one in family.spending]
    return family.model_copy(update={"spending": tuple(spending)})


def alone(yen: int = 11 * YEARLY, yen_per_month: int = 50_000) -> Household:
    return household(accounts=[money("長男", yen)], spending=[living(alone=yen_per_month)])


# A price in one year


@pytest.mark.parametrize("year", [2026, 2030, 2036])
def test_the_highest_price_is_what_is_left_over(year: int) -> None:
    found = limits.highest_once(alone(11 * YEARLY + 1_234_567), BOOK, year=year)
    assert (found.code, found.value, found.missing_yen) == ("found", 1_234_000, 0)


def test_the_highest_price_must_also_be_there_in_its_year() -> None:
    late = {"name": "満期", "year": 2030, "income_yen": 9_000_000}
    family = household(accounts=[money("長男", 5 * YEARLY)], one_offs=[late], spending=[living(alone=50_000)])
    assert limits.highest_once(family, BOOK, year=2027).value == YEARLY
    assert limits.highest_once(family, BOOK, year=2030).value == 9_000_000 - 6 * YEARLY


def test_with_the_highest_price_the_whole_plan_holds_and_with_more_it_does_not() -> None:
    found = limits.highest_once(sato(), BOOK, year=2030, to_age=70)
    last = 2026 - sato().children[0].age_in(2026) + 70
    assert found.value is not None
    assert found.value > 1_000_000
    assert missing(with_price(sato(), 2030, found.value), last) == 0
    assert missing(with_price(sato(), 2030, found.value + 2_000), last) > 0


def test_a_plan_that_fails_without_any_price_says_what_is_missing() -> None:
    found = limits.highest_once(alone(10 * YEARLY), BOOK, year=2030)
    assert (found.code, found.value, found.missing_yen) == ("out_of_reach", 0, YEARLY)


@pytest.mark.parametrize("year", [2025, 2037])
def test_a_year_outside_the_plan_has_no_price(year: int) -> None:
    assert limits.highest_once(alone(), BOOK, year=year).code == "out_of_plan"


def test_a_year_after_the_chosen_age_sets_no_limit() -> None:
    found = limits.highest_once(alone(), BOOK, year=2034, to_age=55)
    assert (found.code, found.value, found.to_age) == ("no_limit", None, 55)


@FEW
@given(households(assistance=False))
def test_a_highest_price_holds_in_any_family(family: Household) -> None:
    year = family.first_year + 2
    found = limits.highest_once(family, BOOK, year=year)
    if found.code == "found" and found.value is not None:
        assert missing(with_price(family, year, found.value), 9999) == 0
        assert missing(with_price(family, year, found.value + 2_000), 9999) > 0
    elif found.code == "out_of_reach":
        assert missing(family, 9999) == found.missing_yen > 0


# Spending a month


def test_the_highest_spending_is_what_the_money_divided_by_the_months_gives() -> None:
    found = limits.highest_monthly(alone(11 * 12 * 43_210), BOOK)
    assert (found.code, found.value) == ("found", 43_200)


def test_the_highest_spending_grows_with_prices() -> None:
    family = sato()
    found = limits.highest_monthly(family, BOOK)
    assert found.value is not None
    assert found.value > 0
    assert missing(with_living(family, found.value), 9999) == 0
    assert missing(with_living(family, found.value + 200), 9999) > 0


def test_the_highest_spending_of_a_phase_leaves_the_others() -> None:
    spending = [living(one=70_000, alone=50_000), item("通院", one=10_000, alone=10_000)]
    family = household(parents=[parent()], accounts=[money("母", 12_000_000)], spending=spending)
    found = limits.highest_monthly(family, BOOK, phase="one_parent")
    left = 12_000_000 - 6 * 12 * 60_000 - 5 * 12 * 10_000
    assert found.value == left / 60 // 100 * 100


def test_spending_that_is_too_high_even_at_nothing_says_what_is_missing() -> None:
    family = household(accounts=[], spending=[living(alone=50_000), item("通院", alone=10_000)])
    found = limits.highest_monthly(family, BOOK)
    assert (found.code, found.value, found.missing_yen) == ("out_of_reach", 0, 11 * 120_000)


def test_a_phase_that_does_not_occur_has_no_answer() -> None:
    assert limits.highest_monthly(alone(), BOOK, phase="both_parents").code == "out_of_plan"


def test_a_phase_after_the_chosen_age_sets_no_limit() -> None:
    family = household(parents=[parent()], accounts=[money("母", 9_000_000)], spending=[living(one=10_000)])
    assert limits.highest_monthly(family, BOOK, to_age=53).code == "no_limit"


# How long a parent's pension must last


def pensioner(last_age: int = 84, yen_per_year: int = 1_200_000, **parts: object) -> Household:
    """A mother of 80 with a pension, and a child of 50 who costs the same every year."""
    mother = parent(age=80, last_age=last_age, old_age_pension=old_age(yen_per_year))
    return household(parents=[mother], spending=[living(one=50_000, alone=50_000)], **parts)


def test_the_shortest_life_with_which_the_money_lasts_is_found() -> None:
    found = limits.pension_must_last(pensioner(), BOOK, parent="母")
    assert (found.code, found.year, found.years_from_now) == ("found", 2031, 6)
    assert found.value == 85, "six years of 600,000 yen left over, five years that cost as much"
    assert found.lasting_ages == tuple(range(85, 91))


@pytest.mark.parametrize("last_age", [84, 85, 86])
def test_the_shortest_life_is_that_of_the_projection(last_age: int) -> None:
    assert (missing(pensioner(last_age), 9999) == 0) == (last_age >= 85)


def test_a_pension_that_is_too_small_comes_closest_with_the_longest_life() -> None:
    found = limits.pension_must_last(pensioner(yen_per_year=480_000), BOOK, parent="母")
    assert (found.code, found.value, found.lasting_ages) == ("out_of_reach", 90, ())
    assert found.missing_yen == 11 * 120_000


def test_a_longer_life_that_costs_more_than_it_brings_need_not_last() -> None:
    mother = parent(age=80, last_age=84, old_age_pension=old_age(600_000))
    spending = [living(one=100_000, alone=40_000)]
    family = household(parents=[mother], spending=spending, accounts=[money("長男", 6_000_000)])
    found = limits.pension_must_last(family, BOOK, parent="母")
    assert found.value == 80
    assert found.lasting_ages == tuple(range(80, 86)), "six years at 600,000 and five at 480,000 are just 6,000,000"
    assert found.year == 2026


def test_a_name_that_is_no_parent_is_refused() -> None:
    with pytest.raises(KeyError, match="choose from 母"):
        limits.pension_must_last(pensioner(), BOOK, parent="長男")
    with pytest.raises(KeyError, match="choose from nobody"):
        limits.pension_must_last(household(children=[child()]), BOOK, parent="母")


# The chosen age


@pytest.mark.parametrize("age", [-5, 49, 111, 300])
def test_every_question_refuses_an_age_that_nobody_reaches(age: int) -> None:
    family = household(parents=[parent()])
    questions: tuple[Callable[[], object], ...] = (
        lambda: how_much.how_much(family, BOOK, to_age=age),
        lambda: limits.highest_once(family, BOOK, year=2030, to_age=age),
        lambda: limits.highest_monthly(family, BOOK, to_age=age),
        lambda: limits.pension_must_last(family, BOOK, parent="母", to_age=age),
        lambda: search_plans.search(family, (), BOOK, to_age=age),
    )
    for question in questions:
        with pytest.raises(ValueError, match="choose from 50 to 110"):
            question()


def test_an_age_beyond_the_oldest_is_possible_where_the_family_plans_it() -> None:
    family = household(children=[child(last_age=115)], spending=[living(alone=50_000)])
    assert how_much.how_much(family, BOOK, to_age=115).alone.today_yen == 66 * YEARLY
