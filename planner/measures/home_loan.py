"""家を担保にした貸付 (loan on the home): the child alone, 65 or older, lives from a loan on the own home.

The loan is an untaxed income of the child in whole calendar years and, last, in one year with the months that are left;
its amount is fixed at its start. Years are those of the calm plan: where a parent lives longer, fewer months are lent.
What is owed with its interest is repaid from the home at the end, which no line of the plan shows. It is for those
alone who would need public assistance otherwise (要保護世帯). Left out: rises for medical costs and repairs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from planner import futures, homecosts, homes, minimum
from planner.household import Household, Income
from planner.household_home import Home
from planner.lawbook import LawBook, LawYears
from planner.measure_inputs import HomeLoan
from planner.measures import calm
from planner.measures.common import MONTHS, Refusal, changed, item_name, number
from planner.moving import known_value_yen
from planner.projection import Projection, project
from planner.rules import home_loan
from planner.timeline import Life

LAW = "home_loan"
OF_LIMIT = ("first_age", "smallest_value_yen", "limit_house_ratio", "limit_flat_ratio")
TINY = 1e-9


@dataclass(frozen=True)
class _Start:
    """When the loan would begin in the calm plan.

    Attributes:
        p: The calm plan before the loan.
        life: The child's.
        first_possible: First year in which it is alone, and 65 from January on.
        year: The year told, else the first possible one in which the money does not last.

    """

    p: Projection
    life: Life
    first_possible: int
    year: int

    @property
    def index(self) -> int:
        """Place of the year in the plan; the first or the last place where it lies outside, which is refused."""
        return min(max(0, self.year - int(self.p.years[0])), len(self.p.years) - 1)

    @property
    def home(self) -> Home | None:
        """The home at the end of that year."""
        return homes.at(self.p.household, self.p.time, index=self.index)


def refusals(household: Household, measure: HomeLoan, lawbook: LawBook) -> Iterator[Refusal]:
    """A start too early or never, no own home of sufficient value, others who own or live in it, debts, no need."""
    start = _start(household, measure, lawbook)
    facts = _facts(start, household, lawbook)
    if max(start.first_possible, start.year) > start.p.years[-1]:
        yield Refusal("home_loan_never", facts)
    elif start.year < start.first_possible:
        yield Refusal("home_loan_too_early", facts)
    elif start.home is None or not start.home.owned:
        yield Refusal("home_loan_not_own", facts)
    else:
        yield from _value_refused(start.home, facts)
        yield from _situation_refused(start, facts)
        yield from _need_refused(start, facts, _law(start, household, lawbook))


def apply(household: Household, measure: HomeLoan, lawbook: LawBook) -> Household:
    """Add the loan as an income while the limit lasts; public assistance counts it, so that the loan comes first."""
    start = _start(household, measure, lawbook)
    _, yen_per_month, months = _terms(start, _law(start, household, lawbook))
    first_age = start.life.person.age_in(start.year)
    whole_years, rest = divmod(months, MONTHS)
    parts = [(first_age, first_age + whole_years - 1, MONTHS)] if whole_years else []
    parts += [(first_age + whole_years, first_age + whole_years, rest)] if rest else []
    lent = [
        Income(
            name=item_name(measure.measure),
            person=measure.child,
            yen_per_year=yen_per_month * months_of_year,
            from_age=from_age,
            to_age=to_age,
            only_when_alone=True,
        )
        for from_age, to_age, months_of_year in parts
    ]
    return changed(household, incomes=(*household.incomes, *lent))


def facts(household: Household, measure: HomeLoan, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: what is lent each month, for how long, from which age, at which interest."""
    start = _start(household, measure, lawbook)
    limit, yen_per_month, months = _terms(start, _law(start, household, lawbook))
    return _facts(start, household, lawbook) | {
        "yen_per_month": yen_per_month,
        "limit_yen": limit,
        "loan_years": months // MONTHS,
        "loan_months": months % MONTHS,
        "interest_ratio": number(lawbook, f"{LAW}.interest_ratio", household),
    }


