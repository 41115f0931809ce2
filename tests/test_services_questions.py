"""制度電卓 of services: what a planner types gives the amount that the offices publish."""

from datetime import date
from typing import Any

import pytest

from planner.calculator import ask

JULY_2026, AUGUST_2026, AUGUST_2027 = date(2026, 7, 1), date(2026, 8, 1), date(2027, 8, 1)
TAXED = {"untaxed": False}


@pytest.mark.parametrize(("on", "expected"), [(JULY_2026, 87_430), (AUGUST_2026, 92_940), (AUGUST_2027, 92_940)])
def test_a_bill_of_a_million_under_70(on: date, expected: int) -> None:
    told = TAXED | {"bill_yen_per_month": 1_000_000, "total_income_yen": 3_000_000, "months": 1, "on": on}
    assert ask("medical_costs", told).result == pytest.approx(expected)


def test_the_fourth_month_and_the_cap_of_the_year() -> None:
    told = TAXED | {"bill_yen_per_month": 1_000_000, "total_income_yen": 3_000_000, "on": AUGUST_2026}
    assert ask("medical_costs", told | {"months": 4}).result == pytest.approx(3 * 92_940 + 44_400)
    assert ask("medical_costs", told | {"months": 4, "months_before": 3}).result == pytest.approx(4 * 44_400)
    assert ask("medical_costs", told | {"months": 12}).result == 530_000


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"pension_yen": 800_000}, 8_000),
        ({"pension_yen": 1_200_000}, 11_000),
        ({"pension_yen": 1_800_000, "untaxed": False}, 22_000),
        ({"pension_yen": 1_200_000, "outpatient": False}, 25_700),
    ],
)
def test_out_patients_of_70_have_a_lower_ceiling(told: dict[str, Any], expected: int) -> None:
    common = {"age": 80, "bill_yen_per_month": 300_000, "months": 1, "outpatient": True, "on": AUGUST_2026}
    assert ask("medical_costs", common | told).result == pytest.approx(expected)


def test_out_patients_with_a_high_income_have_the_lower_ceiling_of_the_fourth_month_only() -> None:
    rich = TAXED | {"pension_yen": 4_500_000, "taxable_yen": 1_500_000, "bill_yen_per_month": 1_000_000, "months": 1}
    common = rich | {"age": 80, "outpatient": True, "on": AUGUST_2026}
    assert ask("medical_costs", common).result == pytest.approx(92_940)
    assert ask("medical_costs", common | {"months_before": 3}).result == pytest.approx(44_400)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"own_income_yen": 809_000}, 2_500),
        ({"own_income_yen": 827_775, "on": AUGUST_2026}, 2_500),
        ({"own_income_yen": 827_776, "on": AUGUST_2026}, 5_000),
        ({"own_income_yen": 1_059_000}, 5_000),
        (TAXED | {"taxable_yen": 500_000}, 5_000),
        (TAXED | {"taxable_yen": 574_000}, 5_000),
        (TAXED | {"taxable_yen": 575_000}, 10_000),
        (TAXED | {"taxable_yen": 4_000_000}, 20_000),
        (TAXED | {"taxable_yen": 4_000_000, "severe": False}, 90_000),
    ],
)
def test_psychiatric_treatment_by_class(told: dict[str, Any], expected: int) -> None:
    assert ask("self_support_medical", {"bill_yen_per_month": 300_000} | told).result == pytest.approx(expected)


def test_a_month_in_a_special_nursing_home() -> None:
    told = {"place": "unit_private", "bill_yen_per_month": 286_200, "pension_yen": 700_000, "on": AUGUST_2026}
    assert ask("care_services", told).result == 15_000 + 38_100
    assert ask("care_services", told | {"untaxed_pension_yen": 600_000}).result == 15_000 + 86_700
    assert ask("care_services", told | {"assets_yen": 6_500_001}).result == 15_000 + 108_330
    without = TAXED | {"place": "unit_private", "bill_yen_per_month": 286_500, "on": JULY_2026}
    assert ask("care_services", without).result == pytest.approx(
        143_980 - 10_000
    )  # the ministry's example without daily goods


@pytest.mark.parametrize(
    ("programme", "told", "expected"),
    [
        ("disability_services", TAXED | {"taxable_yen": 2_600_000}, 9_300),
        ("disability_services", TAXED | {"taxable_yen": 2_700_000}, 15_000),
        ("disability_services", TAXED | {"residential": True, "bill_yen_per_month": 500_000}, 37_200),
        ("group_home", {"rent_yen_per_month": 8_000}, 0),
        ("group_home", TAXED | {"rent_yen_per_month": 45_000}, 45_000),
        ("workshop_wages", {"kind": "a"}, 1_097_412),
        ("daily_life_support", {"base_yen_per_month": 700, "half_hour_yen": 500}, 2_700),
        ("adult_guardianship", {"assets_yen": 20_000_000, "supervisor": True}, 480_000),
        ("trusts", {"trusted_yen": 70_000_000, "disability": "severe"}, 60_000_000),
        ("trusts", {"kind": "life_insurance", "trusted_yen": 10_000_000}, 665_500),
        ("housing_security_benefit", {"municipality": "04100", "income_yen_per_month": 100_000}, 24_000),
        ("housing_security_benefit", {"municipality": "14100", "rent_yen_per_month": 60_000}, 52_000),
    ],
)
def test_what_is_typed_changes_the_answer(programme: str, told: dict[str, Any], expected: int) -> None:
    assert ask(programme, told).result == pytest.approx(expected)
