"""くわしい欄 (full form): ten sections, each in its own file, over the one frozen household."""

from collections.abc import Callable

from planner.household import Household
from planner.ui.forms import (
    assumptions,
    daily_life,
    home,
    money,
    pensions,
    people,
    protection,
    services,
    spending,
    wills,
)

SECTIONS: tuple[tuple[str, Callable[[Household], None]], ...] = (
    ("people", people.show),
    ("pensions", pensions.show),
    ("money", money.show),
    ("home", home.show),
    ("spending", spending.show),
    ("protection", protection.show),
    ("services", services.show),
    ("wills", wills.show),
    ("daily_life", daily_life.show),
    ("assumptions", assumptions.show),
)
