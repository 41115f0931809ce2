"""何がいちばん響くか: each assumption moved alone, the largest first, by hand where the sum is plain."""

import pytest

from planner import tornado
from planner.household import Household
from planner.lawbook import LawBook
from tests.builders import STILL, child, household, living, old_age, parent

FAMILY = household(
    parents=[parent(age=80, last_age=84, old_age_pension=old_age(1_200_000))],
    children=[child(age=50, last_age=60)],
    accounts=[{"name": "預金", "owner": "長男", "balance_yen": 20_000_000}],
    spending=[living(one=50_000, alone=80_000)],
)
"""The mother leaves 600,000 a year, of five years; the child alone needs 960,000 a year, of six."""


def turn(code: str, lawbook: LawBook, family: Household = FAMILY) -> tornado.Turn:
    return next(one for one in tornado.turns(family, lawbook) if one.code == code)


def test_a_year_of_a_parent_is_worth_what_comes_and_what_is_not_spent(lawbook: LawBook) -> None:
    """A year with the mother keeps 600,000 where one alone costs 960,000; four years less is the start of the plan."""
    lives = turn("parents_lives", lawbook)
    assert lives.up_yen == 5 * 1_560_000
    assert lives.down_yen == -4 * 1_560_000


def test_a_longer_life_of_the_child_costs_its_years(lawbook: LawBook) -> None:
    life = turn("child_life", lawbook)
    assert life.up_yen == -5 * 960_000
    assert life.down_yen == 5 * 960_000


def test_the_largest_stands_first(lawbook: LawBook) -> None:
    spans = [one.span_yen for one in tornado.turns(FAMILY, lawbook)]
    assert spans == sorted(spans, reverse=True)
    assert spans[0] > 0


def test_what_a_family_does_not_have_is_not_moved(lawbook: LawBook) -> None:
    codes = {one.code for one in tornado.turns(FAMILY, lawbook)}
    assert not codes & {"upkeep", "pension_refused"}
    alone = household(children=[child()], spending=[living(alone=10_000)])
    assert {one.code for one in tornado.turns(alone, lawbook)} == {"prices", "child_life"}


@pytest.mark.parametrize("grade", [1, 2])
def test_a_pension_that_is_refused_costs_all_of_it(lawbook: LawBook, grade: int) -> None:
    granted = {"grade": grade, "yen_per_year": 900_000, "from_year": 2020}
    family = household(
        children=[child(age=50, last_age=60, disability_pension=granted)], spending=[living(alone=100_000)]
    )
    assert turn("pension_refused", lawbook, family).up_yen == -11 * 900_000


def test_returns_move_the_end_by_their_interest(lawbook: LawBook) -> None:
    family = household(
        children=[child(age=50, last_age=51)],
        accounts=[{"name": "預金", "owner": "長男", "balance_yen": 1_000_000, "return_ratio": 0.02}],
        assumptions=STILL,
    )
    moved = turn("returns", lawbook, family)
    assert moved.up_yen == round(1_000_000 * (1.03**2 - 1.02**2))
