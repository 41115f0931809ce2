"""税: who supports whom, who is levied, and what income and resident tax come to, year by year."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import futures, standing, taxes, timeline, working
from planner.calculators.taxes import IncomeTax, ResidentTax
from planner.lawbook import Cell, LawBook, LawYears, load
from planner.line import Line
from planner.taxes import TaxStatus
from tests.builders import child, household, parent

SENDAI = "04100"


@dataclass(frozen=True)
class Taxed:
    """What the taxes of a plan come to."""

    status: TaxStatus
    lines: dict[tuple[str, str | None], Line]
    law: LawYears

    def paid(self, programme: str, person: str) -> list[int]:
        """Tax of a person by year."""
        return [int(yen) for yen in -self.lines[programme, person].yen[0]]


def plan(lawbook: LawBook, incomes: list[Any], *premiums: tuple[str, str | None, int], **parts: Any) -> Taxed:
    """Tax a household in Sendai; premiums are (programme, person, yen a year)."""
    given_ = household(**{"municipality": SENDAI, "incomes": incomes} | parts)
    future = futures.calm(given_, lawbook)
    law = lawbook.over(future.years, future.growth, given_.municipality)
    law.working = True
    time = timeline.build(given_, future)
    typed = [
        Line("income", one.person, one.person, (one.yen_per_year or 0) * time.life(one.person).months / 12, one.name)
        for one in given_.incomes
    ]
    paid = [
        Line(programme, person, None, np.full((1, len(law.years)), -float(yen))) for programme, person, yen in premiums
    ]
    whose = standing.build(given_, time, law, typed)
    status = taxes.after_premiums(taxes.status(given_, time, law, whose), time, law, whose, paid)
    found = taxes.lines(time, law, status)
    return Taxed(status, {(line.programme, line.person): line for line in found}, law)


def income(person: str, yen: int, kind: str = "company_pension") -> dict[str, Any]:
    return {"name": "収入", "kind": kind, "person": person, "yen_per_year": yen}


def couple(father: int = 80, mother: int = 78, last_father: int = 83, last_mother: int = 85) -> list[Any]:
    return [parent("父", father, last_father), parent("母", mother, last_mother)]


@pytest.mark.parametrize(("yen", "taxed"), [(1_550_000, False), (1_550_001, True)])
def test_a_pension_of_1_55_million_is_the_last_untaxed_one_alone(lawbook: LawBook, yen: int, taxed: bool) -> None:
    found = plan(lawbook, [income("長男", yen)], children=[child("長男", 70, 75)])
    assert found.status.taxed["長男"].all() == taxed
    assert found.status.household_untaxed["長男"].all() == (not taxed)


@pytest.mark.parametrize(("yen", "taxed"), [(2_460_000, False), (2_460_001, True)])
def test_the_limit_of_the_flat_levy_counts_spouse_and_child(lawbook: LawBook, yen: int, taxed: bool) -> None:
    found = plan(lawbook, [income("父", yen)], parents=couple(last_father=84))
    assert found.status.taxed["父"][0].tolist()[:5] == [taxed] * 5
    assert found.status.supported["父"].persons[0, 0] == 3


def test_the_household_becomes_untaxed_in_the_year_after_the_death(lawbook: LawBook) -> None:
    found = plan(lawbook, [income("父", 3_000_000)], parents=couple())
    untaxed = found.status.household_untaxed["長男"][0].tolist()
    assert untaxed == [False] * 4 + [True] * (len(untaxed) - 4)
    assert found.paid("resident_tax", "父")[3] > 0
    assert found.paid("resident_tax", "父")[4:] == [0] * (len(untaxed) - 4)


def test_income_of_the_year_before_decides(lawbook: LawBook) -> None:
    wages = {**income("長男", 1_500_000, "wages"), "to_age": 51}
    given_ = household(municipality=SENDAI, incomes=[wages])
    future = futures.calm(given_, lawbook)
    law = lawbook.over(future.years, future.growth, SENDAI)
    time = timeline.build(given_, future)
    yen = np.where(time.years < 2028, 1_500_000.0, 0.0)[np.newaxis]
    whose = standing.build(given_, time, law, [Line("income", "長男", "長男", yen)])
    status = taxes.status(given_, time, law, whose)
    assert status.taxed["長男"][0].tolist()[:4] == [True, True, True, False]
    rows = {line.programme: -line.yen[0] for line in taxes.lines(time, law, status)}
    assert rows["income_tax"].tolist()[:3] == [0, 0, 0], "1.5 million - 740,000 is less than 1.04 million"
    assert rows["resident_tax"].tolist()[:4] == [36_700, 36_700, 36_700, 0]


def test_a_disabled_child_with_wages_pays_nothing_up_to_1_35_million(lawbook: LawBook) -> None:
    wages = [income("長男", 2_000_000, "wages")]
    with_handbook = plan(lawbook, wages, children=[child(disability_handbook="moderate")])
    without = plan(lawbook, wages, children=[child()])
    assert with_handbook.paid("resident_tax", "長男") == [0] * 11
    assert without.paid("resident_tax", "長男")[1] == 86_700


def test_the_father_deducts_wife_and_severely_disabled_son(lawbook: LawBook) -> None:
    son = child("長男", 50, 60, disability_handbook="severe")
    found = plan(lawbook, [income("父", 4_000_000), income("母", 1_500_000)], parents=couple(), children=[son])
    own = found.status.supported["父"]
    assert (own.general[0, 0], own.severe_together[0, 0], own.married[0, 0]) == (1, 1, True)
    assert found.status.supported["母"].general[0, 0] == 0
    total, deducted = 2_725_000, 1_040_000 + 480_000 + 380_000 + 750_000
    assert found.paid("income_tax", "父")[0] == 3_800
    assert total - deducted == 75_000
    resident = 2_725_000 - 430_000 - 380_000 - 330_000 - 530_000
    assert found.status.resident_base_yen["父"][0, 0] == resident == 1_055_000


def test_a_spouse_with_more_than_the_limit_brings_the_special_deduction(lawbook: LawBook) -> None:
    found = plan(lawbook, [income("父", 4_000_000), income("母", 2_200_000)], parents=couple())
    assert found.status.supported["父"].persons[0, 0] == 2, "only the son counts for the limit"
    assert found.status.resident_base_yen["父"][0, 0] == 2_725_000 - 430_000 - 260_000 - 330_000


def test_a_working_child_deducts_the_parent_of_70_living_together(lawbook: LawBook) -> None:
    found = plan(lawbook, [income("長男", 4_000_000, "wages")], parents=[parent("母", 68, 75)])
    own = found.status.supported["長男"]
    assert own.general[0, :8].tolist() == [1, 1, 0, 0, 0, 0, 0, 0]
    assert own.parents_together[0, :9].tolist() == [0, 0, 1, 1, 1, 1, 1, 1, 0]
    assert not own.married.any()


def test_a_mother_alone_with_a_grown_child_is_a_single_parent(lawbook: LawBook) -> None:
    found = plan(lawbook, [income("母", 2_450_000)], parents=couple(last_father=81, last_mother=86))
    own = found.status.supported["母"]
    assert own.single_parent[0].tolist()[:4] == [False, True, True, True], "from the end of the year of the death"
    assert found.status.taxed["母"][0].tolist()[:4] == [False, False, False, False]
    assert found.paid("resident_tax", "母")[:9] == [0] * 9, "an income of 1.35 million is free"


def test_the_year_of_a_death_brings_both_deductions(lawbook: LawBook) -> None:
    found = plan(lawbook, [income("母", 4_000_000)], parents=couple(last_father=81, last_mother=86))
    own = found.status.supported["母"]
    assert (own.married[0, 1], own.single_parent[0, 1]) == (True, True)
    assert (own.married[0, 2], own.single_parent[0, 2]) == (False, True)


def test_a_widow_whose_child_earns_has_the_widow_deduction(lawbook: LawBook) -> None:
    incomes = [income("母", 2_500_000), income("長男", 3_000_000, "wages")]
    found = plan(lawbook, incomes, parents=couple(last_father=81, last_mother=86))
    own = found.status.supported["母"]
    assert own.widow[0].tolist()[:3] == [False, True, True]
    assert not own.single_parent.any()
    father = plan(lawbook, [income("父", 2_500_000), incomes[1]], parents=couple(last_mother=79))
    assert not father.status.supported["父"].widow.any()


def test_a_mother_alone_from_the_start_counts_as_widowed(lawbook: LawBook) -> None:
    incomes = [income("母", 2_450_000), income("長男", 3_000_000, "wages")]
    own = plan(lawbook, incomes, parents=[parent("母", 75, 85)]).status.supported["母"]
    assert own.widow.all()
    assert not own.single_parent.any()
    father = plan(lawbook, [income("父", 2_450_000), incomes[1]], parents=[parent("父", 75, 85)])
    assert not father.status.supported["父"].widow.any()
    with_child = plan(lawbook, incomes[:1], parents=[parent("母", 75, 85)]).status.supported["母"]
    assert (with_child.widow.any(), bool(with_child.single_parent[0, 0])) == (False, True)


def test_the_limits_by_the_standard_of_assistance_follow_prices_and_those_of_the_statute_are_held(
    lawbook: LawBook,
) -> None:
    prices = {key for key in lawbook.national if lawbook.national[key].indexed_by == "prices"}
    limits = {key for key in lawbook.national if key.startswith(("resident_tax.flat_limit", "resident_tax.levy_limit"))}
    assert limits - prices == {"resident_tax.flat_limit_plus_yen", "resident_tax.levy_limit_plus_yen"}
    assert "resident_tax.exempt_income_limit_yen" not in prices
    assert "national_health_insurance.basic_deduction_yen" not in prices
    growth = {"price_growth_ratio": 0.05, "wage_growth_ratio": 0.0, "public_assistance": False}
    still, grows = (
        plan(lawbook, [income("母", 1_600_000)], parents=[parent("母", 75, 85)], **more).status.assessed["母"].limit_yen
        for more in ({}, {"assumptions": growth})
    )
    assert still[0, 9] == still[0, 0] == 2 * 350_000 + 320_000 + 100_000
    assert grows[0, 9] > 1.3 * still[0, 9]


def test_premiums_are_deducted_by_who_pays_them(lawbook: LawBook) -> None:
    found = plan(
        lawbook,
        [income("父", 3_000_000), income("母", 2_000_000)],
        ("national_health_insurance", "長男", 60_000),
        ("long_term_care_insurance", "母", 50_000),
        ("late_elderly_medical_insurance", "父", 70_000),
        ("national_pension_premium", "長男", 200_000),
        ("property_tax", None, 90_000),
        parents=couple(last_father=81),
    )
    paid = found.status.social_insurance_yen
    assert paid["父"][0, :3].tolist() == [330_000, 330_000, 70_000]
    assert paid["母"][0, :3].tolist() == [50_000, 50_000, 310_000]
    assert paid["長男"][0, 0] == 0


def test_premiums_of_the_year_before_lower_the_resident_tax(lawbook: LawBook) -> None:
    premium = ("late_elderly_medical_insurance", "長男", 100_000)
    incomes, people = [income("長男", 3_000_000)], [child("長男", 76, 80)]
    without, with_premium = plan(lawbook, incomes, children=people), plan(lawbook, incomes, premium, children=people)
    base = without.status.resident_base_yen["長男"] - with_premium.status.resident_base_yen["長男"]
    assert base[0].tolist() == [100_000] * 5
    assert without.paid("resident_tax", "長男")[0] - with_premium.paid("resident_tax", "長男")[0] == 10_000


@pytest.mark.parametrize(("code", "flat_yen"), [("04100", 6_200), ("14100", 6_200), ("40100", 5_500), (None, 5_000)])
def test_the_flat_levy_of_each_town(lawbook: LawBook, code: str | None, flat_yen: int) -> None:
    found = plan(lawbook, [income("父", 2_465_000)], parents=couple(), municipality=code)
    assert not found.status.income_levied["父"].any()
    assert found.paid("resident_tax", "父")[0] == flat_yen


def test_who_has_no_income_has_no_line_and_is_not_taxed(lawbook: LawBook) -> None:
    found = plan(lawbook, [income("父", 3_000_000)], parents=couple())
    assert ("income_tax", "長男") not in found.lines
    assert not found.status.taxed["長男"].any()
    assert found.status.resident_base_yen["長男"].tolist() == [[0.0] * len(found.law.years)]


@pytest.mark.parametrize("programme", ["income_tax", "resident_tax"])
def test_each_tax_can_be_opened_down_to_one_last_step(lawbook: LawBook, programme: str) -> None:
    incomes = [income("父", 4_000_000), income("母", 1_500_000), income("父", 1_000_000, "wages")]
    found = plan(lawbook, incomes, ("long_term_care_insurance", "父", 80_000), parents=couple())
    steps = working.of_cell(Cell(programme, "父"), 1, found.law.applied, count_years=len(found.law.years))
    assert [(one.programme, one.rule) for one in steps] == [(programme, "tax_yen")]
    assert steps[0].result == found.paid(programme, "父")[1] > 0


@given(yen=st.integers(1_200_000, 6_000_000), more=st.integers(0, 500_000))
def test_more_pension_never_means_less_tax(yen: int, more: int) -> None:
    people = [child("長男", 70, 73)]
    less, much = (plan(load(), [income("長男", amount)], children=people) for amount in (yen, yen + more))
    for programme in ("income_tax", "resident_tax"):
        assert (much.lines[programme, "長男"].yen <= less.lines[programme, "長男"].yen).all()


def test_many_futures_are_taxed_at_once(lawbook: LawBook) -> None:
    given_ = household(municipality=SENDAI, parents=couple(), incomes=[income("父", 3_000_000)])
    calm = futures.calm(given_, lawbook)
    last = np.repeat(calm.last_year, 3, axis=0)
    last[1, 0] -= 2
    last[2, 0] += 1
    many = futures.Futures(calm.years, np.full(3, 1 / 3), calm.growth, last, calm.growth_before)
    law, time = lawbook.over(many.years, many.growth, SENDAI), timeline.build(given_, many)
    whose = standing.build(given_, time, law, [Line("income", "父", "父", 3e6 * time.lives[0].months / 12)])
    status = taxes.status(given_, time, law, whose)
    assert status.household_untaxed["長男"].sum(axis=1).tolist() == [len(calm.years) - count for count in (4, 2, 5)]
    rows = taxes.lines(time, law, status)
    assert all(row.yen.shape == (3, len(calm.years)) for row in rows)


# The calculator


def ask(question: IncomeTax | ResidentTax, lawbook: LawBook) -> float:
    law = lawbook.on(question.on or date(2026, 11, 23), question.municipality)
    return float(np.asarray(question.answer(law)).item())


def test_the_example_of_the_tax_agency(lawbook: LawBook) -> None:
    asked = IncomeTax(
        wages_yen=4_390_000, pension_yen=0, age=50, social_insurance_yen=758_075, spouse=True, spouse_age=50,
        general_dependants=1,
    )  # fmt: skip
    assert ask(asked, lawbook) == 26_100


def test_the_example_of_osaka(lawbook: LawBook) -> None:
    asked = ResidentTax(
        wages_yen=5_436_629, pension_yen=0, age=50, social_insurance_yen=543_663 + 70_000 + 22_000 + 11_530,
        spouse=True, spouse_age=46, general_dependants=1, young_dependants=1, municipality=SENDAI, on=date(2026, 6, 1),
    )  # fmt: skip
    assert ask(asked, lawbook) == 171_600 + 42_900 + 6_200


@pytest.mark.parametrize(("on", "wages_yen"), [(date(2026, 6, 1), 1_100_000), (date(2027, 6, 1), 1_190_000)])
def test_the_resident_tax_of_a_year_reckons_with_the_wages_of_the_year_before(
    lawbook: LawBook, on: date, wages_yen: int
) -> None:
    def asked(more_yen: int) -> float:
        question = ResidentTax(
            wages_yen=wages_yen + more_yen, pension_yen=0, age=50, social_insurance_yen=0, municipality=SENDAI, on=on
        )
        return ask(question, lawbook)

    assert asked(0) == 0
    assert asked(1_000) > 0


@pytest.mark.parametrize(
    ("more", "taxed"),
    [({}, True), ({"disability_handbook": "severe"}, False), ({"single": "widow"}, False), ({"spouse": True}, False)],
)
def test_who_is_protected_from_the_resident_tax(lawbook: LawBook, more: dict[str, Any], taxed: bool) -> None:
    asked = ResidentTax(pension_yen=2_000_000, municipality=SENDAI, **more)
    assert (ask(asked, lawbook) > 0) is taxed