def _start(household: Household, measure: HomeLoan, lawbook: LawBook) -> _Start:
    p = project(household, futures.calm(household, lawbook), lawbook, working=False)
    life = p.time.life(measure.child)
    birthday = life.reaches(int(number(lawbook, f"{LAW}.first_age", household))) - 1
    of_age = -(-birthday // MONTHS)
    first = max(calm.first_year_alone(p.time), of_age, household.first_year)
    if measure.from_age is not None:
        return _Start(p, life, first, life.person.birth_year + measure.from_age)
    short = _short_years(p, first)
    return _Start(p, life, first, short[0] if short else first)


def _short_years(p: Projection, first: int) -> list[int]:
    """Years, from a first one on, in which the money does not last without the loan."""
    return [int(year) for year in p.years[(p.purse.missing[:, 0] > 0) & (p.years >= first)]]


def _need_refused(start: _Start, facts: dict[str, Any], law: LawYears) -> Iterator[Refusal]:
    """要保護でない — an income as large as what assistance guarantees, or money on which the year can be lived."""
    purse, y = start.p.purse, start.index
    counted, guaranteed = _counted_yen(start), float(minimum.minimum_yen(start.p.household, start.p.time, law)[0, y])
    later = _short_years(start.p, start.year)
    if counted >= guaranteed or not _yen_per_month(start, law):
        yield Refusal("home_loan_income_enough", facts)
    elif start.year in later or float(purse.opening[y, :, 0].sum()) + counted < guaranteed:
        return
    elif later:
        yield Refusal("home_loan_money_lasts", facts | {"short_age": start.life.person.age_in(later[0])})
    else:
        yield Refusal("home_loan_not_needed", facts)


def _law(start: _Start, household: Household, lawbook: LawBook) -> LawYears:
    course = start.p.futures
    return lawbook.over(course.years, course.growth, household.municipality, growth_before=course.growth_before)


def _terms(start: _Start, law: LawYears) -> tuple[float, int, int]:
    """What is lent in all and each month, yen, and for how many months."""
    home = start.home
    limit = home_loan.loan_limit_yen(
        home_value_yen=0 if home is None else known_value_yen(home),
        flat=home is not None and home.kind == "flat",
        youngest_age=start.life.person.age_in(start.year),
        **{name: law.constant(f"{LAW}.{name}") for name in OF_LIMIT},
    )
    each = _yen_per_month(start, law)
    interest = law.constant(f"{LAW}.interest_ratio")
    months = home_loan.loan_months(loan_limit_yen=limit, loan_yen_per_month=each, interest_ratio=interest)
    return float(limit), each, int(months)


def _yen_per_month(start: _Start, law: LawYears) -> int:
    """貸付月額 — in money of the year in which it begins, whole yen; 0 where the income is enough."""
    ages = start.life.age[np.newaxis]
    standard = minimum.living_standard_yen_by_month(ages, law).mean(axis=0)[start.index]
    grown = standard * law.growth(minimum.by_age_keys(law, 1)[0])[0, start.index]
    loan = home_loan.loan_yen_per_month(
        loan_limit_yen=1,
        living_standard_yen_per_month=grown,
        monthly_factor=law.constant(f"{LAW}.monthly_factor"),
        counted_income_yen_per_month=_counted_yen(start) / MONTHS,
    )
    return int(loan)


def _counted_yen(start: _Start) -> float:
    """収入認定額 — income of the year that public assistance would count, yen."""
    counted = 0.0
    for line in start.p.lines:
        yen = float(line.yen[0, start.index])
        if line.programme in minimum.TAKEN_OFF_INCOME or (yen > 0 and not line.windfall):
            counted += yen - float(np.broadcast_to(line.uncounted_yen, line.yen.shape)[0, start.index])
    return max(0.0, counted)


def _facts(start: _Start, household: Household, lawbook: LawBook) -> dict[str, Any]:
    person = start.life.person
    return {
        "name": person.name,
        "year": start.year,
        "from_age": person.age_in(start.year),
        "possible_age": person.age_in(start.first_possible),
        "first_age": int(number(lawbook, f"{LAW}.first_age", household)),
        "smallest_yen": number(lawbook, f"{LAW}.smallest_value_yen", household),
    }


def _value_refused(home: Home, facts: dict[str, Any]) -> Iterator[Refusal]:
    known = known_value_yen(home)
    if known >= facts["smallest_yen"]:
        return
    unknown = None in (home.land_value_yen, home.building_value_yen)
    yield Refusal("home_loan_value_unknown" if unknown else "home_loan_value_small", facts | {"known_yen": known})


def _situation_refused(start: _Start, facts: dict[str, Any]) -> Iterator[Refusal]:
    """Others of the household who still live, owners outside, a debt that may lie on the home."""
    p, y = start.p, start.index
    together = [one.name for one in p.time.children if one is not start.life and one.months[0, y] > 0]
    if together:
        yield Refusal("home_loan_others_live", facts | {"others": tuple(together)})
    owned, heirs = p.purse.home[max(0, y - 1), :, 0], p.purse.heirs
    shares = zip(heirs.names[heirs.members :], owned[heirs.members :], strict=True)
    outside = [name for name, share in shares if share > TINY]
    if outside:
        yield Refusal("home_loan_shared", facts | {"others": tuple(outside)})
    for debt in p.household.debts:
        left = homecosts.owed(debt, len(p.years))
        ended = debt.ends_with_death and p.time.life(debt.owner).end[0, 0] <= start.year * MONTHS
        if not ended and (left[y - 1] if y else debt.balance_yen or 0) > 0:
            free = np.flatnonzero(left <= 0)
            if len(free):
                yield Refusal("home_loan_debt", facts | {"debt": debt.name, "free_year": int(p.years[free[0]])})
            else:
                yield Refusal("home_loan_debt_stays", facts | {"debt": debt.name})
