"""何がいちばん響くか: each assumption moved alone, the largest first, by hand where the sum is plain."""

import pytest

from planner import compare, tornado
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


def test_a_life_planned_very_long_is_never_shortened_by_a_longer_one(lawbook: LawBook) -> None:
    given = FAMILY.model_dump()
    given["children"][0]["last_age"] = given["parents"][0]["last_age"] = 115
    family = Household.model_validate(given)
    for code in ("child_life", "parents_lives"):
        lives = turn(code, lawbook, family)
        assert lives.up is None
        assert lives.down is not None
        assert lives.down.last_age == (110 if code == "child_life" else 115)


def test_nothing_is_shown_where_nothing_can_be_moved(lawbook: LawBook) -> None:
    """The mother's last year is the first of the plan, prices and returns stand at their bounds."""
    family = household(
        parents=[parent(age=80, last_age=80)],
        children=[child(age=50, last_age=52)],
        accounts=[{"name": "預金", "owner": "長男", "balance_yen": 1_000_000, "return_ratio": 0.2}],
        assumptions={**STILL, "price_growth_ratio": -0.1},
    )
    assert turn("parents_lives", lawbook, family).down is None
    assert turn("prices", lawbook, family).down is None
    assert turn("returns", lawbook, family).up is None


def test_every_bar_is_the_projection_of_that_family_alone(lawbook: LawBook) -> None:
    """Each end is recomputed from a family's file in which the one number is written by hand."""
    longer, shorter = (FAMILY.model_dump(), FAMILY.model_dump())
    longer["parents"][0]["last_age"], shorter["children"][0]["last_age"] = 89, 55
    as_it_is = compare.result(compare.projected(FAMILY, lawbook))
    by_hand = {
        ("parents_lives", "up"): Household.model_validate(longer),
        ("child_life", "down"): Household.model_validate(shorter),
    }
    for (code, side), family in by_hand.items():
        alone, moved = compare.result(compare.projected(family, lawbook)), turn(code, lawbook)
        assert getattr(moved, side) == alone
        assert getattr(moved, f"{side}_yen") == alone.end_yen - as_it_is.end_yen
