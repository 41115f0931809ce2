"""Supplements and allowances in a plan: who receives them, by whose income, in which months."""

from typing import Any

import numpy as np
import pytest

from planner import cashflow, futures, pensions, standing, supplements, taxes, timeline, working
from planner.lawbook import Cell, LawBook, LawYears
from planner.line import Line
from tests.builders import child, household, old_age, parent

RECORD = {"record": {"paid_months": 240, "full_exempt_months": 60}, "treatment": "unpaid"}
OLD_AGE, SURVIVORS = "old_age_pension_supplement", "survivors_pension_supplement"
ALLOWANCE, BENEFIT = "special_disability_allowance", "special_disability_benefit"


def plan(lawbook: LawBook, *more: Line, **parts: Any) -> tuple[dict[tuple[str, str | None], Line], LawYears]:
    """Return the lines of supplements by programme and person; ``more`` are pension lines beside the usual ones."""
    given = household(**parts)
    future = futures.calm(given, lawbook)
    law, beside = (lawbook.over(future.years, future.growth, given.municipality) for _ in range(2))
    law.working = True
    time = timeline.build(given, future)
    incomes = [line for line in cashflow.flow(given, time, future, beside).lines if line.programme == "income"]
    paid = [*pensions.lines(time, law), *more]
    whose = standing.build(given, time, law, [*incomes, *paid])
    status = taxes.status(given, time, law, whose)
    found = supplements.lines(given, time, law, whose, status, pensions=paid)
    return {(line.programme, line.person): line for line in found}, law


def wages(person: str, yen: int) -> dict[str, Any]:
    return {"name": "給与", "kind": "wages", "person": person, "yen_per_year": yen}


def test_from_65_the_months_of_the_record_bring_the_old_age_supplement(lawbook: LawBook) -> None:
    found, law = plan(lawbook, children=[child("長男", 64, 68, birth_month=6, old_age_pension=RECORD)])
    yen = found[OLD_AGE, "長男"].yen[0]
    assert yen[0] == 0
    assert yen[1] == 6 * 4_281, "from the month after the birthday of 65"
    assert yen[2] == 12 * 4_281
    (last,) = working.of_cell(Cell(OLD_AGE, "長男"), 2, law.applied, count_years=len(law.years))
    assert last.result == yen[2]


def test_a_pension_claimed_at_60_brings_no_supplement_before_65(lawbook: LawBook) -> None:
    early = {**RECORD, "start_age": 60}
    found, _ = plan(lawbook, children=[child("長男", 62, 68, old_age_pension=early)])
    assert found[OLD_AGE, "長男"].yen[0, :3].tolist() == [0, 0, 0]
    assert found[OLD_AGE, "長男"].yen[0, 4] > 0


def test_a_typed_amount_without_a_record_brings_no_old_age_supplement(lawbook: LawBook) -> None:
    found, _ = plan(lawbook, children=[child("長男", 68, 73, old_age_pension=old_age(400_000))])
    assert not found
    known = old_age(400_000, record={"paid_months": 240})
    found, _ = plan(lawbook, children=[child("長男", 68, 73, old_age_pension=known)])
    assert found[OLD_AGE, "長男"].yen[0, 1] == 12 * 2_810


def test_too_few_months_bring_neither_pension_nor_supplement(lawbook: LawBook) -> None:
    short = {"record": {"paid_months": 100}, "treatment": "unpaid"}
    assert not plan(lawbook, children=[child("長男", 68, 73, old_age_pension=short)])[0]


def test_a_taxed_mother_ends_the_supplement_of_everybody(lawbook: LawBook) -> None:
    for pension, received in ((1_000_000, True), (3_000_000, False)):
        mother = parent(age=90, last_age=92, old_age_pension=old_age(0, pension))
        found, _ = plan(lawbook, parents=[mother], children=[child("長男", 66, 75, old_age_pension=RECORD)])
        yen = found[OLD_AGE, "長男"].yen[0]
        assert bool(yen[1]) is received
        assert yen[4] == 12 * 4_281, "after her death nobody here is taxed"


