"""The home and the debts of the plain loop: property tax, upkeep, rent, payments."""

from benchmarks.plain_law import MONTHS, Law
from benchmarks.plain_people import Member, down
from benchmarks.plain_rows import Row, months_between
from planner.household import Debt, Household
from planner.household_home import Home

TAX = "property_tax"
TAXES = {"fixed": "fixed", "city_planning": "city"}


def rows(household: Household, phases: tuple[tuple[int, int], ...], law: Law) -> list[Row]:
    """住まいの行 — property tax, upkeep and rent, while the household lasts."""
    home, start, end = household.home, phases[0][0], phases[-1][1]
    if home is None:
        return []
    months = [months_between(year, start, end) for year in law.course.years]
    prices, tax = law.course.growth["prices"], _property_tax(home, law)
    upkeep = [(home.upkeep_yen_per_year or 0) * growth for growth in prices]
    return [
        Row(TAX, None, None, [-yen * count / MONTHS for yen, count in zip(tax, months, strict=True)]),
        Row("home_upkeep", None, None, [-yen * count / MONTHS for yen, count in zip(upkeep, months, strict=True)]),
        Row("rent", None, None, [-yen for yen in rent(household, phases, law)]),
    ]


def rent(household: Household, phases: tuple[tuple[int, int], ...], law: Law) -> list[float]:
    """家賃 — yen of each year; another rent when the child lives alone, if given."""
    return [rent_between(household, phases, law, i, months=(0, MONTHS)) for i in range(len(law.course.years))]


def rent_between(
    household: Household, phases: tuple[tuple[int, int], ...], law: Law, i: int, *, months: tuple[int, int]
) -> float:
    """家賃 — of one year, from one month to the one before another."""
    home, year = household.home, law.course.years[i]
    if home is None or not home.rent_yen_per_month:
        return 0.0
    begin, stop = (year * MONTHS + month for month in months)
    (start, _), _, (alone_from, end) = phases
    alone = home.child_alone_rent_yen_per_month
    alone = home.rent_yen_per_month if alone is None else alone
    together = home.rent_yen_per_month * months_between(year, max(start, begin), min(alone_from, stop))
    by_themselves = alone * months_between(year, max(alone_from, begin), min(end, stop))
    return (together + by_themselves) * law.course.growth["prices"][i]


def _property_tax(home: Home, law: Law) -> list[float]:
    """固定資産税・都市計画税 — as typed, else from the assessed values, of a whole year."""
    typed, prices = home.property_tax_yen_per_year, law.course.growth["prices"]
    if typed is not None:
        return [typed * growth for growth in prices]
    if home.assessed_land_yen is None and home.assessed_building_yen is None:
        return [0.0] * len(prices)
    first, every = int(law.number(f"{TAX}.reassessment_year")), int(law.number(f"{TAX}.reassessment_every_years"))
    found = []
    for i, year in enumerate(law.course.years):
        grown = prices[max(0, i - (year - first) % every)]
        land, building = ((yen or 0) * grown for yen in (home.assessed_land_yen, home.assessed_building_yen))
        metres = float(home.land_square_metres or 0)
        found.append(sum(_tax(name, land, building, i, square_metres=metres, law=law) for name in TAXES))
    return found


def _tax(name: str, land: float, building: float, i: int, *, square_metres: float, law: Law) -> float:
    """One of the two taxes: land under a home at a part of its value, nothing below the thresholds."""
    base = _land_base(TAXES[name], land, i, square_metres=square_metres, law=law)
    of_fixed = _land_base("fixed", land, i, square_metres=square_metres, law=law)
    taxed = base if of_fixed >= law.by_year(f"{TAX}.land_exempt_below_yen")[i] else 0.0
    taxed += building if building >= law.by_year(f"{TAX}.building_exempt_below_yen")[i] else 0.0
    taxed = down(taxed, law.number(f"{TAX}.base_rounding_yen"))
    return down(taxed * law.by_year(f"{TAX}.{name}_ratio")[i], law.number(f"{TAX}.tax_rounding_yen"))


def _land_base(tax: str, land: float, i: int, *, square_metres: float, law: Law) -> float:
    small = min(1.0, law.by_year(f"{TAX}.small_lot_square_metres")[i] / max(1.0, square_metres))
    small_ratio, ratio = (law.by_year(f"{TAX}.{lot}_lot_{tax}_ratio")[i] for lot in ("small", "general"))
    return land * (small * small_ratio + (1 - small) * ratio)


def debts(household: Household, people: dict[str, Member], *, household_end: int, law: Law) -> list[Row]:
    """借入の行 — yearly payments with interest until repaid, or until the owner's death if insured so."""
    found = []
    for debt in household.debts:
        end = people[debt.owner].end if debt.ends_with_death else household_end
        months = [months_between(year, 0, end) for year in law.course.years]
        payments = [paid for paid, _ in course(debt, len(months))]
        yen = [-paid * count / MONTHS for paid, count in zip(payments, months, strict=True)]
        found.append(Row("debt", debt.owner, None, yen, debt.name))
    return found


def course(debt: Debt, years: int) -> list[tuple[float, float]]:
    """Payment of each year, and what is owed at its end."""
    owed, found = float(debt.balance_yen or 0), []
    for _ in range(years):
        owed *= 1 + debt.interest_ratio
        paid = min(owed, float(debt.payment_yen_per_year or 0))
        owed -= paid
        found.append((paid, owed))
    return found
