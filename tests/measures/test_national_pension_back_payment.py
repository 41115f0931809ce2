"""国民年金の追納: which months are paid back at which price, what they add, and when it is too late."""

import re
from typing import Any

import pytest

from planner import measures, wording_measures, words
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import NationalPensionBackPayment
from planner.measures.common import item_name
from tests.builders import child, household, yen_by_year
from tests.conftest import Run

# 追納の月額 in fiscal 2026, for months of 1, 2 … 10 fiscal years ago: the premiums of 2025 and 2024; 16,520 of 2023 and
# the official amounts of fiscal 2025 for 2022 … 2016, each with the surcharge of the year before: 150, of 2016 140 yen
OF_2025 = (16_520, 16_740, 16_860, 16_820, 16_710, 16_650, 16_820)
BY_YEARS_AGO = (17_510, 16_980, *(yen + 150 for yen in OF_2025), 16_600 + 140)


def payment(months: int, **given: object) -> NationalPensionBackPayment:
    told = {"measure": "national_pension_back_payment", "child": "長男", "months": months, **given}
    return NationalPensionBackPayment.model_validate(told)


def family(age: int = 45, month: int = 1, pension: dict[str, object] | None = None, **record: int) -> Household:
    """A child of an age at the end of 2026, with a record up to December 2025."""
    told = {"treatment": "unpaid", "record": record} if pension is None else pension
    return household(children=[child(age=age, last_age=90, old_age_pension=told) | {"birth_month": month}])


def codes(household_: Household, measure: NationalPensionBackPayment, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(household_, measure, lawbook)]


def cost(run: Run, household_: Household) -> list[int]:
    return yen_by_year(run(household_), "one_off", name=item_name("national_pension_back_payment"))


def record(household_: Household) -> dict[str, Any]:
    told = household_.children[0].old_age_pension.record
    assert told is not None
    return {name: months for name, months in told.model_dump().items() if months}


def test_the_oldest_months_that_are_still_open_are_paid_first(run: Run, lawbook: LawBook) -> None:
    """24 deferred months are January 2024 to December 2025: 3 of fiscal 2023, 12 of 2024, 9 of 2025."""
    before = family(paid_months=120, deferred_months=24)
    after = measures.applied(before, (payment(20),), lawbook)
    assert cost(run, after)[:2] == [-(3 * 16_670 + 12 * 16_980 + 5 * 17_510), 0]
    assert record(after) == {"paid_months": 140, "deferred_months": 4}


def test_deferred_months_come_before_exempt_ones(run: Run, lawbook: LawBook) -> None:
    """After 9 deferred months of fiscal 2025 the oldest of 24 exempt months, of April 2023 to March 2025."""
    before = family(deferred_months=9, full_exempt_months=24)
    after = measures.applied(before, (payment(10),), lawbook)
    assert cost(run, after)[0] == -(9 * 17_510 + 16_670)
    assert record(after) == {"paid_months": 10, "full_exempt_months": 23}


def test_months_of_ten_fiscal_years_are_open(run: Run, lawbook: LawBook) -> None:
    """9 months of fiscal 2025 and 12 of each of the nine years before: 117; a year later 12 fewer."""
    before = family(full_exempt_months=200)
    assert codes(before, payment(117), lawbook) == []
    whole = 9 * BY_YEARS_AGO[0] + 12 * sum(BY_YEARS_AGO[1:])
    assert cost(run, measures.applied(before, (payment(117),), lawbook))[0] == -whole
    assert codes(before, payment(118), lawbook) == ["back_payment_too_many"]
    assert codes(before, payment(105, year=2027), lawbook) == []
    assert codes(before, payment(106, year=2027), lawbook) == ["back_payment_too_many"]


def test_deferred_months_lie_before_50(run: Run, lawbook: LawBook) -> None:
    """Of a child of 55 in January 2026 they end with December 2020, fiscal 2020, six years ago."""
    before = family(age=55, deferred_months=6, full_exempt_months=60)
    after = measures.applied(before, (payment(7),), lawbook)
    assert cost(run, after)[0] == -(6 * BY_YEARS_AGO[5] + BY_YEARS_AGO[5])
    assert codes(family(age=62, deferred_months=12), payment(1), lawbook) == ["back_payment_nothing"]


def test_paying_in_two_years_pays_every_month_once(run: Run, lawbook: LawBook) -> None:
    """12 deferred months, January to December 2025: 3 of fiscal 2024, 9 of 2025."""
    plan = (payment(6), payment(6, year=2027))
    after = measures.applied(family(deferred_months=12), plan, lawbook)
    assert cost(run, after)[:2] == [-(3 * 16_980 + 3 * 17_510), -6 * 16_980]
    assert record(after) == {"paid_months": 12}


def test_the_pension_rises_by_what_the_months_lacked(run: Run, lawbook: LawBook) -> None:
    """From 240 paid, 24 deferred and 24 exempt months all 48 are paid: 252 of 480 become 288, of 847,300 yen."""
    before = family(paid_months=240, deferred_months=24, full_exempt_months=24)
    after = measures.applied(before, (payment(48),), lawbook)
    at_70 = 25
    pensions = [yen_by_year(run(one), "old_age_basic_pension")[at_70] for one in (before, after)]
    assert pensions == [444_833, 508_380]  # 444,832.5 half up
    assert measures.facts(before, payment(48), lawbook)["more_yen_per_year"] == pytest.approx(847_300 * 36 / 480)


@pytest.mark.parametrize(("month", "expected"), [(3, ["back_payment_pension_begun"]), (4, [])])
def test_it_is_too_late_once_the_pension_has_begun(lawbook: LawBook, month: int, expected: list[str]) -> None:
    """Who is 65 on 1 April has no part of the fiscal year left in which to pay."""
    assert codes(family(age=65, month=month, full_exempt_months=12), payment(1), lawbook) == expected


@pytest.mark.parametrize(
    ("age", "pension", "given", "expected"),
    [
        (45, {"treatment": "full_exempt"}, {}, ["back_payment_no_record"]),
        (45, {"basic_yen_per_year": 500_000}, {}, ["national_pension_typed"]),
        (45, {"record": {"paid_months": 12}}, {}, ["back_payment_nothing"]),
        (45, {"record": {"full_exempt_months_before_2009_04": 24}}, {}, ["back_payment_nothing"]),
        (45, {"record": {"full_exempt_months": 24}}, {"year": 2025}, ["back_payment_in_the_past"]),
        (45, {"record": {"full_exempt_months": 24}}, {"year": 2036}, ["back_payment_nothing"]),
        (61, {"record": {"full_exempt_months": 24}, "start_age": 60}, {}, ["back_payment_pension_begun"]),
        (61, {"record": {"full_exempt_months": 24}}, {}, []),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(
    lawbook: LawBook, age: int, pension: dict[str, object], given: dict[str, object], expected: list[str]
) -> None:
    family_ = family(age=age, pension=pension)
    assert codes(family_, payment(1, **given), lawbook) == expected
    for refusal in measures.refusals(family_, payment(1, **given), lawbook):
        for lang in words.LANGUAGES:
            assert not re.search(r"[{}]|None", wording_measures.refusal(lang, refusal))
