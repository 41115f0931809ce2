"""The lines of the cash flow: who receives and pays what, in which months."""

from collections.abc import Callable

import pytest

from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection
from tests.builders import STILL, child, household, item, living, money, old_age, parent, yen_by_year

Run = Callable[[Household], Projection]


# Incomes and spending


def test_an_income_runs_from_january_of_the_first_age_to_december_of_the_last(run: Run) -> None:
    job = {"name": "仕事", "person": "長男", "yen_per_year": 600_000, "from_age": 51, "to_age": 52}
    p = run(household(children=[child(birth_month=9)], incomes=[job]))
    assert yen_by_year(p, "income")[:4] == [0, 600_000, 600_000, 0]


def test_an_income_begins_or_ends_with_a_death(run: Run) -> None:
    base = {"person": "長男", "yen_per_year": 1_200_000}
    incomes = [
        {**base, "name": "前", "ends_with_death_of": "母"},
        {**base, "name": "後", "begins_with_death_of": "母"},
    ]
    p = run(household(parents=[parent(age=80, last_age=81, last_month=3)], incomes=incomes))
    assert yen_by_year(p, "income", name="前")[:3] == [1_200_000, 300_000, 0]
    assert yen_by_year(p, "income", name="後")[:3] == [0, 900_000, 1_200_000]


def test_growth_by_family_or_by_a_ratio_of_its_own(run: Run) -> None:
    job = {"person": "長男", "yen_per_year": 1_000_000}
    incomes = [{**job, "name": "賃金", "growth": "wages"}, {**job, "name": "自分の率", "growth": 0.1}]
    p = run(household(incomes=incomes, assumptions=STILL | {"wage_growth_ratio": 0.02}))
    assert yen_by_year(p, "income", name="賃金")[:3] == [1_000_000, 1_020_000, 1_040_400]
    assert yen_by_year(p, "income", name="自分の率")[:3] == [1_000_000, 1_100_000, 1_210_000]


def test_spending_follows_the_three_phases(run: Run) -> None:
    parents = [parent("父", age=80, last_age=80), parent("母", age=80, last_age=81)]
    p = run(household(parents=parents, spending=[living(30_000, 20_000, 10_000)]))
    assert yen_by_year(p, "spending")[:4] == [-360_000, -240_000, -120_000, -120_000]


def test_a_death_in_the_middle_of_the_year_changes_the_phase_by_months(run: Run) -> None:
    p = run(household(parents=[parent(age=80, last_age=80, last_month=3)], spending=[living(0, 20_000, 10_000)]))
    assert yen_by_year(p, "spending")[0] == -(3 * 20_000 + 9 * 10_000)


def test_when_the_payer_has_died_the_common_purse_pays_on(run: Run) -> None:
    spending = [living(), item("通院", one=5_000, alone=5_000, paid_by="母")]
    p = run(household(parents=[parent(age=80, last_age=80)], spending=spending))
    by_payer = {line.payer: line.yen[0, :2].tolist() for line in p.lines if line.name == "通院"}
    assert by_payer == {"母": [-60_000, 0], None: [0, -60_000]}


def test_spending_every_few_years_between_two_years(run: Run) -> None:
    repair = item("修理", alone=10_000, every_years=3, from_year=2027, to_year=2033)
    p = run(household(spending=[living(), repair]))
    assert [year for year, v in zip(p.years, yen_by_year(p, "spending", name="修理"), strict=True) if v] == [
        2027,
        2030,
        2033,
    ]


def test_spending_ends_or_begins_with_a_death(run: Run) -> None:
    spending = [
        living(),
        item("母の薬", one=1_000, alone=1_000, ends_with_death_of="母"),
        item("見守り", one=2_000, alone=2_000, begins_with_death_of="母"),
    ]
    p = run(household(parents=[parent(age=80, last_age=81)], spending=spending))
    assert yen_by_year(p, "spending", name="母の薬")[:3] == [-12_000, -12_000, 0]
    assert yen_by_year(p, "spending", name="見守り")[:3] == [0, 0, -24_000]


def test_spending_stops_when_nobody_lives(run: Run) -> None:
    p = run(household(children=[child(last_age=51, last_month=2)], spending=[living(alone=10_000)]))
    assert yen_by_year(p, "spending") == [-120_000, -20_000]


def test_a_funeral_is_paid_in_the_year_of_death_from_the_own_money(run: Run) -> None:
    p = run(household(parents=[parent(age=80, last_age=81, funeral_yen=1_000_000)]))
    assert yen_by_year(p, "funeral")[:3] == [0, -1_000_000, 0]
    assert next(line.payer for line in p.lines if line.programme == "funeral") == "母"


# Things that happen once, insurance, mutual aid


def test_a_one_off_needs_somebody_who_lives(run: Run) -> None:
    for year, expected in ((2026, 500_000), (2027, 0)):
        gift = {"name": "満期", "year": year, "person": "母", "income_yen": 500_000}
        p = run(household(parents=[parent(age=80, last_age=80)], one_offs=[gift]))
        assert sum(yen_by_year(p, "one_off")) == expected


