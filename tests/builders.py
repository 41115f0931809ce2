"""Small households for tests: everything zero and known unless a test says otherwise."""

from dataclasses import fields
from typing import Any

import numpy as np

from planner.household import Household
from planner.means import Means
from planner.projection import Projection
from planner.standing import Incomes

Part = dict[str, Any]
FIRST_YEAR = 2026
STILL: Part = {
    "price_growth_ratio": 0.0,
    "wage_growth_ratio": 0.0,
    "pension_growth_ratio": 0.0,
    "public_assistance": False,
}


def household(**parts: Any) -> Household:
    """One child of 50 who lives to 60, no growth, no assistance, no taxes; any part can be replaced.

    Spending has no special item unless it is given, so that no placeholder steps in.
    """
    given: Part = {
        "first_year": FIRST_YEAR,
        "amounts": "take_home",
        "children": [child()],
        "spending": [living()],
        "assumptions": STILL,
    } | parts
    if not any(one["kind"] == "special" for one in given["spending"]):
        given["spending"] = [*given["spending"], nothing_special()]
    return Household.model_validate(given)


def child(name: str = "長男", age: int = 50, last_age: int = 60, **more: Any) -> Part:
    """A child without any pension."""
    return {"name": name, "birth_year": FIRST_YEAR - age, "birth_month": 1, "last_age": last_age, **more}


def parent(name: str = "母", age: int = 80, last_age: int = 84, **more: Any) -> Part:
    """A parent without pension and funeral costs; a father is male, a mother female."""
    sex = "male" if name == "父" else "female"
    born = {"birth_year": FIRST_YEAR - age, "birth_month": 1, "last_age": last_age}
    return {"name": name, "sex": sex, "funeral_yen": 0, **born, **more}


def old_age(basic: int = 0, employees: int = 0, **more: Any) -> Part:
    """Typed old-age pensions, yen per year."""
    return {"basic_yen_per_year": basic, "employees_yen_per_year": employees, **more}


def living(both: int = 0, one: int = 0, alone: int = 0, **more: Any) -> Part:
    """Living costs by phase, yen per month."""
    return _item("生活費", "living", both, one, alone, **more)


def item(name: str, both: int = 0, one: int = 0, alone: int = 0, **more: Any) -> Part:
    """Any other spending by phase, yen per month."""
    return _item(name, "other", both, one, alone, **more)


def nothing_special() -> Part:
    """The special spending that a family says it has not."""
    return _item("特別な支出", "special", 0, 0, 0)


def _item(name: str, kind: str, both: int, one: int, alone: int, **more: Any) -> Part:
    amounts = {
        "both_parents_yen_per_month": both,
        "one_parent_yen_per_month": one,
        "child_alone_yen_per_month": alone,
    }
    return {"name": name, "kind": kind, **amounts, **more}


def money(owner: str, yen: int, **more: Any) -> Part:
    """One account."""
    return {"name": "預金", "owner": owner, "balance_yen": yen, **more}


def means(name: str, **yen: Any) -> Means:
    """What one person has, by year and by field of ``Incomes``: "total_yen", "wages_yen", …; all else is nothing."""
    told = {field: np.atleast_2d(np.asarray(by_year, dtype=np.float64)) for field, by_year in yen.items()}
    nothing = dict.fromkeys((one.name for one in fields(Incomes)), np.zeros_like(next(iter(told.values()))))
    return Means(incomes={name: Incomes(**(nothing | told))})


def yen_by_year(p: Projection, programme: str, person: str | None = None, name: str | None = None) -> list[int]:
    """Yen by year of all lines of a programme, of one person or one name if given."""
    wanted = [
        line.yen[0]
        for line in p.lines
        if line.programme == programme and person in (None, line.person) and name in (None, line.name)
    ]
    return [round(float(v)) for v in sum(wanted, np.zeros(len(p.years)))]
