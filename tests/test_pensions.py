"""Old-age, disability and survivors' pensions: who receives which, in which months."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from planner import futures, pensions, timeline
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection
from tests.builders import FIRST_YEAR, child, household, means, old_age, parent, yen_by_year

Run = Callable[[Household], Projection]
FULL_2026 = (3 * 831_700 + 9 * 847_300) / 12  # old-age basic pension, born from April 1956
FULL_OLDER_2026 = (3 * 829_300 + 9 * 844_900) / 12  # born before


@pytest.mark.parametrize(("birth_month", "months"), [(1, 11), (5, 7), (11, 1), (12, 0)])
def test_old_age_pension_begins_in_the_month_after_the_birthday(run: Run, birth_month: int, months: int) -> None:
    given = child(age=65, birth_month=birth_month, last_age=67, old_age_pension=old_age(780_000, 120_000))
    p = run(household(children=[given]))
    assert yen_by_year(p, "old_age_basic_pension") == [780_000 * months // 12, 780_000, 780_000]
    assert yen_by_year(p, "old_age_employees_pension") == [120_000 * months // 12, 120_000, 120_000]


def test_a_pension_ends_with_the_month_of_death(run: Run) -> None:
    mother = parent(age=80, last_age=81, last_month=4, old_age_pension=old_age(780_000))
    assert yen_by_year(run(household(parents=[mother])), "old_age_basic_pension")[:3] == [780_000, 260_000, 0]


def test_typed_pensions_are_taken_as_they_will_be_paid(run: Run) -> None:
    early = parent(age=66, last_age=70, old_age_pension=old_age(500_000, start_age=60))
    assert yen_by_year(run(household(parents=[early])), "old_age_basic_pension")[0] == 500_000


@pytest.mark.parametrize(
    ("birth_year", "start_age", "full", "factor"),
    [
        (1957, 65, FULL_2026, 1.0),
        (1963, 60, FULL_2026, 1 - 60 * 0.004),
        (1957, 60, FULL_2026, 1 - 60 * 0.005),
        (1957, 68, FULL_2026, 1 + 36 * 0.007),
        (1945, 75, FULL_OLDER_2026, 1 + 60 * 0.007),
    ],
)
def test_early_and_late_claims_of_the_pension_from_the_record(
    run: Run, birth_year: int, start_age: int, full: float, factor: float
) -> None:
    pension = {"record": {"paid_months": 480}, "treatment": "pay", "start_age": start_age}
    given = child(age=FIRST_YEAR - birth_year, last_age=FIRST_YEAR - birth_year, old_age_pension=pension)
    paid = yen_by_year(run(household(children=[given])), "old_age_basic_pension")
    assert paid[0] == pytest.approx(full * factor, abs=1)


def test_exempt_months_count_one_half_and_deferred_months_nothing(run: Run) -> None:
    record = {"paid_months": 120, "full_exempt_months": 240, "deferred_months": 120}
    given = child(age=67, last_age=67, old_age_pension={"record": record, "treatment": "pay"})
    paid = yen_by_year(run(household(children=[given])), "old_age_basic_pension")
    assert paid[0] == pytest.approx(FULL_2026 * (120 + 120) / 480, abs=1)


def test_fewer_than_ten_years_bring_no_pension_at_all(run: Run) -> None:
    for months, any_pension in ((119, False), (120, True)):
        given = child(age=67, last_age=67, old_age_pension={"record": {"paid_months": months}, "treatment": "unpaid"})
        assert bool(yen_by_year(run(household(children=[given])), "old_age_basic_pension")[0]) is any_pension


def test_months_paid_during_the_plan_are_added_to_the_record(run: Run) -> None:
    pension = {"record": {"paid_months": 228}, "treatment": "pay"}
    p = run(household(children=[child(age=39, last_age=66, old_age_pension=pension)]))
    full = p.law["old_age_basic_pension.full_amount_newer_yen_per_year"].entries[-1].value
    assert isinstance(full, float)
    assert yen_by_year(p, "old_age_basic_pension")[-1] == pytest.approx(full, abs=1), "228 months and 21 years make 480"


def test_from_65_the_larger_basic_pension_is_paid(run: Run) -> None:
    for typed, disability_goes_on in ((780_000, True), (1_500_000, False)):
        pension = old_age(typed, 90_000)
        given = child(age=70, last_age=71, disability_pension={"grade": 2, "from_year": 2010}, old_age_pension=pension)
        p = run(household(children=[given]))
        assert bool(yen_by_year(p, "disability_basic_pension")[0]) is disability_goes_on
        assert bool(yen_by_year(p, "disability_pension_supplement")[0]) is disability_goes_on
        assert yen_by_year(p, "old_age_basic_pension")[0] == (0 if disability_goes_on else 1_500_000)
        assert yen_by_year(p, "old_age_employees_pension")[0] == 90_000, "the employees' pension is paid beside it"


def test_before_65_one_pension_excludes_all_others(run: Run) -> None:
    for typed, disability_goes_on in ((300_000, True), (900_000, False)):
        pension = old_age(typed, 200_000, start_age=60)
        given = child(age=62, last_age=63, disability_pension={"grade": 2, "from_year": 2010}, old_age_pension=pension)
        p = run(household(children=[given]))
        assert bool(yen_by_year(p, "disability_basic_pension")[1]) is disability_goes_on
        assert yen_by_year(p, "old_age_employees_pension")[1] == (0 if disability_goes_on else 200_000)


def test_a_disability_pension_runs_from_its_first_to_its_last_year(run: Run) -> None:
    granted = {"grade": 1, "from_year": 2028, "to_year": 2029}
    p = run(household(children=[child(age=40, last_age=45, disability_pension=granted)]))
    assert [bool(v) for v in yen_by_year(p, "disability_basic_pension")] == [False, False, True, True, False, False]
    grade_2 = run(household(children=[child(age=40, last_age=45, disability_pension=granted | {"grade": 2})]))
    ratio = yen_by_year(p, "disability_basic_pension")[2] / yen_by_year(grade_2, "disability_basic_pension")[2]
    assert ratio == pytest.approx(1.25, abs=1e-3)


# Survivors' employees' pension


def survivors(run: Run, survivor: dict[str, Any], employees: int = 1_200_000) -> list[int]:
    """Pension of the survivor when the other parent dies at the end of the first year."""
    other = "父" if survivor["name"] == "母" else "母"
    age = max(70, FIRST_YEAR - survivor["birth_year"])
    deceased = parent(other, age=age, last_age=age, old_age_pension=old_age(780_000, employees))
    p = run(household(parents=[deceased, survivor], children=[child(age=25, last_age=40)]))
    return yen_by_year(p, "survivors_employees_pension", survivor["name"])


def test_a_widow_over_65_receives_what_exceeds_her_own_employees_pension(run: Run) -> None:
    widow = parent(age=72, last_age=75, old_age_pension=old_age(780_000, 100_000))
    assert survivors(run, widow)[:5] == [0, 800_000, 800_000, 800_000, 0]


def test_a_widow_with_a_good_pension_of_her_own_gains_by_the_second_reckoning(run: Run) -> None:
    widow = parent(age=72, last_age=75, old_age_pension=old_age(780_000, 1_000_000))
    assert survivors(run, widow)[1] == 100_000  # 900,000 × 2/3 + 1,000,000 ÷ 2 − 1,000,000


def test_the_choice_comes_in_the_month_after_the_65th_birthday(run: Run) -> None:
    widow = parent(age=62, birth_month=6, last_age=75, old_age_pension=old_age(780_000, 100_000))
    assert survivors(run, widow)[1:5] == [900_000, 900_000, 850_000, 800_000]


def test_before_65_an_early_old_age_pension_is_set_against_it(run: Run) -> None:
    widow = parent(age=61, last_age=75, old_age_pension=old_age(550_000, 0, start_age=60))
    assert survivors(run, widow)[1] == 350_000, "the larger of the two, not both"


@pytest.mark.parametrize(
    ("age", "birth_month", "expected"),
    [
        (54, 1, [0] * 6),
        (57, 1, [0, 0, 0, 825_000, 900_000, 900_000]),
        (70, 1, [0, 900_000, 900_000, 900_000, 900_000, 900_000]),
    ],
)
def test_a_widower_must_be_55_and_is_paid_from_60(run: Run, age: int, birth_month: int, expected: list[int]) -> None:
    widower = parent("父", age=age, birth_month=birth_month, last_age=85, old_age_pension=old_age(0, 0, start_age=75))
    assert survivors(run, widower)[:6] == expected


def test_without_an_employees_pension_nothing_passes_on(run: Run) -> None:
    assert not any(survivors(run, parent(age=72, last_age=75), employees=0))


def test_when_both_die_in_one_year_no_survivors_pension_is_paid(run: Run) -> None:
    deceased = parent("父", age=80, last_age=80, old_age_pension=old_age(780_000, 1_200_000))
    p = run(household(parents=[deceased, parent(age=78, last_age=78)]))
    assert not any(yen_by_year(p, "survivors_employees_pension"))


def test_the_survivors_pension_does_not_follow_the_claim_of_the_deceased(run: Run) -> None:
    """厚生年金保険法60条: three quarters of the amount at 65, whenever the deceased claimed."""
    for start_age, factor in ((65, 1.0), (70, 1.42), (60, 0.7)):
        father = parent(
            "父", age=85, last_age=86, old_age_pension=old_age(0, round(1_200_000 * factor), start_age=start_age)
        )
        mother = parent(age=80, last_age=90, old_age_pension=old_age(780_000))
        p = run(household(parents=[father, mother]))
        assert yen_by_year(p, "survivors_employees_pension")[3] == pytest.approx(900_000, abs=1)


def test_before_65_a_disability_pension_is_set_against_the_survivors_pension(run: Run) -> None:
    granted = {"grade": 2, "yen_per_year": 800_000}
    father = parent("父", age=70, last_age=70, old_age_pension=old_age(0, 1_600_000))
    mother = parent(age=58, last_age=70, disability_pension=granted)
    p = run(household(parents=[father, mother], children=[child(age=30, last_age=60)]))
    assert yen_by_year(p, "survivors_employees_pension")[1] == 1_200_000 - 800_000
    assert yen_by_year(p, "disability_basic_pension", "母")[1] == 800_000
    assert yen_by_year(p, "survivors_employees_pension")[9] == 1_200_000  # over 65 both are paid


def test_a_typed_disability_pension_holds_the_supplement(run: Run) -> None:
    p = run(household(children=[child(disability_pension={"grade": 2, "yen_per_year": 900_000})]))
    assert yen_by_year(p, "disability_basic_pension")[0] == 900_000
    assert sum(yen_by_year(p, "disability_pension_supplement")) == 0


def test_no_disability_pension_is_paid_before_twenty(run: Run) -> None:
    young = child(age=18, birth_month=3, last_age=25, disability_pension={"grade": 2, "yen_per_year": 840_000})
    assert yen_by_year(run(household(children=[young])), "disability_basic_pension")[:4] == [0, 0, 630_000, 840_000]


def test_who_receives_a_disability_pension_at_65_cannot_claim_the_old_age_pension_later(run: Run) -> None:
    """国民年金法28条."""
    late = {"record": {"paid_months": 440}, "start_age": 70}
    granted = {"grade": 2, "yen_per_year": 800_000}
    p = run(household(children=[child(age=64, last_age=75, old_age_pension=late, disability_pension=granted)]))
    assert sum(yen_by_year(p, "old_age_basic_pension")) == 0


def test_the_supplement_ends_in_the_year_after_an_income_over_the_limit(run: Run) -> None:
    earned = {
        "name": "給与",
        "kind": "wages",
        "person": "長男",
        "yen_per_year": 8_000_000,
        "from_age": 52,
        "to_age": 52,
    }
    p = run(household(children=[child(disability_pension={"grade": 2})], incomes=[earned]))
    paid = yen_by_year(p, "disability_pension_supplement")
    assert paid[2] > 0
    assert paid[3] == 0
    assert paid[4] > 0


# Old-age employees' pension from the record at work, with work and family

CAREER = {"pay_from_2003_04_yen_per_month": 300_000, "months_from_2003_04": 240}
EARNED = 394_632  # 300,000 × 5.481/1000 × 240


def at_work(**pension: Any) -> dict[str, Any]:
    return {"basic_yen_per_year": 0, "career": CAREER, **pension}


def test_the_employees_pension_comes_from_the_record_at_work(run: Run) -> None:
    given = child(age=67, last_age=67, old_age_pension=at_work())
    paid = yen_by_year(run(household(children=[given])), "old_age_employees_pension")
    transitional = 240 * (3 * 1_734 + 9 * 1_766) / 12 - (3 * 831_700 + 9 * 847_300) / 12 / 2
    assert paid[0] == pytest.approx(EARNED + transitional, abs=1)


@pytest.mark.parametrize(("start_age", "factor"), [(60, 0.76), (65, 1.0), (70, 1.42)])
def test_the_claim_factor_holds_for_the_computed_employees_pension(run: Run, start_age: int, factor: float) -> None:
    given = child(age=62, last_age=72, old_age_pension=at_work(start_age=start_age))
    paid = yen_by_year(run(household(children=[given])), "old_age_employees_pension")
    later = child(age=62, last_age=72, old_age_pension=at_work())
    normal = yen_by_year(run(household(children=[later])), "old_age_employees_pension")
    assert paid[-1] == pytest.approx(normal[-1] * factor, abs=1)


def test_a_typed_amount_goes_before_the_record_at_work(run: Run) -> None:
    given = child(age=67, last_age=67, old_age_pension=at_work(employees_yen_per_year=1_000_000))
    assert yen_by_year(run(household(children=[given])), "old_age_employees_pension") == [1_000_000]


def test_fewer_than_ten_years_at_work_and_none_else_bring_no_employees_pension(run: Run) -> None:
    short = {"pay_from_2003_04_yen_per_month": 300_000, "months_from_2003_04": 119}
    for pension, any_pension in (
        ({"career": short}, False),
        ({"career": short, "basic_yen_per_year": 300_000}, True),
        ({"career": short, "record": {"paid_months": 120}}, True),
    ):
        given = child(age=67, last_age=67, old_age_pension=pension)
        assert bool(yen_by_year(run(household(children=[given])), "old_age_employees_pension")[0]) is any_pension


def couple(husband: dict[str, Any], wife_age: int = 60, **wife: Any) -> Household:
    """A husband of 64 with a long record at work and his wife."""
    father = parent("父", age=64, last_age=75, old_age_pension=husband)
    return household(parents=[father, parent(age=wife_age, last_age=85, **wife)], children=[child(age=30, last_age=70)])


def test_a_spouse_under_65_adds_to_a_long_employees_pension(run: Run) -> None:
    """Right in February 2027, the spouse is 65 in January 2031; 243,800 + 179,900 yen a year."""
    husband = old_age(0, 1_200_000, employees_months=240)
    paid = yen_by_year(run(couple(husband)), "old_age_employees_pension")
    added = [yen - due for yen, due in zip(paid, [0, 1_100_000, *[1_200_000] * 4], strict=False)]
    assert added == [0, round(423_700 * 11 / 12), 423_700, 423_700, 423_700, round(423_700 / 12)]


@pytest.mark.parametrize("months", [None, 239])
def test_without_240_months_at_work_there_is_no_addition(run: Run, months: int | None) -> None:
    paid = yen_by_year(run(couple(old_age(0, 1_200_000, employees_months=months))), "old_age_employees_pension")
    assert paid[1:4] == [1_100_000, 1_200_000, 1_200_000]


def test_a_right_from_april_2028_brings_the_smaller_addition(run: Run) -> None:
    husband = old_age(0, 1_200_000, employees_months=480)
    father = parent("父", age=62, birth_month=4, last_age=75, old_age_pension=husband)
    family = household(parents=[father, parent(age=55, last_age=85)], children=[child(age=30, last_age=70)])
    assert yen_by_year(run(family), "old_age_employees_pension")[4] == 1_200_000 + 219_400 + 161_900


def test_a_right_that_began_before_the_first_known_value_has_that_value(run: Run) -> None:
    """A husband who was 65 in 1986, with a wife of 60 in 2026."""
    father = parent("父", age=105, last_age=110, old_age_pension=old_age(0, 1_200_000, employees_months=480))
    family = household(parents=[father, parent(age=60, last_age=85)], children=[child(age=30, last_age=70)])
    paid = yen_by_year(run(family), "old_age_employees_pension", "父")
    assert paid[2] == 1_200_000 + 243_800


@pytest.mark.parametrize(("birth_month", "addition_yen"), [(3, 423_700), (4, 219_400 + 161_900)])
def test_the_addition_is_that_of_the_month_in_which_the_right_begins(
    run: Run, birth_month: int, addition_yen: int
) -> None:
    father = parent("父", age=63, last_age=75, old_age_pension=old_age(0, 1_200_000, employees_months=480))
    father |= {"birth_month": birth_month}
    family = household(parents=[father, parent(age=55, last_age=85)], children=[child(age=30, last_age=70)])
    assert yen_by_year(run(family), "old_age_employees_pension")[4] == 1_200_000 + addition_yen


def test_no_addition_while_the_spouse_has_a_disability_pension_or_a_long_one_of_her_own(run: Run) -> None:
    husband = old_age(0, 1_200_000, employees_months=480)
    for wife in (
        {"disability_pension": {"grade": 2, "yen_per_year": 800_000}},
        {"old_age_pension": old_age(0, 600_000, employees_months=240, start_age=60)},
    ):
        paid = yen_by_year(run(couple(husband, wife_age=61, **wife)), "old_age_employees_pension", "父")
        assert paid[2:4] == [1_200_000, 1_200_000]


def test_the_addition_ends_with_the_death_of_the_spouse(run: Run) -> None:
    husband = parent("父", age=66, last_age=75, old_age_pension=old_age(0, 1_200_000, employees_months=480))
    wife = parent(age=58, last_age=59, last_month=6)
    p = run(household(parents=[husband, wife], children=[child(age=30, last_age=70)]))
    paid = yen_by_year(p, "old_age_employees_pension")
    assert paid[1] == 1_200_000 + round(423_700 / 2)
    assert paid[2] == 1_200_000


def test_months_of_the_pensions_stand_on_the_lines(run: Run) -> None:
    given = child(age=65, birth_month=5, last_age=67, last_month=3, old_age_pension=old_age(780_000, 120_000))
    p = run(household(children=[given]))
    for programme in ("old_age_basic_pension", "old_age_employees_pension"):
        line = next(line for line in p.lines if line.programme == programme)
        assert np.shape(line.months) == line.yen.shape
        assert np.asarray(line.months)[0].tolist() == [7, 12, 3]


def test_the_additional_pension_never_grows(run: Run) -> None:
    growing = {"price_growth_ratio": 0.02, "pension_growth_ratio": 0.02, "public_assistance": False}
    amounts = []
    for months in (0, 120):
        pension = {"record": {"paid_months": 480}, "treatment": "pay", "additional_months": months}
        given = child(age=70, last_age=80, old_age_pension=pension)
        p = run(household(children=[given], assumptions=growing))
        amounts.append(yen_by_year(p, "old_age_basic_pension"))
    assert [b - a for a, b in zip(*amounts, strict=True)] == [24_000] * 11


# In-work suspension: pensions.lines weighs the pay that it is told against the pension


def suspended(lawbook: LawBook, *, wages_yen: float, to_age: int | None, employees_yen: int = 1_200_000) -> list[float]:
    """Employees' pension by year of a parent of 66 with this pay in every year."""
    worker = parent("父", age=66, last_age=70, old_age_pension=old_age(0, employees_yen), insured_at_work_to_age=to_age)
    given = household(parents=[worker], children=[child(age=30, last_age=40)])
    courses = futures.calm(given, lawbook)
    time, law = timeline.build(given, courses), lawbook.over(courses.years, courses.growth)
    pay = np.full(len(courses.years), wages_yen)
    found = pensions.lines(time, law, means("父", total_yen=pay, wages_yen=pay))
    line = next(one for one in found if (one.programme, one.person) == ("old_age_employees_pension", "父"))
    return [round(float(yen)) for yen in line.yen[0, :5]]


