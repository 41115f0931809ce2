"""Survivors' pensions in the plan: additions, the reform of 2028, children under age, means, pensions still due."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from planner import survivors
from planner.household import Household
from planner.lawbook import LawBook
from planner.line import Line
from planner.projection import Projection
from tests.builders import FIRST_YEAR, child, household, old_age, parent, yen_by_year

Run = Callable[[Household], Projection]
EMPLOYEES, BASIC = "survivors_employees_pension", "survivors_basic_pension"
PENSIONS_OF_A_WIDOW = (
    "old_age_basic_pension",
    "old_age_employees_pension",
    "disability_basic_pension",
    "disability_employees_pension",
    EMPLOYEES,
)
ADULT = {"age": 25, "last_age": 45}


def law_value(lawbook: LawBook, key: str) -> float:
    """The newest value of a key."""
    value = lawbook.parameter(key).entries[-1].value
    assert isinstance(value, float)
    return value


def couple(run: Run, wife: dict[str, Any], husband: dict[str, Any], one: dict[str, Any] | None = None) -> Projection:
    """A couple of whom the husband goes first, with one child."""
    return run(household(parents=[husband, wife], children=[child(**(one or ADULT))]))


def husband(last_age: int = 62, age: int = 62, **pension: Any) -> dict[str, Any]:
    return parent("父", age=age, last_age=last_age, old_age_pension=old_age(0, 1_200_000, **pension))


# Widows' additions


@pytest.mark.parametrize(("months", "added"), [(239, False), (240, True), (None, False)])
def test_a_wife_of_50_gets_the_addition_when_240_months_are_known(run: Run, months: int | None, added: bool) -> None:
    p = couple(run, parent(age=50, birth_month=6, last_age=70), husband(employees_months=months))
    paid, addition = yen_by_year(p, EMPLOYEES, "母"), 635_500 if added else 0
    assert paid[1] == 900_000 + addition
    assert paid[14:17] == [900_000 + addition, 900_000 + addition // 2, 900_000], "until the month of the 65th birthday"


@pytest.mark.parametrize(("age", "added"), [(38, False), (39, False), (40, True)])
def test_a_wife_under_40_gets_no_addition_later(run: Run, age: int, added: bool) -> None:
    born = {"birth_year": FIRST_YEAR - age, "birth_month": 12}
    p = couple(run, parent(age=age, last_age=60) | born, husband(employees_months=480), {"age": 20, "last_age": 30})
    assert set(yen_by_year(p, EMPLOYEES, "母")[1:10]) == {900_000 + 635_500 if added else 900_000}


def test_a_death_in_2030_brings_a_smaller_addition(run: Run) -> None:
    p = couple(run, parent(age=50, last_age=70), husband(last_age=66, employees_months=480))
    assert yen_by_year(p, EMPLOYEES, "母")[5] == 900_000 + round(635_500 * 23 / 26)


@pytest.mark.parametrize(
    ("born", "table"),
    [
        ((1956, 4), None),
        ((1956, 3), (348, 480)),
        ((1955, 4), (348, 480)),
        ((1945, 5), (228, 480)),
        ((1930, 1), (36, 336)),
    ],
)
def test_an_old_widow_gets_the_transitional_addition_of_her_year_of_birth(
    run: Run, lawbook: LawBook, born: tuple[int, int], table: tuple[int, int] | None
) -> None:
    widow = parent(age=FIRST_YEAR - born[0], last_age=FIRST_YEAR - born[0] + 3) | {"birth_month": born[1]}
    p = couple(run, widow, husband(last_age=90, age=90, employees_months=480))
    full, whole = (
        law_value(lawbook, f"{EMPLOYEES}.{key}")
        for key in ("full_amount_older_yen_per_year", "widow_addition_older_yen_per_year")
    )
    addition = 0 if table is None else whole - np.floor(full * table[0] / table[1] + 0.5)
    assert yen_by_year(p, EMPLOYEES, "母")[1] == 900_000 + addition


# Means, record, work


@pytest.mark.parametrize(
    ("kind", "yen", "paid"),
    [
        ("business", 8_499_999, 900_000),
        ("business", 8_500_000, 0),
        ("wages", 8_500_000, 900_000),  # an income of 6.55 million
        ("wages", 8_505_000, 0),
    ],
)
def test_a_survivor_with_large_means_receives_nothing(run: Run, kind: str, yen: int, paid: int) -> None:
    income = {"name": "収入", "kind": kind, "person": "母", "yen_per_year": yen}
    given = household(parents=[husband(), parent(age=55, last_age=70)], children=[child(**ADULT)], incomes=[income])
    assert yen_by_year(run(given), EMPLOYEES, "母")[1] == paid


def test_25_years_of_record_are_needed_where_the_record_is_known(run: Run) -> None:
    for months, paid in ((179, 0), (180, 900_000)):
        record = {"record": {"paid_months": months}, "employees_months": 120}
        p = couple(run, parent(age=68, last_age=75), husband(age=70, last_age=70, **record))
        assert yen_by_year(p, EMPLOYEES, "母")[1] == paid


@pytest.mark.parametrize(
    ("record", "pension", "paid"),
    [
        (120, {"employees_months": 180}, True),
        (120, {"employees_months": 179}, False),
        (0, {"employees_months": 300}, True),
        (120, {"career": {"pay_from_2003_04_yen_per_month": 500_000, "months_from_2003_04": 180}}, True),
        (120, {}, True),
    ],
)
def test_months_at_work_count_for_the_25_years(run: Run, record: int, pension: dict[str, Any], paid: bool) -> None:
    """厚生年金保険法58条: months of both insurances together; of an amount without months they are taken as met."""
    told = {"record": {"paid_months": record}} | pension
    p = couple(run, parent(age=68, last_age=75), husband(age=70, last_age=70, **told))
    assert yen_by_year(p, EMPLOYEES, "母")[1] == (900_000 if paid else 0)


@pytest.mark.parametrize(("age", "paid"), [(44, False), (46, True)])
def test_unknown_months_at_work_cannot_be_more_than_there_was_time_for(run: Run, age: int, paid: bool) -> None:
    """From 20 to a death at 44 there are fewer than 300 months."""
    p = couple(
        run, parent(age=40, last_age=60), husband(age=age, last_age=age, record={"paid_months": 20}), {"age": 18}
    )
    assert bool(yen_by_year(p, EMPLOYEES, "母")[1]) is paid


def test_a_record_and_months_at_work_are_not_more_than_the_time_they_fell_into(run: Run) -> None:
    """200 and 200 months by the age of 43 are at most 276 months; a record up to 45 reaches 300."""
    for age, paid in ((43, False), (45, True)):
        pension = {"record": {"paid_months": 200}, "employees_months": 200}
        p = couple(run, parent(age=38, last_age=60), husband(age=age, last_age=age, **pension), {"age": 18})
        assert bool(yen_by_year(p, EMPLOYEES, "母")[1]) is paid


def test_a_record_at_work_of_a_disability_pension_stands_in_for_one_of_old_age(run: Run) -> None:
    """厚生年金保険法58条1項3号・60条: 300,000 × 5.481/1000 × 300 months, three quarters of it."""
    career = {"pay_from_2003_04_yen_per_month": 300_000, "months_from_2003_04": 80}
    for granted, paid in (
        ({"grade": 2, "career": career}, 369_968),
        ({"grade": 1, "career": career, "yen_per_year": 2_000_000}, 369_968),
        ({"grade": 3, "career": career}, 0),
        ({"grade": 2, "career": career, "to_year": 2025}, 0),
    ):
        father = parent("父", age=50, last_age=50, disability_pension=granted)
        given = household(parents=[father, parent(age=35, last_age=60)], children=[child(age=20)])
        assert yen_by_year(run(given), EMPLOYEES, "母")[1] == pytest.approx(paid, abs=1)
    wife = parent(age=45, last_age=60)
    father = parent("父", age=50, last_age=50, disability_pension={"grade": 2, "career": career})
    p = run(household(parents=[father, wife], children=[child(age=20)]))
    assert yen_by_year(p, EMPLOYEES, "母")[1] == 369_968 + 635_500, "a short-term death waives the 240 months"


# From 65 on beside the widow's own pensions


@pytest.mark.parametrize(
    ("typed_yen", "own_yen", "survivors_yen"),
    [(800_000, 0, 900_000), (1_512_340, 0, 300_000), (2_000_000, 0, 0), (1_512_340, 200_000, 300_000)],
)
def test_from_65_the_larger_of_disability_and_survivors_employees_pension_is_paid(
    run: Run, typed_yen: int, own_yen: int, survivors_yen: int
) -> None:
    """厚生年金保険法38条: of 1,512,340 yen 600,000 are the employees' part; only what 900,000 has more is paid."""
    granted = {"grade": 2, "yen_per_year": typed_yen}
    wife = parent(age=70, last_age=75, disability_pension=granted, old_age_pension=old_age(500_000, own_yen))
    p = couple(run, wife, husband(age=70, last_age=70))
    paid = {name: yen_by_year(p, name, "母")[2] for name in PENSIONS_OF_A_WIDOW}
    assert paid[EMPLOYEES] == survivors_yen
    employees = sum(paid.values()) - min(typed_yen, 912_340)
    assert employees == max(900_000, typed_yen - 912_340)


