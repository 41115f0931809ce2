"""Disability pensions in a plan: grades, record at work, children, spouse, the income limit, the choice at 65."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from planner import disability, futures, pensions, timeline, working
from planner.disability import Granted
from planner.lawbook import Cell, LawBook, LawYears
from planner.line import Line
from planner.means import Means
from planner.projection import project
from planner.timeline import Timeline
from tests.builders import child, household, means, old_age, parent

CAREER = {"pay_from_2003_04_yen_per_month": 300_000, "months_from_2003_04": 80}
GRADE_2_2026 = (3 * 831_700 + 9 * 847_300) / 12
GRADE_2_LATER = 847_300
YEARS = 11


def plan(lawbook: LawBook, **parts: Any) -> tuple[Timeline, LawYears]:
    given = household(**parts)
    future = futures.calm(given, lawbook)
    law = lawbook.over(future.years, future.growth, given.municipality, growth_before=future.growth_before)
    law.working = True
    return timeline.build(given, future), law


def granted(lawbook: LawBook, pension: dict[str, Any], income_yen: list[int] | None = None) -> Granted:
    time, law = plan(lawbook, children=[child(age=40, last_age=50, disability_pension=pension)])
    told = Means() if income_yen is None else means("長男", total_yen=income_yen + [0] * (YEARS - len(income_yen)))
    return disability.granted_yen(time.children[0], time, law, told)


def rows(lawbook: LawBook, **person: Any) -> dict[str, Line]:
    time, law = plan(lawbook, children=[child(**person)])
    return {line.programme: line for line in pensions.lines(time, law)}


def test_grade_2_with_a_record_at_work_stands_on_two_floors(lawbook: LawBook) -> None:
    pension = granted(lawbook, {"grade": 2, "career": CAREER})
    assert pension.basic_yen[0, 0] == pytest.approx(GRADE_2_2026)
    assert pension.employees_yen[0].tolist() == [493_290] * YEARS
    assert pension.supplement_yen[0, 1] == 67_440


def test_grade_3_is_the_employees_pension_alone_with_its_least_amount(lawbook: LawBook) -> None:
    pension = granted(lawbook, {"grade": 3, "career": CAREER})
    assert not pension.basic_yen.any()
    assert not pension.supplement_yen.any()
    assert pension.employees_yen[0, 1] == 635_500


GRADE_2_AND_SUPPLEMENT = 847_300 + 12 * 5_620
GRADE_1_AND_SUPPLEMENT = 1_059_125 + 12 * 7_025


@pytest.mark.parametrize(
    ("grade", "typed_yen", "basic_yen"),
    [
        (2, 700_000, 700_000),
        (2, GRADE_2_AND_SUPPLEMENT, GRADE_2_AND_SUPPLEMENT),
        (2, 1_500_000, GRADE_2_AND_SUPPLEMENT),
        (1, 2_000_000, GRADE_1_AND_SUPPLEMENT),
        (3, 700_000, 0),
    ],
)
def test_what_a_typed_amount_has_more_than_grade_and_supplement_is_the_employees_pension(
    lawbook: LawBook, grade: int, typed_yen: int, basic_yen: int
) -> None:
    pension = granted(lawbook, {"grade": grade, "yen_per_year": typed_yen})
    assert pension.basic_yen[0].tolist() == [basic_yen] * YEARS
    assert pension.employees_yen[0].tolist() == [typed_yen - basic_yen] * YEARS
    assert not pension.supplement_yen.any()


def test_a_typed_amount_with_the_addition_for_a_child_is_all_basic(lawbook: LawBook) -> None:
    typed = GRADE_2_AND_SUPPLEMENT + 239_300 * 3 // 12 + 243_800 * 9 // 12
    mother = parent(age=45, last_age=60, disability_pension={"grade": 2, "yen_per_year": typed})
    for age, rest in ((15, 0), (30, typed - GRADE_2_AND_SUPPLEMENT)):
        time, law = plan(lawbook, parents=[mother], children=[child("長男", age, 60)])
        assert disability.granted_yen(time.parents[0], time, law, Means()).employees_yen[0, 0] == rest


def test_before_65_a_typed_amount_is_paid_whole_and_from_65_never_beside_an_own_employees_pension(
    lawbook: LawBook,
) -> None:
    """国民年金法20条・厚生年金保険法38条: from 65 the larger of the two stands on the disability basic pension."""
    pension = {"grade": 2, "yen_per_year": 1_500_000}
    for old, both in ((0, 1_500_000), (400_000, 1_500_000), (600_000, GRADE_2_AND_SUPPLEMENT + 600_000)):
        found = rows(lawbook, age=63, last_age=70, disability_pension=pension, old_age_pension=old_age(700_000, old))
        total = sum(line.yen for line in found.values())[0]
        assert total[0] == 1_500_000
        assert total[4] == both


@pytest.mark.parametrize(("grade", "basic_yen"), [(2, GRADE_2_AND_SUPPLEMENT), (3, 0)])
def test_each_part_of_a_typed_amount_grows_with_its_own_family(lawbook: LawBook, grade: int, basic_yen: int) -> None:
    pension = {"grade": grade, "yen_per_year": 1_500_000}
    given = household(children=[child(age=40, last_age=50, disability_pension=pension)])
    future = futures.calm(given, lawbook)
    courses = {
        family: np.array([[1.0, *[factor] * (YEARS - 1)]])
        for family, factor in (("pension", 1.1), ("employees_pension", 1.3))
    }
    time, law = timeline.build(given, future), lawbook.over(future.years, dict(future.growth) | courses)
    found = disability.granted_yen(time.children[0], time, law, Means())
    assert found.basic_yen[0, 0] + found.employees_yen[0, 0] == 1_500_000
    assert found.basic_yen[0, 3] == pytest.approx(basic_yen * 1.1)
    assert found.employees_yen[0, 3] == pytest.approx((1_500_000 - basic_yen) * 1.3)


def test_without_a_grant_there_is_nothing(lawbook: LawBook) -> None:
    time, law = plan(lawbook, children=[child()])
    pension = disability.granted_yen(time.children[0], time, law, Means())
    assert not (pension.basic_yen + pension.employees_yen + pension.supplement_yen).any()


def test_the_income_of_two_years_before_decides_up_to_september(lawbook: LawBook) -> None:
    half, full = 4_500_000, 6_000_000
    pension = granted(lawbook, {"grade": 2, "onset_before_20": True}, [0, half, full])
    parts = pension.basic_yen[0] / granted(lawbook, {"grade": 2}).basic_yen[0]
    assert parts[:6] == pytest.approx([1, 1, (9 + 3 * 0.5) / 12, 9 * 0.5 / 12, 3 / 12, 1])


def test_a_typed_amount_is_under_the_same_limit(lawbook: LawBook) -> None:
    pension = granted(lawbook, {"grade": 2, "onset_before_20": True, "yen_per_year": 1_500_000}, [4_500_000] * YEARS)
    assert pension.basic_yen[0].tolist() == [GRADE_2_AND_SUPPLEMENT / 2] * YEARS
    assert pension.employees_yen[0].tolist() == [1_500_000 - GRADE_2_AND_SUPPLEMENT] * YEARS
    later = granted(lawbook, {"grade": 2, "yen_per_year": 1_500_000}, [4_500_000] * YEARS)
    assert later.basic_yen[0].tolist() == [GRADE_2_AND_SUPPLEMENT] * YEARS


@pytest.mark.parametrize(("handbook", "deduction_yen"), [("none", 0), ("moderate", 270_000), ("severe", 400_000)])
def test_premiums_the_disability_and_100000_yen_of_earned_income_come_off_first(
    lawbook: LawBook, handbook: str, deduction_yen: int
) -> None:
    """国民年金法施行令6条の2: 3,858,000 yen and what is taken off still bring all of it, one yen more brings half."""
    limit = 3_858_000 + 500_000 + 100_000 + deduction_yen
    for income, part in ((limit, 1.0), (limit + 1, 0.5)):
        told = means("長男", total_yen=[income] * YEARS, wage_income_yen=[income] * YEARS)
        told = replace(told, premiums_yen={"長男": np.full((1, YEARS), 500_000.0)})
        one = child(disability_handbook=handbook, disability_pension={"grade": 2, "onset_before_20": True})
        time, law = plan(lawbook, children=[one])
        assert disability.granted_yen(time.children[0], time, law, told).basic_yen[0, 5] == GRADE_2_LATER * part


def test_the_income_of_the_limit_in_a_whole_plan(lawbook: LawBook) -> None:
    """Wages of 6,000,000: income 4,360,000; 931,500 of premiums at work bring it below the limit of one half."""
    wages = {"name": "給与", "kind": "wages", "person": "長男", "yen_per_year": 6_000_000}
    for to_age, halved in ((None, True), (60, False)):
        one = child(insured_at_work_to_age=to_age, disability_pension={"grade": 2, "onset_before_20": True})
        given = household(amounts="before_tax", children=[one], incomes=[wages])
        lines = project(given, futures.calm(given, lawbook), lawbook).lines
        paid = next(line.yen[0] for line in lines if line.programme == "disability_basic_pension")
        assert paid[5] == (GRADE_2_LATER / 2 if halved else GRADE_2_LATER)


def test_without_onset_before_20_no_income_stops_the_pension(lawbook: LawBook) -> None:
    rich = granted(lawbook, {"grade": 2}, [9_000_000] * YEARS)
    assert rich.basic_yen.tolist() == granted(lawbook, {"grade": 2}).basic_yen.tolist()
    assert not rich.supplement_yen[0, 2:].any(), "the supplement has a limit of its own"


def test_a_parent_has_the_addition_for_children_up_to_march_after_18(lawbook: LawBook) -> None:
    mother = parent(age=45, last_age=60, disability_pension={"grade": 2})
    time, law = plan(lawbook, parents=[mother], children=[child("長男", 17, 60), child("長女", 30, 60)])
    basic = disability.granted_yen(time.parents[0], time, law, Means()).basic_yen[0]
    assert basic[0] - GRADE_2_2026 == pytest.approx((3 * 239_300 + 9 * 243_800) / 12)
    assert basic[1] - GRADE_2_LATER == pytest.approx(243_800 * 3 / 12), "born in January: to March of the year of 18"
    assert basic[2] == GRADE_2_LATER


def test_three_children_are_counted_from_the_youngest(lawbook: LawBook) -> None:
    mother = parent(age=45, last_age=60, disability_pension={"grade": 1})
    three = [child(name, age, 60) for name, age in (("一郎", 15), ("二郎", 12), ("三郎", 10))]
    time, law = plan(lawbook, parents=[mother], children=three)
    basic = disability.granted_yen(time.parents[0], time, law, Means()).basic_yen[0]
    assert basic[1] - 1_059_125 == pytest.approx(2 * 243_800 + 81_300)


def test_the_spouse_addition_ends_when_the_spouse_is_65_or_gone(lawbook: LawBook) -> None:
    father = parent("父", 60, 80, disability_pension={"grade": 2, "career": CAREER})
    for age, last_age in ((63, 80), (50, 52)):
        time, law = plan(lawbook, parents=[father, parent("母", age, last_age)], children=[child(age=20)])
        employees = disability.granted_yen(time.parents[0], time, law, Means()).employees_yen[0]
        assert employees[1] == 493_290 + 243_800
        assert employees[3] == 493_290


def test_grade_3_has_no_addition_for_the_spouse(lawbook: LawBook) -> None:
    father = parent("父", 60, 80, disability_pension={"grade": 3, "career": CAREER})
    time, law = plan(lawbook, parents=[father, parent("母", 50, 80)], children=[child(age=20)])
    assert disability.granted_yen(time.parents[0], time, law, Means()).employees_yen[0, 1] == 635_500


@pytest.mark.parametrize(("old_employees", "which"), [(300_000, "disability"), (600_000, "old_age")])
def test_from_65_the_basic_pension_goes_with_the_larger_employees_pension(
    lawbook: LawBook, old_employees: int, which: str
) -> None:
    pension = {"grade": 2, "from_year": 2010, "career": CAREER}
    found = rows(
        lawbook, age=68, last_age=70, disability_pension=pension, old_age_pension=old_age(700_000, old_employees)
    )
    assert found["disability_basic_pension"].yen[0, 1] == GRADE_2_LATER
    assert found["old_age_basic_pension"].yen[0, 1] == 0
    assert bool(found["disability_employees_pension"].yen[0, 1]) is (which == "disability")
    assert bool(found["old_age_employees_pension"].yen[0, 1]) is (which == "old_age")


@pytest.mark.parametrize(("basic", "chosen"), [(500_000, "disability"), (700_000, "old_age")])
def test_grade_3_and_old_age_are_never_paid_together(lawbook: LawBook, basic: int, chosen: str) -> None:
    pension = {"grade": 3, "from_year": 2010, "career": CAREER}
    found = rows(lawbook, age=68, last_age=70, disability_pension=pension, old_age_pension=old_age(basic, 50_000))
    paid = {name: float(line.yen[0, 1]) for name, line in found.items()}
    old = {"old_age_basic_pension": basic, "old_age_employees_pension": 50_000}
    only = {"disability_employees_pension": 635_500} if chosen == "disability" else old
    assert {name: yen for name, yen in paid.items() if yen} == only


def test_the_working_of_the_line_leads_down_to_pay_and_law(lawbook: LawBook) -> None:
    time, law = plan(lawbook, children=[child("長男", 40, 50, disability_pension={"grade": 3, "career": CAREER})])
    disability.granted_yen(time.children[0], time, law, Means())
    (last,) = working.of_cell(Cell("disability_employees_pension", "長男"), 1, law.applied, count_years=YEARS)
    assert last.rule == "pension_yen_per_year"
    assert last.result == 635_500
    earned = next(number.step for number in last.numbers if number.name == "earnings_related_yen_per_year")
    assert earned is not None
    assert earned.rule == "grown_yen"
