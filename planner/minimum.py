"""最低生活費 (minimum cost of living): what public assistance would guarantee, by year and by who is alive.

The standard depends on the year and on who lives in the household, so it is worked out once for each
combination of living members and then looked up by future.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.contributions import disability_interval
from planner.homecosts import rents_yen_per_month
from planner.household import Household, Person
from planner.lawbook import Cell, LawYears
from planner.rules import public_assistance
from planner.rules.arithmetic import by_persons
from planner.timeline import MONTHS, Timeline, months_between

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
LAW = "public_assistance"
CELL = Cell(LAW)
SEVERE, MODERATE = "severe", "moderate"
DEGREE_BY_GRADE = {1: SEVERE, 2: MODERATE}
LARGEST_TRANSITIONAL = 6
TAKEN_OFF_INCOME = ("workplace_insurance", "income_tax", "long_term_care_insurance")
EARNED_INCOME = (
    "earned_income_full_yen_per_month",
    "earned_income_steps_from_yen_per_month",
    "earned_income_step_width_yen_per_month",
    "earned_income_step_yen_per_month",
    "earned_income_further_full_yen_per_month",
    "earned_income_further_ratio",
)
PARTS = ("living_yen", "winter_yen", "year_end_yen", "additions_yen")


@dataclass(frozen=True)
class Span:
    """年の一部 — months of every year in which nobody dies, and who lives in them.

    Attributes:
        months: How many months of the year.
        alive: Who lives, shape (members, futures, years).

    """

    months: int
    alive: Bools


def spans(time: Timeline) -> tuple[Span, ...]:
    """年の区切り — the year cut after each month in which a member may die; one whole year where all die in December.

    A member lives in a part of a year when its months alive reach the end of the part.
    """
    alive = np.stack([life.months for life in time.lives])
    ends = sorted({MONTHS, *(life.person.last_month for life in time.lives)})
    return tuple(Span(end - start, alive >= end) for start, end in zip([0, *ends], ends, strict=False))


def minimum_yen(household: Household, time: Timeline, law: LawYears) -> Floats:
    """最低生活費の年額 — minimum cost of living of the members alive, yen per year.

    In a year with a death, or in which the household ends, each part of the year counts with those who live in it:
    a part of six months has half of a year's minimum, its winter and its December. Left out: medical and care
    assistance in kind, the additions for home patients and the care premium, the special winter amount.

    Returns:
        Shape (futures or 1, years).

    """
    cut = spans(time)
    held = _of_spans(cut, household, time, law)
    housing = sum(_housing_yen(span, household, law) for span in cut)
    return law.apply(
        CELL,
        public_assistance.minimum_yen,
        **dict(zip(PARTS, held, strict=True)),
        growth_factor=law.growth(f"{LAW}.class1_{law.text(f'{LAW}.area_class')}_yen_per_month"),
        months=MONTHS,
        housing_yen=housing,
    )


def _of_spans(cut: tuple[Span, ...], household: Household, time: Timeline, law: LawYears) -> Floats:
    """Parts of the minimum without housing, those of each span by its months, shape (parts, futures, years)."""
    combinations = [_combination(span) for span in cut]
    present, years = np.flatnonzero(np.bincount(np.concatenate(combinations, axis=None))), np.arange(len(time.years))
    held = np.stack([_of_members(_members(int(c), len(time.lives)), household, time, law) for c in present], axis=1)
    by_cell = held.reshape(len(PARTS), -1)
    places = [np.searchsorted(present, one) * len(years) + years for one in combinations]
    weighted = sum(by_cell.take(place, axis=1) * span.months for span, place in zip(cut, places, strict=True))
    return np.asarray(weighted / MONTHS)


def _combination(span: Span) -> NDArray[np.int64]:
    """Who lives, as one number: a binary digit for each member, shape (futures, years)."""
    return np.asarray(sum(lives.astype(np.int64) << i for i, lives in enumerate(span.alive)))


def _housing_yen(span: Span, household: Household, law: LawYears) -> Floats:
    """住宅扶助 of one part of every year, shape (futures, years)."""
    return law.apply(
        CELL,
        public_assistance.housing_yen,
        rent_yen=rent_yen(span, household, law.years) * law.growth_by_family["prices"],
        rent_limit_yen_per_month=law[f"{LAW}.rent_limit_by_persons_yen_per_month"],
        persons=span.alive.sum(axis=0),
        months=span.months,
    )


def rent_yen(span: Span, household: Household, years: Ints) -> Floats:
    """家賃 — rent of one part of every year in prices of the first year, shape (futures, years)."""
    parents, move = span.alive[: len(household.parents)].any(axis=0), household.move
    first = np.where(parents, *rents_yen_per_month(household.home))
    if move is None:
        return first * float(span.months)
    moved = ~parents if move.year is None else years >= move.year
    return np.where(moved, np.where(parents, *rents_yen_per_month(move.home)), first) * float(span.months)


def _members(combination: int, count: int) -> list[int]:
    return [i for i in range(count) if combination >> i & 1]


def _of_members(members: list[int], household: Household, time: Timeline, law: LawYears) -> Floats:
    """Yearly parts of the minimum without housing in the law's last known values, shape (parts, years)."""
    if not members:
        return np.zeros((len(PARTS), len(time.years)))
    ages = np.stack([time.lives[i].age for i in members])
    living = living_standard_yen_by_month(ages, law).sum(axis=0)
    amounts, winter_months = winter_keys(law)
    monthly = by_persons(law.held(amounts), persons=np.full(len(time.years), len(members)))
    winter = monthly * len(law.numbers(winter_months))
    december = law.by_month(year_end_key(law))[:, -1]
    year_end = by_persons(december, persons=np.full(len(time.years), len(members)))
    additions = sum((disability_addition_yen(household.members[i], law) for i in members), np.zeros(len(time.years)))
    return np.stack([living, winter, year_end, additions])