def test_a_survivors_pension_may_make_the_old_age_pensions_the_better_choice(run: Run) -> None:
    """912,340 + 600,000 yen against 1,000,000 + 900,000 yen."""
    granted = {"grade": 2, "yen_per_year": 1_512_340}
    wife = parent(age=70, last_age=75, disability_pension=granted, old_age_pension=old_age(1_000_000))
    p = couple(run, wife, husband(age=70, last_age=70))
    assert sum(yen_by_year(p, name, "母")[2] for name in PENSIONS_OF_A_WIDOW) == 1_900_000


def test_a_death_at_work_counts_300_months(run: Run) -> None:
    career = {"pay_from_2003_04_yen_per_month": 300_000, "months_from_2003_04": 120}
    pension = {"career": career, "basic_yen_per_year": 0, "record": {"paid_months": 120}}
    wages = {"name": "給料", "kind": "wages", "person": "父", "yen_per_year": 4_000_000}
    for insured_to, deemed in ((70, True), (50, False)):
        father = parent("父", age=55, last_age=55, insured_at_work_to_age=insured_to, old_age_pension=pension)
        given = household(parents=[father, parent(age=35, last_age=60)], children=[child(age=20)], incomes=[wages])
        paid = yen_by_year(run(given), EMPLOYEES, "母")[1]
        assert paid == pytest.approx(369_968 if deemed else 0, abs=1), "without 25 years only a death at work counts"


