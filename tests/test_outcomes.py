"""Many futures in parts, and the same projection written as a plain loop."""

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from benchmarks import many_futures, plain_loop, same_table
from planner import futures, household_file, lawbook
from planner import outcomes as many
from planner.futures import Futures
from planner.household import Household
from planner.outcomes import NEVER, Outcomes, outcomes
from planner.projection import project
from planner.purse import BY_OWNER
from tests import builders
from tests.pension_families import pension_families
from tests.strategies import CALMLY, households

BOOK = lawbook.load()
SCENARIOS = Path(__file__).parent.parent / "scenarios"
FUTURES = 12
YEARS = 11
YEARLY_YEN = 600_000


def family() -> Household:
    return household_file.load(many_futures.FAMILY)


def drawn(count: int = FUTURES) -> Futures:
    return many_futures.varied(family(), BOOK, count)


def assert_same_bits(one: Outcomes, other: Outcomes) -> None:
    for name in (field.name for field in fields(Outcomes)):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), err_msg=name)


def calm(**parts: Any) -> Outcomes:
    """Outcomes of a child of 50 with 1,000,000 yen and spending of 50,000 yen a month, unless said otherwise."""
    given = {"accounts": [builders.money("長男", 1_000_000)], "spending": living(50_000)} | parts
    household = builders.household(**given)
    return outcomes(household, futures.calm(household, BOOK), BOOK)


def living(yen_per_month: int) -> list[builders.Part]:
    return [builders.nothing_special(), builders.living(alone=yen_per_month)]


@pytest.mark.parametrize("futures_at_once", [1, 5, FUTURES - 1, FUTURES, FUTURES + 1])
def test_the_size_of_the_parts_changes_not_one_bit(futures_at_once: int) -> None:
    whole = outcomes(family(), drawn(), BOOK)
    assert_same_bits(whole, outcomes(family(), drawn(), BOOK, futures_at_once=futures_at_once))


def test_a_future_does_not_depend_on_how_many_others_there_are() -> None:
    few, many = outcomes(family(), drawn(3), BOOK), outcomes(family(), drawn(), BOOK)
    for name in (field.name for field in fields(Outcomes)):
        np.testing.assert_array_equal(getattr(few, name), getattr(many, name)[:3], err_msg=name)


