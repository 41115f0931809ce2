"""社会保険料: who pays which premium in which months, and how the household's bill is divided."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from planner import futures, lawbook, premiums, standing, taxes, timeline
from planner.futures import Futures
from planner.household import Household
from planner.lawbook import FAMILIES, Cell, LawYears
from planner.line import Line
from planner.working import of_cell
from tests.builders import child, household, parent

SENDAI = "04100"
NHI, LATE, CARE = premiums.NHI, premiums.LATE, premiums.CARE


def law_of(given: Household, time: timeline.Timeline) -> LawYears:
    growth = {family: np.ones((1, len(time.years))) for family in FAMILIES}
    law = lawbook.load().over(time.years, growth, given.municipality)
    law.working = True
    return law


def premiums_of(given: Household, pensions: dict[str, int]) -> tuple[list[Line], LawYears]:
    """The premiums of a household whose members have nothing but taxed pensions."""
    time = timeline.build(given, futures.calm(given, lawbook.load()))
    law = law_of(given, time)
    alive = {life.name: life.months / 12 for life in time.lives}
    lines = [Line("old_age_basic_pension", name, name, yen * alive[name]) for name, yen in pensions.items()]
    stands = standing.build(given, time, law, lines)
    return premiums.lines(time, law, stands, taxes.status(given, time, law, stands)), law


def by_year(lines: list[Line], programme: str, person: str) -> list[int]:
    found = [line for line in lines if (line.programme, line.person) == (programme, person)]
    assert len(found) <= 1
    return [-round(yen) for yen in found[0].yen[0]] if found else []


def family(*parents: Any, children: Any = None, **more: Any) -> Household:
    return household(
        first_year=2026, municipality=SENDAI, parents=list(parents), children=children or [child()], **more
    )


def test_a_child_alone_without_income_pays_three_tenths_of_the_flat_levies() -> None:
    lines, _ = premiums_of(family(children=[child(age=50, last_age=55)]), {})
    one_quarter_2025 = 26_886
    whole_childcare = (1_279 + 769) * 0.3
    assert by_year(lines, NHI, "長男")[1] == pytest.approx(one_quarter_2025 + whole_childcare, abs=2)


def test_an_untaxed_pension_never_counts() -> None:
    given = family(children=[child(age=50, last_age=55)])
    time = timeline.build(given, futures.calm(given, lawbook.load()))
    law = law_of(given, time)
    pension = Line("disability_basic_pension", "長男", "長男", np.full((1, len(time.years)), 2_000_000.0))
    stands = standing.build(given, time, law, [pension])
    with_pension = premiums.lines(time, law, stands, taxes.status(given, time, law, stands))
    without, _ = premiums_of(given, {})
    assert by_year(with_pension, NHI, "長男") == by_year(without, NHI, "長男")


def test_who_turns_75_moves_in_the_month_of_the_birthday() -> None:
    mother = parent(age=75, birth_month=7, last_age=80)
    lines, law = premiums_of(family(mother), {"母": 780_000})
    late = by_year(lines, LATE, "母")
    town = by_year(lines, NHI, "母")
    assert late[0] == pytest.approx(late[1] / 2, abs=150)
    assert town[0] > 0
    assert town[1:] == [0] * (len(town) - 1)
    months = next(step.arguments["months"] for step in law.applied if step.rule.__name__ == "household_weight")
    assert months[:, 0, 0].tolist() == [6, 12]


def test_who_is_insured_at_work_pays_the_town_nothing_until_then() -> None:
    given = family(children=[child(age=50, last_age=60, insured_at_work_to_age=54)])
    paid = by_year(with_wages(given, {"長男": 2_000_000}), NHI, "長男")
    assert paid[:5] == [0] * 5
    assert min(paid[5:]) > 0


def with_wages(given: Household, wages: dict[str, int], to_age: int = 99) -> list[Line]:
    """The premiums of a household whose members earn wages up to an age."""
    incomes = [
        {"name": name, "kind": "wages", "person": name, "yen_per_year": yen, "to_age": to_age}
        for name, yen in wages.items()
    ]
    home = Household.model_validate(given.model_dump() | {"incomes": incomes})
    time = timeline.build(home, futures.calm(home, lawbook.load()))
    law = law_of(home, time)
    lines = [
        Line("income", name, name, np.where(time.life(name).age <= to_age, yen * time.life(name).months / 12, 0.0))
        for name, yen in wages.items()
    ]
    stands = standing.build(home, time, law, lines)
    return premiums.lines(time, law, stands, taxes.status(home, time, law, stands))


def test_a_dependant_is_covered_while_the_worker_is() -> None:
    son = child(age=40, last_age=60, insured_at_work_to_age=60)
    father = parent("父", age=70, last_age=90, insured_at_work_to_age=74)
    working = by_year(with_wages(family(father, children=[son]), {"父": 2_000_000}, to_age=71), NHI, "長男")
    assert working[:2] == [0, 0]
    assert min(working[2:]) > 0
    dies = parent("父", age=70, last_age=71, insured_at_work_to_age=74)
    after = by_year(with_wages(family(dies, children=[son]), {"父": 2_000_000}), NHI, "長男")
    assert after[:2] == [0, 0]
    assert min(after[2:]) > 0


def test_who_earns_too_little_covers_nobody() -> None:
    son = child(age=40, last_age=60, insured_at_work_to_age=60)
    father = parent("父", age=60, last_age=90, insured_at_work_to_age=74)
    assert by_year(with_wages(family(father, children=[son]), {"父": 1_000_000}), NHI, "長男")[0] > 0


def test_at_75_the_worker_moves_on_and_the_dependants_come_to_the_town() -> None:
    son = child(age=40, last_age=60, insured_at_work_to_age=60)
    father = parent("父", age=74, birth_month=7, last_age=90, insured_at_work_to_age=74)
    lines = with_wages(family(father, children=[son]), {"父": 3_000_000})
    assert by_year(lines, NHI, "父") == []
    assert by_year(lines, NHI, "長男")[:2] == [0, 0]
    assert by_year(lines, NHI, "長男")[2] > 0
    late = by_year(lines, LATE, "父")
    assert late[0] == 0
    assert late[1] == pytest.approx(late[2] / 2, rel=0.01)


def test_the_care_part_ends_and_the_care_premium_begins_with_65() -> None:
    lines, _ = premiums_of(family(children=[child(age=64, birth_month=4, last_age=70)]), {})
    health, care = by_year(lines, NHI, "長男"), by_year(lines, CARE, "長男")
    assert care[:3] == [0, round(20_700 * 9 / 12), 20_700]
    assert health[0] > health[1] > health[2] > 0


def test_the_first_stage_follows_the_household_and_the_death_of_the_payer() -> None:
    father, mother = parent("父", age=80, last_age=81), parent(age=78, last_age=85)
    lines, _ = premiums_of(family(father, mother), {"父": 3_000_000, "母": 700_000})
    assert by_year(lines, CARE, "母")[:3] == [62_000, 62_000, 20_700]


def test_the_head_who_is_not_insured_decides_about_the_reduction() -> None:
    rich, _ = premiums_of(family(parent("父", age=80, last_age=90)), {"父": 4_000_000})
    poor, _ = premiums_of(family(parent("父", age=80, last_age=90)), {"父": 700_000})
    assert by_year(rich, NHI, "長男")[1] > 2 * by_year(poor, NHI, "長男")[1]


def test_after_the_head_has_died_the_child_gets_the_largest_reduction() -> None:
    lines, _ = premiums_of(family(parent("父", age=80, last_age=82)), {"父": 4_000_000})
    paid = by_year(lines, NHI, "長男")
    assert paid[2] > 2 * paid[3]


def test_the_household_levy_is_halved_while_one_member_stays_alone_and_five_years_long() -> None:
    father = parent("父", age=74, last_age=90)
    _, law = premiums_of(family(father, children=[child(age=40, last_age=60)]), {"父": 700_000})
    weight = next(step.result for step in law.applied if step.rule.__name__ == "household_weight")[0]
    assert weight[:10].tolist() == [1.0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.75, 0.75, 0.75, 1.0]


def test_who_was_insured_at_work_until_75_leaves_no_special_household() -> None:
    town = family(parent("父", age=74, last_age=90), children=[child(age=40, last_age=60)])
    at_work = family(
        parent("父", age=74, last_age=90, insured_at_work_to_age=74), children=[child(age=40, last_age=60)]
    )
    levies = [with_wages(home, {"父": 1_100_000}, to_age=74) for home in (town, at_work)]
    half, whole = (by_year(lines, NHI, "長男")[2] for lines in levies)
    assert half < whole
    long_ago = family(parent("父", age=78, last_age=90, insured_at_work_to_age=74))
    _, law = premiums_of(long_ago, {"父": 700_000})
    assert (next(step.result for step in law.applied if step.rule.__name__ == "household_weight") == 1.0).all()


def test_the_halved_levy_begins_and_ends_with_the_month_of_the_move() -> None:
    father = parent("父", age=74, birth_month=7, last_age=90)
    _, law = premiums_of(family(father, children=[child(age=40, last_age=60)]), {"父": 700_000})
    weight = next(step.result for step in law.applied if step.rule.__name__ == "household_weight")[0]
    assert weight[:11].tolist() == [1.0, 0.75, 0.5, 0.5, 0.5, 0.5, 0.625, 0.75, 0.75, 0.875, 1.0]


def test_the_shares_of_the_members_add_up_to_the_bill_of_the_household() -> None:
    father, mother = parent("父", age=70, last_age=80), parent(age=68, last_age=85)
    lines, law = premiums_of(
        family(father, mother, children=[child(), child("次男", age=45)]), {"父": 2_500_000, "母": 800_000}
    )
    bill = next(step.result for step in law.applied if step.rule.__name__ == "premium_yen")
    shares = -np.sum([line.yen for line in lines if line.programme == NHI], axis=0)
    assert shares.tolist() == bill.tolist()
    assert (bill[0, :5] == np.rint(bill[0, :5])).all()


def test_who_is_not_yet_18_pays_no_childcare_levy_per_head() -> None:
    lines, law = premiums_of(family(parent(age=45, last_age=60), children=[child(age=16, last_age=40)]), {})
    weight = next(
        step.result
        for step in law.applied
        if step.rule.__name__ == "head_weight" and np.any(step.arguments["first_age"])
    )
    assert weight[:, 0, :4].tolist() == [[1, 1, 1, 1], [0, 0, 1, 1]]
    assert by_year(lines, NHI, "長男")[0] > 0


def test_payers_are_the_common_purse_for_the_bill_and_the_persons_for_their_own() -> None:
    lines, _ = premiums_of(family(parent(age=80)), {"母": 780_000})
    payers = {(line.programme, line.person): line.payer for line in lines}
    assert payers[NHI, "長男"] is None
    assert payers[LATE, "母"] == payers[CARE, "母"] == "母"


def test_nobody_pays_after_the_end_of_life() -> None:
    lines, _ = premiums_of(family(parent(age=80, last_age=82, last_month=6)), {"母": 780_000})
    late = by_year(lines, LATE, "母")
    assert late[2] == pytest.approx(late[1] / 2, abs=1)
    assert sum(late[3:]) == 0


@pytest.mark.parametrize("programme", [NHI, LATE, CARE])
def test_the_last_step_of_a_line_is_its_amount(programme: str) -> None:
    lines, law = premiums_of(family(parent(age=80)), {"母": 2_000_000})
    for line in lines:
        if line.programme == programme:
            steps = of_cell(Cell(programme, line.person), 1, law.applied, count_years=len(law.years))
            assert [step.result for step in steps] == [-line.yen[0, 1]]


def test_many_futures_give_what_each_gives_alone() -> None:
    given = family(parent("父", age=74, last_age=90), parent(age=72, last_age=88), children=[child(last_age=80)])
    calm = futures.calm(given, lawbook.load())
    lives = np.array([[2030, 2042, 2056], [2050, 2028, 2056], [2036, 2036, 2050]])
    many = replace(calm, weights=np.full(3, 1 / 3), last_year=lives)
    together = paid(given, many, {"父": 2_000_000, "母": 700_000})
    for i in range(3):
        alone = paid(given, many.part(i, i + 1), {"父": 2_000_000, "母": 700_000})
        assert {line.cell: line.yen[0].tolist() for line in alone if line.yen.any()} == {
            line.cell: line.yen[i].tolist() for line in together if line.yen[i].any()
        }


def paid(given: Household, courses: Futures, pensions: dict[str, int]) -> list[Line]:
    """The premiums over given futures, without growth."""
    time = timeline.build(given, courses)
    law = law_of(given, time)
    law.working = False
    alive = {life.name: life.months / 12 for life in time.lives}
    lines = [Line("old_age_basic_pension", name, name, yen * alive[name]) for name, yen in pensions.items()]
    stands = standing.build(given, time, law, lines)
    return premiums.lines(time, law, stands, taxes.status(given, time, law, stands))


@pytest.mark.parametrize("code", lawbook.load().local)
def test_every_town_gives_premiums_from_2024_on(code: str) -> None:
    given = household(first_year=2024, municipality=code, parents=[parent(age=76)], children=[child()])
    lines, _ = premiums_of(given, {"母": 1_800_000})
    assert {line.programme for line in lines} == {NHI, LATE, CARE}
    assert all((line.yen <= 0).all() for line in lines)
