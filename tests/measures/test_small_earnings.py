"""小さな収入: what it adds, what it leaves alone, and what it refuses."""

import pytest

from planner import measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import SmallEarnings
from tests.builders import child, household

FAMILY = household(children=[child(age=50, last_age=70)])


def earnings(**given: object) -> SmallEarnings:
    return SmallEarnings.model_validate({"measure": "small_earnings", "child": "長男", **given})


def codes(measure: SmallEarnings, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(FAMILY, measure, lawbook)]


def with_earnings(lawbook: LawBook, **given: object) -> Household:
    return measures.applied(FAMILY, (earnings(**given),), lawbook)


def test_the_income_begins_next_year_and_is_twelve_months(lawbook: LawBook) -> None:
    (income,) = with_earnings(lawbook, work="part_time", yen_per_month=20_000, to_age=59).incomes
    assert (income.person, income.kind, income.yen_per_year) == ("長男", "wages", 240_000)
    assert (income.from_age, income.to_age) == (51, 59)


@pytest.mark.parametrize(("work", "key"), [("workshop_b", "b_yen_per_month"), ("workshop_a", "a_yen_per_month")])
def test_an_unknown_amount_is_the_average_of_the_workshop(lawbook: LawBook, work: str, key: str) -> None:
    (income,) = with_earnings(lawbook, work=work).incomes
    average = lawbook.parameter(f"workshop_wages.{key}").entries[-1].value
    assert isinstance(average, float)
    assert income.yen_per_year == round(average) * 12
    assert income.kind == work


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, []),
        ({"from_age": 60, "to_age": 59}, ["earnings_end_first"]),
        ({"from_age": 75}, []),
        ({"from_age": 76}, ["earnings_too_late"]),
        ({"work": "part_time"}, ["earnings_unknown"]),
        ({"work": "workshop_a", "from_age": 64}, []),
        ({"work": "workshop_a", "from_age": 65}, ["earnings_a_type_too_late"]),  # 障害者総合支援法施行規則6条の10
        ({"work": "workshop_b", "from_age": 65}, []),
    ],
)
def test_what_does_not_fit_is_refused(lawbook: LawBook, given: dict[str, object], expected: list[str]) -> None:
    assert codes(earnings(**given), lawbook) == expected


def test_who_is_at_an_a_type_workshop_can_go_on_after_65(lawbook: LawBook) -> None:
    told = {"name": "賃金", "person": "長男", "kind": "workshop_a", "yen_per_year": 900_000, "to_age": 64}
    at_work = household(children=[child(age=50, last_age=70)], incomes=[told])
    assert measures.refusals(at_work, earnings(work="workshop_a", from_age=65), lawbook) == ()
