"""Ages on 31 December, months as weights, and the two deaths as switches."""

from typing import Any

import numpy as np
import pytest

from planner import futures, timeline
from planner.futures import Futures
from planner.lawbook import LawBook
from planner.timeline import MONTHS, Timeline, months_between
from tests.builders import FIRST_YEAR, child, household, parent


@pytest.fixture
def build(lawbook: LawBook) -> Any:
    def built(**parts: Any) -> Timeline:
        given = household(**parts)
        return timeline.build(given, futures.calm(given, lawbook))

    return built


def test_ages_count_on_31_december(build: Any) -> None:
    time = build(children=[child(birth_month=12, age=50, last_age=52)])
    assert time.years.tolist() == [2026, 2027, 2028]
    assert time.children[0].age.tolist() == [50, 51, 52]


def test_a_life_ends_with_its_last_month(build: Any) -> None:
    time = build(parents=[parent(age=80, last_age=81, last_month=5)])
    mother = time.parents[0]
    assert mother.months[0, :4].tolist() == [12, 5, 0, 0]
    assert mother.dies[0, :4].tolist() == [False, True, False, False]
    assert mother.end[0, 0] == 2027 * MONTHS + 5


def test_a_death_in_the_first_year(build: Any) -> None:
    time = build(parents=[parent(age=80, last_age=80, last_month=1)])
    assert time.parents[0].months[0, :2].tolist() == [1, 0]
    assert time.months(*time.phases()[1])[0, :2].tolist() == [1, 0]
    assert time.months(*time.phases()[2])[0, :2].tolist() == [11, 12]


@pytest.mark.parametrize(
    ("birth_month", "age", "first_month"),
    [(1, 65, (2036, 2)), (5, 65, (2036, 6)), (11, 65, (2036, 12)), (12, 65, (2037, 1)), (6, 60, (2031, 7))],
)
def test_a_pension_begins_in_the_month_after_the_birthday(
    build: Any, birth_month: int, age: int, first_month: tuple[int, int]
) -> None:
    life = build(children=[child(age=55, birth_month=birth_month, last_age=70)]).children[0]
    year, month = first_month
    assert life.reaches(age) == year * MONTHS + month - 1


def test_extra_months_of_waiting_count_from_there(build: Any) -> None:
    life = build(children=[child(age=55, birth_month=5, last_age=80)]).children[0]
    assert life.reaches(65, 8) == life.reaches(65) + 8


def test_the_three_phases_follow_each_other(build: Any) -> None:
    time = build(
        parents=[parent("父", age=80, last_age=82, last_month=3), parent("母", age=78, last_age=84)],
        children=[child(last_age=60)],
    )
    both, one, alone = (time.months(*phase)[0] for phase in time.phases())
    assert both.tolist()[:5] == [12, 12, 3, 0, 0]
    assert one.tolist()[:9] == [0, 0, 9, 12, 12, 12, 12, 0, 0]
    assert alone.sum() == (2036 - 2032) * 12
    assert (both + one + alone == 12).all()


def test_with_one_parent_there_is_no_time_with_both(build: Any) -> None:
    time = build(parents=[parent()])
    assert time.months(*time.phases()[0]).sum() == 0
    assert time.months(*time.phases()[1]).sum() == 5 * 12


def test_without_parents_the_child_is_alone_from_the_start(build: Any) -> None:
    time = build()
    both, one, alone = (time.months(*phase).sum() for phase in time.phases())
    assert (both, one, alone) == (0, 0, 11 * 12)


def test_two_parents_who_die_in_one_month_leave_no_time_between(build: Any) -> None:
    time = build(
        parents=[parent("父", age=80, last_age=82, last_month=7), parent("母", age=80, last_age=82, last_month=7)]
    )
    assert time.months(*time.phases()[1]).sum() == 0
    assert time.months(*time.phases()[2])[0, 2] == 5


def test_a_child_may_die_before_the_parents(build: Any) -> None:
    time = build(parents=[parent(age=70, last_age=75)], children=[child(age=40, last_age=42)])
    assert time.years[-1] == 2028, "the plan ends with the child's last age"
    assert time.months(*time.phases()[2]).sum() == 0


def test_the_plan_reaches_to_the_last_age_of_the_last_child(build: Any) -> None:
    children = [child("長男", age=50, last_age=60), child("長女", age=30, last_age=45)]
    time = build(children=children)
    assert time.years[-1] == 2041
    assert time.children[0].months[0, -1] == 0
    assert time.household_end[0, 0] == 2042 * MONTHS


def test_months_between_two_moments_are_half_open() -> None:
    years = np.array([2026, 2027, 2028])
    found = months_between(years, 2026 * MONTHS + 10, 2028 * MONTHS + 1)
    assert found.tolist() == [[2, 12, 1]]
    assert months_between(years, 2027 * MONTHS, 2027 * MONTHS).sum() == 0
    assert months_between(years, 2028 * MONTHS, 2026 * MONTHS).sum() == 0, "a reversed time is empty"


def test_each_future_has_its_own_lives() -> None:
    given = household(parents=[parent()])
    last_year = np.array([[2027, 2036], [2030, 2033]])
    years = np.arange(FIRST_YEAR, 2037)
    time = timeline.build(given, Futures(years, np.full(2, 0.5), {}, last_year))
    assert time.parents[0].months.sum(axis=1).tolist() == [24, 60]
    assert time.months(*time.phases()[2]).sum(axis=1).tolist() == [9 * 12, 3 * 12]


def test_a_life_is_found_by_name(build: Any) -> None:
    time = build(parents=[parent()])
    assert [life.name for life in time.lives] == ["母", "長男"]
    assert time.life("長男") is time.children[0]
    assert time.start == FIRST_YEAR * MONTHS
