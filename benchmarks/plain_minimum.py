"""Minimum cost of living in the plain loop: the standard of public assistance, month by month where it changes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.plain_law import MONTHS, Law
from planner.household import Household, Person

LAW = "public_assistance"
SIZES = range(1, 7)
DEGREES = {1: "severe", 2: "moderate"}


@dataclass(frozen=True)
class Standard:
    """The law of public assistance for one municipality, read once; lists run over the years of the plan.

    ``months`` holds for each year the amounts of its months with the number of months that share them.
    """

    months: list[list[tuple[int, dict[str, Any]]]]
    age_from: tuple[float, ...]
    lists: dict[str, tuple[float, ...]]
    rounding_yen: float
    winter: list[list[float]]
    winter_months: int
    year_end: list[Any]
    disability: dict[str, list[float]]
    growth: list[float]
    rent_limits: list[list[float]]
    cash_kept_ratio: float
    first_age: float


def read(law: Law) -> Standard:
    """Read the standard from the law book."""
    area, zone = law.word(f"{LAW}.area_class"), int(law.number(f"{LAW}.winter_zone"))
    lists = {
        "ratio": f"{LAW}.ratio_by_persons",
        "class2": f"{LAW}.class2_by_persons_yen_per_month",
    }
    winter, rent = f"{LAW}.winter_zone_{zone}_yen_per_month", f"{LAW}.rent_limit_by_persons_yen_per_month"
    degrees = {d: f"{LAW}.disability_{d}_class_{area[0]}_yen_per_month" for d in ("severe", "moderate")}
    return Standard(
        months=_months(law, area),
        age_from=law.numbers(f"{LAW}.age_band_from"),
        lists={name: law.numbers(key) for name, key in lists.items()},
        rounding_yen=law.number(f"{LAW}.rounding_yen"),
        winter=[law.held(winter, place) for place in range(len(law.numbers(winter)))],
        winter_months=len(law.numbers(f"{LAW}.winter_zone_{zone}_months")),
        year_end=[law.in_month(f"{LAW}.year_end_{area}_yen", year, MONTHS) for year in law.course.years],
        disability={degree: law.held(key) for degree, key in degrees.items()},
        growth=law.growth(f"{LAW}.class1_{area}_yen_per_month"),
        rent_limits=[law.by_year(rent, place) for place in range(len(law.numbers(rent)))],
        cash_kept_ratio=law.number(f"{LAW}.cash_kept_ratio"),
        first_age=law.number("national_pension_premium.first_age"),
    )


def _months(law: Law, area: str) -> list[list[tuple[int, dict[str, Any]]]]:
    """Amounts of the months of each year; equal months stand together."""
    keys = {f"transitional_{size}": f"{LAW}.transitional_{size}_persons_{area}_yen_per_month" for size in SIZES}
    keys["class1"] = f"{LAW}.class1_{area}_yen_per_month"
    keys["special_addition"] = f"{LAW}.special_addition_yen_per_month"
    changes = law.changes(tuple(keys.values()))
    found = []
    for year in law.course.years:
        groups: list[tuple[int, dict[str, Any]]] = []
        step = 1 if year in changes else MONTHS
        for month in range(1, MONTHS + 1, step):
            amounts = {name: law.in_month(key, year, month) for name, key in keys.items()}
            groups.append((step, amounts))
        found.append(groups)
    return found


@dataclass(frozen=True)
class Group:
    """Who lives in the same months of a year, and the rent of these months."""

    people: Sequence[Person]
    months: int
    rent_yen: float


def minimum_yen(groups: Sequence[Group], household: Household, standard: Standard, i: int) -> float:
    """最低生活費の年額 — minimum cost of living of one year by who lives in its months, rent up to the limit."""
    some = [group for group in groups if group.people]
    held = sum(group.months * _year_yen(group.people, household.first_year + i, standard, i) for group in some)
    housing = sum(min(group.rent_yen, _rent_limit(len(group.people), standard, i) * group.months) for group in some)
    return float(held / MONTHS * standard.growth[i] + housing)


def _rent_limit(persons: int, standard: Standard, i: int) -> float:
    return standard.rent_limits[min(persons, len(standard.rent_limits)) - 1][i]


def _year_yen(people: Sequence[Person], year: int, standard: Standard, i: int) -> float:
    """Twelve months of these members in the last known values, without rent."""
    ages = [year - person.birth_year for person in people]
    bands = [_band(standard.age_from, age) for age in ages]
    living = sum(count * _living(amounts, bands, standard) for count, amounts in standard.months[i])
    winter = standard.winter[min(len(people), len(standard.winter)) - 1][i] * standard.winter_months
    degrees = [_degree(person, year, first_age=standard.first_age) for person in people]
    additions = sum(standard.disability[degree][i] * MONTHS for degree in degrees if degree is not None)
    december = standard.year_end[i]
    return float(living + winter + december[min(len(people), len(december)) - 1] + additions)


def _band(age_from: tuple[float, ...], age: int) -> int:
    return max(band for band, first in enumerate(age_from) if first <= age)


def _living(amounts: dict[str, Any], bands: list[int], standard: Standard) -> float:
    """生活扶助基準 — living standard of one month: class 1 rounded up to 10 yen, class 2 and what is added to them."""
    persons, lists = len(bands), standard.lists
    ratio = lists["ratio"][min(persons, len(lists["ratio"])) - 1]
    class2 = lists["class2"][min(persons, len(lists["class2"])) - 1]
    whole_yen = math.floor(round(sum(amounts["class1"][band] for band in bands) * ratio, 6))
    class1 = math.ceil(whole_yen / standard.rounding_yen) * standard.rounding_yen
    transitional = sum(amounts[f"transitional_{min(persons, SIZES[-1])}"][band] for band in bands)
    return float(class1 + class2 + transitional + amounts["special_addition"] * persons)


def _degree(person: Person, year: int, *, first_age: float) -> str | None:
    """Degree of the disability addition: by handbook, or by the grade in the years of the pension."""
    handbook, granted, grade = getattr(person, "disability_handbook", "none"), person.disability_pension, 0
    grown_up = (person.birth_year + int(first_age)) * MONTHS + (person.birth_month or 1)
    in_time = granted is not None and (granted.from_year or year) <= year <= (granted.to_year or year)
    if granted is not None and in_time and grown_up < (year + 1) * MONTHS:
        grade = granted.grade
    degrees = {handbook, DEGREES.get(grade)}
    return next((degree for degree in DEGREES.values() if degree in degrees), None)
