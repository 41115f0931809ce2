"""住民税の端: one yen over each limit, the special rule just above it, the credit, and more income never less levy."""

from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import lawbook
from planner.rules import resident_tax


@cache
def law(key: str, code: str | None = None) -> Any:
    return lawbook.load().parameter(f"resident_tax.{key}", code).on(date(2026, 12, 31)).value


def limit(persons: int, kind: str = "levy_limit") -> float:
    plus = "levy_limit" if kind == "levy_limit" else "flat_limit"
    return float(
        resident_tax.limit_yen(
            persons=persons,
            limit_per_person_yen=law(f"{kind}_per_person_yen"),
            limit_family_yen=law(f"{kind}_family_yen"),
            limit_plus_yen=law(f"{plus}_plus_yen"),
        )
    )


def levied(income_yen: int, limit_yen: float, *, protected: bool = False, lives: bool = True) -> bool:
    return bool(
        resident_tax.levied(
            income_before_yen=income_yen,
            limit_yen=limit_yen,
            protected=protected,
            lives=lives,
            exempt_income_limit_yen=law("exempt_income_limit_yen"),
        )
    )


def income_levy(taxable_yen: int, *, income_yen: int = 9_000_000, persons: int = 1, code: str | None = None) -> float:
    base = resident_tax.credit_base_yen(
        taxable_yen=taxable_yen,
        difference_yen=50_000,
        income_before_yen=income_yen,
        credit_limit_yen=law("credit_limit_yen"),
        credit_least_yen=law("credit_least_yen"),
        credit_income_limit_yen=law("credit_income_limit_yen"),
    )
    ratios = ("city_ratio", "prefecture_ratio", "credit_city_ratio", "credit_prefecture_ratio")
    return float(
        resident_tax.income_levy_yen(
            levied=levied(income_yen, limit(persons)),
            taxable_yen=taxable_yen,
            credit_base_yen=base,
            income_before_yen=income_yen,
            limit_yen=limit(persons),
            levy_rounding_yen=law("levy_rounding_yen"),
            **{ratio: law(ratio, code) for ratio in ratios},
        )
    )


@pytest.mark.parametrize(
    ("kind", "persons", "expected_yen"),
    [
        ("flat_limit_class_1", 1, 450_000),
        ("flat_limit_class_1", 3, 1_360_000),
        ("flat_limit_class_2", 3, 1_234_000),
        ("flat_limit_class_3", 2, 828_000),
        ("levy_limit", 1, 450_000),
        ("levy_limit", 3, 1_470_000),
    ],
)
def test_limits_by_area_class_and_persons(kind: str, persons: int, expected_yen: int) -> None:
    assert limit(persons, kind) == expected_yen


@pytest.mark.parametrize(
    ("income_yen", "protected", "lives", "expected"),
    [
        (450_000, False, True, False),
        (450_001, False, True, True),
        (450_001, True, True, False),
        (1_350_000, True, True, False),
        (1_350_001, True, True, True),
        (5_000_000, False, False, False),
        (0, False, True, False),
    ],
)
def test_one_yen_over_a_limit_is_levied(income_yen: int, protected: bool, lives: bool, expected: bool) -> None:
    assert levied(income_yen, 450_000, protected=protected, lives=lives) is expected


@pytest.mark.parametrize(
    ("taxable_yen", "expected_yen"),
    [
        (0, 0),
        (1_000, 0),
        (20_000, 1_000),
        (50_000, 2_500),
        (100_000, 7_500),
        (2_000_000, 197_500),
        (2_020_000, 199_500),
    ],
)
def test_the_levy_after_the_credit(taxable_yen: int, expected_yen: int) -> None:
    assert income_levy(taxable_yen) == expected_yen


def test_a_designated_city_divides_the_same_levy_otherwise() -> None:
    assert income_levy(1_000_000, code="04100") == income_levy(1_000_000) == 97_500
    assert income_levy(1_000_000, code="14100") == 97_700, "0.025 percent for water sources, without parts of 100 yen"


@pytest.mark.parametrize(
    ("income_yen", "expected_yen"), [(1_120_000, 0), (1_120_100, 100), (1_121_999, 1_900), (1_300_000, 23_500)]
)
def test_nobody_is_brought_below_the_limit_by_the_levy(income_yen: int, expected_yen: int) -> None:
    assert income_levy(260_000, income_yen=income_yen, persons=2) == expected_yen


def test_no_credit_over_25_million() -> None:
    assert income_levy(20_000_000, income_yen=25_000_000) == 1_997_500
    assert income_levy(20_000_000, income_yen=25_000_001) == 2_000_000


def test_the_spouse_difference_ends_with_a_spouse_who_has_income() -> None:
    given_keys = ("dependant_income_limit_yen", "spouse_tier_from_yen")
    amounts = ("difference_spouse_general_yen", "difference_spouse_elderly_yen")
    facts = {"married": True, "elderly_first_age": 70, **{key: law(key) for key in (*given_keys, *amounts)}}
    rule = resident_tax.spouse_difference_yen
    assert rule(spouse_age=69, spouse_income_yen=580_000, income_before_yen=2_000_000, **facts) == 50_000
    assert rule(spouse_age=70, spouse_income_yen=0, income_before_yen=2_000_000, **facts) == 100_000
    assert rule(spouse_age=70, spouse_income_yen=0, income_before_yen=9_500_001, **facts) == 30_000
    assert rule(spouse_age=69, spouse_income_yen=580_001, income_before_yen=2_000_000, **facts) == 0


@given(taxable_yen=st.integers(0, 20_000).map(lambda thousands: thousands * 1_000), persons=st.integers(1, 5))
def test_more_income_never_gives_less_levy(taxable_yen: int, persons: int) -> None:
    income_yen = taxable_yen + 1_000_000
    less = income_levy(taxable_yen, income_yen=income_yen, persons=persons)
    more = income_levy(taxable_yen + 50_000, income_yen=income_yen + 50_000, persons=persons)
    assert 0 <= less <= more
    assert income_yen - less >= min(income_yen, limit(persons))
