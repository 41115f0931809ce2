"""もしもの場合 (stresses): named assumptions that are harder than the calm future, one at a time.

Each takes a family's file and gives the household and the one future to project: ``project(*stressed, lawbook)``.
"""

import math
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TypeVar

import numpy as np

from planner import draws, futures, lives, placeholders
from planner.futures import Futures
from planner.household import Household, Person, Spending
from planner.lawbook import LawBook

AnyPerson = TypeVar("AnyPerson", bound=Person)
Stressed = tuple[Household, Futures]
Stress = Callable[[Household, LawBook], Stressed]

ONE_IN_TEN = 0.1
MONTHS = 12
COSTS, ECONOMY = "typical_costs", "economy"


def prices(household: Household, lawbook: LawBook, *, ratio: float) -> Stressed:
    """物価 — prices grow by a ratio every year; wages keep the difference to prices that the family assumes."""
    filled, _ = placeholders.fill(household, lawbook)
    assumed = filled.assumptions
    wages = assumed.wage_growth_ratio
    moved = None if wages is None else wages - (assumed.price_growth_ratio or 0.0) + ratio
    update = {"price_growth_ratio": ratio, "wage_growth_ratio": moved}
    stressed = household.model_copy(update={"assumptions": household.assumptions.model_copy(update=update)})
    return stressed, futures.calm(stressed, lawbook)


def bad_first_decade(household: Household, lawbook: LawBook) -> Stressed:
    """はじめの10年が悪い — securities earn less every year and prices rise faster, then all is as assumed.

    The return of securities lies below each account's own by ``economy.bad_decade_return_fall_ratio`` in the first
    ``economy.bad_decade_years`` years. In the same number of steps from the first year on prices rise by
    ``economy.bad_decade_price_growth_ratio``, or as assumed where that is more; wages keep their difference to them,
    pensions follow by the macro-economic slide. Deposits and cash earn what they earned.
    """
    filled, _ = placeholders.fill(household, lawbook)
    calm = futures.calm(household, lawbook)
    decade = round(_number(f"{ECONOMY}.bad_decade_years", lawbook))
    passed = np.arange(len(calm.years))
    assumed = filled.assumptions.price_growth_ratio or 0.0
    rising = max(assumed, _number(f"{ECONOMY}.bad_decade_price_growth_ratio", lawbook))
    course = np.where((passed > 0) & (passed <= decade), rising, assumed)
    ratios = futures.growth_ratios(filled, calm.years, lawbook, prices=course)
    growth = {family: futures.cumulative(ratio) for family, ratio in ratios.items()}
    fall = np.where(passed < decade, _number(f"{ECONOMY}.bad_decade_return_fall_ratio", lawbook), 0.0)
    returns = {"securities": -fall[np.newaxis, :]}
    return household, Futures(calm.years, calm.weights, growth, calm.last_year, calm.growth_before, returns)


def long_life(household: Household, lawbook: LawBook, *, whose: str) -> Stressed:
    """長生き — parents or children live as long as one in ten of their age and sex, or as planned if that is longer.

    Args:
        household: The family's file.
        lawbook: The law book.
        whose: "parents", "children" or "all".

    """
    filled, _ = placeholders.fill(household, lawbook)
    update = {
        group: tuple(_with_last_age(one, _reached(one, filled.first_year, ONE_IN_TEN, lawbook), max) for one in people)
        for group, people in (("parents", filled.parents), ("children", filled.children))
        if whose in (group, "all")
    }
    stressed = household.model_copy(update=update)
    return stressed, futures.calm(stressed, lawbook)


def early_death(household: Household, lawbook: LawBook, *, parent: int) -> Stressed:
    """早い別れ — one parent dies in the year by which one in ten of the same age and sex has died, or as planned.

    Args:
        household: The family's file.
        lawbook: The law book.
        parent: Place of the parent in the file.

    """
    filled, _ = placeholders.fill(household, lawbook)
    one = filled.parents[parent]
    sooner = _with_last_age(one, _reached(one, filled.first_year, 1.0 - ONE_IN_TEN, lawbook), min)
    parents = tuple(sooner if i == parent else other for i, other in enumerate(household.parents))
    stressed = household.model_copy(update={"parents": parents})
    return stressed, futures.calm(stressed, lawbook)