def test_half_of_what_pay_and_pension_exceed_the_threshold_is_suspended(lawbook: LawBook) -> None:
    """100,000 + 600,000 − 650,000 = 50,000 a month from 2027; in 2026 three months have the older threshold."""
    paid = suspended(lawbook, wages_yen=7_200_000, to_age=68)
    assert paid[1:] == [900_000, 900_000, 1_200_000, 1_200_000]
    assert paid[0] == 1_200_000 - 12 * (700_000 - (3 * 510_000 + 9 * 650_000) / 12) / 2


def test_without_insurance_at_work_pay_suspends_nothing(lawbook: LawBook) -> None:
    assert suspended(lawbook, wages_yen=7_200_000, to_age=None)[1] == 1_200_000
    assert suspended(lawbook, wages_yen=6_600_000, to_age=69)[1] == 1_200_000, "just at the threshold"


def test_high_pay_suspends_the_whole_pension_but_no_more(lawbook: LawBook) -> None:
    assert suspended(lawbook, wages_yen=20_000_000, to_age=69)[1] == 0


def test_every_pension_can_be_opened_down_to_the_law(run: Run) -> None:
    husband = {"career": CAREER, "record": {"paid_months": 480}, "additional_months": 12}
    p = run(couple(husband, wife_age=58))
    for programme in ("old_age_basic_pension", "old_age_employees_pension"):
        line = next(one for one in p.lines if (one.programme, one.person) == (programme, "父"))
        mine = [one for one in p.applied if one.cell == line.cell]
        used = {id(value) for one in mine for value in one.arguments.values()}
        last = [one for one in mine if id(one.result) not in used]
        assert len(last) == 1
        np.testing.assert_allclose(np.asarray(last[0].result), line.yen, atol=0.5)
