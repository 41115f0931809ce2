"""世帯の立場: incomes as the tax law sees them, household head and supporter year by year."""

from typing import Any

import numpy as np
import pytest

from planner import futures, standing, timeline, working
from planner.lawbook import Cell, LawBook, LawYears
from planner.line import Line
from planner.standing import NOBODY, Standing, year_before
from tests.builders import child, household, parent


def income(person: str, kind: str, yen: int, name: str = "収入") -> dict[str, Any]:
    return {"name": name, "kind": kind, "person": person, "yen_per_year": yen}


def build(lawbook: LawBook, *pensions: tuple[str, str, int], **parts: Any) -> tuple[Standing, LawYears]:
    """Stand with typed incomes, paid all through life, and further pension lines (programme, person, yen)."""
    given = household(**parts)
    future = futures.calm(given, lawbook)
    law = lawbook.over(future.years, future.growth, given.municipality)
    law.working = True
    time = timeline.build(given, future)
    typed = [(("income", one.person, one.yen_per_year or 0), one.name) for one in given.incomes]
    named = [*typed, *((one, "") for one in pensions)]
    lines = [
        Line(programme, person, person, yen * time.life(person).months / 12, name)
        for (programme, person, yen), name in named
    ]
    return standing.build(given, time, law, lines), law


@pytest.mark.parametrize(
    ("kind", "yen", "total_yen"),
    [
        ("wages", 2_000_000, 1_260_000),
        ("workshop_a", 900_000, 160_000),
        ("workshop_b", 690_000, 0),
        ("workshop_b", 800_000, 110_000),
        ("business", 500_000, 500_000),
        ("company_pension", 1_600_000, 925_000),
        ("mutual_aid", 480_000, 0),
        ("other", 600_000, 0),
    ],
)
def test_each_kind_of_income_as_the_tax_law_sees_it(lawbook: LawBook, kind: str, yen: int, total_yen: int) -> None:
    whose, _ = build(lawbook, incomes=[income("長男", kind, yen)])
    assert whose.incomes["長男"].total_yen[0, 0] == total_yen


def test_two_incomes_of_one_name_both_count(lawbook: LawBook) -> None:
    whose, _ = build(lawbook, incomes=[income("長男", "business", 100_000), income("長男", "business", 200_000)])
    assert whose.incomes["長男"].business_yen[0, 0] == 300_000


def test_kinds_are_told_apart_even_under_one_name(lawbook: LawBook) -> None:
    whose, _ = build(lawbook, incomes=[income("長男", "other", 900_000), income("長男", "wages", 900_000)])
    assert whose.incomes["長男"].wages_yen[0, 0] == 900_000
    assert whose.incomes["長男"].total_yen[0, 0] == 160_000


def test_untaxed_pensions_stand_beside_and_supplements_nowhere(lawbook: LawBook) -> None:
    whose, _ = build(
        lawbook,
        ("disability_basic_pension", "長男", 850_000),
        ("disability_pension_supplement", "長男", 67_000),
        ("disability_mutual_aid", "長男", 240_000),
        ("survivors_employees_pension", "母", 700_000),
        ("old_age_basic_pension", "母", 800_000),
        ("old_age_employees_pension", "母", 400_000),
        parents=[parent()],
    )
    child_, mother = whose.incomes["長男"], whose.incomes["母"]
    assert child_.untaxed_pension_yen[0, 0] == child_.with_untaxed_yen[0, 0] == 850_000
    assert child_.total_yen[0, 0] == child_.care_yen[0, 0] == 0
    assert mother.taxed_pension_yen[0, 0] == mother.care_yen[0, 0] == 1_200_000
    assert mother.total_yen[0, 0] == mother.pension_income_yen[0, 0] == 100_000
    assert mother.with_untaxed_yen[0, 0] == 1_900_000


