"""Laws of money: what must hold for every family, tried on many made-up households."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from numpy.typing import NDArray

from planner import answers, estate, futures, tables
from planner import lawbook as law_files
from planner.futures import Futures
from planner.household import Household
from planner.outcomes import NEVER, outcomes
from planner.projection import Projection, project
from planner.purse import Purse
from planner.timeline import MONTHS
from tests.strategies import FEW, SOME, households

SMALL_YEN = 0.01
ONE_YEN = 1.0
ROUNDING_YEN = 30.0  # returns are rounded every year
LATER_THAN_ALL = 9_999
AFTER_EVERY_PLAN = 2_200
DISABLED_CHILD_TO_AGE = 20
BOOK = law_files.load()
ARRAYS = tuple(f.name for f in fields(Purse) if f.name not in ("heirs", "home_course"))

Run = Callable[[Household], Projection]


def run(household: Household) -> Projection:
    return project(household, futures.calm(household, BOOK), BOOK)


def with_parts(household: Household, **parts: Any) -> Household:
    """The same household, checked anew, with some parts replaced."""
    return Household.model_validate(household.model_dump() | parts)


def year_of_shortage(p: Projection) -> int:
    short = answers.outlook(p).short
    return LATER_THAN_ALL if short is None else short


def assert_same_money(first: Projection, second: Projection, *, within_yen: float = 0.0) -> None:
    for name in ARRAYS:
        one, other = getattr(first.purse, name), getattr(second.purse, name)
        np.testing.assert_allclose(one, other, rtol=0, atol=within_yen, err_msg=name)


@SOME
@given(households())
def test_no_yen_is_lost_between_owners_and_years(household: Household) -> None:
    assert tables.largest_error_yen(run(household)) < SMALL_YEN


@SOME
@given(households())
def test_nobody_owes_and_nothing_is_paid_backwards(household: Household) -> None:
    money = run(household).purse
    for name in ("opening", "closing", "assistance", "shortfall", "left_outside", "minimum", "home"):
        assert getattr(money, name).min(initial=0) >= -SMALL_YEN, name


@SOME
@given(households())
def test_the_dead_hold_no_money_while_somebody_lives(household: Household) -> None:
    p = run(household)
    for year, y in zip(p.years, range(len(p.years)), strict=True):
        after = (int(year) + 1) * MONTHS
        if any(life.end[0, 0] > after for life in p.time.lives):
            dead = [i for i, life in enumerate(p.time.lives) if life.end[0, 0] <= after]
            assert np.abs(p.purse.closing[y, dead, 0]).max(initial=0) < SMALL_YEN


@SOME
@given(households(returns=False), st.data())
def test_more_savings_never_end_earlier(household: Household, data: DataObject) -> None:
    owner = data.draw(st.sampled_from([member.name for member in household.members]))
    more = {"name": "足した預金", "owner": owner, "balance_yen": data.draw(st.integers(10_000, 9_000_000))}
    richer = with_parts(household, accounts=[*household.model_dump()["accounts"], more])
    assert year_of_shortage(run(richer)) >= year_of_shortage(run(household))


@SOME
@given(households(), st.integers(1, 8), st.data())
def test_a_later_death_changes_nothing_before_the_earlier_one(
    household: Household, years: int, data: DataObject
) -> None:
    assume(household.parents)
    i = data.draw(st.integers(0, len(household.parents) - 1))
    parent = household.parents[i]
    parents = [p.model_dump() for p in household.parents]
    parents[i]["last_age"] = (parent.last_age or 0) + years
    earlier, later = run(household), run(with_parts(household, parents=parents))
    before = parent.birth_year + (parent.last_age or 0) - household.first_year
    count = min(len(earlier.years), len(later.years))
    np.testing.assert_array_equal(earlier.purse.closing[:before], later.purse.closing[:before])
    assert received(later, parent.name, count) >= received(earlier, parent.name, count) - SMALL_YEN


def received(p: Projection, name: str, years: int) -> float:
    """What the pension offices pay one person in the first years."""
    pensions = [line for line in p.lines if "pension" in line.programme and line.person == name]
    return sum(float(np.maximum(line.yen, 0)[0, :years].sum()) for line in pensions)


@SOME
@given(households())
def test_what_is_not_used_changes_nothing(household: Household) -> None:
    names = [member.name for member in household.members]
    plain = household.model_dump()
    unused: dict[str, dict[str, Any]] = {
        "accounts": {"name": "空の口座", "owner": names[-1], "balance_yen": 0},
        "incomes": {"name": "なし", "person": names[0], "yen_per_year": 0},
        "spending": {"name": "なし"},
        "one_offs": {"name": "なし", "year": household.first_year},
        "insurances": {"name": "なし", "insured": names[0], "beneficiary": names[-1], "benefit_yen": 0},
        "debts": {"name": "なし", "owner": names[0], "balance_yen": 0, "payment_yen_per_year": 0},
    }
    added: dict[str, Any] = {part: [*plain[part], one] for part, one in unused.items()}
    without_will = [name for name in names if name not in {will.person for will in household.wills}]
    added["wills"] = [*plain["wills"], *({"person": name} for name in without_will)]
    assert_same_money(run(household), run(with_parts(household, **added)))


@SOME
@given(households())
def test_a_pension_that_is_never_granted_changes_nothing(household: Household) -> None:
    """But for those under 20: whoever has a grade counts as a disabled child in the survivors' pension until then."""
    people = {part: [person.model_dump() for person in getattr(household, part)] for part in ("parents", "children")}
    for person in (*people["parents"], *people["children"]):
        if household.first_year - person["birth_year"] > DISABLED_CHILD_TO_AGE:
            person["disability_pension"] = person["disability_pension"] or {"grade": 1, "from_year": AFTER_EVERY_PLAN}
    assert_same_money(run(household), run(with_parts(household, **people)))


