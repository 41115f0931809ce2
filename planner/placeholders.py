"""仮の値 (placeholders): what stands in for fields that the family does not know, each with its source.

The filled household goes through the engine; the list of placeholders is shown on the evidence page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from planner import lives
from planner.household import Assumptions, Child, Household, Income, Parent, Person, Spending
from planner.household_home import Home, Move
from planner.lawbook import LawBook

COSTS = "typical_costs"
WORKSHOPS: Mapping[str, str] = MappingProxyType(
    {"workshop_a": "workshop_wages.a_yen_per_month", "workshop_b": "workshop_wages.b_yen_per_month"}
)
MONTHS = 12
CHILD_LAST_AGE = 90

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Placeholder:
    """One value that stands in: the place, the law key it comes from, the value."""

    place: Place
    key: str
    value: float


class _Filler:
    """Hands out typical values and remembers where they were used."""

    def __init__(self, household: Household, lawbook: LawBook) -> None:
        self.lawbook = lawbook
        self.year = household.first_year
        self.code = household.municipality
        self.used: list[Placeholder] = []

    def typical(self, place: Place, name: str, *, times: float = 1.0) -> float:
        """Return a typical cost, note its use."""
        return self.of_law(place, f"{COSTS}.{name}", times=times)

    def of_law(self, place: Place, key: str, *, times: float = 1.0) -> float:
        """Return a value of the law book (the first of a list), note its use."""
        value = self.lawbook.parameter(key, self.code).on(date(self.year, MONTHS, 31)).value
        amount = float(value) * times if not isinstance(value, tuple) else float(value[0]) * times
        self.used.append(Placeholder(place, key, amount))
        return amount

    def label(self, name: str) -> str:
        """Return the Japanese label of a typical value, as the name of an added item."""
        return self.lawbook.parameter(f"{COSTS}.{name}", self.code).label_ja

    def yen(self, place: Place, name: str, *, times: float = 1.0) -> int:
        """Return a typical amount in whole yen."""
        return round(self.typical(place, name, times=times))


def fill(household: Household, lawbook: LawBook) -> tuple[Household, tuple[Placeholder, ...]]:
    """仮の値を入れる — fill the fields that the family does not know.

    Args:
        household: The family's file as given.
        lawbook: Where the typical values stand, with their sources.

    Returns:
        The filled household and the placeholders used. A second call fills nothing more.

    """
    use = _Filler(household, lawbook)
    filled = household.model_copy(
        update={
            "parents": tuple(_parent(use, i, p) for i, p in enumerate(household.parents)),
            "children": tuple(_child(use, i, c) for i, c in enumerate(household.children)),
            "incomes": tuple(_income(use, i, income) for i, income in enumerate(household.incomes)),
            "spending": _spending(use, household),
            "home": None if household.home is None else _home(use, household.home, ("home",)),
            "move": None if household.move is None else _move(use, household.move),
            "assumptions": _assumptions(use, household.assumptions),
        }
    )
    return filled, tuple(use.used)


def _born(use: _Filler, place: Place, person: Person) -> dict[str, int]:
    if person.birth_month is not None:
        return {}
    return {"birth_month": int(use.typical((*place, "birth_month"), "birth_month"))}


def _parent(use: _Filler, i: int, parent: Parent) -> Parent:
    place: Place = ("parents", i)
    update: dict[str, int] = _born(use, place, parent)
    if parent.last_age is None:
        age = parent.age_in(use.year)
        update["last_age"] = lives.planned_last_age(
            sex=parent.sex, age=age, lawbook=use.lawbook, year=use.year, factor=parent.mortality_factor
        )
        use.used.append(Placeholder((*place, "last_age"), "life_table.table", update["last_age"]))
    if parent.funeral_yen is None:
        update["funeral_yen"] = use.yen((*place, "funeral_yen"), "funeral_yen")
    return parent.model_copy(update=update)


def _child(use: _Filler, i: int, child: Child) -> Child:
    update = _born(use, ("children", i), child)
    if child.last_age is None:
        update["last_age"] = max(CHILD_LAST_AGE, child.age_in(use.year))
    return child.model_copy(update=update)


def _income(use: _Filler, i: int, income: Income) -> Income:
    """工賃・賃金 — the national average of the kind of workshop."""
    if income.yen_per_year is not None or income.kind not in WORKSHOPS:
        return income
    yen = use.of_law(("incomes", i, "yen_per_year"), WORKSHOPS[income.kind], times=MONTHS)
    return income.model_copy(update={"yen_per_year": round(yen)})


def _spending(use: _Filler, household: Household) -> tuple[Spending, ...]:
    home = household.home if household.move is None else household.move.home  # where the child will live alone
    rented = home is not None and not home.owned
    items = [_item(use, i, s, len(household.parents), rented=rented) for i, s in enumerate(household.spending)]
    if not any(s.kind == "living" for s in household.spending):
        added = Spending(name=use.label("couple_65_yen_per_month"), kind="living")
        items.append(_item(use, len(items), added, len(household.parents), rented=rented))
    if not any(s.kind == "special" for s in household.spending):
        place: Place = ("spending", len(items))
        monthly = use.yen(place, "special_spending_yen_per_year", times=1 / MONTHS)
        items.append(_same_in_all_phases(use.label("special_spending_yen_per_year"), monthly))
    return tuple(items)


def _same_in_all_phases(name: str, yen_per_month: int) -> Spending:
    return Spending(
        name=name,
        kind="special",
        both_parents_yen_per_month=yen_per_month,
        one_parent_yen_per_month=yen_per_month,
        child_alone_yen_per_month=yen_per_month,
    )


def _item(use: _Filler, i: int, item: Spending, parents: int, *, rented: bool) -> Spending:
    """Fill the phases of a living item that the family will go through."""
    if item.kind != "living":
        return item
    place: Place = ("spending", i)
    update: dict[str, int] = {}
    both, one = item.both_parents_yen_per_month, item.one_parent_yen_per_month
    if both is None and parents > 1:
        both = use.yen((*place, "both_parents_yen_per_month"), "couple_65_yen_per_month")
        update["both_parents_yen_per_month"] = both
    if one is None and parents > 0:
        here = (*place, "one_parent_yen_per_month")
        if both is not None:
            update["one_parent_yen_per_month"] = use.yen(here, "one_parent_share_ratio", times=both)
        else:
            update["one_parent_yen_per_month"] = use.yen(here, "single_65_yen_per_month")
    if item.child_alone_yen_per_month is None:
        name = "child_alone_renting_yen_per_month" if rented else "child_alone_own_home_yen_per_month"
        update["child_alone_yen_per_month"] = use.yen((*place, "child_alone_yen_per_month"), name)
    return item.model_copy(update=update)


def _home(use: _Filler, home: Home, place: Place) -> Home:
    update: dict[str, int] = {}

    def fill(field: str, name: str) -> None:
        if getattr(home, field) is None:
            update[field] = use.yen((*place, field), name)

    if home.owned:
        if home.assessed_land_yen is None and home.assessed_building_yen is None:
            fill("property_tax_yen_per_year", "property_tax_yen_per_year")
        name = "house_upkeep_yen_per_year" if home.kind == "house" else "flat_upkeep_yen_per_year"
        fill("upkeep_yen_per_year", name)
    if home.kind in ("rented", "public_rented"):
        fill("rent_yen_per_month", "rent_yen_per_month")
    return home.model_copy(update=update)


def _move(use: _Filler, move: Move) -> Move:
    return move.model_copy(update={"home": _home(use, move.home, ("move", "home"))})


def _assumptions(use: _Filler, assumptions: Assumptions) -> Assumptions:
    update: dict[str, float] = {}
    if assumptions.price_growth_ratio is None:
        place: Place = ("assumptions", "price_growth_ratio")
        update["price_growth_ratio"] = use.typical(place, "price_growth_ratio")
    return assumptions.model_copy(update=update)
