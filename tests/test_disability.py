"""Disability pensions in a plan: grades, record at work, children, spouse, the income limit, the choice at 65."""

from typing import Any

import pytest

from planner import disability, futures, pensions, timeline, working
from planner.disability import Granted
from planner.lawbook import Cell, LawBook, LawYears
from planner.line import Line
from planner.means import Means
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


@pytest.mark.parametrize(("grade", "where"), [(1, "basic_yen"), (2, "basic_yen"), (3, "employees_yen")])
def test_a_typed_amount_is_everything(lawbook: LawBook, grade: int, where: str) -> None:
    pension = granted(lawbook, {"grade": grade, "yen_per_year": 700_000, "career": CAREER})
    amounts = {name: getattr(pension, name)[0, 0] for name in ("basic_yen", "employees_yen", "supplement_yen")}
    assert amounts == dict.fromkeys(amounts, 0) | {where: 700_000}


def test_without_a_grant_there_is_nothing(lawbook: LawBook) -> None:
    time, law = plan(lawbook, children=[child()])
    pension = disability.granted_yen(time.children[0], time, law, Means())
    assert not (pension.basic_yen + pension.employees_yen + pension.supplement_yen).any()


def test_the_income_of_two_years_before_decides_up_to_september(lawbook: LawBook) -> None:
    half, full = 4_500_000, 6_000_000
    pension = granted(lawbook, {"grade": 2, "onset_before_20": True}, [0, half, full])
    parts = pension.basic_yen[0] / granted(lawbook, {"grade": 2}).basic_yen[0]
    assert parts[:6] == pytest.approx([1, 1, (9 + 3 * 0.5) / 12, 9 * 0.5 / 12, 3 / 12, 1])


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