def living_standard_yen_by_month(ages: NDArray[np.int64], law: LawYears) -> Floats:
    """生活扶助基準 — living standard of people of these ages, yen per month.

    Args:
        ages: Ages by person and year, shape (persons, years).
        law: The law over the same years.

    Returns:
        Shape (12, years).

    """
    persons = len(ages)
    band = np.searchsorted(law.numbers(f"{LAW}.age_band_from"), ages, side="right") - 1
    class1, transitional = (_pick(law.by_month(key), band).sum(axis=0) for key in by_age_keys(law, persons))
    return public_assistance.living_standard_yen_per_month(
        class1_yen=class1,
        persons=persons,
        ratio_by_persons=law.numbers(f"{LAW}.ratio_by_persons"),
        class2_by_persons_yen_per_month=law.numbers(f"{LAW}.class2_by_persons_yen_per_month"),
        transitional_yen=transitional,
        special_addition_yen_per_month=law.by_month(f"{LAW}.special_addition_yen_per_month"),
        rounding_yen=law.constant(f"{LAW}.rounding_yen"),
    )


def by_age_keys(law: LawYears, persons: int) -> tuple[str, str]:
    """Keys of the two tables by age: 第1類 and 経過的加算 of the area and the size of the household."""
    area, size = law.text(f"{LAW}.area_class"), min(persons, LARGEST_TRANSITIONAL)
    return f"{LAW}.class1_{area}_yen_per_month", f"{LAW}.transitional_{size}_persons_{area}_yen_per_month"


def winter_keys(law: LawYears) -> tuple[str, str]:
    """Keys of the amounts and of the months of the winter addition in the zone."""
    zone = int(law.constant(f"{LAW}.winter_zone"))
    return f"{LAW}.winter_zone_{zone}_yen_per_month", f"{LAW}.winter_zone_{zone}_months"


def year_end_key(law: LawYears) -> str:
    """Key of the year-end assistance of the area."""
    return f"{LAW}.year_end_{law.text(f'{LAW}.area_class')}_yen"


def disability_key(law: LawYears, degree: str) -> str:
    """Key of the disability addition of a degree in the area."""
    return f"{LAW}.disability_{degree}_class_{law.text(f'{LAW}.area_class')[0]}_yen_per_month"


def _pick(by_band: Floats, band: NDArray[np.int64]) -> Floats:
    """Pick each person's age band: (bands, 12, years) and (persons, years) -> (persons, 12, years)."""
    months, years = np.arange(MONTHS)[np.newaxis, :, np.newaxis], np.arange(band.shape[1])
    return np.asarray(by_band[band[:, np.newaxis, :], months, years])


def disability_addition_yen(person: Person, law: LawYears) -> Floats:
    """障害者加算 — by handbook, or by the grade in the years of the disability pension, shape (years,)."""
    found = np.zeros(len(law.years))
    for degree in (MODERATE, SEVERE):
        counts = has_degree(person, degree, law)
        if counts.any():
            found = np.maximum(found, law.held(disability_key(law, degree)) * MONTHS * counts)
    return found


def has_degree(person: Person, degree: str, law: LawYears) -> Bools:
    """In which years a person counts as severely or moderately disabled, shape (years,)."""
    granted = person.disability_pension
    by_grade = None if granted is None else DEGREE_BY_GRADE.get(granted.grade)
    first, end = disability_interval(person, law)
    pensioned = months_between(law.years, first, end)[0] > 0
    return np.asarray((person.disability_handbook == degree) | (pensioned & (by_grade == degree)))


def earned_income_deduction_yen(wages_yen: Floats, law: LawYears) -> Floats:
    """勤労控除の年額 — part of yearly wages that is not counted; each person as the first earner.

    Args:
        wages_yen: Wages by year, shape (futures or 1, years).
        law: The law over the same years.

    """
    monthly = public_assistance.earned_income_deduction_yen_per_month(
        earnings_yen_per_month=wages_yen / MONTHS, further_earner=False, **earned_income_values(law)
    )
    return np.asarray(monthly * MONTHS)


def earned_income_values(law: LawYears) -> dict[str, float]:
    """Law values of the deduction from wages, by the name of the argument."""
    return {name: law.constant(f"{LAW}.{name}") for name in EARNED_INCOME}
