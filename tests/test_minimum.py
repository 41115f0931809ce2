"""最低生活費 through the engine: published standards by age and month, and what is added for whom."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest

from planner.household import Household
from planner.lawbook import LawBook
from planner.minimum import earned_income_deduction_yen, living_standard_yen_by_month
from planner.projection import Projection
from tests.builders import STILL, child, household, parent

Run = Callable[[Household], Projection]
YOKOHAMA, SENDAI = "14100", "04100"
WINTER_SENDAI, YEAR_END_SENDAI = 6 * 7_460, 13_850
FROM_2025_10, FROM_2026_10 = date(2025, 10, 1), date(2026, 10, 1)
YEARS = np.arange(2026, 2028)
GROWTH = {family: np.ones((1, 2)) for family in ("prices", "wages", "pension", "employees_pension", "none")}


def minimum(run: Run, **parts: Any) -> list[float]:
    given = {"municipality": SENDAI, "assumptions": STILL | {"public_assistance": True}}
    return [float(v) for v in run(household(**given | parts)).purse.minimum[:, 0]]


@pytest.mark.parametrize(
    ("ages", "from_2025_10_yen", "from_2026_10_yen"),
    [
        ((30, 30, 4), 153_400, 156_060),
        ((45, 45, 13, 8), 181_760, 184_760),
        ((65, 65), 121_900, 123_900),
        ((65,), 76_880, 76_880),
        ((75, 75), 112_390, 112_470),
        ((75,), 71_900, 71_900),
        ((35, 8), 122_700, 124_310),
        ((45, 13, 8), 156_260, 159_230),
        ((55,), 77_240, 77_240),
    ],
)
def test_the_standard_in_class_1_1_is_the_published_one(
    lawbook: LawBook, ages: tuple[int, ...], from_2025_10_yen: int, from_2026_10_yen: int
) -> None:
    """第55回 生活保護基準部会 資料4 p.3 https://www.mhlw.go.jp/content/12002000/001662704.pdf."""
    assert standard(lawbook, ages, FROM_2025_10) == from_2025_10_yen
    assert standard(lawbook, ages, FROM_2026_10) == from_2026_10_yen


def standard(lawbook: LawBook, ages: tuple[int, ...], day: date) -> float:
    law = lawbook.on(day, YOKOHAMA)
    by_month = living_standard_yen_by_month(np.array([[age] for age in ages]), law)
    assert by_month.shape == (12, 1)
    return float(by_month[0, 0])


def test_the_rise_of_october_counts_from_october(lawbook: LawBook) -> None:
    law = lawbook.over(YEARS, GROWTH, SENDAI)
    by_month = living_standard_yen_by_month(np.array([[50, 51]]), law)
    assert by_month[:, 0].tolist() == [74_810] * 9 + [75_810] * 3
    assert by_month[:, 1].tolist() == [75_810] * 12


def test_seven_persons_are_reckoned_as_six_where_the_tables_end(lawbook: LawBook) -> None:
    assert standard(lawbook, (50,) * 7, FROM_2026_10) > standard(lawbook, (50,) * 6, FROM_2026_10)


def test_winter_and_year_end_are_added_to_twelve_months(run: Run, lawbook: LawBook) -> None:
    law = lawbook.over(YEARS, GROWTH, SENDAI)
    living = living_standard_yen_by_month(np.array([[50, 51]]), law).sum(axis=0)
    assert minimum(run)[0] == pytest.approx(living[0] + WINTER_SENDAI + YEAR_END_SENDAI, abs=1)


@pytest.mark.parametrize(
    ("more", "yen_per_month"),
    [
        ({"disability_handbook": "severe"}, (3 * 26_810 + 9 * 27_460) / 12),
        ({"disability_handbook": "moderate"}, (3 * 17_870 + 9 * 18_300) / 12),
        ({"disability_pension": {"grade": 1}}, (3 * 26_810 + 9 * 27_460) / 12),
        ({"disability_pension": {"grade": 2}, "disability_handbook": "severe"}, (3 * 26_810 + 9 * 27_460) / 12),
        ({"disability_pension": {"grade": 3, "career": {"months_from_2003_04": 120}}}, 0),
    ],
)
def test_the_disability_addition(run: Run, more: dict[str, Any], yen_per_month: float) -> None:
    added = minimum(run, children=[child(**more)])[0] - minimum(run)[0]
    assert added == pytest.approx(12 * yen_per_month, abs=1)