@pytest.mark.parametrize(("beneficiary_last_age", "receivers"), [(60, ["長男"]), (50, ["次男", "三男"])])
def test_insurance_pays_the_beneficiary_or_the_children_alive(
    run: Run, beneficiary_last_age: int, receivers: list[str]
) -> None:
    policy = {"name": "終身", "insured": "母", "beneficiary": "長男", "benefit_yen": 3_000_000}
    others = [child(name, age=45, last_age=60) for name in ("次男", "三男")]
    children = [child(last_age=beneficiary_last_age), *others]
    p = run(household(parents=[parent(age=80, last_age=82)], children=children, insurances=[policy]))
    paid = [line for line in p.lines if line.programme == "insurance" and line.yen.any()]
    assert [line.payer for line in paid] == receivers
    assert len({float(line.yen.sum()) for line in paid}) == 1
    assert yen_by_year(p, "insurance")[:4] == [0, 0, 3_000_000, 0]


def test_with_nobody_left_to_receive_it_insurance_goes_to_the_estate(run: Run) -> None:
    policy = {"name": "終身", "insured": "母", "beneficiary": "長男", "benefit_yen": 3_000_000}
    father = parent("父", age=80, last_age=90)
    people = [father, parent(age=80, last_age=82)]
    p = run(household(parents=people, children=[child(last_age=50), child("次男", last_age=51)], insurances=[policy]))
    assert [line.payer for line in p.lines if line.programme == "insurance" and line.yen.any()] in ([], ["母"])


def test_a_parent_over_64_cannot_join_the_mutual_aid_any_more(run: Run) -> None:
    aid = {"parent": "母", "child": "長男", "entry_year": 2026}
    for age, joined in ((65, True), (66, False)):  # born in January: 64 and 65 on 1 April of the year before
        mother = parent(age=age, last_age=70)
        p = run(household(parents=[mother], mutual_aid=[aid | {"entry_year": 2025}]))
        assert (sum(yen_by_year(p, "disability_mutual_aid")) > 0) is joined
        assert (sum(yen_by_year(p, "disability_mutual_aid_premium")) < 0) is joined


def test_a_typed_mutual_aid_premium_is_the_whole_premium(run: Run) -> None:
    aid = {"parent": "母", "child": "長男", "entry_year": 2010, "units": 2, "premium_yen_per_month": 40_000}
    p = run(household(parents=[parent(age=75, last_age=76)], mutual_aid=[aid]))
    assert yen_by_year(p, "disability_mutual_aid_premium")[0] == -480_000


@pytest.mark.parametrize(("cover_to_age", "benefit"), [(82, 3_000_000), (81, 0), (None, 3_000_000)])
def test_term_insurance_ends_with_its_last_age(run: Run, cover_to_age: int | None, benefit: int) -> None:
    policy = {
        "name": "定期",
        "insured": "母",
        "beneficiary": "長男",
        "benefit_yen": 3_000_000,
        "cover_to_age": cover_to_age,
    }
    p = run(household(parents=[parent(age=80, last_age=82)], insurances=[policy]))
    assert sum(yen_by_year(p, "insurance")) == benefit


def test_premiums_end_with_the_agreed_age(run: Run) -> None:
    policy = {
        "name": "終身",
        "insured": "母",
        "beneficiary": "長男",
        "premium_yen_per_year": 50_000,
        "premium_to_age": 81,
    }
    p = run(household(parents=[parent(age=80, last_age=84)], insurances=[policy]))
    assert yen_by_year(p, "insurance_premium")[:4] == [-50_000, -50_000, 0, 0]


def test_mutual_aid_is_paid_in_by_the_parent_and_out_to_the_child(run: Run) -> None:
    aid = {"parent": "母", "child": "長男", "entry_year": 2008, "units": 2}
    mother = parent(age=60, birth_month=1, last_age=66, last_month=6)
    p = run(household(parents=[mother], children=[child(age=30, last_age=40)], mutual_aid=[aid]))
    paid = yen_by_year(p, "disability_mutual_aid_premium")
    assert paid[0] == -2 * 14_300 * 12, "entered at the age of 42"
    assert paid[4] == -2 * 14_300 * 12
    assert paid[5] == -2 * 14_300 * 3, "until the April after 20 years and the age of 65"
    assert yen_by_year(p, "disability_mutual_aid")[6:8] == [2 * 20_000 * 7, 2 * 20_000 * 12], (
        "from the month of death on"
    )


def test_mutual_aid_ends_with_the_childs_death(run: Run) -> None:
    aid = {"parent": "母", "child": "長男", "entry_year": 2008}
    p = run(household(parents=[parent(age=70, last_age=80)], children=[child(age=30, last_age=33)], mutual_aid=[aid]))
    assert not any(yen_by_year(p, "disability_mutual_aid"))


def test_the_lines_stand_in_reading_order(run: Run) -> None:
    p = run(
        household(
            parents=[parent(old_age_pension=old_age(780_000))],
            incomes=[{"name": "仕事", "person": "長男", "yen_per_year": 1}],
            spending=[living(one=1)],
            home={"kind": "house", "property_tax_yen_per_year": 1, "upkeep_yen_per_year": 1},
            accounts=[money("母", 1)],
        )
    )
    order = list(dict.fromkeys(line.programme for line in p.lines))
    expected = ["income", "old_age_basic_pension", "spending", "property_tax", "funeral"]
    assert [programme for programme in order if programme in expected] == expected


def test_law_values_that_were_read_are_remembered(run: Run, lawbook: LawBook) -> None:
    p = run(household(children=[child(old_age_pension={"record": {"paid_months": 200}, "treatment": "pay"})]))
    assert "national_pension_premium.yen_per_month" in p.law
    assert all(p.law[key] == lawbook.parameter(key) for key in p.law)
