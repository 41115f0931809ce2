"""遺族基礎年金の端: no child, the third child, children alone, own pensions beside it."""

import pytest

from planner.rules import survivors_basic_pension as rules

FIRST, THIRD, BASIC = 243_800, 81_300, 847_300


def addition(children: int) -> float:
    return float(
        rules.child_addition_yen_per_year(
            children=children, child_first_second_yen_per_year=FIRST, child_third_yen_per_year=THIRD
        )
    )


@pytest.mark.parametrize(
    ("children", "expected"), [(0, 0), (1, FIRST), (2, 2 * FIRST), (3, 2 * FIRST + THIRD), (6, 2 * FIRST + 4 * THIRD)]
)
def test_from_the_third_child_the_addition_is_smaller(children: int, expected: int) -> None:
    assert addition(children) == expected


def test_a_spouse_without_a_child_receives_nothing() -> None:
    paid = [
        float(rules.spouse_yen_per_year(children=n, basic_yen_per_year=BASIC, addition_yen=addition(n))) for n in (0, 1)
    ]
    assert paid == [0, BASIC + FIRST]


def test_children_share_what_they_receive() -> None:
    whole = [
        n * float(rules.child_yen_per_year(children=n, basic_yen_per_year=BASIC, addition_yen=addition(n - 1)))
        for n in (1, 2, 3)
    ]
    assert whole == pytest.approx([BASIC, BASIC + FIRST, BASIC + 2 * FIRST], abs=2)
    assert rules.child_yen_per_year(children=0, basic_yen_per_year=BASIC, addition_yen=0) == 0


def test_the_parts_of_a_year_are_added_and_an_own_pension_comes_first() -> None:
    paid = [
        float(
            rules.paid_yen(
                entitled=entitled,
                pensions_yen_per_year=[1_200_000, 900_000],
                own_other_yen_per_year=[0, 1_000_000],
                months=[3, 9],
            )
        )
        for entitled in (True, False)
    ]
    assert paid == [300_000, 0]
