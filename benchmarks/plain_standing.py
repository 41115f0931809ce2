"""Whose income counts where in the plain loop: incomes as the tax law sees them, head, supporter, dependants."""

import math
from collections import Counter
from dataclasses import dataclass

from benchmarks import plain_people
from benchmarks.plain_law import Course, Law
from benchmarks.plain_people import Member, down, half_up
from benchmarks.plain_rows import MONTHS, Row
from planner.household import Household

LAW = "income_tax"
NOBODY = -1
SOURCES = {
    "wages": "wages",
    "workshop_a": "wages",
    "workshop_b": "home_work",
    "business": "business",
    "company_pension": "taxed_pension",
}
SEVERE = "severe"


@dataclass(frozen=True)
class Incomes:
    """One person's receipts and incomes, yen by year.

    Attributes:
        wages: 給与収入.
        taxed_pension: Old-age and company pensions received.
        untaxed_pension: Disability and survivors' pensions received.
        business: Other income after expenses, that of B-type workshops among it.
        pension_income: 公的年金等の雑所得.
        total: 合計所得金額.
        care: 公的年金等の収入＋その他の合計所得金額.
        with_untaxed: The same with the untaxed pensions.

    """

    wages: list[float]
    taxed_pension: list[float]
    untaxed_pension: list[float]
    business: list[float]
    pension_income: list[float]
    total: list[float]
    care: list[float]
    with_untaxed: list[float]


@dataclass(frozen=True)
class Standing:
    """Everybody by name; ``supporter`` names a place among the members by year, -1 where nobody lives.

    ``split``: by year, whether the children are registered as a household of their own.
    """

    people: dict[str, Member]
    incomes: dict[str, Incomes]
    supporter: list[int]
    split: list[bool]

    def registered_with(self, who: Member, i: int) -> list[Member]:
        """Everybody in the same household of the register, the dead too; it parts only parents from children."""
        return [one for one in self.people.values() if not self.split[i] or one.is_parent == who.is_parent]

    def head(self, who: Member, i: int, year: int) -> Member | None:
        """世帯主 — the first of the own household who lives."""
        return next((one for one in self.registered_with(who, i) if one.here(year)), None)


@dataclass(frozen=True)
class Supported:
    """扶養の状況 — one taxpayer in one year.

    Attributes:
        total: 合計所得金額, yen.
        persons: The taxpayer, a spouse of low income and the dependants of any age.
        spouse_age: Age of the supported spouse on 31 December; None without one.
        spouse_income: 合計所得金額 of that spouse, yen.
        dependants: Dependants from 16 on by kind.
        disabled: Disabled persons by kind, the taxpayer among them.
        widow: Whether a woman who is alone, taken as bereaved.
        single_parent: Whether without a spouse, with a child of low income.
        has_handbook: Whether the taxpayer is disabled.
        mother: Whether the taxpayer is a woman.

    """

    total: float
    persons: int
    spouse_age: int | None
    spouse_income: float
    dependants: Counter[str]
    disabled: Counter[str]
    widow: bool
    single_parent: bool
    has_handbook: bool
    mother: bool


def standing(household: Household, course: Course, law: Law, rows: list[Row]) -> Standing:
    """世帯の立場 — from the rows of income (first, in the order of the file) and of pensions."""
    people = plain_people.members(household, course, law)
    received = _received(household, people, rows, years=len(course.years))
    incomes = {name: _incomes(who, received[name], law) for name, who in people.items()}
    supporters, split = [], []
    for i, year in enumerate(course.years):
        alive = [who for who in people.values() if who.here(year)]
        richest = max(alive, key=lambda who: incomes[who.name].total[i], default=None)
        supporters.append(NOBODY if richest is None else richest.place)
        begun = household.split_from_year is not None and year >= household.split_from_year
        split.append(begun and any(who.is_parent for who in alive))
    return Standing(people, incomes, supporters, split)


def _received(
    household: Household, people: dict[str, Member], rows: list[Row], *, years: int
) -> dict[str, dict[str, list[float]]]:
    """Receipts by person and source; what is not taxed and no pension is left away."""
    sources = (*dict.fromkeys(SOURCES.values()), "untaxed_pension")
    found = {name: {source: [0.0] * years for source in sources} for name in people}
    kinds = iter(household.incomes)
    for row in rows:
        source = SOURCES.get(next(kinds).kind) if row.programme == "income" else _pension(row.programme)
        if source is not None and row.person is not None:
            own = found[row.person]
            own[source] = [before + yen for before, yen in zip(own[source], row.yen, strict=True)]
    return found


def _pension(programme: str) -> str | None:
    if not programme.endswith("_pension"):
        return None
    return "taxed_pension" if programme.startswith("old_age") else "untaxed_pension"


