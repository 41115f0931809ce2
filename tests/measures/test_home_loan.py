"""家を担保にした貸付: what is lent for how long, and homes, ages and owners that rule it out."""

from collections.abc import Callable
from typing import Any

import pytest

from planner import measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import HomeLoan, WillForChild
from planner.projection import Projection
from tests.builders import child, household, living, money, parent, yen_by_year

Run = Callable[[Household], Projection]
LOAN = "measure.home_loan"
HOUSE = {
    "kind": "house",
    "land_value_yen": 9_000_000,
    "building_value_yen": 1_000_000,
    "property_tax_yen_per_year": 0,
    "upkeep_yen_per_year": 0,
}
RENTED = {"kind": "rented", "rent_yen_per_month": 50_000}
YOKOHAMA = "14100"  # 1級地の1


def loan(**given: Any) -> HomeLoan:
    return HomeLoan.model_validate({"measure": "home_loan", "child": "長男", **given})


def family(**more: Any) -> Household:
    """A child of 64 alone in Yokohama, born in January, with a house of 10,000,000 yen, to the age of 75."""
    parts: dict[str, Any] = {"children": [child(age=64, last_age=75)], "municipality": YOKOHAMA, "home": HOUSE}
    return household(**parts | more)


def lent(run: Run, household_: Household, lawbook: LawBook, measure: HomeLoan) -> list[int]:
    return yen_by_year(run(measures.applied(household_, (measure,), lawbook)), "income", "長男", LOAN)


def codes(household_: Household, measure: HomeLoan, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(household_, measure, lawbook)]


def test_the_loan_lasts_until_loan_and_interest_reach_the_limit(run: Run, lawbook: LawBook) -> None:
    """生活扶助 65歳 1級地の1 (2026年10月から): 46,460 + 27,790 + 130 + 2,500 = 76,880; × 1.5 = 115,320.

    56 months: 115,320 × (56 + 0.0025 × 56 × 55 / 2) = 6,901,902; 57 months pass 7,000,000.
    """
    assert lent(run, family(), lawbook, loan()) == [0] + [115_320 * 12] * 4 + [115_320 * 8] + [0] * 6
    told = measures.facts(family(), loan(), lawbook)
    assert (told["limit_yen"], told["loan_years"], told["loan_months"]) == (7_000_000, 4, 8)


def test_an_income_is_taken_off_and_a_flat_gives_less(run: Run, lawbook: LawBook) -> None:
    """65,320 a month; of a flat 5,000,000: 70 months, 65,320 × (70 + 0.00125 × 70 × 69) = 4,966,770."""
    pension = [{"name": "年金", "person": "長男", "yen_per_year": 600_000}]
    flat = family(incomes=pension, spending=[living(alone=50_000)], home=HOUSE | {"kind": "flat"})
    assert lent(run, flat, lawbook, loan()) == [0] + [65_320 * 12] * 5 + [65_320 * 10] + [0] * 5


def test_it_begins_when_the_money_no_longer_lasts(run: Run, lawbook: LawBook) -> None:
    """100,000 a month from 4,000,000: 3 years and 4 months, so that 2029 is short."""
    saver = family(accounts=[money("長男", 4_000_000)], spending=[living(alone=100_000)])
    assert lent(run, saver, lawbook, loan())[:4] == [0, 0, 0, 115_320 * 12]
    assert lent(run, saver, lawbook, loan(from_age=67))[:4] == [0, 0, 0, 115_320 * 12]


def test_it_is_for_those_who_would_need_public_assistance(lawbook: LawBook) -> None:
    """要保護世帯: 2029 is the first short year of the saver (67); with 40 million the money lasts for all years."""
    spends = [living(alone=100_000)]
    saver = family(accounts=[money("長男", 4_000_000)], spending=spends)
    for age in (65, 66):
        (refusal,) = measures.refusals(saver, loan(from_age=age), lawbook)
        assert (refusal.code, refusal.facts["short_age"]) == ("home_loan_money_lasts", 67)
    assert codes(saver, loan(from_age=67), lawbook) == codes(saver, loan(from_age=68), lawbook) == []
    rich = family(accounts=[money("長男", 40_000_000)], spending=spends)
    assert codes(rich, loan(), lawbook) == ["home_loan_not_needed"]


@pytest.mark.parametrize(
    ("born", "age", "expected"),
    [
        (1, 65, []),  # 65 in January
        (1, 64, ["home_loan_too_early"]),
        (2, 65, ["home_loan_too_early"]),  # 64 in January
        (2, 66, []),
        (12, 75, []),
        (12, 76, ["home_loan_never"]),
    ],
)
def test_the_year_begins_after_the_65th_birthday(lawbook: LawBook, born: int, age: int, expected: list[str]) -> None:
    household_ = family(children=[child(age=64, last_age=75) | {"birth_month": born}])
    assert codes(household_, loan(from_age=age), lawbook) == expected


