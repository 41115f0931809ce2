"""扶養 (dependants): whom a taxpayer supports in the eyes of the tax law, year by year.

The supporter of the household takes the spouse and everybody else whose income is low enough; the others have only
what concerns themselves. Everybody of the household lives together; a handbook holds for all years.
"""

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.household import Household, Person
from planner.lawbook import LawYears
from planner.standing import Standing, year_before
from planner.timeline import MONTHS, Life, Timeline

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
LAW = "income_tax"
NONE, MODERATE, SEVERE = "none", "moderate", "severe"


@dataclass(frozen=True)
class Supported:
    """扶養の状況 — one taxpayer's own circumstances and dependants, each of shape (futures or 1, years).

    Attributes:
        total_yen: 合計所得金額 of the taxpayer, yen.
        persons: The taxpayer, the spouse of low income and the dependants of any age.
        married: Whether the taxpayer supports a spouse.
        spouse_age: Age of the other parent on 31 December.
        spouse_income_yen: 合計所得金額 of the other parent, yen.
        general, specified, elderly, parents_together: Dependants by kind, see ``income_tax.dependants_deduction_yen``.
        moderate, severe, severe_together: Disabled persons, see ``income_tax.disability_deduction_yen``.
        widow: Whether a woman who is alone at the end of the year, taken as bereaved.
        single_parent: Whether a parent without a spouse, with a child of low income in the same purse.
        disabled: Whether the taxpayer has a handbook.
        mother: Whether the taxpayer is a woman.

    """

    total_yen: Floats
    persons: Floats
    married: Bools
    spouse_age: Floats
    spouse_income_yen: Floats
    general: Floats
    specified: Floats
    elderly: Floats
    parents_together: Floats
    moderate: Floats
    severe: Floats
    severe_together: Floats
    widow: Bools
    single_parent: Bools
    disabled: Bools
    mother: bool

    def year_before(self) -> "Supported":
        """Return the same of the year before, as the resident tax looks at it."""
        of_years = [one.name for one in fields(self) if one.name != "mother"]
        before: dict[str, Any] = {name: year_before(getattr(self, name)) for name in of_years}
        return replace(self, **before)


def supported(household: Household, time: Timeline, law: LawYears, standing: Standing) -> dict[str, Supported]:
    """扶養の状況 — of every member who has any income, by name.

    Args:
        household: The filled household.
        time: Its timeline.
        law: The law over the same years.
        standing: Incomes, supporter, and who lives.

    """
    low = low_income(law, standing)
    return {
        life.name: _of_one(i, household=household, time=time, law=law, standing=standing, low=low)
        for i, life in enumerate(time.lives)
        if standing.incomes[life.name].total_yen.any()
    }


def low_income(law: LawYears, standing: Standing) -> dict[str, Bools]:
    """扶養に入れる所得か — whether everybody's income of the year is low enough for a dependant, by name."""
    limit = law[f"{LAW}.dependant_income_limit_yen"]
    return {name: incomes.total_yen <= limit for name, incomes in standing.incomes.items()}


def _of_one(
    i: int, *, household: Household, time: Timeline, law: LawYears, standing: Standing, low: dict[str, Bools]
) -> Supported:
    me = _alone(household.members[i], standing, years=len(law.years))
    supports = standing.supporter == i
    parents = range(len(household.parents))
    for j, other in enumerate(time.lives):
        if j == i:
            continue
        here = supports & standing.here[j]
        if not here.any():
            continue
        is_spouse = i in parents and j in parents
        if is_spouse:
            me = _with_spouse(me, other, here, standing)
        depends = here & low[other.name]
        me = replace(me, persons=me.persons + depends)
        if not is_spouse:
            me = _with_dependant(me, other, depends, law, is_parent=j in parents)
        me = _with_disabled(me, household.members[j], depends)
    return _without_spouse(me, i, time, standing, low) if i in parents else me


def _alone(person: Person, standing: Standing, *, years: int) -> Supported:
    """Return somebody who supports nobody."""
    nobody, no = np.zeros((1, years)), np.zeros((1, years), dtype=np.bool_)
    handbook = person.disability_handbook
    return Supported(
        total_yen=standing.incomes[person.name].total_yen,
        persons=nobody + 1,
        married=no,
        spouse_age=nobody,
        spouse_income_yen=nobody,
        general=nobody,
        specified=nobody,
        elderly=nobody,
        parents_together=nobody,
        moderate=nobody + (handbook == MODERATE),
        severe=nobody + (handbook == SEVERE),
        severe_together=nobody,
        widow=no,
        single_parent=no,
        disabled=no | (handbook != NONE),
        mother=person.sex == "female",
    )


def _with_spouse(me: Supported, spouse: Life, here: Bools, standing: Standing) -> Supported:
    return replace(
        me,
        married=here,
        spouse_age=spouse.age[np.newaxis].astype(np.float64),
        spouse_income_yen=standing.incomes[spouse.name].total_yen,
    )


def _with_dependant(me: Supported, other: Life, depends: Bools, law: LawYears, *, is_parent: bool) -> Supported:
    """Count a dependant under the kind that the age of each year gives; before 16 under none."""
    age = other.age[np.newaxis]
    old = age >= law[f"{LAW}.elderly_first_age"]
    student = (age >= law[f"{LAW}.specified_first_age"]) & (age < law[f"{LAW}.specified_end_age"])
    grown = (age >= law[f"{LAW}.dependant_first_age"]) & ~student & ~old
    old_kind = "parents_together" if is_parent else "elderly"
    kinds = {"general": grown, "specified": student, old_kind: old}
    counts: dict[str, Any] = {kind: getattr(me, kind) + (depends & when) for kind, when in kinds.items() if when.any()}
    return replace(me, **counts)


def _with_disabled(me: Supported, other: Person, depends: Bools) -> Supported:
    if other.disability_handbook == NONE:
        return me
    kind = "severe_together" if other.disability_handbook == SEVERE else "moderate"
    count: dict[str, Any] = {kind: getattr(me, kind) + depends}
    return replace(me, **count)


def _without_spouse(me: Supported, i: int, time: Timeline, standing: Standing, low: dict[str, Bools]) -> Supported:
    """寡婦・ひとり親 — of a parent, as things stand on 31 December; who dies in the year is gone by then.

    Who is alone from the first year counts as bereaved too.
    """
    partners = [life for j, life in enumerate(time.parents) if j != i]
    year_end = (time.years[np.newaxis] + 1) * MONTHS
    gone = partners[0].end <= year_end if partners else np.ones_like(year_end, dtype=np.bool_)
    shares_purse = np.zeros_like(gone)
    for here, child in zip(standing.here[len(time.parents) :], time.children, strict=True):
        shares_purse = shares_purse | (here & low[child.name])
    single_parent = gone & shares_purse & (standing.supporter == i)  # nobody else takes the child
    woman = time.parents[i].person.sex == "female"
    return replace(me, single_parent=single_parent, widow=gone & woman & ~single_parent)