# The reform of April 2028


@pytest.mark.parametrize(("last_month", "limited"), [(3, False), (4, True)])
def test_a_widower_of_50_receives_five_years_from_april_2028(run: Run, last_month: int, limited: bool) -> None:
    mother = parent(age=68, last_age=70, last_month=last_month, old_age_pension=old_age(0, 1_200_000))
    widower = parent("父", age=50, last_age=80)
    paid = yen_by_year(run(household(parents=[mother, widower], children=[child(**ADULT)])), EMPLOYEES, "父")
    assert sum(paid) == (5 * 1_200_000 if limited else 0)
    assert paid[2:8] == ([800_000, *[1_200_000] * 4, 400_000] if limited else [0] * 6)


def test_a_widower_of_60_keeps_his_pension_for_life(run: Run) -> None:
    mother = parent(age=68, last_age=70, old_age_pension=old_age(0, 1_200_000))
    for age, years in ((57, 5), (58, 13)):
        widower = parent("父", age=age, birth_month=12, last_age=age + 15, old_age_pension=old_age(0, 0, start_age=75))
        p = run(household(parents=[mother, widower], children=[child(**ADULT)]))
        assert sum(yen > 0 for yen in yen_by_year(p, EMPLOYEES, "父")) == years


@pytest.mark.parametrize(("birth_month", "limited"), [(3, False), (4, True)])
def test_only_women_born_from_april_1989_are_limited(run: Run, birth_month: int, limited: bool) -> None:
    widow = parent(age=37, last_age=60) | {"birth_year": 1989, "birth_month": birth_month}
    one = {"age": 20, "last_age": 40}
    paid = yen_by_year(couple(run, widow, husband(last_age=64), one), EMPLOYEES, "母")
    assert paid[3] == (1_200_000 if limited else 900_000)
    assert bool(paid[8]) is not limited


# Children under age