def test_the_child_must_be_alone(lawbook: LawBook) -> None:
    """The mother, 90, dies in June 2028, so that 2029 is the first whole year: the child is 67."""
    with_mother = family(parents=[parent(age=90, last_age=92, last_month=6)])
    assert codes(with_mother, loan(from_age=66), lawbook) == ["home_loan_too_early"]
    assert codes(with_mother, loan(from_age=67), lawbook) == []
    assert measures.facts(with_mother, loan(), lawbook)["from_age"] == 67
    two = family(children=[child(age=64, last_age=75), child("次男", age=62, last_age=66)])  # he lives to 2030
    assert codes(two, loan(from_age=68), lawbook) == ["home_loan_others_live"]
    assert codes(two, loan(from_age=69), lawbook) == []


@pytest.mark.parametrize(
    ("home", "expected"),
    [
        (None, ["home_loan_not_own"]),
        (RENTED, ["home_loan_not_own"]),
        ({"kind": "other"}, ["home_loan_not_own"]),
        (HOUSE | {"land_value_yen": 4_000_000}, []),
        (HOUSE | {"land_value_yen": 3_999_999}, ["home_loan_value_small"]),
        (HOUSE | {"land_value_yen": None}, ["home_loan_value_unknown"]),
        (HOUSE | {"building_value_yen": None}, []),  # the land alone is enough
    ],
)
def test_the_home_must_be_owned_and_worth_enough(
    lawbook: LawBook, home: dict[str, Any] | None, expected: list[str]
) -> None:
    assert codes(family(home=home), loan(), lawbook) == expected


def test_a_home_that_is_left_for_a_rented_one_is_no_security(lawbook: LawBook) -> None:
    moving = family(move={"year": 2030, "home": RENTED, "sale": "sell"})
    assert codes(moving, loan(from_age=67), lawbook) == []
    assert codes(moving, loan(from_age=68), lawbook) == ["home_loan_not_own"]


def test_a_share_outside_rules_it_out_and_a_will_keeps_the_home_together(lawbook: LawBook) -> None:
    sister = [{"name": "長女"}]
    halves = [{"name": "長男", "ratio": 0.5}, {"name": "長女", "ratio": 0.5}]
    assert codes(family(siblings=sister, home=HOUSE | {"owners": halves}), loan(), lawbook) == ["home_loan_shared"]
    heir = family(parents=[parent(age=90, last_age=90)], siblings=sister)
    assert codes(heir, loan(), lawbook) == ["home_loan_shared"]
    will = WillForChild(measure="will", parent="母", child="長男")
    assert codes(measures.applied(heir, (will,), lawbook), loan(), lawbook) == []


def test_a_debt_rules_it_out_until_it_is_repaid(lawbook: LawBook) -> None:
    """1,000,000 less 500,000 a year is repaid with 2027."""
    debt = {"name": "住宅ローン", "owner": "長男", "balance_yen": 1_000_000, "payment_yen_per_year": 500_000}
    owing = family(debts=[debt])
    (refusal,) = measures.refusals(owing, loan(from_age=65), lawbook)
    assert (refusal.code, refusal.facts["free_year"]) == ("home_loan_debt", 2027)
    assert codes(owing, loan(from_age=66), lawbook) == []
    never = family(debts=[debt | {"payment_yen_per_year": 1}])
    assert codes(never, loan(), lawbook) == ["home_loan_debt_stays"]


def test_a_debt_that_ended_with_its_owner_does_not_count(lawbook: LawBook) -> None:
    debt = {"name": "住宅ローン", "owner": "母", "balance_yen": 9_000_000, "payment_yen_per_year": 1}
    mother = [parent(age=90, last_age=90)]
    assert codes(family(parents=mother, debts=[debt | {"ends_with_death": True}]), loan(), lawbook) == []
    assert codes(family(parents=mother, debts=[debt]), loan(), lawbook) == ["home_loan_debt_stays"]


def test_who_has_more_than_public_assistance_guarantees_is_lent_nothing(lawbook: LawBook) -> None:
    """最低生活費: 76,880 × 12, 冬季加算 2,630 × 5 months, 期末一時扶助 14,500: 950,210 yen."""
    for yen, expected in ((950_209, []), (950_210, ["home_loan_income_enough"])):
        pension = [{"name": "年金", "person": "長男", "yen_per_year": yen}]
        poor = family(incomes=pension, spending=[living(alone=80_000)])
        assert codes(poor, loan(), lawbook) == expected