@SOME
@given(households(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(household: Household, random: Any) -> None:
    parts = household.model_dump()
    shuffled = {}
    for part in ("accounts", "incomes", "spending", "one_offs", "wills"):
        shuffled[part] = list(parts[part])
        random.shuffle(shuffled[part])
    assert_same_money(run(household), run(with_parts(household, **shuffled)), within_yen=SMALL_YEN)


AMOUNTS = (
    "balance_yen",
    "yen_per_year",
    "both_parents_yen_per_month",
    "one_parent_yen_per_month",
    "child_alone_yen_per_month",
    "income_yen",
    "spending_yen",
    "benefit_yen",
    "premium_yen_per_year",
    "payment_yen_per_year",
    "property_tax_yen_per_year",
    "upkeep_yen_per_year",
    "rent_yen_per_month",
    "child_alone_rent_yen_per_month",
    "funeral_yen",
    "sale_yen",
    "price_yen",
    "costs_yen",
)


def whole_months(yen_per_year: int | None) -> dict[str, Any]:
    """An income that is whole yen in each month of each year."""
    return {"yen_per_year": (yen_per_year or 0) // MONTHS * MONTHS, "growth": "none"}


def doubled(part: Any) -> Any:
    """The same part of a file with every amount doubled."""
    if isinstance(part, dict):
        return {k: v * 2 if k in AMOUNTS and v is not None else doubled(v) for k, v in part.items()}
    return [doubled(one) for one in part] if isinstance(part, tuple | list) else part


@SOME
@given(households(law=False, assistance=False))
def test_without_the_law_twice_the_money_is_twice_the_result(household: Household) -> None:
    """Incomes are whole yen in every month: common spending is shared by them, and of one yen rounding takes half."""
    whole = [one.model_copy(update=whole_months(one.yen_per_year)) for one in household.incomes]
    household = household.model_copy(update={"incomes": tuple(whole)})
    once, twice = run(household), run(Household.model_validate(doubled(household.model_dump())))
    assume(not twice.purse.inheritance_tax.any())  # the tax on what is left rises faster than what is left
    rounding_yen = ONE_YEN * len(once.years) * (len(once.lines) + len(household.members))
    for name in ARRAYS:
        scale = 1 if name == "home" else 2
        one, other = getattr(once.purse, name), getattr(twice.purse, name)
        np.testing.assert_allclose(one * scale, other, rtol=0, atol=rounding_yen, err_msg=name)


@SOME
@given(households(assistance=True))
def test_public_assistance_never_pays_more_than_the_minimum(household: Household) -> None:
    money = run(household).purse
    assert (money.assistance.sum(axis=1) <= money.minimum + ONE_YEN).all()


@SOME
@given(households(assistance=True))
def test_public_assistance_does_not_move_the_first_shortage(household: Household) -> None:
    alone = with_parts(household, assumptions=household.assumptions.model_dump() | {"public_assistance": False})
    assert year_of_shortage(run(household)) == year_of_shortage(run(alone))


@SOME
@given(households())
def test_the_three_phases_hold_the_whole_table(household: Household) -> None:
    p = run(household)
    phases = tables.phases(p)
    in_phases = sum(phase.once_yen - phase.gap_yen for phase in phases)
    rounding_yen = tables.PAPER_YEN * MONTHS * sum(phase.years for phase in phases)
    assert in_phases == pytest.approx(sum(float(line.yen.sum()) for line in p.lines), abs=rounding_yen)


@SOME
@given(households(assistance=False))
def test_what_is_needed_then_tells_whether_the_money_lasts(household: Household) -> None:
    p = run(household)
    outlook = answers.outlook(p)
    first = int((p.time.months(p.time.start, p.time.last_end)[0] > 0).sum())
    assume(first < len(p.years) and not p.purse.left_outside[first:].any())
    spare_yen = outlook.have_yen - outlook.need_yen
    short_later = bool(p.purse.shortfall[first:].any())
    assert spare_yen <= ROUNDING_YEN if short_later else spare_yen >= -ROUNDING_YEN


# Many futures at once


def many(household: Household) -> Futures:
    """Six futures that differ in the course of prices and in who dies when, on common years."""
    calm = futures.calm(household, BOOK)
    shifts = np.array([0, -2, 3, 0, 1, -5])[:, np.newaxis]
    order = np.arange(calm.last_year.shape[1]) % 2
    last_year = np.maximum(calm.last_year + shifts * np.where(order, -1, 1), household.first_year)
    years = np.arange(household.first_year, last_year[:, len(household.parents) :].max() + 1)
    steady = np.arange(len(years))
    rates = np.array([0.0, 0.005, 0.01, 0.02, -0.01, 0.03])[:, np.newaxis]
    growth = {family: (1 + rates * share) ** steady for family, share in FAMILIES.items()}
    return Futures(years, np.full(len(rates), 1 / len(rates)), growth, last_year)


FAMILIES = {"prices": 1.0, "wages": 1.2, "pension": 0.7, "employees_pension": 0.9, "none": 0.0}


def assert_future_is(whole: Projection, i: int, alone: Projection) -> None:
    for name in ARRAYS:
        np.testing.assert_array_equal(getattr(whole.purse, name)[..., [i]], getattr(alone.purse, name), err_msg=name)


@FEW
@given(households())
def test_many_futures_at_once_equal_one_by_one(household: Household) -> None:
    courses = many(household)
    whole = project(household, courses, BOOK)
    assert tables.largest_error_yen(whole) < SMALL_YEN
    for i in range(len(courses)):
        alone = project(household, courses.part(i, i + 1), BOOK)
        assert_future_is(whole, i, alone)
        assert tables.yearly(whole, i) == tables.yearly(alone)
        assert answers.five(whole, BOOK, i) == answers.five(alone, BOOK)


@FEW
@given(households(), st.integers(1, 5))
def test_the_size_of_the_parts_makes_no_difference(household: Household, at_once: int) -> None:
    courses = many(household)
    whole = outcomes(household, courses, BOOK)
    parts = outcomes(household, courses, BOOK, futures_at_once=at_once)
    for field in fields(whole):
        np.testing.assert_array_equal(getattr(whole, field.name), getattr(parts, field.name), err_msg=field.name)


@FEW
@given(households())
def test_the_first_shortage_is_the_same_for_one_and_for_many(household: Household) -> None:
    p = run(household)
    first = outcomes(household, p.futures, BOOK).first_short[0]
    assert first == (NEVER if answers.outlook(p).short is None else answers.outlook(p).short)


# Shares of an estate


@SOME
@given(households(), st.data())
def test_shares_of_an_estate_make_one_or_nobody_is_left(household: Household, data: DataObject) -> None:
    group = run(household).purse.heirs
    deceased = data.draw(st.integers(0, group.members - 1))
    alive = np.array([[data.draw(st.booleans()) for _ in range(3)] for _ in group.names])
    alive[deceased] = False
    statutory = estate.shares(deceased, alive, np.zeros(len(group.names)), group)
    willed = estate.shares(deceased, alive, group.money_by_will[deceased], group)
    assert_whole_or_nothing(statutory, alive, everybody_inherits=deceased >= group.parents)
    assert (willed.sum(axis=0) <= 1 + SMALL_YEN).all()
    assert (willed[~alive] == 0).all()
    np.testing.assert_allclose(willed.sum(axis=0)[statutory.sum(axis=0) > 0], 1.0)


def assert_whole_or_nothing(shares: NDArray[np.float64], alive: NDArray[np.bool_], *, everybody_inherits: bool) -> None:
    assert (shares[~alive] == 0).all()
    total = shares.sum(axis=0)
    np.testing.assert_allclose(total[total > 0], 1.0)
    if everybody_inherits:
        np.testing.assert_array_equal(total > 0, alive.any(axis=0))