def care(household: Household, lawbook: LawBook, *, whose: str) -> Stressed:
    """介護の年月 — the typical cost of care in the last years of each life, from the person's own money first.

    ``typical_costs.care_yen`` in money of the first year, in equal parts over the calendar years that hold
    ``typical_costs.care_months``, beside what the family has planned; of years before the plan nothing is taken.

    Args:
        household: The family's file.
        lawbook: The law book.
        whose: "parents" or "child" (the main one).

    """
    filled, _ = placeholders.fill(household, lawbook)
    people = filled.parents if whose == "parents" else (filled.members[draws.main_child(filled)],)
    added = tuple(_care(person, filled.first_year, lawbook) for person in people)
    stressed = household.model_copy(update={"spending": (*household.spending, *added)})
    return stressed, futures.calm(stressed, lawbook)


STRESSES: Mapping[str, Stress] = MappingProxyType(
    {
        "prices_0": partial(prices, ratio=0.0),
        "prices_1": partial(prices, ratio=0.01),
        "prices_2": partial(prices, ratio=0.02),
        "prices_3": partial(prices, ratio=0.03),
        "bad_first_decade": bad_first_decade,
        "long_life": partial(long_life, whose="all"),
        "long_life_of_parents": partial(long_life, whose="parents"),
        "long_life_of_children": partial(long_life, whose="children"),
        "early_death_of_first_parent": partial(early_death, parent=0),
        "early_death_of_second_parent": partial(early_death, parent=1),
        "care_of_parents": partial(care, whose="parents"),
        "care_of_child": partial(care, whose="child"),
    }
)
LEAST_PARENTS: Mapping[str, int] = MappingProxyType(
    {
        "long_life_of_parents": 1,
        "early_death_of_first_parent": 1,
        "early_death_of_second_parent": 2,
        "care_of_parents": 1,
    }
)


def fitting(household: Household) -> tuple[str, ...]:
    """Names of the stresses that a family with its parents can have."""
    return tuple(name for name in STRESSES if LEAST_PARENTS.get(name, 0) <= len(household.parents))


def _reached(person: Person, first_year: int, share: float, lawbook: LawBook) -> int:
    """Age in the year at whose end fewer than a share of people like this one still live."""
    years = np.arange(first_year, first_year + lives.TO_THE_END)
    alive = lives.survival(person, years=years, lawbook=lawbook)
    return person.age_in(int(years[np.argmax(alive[1:] < share)]))


def _with_last_age(person: AnyPerson, age: int, choose: Callable[[int, int], int]) -> AnyPerson:
    last_age = age if person.last_age is None else choose(age, person.last_age)
    return person.model_copy(update={"last_age": last_age})


def _care(person: Person, first_year: int, lawbook: LawBook) -> Spending:
    """Care in the last years of one life."""
    years = math.ceil(_number(f"{COSTS}.care_months", lawbook) / MONTHS)
    last_year = person.birth_year + (person.last_age or 0)
    monthly = round(_number(f"{COSTS}.care_yen", lawbook) / (years * MONTHS))
    care = Spending(
        name=lawbook.parameter(f"{COSTS}.care_yen").label_ja,
        both_parents_yen_per_month=monthly,
        one_parent_yen_per_month=monthly,
        child_alone_yen_per_month=monthly,
        paid_by=person.name,
        ends_with_death_of=person.name,
    )
    # A long plan goes on beyond the last year that a family can type.
    return care.model_copy(update={"from_year": max(first_year, last_year - years + 1), "to_year": last_year})


def _number(key: str, lawbook: LawBook) -> float:
    return float(str(lawbook.parameter(key).entries[-1].value))
