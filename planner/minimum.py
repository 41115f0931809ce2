"""最低生活費 (minimum cost of living): what public assistance would guarantee, by year and by who is alive.

The standard depends on the year and on who lives in the household, so it is worked out once for each
combination of living members and then looked up by future.
"""

import numpy as np
from numpy.typing import NDArray

from planner.contributions import disability_interval
from planner.homecosts import rent_yen
from planner.household import Household
from planner.lawbook import LawYears
from planner.rules import public_assistance
from planner.timeline import HALF_YEAR, MONTHS, Timeline, months_between

Floats = NDArray[np.float64]
LAW = "public_assistance"
SEVERE, MODERATE = "severe", "moderate"


def minimum_yen(household: Household, time: Timeline, law: LawYears) -> Floats:
    """最低生活費の年額 — minimum cost of living of the members alive, yen per year.

    Members count in a year when they live more than half of it, or to the end of the household. In the
    year in which the household ends its months are counted. Left out: medical and care assistance
    in kind, home patients' and other additions, the addition for three and more persons of the former
    standard, the special winter amount; the year-end addition counts as for one person.

    Returns:
        Shape (futures or 1, years).

    """
    whole = time.months(time.start, time.household_end)
    alive = np.stack([(life.months > HALF_YEAR) | ((life.months > 0) & (life.months == whole)) for life in time.lives])
    weights = 2 ** np.arange(len(time.lives))
    combination = np.tensordot(weights, alive, axes=1)
    present = np.unique(combination)
    by_combination = np.stack([_of_members(_members(int(c), len(time.lives)), household, time, law) for c in present])
    place = np.searchsorted(present, combination)
    held = np.take_along_axis(by_combination, place, axis=0)
    area = law.text(f"{LAW}.area_class")
    standard = held * law.growth(f"{LAW}.class1_{area}_yen_per_month") * whole / MONTHS
    return np.asarray(standard + _housing(household, time, law, persons=alive.sum(axis=0), months=whole))


def _members(combination: int, count: int) -> list[int]:
    return [i for i in range(count) if combination >> i & 1]


def _of_members(members: list[int], household: Household, time: Timeline, law: LawYears) -> Floats:
    """Yearly minimum without housing in the law's last known values, shape (years,)."""
    if not members:
        return np.zeros(len(time.years))
    ages = np.stack([time.lives[i].age for i in members])
    living = living_standard_yen_by_month(ages, law).sum(axis=0)
    winter = _winter(len(members), law)
    year_end = law.held(f"{LAW}.year_end_{law.text(f'{LAW}.area_class')}_yen")
    additions = sum((_disability_addition(i, household, time, law) for i in members), np.zeros(1))
    return np.asarray(living + winter + year_end + additions)


def living_standard_yen_by_month(ages: NDArray[np.int64], law: LawYears) -> Floats:
    """生活扶助基準 — living standard of people of these ages, yen per month.

    Args:
        ages: Ages by person and year, shape (persons, years).
        law: The law over the same years.

    Returns:
        Shape (12, years).

    """
    area = law.text(f"{LAW}.area_class")
    persons = len(ages)
    band = np.searchsorted(law.numbers(f"{LAW}.age_band_from"), ages, side="right") - 1

    def by_age(name: str) -> Floats:
        return np.asarray(_pick(law.by_month(f"{LAW}.{name}_{area}_yen_per_month"), band).sum(axis=0))

    transitional = by_age("former_transitional_one_person") if persons == 1 else np.zeros(1)
    former = public_assistance.former_standard_yen_per_month(
        class1_a_yen=by_age("former_class1_a"),
        class1_b_yen=by_age("former_class1_b"),
        persons=persons,
        class2_a_yen_per_month=law.numbers(f"{LAW}.former_class2_a_{area}_yen_per_month"),
        class2_b_yen_per_month=law.numbers(f"{LAW}.former_class2_b_{area}_yen_per_month"),
        ratio_a=law.numbers(f"{LAW}.former_ratio_a"),
        ratio_b=law.numbers(f"{LAW}.former_ratio_b"),
        factor_a=law.constant(f"{LAW}.former_factor_a"),
        transitional_yen=transitional,
    )
    return public_assistance.living_standard_yen_per_month(
        class1_yen=by_age("class1"),
        persons=persons,
        ratio_by_persons=law.numbers(f"{LAW}.ratio_by_persons"),
        class2_by_persons_yen_per_month=law.numbers(f"{LAW}.class2_by_persons_yen_per_month"),
        special_addition_yen_per_month=law.by_month(f"{LAW}.special_addition_yen_per_month"),
        former_yen_per_month=former,
        rounding_yen=law.constant(f"{LAW}.rounding_yen"),
    )


def _pick(by_band: Floats, band: NDArray[np.int64]) -> Floats:
    """Pick each person's age band: (bands, 12, years) and (persons, years) -> (persons, 12, years)."""
    months, years = np.arange(MONTHS)[np.newaxis, :, np.newaxis], np.arange(band.shape[1])
    return np.asarray(by_band[band[:, np.newaxis, :], months, years])


def _winter(persons: int, law: LawYears) -> Floats:
    """冬季加算 — yearly sum for the winter months of the zone, shape (years,)."""
    zone = int(law.constant(f"{LAW}.winter_zone"))
    amounts = law.held(f"{LAW}.winter_zone_{zone}_yen_per_month")
    count = len(law.numbers(f"{LAW}.winter_zone_{zone}_months"))
    return np.asarray(amounts[min(persons, len(amounts)) - 1] * count)


def _disability_addition(i: int, household: Household, time: Timeline, law: LawYears) -> Floats:
    """障害者加算 — by handbook, or by the grade in the years of the disability pension, shape (years,)."""
    person = household.members[i]
    handbook, granted = getattr(person, "disability_handbook", "none"), person.disability_pension
    by_grade = None if granted is None else SEVERE if granted.grade == 1 else MODERATE
    first, end = disability_interval(person, law)
    pensioned = months_between(time.years, first, end)[0] > 0
    area, found = law.text(f"{LAW}.area_class")[0], np.zeros(len(time.years))
    for degree in (MODERATE, SEVERE):
        counts = (handbook == degree) | (pensioned & (by_grade == degree))
        if counts.any():
            yearly = law.held(f"{LAW}.disability_{degree}_class_{area}_yen_per_month") * MONTHS
            found = np.maximum(found, yearly * counts)
    return found


def _housing(
    household: Household, time: Timeline, law: LawYears, *, persons: NDArray[np.int64], months: Floats
) -> Floats:
    """住宅扶助 — the rent up to the limit of the municipality, shape (futures or 1, years)."""
    rent = rent_yen(household, time) * law.growth_by_family["prices"]
    limits = law[f"{LAW}.rent_limit_by_persons_yen_per_month"]
    place = np.clip(persons, 1, len(limits)) - 1
    limit = np.take_along_axis(np.broadcast_to(limits, (len(limits), *place.shape)), place[np.newaxis], axis=0)[0]
    return np.where(persons > 0, np.minimum(rent, limit * months), 0.0)