def test_the_addition_for_a_pension_counts_in_the_years_of_the_pension(run: Run) -> None:
    granted = {"grade": 2, "from_year": 2028, "to_year": 2029}
    plain = minimum(run)
    added = [
        with_pension - without
        for with_pension, without in zip(minimum(run, children=[child(disability_pension=granted)]), plain, strict=True)
    ]
    assert [bool(yen) for yen in added[:6]] == [False, False, True, True, False, False]


@pytest.mark.parametrize(("rent", "counted"), [(30_000, 30_000), (37_000, 37_000), (80_000, 37_000)])
def test_the_rent_of_one_person_counts_up_to_the_limit(run: Run, rent: int, counted: int) -> None:
    rented = {"kind": "rented", "rent_yen_per_month": rent}
    assert minimum(run, home=rented)[0] - minimum(run)[0] == pytest.approx(12 * counted, abs=1)


@pytest.mark.parametrize("month", [1, 6, 7, 11])
def test_the_months_of_a_year_count_with_those_who_live_in_them(run: Run, month: int) -> None:
    two, one = minimum(run, parents=[parent(last_age=80)])[0], minimum(run)[0]
    found = minimum(run, parents=[parent(last_age=80, last_month=month)])
    assert found[0] == pytest.approx((month * two + (12 - month) * one) / 12, abs=0.01)
    assert found[1] == minimum(run)[1], "alone in the second year"


def test_a_year_with_two_deaths_has_three_parts(run: Run) -> None:
    def of(father: int, mother: int) -> float:
        lives = [parent("父", last_age=80, last_month=father), parent("母", last_age=80, last_month=mother)]
        return minimum(run, parents=lives)[0]

    three, two, one = of(12, 12), minimum(run, parents=[parent(last_age=80)])[0], minimum(run)[0]
    assert of(3, 9) == pytest.approx((3 * three + 6 * two + 3 * one) / 12, abs=0.01)


def test_the_rent_follows_who_lives_in_the_months(run: Run) -> None:
    """Two persons up to 44,000 yen a month, one up to 37,000 with another rent."""

    def added(with_parent: int, alone: int) -> float:
        home = {"kind": "rented", "rent_yen_per_month": with_parent, "child_alone_rent_yen_per_month": alone}
        mother = parent(last_age=80, last_month=6)
        return minimum(run, parents=[mother], home=home)[0] - minimum(run, parents=[mother])[0]

    assert added(60_000, 60_000) == pytest.approx(6 * 44_000 + 6 * 37_000, abs=1)
    assert added(60_000, 30_000) == pytest.approx(6 * 44_000 + 6 * 30_000, abs=1)


def test_a_death_month_changes_no_other_year(run: Run) -> None:
    june, december = (minimum(run, parents=[parent(last_age=83, last_month=month)]) for month in (6, 12))
    assert june[:3] + june[4:] == december[:3] + december[4:]


def test_in_the_year_in_which_the_household_ends_its_months_count(run: Run) -> None:
    whole, part = (minimum(run, children=[child(last_age=51, last_month=month)])[1] for month in (12, 3))
    assert part == pytest.approx(whole * 3 / 12)


def test_the_standard_grows_with_prices_after_its_last_known_value(run: Run) -> None:
    growing = {"price_growth_ratio": 0.02, "public_assistance": True}
    years = minimum(run, children=[child(age=60, last_age=74)], assumptions=growing)
    assert years[9] > years[8] * 1.015


def test_a_part_of_the_wages_is_not_counted(lawbook: LawBook) -> None:
    law = lawbook.over(YEARS, GROWTH, SENDAI)
    yearly = earned_income_deduction_yen(np.array([[1_200_000.0, 0.0]]), law)
    assert yearly.tolist() == [[12 * 23_600, 0]]