def test_more_receipts_than_the_upper_limit_end_it_and_those_between_bring_less(lawbook: LawBook) -> None:
    for employees, low, high in ((0, 12 * 4_281, 12 * 4_281), (400_000, 1, 12 * 2_810 - 1), (500_000, 0, 0)):
        pension = {**RECORD, "employees_yen_per_year": employees}
        found, _ = plan(lawbook, children=[child("長男", 68, 73, old_age_pension=pension)])
        assert low <= found[OLD_AGE, "長男"].yen[0, 2] <= high


def test_a_survivors_basic_pension_brings_its_supplement_for_its_months(lawbook: LawBook) -> None:
    pension = Line("survivors_basic_pension", "母", "母", np.full((1, 6), 400_000.0), months=np.full((1, 6), 6.0))
    mother = parent(age=50, last_age=55)
    found, _ = plan(lawbook, pension, parents=[mother], children=[child("長男", 20, 25)])
    assert found[SURVIVORS, "母"].yen[0, 1] == 6 * 5_620
    found, _ = plan(
        lawbook, pension, parents=[mother], children=[child("長男", 20, 25)], incomes=[wages("母", 9_000_000)]
    )
    assert found[SURVIVORS, "母"].yen[0, 1] == 0


def test_the_special_allowance_begins_after_20(lawbook: LawBook) -> None:
    young = child("長男", 19, 25, birth_month=6, special_disability_allowance=True)
    found, _ = plan(lawbook, parents=[parent(age=50, last_age=60)], children=[young])
    assert found[ALLOWANCE, "長男"].yen[0, :3].tolist() == [0, 6 * 30_450, 12 * 30_450]


@pytest.mark.parametrize(
    ("who", "yen_per_year", "received"),
    [("長男", 0, True), ("長男", 6_000_000, False), ("母", 8_000_000, True), ("母", 9_500_000, False)],
)
def test_own_income_and_that_of_the_family_decide_the_special_allowance(
    lawbook: LawBook, who: str, yen_per_year: int, received: bool
) -> None:
    found, _ = plan(
        lawbook,
        parents=[parent(age=60, last_age=70)],
        children=[child("長男", 30, 40, special_disability_allowance=True)],
        incomes=[wages(who, yen_per_year)],
    )
    assert bool(found[ALLOWANCE, "長男"].yen[0, 1]) is received


def test_an_untaxed_pension_counts_as_own_income_of_the_special_allowance(lawbook: LawBook) -> None:
    for typed, received in ((1_000_000, True), (4_000_000, False)):
        pension = {"grade": 1, "yen_per_year": typed}
        found, _ = plan(
            lawbook, children=[child("長男", 30, 40, special_disability_allowance=True, disability_pension=pension)]
        )
        assert bool(found[ALLOWANCE, "長男"].yen[0, 1]) is received


def test_the_special_benefit_is_what_exceeds_the_old_age_pension(lawbook: LawBook) -> None:
    person = child("長男", 63, 70, special_disability_benefit_grade=2, old_age_pension=old_age(400_000))
    found, _ = plan(lawbook, children=[person])
    yen = found[BENEFIT, "長男"].yen[0]
    assert yen[1] == 12 * 46_920
    assert yen[4] == 12 * 46_920 - 400_000


def test_public_assistance_counts_all_of_them(lawbook: LawBook) -> None:
    person = child("長男", 66, 70, special_disability_benefit_grade=1, special_disability_allowance=True)
    found, _ = plan(lawbook, children=[person | {"old_age_pension": RECORD}])
    assert set(found) == {(OLD_AGE, "長男"), (ALLOWANCE, "長男"), (BENEFIT, "長男")}
    assert not any(np.any(line.uncounted_yen) or line.windfall for line in found.values())
