"""何がいちばん響くか (tornado): one assumption of a plan moved at a time, and what that does to its end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from planner import compare, placeholders, required, stresses
from planner.compare import Result
from planner.household import Household, Person
from planner.lawbook import LawBook
from planner.measures.common import with_child
from planner.projection import project
from planner.stresses import Stressed

PRICE_STEP, RETURN_STEP = 0.01, 0.01
YEARS = 5
LESS_UPKEEP, MORE_UPKEEP = 0.5, 2.0
LOWEST_GROWTH, HIGHEST_GROWTH = -0.1, 0.2
OLDEST_AGE = 110
Change = Callable[[Household, LawBook], Household | Stressed | None]


@dataclass(frozen=True)
class Turn:
    """一つの前提を動かすと — the end of the plan with an assumption moved down and up.

    Attributes:
        code: Words under ``tornado.<code>``, with ``.down`` and ``.up``.
        down, up: The plan's numbers then; None where there is nothing to move in this direction.
        down_yen, up_yen: ``end_yen`` less that of the plan as it is; 0 where nothing is moved.

    """

    code: str
    down: Result | None
    up: Result | None
    down_yen: int
    up_yen: int

    @property
    def span_yen(self) -> int:
        """How far apart the ends lie, the plan as it is among them."""
        ends = (0, self.down_yen, self.up_yen)
        return max(ends) - min(ends)


def turns(household: Household, lawbook: LawBook) -> tuple[Turn, ...]:
    """前提を一つずつ動かす — every assumption that this family has, the one that moves most first.

    Args:
        household: The family as a plan makes it, or as it is.
        lawbook: The law.

    """
    plain = household.model_copy(update={"plans": ()})
    as_it_is = compare.result(compare.projected(plain, lawbook))
    found = []
    for code, (down, up) in CHANGES.items():
        below, above = (_result(change, plain, lawbook) for change in (down, up))
        if below is not None or above is not None:
            ends = [0 if one is None else one.end_yen - as_it_is.end_yen for one in (below, above)]
            found.append(Turn(code, below, above, *ends))
    return tuple(sorted(found, key=lambda turn: -turn.span_yen))


def _result(change: Change | None, household: Household, lawbook: LawBook) -> Result | None:
    """The plan's numbers with one change; None where the family has nothing that could be moved."""
    changed = None if change is None else change(household, lawbook)
    if changed is None:
        return None
    if isinstance(changed, Household):
        return compare.result(compare.projected(changed, lawbook))
    return compare.result(project(*changed, lawbook, working=False))


def _prices(household: Household, lawbook: LawBook, *, step: float) -> Stressed | None:
    filled, _ = placeholders.fill(household, lawbook)
    assumed = filled.assumptions.price_growth_ratio or 0.0
    moved = _inside(assumed + step)
    return None if moved == assumed else stresses.prices(household, lawbook, ratio=moved)


def _returns(household: Household, lawbook: LawBook, *, step: float) -> Household | None:
    """Every account earns more or less; without money there is nothing to earn on."""
    del lawbook
    if not any(account.balance_yen for account in household.accounts):
        return None
    moved = tuple(a.model_copy(update={"return_ratio": _inside(a.return_ratio + step)}) for a in household.accounts)
    return None if moved == household.accounts else household.model_copy(update={"accounts": moved})


def _inside(ratio: float) -> float:
    return min(HIGHEST_GROWTH, max(LOWEST_GROWTH, ratio))


def _parents_lives(household: Household, lawbook: LawBook, *, years: int) -> Household | None:
    """Every parent lives some years longer or shorter than planned, at least to the start of the plan."""
    filled, _ = placeholders.fill(household, lawbook)
    ages = [_last_age(parent, household.first_year, years) for parent in filled.parents]
    if ages == [parent.last_age for parent in filled.parents]:
        return None
    moved = (one.model_copy(update={"last_age": age}) for one, age in zip(household.parents, ages, strict=True))
    return household.model_copy(update={"parents": tuple(moved)})


def _child_life(household: Household, lawbook: LawBook, *, years: int) -> Household | None:
    filled, _ = placeholders.fill(household, lawbook)
    child = required.main_child(filled)
    last_age = _last_age(child, household.first_year, years)
    return None if last_age == child.last_age else with_child(household, child.name, last_age=last_age)


def _last_age(person: Person, first_year: int, years: int) -> int:
    """The planned last age and some years; never before the plan, and above ``OLDEST_AGE`` never higher."""
    now = person.age_in(first_year)
    planned = now if person.last_age is None else person.last_age
    return max(now, min(planned + years, max(planned, OLDEST_AGE)))


def _care(household: Household, lawbook: LawBook) -> Stressed | None:
    return stresses.care(household, lawbook, whose="parents") if household.parents else None


def _upkeep(household: Household, lawbook: LawBook, *, factor: float) -> Household | None:
    """Repairs and upkeep of an owned home cost half or twice as much."""
    filled, _ = placeholders.fill(household, lawbook)
    home = filled.home
    if household.home is None or home is None or not home.owned or not home.upkeep_yen_per_year:
        return None
    moved = household.home.model_copy(update={"upkeep_yen_per_year": round(home.upkeep_yen_per_year * factor)})
    return household.model_copy(update={"home": moved})


def _pension_refused(household: Household, lawbook: LawBook) -> Household | None:
    """The disability pension of the main child is not granted, or not renewed."""
    del lawbook
    child = required.main_child(household)
    return None if child.disability_pension is None else with_child(household, child.name, disability_pension=None)


CHANGES: Mapping[str, tuple[Change | None, Change | None]] = MappingProxyType(
    {
        "prices": (partial(_prices, step=-PRICE_STEP), partial(_prices, step=PRICE_STEP)),
        "parents_lives": (partial(_parents_lives, years=-YEARS), partial(_parents_lives, years=YEARS)),
        "child_life": (partial(_child_life, years=-YEARS), partial(_child_life, years=YEARS)),
        "care": (None, _care),
        "upkeep": (partial(_upkeep, factor=LESS_UPKEEP), partial(_upkeep, factor=MORE_UPKEEP)),
        "pension_refused": (None, _pension_refused),
        "returns": (partial(_returns, step=-RETURN_STEP), partial(_returns, step=RETURN_STEP)),
    }
)
"""Down and up of every assumption; what has one side only stands as up."""