def test_a_parent_with_a_child_of_school_age_receives_the_basic_pension_until_it_is_18(run: Run) -> None:
    pupil = {"name": "長男", "age": 15, "birth_month": 6, "last_age": 40}
    p = couple(run, parent(age=45, last_age=80), husband(employees_months=480), pupil)
    basic, employees = yen_by_year(p, BASIC, "母"), yen_by_year(p, EMPLOYEES, "母")
    assert basic[:2] == [0, 847_300 + 243_800]
    end = FIRST_YEAR - 15 + 19 - FIRST_YEAR
    assert basic[end] == pytest.approx((847_300 + 292_500) / 4, abs=1), "until March of the fiscal year"
    assert basic[end + 1] == 0
    assert employees[1] == 900_000, "no widow's addition beside it"
    assert employees[end + 1] == 900_000 + 635_500, "it begins when the child is of age"


@pytest.mark.parametrize(("grade", "months"), [(None, [3, 0, 0]), (3, [3, 0, 0]), (2, [12, 12, 2]), (1, [12, 12, 2])])
def test_a_disabled_child_counts_to_20(run: Run, grade: int | None, months: list[int]) -> None:
    granted = None if grade is None else {"grade": grade, "yen_per_year": 0}
    pupil = child(age=17, birth_month=2, last_age=30, disability_pension=granted)
    p = run(household(parents=[husband(), parent(age=45, last_age=80)], children=[pupil]))
    paid = next(line.months for line in p.lines if line.programme == BASIC and line.person == "母")
    assert np.asarray(paid)[0, :5].tolist() == [0, *months, 0]
    assert yen_by_year(p, BASIC, "母")[1] == pytest.approx((847_300 + 243_800) * months[0] / 12, abs=1)


def test_an_adult_child_brings_and_receives_nothing(run: Run) -> None:
    severe = child(age=20, last_age=40, disability_pension={"grade": 1, "yen_per_year": 1_000_000})
    p = run(household(parents=[husband(), parent(age=45, last_age=46)], children=[severe]))
    assert not any(yen_by_year(p, BASIC))
    assert not any(yen_by_year(p, EMPLOYEES, "長男"))


def test_children_whose_parents_have_both_gone_share_both_pensions(run: Run) -> None:
    young = [child("長男", age=10, last_age=40), child("次男", age=14, birth_month=5, last_age=40)]
    p = run(household(parents=[husband(age=60, last_age=60)], children=young))
    assert yen_by_year(p, BASIC, "長男")[1] == round((847_300 + 243_800) / 2)
    assert yen_by_year(p, EMPLOYEES, "次男")[1] == 450_000
    assert yen_by_year(p, EMPLOYEES, "長男")[6] == 900_000, "alone, when the elder one is of age"
    assert not any(yen_by_year(p, EMPLOYEES, "長男")[9:])


# Pensions still due


def unpaid_of(p: Projection, lawbook: LawBook) -> list[Line]:
    law = lawbook.over(p.years, p.futures.growth)
    return survivors.unpaid([line for line in p.lines if line.programme != "unpaid_pension"], p.time, law)


@pytest.mark.parametrize(("last_month", "months"), [(1, 2), (2, 1), (11, 2), (12, 1)])
def test_the_last_months_go_to_the_spouse_and_are_taken_from_the_deceased(
    run: Run, lawbook: LawBook, last_month: int, months: int
) -> None:
    father = parent("父", age=75, last_age=76, last_month=last_month, old_age_pension=old_age(600_000, 1_200_000))
    p = run(household(parents=[father, parent(age=70, last_age=80)], children=[child(last_age=61)]))
    taken, received = unpaid_of(p, lawbook)[:2]
    assert (taken.person, received.person) == ("父", "母")
    assert received.yen[0].tolist()[:3] == [0, 150_000 * months, 0]
    assert (taken.yen + received.yen == 0).all()
    assert received.uncounted_yen is received.yen


def test_without_a_spouse_the_child_receives_it_and_with_nobody_left_nothing_moves(run: Run, lawbook: LawBook) -> None:
    mother = parent(age=80, last_age=82, old_age_pension=old_age(600_000))
    grown = child(age=50, last_age=55, disability_pension={"grade": 2, "yen_per_year": 840_000})
    found = unpaid_of(run(household(parents=[mother], children=[grown])), lawbook)
    assert [(line.person, float(line.yen.sum())) for line in found] == [("母", -50_000), ("長男", 50_000)]
