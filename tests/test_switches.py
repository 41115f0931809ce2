"""立場の変わり目: who depends on whom is counted with and without an income of the supporter's own."""

from planner import futures, switches
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import project
from tests.builders import child, household, old_age, parent


def dependants(given: Household, lawbook: LawBook) -> tuple[switches.Value, ...]:
    p = project(given, futures.calm(given, lawbook), lawbook)
    return next(row.values for row in switches.rows(p) if row.key == "dependants")


def test_a_supporter_without_any_income_has_dependants_too(lawbook: LawBook) -> None:
    home = household(parents=[parent(last_age=82)], children=[child(last_age=60), child("次男", 48, 60)])
    assert dependants(home, lawbook)[:4] == (2, 2, 2, 1)


def test_who_earns_depends_on_nobody(lawbook: LawBook) -> None:
    wages = {"name": "給与", "kind": "wages", "person": "長男", "yen_per_year": 3_000_000}
    home = household(parents=[parent(last_age=82, old_age_pension=old_age(700_000))], incomes=[wages])
    assert dependants(home, lawbook)[:4] == (1, 1, 1, 0)
    both = household(parents=[parent(last_age=82, old_age_pension=old_age(5_000_000))], incomes=[wages])
    assert dependants(both, lawbook)[:4] == (0, 0, 0, 0)