def _incomes(who: Member, received: dict[str, list[float]], law: Law) -> Incomes:
    """One person's incomes, year by year."""
    found = Incomes(received["wages"], received["taxed_pension"], received["untaxed_pension"], [], [], [], [], [])
    least_expense = law.by_year(f"{LAW}.home_work_minimum_yen")
    each = law.by_year(f"{LAW}.adjustment_each_yen")
    for i, year in enumerate(law.course.years):
        wages, pension = found.wages[i], found.taxed_pension[i]
        home_work = math.floor(max(0.0, received["home_work"][i] - max(0.0, least_expense[i] - wages)))
        business = math.floor(received["business"][i]) + home_work
        from_wages = wage_income(wages, i, law)
        from_pension = _pension_income(pension, from_wages + business, year - who.person.birth_year, i, law)
        adjustment = max(0.0, min(from_wages, each[i]) + min(from_pension, each[i]) - each[i])
        total = from_wages - adjustment + from_pension + business
        care = half_up(pension + max(0.0, total - from_pension))
        found.business.append(business)
        found.pension_income.append(from_pension)
        found.total.append(total)
        found.care.append(care)
        found.with_untaxed.append(half_up(care + found.untaxed_pension[i]))
    return found


def wage_income(wages: float, i: int, law: Law) -> float:
    """給与所得 — below the end of the table of the law by its rows, above it by the quick table."""
    if not wages:
        return 0.0
    *odd_rows, first_multiple = (start[i] for start in law.tables(f"{LAW}.wage_step_from_yen"))
    row = wages
    if first_multiple <= wages < law.by_year(f"{LAW}.wage_step_below_yen")[i]:
        row = down(wages, law.by_year(f"{LAW}.wage_step_yen")[i])
    elif wages < first_multiple:
        row = max((start for start in odd_rows if start <= wages), default=wages)
    over, base, ratio = (law.tables(f"{LAW}.wage_{name}") for name in ("over_yen", "base_yen", "ratio"))
    lines = [yen[i] + part[i] * (row - start[i]) for start, yen, part in zip(over, base, ratio, strict=True)]
    deduction = max(law.by_year(f"{LAW}.wage_minimum_yen")[i], min(lines))
    income = down(row - deduction, 1)
    return income if income >= law.by_year(f"{LAW}.wage_least_income_yen")[i] else 0.0


def _pension_income(pension: float, other: float, age: int, i: int, law: Law) -> float:
    """公的年金等の雑所得 — the deduction is smaller for the young, and for those with much other income."""
    if not pension:
        return 0.0
    older = age >= law.by_year(f"{LAW}.pension_age")[i]
    least = law.by_year(f"{LAW}.pension_minimum_{'from' if older else 'under'}_65_yen")[i]
    bands = zip(law.tables(f"{LAW}.pension_ratio"), law.tables(f"{LAW}.pension_plus_yen"), strict=True)
    deduction = max(least, min(ratio[i] * pension + plus[i] for ratio, plus in bands))
    deduction -= law.band(f"{LAW}.pension_less_yen", f"{LAW}.pension_less_from_yen", other, i)
    return max(0.0, down(pension - deduction, 1))


def supported(who: Member, i: int, here: Standing, law: Law) -> Supported:
    """扶養の状況 — the supporter takes everybody whose income is low, and the spouse; the others have nobody."""
    year, limit = law.course.years[i], law.by_year(f"{LAW}.dependant_income_limit_yen")[i]
    low = {name: incomes.total[i] <= limit for name, incomes in here.incomes.items()}
    others = [other for other in here.people.values() if other is not who and other.here(year)]
    with_me = others if here.supporter[i] == who.place else []
    dependants = [other for other in with_me if low[other.name]]
    spouse = next((other for other in with_me if who.is_parent and other.is_parent), None)
    kinds = [_kind(other, year, i, law) for other in dependants if other is not spouse]
    own_handbook = who.person.disability_handbook
    disabled = [own_handbook, *(_together(other.person.disability_handbook) for other in dependants)]
    alone = _without_spouse(who, here, year)
    single_parent = alone and any(low[other.name] for other in with_me if not other.is_parent)
    return Supported(
        total=here.incomes[who.name].total[i],
        persons=1 + len(dependants),
        spouse_age=None if spouse is None else year - spouse.person.birth_year,
        spouse_income=0.0 if spouse is None else here.incomes[spouse.name].total[i],
        dependants=Counter(kind for kind in kinds if kind),
        disabled=Counter(kind for kind in disabled if kind != "none"),
        widow=alone and who.person.sex == "female" and not single_parent,
        single_parent=single_parent,
        has_handbook=own_handbook != "none",
        mother=who.person.sex == "female",
    )


def _kind(other: Member, year: int, i: int, law: Law) -> str | None:
    """扶養親族の区分 — by the age on 31 December; none before 16."""
    age = year - other.person.birth_year
    first, specified, end, elderly = (
        law.by_year(f"{LAW}.{name}_age")[i]
        for name in ("dependant_first", "specified_first", "specified_end", "elderly_first")
    )
    if age < first:
        return None
    if age >= elderly:
        return "parent_together" if other.is_parent else "elderly"
    return "specified" if specified <= age < end else "general"


def _together(handbook: str) -> str:
    """同居特別障害者 — dependants live with the taxpayer."""
    return "severe_together" if handbook == SEVERE else handbook


def _without_spouse(who: Member, here: Standing, year: int) -> bool:
    """Whether a parent has no spouse on 31 December; who has none from the start counts as bereaved."""
    if not who.is_parent:
        return False
    partners = [other for other in here.people.values() if other.is_parent and other is not who]
    return all(partner.end <= (year + 1) * MONTHS for partner in partners)
