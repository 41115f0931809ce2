"""The course of money on credit: the same as the purse while nothing is missing, and below zero by what is missing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import credit, lawbook, required
from planner.futures import calm
from planner.household import Household
from planner.opening import Instead, opening_yen
from planner.projection import Prepared, carry, prepare
from planner.purse import split
from planner.roots import smallest
from tests.builders import STILL, child, household, living, money, parent
from tests.strategies import SOME, households

BOOK = lawbook.load()
NOW = np.zeros(1, dtype=np.int64)
ROUNDING_YEN = 60.0
BESIDE = {"siblings": [{"name": "次男"}]}


def ready_of(family: Household) -> Prepared:
    return prepare(family, calm(family, BOOK), BOOK, working=False)


def last_of(ready: Prepared) -> np.ndarray:
    return np.array([len(ready.time.years) - 1])


def slack(ready: Prepared, yen: float) -> float:
    """Lowest balance with this sum today, yen of the first year."""
    course, last = credit.course(ready), last_of(ready)
    given_money = required.parts_today(ready) * yen
    return float(credit.slack_yen(course, given_money, NOW, last, credit.needed_yen(course, last))[0])


def missing(ready: Prepared, yen: float) -> float:
    """What the purse lacks with this sum today."""
    start = split(np.array([float(yen)]), required.parts_today(ready))
    return float(carry(ready, Instead(NOW, start)).missing.sum())


def test_the_slack_of_a_child_with_constant_spending_is_what_is_left_or_missing() -> None:
    ready = ready_of(household(spending=[living(alone=50_000)]))
    assert slack(ready, 11 * 600_000 + 5_000) == pytest.approx(5_000)
    assert slack(ready, 11 * 600_000 - 5_000) == pytest.approx(-5_000)


def test_money_below_zero_stays_in_the_household_and_money_above_goes_by_law() -> None:
    parts = {"parents": [parent()], "accounts": [money("母", 1)], **BESIDE}
    ready = ready_of(household(**parts, spending=[living(one=50_000, alone=50_000)]))
    assert slack(ready, 0) == pytest.approx(-11 * 600_000), "nothing of a debt goes to the brother"
    assert slack(ready, 5 * 600_000) == pytest.approx(-6 * 600_000)
    assert slack(ready, 5 * 600_000 + 2_000_000) == pytest.approx(1_000_000 - 6 * 600_000), "half of it goes to him"


def test_one_backward_pass_gives_the_need_of_every_year() -> None:
    course = credit.course(ready_of(household(spending=[living(alone=50_000)])))
    need = credit.needed_yen(course, np.array([10]))[:, 0]
    assert need.tolist() == [600_000 * (11 - y) for y in range(12)]
    to_an_earlier_age = credit.needed_yen(course, np.array([4]))[:, 0]
    assert to_an_earlier_age.tolist() == [3_000_000, 2_400_000, 1_800_000, 1_200_000, 600_000, *[0] * 7]


def test_the_backward_pass_takes_returns_off() -> None:
    accounts = [money("長男", 1_000_000, return_ratio=0.02)]
    course = credit.course(ready_of(household(accounts=accounts, spending=[living(alone=50_000)])))
    need = float(credit.needed_yen(course, np.array([10]))[0, 0])
    assert need == pytest.approx(sum(600_000 / 1.02**year for year in range(1, 12)))


def test_a_surplus_before_is_not_carried_to_years_before_it() -> None:
    late = {"name": "満期", "year": 2030, "income_yen": 9_000_000}
    course = credit.course(ready_of(household(one_offs=[late], spending=[living(alone=50_000)])))
    assert credit.needed_yen(course, np.array([10]))[0, 0] == 4 * 600_000


@SOME
@given(households(assistance=False))
def test_the_purse_lacks_something_exactly_where_the_slack_is_below_zero(family: Household) -> None:
    ready = ready_of(family)
    yen = float(opening_yen(ready.household).sum())
    found, lacks = slack(ready, yen), missing(ready, yen)
    if abs(found) > ROUNDING_YEN:
        assert (found < 0) == (lacks > 0)


@SOME
@given(households(assistance=False), st.integers(0, 20_000_000), st.integers(1, 20_000_000))
def test_more_money_at_the_start_never_leaves_less(family: Household, yen: int, more: int) -> None:
    ready = ready_of(family)
    assert slack(ready, yen + more) >= slack(ready, yen) - ROUNDING_YEN


@SOME
@given(households(assistance=False), st.integers(0, 30_000_000), st.integers(1, 30_000_000))
def test_more_left_is_never_worse(family: Household, yen: int, more: int) -> None:
    ready = ready_of(family)
    assert missing(ready, yen + more) <= missing(ready, yen) + ROUNDING_YEN


@SOME
@given(households(assistance=False))
def test_root_finding_and_the_backward_pass_agree_where_nothing_leaves(family: Household) -> None:
    alone = family.model_copy(update={"siblings": (), "wills": (), "home": None, "move": None})
    ready = ready_of(alone)
    course, last = credit.course(ready), last_of(ready)
    needed, parts = credit.needed_yen(course, last), required.parts_today(ready)

    def value(x: np.ndarray, _: np.ndarray) -> np.ndarray:
        return credit.slack_yen(course, parts * x, NOW, last, needed)

    sought, passed = smallest(value, np.zeros(1)), max(0.0, float(needed[0, 0]))
    if not carry(ready, Instead(NOW, np.rint(parts * passed))).inheritance_tax.any():
        assert float(sought[0]) == pytest.approx(passed, abs=ROUNDING_YEN)


def test_a_tax_on_the_way_raises_the_sum() -> None:
    parts = {"parents": [parent(last_age=81)], "accounts": [money("母", 1)]}
    ready = ready_of(household(**parts, spending=[living(alone=600_000)]))
    course, last = credit.course(ready), last_of(ready)
    without_tax = float(credit.needed_yen(course, last)[0, 0])
    assert without_tax == 9 * 7_200_000
    found = float(credit.smallest_yen(course, required.parts_today(ready), NOW, last)[0])
    assert found > without_tax
    run = carry(ready, Instead(NOW, split(np.array([found]), required.parts_today(ready))))
    assert found + run.inheritance_tax.sum() == pytest.approx(without_tax, abs=1_000)


def test_futures_can_be_taken_in_any_order_and_more_than_once() -> None:
    family = household(parents=[parent()], spending=[living(one=10_000, alone=50_000)], assumptions=STILL)
    course = credit.course(ready_of(family))
    many = course.part(np.zeros(3, dtype=np.int64))
    assert many.net.shape == (*course.net.shape[:2], 3)
    needs = credit.needed_yen(many, np.array([10, 5, 2]))[0]
    assert needs.tolist() == [5 * 120_000 + 6 * 600_000, 5 * 120_000 + 600_000, 3 * 120_000]


def test_help_on_the_way_does_not_change_the_sum_of_a_household_that_keeps_everything() -> None:
    parts = {"parents": [parent("父"), parent()], "children": [child(), child("長女", age=45, last_age=55)]}
    ready = ready_of(household(**parts, accounts=[money("父", 7), money("長女", 3)], spending=[living(9, 9, 90_000)]))
    course, last = credit.course(ready), last_of(ready)
    found = credit.smallest_yen(course, required.parts_today(ready), NOW, last)
    assert float(found[0]) == pytest.approx(float(credit.needed_yen(course, last)[0, 0]), abs=1)
