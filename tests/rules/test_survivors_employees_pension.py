"""遺族厚生年金の端: 64 and 65, own pension small and large, additions, 300 months, means."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import survivors_employees_pension as rules
from planner.rules.survivors_employees_pension import pension_yen_per_year


def pension(deceased_yen: Any, own_yen: Any, age: Any, addition_yen: Any = 0) -> Any:
    return pension_yen_per_year(
        deceased_employees_yen=deceased_yen,
        own_employees_yen=own_yen,
        addition_yen=addition_yen,
        age=age,
        share_ratio=0.75,
        choice_share_ratio=2 / 3,
        choice_own_ratio=0.5,
        choice_age=65,
    )


@pytest.mark.parametrize(("age", "expected_yen"), [(64, 900_000), (65, 400_000)])
def test_from_65_the_own_pension_comes_first(age: int, expected_yen: int) -> None:
    assert pension(1_200_000, 500_000, age) == expected_yen


@pytest.mark.parametrize(
    ("own_yen", "expected_yen"),
    [
        (0, 900_000),  # three quarters of the deceased's pension
        (600_000, 300_000),  # both reckonings give 900,000
        (800_000, 200_000),  # 900,000 × 2/3 + 800,000 × 1/2 = 1,000,000
        (1_200_000, 0),  # own pension is as large as anything reckoned
        (1_200_001, 0),
        (2_000_000, 0),
    ],
)
def test_only_what_exceeds_the_own_pension_is_paid(own_yen: int, expected_yen: int) -> None:
    assert pension(1_200_000, own_yen, 70) == expected_yen


def test_nothing_left_behind_gives_nothing() -> None:
    assert pension(0, 500_000, 70) == 0
    assert pension(0, 0, 50) == 0


def test_ages_by_future_and_year_broadcast() -> None:
    ages = np.array([[63, 64, 65], [65, 66, 67]])
    assert pension(1_200_000, 500_000, ages).tolist() == [[900_000, 900_000, 400_000], [400_000] * 3]


YEN = st.integers(0, 3_000_000)


@given(YEN, YEN, st.integers(0, 1_000_000))
def test_a_better_own_pension_never_leaves_less_in_all(deceased_yen: int, own_yen: int, more_yen: int) -> None:
    less, more = (own + pension(deceased_yen, own, 70) for own in (own_yen, own_yen + more_yen))
    assert more >= less - 1


def test_an_addition_comes_on_top_before_65_and_after_the_reckoning_from_65() -> None:
    assert pension(1_200_000, 500_000, 64, 635_500) == 900_000 + 635_500
    assert pension(1_200_000, 500_000, 65, 21_147) == 400_000 + 21_147
    assert pension(1_200_000, 1_300_000, 65, 21_147) == 0, "also an own pension above both swallows it"


@pytest.mark.parametrize(
    ("months", "short_term", "expected"),
    [(120, True, 493_290), (120, False, 197_316), (300, True, 197_316), (301, True, 197_316), (0, True, 197_316 * 300)],
)
def test_300_months_count_at_least_for_a_short_term_death(months: int, short_term: bool, expected: int) -> None:
    deemed = rules.deemed_yen_per_year(
        deceased_employees_yen=197_316, employees_months=months, short_term=short_term, short_term_least_months=300
    )
    assert deemed == expected


def entitled(receipts: int = 0, income: int = 0, months: int = 480, *, short_term: bool = False) -> bool:
    return bool(
        rules.entitled(
            receipts_yen=receipts,
            income_yen=income,
            record_months=months,
            short_term=short_term,
            receipts_limit_yen=8_500_000,
            income_limit_yen=6_555_000,
            record_least_months=300,
        )
    )


def test_one_yen_at_both_limits_ends_the_right() -> None:
    assert entitled(8_499_999, 8_499_999)
    assert entitled(9_000_000, 6_554_999)
    assert not entitled(8_500_000, 6_555_000)


def test_25_years_of_record_are_asked_for_unless_the_death_is_short_term() -> None:
    assert entitled(months=300)
    assert not entitled(months=299)
    assert entitled(months=0, short_term=True)


def middle_aged(age: int = 50, months: int = 240, fiscal_year: int = 2026, **changes: Any) -> float:
    given = {"wife": True, "short_term": False} | changes
    return float(
        rules.middle_aged_addition_yen_per_year(
            age_then=age,
            employees_months=months,
            death_fiscal_year=fiscal_year,
            widow_addition_yen_per_year=635_500,
            widow_addition_age_from=40,
            widow_addition_least_months=240,
            widow_addition_phase_out_year=2028,
            widow_addition_phase_out_years=25,
            choice_age=65,
            **given,
        )
    )


@pytest.mark.parametrize(("age", "paid"), [(39, False), (40, True), (64, True), (65, False)])
def test_the_middle_aged_addition_is_for_wives_of_40_to_64(age: int, paid: bool) -> None:
    assert middle_aged(age) == (635_500 if paid else 0)
    assert middle_aged(age, wife=False) == 0


def test_240_months_of_the_husband_are_needed_unless_he_died_at_work() -> None:
    assert [middle_aged(months=m) for m in (239, 240)] == [0, 635_500]
    assert middle_aged(months=0, short_term=True) == 635_500


def test_the_middle_aged_addition_shrinks_by_year_of_death_until_it_is_gone() -> None:
    by_year = [middle_aged(fiscal_year=year) for year in range(2027, 2055)]
    assert by_year[0] == 635_500
    assert by_year[1] == round(635_500 * 25 / 26)
    assert by_year == sorted(by_year, reverse=True)
    assert by_year[-3:] == [round(635_500 / 26), 0, 0]


def transitional(birth_fiscal_year: int, months: int = 240) -> float:
    return float(
        rules.transitional_addition_yen_per_year(
            wife=True,
            employees_months=months,
            short_term=False,
            birth_fiscal_year=birth_fiscal_year,
            full_amount_yen_per_year=844_900,
            widow_addition_yen_per_year=633_700,
            widow_addition_least_months=240,
            transitional_birth_year_from=[1926, 1927, 1928],
            transitional_months=[0, 12, 24],
            transitional_possible_months=[312, 312, 324],
        )
    )


def test_the_transitional_addition_goes_by_the_year_of_birth() -> None:
    assert transitional(1920) == transitional(1926) == 633_700
    assert transitional(1927) == 633_700 - round(844_900 * 12 / 312)
    assert transitional(1928) == 633_700 - round(844_900 * 24 / 324)
    assert transitional(1929) == 0, "born after the last row"
    assert transitional(1927, months=239) == 0


def test_beside_an_own_pension_only_what_is_more_is_paid() -> None:
    def before(survivors_yen: int) -> float:
        return float(
            rules.before_choice_yen(
                survivors_yen=survivors_yen,
                months=12,
                own_disability_yen=800_000,
                disability_months=6,
                own_old_age_yen=600_000,
                old_age_months=3,
            )
        )

    assert before(900_000) == (900_000 * 3 + 100_000 * 6 + 300_000 * 3) / 12
    assert before(500_000) == 500_000 * 3 / 12


@pytest.mark.parametrize(
    ("changes", "expected"),
    [({}, 900_000), ({"entitled": False}, 0), ({"wife": False, "age": 54}, 0), ({"wife": False, "age": 55}, 900_000)],
)
def test_a_husband_must_be_55(changes: dict[str, Any], expected: int) -> None:
    given = {"entitled": True, "wife": True, "age": 50, "with_child": False, "limited": False} | changes
    assert rules.granted_yen_per_year(yen_per_year=900_000, husband_minimum_age=55, **given) == expected
    for free in ("with_child", "limited"):
        beside = given | {free: True}
        paid = rules.granted_yen_per_year(yen_per_year=900_000, husband_minimum_age=55, **beside)
        assert paid == (900_000 if beside["entitled"] else 0)
