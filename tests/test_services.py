"""Bills of services, medicine and care: what the family pays itself, by whose income."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from planner import futures, services, standing, timeline
from planner.household import Household
from planner.lawbook import Cell, LawBook, LawYears
from planner.line import Line
from planner.standing import Incomes, Standing
from planner.taxes import TaxStatus
from planner.working import of_cell
from tests.builders import FIRST_YEAR, child, household, money, parent

Part = dict[str, Any]
CLEAR_YEAR = 2  # 2028: no amount of the law changes within the year


def service(kind: str, person: str = "長男", **more: Any) -> Part:
    return {"name": "利用", "kind": kind, "person": person, "bill_yen_per_month": 100_000, **more}


def family(*used: Part, **parts: Any) -> Household:
    """A mother of 80 with her son of 50; both live through the plan."""
    given: Part = {"parents": [parent(age=80, last_age=90)], "children": [child()], "services": list(used)}
    return household(**given | parts)


def pay(
    home: Household,
    book: LawBook,
    *,
    incomes: Mapping[str, Mapping[str, float]] | None = None,
    taxable: Mapping[str, float] | None = None,
) -> tuple[list[Line], LawYears]:
    """The lines of a family whose members have the same incomes every year; who has a taxable income is levied."""
    course = futures.calm(home, book)
    time = timeline.build(home, course)
    law = book.over(course.years, course.growth)
    law.working = True
    shape = (1, len(time.years))
    here = standing.here(time)
    told = {life.name: (incomes or {}).get(life.name, {}) for life in time.lives}
    stand = Standing(
        tuple(told),
        here,
        standing.heads(here),
        standing.heads(here),
        {name: _incomes(one, shape) for name, one in told.items()},
    )
    base = {name: np.full(shape, (taxable or {}).get(name, 0.0)) for name in told}
    levied = {name: yen > 0 for name, yen in base.items()}
    untaxed = dict.fromkeys(told, np.full(shape, fill_value=not taxable))
    told_of_taxes = {"taxed": levied, "income_levied": levied, "household_untaxed": untaxed, "resident_base_yen": base}
    status = TaxStatus(**{one.name: {} for one in fields(TaxStatus)} | told_of_taxes)
    return services.lines(home, time, course, law, stand, status=status), law


def _incomes(told: Mapping[str, float], shape: tuple[int, int]) -> Incomes:
    nothing = {one.name: np.zeros(shape) for one in fields(Incomes)}
    return Incomes(**nothing | {f"{name}_yen": np.full(shape, float(yen)) for name, yen in told.items()})


def yearly(home: Household, book: LawBook, year: int = CLEAR_YEAR, **more: Any) -> int:
    """What the only service costs in one year."""
    (line,), _ = pay(home, book, **more)
    return round(-float(line.yen[0, year]))


def by_year(line: Line) -> list[int]:
    """What a line costs in each year."""
    return [round(-float(yen)) for yen in line.yen[0]]


PENSION = {"taxed_pension": 800_000, "care": 800_000, "with_untaxed": 800_000}


def test_an_untaxed_patient_under_70_pays_the_share_up_to_the_ceilings(lawbook: LawBook) -> None:
    small = family(service("medical", bill_yen_per_month=50_000))
    assert yearly(small, lawbook) == 12 * 15_000
    large = family(service("medical", bill_yen_per_month=500_000))
    assert yearly(large, lawbook) == 290_000  # the yearly cap, below 12 × 24,600


def test_the_ceiling_falls_in_the_fourth_month(lawbook: LawBook) -> None:
    used = service("medical", bill_yen_per_month=500_000, from_age=52, to_age=52)
    assert yearly(family(used), lawbook) == 290_000  # 3 × 36,900 + 9 × 24,600 = 332,100 lies above the cap
    for_some = service("medical", bill_yen_per_month=500_000, ends_with_death_of="母")
    home = family(for_some, parents=[parent(age=80, last_age=82, last_month=6)])
    assert yearly(home, lawbook) == 6 * 24_600


def test_a_taxed_household_pays_more(lawbook: LawBook) -> None:
    used = family(service("medical", bill_yen_per_month=300_000))
    levied = {"incomes": {"母": {"total": 3_000_000}}, "taxable": {"母": 2_000_000}}
    assert yearly(used, lawbook, **levied) == 410_000  # a mother of 75 and over is insured elsewhere: lowest tier
    assert yearly(used, lawbook) == 290_000


@pytest.mark.parametrize(
    ("pension", "taxable", "expected"),
    [(1_500_000, 0, 0.1), (2_200_000, 300_000, 0.2), (2_200_000, 270_000, 0.1), (4_000_000, 1_500_000, 0.3)],
)
def test_the_share_from_75_goes_by_taxable_income_and_pension(
    lawbook: LawBook, pension: int, taxable: int, expected: float
) -> None:
    used = family(service("medical", "母", bill_yen_per_month=50_000))
    incomes = {"母": {"taxed_pension": pension, "care": pension, "total": pension - 1_100_000}}
    levied = {"母": taxable} if taxable else None
    assert yearly(used, lawbook, incomes=incomes, taxable=levied) == pytest.approx(12 * 50_000 * expected)


def test_the_lowest_pension_has_the_lowest_ceiling_from_70(lawbook: LawBook) -> None:
    used = family(service("medical", "母", bill_yen_per_month=1_000_000, outpatient=False))
    assert yearly(used, lawbook, incomes={"母": PENSION}) == 180_000
    assert yearly(used, lawbook, incomes={"母": PENSION | {"taxed_pension": 1_200_000}}) == 290_000


def test_an_out_patient_has_lower_ceilings_from_70_on(lawbook: LawBook) -> None:
    used = family(service("medical", "母", bill_yen_per_month=300_000))
    assert yearly(used, lawbook, incomes={"母": PENSION}) == 12 * 8_000
    assert yearly(used, lawbook, incomes={"母": PENSION | {"taxed_pension": 1_200_000}}) == 96_000
    assert yearly(used, lawbook, taxable={"母": 100_000}) == 216_000
    young = [family(service("medical", bill_yen_per_month=300_000, outpatient=told)) for told in (True, False)]
    assert len({yearly(home, lawbook) for home in young}) == 1


def test_a_pension_that_is_the_limit_but_for_a_part_of_a_yen_stays_in_the_lowest_class(lawbook: LawBook) -> None:
    home = family(service("medical", "母", bill_yen_per_month=300_000, outpatient=False))
    law = lawbook.over(futures.calm(home, lawbook).years, futures.calm(home, lawbook).growth)
    full = round(float(law[services.FULL_PENSION][0, 1]))
    for part in (-0.3, 0.0, 0.3):
        assert yearly(home, lawbook, incomes={"母": PENSION | {"taxed_pension": full + part}}) == 180_000
    assert yearly(home, lawbook, incomes={"母": PENSION | {"taxed_pension": full + 1}}) == 290_000


def test_psychiatric_treatment_costs_a_tenth_up_to_the_ceiling_of_the_class(lawbook: LawBook) -> None:
    used = family(service("psychiatric"))
    assert yearly(used, lawbook, incomes={"長男": {"with_untaxed": 780_000}}) == 12 * 2_500
    assert yearly(used, lawbook, incomes={"長男": {"with_untaxed": 1_050_000}}) == 12 * 5_000
    assert yearly(used, lawbook, taxable={"長男": 500_000}) == 12 * 5_000
    assert yearly(used, lawbook, taxable={"長男": 1_000_000}) == 12 * 10_000


def test_psychiatric_treatment_looks_at_the_same_health_insurance_only(lawbook: LawBook) -> None:
    rich = {"taxable": {"母": 5_000_000}}
    used = service("psychiatric", bill_yen_per_month=300_000)
    assert yearly(family(used), lawbook, **rich) == 12 * 2_500  # the mother is in the scheme for the elderly
    with_the_town = family(used, parents=[parent(age=70, last_age=80)])
    assert yearly(with_the_town, lawbook, **rich) == 12 * 20_000
    at_work = family(used, parents=[parent(age=70, last_age=80, insured_at_work_to_age=74)])
    assert yearly(at_work, lawbook, incomes={"母": {"wages": 8_000_000}}, **rich) == 12 * 2_500
    both = family(
        used,
        parents=[parent(age=70, last_age=80, insured_at_work_to_age=74)],
        children=[child(insured_at_work_to_age=74)],
    )
    assert yearly(both, lawbook, incomes={"母": {"wages": 8_000_000}}, **rich) == 12 * 20_000
    assert yearly(family(service("psychiatric", "母")), lawbook, taxable={"長男": 5_000_000}) == 12 * 2_500


def test_the_full_basic_pension_alone_stays_in_the_lowest_class(lawbook: LawBook) -> None:
    home = family(service("psychiatric"))
    law = lawbook.over(futures.calm(home, lawbook).years, futures.calm(home, lawbook).growth)
    full = float(law[services.FULL_PENSION][0, 1])
    assert yearly(home, lawbook, incomes={"長男": {"with_untaxed": full}}) == 12 * 2_500
    assert yearly(home, lawbook, incomes={"長男": {"with_untaxed": full * 1.25}}) == 12 * 5_000


def test_care_has_a_ceiling_of_the_person_and_of_the_household(lawbook: LawBook) -> None:
    used = family(service("care", "母", bill_yen_per_month=300_000))
    assert yearly(used, lawbook, incomes={"母": PENSION}) == 12 * 15_000
    assert yearly(used, lawbook, incomes={"母": {"care": 1_200_000}}) == 12 * 24_600
    assert yearly(used, lawbook, taxable={"長男": 100_000}) == 12 * 30_000
    high = {"care": 3_500_000, "total": 2_400_000}
    assert yearly(used, lawbook, incomes={"母": high}, taxable={"母": 1_900_000}) == 12 * 44_400


def test_the_parents_income_does_not_count_for_the_childs_services(lawbook: LawBook) -> None:
    used = family(service("disability_service", bill_yen_per_month=200_000))
    assert yearly(used, lawbook, taxable={"母": 5_000_000}) == 0
    assert yearly(used, lawbook, taxable={"長男": 500_000}) == 12 * 9_300
    in_home = family(
        service("disability_service", bill_yen_per_month=200_000),
        service("group_home", name="ホーム", bill_yen_per_month=45_000),
    )
    found, _ = pay(in_home, lawbook, taxable={"長男": 500_000})
    assert [by_year(line)[CLEAR_YEAR] for line in found] == [12 * 20_000, 12 * 45_000]


def test_of_parents_both_count(lawbook: LawBook) -> None:
    used = family(
        service("disability_service", "母", bill_yen_per_month=200_000),
        parents=[parent("父", age=82, last_age=83), parent(age=80, last_age=90)],
    )
    (line,), _ = pay(used, lawbook, taxable={"父": 500_000})
    assert by_year(line)[:3] == [12 * 9_300, 12 * 9_300, 0]


def test_the_rent_supplement_is_for_untaxed_residents(lawbook: LawBook) -> None:
    used = family(service("group_home", bill_yen_per_month=45_000))
    assert yearly(used, lawbook) == 12 * 35_000
    assert yearly(used, lawbook, taxable={"長男": 500_000}) == 12 * 45_000
    assert yearly(family(service("group_home", bill_yen_per_month=8_000)), lawbook) == 0


def test_visits_are_paid_by_the_half_hour(lawbook: LawBook) -> None:
    used = service("daily_life_support", bill_yen_per_month=None, half_hours_per_month=4)
    assert yearly(family(used), lawbook) == 12 * 4 * 600
    assert yearly(family(used | {"bill_yen_per_month": 2_700}), lawbook) == 12 * 2_700


@pytest.mark.parametrize(("yen", "monthly"), [(10_000_000, 20_000), (10_000_001, 30_000), (50_000_001, 50_000)])
def test_an_unknown_guardians_fee_follows_the_accounts_at_the_start(lawbook: LawBook, yen: int, monthly: int) -> None:
    used = service("guardianship", bill_yen_per_month=None)
    home = family(used, accounts=[money("母", 4_000_000), money("長男", yen - 4_000_000)])
    assert yearly(home, lawbook) == 12 * monthly
    told = family(used | {"bill_yen_per_month": 28_000}, accounts=[money("母", yen)])
    assert yearly(told, lawbook) == 12 * 28_000


@pytest.mark.parametrize("kind", ["medical", "psychiatric", "care", "disability_service", "group_home"])
def test_without_a_bill_there_is_no_line(lawbook: LawBook, kind: str) -> None:
    assert pay(family(service(kind, bill_yen_per_month=None)), lawbook)[0] == []


def test_bills_grow_with_prices(lawbook: LawBook) -> None:
    home = family(
        service("medical", bill_yen_per_month=50_000),
        assumptions={"price_growth_ratio": 0.02, "wage_growth_ratio": 0.0, "public_assistance": False},
    )
    (line,), _ = pay(home, lawbook)
    np.testing.assert_allclose(-line.yen[0, :3], [180_000, 183_600, 187_272])


def test_a_service_runs_from_its_first_age_to_its_last_and_while_the_person_lives(lawbook: LawBook) -> None:
    used = service("care", "母", from_age=81, to_age=82, bill_yen_per_month=60_000)
    (line,), _ = pay(family(used), lawbook)
    assert by_year(line)[:4] == [0, 72_000, 72_000, 0]
    after = service("daily_life_support", begins_with_death_of="母", bill_yen_per_month=3_000)
    home = family(
        after, parents=[parent(age=80, last_age=81, last_month=9)], children=[child(last_age=53, last_month=2)]
    )
    (line,), _ = pay(home, lawbook)
    assert by_year(line) == [0, 9_000, 36_000, 6_000]


@pytest.mark.parametrize(
    ("kind", "programme"),
    [
        ("medical", "medical_costs"),
        ("psychiatric", "self_support_medical"),
        ("care", "care_services"),
        ("disability_service", "disability_services"),
        ("group_home", "group_home"),
        ("daily_life_support", "daily_life_support"),
        ("guardianship", "adult_guardianship"),
    ],
)
def test_every_cell_opens_into_its_last_step(lawbook: LawBook, kind: str, programme: str) -> None:
    bill = None if kind in ("daily_life_support", "guardianship") else 40_000
    (line,), law = pay(family(service(kind, bill_yen_per_month=bill)), lawbook)
    assert line.cell == Cell(programme, "長男", "利用")
    assert (line.payer, line.person) == (None, "長男")
    (step,) = of_cell(line.cell, CLEAR_YEAR, law.applied, count_years=len(law.years))
    assert step.result == -line.yen[0, CLEAR_YEAR]
    assert any(number.step for number in step.numbers)


def test_the_first_year_is_known(lawbook: LawBook) -> None:
    assert (
        lawbook.parameter("medical_costs.under_70_base_yen_per_month").entries[-1].first_day.year
        < FIRST_YEAR + CLEAR_YEAR
    )
