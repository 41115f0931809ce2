"""手伝いを頼む費用: in the months alone, by the tasks not done alone, once, and only where it is switched on."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from benchmarks import plain_loop, same_table
from planner import answers, futures, household_help, readiness, services, tables, timeline, wording, words
from planner import lawbook as law_files
from planner.cells import opened, rows
from planner.findings import Finding, all_findings
from planner.household import DailyLife, Household
from planner.lawbook import LawBook
from planner.projection import Projection, project
from tests.builders import STILL, Part, child, household, living, money, parent, yen_by_year
from tests.conftest import Run
from tests.strategies import SOME, households

BOOK = law_files.load()
YEAR_OF_ONE_TASK = 52 * 2_000
ALL_ALONE = dict.fromkeys(household_help.TASKS, "alone")
GROUP_HOME: Part = {"name": "ホーム", "kind": "group_home", "person": "長男", "bill_yen_per_month": 0}
TWO_TASKS = {"cooking": "not_yet", "rubbish": "with_help", "laundry": "alone"}


def son(daily_life: Part, name: str = "長男", **more: Any) -> Part:
    return child(name, daily_life={"help_counted": True} | daily_life, **more)


def family(*sons: Part, **parts: Any) -> Household:
    """A mother who dies at the end of March 2028; the plan ends with 2036."""
    mother = parent(age=80, last_age=82, last_month=3)
    return household(**{"parents": [mother], "children": list(sons), "accounts": [money("母", 50_000_000)]} | parts)


def paid(p: Projection, name: str = "長男") -> list[int]:
    return yen_by_year(p, "household_help", name)


def whole(tasks: int, alone_from_march: bool = True) -> list[int]:
    """What so many tasks cost in each year of the plan."""
    year = tasks * YEAR_OF_ONE_TASK
    return [0, 0, -year * 9 // 12 if alone_from_march else -year, *[-year] * 8]


@pytest.mark.parametrize(
    ("daily_life", "tasks"),
    [
        ({}, 1),  # nothing told counts as one task, as in the answer
        ({"cooking": None, "rubbish": "alone"}, 0),
        (ALL_ALONE, 0),
        (TWO_TASKS, 2),
        (dict.fromkeys(household_help.TASKS, "not_yet"), 6),
        (dict.fromkeys(household_help.TASKS, "with_help"), 6),
    ],
)
def test_help_is_paid_in_the_months_without_a_parent(run: Run, daily_life: Part, tasks: int) -> None:
    assert paid(run(family(son(daily_life)))) == whole(tasks)


def test_nothing_is_paid_where_it_is_not_switched_on(run: Run) -> None:
    assert paid(run(family(son(TWO_TASKS | {"help_counted": False})))) == [0] * 11


def test_switched_off_the_table_is_the_same_to_the_yen(run: Run) -> None:
    without = tables.yearly(run(family(child())))
    assert tables.yearly(run(family(son(TWO_TASKS | {"help_counted": False})))) == without
    assert tables.yearly(run(family(son(ALL_ALONE)))) == without


def test_nothing_is_paid_beside_a_parent_or_after_the_child(run: Run) -> None:
    beside = family(son(TWO_TASKS), parents=[parent(age=80, last_age=95)])
    assert paid(run(beside)) == [0] * 11
    short = family(son(TWO_TASKS, last_age=59, last_month=6), child("次男"))
    assert paid(run(short))[-2:] == [-2 * YEAR_OF_ONE_TASK // 2, 0]


def test_without_parents_it_begins_with_the_plan(run: Run) -> None:
    given = family(son(TWO_TASKS), parents=[], accounts=[money("長男", 50_000_000)])
    assert paid(run(given)) == [-2 * YEAR_OF_ONE_TASK] * 11


def test_every_child_has_its_own_help(run: Run) -> None:
    p = run(family(son(TWO_TASKS), son({"shopping": "not_yet"}, "次男"), child("三男")))
    assert (paid(p), paid(p, "次男"), paid(p, "三男")) == (whole(2), whole(1), [0] * 11)


def test_it_grows_with_prices(run: Run) -> None:
    grown = paid(run(family(son(TWO_TASKS), assumptions=STILL | {"price_growth_ratio": 0.02})))
    assert grown[4] / grown[3] == pytest.approx(1.02, abs=1e-5)
    assert grown[3] < whole(2)[3]


@pytest.mark.parametrize(
    ("homes", "alone_months"),
    [
        ([{}], [0, 0, 0, 0, 0]),
        ([{"only_when_alone": True}], [0, 0, 0, 0, 0]),
        ([{"bill_yen_per_month": None}], [0, 0, 0, 0, 0]),  # a rent that is not known is a home all the same
        ([{"from_age": 54}], [0, 0, 9, 12, 0]),
        ([{"to_age": 52}], [0, 0, 0, 12, 12]),
        ([{"to_age": 51}], [0, 0, 9, 12, 12]),
        ([{"from_age": 53, "to_age": 53}], [0, 0, 9, 0, 12]),
        ([{"from_age": 54}, {"from_age": 53, "to_age": 54}], [0, 0, 9, 0, 0]),  # two that overlap count once
        ([{"from_age": 54}, {"from_age": 53, "to_age": 53}, {"from_age": 51, "to_age": 51}], [0, 0, 9, 0, 0]),
        ([{"person": "母"}], [0, 0, 9, 12, 12]),
        ([{"kind": "disability_service"}], [0, 0, 9, 12, 12]),
    ],
)
def test_help_is_not_bought_in_a_group_home(run: Run, homes: list[Part], alone_months: list[int]) -> None:
    given = family(son(TWO_TASKS), services=[GROUP_HOME | home for home in homes])
    assert paid(run(given))[:5] == [-2 * YEAR_OF_ONE_TASK * months // 12 for months in alone_months]
    assert same_table.differences(given, BOOK) == []


@pytest.mark.parametrize(
    ("move", "years_of_help"),
    [
        ({"home": {"kind": "other"}}, []),
        ({"home": {"kind": "other"}, "year": 2027}, []),
        ({"home": {"kind": "other"}, "year": 2030}, [2028, 2029]),
        ({"home": {"kind": "rented", "rent_yen_per_month": 40_000}}, [*range(2028, 2037)]),
    ],
)
def test_help_ends_with_the_move_to_a_relative(run: Run, move: Part, years_of_help: list[int]) -> None:
    p = run(family(son(TWO_TASKS), move=move))
    assert [int(year) for year, yen in zip(p.years, paid(p), strict=True) if yen] == years_of_help


def test_a_relatives_home_of_today_counts(run: Run) -> None:
    assert paid(run(family(son(TWO_TASKS), home={"kind": "other"}))) == whole(2)


# Laws


def cost(p: Projection) -> float:
    return -sum(float(line.yen.sum()) for line in p.lines if line.programme == household_help.PROGRAMME)


@SOME
@given(households())
def test_a_task_more_that_is_done_alone_never_costs_more(household: Household) -> None:
    before = project(household, futures.calm(household, BOOK), BOOK)
    for task in ("cooking", "laundry"):
        able = [
            one.model_copy(update={"daily_life": one.daily_life.model_copy(update={task: "alone"})})
            for one in household.children
        ]
        after = project(household.model_copy(update={"children": tuple(able)}), before.futures, BOOK)
        assert cost(after) <= cost(before)


@SOME
@given(households())
def test_help_alone_stands_between_the_table_with_it_and_without(household: Household) -> None:
    p = project(household, futures.calm(household, BOOK), BOOK)
    off = [
        one.model_copy(update={"daily_life": one.daily_life.model_copy(update={"help_counted": False})})
        for one in household.children
    ]
    without = project(household.model_copy(update={"children": tuple(off)}), p.futures, BOOK)
    others = [line for line in p.lines if line.programme != household_help.PROGRAMME]
    assert [line.yen.tolist() for line in others] == [line.yen.tolist() for line in without.lines]
    assert tables.largest_error_yen(p) < 1


def test_many_futures_count_the_months_of_their_own_lives() -> None:
    given = family(son(TWO_TASKS), services=[GROUP_HOME | {"from_age": 56}])
    calm = futures.calm(given, BOOK)
    last_year = calm.last_year + np.array([[0, 0], [-1, 0], [4, -2], [20, 0]])
    many = futures.Futures(calm.years, np.full(4, 1 / 4), calm.growth, last_year)
    whole_table = project(given, many, BOOK)
    for i in range(len(many)):
        course = same_table.course_of(whole_table.household, many, i)
        assert same_table.between(whole_table, plain_loop.project(whole_table.household, course, BOOK), i) == []


# What is said about it


def answer(p: Projection) -> answers.Answer:
    return next(one for one in answers.five(p, BOOK) if one.worry == "housework")


@pytest.mark.parametrize(
    ("parts", "counted", "said"),
    [
        ({}, False, "outside"),
        ({}, True, "inside"),
        ({"services": [GROUP_HOME]}, False, "outside"),
        ({"services": [GROUP_HOME]}, True, "elsewhere"),
        ({"services": [GROUP_HOME | {"from_age": 56}]}, True, "partly"),
        ({"services": [GROUP_HOME | {"to_age": 51}]}, True, "inside"),
        ({"move": {"home": {"kind": "other"}}}, True, "elsewhere"),
    ],
)
@pytest.mark.parametrize("daily_life", [{}, TWO_TASKS])
def test_the_answer_says_truly_whether_it_is_in_the_plan(
    run: Run, daily_life: Part, parts: Part, *, counted: bool, said: str
) -> None:
    found = answer(run(family(son(daily_life | {"help_counted": counted}), **parts)))
    assert found.facts["help_in_plan"] == said
    for lang in words.LANGUAGES:
        assert words.t(lang, f"help.in_plan.{said}") in wording.answer(lang, found).amount


def test_answer_and_plan_reckon_the_same_cost(run: Run) -> None:
    for daily_life in ({}, TWO_TASKS):
        p = run(family(son(daily_life)))
        assert answer(p).facts["help_yen_per_month"] * 12 == pytest.approx(-paid(p)[-1])


def findings(p: Projection) -> dict[str, Finding]:
    return {one.code: one for one in all_findings(p, BOOK) if one.code.startswith("help_")}


@pytest.mark.parametrize(
    ("daily_life", "parts", "codes"),
    [
        ({}, {}, {"help_without_tasks"}),
        (TWO_TASKS, {}, set()),
        ({}, {"services": [GROUP_HOME | {"from_age": 56}]}, {"help_without_tasks"}),
        (TWO_TASKS, {"services": [GROUP_HOME]}, {"help_not_bought"}),
        ({}, {"services": [GROUP_HOME]}, {"help_not_bought"}),
        (ALL_ALONE, {"services": [GROUP_HOME]}, set()),
        ({"help_counted": False}, {"services": [GROUP_HOME]}, set()),
        ({}, {"parents": [parent(age=80, last_age=95)]}, set()),
    ],
)
def test_what_the_plan_assumes_is_said(run: Run, daily_life: Part, parts: Part, codes: set[str]) -> None:
    found = findings(run(family(son(daily_life), **parts)))
    assert found.keys() == codes
    for one in found.values():
        assert all(wording.finding(lang, one) for lang in words.LANGUAGES)


def test_a_child_who_dies_before_the_parent_is_not_spoken_of(run: Run) -> None:
    p = run(family(son(TWO_TASKS, last_age=51), child("次男")))
    assert (findings(p), paid(p)) == ({}, [0] * 11)


def test_the_cell_opens_into_hours_and_price(run: Run, lawbook: LawBook) -> None:
    p = run(family(son(TWO_TASKS)))
    row = next(row for row in rows(p) if row.key == household_help.PROGRAMME)
    shown = opened(p, row, 5)
    assert shown.yen == -2 * YEAR_OF_ONE_TASK
    assert [step.rule for step in shown.steps] == ["months_yen"]
    assert wording.row_label("ja", row, lawbook) == words.t(
        "ja", "row.of_person", label=words.t("ja", "row.household_help"), person="長男"
    )


# What is settled


def daily(**points: Any) -> DailyLife:
    return DailyLife.model_validate(points)


def test_what_is_not_settled_becomes_a_step() -> None:
    assert readiness.around(daily()) == readiness.around(daily(watched_over="done", emergency_contact="done")) == ()
    assert readiness.around(daily(watched_over="not_yet")) == ("watching_over",)
    assert readiness.around(daily(emergency_contact="not_yet")) == ("emergency_contact",)


@pytest.mark.parametrize(
    ("points", "steps"),
    [
        ({}, ("accounts_in_own_name", "trust")),
        ({"own_contracts": "not_yet"}, ("accounts_in_own_name", "trust")),
        ({"own_contracts": "done"}, ("trust",)),
        ({"counter_rehearsed": "not_yet"}, ("accounts_in_own_name", "trust", "rehearse_counter")),
        ({"counter_rehearsed": "done", "own_contracts": "done"}, ("trust",)),
    ],
)
def test_what_is_settled_is_no_step(points: Part, steps: tuple[str, ...]) -> None:
    assert readiness.of_money(daily(**points), ("accounts_in_own_name", "trust")) == steps


def test_there_is_always_a_step() -> None:
    assert readiness.of_money(daily(own_contracts="done"), ("accounts_in_own_name",)) == ("keep_going",)


def test_a_service_that_never_begins_has_no_months(lawbook: LawBook) -> None:
    given = family(son(TWO_TASKS), services=[GROUP_HOME | {"from_age": 70}], spending=[living()])
    time = timeline.build(given, futures.calm(given, lawbook))
    start, end = services.span(given.services[0], time)
    assert not time.months(start, end).any()
