"""できる家事を増やす: less help is paid, to the yen, and why it may not fit."""

import re
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import futures, household_help, measures, tables, wording_measures, words
from planner import lawbook as law_files
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import HouseworkLearned
from planner.projection import project
from tests.builders import Part, child, household, money, parent, yen_by_year
from tests.conftest import Run
from tests.strategies import FEW, households

BOOK = law_files.load()
TASKS = get_args(HouseworkLearned.model_fields["task"].annotation)
YEAR_OF_ONE_TASK = 52 * 2_000
TODAY = {"cooking": "not_yet", "rubbish": "with_help", "laundry": "alone", "help_counted": True}
GROUP_HOME = {"name": "ホーム", "kind": "group_home", "person": "長男"}


def learned(task: str) -> HouseworkLearned:
    return HouseworkLearned.model_validate({"measure": "housework_learned", "child": "長男", "task": task})


def family(daily_life: Part | None = None, **parts: Any) -> Household:
    """A mother who lives to the end of 2028, a son of 50 who lives to the end of 2036."""
    son = child(daily_life=TODAY if daily_life is None else daily_life)
    mother = parent(age=80, last_age=82)
    return household(**{"parents": [mother], "children": [son], "accounts": [money("母", 30_000_000)]} | parts)


def codes(family_: Household, task: str, lawbook: LawBook) -> list[str]:
    found = measures.refusals(family_, learned(task), lawbook)
    for one in found:
        for lang in words.LANGUAGES:
            assert not re.search(r"[{}]|None", wording_measures.refusal(lang, one))
    return [one.code.removeprefix("housework_learned_") for one in found]


def test_every_task_can_be_learned() -> None:
    assert ("all", *household_help.TASKS) == TASKS


@pytest.mark.parametrize(("task", "left"), [("cooking", 1), ("rubbish", 1), ("all", 0)])
def test_less_help_is_paid(run: Run, lawbook: LawBook, task: str, left: int) -> None:
    p = run(measures.applied(family(), (learned(task),), lawbook))
    assert yen_by_year(p, "household_help") == [0] * 3 + [-left * YEAR_OF_ONE_TASK] * 8
    facts = measures.facts(family(), learned(task), lawbook)
    assert facts["before_yen_per_month"] * 12 == pytest.approx(2 * YEAR_OF_ONE_TASK)
    assert facts["after_yen_per_month"] * 12 == pytest.approx(left * YEAR_OF_ONE_TASK)


def test_one_after_the_other_is_all(lawbook: LawBook) -> None:
    one_by_one = measures.applied(family(), (learned("cooking"), learned("rubbish")), lawbook)
    assert one_by_one == measures.applied(family(), (learned("all"),), lawbook)


@pytest.mark.parametrize(
    ("task", "daily_life", "parts", "expected"),
    [
        ("cooking", {"cooking": "not_yet"}, {}, ["not_counted"]),
        ("cooking", {"help_counted": True}, {}, ["not_told"]),
        ("all", {"help_counted": True}, {}, ["not_told"]),
        ("cleaning", TODAY, {}, ["not_told"]),
        ("laundry", TODAY, {}, ["already"]),
        ("all", {"laundry": "alone", "help_counted": True}, {}, ["already"]),
        ("all", TODAY, {"parents": [parent(age=80, last_age=95)]}, ["never_alone"]),
        ("all", TODAY, {"services": [GROUP_HOME]}, ["shared"]),
        ("all", TODAY, {"move": {"home": {"kind": "other"}}}, ["shared"]),
        ("all", TODAY, {"services": [GROUP_HOME | {"from_age": 54}]}, []),
        ("all", TODAY, {"parents": [], "accounts": []}, ["alone_now"]),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(
    lawbook: LawBook, task: str, daily_life: Part, parts: Part, expected: list[str]
) -> None:
    assert codes(family(daily_life, **parts), task, lawbook) == expected


@FEW
@given(before=households(), task=st.sampled_from(TASKS))
def test_in_any_family_it_fits_or_says_why_not_and_never_costs_more(before: Household, task: str) -> None:
    for lang in words.LANGUAGES:
        told = wording_measures.measure(lang, before, learned(task), BOOK)
        assert told.does
        assert told.title
    if codes(before, task, BOOK):
        return
    after = measures.applied(before, (learned(task),), BOOK)
    assert Household.model_validate(after.model_dump()) == after
    paid = []
    for one in (before, after):
        p = project(one, futures.calm(one, BOOK), BOOK)
        assert tables.largest_error_yen(p) == 0
        paid.append(sum(float(line.yen.sum()) for line in p.lines if line.programme == "household_help"))
    assert paid[0] <= paid[1] <= 0