@dataclass(frozen=True)
class Lazy:
    """Futures of which only the parts asked for exist."""

    count: int
    broken_from: int = FUTURES

    @property
    def years(self) -> NDArray[np.int64]:
        return futures.calm(family(), BOOK).years

    def __len__(self) -> int:
        return self.count

    def part(self, start: int, stop: int) -> Futures:
        if stop > self.broken_from:
            raise ValueError(start)
        return drawn(self.count).part(start, stop)


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_how_many_parts_are_worked_out_at_once_changes_not_one_bit(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = outcomes(family(), drawn(), BOOK)
    monkeypatch.setattr(many, "PARTS_AT_ONCE", at_once)
    monkeypatch.setattr("os.cpu_count", lambda: at_once)
    assert_same_bits(whole, outcomes(family(), drawn(), BOOK, futures_at_once=2))


def test_futures_may_be_drawn_when_their_part_is_asked_for() -> None:
    whole = outcomes(family(), drawn(), BOOK)
    assert_same_bits(whole, outcomes(family(), Lazy(FUTURES), BOOK, futures_at_once=5))


def test_what_goes_wrong_in_one_part_is_not_lost() -> None:
    with pytest.raises(ValueError, match=r"^6$"):
        outcomes(family(), Lazy(FUTURES, broken_from=8), BOOK, futures_at_once=3)


def test_outcomes_are_those_of_the_projection() -> None:
    whole, money = outcomes(family(), drawn(), BOOK), project(family(), drawn(), BOOK).purse
    np.testing.assert_array_equal(whole.closing, money.closing.sum(axis=1).T)
    np.testing.assert_array_equal(whole.assistance, money.assistance.sum(axis=1).T)
    assert whole.assistance.any()


def test_without_its_working_a_projection_is_the_same() -> None:
    future = futures.calm(family(), BOOK)
    kept, quick = project(family(), future, BOOK), project(family(), future, BOOK, working=False)
    assert kept.applied
    assert not quick.applied
    assert kept.law.keys() == quick.law.keys()
    for name in BY_OWNER:
        np.testing.assert_array_equal(getattr(kept.purse, name), getattr(quick.purse, name), err_msg=name)


def test_the_first_short_year_is_the_one_in_which_money_no_longer_suffices() -> None:
    found = calm()
    assert found.first_short.tolist() == [1]
    assert found.closing[0, :3].tolist() == [400_000, 0, 0]
    assert found.missing[0, :3].tolist() == [0, 200_000, YEARLY_YEN]
    assert found.closing.shape == (1, YEARS)


def test_the_first_year_can_already_be_short() -> None:
    found = calm(accounts=[])
    assert found.first_short.tolist() == [0]


def test_money_that_lasts_to_the_yen_is_never_short() -> None:
    found = calm(accounts=[builders.money("長男", YEARS * YEARLY_YEN)])
    assert found.first_short.tolist() == [NEVER]
    assert found.closing[0, -1] == 0
    one_yen_less = calm(accounts=[builders.money("長男", YEARS * YEARLY_YEN - 1)])
    assert one_yen_less.first_short.tolist() == [YEARS - 1]
    assert one_yen_less.missing[0, -1] == 1


def test_what_is_missing_does_not_depend_on_whether_public_assistance_comes() -> None:
    without = calm()
    helped = calm(assumptions={**builders.STILL, "public_assistance": True})
    assert helped.assistance[0, 2] > 0
    assert not without.assistance.any()
    assert helped.first_short.tolist() == without.first_short.tolist()
    assert helped.missing[0, 1] == without.missing[0, 1]


@pytest.mark.parametrize("name", ["sato", "parents_mutual_aid"])
def test_a_plain_loop_over_years_gives_the_same_table(name: str) -> None:
    assert same_table.differences(household_file.load(SCENARIOS / f"{name}.toml"), BOOK) == []


def test_a_plain_loop_gives_the_same_table_in_every_future() -> None:
    engine = project(family(), drawn(), BOOK)
    for future in range(FUTURES):
        course = same_table.course_of(engine.household, engine.futures, future)
        plain = plain_loop.project(engine.household, course, BOOK)
        assert same_table.between(engine, plain, future) == []


@settings(max_examples=80, deadline=None)
@given(households(moves=False))
def test_a_plain_loop_gives_the_same_table_for_odd_families(household: Household) -> None:
    assert same_table.differences(household, BOOK) == []


@settings(CALMLY, max_examples=60)
@given(pension_families(), st.lists(st.integers(-8, 6), min_size=4, max_size=4))
def test_a_plain_loop_gives_the_same_pensions_in_lives_of_any_length(household: Household, years: list[int]) -> None:
    calmly = futures.calm(household, BOOK)
    moved = np.array([years[: calmly.last_year.shape[1]], [0] * calmly.last_year.shape[1]])
    last_year = np.clip(calmly.last_year + moved, calmly.years[0], calmly.years[-1])
    engine = project(household, replace(calmly, weights=np.full(2, 0.5), last_year=last_year), BOOK)
    for future in range(2):
        course = same_table.course_of(engine.household, engine.futures, future)
        assert same_table.between(engine, plain_loop.project(engine.household, course, BOOK), future) == []


def test_a_difference_between_the_tables_is_named() -> None:
    engine = project(family(), drawn(1), BOOK)
    course = same_table.course_of(engine.household, engine.futures, 0)
    plain = plain_loop.project(engine.household, course, BOOK)
    plain.closing["長女"][5] += 1
    assert [row.split(":")[0] for row in same_table.between(engine, plain)] == ["closing 長女 2031"]