def test_wages_beside_a_pension_are_adjusted(lawbook: LawBook) -> None:
    whose, _ = build(
        lawbook,
        ("old_age_basic_pension", "母", 1_600_000),
        parents=[parent()],
        incomes=[income("母", "wages", 790_000)],
    )
    mother = whose.incomes["母"]
    assert mother.wage_income_yen[0, 0] == 50_000
    assert mother.total_yen[0, 0] == 500_000
    assert mother.care_yen[0, 0] == 1_600_000


def test_the_larger_pension_deduction_begins_in_the_year_of_65(lawbook: LawBook) -> None:
    whose, _ = build(lawbook, ("old_age_employees_pension", "母", 1_000_000), parents=[parent(age=64, last_age=70)])
    assert whose.incomes["母"].total_yen[0, :2].tolist() == [400_000, 0]


def test_the_regimes_follow_one_another(lawbook: LawBook) -> None:
    whose, _ = build(lawbook, first_year=2024, incomes=[income("長男", "wages", 1_000_000)])
    assert whose.incomes["長男"].total_yen[0, :6].tolist() == [450_000, 350_000, 260_000, 260_000, 310_000, 310_000]


def test_head_and_supporter_pass_on(lawbook: LawBook) -> None:
    whose, _ = build(
        lawbook,
        ("old_age_basic_pension", "父", 1_500_000),
        ("old_age_basic_pension", "母", 1_600_000),
        parents=[parent("父", 80, 82), parent("母", 78, 83)],
        children=[child("長男", 50, 57)],
    )
    names = np.array([*whose.names, "誰も"])
    assert names[whose.head[0]].tolist() == ["父"] * 3 + ["母"] * 3 + ["長男"] * 2
    assert names[whose.supporter[0]].tolist() == ["母"] * 6 + ["長男"] * 2
    assert whose.here[0, 0].tolist() == [True] * 3 + [False] * 5
    yen = {"父": np.ones((1, 8)), "母": np.full((1, 8), 2.0), "長男": np.zeros((1, 8))}
    assert whose.of_head(yen, "長男")[0].tolist() == [1.0] * 3 + [2.0] * 3 + [0.0] * 2


def test_nobody_heads_an_empty_household(lawbook: LawBook) -> None:
    children = [child("長男", 50, 52), child("長女", 50, 51)]
    whose, _ = build(lawbook, children=children)
    assert whose.head[0].tolist() == [0, 0, 0]
    empty = standing.heads(np.zeros((2, 1, 3), dtype=np.bool_))
    assert empty[0].tolist() == [NOBODY] * 3


def test_the_first_year_stands_in_for_the_year_before() -> None:
    assert year_before(np.array([[1.0, 2.0, 3.0]])).tolist() == [[1.0, 1.0, 2.0]]


def test_who_has_no_income_costs_no_reckoning(lawbook: LawBook) -> None:
    whose, law = build(lawbook, incomes=[income("長男", "other", 600_000)])
    assert whose.incomes["長男"].total_yen.shape == (1, len(law.years))
    assert {one.rule.__name__ for one in law.applied} == {"total_income_yen"}


def test_total_income_can_be_followed_back_to_the_wages(lawbook: LawBook) -> None:
    _, law = build(lawbook, incomes=[income("長男", "wages", 2_000_000)])
    (last,) = working.of_cell(Cell("income_tax", "長男"), 0, law.applied, count_years=len(law.years))
    wages = next(number.step for number in last.numbers if number.name == "wage_income_yen")
    assert last.rule == "total_income_yen"
    assert wages is not None
    assert {number.name: number.law_key for number in wages.numbers}[
        "wage_minimum_yen"
    ] == "income_tax.wage_minimum_yen"


@pytest.mark.parametrize("part", [-0.4, 0.4])
def test_what_is_compared_with_limits_is_whole_yen(lawbook: LawBook, part: float) -> None:
    pensions = (("old_age_basic_pension", "長男", 816_000 + part), ("disability_basic_pension", "長男", 200_000 + part))
    whose, _ = build(lawbook, *pensions)  # type: ignore[arg-type]
    own = whose.incomes["長男"]
    assert own.care_yen[0, 0] == 816_000
    assert own.with_untaxed_yen[0, 0] == round(1_016_000 + part)
